/* Change from year to year as columns. */
#include "chart/columns.h"
#include "chart/kind.h"

#include <math.h>

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    enum { SHORT = 2 /* years */ };
    tsc_columns_lay(canvas, chart, &(tsc_columns_opts){.short_span = SHORT, .short_air = 1.6, .band = (double)NAN});
}

const tsc_kind tsc_kind_growth = {"growth", tsc_chart_has_values, lay};
