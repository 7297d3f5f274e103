/* Years told from the one spoken of before: the following year. */
#ifndef TSC_EXTRACT_WHEN_LATER_H
#define TSC_EXTRACT_WHEN_LATER_H

#include "extract/dating.h"

/** "2.1 billion in 2021, and fell by 12 % in the following year": gives a figure the time so many years after that of the one
    before (now), where the words in its own part of the sentence say so; false where they do not. */
bool tsc_when_take_later(tsc_candidate *c, const tsc_discourse *discourse, tsc_period now);

#endif
