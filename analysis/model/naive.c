/* The last value carried on: a random walk without drift. */
#include "model/methods.h"
#include "model/walk.h"

static tsc_status fit_naive(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    (void)arena, (void)err;
    tsc_walk_fit(sample, sample->logs != NULL, 0, 0, 0, horizon, fit);
    return TSC_OK;
}

const tsc_method tsc_method_naive = {
    .name = "naive",
    .title = "last value carried on",
    .least_count = 1,
    .fit = fit_naive,
};
