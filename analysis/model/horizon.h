/* How far is projected: what is shown where nobody says, what targets stretch that to, what is computed at most. */
#ifndef TSC_MODEL_HORIZON_H
#define TSC_MODEL_HORIZON_H

#include "core/period.h"

#include <stddef.h>

enum {
    TSC_HORIZON_YEARS = 5,         /* shown where nobody asks for another time */
    TSC_HORIZON_TARGET_YEARS = 10, /* that a target alone stretches tables and charts to */
    TSC_HORIZON_BEYOND_YEARS = 20, /* behind a target, to see when the median gets there */
    TSC_HORIZON_REPORT_YEARS = 30, /* at most in a report */
    TSC_HORIZON_CHART_STEPS = 60,  /* at most on a chart */
    TSC_HORIZON_MOST_STEPS = 1200  /* at most anywhere: a hundred years of months */
};

/** Whole periods of the kind and length of last, behind it and over by end; counted to `most`, and one more where there
    are more; 0 where the date is not complete. */
size_t tsc_horizon_steps(tsc_period last, tsc_date end, size_t most);

#endif
