/* The safe part of Lua's own libraries. */
#ifndef TSC_SCENARIO_SANDBOX_LIB_H
#define TSC_SCENARIO_SANDBOX_LIB_H

#include <lua.h>

/** Sets the globals that a script gets from Lua itself. Raises Lua errors only. */
void tsc_sandbox_open_libraries(lua_State *L);

#endif
