#include "scenario/world.h"

#include "core/buffer.h"
#include "scenario/yearly.h"

#include <math.h>

static const double ACT_CONFIDENCE = 0.5;

/* Yearly series only: scripts think in years. */
static tsc_key yearly(const tsc_key *key)
{
    tsc_key pattern = *key;
    pattern.frequency = 'A';
    return pattern;
}

/* Moves the preferred observed points to the front and keeps them alone. */
static void keep_preferred(tsc_series *series)
{
    size_t kept = 0;
    for (size_t i = 0; i < series->count; i++)
        if (series->points[i].preferred && series->points[i].status == TSC_OBSERVED)
            series->points[kept++] = series->points[i];
    series->count = kept;
}

/* The key that fits a pattern and how many do; all goods where the pattern names none. */
static tsc_status find_key(tsc_store *store, const tsc_key *pattern, tsc_arena *arena, tsc_key *found, size_t *count,
                           tsc_error *err)
{
    tsc_key *keys;
    size_t listed = 0;
    tsc_status status = tsc_store_keys(store, pattern, arena, &keys, &listed, err);
    *count = 0;
    for (size_t i = 0; status == TSC_OK && i < listed; i++)
        if (pattern->commodity[0] != '\0' || keys[i].commodity[0] == '\0') {
            *found = keys[i];
            (*count)++;
        }
    return status;
}

/* A flow that is stored by quarters, months or half-years only, summed up; count 0 where there is none either. */
static tsc_status read_finer(tsc_store *store, const tsc_key *pattern, tsc_arena *arena, tsc_series *series, tsc_error *err)
{
    series->count = 0;
    if (!tsc_yearly_sums(pattern))
        return TSC_OK;
    for (const char *frequency = "QMS"; *frequency; frequency++) {
        tsc_key finer = *pattern, found;
        tsc_series parts;
        size_t count = 0;
        finer.frequency = *frequency;
        tsc_status status = find_key(store, &finer, arena, &found, &count, err);
        if (status == TSC_OK && count == 1)
            status = tsc_store_series(store, &found, arena, &parts, err);
        if (status == TSC_OK && count == 1)
            status = tsc_yearly_from(&parts, arena, series, err);
        if (status != TSC_OK || series->count > 0)
            return status;
    }
    return TSC_OK;
}

static tsc_status read_series(void *context, const tsc_key *key, tsc_arena *arena, tsc_series *series, tsc_error *err)
{
    tsc_world_sources *sources = context;
    char text[TSC_KEY_SIZE];
    tsc_key pattern = yearly(key), found;
    size_t count = 0;
    tsc_key_format(&pattern, text);
    if (!sources->store)
        return tsc_error_set(err, TSC_ENOTFOUND, NULL, 0, "there is no store to read '%s' from", text);
    tsc_status status = find_key(sources->store, &pattern, arena, &found, &count, err);
    if (status == TSC_OK && count > 1)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "%zu series fit '%s'; name one of them in full", count, text);
    if (status == TSC_OK && count == 0)
        status = read_finer(sources->store, &pattern, arena, series, err);
    if (status == TSC_OK && count == 0 && series->count == 0)
        return tsc_error_set(err, TSC_ENOTFOUND, NULL, 0, "no series fits '%s'; 'tradescope series' lists them", text);
    if (status == TSC_OK && count == 1)
        status = tsc_store_series(sources->store, &found, arena, series, err);
    if (status != TSC_OK)
        return status;
    keep_preferred(series);
    if (series->count == 0)
        return tsc_error_set(err, TSC_ENOTFOUND, NULL, 0, "the series '%s' has no observed yearly value", text);
    return TSC_OK;
}

/* The level that a change comes to, in the unit that was asked for; NaN where that is open or there is no base. */
static tsc_status find_level(tsc_store *store, const tsc_stored_target *target, const tsc_key *pattern, tsc_arena *arena,
                             tsc_scenario_goal *goal, tsc_error *err)
{
    tsc_series series;
    goal->value = (double)NAN;
    if (tsc_unit_is_percent(goal->key.unit))
        goal->key.unit = pattern->unit;
    if (!tsc_key_complete(&goal->key))
        return TSC_OK;
    tsc_status status = tsc_store_series(store, &goal->key, arena, &series, err);
    if (status == TSC_OK)
        goal->value = tsc_target_level(target, &series, NULL);
    return status == TSC_ENOTFOUND ? TSC_OK : status;
}

