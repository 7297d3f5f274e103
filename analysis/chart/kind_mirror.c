/* One flow as both sides report it: two lines, with the differences between them drawn. */
#include "chart/curves.h"
#include "chart/kind.h"

#include <math.h>

/* The widest difference in percent of the greater of the two, and when; false where they never meet. */
static bool widest_gap(const tsc_chart *chart, double *percent, double *when)
{
    const tsc_chart_series *a = &chart->series[0], *b = &chart->series[1];
    *percent = -1;
    for (size_t i = 0, k = 0; i < a->count; i++) {
        const tsc_chart_point *here = &a->points[i], *there = tsc_chart_point_at(b, here->x, &k);
        if (!there)
            continue;
        double most = fmax(fabs(here->value), fabs(there->value));
        double gap = fabs(here->value - there->value) / most * 100;
        if (most > 0 && gap > *percent) {
            *percent = gap;
            *when = here->x;
        }
    }
    return *percent >= 0;
}

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    const tsc_measure plain = tsc_measure_plain();
    const char *note = NULL;
    double percent, when = (double)NAN;
    if (widest_gap(chart, &percent, &when))
        note = TSC_CANVAS_WORDS(canvas, "widest_gap", tsc_measure_text(canvas, &plain, round(percent)),
                                tsc_time_text(canvas, when));
    tsc_curves_lay(canvas, chart, &(tsc_curves_opts){.mirror = true, .note = note});
}

const tsc_kind tsc_kind_mirror = {"mirror", tsc_chart_has_two, lay};
