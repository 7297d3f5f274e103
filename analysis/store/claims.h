/* The figures of all documents as they count now (corrected, confident enough), sorted by the key of their series, and
   the events: what series, targets, the index and the audit read. Computed once for a handle and dropped at each
   change. */
#ifndef TSC_STORE_CLAIMS_H
#define TSC_STORE_CLAIMS_H

#include "store/database.h"

typedef struct tsc_claim {
    tsc_key key; /* of symmetric indicators with the sides in the order of their codes, groups and WLD last */
    const tsc_stored_figure *figure;
} tsc_claim;

typedef struct tsc_claims {
    tsc_arena arena;
    tsc_stored_figure *figures;
    size_t figure_count;
    tsc_claim *items;
    size_t count;
    tsc_stored_event *events; /* of at least TSC_SERIES_CONFIDENCE, by document */
    size_t event_count;
} tsc_claims;

/** Borrowed from the store until the next change. */
tsc_status tsc_store_claims(tsc_store *store, const tsc_claims **claims, tsc_error *err);

/** The first claim of a key (index, count where none is as great). */
size_t tsc_claims_find(const tsc_claims *claims, const tsc_key *key);

/** Puts the sides of a symmetric key into their one order. */
void tsc_key_normalize(tsc_key *key);

#endif
