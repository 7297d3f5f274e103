#include "chart/multiples.h"
#include "chart/columns.h"
#include "chart/curves.h"
#include "chart/look.h"

#include <math.h>
#include <stdio.h>

enum { PANELS_MOST = 36 };

typedef struct grid {
    size_t columns, rows;
    double width, height; /* of a cell */
} grid;

static void survey(const tsc_chart *panel, tsc_range *x, tsc_range *y)
{
    for (size_t i = 0; i < panel->series_count; i++) {
        const tsc_chart_series *series = &panel->series[i];
        size_t b = tsc_curves_band(series, 80);
        tsc_columns_survey(series, x, y);
        for (size_t k = 0; b < series->band_count && k < series->count; k++)
            tsc_range_add(y, series->bands[b].high[k]);
    }
    for (size_t i = 0; i < panel->target_count; i++) {
        tsc_range_add(x, panel->targets[i].x);
        tsc_range_add(y, panel->targets[i].value);
    }
}

static void draw_series(tsc_canvas *canvas, const tsc_frame *frame, const tsc_chart *panel, size_t which)
{
    tsc_chart_series series = panel->series[which];
    size_t b = tsc_curves_band(&series, 80);
    tsc_chart_band band = b < series.band_count ? series.bands[b] : (tsc_chart_band){0};
    series.bands = &band;
    series.band_count = b < panel->series[which].band_count ? 1 : 0;
    tsc_curves_draw_series(canvas, frame, &series, tsc_look_series_ink(panel, which), TSC_CURVES_SMALL);
}

static bool compared(const tsc_chart_series *series)
{
    return series->look == TSC_LOOK_SCENARIO || series->look == TSC_LOOK_PROJECTION;
}

/* "US$ 274 million -> US$ 362 million": the last value that is known, and where the projection ends; that alone
   where both do not fit. */
static const char *in_short(tsc_canvas *canvas, const tsc_measure *measure, const tsc_chart *panel, double width)
{
    const tsc_chart_point *known = NULL, *ahead = NULL;
    for (size_t i = 0; i < panel->series_count; i++) {
        const tsc_chart_series *series = &panel->series[i];
        const tsc_chart_point *last = tsc_curves_last(series);
        if (last && compared(series))
            ahead = last;
        else if (last && !series->loose)
            known = last;
    }
    const tsc_chart_point *one = ahead ? ahead : known;
    const char *end = one ? tsc_measure_amount(canvas, measure, one->value) : "";
    if (!known || !ahead)
        return end;
    const char *start = tsc_measure_amount(canvas, measure, known->value);
    const char *both = TSC_CANVAS_WORDS(canvas, "from_to", start, end);
    return tsc_canvas_measure(canvas, TSC_TYPE_NOTE, both) <= width ? both : end;
}

static void draw_ends_of_time(tsc_canvas *canvas, const tsc_frame *frame, tsc_range x)
{
    double y = frame->box.bottom - 11 * canvas->scale;
    const char *first = tsc_time_text(canvas, x.low), *last = tsc_time_text(canvas, x.high);
    tsc_canvas_text(canvas, TSC_TYPE_NOTE, TSC_INK_MUTED, TSC_LEFT, frame->box.left, y, first);
    if (x.high > x.low &&
        tsc_canvas_free_of_text(canvas, tsc_canvas_box(canvas, TSC_TYPE_NOTE, TSC_RIGHT, frame->box.right, y, last)))
        tsc_canvas_text(canvas, TSC_TYPE_NOTE, TSC_INK_MUTED, TSC_RIGHT, frame->box.right, y, last);
}

/* How many bytes all titles begin with alike, up to half of a pair or a whole word. */
static size_t common_beginning(const tsc_chart *panels, size_t count)
{
    static const char dash[] = "\xe2\x80\x93";
    const char *first = count > 1 && panels[0].title ? panels[0].title : "";
    size_t common = strlen(first);
    for (size_t i = 1; i < count; i++) {
        const char *title = panels[i].title ? panels[i].title : "";
        size_t same = 0;
        while (same < common && title[same] == first[same])
            same++;
        common = same;
    }
    size_t word = 0, half = 0;
    for (size_t i = 1; i <= common; i++) {
        word = first[i - 1] == ' ' ? i : word;
        half = i >= sizeof dash && memcmp(first + i - (sizeof dash - 1), dash, sizeof dash - 1) == 0 ? i : half;
    }
    return half ? half : word;
}

