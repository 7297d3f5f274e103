#include "model/ppml_sample.h"

#include <math.h>
#include <string.h>

static tsc_status no_memory(const tsc_ppml_panel *panel, tsc_error *err)
{
    return tsc_error_memory(err, "%zu rows of a gravity panel", panel->rows);
}

/* The codes of the kept rows, numbered anew in order of appearance. */
static bool take_factor(const tsc_ppml_factor *from, const tsc_ppml_sample *sample, tsc_arena *arena,
                        tsc_ppml_factor *to)
{
    uint32_t *codes = tsc_arena_calloc(arena, sample->rows + 1, sizeof *codes);
    uint32_t *renumbered = tsc_arena_calloc(arena, from->levels + 1, sizeof *renumbered);
    if (!codes || !renumbered)
        return false;
    uint32_t levels = 0;
    for (size_t i = 0; i < sample->rows; i++) {
        uint32_t *code = &renumbered[from->codes[sample->origin[i]]];
        if (*code == 0)
            *code = ++levels;
        codes[i] = *code - 1;
    }
    *to = (tsc_ppml_factor){.name = from->name, .codes = codes, .levels = levels};
    return true;
}

static tsc_ppml_factor *take_factors(const tsc_ppml_factor *from, size_t count, const tsc_ppml_sample *sample,
                                     tsc_arena *arena)
{
    tsc_ppml_factor *factors = tsc_arena_calloc(arena, count + 1, sizeof *factors);
    for (size_t e = 0; factors && e < count; e++)
        if (!take_factor(&from[e], sample, arena, &factors[e]))
            return NULL;
    return factors;
}

static double *take_column(const double *from, const tsc_ppml_sample *sample, tsc_arena *arena)
{
    double *column = tsc_arena_calloc(arena, sample->rows + 1, sizeof *column);
    for (size_t i = 0; column && i < sample->rows; i++)
        column[i] = from ? from[sample->origin[i]] : 1;
    return column;
}

tsc_status tsc_ppml_sample_take(const tsc_ppml_panel *panel, const bool *keep, tsc_arena *arena,
                                tsc_ppml_sample *sample, tsc_error *err)
{
    *sample = (tsc_ppml_sample){.effect_count = panel->effect_count, .cluster_count = panel->cluster_count};
    sample->columns = panel->regressor_count + (panel->effect_count == 0 ? 1 : 0);
    sample->origin = tsc_arena_calloc(arena, panel->rows + 1, sizeof *sample->origin);
    sample->x = tsc_arena_calloc(arena, sample->columns + 1, sizeof *sample->x);
    if (!sample->origin || !sample->x)
        return no_memory(panel, err);
    for (size_t i = 0; i < panel->rows; i++)
        if (keep[i])
            sample->origin[sample->rows++] = i;
    sample->y = take_column(panel->y, sample, arena);
    sample->effects = take_factors(panel->effects, panel->effect_count, sample, arena);
    sample->clusters = take_factors(panel->clusters, panel->cluster_count, sample, arena);
    bool ok = sample->y && sample->effects && sample->clusters;
    for (size_t j = 0; ok && j < sample->columns; j++) {
        const double *from = j < panel->regressor_count ? panel->x + j * panel->rows : NULL;
        ok = (sample->x[j] = take_column(from, sample, arena)) != NULL;
    }
    return ok ? TSC_OK : no_memory(panel, err);
}

double tsc_ppml_weighted_norm(const double *column, const double *weights, size_t rows)
{
    double sum = 0;
    for (size_t i = 0; i < rows; i++)
        sum += weights[i] * column[i] * column[i];
    return sqrt(sum);
}

static void subtract_projection(double *column, const double *unit, const double *weights, size_t rows)
{
    double product = 0;
    for (size_t i = 0; i < rows; i++)
        product += weights[i] * column[i] * unit[i];
    for (size_t i = 0; i < rows; i++)
        column[i] -= product * unit[i];
}

void tsc_ppml_orthonormalize(double *const *columns, size_t count, size_t rows, const double *weights, double tolerance,
                             bool *kept)
{
    for (size_t j = 0; j < count; j++) {
        if (!kept[j])
            continue;
        double before = tsc_ppml_weighted_norm(columns[j], weights, rows);
        for (int pass = 0; pass < 2; pass++)
            for (size_t k = 0; k < j; k++)
                if (kept[k])
                    subtract_projection(columns[j], columns[k], weights, rows);
        double after = tsc_ppml_weighted_norm(columns[j], weights, rows);
        kept[j] = after > tolerance * before;
        for (size_t i = 0; i < rows; i++)
            columns[j][i] = kept[j] ? columns[j][i] / after : 0;
    }
}
