#include "core/unit.h"

#include "core/number.h"

#include <math.h>
#include <stdio.h>

bool tsc_unit_parse(tsc_span code, tsc_unit *unit)
{
    *unit = tsc_unit_none();
    if (code.length == 0 || code.length >= sizeof unit->code)
        return false;
    for (size_t i = 0; i < code.length; i++)
        if (code.data[i] <= ' ' || code.data[i] >= 0x7F)
            return false;
    memcpy(unit->code, code.data, code.length);
    return true;
}

tsc_unit tsc_unit_percent(void)
{
    return (tsc_unit){"%"};
}

tsc_unit tsc_unit_of_difference(tsc_unit unit)
{
    static const tsc_unit points = {"points"};
    return tsc_unit_is_percent(unit) ? points : unit;
}

enum amount_language { ENGLISH, FRENCH, RUSSIAN, AMOUNT_LANGUAGES };

/* How a written amount is put together in a language: the scale words of thousands (not used), millions and so on, the
   decimal mark and the thousands separator (Unicode CLDR 42: compact long forms). */
static const struct amount_style {
    const char *scales[4];    /* 1e3, 1e6, 1e9, 1e12 */
    const char *below_two[4]; /* the same where a language puts them in the singular below two; NULL: as above */
    const char *decimal, *group;
    const char *link; /* between a scale word and a unit that is a word: "de" */
} styles[AMOUNT_LANGUAGES] = {
    [ENGLISH] = {{"thousand", "million", "billion", "trillion"}, {NULL}, ".", ",", NULL},
    [FRENCH] = {{"mille", "millions", "milliards", "billions"},
                {"mille", "million", "milliard", "billion"},
                ",",
                "\xE2\x80\xAF",
                "de"},
    [RUSSIAN] = {{"тыс.", "млн", "млрд", "трлн"}, {NULL}, ",", "\xC2\xA0", NULL},
};

static const struct amount_style *style_of(const char *language)
{
    if (language && strncmp(language, "fr", 2) == 0)
        return &styles[FRENCH];
    if (language && strncmp(language, "ru", 2) == 0)
        return &styles[RUSSIAN];
    return &styles[ENGLISH];
}

/* Decimals that leave so many significant digits in value, none where the whole part has them all; of a small
   fraction two, however far behind the point they stand. */
static int decimals_for(double value, int digits)
{
    enum { SMALL_DIGITS = 2, DECIMALS_MOST = 12 };
    if (value == 0.0)
        return 0;
    int whole = (int)floor(log10(fabs(value))) + 1;
    int decimals = whole < 0 ? SMALL_DIGITS - whole : digits - (whole > 1 ? whole : 1);
    return decimals < 0 ? 0 : decimals > DECIMALS_MOST ? DECIMALS_MOST : decimals;
}

/* value with grouped thousands and no idle zeros after the decimal mark. */
static void write_number(double value, int decimals, const struct amount_style *style, char *text, size_t size)
{
    char plain[400];
    size_t length = tsc_number_format_fixed(fabs(value), decimals, plain, sizeof plain);
    if (decimals > 0) {
        while (length > 0 && plain[length - 1] == '0')
            plain[--length] = '\0';
        if (length > 0 && plain[length - 1] == '.')
            plain[--length] = '\0';
    }
    const char *point = memchr(plain, '.', length);
    size_t whole = point ? (size_t)(point - plain) : length;
    size_t used = 0;
    text[0] = '\0';
    if (value < 0)
        used += (size_t)snprintf(text, size, "\xE2\x88\x92");
    for (size_t i = 0; i < length && used + 8 < size; i++) {
        if (i == whole) {
            used += (size_t)snprintf(text + used, size - used, "%s", style->decimal);
            continue;
        }
        if (i > 0 && i < whole && (whole - i) % 3 == 0 && whole > 3)
            used += (size_t)snprintf(text + used, size - used, "%s", style->group);
        text[used++] = plain[i];
        text[used] = '\0';
    }
}

static const char *unit_sign(const tsc_unit *unit, const struct amount_style *style, bool *before)
{
    static const struct {
        const char *code, *sign;
        bool before;
    } signs[] = {{"USD", "US$", true}, {"EUR", "€", true}, {"GBP", "£", true}, {"JPY", "¥", true}};
    *before = false;
    if (style == &styles[RUSSIAN] && tsc_unit_is(*unit, "USD"))
        return "долл. США";
    if (style == &styles[FRENCH] && tsc_unit_is(*unit, "USD"))
        return "dollars US";
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (tsc_unit_is(*unit, signs[i].code)) {
            *before = signs[i].before && style == &styles[ENGLISH];
            return signs[i].sign;
        }
    return unit->code;
}

void tsc_amount_format(double value, tsc_unit unit, int digits, const char *language, char *text, size_t size)
{
    const struct amount_style *style = style_of(language);
    if (!isfinite(value) || fabs(value) >= 1e300) {
        snprintf(text, size, "n/a");
        return;
    }
    int scale = 0;
    double shown = value;
    if (!tsc_unit_is_percent(unit))
        for (; scale < 4 && fabs(shown) >= (scale == 0 ? 1e6 : 999.5); scale++)
            shown /= scale == 0 ? 1e6 : 1e3;
    char number[420];
    write_number(shown, decimals_for(shown, digits), style, number, sizeof number);
    int place = scale < 4 ? scale : 3;
    const char *word = !scale                                         ? ""
                       : style->below_two[place] && fabs(shown) < 2.0 ? style->below_two[place]
                                                                      : style->scales[place];
    bool before = false;
    const char *sign = unit_sign(&unit, style, &before);
    if (before)
        snprintf(text, size, "%s %s%s%s", sign, number, *word ? " " : "", word);
    else if (style->link && *word && ((*sign >= 'a' && *sign <= 'z') || (*sign >= 'A' && *sign <= 'Z')))
        snprintf(text, size, "%s %s %s %s", number, word, style->link, sign);
    else
        snprintf(text, size, "%s%s%s%s%s", number, *word ? " " : "", word, *sign ? " " : "", sign);
}
