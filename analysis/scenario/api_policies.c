/* Policies with sizes from the literature or from one's own estimates, commitments as switches, tariffs. */
#include "scenario/session.h"

#include "model/smart.h"

#include <lauxlib.h>

#include <math.h>
#include <string.h>

static const tsc_effect *find_effect(lua_State *L, const char *name)
{
    tsc_session *session = tsc_session_of(L);
    tsc_session_check(L, session->effects_status, &session->effects_error);
    const tsc_effect *effect = tsc_effects_find(&session->effects, name);
    if (effect)
        return effect;
    luaL_Buffer list;
    luaL_buffinit(L, &list);
    for (size_t i = 0; i < session->effects.count; i++) {
        luaL_addstring(&list, i ? ", " : "");
        luaL_addstring(&list, session->effects.items[i].name);
    }
    luaL_pushresult(&list);
    luaL_error(L, "there is no effect '%s'; there are: %s", name, lua_tostring(L, -1));
    return NULL;
}

static uint32_t draw_effect(lua_State *L, const tsc_effect *effect)
{
    tsc_error err;
    tsc_distribution size = {.kind = TSC_DISTRIBUTION_NORMAL, .a = effect->mean, .b = effect->sd};
    const tsc_scenario_part parts[] = {{"words", effect->words}, {"source", effect->source}, {NULL, NULL}};
    const char *note = tsc_session_say(L, "effect_source", parts);
    tsc_session_check(L, tsc_plan_add_note(&tsc_session_of(L)->plan, note, &err), &err);
    return tsc_session_input(L, &size, effect->name, tsc_session_say(L, "effect", parts), effect->source);
}

/* elasticity "fta": the effect on log trade, or the elasticity, as an uncertain number */
static int elasticity(lua_State *L)
{
    return tsc_session_push(L, draw_effect(L, find_effect(L, luaL_checkstring(L, 1))));
}

/* policy("visa_free", {from = 2026, years = 3, units = 1, chance = percent(80)}): the multiplier
   1 + (exp(effect units) - 1) phase chance */
static int policy(lua_State *L)
{
    static const char *const known[] = {"from", "years", "units", "chance", "name", NULL};
    const tsc_effect *effect = find_effect(L, luaL_checkstring(L, 1));
    luaL_checktype(L, 2, LUA_TTABLE);
    tsc_session_fields_known(L, 2, "policy", known);
    if (!tsc_session_field(L, 2, "from"))
        return luaL_error(L, "policy needs its first year: policy(\"%s\", {from = 2026})", effect->name);
    const char *name = tsc_session_field_text(L, 2, "name", effect->words);
    uint32_t size = draw_effect(L, effect), units = tsc_session_field_number(L, 2, "units", 1);
    uint32_t one = tsc_session_constant(L, 1);
    tsc_plan_node raised = {.op = TSC_OP_EXP, .arg_count = 1};
    raised.args[0] = tsc_session_binary(L, TSC_OP_MULTIPLY, size, units);
    tsc_plan_node phase = {.op = TSC_OP_PHASE, .path = true, .arg_count = 3, .label = name};
    phase.args[0] = tsc_session_binary(L, TSC_OP_SUBTRACT, tsc_session_add(L, &raised), one);
    phase.args[1] = tsc_session_field_number(L, 2, "from", 0);
    phase.args[2] = tsc_session_field_number(L, 2, "years", effect->years);
    phase.shape = 2; /* linear, a share of what it multiplies */
    uint32_t added = tsc_session_with_chance(L, 2, tsc_session_add(L, &phase), name);
    return tsc_session_push(L, tsc_session_binary(L, TSC_OP_ADD, one, added));
}

/* The act of a code that is promised and not done: the one due last among those with a due date. */
static const tsc_scenario_act *find_commitment(lua_State *L, const char *code, const char *pair)
{
    tsc_session *session = tsc_session_of(L);
    tsc_scenario_act *acts = NULL;
    const tsc_scenario_act *best = NULL;
    size_t count = 0;
    tsc_error err = {0};
    tsc_session_read(L);
    if (session->world && session->world->acts)
        tsc_session_check(L, session->world->acts(session->world->context, pair, session->arena, &acts, &count, &err),
                          &err);
    for (size_t i = 0; i < count; i++) {
        const tsc_scenario_act *act = &acts[i];
        bool open = strcmp(act->status, "planned") == 0 || strcmp(act->status, "committed") == 0 ||
                    strcmp(act->status, "proposed") == 0;
        if (open && strcmp(act->code, code) == 0 && (!best || strcmp(act->due, best->due) > 0))
            best = act;
    }
    return best;
}

/* commitment("LOG_HUB", {pair = "KAZ-MAR", from = 2027, chance = percent(60)}): 0 before the act is done, 1 after.
   from: default the due year of the act in the store. */
