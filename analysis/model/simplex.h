/* Minimizing a function of a few parameters within bounds, without derivatives. */
#ifndef TSC_MODEL_SIMPLEX_H
#define TSC_MODEL_SIMPLEX_H

#include "core/status.h"

#include <stddef.h>

enum { TSC_SIMPLEX_PARAMETERS = 8 };

/** Nelder and Mead's simplex (GSL's nmsimplex2) over count parameters x, each kept within (low, high) by a logistic
    transformation; x starts and ends as a point within. The function may give infinity.
    *least is its value at the end. Errors: TSC_ENOMEM, TSC_EUSAGE (count of 0 or above TSC_SIMPLEX_PARAMETERS). */
tsc_status tsc_simplex_minimize(double (*function)(const double *x, void *context), void *context, size_t count,
                                const double *low, const double *high, double *x, size_t iterations, double *least,
                                tsc_error *err);

#endif
