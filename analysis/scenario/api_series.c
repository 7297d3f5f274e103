/* What a script reads: series of the store or its own, targets and events; and what targets ask for. */
#include "scenario/ask.h"

#include <lauxlib.h>

#include <math.h>
#include <string.h>

static tsc_key check_key(lua_State *L, int arg)
{
    tsc_key key;
    size_t length;
    const char *text = luaL_checklstring(L, arg, &length);
    if (!tsc_key_parse(tsc_span_make(text, length), &key))
        luaL_error(L, "'%s' is no key of a series; it looks like A.KAZ.MAR.trade_turnover.USD", text);
    return key;
}

/* The yearly values of the points that models take. */
static void take_points(lua_State *L, const tsc_series *from, tsc_plan_series *to)
{
    int *years = tsc_session_alloc(L, from->count + 1, sizeof *years);
    double *values = tsc_session_alloc(L, from->count + 1, sizeof *values);
    for (size_t i = 0; i < from->count; i++) {
        const tsc_point *point = &from->points[i];
        if (!point->preferred || point->period.kind != TSC_PERIOD_YEAR || !isfinite(point->value))
            continue;
        years[to->count] = point->period.first.year;
        values[to->count++] = point->value;
        to->source = point->source ? point->source : "";
    }
    to->key = from->key;
    to->years = years;
    to->values = values;
}

static int push_new_series(lua_State *L, const tsc_plan_series *series)
{
    tsc_error err;
    uint32_t index = 0;
    tsc_session_check(L, tsc_plan_add_series(&tsc_session_of(L)->plan, series, &index, &err), &err);
    return tsc_session_push_series(L, index);
}

static int own_series(lua_State *L);

/* series "A.KAZ.MAR.trade_turnover.USD"; series(key, {[2023] = 161e6, [2024] = 274e6}): the script's own figures where
   the store has none */
static int read_series(lua_State *L)
{
    tsc_session *session = tsc_session_of(L);
    tsc_key key = check_key(L, 1);
    tsc_error err = {0};
    tsc_series found = {0};
    tsc_plan_series series = {.source = ""};
    if (key.frequency != 'A' && key.frequency != 0)
        return luaL_error(L, "scenarios go by years: use the yearly series, its key begins with A.");
    key.frequency = 'A';
    tsc_session_read(L);
    tsc_status status = TSC_ENOTFOUND;
    if (session->world && session->world->series)
        status = session->world->series(session->world->context, &key, session->arena, &found, &err);
    if (status == TSC_ENOTFOUND || (status == TSC_OK && found.count == 0)) {
        if (!lua_istable(L, 2))
            return luaL_error(L, "there is no series %s here; `tradescope series` lists what there is",
                              lua_tostring(L, 1));
        const tsc_scenario_part parts[] = {{"series", lua_tostring(L, 1)}, {NULL, NULL}};
        tsc_session_check(L, tsc_plan_add_note(&session->plan, tsc_session_say(L, "own_figures", parts), &err), &err);
        return own_series(L);
    }
    tsc_session_check(L, status, &err);
    take_points(L, &found, &series);
    if (series.count == 0)
        return luaL_error(L, "the series %s has no observed year", lua_tostring(L, 1));
    return push_new_series(L, &series);
}

/* history("A.KAZ.MAR.trade_turnover.USD", {[2023] = 161.18e6, [2024] = 274e6}) */
static int own_series(lua_State *L)
{
    tsc_plan_series series = {.key = check_key(L, 1), .source = ""};
    series.key.frequency = 'A';
    series.years = tsc_session_years(L, 2, &series.count);
    double *values = tsc_session_alloc(L, series.count + 1, sizeof *values);
    if (series.count == 0)
        return luaL_error(L, "history needs a year or more: {[2023] = 161e6, [2024] = 274e6}");
    for (size_t i = 0; i < series.count; i++) {
        lua_rawgeti(L, 2, series.years[i]);
        if (lua_type(L, -1) != LUA_TNUMBER || !isfinite(lua_tonumber(L, -1)))
            return luaL_error(L, "the value of %d must be a number", series.years[i]);
        values[i] = lua_tonumber(L, -1);
        lua_pop(L, 1);
    }
    series.values = values;
    return push_new_series(L, &series);
}

