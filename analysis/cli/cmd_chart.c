/* tradescope chart: one chart of the store's series, or of data written down as JSON. */
#include "chart/chart.h"
#include "chart/of_json.h"
#include "chart/of_store.h"
#include "cli/command.h"
#include "cli/languages.h"
#include "core/file.h"

static const tsc_option options[] = {
    TSC_OPTION_DB,
    {"out", "DIR", "out", "folder for the picture", 'o'},
    {"size", "SIZE", NULL, "WxH in pixels, or page (1200x720, default), slide (1920x1080), square (1080x1080)", 0},
    {"format", "png|svg|pdf", "png", "format of the picture", 'f'},
    {"dark", NULL, NULL, "light on dark", 0},
    {"to", "YEAR", NULL, "projections end with this year (default: five years on)", 0},
    {"model", "NAME", "auto", "of projections", 0},
    {"lang", "LANG", "en", "language of the words on the chart: en, fr, ru, or another of datasets/phrases", 'l'},
    {"as-of", "DATE", NULL, "today on timelines (default: the newest document's date)", 0},
    {"json", NULL, NULL, "the inputs are charts written down as JSON; each is drawn", 0},
    {"gnuplot", "PATH", NULL, "absolute path of gnuplot (default: looked for along PATH)", 0},
    TSC_OPTION_JOBS,
    TSC_OPTION_END,
};

static tsc_status read_opts(const tsc_args *args, tsc_chart_opts *opts, tsc_error *err)
{
    const char *size = tsc_args_get(args, "size");
    *opts = (tsc_chart_opts){.dark = tsc_args_has(args, "dark")};
    if (size && !tsc_chart_size_parse(tsc_span_of(size), &opts->width, &opts->height))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                             "--size %s: give page, slide, square or WIDTHxHEIGHT, each side from 320 to 4000", size);
    if (!tsc_chart_format_parse(tsc_span_of(tsc_args_get(args, "format")), &opts->format))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "--format: give png, svg or pdf");
    return TSC_OK;
}

/* "out/NAME.png" for the input folder/NAME.json. */
static const char *picture_path(const tsc_args *args, const char *input, const tsc_chart_opts *opts, tsc_arena *arena)
{
    char name[81], file[96];
    const char *base = tsc_path_name(input), *ending = tsc_path_ending(base);
    size_t length = *ending ? (size_t)(ending - base) - 1 : strlen(base);
    tsc_slug(tsc_span_make(base, length), name);
    snprintf(file, sizeof file, "%s.%s", name, tsc_chart_format_name(opts->format));
    return tsc_path_joined(arena, tsc_args_get(args, "out"), file);
}

static tsc_status read_json(const char *input, tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    tsc_buffer json;
    tsc_buffer_init(&json);
    tsc_status status = tsc_file_read(input, 64 << 20, &json, err);
    if (status == TSC_OK)
        status = tsc_chart_of_json(tsc_span_make(json.data, json.length), arena, chart, err);
    tsc_buffer_clear(&json);
    return status == TSC_OK ? status : tsc_error_locate(err, input, 0);
}

static int finish_jobs(const tsc_chart_job *jobs, size_t count)
{
    int worst = TSC_EXIT_OK;
    for (size_t i = 0; i < count; i++) {
        if (jobs[i].status == TSC_OK) {
            printf("%s\n", jobs[i].path);
            continue;
        }
        int status = tsc_complain(&jobs[i].error);
        worst = status > worst ? status : worst;
    }
    return worst;
}

static int no_memory(tsc_error *err)
{
    tsc_error_memory(err, "charts");
    return tsc_complain(err);
}

