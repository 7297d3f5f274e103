/* The exact Gaussian likelihood of an ARMA process in time linear in the series and in the order. */
#ifndef TSC_MODEL_ARMA_H
#define TSC_MODEL_ARMA_H

#include <stdbool.h>
#include <stddef.h>

enum { TSC_ARMA_AR = 32 /* the longest autoregressive polynomial, seasonal factors multiplied out */ };

/** w_t - mean = sum ar[i] (w_{t-1-i} - mean) + e_t + sum ma[j] e_{t-1-j}, seasonal factors multiplied out. */
typedef struct tsc_arma {
    const double *ar, *ma;
    size_t ar_count, ma_count;
} tsc_arma;

/** What the filter finds. With s = squares / n as the variance of e, minus twice the logarithm of the likelihood is
    n (log(2 pi s) + 1) + log_determinant. */
typedef struct tsc_arma_likelihood {
    double squares;         /* of the innovations, each over its variance relative to e's */
    double log_determinant; /* sum of the logarithms of those relative variances */
    double mean;            /* by generalized least squares; 0 where none is asked for */
    double mean_precision;  /* the mean's variance is s over this */
} tsc_arma_likelihood;

/** Doubles of room that the filter needs. */
size_t tsc_arma_room(const tsc_arma *arma);

/** Filters w[n], n >= 1, from its stationary start: the Kalman filter of Harvey's (1989) form with the Chandrasekhar
    recursions of Morf, Sidhu and Kailath (1974), as Pearlman (1980) and Melard (1984, AS 197). With with_mean the mean
    is profiled out. innovations[n] (relative to their standard deviation, in units of w) and state[max(ar_count,
    ma_count + 1)] (the process less its mean as predicted from the last value on) may be NULL. room holds tsc_arma_room
    doubles. false: not stationary, or numbers that are not finite. */
bool tsc_arma_filter(const tsc_arma *arma, const double *w, size_t n, bool with_mean, double *room, double *innovations,
                     double *state, tsc_arma_likelihood *likelihood);

/** The coefficients of a polynomial 1 - sum c_i B^(i+1) from its partial autocorrelations, each within (-1, 1): the
    stationary ones and no others (Monahan 1984). c[count], may be partial itself. */
void tsc_arma_from_partials(const double *partials, size_t count, double *c);

#endif
