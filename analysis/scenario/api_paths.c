/* Paths over years: what happens to a series. */
#include "scenario/session.h"

#include <lauxlib.h>

#include <math.h>
#include <string.h>

/* The first year ahead of a path. */
static int start_of(lua_State *L, uint32_t path)
{
    const tsc_plan *plan = &tsc_session_of(L)->plan;
    tsc_arena scratch;
    tsc_arena_init(&scratch);
    tsc_error err;
    bool *used = tsc_arena_calloc(&scratch, plan->node_count + 1, sizeof *used);
    int start = used ? tsc_plan_start(plan, path, used) : 0;
    tsc_arena_clear(&scratch);
    if (!used)
        tsc_session_check(L, tsc_error_memory(&err, "a path"), &err);
    return start;
}

static void ask_year(lua_State *L, int year)
{
    tsc_plan *plan = &tsc_session_of(L)->plan;
    if (plan->to_year < year)
        plan->to_year = year;
}

/* project(series [, model]) */
static int project(lua_State *L)
{
    uint32_t series;
    if (!tsc_session_is_series(L, 1, &series))
        return luaL_error(L, "project takes a series: project(series \"A.KAZ.MAR.trade_turnover.USD\")");
    return tsc_session_push(L, tsc_session_projection(L, series, luaL_optstring(L, 2, "auto")));
}

static uint32_t steady_path(lua_State *L, uint32_t series)
{
    tsc_plan_node node = {.op = TSC_OP_STEADY, .path = true, .index = series};
    node.key = &tsc_session_of(L)->plan.series[series].key;
    return tsc_session_add(L, &node);
}

/* steady(series): the last observed value, held */
static int steady(lua_State *L)
{
    uint32_t series;
    if (!tsc_session_is_series(L, 1, &series))
        return luaL_error(L, "steady takes a series: steady(series \"A.KAZ.MAR.trade_turnover.USD\")");
    return tsc_session_push(L, steady_path(L, series));
}

/* {[2025] = a, [2026] = b} over base: each as a number of the plan. take is tsc_session_node or _rate. */
static uint32_t override_years(lua_State *L, int table, uint32_t base, uint32_t (*take)(lua_State *, int))
{
    tsc_session *session = tsc_session_of(L);
    tsc_plan_node node = {.op = TSC_OP_OVERRIDE, .path = true, .arg_count = 1, .args = {base}};
    int *years = tsc_session_years(L, table, &node.count);
    uint32_t *values = tsc_session_alloc(L, node.count + 1, sizeof *values);
    for (size_t i = 0; i < node.count; i++) {
        lua_rawgeti(L, table, years[i]);
        values[i] = take(L, lua_gettop(L));
        lua_pop(L, 1);
    }
    node.years = years;
    node.more = values;
    node.key = session->plan.nodes[base].key;
    node.assumed = session->plan.nodes[base].assumed;
    return tsc_session_add(L, &node);
}

/* A rate by years: the field rest, else the rate of the last year named, goes on after it. */
static uint32_t rate_path(lua_State *L, int table)
{
    static const char *const known[] = {"rest", NULL};
    tsc_session_fields_known(L, table, "a growth path", known);
    size_t count;
    int *years = tsc_session_years(L, table, &count);
    if (count == 0)
        luaL_error(L, "a growth path names a rate for each year: {[2025] = percent(10), rest = percent(5)}");
    int rest = tsc_session_field(L, table, "rest");
    if (!rest) {
        lua_rawgeti(L, table, years[count - 1]);
        rest = lua_gettop(L);
    }
    return override_years(L, table, tsc_session_rate(L, rest), tsc_session_rate);
}

