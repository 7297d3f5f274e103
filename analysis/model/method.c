#include "model/method.h"

#include "model/methods.h"
#include "model/season.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <math.h>
#include <string.h>

/* How much annual growth differs from year to year where nothing is known of a series: over pooled yearly series 95 %
   of the years lie between -35 % and +52 %, a standard deviation of the logarithm of about .21. It counts as
   PRIOR_FREEDOM observations against a fit's own residuals. */
static const double prior_volatility = .21;
enum { PRIOR_FREEDOM = 3 };

const tsc_method *const tsc_methods[] = {
    &tsc_method_naive,          &tsc_method_drift,       &tsc_method_growth,
    &tsc_method_cagr,           &tsc_method_ls_growth,   &tsc_method_loglinear,
    &tsc_method_linear,         &tsc_method_shrunk,      &tsc_method_ses,
    &tsc_method_damped,         &tsc_method_theta,       &tsc_method_theta_boxcox,
    &tsc_method_seasonal_naive, &tsc_method_ets,         &tsc_method_arima,
    &tsc_method_theil_sen,      &tsc_method_exponential, &tsc_method_power,
    &tsc_method_logistic,       &tsc_method_gompertz,
};
const size_t tsc_method_count = sizeof tsc_methods / sizeof *tsc_methods;

const tsc_method *tsc_method_get(const char *name)
{
    for (size_t i = 0; i < tsc_method_count; i++)
        if (strcmp(tsc_methods[i]->name, name) == 0)
            return tsc_methods[i];
    return NULL;
}

tsc_status tsc_history_check(const tsc_history *history, tsc_error *err)
{
    if (history->count == 0)
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "a history without a value");
    for (size_t i = 0; i < history->count; i++) {
        if (!isfinite(history->values[i]))
            return tsc_error_set(err, TSC_EINPUT, NULL, 0, "value %zu of the history is not finite", i + 1);
        if (i && history->times[i] <= history->times[i - 1])
            return tsc_error_set(err, TSC_EINPUT, NULL, 0, "the times of the history do not increase at value %zu",
                                 i + 1);
    }
    return TSC_OK;
}

tsc_status tsc_sample_new(const tsc_history *history, tsc_arena *arena, tsc_sample *sample, tsc_error *err)
{
    tsc_status status = tsc_history_check(history, err);
    if (status)
        return status;
    size_t n = history->count;
    double *values = tsc_arena_alloc(arena, 2 * n * sizeof *values), *logs = values ? values + n : NULL;
    if (!values)
        return tsc_error_memory(err, "a history of %zu values", n);
    double largest = 0, least = DBL_MAX;
    for (size_t i = 0; i < n; i++) {
        largest = fmax(largest, fabs(history->values[i]));
        least = fmin(least, history->values[i]);
    }
    int exponent = 0;
    if (largest > 0)
        frexp(largest, &exponent);
    exponent = exponent > DBL_MAX_EXP - 1 ? DBL_MAX_EXP - 1 : exponent;
    for (size_t i = 0; i < n; i++) {
        values[i] = ldexp(history->values[i], -exponent);
        logs[i] = least > 0 ? log(history->values[i]) - exponent * M_LN2 : 0;
    }
    *sample = (tsc_sample){.times = history->times,
                           .values = values,
                           .logs = least > 0 ? logs : NULL,
                           .count = n,
                           .scale = ldexp(1, exponent),
                           .nonnegative = least >= 0,
                           .season = history->season};
    return TSC_OK;
}

static tsc_status fit_new(const tsc_method *method, const tsc_sample *sample, size_t horizon, tsc_arena *arena,
                          tsc_fit *fit, tsc_error *err)
{
    size_t count = sample->count;
    double *room = tsc_arena_alloc(arena, (2 * horizon + count) * sizeof *room);
    if (!room)
        return tsc_error_memory(err, "a fit of %zu values", count);
    for (size_t i = 0; i < 2 * horizon + count; i++)
        room[i] = (double)NAN;
    *fit = (tsc_fit){.method = method,
                     .path = room,
                     .spread = room + horizon,
                     .residuals = room + 2 * horizon,
                     .scale = sample->scale,
                     .residual_count = count,
                     .aicc = (double)NAN};
    return TSC_OK;
}

