/* Which country "that country", "this country", "this market" means; no part of the interface. */
#ifndef TSC_EXTRACT_REFERENCE_THAT_H
#define TSC_EXTRACT_REFERENCE_THAT_H

#include "extract/discourse.h"

/** The country named last, but for the one that acts or owns in the same part of the sentence and for the host of what comes "from
    that country"; none where nothing was named. */
tsc_place tsc_reference_that(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark);

/** "Deliveries to this country", at the head of a sentence: the country spoken of last, but for the seller of what goes there and the
    buyer of what comes from there. */
tsc_place tsc_reference_this(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark);

/** "Турция – главный поставщик Грузии: оттуда …": the country that heads the sentence and is said to be another one's supplier, buyer
    or investor before a token; none where no such stands there. */
tsc_place tsc_reference_ranked(const tsc_reading *reading, uint32_t token);

#endif
