/* A script in a child process: the limits of the sandbox hold within it, and those of the kernel around it. What comes
   back is a plan as plain data, checked before it is believed; the script's process has no store, no file and no way to
   anything but the questions of tsc_scenario_world. */
#ifndef TSC_SCENARIO_CONFINE_H
#define TSC_SCENARIO_CONFINE_H

#include "scenario/session.h"

/** Runs code as tsc_sandbox_run does, in a child; session gets its plan and what it printed. Errors as there, and
    TSC_ELIMIT or TSC_EEXTERNAL where the child had to be ended or ended itself, with the line that it was at. */
tsc_status tsc_confine_run(const char *name, const char *code, size_t length, const tsc_sandbox_limits *limits,
                           lua_CFunction open, tsc_session *session, tsc_error *err);

/** Reads what a script's process gave back (TSC_MESSAGE_PLAN) into the session. Errors: TSC_EINPUT where it is no plan. */
tsc_status tsc_confine_take(tsc_span result, tsc_session *session, tsc_error *err);

#endif
