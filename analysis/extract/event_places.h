/* Which countries of a sentence an act may be of. */
#ifndef TSC_EXTRACT_EVENT_PLACES_H
#define TSC_EXTRACT_EVENT_PLACES_H

#include "extract/event_draft.h"
#include "extract/event_reading.h"

/** Fills named and located of a draft with the countries that go with act own of count readings: those of its clause, then
    those of the sentence that stand nearer to no other act. */
void tsc_event_draft_gather(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count,
                            size_t own, tsc_event_draft *draft);

/** Another country than the first one is in the sentence, or something is done with, to or from one. */
bool tsc_event_is_abroad(const tsc_event_sentence *sentence);

#endif
