/* Forecasts of a fitted model: of the differenced series by its state, summed up to levels. */
#include "model/sarima_polynomial.h"

#include <math.h>
#include <string.h>

/* The differencing operator times the autoregressive polynomial, with the sign that arma.h wants: what the levels
   follow. to[0 .. degree - 1]. */
static size_t integrate(const tsc_sarima *fit, const tsc_polynomial *ar, double *to)
{
    size_t degree = ar->degree, lags[2] = {fit->season, 1};
    const size_t times[2] = {fit->order.seasonal_differences, fit->order.differences};
    for (size_t i = 0; i < ar->count; i++)
        to[ar->lags[i]] += ar->c[i];
    to[0] = 1;
    for (size_t kind = 0; kind < 2; kind++)
        for (size_t d = 0; d < times[kind]; d++) {
            degree += lags[kind];
            for (size_t i = degree + 1; i-- > lags[kind];)
                to[i] -= to[i - lags[kind]];
        }
    return degree;
}

/* The response of the levels to a disturbance gives the variance ahead (Box and Jenkins 1970, ch. 5). */
static void fill_spread(const tsc_sarima *fit, const tsc_polynomial *ar, const tsc_polynomial *ma, double *levels,
                        double *psi, size_t horizon, double *spread)
{
    size_t degree = integrate(fit, ar, levels);
    double variance = 0;
    for (size_t i = 0; i < ma->count; i++)
        if (ma->lags[i] < horizon)
            psi[ma->lags[i]] += ma->c[i];
    psi[0] = 1;
    for (size_t h = 0; h < horizon; h++) {
        for (size_t i = 1; i <= degree && i <= h; i++)
            psi[h] -= levels[i] * psi[h - i];
        variance += psi[h] * psi[h];
        spread[h] = sqrt(fit->variance * variance);
    }
}

/* Sums w, forecast up to the horizon, up to the scale of x: undoes one difference after the other, the last first. */
static void sum_up(const tsc_sarima *fit, const double *x, size_t n, size_t horizon, double *levels, double *path)
{
    size_t ordinary = fit->order.differences, seasonal = fit->order.seasonal_differences;
    for (size_t d = ordinary + seasonal; d-- > 0;) {
        tsc_sarima_order before = {.differences = d > seasonal ? d - seasonal : 0,
                                   .seasonal_differences = d < seasonal ? d : seasonal};
        size_t count = tsc_sarima_difference(x, n, fit->season, &before, levels), lag = d < seasonal ? fit->season : 1;
        for (size_t h = 0; h < horizon; h++) {
            levels[count + h] = path[h] + levels[count + h - lag];
            path[h] = levels[count + h];
        }
    }
}

tsc_status tsc_sarima_forecast(const tsc_sarima *fit, const double *x, size_t n, size_t horizon, tsc_arena *arena,
                               double *path, double *spread, tsc_error *err)
{
    tsc_polynomial ar, ma;
    tsc_sarima_expand(&fit->order, fit->season, fit->coefficients, &ar, &ma);
    size_t degree = ar.degree, size = degree > ma.degree + 1 ? degree : ma.degree + 1;
    size_t differences = fit->order.differences + fit->season * fit->order.seasonal_differences;
    double *room = tsc_arena_calloc(arena, n + 2 * horizon + degree + differences + 1 + size, sizeof *room);
    if (!room)
        return tsc_error_memory(err, "a forecast of %zu steps", horizon);
    double *state = room, *levels = room + size, *psi = levels + degree + differences + 1, *sums = psi + horizon;
    fill_spread(fit, &ar, &ma, levels, psi, horizon, spread);
    memcpy(state, fit->state, size * sizeof *state);
    for (size_t h = 0; h < horizon; h++) {
        double head = state[0];
        path[h] = fit->mean + head;
        memmove(state, state + 1, (size - 1) * sizeof *state);
        state[size - 1] = 0;
        for (size_t i = 0; i < ar.count; i++)
            state[ar.lags[i] - 1] -= ar.c[i] * head;
    }
    sum_up(fit, x, n, horizon, sums, path);
    return TSC_OK;
}
