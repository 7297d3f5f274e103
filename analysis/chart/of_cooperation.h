/* Charts of acts of cooperation, promises and the index (store/cooperation.h). */
#ifndef TSC_CHART_OF_COOPERATION_H
#define TSC_CHART_OF_COOPERATION_H

#include "chart/chart.h"
#include "core/arena.h"
#include "extract/event_codes.h"
#include "store/cooperation.h"

/** How a promise stands. */
tsc_chart_state tsc_chart_state_of(const tsc_commitment *commitment);

/** Acts with a date and promises with what became of them, in the groups of their codes; courtesies that are done and
    mere proposals are left out. as_of: today (year 0: no line). Errors: TSC_ENOMEM. */
tsc_status tsc_chart_of_timeline(tsc_plotter *plotter, const tsc_cooperation *cooperation, const tsc_event_codes *codes,
                                 const tsc_place pair[2], tsc_date as_of, const char *language, tsc_arena *arena,
                                 tsc_chart *chart, tsc_error *err);

/** The index of each period and its stock with a half-life of six months. */
tsc_status tsc_chart_of_index(tsc_plotter *plotter, const tsc_index_point *points, size_t count,
                              const tsc_place pair[2], const char *language, tsc_arena *arena, tsc_chart *chart,
                              tsc_error *err);

#endif
