/* Least-squares lines over elapsed time. */
#ifndef TSC_MODEL_LINE_H
#define TSC_MODEL_LINE_H

#include "model/method.h"

/** y = at_end + slope (t - last time), with covariance and residual sum of squares. */
typedef struct tsc_line {
    double at_end, slope;
    double at_end_variance, covariance, slope_variance; /* NaN with fewer than 3 points */
    double rss;
} tsc_line;

/** The line through x[sample->count] over the sample's times; false where it cannot be had. */
bool tsc_line_fit(const tsc_sample *sample, const double *x, tsc_line *line);

/** Fills path, spread, residuals, freedom and aicc from a line through the values or the logarithms. */
void tsc_line_project(const tsc_sample *sample, bool logarithmic, const tsc_line *line, size_t horizon, tsc_fit *fit);

#endif
