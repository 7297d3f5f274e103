/* The yearly flows of a store as one wide table, for regressions on them. */
#ifndef TSC_SCENARIO_STORE_PANEL_H
#define TSC_SCENARIO_STORE_PANEL_H

#include "core/buffer.h"
#include "store/store.h"

/** Adds CSV with a row for each pair of countries and year that has a flow: origin,destination,year, then a column for
    each bilateral measure (`exports`; `exports.t` where the unit is not USD, `exports.1001` of a commodity), then
    those of the countries themselves, `gdp_o` and `gdp_d`. Preferred observed values, empty where there is none.
    Errors: those of the store, TSC_ENOTFOUND where it has no flow, TSC_ENOMEM. */
tsc_status tsc_store_panel_csv(tsc_store *store, tsc_buffer *csv, tsc_error *err);

#endif
