/* Acts of cooperation over all documents: reports of one act merged into occasions, promises followed to their end,
   and the index that adds up the weights of occasions. */
#ifndef TSC_STORE_COOPERATION_H
#define TSC_STORE_COOPERATION_H

#include "store/store.h"

/** One act, however many documents report it. */
typedef struct tsc_occasion {
    tsc_event event;                  /* its sharpest report: code, actors, date, due, status, sector, weight */
    const tsc_stored_event **reports; /* all of its reports, by document date, then id and place */
    size_t report_count;
    size_t document_count; /* distinct documents among them */
} tsc_occasion;

typedef enum tsc_commitment_state {
    TSC_COMMITMENT_OPEN, /* no due date, or not yet due and none within 30 days */
    TSC_COMMITMENT_DUE,  /* within 30 days, or its period is running */
    TSC_COMMITMENT_OVERDUE,
    TSC_COMMITMENT_FULFILLED,  /* a later act done of the same code and actors */
    TSC_COMMITMENT_RESTATED,   /* open, and stated again later without being done */
    TSC_COMMITMENT_SUPERSEDED, /* a later promise of the same act has another date */
    TSC_COMMITMENT_CANCELLED
} tsc_commitment_state;
/** "open", "due" … */
const char *tsc_commitment_state_name(tsc_commitment_state state);

/** An act promised or planned and what became of it. */
typedef struct tsc_commitment {
    const tsc_occasion *promise;
    tsc_commitment_state state;
    bool overdue; /* also of a restated one: its due date has passed */
    bool has_due;
    long days_left;          /* from as_of to the last day of due; negative: overdue by so many */
    size_t restatements;     /* documents of a later date that promise it again */
    const tsc_occasion *end; /* the act done, the new promise or the cancellation; NULL while open */
} tsc_commitment;

/** A month, quarter or year of the index of one pair. */
typedef struct tsc_index_point {
    tsc_period period;
    bool missing;                   /* no document in the period, so nothing is known; values are NaN, stocks go on */
    double total, verbal, material; /* sums of weights of occasions */
    double stock3, stock6, stock12; /* discounted sums with half-lives of 3, 6 and 12 months, at the period's end */
    size_t documents, occasions;
} tsc_index_point;

typedef struct tsc_cooperation {
    tsc_occasion *occasions; /* by date, then code and actors */
    size_t occasion_count;
    tsc_commitment *commitments; /* by due (none last), then code */
    size_t commitment_count;
} tsc_cooperation;

/** Merges and follows all events of the store of at least min_confidence whose actors include both sides of the pair
    (both none: all events). as_of is today for due dates (year 0: the newest document's date). All in arena.
    A copy of a document, the same news in other words and the order of input change nothing. */
tsc_status tsc_cooperation_read(tsc_store *store, const tsc_place pair[2], double min_confidence, tsc_date as_of,
                                tsc_arena *arena, tsc_cooperation *cooperation, tsc_error *err);

/** From now on this handle takes the weights of acts from a file of the user's own, in the layout of
    datasets/cooperation/codes.tsv; codes that it does not have keep theirs. Errors: TSC_EINPUT with file and line. */
tsc_status tsc_cooperation_use_weights(tsc_store *store, const char *path, tsc_error *err);

/** The same on events in memory, with the weights of datasets/cooperation. */
tsc_status tsc_cooperation_of_events(const tsc_stored_event *events, size_t count, const tsc_place pair[2],
                                     tsc_date as_of, tsc_arena *arena, tsc_cooperation *cooperation, tsc_error *err);

/** The index of a pair from the first month with a document to the last, frequency 'M', 'Q' or 'A'. As series the
    index has the keys M.KAZ.MAR.cooperation_index.points and cooperation_verbal, cooperation_material,
    cooperation_stock, which tsc_store_keys lists and tsc_store_series reads. */
tsc_status tsc_cooperation_index(tsc_store *store, const tsc_place pair[2], char frequency, tsc_arena *arena,
                                 tsc_index_point **points, size_t *count, tsc_error *err);

#endif
