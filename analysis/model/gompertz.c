/* Gompertz growth K exp(-exp(-r (u - m))) towards a ceiling K, with its inflection at 37 % of it (Gompertz 1825). */
#include "model/curve.h"
#include "model/methods.h"

#include <math.h>

static double value(double u, const double *b)
{
    return b[0] * exp(-exp(-b[1] * (u - b[2])));
}

static size_t start(const tsc_sample *sample, double starts[TSC_CURVE_STARTS][TSC_NLS_PARAMETERS])
{
    static const double ceilings[] = {1.1, 2, 4}, middles[] = {.2, .6};
    return tsc_curve_start_ceiling(sample, ceilings, 3, middles, starts);
}

static tsc_status fit_gompertz(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    static const tsc_curve curve = {3, value, start, tsc_curve_doubt_ceiling};
    (void)arena;
    return tsc_curve_fit_ceiling(sample, &curve, horizon, fit, err);
}

const tsc_method tsc_method_gompertz = {
    .name = "gompertz",
    .title = "Gompertz growth towards a ceiling",
    .least_count = 6,
    .positive_only = true,
    .curve = true,
    .fit = fit_gompertz,
};
