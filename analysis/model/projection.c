/* Reading a predictive distribution. Between grid points the quantile function is a straight line over the normal
   score of the probability, of logarithms where both neighbours are positive: a log-normal grid is read back
   exactly, and so is a normal one. */
#include "model/projection.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

const double tsc_quantile_grid[TSC_QUANTILES] = {.005, .01, .025, .05, .10, .15, .20, .25,  .30, .40, .50,
                                                 .60,  .70, .75,  .80, .85, .90, .95, .975, .99, .995};

/* Normal scores of the grid (upper half; the lower is its mirror image). */
static const double upper_scores[TSC_QUANTILES - TSC_MEDIAN] = {0.0,
                                                                0.2533471031357997,
                                                                0.5244005127080407,
                                                                0.6744897501960817,
                                                                0.8416212335729143,
                                                                1.0364333894937898,
                                                                1.2815515655446004,
                                                                1.6448536269514722,
                                                                1.9599639845400545,
                                                                2.3263478740408408,
                                                                2.5758293035489004};

static double grid_score(size_t i)
{
    return i < TSC_MEDIAN ? -upper_scores[TSC_MEDIAN - i] : upper_scores[i - TSC_MEDIAN];
}

tsc_status tsc_projection_new(size_t horizon, tsc_arena *arena, tsc_projection *projection, tsc_error *err)
{
    *projection = (tsc_projection){.model = "", .horizon = horizon, .caution = ""};
    projection->median = tsc_arena_calloc(arena, horizon, sizeof(double));
    projection->quantiles = tsc_arena_calloc(arena, horizon, TSC_QUANTILES * sizeof(double));
    if (!projection->median || !projection->quantiles)
        return tsc_error_memory(err, "a projection of %zu steps", horizon);
    return TSC_OK;
}

/* The stretch [i, i + 1] of the grid that a score lies in; the outermost ones go on beyond it. */
static size_t stretch_of_score(double score)
{
    size_t i = 0;
    while (i + 2 < TSC_QUANTILES && score > grid_score(i + 1))
        i++;
    return i;
}

static double clamp_finite(double value)
{
    return fmax(-DBL_MAX, fmin(DBL_MAX, value));
}

static double quantile_at_score(const double *row, double score)
{
    size_t i = stretch_of_score(score);
    double low = row[i], high = row[i + 1], a = grid_score(i), b = grid_score(i + 1);
    double share = (score - a) / (b - a);
    if (low > 0 && high > 0)
        return clamp_finite(exp(log(low) + share * (log(high) - log(low))));
    return clamp_finite(low + share * (high - low));
}

double tsc_projection_quantile(const tsc_projection *projection, size_t step, double probability)
{
    if (step >= projection->horizon || !(probability > 0 && probability < 1))
        return (double)NAN;
    double value = quantile_at_score(projection->quantiles + step * TSC_QUANTILES, gsl_cdf_ugaussian_Pinv(probability));
    return projection->nonnegative ? fmax(0, value) : value;
}

/* The score at which the quantile function passes value: the first where it is flat and value lies on it. */
static double score_of_value(const double *row, double value)
{
    size_t i = 0;
    while (i + 2 < TSC_QUANTILES && value > row[i + 1])
        i++;
    double low = row[i], high = row[i + 1], a = grid_score(i), b = grid_score(i + 1);
    if (!(high > low))
        return value > high ? HUGE_VAL : value < low || i == 0 ? -HUGE_VAL : a;
    if (low > 0 && high > 0) {
        if (value <= 0)
            return -HUGE_VAL;
        return a + (b - a) * (log(value) - log(low)) / (log(high) - log(low));
    }
    return a + (b - a) * (value - low) / (high - low);
}

double tsc_projection_exceedance(const tsc_projection *projection, size_t step, double value)
{
    if (step >= projection->horizon || isnan(value))
        return (double)NAN;
    if (projection->nonnegative && value <= 0)
        return 1;
    return gsl_cdf_ugaussian_Q(score_of_value(projection->quantiles + step * TSC_QUANTILES, value));
}

void tsc_projection_interval(const tsc_projection *projection, size_t step, double level_pct, double *low, double *high)
{
    double outside = (1 - level_pct / 100) / 2;
    *low = tsc_projection_quantile(projection, step, outside);
    *high = tsc_projection_quantile(projection, step, 1 - outside);
    if (isnan(*low) || isnan(*high))
        return;
    double median = projection->quantiles[step * TSC_QUANTILES + TSC_MEDIAN]; /* rounding must not pass it */
    *low = fmin(median, *low);
    *high = fmax(median, *high);
}

void tsc_projection_draw(const tsc_projection *projection, const double *normals, double *values)
{
    double walk = 0;
    for (size_t step = 0; step < projection->horizon; step++) {
        walk += normals[step];
        double value = quantile_at_score(projection->quantiles + step * TSC_QUANTILES, walk / sqrt((double)(step + 1)));
        values[step] = projection->nonnegative ? fmax(0, value) : value;
    }
}
