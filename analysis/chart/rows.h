/* Rows with a name at the left and something drawn along a horizontal axis: shares, tornadoes, gauges. */
#ifndef TSC_CHART_ROWS_H
#define TSC_CHART_ROWS_H

#include "chart/frame.h"

typedef struct tsc_rows {
    tsc_frame frame; /* x in values; y unused */
    double height;   /* of one row */
    size_t count;
} tsc_rows;

/** Frame for count rows between names (the widest of them decides, at most a third of the picture) and room for labels
    right of the bars; x is the range of values with labels on both sides where both is set. */
tsc_rows tsc_rows_fit(tsc_canvas *canvas, const char *const *names, size_t count, tsc_range x, double label_width,
                      bool both);

/** Middle of row i, the first at the top. */
double tsc_rows_y(const tsc_rows *rows, size_t i);

/** Half the height of a bar: most of its row, but never fat. */
double tsc_rows_half(const tsc_canvas *canvas, const tsc_rows *rows);

/** The name of row i, on up to three lines where its row is high enough. */
void tsc_rows_name(tsc_canvas *canvas, const tsc_rows *rows, size_t i, const char *name);

#endif
