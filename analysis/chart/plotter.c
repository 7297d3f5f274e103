/* From chart data to a picture: layout, script, gnuplot, check, file. */
#include "chart/gnuplot.h"
#include "chart/kind.h"
#include "chart/svg.h"
#include "core/file.h"

#include <stdio.h>
#include <stdlib.h>

struct tsc_plotter {
    tsc_gnuplot gnuplot;
    tsc_typeface *typeface;
    tsc_wording wording;
    tsc_buffer folder; /* of the templates */
    char about[600];
};

static tsc_status find_folder(tsc_plotter *plotter, tsc_error *err)
{
    tsc_status status = tsc_data_path("plots/style.gp", &plotter->folder, err);
    if (status != TSC_OK)
        return status;
    const char *slash = strrchr(tsc_buffer_text(&plotter->folder), '/');
    size_t length = slash ? (size_t)(slash - plotter->folder.data) : 0;
    plotter->folder.length = length;
    if (plotter->folder.data)
        plotter->folder.data[length] = '\0';
    return TSC_OK;
}

tsc_status tsc_plotter_new(const char *gnuplot, tsc_plotter **result, tsc_error *err)
{
    tsc_plotter *plotter = calloc(1, sizeof *plotter);
    if (!plotter)
        return tsc_error_memory(err, "drawing charts");
    tsc_buffer_init(&plotter->folder);
    tsc_status status = tsc_wording_load(&plotter->wording, err);
    if (status == TSC_OK)
        status = find_folder(plotter, err);
    if (status == TSC_OK)
        status = tsc_typeface_new(&plotter->typeface, err);
    if (status == TSC_OK)
        status = tsc_gnuplot_open(&plotter->gnuplot, gnuplot, err);
    if (status != TSC_OK) {
        tsc_plotter_free(plotter);
        return status;
    }
    snprintf(plotter->about, sizeof plotter->about, "%s %d.%d", plotter->gnuplot.path, plotter->gnuplot.major,
             plotter->gnuplot.minor);
    *result = plotter;
    return TSC_OK;
}

void tsc_plotter_free(tsc_plotter *plotter)
{
    if (!plotter)
        return;
    tsc_gnuplot_close(&plotter->gnuplot);
    tsc_typeface_free(plotter->typeface);
    tsc_wording_clear(&plotter->wording);
    tsc_buffer_clear(&plotter->folder);
    free(plotter);
}

const char *tsc_plotter_about(const tsc_plotter *plotter)
{
    return plotter->about;
}

const tsc_wording *tsc_plotter_wording(const tsc_plotter *plotter)
{
    return &plotter->wording;
}

static tsc_status check_opts(const tsc_chart_opts *opts, int *width, int *height, tsc_error *err)
{
    *width = opts->width ? opts->width : TSC_CHART_PAGE_WIDTH;
    *height = opts->height ? opts->height : TSC_CHART_PAGE_HEIGHT;
    if (*width < TSC_CHART_SMALLEST || *width > TSC_CHART_LARGEST || *height < TSC_CHART_SMALLEST ||
        *height > TSC_CHART_LARGEST)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "a chart of %d x %d pixels: each side must be between %d and %d",
                             *width, *height, TSC_CHART_SMALLEST, TSC_CHART_LARGEST);
    return TSC_OK;
}

static void lay_nothing(tsc_canvas *canvas, const tsc_chart *chart)
{
    tsc_frame_head(canvas, chart, NULL, NULL, NULL);
    double x = canvas->width / 2, y = (canvas->room.bottom + canvas->room.top) / 2;
    tsc_canvas_text(canvas, TSC_TYPE_STRONG, TSC_INK_MUTED, TSC_CENTRE, x, y + 14 * canvas->scale,
                    tsc_canvas_words(canvas, "no_data", NULL));
    tsc_lines more =
        tsc_canvas_wrap(canvas, TSC_TYPE_LABEL, tsc_canvas_words(canvas, "no_data_more", NULL), canvas->width * 0.8, 3);
    tsc_canvas_lines(canvas, TSC_TYPE_LABEL, TSC_INK_MUTED, TSC_CENTRE, x, y - 14 * canvas->scale, &more);
}

