/* Acts that are none between countries, by who does them. */
#ifndef TSC_EXTRACT_EVENT_HOME_H
#define TSC_EXTRACT_EVENT_HOME_H

#include "extract/event_draft.h"
#include "extract/event_reading.h"

/** Whether mayors, courts, pupils act (words of kind home), or budgets and wages are spoken of (trap.tsv, subject), where
    fewer than two countries are named for it; of players and clubs always. */
bool tsc_act_is_at_home(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                        const tsc_event_draft *draft);

/** Whether a noun is what somebody is in office for: the Polish minister of agriculture. */
bool tsc_event_is_office(const tsc_event_sentence *sentence, const tsc_event_item *act);

#endif