static tsc_status read_goals(void *context, const tsc_key *pattern, tsc_arena *arena, tsc_scenario_goal **goals,
                             size_t *count, tsc_error *err)
{
    tsc_world_sources *sources = context;
    *goals = NULL;
    *count = 0;
    tsc_stored_target *targets;
    size_t target_count = 0;
    if (!sources->store)
        return TSC_OK;
    tsc_status status = tsc_store_targets(sources->store, pattern, arena, &targets, &target_count, err);
    if (status != TSC_OK)
        return status;
    *goals = tsc_arena_calloc(arena, target_count + 1, sizeof **goals);
    if (!*goals)
        return tsc_error_memory(err, "the targets of a script");
    for (size_t i = 0; i < target_count && status == TSC_OK; i++) {
        if (targets[i].due.kind == TSC_PERIOD_NONE || tsc_target_lowers(&targets[i]))
            continue;
        tsc_scenario_goal goal = {.key = targets[i].key,
                                  .value = targets[i].value,
                                  .due_year = targets[i].due.last.year,
                                  .source = targets[i].source};
        if (targets[i].kind == TSC_FIGURE_CHANGE)
            status = find_level(sources->store, &targets[i], pattern, arena, &goal, err);
        if (status == TSC_OK && isfinite(goal.value))
            (*goals)[(*count)++] = goal;
    }
    return status;
}

static bool takes_part(const tsc_event *event, tsc_span code)
{
    for (size_t i = 0; i < event->actor_count; i++)
        if (tsc_span_equals(code, event->actors[i].code))
            return true;
    return code.length == 0;
}

static const char *period_text(tsc_period period, tsc_arena *arena)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(period, text);
    return tsc_arena_strdup(arena, text);
}

static const char *actor_text(const tsc_event *event, tsc_arena *arena)
{
    char text[TSC_EVENT_ACTORS_SIZE];
    tsc_event_actors_text(event, text);
    return tsc_arena_strdup(arena, text);
}

/* False where memory is short. */
static bool take_act(const tsc_stored_event *stored, tsc_arena *arena, tsc_scenario_act *act)
{
    const tsc_event *event = &stored->event;
    *act = (tsc_scenario_act){.code = event->code,
                              .status = tsc_event_status_name(event->status),
                              .date = period_text(event->date, arena),
                              .due = period_text(event->due, arena),
                              .sector = event->sector ? event->sector : "",
                              .source = stored->document,
                              .surface = stored->surface,
                              .actors = actor_text(event, arena),
                              .weight = event->weight};
    return act->date && act->due && act->actors;
}

static tsc_status read_acts(void *context, const char *pair, tsc_arena *arena, tsc_scenario_act **acts, size_t *count,
                            tsc_error *err)
{
    tsc_world_sources *sources = context;
    *acts = NULL;
    *count = 0;
    tsc_stored_event *events;
    size_t event_count = 0;
    if (!sources->store)
        return TSC_OK;
    tsc_status status = tsc_store_events(sources->store, ACT_CONFIDENCE, arena, &events, &event_count, err);
    if (status != TSC_OK)
        return status;
    *acts = tsc_arena_calloc(arena, event_count + 1, sizeof **acts);
    if (!*acts)
        return tsc_error_memory(err, "the events of a script");
    size_t first = pair ? strcspn(pair, "-") : 0;
    tsc_span one = tsc_span_make(pair, first), other = tsc_span_of(pair && pair[first] ? pair + first + 1 : "");
    for (size_t i = 0; i < event_count; i++)
        if (events[i].verdict != TSC_VERDICT_REJECTED && takes_part(&events[i].event, one) &&
            takes_part(&events[i].event, other) && !take_act(&events[i], arena, &(*acts)[(*count)++]))
            return tsc_error_memory(err, "the events of a script");
    return TSC_OK;
}

static tsc_status forecast(void *context, const tsc_history *history, size_t horizon, const char *model, tsc_arena *arena,
                           tsc_projection *projection, tsc_error *err)
{
    tsc_world_sources *sources = context;
    return tsc_forecast(sources->tables, history, horizon, model, arena, projection, err);
}

tsc_scenario_world tsc_world_make(tsc_world_sources *sources)
{
    return (tsc_scenario_world){
        .context = sources, .series = read_series, .goals = read_goals, .acts = read_acts, .forecast = forecast};
}
