/* The growth of the last step carried on, as a press release reads it: year on year. */
#include "model/methods.h"
#include "model/walk.h"

#include <math.h>

static tsc_status fit_growth(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    (void)arena, (void)err;
    size_t n = sample->count;
    double gap = (double)sample->times[n - 1] - (double)sample->times[n - 2];
    double rate = (sample->logs[n - 1] - sample->logs[n - 2]) / gap;
    tsc_walk_fit(sample, true, rate, 1 / sqrt(gap), 1, horizon, fit);
    tsc_fit_add(fit, "growth a step", expm1(rate), (double)NAN);
    return TSC_OK;
}

const tsc_method tsc_method_growth = {
    .name = "growth",
    .title = "last growth carried on",
    .least_count = 2,
    .positive_only = true,
    .fit = fit_growth,
};
