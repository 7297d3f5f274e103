/* Which country "the country" means whose trade another one has a share of; no part of the interface. */
#ifndef TSC_EXTRACT_REFERENCE_SHARE_H
#define TSC_EXTRACT_REFERENCE_SHARE_H

#include "extract/discourse.h"

/** "Switzerland took 40 % of the country's exports": nobody has a share of its own flow the other way, so that it is the one that was
    spoken of before the subject; none where the sentence is no such one. mark: the words for the country. */
tsc_place tsc_reference_of_shared(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark);

#endif
