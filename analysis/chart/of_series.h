/* Charts of what the store and the models know: a series with its projection and targets becomes chart data, with
   the finding as title, in the words of a language. Everything lives in the arena that is given. */
#ifndef TSC_CHART_OF_SERIES_H
#define TSC_CHART_OF_SERIES_H

#include "chart/chart.h"
#include "core/arena.h"
#include "model/projection.h"
#include "store/series.h"

/** A target as a document stated it, assessed (model/target.h). */
typedef struct tsc_chart_goal {
    double value;
    tsc_period due;
    double required_growth_pct, probability; /* NaN where not known; probability 0 to 1 */
} tsc_chart_goal;

/** What a series' chart rests on; projection may be NULL, its step 1 follows last (the period of the last history
    value). sources: names for the foot, e.g. "joint statements of 2021 and 2025"; NULL: taken from the points. */
typedef struct tsc_chart_of {
    const tsc_series *series;
    const tsc_series *parts; /* the same measure of parts of a year (frequency R, M …), drawn as crosses; may be NULL */
    const tsc_projection *projection;
    tsc_period last;
    const tsc_chart_goal *goals;
    size_t goal_count;
    const char *language; /* en, fr, ru; NULL: en */
    const char *sources;
} tsc_chart_of;

/** History with fan and targets. Observed points only become the line; of several for a period the preferred one.
    Errors: TSC_ENOMEM. */
tsc_status tsc_chart_of_history(tsc_plotter *plotter, const tsc_chart_of *of, tsc_arena *arena, tsc_chart *chart,
                                tsc_error *err);

/** Change on the year before, in percent, of neighbouring years only. */
tsc_status tsc_chart_of_growth(tsc_plotter *plotter, const tsc_chart_of *of, tsc_arena *arena, tsc_chart *chart,
                               tsc_error *err);

/** Exports, imports and their balance. */
tsc_status tsc_chart_of_balance(tsc_plotter *plotter, const tsc_chart_of *exports, const tsc_chart_of *imports,
                                tsc_arena *arena, tsc_chart *chart, tsc_error *err);

#endif