/* What tells a panel from the others: its title without what all begin with. */
static const char *short_title(tsc_canvas *canvas, const tsc_chart *panel, size_t common)
{
    tsc_buffer cut;
    if (common == 0)
        return tsc_text_capital(canvas, panel->title ? panel->title : "");
    tsc_buffer_init(&cut);
    tsc_buffer_printf(&cut, "\xe2\x80\xa6%s", panel->title + common);
    return tsc_canvas_take(canvas, &cut);
}

/* A title that is too long is cut where all begin alike, and only then at its end. */
static const char *title_of(tsc_canvas *canvas, const tsc_chart *panel, tsc_type type, double width, size_t common)
{
    const char *title = tsc_text_capital(canvas, panel->title ? panel->title : "");
    return tsc_canvas_fit(canvas, type,
                          tsc_canvas_measure(canvas, type, title) <= width ? title : short_title(canvas, panel, common),
                          width);
}

static double gap_x(const tsc_canvas *canvas)
{
    return 26 * canvas->scale;
}

static double widest_title(tsc_canvas *canvas, const tsc_chart *panels, size_t count, size_t common)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, tsc_canvas_measure(canvas, TSC_TYPE_SMALL, short_title(canvas, &panels[i], common)));
    return widest;
}

/* As many columns as make cells about one and a half times as wide as high and leave room for the titles: panels that
   cannot be told apart say nothing. */
static grid fit(const tsc_canvas *canvas, size_t count, double title)
{
    double width = canvas->room.right - canvas->room.left, height = canvas->room.top - canvas->room.bottom;
    grid best = {1, count, width, height / (double)count};
    double best_off = (double)INFINITY;
    for (size_t columns = 1; columns <= count && columns <= 8; columns++) {
        size_t rows = (count + columns - 1) / columns;
        double w = width / (double)columns, h = height / (double)rows,
               cut = fmax(0, title / fmax(w - gap_x(canvas), 1) - 1);
        double off = fabs(log(w / h / 1.5)) + (double)(columns * rows - count) * 0.12 + 2 * fmin(cut, 0.5);
        if (off < best_off) {
            best_off = off;
            best = (grid){columns, rows, w, h};
        }
    }
    return best;
}

static void draw_panel(tsc_canvas *canvas, const tsc_chart *panel, tsc_box cell, const tsc_range *shared_y,
                       size_t common)
{
    double width = cell.right - cell.left;
    tsc_type type = width < 230 * canvas->scale ? TSC_TYPE_SMALL : TSC_TYPE_STRONG;
    double head = tsc_canvas_leading(canvas, type);
    tsc_range x = tsc_range_none(), y = tsc_range_none();
    survey(panel, &x, &y);
    tsc_canvas_text(canvas, type, TSC_INK_TEXT, TSC_LEFT, cell.left, cell.top - head / 2,
                    title_of(canvas, panel, type, width, common));
    if (!tsc_range_some(y)) {
        tsc_canvas_text(canvas, TSC_TYPE_NOTE, TSC_INK_MUTED, TSC_LEFT, cell.left, cell.top - 1.6 * head,
                        tsc_canvas_fit(canvas, TSC_TYPE_NOTE, tsc_canvas_words(canvas, "no_data", NULL), width));
        return;
    }
    tsc_measure measure = tsc_measure_for(canvas, panel->unit, fmax(fabs(y.low), fabs(y.high)));
    double air = fmax((x.high - x.low) * 0.06, x.high > x.low ? 0 : 1);
    tsc_frame frame = {.box = {cell.left, cell.right, cell.bottom + 22 * canvas->scale, cell.top - 2.3 * head},
                       .x = {x.low - air, x.high + air},
                       .y = shared_y ? *shared_y : tsc_range_for_axis(y)};
    double zero = tsc_frame_y(&frame, 0);
    tsc_canvas_text(canvas, TSC_TYPE_NOTE, TSC_INK_MUTED, TSC_LEFT, cell.left, cell.top - 1.4 * head,
                    tsc_canvas_fit(canvas, TSC_TYPE_NOTE, in_short(canvas, &measure, panel, width), width));
    tsc_canvas_segment(canvas, TSC_MARK_AXIS, TSC_INK_AXIS, frame.box.left, zero, frame.box.right, zero);
    for (size_t i = 0; i < panel->series_count; i++)
        draw_series(canvas, &frame, panel, i);
    for (size_t i = 0; i < panel->target_count; i++)
        if (isfinite(panel->targets[i].x) && isfinite(panel->targets[i].value))
            tsc_look_point(canvas, TSC_LOOK_TARGET, TSC_INK_TARGET, tsc_frame_x(&frame, panel->targets[i].x),
                           tsc_frame_y(&frame, panel->targets[i].value));
    draw_ends_of_time(canvas, &frame, x);
}

