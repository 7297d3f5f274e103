/* Two pictures over one time axis: lines above, columns below. Balances and the cooperation index. */
#ifndef TSC_CHART_STACK_H
#define TSC_CHART_STACK_H

#include "chart/frame.h"

typedef struct tsc_stack {
    const tsc_chart_series *lines[2]; /* NULL where there is none */
    const char *line_names[2];
    tsc_ink inks[2];
    const tsc_chart_series *columns;
    const char *column_name;
    bool signs;  /* plus signs at the columns */
    bool filled; /* the area under the first line is tinted */
    bool shaded; /* so are runs of columns that have no value, of which nothing is known */
} tsc_stack;

/** Lays out columns that are stacked: frame, axes, parts, totals, their names. */
void tsc_stack_lay(tsc_canvas *canvas, const tsc_chart *chart, const tsc_stack *stack);

#endif
