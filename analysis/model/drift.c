/* The straight line through the first and the last point, from the last point on: a random walk whose drift is the
   mean increment a step of elapsed time. */
#include "model/methods.h"
#include "model/walk.h"

#include <math.h>

static tsc_status fit_drift(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    (void)arena, (void)err;
    double elapsed = tsc_sample_elapsed(sample);
    double rate = (sample->values[sample->count - 1] - sample->values[0]) / elapsed;
    tsc_walk_fit(sample, false, rate, 1 / sqrt(elapsed), 1, horizon, fit);
    tsc_fit_add(fit, "increment a step", rate * sample->scale, tsc_walk_rate_error(fit, elapsed) * sample->scale);
    return TSC_OK;
}

const tsc_method tsc_method_drift = {
    .name = "drift",
    .title = "mean increment by elapsed time",
    .least_count = 2,
    .fit = fit_drift,
};
