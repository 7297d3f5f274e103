/* Exports and imports as lines, their balance as columns below, where both are known. */
#include "chart/kind.h"
#include "chart/stack.h"

#include <math.h>

static bool drawable(const tsc_chart *chart)
{
    return chart->series_count >= 2 && tsc_chart_has_values(chart);
}

static tsc_chart_series balance_of(tsc_canvas *canvas, const tsc_chart_series *out, const tsc_chart_series *in)
{
    tsc_chart_point *points = tsc_arena_calloc(canvas->arena, out->count + 1, sizeof *points);
    size_t used = 0;
    canvas->failed = canvas->failed || !points;
    for (size_t i = 0, k = 0; points && i < out->count; i++) {
        while (k < in->count && in->points[k].x < out->points[i].x - 1e-9)
            k++;
        if (k == in->count || fabs(in->points[k].x - out->points[i].x) > 1e-9)
            continue;
        double balance = out->points[i].value - in->points[k].value;
        bool part = out->points[i].look == TSC_LOOK_PART_YEAR || in->points[k].look == TSC_LOOK_PART_YEAR;
        if (isfinite(balance) && !part)
            points[used++] =
                (tsc_chart_point){out->points[i].x, balance, (double)NAN, (double)NAN, TSC_LOOK_STATED, NULL};
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
                  &(tsc_stack){{out, in},
                               {out_name, in_name},
                               {TSC_INK_GAIN, TSC_INK_LOSS},
                               &balance,
                               tsc_canvas_words(canvas, "balance", NULL),
                               true,
                               false});
}

const tsc_kind tsc_kind_balance = {"balance", drawable, lay};
