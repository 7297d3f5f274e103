/* Relief that several countries send to one: whom the next one sends to, and that what it sends is aid too. */
#ifndef TSC_EXTRACT_EVENT_RELIEF_H
#define TSC_EXTRACT_EVENT_RELIEF_H

#include "extract/event_resume.h"

/** Whom the aid told last in sight of a draft was sent to; none where none was told, or where the draft tells by itself who
    takes part in it. */
tsc_place tsc_event_relief_receiver(const tsc_event_settled *done, const tsc_event_draft *draft);

/** Makes humanitarian aid of goods of whatever sort that one country sends where others have sent such aid. */
void tsc_event_relief_recode(const tsc_event_codes *codes, const tsc_event_settled *done, const tsc_event_draft *draft,
                             tsc_event *event);

#endif
