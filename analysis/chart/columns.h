/* Columns over time, up and down from zero: growth, balances, residuals, an index. */
#ifndef TSC_CHART_COLUMNS_H
#define TSC_CHART_COLUMNS_H

#include "chart/frame.h"

/** Draws the points of a series as columns: gains and losses in their inks, derived ones pale, part-years grey; each
    with its value where there is room, else the last and the farthest from zero alone. */
void tsc_columns_draw(tsc_canvas *canvas, const tsc_frame *frame, const tsc_measure *measure,
                      const tsc_chart_series *series, bool plus_signs);

typedef struct tsc_columns_opts {
    double short_span, short_air; /* a shorter time than this gets so much room at both ends, in x */
    double band;                  /* half the height of a tinted band around zero; NaN: none */
    const char *further;          /* more words for the subtitle; may be NULL */
} tsc_columns_opts;

/** Lays out a chart whose first series is drawn as columns over time, with plus signs: head, axes, band, columns. */
void tsc_columns_lay(tsc_canvas *canvas, const tsc_chart *chart, const tsc_columns_opts *opts);

/** The ranges of a series in x and y. */
void tsc_columns_survey(const tsc_chart_series *series, tsc_range *x, tsc_range *y);

/** y opened up to zero with room for labels beyond the columns. */
tsc_range tsc_columns_view(tsc_range y);

#endif
