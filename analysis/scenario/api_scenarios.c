/* What a script declares: scenarios, targets, and what it expects of itself. */
#include "scenario/ask.h"

#include "core/number.h"

#include <lauxlib.h>

#include <math.h>
#include <string.h>

static int set_title(lua_State *L)
{
    tsc_session_of(L)->plan.title = tsc_session_text(L, luaL_checkstring(L, 1));
    return 0;
}

static int set_question(lua_State *L)
{
    tsc_session_of(L)->plan.question = tsc_session_text(L, luaL_checkstring(L, 1));
    return 0;
}

static int add_note(lua_State *L)
{
    tsc_error err;
    tsc_session_check(L, tsc_plan_add_note(&tsc_session_of(L)->plan, tsc_session_text(L, luaL_checkstring(L, 1)), &err), &err);
    return 0;
}

static const tsc_key *key_field(lua_State *L, int table, const char *name, const tsc_key *fallback)
{
    int at = tsc_session_field(L, table, name);
    uint32_t series;
    if (!at)
        return fallback;
    if (tsc_session_is_series(L, at, &series))
        return &tsc_session_of(L)->plan.series[series].key;
    tsc_key *key = tsc_session_alloc(L, 1, sizeof *key);
    size_t length;
    const char *text = luaL_checklstring(L, at, &length);
    if (!tsc_key_parse(tsc_span_make(text, length), key))
        luaL_error(L, "'%s' is no key of a series; it looks like A.KAZ.MAR.trade_turnover.USD", text);
    return key;
}

static bool same_measure(const tsc_key *a, const tsc_key *b)
{
    return a && b ? tsc_key_same(a, b) : !a && !b;
}

/* Which scenario a new one is compared with: the one that is named, else the first of the same series. */
static size_t find_base(lua_State *L, const tsc_plan *plan, const char *name, const tsc_key *key)
{
    for (size_t i = 0; i < plan->scenario_count; i++)
        if (name ? strcmp(plan->scenarios[i].name, name) == 0 : same_measure(plan->scenarios[i].key, key))
            return i;
    if (name)
        luaL_error(L, "the base '%s' must be a scenario declared before", name);
    return plan->scenario_count;
}

/* scenario{name = "...", about = "...", path = p, base = "name", series = "A.KAZ..trade_turnover.USD", unit = "..."} */
static int add_scenario(lua_State *L)
{
    static const char *const known[] = {"name", "about", "path", "base", "series", "unit", NULL};
    tsc_plan *plan = &tsc_session_of(L)->plan;
    luaL_checktype(L, 1, LUA_TTABLE);
    tsc_session_fields_known(L, 1, "scenario", known);
    tsc_plan_scenario scenario = {.name = tsc_session_field_text(L, 1, "name", NULL)};
    int path = tsc_session_field(L, 1, "path");
    if (!scenario.name || !*scenario.name || !path)
        return luaL_error(L, "a scenario needs a name and a path: scenario{name = \"...\", path = ...}");
    for (size_t i = 0; i < plan->scenario_count; i++)
        if (strcmp(plan->scenarios[i].name, scenario.name) == 0)
            return luaL_error(L, "there is a scenario '%s' already", scenario.name);
    scenario.node = tsc_session_path(L, path);
    scenario.description = tsc_session_field_text(L, 1, "about", "");
    scenario.key = key_field(L, 1, "series", plan->nodes[scenario.node].key);
    scenario.unit_label = tsc_session_field_text(L, 1, "unit", scenario.key ? scenario.key->unit.code : "");
    scenario.base = find_base(L, plan, tsc_session_field_text(L, 1, "base", NULL), scenario.key);
    tsc_error err;
    tsc_session_check(L, tsc_plan_add_scenario(plan, &scenario, &err), &err);
    return tsc_session_push(L, scenario.node);
}

/* target{value = billion(1), year = 2030, of = series, name = "..."}; takes what targets() gives as well */
static int add_target(lua_State *L)
{
    static const char *const known[] = {"value", "year", "of", "name", "source", NULL};
    luaL_checktype(L, 1, LUA_TTABLE);
    tsc_session_fields_known(L, 1, "target", known);
    tsc_plan_target target = {.name = tsc_session_field_text(L, 1, "name", "")};
    int value = tsc_session_field(L, 1, "value"), year = tsc_session_field(L, 1, "year");
    if (!value || !year || lua_type(L, value) != LUA_TNUMBER || !isfinite(lua_tonumber(L, value)))
        return luaL_error(L, "a target needs a value and a year: target{value = billion(1), year = 2030}");
    target.value = lua_tonumber(L, value);
    target.year = tsc_session_year(L, year);
    target.source = tsc_session_field_text(L, 1, "source", "");
    target.key = key_field(L, 1, "of", NULL);
    tsc_error err;
    tsc_session_check(L, tsc_plan_add_target(&tsc_session_of(L)->plan, &target, &err), &err);
    return 0;
}

/* expect(condition [, text]): ends the script with the text where the condition does not hold */
static int expect(lua_State *L)
{
    luaL_checkany(L, 1);
    if (!lua_toboolean(L, 1))
        return luaL_error(L, "expected: %s", luaL_optstring(L, 2, "a condition that does not hold"));
    tsc_session_of(L)->plan.expectations++;
    return 0;
}

/* close(a, b [, tolerance]): two numbers that differ by less than a share of the larger (default 0.1 %) */
static int close_to(lua_State *L)
{
    double a = luaL_checknumber(L, 1), b = luaL_checknumber(L, 2), tolerance = luaL_optnumber(L, 3, .001);
    lua_pushboolean(L, fabs(a - b) <= tolerance * fmax(fabs(a), fabs(b)));
    return 1;
}

/* print(...): kept with the results */
static int print(lua_State *L)
{
    tsc_buffer *out = &tsc_session_of(L)->printed;
    int count = lua_gettop(L);
    for (int i = 1; i <= count; i++) {
        size_t length;
        if (i > 1)
            tsc_buffer_add_char(out, '\t');
        lua_getglobal(L, "tostring");
        lua_pushvalue(L, i);
        lua_call(L, 1, 1);
        const char *text = lua_tolstring(L, -1, &length);
        if (out->length + length > 1 << 20)
            return luaL_error(L, "print keeps at most a mebibyte");
        tsc_session_utf8(L, text, length);
        tsc_buffer_add(out, text, length);
        lua_pop(L, 1);
    }
    tsc_buffer_add_char(out, '\n');
    tsc_error err;
    tsc_session_check(L, tsc_buffer_status(out, &err), &err);
    return 0;
}

void tsc_api_open_scenarios(lua_State *L)
{
    lua_register(L, "title", set_title);
    lua_register(L, "question", set_question);
    lua_register(L, "note", add_note);
    lua_register(L, "scenario", add_scenario);
    lua_register(L, "target", add_target);
    lua_register(L, "expect", expect);
    lua_register(L, "close", close_to);
    lua_register(L, "print", print);
}
