/* A plan as bytes, for the way from the child in which a script ran. */
#ifndef TSC_SCENARIO_PLAN_WIRE_H
#define TSC_SCENARIO_PLAN_WIRE_H

#include "core/wire.h"
#include "scenario/plan.h"

enum { TSC_WIRE_TEXT = 1 << 16 }; /* most bytes of a text */

/** Writes the plan, or reads one into *plan (as after tsc_plan_init, its arena that of the wire). What is read is sound
    in form only: tsc_plan_check says whether it is a plan. Projections travel without their forecasts. */
void tsc_plan_wire(tsc_wire *wire, tsc_plan *plan);

/** The key of a series over the wire. */
void tsc_key_wire(tsc_wire *wire, tsc_key *key);

/** Whether a plan from elsewhere holds what evaluation, summary and words take for granted: indexes within bounds and
    backwards, arguments and rows as the operations want them, years in order, finite numbers, texts in UTF-8. Readies
    the distributions. Errors: TSC_EINPUT, what tsc_distribution_init says, TSC_ENOMEM. */
tsc_status tsc_plan_check(tsc_plan *plan, tsc_error *err);

#endif
