#include "chart/of_store.h"
#include "chart/of_cooperation.h"
#include "chart/of_groups.h"
#include "chart/of_models.h"
#include "chart/of_series.h"
#include "model/horizon.h"
#include "model/target.h"

#include <math.h>

enum { SERIES_MOST = 400 };

/* What a request is answered with. */
typedef struct answer {
    tsc_plotter *plotter;
    tsc_store *store;
    const tsc_model_tables *tables;
    const tsc_chart_request *request;
    tsc_arena *arena;
    tsc_chart *chart;
    tsc_error *err;
} answer;

/* The keys that fit; all goods where the pattern names none and any of the fitting is of all goods. */
static tsc_status find(const answer *a, const tsc_key *pattern, bool goods, tsc_key **keys, size_t *count)
{
    char text[TSC_KEY_SIZE];
    tsc_status status = tsc_store_keys(a->store, pattern, a->arena, keys, count, a->err);
    if (status != TSC_OK)
        return status;
    size_t whole = 0, kept = 0;
    for (size_t i = 0; i < *count; i++)
        whole += !(*keys)[i].commodity[0];
    for (size_t i = 0; i < *count; i++)
        if (goods || pattern->commodity[0] || whole == 0 || !(*keys)[i].commodity[0])
            (*keys)[kept++] = (*keys)[i];
    *count = kept;
    tsc_key_format(pattern, text);
    if (kept == 0)
        return tsc_error_set(a->err, TSC_ENOTFOUND, NULL, 0, "no series fits '%s'; 'tradescope series' lists them",
                             text);
    return TSC_OK;
}

static tsc_status find_one(const answer *a, const tsc_key *pattern, tsc_series *series)
{
    char text[TSC_KEY_SIZE];
    tsc_key *keys, wanted = *pattern;
    size_t count;
    if (!wanted.frequency)
        wanted.frequency = 'A';
    tsc_status status = find(a, &wanted, false, &keys, &count);
    if (status != TSC_OK)
        return status;
    tsc_key_format(&wanted, text);
    if (count > 1)
        return tsc_error_set(a->err, TSC_EUSAGE, NULL, 0, "%zu series fit '%s'; name one of them in full", count, text);
    return tsc_store_series(a->store, &keys[0], a->arena, series, a->err);
}

/* Parts of a year of the same measure: runs of months. */
static tsc_status find_parts(const answer *a, const tsc_key *key, tsc_series **parts)
{
    tsc_key pattern = *key;
    *parts = NULL;
    if (key->frequency != 'A')
        return TSC_OK;
    pattern.frequency = 'R';
    tsc_series *found = tsc_arena_calloc(a->arena, 1, sizeof *found);
    if (!found)
        return tsc_error_memory(a->err, "a chart");
    tsc_status status = tsc_store_series(a->store, &pattern, a->arena, found, a->err);
    if (status == TSC_OK)
        *parts = found;
    return status == TSC_ENOTFOUND ? TSC_OK : status;
}

static tsc_status history_of(const answer *a, const tsc_series *series, tsc_history *history, tsc_period *last)
{
    tsc_series_steps steps;
    tsc_status status = tsc_series_count_steps(series, a->arena, &steps, a->err);
    if (status != TSC_OK)
        return status;
    int in_year = tsc_frequency_per_year(series->key.frequency);
    *history = (tsc_history){steps.times, steps.values, steps.count, in_year ? in_year : 1};
    *last = steps.last;
    return TSC_OK;
}

/* As far as the request wants; else some years on. */
static size_t horizon_of(const answer *a, const tsc_history *history, tsc_period last)
{
    if (!a->request->to_year)
        return (size_t)(TSC_HORIZON_YEARS * history->season);
    size_t steps = tsc_horizon_steps(last, (tsc_date){a->request->to_year, 12, 31}, TSC_HORIZON_CHART_STEPS);
    return steps > TSC_HORIZON_CHART_STEPS ? TSC_HORIZON_CHART_STEPS : steps;
}

/* Whether a target of a series comes to a level at a time. */
static bool shown_target(const tsc_stored_target *target, const tsc_series *series, double *level)
{
    if (target->due.kind == TSC_PERIOD_NONE || !tsc_target_concerns(target, &series->key))
        return false;
    *level = tsc_target_level(target, series, NULL);
    return isfinite(*level);
}

static bool has_goal(const tsc_chart_of *of, tsc_period due, double value)
{
    for (size_t i = 0; i < of->goal_count; i++)
        if (tsc_period_same(of->goals[i].due, due) && fabs(of->goals[i].value - value) < 1e-9)
            return true;
    return false;
}

