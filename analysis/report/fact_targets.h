/* Which series a stated target is told with, how far it stretches what is projected, and its chance. */
#ifndef TSC_REPORT_FACT_TARGETS_H
#define TSC_REPORT_FACT_TARGETS_H

#include "report/facts.h"

/** How many of the targets are of a pair. */
size_t tsc_fact_targets_count(const tsc_facts *facts, const tsc_fact_pair *pair);

/** Gives each series of the pair its targets, in the order of the store. Series that are made for a target alone stand
    behind the others, where there must be room for as many as the pair has targets. TSC_ENOMEM. */
tsc_status tsc_fact_targets_deal(tsc_fact_pair *pair, const tsc_facts *facts, tsc_arena *arena, tsc_error *err);

/** Steps to project: as far as is shown (to a year, 0: the usual), and to the furthest target that is due in time. */
size_t tsc_fact_targets_horizon(const tsc_fact_series *series, int to_year, size_t *shown);

/** Holds the targets of a series against its projection. Errors: those of tsc_target_assess. */
tsc_status tsc_fact_targets_assess(tsc_fact_series *series, tsc_error *err);

#endif
