#include "model/ppml_absorb.h"

#include <math.h>
#include <string.h>

enum { MAX_SWEEPS = 10000 };

tsc_status tsc_absorber_init(tsc_absorber *absorber, size_t rows, const tsc_ppml_factor *effects, size_t effect_count,
                             tsc_arena *arena, tsc_error *err)
{
    size_t most = 1;
    *absorber = (tsc_absorber){.rows = rows, .effect_count = effect_count, .effects = effects};
    absorber->inverse = tsc_arena_calloc(arena, effect_count + 1, sizeof *absorber->inverse);
    bool ok = absorber->inverse != NULL;
    for (size_t e = 0; ok && e < effect_count; e++) {
        absorber->inverse[e] = tsc_arena_calloc(arena, effects[e].levels + 1, sizeof(double));
        ok = absorber->inverse[e] != NULL;
        if (effects[e].levels > most)
            most = effects[e].levels;
    }
    absorber->sums = tsc_arena_calloc(arena, most, sizeof(double));
    absorber->residual = tsc_arena_calloc(arena, rows + 1, sizeof(double));
    absorber->direction = tsc_arena_calloc(arena, rows + 1, sizeof(double));
    absorber->image = tsc_arena_calloc(arena, rows + 1, sizeof(double));
    if (!ok || !absorber->sums || !absorber->residual || !absorber->direction || !absorber->image)
        return tsc_error_memory(err, "%zu rows of a gravity panel", rows);
    return TSC_OK;
}

void tsc_absorber_weigh(tsc_absorber *absorber, const double *weights)
{
    absorber->weights = weights;
    for (size_t e = 0; e < absorber->effect_count; e++) {
        const tsc_ppml_factor *effect = &absorber->effects[e];
        double *inverse = absorber->inverse[e];
        memset(inverse, 0, effect->levels * sizeof *inverse);
        for (size_t i = 0; i < absorber->rows; i++)
            inverse[effect->codes[i]] += weights[i];
        for (size_t g = 0; g < effect->levels; g++)
            inverse[g] = inverse[g] > 0 ? 1 / inverse[g] : 0;
    }
}

static void subtract_means(tsc_absorber *absorber, size_t e, double *column)
{
    const uint32_t *codes = absorber->effects[e].codes;
    size_t levels = absorber->effects[e].levels;
    memset(absorber->sums, 0, levels * sizeof *absorber->sums);
    for (size_t i = 0; i < absorber->rows; i++)
        absorber->sums[codes[i]] += absorber->weights[i] * column[i];
    for (size_t g = 0; g < levels; g++)
        absorber->sums[g] *= absorber->inverse[e][g];
    for (size_t i = 0; i < absorber->rows; i++)
        column[i] -= absorber->sums[codes[i]];
}

/* One symmetric Kaczmarz sweep: all effects forth and back, so that the operator is self-adjoint under the weights. */
static void sweep(tsc_absorber *absorber, double *column)
{
    for (size_t e = 0; e < absorber->effect_count; e++)
        subtract_means(absorber, e, column);
    for (size_t e = absorber->effect_count - 1; e-- > 0;)
        subtract_means(absorber, e, column);
}

static double weighted_product(const tsc_absorber *absorber, const double *a, const double *b)
{
    double sum = 0;
    for (size_t i = 0; i < absorber->rows; i++)
        sum += absorber->weights[i] * a[i] * b[i];
    return sum;
}

/* image = source less its sweep */
static void difference(tsc_absorber *absorber, const double *source, double *image)
{
    memcpy(image, source, absorber->rows * sizeof *image);
    sweep(absorber, image);
    for (size_t i = 0; i < absorber->rows; i++)
        image[i] = source[i] - image[i];
}

/* Conjugate gradients on (I - T) a = (I - T) y, T the symmetric sweep: y - a is the residual on all effects
   (Correia 2016, "A feasible estimator for linear models with multi-way fixed effects", section 3). */
bool tsc_absorber_apply(tsc_absorber *absorber, double *column, double tolerance, double scale)
{
    size_t rows = absorber->rows;
    if (absorber->effect_count == 0)
        return true;
    if (absorber->effect_count == 1) {
        subtract_means(absorber, 0, column);
        return true;
    }
    double *r = absorber->residual, *u = absorber->direction, *v = absorber->image;
    difference(absorber, column, r);
    memcpy(u, r, rows * sizeof *u);
    double enough = tolerance * tolerance * scale * scale;
    double size = weighted_product(absorber, r, r);
    for (int i = 0; size > enough; i++) {
        if (i == MAX_SWEEPS)
            return false;
        difference(absorber, u, v);
        double curvature = weighted_product(absorber, u, v);
        if (!(curvature > 0))
            return isfinite(curvature);
        double step = size / curvature, next = 0;
        for (size_t k = 0; k < rows; k++) {
            column[k] -= step * u[k];
            r[k] -= step * v[k];
            next += absorber->weights[k] * r[k] * r[k];
        }
        double ratio = next / size;
        for (size_t k = 0; k < rows; k++)
            u[k] = r[k] + ratio * u[k];
        size = next;
    }
    return true;
}
