/* How finely a number was printed, and what its rounding leaves open. */
#ifndef TSC_STORE_PRINTED_H
#define TSC_STORE_PRINTED_H

#include "extract/figure.h"

typedef struct tsc_interval {
    double low, high; /* infinite where open */
} tsc_interval;

/** Significant digits of the shortest decimal text without trailing zeros (82400000: 3). */
int tsc_printed_digits(double value);

/** Half a unit of the last printed digit. With a surface ("12.0 million") the digits it shows after a decimal point
    count; without one they are told from the value: trailing zeros are taken as rounding where that is at most 1 % of
    the value, else the number is taken as counted in whole units of its scale (40 billion: half a billion). */
double tsc_printed_halfwidth(double value, const char *surface);

/** What a stated value may stand for: a range its ends, at_least no upper end, at_most no lower end, about 5 % either
    way, exact half a unit of the last digit. Percentages are printed to their last digit, never by scale. */
tsc_interval tsc_printed_interval(double value, double low, double high, tsc_bound bound, tsc_unit unit,
                                  const char *surface);

static inline bool tsc_interval_overlap(tsc_interval a, tsc_interval b)
{
    return a.low <= b.high && b.low <= a.high;
}

#endif
