/* Times that something is compared with: behind "against" and "than", the level of a year, so many times what was then. */
#ifndef TSC_EXTRACT_WHEN_COMPARED_H
#define TSC_EXTRACT_WHEN_COMPARED_H

#include "extract/dating.h"

/** Whether a word of comparison leads in the time that begins at this token, behind the value and without another value between. */
bool tsc_when_within_against(const tsc_candidate *c, uint32_t token);

/** Whether the time is an attribute of what stands behind it, where endings tell that; otherwise: where they do not. */
bool tsc_when_attributive(const tsc_candidate *c, const tsc_timex *timex, bool otherwise);

/** Whether "than" stands right before the time. */
bool tsc_when_behind_than(const tsc_candidate *c, const tsc_timex *timex);

/** "The gap widens: a year earlier purchases had totalled 27 million": the words that begin a part of the sentence which has no
    value before them and names what is measured behind them; NULL where there are none. */
const tsc_timex *tsc_when_earlier_ahead(const tsc_candidate *c);

/** The words right behind a level that put it so many years before or behind what is spoken of: "81 million a year earlier", "380 000
    l'année suivante"; NULL where there are none. */
const tsc_timex *tsc_when_shifted_behind(const tsc_candidate *c);

/** Whether a time says what the percentage right before it is on: "down 8 % on 2023". */
bool tsc_when_behind_change(const tsc_candidate *c, const tsc_timex *timex);

/** Whether the time says which level is meant: "the 2023 level". */
bool tsc_when_level_of(const tsc_candidate *c, const tsc_timex *timex);

/** Whether a time is of months of one year: one, a run, a quarter or a half. */
bool tsc_when_is_part_of_year(const tsc_timex *timex);

/** Whether a change is on an earlier part of a year: "71 % on the July surplus"; now: the time spoken of. */
bool tsc_when_on_earlier(const tsc_candidate *c, const tsc_timex *timex, tsc_period now);

/** Whether a change is compared with the time; now: the latest time spoken of. */
bool tsc_when_compared(const tsc_candidate *c, const tsc_timex *timex, tsc_period now);

/** "grew to 274 million, after 161 million in 2023": whether a time behind another value is that value's, which the candidate's is
    compared with. */
bool tsc_when_is_of_next(const tsc_candidate *c, const tsc_timex *timex);

/** The time of a value that is only told by what it is compared with: a year later, where that is this year or the last; else
    none. base may be NULL. */
tsc_period tsc_when_year_behind(const tsc_timex *base, const tsc_discourse *discourse);

/** "in the first five months of the Iranian year (March 21 to August 22)": the days in brackets that a relative time means, else
    the time itself. */
const tsc_timex *tsc_when_spelt_out(const tsc_candidate *candidate, const tsc_timex *timex);

/** "In January it bought none, while a year earlier it bought 18 million": the words before the value, in its own part; NULL
   where there are none. */
const tsc_timex *tsc_when_earlier_in_part(const tsc_candidate *c, const tsc_timex *own);

#endif
