#include "model/features.h"

#include "model/season.h"

#include <math.h>

const char *const tsc_path_feature_names[TSC_PATH_FEATURES] = {
    "constant",          "drift",         "cagr",   "growth",       "ses",           "theta",
    "theta_boxcox",      "damped",        "shrunk", "steady_drift", "calm_drift",    "calm_theta",
    "steady_calm_drift", "pooled_growth", "ets",    "arima",        "seasonal_naive"};
const char *const tsc_width_feature_names[TSC_WIDTH_FEATURES] = {"constant", "mean_change", "last_change",
                                                                 "cagr_distance", "model_spread"};

enum {
    CONSTANT,
    DRIFT,
    CAGR,
    GROWTH,
    SES,
    THETA,
    THETA_BOXCOX,
    DAMPED,
    SHRUNK,
    STEADY_DRIFT,
    CALM_DRIFT,
    CALM_THETA,
    STEADY_CALM_DRIFT,
    POOLED_GROWTH,
    ETS,
    ARIMA,
    SEASONAL_NAIVE
};

/* No path is believed beyond a factor of twenty, nor a change of one step. */
static const double far = 3;

/* The mean change of a step, in logarithms, at which a long series counts as half calm. */
static const double calm_change = .13;

double tsc_features_scale(const tsc_features *features, double value)
{
    if (features->unit > 0)
        return asinh(value / features->unit);
    return value > 0 ? log(value) : -HUGE_VAL;
}

double tsc_features_unscale(const tsc_features *features, double place)
{
    place = fmax(-700, fmin(700, place));
    return features->unit > 0 ? features->unit * sinh(place) : exp(place);
}

static double squash(double change)
{
    return change / (1 + change);
}

static double within(double value)
{
    return fmax(-far, fmin(far, value));
}

/* The spread ahead as a model sees it, in logarithms or relative to the values' size; the last model that has one
   counts. */
static void fill_spread(const tsc_fit *fit, const tsc_sample *sample, size_t horizon, tsc_features *features)
{
    double level = features->unit > 0 ? features->unit : fabs(sample->values[sample->count - 1]);
    for (size_t h = 0; h < horizon && fit->freedom > 1; h++) {
        double spread = fit->logarithmic ? fit->spread[h] : fit->spread[h] / fmax(level, 1e-300);
        features->widths[h * TSC_WIDTH_FEATURES + 4] = isfinite(spread) ? squash(fmin(far, spread)) : squash(far);
    }
}

static tsc_status fill_path(const tsc_sample *sample, bool adjusted, size_t horizon, tsc_arena *arena,
                            tsc_features *features, size_t column, bool *filled, tsc_error *err)
{
    tsc_fit fit;
    tsc_status status =
        tsc_method_fit_plain(tsc_method_get(tsc_path_feature_names[column]), sample, horizon, arena, &fit, err);
    *filled = !status && !fit.refusal;
    for (size_t h = 0; *filled && h < horizon; h++) {
        double value = adjusted ? fit.path[h] * features->seasons[h] : fit.path[h];
        features->paths[h * TSC_PATH_FEATURES + column] =
            within(tsc_features_scale(features, value) - features->reference[h]);
    }
    if (*filled && sample->season > 1 && (column == THETA || column == ETS))
        fill_spread(&fit, sample, horizon, features);
    return status;
}

/* What stands for a path that cannot be had. */
static void substitute(tsc_features *features, size_t horizon, size_t column, size_t stand_in, double share)
{
    for (size_t h = 0; h < horizon; h++)
        features->paths[h * TSC_PATH_FEATURES + column] = share * features->paths[h * TSC_PATH_FEATURES + stand_in];
}

static tsc_status fill_paths(const tsc_sample *whole, const tsc_sample *adjusted, size_t horizon, tsc_arena *arena,
                             tsc_features *features, tsc_error *err)
{
    static const struct {
        size_t column, stand_in;
        double share;
    } stand_ins[] = {
        {DRIFT, CONSTANT, 0},          {CAGR, DRIFT, 1},   {GROWTH, DRIFT, 1},  {SES, CONSTANT, 0}, {THETA, DRIFT, .5},
        {THETA_BOXCOX, THETA, 1},      {DAMPED, THETA, 1}, {SHRUNK, DRIFT, .5}, {ETS, THETA, 1},    {ARIMA, ETS, 1},
        {SEASONAL_NAIVE, CONSTANT, 0},
    };
    size_t count = sizeof stand_ins / sizeof *stand_ins - (whole->season > 1 ? 0 : 3);
    for (size_t h = 0; h < horizon; h++)
        features->paths[h * TSC_PATH_FEATURES + CONSTANT] = 1;
    for (size_t i = 0; i < count; i++) {
        bool filled, seasonal = stand_ins[i].column >= ETS;
        tsc_status status = fill_path(seasonal ? whole : adjusted, !seasonal, horizon, arena, features,
                                      stand_ins[i].column, &filled, err);
        if (status)
            return status;
        if (!filled)
            substitute(features, horizon, stand_ins[i].column, stand_ins[i].stand_in, stand_ins[i].share);
    }
    return TSC_OK;
}