/* Characters that no font has become hollow squares; the first of a chart is told. */
static void replace_glyphs(const tsc_plotter *plotter, tsc_canvas *canvas, const tsc_chart *chart,
                           const tsc_notes *notes)
{
    bool told = false;
    tsc_buffer shown;
    tsc_buffer_init(&shown);
    for (size_t i = 0; i < canvas->text_count; i++) {
        tsc_text *text = &canvas->texts[i];
        tsc_buffer_reset(&shown);
        uint32_t lacking = tsc_typeface_replace(plotter->typeface, tsc_span_of(text->string), &shown);
        if (lacking == 0)
            continue;
        if (!told)
            tsc_notes_add(notes, TSC_EINPUT, NULL, 0,
                          "no installed font has U+%04X of '%s' (chart '%s'); a font package for its script helps",
                          (unsigned)lacking, text->string, chart->title ? chart->title : "");
        told = true;
        const char *kept = tsc_arena_strdup(canvas->arena, tsc_buffer_text(&shown));
        canvas->failed = canvas->failed || shown.failed || !kept;
        text->string = kept ? kept : text->string;
    }
    tsc_buffer_clear(&shown);
}

/* The whole script of a picture. */
static tsc_status compose(const tsc_plotter *plotter, const tsc_chart *chart, const tsc_chart_opts *opts,
                          tsc_buffer *script, const tsc_notes *notes, tsc_error *err)
{
    int width, height;
    tsc_arena arena;
    tsc_canvas canvas;
    const tsc_kind *kind = tsc_kind_of(chart->kind);
    if (!kind)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "there is no kind of chart with number %d", (int)chart->kind);
    tsc_status status = check_opts(opts, &width, &height, err);
    if (status != TSC_OK)
        return status;
    tsc_arena_init(&arena);
    tsc_canvas_init(&canvas, width, height, plotter->typeface, &plotter->wording, chart->language, &arena);
    bool drawable = kind->drawable(chart);
    (drawable ? kind->lay : lay_nothing)(&canvas, chart);
    replace_glyphs(plotter, &canvas, chart, notes);
    tsc_buffer_printf(script, "format = '%s'\ndark = %d\n", tsc_chart_format_name(opts->format), opts->dark ? 1 : 0);
    tsc_canvas_write(&canvas, script);
    tsc_buffer_printf(script, "load '%s.gp'\n", drawable ? kind->name : "nothing");
    tsc_canvas_clear(&canvas);
    tsc_arena_clear(&arena);
    return tsc_buffer_status(script, err);
}

static tsc_status finish(const tsc_plotter *plotter, const tsc_chart *chart, const tsc_chart_opts *opts,
                         tsc_buffer *image, tsc_error *err)
{
    if (opts->format != TSC_CHART_SVG)
        return TSC_OK;
    char *description = tsc_chart_describe(plotter, chart);
    if (!description)
        return tsc_error_memory(err, "the description of a chart");
    tsc_status status = tsc_svg_finish(image, chart->title ? chart->title : "", description, err);
    free(description);
    return status;
}

/* A picture on its way. */
typedef struct work {
    tsc_gnuplot_run run;
    tsc_buffer script;
    size_t job;
} work;

static tsc_status work_start(const tsc_plotter *plotter, const tsc_chart *chart, const tsc_chart_opts *opts, work *w,
                             const tsc_notes *notes, tsc_error *err)
{
    tsc_buffer_init(&w->script);
    tsc_status status = compose(plotter, chart, opts, &w->script, notes, err);
    if (status == TSC_OK)
        status = tsc_gnuplot_start(&plotter->gnuplot, tsc_buffer_text(&plotter->folder),
                                   tsc_span_make(w->script.data, w->script.length), &w->run, err);
    if (status != TSC_OK)
        tsc_buffer_clear(&w->script);
    return status;
}

