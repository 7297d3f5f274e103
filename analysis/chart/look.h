/* One meaning, one look: which ink and which mark a value has, over all kinds of charts. */
#ifndef TSC_CHART_LOOK_H
#define TSC_CHART_LOOK_H

#include "chart/canvas.h"

/** How a look is drawn: its ink, its mark, its line. */
tsc_ink tsc_look_ink(tsc_look look);
tsc_chart_mark tsc_look_mark(tsc_look look); /* of a point */
tsc_chart_mark tsc_look_line(tsc_look look); /* of a line that joins two known points */

/** The ink of a chart's series: scenarios (and models) take the hues in turn. */
tsc_ink tsc_look_series_ink(const tsc_chart *chart, size_t which);

/** A point of a series: part-years and targets keep their own ink, official points among stated ones too; others have
    the series'. */
void tsc_look_point(tsc_canvas *canvas, tsc_look look, tsc_ink series_ink, double x, double y);

#endif
