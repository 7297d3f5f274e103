#include "report/escape.h"

#include "core/utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* What a character becomes: itself, a blank, or its code in sight. */
typedef enum shown_as { AS_ITSELF, AS_BLANK, AS_CODE } shown_as;

static shown_as look_of(UChar32 c)
{
    if (c == '\t' || c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85)
        return AS_BLANK;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return AS_CODE;
    if (tsc_utf8_misleads((uint32_t)c))
        return AS_CODE;
    return AS_ITSELF;
}

/* One character as its target wants it, not knowing of its neighbours. */
typedef void (*put_character)(tsc_buffer *out, UChar32 c);

static void put_code(tsc_buffer *out, UChar32 c, put_character put)
{
    char code[12];
    static const char digits[] = "0123456789abcdef";
    size_t length = 0;
    code[length++] = '\\';
    code[length++] = c < 0x100 ? 'x' : 'u';
    for (int shift = c < 0x100 ? 4 : 12; shift >= 0; shift -= 4)
        code[length++] = digits[(c >> shift) & 15];
    for (size_t i = 0; i < length; i++)
        put(out, code[i]);
}

static void escape(tsc_buffer *out, const char *text, put_character put)
{
    int32_t length = (int32_t)strnlen(text, INT32_MAX - 1);
    bool blank = false;
    for (int32_t i = 0; i < length;) {
        UChar32 c;
        U8_NEXT((const uint8_t *)text, i, length, c);
        if (c < 0)
            c = 0xFFFD;
        shown_as look = look_of(c);
        if (look == AS_CODE)
            put_code(out, c, put);
        else if (look == AS_ITSELF)
            put(out, c);
        else if (!blank)
            put(out, ' ');
        blank = look == AS_BLANK;
    }
}

static void put_plain(tsc_buffer *out, UChar32 c)
{
    tsc_buffer_add_codepoint(out, (uint32_t)c);
}

static void put_html(tsc_buffer *out, UChar32 c)
{
    static const struct {
        UChar32 c;
        const char *entity;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}, {'{', "&#123;"}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (entities[i].c == c) {
            tsc_buffer_add_text(out, entities[i].entity);
            return;
        }
    put_plain(out, c);
}

static void put_markdown(tsc_buffer *out, UChar32 c)
{
    if (c == '<' || c == '>' || c == '&' || c == '{') {
        put_html(out, c);
        return;
    }
    if (c < 0x80 && strchr("\\`*_[]|~#!", (int)c))
        tsc_buffer_add_char(out, '\\');
    put_plain(out, c);
}

void tsc_escape_plain(tsc_buffer *out, const char *text)
{
    escape(out, text, put_plain);
}

void tsc_escape_html(tsc_buffer *out, const char *text)
{
    escape(out, text, put_html);
}

void tsc_escape_markdown(tsc_buffer *out, const char *text)
{
    escape(out, text, put_markdown);
}

void tsc_escape_markdown_start(tsc_buffer *out, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    if (*text && strchr("-+=", *text)) {
        tsc_buffer_add_char(out, '\\');
    } else if (digits > 0 && (text[digits] == '.' || text[digits] == ')')) {
        tsc_buffer_add(out, text, digits);
        tsc_buffer_add_char(out, '\\');
        text += digits;
    }
    tsc_escape_markdown(out, text);
}

static void put_code_span(tsc_buffer *out, UChar32 c)
{
    if (c == '|')
        tsc_buffer_add_char(out, '\\');
    put_plain(out, c == '`' ? '\'' : c);
}

void tsc_escape_markdown_code(tsc_buffer *out, const char *text)
{
    tsc_buffer_add_char(out, '`');
    escape(out, text, put_code_span);
    tsc_buffer_add_char(out, '`');
}

size_t tsc_text_width(const char *text, size_t length)
{
    size_t width = 0;
    for (int32_t i = 0; i < (int32_t)length;) {
        UChar32 c;
        U8_NEXT((const uint8_t *)text, i, (int32_t)length, c);
        int8_t type = u_charType(c < 0 ? 0xFFFD : c);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
            continue;
        int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        width += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}
