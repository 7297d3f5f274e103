#include "scenario/sandbox_lib.h"

#include "core/number.h"

#include <lauxlib.h>
#include <lualib.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { SORT_LIMIT = 10000, REPEAT_LIMIT = 1 << 16 };

/* Numbers, strings and what has a text of its own; other values would show an address. */
static int safe_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    int type = lua_type(L, 1);
    char number[TSC_NUMBER_SIZE];
    if (type == LUA_TTABLE || type == LUA_TFUNCTION)
        lua_pushstring(L, lua_typename(L, type));
    else if (type == LUA_TNUMBER && tsc_number_format(lua_tonumber(L, 1), number) > 0)
        lua_pushstring(L, number);
    else
        luaL_tolstring(L, 1, NULL);
    return 1;
}

static int safe_format(lua_State *L)
{
    int count = lua_gettop(L);
    const char *format = luaL_checkstring(L, 1);
    for (const char *p = strchr(format, '%'); p; p = strchr(p + (p[1] ? 2 : 1), '%')) {
        const char *letter = p + 1 + strspn(p + 1, "-+ #0123456789.");
        if (*letter == 'p' || *letter == 'a' || *letter == 'A')
            return luaL_error(L, "string.format has no %%%c here", *letter);
    }
    for (int i = 2; i <= count; i++) {
        int type = lua_type(L, i);
        if (type == LUA_TTABLE || type == LUA_TFUNCTION)
            return luaL_argerror(L, i, "numbers and strings can be formatted");
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, count, 1);
    return 1;
}

static int safe_repeat(lua_State *L)
{
    size_t length, gap;
    luaL_checklstring(L, 1, &length);
    lua_Integer times = luaL_checkinteger(L, 2);
    luaL_optlstring(L, 3, "", &gap);
    if (times > REPEAT_LIMIT || (times > 0 && (length + gap) * (size_t)times > 16 * REPEAT_LIMIT))
        return luaL_error(L, "string.rep makes at most %d bytes", 16 * REPEAT_LIMIT);
    lua_settop(L, 3);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 3, 1);
    return 1;
}

static int safe_sort(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (lua_rawlen(L, 1) > SORT_LIMIT)
        return luaL_error(L, "table.sort takes at most %d items", SORT_LIMIT);
    lua_settop(L, 2);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 2, 0);
    return 0;
}

/* The order of keys in pairs: numbers, then strings, then the rest as it comes. Compares the values at two indexes. */
static bool key_before(lua_State *L, int a, int b)
{
    int one = lua_type(L, a), other = lua_type(L, b);
    if (one == other && (one == LUA_TNUMBER || one == LUA_TSTRING))
        return lua_compare(L, a, b, LUA_OPLT) != 0;
    int rank_one = one == LUA_TNUMBER ? 0 : one == LUA_TSTRING ? 1 : 2;
    int rank_other = other == LUA_TNUMBER ? 0 : other == LUA_TSTRING ? 1 : 2;
    return rank_one < rank_other;
}

static int keys_before(lua_State *L)
{
    lua_pushboolean(L, key_before(L, 1, 2));
    return 1;
}

/* upvalues: the table, its sorted keys, how many were given out */
static int next_pair(lua_State *L)
{
    lua_Integer given = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        given++;
        if (lua_rawgeti(L, lua_upvalueindex(2), given) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            break;
        lua_pop(L, 2);
    }
    lua_pushinteger(L, given);
    lua_copy(L, -1, lua_upvalueindex(3));
    lua_pop(L, 1);
    return 2;
}

static int sorted_pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_newtable(L);
    lua_Integer count = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_rawseti(L, 2, ++count);
    }
    if (count > SORT_LIMIT)
        return luaL_error(L, "pairs takes tables of at most %d keys; use a loop over numbers", SORT_LIMIT);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 2);
    lua_pushcfunction(L, keys_before);
    lua_call(L, 2, 0);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

/* Opens a library and keeps the named fields of its table as global `name`. */
static void open_part(lua_State *L, const char *name, lua_CFunction open, const char *const *kept)
{
    lua_pushcfunction(L, open);
    lua_pushstring(L, name);
    lua_call(L, 1, 1);
    lua_newtable(L);
    for (; *kept; kept++) {
        lua_getfield(L, -2, *kept);
        lua_setfield(L, -2, *kept);
    }
    lua_remove(L, -2);
    lua_setglobal(L, name);
}

/* Replaces library.name by a safe function that has the old one as its upvalue. */
static void wrap(lua_State *L, const char *library, const char *name, lua_CFunction safe)
{
    lua_getglobal(L, library);
    lua_getfield(L, -1, name);
    lua_pushcclosure(L, safe, 1);
    lua_setfield(L, -2, name);
    lua_pop(L, 1);
}

/* Methods of strings are those that are left of the library. */
static void limit_string_methods(lua_State *L)
{
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_getglobal(L, "string");
    lua_setfield(L, -2, "__index");
    lua_pop(L, 2);
}

static void open_base(lua_State *L)
{
    static const char *const removed[] = {"collectgarbage", "dofile", "load",   "loadfile",     "loadstring", "pcall",
                                          "xpcall",         "print",  "rawget", "rawset",       "rawequal",   "rawlen",
                                          "getmetatable",   "warn",   "next",   "setmetatable", "require",    NULL};
    lua_pushcfunction(L, luaopen_base);
    lua_call(L, 0, 0);
    for (const char *const *name = removed; *name; name++) {
        lua_pushnil(L);
        lua_setglobal(L, *name);
    }
    lua_register(L, "tostring", safe_tostring);
}

void tsc_sandbox_open_libraries(lua_State *L)
{
    static const char *const strings[] = {"byte", "char", "format", "len", "lower", "rep", "reverse", "sub", "upper",
                                          NULL};
    static const char *const tables[] = {"concat", "insert", "pack", "remove", "sort", "unpack", NULL};
    static const char *const numbers[] = {"abs", "ceil", "exp",  "floor", "fmod", "huge", "log",       "max",
                                          "min", "modf", "pi",   "sqrt",  "type", "ult",  "tointeger", NULL};
    open_base(L);
    open_part(L, "string", luaopen_string, strings);
    open_part(L, "table", luaopen_table, tables);
    open_part(L, "math", luaopen_math, numbers);
    lua_getglobal(L, "table");
    lua_getfield(L, -1, "sort");
    lua_pushcclosure(L, sorted_pairs, 1);
    lua_setglobal(L, "pairs");
    lua_pop(L, 1);
    wrap(L, "string", "format", safe_format);
    wrap(L, "string", "rep", safe_repeat);
    wrap(L, "table", "sort", safe_sort);
    limit_string_methods(L);
}
