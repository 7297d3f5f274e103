/* Currencies that the country tells: which dollar, dirham, dinar, rouble, pound. */
#ifndef TSC_EXTRACT_CURRENCY_H
#define TSC_EXTRACT_CURRENCY_H

#include "core/place.h"
#include "core/unit.h"
#include "extract/lexicon.h"

/** The currency of a family ("dirham") in a region (ISO 3166 alpha-2, "" where unknown): that of the region where it
    belongs to the family, else the one that is meant where nothing is said (mul/language.tsv, rule `family`, the first).
    None for a family that is not known. */
tsc_unit tsc_currency_of_family(const tsc_language *language, const char *family, const char *region);

/** The same for a country; *sure says whether its own currency is of that family. */
tsc_unit tsc_currency_of_place(const tsc_language *language, const char *family, tsc_place place, bool *sure);

/** Whether a currency is the money of one country, that the world does not count in (rule `world_money`). */
bool tsc_currency_is_local(const tsc_language *language, tsc_unit unit);

/** Whether amounts in a currency are written with three decimals or more (Kuwaiti dinar), by ISO 4217. */
bool tsc_currency_has_thousandths(tsc_unit unit);

#endif
