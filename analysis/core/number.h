/* Numbers to and from text without regard to any locale. */
#ifndef TSC_CORE_NUMBER_H
#define TSC_CORE_NUMBER_H

#include "core/span.h"

#include <stdbool.h>

enum { TSC_NUMBER_SIZE = 40 }; /* room for any double and its terminator */

/** Reads a whole span as [+-]digits[.digits][e[+-]digits]; nothing else (no nan, inf, hex, blanks).
    Exact to the last digit. False where it is no such number or not finite. */
bool tsc_number_parse(tsc_span text, double *value);

/** Reads a whole span as a decimal integer in [low, high]. */
bool tsc_integer_parse(tsc_span text, long long low, long long high, long long *value);

/** The shortest text that reads back the same, plain notation between 1e-5 and 1e17 (`274000000`, `0.0286`).
    NaN and infinities give "". Returns the length. */
size_t tsc_number_format(double value, char text[TSC_NUMBER_SIZE]);

/** With a fixed number of decimals (0 to 12), halves away from zero in the shortest text's sense; returns the length. */
size_t tsc_number_format_fixed(double value, int decimals, char *text, size_t size);

#endif
