/* Exponential growth a exp(b u), by least squares of the values: the errors are of the values' size, where loglinear's
   are relative. */
#include "model/curve.h"
#include "model/methods.h"
#include "model/walk.h"

#include <math.h>

static double value(double u, const double *b)
{
    return b[0] * exp(b[1] * u);
}

static size_t start(const tsc_sample *sample, double starts[TSC_CURVE_STARTS][TSC_NLS_PARAMETERS])
{
    return tsc_curve_start_loglinear(sample, 1, starts);
}

static tsc_status fit_exponential(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit,
                                  tsc_error *err)
{
    static const tsc_curve curve = {2, value, start, NULL};
    tsc_nls_result result;
    (void)arena;
    tsc_status status = tsc_curve_fit(sample, &curve, horizon, fit, &result, err);
    if (status || fit->refusal)
        return status;
    double elapsed = tsc_sample_elapsed(sample), rate = result.b[1] / elapsed;
    tsc_fit_add(fit, "growth a step", expm1(rate), exp(rate) * result.errors[1] / elapsed);
    tsc_fit_add(fit, "level at the start", result.b[0] * sample->scale, result.errors[0] * sample->scale);
    return TSC_OK;
}

const tsc_method tsc_method_exponential = {
    .name = "exponential",
    .title = "exponential growth, least squares of the values",
    .least_count = 4,
    .positive_only = true,
    .curve = true,
    .fit = fit_exponential,
};
