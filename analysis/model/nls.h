/* Nonlinear least squares that is judged, not believed: GSL's trust region methods one after the other, the best answer
   polished, and a verdict in words where it is none. */
#ifndef TSC_MODEL_NLS_H
#define TSC_MODEL_NLS_H

#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>

enum { TSC_NLS_PARAMETERS = 12 };

/** The value of a model at the i-th observation for the parameters b; NaN or infinity where it has none. */
typedef double (*tsc_nls_model)(size_t i, const double *b, void *context);

typedef struct tsc_nls {
    tsc_nls_model model;
    void *context;
    const double *y; /* [n] */
    size_t n, p;
} tsc_nls;

typedef struct tsc_nls_result {
    double b[TSC_NLS_PARAMETERS], errors[TSC_NLS_PARAMETERS]; /* estimates and standard errors (NaN where n == p) */
    double covariance[TSC_NLS_PARAMETERS * TSC_NLS_PARAMETERS];
    double rss;
    const char *refusal; /* NULL, or in words why these are no estimates */
} tsc_nls_result;

/** Minimizes the sum of squares from the start[p]. A run that ends is accepted only where parameters, residuals and
    covariance are finite and the relative offset (Bates and Watts 1981: the part of the residuals that the tangent
    plane still explains) is below a thousandth. Errors: TSC_ENOMEM, TSC_EUSAGE (p of 0 or more than TSC_NLS_PARAMETERS,
    n < p). */
tsc_status tsc_nls_fit(const tsc_nls *problem, const double *start, tsc_nls_result *result, tsc_error *err);

#endif
