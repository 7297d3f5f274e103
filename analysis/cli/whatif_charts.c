#include "cli/whatif_charts.h"

#include "chart/of_scenario.h"
#include "core/file.h"
#include "core/utf8.h"
#include "scenario/words.h"

#include <stdio.h>
#include <string.h>

/* A phrase with its places filled, in arena; NULL where memory is short. */
static char *say(const tsc_scenario_phrases *phrases, const char *phrase, const tsc_scenario_part *parts, tsc_arena *arena)
{
    tsc_buffer buffer = {0};
    tsc_scenario_phrases_add(phrases, phrase, parts, &buffer);
    return tsc_buffer_keep(&buffer, arena);
}

static char *source_line(const tsc_scenario_phrases *phrases, const tsc_scenario_run *run, tsc_arena *arena)
{
    const tsc_scenario_part parts[] = {{"script", tsc_path_name(run->script)}, {NULL, NULL}};
    return say(phrases, "chart_source", parts, arena);
}

const char *tsc_whatif_chart_name(const tsc_scenario_run *run, tsc_arena *arena)
{
    char slug[81];
    tsc_chart_run_slug(run, slug);
    char name[sizeof slug + sizeof "whatif-"];
    snprintf(name, sizeof name, "whatif-%s", slug);
    return tsc_arena_strdup(arena, name);
}

/* "Trade turnover of …" for the head of a chart. */
static const char *capitalized(const char *words, tsc_arena *arena)
{
    tsc_buffer raised = {0};
    tsc_utf8_add_capital(&raised, words);
    return tsc_buffer_keep(&raised, arena);
}

/* What the shaded band is; none where nothing is uncertain. */
static const char *band_note(const tsc_scenario_phrases *phrases, const tsc_scenario_run *run, tsc_arena *arena)
{
    const tsc_scenario *first = &run->scenarios[0];
    const double *last = first->quantiles + (first->count - 1) * TSC_QUANTILES;
    if (run->count <= TSC_CHART_BAND_SCENARIOS)
        return say(phrases, "chart_bands", NULL, arena);
    const tsc_scenario_part parts[] = {{"name", first->label}, {NULL, NULL}};
    return last[TSC_QUANTILES - 1] > last[0] ? say(phrases, "chart_band", parts, arena) : NULL;
}

static tsc_status comparison(const tsc_scenario_phrases *phrases, const tsc_scenario_run *run, tsc_arena *arena,
                             tsc_chart *chart, tsc_error *err)
{
    tsc_status status = tsc_chart_of_scenarios(run, arena, chart, err);
    chart->subtitle = capitalized(run->scenarios[0].measure, arena);
    chart->source = source_line(phrases, run, arena);
    chart->note = band_note(phrases, run, arena);
    return status;
}

static tsc_status tornado(const tsc_scenario_phrases *phrases, const tsc_scenario_run *run, const tsc_scenario *scenario,
                          tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    char period[TSC_PERIOD_SIZE];
    tsc_status status = tsc_chart_of_tornado(run, scenario, arena, chart, err);
    tsc_period_format(scenario->tornado_period, period);
    const tsc_scenario_part parts[] = {{"name", scenario->label}, {"year", period}, {NULL, NULL}};
    chart->title = say(phrases, "chart_moves", parts, arena);
    chart->subtitle = capitalized(scenario->measure, arena);
    chart->source = source_line(phrases, run, arena);
    chart->note = say(phrases, "chart_bars", NULL, arena);
    return status;
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

static tsc_status save_tornados(tsc_plotter *plotter, const tsc_scenario_phrases *phrases, const tsc_scenario_run *run,
                                const char *folder, const tsc_notes *notes, tsc_arena *arena, tsc_error *err)
{
    for (size_t s = 0; s < run->count; s++) {
        char script[81], scenario[81], name[256];
        tsc_chart chart;
        if (run->scenarios[s].tornado_count < 2)
            continue;
        tsc_chart_run_slug(run, script);
        tsc_slug(tsc_span_of(run->scenarios[s].name), scenario);
        snprintf(name, sizeof name, "whatif-%s-tornado-%s", script, scenario);
        int height = 240 + 80 * (int)run->scenarios[s].tornado_count;
        tsc_status status = tornado(phrases, run, &run->scenarios[s], arena, &chart, err);
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
    if (!name)
        return tsc_error_memory(err, "the charts of a script");
    tsc_status status = comparison(phrases, run, arena, &chart, err);
    if (status == TSC_OK)
        status = save(plotter, &chart, 0, folder, name, notes, err);
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
