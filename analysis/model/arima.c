/* Seasonal ARIMA by conditional least squares (Box and Jenkins 1970), of logarithms where all values are positive: the
   series is differenced over a season, and once more or not; the ARMA part is a small set of candidates, of which each
   degree of differencing sends its best by AICc. The two paths are averaged: which degree holds can rarely be told, and
   unlike models combine well. */
#include "model/methods.h"
#include "model/simplex.h"
#include "model/walk.h"

#include <math.h>
#include <string.h>

/* Parameters: AR 1, AR 2, MA 1, seasonal MA, mean. */
enum { AR1, AR2, MA, SEASONAL_MA, MEAN, PARAMETERS };

struct candidate {
    int differences;
    bool used[PARAMETERS];
};

static const struct candidate candidates[] = {
    {1, {false, false, true, true, false}}, {1, {true, false, true, true, false}},
    {0, {true, false, false, true, true}},  {0, {true, true, false, true, true}},
    {0, {true, false, true, true, true}},
};

struct model {
    const double *w; /* differenced */
    size_t count, season;
    double scale; /* of w, for the mean's bounds */
    const struct candidate *candidate;
    double *errors;
    double p[PARAMETERS];
    double rss, aicc;
};

static double sum_errors(struct model *model)
{
    const double *p = model->p, *w = model->w;
    size_t m = model->season;
    double rss = 0;
    for (size_t t = 0; t < model->count; t++) {
        double one = t >= 1 ? w[t - 1] - p[MEAN] : 0, two = t >= 2 ? w[t - 2] - p[MEAN] : 0;
        double e1 = t >= 1 ? model->errors[t - 1] : 0, em = t >= m ? model->errors[t - m] : 0;
        double both = t > m ? model->errors[t - m - 1] : 0;
        double error = w[t] - p[MEAN] - p[AR1] * one - p[AR2] * two - p[MA] * e1 - p[SEASONAL_MA] * em -
                       p[MA] * p[SEASONAL_MA] * both;
        model->errors[t] = error;
        rss += error * error;
    }
    return rss;
}

/* Spreads the searched parameters over their places. */
static double rss_of(const double *x, void *context)
{
    struct model *model = context;
    size_t k = 0;
    for (size_t j = 0; j < PARAMETERS; j++)
        model->p[j] = model->candidate->used[j] ? x[k++] : 0;
    if (fabs(model->p[AR2]) >= 1 || model->p[AR1] + model->p[AR2] >= .999 || model->p[AR2] - model->p[AR1] >= .999)
        return HUGE_VAL;
    return sum_errors(model);
}

static tsc_status search(struct model *model, tsc_error *err)
{
    static const double starts[PARAMETERS] = {.4, .1, -.3, -.5, 0};
    double bound = 3 * model->scale;
    const double lows[PARAMETERS] = {-.98, -.98, -.98, -.98, -bound}, highs[PARAMETERS] = {.98, .98, .98, .6, bound};
    double x[PARAMETERS], low[PARAMETERS], high[PARAMETERS];
    size_t k = 0;
    for (size_t j = 0; j < PARAMETERS; j++)
        if (model->candidate->used[j])
            x[k] = starts[j], low[k] = lows[j], high[k] = highs[j], k++;
    tsc_status status = tsc_simplex_minimize(rss_of, model, k, low, high, x, 80, &model->rss, err);
    if (!status)
        model->rss = rss_of(x, model);
    model->aicc = tsc_aicc(model->rss, model->count, k + 1);
    return status;
}

/* Differences z[n] over a season and so many times over a step, into w; returns how many are left. */
static size_t difference(const double *z, size_t n, size_t season, int times, double *w)
{
    size_t count = n - season;
    for (size_t t = 0; t < count; t++)
        w[t] = z[t + season] - z[t];
    for (int d = 0; d < times; d++) {
        count--;
        for (size_t t = 0; t < count; t++)
            w[t] = w[t + 1] - w[t];
    }
    return count;
}

/* Forecasts of the differenced series, summed up again; z has room for horizon more values. */
static void forecast(const struct model *model, double *z, size_t n, size_t horizon, double *w)
{
    const double *p = model->p;
    size_t m = model->season, count = model->count;
    for (size_t h = 0; h < horizon; h++) {
        size_t t = count + h;
        double one = t >= 1 ? w[t - 1] - p[MEAN] : 0, two = t >= 2 ? w[t - 2] - p[MEAN] : 0;
        double next = p[MEAN] + p[AR1] * one + p[AR2] * two;
        if (t >= 1 && t - 1 < count)
            next += p[MA] * model->errors[t - 1];
        if (t >= m && t - m < count)
            next += p[SEASONAL_MA] * model->errors[t - m];
        if (t > m && t - m - 1 < count)
            next += p[MA] * p[SEASONAL_MA] * model->errors[t - m - 1];
        w[t] = next;
        size_t at = n + h;
        z[at] = z[at - m] + next;
        if (model->candidate->differences)
            z[at] += z[at - 1] - z[at - 1 - m];
    }
}

