/* Linear least squares to the digits that the data hold: columns are scaled to one length, the Householder
   factorization runs in long double, and the solution is refined once by its own residuals. */
#ifndef TSC_MODEL_LSQ_H
#define TSC_MODEL_LSQ_H

#include "core/status.h"

#include <stddef.h>

/** Solves min |y - X b|: x[n * p] by rows, n >= p. b[p]; errors[p] standard errors (NaN where n == p) and covariance[p
    p] may be NULL; *rss is the residual sum of squares. Errors: TSC_EMODEL where the columns depend on each other to
    within 1e-17 of their length, TSC_ENOMEM. Method: Golub (1965); Björck (1967) for the refinement. */
tsc_status tsc_lsq_fit(const double *x, const double *y, size_t n, size_t p, double *b, double *errors,
                       double *covariance, double *rss, tsc_error *err);

/** The polynomial sum b[k] t^k of a degree through the points (t, y); powers are formed in long double. Else as
    above. */
tsc_status tsc_lsq_fit_polynomial(const double *t, const double *y, size_t n, size_t degree, double *b, double *errors,
                                  double *rss, tsc_error *err);

#endif
