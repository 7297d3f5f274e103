/* whatif: scripted scenarios over a store, or over what the script brings along. */
#include "cli/command.h"
#include "cli/languages.h"
#include "cli/limits.h"
#include "cli/table.h"
#include "cli/whatif_charts.h"
#include "core/file.h"
#include "scenario/output.h"
#include "scenario/world.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>

/* One call of the command. */
typedef struct whatif {
    const tsc_args *args;
    const char *folder;
    tsc_world_sources sources;
    tsc_scenario_options options;
    tsc_arena arena;
    tsc_scenario_run *runs;
    const tsc_scenario_run **pointers;
    size_t count;
    bool charts; /* they were drawn: the text may point at them */
    int status;
} whatif;

static bool complain(whatif *job, const tsc_error *err)
{
    int status = tsc_complain(err);
    job->status = status > job->status ? status : job->status;
    return false;
}

/* The default store may be missing: scripts that bring their figures along need none. */
static bool open_sources(whatif *job)
{
    tsc_error err = {0};
    struct stat there;
    const char *path = tsc_args_get(job->args, "db");
    tsc_model_tables *tables = NULL;
    if ((tsc_args_has(job->args, "db") || stat(path, &there) == 0) &&
        tsc_store_open(path, TSC_STORE_READ, &job->sources.store, &err) != TSC_OK)
        return complain(job, &err);
    if (tsc_model_tables_load(NULL, &tables, &err) != TSC_OK)
        return complain(job, &err);
    job->sources.tables = tables;
    return true;
}

static bool read_options(whatif *job)
{
    long long seed = 0, draws = 0, to = 0;
    tsc_error err = {0};
    if (tsc_args_integer(job->args, "seed", 1, 4294967295, &seed, &err) != TSC_OK ||
        tsc_args_integer(job->args, "draws", 100, 1000000, &draws, &err) != TSC_OK ||
        tsc_args_integer(job->args, "to", 1900, 2200, &to, &err) != TSC_OK ||
        tsc_args_script_limits(job->args, &job->options, &err) != TSC_OK ||
        tsc_args_language(job->args, "report-lang", &job->options.language, &err) != TSC_OK)
        return complain(job, &err);
    job->options.seed = (uint64_t)seed;
    job->options.draws = (size_t)draws;
    job->options.to_year = (int)to;
    job->options.gravity_path = tsc_args_get(job->args, "gravity");
    job->options.effects_path = tsc_args_get(job->args, "effects");
    return true;
}

static void run_code(whatif *job, const char *name, const char *code, size_t length)
{
    tsc_error err = {0};
    tsc_scenario_world world = tsc_world_make(&job->sources);
    tsc_scenario_run *run = &job->runs[job->count];
    if (tsc_scenario_evaluate(name, code, length, &world, &job->options, &job->arena, run, &err) != TSC_OK) {
        complain(job, &err);
        return;
    }
    fputs(run->printed, stdout);
    job->pointers[job->count++] = run;
}

static void run_file(whatif *job, const char *path)
{
    tsc_error err = {0};
    tsc_buffer code;
    tsc_buffer_init(&code);
    if (tsc_file_read(path, 1 << 20, &code, &err) == TSC_OK)
        run_code(job, path, tsc_buffer_text(&code), code.length);
    else {
        err.code = err.code == TSC_EINPUT ? TSC_EUSAGE : err.code; /* a script that does not exist is misuse */
        complain(job, &err);
    }
    tsc_buffer_clear(&code);
}

static const char *chart_of(void *context, const tsc_scenario_run *run)
{
    whatif *job = context;
    if (!job->charts || run->count == 0)
        return "";
    const char *name = tsc_whatif_chart_name(run, &job->arena);
    size_t size = name ? strlen(name) + sizeof ".png" : 0;
    char *file = name ? tsc_arena_alloc(&job->arena, size) : NULL;
    if (!file)
        return NULL;
    snprintf(file, size, "%s.png", name);
    return file;
}

static void write_file(whatif *job, const char *name, const tsc_buffer *content)
{
    tsc_error err = {0};
    tsc_buffer path = {0};
    tsc_path_join(&path, job->folder, name);
    tsc_status status = tsc_buffer_status(&path, &err);
    if (status == TSC_OK)
        status = tsc_file_write(tsc_buffer_text(&path), tsc_buffer_text(content), content->length, &err);
    if (status != TSC_OK)
        complain(job, &err);
    else
        printf("%s\n", tsc_buffer_text(&path));
    tsc_buffer_clear(&path);
}

static void draw_charts(whatif *job)
{
    tsc_error err = {0};
    tsc_plotter *plotter = NULL;
    tsc_refusals refusals = {0};
    const tsc_notes notes = {tsc_refusals_add, &refusals};
    if (tsc_args_has(job->args, "no-charts"))
        return;
    tsc_status status = tsc_plotter_new(tsc_args_get(job->args, "gnuplot"), &plotter, &err);
    for (size_t r = 0; status == TSC_OK && r < job->count; r++)
        status = tsc_whatif_charts_save(plotter, job->pointers[r], job->folder, &notes, &err);
    job->charts = status == TSC_OK;
    if (status != TSC_OK)
        complain(job, &err);
    tsc_plotter_free(plotter);
}

