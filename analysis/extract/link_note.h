/* What a sentence leaves in the discourse for those that follow. */
#ifndef TSC_EXTRACT_LINK_NOTE_H
#define TSC_EXTRACT_LINK_NOTE_H

#include "extract/candidate.h"

/** After a figure: topic, pair, time, and what later words may refer to; sentence: its index. */
void tsc_note_figure(const tsc_candidate *c, tsc_discourse *discourse, size_t sentence);

/** A sentence without a figure may still say what is spoken of next. */
void tsc_note_sentence(const tsc_reading *reading, tsc_discourse *discourse, size_t sentence);

#endif
