/* "Thence", "thither": of those that the sentence has addressed by a preposition. */
#ifndef TSC_EXTRACT_REFERENCE_FAR_H
#define TSC_EXTRACT_REFERENCE_FAR_H

#include "extract/reading.h"

/** Whom a word for thence or thither means: of those that stand behind a preposition before it the last, or for thence the one
    to whom something was sent from another; none where there is none. */
tsc_place tsc_reference_addressed(const tsc_reading *reading, const tsc_mark *mark);

#endif
