/* The main job: documents, statistics and scripts in; store, CSV files, charts, what-ifs and report out. A stretch that
   fails is named and the others are done all the same; the exit status is the worst of them. */
#include "cli/command.h"
#include "cli/harvest.h"
#include "cli/languages.h"
#include "cli/limits.h"
#include "cli/refusals.h"
#include "cli/whatif_charts.h"
#include "core/file.h"
#include "report/report.h"
#include "scenario/output.h"
#include "scenario/world.h"
#include "store/correction.h"
#include "store/export.h"
#include "store/import.h"
#include "text/rules.h"

#include <stdlib.h>
#include <unistd.h>

/* The store takes what extraction is sure of by half; series take more (TSC_SERIES_CONFIDENCE). */
static const double STORED_CONFIDENCE = 0.5;

static const tsc_option options[] = {
    {"out", "DIR", "out", "folder for report, charts and CSV files; made where missing", 'o'},
    {"db", "FILE", NULL, "the store (default: DIR/tradescope.db)", 0},
    {"date", "D", NULL, "date of all documents, as 2025, 2025-03 or 2025-03-04", 0},
    {"as-of", "D", NULL, "today, for due dates (default: date of the newest document)", 0},
    {"to", "YEAR", NULL, "project up to this year (default: five years on)", 0},
    {"pair", "KAZ-MAR", NULL, "limit report, projections and charts to a pair", 0},
    {"model", "NAME", "auto", "model of the projections", 0},
    {"report-lang", "LANG", "en", "language of report and charts: en, fr, ru, or another of datasets/phrases", 0},
    {"corrections", "FILE", NULL, "the user's own corrections, kept in the store and applied from now on", 0},
    TSC_OPTIONS_DOCUMENT_LIMITS,
    TSC_OPTIONS_TABLE_LIMITS,
    TSC_OPTIONS_SCRIPT_LIMITS,
    TSC_OPTION_JOBS,
    TSC_OPTION_END,
};

struct job {
    const tsc_args *args;
    const char *folder;
    size_t jobs;
    tsc_report_opts report;
    tsc_document_opts document;
    tsc_import_opts table;
    tsc_scenario_options script;
    tsc_refusal_list refusals;
    tsc_notes notes;
    int status; /* worst exit status so far */
    tsc_arena arena;
    tsc_input *inputs;
    size_t input_count;
    tsc_store *store;
    tsc_model_tables *tables;
    tsc_scenario_run *runs;
    const tsc_scenario_run **run_pointers;
    size_t run_count;
    size_t documents_seen, documents_new, tables_new;
};

static void worsen(struct job *job, int status)
{
    if (status > job->status)
        job->status = status;
}

static bool complain(struct job *job, const tsc_error *err)
{
    worsen(job, tsc_complain(err));
    return false;
}

static tsc_status read_options(struct job *job, tsc_error *err)
{
    long long to_year = 0;
    tsc_status status = tsc_args_integer(job->args, "to", 1900, 2200, &to_year, err);
    if (status == TSC_OK)
        status = tsc_args_date(job->args, "date", &job->document.date, err);
    if (status == TSC_OK)
        status = tsc_args_date(job->args, "as-of", &job->report.as_of, err);
    if (status == TSC_OK)
        status = tsc_args_pair(job->args, "pair", job->report.pair, err);
    if (status == TSC_OK)
        status = tsc_args_jobs(job->args, &job->jobs, err);
    if (status == TSC_OK)
        status = tsc_args_document_limits(job->args, &job->document, err);
    if (status == TSC_OK)
        status = tsc_args_table_limits(job->args, &job->table, err);
    if (status == TSC_OK)
        status = tsc_args_script_limits(job->args, &job->script, err);
    if (status == TSC_OK)
        status = tsc_args_language(job->args, "report-lang", &job->report.language, err);
    job->report.to_year = (int)to_year;
    job->report.model = tsc_args_get(job->args, "model");
    job->report.folder = job->folder;
    job->report.jobs = (int)job->jobs;
    return status;
}

