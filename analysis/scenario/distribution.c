#include "scenario/distribution.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>

#include <math.h>
#include <string.h>

/* Quantiles of a PERT at equal steps of probability, by bisection: the inverse of the incomplete beta is slow and
   every draw needs one. */
static tsc_status tabulate_pert(tsc_distribution *d, tsc_arena *arena, tsc_error *err)
{
    double range = d->c - d->a, alpha = 1 + 4 * (d->b - d->a) / range, beta = 1 + 4 * (d->c - d->b) / range;
    d->pert = tsc_arena_calloc(arena, TSC_PERT_CELLS + 1, sizeof *d->pert);
    if (!d->pert)
        return tsc_error_memory(err, "a distribution");
    double low = 0;
    for (int cell = 0; cell <= TSC_PERT_CELLS; cell++) {
        double probability = (double)cell / TSC_PERT_CELLS, high = 1;
        for (int halving = 0; halving < 36 && cell > 0 && cell < TSC_PERT_CELLS; halving++) {
            double middle = (low + high) / 2;
            if (gsl_cdf_beta_P(middle, alpha, beta) < probability)
                low = middle;
            else
                high = middle;
        }
        low = cell == TSC_PERT_CELLS ? 1 : low;
        d->pert[cell] = d->a + range * low;
    }
    return TSC_OK;
}

static tsc_status sort_values(tsc_distribution *d, tsc_arena *arena, tsc_error *err)
{
    double *sorted = tsc_arena_calloc(arena, d->count + 1, sizeof *sorted);
    if (!sorted)
        return tsc_error_memory(err, "a distribution");
    memcpy(sorted, d->values, d->count * sizeof *sorted);
    gsl_sort(sorted, 1, d->count);
    d->values = sorted;
    return TSC_OK;
}

tsc_status tsc_distribution_init(tsc_distribution *d, tsc_arena *arena, tsc_error *err)
{
    const char *wrong = NULL;
    if (!isfinite(d->a) || !isfinite(d->b) || !isfinite(d->c))
        wrong = "parameters of a distribution must be finite numbers";
    else if (d->kind == TSC_DISTRIBUTION_NORMAL && d->b < 0)
        wrong = "normal(mean, sd): the standard deviation must not be negative";
    else if (d->kind == TSC_DISTRIBUTION_LOGNORMAL && (d->a <= 0 || d->b < 0))
        wrong = "lognormal(median, sd): the median must be above zero, the standard deviation of the logarithm not "
                "negative";
    else if (d->kind == TSC_DISTRIBUTION_UNIFORM && d->a > d->b)
        wrong = "uniform(low, high): low must not be above high";
    else if ((d->kind == TSC_DISTRIBUTION_TRIANGULAR || d->kind == TSC_DISTRIBUTION_PERT) &&
             !(d->a <= d->b && d->b <= d->c && d->a < d->c))
        wrong = "give low, most likely and high in this order, low below high";
    else if (d->kind == TSC_DISTRIBUTION_CHANCE && !(d->a >= 0 && d->a <= 1))
        wrong = "a chance lies between 0 and 1: write percent(60) for 60 %";
    else if (d->kind == TSC_DISTRIBUTION_EMPIRICAL && d->count == 0)
        wrong = "empirical{...} needs one value or more";
    if (wrong)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "%s", wrong);
    if (d->kind == TSC_DISTRIBUTION_PERT)
        return tabulate_pert(d, arena, err);
    return d->kind == TSC_DISTRIBUTION_EMPIRICAL ? sort_values(d, arena, err) : TSC_OK;
}

double tsc_distribution_mean(const tsc_distribution *d)
{
    double sum = 0;
    switch (d->kind) {
    case TSC_DISTRIBUTION_NORMAL:
    case TSC_DISTRIBUTION_CHANCE:
        return d->a;
    case TSC_DISTRIBUTION_LOGNORMAL:
        return d->a * exp(d->b * d->b / 2);
    case TSC_DISTRIBUTION_TRIANGULAR:
        return (d->a + d->b + d->c) / 3;
    case TSC_DISTRIBUTION_PERT:
        return (d->a + 4 * d->b + d->c) / 6;
    case TSC_DISTRIBUTION_UNIFORM:
        return (d->a + d->b) / 2;
    case TSC_DISTRIBUTION_EMPIRICAL:
        for (size_t i = 0; i < d->count; i++)
            sum += d->values[i];
        break;
    }
    return sum / (double)d->count;
}

static double triangular_quantile(const tsc_distribution *d, double p)
{
    double range = d->c - d->a, left = (d->b - d->a) / range;
    return p < left ? d->a + sqrt(p * range * (d->b - d->a)) : d->c - sqrt((1 - p) * range * (d->c - d->b));
}

static double pert_quantile(const tsc_distribution *d, double p)
{
    double at = p * TSC_PERT_CELLS;
    size_t cell = at < TSC_PERT_CELLS ? (size_t)at : TSC_PERT_CELLS - 1;
    return d->pert[cell] + (at - (double)cell) * (d->pert[cell + 1] - d->pert[cell]);
}

double tsc_distribution_quantile(const tsc_distribution *d, double p)
{
    switch (d->kind) {
    case TSC_DISTRIBUTION_NORMAL:
        return d->a + d->b * gsl_cdf_ugaussian_Pinv(p);
    case TSC_DISTRIBUTION_LOGNORMAL:
        return d->a * exp(d->b * gsl_cdf_ugaussian_Pinv(p));
    case TSC_DISTRIBUTION_TRIANGULAR:
        return triangular_quantile(d, p);
    case TSC_DISTRIBUTION_PERT:
        return pert_quantile(d, p);
    case TSC_DISTRIBUTION_UNIFORM:
        return d->a + p * (d->b - d->a);
    case TSC_DISTRIBUTION_CHANCE:
        return p > 1 - d->a ? 1 : 0;
    case TSC_DISTRIBUTION_EMPIRICAL:
        break;
    }
    size_t index = (size_t)(p * (double)d->count);
    return d->values[index < d->count ? index : d->count - 1];
}

tsc_status tsc_distribution_draw(const tsc_distribution *d, uint64_t seed, double *draws, size_t count, tsc_error *err)
{
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    if (!random)
        return tsc_error_memory(err, "random numbers");
    gsl_rng_set(random, (unsigned long)(seed & 0xFFFFFFFFu));
    for (size_t i = 0; i < count; i++)
        draws[i] = tsc_distribution_quantile(d, ((double)i + gsl_rng_uniform_pos(random)) / (double)count);
    gsl_ran_shuffle(random, draws, count, sizeof *draws);
    gsl_rng_free(random);
    return TSC_OK;
}
