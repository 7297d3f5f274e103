/* The least-squares growth rate (slope of the logarithms), carried on from the last value: all points have a say in the
   rate, the last one alone in the level. */
#include "model/line.h"
#include "model/methods.h"
#include "model/walk.h"

#include <math.h>

static tsc_status fit_ls_growth(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit,
                                tsc_error *err)
{
    (void)arena, (void)err;
    tsc_line line;
    if (!tsc_line_fit(sample, sample->logs, &line)) {
        fit->refusal = "no line goes through these points";
        return TSC_OK;
    }
    tsc_walk_fit(sample, true, line.slope, 1 / sqrt(tsc_sample_elapsed(sample)), 1, horizon, fit);
    tsc_fit_add(fit, "growth a step", expm1(line.slope), exp(line.slope) * sqrt(line.slope_variance));
    return TSC_OK;
}

const tsc_method tsc_method_ls_growth = {
    .name = "ls_growth",
    .title = "least-squares growth from the last value",
    .least_count = 3,
    .positive_only = true,
    .fit = fit_ls_growth,
};
