/* tradescope report: the report from what is stored. */
#include "cli/command.h"
#include "cli/languages.h"
#include "core/file.h"
#include "report/report.h"

static const tsc_option options[] = {
    TSC_OPTION_DB,
    {"out", "DIR", NULL,
     "write report.md, report.html, charts and CSV files into DIR; without it the report is printed, without charts",
     'o'},
    {"format", "md|html|text", "text", "how to print", 'f'},
    {"report-lang", "LANG", "en", "language of report and charts: en, fr, ru, or another of datasets/phrases", 0},
    {"pair", "KAZ-MAR", NULL, "only this pair, told from the side of the first", 0},
    {"as-of", "D", NULL, "today, for due dates (default: date of the newest document)", 0},
    {"to", "YEAR", NULL, "project up to this year (default: five years on)", 0},
    {"model", "NAME", "auto", "model of the projections", 0},
    {"gnuplot", "PATH", NULL, "absolute path of gnuplot (default: looked for along PATH)", 0},
    TSC_OPTION_JOBS,
    TSC_OPTION_END,
};

static tsc_status read_options(const tsc_args *args, tsc_report_opts *opts, tsc_error *err)
{
    long long to_year = 0;
    size_t jobs = 1;
    tsc_status status = tsc_args_integer(args, "to", 1900, 2200, &to_year, err);
    if (status == TSC_OK)
        status = tsc_args_jobs(args, &jobs, err);
    if (status == TSC_OK)
        status = tsc_args_date(args, "as-of", &opts->as_of, err);
    if (status == TSC_OK)
        status = tsc_args_pair(args, "pair", opts->pair, err);
    if (status == TSC_OK)
        status = tsc_args_language(args, "report-lang", &opts->language, err);
    opts->to_year = (int)to_year;
    opts->jobs = (int)jobs;
    opts->model = tsc_args_get(args, "model");
    opts->gnuplot = tsc_args_get(args, "gnuplot");
    opts->folder = tsc_args_get(args, "out");
    return status;
}

/* Composes and prints; nothing is drawn. */
static tsc_status print_report(tsc_store *store, const tsc_model_tables *tables, const tsc_args *args,
                               const tsc_report_opts *opts, tsc_error *err)
{
    tsc_report_format format = TSC_REPORT_TEXT;
    tsc_report_format_parse(tsc_span_of(tsc_args_get(args, "format")), &format);
    tsc_report report;
    tsc_buffer text;
    tsc_report_init(&report);
    tsc_buffer_init(&text);
    tsc_status status = tsc_report_compose(store, tables, opts, &report, err);
    if (status == TSC_OK)
        status = tsc_report_render(&report, format, &text, err);
    if (status == TSC_OK)
        status = tsc_file_write("-", tsc_buffer_text(&text), text.length, err);
    tsc_buffer_clear(&text);
    tsc_report_clear(&report);
    return status;
}

static int run(const tsc_args *args)
{
    tsc_error err;
    tsc_store *store = NULL;
    tsc_model_tables *tables = NULL;
    tsc_report_opts opts = {.folder = NULL};
    tsc_refusals refusals = {0, TSC_EXIT_OK};
    const tsc_notes notes = {tsc_refusals_add, &refusals};
    if (args->input_count > 0)
        return tsc_misuse("report wants no input but the store: '%s' is too much", args->inputs[0]);
    tsc_status status = read_options(args, &opts, &err);
    if (status == TSC_OK)
        status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &store, &err);
    if (status == TSC_OK)
        status = tsc_model_tables_load(NULL, &tables, &err);
    if (status == TSC_OK && opts.folder)
        status = tsc_folder_make(opts.folder, &err);
    if (status == TSC_OK)
        status = opts.folder ? tsc_report_run(store, tables, &opts, &notes, &err)
                             : print_report(store, tables, args, &opts, &err);
    tsc_model_tables_free(tables);
    tsc_store_close(store);
    return status == TSC_OK ? refusals.status : tsc_complain(&err);
}

const tsc_command tsc_command_report = {
    .name = "report",
    .summary = "the report from what is stored",
    .synopsis = "[OPTION]...",
    .description =
        "Tells what the store holds: findings first, then tables, projections with their width in words, targets, acts "
        "and\n"
        "promises, what does not add up and what is not known. Every number bears the sentence, row or computation it "
        "comes\n"
        "from. With --out it is written as report.md and report.html with charts; else it is printed.",
    .examples =
        "  tradescope report --db out/tradescope.db                      print it\n"
        "  tradescope report --pair KAZ-MAR --report-lang fr --out fr     the page in French, one pair\n"
        "  tradescope report --format md > report.md                      Markdown without charts",
    .options = options,
    .run = run,
};