/* Whole rows of cells that are high enough for more than their titles, below some six lines of the chart's own
   words. */
static size_t panels_that_fit(tsc_canvas *canvas, const tsc_chart *panels, size_t count, size_t common)
{
    double line = tsc_canvas_leading(canvas, TSC_TYPE_SMALL), title = widest_title(canvas, panels, count, common);
    size_t shown = count < PANELS_MOST ? count : PANELS_MOST;
    canvas->room = (tsc_box){line, canvas->width - line, line, canvas->height - 6 * line};
    grid g = fit(canvas, shown, title);
    while (shown > g.columns && g.height < 6 * line) {
        shown -= g.columns;
        g = fit(canvas, shown, title);
    }
    return shown;
}

void tsc_multiples_lay(tsc_canvas *canvas, const tsc_chart *chart, const tsc_chart *panels, size_t count,
                       bool same_scale)
{
    size_t common = common_beginning(panels, count), shown = panels_that_fit(canvas, panels, count, common);
    char number[24];
    const char *note = NULL;
    if (shown < count) {
        snprintf(number, sizeof number, "%zu", count - shown);
        note = TSC_CANVAS_WORDS(canvas, "not_shown", number);
    }
    tsc_frame_head(canvas, chart, NULL, tsc_canvas_words(canvas, same_scale ? "same_scale" : "own_scale", NULL), note);
    tsc_range x = tsc_range_none(), y = tsc_range_none();
    for (size_t i = 0; i < shown; i++)
        survey(&panels[i], &x, &y);
    y = tsc_range_for_axis(y);
    grid g = fit(canvas, shown, widest_title(canvas, panels, shown, common));
    double gap_y = 16 * canvas->scale;
    for (size_t i = 0; i < shown; i++) {
        double left = canvas->room.left + g.width * (double)(i % g.columns),
               top = canvas->room.top - g.height * (double)(i / g.columns);
        draw_panel(canvas, &panels[i], (tsc_box){left, left + g.width - gap_x(canvas), top - g.height + gap_y, top},
                   same_scale ? &y : NULL, common);
    }
}

void tsc_multiples_of_series(tsc_canvas *canvas, const tsc_chart *chart)
{
    size_t common = 0, count = 0;
    for (size_t i = 0; i < chart->series_count; i++)
        common += !compared(&chart->series[i]);
    size_t each = common + 1, crowd = chart->series_count - common;
    tsc_chart *panels = tsc_arena_calloc(canvas->arena, crowd + 1, sizeof *panels);
    tsc_chart_series *series = tsc_arena_calloc(canvas->arena, crowd * each + 1, sizeof *series);
    if (!panels || !series) {
        canvas->failed = true;
        return;
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        if (!compared(&chart->series[i]))
            continue;
        tsc_chart_series *own = series + count * each;
        size_t used = 0;
        for (size_t k = 0; k < chart->series_count; k++)
            if (!compared(&chart->series[k]))
                own[used++] = chart->series[k];
        own[used++] = chart->series[i];
        panels[count++] = (tsc_chart){.title = chart->series[i].name,
                                      .unit = chart->unit,
                                      .series = own,
                                      .series_count = used,
                                      .targets = chart->targets,
                                      .target_count = chart->target_count};
    }
    if (count > 0)
        tsc_multiples_lay(canvas, chart, panels, count, true);
    else
        tsc_curves_lay(canvas, chart, &(tsc_curves_opts){0});
}
