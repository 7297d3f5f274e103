#include "model/combine.h"

#include <float.h>
#include <math.h>

static const double fading = .85, widening = .6;

/* Where a size lies between two of an ascending list: share of the second. Outside, the nearest. */
struct between {
    size_t first, second;
    double share;
};

static struct between find_between(const size_t *sizes, size_t count, double size)
{
    if (size <= (double)sizes[0])
        return (struct between){0, 0, 0};
    for (size_t i = 1; i < count; i++)
        if (size <= (double)sizes[i]) {
            double low = log((double)sizes[i - 1]), high = log((double)sizes[i]);
            return (struct between){i - 1, i, (log(size) - low) / (high - low)};
        }
    return (struct between){count - 1, count - 1, 0};
}

/* Distances of the quantiles from the reference, one cell's, added with a share. */
static void add_cell(const tsc_table_cell *cell, const double *paths, const double *widths, double share,
                     double row[TSC_QUANTILES])
{
    double median = 0;
    for (size_t j = 0; j < TSC_PATH_FEATURES; j++)
        median += cell->weights[j] * paths[j];
    for (size_t q = 0; q < TSC_QUANTILES; q++) {
        double distance = 0;
        for (size_t j = 0; j < TSC_WIDTH_FEATURES && q != TSC_MEDIAN; j++)
            distance += cell->widths[q][j] * widths[j];
        row[q] += share * (median + distance);
    }
}

/* Quantiles grow outwards from the median. */
static void make_monotone(double row[TSC_QUANTILES])
{
    for (size_t q = TSC_MEDIAN; q > 0; q--)
        row[q - 1] = fmin(row[q - 1], row[q]);
    for (size_t q = TSC_MEDIAN + 1; q < TSC_QUANTILES; q++)
        row[q] = fmax(row[q], row[q - 1]);
}

static void move_row(const tsc_prior *prior, double drift, double row[TSC_QUANTILES])
{
    double median = row[TSC_MEDIAN], moved = median + prior->drift * drift + prior->own * median;
    for (size_t q = 0; q < TSC_QUANTILES; q++)
        row[q] = moved + prior->width * (row[q] - median);
}

static void fill_row(const tsc_learnt_table *table, const tsc_prior *prior, const tsc_features *features, size_t count,
                     size_t step, double row[TSC_QUANTILES])
{
    struct between l = find_between(table->lengths, table->length_count, (double)count);
    struct between s = find_between(table->steps, table->step_count, (double)step);
    const double *paths = features->paths + (step - 1) * TSC_PATH_FEATURES;
    const double *widths = features->widths + (step - 1) * TSC_WIDTH_FEATURES;
    const double length_shares[2] = {1 - l.share, l.share}, step_shares[2] = {1 - s.share, s.share};
    const size_t lengths[2] = {l.first, l.second}, steps[2] = {s.first, s.second};
    for (size_t q = 0; q < TSC_QUANTILES; q++)
        row[q] = 0;
    for (int a = 0; a < 2; a++)
        for (int b = 0; b < 2; b++)
            if (length_shares[a] * step_shares[b] > 0)
                add_cell(table->cells + lengths[a] * table->step_count + steps[b], paths, widths,
                         length_shares[a] * step_shares[b], row);
    make_monotone(row);
    if (prior)
        move_row(prior, paths[TSC_FEATURE_CALM_DRIFT], row);
}

/* What is less sure the further ahead it lies: no quantile is nearer the median than it was a step before. */
static void widen_row(const double before[TSC_QUANTILES], double row[TSC_QUANTILES])
{
    double moved = row[TSC_MEDIAN] - before[TSC_MEDIAN];
    for (size_t q = 0; q < TSC_QUANTILES; q++)
        row[q] = q < TSC_MEDIAN ? fmin(row[q], before[q] + moved) : fmax(row[q], before[q] + moved);
}

/* Beyond the learnt steps: row is that of the last one, before the one before. */
static void extend_row(const double last[TSC_QUANTILES], const double before[TSC_QUANTILES], size_t step, size_t learnt,
                       double row[TSC_QUANTILES])
{
    double slope = last[TSC_MEDIAN] - before[TSC_MEDIAN], beyond = (double)(step - learnt);
    double reach = fading * (1 - pow(fading, beyond)) / (1 - fading);
    double factor = pow((double)step / (double)learnt, widening);
    for (size_t q = 0; q < TSC_QUANTILES; q++)
        row[q] = last[TSC_MEDIAN] + slope * reach + factor * (last[q] - last[TSC_MEDIAN]);
}

static void place_row(const tsc_features *features, const tsc_sample *sample, size_t h, const double row[TSC_QUANTILES],
                      tsc_projection *projection)
{
    double *quantiles = projection->quantiles + h * TSC_QUANTILES;
    for (size_t q = 0; q < TSC_QUANTILES; q++) {
        double value = tsc_features_unscale(features, features->reference[h] + row[q]) * sample->scale;
        value = sample->nonnegative ? fmax(0, value) : value;
        quantiles[q] = fmax(-DBL_MAX, fmin(DBL_MAX, value));
    }
    projection->median[h] = quantiles[TSC_MEDIAN];
}

static bool all_zero(const tsc_sample *sample)
{
    for (size_t i = 0; i < sample->count; i++)
        if (sample->values[i] != 0)
            return false;
    return true;
}

static const char *caution_of(const tsc_sample *sample, size_t horizon, size_t learnt)
{
    if (all_zero(sample))
        return "nothing but zeros: what would end them is not in the history";
    if (sample->count == 1)
        return "one point: growth and width are those of other series alone";
    if (sample->count <= 3)
        return "few points: the width is mostly that of other series";
    if (horizon > learnt)
        return "it reaches further ahead than anything was learnt: growth fades and the width goes on growing";
    return "";
}

tsc_status tsc_combine_features(const tsc_learnt_table *table, const tsc_prior *prior, const tsc_sample *sample,
                                const tsc_features *features, size_t horizon, tsc_arena *arena,
                                tsc_projection *projection, tsc_error *err)
{
    tsc_status status = tsc_projection_new(horizon, arena, projection, err);
    if (status)
        return status;
    projection->model = "combination";
    projection->nonnegative = sample->nonnegative;
    projection->effective_count = sample->count;
    size_t learnt = table->steps[table->step_count - 1];
    projection->caution = caution_of(sample, horizon, learnt);
    if (all_zero(sample))
        return TSC_OK;
    double last[TSC_QUANTILES] = {0}, before[TSC_QUANTILES] = {0}, row[TSC_QUANTILES];
    for (size_t h = 0; h < horizon; h++) {
        size_t step = h + 1;
        if (step > learnt)
            extend_row(last, before, step, learnt, row);
        else
            fill_row(table, prior, features, sample->count, step, row);
        if (h && step <= learnt)
            widen_row(last, row);
        for (size_t q = 0; q < TSC_QUANTILES && step <= learnt; q++) {
            before[q] = last[q];
            last[q] = row[q];
        }
        place_row(features, sample, h, row, projection);
    }
    return TSC_OK;
}

tsc_status tsc_combine(const tsc_learnt_table *table, const tsc_prior *prior, const tsc_sample *sample, size_t horizon,
                       tsc_arena *arena, tsc_projection *projection, tsc_error *err)
{
    tsc_features features;
    tsc_status status = tsc_features_new(sample, horizon, arena, &features, err);
    return status ? status : tsc_combine_features(table, prior, sample, &features, horizon, arena, projection, err);
}
