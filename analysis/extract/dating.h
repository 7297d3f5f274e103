/* What a time of the sentence says of a figure. Which of them dates it is found elsewhere (when.c): one asks for the
   nearest that fits, the other reckons with what the country, the indicator and the text before make of it. */
#ifndef TSC_EXTRACT_DATING_H
#define TSC_EXTRACT_DATING_H

#include "extract/candidate.h"

/** The period of a figure that the time dates: a stock takes its day, a flow to the end of a month the months so far. */
tsc_period tsc_dating_period_of(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *timex);

/** The period compared with, where the time says it; period: that of the figure, from which "a year earlier" is counted. */
tsc_period tsc_dating_base_of(const tsc_candidate *c, const tsc_timex *timex, tsc_date date, tsc_period period);

/** The period compared with where none is said: the same one a year earlier, or none. */
tsc_period tsc_dating_default_base(tsc_period period);

/** To double trade by 2030, told in 2025: a change that is not on the year before its own. */
bool tsc_dating_is_far_aim(const tsc_candidate *c, const tsc_timex *timex, tsc_date date);

/** "Between 2012 and 2018": gives a change the later year, and the earlier one as its base; false where the time is no
    such span. */
bool tsc_dating_split_span(tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *timex);

/** Whether the figure is the first of "from 5.8 to 5.1 million between October and November": of the first month of the span. */
bool tsc_dating_leads_from(const tsc_candidate *c, const tsc_timex *timex);

/** How far the time stands from the figure, in tokens and more for what parts them: the nearest that fits dates it. */
double tsc_dating_cost(const tsc_candidate *c, const tsc_timex *timex);

/** The period of a figure whose sentence names none: that of the figure before, of the topic, of the text. */
void tsc_dating_inherit(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before);

/** Whether the time is of something else: a flow is not of today, an aim neither; a count is not of a time that another clause
    speaks of, and nothing is of what a remark says of a country. */
bool tsc_dating_is_foreign(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *timex);

/** "In 2022 (before the tariffs of March 2023) Chile sold": whether a time stands within a remark that is closed before the value,
    where another one stands outside. */
bool tsc_dating_is_of_remark(const tsc_candidate *c, const tsc_timex *timex);

/** "Grew by 15 %, from 243 million in 2019 to 280 million in 2020", or the two levels first: a change beside two levels of two
    times is the later's on the earlier. Two levels "in the same period" take the two times of the sentence before.
    candidates: of one sentence, in order. */
void tsc_dating_spans(tsc_candidate *candidates, size_t count, tsc_discourse *discourse);

/** A month, quarter or season without its year, of which a plan may mean the next one: "will sign two contracts in autumn". */
static inline bool tsc_dating_may_be_next(const tsc_timex *timex)
{
    enum { SEASON = 3 };
    const tsc_period_kind kind = timex->period.kind;
    return timex->relative && (kind == TSC_PERIOD_MONTH || kind == TSC_PERIOD_QUARTER ||
                               (kind == TSC_PERIOD_MONTHS && timex->months == 0 && !timex->to_date &&
                                tsc_period_month_count(timex->period) == SEASON));
}

#endif
