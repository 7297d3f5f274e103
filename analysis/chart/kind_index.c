/* The cooperation index of each period as columns, its stock (discounted sum) as a line above. */
#include "chart/kind.h"
#include "chart/stack.h"

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    const tsc_chart_series *index = &chart->series[0], *stock = &chart->series[1];
    const char *index_name = index->name && *index->name ? index->name : tsc_canvas_words(canvas, "index", NULL);
    const char *stock_name = stock->name && *stock->name ? stock->name : tsc_canvas_words(canvas, "stock", NULL);
    tsc_stack_lay(canvas, chart,
                  &(tsc_stack){.lines = {stock, NULL},
                               .line_names = {stock_name, NULL},
                               .inks = {TSC_INK_GAIN, TSC_INK_LOSS},
                               .columns = index,
                               .column_name = index_name,
                               .filled = true,
                               .shaded = true});
}

const tsc_kind tsc_kind_index = {"index", tsc_chart_has_two, lay};
