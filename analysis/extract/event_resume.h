/* What an act is of that is told without its own name. */
#ifndef TSC_EXTRACT_EVENT_RESUME_H
#define TSC_EXTRACT_EVENT_RESUME_H

#include "extract/event_draft.h"

enum { TSC_EVENT_LOOK_BACK = 256 }; /* earlier acts that one is held against: linear time in any text */

/** The events so far, with what each was made of. */
typedef struct tsc_event_settled {
    tsc_event *events;
    const tsc_event_draft **sources;
    bool *explicit_day; /* whether its day is said, and is that of what the text tells of */
    size_t count;
} tsc_event_settled;

/** The first of the events that a later one is held against. */
static inline size_t tsc_event_first_in_sight(const tsc_event_settled *done)
{
    return done->count > TSC_EVENT_LOOK_BACK ? done->count - TSC_EVENT_LOOK_BACK : 0;
}

/** "The document was signed", "the next session", "the last one", "it opens in May": gives an event the code of the act that it
    goes on with; an act that it tells again may get its day. False where it tells nothing new. */
bool tsc_event_resume(const tsc_event_codes *codes, const tsc_event_draft *draft, tsc_event_settled *done,
                      tsc_event *event);

#endif
