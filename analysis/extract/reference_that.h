/* Which country "that country", "this market" means; no part of the interface. */
#ifndef TSC_EXTRACT_REFERENCE_THAT_H
#define TSC_EXTRACT_REFERENCE_THAT_H

#include "extract/discourse.h"

/** The country named last, but for the one that acts or owns in the same part of the sentence and for the host of what comes "from
    that country"; none where nothing was named. */
tsc_place tsc_reference_that(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark);

#endif
