/* What periods and amounts of a sentence make of each other. */
#ifndef TSC_EXTRACT_TIMEX_AMOUNTS_H
#define TSC_EXTRACT_TIMEX_AMOUNTS_H

#include "extract/timex.h"

/** Traps the quantities that are part of a period (the 2024 of "May 2024"), and makes times that are over and stand right
    behind a growth what it is compared with. Both lists in the order of the text. */
void tsc_timexes_meet_amounts(const tsc_scan *scan, tsc_date date, tsc_timexes *found, tsc_quantities *quantities);

#endif
