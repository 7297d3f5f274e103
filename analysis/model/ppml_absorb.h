/* Partials fixed effects out of columns: weighted demeaning by several factors at once. */
#ifndef TSC_MODEL_PPML_ABSORB_H
#define TSC_MODEL_PPML_ABSORB_H

#include "model/ppml.h"

typedef struct tsc_absorber {
    size_t rows, effect_count;
    const tsc_ppml_factor *effects;       /* borrowed */
    const double *weights;                /* borrowed, [rows], positive */
    double **inverse;                     /* for each effect [levels]: 1 / sum of weights */
    double *sums;                         /* [most levels] */
    double *residual, *direction, *image; /* [rows] */
} tsc_absorber;

/** Room for rows and effects in arena; TSC_ENOMEM. */
tsc_status tsc_absorber_init(tsc_absorber *absorber, size_t rows, const tsc_ppml_factor *effects, size_t effect_count,
                             tsc_arena *arena, tsc_error *err);

/** Takes new weights; they must stay as they are until the next call. */
void tsc_absorber_weigh(tsc_absorber *absorber, const double *weights);

/** Replaces column [rows] by its residual on the effects under the weights, until what is left of an effect is
    below tolerance times scale (a norm of the column). False where that needs more than 10,000 sweeps. */
bool tsc_absorber_apply(tsc_absorber *absorber, double *column, double tolerance, double scale);

#endif
