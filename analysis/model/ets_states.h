/* The initial states of exponential smoothing and the likelihood that goes with them. */
#ifndef TSC_MODEL_ETS_STATES_H
#define TSC_MODEL_ETS_STATES_H

#include "model/method.h"

enum { TSC_ETS_SEASON = 24 /* the longest season whose states are solved */ };

typedef struct tsc_ets_parameters {
    double alpha, beta, gamma, phi;
} tsc_ets_parameters;

/** Of a series x with its season's length m (1: none). */
typedef struct tsc_ets_states {
    bool solved;
    double seasonal[TSC_ETS_SEASON]; /* [m], the level included */
    double trend;
    double squares;         /* of the errors one step ahead */
    double log_determinant; /* what integrating over the seasonal states adds to minus twice the log likelihood */
} tsc_ets_states;

/** With the smoothing parameters fixed, every error of the model with additive errors (Hyndman et al. 2008, ch. 5) is
    linear in the initial states: they come by least squares. The m states of level and season have a flat prior and are
    integrated out (ibid. ch. 12): minus twice the log likelihood of x is (n - m)(log(2 pi s) + 1) + log_determinant
    with s = squares / (n - m). That is the likelihood of what the first season leaves, and so comparable with that of
    an ARIMA model differenced over the season (over one step without a season); for phi, beta and gamma of 0 it is the
    exact one of ARIMA(0,1,1). Not solved where a place of the season has no value, n <= m + 1, or m is above
    TSC_ETS_SEASON. Errors: TSC_ENOMEM. */
tsc_status tsc_ets_solve(const tsc_sample *sample, const double *x, size_t season, const tsc_ets_parameters *parameters,
                         tsc_arena *arena, tsc_ets_states *states, tsc_error *err);

/** Akaike's criterion of a model without a season by that likelihood, with so many parameters (the variance among them,
    the level not): comparable with those of walks and of ARIMA models differenced once. NaN where it is not solved. */
tsc_status tsc_ets_criterion(const tsc_sample *sample, const double *x, const tsc_ets_parameters *smoothing,
                             size_t parameters, tsc_arena *arena, double *aicc, tsc_error *err);

#endif
