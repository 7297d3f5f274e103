#include "model/prior.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

enum { ORIGINS = 6, STEPS = 3, LEAST_COUNT = 4, LEAST_ORIGIN = 3, LOWER_QUARTILE = 7, UPPER_QUARTILE = 13 };

/* Median size of a standard normal. */
static const double normal_quartile = .6744897501960817;

/* What one series says: its mean error a step, and the median size of its errors in standard deviations. */
struct voice {
    double growth, size;
};

static bool is_positive(const tsc_history *history)
{
    for (size_t i = 0; i < history->count; i++)
        if (!(history->values[i] > 0))
            return false;
    return history->count >= LEAST_COUNT;
}

static double median_of(double *x, size_t n)
{
    gsl_sort(x, 1, n);
    return gsl_stats_median_from_sorted_data(x, 1, n);
}

/* Errors of the projection from the first known values, added to the lists. */
static tsc_status hear_origin(const tsc_model_tables *tables, const tsc_history *whole, size_t known, tsc_arena *arena,
                              double *growths, double *sizes, size_t *count, tsc_error *err)
{
    tsc_history part = {whole->times, whole->values, known, whole->season};
    tsc_projection projection;
    tsc_arena_reset(arena);
    tsc_status status = tsc_forecast(tables, &part, STEPS, NULL, arena, &projection, err);
    for (size_t i = known; !status && i < whole->count; i++) {
        long long ahead = (long long)whole->times[i] - whole->times[known - 1];
        if (ahead > STEPS)
            break;
        const double *row = projection.quantiles + (size_t)(ahead - 1) * TSC_QUANTILES;
        double deviation = log(row[UPPER_QUARTILE] / row[LOWER_QUARTILE]) / (2 * normal_quartile);
        double error = log(whole->values[i] / row[TSC_MEDIAN]);
        if (!isfinite(error) || !(deviation > 0))
            continue;
        growths[*count] = error / (double)ahead;
        sizes[(*count)++] = fabs(error) / deviation;
    }
    return status;
}

static tsc_status hear_series(const tsc_model_tables *tables, const tsc_history *history, tsc_arena *arena,
                              struct voice *voice, bool *heard, tsc_error *err)
{
    double growths[ORIGINS * STEPS], sizes[ORIGINS * STEPS];
    size_t count = 0, n = history->count, first = n > ORIGINS + LEAST_ORIGIN ? n - ORIGINS : LEAST_ORIGIN;
    tsc_status status = TSC_OK;
    for (size_t known = first; known < n && !status; known++)
        status = hear_origin(tables, history, known, arena, growths, sizes, &count, err);
    *heard = count > 0;
    if (!status && count > 0)
        *voice = (struct voice){gsl_stats_mean(growths, 1, count), median_of(sizes, count)};
    return status;
}

tsc_status tsc_prior_learn(const tsc_model_tables *tables, const tsc_history *panel, size_t count, tsc_prior *prior,
                           tsc_error *err)
{
    tsc_arena arena;
    tsc_status status = TSC_OK;
    double *growths = malloc(2 * (count + 1) * sizeof *growths), *sizes = growths ? growths + count + 1 : NULL;
    *prior = (tsc_prior){.width = 1};
    if (!growths)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory for the prior of %zu series", count);
    tsc_arena_init(&arena);
    for (size_t k = 0; k < count && !status; k++) {
        struct voice voice = {0};
        bool heard = false;
        if (is_positive(panel + k))
            status = hear_series(tables, panel + k, &arena, &voice, &heard, err);
        if (heard) {
            growths[prior->series] = voice.growth;
            sizes[prior->series++] = voice.size;
        }
    }
    if (!status && prior->series >= TSC_PRIOR_SERIES) {
        double weight = (double)prior->series / (double)(prior->series + TSC_PRIOR_SERIES);
        double ratio = median_of(sizes, prior->series) / normal_quartile;
        prior->growth = weight * median_of(growths, prior->series);
        prior->width = fmin(2, fmax(.5, pow(ratio, weight)));
    }
    tsc_arena_clear(&arena);
    free(growths);
    return status;
}

void tsc_prior_apply(const tsc_prior *prior, tsc_projection *projection)
{
    for (size_t h = 0; h < projection->horizon; h++) {
        double *row = projection->quantiles + h * TSC_QUANTILES, median = row[TSC_MEDIAN];
        if (!(row[0] > 0))
            continue;
        double moved = median * exp(prior->growth * (double)(h + 1));
        for (size_t q = 0; q < TSC_QUANTILES; q++)
            row[q] = moved * pow(row[q] / median, prior->width);
        projection->mean[h] = row[TSC_MEDIAN];
    }
}