/* grow(series or path, rate [, from]): compound growth; rate a number, an uncertain one, a path or {[year] = rate} */
static int grow(lua_State *L)
{
    uint32_t series;
    tsc_plan_node node = {.op = TSC_OP_GROW, .path = true, .arg_count = 2};
    bool own = tsc_session_is_series(L, 1, &series);
    node.args[0] = own ? steady_path(L, series) : tsc_session_path(L, 1);
    node.year = lua_isnoneornil(L, 3) ? start_of(L, node.args[0]) : tsc_session_year(L, 3);
    node.args[1] = lua_istable(L, 2) ? rate_path(L, 2) : tsc_session_rate(L, 2);
    node.key = tsc_session_node_at(L, node.args[0])->key;
    node.assumed = tsc_session_node_at(L, node.args[0])->assumed;
    return tsc_session_push(L, tsc_session_add(L, &node));
}

/* override(path, {[2026] = 300e6}) */
static int override(lua_State *L)
{
    static const char *const known[] = {NULL};
    uint32_t path = tsc_session_path(L, 1);
    tsc_session_fields_known(L, 2, "override", known);
    return tsc_session_push(L, override_years(L, 2, path, tsc_session_node));
}

static unsigned char choice(lua_State *L, int table, const char *field, const char *const *names, unsigned char fallback)
{
    const char *text = tsc_session_field_text(L, table, field, NULL);
    if (!text)
        return fallback;
    for (unsigned char i = 0; names[i]; i++)
        if (strcmp(text, names[i]) == 0)
            return i;
    return (unsigned char)luaL_error(L, "'%s' can be \"%s\" or \"%s\", not \"%s\"", field, names[0], names[1], text);
}

/* phase_in(amount, {from = 2026, years = 4, shape = "s", chance = percent(60), name = "25 items"}) */
static int phase_in(lua_State *L)
{
    static const char *const known[] = {"from", "years", "shape", "chance", "name", NULL};
    static const char *const shapes[] = {"linear", "s", NULL};
    tsc_plan_node node = {.op = TSC_OP_PHASE, .path = true, .arg_count = 3, .args = {tsc_session_node(L, 1)}};
    luaL_checktype(L, 2, LUA_TTABLE);
    tsc_session_fields_known(L, 2, "phase_in", known);
    if (!tsc_session_field(L, 2, "from"))
        return luaL_error(L, "phase_in needs the first year: phase_in(130e6, {from = 2026, years = 4})");
    node.args[1] = tsc_session_field_number(L, 2, "from", 0);
    node.args[2] = tsc_session_field_number(L, 2, "years", 1);
    node.shape = choice(L, 2, "shape", shapes, 0);
    node.label = tsc_session_field_text(L, 2, "name", "");
    uint32_t path = tsc_session_add(L, &node);
    return tsc_session_push(L, tsc_session_with_chance(L, 2, path, node.label));
}

/* shock(percent(-30), {year = 2027, lasts = 1, recovery = 3, persistence = .5, chance = .2, name = "drought"}):
   a multiplier */
