/* The value of the same season a year before. */
#include "model/methods.h"
#include "model/walk.h"

#include <math.h>

/* The latest value whose time lies whole seasons before the step; the last value where there is none. */
static double value_of_season(const tsc_sample *sample, size_t step)
{
    long long due = (long long)sample->times[sample->count - 1] + (long long)step;
    for (size_t i = sample->count; i-- > 0;)
        if ((due - sample->times[i]) % sample->season == 0)
            return sample->values[i];
    return sample->values[sample->count - 1];
}

static tsc_status fit_seasonal_naive(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit,
                                     tsc_error *err)
{
    (void)arena, (void)err;
    if (sample->season < 2) {
        fit->refusal = "the series has no season";
        return TSC_OK;
    }
    size_t season = (size_t)sample->season, known = 0;
    double rss = 0;
    for (size_t i = season; i < sample->count; i++) {
        if (sample->times[i] - sample->times[i - season] != sample->season)
            continue;
        fit->residuals[i] = sample->values[i] - sample->values[i - season];
        rss += fit->residuals[i] * fit->residuals[i];
        known++;
    }
    fit->freedom = known;
    fit->aicc = tsc_aicc(rss, known, 1);
    for (size_t h = 0; h < horizon; h++) {
        fit->path[h] = value_of_season(sample, h + 1);
        fit->spread[h] = known ? sqrt(rss / (double)known * (double)(h / season + 1)) : 0;
    }
    return TSC_OK;
}

const tsc_method tsc_method_seasonal_naive = {
    .name = "seasonal_naive",
    .title = "value of the same season a year before",
    .least_count = 2,
    .seasonal = true,
    .fit = fit_seasonal_naive,
};
