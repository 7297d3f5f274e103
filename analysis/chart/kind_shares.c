/* Partners or goods by share: bars in the order given; what is beyond the room becomes one bar of the rest. */
#include "chart/kind.h"
#include "chart/look.h"
#include "chart/rows.h"

#include <math.h>
#include <stdio.h>

static bool drawable(const tsc_chart *chart)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (isfinite(chart->bars[i].value))
            return true;
    return false;
}

/* The bars that are drawn, the rest summed up in the last of them. */
static tsc_chart_bar *choose(tsc_canvas *canvas, const tsc_chart *chart, size_t *count)
{
    size_t fit = (size_t)((canvas->room.top - canvas->room.bottom) / (1.45 * tsc_canvas_size(canvas, TSC_TYPE_LABEL)));
    size_t most = fit < 3 ? 3 : fit > 24 ? 24 : fit;
    tsc_chart_bar *bars = tsc_arena_calloc(canvas->arena, chart->bar_count + 1, sizeof *bars);
    *count = 0;
    if (!bars) {
        canvas->failed = true;
        return NULL;
    }
    size_t shown = chart->bar_count <= most ? chart->bar_count : most - 1;
    memcpy(bars, chart->bars, shown * sizeof *bars);
    *count = shown;
    if (shown == chart->bar_count)
        return bars;
    char number[24];
    double sum = 0;
    for (size_t i = shown; i < chart->bar_count; i++)
        sum += isfinite(chart->bars[i].value) ? chart->bars[i].value : 0;
    snprintf(number, sizeof number, "%zu", chart->bar_count - shown);
    bars[(*count)++] = (tsc_chart_bar){
        TSC_CANVAS_WORDS(canvas, "others", number), sum, (double)NAN, (double)NAN, TSC_LOOK_PART_YEAR, NULL};
    return bars;
}

static void draw_bar(tsc_canvas *canvas, const tsc_rows *rows, size_t i, const tsc_chart_bar *bar, const char *label)
{
    double y = tsc_rows_y(rows, i), half = tsc_rows_half(canvas, rows), zero = tsc_frame_x(&rows->frame, 0);
    double end = tsc_frame_x(&rows->frame, bar->value), edge = end;
    bool pale = bar->look == TSC_LOOK_DERIVED || bar->look == TSC_LOOK_PROJECTION;
    tsc_canvas_bar(canvas, pale ? TSC_MARK_PALE_BAR : TSC_MARK_BAR,
                   bar->value < 0 ? TSC_INK_LOSS : tsc_look_ink(bar->look),
                   (tsc_box){fmin(zero, end), fmax(zero, end), y - half, y + half});
    if (isfinite(bar->low) && isfinite(bar->high)) {
        double low = tsc_frame_x(&rows->frame, bar->low), high = tsc_frame_x(&rows->frame, bar->high);
        tsc_canvas_segment(canvas, TSC_MARK_THIN, TSC_INK_TEXT, low, y, high, y);
        edge = bar->value < 0 ? fmin(end, low) : fmax(end, high);
    }
    double off = 8 * canvas->scale;
    tsc_canvas_text(canvas, TSC_TYPE_LABEL, TSC_INK_TEXT, bar->value < 0 ? TSC_RIGHT : TSC_LEFT,
                    bar->value < 0 ? edge - off : edge + off, y, label);
}

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    tsc_range x = {0, 0};
    bool ranged = false;
    for (size_t i = 0; i < chart->bar_count; i++) {
        ranged = ranged || (isfinite(chart->bars[i].low) && isfinite(chart->bars[i].high) &&
                            chart->bars[i].low < chart->bars[i].high);
        tsc_range_add(&x, chart->bars[i].value);
        tsc_range_add(&x, chart->bars[i].low);
        tsc_range_add(&x, chart->bars[i].high);
    }
    tsc_measure measure = tsc_measure_for(canvas, chart->unit, fmax(fabs(x.low), fabs(x.high)));
    tsc_frame_head(canvas, chart, measure.words, ranged ? tsc_canvas_words(canvas, "range_key", NULL) : NULL, NULL);
    size_t count;
    tsc_chart_bar *bars = choose(canvas, chart, &count);
    const char **names = tsc_arena_calloc(canvas->arena, 2 * count + 1, sizeof *names),
               **labels = names ? names + count : NULL;
    double widest = 0;
    if (!bars || !names) {
        canvas->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        tsc_range_add(&x, bars[i].value);
        names[i] = bars[i].name;
        labels[i] = bars[i].label             ? bars[i].label
                    : isfinite(bars[i].value) ? tsc_measure_text(canvas, &measure, bars[i].value)
                                              : "\xe2\x80\x93";
        widest = fmax(widest, tsc_canvas_measure(canvas, TSC_TYPE_LABEL, labels[i]));
    }
    tsc_rows rows = tsc_rows_fit(canvas, names, count, x, widest + 12 * canvas->scale, false);
    for (size_t i = 0; i < count; i++) {
        tsc_chart_bar bar = bars[i];
        if (!isfinite(bar.value))
            bar.value = 0;
        tsc_rows_name(canvas, &rows, i, bar.name);
        draw_bar(canvas, &rows, i, &bar, labels[i]);
    }
    double zero = tsc_frame_x(&rows.frame, 0);
    tsc_canvas_segment(canvas, TSC_MARK_AXIS, TSC_INK_AXIS, zero, rows.frame.box.bottom, zero, rows.frame.box.top);
}

const tsc_kind tsc_kind_shares = {"shares", drawable, lay};
