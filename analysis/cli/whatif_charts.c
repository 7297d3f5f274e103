#include "cli/whatif_charts.h"

#include "core/file.h"
#include "scenario/words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { BAND_SCENARIOS = 2 }; /* with more of them bands hide each other: then the first alone has one */

/* A phrase with its places filled, in arena. */
static char *say(const tsc_scenario_phrases *phrases, const char *phrase, const tsc_scenario_part *parts, tsc_arena *arena)
{
    tsc_buffer buffer = {0};
    tsc_scenario_phrases_add(phrases, phrase, parts, &buffer);
    char *copy = tsc_arena_strdup(arena, tsc_buffer_text(&buffer));
    tsc_buffer_clear(&buffer);
    return copy;
}

static char *source_line(const tsc_scenario_phrases *phrases, const tsc_scenario_run *run, tsc_arena *arena)
{
    const tsc_scenario_part parts[] = {{"script", tsc_path_name(run->script)}, {NULL, NULL}};
    return say(phrases, "chart_source", parts, arena);
}

static void script_slug(const tsc_scenario_run *run, char slug[81])
{
    const char *name = tsc_path_name(run->script), *ending = tsc_path_ending(name);
    tsc_slug(tsc_span_make(name, *ending ? (size_t)(ending - name) - 1 : strlen(name)), slug);
}

const char *tsc_whatif_chart_name(const tsc_scenario_run *run, tsc_arena *arena)
{
    char slug[81];
    script_slug(run, slug);
    char *name = tsc_arena_alloc(arena, strlen(slug) + sizeof "whatif-");
    return name ? strcat(strcpy(name, "whatif-"), slug) : NULL;
}

static const double *column_of(const tsc_scenario *scenario, double probability, tsc_arena *arena)
{
    size_t column = tsc_scenario_column(probability);
    double *values = tsc_arena_calloc(arena, scenario->count + 2, sizeof *values);
    for (size_t i = 0; values && i < scenario->count; i++)
        values[i + (scenario->history_count > 0)] = scenario->quantiles[i * TSC_QUANTILES + column];
    if (values && scenario->history_count > 0)
        values[0] = scenario->history_values[scenario->history_count - 1];
    return values;
}

static bool add_band(const tsc_scenario *scenario, tsc_arena *arena, tsc_chart_series *series)
{
    tsc_chart_band *band = tsc_arena_calloc(arena, 1, sizeof *band);
    if (!band)
        return false;
    if (!(scenario->quantiles[scenario->count * TSC_QUANTILES - 1] > scenario->quantiles[(scenario->count - 1) * TSC_QUANTILES]))
        return true; /* nothing is uncertain */
    *band = (tsc_chart_band){.level_pct = 80, .low = column_of(scenario, .1, arena), .high = column_of(scenario, .9, arena)};
    series->bands = band;
    series->band_count = 1;
    return band->low && band->high;
}

static bool history_series(const tsc_scenario *scenario, tsc_arena *arena, tsc_chart_series *series)
{
    tsc_chart_point *points = tsc_arena_calloc(arena, scenario->history_count + 1, sizeof *points);
    for (size_t i = 0; points && i < scenario->history_count; i++)
        points[i] = (tsc_chart_point){.x = tsc_chart_time(scenario->history_periods[i]),
                                      .value = scenario->history_values[i],
                                      .low = (double)NAN,
                                      .high = (double)NAN,
                                      .look = TSC_LOOK_STATED};
    *series = (tsc_chart_series){.look = TSC_LOOK_STATED, .points = points, .count = scenario->history_count, .step = 1};
    return points != NULL;
}

