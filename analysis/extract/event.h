/* The event record of the contract, as plain data in the arena of its document. */
#ifndef TSC_EXTRACT_EVENT_H
#define TSC_EXTRACT_EVENT_H

#include "core/buffer.h"
#include "core/period.h"
#include "core/place.h"

#include <stdbool.h>

typedef enum tsc_event_status {
    TSC_EVENT_DONE,
    TSC_EVENT_PLANNED,
    TSC_EVENT_COMMITTED,
    TSC_EVENT_PROPOSED,
    TSC_EVENT_CANCELLED
} tsc_event_status;

enum { TSC_EVENT_ACTORS = 8, TSC_EVENT_ACTORS_SIZE = TSC_EVENT_ACTORS * sizeof(tsc_place) + 1 };

typedef struct tsc_event {
    const char *code;                   /* of datasets/cooperation/codes.tsv */
    tsc_place actors[TSC_EVENT_ACTORS]; /* sorted by code */
    size_t actor_count;
    tsc_period date, due; /* none where null */
    tsc_event_status status;
    const char *sector; /* NULL where none */
    double weight;
    double confidence;
    size_t start, end; /* evidence: bytes in the document's text */
    size_t sentence;
    const char *language;
    const char *rule;
} tsc_event;

const char *tsc_event_status_name(tsc_event_status status); /* "done" … */
bool tsc_event_status_parse(tsc_span text, tsc_event_status *status);

/** The codes of the actors, parted by blanks: "KAZ MAR". */
void tsc_event_actors_text(const tsc_event *event, char text[TSC_EVENT_ACTORS_SIZE]);

#endif
