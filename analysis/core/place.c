/* The names of countries come from ICU; groups that it does not know are a short data table here, since they are codes
   of the contract and not words of a language. */
#include "core/place.h"

#include "core/country.h"

#include <stdio.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum { NAME_UNITS = 128 };

static const struct group {
    const char *code, *alpha2, *english;
} groups[] = {
    {"EU", "EU", "European Union"},
    {"EAEU", "", "Eurasian Economic Union"},
    {"GCC", "", "Gulf Cooperation Council"},
    {"ASEAN", "", "ASEAN"},
    {"AU", "", "African Union"},
    {"CA5", "143", "Central Asia"},
    {"AFR", "002", "Africa"},
    {"LAC", "419", "Latin America"},
    {"WLD", "001", "World"},
    {"CIS", "", "Commonwealth of Independent States"},
    {"OTS", "", "Organization of Turkic States"},
    {"ECOWAS", "", "ECOWAS"},
    {"LAS", "", "Arab League"},
    {"OIC", "", "Organisation of Islamic Cooperation"},
    {"BRICS", "", "BRICS"},
    {"SCO", "", "Shanghai Cooperation Organisation"},
};

bool tsc_place_parse(tsc_span code, tsc_place *place)
{
    *place = tsc_place_none();
    if (code.length < 2 || code.length >= sizeof place->code)
        return false;
    for (size_t i = 0; i < code.length; i++)
        if (!((code.data[i] >= 'A' && code.data[i] <= 'Z') || (code.data[i] >= '0' && code.data[i] <= '9')))
            return false;
    memcpy(place->code, code.data, code.length);
    return true;
}

static const struct group *find_group(tsc_place place)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (groups[i].code[0] == place.code[0] && strcmp(groups[i].code, place.code) == 0)
            return &groups[i];
    return NULL;
}

void tsc_place_alpha2(tsc_place place, char alpha2[4])
{
    const tsc_country *country = find_group(place) ? NULL : tsc_country_find(place.code);
    memcpy(alpha2, country ? country->alpha2 : "\0\0\0", 4);
}

bool tsc_place_is_known(tsc_place place)
{
    return find_group(place) != NULL || tsc_place_is_unnamed(place) || tsc_place_is_country(place);
}

bool tsc_place_is_country(tsc_place place)
{
    return tsc_country_find(place.code) != NULL; /* no code of a group is one of a country */
}

bool tsc_place_from_alpha2(tsc_span alpha2, tsc_place *place)
{
    *place = tsc_place_none();
    if (alpha2.length != 2)
        return false;
    char locale[8];
    snprintf(locale, sizeof locale, "und_%c%c", alpha2.data[0], alpha2.data[1]);
    const char *code = tsc_span_equals(alpha2, "XK") ? "XKX" : uloc_getISO3Country(locale);
    return code && strlen(code) == 3 && tsc_place_parse(tsc_span_of(code), place);
}

bool tsc_place_from_number(int number, tsc_place *place)
{
    /* Comtrade's own numbers, which differ from M49, and numbers of countries as they once were. */
    static const struct {
        int number;
        const char *code;
    } own[] = {{0, "WLD"},   {251, "FRA"}, {381, "ITA"}, {380, "ITA"}, {579, "NOR"}, {757, "CHE"}, {842, "USA"},
               {841, "USA"}, {699, "IND"}, {490, "TWN"}, {97, "EU"},   {58, "BEL"},  {230, "ETH"}, {249, "FRA"},
               {278, "DEU"}, {280, "DEU"}, {720, "YEM"}, {736, "SDN"}, {886, "YEM"}};
    *place = tsc_place_none();
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (own[i].number == number)
            return tsc_place_parse(tsc_span_of(own[i].code), place);
    const tsc_country *country = tsc_country_of_number(number);
    return country && tsc_place_from_alpha2(tsc_span_of(country->alpha2), place);
}

/* The English name at the United Nations since 2022, which ICU knows from version 74. */
static const struct {
    const char *code, *name;
} renamed_in_english = {"TUR", "T\xc3\xbcrkiye"};

void tsc_place_name(tsc_place place, const char *language, char *name, size_t size)
{
    const struct group *group = find_group(place);
    bool english = !language || !*language || strncmp(language, "en", 2) == 0;
    if (english && strcmp(place.code, renamed_in_english.code) == 0) {
        snprintf(name, size, "%s", renamed_in_english.name);
        return;
    }
    char region[8] = "";
    if (group)
        snprintf(region, sizeof region, "%s", group->alpha2);
    else
        tsc_place_alpha2(place, region);
    snprintf(name, size, "%s", group ? group->english : place.code);
    if (region[0] == '\0')
        return;
    UErrorCode status = U_ZERO_ERROR;
    /* not uldn_open: it falls over where memory is short (ICU 72) */
    char locale[16];
    snprintf(locale, sizeof locale, "und_%s", region);
    UChar wide[NAME_UNITS];
    int32_t length = uloc_getDisplayCountry(locale, english ? "en" : language, wide, NAME_UNITS, &status);
    char text[NAME_UNITS * 3];
    int32_t bytes = 0;
    if (U_SUCCESS(status) && length > 0 && length < NAME_UNITS)
        u_strToUTF8(text, (int32_t)sizeof text, &bytes, wide, length, &status);
    if (U_SUCCESS(status) && bytes > 0 && (size_t)bytes < size && bytes < (int32_t)sizeof text) {
        memcpy(name, text, (size_t)bytes);
        name[bytes] = '\0';
    }
}
