/* The least-squares line through the values. */
#include "model/line.h"
#include "model/methods.h"
#include "model/walk.h"

#include <math.h>

static tsc_status fit_linear(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    (void)arena, (void)err;
    tsc_line line;
    if (!tsc_line_fit(sample, sample->values, &line)) {
        fit->refusal = "no line goes through these points";
        return TSC_OK;
    }
    tsc_line_project(sample, false, &line, horizon, fit);
    tsc_fit_add(fit, "increment a step", line.slope * sample->scale, sqrt(line.slope_variance) * sample->scale);
    tsc_fit_add(fit, "level at the end", line.at_end * sample->scale, sqrt(line.at_end_variance) * sample->scale);
    return TSC_OK;
}

const tsc_method tsc_method_linear = {
    .name = "linear",
    .title = "line through the values",
    .least_count = 3,
    .fit = fit_linear,
};
