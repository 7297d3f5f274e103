#include "chart/columns.h"

#include <math.h>

void tsc_columns_survey(const tsc_chart_series *series, tsc_range *x, tsc_range *y)
{
    for (size_t i = 0; i < series->count; i++)
        if (isfinite(series->points[i].value) && isfinite(series->points[i].x)) {
            tsc_range_add(x, series->points[i].x);
            tsc_range_add(y, series->points[i].value);
        }
}

tsc_range tsc_columns_view(tsc_range y)
{
    tsc_range_add(&y, 0);
    double span = y.high > y.low ? y.high - y.low : 1;
    return (tsc_range){y.low < 0 ? y.low - 0.1 * span : 0, y.high > 0 ? y.high + 0.1 * span : y.low < 0 ? 0 : 1};
}

static const tsc_chart_point *last_known(const tsc_chart_series *series)
{
    for (size_t i = series->count; i-- > 0;)
        if (isfinite(series->points[i].value))
            return &series->points[i];
    return NULL;
}

static const tsc_chart_point *farthest(const tsc_chart_series *series)
{
    const tsc_chart_point *found = NULL;
    for (size_t i = 0; i < series->count; i++)
        if (isfinite(series->points[i].value) && (!found || fabs(series->points[i].value) > fabs(found->value)))
            found = &series->points[i];
    return found;
}

static void draw_column(tsc_canvas *canvas, const tsc_frame *frame, const tsc_chart_point *point, double half)
{
    double x = tsc_frame_x(frame, point->x), zero = tsc_frame_y(frame, 0), y = tsc_frame_y(frame, point->value);
    tsc_ink ink = point->look == TSC_LOOK_PART_YEAR ? TSC_INK_PART : point->value < 0 ? TSC_INK_LOSS : TSC_INK_GAIN;
    bool pale = point->look == TSC_LOOK_DERIVED || point->look == TSC_LOOK_PROJECTION;
    tsc_canvas_bar(canvas, pale ? TSC_MARK_PALE_BAR : TSC_MARK_BAR, ink,
                   (tsc_box){x - half, x + half, fmin(zero, y), fmax(zero, y)});
}

/* Beyond the column and those beside it that the text reaches over. */
static void label_column(tsc_canvas *canvas, const tsc_frame *frame, const tsc_chart_series *series, double half,
                         const tsc_chart_point *point, const char *text, tsc_type type)
{
    double off = 0.75 * tsc_canvas_size(canvas, type) + 2 * canvas->scale, x = tsc_frame_x(frame, point->x),
           end = point->value;
    double reach = tsc_canvas_measure(canvas, type, text) / 2 + half;
    for (size_t i = 0; i < series->count; i++)
        if (isfinite(series->points[i].value) && fabs(tsc_frame_x(frame, series->points[i].x) - x) < reach)
            end = point->value < 0 ? fmin(end, series->points[i].value) : fmax(end, series->points[i].value);
    double y = tsc_frame_y(frame, end) + (point->value < 0 ? -off : off);
    if (tsc_canvas_free_of_text(canvas, tsc_canvas_box(canvas, type, TSC_CENTRE, x, y, text)))
        tsc_canvas_text(canvas, type, point->value < 0 ? TSC_INK_LOSS : TSC_INK_GAIN, TSC_CENTRE, x, y, text);
}

void tsc_columns_draw(tsc_canvas *canvas, const tsc_frame *frame, const tsc_measure *measure,
                      const tsc_chart_series *series, bool plus_signs)
{
    double step = tsc_chart_step(series);
    double pace = (frame->box.right - frame->box.left) * step / (frame->x.high - frame->x.low);
    double half = fmin(0.36 * pace, 34 * canvas->scale);
    const tsc_chart_point *last = last_known(series), *widest = farthest(series);
    bool roomy = pace > tsc_canvas_measure(canvas, TSC_TYPE_LABEL, "+1,000") * 0.8;
    for (size_t i = 0; i < series->count; i++)
        if (isfinite(series->points[i].value))
            draw_column(canvas, frame, &series->points[i], half > 0.5 ? half : 0.5);
    for (size_t i = series->count; i-- > 0;) {
        const tsc_chart_point *point = &series->points[i];
        if (!isfinite(point->value) || (!roomy && point != last && point != widest))
            continue;
        const char *text = point->label ? point->label
                           : plus_signs ? tsc_measure_signed(canvas, measure, point->value)
                                        : tsc_measure_text(canvas, measure, point->value);
        label_column(canvas, frame, series, half, point, text, point == last ? TSC_TYPE_STRONG : TSC_TYPE_LABEL);
    }
}

static void draw_band(tsc_canvas *canvas, const tsc_frame *frame, double band)
{
    double low = tsc_frame_y(frame, -band), high = tsc_frame_y(frame, band);
    double left = frame->box.left, right = frame->box.right;
    tsc_canvas_area(canvas, TSC_INK_PART, 0.12, (tsc_dot[]){{left, low}, {right, low}, {right, high}, {left, high}}, 4);
}

void tsc_columns_lay(tsc_canvas *canvas, const tsc_chart *chart, const tsc_columns_opts *opts)
{
    enum { LINES_MOST = 7 };
    const tsc_chart_series *series = &chart->series[0];
    tsc_frame frame = {.x = tsc_range_none(), .y = tsc_range_none(), .grain = tsc_chart_step(series)};
    tsc_columns_survey(series, &frame.x, &frame.y);
    tsc_range_add(&frame.y, opts->band);
    tsc_range_add(&frame.y, -opts->band);
    tsc_measure measure = tsc_measure_for(canvas, chart->unit, fmax(fabs(frame.y.low), fabs(frame.y.high)));
    frame.y = tsc_columns_view(frame.y);
    double air = fmax(0.7 * frame.grain, frame.x.high - frame.x.low < opts->short_span ? opts->short_air : 0);
    frame.x = (tsc_range){frame.x.low - air, frame.x.high + air};
    tsc_frame_head(canvas, chart, measure.words, opts->further, NULL);
    double numbers = tsc_frame_y_width(canvas, frame.y, false, &measure, LINES_MOST);
    frame.box = (tsc_box){canvas->room.left + numbers, canvas->room.right, canvas->room.bottom + 30 * canvas->scale,
                          canvas->room.top};
    if (isfinite(opts->band))
        draw_band(canvas, &frame, opts->band);
    tsc_frame_y_axis(canvas, &frame, &measure, LINES_MOST);
    tsc_frame_x_axis(canvas, &frame, true);
    tsc_columns_draw(canvas, &frame, &measure, series, true);
}