static tsc_status open_store(struct job *job, tsc_error *err)
{
    tsc_status status = tsc_folder_make(job->folder, err);
    const char *given = tsc_args_get(job->args, "db");
    tsc_buffer path;
    tsc_buffer_init(&path);
    if (given)
        tsc_buffer_add_text(&path, given);
    else
        tsc_path_join(&path, job->folder, "tradescope.db");
    if (status == TSC_OK)
        status = tsc_buffer_status(&path, err);
    if (status == TSC_OK)
        status = tsc_store_open(path.data, TSC_STORE_CREATE, &job->store, err);
    tsc_buffer_clear(&path);
    return status;
}

/* What is of no known kind is refused where it was named itself, and listed where a folder holds it. */
static void sort_out_unknown(struct job *job)
{
    for (size_t i = 0; i < job->input_count; i++) {
        const tsc_input *input = &job->inputs[i];
        if (input->kind != TSC_INPUT_UNKNOWN)
            continue;
        if (input->named)
            tsc_notes_add(&job->notes, TSC_EINPUT, input->path, 0,
                          "is of no kind that is read here (text, HTML, PDF, DOCX, ODT, NDJSON, CSV, Lua)");
        else
            fprintf(stderr, "tradescope: %s: skipped, of no known kind\n", input->path);
    }
}

/* Long work says how far it is, on a terminal only. */
static void show_progress(const struct job *job)
{
    enum { EVERY = 100 };
    if (job->documents_seen % EVERY == 0 && isatty(STDERR_FILENO))
        fprintf(stderr, "\r%zu documents", job->documents_seen);
}

static void show_rows(void *context, unsigned long long rows)
{
    (void)context;
    fprintf(stderr, "\r%llu rows", rows);
}

static tsc_status keep_document(void *context, tsc_document *document, const tsc_records *records, tsc_error *err)
{
    struct job *job = context;
    tsc_outcome outcome = TSC_OUTCOME_KNOWN;
    job->documents_seen++;
    show_progress(job);
    tsc_status status = tsc_store_add_document(job->store, document, records, &outcome, err);
    job->documents_new += status == TSC_OK && (outcome == TSC_OUTCOME_ADDED || outcome == TSC_OUTCOME_REPLACED);
    if (document->bad_bytes > 0)
        tsc_notes_add(&job->notes, TSC_EINPUT, document->id, 0, "%zu broken bytes replaced, the first at offset %zu",
                      document->bad_bytes, document->first_bad);
    return status;
}

static bool read_documents(struct job *job)
{
    tsc_error err;
    tsc_extractor *extractor = NULL;
    tsc_text_rules *rules = NULL;
    if (tsc_extractor_new(NULL, &extractor, &err) != TSC_OK || tsc_text_rules_load(NULL, &rules, &err) != TSC_OK) {
        tsc_extractor_free(extractor);
        return complain(job, &err);
    }
    job->document.rules = rules;
    const tsc_harvest_opts opts = {.extractor = extractor,
                                   .extract = {.figures = true, .events = true, .min_confidence = STORED_CONFIDENCE},
                                   .document = job->document,
                                   .jobs = job->jobs,
                                   .notes = job->notes};
    tsc_status status = tsc_store_begin(job->store, &err);
    if (status == TSC_OK)
        status = tsc_harvest(job->inputs, job->input_count, &opts, keep_document, job, &err);
    if (status == TSC_OK)
        status = tsc_store_commit(job->store, &err);
    if (status != TSC_OK)
        tsc_store_rollback(job->store);
    tsc_extractor_free(extractor);
    tsc_text_rules_free(rules);
    return status == TSC_OK || complain(job, &err);
}