static int draw_all_json(tsc_plotter *plotter, const tsc_args *args, const tsc_chart_opts *opts)
{
    tsc_error err;
    tsc_arena arena;
    tsc_refusals refusals = {0, TSC_EXIT_OK};
    const tsc_notes notes = {tsc_refusals_add, &refusals};
    size_t used = 0, parallel = 1;
    int worst = TSC_EXIT_OK;
    if (tsc_args_jobs(args, &parallel, &err) != TSC_OK)
        return tsc_complain(&err);
    tsc_arena_init(&arena);
    tsc_chart *charts = tsc_arena_calloc(&arena, args->input_count, sizeof *charts);
    tsc_chart_job *jobs = tsc_arena_calloc(&arena, args->input_count, sizeof *jobs);
    if (!charts || !jobs)
        worst = no_memory(&err);
    for (size_t i = 0; charts && jobs && i < args->input_count; i++) {
        if (read_json(args->inputs[i], &arena, &charts[used], &err) != TSC_OK) {
            worst = tsc_complain(&err);
            continue;
        }
        jobs[used] = (tsc_chart_job){.chart = &charts[used], .opts = *opts, .path = picture_path(args, args->inputs[i], opts, &arena)};
        if (jobs[used].path)
            used++;
        else
            worst = no_memory(&err);
    }
    if (used > 0)
        tsc_charts_save(plotter, jobs, used, (int)parallel, &notes, &err);
    int status = finish_jobs(jobs, used);
    tsc_arena_clear(&arena);
    return status > worst ? status : worst;
}

/* What is asked for: a kind and a key, or for timelines and the index a pair. */
static tsc_status read_request(const tsc_args *args, tsc_chart_request *request, tsc_error *err)
{
    long long year = 0;
    const char *kind = args->inputs[0], *key = args->input_count > 1 ? args->inputs[1] : "";
    *request = (tsc_chart_request){.model = tsc_args_get(args, "model")};
    tsc_status status = tsc_args_language(args, "lang", &request->language, err);
    if (status != TSC_OK)
        return status;
    if (!tsc_chart_kind_parse(tsc_span_of(kind), &request->kind))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "there is no kind of chart '%s'; tradescope chart --help lists them", kind);
    if (args->input_count > 2)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "one key is wanted, not %zu; leave parts of it open for several series",
                             args->input_count - 1);
    if (*key && !tsc_key_parse(tsc_span_of(key), &request->pattern))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                             "'%s' is no key: write FREQ.REPORTER.PARTNER.INDICATOR.UNIT, for example A.KAZ.MAR.trade_turnover.USD", key);
    status = tsc_args_integer(args, "to", 1900, 2200, &year, err);
    request->to_year = (int)year;
    return status == TSC_OK ? tsc_args_date(args, "as-of", &request->as_of, err) : status;
}

static tsc_status request_path(const tsc_args *args, const tsc_chart_opts *opts, tsc_buffer *path, tsc_error *err)
{
    char name[81], file[96];
    tsc_buffer words;
    tsc_buffer_init(&words);
    for (size_t i = 0; i < args->input_count; i++)
        tsc_buffer_printf(&words, "%s%s", i ? "-" : "", args->inputs[i]);
    tsc_status status = tsc_buffer_status(&words, err);
    tsc_slug(tsc_span_of(tsc_buffer_text(&words)), name);
    tsc_buffer_clear(&words);
    if (status != TSC_OK)
        return status;
    snprintf(file, sizeof file, "%s.%s", name, tsc_chart_format_name(opts->format));
    tsc_path_join(path, tsc_args_get(args, "out"), file);
    return tsc_buffer_status(path, err);
}

