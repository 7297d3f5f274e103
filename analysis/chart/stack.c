#include "chart/stack.h"
#include "chart/columns.h"
#include "chart/curves.h"
#include "chart/ends.h"

#include <math.h>

enum { LINES_MOST = 5, COLUMN_LINES_MOST = 3 };

typedef struct stack_layout {
    tsc_frame upper, lower;
    tsc_measure measure;
    tsc_end ends[2];
    size_t end_count;
} stack_layout;

static void survey(tsc_canvas *canvas, const tsc_chart *chart, const tsc_stack *stack, stack_layout *s)
{
    s->upper.x = s->upper.y = s->lower.y = tsc_range_none();
    for (int i = 0; i < 2; i++)
        if (stack->lines[i])
            tsc_columns_survey(stack->lines[i], &s->upper.x, &s->upper.y);
    tsc_columns_survey(stack->columns, &s->upper.x, &s->lower.y);
    s->measure = tsc_measure_for(canvas, chart->unit, fmax(fabs(s->upper.y.high), fabs(s->upper.y.low)));
    s->upper.y = tsc_range_for_axis(s->upper.y);
    s->lower.y = tsc_columns_view(s->lower.y);
    double step = tsc_chart_step(stack->columns);
    double air = fmax(0.7 * step, s->upper.x.high - s->upper.x.low < 2 * step ? 1.6 * step : 0);
    s->upper.x = (tsc_range){s->upper.x.low - air, s->upper.x.high + air};
    s->lower.x = s->upper.x;
    s->lower.grain = step;
}

static void gather_ends(tsc_canvas *canvas, const tsc_stack *stack, stack_layout *s)
{
    double width = (canvas->room.right - canvas->room.left) * 0.22;
    for (size_t i = 0; i < 2; i++) {
        const tsc_chart_point *last = stack->lines[i] ? tsc_curves_last(stack->lines[i]) : NULL;
        if (!last)
            continue;
        tsc_end *end = &s->ends[s->end_count++];
        *end = (tsc_end){.x = last->x, .y = last->value, .ink = stack->inks[i]};
        end->head = tsc_canvas_wrap(canvas, TSC_TYPE_STRONG, tsc_text_capital(canvas, stack->line_names[i]), width, 2);
        end->body =
            tsc_canvas_wrap(canvas, TSC_TYPE_LABEL, tsc_measure_text(canvas, &s->measure, last->value), width, 1);
    }
}

static void fix_frames(tsc_canvas *canvas, const tsc_stack *stack, stack_layout *s)
{
    const tsc_box *room = &canvas->room;
    double numbers = fmax(tsc_frame_y_width(canvas, s->upper.y, false, &s->measure, LINES_MOST),
                          tsc_frame_y_width(canvas, s->lower.y, false, &s->measure, COLUMN_LINES_MOST));
    double names =
        fmax(tsc_ends_width(s->ends, s->end_count), tsc_canvas_measure(canvas, TSC_TYPE_STRONG, stack->column_name));
    double left = room->left + numbers, right = room->right - names - 16 * canvas->scale;
    double bottom = room->bottom + 30 * canvas->scale, height = room->top - bottom, gap = 34 * canvas->scale;
    s->lower.box = (tsc_box){left, right, bottom, bottom + 0.36 * (height - gap)};
    s->upper.box = (tsc_box){left, right, s->lower.box.top + gap, room->top};
}

static void fill_below(tsc_canvas *canvas, const tsc_frame *frame, const tsc_chart_series *series, tsc_ink ink)
{
    tsc_dot *outline = tsc_arena_calloc(canvas->arena, series->count + 2, sizeof *outline);
    size_t used = 0;
    if (!outline) {
        canvas->failed = true;
        return;
    }
    for (size_t i = 0; i < series->count; i++)
        if (isfinite(series->points[i].value))
            outline[used++] =
                (tsc_dot){tsc_frame_x(frame, series->points[i].x), tsc_frame_y(frame, series->points[i].value)};
    if (used < 2)
        return;
    double zero = tsc_frame_y(frame, 0);
    outline[used] = (tsc_dot){outline[used - 1].x, zero};
    outline[used + 1] = (tsc_dot){outline[0].x, zero};
    tsc_canvas_area(canvas, ink, 0.15, outline, used + 2);
}

/* Tints the periods of columns without a value. */
static void shade_missing(tsc_canvas *canvas, const tsc_frame *frame, const tsc_chart_series *columns)
{
    const double half = tsc_chart_step(columns) / 2;
    for (size_t i = 0, end; i < columns->count; i = end + 1) {
        for (end = i; end < columns->count && !isfinite(columns->points[end].value);)
            end++;
        if (end == i)
            continue;
        const double left = tsc_frame_x(frame, columns->points[i].x - half),
                     right = tsc_frame_x(frame, columns->points[end - 1].x + half);
        const tsc_dot outline[] = {
            {left, frame->box.bottom}, {right, frame->box.bottom}, {right, frame->box.top}, {left, frame->box.top}};
        tsc_canvas_area(canvas, TSC_INK_AXIS, 0.14, outline, sizeof outline / sizeof *outline);
    }
}

void tsc_stack_lay(tsc_canvas *canvas, const tsc_chart *chart, const tsc_stack *stack)
{
    stack_layout s = {.end_count = 0};
    survey(canvas, chart, stack, &s);
    tsc_frame_head(canvas, chart, s.measure.words, NULL, NULL);
    gather_ends(canvas, stack, &s);
    fix_frames(canvas, stack, &s);
    tsc_frame_y_axis(canvas, &s.upper, &s.measure, LINES_MOST);
    tsc_frame_y_axis(canvas, &s.lower, &s.measure, COLUMN_LINES_MOST);
    tsc_frame_x_axis(canvas, &s.lower, true);
    if (stack->shaded)
        shade_missing(canvas, &s.lower, stack->columns);
    if (stack->filled && stack->lines[0])
        fill_below(canvas, &s.upper, stack->lines[0], stack->inks[0]);
    for (int i = 0; i < 2; i++)
        if (stack->lines[i])
            tsc_curves_draw_series(canvas, &s.upper, stack->lines[i], stack->inks[i], TSC_CURVES_FAINT);
    for (size_t i = 0; i < s.end_count; i++) {
        s.ends[i].x = tsc_frame_x(&s.upper, s.ends[i].x);
        s.ends[i].y = tsc_frame_y(&s.upper, s.ends[i].y);
    }
    double left = s.upper.box.right + 12 * canvas->scale;
    tsc_ends_spread(canvas, s.ends, &s.end_count, s.upper.box.bottom, s.upper.box.top + 10 * canvas->scale);
    tsc_ends_draw(canvas, s.ends, s.end_count, left);
    tsc_columns_draw(canvas, &s.lower, &s.measure, stack->columns, stack->signs);
    tsc_canvas_text(canvas, TSC_TYPE_STRONG, TSC_INK_MUTED, TSC_LEFT, left, tsc_frame_y(&s.lower, 0),
                    tsc_text_capital(canvas, stack->column_name));
}
