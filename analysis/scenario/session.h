/* A script at work: what the functions that it calls share. */
#ifndef TSC_SCENARIO_SESSION_H
#define TSC_SCENARIO_SESSION_H

#include "core/buffer.h"
#include "scenario/effects.h"
#include "scenario/phrases.h"
#include "scenario/plan.h"
#include "scenario/sandbox.h"

typedef struct tsc_session {
    tsc_plan plan;
    tsc_arena *arena;
    const tsc_scenario_world *world;
    const tsc_scenario_options *options;
    tsc_scenario_phrases phrases;
    tsc_effects effects;
    tsc_status effects_status; /* of their files */
    tsc_error effects_error;
    double work;          /* rows times draws that the script itself had evaluated */
    size_t reads;         /* questions to the world so far */
    size_t allocated;     /* bytes of the arena that the script's calls asked for */
    tsc_buffer printed;
} tsc_session;

/* Kinds of values that a script holds. */
#define TSC_VALUE_TYPE "tsc.path"
#define TSC_SERIES_TYPE "tsc.series"

static inline tsc_session *tsc_session_of(lua_State *L)
{
    return (tsc_session *)tsc_sandbox_host(L);
}

/** Ends the script where status is not TSC_OK. */
void tsc_session_check(lua_State *L, tsc_status status, const tsc_error *err);

/** Counts a question to the world; raises after 1,000. */
void tsc_session_read(lua_State *L);

/** count * size zeroed bytes of the arena, as long as the script lives within its limit; raises else. */
void *tsc_session_alloc(lua_State *L, size_t count, size_t size);

/** Raises where a text is no valid UTF-8: what is written must be. */
void tsc_session_utf8(lua_State *L, const char *text, size_t length);

/** A copy of a text of at most 4,096 bytes of UTF-8 in the arena; raises. */
const char *tsc_session_text(lua_State *L, const char *text);

/* Arguments. Each raises an error that names the argument where it is of the wrong kind. */
const tsc_plan_node *tsc_session_node_at(lua_State *L, uint32_t node);
uint32_t tsc_session_node(lua_State *L, int arg);        /* a number, a value, a series (its projection) */
uint32_t tsc_session_number(lua_State *L, int arg);      /* a number or an uncertain number, no path */
uint32_t tsc_session_path(lua_State *L, int arg);        /* a path or a series */
uint32_t tsc_session_rate(lua_State *L, int arg);        /* as tsc_session_node, refused where it looks like percent */
int tsc_session_year(lua_State *L, int arg);
bool tsc_session_is_series(lua_State *L, int arg, uint32_t *series);

/* Fields of a table argument: the value is left on the stack and its index is given; 0 where it is absent. */
int tsc_session_field(lua_State *L, int table, const char *name);
/** Raises where the table has a field (that is no whole number) not among the NULL-terminated names. */
void tsc_session_fields_known(lua_State *L, int table, const char *what, const char *const *names);
/** A text field, or fallback. */
const char *tsc_session_field_text(lua_State *L, int table, const char *name, const char *fallback);
/** A number field (maybe uncertain), or the number fallback. */
uint32_t tsc_session_field_number(lua_State *L, int table, const char *name, double fallback);
/** The years of a table {[2025] = ..., ...}, ascending, in the arena; *count of them. */
int *tsc_session_years(lua_State *L, int table, size_t *count);

/* Results. */
uint32_t tsc_session_add(lua_State *L, const tsc_plan_node *node);
int tsc_session_push(lua_State *L, uint32_t node);
int tsc_session_push_series(lua_State *L, uint32_t series);
uint32_t tsc_session_constant(lua_State *L, double value);
uint32_t tsc_session_binary(lua_State *L, tsc_op op, uint32_t a, uint32_t b);
uint32_t tsc_session_projection(lua_State *L, uint32_t series, const char *model);
/** id: what makes it the same number as another, in any language; name: what it is called. */
uint32_t tsc_session_input(lua_State *L, const tsc_distribution *distribution, const char *id, const char *name,
                           const char *origin);
/** A phrase in the language of the session, in the arena. */
const char *tsc_session_say(lua_State *L, const char *phrase, const tsc_scenario_part *parts);
/** node times a chance between 0 and 1 (field "chance" of a table) under a name; node itself where it has none. */
uint32_t tsc_session_with_chance(lua_State *L, int table, uint32_t node, const char *name);

/** Readies projections as far as the plan's last year. */
tsc_status tsc_session_project(tsc_session *session, tsc_error *err);

/** Runs the plan: projections, draws, summaries and words into *run. */
tsc_status tsc_session_run(tsc_session *session, tsc_scenario_run *run, tsc_error *err);

/** Sets all globals of the API: a lua_CFunction for the sandbox. */
int tsc_session_open_api(lua_State *L);

/* What the API consists of: each sets its globals. */
void tsc_api_open_values(lua_State *L);   /* arithmetic, methods of values */
void tsc_api_open_series(lua_State *L);   /* series, history, targets, events, solving for targets */
void tsc_api_open_paths(lua_State *L);    /* growth, phases, shocks … */
void tsc_api_open_chances(lua_State *L);  /* distributions */
void tsc_api_open_policies(lua_State *L); /* effects, commitments, tariffs */
void tsc_api_open_scenarios(lua_State *L); /* scenario, target, expect … */

#endif