static tsc_status draw_request(tsc_plotter *plotter, tsc_store *store, const tsc_args *args, const tsc_chart_opts *opts,
                               const tsc_notes *notes, tsc_error *err)
{
    tsc_chart_request request;
    tsc_chart chart;
    tsc_arena arena;
    tsc_buffer path;
    tsc_model_tables *tables = NULL;
    tsc_arena_init(&arena);
    tsc_buffer_init(&path);
    tsc_status status = read_request(args, &request, err);
    if (status == TSC_OK)
        status = tsc_model_tables_load(NULL, &tables, err);
    if (status == TSC_OK)
        status = tsc_chart_of_request(plotter, store, tables, &request, &arena, &chart, err);
    if (status == TSC_OK)
        status = request_path(args, opts, &path, err);
    if (status == TSC_OK)
        status = tsc_chart_save(plotter, &chart, opts, tsc_buffer_text(&path), notes, err);
    if (status == TSC_OK)
        printf("%s\n", tsc_buffer_text(&path));
    tsc_model_tables_free(tables);
    tsc_buffer_clear(&path);
    tsc_arena_clear(&arena);
    return status;
}

static int draw_stored(tsc_plotter *plotter, const tsc_args *args, const tsc_chart_opts *opts)
{
    tsc_error err = {0};
    tsc_store *store = NULL;
    tsc_refusals refusals = {0, TSC_EXIT_OK};
    const tsc_notes notes = {tsc_refusals_add, &refusals};
    tsc_status status = tsc_store_open(tsc_args_get(args, "db"), TSC_STORE_READ, &store, &err);
    if (status == TSC_OK)
        status = draw_request(plotter, store, args, opts, &notes, &err);
    tsc_store_close(store);
    return status == TSC_OK ? TSC_EXIT_OK : tsc_complain(&err);
}

static int run(const tsc_args *args)
{
    tsc_error err = {0};
    tsc_chart_opts opts;
    tsc_chart_request request;
    tsc_plotter *plotter;
    bool json = tsc_args_has(args, "json");
    if (args->input_count == 0)
        return tsc_misuse("which chart? see tradescope chart --help");
    if (read_opts(args, &opts, &err) != TSC_OK || (!json && read_request(args, &request, &err) != TSC_OK) ||
        tsc_folder_make(tsc_args_get(args, "out"), &err) != TSC_OK ||
        tsc_plotter_new(tsc_args_get(args, "gnuplot"), &plotter, &err) != TSC_OK)
        return tsc_complain(&err);
    int status = json ? draw_all_json(plotter, args, &opts) : draw_stored(plotter, args, &opts);
    tsc_plotter_free(plotter);
    return status;
}

const tsc_command tsc_command_chart = {
    .name = "chart",
    .summary = "draw one chart",
    .synopsis = "[OPTION]... KIND [KEY]  |  --json FILE...",
    .description =
        "Draws a chart of what the store knows and prints the path of the picture. KEY is\n"
        "FREQ.REPORTER.PARTNER.INDICATOR.UNIT[.COMMODITY]; parts may be left open.\n"
        "\n"
        "KIND is one of\n"
        "  history    a series with its projection, bands and targets\n"
        "  growth     its change from year to year\n"
        "  gauge      its targets against where the projection will be\n"
        "  models     the paths of all methods that can be fitted to it\n"
        "  errors     their errors at rolling origins, by steps ahead\n"
        "  residuals  what the best of them leaves unexplained\n"
        "  balance    exports, imports and their balance of a pair (A.KAZ.MAR)\n"
        "  mirror     one flow as both sides report it (A.KAZ.MAR: exports of KAZ)\n"
        "  shares     partners (A.KAZ..exports.USD) or goods by share\n"
        "  multiples  every series that fits, small, beside each other\n"
        "  timeline   acts of cooperation and promises of a pair (A.KAZ.MAR; without a key of all)\n"
        "  index      the cooperation index of a pair by month, quarter or year (Q.KAZ.MAR)\n"
        "\n"
        "With --json the inputs are charts written down as JSON (analysis/chart/of_json.h),\n"
        "of these kinds, scenarios and tornado.",
    .examples = "  tradescope chart history A.KAZ.MAR.trade_turnover.USD --to 2030\n"
                "  tradescope chart --size slide --dark --format svg balance A.KAZ.MAR\n"
                "  tradescope chart --json --out pictures mine.json\n",
    .options = options,
    .run = run,
};
