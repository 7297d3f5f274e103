/* Other currencies and constant prices, on request only: what the store holds is never changed. Each converted value
   says in its note at what rate, of what period and source. */
#ifndef TSC_STORE_CONVERT_H
#define TSC_STORE_CONVERT_H

#include "store/store.h"

/** Converts the points of a series in a currency at the exchange rates of the store (indicator exchange_rate: ECB,
    World Bank PA.NUS.FCRF): the yearly value at the yearly average, where there is none at the mean of the months or
    days within the period; through the dollar or the euro where no direct rate is there. Points without a rate are left
    out, *dropped of them. Errors: TSC_EUSAGE where the series is in no currency, TSC_ENOTFOUND where no rate fits at
    all. */
tsc_status tsc_series_convert(tsc_store *store, tsc_series *series, tsc_unit to, tsc_arena *arena, size_t *dropped,
                              tsc_error *err);

/** Divides by a price index (any series of unit "index"), so that base is 1: value * index(base) / index(period). The
    unit becomes CODE_YEAR. Points without an index are left out. */
tsc_status tsc_series_deflate(tsc_store *store, tsc_series *series, const tsc_key *index, tsc_period base,
                              tsc_arena *arena, size_t *dropped, tsc_error *err);

#endif
