#include "core/buffer.h"

#include "core/number.h"
#include "core/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void tsc_buffer_init(tsc_buffer *buffer)
{
    *buffer = (tsc_buffer){0};
}

void tsc_buffer_clear(tsc_buffer *buffer)
{
    free(buffer->data);
    tsc_buffer_init(buffer);
}

void tsc_buffer_clear_part(tsc_buffer *part, tsc_buffer *whole)
{
    whole->failed = whole->failed || part->failed;
    tsc_buffer_clear(part);
}

void tsc_buffer_reset(tsc_buffer *buffer)
{
    buffer->length = 0;
    buffer->failed = false;
    if (buffer->data)
        buffer->data[0] = '\0';
}

bool tsc_buffer_reserve(tsc_buffer *buffer, size_t length)
{
    if (buffer->failed)
        return false;
    if (length < buffer->room - buffer->length)
        return true;
    if (length > SIZE_MAX / 4 || buffer->length > SIZE_MAX / 4) {
        buffer->failed = true;
        return false;
    }
    size_t need = buffer->length + length + 1;
    size_t room = buffer->room ? buffer->room : 64;
    while (room < need)
        room *= 2;
    char *data = realloc(buffer->data, room);
    if (!data) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->room = room;
    return true;
}

void tsc_buffer_add(tsc_buffer *buffer, const char *data, size_t length)
{
    if (!tsc_buffer_reserve(buffer, length))
        return;
    if (length > 0)
        memcpy(buffer->data + buffer->length, data, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void tsc_buffer_add_span(tsc_buffer *buffer, tsc_span span)
{
    tsc_buffer_add(buffer, span.data, span.length);
}

void tsc_buffer_add_text(tsc_buffer *buffer, const char *text)
{
    tsc_buffer_add(buffer, text, strlen(text));
}

void tsc_buffer_add_char(tsc_buffer *buffer, char c)
{
    if (!tsc_buffer_reserve(buffer, 1))
        return;
    buffer->data[buffer->length++] = c;
    buffer->data[buffer->length] = '\0';
}

void tsc_buffer_add_codepoint(tsc_buffer *buffer, uint32_t codepoint)
{
    char text[4];
    tsc_buffer_add(buffer, text, tsc_utf8_put(text, codepoint));
}

void tsc_buffer_add_integer(tsc_buffer *buffer, long long value)
{
    char text[32];
    size_t at = sizeof text;
    unsigned long long rest = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
    do {
        text[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0)
        text[--at] = '-';
    tsc_buffer_add(buffer, text + at, sizeof text - at);
}

void tsc_buffer_add_double(tsc_buffer *buffer, double value)
{
    char text[TSC_NUMBER_SIZE];
    tsc_buffer_add(buffer, text, tsc_number_format(value, text));
}

void tsc_buffer_printf(tsc_buffer *buffer, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length >= 0 && tsc_buffer_reserve(buffer, (size_t)length)) {
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

/* Whether none of eight bytes wants an escape: a byte is found by the borrow that subtracting leaves in its high bit. */
static bool are_plain(const char *text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
    uint64_t bytes;
    memcpy(&bytes, text, sizeof bytes);
    uint64_t quote = bytes ^ ones * '"', slash = bytes ^ ones * '\\', delete = bytes ^ ones * 0x7F;
    uint64_t found = (bytes - ones * 0x20) | (quote - ones) | (slash - ones) | (delete - ones);
    return (found & ~bytes & highs) == 0;
}

/* How many bytes at the beginning want no escape; eight at a time, what is left filled up to eight. */
static size_t plain_length(tsc_span text)
{
    size_t first = 0;
    while (text.length - first >= 8 && are_plain(text.data + first))
        first += 8;
    char rest[8] = "        ";
    if (first < text.length && text.length - first < sizeof rest) {
        memcpy(rest, text.data + first, text.length - first);
        if (are_plain(rest))
            return text.length;
    }
    while (first < text.length && is_plain((unsigned char)text.data[first]))
        first++;
    return first;
}

void tsc_buffer_add_json(tsc_buffer *buffer, tsc_span text)
{
    static const char hex[] = "0123456789abcdef";
    size_t plain = 0;
    const size_t first = plain_length(text);
    if (first == text.length) { /* as nearly all are */
        if (!tsc_buffer_reserve(buffer, text.length + 2))
            return;
        char *at = buffer->data + buffer->length;
        at[0] = '"';
        if (text.length > 0)
            memcpy(at + 1, text.data, text.length);
        memcpy(at + 1 + text.length, "\"", 2);
        buffer->length += text.length + 2;
        return;
    }
    tsc_buffer_add_char(buffer, '"');
    for (size_t i = first; i < text.length; i++) {
        while (text.length - i > 8 && are_plain(text.data + i))
            i += 8;
        unsigned char c = (unsigned char)text.data[i];
        if (is_plain(c))
            continue;
        tsc_buffer_add(buffer, text.data + plain, i - plain);
        plain = i + 1;
        const char *brief = c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\r' ? "\\r"
                            : c == '\t' ? "\\t" : NULL;
        if (brief) {
            tsc_buffer_add(buffer, brief, 2);
        } else {
            const char code[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
            tsc_buffer_add(buffer, code, sizeof code);
        }
    }
    if (text.length > plain)
        tsc_buffer_add(buffer, text.data + plain, text.length - plain);
    tsc_buffer_add_char(buffer, '"');
}

tsc_status tsc_buffer_status(const tsc_buffer *buffer, tsc_error *err)
{
    if (!buffer->failed)
        return TSC_OK;
    return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory");
}

const char *tsc_buffer_text(const tsc_buffer *buffer)
{
    return buffer->data && buffer->length > 0 ? buffer->data : "";
}

char *tsc_buffer_take(tsc_buffer *buffer)
{
    if (buffer->failed || !tsc_buffer_reserve(buffer, 0)) {
        tsc_buffer_clear(buffer);
        return NULL;
    }
    buffer->data[buffer->length] = '\0';
    char *text = buffer->data;
    tsc_buffer_init(buffer);
    return text;
}

char *tsc_buffer_keep(tsc_buffer *buffer, tsc_arena *arena)
{
    char *kept = buffer->failed ? NULL : tsc_arena_strdup(arena, tsc_buffer_text(buffer));
    tsc_buffer_clear(buffer);
    return kept;
}