/* The path ahead, begun at the last observation so that the lines hang together. */
static bool path_series(const tsc_scenario *scenario, bool with_band, tsc_arena *arena, tsc_chart_series *series)
{
    size_t joint = scenario->history_count > 0;
    tsc_chart_point *points = tsc_arena_calloc(arena, scenario->count + 2, sizeof *points);
    if (points && joint)
        points[0] = (tsc_chart_point){.x = tsc_chart_time(scenario->history_periods[scenario->history_count - 1]),
                                      .value = scenario->history_values[scenario->history_count - 1]};
    for (size_t i = 0; points && i < scenario->count; i++)
        points[i + joint] = (tsc_chart_point){.x = tsc_chart_time(scenario->periods[i]), .value = scenario->mean[i]};
    for (size_t i = 0; points && i < scenario->count + joint; i++) {
        points[i].low = points[i].high = (double)NAN;
        points[i].look = TSC_LOOK_SCENARIO;
    }
    *series = (tsc_chart_series){.name = scenario->label, .look = TSC_LOOK_SCENARIO, .points = points};
    series->count = scenario->count + joint;
    series->step = 1;
    return points && (!with_band || add_band(scenario, arena, series));
}

static bool same_measure(const tsc_scenario *a, const tsc_scenario *b)
{
    return tsc_unit_same(a->key.unit, b->key.unit);
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

/* "Trade turnover of …" for the head of a chart. */
static const char *capitalized(const char *words, tsc_arena *arena)
{
    char *copy = tsc_arena_strdup(arena, words);
    if (copy)
        tsc_scenario_words_capitalize(copy);
    return copy ? copy : words;
}

/* What the shaded band is; none where nothing is uncertain. */
static const char *band_note(const tsc_scenario_phrases *phrases, const tsc_scenario_run *run, tsc_arena *arena)
{
    const tsc_scenario *first = &run->scenarios[0];
    const double *last = first->quantiles + (first->count - 1) * TSC_QUANTILES;
    if (run->count <= BAND_SCENARIOS)
        return say(phrases, "chart_bands", NULL, arena);
    const tsc_scenario_part parts[] = {{"name", first->label}, {NULL, NULL}};
    return last[TSC_QUANTILES - 1] > last[0] ? say(phrases, "chart_band", parts, arena) : NULL;
}

/* The comparison of all scenarios that share the first one's unit. */
static bool comparison(const tsc_scenario_phrases *phrases, const tsc_scenario_run *run, tsc_arena *arena,
                       tsc_chart *chart)
{
    const tsc_scenario *first = &run->scenarios[0];
    tsc_chart_series *series = tsc_arena_calloc(arena, run->count + 2, sizeof *series);
    bool ok = series && history_series(first, arena, &series[0]);
    size_t count = 1;
    for (size_t s = 0; ok && s < run->count; s++)
        if (same_measure(&run->scenarios[s], first))
            ok = path_series(&run->scenarios[s], s == 0 || run->count <= BAND_SCENARIOS, arena, &series[count++]);
    *chart = (tsc_chart){.kind = TSC_CHART_SCENARIOS,
                         .title = *run->question ? run->question : *run->title ? run->title : tsc_path_name(run->script),
                         .subtitle = capitalized(first->measure, arena),
                         .source = source_line(phrases, run, arena),
                         .language = run->language,
                         .note = band_note(phrases, run, arena),
                         .unit = first->key.unit,
                         .today = (double)NAN,
                         .series = series,
                         .series_count = count,
                         .targets = targets_of(first, arena),
                         .target_count = first->target_count};
    return ok && chart->source && chart->targets;
}

static bool tornado(const tsc_scenario_phrases *phrases, const tsc_scenario_run *run, const tsc_scenario *scenario,
                    tsc_arena *arena, tsc_chart *chart)
{
    char period[TSC_PERIOD_SIZE];
    tsc_chart_bar *bars = tsc_arena_calloc(arena, scenario->tornado_count + 1, sizeof *bars);
    double centre = scenario->mean[scenario->count - 1];
    for (size_t i = 0; i < scenario->count; i++)
        if (tsc_period_same(scenario->periods[i], scenario->tornado_period))
            centre = scenario->mean[i];
    for (size_t i = 0; bars && i < scenario->tornado_count; i++)
        bars[i] = (tsc_chart_bar){.name = scenario->tornado[i].input,
                                  .value = centre,
                                  .low = scenario->tornado[i].at_low,
                                  .high = scenario->tornado[i].at_high,
                                  .look = TSC_LOOK_SCENARIO};
    tsc_period_format(scenario->tornado_period, period);
    const tsc_scenario_part parts[] = {{"name", scenario->label}, {"year", period}, {NULL, NULL}};
    *chart = (tsc_chart){.kind = TSC_CHART_TORNADO,
                         .title = say(phrases, "chart_moves", parts, arena),
                         .subtitle = capitalized(scenario->measure, arena),
                         .source = source_line(phrases, run, arena),
                         .language = run->language,
                         .note = say(phrases, "chart_bars", NULL, arena),
                         .unit = scenario->key.unit,
                         .origin = centre,
                         .today = (double)NAN,
                         .bars = bars,
                         .bar_count = scenario->tornado_count};
    return bars && chart->title && chart->source;
}

/* height: 0 for that of a page */
static tsc_status save(tsc_plotter *plotter, const tsc_chart *chart, int height, const char *folder, const char *name,
                       const tsc_notes *notes, tsc_error *err)
{
    static const tsc_chart_format formats[] = {TSC_CHART_PNG, TSC_CHART_SVG};
    tsc_status status = TSC_OK;
    for (size_t f = 0; f < 2 && status == TSC_OK; f++) {
        tsc_chart_opts opts = {.format = formats[f], .width = height ? 1200 : 0, .height = height};
        tsc_buffer path = {0};
        tsc_path_join(&path, folder, name);
        tsc_buffer_printf(&path, ".%s", tsc_chart_format_name(formats[f]));
        status = tsc_buffer_status(&path, err);
        if (status == TSC_OK)
            status = tsc_chart_save(plotter, chart, &opts, tsc_buffer_text(&path), notes, err);
        tsc_buffer_clear(&path);
    }
    return status;
}

static tsc_status no_memory(tsc_error *err)
{
    return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory for the charts of a script");
}

static tsc_status save_tornados(tsc_plotter *plotter, const tsc_scenario_phrases *phrases, const tsc_scenario_run *run,
                                const char *folder, const tsc_notes *notes, tsc_arena *arena, tsc_error *err)
{
    for (size_t s = 0; s < run->count; s++) {
        char script[81], scenario[81], name[256];
        tsc_chart chart;
        if (run->scenarios[s].tornado_count < 2)
            continue;
        script_slug(run, script);
        tsc_slug(tsc_span_of(run->scenarios[s].name), scenario);
        snprintf(name, sizeof name, "whatif-%s-tornado-%s", script, scenario);
        int height = 240 + 80 * (int)run->scenarios[s].tornado_count;
        tsc_status status = tornado(phrases, run, &run->scenarios[s], arena, &chart) ? TSC_OK : no_memory(err);
        if (status == TSC_OK)
            status = save(plotter, &chart, height < 720 ? height : 720, folder, name, notes, err);
        if (status != TSC_OK)
            return status;
    }
    return TSC_OK;
}

static tsc_status save_all(tsc_plotter *plotter, const tsc_scenario_phrases *phrases, const tsc_scenario_run *run,
                           const char *folder, const tsc_notes *notes, tsc_arena *arena, tsc_error *err)
{
    tsc_chart chart;
    const char *name = tsc_whatif_chart_name(run, arena);
    if (!name || !comparison(phrases, run, arena, &chart))
        return no_memory(err);
    tsc_status status = save(plotter, &chart, 0, folder, name, notes, err);
    return status == TSC_OK ? save_tornados(plotter, phrases, run, folder, notes, arena, err) : status;
}

tsc_status tsc_whatif_charts_save(tsc_plotter *plotter, const tsc_scenario_run *run, const char *folder,
                                  const tsc_notes *notes, tsc_error *err)
{
    tsc_arena arena;
    tsc_scenario_phrases phrases;
    if (run->count == 0)
        return TSC_OK;
    tsc_arena_init(&arena);
    tsc_status status = tsc_scenario_phrases_load(&phrases, NULL, run->language, err);
    if (status == TSC_OK)
        status = save_all(plotter, &phrases, run, folder, notes, &arena, err);
    tsc_scenario_phrases_clear(&phrases);
    tsc_arena_clear(&arena);
    return status;
}
