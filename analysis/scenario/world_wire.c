#include "scenario/world_wire.h"

#include "scenario/plan_wire.h"

#include <math.h>
#include <string.h>

enum { MOST_POINTS = 100000, MOST_GOALS = 10000, MOST_ACTS = 100000, MOST_HISTORY = 2000, MOST_HORIZON = 400 };

static void text(tsc_wire *wire, const char **value)
{
    tsc_wire_text(wire, value, TSC_WIRE_TEXT);
}

void tsc_error_wire(tsc_wire *wire, tsc_error *err)
{
    unsigned code = err->code;
    uint64_t line = err->line;
    tsc_wire_choice(wire, &code, TSC_EMODEL + 1);
    tsc_wire_u64(wire, &line);
    tsc_wire_chars(wire, err->file, sizeof err->file);
    tsc_wire_chars(wire, err->message, sizeof err->message);
    err->code = (tsc_status)code;
    err->line = (size_t)line;
}

static void date_wire(tsc_wire *wire, tsc_date *date)
{
    tsc_wire_int(wire, &date->year);
    tsc_wire_int(wire, &date->month);
    tsc_wire_int(wire, &date->day);
}

/* Of a point what scripts read: period, value, source, and whether it is the preferred one. */
static void point_wire(tsc_wire *wire, tsc_point *point)
{
    unsigned kind = point->period.kind;
    tsc_wire_choice(wire, &kind, TSC_PERIOD_DAYS + 1);
    point->period.kind = (tsc_period_kind)kind;
    date_wire(wire, &point->period.first);
    date_wire(wire, &point->period.last);
    tsc_wire_double(wire, &point->value);
    text(wire, &point->source);
    tsc_wire_bool(wire, &point->preferred);
}

static void series_wire(tsc_wire *wire, tsc_series *series)
{
    tsc_key_wire(wire, &series->key);
    tsc_wire_count(wire, &series->count, MOST_POINTS);
    series->points = tsc_wire_items(wire, series->points, series->count, sizeof *series->points);
    for (size_t i = 0; i < series->count && !wire->failed; i++)
        point_wire(wire, &series->points[i]);
}

static void goals_wire(tsc_wire *wire, tsc_scenario_goal **goals, size_t *count)
{
    tsc_wire_count(wire, count, MOST_GOALS);
    *goals = tsc_wire_items(wire, *goals, *count, sizeof **goals);
    for (size_t i = 0; i < *count && !wire->failed; i++) {
        tsc_key_wire(wire, &(*goals)[i].key);
        tsc_wire_double(wire, &(*goals)[i].value);
        tsc_wire_int(wire, &(*goals)[i].due_year);
        text(wire, &(*goals)[i].source);
    }
}

static void acts_wire(tsc_wire *wire, tsc_scenario_act **acts, size_t *count)
{
    tsc_wire_count(wire, count, MOST_ACTS);
    *acts = tsc_wire_items(wire, *acts, *count, sizeof **acts);
    for (size_t i = 0; i < *count && !wire->failed; i++) {
        tsc_scenario_act *act = &(*acts)[i];
        const char **const texts[] = {&act->code,   &act->status, &act->date,    &act->due,
                                      &act->sector, &act->source, &act->surface, &act->actors};
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
            text(wire, texts[t]);
        tsc_wire_double(wire, &act->weight);
    }
}

static void projection_wire(tsc_wire *wire, tsc_projection *projection)
{
    const double *median = projection->median, *quantiles = projection->quantiles;
    uint64_t effective = projection->effective_count;
    text(wire, &projection->model);
    text(wire, &projection->caution);
    tsc_wire_count(wire, &projection->horizon, MOST_HORIZON);
    tsc_wire_doubles(wire, &median, projection->horizon);
    tsc_wire_doubles(wire, &quantiles, projection->horizon * TSC_QUANTILES);
    tsc_wire_bool(wire, &projection->nonnegative);
    tsc_wire_u64(wire, &effective);
    projection->median = (double *)(uintptr_t)median;
    projection->quantiles = (double *)(uintptr_t)quantiles;
    projection->effective_count = (size_t)effective;
}

/* What a question and its answer are made of; each kind uses its part. */
typedef struct exchange {
    tsc_key key;
    const char *pair, *model;
    tsc_history history;
    size_t horizon;
    tsc_status status;
    tsc_error error;
    tsc_series series;
    tsc_scenario_goal *goals;
    tsc_scenario_act *acts;
    size_t count;
    tsc_projection projection;
} exchange;

static void history_wire(tsc_wire *wire, tsc_history *history)
{
    int season = (int)history->season;
    tsc_wire_count(wire, &history->count, MOST_HISTORY);
    tsc_wire_ints(wire, &history->times, history->count);
    tsc_wire_doubles(wire, &history->values, history->count);
    tsc_wire_int(wire, &season);
    tsc_wire_require(wire, season >= 1 && season <= 366);
    if (!wire->out)
        history->season = season;
}

static void question_wire(tsc_wire *wire, unsigned char kind, exchange *e)
{
    if (kind == TSC_MESSAGE_SERIES || kind == TSC_MESSAGE_GOALS)
        tsc_key_wire(wire, &e->key);
    else if (kind == TSC_MESSAGE_ACTS)
        text(wire, &e->pair);
    else {
        history_wire(wire, &e->history);
        uint32_t horizon = (uint32_t)e->horizon;
        tsc_wire_u32(wire, &horizon);
        tsc_wire_require(wire, horizon <= MOST_HORIZON);
        e->horizon = horizon;
        text(wire, &e->model);
    }
}

