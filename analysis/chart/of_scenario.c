#include "chart/of_scenario.h"

#include "chart/maker.h"
#include "core/file.h"

#include <math.h>
#include <string.h>

/* The path ahead begins at the last observation, so that the lines hang together. */
static size_t joint(const tsc_scenario *scenario)
{
    return scenario->history_count > 0;
}

static const double *column_of(const tsc_scenario *scenario, double probability, tsc_arena *arena)
{
    size_t column = tsc_scenario_column(probability);
    double *values = tsc_arena_calloc(arena, scenario->count + 1, sizeof *values);
    for (size_t i = 0; values && i < scenario->count; i++)
        values[i + joint(scenario)] = scenario->quantiles[i * TSC_QUANTILES + column];
    if (values && joint(scenario))
        values[0] = scenario->history_values[scenario->history_count - 1];
    return values;
}

static bool is_uncertain(const tsc_scenario *scenario)
{
    const double *last = scenario->count ? scenario->quantiles + (scenario->count - 1) * TSC_QUANTILES : NULL;
    return last && last[TSC_QUANTILES - 1] > last[0];
}

static bool add_band(const tsc_scenario *scenario, tsc_arena *arena, tsc_chart_series *series)
{
    tsc_chart_band *band = tsc_arena_calloc(arena, 1, sizeof *band);
    if (!band)
        return false;
    *band = (tsc_chart_band){
        .level_pct = 80, .low = column_of(scenario, .1, arena), .high = column_of(scenario, .9, arena)};
    series->bands = band;
    series->band_count = 1;
    return band->low && band->high;
}

static bool history_series(const tsc_scenario *scenario, tsc_arena *arena, tsc_chart_series *series)
{
    tsc_chart_point *points = tsc_arena_calloc(arena, scenario->history_count + 1, sizeof *points);
    for (size_t i = 0; points && i < scenario->history_count; i++)
        points[i] = tsc_maker_point(scenario->history_periods[i], scenario->history_values[i], TSC_LOOK_STATED);
    *series =
        (tsc_chart_series){.look = TSC_LOOK_STATED, .points = points, .count = scenario->history_count, .step = 1};
    return points != NULL;
}

static bool path_series(const tsc_scenario *scenario, bool with_band, tsc_arena *arena, tsc_chart_series *series)
{
    size_t first = joint(scenario), before = scenario->history_count - first;
    tsc_chart_point *points = tsc_arena_calloc(arena, scenario->count + 1, sizeof *points);
    if (points && first)
        points[0] =
            tsc_maker_point(scenario->history_periods[before], scenario->history_values[before], TSC_LOOK_SCENARIO);
    for (size_t i = 0; points && i < scenario->count; i++)
        points[i + first] = tsc_maker_point(scenario->periods[i], scenario->mean[i], TSC_LOOK_SCENARIO);
    *series = (tsc_chart_series){.name = scenario->label,
                                 .look = TSC_LOOK_SCENARIO,
                                 .points = points,
                                 .count = scenario->count + first,
                                 .step = 1};
    return points && (!with_band || !is_uncertain(scenario) || add_band(scenario, arena, series));
}

static tsc_chart_target *targets_of(const tsc_scenario *scenario, tsc_arena *arena)
{
    tsc_chart_target *targets = tsc_arena_calloc(arena, scenario->target_count + 1, sizeof *targets);
    for (size_t t = 0; targets && t < scenario->target_count; t++) {
        const tsc_scenario_target *from = &scenario->targets[t];
        targets[t] = (tsc_chart_target){.x = tsc_chart_time(from->due),
                                        .value = from->value,
                                        .base = (double)NAN,
                                        .required_growth_pct = from->required_growth_pct,
                                        .probability = from->probability,
                                        .median = (double)NAN,
                                        .low = (double)NAN,
                                        .high = (double)NAN};
    }
    return targets;
}

tsc_status tsc_chart_of_scenarios(const tsc_scenario_run *run, tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    const tsc_scenario *first = &run->scenarios[0];
    tsc_chart_series *series = tsc_arena_calloc(arena, run->count + 1, sizeof *series);
    tsc_chart_target *targets = targets_of(first, arena);
    size_t count = 1;
    if (!series || !targets || !history_series(first, arena, &series[0]))
        return tsc_error_memory(err, "the chart of a script");
    for (size_t s = 0; s < run->count; s++) {
        if (!tsc_unit_same(run->scenarios[s].key.unit, first->key.unit))
            continue;
        if (!path_series(&run->scenarios[s], s == 0 || run->count <= TSC_CHART_BAND_SCENARIOS, arena, &series[count++]))
            return tsc_error_memory(err, "the chart of a script");
    }
    *chart = (tsc_chart){.kind = TSC_CHART_SCENARIOS,
                         .title = *run->question ? run->question
                                  : *run->title  ? run->title
                                                 : tsc_path_name(run->script),
                         .language = run->language,
                         .unit = first->key.unit,
                         .today = (double)NAN,
                         .series = series,
                         .series_count = count,
                         .targets = targets,
                         .target_count = first->target_count};
    return TSC_OK;
}

static double mean_at(const tsc_scenario *scenario, tsc_period period)
{
    for (size_t i = 0; i < scenario->count; i++)
        if (tsc_period_same(scenario->periods[i], period))
            return scenario->mean[i];
    return scenario->count ? scenario->mean[scenario->count - 1] : (double)NAN;
}

tsc_status tsc_chart_of_tornado(const tsc_scenario_run *run, const tsc_scenario *scenario, tsc_arena *arena,
                                tsc_chart *chart, tsc_error *err)
{
    tsc_chart_bar *bars = tsc_arena_calloc(arena, scenario->tornado_count + 1, sizeof *bars);
    double centre = mean_at(scenario, scenario->tornado_period);
    if (!bars)
        return tsc_error_memory(err, "the chart of a script");
    for (size_t i = 0; i < scenario->tornado_count; i++)
        bars[i] = (tsc_chart_bar){.name = scenario->tornado[i].input,
                                  .value = centre,
                                  .low = scenario->tornado[i].at_low,
                                  .high = scenario->tornado[i].at_high,
                                  .look = TSC_LOOK_SCENARIO};
    *chart = (tsc_chart){.kind = TSC_CHART_TORNADO,
                         .language = run->language,
                         .unit = scenario->key.unit,
                         .origin = centre,
                         .today = (double)NAN,
                         .bars = bars,
                         .bar_count = scenario->tornado_count};
    return TSC_OK;
}

void tsc_chart_run_slug(const tsc_scenario_run *run, char slug[81])
{
    const char *name = tsc_path_name(run->script), *ending = tsc_path_ending(name);
    tsc_slug(tsc_span_make(name, *ending ? (size_t)(ending - name) - 1 : strlen(name)), slug);
}
