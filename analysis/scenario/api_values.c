/* Arithmetic on the numbers and paths of a plan, and what can be asked of them. */
#include "scenario/ask.h"

#include "core/number.h"

#include <gsl/gsl_statistics.h>
#include <lauxlib.h>

#include <math.h>

static int push_binary(lua_State *L, tsc_op op)
{
    uint32_t a = tsc_session_node(L, 1), b = tsc_session_node(L, 2);
    return tsc_session_push(L, tsc_session_binary(L, op, a, b));
}

static int value_add(lua_State *L)
{
    return push_binary(L, TSC_OP_ADD);
}

static int value_subtract(lua_State *L)
{
    return push_binary(L, TSC_OP_SUBTRACT);
}

static int value_multiply(lua_State *L)
{
    return push_binary(L, TSC_OP_MULTIPLY);
}

static int value_divide(lua_State *L)
{
    return push_binary(L, TSC_OP_DIVIDE);
}

static int value_power(lua_State *L)
{
    return push_binary(L, TSC_OP_POWER);
}

static int value_negate(lua_State *L)
{
    uint32_t value = tsc_session_node(L, 1);
    return tsc_session_push(L, tsc_session_binary(L, TSC_OP_MULTIPLY, value, tsc_session_constant(L, -1)));
}

static int value_compare(lua_State *L)
{
    return luaL_error(L, "a path or an uncertain number is not one number; compare x:mean(year) or x:quantile(.5, year)");
}

static int value_tostring(lua_State *L)
{
    uint32_t series;
    bool path = !tsc_session_is_series(L, 1, &series) && tsc_session_node_at(L, tsc_session_node(L, 1))->path;
    lua_pushstring(L, luaL_testudata(L, 1, TSC_SERIES_TYPE) ? "a series" : path ? "a path" : "an uncertain number");
    return 1;
}

/* The year argument of a question; a bare number needs none. */
static int question_year(lua_State *L, uint32_t node, int arg)
{
    if (!tsc_session_node_at(L, node)->path)
        return 0;
    if (lua_isnoneornil(L, arg))
        return luaL_error(L, "a path has a value for each year: name the year");
    return tsc_session_year(L, arg);
}

/* x:mean(year): the mean, as in the results. */
static int value_mean(lua_State *L)
{
    uint32_t node = tsc_session_node(L, 1);
    lua_pushnumber(L, tsc_ask_mean(L, node, question_year(L, node, 2)));
    return 1;
}

/* x:quantile(probability, year) */
static int value_quantile(lua_State *L)
{
    uint32_t node = tsc_session_node(L, 1);
    double probability = luaL_checknumber(L, 2);
    if (!(probability > 0 && probability < 1))
        return luaL_error(L, "a quantile is asked at a probability between 0 and 1");
    int year = question_year(L, node, 3);
    tsc_arena scratch;
    tsc_arena_init(&scratch);
    const double *draws = tsc_ask_draws(L, node, year, &scratch);
    double value = gsl_stats_quantile_from_sorted_data(draws, 1, tsc_session_of(L)->plan.draws, probability);
    tsc_arena_clear(&scratch);
    lua_pushnumber(L, value);
    return 1;
}

/* x:chance_of(value, year): the probability of value or more. */
static int value_chance_of(lua_State *L)
{
    uint32_t node = tsc_session_node(L, 1);
    double value = luaL_checknumber(L, 2);
    int year = question_year(L, node, 3);
    tsc_arena scratch;
    tsc_arena_init(&scratch);
    const double *draws = tsc_ask_draws(L, node, year, &scratch);
    size_t count = tsc_session_of(L)->plan.draws, below = 0;
    while (below < count && draws[below] < value)
        below++;
    tsc_arena_clear(&scratch);
    lua_pushnumber(L, 1 - (double)below / (double)count);
    return 1;
}

/* path:at(year): its value of a year as an uncertain number of the plan. */
static int value_at(lua_State *L)
{
    tsc_session *session = tsc_session_of(L);
    tsc_plan_node node = {.op = TSC_OP_AT, .arg_count = 1, .args = {tsc_session_path(L, 1)}};
    node.year = tsc_session_year(L, 2);
    node.key = session->plan.nodes[node.args[0]].key;
    node.assumed = session->plan.nodes[node.args[0]].assumed;
    if (session->plan.to_year < node.year)
        session->plan.to_year = node.year;
    return tsc_session_push(L, tsc_session_add(L, &node));
}

/* x:label("name"): what the words and the tornado call it. */
static int value_label(lua_State *L)
{
    uint32_t index = tsc_session_node(L, 1);
    tsc_plan_node *node = &tsc_session_of(L)->plan.nodes[index];
    node->label = tsc_session_text(L, luaL_checkstring(L, 2));
    if (node->op == TSC_OP_DRAW)
        tsc_session_of(L)->plan.inputs[node->index].name = node->label;
    lua_settop(L, 1);
    return 1;
}

static int percent(lua_State *L)
{
    if (lua_type(L, 1) == LUA_TNUMBER) {
        lua_pushnumber(L, lua_tonumber(L, 1) / 100);
        return 1;
    }
    uint32_t value = tsc_session_node(L, 1);
    return tsc_session_push(L, tsc_session_binary(L, TSC_OP_DIVIDE, value, tsc_session_constant(L, 100)));
}

static int scaled(lua_State *L, double factor)
{
    if (lua_type(L, 1) == LUA_TNUMBER) {
        lua_pushnumber(L, lua_tonumber(L, 1) * factor);
        return 1;
    }
    uint32_t value = tsc_session_node(L, 1);
    return tsc_session_push(L, tsc_session_binary(L, TSC_OP_MULTIPLY, value, tsc_session_constant(L, factor)));
}

static int million(lua_State *L)
{
    return scaled(L, 1e6);
}

static int billion(lua_State *L)
{
    return scaled(L, 1e9);
}

static const luaL_Reg arithmetic[] = {
    {"__add", value_add},      {"__sub", value_subtract},      {"__mul", value_multiply}, {"__div", value_divide},
    {"__pow", value_power},    {"__unm", value_negate},        {"__lt", value_compare},   {"__le", value_compare},
    {"__tostring", value_tostring}, {NULL, NULL},
};

static const luaL_Reg methods[] = {
    {"mean", value_mean}, {"quantile", value_quantile}, {"chance_of", value_chance_of},
    {"at", value_at},     {"label", value_label},       {NULL, NULL},
};

void tsc_api_open_values(lua_State *L)
{
    luaL_newmetatable(L, TSC_SERIES_TYPE);
    luaL_setfuncs(L, arithmetic, 0);
    lua_pushliteral(L, "series");
    lua_setfield(L, -2, "__name");
    lua_pop(L, 1);
    luaL_newmetatable(L, TSC_VALUE_TYPE);
    luaL_setfuncs(L, arithmetic, 0);
    lua_pushliteral(L, "path or uncertain number");
    lua_setfield(L, -2, "__name");
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    lua_register(L, "percent", percent);
    lua_register(L, "million", million);
    lua_register(L, "billion", billion);
}
