#include "extract/alphabet.h"

#include <unicode/uchar.h>

static bool is_invisible(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF || code == 0x61C || code == 0x640;
}

static bool is_apostrophe(uint32_t code)
{
    return code == '\'' || code == '`' || code == 0xB4 || code == 0x2BB || code == 0x2BC || code == 0x2018 ||
           code == 0x2019 || code == 0x201B || code == 0x2032;
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F ||
           code == 0x3000 || code == '\f' || code == '\v' || code < ' ' || code == 0x7F;
}

tsc_char_kind tsc_char_kind_of(uint32_t code, bool *capital)
{
    *capital = false;
    if (code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029)
        return TSC_CHAR_NEWLINE;
    if (code == '\t' || code == '|' || code == 0x2502)
        return TSC_CHAR_BREAK;
    if (is_blank(code))
        return TSC_CHAR_BLANK;
    if (is_invisible(code))
        return TSC_CHAR_INVISIBLE;
    if (is_apostrophe(code))
        return TSC_CHAR_APOSTROPHE;
    switch (u_charType((UChar32)code)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        *capital = true;
        return TSC_CHAR_LETTER;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
        return TSC_CHAR_LETTER;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
        return TSC_CHAR_MARK;
    case U_DECIMAL_DIGIT_NUMBER:
        return TSC_CHAR_DIGIT;
    case U_CURRENCY_SYMBOL:
    case U_MATH_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
    case U_OTHER_NUMBER:
    case U_LETTER_NUMBER:
        return TSC_CHAR_SYMBOL;
    default:
        return code == '%' || code == 0x66A || code == 0x2030 ? TSC_CHAR_SYMBOL : TSC_CHAR_PUNCTUATION;
    }
}

static uint8_t high_symbol(const tsc_alphabet *alphabet, uint32_t code)
{
    size_t low = 0, high = alphabet->high_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (alphabet->high[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < alphabet->high_count && alphabet->high[low].code == code ? (uint8_t)alphabet->high[low].symbol
                                                                          : TSC_SYMBOL_OTHER;
}

static uint8_t compose(const tsc_alphabet *alphabet, uint8_t base, uint32_t mark)
{
    for (size_t i = 0; i < alphabet->composition_count; i++)
        if (alphabet->compositions[i].base == base && alphabet->compositions[i].mark == mark)
            return alphabet->compositions[i].composed;
    return base;
}

size_t tsc_alphabet_fold(const tsc_alphabet *alphabet, const char *word, size_t length,
                         uint8_t symbols[TSC_WORD_SYMBOLS], uint16_t ends[TSC_WORD_SYMBOLS])
{
    const char *end = word + length;
    size_t count = 0;
    for (const char *at = word; at < end;) {
        size_t bytes;
        uint32_t code = tsc_char_decode(at, end, &bytes);
        uint8_t symbol = code < TSC_ALPHABET_DIRECT ? alphabet->symbols[code] : high_symbol(alphabet, code);
        at += bytes;
        if (symbol == TSC_SYMBOL_MARK && count > 0)
            symbols[count - 1] = compose(alphabet, symbols[count - 1], code);
        if (symbol > TSC_SYMBOL_MARK) {
            if (count == TSC_WORD_SYMBOLS || at - word > UINT16_MAX)
                return TSC_WORD_SYMBOLS + 1;
            symbols[count++] = symbol;
        }
        if (count > 0)
            ends[count - 1] = (uint16_t)(at - word <= UINT16_MAX ? at - word : UINT16_MAX);
    }
    return count;
}

size_t tsc_apostrophe_length(const char *text, const char *end)
{
    if (text >= end)
        return 0;
    size_t length;
    uint32_t code = tsc_char_decode(text, end, &length);
    return is_apostrophe(code) ? length : 0;
}
