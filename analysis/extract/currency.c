#include "extract/currency.h"

#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/ustring.h>

/* The ISO 4217 code of a region from ICU, "" where there is none. */
static void currency_of_region(const char *region, char code[4])
{
    char locale[16] = "und_";
    UChar currency[4];
    UErrorCode error = U_ZERO_ERROR;
    code[0] = '\0';
    if (strlen(region) != 2)
        return;
    memcpy(locale + 4, region, 3);
    int32_t length = ucurr_forLocale(locale, currency, 4, &error);
    if (U_SUCCESS(error) && length == 3)
        u_UCharsToChars(currency, code, 4);
}

static tsc_unit choose(const char *members, const char *code, bool *sure)
{
    tsc_unit unit;
    *sure = tsc_span_is_among(tsc_span_of(code), members);
    if (!tsc_unit_parse(*sure ? tsc_span_of(code) : tsc_span_make(members, strcspn(members, " ")), &unit))
        return tsc_unit_none();
    return unit;
}

tsc_unit tsc_currency_of_family(const tsc_language *language, const char *family, const char *region)
{
    char code[4];
    bool sure;
    currency_of_region(region, code);
    return choose(tsc_language_rule(language, "family", family), code, &sure);
}

tsc_unit tsc_currency_of_place(const tsc_language *language, const char *family, tsc_place place, bool *sure)
{
    char region[4], code[4];
    tsc_place_alpha2(place, region);
    currency_of_region(region, code);
    return choose(tsc_language_rule(language, "family", family), code, sure);
}

bool tsc_currency_is_local(const tsc_language *language, tsc_unit unit)
{
    const bool of_many = unit.code[0] == 'X'; /* ISO 4217: other codes begin with that of the country */
    return tsc_unit_is_currency(unit) && !of_many &&
           !tsc_span_is_among(tsc_span_of(unit.code), tsc_language_habits_of(language).world_money);
}

bool tsc_currency_has_thousandths(tsc_unit unit)
{
    UChar currency[4];
    UErrorCode error = U_ZERO_ERROR;
    if (!tsc_unit_is_currency(unit))
        return false;
    u_charsToUChars(unit.code, currency, 4);
    return ucurr_getDefaultFractionDigits(currency, &error) >= 3 && U_SUCCESS(error);
}
