/* See quote.h. Bytes that are no UTF-8 become U+FFFD. */
#include "chart/quote.h"

#include "core/utf8.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

static bool breaks_lines(UChar32 c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

/* Byte length of the first longest characters (grapheme clusters) of clean text. */
static size_t cut(const tsc_buffer *text, size_t start, int longest, bool *shortened)
{
    UErrorCode code = U_ZERO_ERROR;
    UText *whole = utext_openUTF8(NULL, text->data + start, (int64_t)(text->length - start), &code);
    UBreakIterator *breaks = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &code);
    if (U_SUCCESS(code))
        ubrk_setUText(breaks, whole, &code);
    int32_t end = 0;
    *shortened = false;
    if (U_SUCCESS(code)) {
        for (int i = 0; i < longest && end != UBRK_DONE; i++)
            end = ubrk_next(breaks);
        *shortened = end != UBRK_DONE && (size_t)end < text->length - start;
    }
    ubrk_close(breaks);
    utext_close(whole);
    return *shortened ? (size_t)end : text->length - start;
}

void tsc_text_clean(tsc_buffer *clean, tsc_span text, int longest)
{
    enum { BYTES_LOOKED_AT = 1 << 14 };
    size_t start = clean->length, length = text.length < BYTES_LOOKED_AT ? text.length : BYTES_LOOKED_AT;
    const uint8_t *bytes = (const uint8_t *)text.data;
    bool blank = false, shortened;
    for (size_t i = 0; i < length;) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, length, c);
        if (!breaks_lines(c) && tsc_utf8_misleads((uint32_t)c))
            continue;
        if (!breaks_lines(c))
            tsc_buffer_add_codepoint(clean, (uint32_t)c);
        else if (!blank)
            tsc_buffer_add_char(clean, ' ');
        blank = breaks_lines(c);
    }
    if (clean->failed || clean->length == start)
        return;
    size_t kept = cut(clean, start, longest, &shortened);
    if (shortened) {
        clean->length = start + kept;
        tsc_buffer_add_codepoint(clean, 0x2026);
    }
}

void tsc_quote_add(tsc_buffer *script, tsc_span text)
{
    tsc_buffer clean;
    tsc_buffer_init(&clean);
    tsc_text_clean(&clean, text, TSC_QUOTE_LONGEST);
    tsc_buffer_add_char(script, '\'');
    for (size_t i = 0; i < clean.length; i++) {
        if (clean.data[i] == '\'')
            tsc_buffer_add_codepoint(script, 0x2019);
        else
            tsc_buffer_add_char(script, clean.data[i]);
    }
    tsc_buffer_add_char(script, '\'');
    tsc_buffer_clear_part(&clean, script);
}
