/* A panel's own prior: what the user's series say of trend and scatter beyond what the shipped tables learnt elsewhere
   (empirical Bayes: the more series and origins, the more it counts). */
#ifndef TSC_MODEL_PRIOR_H
#define TSC_MODEL_PRIOR_H

#include "model/forecast.h"

enum { TSC_PRIOR_SERIES = 20 /* fewer say nothing */ };

struct tsc_prior {
    size_t series; /* that it rests on */
    double drift;  /* share of the calm drift path's distance from the reference path that is added to the median */
    double own;    /* share of the median's own distance that is added: below 0 where growth is believed less */
    double width;  /* factor on every quantile's distance from the median, .6 to 1.7 */
};

/** Holds the default projection of the panel's series (of more than some hundreds, evenly spread ones) against what
    followed at their last six origins (with a season, at every other of them), up to four steps ahead. drift and own
    are the weighted least absolute deviations of what it missed; width is the median over series of the size of their
    errors against the projection's own quartiles. All are drawn to none (0, 0, 1), the more the fewer series and
    origins there are: what one year did to all series at once is no trend. With fewer than TSC_PRIOR_SERIES series they
    are none. Errors: TSC_ENOMEM, TSC_EINPUT (a malformed history; series without a value are passed over). */
tsc_status tsc_prior_learn(const tsc_model_tables *tables, const tsc_history *panel, size_t count, tsc_prior *prior,
                           tsc_error *err);

#endif
