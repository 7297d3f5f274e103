/* Yearly sums of monthly, quarterly and half-yearly flows, for scripts that go by years. */
#ifndef TSC_SCENARIO_YEARLY_H
#define TSC_SCENARIO_YEARLY_H

#include "core/status.h"
#include "store/series.h"

/** Whether the years of a measure are sums of its parts: exports, imports, turnover and balance in money or quantities. */
bool tsc_yearly_sums(const tsc_key *key);

/** The complete years of a finer series: the sums of its preferred observed points, in arena. count is 0 where no year
    is complete. TSC_ENOMEM. */
tsc_status tsc_yearly_from(const tsc_series *finer, tsc_arena *arena, tsc_series *yearly, tsc_error *err);

#endif
