/* Decimal numbers as texts state them, exact as long as 19 digits hold them: 4.7 billion is 47 with the exponent 8,
   never 4699999999.99. Beyond that, and after a division, the nearest double is carried instead. */
#ifndef TSC_EXTRACT_DECIMAL_H
#define TSC_EXTRACT_DECIMAL_H

#include "core/span.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct tsc_decimal {
    uint64_t mantissa;
    int exponent; /* value = mantissa * 10^exponent, unless rounded */
    bool rounded; /* then the value is `approximate` */
    double approximate;
} tsc_decimal;

/** A whole number. */
tsc_decimal tsc_decimal_of(uint64_t integer);
/** mantissa * 10^exponent */
tsc_decimal tsc_decimal_scaled(uint64_t mantissa, int exponent);

/** Reads ASCII digits with at most one point; false for anything else or more than 400 characters. */
bool tsc_decimal_parse(tsc_span digits, tsc_decimal *value);

/** A double that was itself read from decimal text (a value of the lexicon). */
tsc_decimal tsc_decimal_of_double(double value);

/** Sum and product, exact as long as the digits fit. */
tsc_decimal tsc_decimal_add(tsc_decimal a, tsc_decimal b);
tsc_decimal tsc_decimal_multiply(tsc_decimal a, tsc_decimal b);

/** The double nearest to the exact value. */
double tsc_decimal_value(tsc_decimal value);

/** Whether nothing stands behind the point. */
bool tsc_decimal_is_integer(tsc_decimal value);

#endif
