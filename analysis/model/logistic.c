/* Logistic growth K / (1 + exp(-r (u - m))) towards a ceiling K (Verhulst 1838). */
#include "model/curve.h"
#include "model/methods.h"

#include <math.h>

static double value(double u, const double *b)
{
    return b[0] / (1 + exp(-b[1] * (u - b[2])));
}

static size_t start(const tsc_sample *sample, double starts[TSC_CURVE_STARTS][TSC_NLS_PARAMETERS])
{
    static const double ceilings[] = {1.05, 1.5, 3}, middles[] = {.3, .7};
    return tsc_curve_start_ceiling(sample, ceilings, 5, middles, starts);
}

static tsc_status fit_logistic(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    static const tsc_curve curve = {3, value, start, tsc_curve_doubt_ceiling};
    (void)arena;
    return tsc_curve_fit_ceiling(sample, &curve, horizon, fit, err);
}

const tsc_method tsc_method_logistic = {
    .name = "logistic",
    .title = "logistic growth towards a ceiling",
    .least_count = 6,
    .positive_only = true,
    .curve = true,
    .fit = fit_logistic,
};
