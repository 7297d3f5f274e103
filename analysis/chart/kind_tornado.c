/* What moves a result most: one bar an input, from the result at its low end to that at its high end. */
#include "chart/kind.h"
#include "chart/rows.h"

#include <math.h>

enum { BARS_MOST = 16 };

static bool drawable(const tsc_chart *chart)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (isfinite(chart->bars[i].low) && isfinite(chart->bars[i].high))
            return true;
    return false;
}

static void draw_half(tsc_canvas *canvas, const tsc_rows *rows, size_t i, double from, double to, tsc_ink ink)
{
    double y = tsc_rows_y(rows, i), half = tsc_rows_half(canvas, rows), a = tsc_frame_x(&rows->frame, from);
    double b = tsc_frame_x(&rows->frame, to);
    tsc_canvas_bar(canvas, TSC_MARK_BAR, ink, (tsc_box){fmin(a, b), fmax(a, b), y - half, y + half});
}

static void draw_bar(tsc_canvas *canvas, const tsc_rows *rows, const tsc_measure *measure, size_t i,
                     const tsc_chart_bar *bar, double origin)
{
    double y = tsc_rows_y(rows, i), off = 8 * canvas->scale;
    double low = fmin(bar->low, bar->high), high = fmax(bar->low, bar->high);
    bool low_is_nearer = fabs(bar->low - origin) < fabs(bar->high - origin);
    draw_half(canvas, rows, i, origin, low_is_nearer ? bar->high : bar->low,
              low_is_nearer ? TSC_INK_GAIN : TSC_INK_LOSS);
    draw_half(canvas, rows, i, origin, low_is_nearer ? bar->low : bar->high,
              low_is_nearer ? TSC_INK_LOSS : TSC_INK_GAIN);
    double left = fmin(tsc_frame_x(&rows->frame, low), tsc_frame_x(&rows->frame, origin));
    double right = fmax(tsc_frame_x(&rows->frame, high), tsc_frame_x(&rows->frame, origin));
    tsc_canvas_text(canvas, TSC_TYPE_LABEL, bar->low <= bar->high ? TSC_INK_LOSS : TSC_INK_GAIN, TSC_RIGHT, left - off,
                    y, tsc_measure_text(canvas, measure, low));
    tsc_canvas_text(canvas, TSC_TYPE_LABEL, bar->low <= bar->high ? TSC_INK_GAIN : TSC_INK_LOSS, TSC_LEFT, right + off,
                    y, tsc_measure_text(canvas, measure, high));
    tsc_rows_name(canvas, rows, i, bar->name);
}

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    tsc_range x = {chart->origin, chart->origin};
    size_t count = 0;
    const tsc_chart_bar *bars[BARS_MOST];
    const char *names[BARS_MOST];
    for (size_t i = 0; i < chart->bar_count && count < BARS_MOST; i++)
        if (isfinite(chart->bars[i].low) && isfinite(chart->bars[i].high)) {
            bars[count] = &chart->bars[i];
            names[count++] = chart->bars[i].name;
            tsc_range_add(&x, chart->bars[i].low);
            tsc_range_add(&x, chart->bars[i].high);
        }
    tsc_measure measure = tsc_measure_for(canvas, chart->unit, fmax(fabs(x.low), fabs(x.high)));
    tsc_frame_head(canvas, chart, measure.words, tsc_canvas_words(canvas, "tornado_key", NULL), NULL);
    double widest = fmax(tsc_canvas_measure(canvas, TSC_TYPE_LABEL, tsc_measure_text(canvas, &measure, x.low)),
                         tsc_canvas_measure(canvas, TSC_TYPE_LABEL, tsc_measure_text(canvas, &measure, x.high)));
    canvas->room.bottom += 30 * canvas->scale;
    tsc_rows rows = tsc_rows_fit(canvas, names, count, x, widest + 14 * canvas->scale, true);
    for (size_t i = 0; i < count; i++)
        draw_bar(canvas, &rows, &measure, i, bars[i], chart->origin);
    double at = tsc_frame_x(&rows.frame, chart->origin);
    const char *origin = TSC_CANVAS_WORDS(canvas, "base_case", tsc_measure_amount(canvas, &measure, chart->origin));
    tsc_canvas_segment(canvas, TSC_MARK_AXIS, TSC_INK_TEXT, at, rows.frame.box.bottom - 6 * canvas->scale, at,
                       rows.frame.box.top);
    tsc_canvas_text(canvas, TSC_TYPE_STRONG, TSC_INK_TEXT, TSC_CENTRE, at, rows.frame.box.bottom - 20 * canvas->scale,
                    origin);
}

const tsc_kind tsc_kind_tornado = {"tornado", drawable, lay};
