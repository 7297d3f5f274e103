/* Units of figures: ISO 4217 codes, %, t, m3, TEU, kWh, MW, items, persons, companies, projects, flights,
   flights/week; and for statistics kg, USD_2015 and such. Small values. */
#ifndef TSC_CORE_UNIT_H
#define TSC_CORE_UNIT_H

#include "core/span.h"

#include <stdbool.h>

typedef struct tsc_unit {
    char code[16]; /* terminated and zero-padded; "" where there is none */
} tsc_unit;

/** No unit; a unit by its code (false, and none, for what is no code); percent; what kind it is. */
static inline tsc_unit tsc_unit_none(void)
{
    return (tsc_unit){{0}};
}

bool tsc_unit_parse(tsc_span code, tsc_unit *unit); /* 1 to 15 printable ASCII bytes */
tsc_unit tsc_unit_percent(void);
/** What a difference of two values of a unit is told in: that of two percentages in points, all others in the unit. */
tsc_unit tsc_unit_of_difference(tsc_unit unit);

/** Three capital letters, not TEU. */
static inline bool tsc_unit_is_currency(tsc_unit unit)
{
    const char *c = unit.code;
    return c[0] >= 'A' && c[0] <= 'Z' && c[1] >= 'A' && c[1] <= 'Z' && c[2] >= 'A' && c[2] <= 'Z' && c[3] == '\0' &&
           memcmp(c, "TEU", 3) != 0;
}

static inline bool tsc_unit_is_percent(tsc_unit unit)
{
    return unit.code[0] == '%' && unit.code[1] == '\0';
}

static inline bool tsc_unit_is_none(tsc_unit unit)
{
    return unit.code[0] == '\0';
}

static inline bool tsc_unit_same(tsc_unit a, tsc_unit b)
{
    return memcmp(a.code, b.code, sizeof a.code) == 0;
}

static inline bool tsc_unit_is(tsc_unit unit, const char *code)
{
    return strcmp(unit.code, code) == 0;
}

/** How people write an amount in a language: scale and decimals of the value kept honest, `US$ 274 million`,
    `70 %`, `1.2 billion t`. digits: significant digits to show at most (3 is usual). Language en, fr or ru
    (others fall back to en). */
void tsc_amount_format(double value, tsc_unit unit, int digits, const char *language, char *text, size_t size);

#endif
