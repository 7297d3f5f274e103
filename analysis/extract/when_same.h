/* Times told by those spoken of before: the same period, that same year, the quarter as a whole. */
#ifndef TSC_EXTRACT_WHEN_SAME_H
#define TSC_EXTRACT_WHEN_SAME_H

#include "extract/dating.h"

/** Whether a time says when a figure was: no length of time, rate or the like. */
bool tsc_when_dates_figure(const tsc_timex *timex);

/** "stood at 4.9 billion in the same period of 2024": the words that put a level into the months spoken of (now), in the year that is
    said; NULL where there are none. */
const tsc_timex *tsc_when_same_behind(const tsc_candidate *c, tsc_period now);

/** Gives a level that time; same: of tsc_when_same_behind. */
void tsc_when_take_same(tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *same, tsc_period now);

/** "In the same period, imports of fuel made 463,500 tons": whether the sentence opens with the time of what was told right before. */
bool tsc_when_goes_on_in_same(const tsc_candidate *c, const tsc_discourse *discourse);

/** "410 million in 2022. At the end of that year the stock stood at 1.9 billion": gives a stock the last day of the year spoken of;
    false where no such time stands in the sentence. */
bool tsc_when_take_end_of_same(tsc_candidate *c, const tsc_discourse *discourse);

/** "3 billion in the first quarter of 2023. In the same year 12,000 came", "the deficit of June … for the quarter as a whole": widens the
    time that was taken from what was spoken of to all of it. */
void tsc_when_widen(tsc_candidate *c);

#endif
