/* Targets held against where things stand and where the projection will be when they are due: one row a target. */
#include "chart/kind.h"
#include "chart/look.h"
#include "chart/rows.h"
#include "chart/target_words.h"

#include <math.h>
#include <stdio.h>

enum { TARGETS_MOST = 8 };

static bool drawable(const tsc_chart *chart)
{
    for (size_t i = 0; i < chart->target_count; i++)
        if (isfinite(chart->targets[i].value))
            return true;
    return false;
}

/* "One billion by 2030" */
static const char *row_name(tsc_canvas *canvas, const tsc_measure *measure, const tsc_chart_target *target)
{
    if (target->name && *target->name)
        return target->name;
    const char *amount = tsc_measure_amount(canvas, measure, target->value);
    return isfinite(target->x)
               ? tsc_canvas_words(canvas, "by_time", (const char *const[]){amount, tsc_time_text(canvas, target->x), NULL})
               : amount;
}

static void draw_row(tsc_canvas *canvas, const tsc_rows *rows, const tsc_measure *measure, size_t i,
                     const tsc_chart_target *target)
{
    const tsc_frame *frame = &rows->frame;
    double y = tsc_rows_y(rows, i) + 0.12 * rows->height, half = fmin(0.13 * rows->height, 13 * canvas->scale);
    double zero = tsc_frame_x(frame, 0), at = tsc_frame_x(frame, target->value), under = y - half - 13 * canvas->scale;
    tsc_canvas_bar(canvas, TSC_MARK_BAR, TSC_INK_GRID, (tsc_box){zero, at, y - half, y + half});
    if (isfinite(target->base))
        tsc_canvas_bar(canvas, TSC_MARK_BAR, TSC_INK_STATED, (tsc_box){zero, tsc_frame_x(frame, target->base), y - half, y + half});
    if (isfinite(target->low) && isfinite(target->high))
        tsc_canvas_bar(canvas, TSC_MARK_PALE_BAR, TSC_INK_STATED,
                       (tsc_box){tsc_frame_x(frame, target->low), tsc_frame_x(frame, target->high), y - half / 2, y + half / 2});
    if (isfinite(target->median))
        tsc_canvas_bar(canvas, TSC_MARK_TICK, TSC_INK_TEXT,
                       (tsc_box){tsc_frame_x(frame, target->median) - 1.5 * canvas->scale,
                                 tsc_frame_x(frame, target->median) + 1.5 * canvas->scale, y - half, y + half});
    tsc_look_point(canvas, TSC_LOOK_TARGET, TSC_INK_TARGET, at, y);
    if (isfinite(target->base)) {
        const char *base = tsc_canvas_words(canvas, "now", (const char *const[]){tsc_measure_text(canvas, measure, target->base), NULL});
        tsc_canvas_text(canvas, TSC_TYPE_NOTE, TSC_INK_STATED, TSC_LEFT, zero, under, base);
    }
    if (isfinite(target->median)) {
        const char *expected = tsc_canvas_words(canvas, "expected", (const char *const[]){tsc_measure_text(canvas, measure, target->median), NULL});
        double x = tsc_frame_x(frame, target->median);
        for (int line = 0; line < 2; line++) {
            double below = under - (double)line * tsc_canvas_leading(canvas, TSC_TYPE_NOTE);
            if (tsc_canvas_free_of_text(canvas, tsc_canvas_box(canvas, TSC_TYPE_NOTE, TSC_LEFT, x, below, expected))) {
                tsc_canvas_text(canvas, TSC_TYPE_NOTE, TSC_INK_MUTED, TSC_LEFT, x, below, expected);
                break;
            }
        }
    }
}

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    const tsc_chart_target *targets[TARGETS_MOST];
    const char *names[TARGETS_MOST];
    tsc_lines verdicts[TARGETS_MOST];
    size_t count = 0;
    tsc_range x = {0, 0};
    double widest = 0;
    for (size_t i = 0; i < chart->target_count && count < TARGETS_MOST; i++)
        if (isfinite(chart->targets[i].value)) {
            targets[count++] = &chart->targets[i];
            tsc_range_add(&x, chart->targets[i].value);
            tsc_range_add(&x, chart->targets[i].high);
            tsc_range_add(&x, chart->targets[i].base);
        }
    tsc_measure measure = tsc_measure_for(canvas, chart->unit, fmax(fabs(x.low), fabs(x.high)));
    tsc_frame_head(canvas, chart, measure.words, tsc_canvas_words(canvas, "gauge_key", NULL), NULL);
    for (size_t i = 0; i < count; i++) {
        names[i] = row_name(canvas, &measure, targets[i]);
        const char *verdict = tsc_lines_join(canvas, tsc_target_chance(canvas, targets[i]), tsc_target_need(canvas, targets[i]));
        verdicts[i] = tsc_canvas_wrap(canvas, TSC_TYPE_LABEL, verdict, canvas->width * 0.2, 3);
        widest = fmax(widest, verdicts[i].width);
    }
    canvas->room.right -= widest + 20 * canvas->scale;
    tsc_rows rows = tsc_rows_fit(canvas, names, count, x, 14 * canvas->scale, false);
    rows.height = fmin((canvas->room.top - canvas->room.bottom) / (double)count, 150 * canvas->scale);
    for (size_t i = 0; i < count; i++) {
        double y = tsc_rows_y(&rows, i) + 0.12 * rows.height, leading = tsc_canvas_leading(canvas, TSC_TYPE_LABEL);
        tsc_rows_name(canvas, &rows, i, names[i]);
        draw_row(canvas, &rows, &measure, i, targets[i]);
        tsc_canvas_lines(canvas, TSC_TYPE_LABEL, TSC_INK_TARGET, TSC_LEFT, rows.frame.box.right + 16 * canvas->scale,
                         y + leading * ((double)verdicts[i].count - 1) / 2, &verdicts[i]);
    }
}

const tsc_kind tsc_kind_gauge = {"gauge", drawable, lay};