static int commitment(lua_State *L)
{
    static const char *const known[] = {"pair", "from", "chance", "name", NULL};
    const char *code = luaL_checkstring(L, 1);
    tsc_session_fields_known(L, 2, "commitment", known);
    const char *pair = tsc_session_field_text(L, 2, "pair", NULL);
    const tsc_scenario_act *act = find_commitment(L, code, pair);
    int due = act && strlen(act->due) >= 4 ? (act->due[0] - '0') * 1000 + (act->due[1] - '0') * 100 +
                                                 (act->due[2] - '0') * 10 + (act->due[3] - '0')
                                           : 0;
    if (!tsc_session_field(L, 2, "from") && (due < 1800 || due > 2200))
        return luaL_error(L, act ? "the commitment %s has no date in the store: say from which year, from = 2027"
                                 : "no open commitment %s is in the store: say from which year, from = 2027", code);
    const tsc_scenario_part parts[] = {
        {"code", code}, {"status", act ? act->status : ""}, {"source", act ? act->source : ""}, {NULL, NULL}};
    tsc_error err;
    const char *note = tsc_session_say(L, act ? "commitment" : "no_commitment", parts);
    tsc_session_check(L, tsc_plan_add_note(&tsc_session_of(L)->plan, note, &err), &err);
    tsc_plan_node node = {.op = TSC_OP_SINCE, .path = true, .arg_count = 1};
    node.args[0] = tsc_session_field_number(L, 2, "from", due);
    node.label = tsc_session_field_text(L, 2, "name", tsc_session_text(L, code));
    uint32_t path = tsc_session_add(L, &node);
    return tsc_session_push(L, tsc_session_with_chance(L, 2, path, node.label));
}

static const char *const smart_results[] = {"creation", "diversion", "total", "revenue", "welfare", "price_pct"};

/* All plain numbers: the result is plain too. */
static int smart_numbers(lua_State *L, const double *args)
{
    tsc_smart_case one = {args[0], args[1], args[2], args[3], args[4], args[5], args[6]};
    tsc_smart_result result = tsc_smart(&one);
    const double values[] = {result.creation, result.diversion, result.total,
                             result.revenue,  result.welfare,   result.price_pct};
    lua_createtable(L, 0, 6);
    for (size_t i = 0; i < 6; i++) {
        lua_pushnumber(L, values[i]);
        lua_setfield(L, -2, smart_results[i]);
    }
    return 1;
}

/* smart{imports = 100e6, rest = 300e6, tariff = percent(10), new_tariff = 0, demand = -1.5, substitution = -1.5,
   supply = 99}: what a tariff change does, each result plain or uncertain as its arguments are */
static int smart(lua_State *L)
{
    static const char *const fields[] = {"imports",      "rest",   "tariff", "new_tariff", "demand",
                                         "substitution", "supply", NULL};
    static const double fallback[] = {(double)NAN, (double)NAN, (double)NAN, 0, -1.5, -1.5, 1e9};
    double numbers[TSC_NODE_ARGS];
    bool plain = true;
    luaL_checktype(L, 1, LUA_TTABLE);
    tsc_session_fields_known(L, 1, "smart", fields);
    for (int i = 0; i < TSC_NODE_ARGS; i++) {
        int at = tsc_session_field(L, 1, fields[i]);
        if (!at && isnan(fallback[i]))
            return luaL_error(L, "smart needs '%s'", fields[i]);
        plain = plain && (!at || lua_type(L, at) == LUA_TNUMBER);
        numbers[i] = !at ? fallback[i] : plain ? lua_tonumber(L, at) : 0;
    }
    if (plain)
        return smart_numbers(L, numbers);
    tsc_plan_node node = {.op = TSC_OP_SMART, .arg_count = TSC_NODE_ARGS};
    for (int i = 0; i < TSC_NODE_ARGS; i++) {
        int at = tsc_session_field(L, 1, fields[i]);
        node.args[i] = at ? tsc_session_node(L, at) : tsc_session_constant(L, fallback[i]);
        node.path = node.path || tsc_session_node_at(L, node.args[i])->path;
    }
    node.key = tsc_session_node_at(L, node.args[0])->key;
    lua_createtable(L, 0, 6);
    for (unsigned char i = 0; i < 6; i++) {
        node.shape = i;
        tsc_session_push(L, tsc_session_add(L, &node));
        lua_setfield(L, -2, smart_results[i]);
    }
    return 1;
}

void tsc_api_open_policies(lua_State *L)
{
    lua_register(L, "elasticity", elasticity);
    lua_register(L, "policy", policy);
    lua_register(L, "commitment", commitment);
    lua_register(L, "smart", smart);
}
