/* The points of one key as they stand in the store, before anything is derived: a growing list in an arena. */
#ifndef TSC_STORE_POINTS_H
#define TSC_STORE_POINTS_H

#include "store/database.h"

typedef struct tsc_points {
    tsc_point *items;
    size_t count, room;
    tsc_arena *arena;
} tsc_points;

/** A zeroed new point (low, high NaN; texts ""), or NULL where memory is short. */
tsc_point *tsc_points_add(tsc_points *points);

/** Adds what documents state of a key (texts copied into the arena). */
tsc_status tsc_points_add_stated(tsc_store *store, const tsc_key *key, tsc_points *points, tsc_error *err);

/** Adds what datasets hold of a key. */
tsc_status tsc_points_add_observed(tsc_store *store, const tsc_key *key, tsc_points *points, tsc_error *err);

/** Adds turnover and balance from exports and imports, and base years from growth, for periods that points hold no
    observed value of. Call after the two above. */
tsc_status tsc_points_add_derived(tsc_store *store, const tsc_key *key, tsc_points *points, tsc_error *err);

#endif