/* The goals of a series, each once, assessed where the projection reaches them. */
static tsc_status assess(const answer *a, tsc_chart_of *of, const tsc_stored_target *targets, size_t count, double base)
{
    tsc_chart_goal *goals = tsc_arena_calloc(a->arena, count + 1, sizeof *goals);
    if (!goals)
        return tsc_error_memory(a->err, "a chart");
    of->goals = goals;
    for (size_t i = 0; i < count; i++) {
        double level;
        tsc_target result;
        if (!shown_target(&targets[i], of->series, &level) || has_goal(of, targets[i].due, level))
            continue;
        tsc_chart_goal *goal = &goals[of->goal_count++];
        *goal = (tsc_chart_goal){level, targets[i].due, (double)NAN, (double)NAN};
        size_t most = of->projection ? of->projection->horizon : 0;
        size_t step = tsc_horizon_steps(of->last, targets[i].due.last, most);
        if (step > 0 && step <= most && !tsc_target_lowers(&targets[i]) &&
            tsc_target_assess(of->projection, base, level, step, &result, NULL) == TSC_OK) {
            goal->required_growth_pct = result.required_growth_pct;
            goal->probability = result.probability;
        }
    }
    return TSC_OK;
}

/* A series with its projection (as far as its targets and the request want) and its goals. */
static tsc_status study(const answer *a, const tsc_series *series, tsc_chart_of *of)
{
    tsc_history history;
    tsc_stored_target *targets;
    size_t target_count;
    tsc_series *parts;
    *of = (tsc_chart_of){.series = series, .language = a->request->language};
    tsc_status status = find_parts(a, &series->key, &parts);
    of->parts = parts;
    if (status == TSC_OK)
        status = history_of(a, series, &history, &of->last);
    if (status == TSC_OK)
        status = tsc_store_targets(a->store, &series->key, a->arena, &targets, &target_count, a->err);
    if (status != TSC_OK || history.count == 0)
        return status;
    size_t horizon = horizon_of(a, &history, of->last);
    for (size_t i = 0; i < target_count; i++) {
        double level;
        size_t most = (size_t)(TSC_HORIZON_TARGET_YEARS * history.season);
        if (a->request->to_year || !shown_target(&targets[i], series, &level))
            continue;
        size_t step = tsc_horizon_steps(of->last, targets[i].due.last, most);
        if (step > horizon && step <= most)
            horizon = step;
    }
    tsc_projection *projection = tsc_arena_calloc(a->arena, 1, sizeof *projection);
    if (!projection)
        return tsc_error_memory(a->err, "a chart");
    if (horizon > 0)
        status = tsc_forecast(a->tables, &history, horizon, a->request->model, a->arena, projection, a->err);
    of->projection = horizon > 0 ? projection : NULL;
    return status == TSC_OK ? assess(a, of, targets, target_count, history.values[history.count - 1]) : status;
}

static tsc_status draw_one(const answer *a)
{
    tsc_series series;
    tsc_chart_of of;
    tsc_status status = find_one(a, &a->request->pattern, &series);
    if (status == TSC_OK)
        status = study(a, &series, &of);
    if (status != TSC_OK)
        return status;
    if (a->request->kind == TSC_CHART_GROWTH)
        return tsc_chart_of_growth(a->plotter, &of, a->arena, a->chart, a->err);
    if (a->request->kind == TSC_CHART_GAUGE)
        return tsc_chart_of_gauge(a->plotter, &of, a->arena, a->chart, a->err);
    return tsc_chart_of_history(a->plotter, &of, a->arena, a->chart, a->err);
}

/* Models, their errors and what they leave unexplained: of the fits to one series. */
static tsc_status draw_fits(const answer *a)
{
    tsc_series series;
    tsc_history history;
    tsc_diagnosis diagnosis;
    tsc_chart_of of = {.series = &series, .language = a->request->language};
    tsc_status status = find_one(a, &a->request->pattern, &series);
    if (status == TSC_OK)
        status = history_of(a, &series, &history, &of.last);
    if (status == TSC_OK && history.count == 0)
        status = tsc_error_set(a->err, TSC_ENOTFOUND, NULL, 0,
                               "the series has no observed value that a model could be fitted to");
    if (status != TSC_OK)
        return status;
    size_t horizon = horizon_of(a, &history, of.last);
    if (horizon == 0)
        return tsc_error_set(a->err, TSC_EUSAGE, NULL, 0, "--to %d: the series goes beyond it already",
                             a->request->to_year);
    status = tsc_diagnose(a->tables, &history, horizon, a->request->model, a->arena, &diagnosis, a->err);
    if (status != TSC_OK)
        return status;
    if (a->request->kind == TSC_CHART_ERRORS)
        return tsc_chart_of_errors(a->plotter, &of, &diagnosis, a->arena, a->chart, a->err);
    if (a->request->kind == TSC_CHART_RESIDUALS)
        return tsc_chart_of_residuals(a->plotter, &of, &diagnosis, a->arena, a->chart, a->err);
    return tsc_chart_of_models(a->plotter, &of, &diagnosis, a->arena, a->chart, a->err);
}

static void set_indicator(tsc_key *key, const char *indicator)
{
    memset(key->indicator, 0, sizeof key->indicator);
    memcpy(key->indicator, indicator, strlen(indicator) + 1);
}

