/* The codes of cooperation events with their groups and weights, from a data file that a user may replace
   (datasets/cooperation/codes.tsv: code, label, group, plover, cameo, done, future, sector). */
#ifndef TSC_EXTRACT_EVENT_CODES_H
#define TSC_EXTRACT_EVENT_CODES_H

#include "core/span.h"
#include "core/status.h"
#include "extract/event.h"

#include <stddef.h>

typedef struct tsc_event_code {
    const char *code, *label, *group, *plover, *cameo, *sector;
    double done, future; /* weights */
} tsc_event_code;

typedef struct tsc_event_codes tsc_event_codes;

/** Loads a file of codes (NULL: that of the installation). Errors name file and line: a column that is missing, a
    weight that is no number, a code twice. Free with tsc_event_codes_free. */
tsc_status tsc_event_codes_load(const char *path, tsc_event_codes **codes, tsc_error *err);
void tsc_event_codes_free(tsc_event_codes *codes);

/** All codes, in the order of the file. */
size_t tsc_event_codes_count(const tsc_event_codes *codes);
const tsc_event_code *tsc_event_codes_at(const tsc_event_codes *codes, size_t index);
/** NULL where there is no such code. */
const tsc_event_code *tsc_event_codes_get(const tsc_event_codes *codes, tsc_span code);

/** done, or future for planned and committed acts; 0 for those proposed or cancelled. */
double tsc_event_code_weight(const tsc_event_code *code, tsc_event_status status);

#endif
