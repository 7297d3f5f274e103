/* Which verb makes a noun an act. */
#ifndef TSC_EXTRACT_EVENT_GOVERNOR_H
#define TSC_EXTRACT_EVENT_GOVERNOR_H

#include "extract/event_sentence.h"

/** The verb that governs an act (of the classes that it needs, nearest by distance); the act itself where it is a
    verb; NULL where it needs one and has none. An act whose `need` begins with a slash may go without one and is
    then its own noun; one whose `need` begins with `!` is none without, even beside an operator. */
const tsc_event_item *tsc_event_governor(const tsc_event_sentence *sentence, const tsc_event_item *act);

/** "Open skies from October – Memorandum on hotel schools": whether an act stands at the head of an item of a headline that
    has no verb. */
bool tsc_event_is_headline_item(const tsc_event_sentence *sentence, const tsc_event_item *act);

/** "To renew the treaty signed in 2005": the participle right behind an act that has a verb of its own before it; NULL where there is
    none. */
const tsc_event_item *tsc_event_participle_of(const tsc_event_sentence *sentence, const tsc_event_item *act);

#endif
