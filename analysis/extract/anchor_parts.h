/* What the files of the anchor share; no part of the interface. */
#ifndef TSC_EXTRACT_ANCHOR_PARTS_H
#define TSC_EXTRACT_ANCHOR_PARTS_H

#include "extract/candidate.h"

/** How well the indicator word with this index measures the quantity: near is better than far, before better than behind;
    negative where it cannot. */
double tsc_anchor_score(const tsc_candidate *c, size_t index);

/** Whether the indicator can have the quantity's unit. */
bool tsc_anchor_can_have(const tsc_candidate *c, const tsc_indicator *indicator);

/** An amount of a million or more. */
bool tsc_anchor_is_scaled(const tsc_quantity *q);

/** No comma or "and" parts the mark from the value. */
bool tsc_anchor_is_in_phrase(const tsc_candidate *c, const tsc_mark *mark);

/** A time of more than a word lies between two tokens ("38 to 50 a week under the memorandum"): what stands behind it is not
    counted by the number before it. */
bool tsc_anchor_has_time_between(const tsc_reading *reading, uint32_t from, uint32_t to);

/** Electricity is traded in MW; otherwise a MW is a plant's capacity. */
bool tsc_anchor_is_capacity(const tsc_candidate *c, const tsc_indicator *indicator);

/* anchor_far.c */

/** Takes a word that stands where none of the value's own would, by the first of several ways that finds one. */
void tsc_anchor_take_farther_word(tsc_candidate *c);

/* anchor_next.c: each takes the word that the next value has for both, where nothing else measures the candidate */

/** "from 21 to 35 flights a week": the noun that the second value of one scale counts. */
void tsc_anchor_take_noun_of_scale(tsc_candidate *c);

/** "raise from 200 to 300 the number of students": what both count stands behind the second. */
void tsc_anchor_take_noun_of_both(tsc_candidate *c);

/** Where the verb comes last, the word behind the next value of its kind. */
void tsc_anchor_take_word_of_next(tsc_candidate *c);

/* anchor_count.c */

/** Whether the noun is what the number counts: "40 joint ventures", "companies numbered 40", "firms, of which 40". */
bool tsc_anchor_is_counted(const tsc_candidate *c, const tsc_mark *mark);

/* anchor_bare.c */

/** The value before a bare number that goes on counting the same, whose noun is left out; NULL where there is none. */
const tsc_candidate *tsc_anchor_counted_before(const tsc_candidate *c);

/** Whether a bare number counts again what was spoken of: wanted, a part of it, a difference, told of a pronoun. */
bool tsc_anchor_counts_again(const tsc_candidate *c, const tsc_indicator *indicator);

/** "Most tourists came from Serbia (64,000)": the word for what a bare number in brackets behind a country counts, named before in the
    sentence; NULL for none. */
const tsc_mark *tsc_anchor_counted_noun(const tsc_candidate *c);

/** Whether a bare number is of what the sentence before counted or measured (indicator; NULL: none): in brackets behind a people or
    a country, or told of a pronoun for another time. */
bool tsc_anchor_counts_on(const tsc_candidate *c, const tsc_indicator *indicator, const tsc_discourse *discourse);

/** "A brigade of 85 Cuban doctors arrived in Angola": a number of people of some calling who travel are no tourists. */
bool tsc_anchor_is_headcount(const tsc_candidate *c);

/* anchor_unit.c */

/** The unit of the figure; rejects what has none. */
void tsc_anchor_settle_unit(tsc_candidate *c, const tsc_discourse *discourse);

/** "290 tonnes for 71 million dollars, a year earlier 340 tonnes for 88 million": the money of the goods told before, where goods
    stand right before the value as well; none elsewhere. */
tsc_unit tsc_anchor_money_of_goods(const tsc_candidate *c);

/* anchor_unsaid.c */

/** "24,300 tonnes went to Japan", "Bolivian gas fetched 1.1 billion in Brazil": goods that go somewhere are sold there. */
bool tsc_anchor_goes_abroad(const tsc_candidate *c, const tsc_discourse *discourse);

/** "With 18.1 billion in 2022, Bangladesh is India's largest partner": what a partner is told by is the trade with it. */
bool tsc_anchor_tells_partner(const tsc_candidate *c);

/* anchor_topic.c */

/** Takes the indicator of the figure before it in the sentence, or of what was spoken of last; rejects the quantity where
    nothing goes on with either. */
void tsc_anchor_take_topic(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before);

#endif