/* The i-th value on the scale; its logarithm is there even where the scaled value has vanished. */
static double place_of(const tsc_sample *sample, const tsc_features *features, size_t i)
{
    return sample->logs ? sample->logs[i] : tsc_features_scale(features, sample->values[i]);
}

/* Where drift is not believed, growth is that of other series: a year counts as one, and its weight is their growth.
   Drift is believed as far as the series is steady (the way from the first value to the last over the way that the
   values went: 1 for one that only rises) and calm (its mean change is small against a typical one; the fewer points
   have shown that, the smaller it must be). */
static void fill_gated_drifts(const tsc_sample *sample, size_t horizon, tsc_features *features)
{
    double way = 0;
    for (size_t i = 1; i < sample->count; i++)
        way += fmin(far, fabs(place_of(sample, features, i) - place_of(sample, features, i - 1)));
    double net = fabs(place_of(sample, features, sample->count - 1) - place_of(sample, features, 0));
    double steadiness = way > 0 ? fmin(1, net / way) : 0;
    double mean = sample->count > 1 ? way / (double)(sample->count - 1) : HUGE_VAL;
    double typical = calm_change * ((double)sample->count - 1) / ((double)sample->count + .4);
    double calm = typical > 0 ? 1 / (1 + mean * mean / (typical * typical)) : 0;
    for (size_t h = 0; h < horizon; h++) {
        double *row = features->paths + h * TSC_PATH_FEATURES;
        row[STEADY_DRIFT] = steadiness * row[DRIFT];
        row[CALM_DRIFT] = calm * row[DRIFT];
        row[CALM_THETA] = calm * row[THETA];
        row[STEADY_CALM_DRIFT] = calm * steadiness * row[DRIFT];
        row[POOLED_GROWTH] = (1 - calm) * (double)(h + 1) / fmax(1, sample->season);
    }
}

static void fill_widths(const tsc_sample *sample, size_t horizon, tsc_features *features)
{
    double sum = 0, last = 0;
    for (size_t i = 1; i < sample->count; i++) {
        double gap = (double)sample->times[i] - (double)sample->times[i - 1];
        last = place_of(sample, features, i) - place_of(sample, features, i - 1);
        last = fmin(far, fabs(last)) / sqrt(gap);
        sum += last;
    }
    for (size_t h = 0; h < horizon; h++) {
        double *row = features->widths + h * TSC_WIDTH_FEATURES;
        row[0] = 1;
        row[1] = sample->count > 1 ? squash(sum / (double)(sample->count - 1)) : 0;
        row[2] = squash(last);
        row[3] = squash(fabs(features->paths[h * TSC_PATH_FEATURES + CAGR]));
    }
}

static void fill_reference(const tsc_sample *adjusted, size_t horizon, tsc_features *features)
{
    double last = place_of(adjusted, features, adjusted->count - 1);
    for (size_t h = 0; h < horizon; h++)
        features->reference[h] =
            features->unit > 0
                ? tsc_features_scale(features, adjusted->values[adjusted->count - 1] * features->seasons[h])
                : last + log(features->seasons[h]);
}

tsc_status tsc_features_new(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_features *features,
                            tsc_error *err)
{
    double *room = tsc_arena_calloc(arena, horizon, (2 + TSC_PATH_FEATURES + TSC_WIDTH_FEATURES) * sizeof *room),
           size = 0;
    tsc_seasonality seasonality;
    tsc_sample adjusted;
    if (!room)
        return tsc_error_memory(err, "the features of a series");
    for (size_t i = 0; i < sample->count; i++)
        size += fabs(sample->values[i]) / (double)sample->count;
    *features = (tsc_features){.unit = sample->logs ? 0 : fmax(size, 1e-300),
                               .reference = room,
                               .seasons = room + horizon,
                               .paths = room + 2 * horizon,
                               .widths = room + horizon * (2 + TSC_PATH_FEATURES)};
    tsc_status status = tsc_season_find(sample, arena, &seasonality, err);
    if (!status)
        status = tsc_season_adjust(sample, &seasonality, arena, &adjusted, err);
    if (status)
        return status;
    for (size_t h = 0; h < horizon; h++)
        features->seasons[h] = tsc_season_ahead(&seasonality, sample, h + 1);
    fill_reference(&adjusted, horizon, features);
    status = fill_paths(sample, &adjusted, horizon, arena, features, err);
    if (status)
        return status;
    fill_gated_drifts(&adjusted, horizon, features);
    fill_widths(&adjusted, horizon, features);
    return TSC_OK;
}
