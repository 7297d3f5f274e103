#include "scenario/session.h"

#include "core/map.h"
#include "core/number.h"

#include <lauxlib.h>
#include <unicode/utf8.h>

#include <math.h>
#include <string.h>

void tsc_session_check(lua_State *L, tsc_status status, const tsc_error *err)
{
    if (status != TSC_OK)
        tsc_sandbox_raise(L, err);
}

enum { ARENA_LIMIT = 64 << 20, TEXT_LIMIT = 4096, READ_LIMIT = 1000 };

void tsc_session_read(lua_State *L)
{
    tsc_error err;
    if (tsc_session_of(L)->reads++ >= READ_LIMIT)
        tsc_session_check(L, tsc_error_set(&err, TSC_ELIMIT, NULL, 0, "the script reads more than %d times", READ_LIMIT),
                          &err);
}

void *tsc_session_alloc(lua_State *L, size_t count, size_t size)
{
    tsc_session *session = tsc_session_of(L);
    tsc_error err;
    session->allocated += count * size;
    if (count > ARENA_LIMIT / size || session->allocated > ARENA_LIMIT)
        tsc_session_check(L, tsc_error_set(&err, TSC_ELIMIT, NULL, 0, "the plan of the script needs too much memory"),
                          &err);
    void *block = tsc_arena_calloc(session->arena, count, size);
    if (!block)
        tsc_session_check(L, tsc_error_memory(&err, "the plan of the script"),
                          &err);
    return block;
}

void tsc_session_utf8(lua_State *L, const char *text, size_t length)
{
    for (int32_t at = 0; (size_t)at < length;) {
        UChar32 letter;
        U8_NEXT((const uint8_t *)text, at, (int32_t)length, letter);
        if (letter < 0)
            luaL_error(L, "a text must be UTF-8, byte %d of it is not", (int)at);
    }
}

const char *tsc_session_text(lua_State *L, const char *text)
{
    size_t length = strlen(text);
    if (length > TEXT_LIMIT)
        luaL_error(L, "a text of %d bytes, the limit is %d", (int)length, TEXT_LIMIT);
    tsc_session_utf8(L, text, length);
    char *copy = tsc_session_alloc(L, length + 1, 1);
    memcpy(copy, text, length);
    return copy;
}

const tsc_plan_node *tsc_session_node_at(lua_State *L, uint32_t node)
{
    return &tsc_session_of(L)->plan.nodes[node];
}

uint32_t tsc_session_add(lua_State *L, const tsc_plan_node *node)
{
    tsc_error err;
    uint32_t index = 0;
    tsc_session_check(L, tsc_plan_add_node(&tsc_session_of(L)->plan, node, &index, &err), &err);
    return index;
}

uint32_t tsc_session_constant(lua_State *L, double value)
{
    if (!isfinite(value))
        luaL_error(L, "a number of the plan must be finite, not %s", isnan(value) ? "the result of 0/0" : "infinite");
    tsc_plan_node node = {.op = TSC_OP_NUMBER, .value = value};
    return tsc_session_add(L, &node);
}

static int push_handle(lua_State *L, uint32_t index, const char *type)
{
    uint32_t *handle = lua_newuserdatauv(L, sizeof *handle, 0);
    *handle = index;
    luaL_setmetatable(L, type);
    return 1;
}

int tsc_session_push(lua_State *L, uint32_t node)
{
    return push_handle(L, node, TSC_VALUE_TYPE);
}

int tsc_session_push_series(lua_State *L, uint32_t series)
{
    return push_handle(L, series, TSC_SERIES_TYPE);
}

bool tsc_session_is_series(lua_State *L, int arg, uint32_t *series)
{
    const uint32_t *handle = luaL_testudata(L, arg, TSC_SERIES_TYPE);
    if (handle)
        *series = *handle;
    return handle != NULL;
}

uint32_t tsc_session_projection(lua_State *L, uint32_t series, const char *model)
{
    tsc_session *session = tsc_session_of(L);
    tsc_error err;
    tsc_plan_node node = {.op = TSC_OP_PROJECT, .path = true};
    tsc_status status =
        tsc_plan_add_projection(&session->plan, series, tsc_session_text(L, model), &node.index, &err);
    tsc_session_check(L, status, &err);
    tsc_plan_projection *projection = &session->plan.projections[node.index];
    if (projection->has_node)
        return projection->node;
    node.key = &session->plan.series[series].key;
    projection->node = tsc_session_add(L, &node);
    projection->has_node = true;
    return projection->node;
}

uint32_t tsc_session_node(lua_State *L, int arg)
{
    uint32_t series;
    const uint32_t *handle = luaL_testudata(L, arg, TSC_VALUE_TYPE);
    if (handle)
        return *handle;
    if (tsc_session_is_series(L, arg, &series))
        return tsc_session_projection(L, series, "auto");
    if (lua_type(L, arg) != LUA_TNUMBER)
        luaL_error(L, "a number, a path or a series is needed here, not %s",
                   lua_isnoneornil(L, arg) ? "nothing" : luaL_typename(L, arg));
    return tsc_session_constant(L, lua_tonumber(L, arg));
}

