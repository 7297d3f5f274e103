/* The compound annual growth rate carried on: drift of the logarithms. Everybody draws it; on short histories it is
   worse than no change, which is why no default rests on it. */
#include "model/methods.h"
#include "model/walk.h"

#include <math.h>

static tsc_status fit_cagr(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    (void)arena, (void)err;
    double elapsed = tsc_sample_elapsed(sample);
    double rate = (sample->logs[sample->count - 1] - sample->logs[0]) / elapsed;
    tsc_walk_fit(sample, true, rate, 1 / sqrt(elapsed), 1, horizon, fit);
    tsc_fit_add(fit, "growth a step", expm1(rate), exp(rate) * tsc_walk_rate_error(fit, elapsed));
    return TSC_OK;
}

const tsc_method tsc_method_cagr = {
    .name = "cagr",
    .title = "compound growth from first to last value",
    .least_count = 2,
    .positive_only = true,
    .fit = fit_cagr,
};
