/* What methods share that carry the last value on at a steady rate, of values or of logarithms: a random walk with
   drift whose increments over a gap of g steps have g times the variance of one step's. */
#ifndef TSC_MODEL_WALK_H
#define TSC_MODEL_WALK_H

#include "model/method.h"

/** Fills path, spread, residuals, freedom and aicc of a fit for the walk x[n] at the rate (a step), in logarithms if
    logarithmic. rate_error is the rate's standard error in units of the walk's sd for one step (1/sqrt(elapsed) for
    drift, 0 for a rate that is given); estimated counts the parameters estimated besides the variance. */
void tsc_walk_fit(const tsc_sample *sample, bool logarithmic, double rate, double rate_error, size_t estimated,
                  size_t horizon, tsc_fit *fit);

/** The standard error of the rate that such a fit estimated over so many elapsed steps; NaN without freedom. */
double tsc_walk_rate_error(const tsc_fit *fit, double elapsed);

/** Steps from the first to the last time. */
double tsc_sample_elapsed(const tsc_sample *sample);

/** Adds a parameter to a fit (dropped beyond TSC_PARAMETERS). */
void tsc_fit_add(tsc_fit *fit, const char *name, double value, double error);

/** Akaike's criterion with the correction for small samples (Hurvich and Tsai 1989), from the -2 log likelihood of a
    normal model with its variance profiled out: n log(rss / n) + n (log 2 pi + 1); parameters counts the variance
    too. NaN where n - parameters - 1 < 1 or rss is 0. */
double tsc_aicc(double rss, size_t n, size_t parameters);

/** Adds twice the sum of the logarithms of values first..count-1: what turns the criterion of a model of logarithms
    into one of the values. */
double tsc_aicc_of_logs(double aicc, const tsc_sample *sample, size_t first);

#endif