/* Exports of the reporter, and either its own imports or those of the partner. */
static tsc_status draw_flows(const answer *a)
{
    tsc_key out = a->request->pattern, in = a->request->pattern;
    tsc_series exports, imports;
    set_indicator(&out, "exports");
    set_indicator(&in, "imports");
    if (a->request->kind == TSC_CHART_MIRROR) {
        in.reporter = out.partner;
        in.partner = out.reporter;
    }
    tsc_status status = find_one(a, &out, &exports);
    if (status == TSC_OK)
        status = find_one(a, &in, &imports);
    if (status != TSC_OK)
        return status;
    if (a->request->kind == TSC_CHART_MIRROR)
        return tsc_chart_of_mirror(a->plotter, &exports, &imports, a->request->language, a->arena, a->chart, a->err);
    const tsc_chart_of of_out = {.series = &exports, .language = a->request->language};
    const tsc_chart_of of_in = {.series = &imports, .language = a->request->language};
    return tsc_chart_of_balance(a->plotter, &of_out, &of_in, a->arena, a->chart, a->err);
}

static tsc_status draw_many(const answer *a)
{
    tsc_key *keys, pattern = a->request->pattern;
    size_t count;
    bool shares = a->request->kind == TSC_CHART_SHARES;
    if (!pattern.frequency)
        pattern.frequency = 'A';
    tsc_status status = find(a, &pattern, shares && !tsc_place_is_none(pattern.partner), &keys, &count);
    if (status != TSC_OK)
        return status;
    if (count > SERIES_MOST)
        return tsc_error_set(a->err, TSC_EUSAGE, NULL, 0, "%zu series fit; name more parts of the key", count);
    tsc_series *series = tsc_arena_calloc(a->arena, count, sizeof *series);
    tsc_chart_of *of = tsc_arena_calloc(a->arena, count, sizeof *of);
    if (!series || !of)
        return tsc_error_memory(a->err, "a chart");
    for (size_t i = 0; status == TSC_OK && i < count; i++) {
        status = tsc_store_series(a->store, &keys[i], a->arena, &series[i], a->err);
        if (status == TSC_OK && !shares)
            status = study(a, &series[i], &of[i]);
    }
    if (status != TSC_OK)
        return status;
    if (shares)
        return tsc_chart_of_shares(a->plotter, series, count, a->request->language, a->arena, a->chart, a->err);
    return tsc_chart_of_multiples(a->plotter, of, count, a->arena, a->chart, a->err);
}

static tsc_status draw_timeline(const answer *a, const tsc_place pair[2])
{
    tsc_cooperation cooperation;
    tsc_event_codes *codes = NULL;
    tsc_date as_of = a->request->as_of;
    tsc_status status = TSC_OK;
    if (!as_of.year)
        status = tsc_store_newest_date(a->store, &as_of, a->err);
    if (status == TSC_OK)
        status = tsc_cooperation_read(a->store, pair, TSC_SERIES_CONFIDENCE, as_of, a->arena, &cooperation, a->err);
    if (status == TSC_OK)
        status = tsc_event_codes_load(NULL, &codes, a->err);
    if (status == TSC_OK)
        status = tsc_chart_of_timeline(a->plotter, &cooperation, codes, pair, as_of, a->request->language, a->arena,
                                       a->chart, a->err);
    tsc_event_codes_free(codes);
    return status;
}

/* Timelines and the index are of a pair: the sides of the key. */
static tsc_status draw_cooperation(const answer *a)
{
    const tsc_place pair[2] = {a->request->pattern.reporter, a->request->pattern.partner};
    tsc_index_point *points;
    size_t count;
    if (a->request->kind == TSC_CHART_TIMELINE)
        return draw_timeline(a, pair);
    if (tsc_place_is_none(pair[0]) || tsc_place_is_none(pair[1]))
        return tsc_error_set(a->err, TSC_EUSAGE, NULL, 0, "the index is of a pair: write Q.KAZ.MAR");
    char frequency = a->request->pattern.frequency ? a->request->pattern.frequency : 'Q';
    tsc_status status = tsc_cooperation_index(a->store, pair, frequency, a->arena, &points, &count, a->err);
    return status == TSC_OK
               ? tsc_chart_of_index(a->plotter, points, count, pair, a->request->language, a->arena, a->chart, a->err)
               : status;
}

tsc_status tsc_chart_of_request(tsc_plotter *plotter, tsc_store *store, const tsc_model_tables *tables,
                                const tsc_chart_request *request, tsc_arena *arena, tsc_chart *chart, tsc_error *err)
{
    const answer a = {plotter, store, tables, request, arena, chart, err};
    switch (request->kind) {
    case TSC_CHART_HISTORY:
    case TSC_CHART_GROWTH:
    case TSC_CHART_GAUGE:
        return draw_one(&a);
    case TSC_CHART_BALANCE:
    case TSC_CHART_MIRROR:
        return draw_flows(&a);
    case TSC_CHART_SHARES:
    case TSC_CHART_MULTIPLES:
        return draw_many(&a);
    case TSC_CHART_TIMELINE:
    case TSC_CHART_INDEX:
        return draw_cooperation(&a);
    case TSC_CHART_MODELS:
    case TSC_CHART_ERRORS:
    case TSC_CHART_RESIDUALS:
        return draw_fits(&a);
    default:
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "charts of kind %s come from scripts: use 'tradescope whatif'",
                             tsc_chart_kind_name(request->kind));
    }
}
