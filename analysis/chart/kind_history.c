/* A series over time with its projection fan and its targets. */
#include "chart/curves.h"
#include "chart/kind.h"

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    tsc_curves_lay(canvas, chart, &(tsc_curves_opts){0});
}

const tsc_kind tsc_kind_history = {"history", tsc_chart_has_values, lay};
