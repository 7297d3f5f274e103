/* The least-squares line through the logarithms: steady growth around which the values scatter. */
#include "model/line.h"
#include "model/methods.h"
#include "model/walk.h"

#include <math.h>

static tsc_status fit_loglinear(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit,
                                tsc_error *err)
{
    (void)arena, (void)err;
    tsc_line line;
    if (!tsc_line_fit(sample, sample->logs, &line)) {
        fit->refusal = "no line goes through these points";
        return TSC_OK;
    }
    tsc_line_project(sample, true, &line, horizon, fit);
    tsc_fit_add(fit, "growth a step", expm1(line.slope), exp(line.slope) * sqrt(line.slope_variance));
    tsc_fit_add(fit, "level at the end", exp(line.at_end) * sample->scale,
                exp(line.at_end) * sample->scale * sqrt(line.at_end_variance));
    return TSC_OK;
}

const tsc_method tsc_method_loglinear = {
    .name = "loglinear",
    .title = "line through the logarithms",
    .least_count = 3,
    .positive_only = true,
    .fit = fit_loglinear,
};
