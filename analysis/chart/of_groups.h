/* Charts of several series of the store at once: partners or goods by share, both accounts of one flow, many pairs. */
#ifndef TSC_CHART_OF_GROUPS_H
#define TSC_CHART_OF_GROUPS_H

#include "chart/of_series.h"

/** Partners or goods (what differs between the keys) in the last period that most series have, greatest first, each
    with its share of their sum. Errors: TSC_ENOMEM. */
tsc_status tsc_chart_of_shares(tsc_plotter *plotter, const tsc_series *series, size_t count, const char *language,
                               tsc_arena *arena, tsc_chart *chart, tsc_error *err);

/** The exports of one side and the imports that the other reports of them. */
tsc_status tsc_chart_of_mirror(tsc_plotter *plotter, const tsc_series *exports, const tsc_series *imports,
                               const char *language, tsc_arena *arena, tsc_chart *chart, tsc_error *err);

/** One panel a series, each as tsc_chart_of_history has it. */
tsc_status tsc_chart_of_multiples(tsc_plotter *plotter, const tsc_chart_of *panels, size_t count, tsc_arena *arena,
                                  tsc_chart *chart, tsc_error *err);

/** The goals of one series against its projection; the projection must reach to each that is to have an interval. */
tsc_status tsc_chart_of_gauge(tsc_plotter *plotter, const tsc_chart_of *of, tsc_arena *arena, tsc_chart *chart,
                              tsc_error *err);

#endif
