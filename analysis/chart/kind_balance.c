/* Exports and imports as lines, their balance as columns below, where both are known. */
#include "chart/kind.h"
#include "chart/stack.h"

#include <math.h>

static tsc_chart_series balance_of(tsc_canvas *canvas, const tsc_chart_series *out, const tsc_chart_series *in)
{
    tsc_chart_point *points = tsc_arena_calloc(canvas->arena, out->count + 1, sizeof *points);
    size_t used = 0;
    canvas->failed = canvas->failed || !points;
    for (size_t i = 0, k = 0; points && i < out->count; i++) {
        const tsc_chart_point *here = &out->points[i], *there = tsc_chart_point_at(in, here->x, &k);
        bool part = there && (here->look == TSC_LOOK_PART_YEAR || there->look == TSC_LOOK_PART_YEAR);
        double balance = there ? here->value - there->value : (double)NAN;
        if (isfinite(balance) && !part)
            points[used++] = (tsc_chart_point){here->x, balance, (double)NAN, (double)NAN, TSC_LOOK_STATED, NULL};
    }
    return (tsc_chart_series){.points = points, .count = used, .step = out->step};
}

static void lay(tsc_canvas *canvas, const tsc_chart *chart)
{
    const tsc_chart_series *out = &chart->series[0], *in = &chart->series[1];
    tsc_chart_series balance = balance_of(canvas, out, in);
    const char *out_name = out->name && *out->name ? out->name : tsc_canvas_words(canvas, "exports", NULL);
    const char *in_name = in->name && *in->name ? in->name : tsc_canvas_words(canvas, "imports", NULL);
    tsc_stack_lay(canvas, chart,
                  &(tsc_stack){.lines = {out, in},
                               .line_names = {out_name, in_name},
                               .inks = {TSC_INK_GAIN, TSC_INK_LOSS},
                               .columns = &balance,
                               .column_name = tsc_canvas_words(canvas, "balance", NULL),
                               .signs = true});
}

const tsc_kind tsc_kind_balance = {"balance", tsc_chart_has_two, lay};
