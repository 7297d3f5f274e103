/* Distributions of uncertain numbers. The last argument may be a name for the words and the tornado. */
#include "scenario/session.h"

#include <lauxlib.h>

static int push_draw(lua_State *L, const tsc_distribution *distribution, int name_arg)
{
    const char *name = tsc_session_text(L, luaL_optstring(L, name_arg, ""));
    return tsc_session_push(L, tsc_session_input(L, distribution, name, name, ""));
}

/* normal(mean, sd [, name]) */
static int normal(lua_State *L)
{
    tsc_distribution d = {.kind = TSC_DISTRIBUTION_NORMAL, .a = luaL_checknumber(L, 1), .b = luaL_checknumber(L, 2)};
    return push_draw(L, &d, 3);
}

/* lognormal(median, sd of the logarithm [, name]) */
static int lognormal(lua_State *L)
{
    tsc_distribution d = {.kind = TSC_DISTRIBUTION_LOGNORMAL, .a = luaL_checknumber(L, 1), .b = luaL_checknumber(L, 2)};
    return push_draw(L, &d, 3);
}

/* uniform(low, high [, name]) */
static int uniform(lua_State *L)
{
    tsc_distribution d = {.kind = TSC_DISTRIBUTION_UNIFORM, .a = luaL_checknumber(L, 1), .b = luaL_checknumber(L, 2)};
    return push_draw(L, &d, 3);
}

static int three_points(lua_State *L, tsc_distribution_kind kind)
{
    tsc_distribution d = {.kind = kind, .a = luaL_checknumber(L, 1), .b = luaL_checknumber(L, 2)};
    d.c = luaL_checknumber(L, 3);
    return push_draw(L, &d, 4);
}

/* triangular(low, most likely, high [, name]) */
static int triangular(lua_State *L)
{
    return three_points(L, TSC_DISTRIBUTION_TRIANGULAR);
}

/* pert(low, most likely, high [, name]) */
static int pert(lua_State *L)
{
    return three_points(L, TSC_DISTRIBUTION_PERT);
}

/* chance(probability [, name]): 1 or 0 */
static int chance(lua_State *L)
{
    tsc_distribution d = {.kind = TSC_DISTRIBUTION_CHANCE, .a = luaL_checknumber(L, 1)};
    return push_draw(L, &d, 2);
}

/* empirical({.05, .12, .31} [, name]): one of the values, each as likely */
static int empirical(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    tsc_distribution d = {.kind = TSC_DISTRIBUTION_EMPIRICAL, .count = lua_rawlen(L, 1)};
    double *values = tsc_session_alloc(L, d.count + 1, sizeof *values);
    for (size_t i = 0; i < d.count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        values[i] = luaL_checknumber(L, -1);
        lua_pop(L, 1);
    }
    d.values = values;
    return push_draw(L, &d, 2);
}

void tsc_api_open_chances(lua_State *L)
{
    lua_register(L, "normal", normal);
    lua_register(L, "lognormal", lognormal);
    lua_register(L, "uniform", uniform);
    lua_register(L, "triangular", triangular);
    lua_register(L, "pert", pert);
    lua_register(L, "chance", chance);
    lua_register(L, "empirical", empirical);
}
