/* From a plan to the plain results of its scenarios. */
#ifndef TSC_SCENARIO_SUMMARY_H
#define TSC_SCENARIO_SUMMARY_H

#include "scenario/plan.h"

/** Runs all scenarios of the plan (its projections must be made) and fills scenarios[plan->scenario_count], all but
    the assumptions. Errors: TSC_EUSAGE where a scenario leaves the range of numbers, TSC_ELIMIT, TSC_ENOMEM. */
tsc_status tsc_plan_summarize(const tsc_plan *plan, tsc_scenario *scenarios, tsc_arena *arena, tsc_error *err);

/** The tornado of all scenarios: every input and projection that one rests on moved to its 10 % and 90 % quantile. */
tsc_status tsc_plan_tornado(const tsc_plan *plan, tsc_scenario *scenarios, tsc_arena *arena, tsc_error *err);

#endif