static const tsc_plan_series *self(lua_State *L)
{
    uint32_t series = 0;
    if (!tsc_session_is_series(L, 1, &series))
        luaL_error(L, "a series is needed here: series \"A.KAZ.MAR.trade_turnover.USD\"");
    return &tsc_session_of(L)->plan.series[series];
}

static double value_of_year(lua_State *L, const tsc_plan_series *series, int year)
{
    for (size_t i = 0; i < series->count; i++)
        if (series->years[i] == year)
            return series->values[i];
    luaL_error(L, "the series has no value for %d", year);
    return 0;
}

/* s:value(year): what was observed, nil where nothing was. */
static int series_value(lua_State *L)
{
    const tsc_plan_series *series = self(L);
    int year = tsc_session_year(L, 2);
    for (size_t i = 0; i < series->count; i++) {
        if (series->years[i] == year) {
            lua_pushnumber(L, series->values[i]);
            return 1;
        }
    }
    lua_pushnil(L);
    return 1;
}

/* s:growth(from, to): compound growth a year between two observed years (default: first and last). */
static int series_growth(lua_State *L)
{
    const tsc_plan_series *series = self(L);
    int from = lua_isnoneornil(L, 2) ? series->years[0] : tsc_session_year(L, 2);
    int to = lua_isnoneornil(L, 3) ? series->years[series->count - 1] : tsc_session_year(L, 3);
    double start = value_of_year(L, series, from), end = value_of_year(L, series, to);
    if (to <= from || !(start > 0) || !(end > 0))
        return luaL_error(L, "growth needs two positive values in two years, the earlier first");
    lua_pushnumber(L, pow(end / start, 1.0 / (to - from)) - 1);
    return 1;
}

