/* Rolling-origin errors by step ahead, a line a method. */
#include "chart/curves.h"
#include "chart/kind.h"

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    const char *further = tsc_canvas_words(canvas, "steps_ahead", NULL);
    tsc_curves_lay(canvas, chart, &(tsc_curves_opts){.steps = true, .no_log = true, .further = further});
}

const tsc_kind tsc_kind_errors = {"errors", tsc_chart_has_values, lay};
