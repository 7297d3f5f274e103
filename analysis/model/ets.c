/* Exponential smoothing of level, fading trend and season, additive in logarithms where all values are positive and
   they fit better, else in values (Holt and Winters; the model ETS(A,Ad,A) of Hyndman et al. 2008). The seasonal states
   start from the classical decomposition; level and trend come in closed form, since every error is linear in them once
   the smoothing parameters are fixed; those are searched by the simplex, and with the best all states are solved anew.
   A missing step moves the states on, no more. */
#include "model/ets_states.h"
#include "model/methods.h"
#include "model/season.h"
#include "model/simplex.h"
#include "model/walk.h"

#include <math.h>
#include <string.h>

/* Steps of time to a value that are gone through. */
enum { GAP_LIMIT = 100 };

enum { ALPHA, BETA_SHARE, PHI, GAMMA_SHARE, PARAMETERS };
static const double low[PARAMETERS] = {.01, 0, .8, 0}, high[PARAMETERS] = {.999, .6, .995, .6};

/* A state as a linear function of the initial level and trend. */
struct linear {
    double constant, level, trend;
};

struct model {
    const tsc_sample *sample;
    const double *x;         /* values or logarithms */
    double *initial;         /* [season] seasonal states at the start */
    struct linear *seasonal; /* [season] */
    size_t season;
    struct linear level, trend;
    double initial_level, initial_trend, rss;
};

static double at(struct linear state, const struct model *model)
{
    return state.constant + state.level * model->initial_level + state.trend * model->initial_trend;
}

/* One step of time: the trend fades and is added to the level. */
static inline void move_on(struct linear *level, struct linear *trend, double phi)
{
    trend->constant *= phi;
    trend->level *= phi;
    trend->trend *= phi;
    level->constant += trend->constant;
    level->level += trend->level;
    level->trend += trend->trend;
}

static inline void add_scaled(struct linear *state, const struct linear *error, double share)
{
    state->constant += share * error->constant;
    state->level += share * error->level;
    state->trend += share * error->trend;
}

static void solve(struct model *model, const double sums[6])
{
    const double pull = 1e-3;
    double aa = sums[0], ab = sums[1], bb = sums[2] + pull, ay = sums[3], by = sums[4];
    double determinant = aa * bb - ab * ab;
    model->initial_level = -(ay * bb - by * ab) / determinant;
    model->initial_trend = -(by * aa - ay * ab) / determinant;
    model->rss = fmax(0, sums[5] + model->initial_level * ay + model->initial_trend * by);
}

/* Runs the filter over the sample; errors[count] are filled where not NULL, once the initial states are known. */
static void run_filter(struct model *model, const double *p, double *errors)
{
    const tsc_sample *sample = model->sample;
    double sums[6] = {0}, alpha = p[ALPHA], beta = p[ALPHA] * p[BETA_SHARE], gamma = (1 - p[ALPHA]) * p[GAMMA_SHARE];
    struct linear level = {0, 1, 0}, trend = {0, 0, 1}, *seasonal = model->seasonal;
    size_t count = sample->count, season = model->season, place = season - 1;
    for (size_t j = 0; j < season; j++)
        seasonal[j] = (struct linear){model->initial[j], 0, 0};
    for (size_t i = 0; i < count; i++) {
        for (int gap = i ? sample->times[i] - sample->times[i - 1] : 1; gap > 0; gap--) {
            move_on(&level, &trend, p[PHI]);
            place = place + 1 < season ? place + 1 : 0;
        }
        struct linear error = {model->x[i] - level.constant - seasonal[place].constant,
                               -level.level - seasonal[place].level, -level.trend - seasonal[place].trend};
        if (errors)
            errors[i] = at(error, model);
        sums[0] += error.level * error.level;
        sums[1] += error.level * error.trend;
        sums[2] += error.trend * error.trend;
        sums[3] += error.level * error.constant;
        sums[4] += error.trend * error.constant;
        sums[5] += error.constant * error.constant;
        add_scaled(&level, &error, alpha);
        add_scaled(&trend, &error, beta);
        add_scaled(seasonal + place, &error, gamma);
    }
    model->level = level;
    model->trend = trend;
    if (!errors)
        solve(model, sums);
}

static double rss_of(const double *searched, void *context)
{
    struct model *model = context;
    double p[PARAMETERS] = {searched[ALPHA], searched[BETA_SHARE], searched[PHI],
                            model->season > 1 ? searched[GAMMA_SHARE] : 0};
    run_filter(model, p, NULL);
    return model->rss;
}

static tsc_status search(struct model *model, double *p, tsc_error *err)
{
    double least;
    size_t searched = model->season > 1 ? PARAMETERS : GAMMA_SHARE;
    p[ALPHA] = .4, p[BETA_SHARE] = .05, p[PHI] = .96, p[GAMMA_SHARE] = model->season > 1 ? .15 : 0;
    tsc_status status = tsc_simplex_minimize(rss_of, model, searched, low, high, p, 60, &least, err);
    if (!status)
        run_filter(model, p, NULL);
    return status;
}

/* Solves all initial states once the smoothing parameters are found, and the likelihood with them (ets_states.h); where
   they cannot be solved those of the search stay, and no criterion is given. */