uint32_t tsc_session_number(lua_State *L, int arg)
{
    uint32_t node = tsc_session_node(L, arg);
    if (tsc_session_node_at(L, node)->path)
        luaL_error(L, "one number is needed here, not a path over years; take one year of it with :at(year)");
    return node;
}

uint32_t tsc_session_path(lua_State *L, int arg)
{
    uint32_t node = tsc_session_node(L, arg);
    if (!tsc_session_node_at(L, node)->path)
        luaL_error(L, "a path over years is needed here (a series, project, steady, grow …), not one number");
    return node;
}

uint32_t tsc_session_rate(lua_State *L, int arg)
{
    if (lua_type(L, arg) == LUA_TNUMBER && fabs(lua_tonumber(L, arg)) > 3) {
        char rate[TSC_NUMBER_SIZE], pct[TSC_NUMBER_SIZE];
        tsc_number_format(lua_tonumber(L, arg), rate);
        tsc_number_format(100 * lua_tonumber(L, arg), pct);
        luaL_error(L, "a rate of %s would be %s %% a year: write percent(%s)", rate, pct, rate);
    }
    return tsc_session_node(L, arg);
}

int tsc_session_year(lua_State *L, int arg)
{
    lua_Integer year = luaL_checkinteger(L, arg);
    if (year < 1800 || year > 2200)
        luaL_error(L, "%I is not a year", year);
    return (int)year;
}

int tsc_session_field(lua_State *L, int table, const char *name)
{
    luaL_checkstack(L, 4, "too many values");
    table = lua_absindex(L, table);
    if (!lua_istable(L, table) || lua_getfield(L, table, name) == LUA_TNIL)
        return 0;
    return lua_gettop(L);
}

static bool is_among(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

void tsc_session_fields_known(lua_State *L, int table, const char *what, const char *const *names)
{
    const char *wrong = NULL;
    table = lua_absindex(L, table);
    if (lua_isnoneornil(L, table))
        return;
    luaL_checktype(L, table, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;
        if (name && !is_among(name, names) && (!wrong || strcmp(name, wrong) < 0))
            wrong = name;
    }
    if (!wrong)
        return;
    luaL_Buffer list;
    luaL_buffinit(L, &list);
    for (size_t i = 0; names[i]; i++) {
        luaL_addstring(&list, i ? ", " : "");
        luaL_addstring(&list, names[i]);
    }
    luaL_pushresult(&list);
    luaL_error(L, "%s has no '%s', it has: %s", what, wrong, lua_tostring(L, -1));
}

const char *tsc_session_field_text(lua_State *L, int table, const char *name, const char *fallback)
{
    int at = tsc_session_field(L, table, name);
    if (!at)
        return fallback;
    if (lua_type(L, at) != LUA_TSTRING)
        luaL_error(L, "'%s' must be a text", name);
    return tsc_session_text(L, lua_tostring(L, at));
}

uint32_t tsc_session_field_number(lua_State *L, int table, const char *name, double fallback)
{
    int at = tsc_session_field(L, table, name);
    return at ? tsc_session_number(L, at) : tsc_session_constant(L, fallback);
}

int *tsc_session_years(lua_State *L, int table, size_t *count)
{
    *count = 0;
    table = lua_absindex(L, table);
    luaL_checktype(L, table, LUA_TTABLE);
    int *years = tsc_session_alloc(L, TSC_PLAN_YEARS * 4, sizeof *years);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TNUMBER)
            continue;
        if (*count == TSC_PLAN_YEARS * 4)
            luaL_error(L, "a table of more than %d years", TSC_PLAN_YEARS * 4);
        int year = tsc_session_year(L, lua_gettop(L) - 1);
        size_t at = (*count)++;
        for (; at > 0 && years[at - 1] > year; at--)
            years[at] = years[at - 1];
        years[at] = year;
    }
    return years;
}

/* Whether a result is a path, and what it is an amount of: sums join keys, a product or quotient has that of the
   first, and of the second only where the first is a bare number. */
static void describe_binary(lua_State *L, tsc_plan_node *node)
{
    tsc_session *session = tsc_session_of(L);
    const tsc_plan_node *a = &session->plan.nodes[node->args[0]], *b = &session->plan.nodes[node->args[1]];
    node->path = a->path || b->path;
    node->assumed = a->assumed || b->assumed;
    if (node->op == TSC_OP_DIVIDE || node->op == TSC_OP_POWER) {
        node->key = b->key ? NULL : a->key;
        return;
    }
    if (a->key && b->key && node->op != TSC_OP_MULTIPLY && !tsc_unit_same(a->key->unit, b->key->unit) &&
        !tsc_unit_is_none(a->key->unit) && !tsc_unit_is_none(b->key->unit))
        luaL_error(L, "%s and %s cannot be added; use convert() first", a->key->unit.code, b->key->unit.code);
    tsc_error err;
    const tsc_key *first = a->key, *second = node->op == TSC_OP_MULTIPLY && first ? NULL : b->key;
    tsc_session_check(L, tsc_plan_join_keys(&session->plan, first, second, &node->key, &err), &err);
}

