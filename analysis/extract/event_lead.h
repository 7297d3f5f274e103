/* What leads in a list: they agreed to, and each item goes on from there. */
#ifndef TSC_EXTRACT_EVENT_LEAD_H
#define TSC_EXTRACT_EVENT_LEAD_H

#include "extract/event_draft.h"

/** Whether a sentence ends in a colon behind a word that says how far what follows has come (*status). */
bool tsc_event_leads(const tsc_event_sentence *sentence, tsc_event_status *status);

/** Whether a verb stands at the head of an item of a list in a form that may go on from what leads it in. */
bool tsc_event_hangs(const tsc_event_sentence *sentence, const tsc_event_item *verb);

/** Gives the acts of items of lists the state of what leads them in; those that tell nothing without it are dropped
    where nothing does. Before the acts of a document are settled. */
void tsc_event_leads_follow(tsc_event_coder *coder);

#endif
