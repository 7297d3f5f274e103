/* Sandwich covariances of a weighted regression: robust, and clustered in several ways. */
#ifndef TSC_MODEL_PPML_VARIANCE_H
#define TSC_MODEL_PPML_VARIANCE_H

#include "model/ppml_sample.h"

#include <gsl/gsl_matrix.h>

/** The regression at its solution: scores are x[j][i] * error[i], bread the inverse of X'WX. */
typedef struct tsc_ppml_solution {
    const tsc_ppml_sample *sample;
    double *const *x; /* [count] columns left after effects, the kept ones only */
    size_t count;
    const double *error;     /* [rows] */
    const gsl_matrix *bread; /* count x count */
    size_t parameters;       /* K of HC1, effects included */
} tsc_ppml_solution;

/** covariance (count x count) of the coefficients; clusters of the sample where it has some. */
tsc_status tsc_ppml_covariance(const tsc_ppml_solution *solution, tsc_ppml_robust robust, tsc_arena *arena,
                               gsl_matrix *covariance, tsc_error *err);

#endif
