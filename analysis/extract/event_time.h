/* Whose a time of a sentence is. */
#ifndef TSC_EXTRACT_EVENT_TIME_H
#define TSC_EXTRACT_EVENT_TIME_H

#include "extract/event_reading.h"

/** Whether a time belongs to words that tell something else than an act (index own of the readings): a participle, a relative
    clause, another verb, what was said or offered. done: asked for when the act was, else for when it is due. */
bool tsc_time_is_of_other_words(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count,
                                size_t own, const tsc_timex *timex, bool done);

#endif