uint32_t tsc_session_binary(lua_State *L, tsc_op op, uint32_t a, uint32_t b)
{
    tsc_plan_node node = {.op = op, .arg_count = 2, .args = {a, b}};
    describe_binary(L, &node);
    return tsc_session_add(L, &node);
}

const char *tsc_session_say(lua_State *L, const char *phrase, const tsc_scenario_part *parts)
{
    tsc_session *session = tsc_session_of(L);
    tsc_buffer text = {0};
    tsc_error err;
    tsc_scenario_phrases_add(&session->phrases, phrase, parts, &text);
    const char *copy = tsc_buffer_keep(&text, session->arena);
    if (!copy)
        tsc_session_check(L, tsc_error_memory(&err, "the words of the script"), &err);
    return copy;
}

static bool same_input(const tsc_plan_input *known, const tsc_distribution *d, const char *id)
{
    const tsc_distribution *own = &known->distribution;
    return *id && strcmp(known->id, id) == 0 && own->kind == d->kind && own->a == d->a && own->b == d->b &&
           own->c == d->c && d->kind != TSC_DISTRIBUTION_EMPIRICAL;
}

/* Named alike and sized alike is the same uncertain number: what scenarios share does not blur their comparison. An
   input is known by its name and place among its namesakes, so that one more changes no other's draws. */
uint32_t tsc_session_input(lua_State *L, const tsc_distribution *distribution, const char *id, const char *name,
                           const char *origin)
{
    tsc_session *session = tsc_session_of(L);
    tsc_plan_input input = {.distribution = *distribution, .id = id, .name = name, .origin = origin};
    tsc_error err;
    uint64_t place = 0;
    for (size_t i = 0; i < session->plan.input_count; i++) {
        const tsc_plan_input *known = &session->plan.inputs[i];
        if (known->has_node && same_input(known, distribution, id))
            return known->node;
        place += strcmp(known->id, id) == 0;
    }
    uint64_t parts[2] = {tsc_hash_bytes(id, strlen(id)), place};
    input.identity = tsc_hash_bytes(parts, sizeof parts);
    tsc_session_check(L, tsc_distribution_init(&input.distribution, session->arena, &err), &err);
    tsc_plan_node node = {.op = TSC_OP_DRAW, .label = name};
    tsc_session_check(L, tsc_plan_add_input(&session->plan, &input, &node.index, &err), &err);
    uint32_t index = tsc_session_add(L, &node);
    session->plan.inputs[node.index].node = index;
    session->plan.inputs[node.index].has_node = true;
    return index;
}

uint32_t tsc_session_with_chance(lua_State *L, int table, uint32_t node, const char *name)
{
    int at = tsc_session_field(L, table, "chance");
    if (!at)
        return node;
    if (lua_type(L, at) != LUA_TNUMBER)
        luaL_error(L, "'chance' must be a number between 0 and 1: percent(60), or .6");
    tsc_distribution chance = {.kind = TSC_DISTRIBUTION_CHANCE, .a = lua_tonumber(L, at)};
    const tsc_scenario_part parts[] = {{"name", name}, {NULL, NULL}};
    lua_pushfstring(L, *name ? TSC_CHANCE_OF "%s" : "", name);
    const char *id = tsc_session_text(L, lua_tostring(L, -1));
    uint32_t happens = tsc_session_input(L, &chance, id, tsc_session_say(L, *name ? "comes" : "it_comes", parts), "");
    return tsc_session_binary(L, TSC_OP_MULTIPLY, node, happens);
}

tsc_status tsc_session_project(tsc_session *session, tsc_error *err)
{
    int last = tsc_plan_last_year(&session->plan);
    if (last - tsc_plan_first_year(&session->plan) >= TSC_PLAN_YEARS)
        return tsc_error_set(err, TSC_ELIMIT, NULL, 0, "a horizon of %d years, the limit is %d",
                             last - tsc_plan_first_year(&session->plan), TSC_PLAN_YEARS);
    for (size_t i = 0; i < session->plan.projection_count; i++) {
        tsc_plan_projection *projection = &session->plan.projections[i];
        const tsc_plan_series *series = &session->plan.series[projection->series];
        size_t horizon = (size_t)(last - series->years[series->count - 1]);
        if (projection->forecast.horizon == horizon)
            continue;
        if (!session->world || !session->world->forecast)
            return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "there is no projection to be had here");
        tsc_history history = {series->years, series->values, series->count, 1};
        tsc_status status = session->world->forecast(session->world->context, &history, horizon, projection->model,
                                                     session->arena, &projection->forecast, err);
        if (status != TSC_OK)
            return status;
    }
    return TSC_OK;
}

int tsc_session_open_api(lua_State *L)
{
    tsc_api_open_values(L);
    tsc_api_open_series(L);
    tsc_api_open_paths(L);
    tsc_api_open_chances(L);
    tsc_api_open_policies(L);
    tsc_api_open_scenarios(L);
    return 0;
}