static tsc_status work_finish(const tsc_plotter *plotter, const tsc_chart *chart, const tsc_chart_opts *opts, work *w,
                              tsc_buffer *image, tsc_error *err)
{
    tsc_status status = tsc_gnuplot_finish(&w->run, opts->format, image, err);
    tsc_buffer_clear(&w->script);
    return status == TSC_OK ? finish(plotter, chart, opts, image, err) : status;
}

tsc_status tsc_chart_draw(tsc_plotter *plotter, const tsc_chart *chart, const tsc_chart_opts *opts, tsc_buffer *image,
                          const tsc_notes *notes, tsc_error *err)
{
    work w;
    tsc_gnuplot_run *runs[] = {&w.run};
    tsc_status status = work_start(plotter, chart, opts, &w, notes, err);
    if (status != TSC_OK)
        return status;
    while (!w.run.done)
        tsc_gnuplot_step(runs, 1);
    return work_finish(plotter, chart, opts, &w, image, err);
}

tsc_status tsc_chart_save(tsc_plotter *plotter, const tsc_chart *chart, const tsc_chart_opts *opts, const char *path,
                          const tsc_notes *notes, tsc_error *err)
{
    tsc_buffer image;
    tsc_buffer_init(&image);
    tsc_status status = tsc_chart_draw(plotter, chart, opts, &image, notes, err);
    if (status == TSC_OK)
        status = tsc_file_write(path, image.data, image.length, err);
    tsc_buffer_clear(&image);
    if (status != TSC_OK)
        tsc_error_locate(err, path, 0);
    return status;
}

static void save_done(const tsc_plotter *plotter, tsc_chart_job *job, work *w)
{
    tsc_buffer image;
    tsc_buffer_init(&image);
    job->status = work_finish(plotter, job->chart, &job->opts, w, &image, &job->error);
    if (job->status == TSC_OK)
        job->status = tsc_file_write(job->path, image.data, image.length, &job->error);
    if (job->status != TSC_OK)
        tsc_error_locate(&job->error, job->path, 0);
    tsc_buffer_clear(&image);
}

static tsc_status first_failure(const tsc_chart_job *jobs, size_t count, tsc_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (jobs[i].status != TSC_OK) {
            if (err)
                *err = jobs[i].error;
            return jobs[i].status;
        }
    return TSC_OK;
}

tsc_status tsc_charts_save(tsc_plotter *plotter, tsc_chart_job *jobs, size_t count, int parallel,
                           const tsc_notes *notes, tsc_error *err)
{
    work slots[TSC_GNUPLOT_RUNS];
    tsc_gnuplot_run *runs[TSC_GNUPLOT_RUNS];
    size_t next = 0, busy = 0,
           most = parallel < 1                  ? 1
                  : parallel > TSC_GNUPLOT_RUNS ? TSC_GNUPLOT_RUNS
                                                : (size_t)parallel;
    bool used[TSC_GNUPLOT_RUNS] = {false};
    do {
        for (size_t s = 0; s < most && next < count; s++)
            if (!used[s]) {
                tsc_chart_job *job = &jobs[next];
                job->status = work_start(plotter, job->chart, &job->opts, &slots[s], notes, &job->error);
                slots[s].job = next++;
                used[s] = job->status == TSC_OK;
            }
        busy = 0;
        for (size_t s = 0; s < most; s++)
            if (used[s])
                runs[busy++] = &slots[s].run;
        if (busy > 0)
            tsc_gnuplot_step(runs, busy);
        for (size_t s = 0; s < most; s++)
            if (used[s] && slots[s].run.done) {
                save_done(plotter, &jobs[slots[s].job], &slots[s]);
                used[s] = false;
            }
    } while (busy > 0 || next < count);
    return first_failure(jobs, count, err);
}
