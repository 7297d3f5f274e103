/* A panel's own prior: what the user's series say of growth and scatter beyond what the shipped tables learnt elsewhere
   (empirical Bayes: the more series, the more it counts). */
#ifndef TSC_MODEL_PRIOR_H
#define TSC_MODEL_PRIOR_H

#include "model/forecast.h"

enum { TSC_PRIOR_SERIES = 20 /* fewer say nothing */ };

typedef struct tsc_prior {
    size_t series;      /* that it rests on: positive ones of at least four values */
    double growth;      /* logarithms a step, added to the median */
    double width;       /* factor on every quantile's distance from the median, in logarithms; .5 to 2 */
} tsc_prior;

/** Holds the default projection of each series against what followed at its last origins, up to three steps ahead. Growth is
    the median over series of their mean error a step, width the median over series of the median size of their errors
    against the projection's own quartiles; both are drawn to 0 and 1 by count / (count + TSC_PRIOR_SERIES). With fewer than
    TSC_PRIOR_SERIES series: growth 0, width 1. Errors: TSC_ENOMEM, TSC_EINPUT (a malformed history). */
tsc_status tsc_prior_learn(const tsc_model_tables *tables, const tsc_history *panel, size_t count, tsc_prior *prior,
                           tsc_error *err);

/** Moves a projection by a prior; rows that are not positive are left as they are. */
void tsc_prior_apply(const tsc_prior *prior, tsc_projection *projection);

#endif
