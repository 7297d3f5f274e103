/* Which verb makes a noun an act, and how far the act has come: tense, modality, negation, cancellation. */
#ifndef TSC_EXTRACT_EVENT_STATUS_H
#define TSC_EXTRACT_EVENT_STATUS_H

#include "extract/event.h"
#include "extract/event_sentence.h"

/** The verb that governs an act (of the classes that it needs, nearest by distance); the act itself where it is a
    verb; NULL where it needs one and has none. An act whose `need` begins with a slash may go without one and is
    then its own noun; one whose `need` begins with `!` is none without, even beside an operator. */
const tsc_event_item *tsc_event_governor(const tsc_event_sentence *sentence, const tsc_event_item *act);

/** How far the act has come that verb (or the act's own noun) speaks of. False where it is no act at all: denied,
    a condition, a topic of talks. *off: the word that says that it was called off or put off, NULL where nothing does. */
bool tsc_event_status_tell(const tsc_event_sentence *sentence, const tsc_event_item *act, const tsc_event_item *verb,
                           tsc_event_status *status, const tsc_event_item **off);

#endif
