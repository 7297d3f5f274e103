/* Targets against a projection. The path that reaches a target is the projection under a condition: the normal scores
   of two steps s < t are correlated as a random walk's, sqrt(s/t), so that the score z of a step given that the
   due step's score is at least c is distributed as the mean of Phi((z - r u) / sqrt(1 - r^2)) over u beyond c. */
#include "model/target.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

enum { TAIL_POINTS = 200, BISECTIONS = 60 };

static tsc_status check_due(const tsc_projection *projection, size_t due_step, tsc_error *err)
{
    if (due_step >= 1 && due_step <= projection->horizon)
        return TSC_OK;
    return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "the target's date is %zu steps ahead, the projection has %zu",
                         due_step, projection->horizon);
}

tsc_status tsc_target_assess(const tsc_projection *projection, double base, double value, size_t due_step,
                             tsc_target *target, tsc_error *err)
{
    tsc_status status = check_due(projection, due_step, err);
    if (status)
        return status;
    bool sensible = base > 0 && value > 0;
    target->required_growth_pct = sensible ? 100 * expm1(log(value / base) / (double)due_step) : (double)NAN;
    target->probability = tsc_projection_exceedance(projection, due_step - 1, value);
    target->percentile = 100 * (1 - target->probability);
    target->expected_step = 0;
    for (size_t step = 0; step < projection->horizon && !target->expected_step; step++)
        if (projection->median[step] >= value)
            target->expected_step = (int)(step + 1);
    return TSC_OK;
}

/* Probability that the score of a step with correlation r is below z, over the tail's stratified scores. */
static double tail_distribution(const double *tail, double r, double z)
{
    double rest = sqrt(1 - r * r), sum = 0;
    for (size_t k = 0; k < TAIL_POINTS; k++)
        sum += rest > 0 ? gsl_cdf_ugaussian_P((z - r * tail[k]) / rest) : (tail[k] <= z ? 1 : 0);
    return sum / TAIL_POINTS;
}

static double tail_quantile(const double *tail, double r, double probability)
{
    double low = -9, high = 9;
    for (int i = 0; i < BISECTIONS; i++) {
        double middle = (low + high) / 2;
        if (tail_distribution(tail, r, middle) < probability)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

tsc_status tsc_target_path(const tsc_projection *projection, double value, size_t due_step, tsc_arena *arena,
                           tsc_projection *path, tsc_error *err)
{
    tsc_status status = check_due(projection, due_step, err);
    if (status)
        return status;
    double reach = tsc_projection_exceedance(projection, due_step - 1, value);
    if (!(reach >= 1e-6))
        return tsc_error_set(err, TSC_EMODEL, NULL, 0,
                             "the target is out of reach: its probability is below one in a million");
    status = tsc_projection_new(projection->horizon, arena, path, err);
    if (status)
        return status;
    path->model = projection->model;
    path->nonnegative = projection->nonnegative;
    path->effective_count = projection->effective_count;
    path->caution = "under the condition that the target is reached";
    double tail[TAIL_POINTS];
    for (size_t k = 0; k < TAIL_POINTS; k++)
        tail[k] = gsl_cdf_ugaussian_Qinv(reach * ((double)(TAIL_POINTS - k) - .5) / TAIL_POINTS);
    for (size_t step = 0; step < projection->horizon; step++) {
        double s = (double)(step + 1), t = (double)due_step, r = sqrt(fmin(s, t) / fmax(s, t));
        for (size_t q = 0; q < TSC_QUANTILES; q++) {
            double score = tail_quantile(tail, r, tsc_quantile_grid[q]);
            double probability = fmax(1e-12, fmin(1 - 1e-12, gsl_cdf_ugaussian_P(score)));
            path->quantiles[step * TSC_QUANTILES + q] = tsc_projection_quantile(projection, step, probability);
        }
        path->median[step] = path->quantiles[step * TSC_QUANTILES + TSC_MEDIAN];
    }
    return TSC_OK;
}
