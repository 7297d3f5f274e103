/* Many small pictures of one make: pairs beside each other, or a crowd of scenarios taken apart. */
#ifndef TSC_CHART_MULTIPLES_H
#define TSC_CHART_MULTIPLES_H

#include "chart/frame.h"

/** Draws panels (their titles, series, units) below the head of chart. */
void tsc_multiples_lay(tsc_canvas *canvas, const tsc_chart *chart, const tsc_chart *panels, size_t count,
                       bool same_scale);

/** One panel for each scenario (or model) of a chart, each with what is observed. */
void tsc_multiples_of_series(tsc_canvas *canvas, const tsc_chart *chart);

#endif
