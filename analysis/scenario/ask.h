/* Questions that a script asks of its own plan while it runs, answered in plain numbers. */
#ifndef TSC_SCENARIO_ASK_H
#define TSC_SCENARIO_ASK_H

#include "scenario/session.h"

/** The mean of a node in a year (any year for a bare number), as results give it. Raises. */
double tsc_ask_mean(lua_State *L, uint32_t node, int year);

/** All draws of a node in a year, sorted, in scratch; plan.draws of them. Raises with scratch cleared. */
const double *tsc_ask_draws(lua_State *L, uint32_t node, int year, tsc_arena *scratch);

#endif
