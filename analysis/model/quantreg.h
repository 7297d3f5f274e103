/* Weighted quantile regression for pooled data: smoothed check loss, Newton steps, the smoothing drawn to zero. */
#ifndef TSC_MODEL_QUANTREG_H
#define TSC_MODEL_QUANTREG_H

#include "core/status.h"

#include <stddef.h>

/** count observations of width regressors: y[count], x[count * width] by rows, weight[count] (not negative). */
typedef struct tsc_quantreg_data {
    const double *y, *x, *weight;
    size_t count, width;
} tsc_quantreg_data;

/** Finds the coefficients b[width] that minimize sum weight * check(y - x b, probability) with a ridge towards the
    values that b holds at the start: ridge is its strength relative to the data (0: none but for solvability).
    Smoothing by a logistic kernel (Fernandes, Guerre and Horta 2021), Newton steps with halving. Deterministic.
    Errors: TSC_ENOMEM, TSC_EMODEL (no observation, more than 32 regressors). */
tsc_status tsc_quantreg(const tsc_quantreg_data *data, double probability, double ridge, double *b, tsc_error *err);

#endif
