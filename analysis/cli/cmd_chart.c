/* tradescope chart: one chart of the store's series, or of data written down as JSON. */
#include "chart/chart.h"
#include "chart/of_json.h"
#include "cli/command.h"
#include "core/file.h"

static const tsc_option options[] = {
    TSC_OPTION_DB,
    {"out", "DIR", "out", "folder for the picture", 'o'},
    {"size", "SIZE", NULL, "WxH in pixels, or page (1200x720, default), slide (1920x1080), square (1080x1080)", 0},
    {"format", "png|svg|pdf", "png", "format of the picture", 'f'},
    {"dark", NULL, NULL, "light on dark", 0},
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
static void picture_path(const tsc_args *args, const char *input, const tsc_chart_opts *opts, tsc_buffer *path)
{
    char name[81], file[96];
    const char *base = tsc_path_name(input), *ending = tsc_path_ending(base);
    size_t length = *ending ? (size_t)(ending - base) - 1 : strlen(base);
    tsc_slug(tsc_span_make(base, length), name);
    snprintf(file, sizeof file, "%s.%s", name, tsc_chart_format_name(opts->format));
    tsc_path_join(path, tsc_args_get(args, "out"), file);
}

static tsc_status draw_json(tsc_plotter *plotter, const tsc_args *args, const char *input, const tsc_chart_opts *opts,
                            const tsc_notes *notes, tsc_error *err)
{
    tsc_buffer json, path;
    tsc_arena arena;
    tsc_chart chart;
    tsc_buffer_init(&json);
    tsc_buffer_init(&path);
    tsc_arena_init(&arena);
    tsc_status status = tsc_file_read(input, 64 << 20, &json, err);
    if (status == TSC_OK) {
        status = tsc_chart_of_json(tsc_span_make(json.data, json.length), &arena, &chart, err);
        if (status != TSC_OK)
            tsc_error_locate(err, input, 0);
    }
    if (status == TSC_OK) {
        picture_path(args, input, opts, &path);
        status = tsc_chart_save(plotter, &chart, opts, tsc_buffer_text(&path), notes, err);
    }
    if (status == TSC_OK)
        printf("%s\n", tsc_buffer_text(&path));
    tsc_arena_clear(&arena);
    tsc_buffer_clear(&path);
    tsc_buffer_clear(&json);
    return status;
}

static int draw_all_json(tsc_plotter *plotter, const tsc_args *args, const tsc_chart_opts *opts)
{
    tsc_error err;
    tsc_refusals refusals = {0, TSC_EXIT_OK};
    const tsc_notes notes = {tsc_refusals_add, &refusals};
    int worst = TSC_EXIT_OK;
    for (size_t i = 0; i < args->input_count; i++)
        if (draw_json(plotter, args, args->inputs[i], opts, &notes, &err) != TSC_OK)
            worst = tsc_complain(&err);
    return worst;
}

static int run(const tsc_args *args)
{
    tsc_error err;
    tsc_chart_opts opts;
    tsc_plotter *plotter;
    if (args->input_count == 0)
        return tsc_misuse("which chart? see tradescope chart --help");
    if (read_opts(args, &opts, &err) != TSC_OK || tsc_folder_make(tsc_args_get(args, "out"), &err) != TSC_OK ||
        tsc_plotter_new(tsc_args_get(args, "gnuplot"), &plotter, &err) != TSC_OK)
        return tsc_complain(&err);
    int status = draw_all_json(plotter, args, &opts);
    tsc_plotter_free(plotter);
    return tsc_finish_output(status);
}

const tsc_command tsc_command_chart = {
    .name = "chart",
    .summary = "draw one chart",
    .synopsis = "[OPTION]... KIND [KEY...]  |  --json FILE...",
    .description = "Draws a chart.",
    .options = options,
    .run = run,
};
