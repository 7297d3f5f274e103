/* The codes of acts with their weights, and the settings of the index: data files of datasets/cooperation that a user
   may replace. */
#ifndef TSC_STORE_CODES_H
#define TSC_STORE_CODES_H

#include "core/arena.h"
#include "core/map.h"
#include "core/status.h"
#include "extract/event_codes.h"

enum { TSC_INDEX_STOCKS = 3 };

typedef struct tsc_act_codes {
    tsc_event_codes *base, *own; /* own (NULL: none) takes the place of base, code by code */
    tsc_map material;            /* roots of PLOVER that are deeds, not words */
    tsc_map named;               /* codes of acts that have names of their own */
    double half_life_months[TSC_INDEX_STOCKS];
    long tolerance_days; /* two days so near may be one act */
    long soon_days;      /* a promise within so many days is due */
    long early_days;     /* an act so long before its due date still keeps the promise */
    long restated_days;  /* statements of a promise, one without a date, that lie further apart are two promises */
    long late_days;      /* a visit, talk or summit so long after its due date still keeps it */
} tsc_act_codes;

/** Reads index.tsv, codes.tsv and the user's own file in the layout of codes.tsv (NULL: none), whose lines take the
    place of the others. Names of roots are in arena; clear the rest with tsc_act_codes_clear. */
tsc_status tsc_act_codes_load(tsc_act_codes *codes, const char *own, tsc_arena *arena, tsc_error *err);
void tsc_act_codes_clear(tsc_act_codes *codes);

/** NULL where the file does not have it. */
const tsc_event_code *tsc_act_codes_get(const tsc_act_codes *codes, const char *code);

/** Deeds, not words: by the root that PLOVER gives the code ("CONSULT:visit" has CONSULT). */
bool tsc_act_codes_is_material(const tsc_act_codes *codes, const tsc_event_code *code);

/** Summits and fairs have names: one of another field does not keep the promise of this one. */
bool tsc_act_codes_is_named(const tsc_act_codes *codes, const char *code);

/** Whether an event's sector says no more than its code: none, or the one that all acts of the code have. */
bool tsc_act_codes_is_usual(const tsc_act_codes *codes, const tsc_event *event);

/** Visits, talks and summits come again and again: one long after the day that was set is another one. */
bool tsc_act_codes_recurs(const tsc_act_codes *codes, const char *code);

/** The weight that an event has in this state; its own where the file does not have the code. */
double tsc_act_codes_weight(const tsc_act_codes *codes, const tsc_event *event);

#endif
