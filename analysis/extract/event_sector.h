/* What an act is about: the field of a paper, a meeting, a deal or a ban, told by the words of sector.tsv and by goods. */
#ifndef TSC_EXTRACT_EVENT_SECTOR_H
#define TSC_EXTRACT_EVENT_SECTOR_H

#include "extract/event_reading.h"

/** The sector of an act (index own of the readings): what its lexicon entry says, else the field that its own clause names
    beside it, where it names one and the code leaves that open, else that of the code. Borrowed from the lexicon or the
    codes (not always ended by NUL); never empty unless the code has none. */
tsc_span tsc_act_sector(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count, size_t own);

#endif
