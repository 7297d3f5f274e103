/* One flow as both sides report it: two lines, with the differences between them drawn. */
#include "chart/curves.h"
#include "chart/kind.h"

#include <math.h>

static bool drawable(const tsc_chart *chart)
{
    return chart->series_count >= 2 && tsc_chart_has_values(chart);
}

/* The widest difference in percent of the greater of the two, and when; false where they never meet. */
static bool widest_gap(const tsc_chart *chart, double *percent, double *when)
{
    const tsc_chart_series *a = &chart->series[0], *b = &chart->series[1];
    *percent = -1;
    for (size_t i = 0, k = 0; i < a->count; i++) {
        while (k < b->count && b->points[k].x < a->points[i].x - 1e-9)
            k++;
        if (k == b->count || fabs(b->points[k].x - a->points[i].x) > 1e-9)
            continue;
        double most = fmax(fabs(a->points[i].value), fabs(b->points[k].value));
        double gap = fabs(a->points[i].value - b->points[k].value) / most * 100;
        if (most > 0 && gap > *percent) {
            *percent = gap;
            *when = a->points[i].x;
        }
    }
    return *percent >= 0;
}

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    const tsc_measure plain = {1, "", tsc_unit_none()};
    const char *note = NULL;
    double percent, when = (double)NAN;
    if (widest_gap(chart, &percent, &when))
        note = tsc_canvas_words(
            canvas, "widest_gap",
            (const char *const[]){tsc_measure_text(canvas, &plain, round(percent)), tsc_time_text(canvas, when), NULL});
    tsc_curves_lay(canvas, chart, &(tsc_curves_opts){.mirror = true, .note = note});
}

const tsc_kind tsc_kind_mirror = {"mirror", drawable, lay};
