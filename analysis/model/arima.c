/* ARIMA by exact maximum likelihood, of logarithms where all values are positive: with a season, differenced over it,
   and once more or not; without one, differenced once or twice. The ARMA part is a small set of candidates, of which
   each degree of differencing sends its best by AICc (by conditional least squares, which is quick); that one is then
   fitted exactly. The two paths are averaged: which degree holds can rarely be told, and unlike models combine well. */
#include "model/methods.h"
#include "model/sarima.h"
#include "model/walk.h"

#include <math.h>

enum { DEGREES = 2, LONGEST_SEASON = 400 };

struct candidate {
    bool seasonal;
    size_t degree;
    tsc_sarima_order order;
};

static const struct candidate candidates[] = {
    {true, 0, {.ar = 1, .seasonal_differences = 1, .seasonal_ma = 1, .mean = true}},
    {true, 0, {.ar = 2, .seasonal_differences = 1, .seasonal_ma = 1, .mean = true}},
    {true, 0, {.ar = 1, .ma = 1, .seasonal_differences = 1, .seasonal_ma = 1, .mean = true}},
    {true, 1, {.differences = 1, .ma = 1, .seasonal_differences = 1, .seasonal_ma = 1}},
    {true, 1, {.ar = 1, .differences = 1, .ma = 1, .seasonal_differences = 1, .seasonal_ma = 1}},
    {false, 0, {.differences = 1, .mean = true}},
    {false, 0, {.ar = 1, .differences = 1, .mean = true}},
    {false, 0, {.differences = 1, .ma = 1, .mean = true}},
    {false, 0, {.differences = 1, .ma = 1}},
    {false, 1, {.differences = 2, .ma = 1}},
    {false, 1, {.ar = 1, .differences = 2, .ma = 1}},
};

/* The best candidate of a degree of differencing. */
static tsc_status choose(const tsc_sample *sample, const double *x, size_t degree, tsc_arena *arena,
                         tsc_sarima_order *best, tsc_error *err)
{
    size_t season = sample->season > 1 ? (size_t)sample->season : 1;
    double least = HUGE_VAL;
    bool found = false;
    for (size_t c = 0; c < sizeof candidates / sizeof *candidates; c++) {
        const struct candidate *candidate = candidates + c;
        tsc_sarima fit;
        if (candidate->degree != degree || candidate->seasonal != (season > 1))
            continue;
        tsc_status status =
            tsc_sarima_fit(x, sample->count, season, &candidate->order, TSC_SARIMA_CONDITIONAL, arena, &fit, err);
        if (status)
            return status;
        if (!found || fit.aicc < least) {
            *best = candidate->order;
            least = isfinite(fit.aicc) ? fit.aicc : HUGE_VAL;
            found = true;
        }
    }
    return TSC_OK;
}

static void add_parameters(const tsc_sarima *model, size_t degree, tsc_fit *fit)
{
    static const char *const names[DEGREES][5] = {
        {"ar", "ma", "seasonal ar", "seasonal ma", "mean change"},
        {"ar (differenced again)", "ma (differenced again)", "seasonal ar (differenced again)",
         "seasonal ma (differenced again)", "mean change (differenced again)"},
    };
    const size_t sizes[] = {model->order.ar, model->order.ma, model->order.seasonal_ar, model->order.seasonal_ma};
    size_t at = 0;
    for (size_t part = 0; part < 4; part++)
        for (size_t i = 0; i < sizes[part]; i++, at++)
            tsc_fit_add(fit, names[degree][part], model->coefficients[at], model->errors[at]);
    if (model->order.mean)
        tsc_fit_add(fit, names[degree][4], model->mean, model->mean_error);
}

/* Half of each path, and of the variance; what lies between the paths widens it. */
static void average(tsc_fit *fit, const double *paths[DEGREES], const double *spreads[DEGREES], size_t horizon)
{
    for (size_t h = 0; h < horizon; h++) {
        double apart = (paths[0][h] - paths[1][h]) / 2, middle = (paths[0][h] + paths[1][h]) / 2;
        double variance = (spreads[0][h] * spreads[0][h] + spreads[1][h] * spreads[1][h]) / 2;
        fit->path[h] = fit->logarithmic ? exp(fmin(middle, 700)) : middle;
        fit->spread[h] = sqrt(variance + apart * apart);
    }
}

/* Residuals and criterion are those of the model of the lower degree without a season, of the higher with one: there
   its differences are those of the other smoothing models. */
static void describe(const tsc_sample *sample, const tsc_sarima *model, tsc_fit *fit)
{
    size_t n = sample->count;
    for (size_t t = 0; t < model->count; t++)
        fit->residuals[n - model->count + t] = model->innovations[t];
    fit->freedom = model->count > model->parameter_count ? model->count - model->parameter_count : 1;
    fit->aicc = fit->logarithmic ? tsc_aicc_of_logs(model->aicc, sample, n - model->count) : model->aicc;
}

static tsc_status fit_arima(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    size_t n = sample->count, m = sample->season > 1 ? (size_t)sample->season : 1;
    double length = (double)sample->times[n - 1] - (double)sample->times[0] + 1;
    if (length > (double)n)
        fit->refusal = "it needs a series without gaps";
    else if (m > 1 && n < 2 * m + 8)
        fit->refusal = "fewer than two seasons and eight values";
    else if (m > LONGEST_SEASON)
        fit->refusal = "the season is too long";
    if (fit->refusal)
        return TSC_OK;
    const double *x = sample->logs ? sample->logs : sample->values;
    double *room = tsc_arena_alloc(arena, 2 * DEGREES * horizon * sizeof *room);
    if (!room)
        return tsc_error_memory(err, "a forecast of %zu steps", horizon);
    const double *paths[DEGREES], *spreads[DEGREES];
    tsc_sarima models[DEGREES];
    fit->logarithmic = sample->logs != NULL;
    for (size_t degree = 0; degree < DEGREES; degree++) {
        tsc_sarima_order order = {0};
        double *path = room + 2 * degree * horizon, *spread = path + horizon;
        tsc_status status = choose(sample, x, degree, arena, &order, err);
        if (!status)
            status = tsc_sarima_fit(x, n, m, &order, sample->thorough ? TSC_SARIMA_FULL : TSC_SARIMA_EXACT, arena,
                                    models + degree, err);
        if (!status)
            status = tsc_sarima_forecast(models + degree, x, n, horizon, arena, path, spread, err);
        if (status)
            return status;
        paths[degree] = path, spreads[degree] = spread;
        add_parameters(models + degree, degree, fit);
    }
    average(fit, paths, spreads, horizon);
    describe(sample, models + (m > 1), fit);
    return TSC_OK;
}

const tsc_method tsc_method_arima = {
    .name = "arima",
    .title = "ARIMA, two degrees of differencing averaged",
    .least_count = 10,
    .seasonal = true,
    .fit = fit_arima,
};
