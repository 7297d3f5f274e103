/* The user's own corrections: a CSV file `action,record,document,locator,field,value,reason` that is kept in the store
   and applied whenever records are read, so that no run loses them. What was extracted is never overwritten. */
#ifndef TSC_STORE_CORRECTION_H
#define TSC_STORE_CORRECTION_H

#include "store/store.h"

typedef struct tsc_correction {
    const char *action;   /* accept, reject (misread), amend (one field), retract (withdrawn by its source) */
    const char *record;   /* figure, event, document, observation */
    const char *document; /* a name of the document, the first 8 or more digits of its SHA-256, or a table's path */
    const char *locator;  /* "START-END", or the surface as printed, or "row N"; "" for a whole document */
    const char *field;    /* what amend changes, a key of the record */
    const char *value;
    const char *reason;
    const char *file; /* where the correction stands */
    size_t line;
    long long target; /* id of the document (dataset) that it speaks of, 0: none such is in the store */
} tsc_correction;

typedef struct tsc_corrections {
    tsc_correction *items; /* by target, then in the order they were given */
    size_t count;
} tsc_corrections;

/** Reads a file of corrections into the store, in place of what an earlier state of the same file said. Refused lines
    are noted. Errors: TSC_EINPUT for a file that cannot be read or is no such CSV. */
tsc_status tsc_store_correct(tsc_store *store, const char *path, const tsc_notes *notes, tsc_error *err);

/** All corrections of the store, in arena. */
tsc_status tsc_store_corrections(tsc_store *store, tsc_arena *arena, tsc_corrections *corrections, tsc_error *err);

/** Applies those that speak of this record of document id: verdict, reason, changed fields. Texts are borrowed. */
void tsc_corrections_apply_figure(const tsc_corrections *corrections, long long document, tsc_stored_figure *figure);
void tsc_corrections_apply_event(const tsc_corrections *corrections, long long document, tsc_stored_event *event);

/** Whether a row of a dataset (or all of it) was rejected or retracted. */
bool tsc_corrections_reject_row(const tsc_corrections *corrections, long long dataset, long long row);

#endif