struct room {
    double *z, *w, *errors, *best_errors, *path;
};

/* The best candidate of a degree of differencing; adds half its path. */
static tsc_status add_degree(const tsc_sample *sample, const double *x, int degree, size_t horizon, struct room *room,
                             struct model *best, tsc_error *err)
{
    size_t n = sample->count, m = (size_t)sample->season;
    size_t count = difference(x, n, m, degree, room->w);
    double scale = 0;
    for (size_t t = 0; t < count; t++)
        scale += fabs(room->w[t]) / (double)count;
    best->aicc = HUGE_VAL;
    best->candidate = NULL;
    for (size_t c = 0; c < sizeof candidates / sizeof *candidates; c++) {
        struct model model = {.w = room->w,
                              .count = count,
                              .season = m,
                              .scale = scale + 1e-12,
                              .candidate = candidates + c,
                              .errors = room->errors};
        if (candidates[c].differences != degree)
            continue;
        tsc_status status = search(&model, err);
        if (status)
            return status;
        if (!best->candidate || model.aicc < best->aicc) {
            *best = model;
            memcpy(room->best_errors, room->errors, count * sizeof *room->errors);
        }
    }
    best->errors = room->best_errors;
    memcpy(room->z, x, n * sizeof *x);
    forecast(best, room->z, n, horizon, room->w);
    for (size_t h = 0; h < horizon; h++)
        room->path[h] += .5 * room->z[n + h];
    return TSC_OK;
}

static tsc_status room_new(size_t n, size_t horizon, tsc_arena *arena, struct room *room, tsc_error *err)
{
    double *all = tsc_arena_calloc(arena, 4 * (n + horizon) + horizon, sizeof *all);
    if (!all)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory for a fit of %zu values", n);
    *room = (struct room){all, all + n + horizon, all + 2 * (n + horizon), all + 3 * (n + horizon),
                          all + 4 * (n + horizon)};
    return TSC_OK;
}

/* Psi weights of the twice differenced model widen the interval; a random walk of the season's errors bounds them. */
static void fill_spread(const struct model *model, size_t horizon, tsc_fit *fit)
{
    double sd = sqrt(model->rss / fmax(1, (double)model->count - 4)), variance = 0;
    double theta = 1 + model->p[MA], seasonal = 1 + model->p[SEASONAL_MA];
    for (size_t h = 0; h < horizon; h++) {
        size_t years = h / model->season;
        double response =
            h == 0 ? 1 : fmax(0, theta) + ((h % model->season) == 0 ? (double)years * fmax(0, seasonal) : 0);
        variance += response * response;
        fit->spread[h] = sd * sqrt(variance);
    }
}

static tsc_status fit_arima(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    size_t n = sample->count, m = (size_t)sample->season;
    double length = (double)sample->times[n - 1] - (double)sample->times[0] + 1;
    if (length > (double)n || n < 2 * m + 8) {
        fit->refusal =
            length > (double)n ? "it needs a series without gaps" : "fewer than two seasons and eight values";
        return TSC_OK;
    }
    struct room room;
    struct model once = {0}, plain = {0};
    const double *x = sample->logs ? sample->logs : sample->values;
    tsc_status status = room_new(n, horizon, arena, &room, err);
    if (!status)
        status = add_degree(sample, x, 0, horizon, &room, &plain, err);
    if (!status)
        status = add_degree(sample, x, 1, horizon, &room, &once, err);
    if (status)
        return status;
    fit->logarithmic = sample->logs != NULL;
    for (size_t h = 0; h < horizon; h++)
        fit->path[h] = sample->logs ? exp(fmin(room.path[h], 700)) : room.path[h];
    for (size_t t = 0; t < once.count; t++)
        fit->residuals[n - once.count + t] = once.errors[t];
    fill_spread(&once, horizon, fit);
    fit->freedom = once.count > 4 ? once.count - 4 : 1;
    fit->aicc = sample->logs ? tsc_aicc_of_logs(once.aicc, sample, n - once.count) : once.aicc;
    tsc_fit_add(fit, "MA (differenced)", once.p[MA], (double)NAN);
    tsc_fit_add(fit, "seasonal MA (differenced)", once.p[SEASONAL_MA], (double)NAN);
    tsc_fit_add(fit, "AR 1 (seasonal differences)", plain.p[AR1], (double)NAN);
    tsc_fit_add(fit, "seasonal MA (seasonal differences)", plain.p[SEASONAL_MA], (double)NAN);
    return TSC_OK;
}

const tsc_method tsc_method_arima = {
    "arima", "seasonal ARIMA, two degrees of differencing averaged", 12, false, true, false, fit_arima};