static void read_statistics(struct job *job)
{
    for (size_t i = 0; i < job->input_count; i++) {
        if (job->inputs[i].kind != TSC_INPUT_STATISTICS)
            continue;
        tsc_error err;
        tsc_import_opts opts = job->table;
        opts.notes = job->notes;
        opts.progress = isatty(STDERR_FILENO) ? show_rows : NULL;
        tsc_import_result result;
        if (tsc_import_file(job->store, job->inputs[i].path, &opts, &result, &err) == TSC_OK) {
            job->tables_new += result.outcome == TSC_OUTCOME_ADDED || result.outcome == TSC_OUTCOME_REPLACED;
        } else {
            tsc_error_locate(&err, job->inputs[i].path, 0);
            tsc_refusal_list_add(&job->refusals, &err);
        }
    }
}

static void apply_corrections(struct job *job)
{
    const char *path = tsc_args_get(job->args, "corrections");
    tsc_error err;
    if (path && tsc_store_correct(job->store, path, &job->notes, &err) != TSC_OK)
        tsc_refusal_list_add(&job->refusals, &err);
}

static void run_script(struct job *job, const char *path, const tsc_scenario_world *world)
{
    tsc_error err;
    tsc_buffer code;
    tsc_buffer_init(&code);
    tsc_scenario_options opts = job->script;
    opts.to_year = job->report.to_year;
    opts.language = job->report.language;
    tsc_scenario_run *run = &job->runs[job->run_count];
    tsc_status status = tsc_file_read(path, 1 << 20, &code, &err);
    if (status == TSC_OK)
        status = tsc_scenario_evaluate(path, tsc_buffer_text(&code), code.length, world, &opts, &job->arena, run, &err);
    tsc_buffer_clear(&code);
    if (status == TSC_OK) {
        job->run_pointers[job->run_count++] = run;
        return;
    }
    if (err.code == TSC_EUSAGE || err.code == TSC_ENOTFOUND)
        err.code = TSC_EINPUT; /* here a broken script is an input like any other */
    tsc_error_locate(&err, path, 0);
    tsc_refusal_list_add(&job->refusals, &err);
}

static void run_scripts(struct job *job)
{
    size_t count = 0;
    for (size_t i = 0; i < job->input_count; i++)
        count += job->inputs[i].kind == TSC_INPUT_SCENARIO;
    if (count == 0)
        return;
    tsc_world_sources sources = {job->store, job->tables};
    const tsc_scenario_world world = tsc_world_make(&sources);
    job->runs = tsc_arena_calloc(&job->arena, count, sizeof *job->runs);
    job->run_pointers = tsc_arena_calloc(&job->arena, count, sizeof(tsc_scenario_run *));
    if (!job->runs || !job->run_pointers) {
        tsc_error err;
        tsc_error_memory(&err, "%zu scripts", count);
        complain(job, &err);
        return;
    }
    for (size_t i = 0; i < job->input_count; i++)
        if (job->inputs[i].kind == TSC_INPUT_SCENARIO)
            run_script(job, job->inputs[i].path, &world);
}

static bool write_buffer(struct job *job, const char *name, const tsc_buffer *content)
{
    tsc_error err;
    return tsc_file_write_in(job->folder, name, content, &err) == TSC_OK || complain(job, &err);
}

/* The picture that the report drew of a run, where it stands; NULL where memory is short. */
static const char *chart_of(void *context, const tsc_scenario_run *run)
{
    struct job *job = context;
    const char *name = tsc_whatif_chart_name(run, &job->arena);
    tsc_buffer path;
    tsc_buffer_init(&path);
    tsc_path_join(&path, job->folder, name ? name : "");
    tsc_buffer_add_text(&path, ".png");
    const char *shown = !name || path.failed           ? NULL
                        : access(path.data, R_OK) == 0 ? tsc_arena_strdup(&job->arena, tsc_path_name(path.data))
                                                       : "";
    tsc_buffer_clear(&path);
    return shown;
}

