/* The rows of a panel that an estimation rests on, with their factors renumbered; and the algebra on its columns. */
#ifndef TSC_MODEL_PPML_SAMPLE_H
#define TSC_MODEL_PPML_SAMPLE_H

#include "model/ppml_absorb.h"

typedef struct tsc_ppml_sample {
    size_t rows;
    size_t *origin; /* [rows] row of the panel */
    double *y;      /* [rows] */
    size_t columns; /* regressors, and the constant last where no effect is absorbed */
    double **x;     /* [columns][rows] */
    size_t effect_count, cluster_count;
    tsc_ppml_factor *effects, *clusters;
} tsc_ppml_sample;

/** The rows with keep[row], in order; everything in arena. */
tsc_status tsc_ppml_sample_take(const tsc_ppml_panel *panel, const bool *keep, tsc_arena *arena,
                                tsc_ppml_sample *sample, tsc_error *err);

/** Orthonormalizes columns in place under weights (modified Gram-Schmidt, twice); a column that keeps less than
    tolerance of its norm is a combination of those before it: kept[j] is set false and the column to zero. Columns
    with kept[j] false are left out. */
void tsc_ppml_orthonormalize(double *const *columns, size_t count, size_t rows, const double *weights, double tolerance,
                             bool *kept);

/** The square root of the weighted sum of squares of a column. */
double tsc_ppml_weighted_norm(const double *column, const double *weights, size_t rows);

/** Clears keep[] of rows that are alone in a level of an effect and, where zeros is true, of rows in levels with y = 0
    only, until none is left; marks the latter in separated[] and adds to *alone how many were alone. Errors:
    TSC_ENOMEM. */
tsc_status tsc_ppml_prune(const tsc_ppml_panel *panel, bool zeros, bool *keep, bool *separated, tsc_arena *arena,
                          size_t *alone, tsc_error *err);

/** Rows of the sample with y = 0 that a combination of regressors and effects predicts perfectly, by iterative
    rectification: marks them in separated[] (of the panel), clears keep[], adds their number to *found. */
tsc_status tsc_ppml_rectify(const tsc_ppml_sample *sample, tsc_arena *arena, bool *keep, bool *separated, size_t *found,
                            tsc_error *err);

#endif