static tsc_status refine(struct model *model, const double *p, bool logarithmic, tsc_arena *arena, tsc_fit *fit,
                         tsc_error *err)
{
    const tsc_sample *sample = model->sample;
    tsc_ets_parameters smoothing = {p[ALPHA], p[ALPHA] * p[BETA_SHARE], (1 - p[ALPHA]) * p[GAMMA_SHARE], p[PHI]};
    tsc_ets_states states;
    tsc_status status = tsc_ets_solve(sample, model->x, model->season, &smoothing, arena, &states, err);
    if (status || !states.solved)
        return status;
    size_t left = sample->count - model->season, searched = model->season > 1 ? PARAMETERS : GAMMA_SHARE;
    fit->aicc = tsc_aicc(states.squares, left, searched + 2) + states.log_determinant;
    if (logarithmic)
        fit->aicc = tsc_aicc_of_logs(fit->aicc, sample, model->season);
    memcpy(model->initial, states.seasonal, model->season * sizeof *model->initial);
    model->initial_level = 0;
    model->initial_trend = states.trend;
    model->rss = states.squares;
    return TSC_OK;
}

static tsc_status fill_fit(struct model *model, const double *p, bool logarithmic, size_t horizon, tsc_arena *arena,
                           tsc_fit *fit, tsc_error *err)
{
    const tsc_sample *sample = model->sample;
    size_t n = sample->count, parameters = (model->season > 1 ? PARAMETERS + 3 : GAMMA_SHARE + 2) + model->season;
    tsc_status status = refine(model, p, logarithmic, arena, fit, err);
    run_filter(model, p, fit->residuals);
    fit->logarithmic = logarithmic;
    fit->freedom = n > parameters ? n - parameters : 1;
    double alpha = p[ALPHA], beta = p[ALPHA] * p[BETA_SHARE], gamma = (1 - p[ALPHA]) * p[GAMMA_SHARE];
    double sd = sqrt(model->rss / (double)fit->freedom), variance = 1, reach = 0, share = p[PHI];
    double level = at(model->level, model), trend = at(model->trend, model);
    for (size_t h = 0; h < horizon; h++) {
        size_t place = ((size_t)(sample->times[n - 1] - sample->times[0]) + h + 1) % model->season;
        reach += share;
        share *= p[PHI];
        double point = level + reach * trend + at(model->seasonal[place], model);
        fit->path[h] = logarithmic ? exp(fmin(point, 700)) : point;
        fit->spread[h] = sd * sqrt(variance);
        double response = alpha + beta * reach + ((h + 1) % model->season == 0 ? gamma : 0);
        variance += response * response;
    }
    tsc_fit_add(fit, "alpha", alpha, (double)NAN);
    tsc_fit_add(fit, "beta", beta, (double)NAN);
    tsc_fit_add(fit, "phi", p[PHI], (double)NAN);
    if (model->season > 1)
        tsc_fit_add(fit, "gamma", gamma, (double)NAN);
    return status;
}

/* Minus twice the logarithm of the likelihood of the values, of a model of logarithms or of values. */
static double deviance(const struct model *model, bool logarithmic)
{
    double sum = (double)model->sample->count * log(fmax(model->rss, 1e-300));
    for (size_t i = 0; i < model->sample->count && logarithmic; i++)
        sum += 2 * model->sample->logs[i];
    return sum;
}

static tsc_status fit_ets(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    size_t m = sample->season > 1 ? (size_t)sample->season : 1;
    tsc_seasonality seasonality;
    double elapsed = (double)sample->times[sample->count - 1] - (double)sample->times[0];
    if (sample->count < 2 * m + 2)
        fit->refusal = "fewer than two seasons and two values";
    else if (elapsed > GAP_LIMIT * (double)sample->count)
        fit->refusal = "most of its steps have no value";
    if (fit->refusal)
        return TSC_OK;
    tsc_status status = tsc_season_find(sample, arena, &seasonality, err);
    double *initial = tsc_arena_alloc(arena, 2 * m * sizeof *initial);
    struct linear *states = tsc_arena_alloc(arena, m * sizeof *states);
    if (status || !initial || !states)
        return status ? status : tsc_error_memory(err, "a fit of %zu values", sample->count);
    double mean = 0, p[PARAMETERS], p_logs[PARAMETERS];
    for (size_t i = 0; i < sample->count; i++)
        mean += sample->values[i] / (double)sample->count;
    for (size_t j = 0; j < m; j++) {
        initial[j] = (seasonality.indices[j] - 1) * mean;
        initial[m + j] = log(seasonality.indices[j]);
    }
    struct model values = {.sample = sample, .x = sample->values, .initial = initial, .seasonal = states, .season = m};
    struct model logs = {.sample = sample, .x = sample->logs, .initial = initial + m, .seasonal = states, .season = m};
    status = search(&values, p, err);
    if (!status && sample->logs)
        status = search(&logs, p_logs, err);
    if (status)
        return status;
    if (sample->logs && deviance(&logs, true) <= deviance(&values, false))
        return fill_fit(&logs, p_logs, true, horizon, arena, fit, err);
    return fill_fit(&values, p, false, horizon, arena, fit, err);
}

const tsc_method tsc_method_ets = {
    .name = "ets",
    .title = "smoothing of level, fading trend and season",
    .least_count = 10,
    .seasonal = true,
    .fit = fit_ets,
};
