/* Scenarios compared: the history, then each scenario in its hue with its name at its end. */
#include "chart/curves.h"
#include "chart/kind.h"
#include "chart/multiples.h"

enum { LINES_TOLD_APART = 8 };

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    if (chart->series_count > LINES_TOLD_APART)
        tsc_multiples_of_series(canvas, chart);
    else
        tsc_curves_lay(canvas, chart, &(tsc_curves_opts){0});
}

const tsc_kind tsc_kind_scenarios = {"scenarios", tsc_chart_has_values, lay};
const tsc_kind tsc_kind_models = {"models", tsc_chart_has_values, lay};
