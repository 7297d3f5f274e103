/* How well a table forecasts what it has not seen: sMAPE, MASE and OWA as in the M4 competition (OWA relative to no
   change, or to no change after seasonal adjustment), coverage and MSIS of the 95 % interval. */
#include "model/combine.h"
#include "model/learn.h"
#include "model/metrics.h"

#include <math.h>
#include <stdlib.h>

static void add_series(const tsc_history *whole, size_t known, const tsc_projection *projection, const double *base,
                       tsc_learn_score *score)
{
    double scale = tsc_learn_scale(whole->values, known, whole->season), horizon = (double)(whole->count - known);
    for (size_t h = 0; known + h < whole->count; h++) {
        double actual = whole->values[known + h], low, high;
        tsc_projection_interval(projection, h, 95, &low, &high);
        score->smape_sum += tsc_metric_relative_error(actual, projection->median[h]) / horizon;
        score->base_smape_sum += tsc_metric_relative_error(actual, base[h]) / horizon;
        size_t step = h < TSC_LEARN_STEPS ? h : TSC_LEARN_STEPS - 1;
        bool inside = low <= actual && actual <= high;
        score->covered += inside;
        score->points += 1;
        score->step_covered[step] += inside;
        score->step_points[step] += 1;
        if (scale > 0) {
            score->mase_sum += fabs(actual - projection->median[h]) / horizon / scale;
            score->base_mase_sum += fabs(actual - base[h]) / horizon / scale;
            score->msis_sum +=
                (high - low + 40 * fmax(low - actual, 0) + 40 * fmax(actual - high, 0)) / horizon / scale;
        }
    }
    for (size_t h = 0; known + h < whole->count; h++) {
        double low, high;
        tsc_projection_interval(projection, h, 80, &low, &high);
        score->covered_80 += low <= whole->values[known + h] && whole->values[known + h] <= high;
    }
    score->series++;
}

/* The known part of a series cut to its last values; count 0 where it is not scored. */
static tsc_history history_of(const tsc_learn_set *set, const tsc_learn_options *options, size_t k, size_t cut)
{
    const tsc_panel_series *series = set->panel.series + k;
    size_t known = set->known[k], used = cut && cut < known ? cut : known;
    if (!tsc_learn_held_out(options, set, series->id) || series->history.count == known)
        used = 0;
    return (tsc_history){series->history.times + known - used, series->history.values + known - used, used,
                         series->history.season};
}

/* The prior that the set's own known values give. */
static tsc_status learn_prior(const tsc_learn_set *set, const tsc_learnt_table *table, const tsc_learn_options *options,
                              size_t cut, tsc_prior *prior, tsc_error *err)
{
    tsc_learnt_table only = *table;
    tsc_model_tables tables = {.tables = &only, .count = 1};
    size_t count = 0;
    tsc_history *panel = malloc((set->panel.count + 1) * sizeof *panel);
    if (!panel)
        return tsc_error_memory(err, "the prior of %zu series", set->panel.count);
    for (size_t k = 0; k < set->panel.count; k++) {
        panel[count] = history_of(set, options, k, cut);
        count += panel[count].count > 0;
    }
    tsc_status status = tsc_prior_learn(&tables, panel, count, prior, err);
    free(panel);
    return status;
}

static tsc_status score_series(const tsc_history *whole, size_t known, const tsc_history *history,
                               const tsc_learnt_table *table, const tsc_prior *prior, tsc_arena *arena,
                               tsc_learn_score *score, tsc_error *err)
{
    size_t horizon = whole->count - known;
    tsc_sample sample;
    tsc_features features;
    tsc_projection projection;
    tsc_status status = tsc_sample_new(history, arena, &sample, err);
    if (!status)
        status = tsc_features_new(&sample, horizon, arena, &features, err);
    if (!status)
        status = tsc_combine_features(table, prior, &sample, &features, horizon, arena, &projection, err);
    for (size_t h = 0; h < horizon && !status; h++)
        features.reference[h] = tsc_features_unscale(&features, features.reference[h]) * sample.scale;
    if (!status)
        add_series(whole, known, &projection, features.reference, score);
    return status;
}

tsc_status tsc_learn_score_add(const tsc_learn_set *set, const tsc_learnt_table *table,
                               const tsc_learn_options *options, size_t cut, bool panel, tsc_learn_score *score,
                               tsc_error *err)
{
    tsc_arena arena;
    tsc_prior prior = {.width = 1};
    tsc_status status = panel ? learn_prior(set, table, options, cut, &prior, err) : TSC_OK;
    tsc_arena_init(&arena);
    for (size_t k = 0; k < set->panel.count && !status; k++) {
        tsc_history history = history_of(set, options, k, cut);
        tsc_arena_reset(&arena);
        if (history.count)
            status =
                score_series(&set->panel.series[k].history, set->known[k], &history, table, &prior, &arena, score, err);
    }
    tsc_arena_clear(&arena);
    return status;
}

void tsc_learn_score_finish(tsc_learn_score *score)
{
    double count = (double)score->series;
    score->smape = score->smape_sum / count;
    score->mase = score->mase_sum / count;
    score->owa = .5 * (score->smape_sum / score->base_smape_sum + score->mase_sum / score->base_mase_sum);
    score->coverage = score->covered / score->points;
    score->coverage_80 = score->covered_80 / score->points;
    score->msis = score->msis_sum / count;
}
