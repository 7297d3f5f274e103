/* Change from year to year as columns. */
#include "chart/columns.h"
#include "chart/kind.h"

#include <math.h>

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    enum { LINES_MOST = 7 };
    tsc_frame frame = {.x = tsc_range_none(), .y = tsc_range_none()};
    const tsc_chart_series *series = &chart->series[0];
    tsc_columns_survey(series, &frame.x, &frame.y);
    tsc_measure measure = tsc_measure_for(canvas, chart->unit, fmax(fabs(frame.y.low), fabs(frame.y.high)));
    frame.y = tsc_columns_view(frame.y);
    frame.grain = series->step > 0 ? series->step : 1;
    double air = fmax(0.7 * (series->step > 0 ? series->step : 1), frame.x.high - frame.x.low < 2 ? 1.6 : 0);
    frame.x = (tsc_range){frame.x.low - air, frame.x.high + air};
    tsc_frame_head(canvas, chart, measure.words, NULL, NULL);
    double numbers = tsc_frame_y_width(canvas, frame.y, false, &measure, LINES_MOST);
    frame.box = (tsc_box){canvas->room.left + numbers, canvas->room.right, canvas->room.bottom + 30 * canvas->scale,
                          canvas->room.top};
    tsc_frame_y_axis(canvas, &frame, &measure, LINES_MOST);
    tsc_frame_x_axis(canvas, &frame, true);
    tsc_columns_draw(canvas, &frame, &measure, series, true);
}

const tsc_kind tsc_kind_growth = {"growth", tsc_chart_has_values, lay};
