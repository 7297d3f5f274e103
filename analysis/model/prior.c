#include "model/prior.h"

#include "model/combine.h"
#include "model/metrics.h"
#include "model/quantreg.h"

#include <math.h>
#include <stdlib.h>

enum {
    ORIGINS = 6,
    STEPS = 4,
    LEAST_ORIGIN = 2,
    HEARD_SERIES = 400,
    HEARD_SEASONAL = 80,
    LOWER_QUARTILE = 7,
    UPPER_QUARTILE = 13,
    COLUMNS = 2,
    SEASONAL_STRIDE = 2
};

/* Median size of a standard normal. */
static const double normal_quartile = .6744897501960817;

struct ear {
    const tsc_learnt_table *table;
    double *x, *y, *weight, *sizes; /* errors seen: [room * COLUMNS], [room], [room]; sizes by series */
    size_t count, series, origins;
    tsc_arena arena;
};

/* Errors of the projection from the first known values, with the directions in which they might be mended. */
static tsc_status hear_origin(struct ear *ear, const tsc_history *whole, size_t known, double *sizes, size_t *count,
                              tsc_error *err)
{
    tsc_history part = {whole->times, whole->values, known, whole->season};
    tsc_projection projection;
    tsc_sample sample;
    tsc_features features;
    tsc_arena_reset(&ear->arena);
    tsc_status status = tsc_sample_new(&part, &ear->arena, &sample, err);
    if (!status)
        status = tsc_features_new(&sample, STEPS, &ear->arena, &features, err);
    if (!status)
        status = tsc_combine_features(ear->table, NULL, &sample, &features, STEPS, &ear->arena, &projection, err);
    for (size_t i = known; !status && i < whole->count; i++) {
        long long ahead = (long long)whole->times[i] - whole->times[known - 1];
        if (ahead > STEPS)
            break;
        size_t h = (size_t)(ahead - 1);
        const double *row = projection.quantiles + h * TSC_QUANTILES;
        double median = tsc_features_scale(&features, row[TSC_MEDIAN] / sample.scale);
        double error = tsc_features_scale(&features, whole->values[i] / sample.scale) - median;
        double deviation = (tsc_features_scale(&features, row[UPPER_QUARTILE] / sample.scale) -
                            tsc_features_scale(&features, row[LOWER_QUARTILE] / sample.scale)) /
                           (2 * normal_quartile);
        if (!isfinite(error) || !isfinite(median) || !(deviation > 0))
            continue;
        ear->x[ear->count * COLUMNS] = features.paths[h * TSC_PATH_FEATURES + TSC_FEATURE_CALM_DRIFT];
        ear->x[ear->count * COLUMNS + 1] = median - features.reference[h];
        ear->y[ear->count] = error;
        ear->weight[ear->count++] = 5 + 1 / fmax(.02, deviation); /* as in learn.c: half relative, half scaled errors */
        sizes[(*count)++] = fabs(error) / deviation;
    }
    return status;
}

static tsc_status hear_series(struct ear *ear, const tsc_history *history, tsc_error *err)
{
    double sizes[ORIGINS * STEPS];
    size_t count = 0, start = ear->count, n = history->count, origins = 0;
    size_t first = n > ORIGINS + LEAST_ORIGIN ? n - ORIGINS : LEAST_ORIGIN,
           stride = history->season > 1 ? SEASONAL_STRIDE : 1;
    tsc_status status = tsc_history_check(history, err);
    for (size_t known = first; known < n && !status; known += stride, origins++)
        status = hear_origin(ear, history, known, sizes, &count, err);
    if (status || count == 0)
        return status;
    for (size_t i = start; i < ear->count; i++)
        ear->weight[i] /= (double)count;
    ear->sizes[ear->series++] = tsc_median(sizes, count);
    ear->origins += origins;
    return TSC_OK;
}

/* Series and origins draw the estimates from none: half way at TSC_PRIOR_SERIES series and at one and a half origins.
   What is seen a few steps ahead narrows the widths half as readily as it widens them. */
static tsc_status conclude(struct ear *ear, tsc_prior *prior, tsc_error *err)
{
    double series = (double)ear->series, origins = (double)ear->origins / series;
    double belief = series / (series + TSC_PRIOR_SERIES) * origins / (origins + 1.5), b[COLUMNS] = {0};
    tsc_quantreg_data data = {ear->y, ear->x, ear->weight, ear->count, COLUMNS};
    tsc_status status = tsc_quantreg(&data, .5, .2, b, err);
    if (status)
        return status;
    prior->drift = belief * fmax(-.5, fmin(1, b[0]));
    prior->own = belief * fmax(-1, fmin(1, b[1]));
    double ratio = tsc_median(ear->sizes, ear->series) / normal_quartile;
    prior->width = fmin(1.7, fmax(.6, pow(ratio, ratio < 1 ? belief / 2 : belief)));
    return TSC_OK;
}

tsc_status tsc_prior_learn(const tsc_model_tables *tables, const tsc_history *panel, size_t count, tsc_prior *prior,
                           tsc_error *err)
{
    size_t heard = count && panel[0].season > 1 ? HEARD_SEASONAL : HEARD_SERIES; /* seasonal models take longer */
    size_t stride = count / heard + 1, room = (count / stride + 1) * ORIGINS * STEPS;
    struct ear ear = {.table = count ? tsc_tables_get(tables, panel[0].season) : NULL};
    tsc_status status = TSC_OK;
    *prior = (tsc_prior){.width = 1};
    if (count < TSC_PRIOR_SERIES || !ear.table)
        return TSC_OK;
    ear.x = malloc(room * (COLUMNS + 3) * sizeof *ear.x);
    if (!ear.x)
        return tsc_error_memory(err, "the prior of %zu series", count);
    ear.y = ear.x + room * COLUMNS;
    ear.weight = ear.y + room;
    ear.sizes = ear.weight + room;
    tsc_arena_init(&ear.arena);
    for (size_t k = 0; k < count && !status; k += stride)
        if (panel[k].count > LEAST_ORIGIN)
            status = hear_series(&ear, panel + k, err);
    prior->series = ear.series;
    if (!status && ear.series >= TSC_PRIOR_SERIES)
        status = conclude(&ear, prior, err);
    tsc_arena_clear(&ear.arena);
    free(ear.x);
    return status;
}
