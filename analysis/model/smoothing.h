/* Simple exponential smoothing with the initial level in closed form: once alpha is fixed, every error is linear in it.
   A missing step leaves the level as it is. */
#ifndef TSC_MODEL_SMOOTHING_H
#define TSC_MODEL_SMOOTHING_H

#include <stddef.h>

typedef struct tsc_smoothing {
    double alpha, initial, level; /* level after the last observation */
    double rss;                   /* of the errors one observation ahead */
} tsc_smoothing;

/** Smooths x[n], n >= 1, with the alpha in [.05, 1] of the least rss (grid, then golden section). */
void tsc_smooth(const double *x, size_t n, tsc_smoothing *result);

/** The same with alpha given; errors[n] may be NULL. */
void tsc_smooth_at(const double *x, size_t n, double alpha, tsc_smoothing *result, double *errors);

/** The place of the least value of a function in [low, high] by golden section, with so many evaluations. */
double tsc_golden_section(double (*function)(double x, void *context), void *context, double low, double high,
                          int evaluations);

#endif
