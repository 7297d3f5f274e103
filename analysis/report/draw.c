#include "report/draw.h"

#include "core/file.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { LIGHT, DARK, NARROW, NARROW_DARK, PICTURES, NARROW_SIDE = 640, MOST_WORKERS = 16, MOST_NOTES = 8 };

/* One chart with what came of it: a worker fills it and nobody else touches it meanwhile. */
typedef struct drawn {
    const tsc_chart_order *order;
    tsc_buffer pictures[PICTURES];
    tsc_error notes[MOST_NOTES];
    size_t note_count;
    tsc_status status;
    tsc_error error;
} drawn;

/* What the workers share. */
typedef struct workshop {
    drawn *all;
    size_t count, next;
    const char *folder, *gnuplot;
    pthread_mutex_t lock; /* of next */
} workshop;

static void keep_note(void *context, const tsc_error *note)
{
    drawn *chart = context;
    if (chart->note_count < MOST_NOTES)
        chart->notes[chart->note_count++] = *note;
}

static tsc_status write_in(const char *folder, const char *name, const char *ending, const tsc_buffer *content,
                           tsc_error *err)
{
    tsc_buffer file;
    tsc_buffer_init(&file);
    tsc_buffer_printf(&file, "%s%s", name, ending);
    tsc_status status = tsc_buffer_status(&file, err);
    if (status == TSC_OK)
        status = tsc_file_write_in(folder, file.data, content, err);
    tsc_buffer_clear(&file);
    return status;
}

static tsc_status draw_png(tsc_plotter *plotter, drawn *chart, const char *folder, tsc_error *err)
{
    const tsc_chart_opts opts = {.format = TSC_CHART_PNG};
    const tsc_notes notes = {keep_note, chart};
    tsc_buffer image;
    tsc_buffer_init(&image);
    tsc_status status = tsc_chart_draw(plotter, &chart->order->chart, &opts, &image, &notes, err);
    if (status == TSC_OK)
        status = write_in(folder, chart->order->name, ".png", &image, err);
    tsc_buffer_clear(&image);
    return status;
}

static void draw_chart(tsc_plotter *plotter, drawn *chart, const char *folder)
{
    chart->status = draw_png(plotter, chart, folder, &chart->error);
    for (int i = 0; i < PICTURES && chart->status == TSC_OK; i++) {
        int side = i >= NARROW ? NARROW_SIDE : 0;
        const tsc_chart_opts opts = {
            .width = side, .height = side, .format = TSC_CHART_SVG, .dark = i == DARK || i == NARROW_DARK};
        chart->status = tsc_chart_draw(plotter, &chart->order->chart, &opts, &chart->pictures[i], NULL, &chart->error);
    }
    if (chart->status == TSC_OK)
        chart->status = write_in(folder, chart->order->name, ".svg", &chart->pictures[LIGHT], &chart->error);
}

static drawn *take_next(workshop *easel)
{
    pthread_mutex_lock(&easel->lock);
    drawn *chart = easel->next < easel->count ? &easel->all[easel->next++] : NULL;
    pthread_mutex_unlock(&easel->lock);
    return chart;
}

static void work(workshop *easel, tsc_plotter *plotter)
{
    for (drawn *chart; (chart = take_next(easel));)
        draw_chart(plotter, chart, easel->folder);
}

/* A further worker has a plotter of its own; without one it leaves the charts to the others. */
static void *work_beside(void *context)
{
    workshop *easel = context;
    tsc_plotter *plotter = NULL;
    if (tsc_plotter_new(easel->gnuplot, &plotter, NULL) == TSC_OK)
        work(easel, plotter);
    tsc_plotter_free(plotter);
    return NULL;
}

static void work_together(workshop *easel, tsc_plotter *plotter, int jobs)
{
    pthread_t threads[MOST_WORKERS];
    int started = 0;
    int wanted = jobs - 1 < MOST_WORKERS ? jobs - 1 : MOST_WORKERS;
    while (started < wanted && (size_t)started + 1 < easel->count &&
           pthread_create(&threads[started], NULL, work_beside, easel) == 0)
        started++;
    work(easel, plotter);
    while (started > 0)
        pthread_join(threads[--started], NULL);
}

/* Pictures, names and the alternative text into the block that shows them. */
static void hang(tsc_composer *composer, const drawn *chart)
{
    tsc_report *report = composer->writer.report;
    tsc_chart_block *block = &chart->order->block->chart;
    block->png = tsc_report_printf(report, "%s.png", chart->order->name);
    block->svg = tsc_report_printf(report, "%s.svg", chart->order->name);
    char *alt = tsc_chart_describe(composer->plotter, &chart->order->chart);
    block->alt = alt ? tsc_report_text(report, alt) : block->alt;
    free(alt);
    tsc_span *const places[PICTURES] = {&block->light, &block->dark, &block->narrow, &block->narrow_dark};
    for (int i = 0; i < PICTURES; i++) {
        tsc_span picture = tsc_span_make(tsc_buffer_text(&chart->pictures[i]), chart->pictures[i].length);
        *places[i] = tsc_span_make(tsc_report_span(report, picture), picture.length);
    }
}

static tsc_status settle(tsc_composer *composer, const drawn *chart, const tsc_notes *notes, tsc_error *err)
{
    for (size_t i = 0; notes && notes->add && i < chart->note_count; i++)
        notes->add(notes->context, &chart->notes[i]);
    if (chart->status == TSC_OK) {
        hang(composer, chart);
        return TSC_OK;
    }
    chart->order->block->chart.missing =
        tsc_write_text(&composer->writer, "chart.missing", TSC_SLOTS(tsc_slot_text("why", chart->error.message)));
    if (err)
        *err = chart->error;
    return chart->status;
}

tsc_status tsc_report_draw(tsc_composer *composer, const char *folder, int jobs, const tsc_notes *notes, tsc_error *err)
{
    if (composer->order_count == 0)
        return TSC_OK;
    workshop easel = {.all = calloc(composer->order_count, sizeof *easel.all),
                      .count = composer->order_count,
                      .folder = folder,
                      .gnuplot = composer->opts->gnuplot,
                      .lock = PTHREAD_MUTEX_INITIALIZER};
    if (!easel.all)
        return tsc_error_memory(err, "the charts");
    for (size_t i = 0; i < easel.count; i++)
        easel.all[i].order = &composer->orders[i];
    work_together(&easel, composer->plotter, jobs);
    tsc_status status = TSC_OK;
    for (size_t i = 0; i < easel.count; i++) {
        tsc_error failure = {.code = TSC_OK};
        tsc_status own = settle(composer, &easel.all[i], notes, &failure);
        /* A failed gnuplot is named once at the end; what cannot be written at all weighs more. */
        if (own != TSC_OK && (status == TSC_OK || (status == TSC_EEXTERNAL && own != TSC_EEXTERNAL))) {
            status = own;
            if (err)
                *err = failure;
        }
        for (int p = 0; p < PICTURES; p++)
            tsc_buffer_clear(&easel.all[i].pictures[p]);
    }
    pthread_mutex_destroy(&easel.lock);
    free(easel.all);
    return status;
}
