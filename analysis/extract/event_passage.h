/* Where a text of acts turns to another story: an item of a digest, another pair in another language. */
#ifndef TSC_EXTRACT_EVENT_PASSAGE_H
#define TSC_EXTRACT_EVENT_PASSAGE_H

#include "extract/event_draft.h"

/** Marks the turns that begin a passage; false where the document is one. */
bool tsc_event_passages_mark(tsc_event_coder *coder);

/** Where the passage that begins at a turn ends. */
size_t tsc_event_passage_end(const tsc_event_coder *coder, size_t turn);

/** The two countries that turns [first, end) speak of most, the likelier first; none where there are fewer. */
void tsc_event_passage_main(const tsc_event_coder *coder, size_t first, size_t end, tsc_place main[2]);

#endif
