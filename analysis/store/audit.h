/* What does not add up: the stated figures held against each other, against their own arithmetic, against the
   statistics of both sides, and targets against their history. */
#ifndef TSC_STORE_AUDIT_H
#define TSC_STORE_AUDIT_H

#include "store/store.h"

typedef enum tsc_severity { TSC_SEVERITY_NOTE, TSC_SEVERITY_WARNING, TSC_SEVERITY_ERROR } tsc_severity;
const char *tsc_severity_name(tsc_severity severity); /* "note" (rounding explains it), "warning", "error" */

typedef struct tsc_finding {
    const char *finding; /* growth, sum, balance, contradiction, scale, part_year, mirror, target_met,
                            target_missed, target_lowered, target_raised, target_postponed, target_restated */
    tsc_severity severity;
    tsc_key key;
    tsc_period period;
    double stated, expected; /* NaN where there is no one number */
    double low, high;        /* what rounding allows of the expected value; NaN where not known */
    tsc_unit unit;           /* of stated and expected */
    double sureness;         /* 0 to 1 */
    const char *explanation; /* a sentence in English */
    const char *source;      /* the sources concerned, joined by "; " */
    const char *locators;    /* row names or byte spans, in the order of the sources, joined by "; " */
} tsc_finding;

/** Goes through the whole store. Findings live in arena: errors first, then by key and period. */
tsc_status tsc_audit(tsc_store *store, tsc_arena *arena, tsc_finding **findings, size_t *count, tsc_error *err);

#endif
