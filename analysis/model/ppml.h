/* Gravity of trade: Poisson pseudo-maximum likelihood with any number of high-dimensional fixed effects, and the
   log-linear least squares that it replaces beside it. Everything given back lives in the caller's arena. */
#ifndef TSC_MODEL_PPML_H
#define TSC_MODEL_PPML_H

#include "core/arena.h"
#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A categorical column: codes[row] in [0, levels). */
typedef struct tsc_ppml_factor {
    const char *name;
    const uint32_t *codes;
    size_t levels;
} tsc_ppml_factor;

typedef struct tsc_ppml_panel {
    size_t rows;
    const char *depvar;
    const double *y;          /* [rows], none negative for PPML */
    size_t regressor_count;   /* none: the effects alone are fitted */
    const char *const *names; /* [regressor_count] */
    const double *x;          /* [regressor_count * rows], one column after the other */
    size_t effect_count;
    const tsc_ppml_factor *effects; /* absorbed; without any a constant is estimated as term "const" */
    size_t cluster_count;
    const tsc_ppml_factor *clusters; /* none: heteroskedasticity-robust errors */
} tsc_ppml_panel;

typedef enum tsc_ppml_robust { TSC_PPML_HC0, TSC_PPML_HC1 } tsc_ppml_robust;

typedef enum tsc_ppml_omission {
    TSC_PPML_KEPT,
    TSC_PPML_ABSORBED, /* no variation left beside the fixed effects */
    TSC_PPML_COLLINEAR /* a combination of regressors before it */
} tsc_ppml_omission;

typedef struct tsc_ppml_term {
    const char *name;
    double coef, se, z, p; /* NaN where omitted; p two-sided from the normal distribution */
    tsc_ppml_omission omission;
} tsc_ppml_term;

enum { TSC_PPML_CLUSTERS = 4 }; /* ways of clustering at most */

typedef struct tsc_ppml_fit {
    tsc_ppml_term *terms; /* in the order of the regressors, "const" last where it is estimated */
    size_t count;
    size_t observations; /* used */
    size_t *separated;   /* rows without influence, perfectly predicted to be zero, ascending */
    size_t separated_count;
    size_t singletons; /* rows that were alone in a level of an effect */
    size_t absorbed;   /* parameters of the fixed effects, redundant ones between pairs of effects left out */
    size_t iterations;
    size_t cluster_levels[TSC_PPML_CLUSTERS];
    double deviance, log_likelihood, pseudo_r2; /* least squares: residual sum of squares, NaN, R2 */
    double *fitted;     /* [rows] expected y (least squares: expected log y), NaN for rows that were left out */
    size_t parameters;  /* kept terms and absorbed */
    double *covariance; /* [count * count], rows of omitted terms 0 */
} tsc_ppml_fit;

/** Crosses two factors: a level for each pair that occurs, numbered in order of appearance. codes in arena. */
tsc_status tsc_ppml_cross(const tsc_ppml_factor *a, const tsc_ppml_factor *b, size_t rows, const char *name,
                          tsc_arena *arena, tsc_ppml_factor *crossed, tsc_error *err);

/** How many unconnected parts the levels of two factors fall into, joined where a row has both. That many parameters of
    b are redundant beside a (Abowd, Creecy and Kramarz 2002). Errors: TSC_ENOMEM. */
tsc_status tsc_ppml_components(const tsc_ppml_factor *a, const tsc_ppml_factor *b, size_t rows, size_t *parts,
                               tsc_error *err);

/** PPML by iteratively reweighted least squares, the effects partialled out by alternating projections sped up by
    conjugate gradients (Correia, Guimaraes and Zylkin 2020, "Fast Poisson estimation with high-dimensional fixed
    effects", Stata Journal 20(1)); separated rows are found by levels with zeros only and by iterative rectification
    (the same, 2019, arXiv:1903.01633). Errors of HC0 or HC1 = HC0 n/(n-K); clustered: the sum over clusters of outer
    products of scores times G/(G-1), for several ways by inclusion and exclusion with the least G (Cameron, Gelbach
    and Miller 2011, Journal of Business & Economic Statistics 29(2), eq. 2.13).
    Errors: TSC_EMODEL (negative y, all zero, nothing left to estimate, no convergence), TSC_ENOMEM. */
tsc_status tsc_ppml_estimate(const tsc_ppml_panel *panel, tsc_ppml_robust robust, tsc_arena *arena, tsc_ppml_fit *fit,
                             tsc_error *err);

/** Least squares of log y on the same terms over the rows with y > 0, with errors of the same kind. */
tsc_status tsc_ppml_log_linear(const tsc_ppml_panel *panel, tsc_ppml_robust robust, tsc_arena *arena, tsc_ppml_fit *fit,
                               tsc_error *err);

#endif
