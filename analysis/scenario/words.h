/* Plans and their numbers in words. */
#ifndef TSC_SCENARIO_WORDS_H
#define TSC_SCENARIO_WORDS_H

#include "scenario/phrases.h"
#include "scenario/plan.h"

/** Fills the assumptions of scenarios[plan->scenario_count]: a sentence for each thing that a scenario takes for
    granted, in the order of the script. */
tsc_status tsc_scenario_words_assumptions(const tsc_plan *plan, tsc_scenario *scenarios, tsc_arena *arena, tsc_error *err);

/** "trade turnover of Kazakhstan and Morocco" for a key; parts left open are left out. */
void tsc_scenario_words_key(const tsc_scenario_phrases *phrases, const tsc_key *key, const char *language,
                            tsc_buffer *to);

#endif
