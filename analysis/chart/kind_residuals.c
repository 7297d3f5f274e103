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
    double band = 2 * deviation(&chart->series[0]);
    const char *further = isfinite(band) ? tsc_canvas_words(canvas, "two_deviations", NULL) : NULL;
    tsc_columns_lay(canvas, chart, &(tsc_columns_opts){.band = band, .further = further});
}

const tsc_kind tsc_kind_residuals = {"residuals", tsc_chart_has_values, lay};
