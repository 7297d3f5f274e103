/* How far an act has come: tense, modality, negation, cancellation. */
#ifndef TSC_EXTRACT_EVENT_STATUS_H
#define TSC_EXTRACT_EVENT_STATUS_H

#include "extract/event.h"
#include "extract/event_sentence.h"

/** What an operator says of the state of an act; false where it says none: none, a negation, a condition. */
bool tsc_event_status_of_op(tsc_event_op op, tsc_event_status *status);

/** How far the act has come that verb (or the act's own noun) speaks of. False where it is no act at all: denied,
    a condition, a topic of talks. *off: the word that says that it was called off or put off, NULL where nothing does. */
bool tsc_event_status_tell(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb,
                           tsc_event_status *status, const tsc_event_item **off);

#endif
