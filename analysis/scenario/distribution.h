/* Distributions of uncertain parameters. */
#ifndef TSC_SCENARIO_DISTRIBUTION_H
#define TSC_SCENARIO_DISTRIBUTION_H

#include "core/arena.h"
#include "core/status.h"

#include <stddef.h>
#include <stdint.h>

typedef enum tsc_distribution_kind {
    TSC_DISTRIBUTION_NORMAL,     /* a mean, b standard deviation */
    TSC_DISTRIBUTION_LOGNORMAL,  /* a median, b standard deviation of the logarithm */
    TSC_DISTRIBUTION_TRIANGULAR, /* a least, b most likely, c most */
    TSC_DISTRIBUTION_PERT,       /* the same, a beta with shape 4 (Malcolm and others 1959) */
    TSC_DISTRIBUTION_UNIFORM,    /* a to b */
    TSC_DISTRIBUTION_EMPIRICAL,  /* one of values[0..count), each as likely */
    TSC_DISTRIBUTION_CHANCE      /* 1 with probability a, else 0 */
} tsc_distribution_kind;

enum { TSC_PERT_CELLS = 512 };

typedef struct tsc_distribution {
    tsc_distribution_kind kind;
    double a, b, c;
    const double *values; /* empirical: sorted */
    size_t count;
    double *pert;         /* [TSC_PERT_CELLS + 1] quantiles at equal probabilities */
} tsc_distribution;

/** Checks the parameters (finite, in order, spread not negative) and readies it; what it needs lives in arena.
    Errors: TSC_EUSAGE with what would be right. */
tsc_status tsc_distribution_init(tsc_distribution *distribution, tsc_arena *arena, tsc_error *err);

/** Its expectation. */
double tsc_distribution_mean(const tsc_distribution *distribution);

/** The quantile at probability in (0, 1). */
double tsc_distribution_quantile(const tsc_distribution *distribution, double probability);

/** count draws by Latin hypercube: one from each of count equal slices of probability, in random order (McKay,
    Beckman and Conover 1979), from a Mersenne twister seeded with seed. TSC_ENOMEM. */
tsc_status tsc_distribution_draw(const tsc_distribution *distribution, uint64_t seed, double *draws, size_t count,
                                 tsc_error *err);

#endif