static int shock(lua_State *L)
{
    static const char *const known[] = {"year", "lasts", "recovery", "persistence", "chance", "name", NULL};
    tsc_plan_node node = {.op = TSC_OP_SHOCK, .path = true, .arg_count = 4};
    uint32_t size = tsc_session_rate(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    tsc_session_fields_known(L, 2, "shock", known);
    if (!tsc_session_field(L, 2, "year"))
        return luaL_error(L, "shock needs its year: shock(percent(-30), {year = 2027, recovery = 3})");
    bool recovers = tsc_session_field(L, 2, "recovery"), persists = tsc_session_field(L, 2, "persistence");
    if (recovers && persists)
        return luaL_error(L, "a shock either recovers in years or persists by a share a year, not both");
    node.label = tsc_session_field_text(L, 2, "name", "");
    node.args[0] = tsc_session_with_chance(L, 2, size, node.label);
    node.args[1] = tsc_session_field_number(L, 2, "year", 0);
    node.args[2] = tsc_session_field_number(L, 2, "lasts", 1);
    node.args[3] = tsc_session_field_number(L, 2, recovers ? "recovery" : "persistence", 1);
    node.shape = recovers ? 1 : persists ? 2 : 0;
    return tsc_session_push(L, tsc_session_add(L, &node));
}

/* since(2027, {chance = percent(70), name = "the hub"}): 0 before the year, 1 from it on */
static int since(lua_State *L)
{
    static const char *const known[] = {"chance", "name", NULL};
    tsc_session_fields_known(L, 2, "since", known);
    tsc_plan_node node = {.op = TSC_OP_SINCE, .path = true, .arg_count = 1, .args = {tsc_session_number(L, 1)}};
    node.label = tsc_session_field_text(L, 2, "name", "");
    uint32_t path = tsc_session_add(L, &node);
    return tsc_session_push(L, tsc_session_with_chance(L, 2, path, node.label));
}

/* walk(9.94, {from = 2024, growth = 0, volatility = percent(8), name = "MAD per USD"}) */
static int walk(lua_State *L)
{
    static const char *const known[] = {"from", "growth", "volatility", "name", NULL};
    tsc_plan_node node = {.op = TSC_OP_WALK, .path = true, .arg_count = 3, .args = {tsc_session_number(L, 1)}};
    luaL_checktype(L, 2, LUA_TTABLE);
    tsc_session_fields_known(L, 2, "walk", known);
    int from = tsc_session_field(L, 2, "from");
    if (!from)
        return luaL_error(L, "walk needs the year of its first value: walk(9.94, {from = 2024, volatility = percent(8)})");
    node.year = tsc_session_year(L, from);
    node.args[1] = tsc_session_field_number(L, 2, "growth", 0);
    node.args[2] = tsc_session_field_number(L, 2, "volatility", 0);
    const char *id = tsc_session_field_text(L, 2, "name", "walk"); /* draws follow it, so that no language moves them */
    node.label = tsc_session_field_text(L, 2, "name", tsc_session_say(L, "exchange_rate", NULL));
    tsc_distribution noise = {.kind = TSC_DISTRIBUTION_NORMAL, .a = 0, .b = 1};
    uint32_t input = tsc_session_input(L, &noise, id, node.label, "");
    node.index = tsc_session_node_at(L, input)->index;
    tsc_session_of(L)->plan.inputs[node.index].has_node = false; /* every walk has steps of its own */
    return tsc_session_push(L, tsc_session_add(L, &node));
}

/* sum{a, b, c} */
static int sum(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    if (count == 0)
        return luaL_error(L, "sum{} needs one path or more: sum{a, b}");
    uint32_t total = 0;
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, 1, i);
        uint32_t item = tsc_session_node(L, lua_gettop(L));
        lua_pop(L, 1);
        total = i == 1 ? item : tsc_session_binary(L, TSC_OP_ADD, total, item);
    }
    return tsc_session_push(L, total);
}

static const tsc_key *changed_key(lua_State *L, const tsc_key *from, const char *indicator, const char *unit)
{
    tsc_key *key = tsc_session_alloc(L, 1, sizeof *key);
    if (from)
        *key = *from;
    if (indicator && strlen(indicator) < sizeof key->indicator)
        memcpy(key->indicator, indicator, strlen(indicator) + 1);
    if (unit && !tsc_unit_parse(tsc_span_of(unit), &key->unit))
        luaL_error(L, "'%s' is no unit", unit);
    return key;
}

/* A copy of a node's place in the plan under another key: node times one. */
static uint32_t rekeyed(lua_State *L, uint32_t node, const char *indicator, const char *unit)
{
    uint32_t copy = tsc_session_binary(L, TSC_OP_MULTIPLY, node, tsc_session_constant(L, 1));
    const tsc_key *key = changed_key(L, tsc_session_node_at(L, node)->key, indicator, unit);
    tsc_session_of(L)->plan.nodes[copy].key = key;
    return copy;
}

/* share(part, whole): in percent */
static int share(lua_State *L)
{
    uint32_t part = tsc_session_path(L, 1), whole = tsc_session_path(L, 2);
    const tsc_key *key = tsc_session_node_at(L, part)->key;
    uint32_t ratio = tsc_session_binary(L, TSC_OP_DIVIDE, part, whole);
    uint32_t percent = tsc_session_binary(L, TSC_OP_MULTIPLY, ratio, tsc_session_constant(L, 100));
    tsc_session_of(L)->plan.nodes[percent].key = changed_key(L, key, "trade_share", "%");
    return tsc_session_push(L, percent);
}

