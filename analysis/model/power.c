/* Power growth a (1 + 9 u)^b: growth that slackens without a ceiling; the clock runs from one to ten over the
   history. */
#include "model/curve.h"
#include "model/methods.h"
#include "model/walk.h"

#include <math.h>

static double value(double u, const double *b)
{
    return b[0] * pow(1 + 9 * u, b[1]);
}

static size_t start(const tsc_sample *sample, double starts[TSC_CURVE_STARTS][TSC_NLS_PARAMETERS])
{
    return tsc_curve_start_loglinear(sample, log(10), starts);
}

static tsc_status fit_power(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    static const tsc_curve curve = {2, value, start, NULL};
    tsc_nls_result result;
    (void)arena;
    tsc_status status = tsc_curve_fit(sample, &curve, horizon, fit, &result, err);
    if (status || fit->refusal)
        return status;
    tsc_fit_add(fit, "exponent", result.b[1], result.errors[1]);
    tsc_fit_add(fit, "level at the start", result.b[0] * sample->scale, result.errors[0] * sample->scale);
    return TSC_OK;
}

const tsc_method tsc_method_power = {
    .name = "power",
    .title = "growth that slackens as a power of time",
    .least_count = 4,
    .positive_only = true,
    .curve = true,
    .fit = fit_power,
};
