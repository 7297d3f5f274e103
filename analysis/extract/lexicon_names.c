#include "extract/lexicon_names.h"

#include "core/buffer.h"

#include <math.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>

enum { NAME_SIZE = 256 };

static bool add_row(tsc_lexicon_source *source, tsc_lexicon_folder *folder, const char *pattern, const char *code,
                    double value)
{
    tsc_lexicon_row row = {.role = TSC_ROLE_CURRENCY, .value = value, .detail = "", .path = "icu", .file = "icu"};
    row.pattern = tsc_arena_strdup(&source->arena, pattern);
    row.code = tsc_arena_strdup(&source->arena, code);
    return row.pattern != NULL && row.code != NULL && tsc_lexicon_folder_add(source, folder, &row);
}

/* Whether one of the last rows (the plural forms just added) is the same. */
static bool is_added(const tsc_lexicon_folder *folder, const char *pattern, const char *code)
{
    for (size_t i = folder->row_count; i > 0 && folder->row_count - i < 6; i--)
        if (strcmp(folder->rows[i - 1].pattern, pattern) == 0 && strcmp(folder->rows[i - 1].code, code) == 0)
            return true;
    return false;
}

/* A name as a pattern: signs with a meaning of their own are escaped. */
static void escape(const char *name, char pattern[2 * NAME_SIZE])
{
    size_t length = 0;
    for (; *name != '\0'; name++) {
        if (strchr("*+[]|~=\\", *name) != NULL)
            pattern[length++] = '\\';
        pattern[length++] = *name;
    }
    pattern[length] = '\0';
}

static bool add_plural(tsc_lexicon_source *source, tsc_lexicon_folder *folder, const UChar *currency, const char *code,
                       const char *plural)
{
    char name[NAME_SIZE], pattern[2 * NAME_SIZE];
    UErrorCode error = U_ZERO_ERROR;
    UBool choice = 0;
    int32_t length = 0;
    const UChar *text = ucurr_getPluralName(currency, folder->name, &choice, plural, &length, &error);
    if (U_FAILURE(error) || error == U_USING_DEFAULT_WARNING || length == 0)
        return true;
    u_strToUTF8(name, NAME_SIZE, NULL, text, length, &error);
    if (U_FAILURE(error) || error == U_STRING_NOT_TERMINATED_WARNING || strchr(name, '(') != NULL)
        return true;
    escape(name, pattern);
    return is_added(folder, pattern, code) || add_row(source, folder, pattern, code, (double)NAN);
}

/* MAD, and what desks write for thousands, millions and milliards of it: kMAD, MMAD, MDMAD. */
static bool add_codes(tsc_lexicon_source *source, tsc_lexicon_folder *common, const char *code)
{
    static const struct {
        const char *before;
        double value;
    } forms[] = {{"", (double)NAN}, {"k", 1e3}, {"K", 1e3}, {"M", 1e6}, {"MM", 1e6}, {"Md", 1e9}, {"Mrd", 1e9}};
    bool added = true;
    for (size_t i = 0; added && i < sizeof forms / sizeof forms[0]; i++) {
        char pattern[16] = "=";
        memcpy(pattern + 1, forms[i].before, strlen(forms[i].before));
        memcpy(pattern + 1 + strlen(forms[i].before), code, 4);
        added = add_row(source, common, pattern, code, forms[i].value);
    }
    return added;
}

static bool add_names(tsc_lexicon_source *source, tsc_lexicon_folder *folder, const char *code)
{
    static const char *const plurals[] = {"zero", "one", "two", "few", "many", "other"};
    UChar currency[4];
    u_charsToUChars(code, currency, 4);
    bool added = true;
    for (size_t i = 0; added && i < sizeof plurals / sizeof plurals[0]; i++)
        added = add_plural(source, folder, currency, code, plurals[i]);
    return added;
}

tsc_status tsc_lexicon_add_names(tsc_lexicon_source *source, tsc_error *err)
{
    UErrorCode error = U_ZERO_ERROR;
    UEnumeration *codes = ucurr_openISOCurrencies(UCURR_COMMON, &error);
    UEnumeration *used = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &error);
    tsc_lexicon_folder *common = tsc_lexicon_source_folder(source, "mul");
    bool added = true;
    for (const char *code; added && U_SUCCESS(error) && (code = uenum_next(codes, NULL, &error)) != NULL;)
        added = strlen(code) != 3 || add_codes(source, common, code);
    for (const char *code; added && U_SUCCESS(error) && (code = uenum_next(used, NULL, &error)) != NULL;)
        for (size_t i = 0; added && i < source->folder_count; i++)
            added = strlen(code) != 3 || &source->folders[i] == common || add_names(source, &source->folders[i], code);
    uenum_close(codes);
    uenum_close(used);
    if (U_FAILURE(error))
        return tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "ICU does not list the currencies: %s", u_errorName(error));
    return added ? TSC_OK : tsc_error_memory(err, "the names of currencies");
}
