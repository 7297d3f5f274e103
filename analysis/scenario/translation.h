/* The texts of a plan in another language: a file beside the script, `hub.fr.words` beside `hub.lua`, with lines
   "text of the script<TAB>translation". What it does not translate stays as the script has it. */
#ifndef TSC_SCENARIO_TRANSLATION_H
#define TSC_SCENARIO_TRANSLATION_H

#include "scenario/plan.h"

/** Puts the translations of a script's file for plan->language into the plan; no file: nothing changes. Keys, numbers
    and identities stay, so the draws are the same in any language. Errors: TSC_EINPUT with file and line for a line
    without a tab; TSC_ENOMEM. */
tsc_status tsc_plan_translate(tsc_plan *plan, const char *script, tsc_error *err);

#endif
