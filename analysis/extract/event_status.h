/* How far an act has come: tense, modality, negation, cancellation. */
#ifndef TSC_EXTRACT_EVENT_STATUS_H
#define TSC_EXTRACT_EVENT_STATUS_H

#include "extract/event.h"
#include "extract/event_sentence.h"

/** How far the act has come that verb (or the act's own noun) speaks of. False where it is no act at all: denied,
    a condition, a topic of talks. *off: the word that says that it was called off or put off, NULL where nothing does. */
bool tsc_event_status_tell(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb,
                           tsc_event_status *status, const tsc_event_item **off);

#endif
