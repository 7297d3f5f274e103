/* Acts that a document tells more than once: a headline and its text, a paper named again, a visit put off. */
#ifndef TSC_EXTRACT_EVENT_REPEAT_H
#define TSC_EXTRACT_EVENT_REPEAT_H

#include "extract/event_draft.h"

/** Whether two events are of the same countries. */
bool tsc_event_has_same_actors(const tsc_event *a, const tsc_event *b);

/** Whether an event is a paper: an agreement, a memorandum, a contract, a roadmap. */
bool tsc_event_is_paper(const tsc_event *event);

/** Whether an event tells an old one again: same code, actors and state, times that do not clash; of papers only a headline
    or the same sentence's. The drafts are those that they were made of. */
bool tsc_event_is_repeat(const tsc_event *old, const tsc_event_draft *old_draft, const tsc_event *event,
                         const tsc_event_draft *draft);

/** Leaves out the acts of headlines that the text tells in its own way, and what was called off where it is told with its
    new time. sources: the draft of each event. Give how many are left. */
size_t tsc_event_drop_headlines(tsc_event *events, const tsc_event_draft **sources, size_t count);
size_t tsc_event_drop_put_off(tsc_event *events, const tsc_event_draft **sources, size_t count);

#endif