static void write_results(whatif *job)
{
    tsc_error err = {0};
    tsc_buffer csv = {0}, text = {0};
    if (tsc_folder_make(job->folder, &err) != TSC_OK) {
        complain(job, &err);
        return;
    }
    draw_charts(job);
    if (tsc_scenario_write_csv(job->pointers, job->count, &csv, &err) == TSC_OK)
        write_file(job, "whatif.csv", &csv);
    else
        complain(job, &err);
    if (tsc_scenario_write_markdown(job->pointers, job->count, NULL, chart_of, job, &text, &err) == TSC_OK)
        write_file(job, "whatif.md", &text);
    else
        complain(job, &err);
    tsc_buffer_clear(&csv);
    tsc_buffer_clear(&text);
}

static void add_amount(tsc_table *table, const tsc_scenario *scenario, double value)
{
    char text[160] = "";
    if (isfinite(value))
        tsc_amount_format(value, scenario->key.unit, 3, "en", text, sizeof text);
    tsc_table_text(table, text);
}

/* The last year of every scenario, for the eye. */
static void print_overview(whatif *job)
{
    static const char *const columns[] = {"scenario", "year", "mean", "low 80 %", "high 80 %", "difference", "above base"};
    tsc_table table;
    tsc_error err = {0};
    tsc_table_init(&table, columns, sizeof columns / sizeof *columns);
    for (size_t r = 0; r < job->count; r++) {
        for (size_t s = 0; s < job->pointers[r]->count; s++) {
            const tsc_scenario *scenario = &job->pointers[r]->scenarios[s];
            size_t last = scenario->count - 1;
            const double *quantiles = scenario->quantiles + last * TSC_QUANTILES;
            tsc_table_text(&table, scenario->label);
            tsc_table_period(&table, scenario->periods[last]);
            add_amount(&table, scenario, scenario->mean[last]);
            add_amount(&table, scenario, quantiles[tsc_scenario_column(.1)]);
            add_amount(&table, scenario, quantiles[tsc_scenario_column(.9)]);
            add_amount(&table, scenario, scenario->base == s ? (double)NAN : scenario->difference[last]);
            tsc_table_rounded(&table, scenario->above_base[last], 2);
        }
    }
    if (tsc_table_print(&table, "table", stdout, &err) != TSC_OK)
        complain(job, &err);
    tsc_table_clear(&table);
}

static void run_all(whatif *job)
{
    const char *code = tsc_args_get(job->args, "execute");
    size_t count = job->args->input_count + 1;
    tsc_error err;
    job->runs = tsc_arena_calloc(&job->arena, count, sizeof *job->runs);
    job->pointers = tsc_arena_calloc(&job->arena, count, sizeof *job->pointers);
    if (!job->runs || !job->pointers) {
        tsc_error_memory(&err, "%zu scripts", count);
        complain(job, &err);
        return;
    }
    if (code)
        run_code(job, "-e", code, strlen(code));
    for (size_t i = 0; i < job->args->input_count; i++)
        run_file(job, job->args->inputs[i]);
    size_t scenarios = 0;
    for (size_t r = 0; r < job->count; r++)
        scenarios += job->runs[r].count;
    if (scenarios > 0) {
        print_overview(job);
        write_results(job);
    }
}

static int run_whatif(const tsc_args *args)
{
    if (args->input_count == 0 && !tsc_args_has(args, "execute"))
        return tsc_misuse("whatif: name a script, or give its code with -e 'CODE'");
    whatif job = {.args = args, .folder = tsc_args_get(args, "out")};
    tsc_arena_init(&job.arena);
    if (read_options(&job) && open_sources(&job))
        run_all(&job);
    tsc_store_close(job.sources.store);
    tsc_model_tables_free((tsc_model_tables *)job.sources.tables);
    tsc_arena_clear(&job.arena);
    return job.status;
}

static const tsc_option options[] = {
    TSC_OPTION_DB,
    {"out", "DIR", "out", "folder for whatif.csv, whatif.md and charts; made where missing", 'o'},
    {"execute", "CODE", NULL, "run this code", 'e'},
    {"to", "YEAR", NULL, "go at least so far (default: what the script says, else five years on)", 0},
    {"seed", "N", NULL, "seed of the random numbers (default 20250101)", 0},
    {"draws", "N", NULL, "draws of each scenario, 100 to 1000000 (default 10000)", 0},
    {"report-lang", "LANG", "en", "language of whatif.md: en, fr, ru, or another of datasets/phrases", 0},
    {"gravity", "FILE", NULL, "estimates of `tradescope gravity` that take the place of effects from the literature", 0},
    {"effects", "FILE", NULL, "sizes of policies (default: datasets/policies/effects.tsv)", 0},
    {"gnuplot", "PATH", NULL, "absolute path of gnuplot (default: looked for along PATH)", 0},
    {"no-charts", NULL, NULL, "write no charts", 0},
    TSC_OPTIONS_SCRIPT_LIMITS,
    TSC_OPTION_END,
};

const tsc_command tsc_command_whatif = {
    .name = "whatif",
    .summary = "scripted scenarios with their uncertainty",
    .synopsis = "[OPTION]... SCRIPT.lua...  |  -e 'CODE'",
    .description =
        "Runs what-if scripts in Lua, in a sandbox, over the series, targets and events of the store or over figures that\n"
        "the script brings along. Writes whatif.csv, whatif.md and charts. The language of the scripts is described in\n"
        "datasets/scenarios.md; datasets/scenarios/ holds worked examples.",
    .examples = "  tradescope whatif datasets/scenarios/growth.lua\n"
                "  tradescope whatif -e 'local s = history(\"A.KAZ.MAR.trade_turnover.USD\", {[2023]=161e6, [2024]=274e6})\n"
                "    scenario{name = \"steady\", path = steady(s)} scenario{name = \"up\", path = grow(s, percent(10))}'\n",
    .options = options,
    .run = run_whatif,
};
