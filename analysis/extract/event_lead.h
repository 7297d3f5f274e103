/* What leads in a list: they agreed to, and each item goes on from there. */
#ifndef TSC_EXTRACT_EVENT_LEAD_H
#define TSC_EXTRACT_EVENT_LEAD_H

#include "extract/event_draft.h"

/** What a sentence that leads (tsc_event_sentence_leads) says of the list behind it: how far what its items name has come
    (agreed to:), or what was done to them (the following papers were signed:). today: the document's date, year 0 where
    unknown. In its arena; NULL where memory is short. */
const tsc_event_lead *tsc_event_lead_of(const tsc_event_sentence *sentence, tsc_date today);

/** Whether a verb stands at the head of an item of a list in a form that may go on from what leads it in. */
bool tsc_event_hangs(const tsc_event_sentence *sentence, const tsc_event_item *verb);

/** Whether an act is all that an item of a list names, without a verb: a paper, whose verb stands in what leads it in. */
bool tsc_event_is_named_item(const tsc_event_sentence *sentence, const tsc_event_item *act);

/** Gives the acts of items of lists the state of what leads them in; those that tell nothing without it are dropped
    where nothing does. What stands for a whole list gives way to its items. Before the acts of a document are settled.
    Errors: TSC_ENOMEM. */
tsc_status tsc_event_leads_follow(tsc_event_coder *coder, tsc_error *err);

#endif
