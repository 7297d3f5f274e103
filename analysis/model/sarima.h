/* Seasonal ARIMA models by exact maximum likelihood. */
#ifndef TSC_MODEL_SARIMA_H
#define TSC_MODEL_SARIMA_H

#include "core/arena.h"
#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>

enum { TSC_SARIMA_COEFFICIENTS = 6 };

/** (ar, differences, ma)(seasonal_ar, seasonal_differences, seasonal_ma); mean: of the differenced series. At most
    TSC_SARIMA_COEFFICIENTS coefficients without the mean. */
typedef struct tsc_sarima_order {
    size_t ar, differences, ma, seasonal_ar, seasonal_differences, seasonal_ma;
    bool mean;
} tsc_sarima_order;

/** A fit. Coefficients stand in the order ar, ma, seasonal ar, seasonal ma, as in
    (1 - ar B)(1 - sar B^m) (w - mean) = (1 + ma B)(1 + sma B^m) e with w the differenced series. */
typedef struct tsc_sarima {
    tsc_sarima_order order;
    size_t season, count;   /* count of the differenced series */
    size_t parameter_count; /* coefficients, mean and variance */
    double coefficients[TSC_SARIMA_COEFFICIENTS];
    double errors[TSC_SARIMA_COEFFICIENTS]; /* standard errors, from the curvature of the likelihood; NaN at a bound */
    double mean, mean_error, variance, log_likelihood, aicc;
    double *w;           /* [count], differenced */
    double *innovations; /* [count], each over its relative standard deviation */
    double *state;       /* what the filter expects of w less its mean, from the next step on */
} tsc_sarima;

typedef enum tsc_sarima_effort {
    TSC_SARIMA_CONDITIONAL, /* conditional least squares: quick, to choose among orders; no errors or likelihood */
    TSC_SARIMA_EXACT,       /* from there a few Newton steps on the exact likelihood */
    TSC_SARIMA_FULL         /* until it no longer grows, and standard errors */
} tsc_sarima_effort;

/** Fits x[n]; partial autocorrelations are searched, so that every model tried is stationary and invertible (Monahan
    1984). A fit that cannot be had has a log_likelihood of NaN. Arrays live in the arena. Errors: TSC_ENOMEM;
    TSC_EUSAGE (more coefficients than there are places, no order without a season). */
tsc_status tsc_sarima_fit(const double *x, size_t n, size_t season, const tsc_sarima_order *order,
                          tsc_sarima_effort effort, tsc_arena *arena, tsc_sarima *fit, tsc_error *err);

/** Path and standard deviations of the errors ahead for a fit with a state, both [horizon], on the scale of x. Errors:
    TSC_ENOMEM. */
tsc_status tsc_sarima_forecast(const tsc_sarima *fit, const double *x, size_t n, size_t horizon, tsc_arena *arena,
                               double *path, double *spread, tsc_error *err);

#endif
