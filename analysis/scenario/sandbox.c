#include "scenario/sandbox.h"

#include "scenario/sandbox_lib.h"

#include <lauxlib.h>
#include <lualib.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { HOOK_EVERY = 100, CODE_LIMIT = 1 << 20, TRAFFIC_FACTOR = 64 };

typedef struct sandbox {
    tsc_sandbox_limits limits;
    size_t live, traffic; /* traffic: all bytes that were ever asked for; copying is work that no hook sees */
    uint64_t instructions;
    struct timespec started;
    const char *passed;   /* "time" or "instructions" once that limit was passed */
    void *host;
    bool raised;
    tsc_error failure;    /* of tsc_sandbox_raise */
    size_t current;       /* the line that runs; a memory error leaves no other trace */
    size_t line;          /* where the error arose, 0 unknown */
} sandbox;

static sandbox *of_state(lua_State *L)
{
    return *(sandbox **)lua_getextraspace(L);
}

void *tsc_sandbox_host(lua_State *L)
{
    return of_state(L)->host;
}

int tsc_sandbox_raise(lua_State *L, const tsc_error *err)
{
    sandbox *box = of_state(L);
    box->failure = *err;
    box->raised = true;
    return luaL_error(L, "%s", err->message);
}

static void *allocate(void *context, void *block, size_t old_size, size_t new_size)
{
    sandbox *box = context;
    size_t had = block ? old_size : 0;
    if (new_size == 0) {
        free(block);
        box->live -= had;
        return NULL;
    }
    if (new_size > had) {
        if (box->live - had + new_size > box->limits.memory ||
            box->traffic + new_size > box->limits.memory * TRAFFIC_FACTOR)
            return NULL;
        box->traffic += new_size;
    }
    void *moved = realloc(block, new_size);
    if (moved)
        box->live = box->live - had + new_size;
    return moved ? moved : new_size <= had ? block : NULL;
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

/* Once a limit is passed every further line and instruction raises again, until the script is unwound. */
static void on_event(lua_State *L, lua_Debug *activation)
{
    sandbox *box = of_state(L);
    if (activation->event == LUA_HOOKLINE) {
        box->current = (size_t)activation->currentline;
        if (box->limits.line)
            *box->limits.line = box->current;
    } else {
        box->instructions += HOOK_EVERY;
    }
    if (box->instructions > box->limits.instructions)
        box->passed = "instructions";
    else if (activation->event == LUA_HOOKCOUNT && seconds_since(&box->started) > box->limits.cpu_seconds)
        box->passed = "time";
    if (!box->passed)
        return;
    lua_sethook(L, on_event, LUA_MASKCOUNT | LUA_MASKLINE, 1);
    luaL_error(L, "limit");
}

/* Notes the line of the innermost Lua function on the stack. */
static int on_error(lua_State *L)
{
    lua_Debug at;
    for (int level = 0; lua_getstack(L, level, &at); level++) {
        if (lua_getinfo(L, "Sl", &at) && at.currentline > 0) {
            of_state(L)->line = (size_t)at.currentline;
            break;
        }
    }
    return 1;
}

static int open_all(lua_State *L)
{
    lua_CFunction *open = lua_touserdata(L, 1);
    tsc_sandbox_open_libraries(L);
    lua_pushcfunction(L, *open);
    lua_call(L, 0, 0);
    return 0;
}

/* "script:12: text" gives text; the line is taken where none is known yet. */
static const char *without_place(sandbox *box, const char *message)
{
    static const char prefix[] = "script:";
    if (strncmp(message, prefix, sizeof prefix - 1) != 0)
        return message;
    const char *p = message + sizeof prefix - 1;
    size_t line = 0;
    while (*p >= '0' && *p <= '9' && line < 100000000)
        line = line * 10 + (size_t)(*p++ - '0');
    if (box->line == 0)
        box->line = line;
    return *p == ':' ? p + 1 + (p[1] == ' ') : message;
}

static tsc_status limit_error(const sandbox *box, const char *name, tsc_error *err)
{
    if (strcmp(box->passed, "time") == 0)
        return tsc_error_set(err, TSC_ELIMIT, name, box->line,
                             "the script runs for more than %d seconds, is there a loop without end?",
                             (int)box->limits.cpu_seconds);
    return tsc_error_set(err, TSC_ELIMIT, name, box->line,
                         "the script runs more than %llu instructions, is there a loop without end?",
                         (unsigned long long)box->limits.instructions);
}

static tsc_status script_error(sandbox *box, lua_State *L, int failed, const char *name, tsc_error *err)
{
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "error() was called without a text";
    const char *message = without_place(box, text);
    if (failed == LUA_ERRMEM)
        return tsc_error_set(err, TSC_ELIMIT, name, box->current, "the script needs more than %zu KiB of memory",
                             box->limits.memory / 1024);
    if (box->passed)
        return limit_error(box, name, err);
    if (box->raised) { /* of a data file: its place goes into the message, the script's is that of the error */
        char told[sizeof box->failure.file + sizeof box->failure.message + 32];
        tsc_error_format(&box->failure, told, sizeof told);
        return tsc_error_set(err, box->failure.code, name, box->line, "%s", told);
    }
    return tsc_error_set(err, TSC_EUSAGE, name, box->line, "%s", message);
}

static tsc_status run_code(sandbox *box, lua_State *L, const char *name, const char *code, size_t length,
                           lua_CFunction open, tsc_error *err)
{
    lua_pushcfunction(L, open_all);
    lua_pushlightuserdata(L, &open);
    int failed = lua_pcall(L, 1, 0, 0);
    if (failed)
        return script_error(box, L, failed, name, err);
    lua_pushcfunction(L, on_error);
    failed = luaL_loadbufferx(L, code, length, "=script", "t");
    if (failed)
        return script_error(box, L, failed, name, err);
    lua_sethook(L, on_event, LUA_MASKCOUNT | LUA_MASKLINE, HOOK_EVERY);
    failed = lua_pcall(L, 0, 0, 1);
    lua_sethook(L, NULL, 0, 0);
    return failed ? script_error(box, L, failed, name, err) : TSC_OK;
}

tsc_status tsc_sandbox_run(const char *name, const char *code, size_t length, const tsc_sandbox_limits *limits,
                           lua_CFunction open, void *host, tsc_error *err)
{
    if (length > CODE_LIMIT)
        return tsc_error_set(err, TSC_ELIMIT, name, 0, "a script of %zu bytes, the limit is %d", length, CODE_LIMIT);
    sandbox box = {.limits = *limits, .host = host};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &box.started);
    lua_State *L = lua_newstate(allocate, &box);
    if (!L)
        return tsc_error_set(err, TSC_ENOMEM, name, 0, "out of memory for the script");
    *(sandbox **)lua_getextraspace(L) = &box;
    tsc_status status = run_code(&box, L, name, code, length, open, err);
    lua_close(L);
    return status;
}