static void write_whatifs(struct job *job)
{
    if (job->run_count == 0)
        return;
    tsc_error err;
    tsc_buffer content;
    tsc_buffer_init(&content);
    tsc_status status = tsc_scenario_write_csv(job->run_pointers, job->run_count, &content, &err);
    if (status != TSC_OK || !write_buffer(job, "whatif.csv", &content))
        goto done;
    tsc_buffer_reset(&content);
    status = tsc_scenario_write_markdown(job->run_pointers, job->run_count, NULL, chart_of, job, &content, &err);
    if (status == TSC_OK)
        write_buffer(job, "whatif.md", &content);
done:
    if (status != TSC_OK)
        complain(job, &err);
    tsc_buffer_clear(&content);
}

static void write_report(struct job *job)
{
    tsc_error err;
    job->report.runs = job->run_pointers;
    job->report.run_count = job->run_count;
    job->report.refusals = job->refusals.errors;
    job->report.refusal_count = job->refusals.count;
    if (tsc_store_export(job->store, job->folder, &err) != TSC_OK)
        complain(job, &err);
    if (tsc_report_run(job->store, job->tables, &job->report, &job->notes, &err) != TSC_OK)
        complain(job, &err);
    write_whatifs(job);
}

static void print_summary(struct job *job)
{
    tsc_store_counts counts;
    tsc_error err;
    if (tsc_store_count(job->store, &counts, &err) != TSC_OK) {
        complain(job, &err);
        return;
    }
    printf("%zu documents (%zu new), %zu figures, %zu events, %zu tables (%zu new), %zu what-ifs\n", counts.documents,
           job->documents_new, counts.figures, counts.events, counts.datasets, job->tables_new, job->run_count);
    printf("report: %s/report.html\n", job->folder);
}

static bool prepare(struct job *job)
{
    tsc_error err;
    if (read_options(job, &err) != TSC_OK)
        return complain(job, &err);
    if (tsc_inputs_collect(job->args->inputs, job->args->input_count, &job->notes, &job->arena, &job->inputs,
                           &job->input_count, &err) != TSC_OK ||
        tsc_model_tables_load(NULL, &job->tables, &err) != TSC_OK || open_store(job, &err) != TSC_OK)
        return complain(job, &err);
    return true;
}

static int run(const tsc_args *args)
{
    if (args->input_count == 0)
        return tsc_misuse("run wants files or folders to read; 'tradescope run --help' shows how");
    struct job job = {.args = args, .folder = tsc_args_get(args, "out")};
    tsc_refusal_list_init(&job.refusals);
    job.notes = (tsc_notes){tsc_refusal_list_note, &job.refusals};
    tsc_arena_init(&job.arena);
    if (prepare(&job)) {
        sort_out_unknown(&job);
        if (read_documents(&job)) {
            read_statistics(&job);
            apply_corrections(&job);
            run_scripts(&job);
            write_report(&job);
            print_summary(&job);
        }
    }
    worsen(&job, job.refusals.status);
    tsc_store_close(job.store);
    tsc_model_tables_free(job.tables);
    tsc_refusal_list_clear(&job.refusals);
    tsc_arena_clear(&job.arena);
    return job.status;
}

const tsc_command tsc_command_run = {
    .name = "run",
    .summary = "the main job: documents, statistics and scripts to store, charts and report",
    .synopsis = "[OPTION]... INPUT...",
    .description =
        "Reads documents (text, HTML, PDF, DOCX, ODT, NDJSON), statistics (CSV) and what-if scripts (*.lua, run last), given\n"
        "as files or folders, and writes report.md, report.html, charts (PNG, SVG) and CSV files into DIR. All is kept in\n"
        "one SQLite file; a second run adds what is new and repeats nothing.",
    .examples = "  tradescope run --out out press/ trade.csv whatif.lua\n"
                "  tradescope run --pair KAZ-MAR --to 2030 --report-lang fr press/",
    .options = options,
    .run = run,
};
