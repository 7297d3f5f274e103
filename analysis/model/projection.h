/* A history and its projection as plain data. A projection is a predictive distribution for each step ahead,
   given by quantiles on one grid of probabilities; everything else (intervals, probability of a target, draws)
   is read from it. */
#ifndef TSC_MODEL_PROJECTION_H
#define TSC_MODEL_PROJECTION_H

#include "core/arena.h"
#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>

/** Values at integer times, in steps of the series' own frequency, strictly increasing; a time that is left out
    is a gap. count >= 1, all finite. Borrowed. */
typedef struct tsc_history {
    const int *times;
    const double *values;
    size_t count;
    int season; /* steps in a year: 1, 4, 12 … */
} tsc_history;

/** Errors: TSC_EINPUT where a history is not as it must be. */
tsc_status tsc_history_check(const tsc_history *history, tsc_error *err);

enum { TSC_QUANTILES = 21, TSC_MEDIAN = 10 /* its place on the grid */ };

/** .005 .01 .025 .05 .10 .15 .20 .25 .30 .40 .50 .60 .70 .75 .80 .85 .90 .95 .975 .99 .995 */
extern const double tsc_quantile_grid[TSC_QUANTILES];

typedef struct tsc_projection {
    const char *model;      /* name of the method, or "combination" */
    size_t horizon;         /* steps after the last time */
    double *median;         /* [horizon] point forecasts */
    double *quantiles;      /* [horizon * TSC_QUANTILES], monotone in each row */
    bool nonnegative;       /* the history never was negative, so no bound is */
    size_t effective_count; /* observations that it rests on */
    const char *caution;    /* in words, why it is as wide as it is; "" where nothing is to be said */
} tsc_projection;

/** Allocates the arrays of a projection in the arena; the caller fills them. */
tsc_status tsc_projection_new(size_t horizon, tsc_arena *arena, tsc_projection *projection, tsc_error *err);

/** The quantile at a probability in (0,1) of a step (0-based), log-linear between grid points where both are
    positive, linear otherwise, on the scale of a normal's quantiles; beyond the grid the tail goes on as a
    normal's with the slope of the last stretch. NaN for another probability or step. */
double tsc_projection_quantile(const tsc_projection *projection, size_t step, double probability);

/** Probability that the value at a step (0-based) is at least value: the inverse of the above, in [0,1]. */
double tsc_projection_exceedance(const tsc_projection *projection, size_t step, double value);

/** The central interval of a level in percent (80, 95). */
void tsc_projection_interval(const tsc_projection *projection, size_t step, double level_pct, double *low,
                             double *high);

/** One path of the distribution: values[horizon] from independent standard normals[horizon]. The steps move
    together as a random walk's do: correlation of steps s < t is sqrt(s/t). */
void tsc_projection_draw(const tsc_projection *projection, const double *normals, double *values);

#endif
