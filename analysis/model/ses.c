/* Simple exponential smoothing: a level that follows the values. */
#include "model/methods.h"
#include "model/smoothing.h"
#include "model/walk.h"

#include <math.h>

static tsc_status fit_ses(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    (void)arena, (void)err;
    size_t n = sample->count;
    tsc_smoothing smooth;
    tsc_smooth(sample->values, n, &smooth);
    tsc_smooth_at(sample->values, n, smooth.alpha, &smooth, fit->residuals);
    fit->freedom = n > 2 ? n - 2 : 0;
    fit->aicc = tsc_aicc(smooth.rss, n, 3);
    double sd = fit->freedom ? sqrt(smooth.rss / (double)fit->freedom) : 0;
    for (size_t h = 0; h < horizon; h++) {
        fit->path[h] = smooth.level;
        fit->spread[h] = sd * sqrt(1 + (double)h * smooth.alpha * smooth.alpha);
    }
    tsc_fit_add(fit, "alpha", smooth.alpha, (double)NAN);
    tsc_fit_add(fit, "level", smooth.level * sample->scale, sd * sqrt(smooth.alpha) * sample->scale);
    return TSC_OK;
}

const tsc_method tsc_method_ses = {"ses", "exponential smoothing of the level", 3, false, false, false, fit_ses};
