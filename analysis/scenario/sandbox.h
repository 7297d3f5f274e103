/* Runs Lua code that nobody trusts. What is left out: io, os, package, debug, coroutine, utf8, load and its kin,
   metatables, protected calls, the pattern functions of string, random numbers, and everything that shows addresses or
   the order of hashes (pairs goes by sorted keys). What is bounded: live memory, memory asked for in total,
   instructions, processor time; and every C function left in is linear in memory that the limits bound, so that the
   count hook is reached in time. Metatables are out of reach because finalizers run without hooks. */
#ifndef TSC_SCENARIO_SANDBOX_H
#define TSC_SCENARIO_SANDBOX_H

#include "core/status.h"

#include <lua.h>

#include <stddef.h>
#include <stdint.h>

typedef struct tsc_sandbox_limits {
    size_t memory;         /* live bytes */
    uint64_t instructions;
    double cpu_seconds;
    volatile size_t *line; /* where the line that runs is noted, for whoever watches; may be NULL */
} tsc_sandbox_limits;

/** Loads code as text (never bytecode) and runs it once. open registers what the script may call, with host at hand
    through tsc_sandbox_host. Errors: TSC_EUSAGE with file name and line for what is wrong in the script, TSC_ELIMIT for
    a limit, TSC_ENOMEM, or what tsc_sandbox_raise was given. */
tsc_status tsc_sandbox_run(const char *name, const char *code, size_t length, const tsc_sandbox_limits *limits,
                           lua_CFunction open, void *host, tsc_error *err);

/** The host that tsc_sandbox_run was given. */
void *tsc_sandbox_host(lua_State *L);

/** Ends the script with this error; does not return. The message should be about the call, the line is added. */
int tsc_sandbox_raise(lua_State *L, const tsc_error *err);

#endif