static void answer_wire(tsc_wire *wire, unsigned char kind, exchange *e)
{
    unsigned status = e->status;
    tsc_wire_choice(wire, &status, TSC_EMODEL + 1);
    e->status = (tsc_status)status;
    if (e->status != TSC_OK)
        tsc_error_wire(wire, &e->error);
    else if (kind == TSC_MESSAGE_SERIES)
        series_wire(wire, &e->series);
    else if (kind == TSC_MESSAGE_GOALS)
        goals_wire(wire, &e->goals, &e->count);
    else if (kind == TSC_MESSAGE_ACTS)
        acts_wire(wire, &e->acts, &e->count);
    else
        projection_wire(wire, &e->projection);
}

/* The child's side: asks and waits. */
static tsc_status ask(tsc_link *link, unsigned char kind, exchange *e, tsc_arena *arena, tsc_error *err)
{
    tsc_buffer message;
    unsigned char answered;
    tsc_buffer_init(&message);
    tsc_wire out = tsc_wire_writer(&message);
    question_wire(&out, kind, e);
    bool good = tsc_wire_done(&out) && tsc_link_send(link, kind, &message) && tsc_link_receive(link, &answered, &message) &&
                answered == TSC_MESSAGE_ANSWER;
    tsc_wire in = tsc_wire_reader(tsc_span_make(tsc_buffer_text(&message), good ? message.length : 0), arena);
    answer_wire(&in, kind, e);
    good = good && tsc_wire_done(&in);
    tsc_buffer_clear(&message);
    if (!good)
        return tsc_error_memory(err, "what the script asks for");
    if (e->status != TSC_OK && err)
        *err = e->error;
    return e->status;
}

static tsc_status ask_series(void *context, const tsc_key *key, tsc_arena *arena, tsc_series *series, tsc_error *err)
{
    exchange e = {.key = *key};
    tsc_status status = ask(context, TSC_MESSAGE_SERIES, &e, arena, err);
    *series = e.series;
    return status;
}

static tsc_status ask_goals(void *context, const tsc_key *pattern, tsc_arena *arena, tsc_scenario_goal **goals, size_t *count,
                            tsc_error *err)
{
    exchange e = {.key = *pattern};
    tsc_status status = ask(context, TSC_MESSAGE_GOALS, &e, arena, err);
    *goals = e.goals;
    *count = e.count;
    return status;
}

static tsc_status ask_acts(void *context, const char *pair, tsc_arena *arena, tsc_scenario_act **acts, size_t *count,
                           tsc_error *err)
{
    exchange e = {.pair = pair};
    tsc_status status = ask(context, TSC_MESSAGE_ACTS, &e, arena, err);
    *acts = e.acts;
    *count = e.count;
    return status;
}

static tsc_status ask_forecast(void *context, const tsc_history *history, size_t horizon, const char *model, tsc_arena *arena,
                               tsc_projection *projection, tsc_error *err)
{
    exchange e = {.history = *history, .horizon = horizon, .model = model};
    tsc_status status = ask(context, TSC_MESSAGE_FORECAST, &e, arena, err);
    *projection = e.projection;
    return status;
}

tsc_scenario_world tsc_world_remote(tsc_link *link, const tsc_scenario_world *real)
{
    tsc_scenario_world none = {.context = link};
    if (!real)
        return none;
    return (tsc_scenario_world){.context = link,
                                .series = real->series ? ask_series : NULL,
                                .goals = real->goals ? ask_goals : NULL,
                                .acts = real->acts ? ask_acts : NULL,
                                .forecast = real->forecast ? ask_forecast : NULL};
}

/* What every forecast takes for granted of a history. */
static bool good_history(const exchange *e)
{
    const tsc_history *history = &e->history;
    if (history->count == 0 || e->horizon == 0 || !e->model)
        return false;
    for (size_t i = 0; i < history->count; i++)
        if (!isfinite(history->values[i]) || (i > 0 && history->times[i] <= history->times[i - 1]) ||
            history->times[i] < 0 || history->times[i] > 9999)
            return false;
    return true;
}

static tsc_status look_up(const tsc_scenario_world *world, unsigned char kind, exchange *e, tsc_arena *arena)
{
    if (kind == TSC_MESSAGE_SERIES && world->series)
        return world->series(world->context, &e->key, arena, &e->series, &e->error);
    if (kind == TSC_MESSAGE_GOALS && world->goals)
        return world->goals(world->context, &e->key, arena, &e->goals, &e->count, &e->error);
    if (kind == TSC_MESSAGE_ACTS && world->acts)
        return world->acts(world->context, e->pair, arena, &e->acts, &e->count, &e->error);
    if (kind == TSC_MESSAGE_FORECAST && world->forecast && good_history(e))
        return world->forecast(world->context, &e->history, e->horizon, e->model, arena, &e->projection, &e->error);
    return tsc_error_set(&e->error, TSC_EUSAGE, NULL, 0, "there is nothing of that kind to be had here");
}

tsc_status tsc_world_answer(const tsc_scenario_world *world, unsigned char kind, tsc_span question, tsc_buffer *answer,
                            tsc_error *err)
{
    exchange e = {.status = TSC_OK};
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_wire in = tsc_wire_reader(question, &arena);
    question_wire(&in, kind, &e);
    bool good = kind <= TSC_MESSAGE_FORECAST && tsc_wire_done(&in) && world;
    if (good) {
        tsc_wire out = tsc_wire_writer(answer);
        e.status = look_up(world, kind, &e, &arena);
        tsc_buffer_reset(answer);
        answer_wire(&out, kind, &e);
    }
    tsc_arena_clear(&arena);
    return good ? tsc_buffer_status(answer, err)
                : tsc_error_set(err, TSC_EINPUT, NULL, 0, "what the script's process asks is no question");
}