tsc_status tsc_method_fit_plain(const tsc_method *method, const tsc_sample *sample, size_t horizon, tsc_arena *arena,
                                tsc_fit *fit, tsc_error *err)
{
    tsc_status status = fit_new(method, sample, horizon, arena, fit, err);
    if (status)
        return status;
    if (sample->count < method->least_count)
        fit->refusal = "too few observations";
    else if (method->positive_only && !sample->logs)
        fit->refusal = "it needs values above zero";
    if (fit->refusal)
        return TSC_OK;
    status = method->fit(sample, horizon, arena, fit, err);
    for (size_t h = 0; !status && !fit->refusal && h < horizon; h++)
        if (!isfinite(fit->path[h]))
            fit->refusal = "its path runs beyond all bounds";
    return status;
}

tsc_status tsc_method_fit(const tsc_method *method, const tsc_sample *sample, size_t horizon, tsc_arena *arena,
                          tsc_fit *fit, tsc_error *err)
{
    tsc_seasonality seasonality = {.found = false};
    tsc_sample adjusted = *sample;
    tsc_status status = TSC_OK;
    if (sample->season > 1 && !method->seasonal)
        status = tsc_season_find(sample, arena, &seasonality, err);
    if (!status && seasonality.found)
        status = tsc_season_adjust(sample, &seasonality, arena, &adjusted, err);
    if (!status)
        status = tsc_method_fit_plain(method, &adjusted, horizon, arena, fit, err);
    for (size_t h = 0; h < horizon && !status && !fit->refusal && seasonality.found; h++) {
        double index = tsc_season_ahead(&seasonality, sample, h + 1);
        fit->path[h] *= index;
        fit->spread[h] *= fit->logarithmic ? 1 : index;
    }
    return status;
}

/* The spread one step ahead against the prior's, both as a variance: what the fit's own is multiplied by. */
static double shrunk_spread(const tsc_fit *fit, const tsc_sample *sample, size_t step)
{
    double level = fit->logarithmic ? 1 : fabs(sample->values[sample->count - 1]);
    double prior = prior_volatility * level / sqrt(fmax(1, sample->season));
    double own = fit->spread[0], freedom = (double)fit->freedom;
    if (freedom == 0 || !(own > 0))
        own = 0;
    double shrunk = sqrt((PRIOR_FREEDOM * prior * prior + freedom * own * own) / (PRIOR_FREEDOM + freedom));
    double widening = own > 0 ? fit->spread[step] / own : sqrt((double)step + 1);
    return shrunk * widening;
}

static double shifted(const tsc_fit *fit, double point, double distance)
{
    if (!fit->logarithmic)
        return point + distance;
    return point * exp(fmin(fmax(distance, -700), 700));
}

tsc_status tsc_fit_project(const tsc_fit *fit, const tsc_sample *sample, size_t horizon, tsc_arena *arena,
                           tsc_projection *projection, tsc_error *err)
{
    if (fit->refusal)
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "%s: %s", fit->method->name, fit->refusal);
    tsc_status status = tsc_projection_new(horizon, arena, projection, err);
    if (status)
        return status;
    projection->model = fit->method->name;
    projection->nonnegative = sample->nonnegative;
    projection->effective_count = sample->count;
    projection->caution = fit->freedom == 0 ? "too few points for a width of its own: it is that of other series" : "";
    double scores[TSC_QUANTILES];
    for (size_t q = 0; q < TSC_QUANTILES; q++)
        scores[q] = gsl_cdf_tdist_Pinv(tsc_quantile_grid[q], (double)(PRIOR_FREEDOM + fit->freedom));
    for (size_t h = 0; h < horizon; h++) {
        double spread = shrunk_spread(fit, sample, h);
        for (size_t q = 0; q < TSC_QUANTILES; q++) {
            double value = shifted(fit, fit->path[h], spread * scores[q]);
            value = sample->nonnegative ? fmax(0, value) : value;
            value *= sample->scale;
            projection->quantiles[h * TSC_QUANTILES + q] = fmax(-DBL_MAX, fmin(DBL_MAX, value));
        }
        projection->median[h] = projection->quantiles[h * TSC_QUANTILES + TSC_MEDIAN];
    }
    return TSC_OK;
}
