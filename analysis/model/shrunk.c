/* Growth shrunk towards what other series do. Annual log growth persists by little (.1 to .2 from year to year), so
   that of a rate g seen in a history only a part is carried on, and less the shorter the history is: over pooled yearly
   series log(y_h / y_0) = a_h + c_h g, from two points with c_1 = .22 to c_4 = .36. In between, the part carried on to
   step h is c_h = k (1 - r^h) / (1 - r) with r = .3: it levels off, as the growth that persists does. */
#include "model/methods.h"
#include "model/walk.h"

#include <math.h>

/* With T steps elapsed the rate's weight against the pooled rate is T / (T + PRIOR_STEPS). */
enum { PRIOR_STEPS = 3 };
static const double pooled_growth = .027, persistence = .3;

static tsc_status fit_shrunk(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    (void)arena, (void)err;
    size_t n = sample->count;
    double elapsed = tsc_sample_elapsed(sample);
    double rate = elapsed > 0 ? (sample->logs[n - 1] - sample->logs[0]) / elapsed : 0;
    double weight = elapsed / (elapsed + PRIOR_STEPS);
    tsc_walk_fit(sample, true, weight * rate, 0, n > 1 ? 1 : 0, horizon, fit);
    double yearly = pooled_growth / fmax(1, sample->season), reach = 0, share = 1;
    for (size_t h = 0; h < horizon; h++) {
        reach += share;
        share *= persistence;
        double ahead = (double)(h + 1);
        fit->path[h] = exp(sample->logs[n - 1] + (1 - weight) * yearly * ahead + weight * (rate - yearly) * reach +
                           weight * yearly * ahead);
    }
    if (elapsed > 0)
        tsc_fit_add(fit, "growth a step as seen", expm1(rate), (double)NAN);
    tsc_fit_add(fit, "share carried on", weight, (double)NAN);
    return TSC_OK;
}

const tsc_method tsc_method_shrunk = {
    .name = "shrunk",
    .title = "growth shrunk towards that of other series",
    .least_count = 1,
    .positive_only = true,
    .fit = fit_shrunk,
};
