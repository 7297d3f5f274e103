/* Whether a figure stands on anything that makes it one between countries. */
#ifndef TSC_EXTRACT_GROUND_H
#define TSC_EXTRACT_GROUND_H

#include "extract/candidate.h"

/** Rejects what a country does at home: a company's sales, a city's grant, a budget's deficit. What no word says to be
    between countries (column `abroad` of the indicator, a partner of its own) wants two sides, the two countries, or a
    text that is on trade already. After the pair. */
void tsc_candidate_ground(tsc_candidate *candidate, const tsc_discourse *discourse);

/** Whether the sentence names a country, and the pair has two sides that are not the whole world. */
bool tsc_candidate_has_two_sides(const tsc_candidate *candidate);

/** "Net income reached 2.2 billion, a rise of 16 %": whether revenue, a budget, wages stand where the value's indicator would;
    what is told of them goes on from nothing, and a word that may be said of trade at home yields to one that stands nearer.
    anchor_distance: of the candidate's indicator word. Revenue right behind goods that were sold abroad is that of the sales. */
bool tsc_candidate_has_own_subject(const tsc_candidate *candidate, const tsc_discourse *discourse,
                                   double anchor_distance);

/** After a sentence without a figure: one of revenue, budgets, wages or votes that names no two countries and no trade turns
    the text away from the trade spoken of before. */
void tsc_ground_turn(const tsc_reading *reading, tsc_discourse *discourse, size_t sentence);

/** Whether a word says by itself that it is between countries: exports, bilateral trade, foreign visitors. */
bool tsc_mark_is_abroad(const tsc_mark *mark);

#endif
