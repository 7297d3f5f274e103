/* Targets held against where things stand and where the projection will be when they are due: one row a target. */
#include "chart/kind.h"
#include "chart/look.h"
#include "chart/rows.h"
#include "chart/target_words.h"

#include <math.h>

enum { TARGETS_MOST = 8, FARTHEST = 2 /* times the target */ };

static bool drawable(const tsc_chart *chart)
{
    for (size_t i = 0; i < chart->target_count; i++)
        if (chart->targets[i].value > 0 && isfinite(chart->targets[i].value))
            return true;
    return false;
}

/* "One billion by 2030" */
static const char *row_name(tsc_canvas *canvas, const tsc_measure *measure, const tsc_chart_target *target)
{
    if (target->name && *target->name)
        return target->name;
    const char *amount = tsc_measure_amount(canvas, measure, target->value);
    return isfinite(target->x) ? TSC_CANVAS_WORDS(canvas, "by_time", amount, tsc_time_text(canvas, target->x)) : amount;
}

/* Text below the bar at x, held within the row's frame; on the next line where the first is taken. */
static void text_below(tsc_canvas *canvas, const tsc_rows *rows, tsc_ink ink, double x, double y, const char *text)
{
    double width = tsc_canvas_measure(canvas, TSC_TYPE_NOTE, text), last = rows->frame.box.right - width;
    double at = x < last ? x : last;
    for (int line = 0; line < 2; line++, y -= tsc_canvas_leading(canvas, TSC_TYPE_NOTE))
        if (tsc_canvas_free_of_text(canvas, tsc_canvas_box(canvas, TSC_TYPE_NOTE, TSC_LEFT, at, y, text))) {
            tsc_canvas_text(canvas, TSC_TYPE_NOTE, ink, TSC_LEFT, at, y, text);
            return;
        }
}

/* A value in parts of the target, held to what a row shows; NaN where it is not known. */
static double part_of(const tsc_chart_target *target, double value)
{
    return isfinite(value) ? fmax(-FARTHEST, fmin(value / target->value, FARTHEST)) : (double)NAN;
}

static void draw_bars(tsc_canvas *canvas, const tsc_rows *rows, double y, double half, const tsc_chart_target *target)
{
    const tsc_frame *frame = &rows->frame;
    double zero = tsc_frame_x(frame, 0), at = tsc_frame_x(frame, 1);
    double base = tsc_frame_x(frame, part_of(target, target->base));
    tsc_canvas_bar(canvas, TSC_MARK_BAR, TSC_INK_GRID, (tsc_box){zero, at, y - half, y + half});
    if (isfinite(target->base))
        tsc_canvas_bar(canvas, TSC_MARK_BAR, TSC_INK_STATED,
                       (tsc_box){fmin(zero, base), fmax(zero, base), y - half, y + half});
    if (isfinite(target->low) && isfinite(target->high))
        tsc_canvas_bar(canvas, TSC_MARK_PALE_BAR, TSC_INK_STATED,
                       (tsc_box){tsc_frame_x(frame, part_of(target, target->low)),
                                 tsc_frame_x(frame, part_of(target, target->high)), y - half / 2, y + half / 2});
    if (fabs(target->median) <= FARTHEST * target->value) {
        double x = tsc_frame_x(frame, part_of(target, target->median)), wide = 1.7 * canvas->scale;
        tsc_canvas_bar(canvas, TSC_MARK_TICK, TSC_INK_TEXT, (tsc_box){x - wide, x + wide, y - half, y + half});
    }
    tsc_look_point(canvas, TSC_LOOK_TARGET, TSC_INK_TARGET, at, y);
}

static void draw_row(tsc_canvas *canvas, const tsc_rows *rows, const tsc_measure *measure, size_t i,
                     const tsc_chart_target *target)
{
    double y = tsc_rows_y(rows, i), half = fmin(0.16 * rows->height, 15 * canvas->scale),
           under = y - half - 12 * canvas->scale;
    const tsc_frame *frame = &rows->frame;
    draw_bars(canvas, rows, y, half, target);
    tsc_canvas_text(canvas, TSC_TYPE_NOTE, TSC_INK_TARGET, TSC_CENTRE, tsc_frame_x(frame, 1),
                    y + half + 11 * canvas->scale, tsc_measure_amount(canvas, measure, target->value));
    if (isfinite(target->base))
        text_below(canvas, rows, TSC_INK_STATED, tsc_frame_x(frame, 0), under,
                   TSC_CANVAS_WORDS(canvas, "now", tsc_measure_amount(canvas, measure, target->base)));
    if (isfinite(target->median))
        text_below(canvas, rows, TSC_INK_MUTED, tsc_frame_x(frame, part_of(target, target->median)), under,
                   TSC_CANVAS_WORDS(canvas, "expected", tsc_measure_amount(canvas, measure, target->median)));
}

/* Targets above zero alone have shares. */
static size_t choose(const tsc_chart *chart, const tsc_chart_target **targets, tsc_range *x)
{
    size_t count = 0;
    *x = (tsc_range){0, 1};
    for (size_t i = 0; i < chart->target_count && count < TARGETS_MOST; i++) {
        const tsc_chart_target *target = &chart->targets[i];
        if (!(target->value > 0) || !isfinite(target->value))
            continue;
        targets[count++] = target;
        tsc_range_add(x, part_of(target, target->base));
        tsc_range_add(x, part_of(target, target->low));
        tsc_range_add(x, part_of(target, target->high));
    }
    return count;
}

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    const tsc_chart_target *targets[TARGETS_MOST];
    const char *names[TARGETS_MOST];
    tsc_lines verdicts[TARGETS_MOST];
    tsc_range x;
    size_t count = choose(chart, targets, &x);
    double widest = 0;
    tsc_measure measure = tsc_measure_for(canvas, chart->unit, 0);
    tsc_frame_head(canvas, chart, NULL, tsc_canvas_words(canvas, "gauge_key", NULL), NULL);
    for (size_t i = 0; i < count; i++) {
        names[i] = row_name(canvas, &measure, targets[i]);
        const char *verdict =
            tsc_lines_join(canvas, tsc_target_chance(canvas, targets[i]), tsc_target_need(canvas, targets[i]));
        verdicts[i] = tsc_canvas_wrap(canvas, TSC_TYPE_LABEL, verdict, canvas->width * 0.2, 3);
        widest = fmax(widest, verdicts[i].width);
    }
    canvas->room.right -= widest + 20 * canvas->scale;
    tsc_rows rows = tsc_rows_fit(canvas, names, count, x, 50 * canvas->scale, false);
    rows.height = fmin((canvas->room.top - canvas->room.bottom) / (double)count, 230 * canvas->scale);
    for (size_t i = 0; i < count; i++) {
        double leading = tsc_canvas_leading(canvas, TSC_TYPE_LABEL);
        tsc_rows_name(canvas, &rows, i, names[i]);
        draw_row(canvas, &rows, &measure, i, targets[i]);
        tsc_canvas_lines(canvas, TSC_TYPE_LABEL, TSC_INK_TARGET, TSC_LEFT, rows.frame.box.right + 16 * canvas->scale,
                         tsc_rows_y(&rows, i) + leading * ((double)verdicts[i].count - 1) / 2, &verdicts[i]);
    }
}

const tsc_kind tsc_kind_gauge = {"gauge", drawable, lay};