/* exports, imports = split(turnover, share of exports) */
static int split(lua_State *L)
{
    uint32_t total = tsc_session_path(L, 1), portion = tsc_session_node(L, 2);
    uint32_t exports = rekeyed(L, tsc_session_binary(L, TSC_OP_MULTIPLY, total, portion), "exports", NULL);
    uint32_t imports = rekeyed(L, tsc_session_binary(L, TSC_OP_SUBTRACT, total, exports), "imports", NULL);
    tsc_session_of(L)->plan.nodes[exports].assumed = true;
    tsc_session_of(L)->plan.nodes[imports].assumed = true;
    tsc_session_push(L, exports);
    tsc_session_push(L, imports);
    return 2;
}

/* convert(path, rate, "MAD"): rate is units of the new currency for one of the old */
static int convert(lua_State *L)
{
    uint32_t path = tsc_session_path(L, 1), rate = tsc_session_node(L, 2);
    const char *unit = luaL_checkstring(L, 3);
    uint32_t converted = tsc_session_binary(L, TSC_OP_MULTIPLY, path, rate);
    uint32_t result = rekeyed(L, converted, NULL, unit);
    tsc_session_of(L)->plan.nodes[result].key = changed_key(L, tsc_session_node_at(L, path)->key, NULL, unit);
    return tsc_session_push(L, result);
}

/* at_least(path, 0); at_most(path, capacity) */
static int at_least(lua_State *L)
{
    return tsc_session_push(L, tsc_session_binary(L, TSC_OP_MOST, tsc_session_node(L, 1), tsc_session_node(L, 2)));
}

static int at_most(lua_State *L)
{
    return tsc_session_push(L, tsc_session_binary(L, TSC_OP_LEAST, tsc_session_node(L, 1), tsc_session_node(L, 2)));
}

static int push_path_of(lua_State *L, tsc_plan_node *node)
{
    const tsc_plan_node *from = tsc_session_node_at(L, node->args[0]);
    node->path = true;
    node->arg_count = 1;
    node->key = from->key;
    node->assumed = from->assumed;
    return tsc_session_push(L, tsc_session_add(L, node));
}

/* cumulate(path [, from]): the sum over the years from the first one ahead */
static int cumulate(lua_State *L)
{
    tsc_plan_node node = {.op = TSC_OP_TOTAL, .args = {tsc_session_path(L, 1)}};
    node.year = lua_isnoneornil(L, 2) ? start_of(L, node.args[0]) : tsc_session_year(L, 2);
    return push_path_of(L, &node);
}

/* delay(path, years) */
static int delay(lua_State *L)
{
    tsc_plan_node node = {.op = TSC_OP_DELAY, .args = {tsc_session_path(L, 1)}};
    lua_Integer years = luaL_checkinteger(L, 2);
    if (years < 0 || years > TSC_PLAN_YEARS)
        return luaL_error(L, "a delay is 0 to %d years", TSC_PLAN_YEARS);
    node.shape = (unsigned char)years;
    return push_path_of(L, &node);
}

/* horizon(2035): paths go at least so far */
static int horizon(lua_State *L)
{
    ask_year(L, tsc_session_year(L, 1));
    return 0;
}

void tsc_api_open_paths(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"project", project},   {"steady", steady},     {"grow", grow},         {"override", override},
        {"phase_in", phase_in}, {"shock", shock},       {"since", since},       {"walk", walk},
        {"sum", sum},           {"share", share},       {"split", split},       {"convert", convert},
        {"at_least", at_least}, {"at_most", at_most},   {"cumulate", cumulate}, {"delay", delay},
        {"horizon", horizon},   {NULL, NULL},
    };
    for (const luaL_Reg *function = functions; function->name; function++)
        lua_register(L, function->name, function->func);
}
