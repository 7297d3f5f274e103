/* Small multiples: one panel a pair, each with its own scale. */
#include "chart/kind.h"
#include "chart/multiples.h"

static bool drawable(const tsc_chart *chart)
{
    for (size_t i = 0; i < chart->panel_count; i++)
        if (tsc_chart_has_values(&chart->panels[i]))
            return true;
    return false;
}

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    tsc_multiples_lay(canvas, chart, chart->panels, chart->panel_count, false);
}

const tsc_kind tsc_kind_multiples = {"multiples", drawable, lay};
