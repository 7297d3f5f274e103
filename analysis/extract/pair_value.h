/* Which of the values of a sentence a country belongs to, by where it stands among them; no part of the interface. */
#ifndef TSC_EXTRACT_PAIR_VALUE_H
#define TSC_EXTRACT_PAIR_VALUE_H

#include "extract/candidate.h"

/** "to Romania ($25 million)": the value that begins at `edge` stands in brackets behind the name. */
bool tsc_pair_is_bracketed(const tsc_reading *reading, const tsc_place_mention *p, uint32_t edge);

/** "and Vietnam 9,700": a name right before the value that begins at `edge`, which is that value's own. */
bool tsc_pair_stands_before_value(const tsc_reading *reading, const tsc_place_mention *p, uint32_t edge);

/** "48.7 thousand – Uzbekistan": a name right behind a value. */
bool tsc_pair_stands_behind_value(const tsc_reading *reading, const tsc_place_mention *p, const tsc_quantity *q);

/** A name right before the next value of the sentence. */
bool tsc_pair_is_of_next_value(const tsc_candidate *c, const tsc_place_mention *p);

/** A name right behind the value before, where each value has its country behind it. */
bool tsc_pair_is_behind_before(const tsc_candidate *c, const tsc_place_mention *p);

/** The next quantity that is no date and no part of a name; NULL where there is none. */
const tsc_quantity *tsc_pair_next_value(const tsc_candidate *c);

/** Whether another value stands between a value and a name behind it; the one that it goes to ("from 14 to 20") is none. */
bool tsc_pair_is_behind_other(const tsc_candidate *c, const tsc_place_mention *p);

#endif
