#include "extract/lexicon_places.h"

#include "core/place.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum { NAME_SIZE = 256, CODES = 320 };

static bool is_name(const tsc_lexicon_row *row)
{
    return row->role == TSC_ROLE_PLACE && tsc_lexicon_row_has(row, "form", "name");
}

static bool has_name(const tsc_lexicon_folder *folder, const char *alpha3)
{
    for (size_t i = 0; i < folder->row_count; i++)
        if (strcmp(folder->rows[i].code, alpha3) == 0 && is_name(&folder->rows[i]))
            return true;
    return false;
}

static bool is_named_anywhere(const tsc_lexicon_source *source, const char *alpha3)
{
    for (size_t i = 0; i < source->folder_count; i++)
        if (has_name(&source->folders[i], alpha3))
            return true;
    return false;
}

/* The name of a country in a language as a pattern, without what ICU adds in brackets: Myanmar (Burma); false where it
   knows none of its own. */
static bool name_of(const char *alpha2, const tsc_lexicon_folder *folder, char pattern[NAME_SIZE + 2])
{
    char locale[16];
    UChar name[NAME_SIZE];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = 0;
    snprintf(locale, sizeof locale, "und_%s", alpha2);
    uloc_getDisplayCountry(locale, folder->name, name, NAME_SIZE, &error);
    if (U_FAILURE(error) || error == U_USING_DEFAULT_WARNING || error == U_STRING_NOT_TERMINATED_WARNING)
        return false;
    u_strToUTF8(pattern, NAME_SIZE, &length, name, -1, &error);
    if (U_FAILURE(error) || error == U_STRING_NOT_TERMINATED_WARNING)
        return false;
    const char *bracket = strstr(pattern, " (");
    if (bracket != NULL) {
        length = (int32_t)(bracket - pattern);
        pattern[length] = '\0';
    }
    if (length <= 2 || strpbrk(pattern, "()*+[]|~=\\&.") != NULL)
        return false;
    if (*tsc_lexicon_folder_rule(folder, "ending") != '\0')
        memcpy(pattern + length, "+", 2);
    return true;
}

static bool add_name(tsc_lexicon_source *source, tsc_lexicon_folder *folder, const char *pattern, const char *alpha3)
{
    tsc_lexicon_row row = {
        .role = TSC_ROLE_PLACE, .value = (double)NAN, .detail = "form=name", .path = "icu", .file = "icu"};
    row.pattern = tsc_arena_strdup(&source->arena, pattern);
    row.code = tsc_arena_strdup(&source->arena, alpha3);
    return row.pattern != NULL && row.code != NULL && tsc_lexicon_folder_add(source, folder, &row);
}

static bool add_country(tsc_lexicon_source *source, const char *alpha2)
{
    char pattern[NAME_SIZE + 2];
    tsc_place place;
    bool added = true;
    if (!tsc_place_from_alpha2(tsc_span_of(alpha2), &place) || !is_named_anywhere(source, place.code))
        return true;
    for (size_t i = 0; added && i < source->folder_count; i++) {
        tsc_lexicon_folder *folder = &source->folders[i];
        if (strcmp(folder->name, "mul") != 0 && !has_name(folder, place.code) && name_of(alpha2, folder, pattern))
            added = add_name(source, folder, pattern, place.code);
    }
    return added;
}

tsc_status tsc_lexicon_add_places(tsc_lexicon_source *source, tsc_error *err)
{
    const char *const *codes = uloc_getISOCountries();
    bool added = true;
    for (size_t i = 0; added && i < CODES && codes[i] != NULL; i++)
        added = add_country(source, codes[i]);
    return added ? TSC_OK : tsc_error_memory(err, "the names of countries");
}