static int series_years(lua_State *L)
{
    const tsc_plan_series *series = self(L);
    lua_createtable(L, (int)series->count, 0);
    for (size_t i = 0; i < series->count; i++) {
        lua_pushinteger(L, series->years[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static const luaL_Reg series_methods[] = {
    {"value", series_value}, {"growth", series_growth}, {"years", series_years}, {NULL, NULL},
};

/* s.last, s.last_year, s.first, s.first_year, s.unit, s.key, s.source, and the methods */
static int series_index(lua_State *L)
{
    const tsc_plan_series *series = self(L);
    const char *name = luaL_checkstring(L, 2);
    char key[TSC_KEY_SIZE];
    size_t last = series->count - 1;
    for (const luaL_Reg *method = series_methods; method->name; method++) {
        if (strcmp(method->name, name) == 0) {
            lua_pushcfunction(L, method->func);
            return 1;
        }
    }
    if (strcmp(name, "last") == 0)
        lua_pushnumber(L, series->values[last]);
    else if (strcmp(name, "last_year") == 0)
        lua_pushinteger(L, series->years[last]);
    else if (strcmp(name, "first") == 0)
        lua_pushnumber(L, series->values[0]);
    else if (strcmp(name, "first_year") == 0)
        lua_pushinteger(L, series->years[0]);
    else if (strcmp(name, "unit") == 0)
        lua_pushstring(L, series->key.unit.code);
    else if (strcmp(name, "source") == 0)
        lua_pushstring(L, series->source);
    else if (strcmp(name, "key") == 0)
        lua_pushlstring(L, key, tsc_key_format(&series->key, key));
    else
        return luaL_error(L, "a series has last, last_year, first, first_year, unit, key, source, :value(year), "
                             ":growth(from, to) and :years(), no '%s'", name);
    return 1;
}

static void push_goal(lua_State *L, const tsc_scenario_goal *goal)
{
    char key[TSC_KEY_SIZE];
    lua_createtable(L, 0, 4);
    lua_pushnumber(L, goal->value);
    lua_setfield(L, -2, "value");
    lua_pushinteger(L, goal->due_year);
    lua_setfield(L, -2, "year");
    lua_pushlstring(L, key, tsc_key_format(&goal->key, key));
    lua_setfield(L, -2, "of");
    lua_pushstring(L, goal->source ? goal->source : "");
    lua_setfield(L, -2, "source");
}

/* targets(series or key): the stated targets, as a list of tables for target{} */
static int read_targets(lua_State *L)
{
    tsc_session *session = tsc_session_of(L);
    uint32_t series;
    tsc_key key = tsc_session_is_series(L, 1, &series) ? session->plan.series[series].key : check_key(L, 1);
    tsc_scenario_goal *goals = NULL;
    size_t count = 0;
    tsc_error err = {0};
    tsc_session_read(L);
    if (session->world && session->world->goals)
        tsc_session_check(
            L, session->world->goals(session->world->context, &key, session->arena, &goals, &count, &err), &err);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        push_goal(L, &goals[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static void set_text(lua_State *L, const char *name, const char *text)
{
    lua_pushstring(L, text ? text : "");
    lua_setfield(L, -2, name);
}

static bool act_fits(lua_State *L, const tsc_scenario_act *act)
{
    static const char *const fields[] = {"code", "status", "sector"};
    const char *const texts[] = {act->code, act->status, act->sector};
    for (size_t i = 0; i < 3; i++) {
        const char *wanted = tsc_session_field_text(L, 1, fields[i], NULL);
        if (wanted && strcmp(wanted, texts[i] ? texts[i] : "") != 0)
            return false;
    }
    return true;
}

/* events{pair = "KAZ-MAR", code = "LOG_HUB", status = "committed", sector = "transport"} */
static int read_events(lua_State *L)
{
    static const char *const known[] = {"pair", "code", "status", "sector", NULL};
    tsc_session *session = tsc_session_of(L);
    tsc_session_fields_known(L, 1, "events", known);
    const char *pair = tsc_session_field_text(L, 1, "pair", NULL);
    tsc_scenario_act *acts = NULL;
    size_t count = 0;
    lua_Integer given = 0;
    tsc_error err = {0};
    tsc_session_read(L);
    if (session->world && session->world->acts)
        tsc_session_check(L, session->world->acts(session->world->context, pair, session->arena, &acts, &count, &err),
                          &err);
    lua_settop(L, 1);
    lua_newtable(L);
    for (size_t i = 0; i < count; i++) {
        bool fits = act_fits(L, &acts[i]);
        lua_settop(L, 2);
        if (!fits)
            continue;
        lua_createtable(L, 0, 9);
        set_text(L, "code", acts[i].code);
        set_text(L, "status", acts[i].status);
        set_text(L, "date", acts[i].date);
        set_text(L, "due", acts[i].due);
        set_text(L, "sector", acts[i].sector);
        set_text(L, "source", acts[i].source);
        set_text(L, "surface", acts[i].surface);
        set_text(L, "actors", acts[i].actors);
        lua_pushnumber(L, acts[i].weight);
        lua_setfield(L, -2, "weight");
        lua_rawseti(L, 2, ++given);
    }
    return 1;
}

/* required_growth(series, value, year): the compound growth a year from the last observation that reaches value. */
static int required_growth(lua_State *L)
{
    const tsc_plan_series *series = self(L);
    double value = luaL_checknumber(L, 2), last = series->values[series->count - 1];
    int years = tsc_session_year(L, 3) - series->years[series->count - 1];
    if (years <= 0)
        return luaL_error(L, "the target's year must lie after the last observation, %d",
                          series->years[series->count - 1]);
    if (!(last > 0) || !(value > 0))
        return luaL_error(L, "growth from %f to %f has no rate", last, value);
    lua_pushnumber(L, pow(value / last, 1.0 / years) - 1);
    return 1;
}

/* missing(path, value, year): what must come on top of the path's mean to reach value. */
static int missing(lua_State *L)
{
    uint32_t path = tsc_session_path(L, 1);
    double value = luaL_checknumber(L, 2);
    lua_pushnumber(L, value - tsc_ask_mean(L, path, tsc_session_year(L, 3)));
    return 1;
}

void tsc_api_open_series(lua_State *L)
{
    luaL_getmetatable(L, TSC_SERIES_TYPE);
    lua_pushcfunction(L, series_index);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    lua_register(L, "series", read_series);
    lua_register(L, "history", own_series);
    lua_register(L, "targets", read_targets);
    lua_register(L, "events", read_events);
    lua_register(L, "required_growth", required_growth);
    lua_register(L, "missing", missing);
}
