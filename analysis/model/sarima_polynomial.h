/* The polynomials of a seasonal model and its differences, shared by its fit and its forecast. */
#ifndef TSC_MODEL_SARIMA_POLYNOMIAL_H
#define TSC_MODEL_SARIMA_POLYNOMIAL_H

#include "model/sarima.h"

enum { TSC_POLYNOMIAL_TERMS = 16 };

/** A polynomial 1 + sum c B^lag by its terms beyond the one. */
typedef struct tsc_polynomial {
    size_t lags[TSC_POLYNOMIAL_TERMS], count, degree;
    double c[TSC_POLYNOMIAL_TERMS];
} tsc_polynomial;

/** Multiplies out the seasonal factors: ar w = ma e. */
void tsc_sarima_expand(const tsc_sarima_order *order, size_t season, const double *coefficients, tsc_polynomial *ar,
                       tsc_polynomial *ma);

/** x[n] over its season and over a step as often as the order says, into w[n]; returns how many are left. */
size_t tsc_sarima_difference(const double *x, size_t n, size_t season, const tsc_sarima_order *order, double *w);

#endif
