/* The cooperation index as series beside those of trade. */
#ifndef TSC_STORE_COOPERATION_SERIES_H
#define TSC_STORE_COOPERATION_SERIES_H

#include "store/points.h"

/** Whether a key is one of the index. */
bool tsc_cooperation_is_series(const tsc_key *key);

/** Adds the points of an index series; periods without documents have none. */
tsc_status tsc_points_add_cooperation(tsc_store *store, const tsc_key *key, tsc_points *points, tsc_error *err);

/** The keys of the index of all pairs that have acts, with repetitions. */
tsc_status tsc_cooperation_keys(tsc_store *store, tsc_arena *arena, tsc_key **keys, size_t *count, tsc_error *err);

#endif
