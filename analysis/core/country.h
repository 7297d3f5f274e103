/* The codes of countries: ISO 3166-1 with the withdrawn and reserved codes that old texts and tables still use. A table
   and not ICU's regions, since those are asked for at every name in a text and ICU cannot make them where memory is
   short; a test holds the table against ICU. Kosovo is XKX, as statistics and ministries write it, and not ICU's own XKK. */
#ifndef TSC_CORE_COUNTRY_H
#define TSC_CORE_COUNTRY_H

#include <stddef.h>

typedef struct tsc_country {
    char alpha3[4], alpha2[4]; /* alpha2: of today's country where alpha3 was withdrawn (BUR: MM) */
    int number;                /* ISO 3166-1 numeric, UN M49; 0 where it has none */
} tsc_country;

/** NULL where there is no country of that code or number. */
const tsc_country *tsc_country_find(const char *alpha3);
const tsc_country *tsc_country_of_number(int number);

#endif
