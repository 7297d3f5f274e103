/* Simple exponential smoothing: a level that follows the values. */
#include "model/ets_states.h"
#include "model/methods.h"
#include "model/smoothing.h"
#include "model/walk.h"

#include <math.h>

static tsc_status fit_ses(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    size_t n = sample->count;
    tsc_smoothing smooth;
    tsc_smooth(sample->values, n, &smooth);
    tsc_smooth_at(sample->values, n, smooth.alpha, &smooth, fit->residuals);
    fit->freedom = n > 2 ? n - 2 : 0;
    double sd = fit->freedom ? sqrt(smooth.rss / (double)fit->freedom) : 0;
    for (size_t h = 0; h < horizon; h++) {
        fit->path[h] = smooth.level;
        fit->spread[h] = sd * sqrt(1 + (double)h * smooth.alpha * smooth.alpha);
    }
    tsc_fit_add(fit, "alpha", smooth.alpha, (double)NAN);
    tsc_fit_add(fit, "level", smooth.level * sample->scale, sd * sqrt(smooth.alpha) * sample->scale);
    if (!sample->thorough)
        return TSC_OK;
    tsc_ets_parameters level = {.alpha = smooth.alpha};
    return tsc_ets_criterion(sample, sample->values, &level, 2, arena, &fit->aicc, err);
}

const tsc_method tsc_method_ses = {
    .name = "ses",
    .title = "exponential smoothing of the level",
    .least_count = 3,
    .fit = fit_ses,
};
