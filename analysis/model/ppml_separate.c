/* Rows that carry no information on a Poisson regression: alone in a level of an effect, or separated, that is
   predicted to be zero without error, so that their estimates run off to infinity. */
#include "model/ppml_sample.h"

#include <math.h>
#include <string.h>

typedef struct level_count {
    size_t rows, positive;
} level_count;

static void count_levels(const tsc_ppml_panel *panel, const tsc_ppml_factor *effect, const bool *keep,
                         level_count *counts)
{
    memset(counts, 0, effect->levels * sizeof *counts);
    for (size_t i = 0; i < panel->rows; i++) {
        if (!keep[i])
            continue;
        counts[effect->codes[i]].rows++;
        counts[effect->codes[i]].positive += panel->y[i] > 0;
    }
}

tsc_status tsc_ppml_prune(const tsc_ppml_panel *panel, bool zeros, bool *keep, bool *separated, tsc_arena *arena,
                          size_t *alone, tsc_error *err)
{
    size_t most = 0;
    for (size_t e = 0; e < panel->effect_count; e++)
        most = panel->effects[e].levels > most ? panel->effects[e].levels : most;
    level_count *counts = tsc_arena_calloc(arena, most + 1, sizeof *counts);
    if (!counts)
        return tsc_error_memory(err, "%zu rows of a gravity panel", panel->rows);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t e = 0; e < panel->effect_count; e++) {
            const tsc_ppml_factor *effect = &panel->effects[e];
            count_levels(panel, effect, keep, counts);
            for (size_t i = 0; i < panel->rows; i++) {
                const level_count *level = &counts[effect->codes[i]];
                bool empty = zeros && level->positive == 0;
                if (!keep[i] || (!empty && level->rows > 1))
                    continue;
                keep[i] = false;
                changed = true;
                if (empty)
                    separated[i] = true;
                else
                    ++*alone;
            }
        }
    }
    return TSC_OK;
}

static const double pin = 1e6;   /* weight of a positive row: the combination must vanish there */
static const double same = 1e-5; /* ppmlhdfe's default tolerance of the iterative rectifier */
enum { MAX_RECTIFICATIONS = 200 };

/* The work of the rectifier: an orthonormal basis of the regressors beside the effects, under the pinned weights. */
typedef struct rectifier {
    const tsc_ppml_sample *sample;
    tsc_absorber absorber;
    double *weights, *u, *fit;
    double **basis;
    bool *kept;
    double scale;
} rectifier;

static bool rectifier_room(rectifier *work, tsc_arena *arena)
{
    const tsc_ppml_sample *sample = work->sample;
    work->weights = tsc_arena_calloc(arena, sample->rows + 1, sizeof(double));
    work->u = tsc_arena_calloc(arena, sample->rows + 1, sizeof(double));
    work->fit = tsc_arena_calloc(arena, sample->rows + 1, sizeof(double));
    work->basis = tsc_arena_calloc(arena, sample->columns + 1, sizeof *work->basis);
    work->kept = tsc_arena_calloc(arena, sample->columns + 1, sizeof *work->kept);
    bool ok = work->weights && work->u && work->fit && work->basis && work->kept;
    for (size_t j = 0; ok && j < sample->columns; j++)
        ok = (work->basis[j] = tsc_arena_calloc(arena, sample->rows + 1, sizeof(double))) != NULL;
    return ok;
}

static void rectifier_basis(rectifier *work)
{
    const tsc_ppml_sample *sample = work->sample;
    for (size_t i = 0; i < sample->rows; i++) {
        work->weights[i] = sample->y[i] > 0 ? pin : 1;
        work->u[i] = sample->y[i] > 0 ? 0 : 1;
    }
    tsc_absorber_weigh(&work->absorber, work->weights);
    work->scale = tsc_ppml_weighted_norm(work->u, work->weights, sample->rows);
    for (size_t j = 0; j < sample->columns; j++) {
        memcpy(work->basis[j], sample->x[j], sample->rows * sizeof(double));
        double before = tsc_ppml_weighted_norm(work->basis[j], work->weights, sample->rows);
        work->kept[j] = tsc_absorber_apply(&work->absorber, work->basis[j], 1e-9, before) &&
                        tsc_ppml_weighted_norm(work->basis[j], work->weights, sample->rows) > 1e-7 * before;
    }
    tsc_ppml_orthonormalize(work->basis, sample->columns, sample->rows, work->weights, 1e-7, work->kept);
}

/* fit = the projection of u on regressors and effects. */
static bool rectifier_project(rectifier *work)
{
    size_t rows = work->sample->rows;
    memcpy(work->fit, work->u, rows * sizeof(double));
    if (!tsc_absorber_apply(&work->absorber, work->fit, 1e-9, work->scale))
        return false;
    for (size_t j = 0; j < work->sample->columns; j++) {
        if (!work->kept[j])
            continue;
        double product = 0;
        for (size_t i = 0; i < rows; i++)
            product += work->weights[i] * work->fit[i] * work->basis[j][i];
        for (size_t i = 0; i < rows; i++)
            work->fit[i] -= product * work->basis[j][i];
    }
    for (size_t i = 0; i < rows; i++)
        work->fit[i] = work->u[i] - work->fit[i];
    return true;
}

tsc_status tsc_ppml_rectify(const tsc_ppml_sample *sample, tsc_arena *arena, bool *keep, bool *separated, size_t *found,
                            tsc_error *err)
{
    rectifier work = {.sample = sample};
    tsc_status status =
        tsc_absorber_init(&work.absorber, sample->rows, sample->effects, sample->effect_count, arena, err);
    if (status != TSC_OK)
        return status;
    if (!rectifier_room(&work, arena))
        return tsc_error_memory(err, "%zu rows of a gravity panel", sample->rows);
    rectifier_basis(&work);
    bool settled = false;
    for (int round = 0; !settled && round < MAX_RECTIFICATIONS; round++) {
        if (!rectifier_project(&work))
            return TSC_OK;
        settled = true;
        for (size_t i = 0; i < sample->rows; i++) {
            double fit = sample->y[i] > 0 ? 0 : work.fit[i];
            settled = settled && fit > -same && fabs(fit - work.u[i]) < same;
            work.u[i] = fit > 0 ? fit : 0;
        }
    }
    for (size_t i = 0; settled && i < sample->rows; i++) {
        if (work.u[i] <= 10 * same)
            continue;
        keep[sample->origin[i]] = false;
        separated[sample->origin[i]] = true;
        (*found)++;
    }
    return TSC_OK;
}
