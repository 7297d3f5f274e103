/* Observed minus fitted over time: columns, with two standard deviations tinted. */
#include "chart/columns.h"
#include "chart/kind.h"

#include <math.h>

static double deviation(const tsc_chart_series *series)
{
    double sum = 0, squares = 0;
    size_t count = 0;
    for (size_t i = 0; i < series->count; i++)
        if (isfinite(series->points[i].value)) {
            sum += series->points[i].value;
            count++;
        }
    for (size_t i = 0; i < series->count; i++)
        if (isfinite(series->points[i].value))
            squares += pow(series->points[i].value - sum / (double)count, 2);
    return count > 1 ? sqrt(squares / (double)(count - 1)) : (double)NAN;
}

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    enum { LINES_MOST = 7 };
    tsc_frame frame = {.x = tsc_range_none(), .y = tsc_range_none()};
    const tsc_chart_series *series = &chart->series[0];
    double band = 2 * deviation(series), step = series->step > 0 ? series->step : 1;
    tsc_columns_survey(series, &frame.x, &frame.y);
    tsc_range_add(&frame.y, band);
    tsc_range_add(&frame.y, -band);
    tsc_measure measure = tsc_measure_for(canvas, chart->unit, fmax(fabs(frame.y.low), fabs(frame.y.high)));
    frame.y = tsc_columns_view(frame.y);
    frame.grain = step;
    frame.x = (tsc_range){frame.x.low - 0.7 * step, frame.x.high + 0.7 * step};
    tsc_frame_head(canvas, chart, measure.words,
                   isfinite(band) ? tsc_canvas_words(canvas, "two_deviations", NULL) : NULL, NULL);
    double numbers = tsc_frame_y_width(canvas, frame.y, false, &measure, LINES_MOST);
    frame.box = (tsc_box){canvas->room.left + numbers, canvas->room.right, canvas->room.bottom + 30 * canvas->scale,
                          canvas->room.top};
    if (isfinite(band)) {
        double low = tsc_frame_y(&frame, -band), high = tsc_frame_y(&frame, band);
        tsc_canvas_area(
            canvas, TSC_INK_PART, 0.12,
            (tsc_dot[]){{frame.box.left, low}, {frame.box.right, low}, {frame.box.right, high}, {frame.box.left, high}},
            4);
    }
    tsc_frame_y_axis(canvas, &frame, &measure, LINES_MOST);
    tsc_frame_x_axis(canvas, &frame, true);
    tsc_columns_draw(canvas, &frame, &measure, series, true);
}

const tsc_kind tsc_kind_residuals = {"residuals", tsc_chart_has_values, lay};
