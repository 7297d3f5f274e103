#include "core/buffer.h"

#include "core/block.h"
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

bool tsc_buffer_widen(tsc_buffer *buffer, size_t length)
{
    if (buffer->failed)
        return false;
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

/* Which of eight bytes may want an escape. */
static uint64_t suspects(uint64_t block)
{
    return tsc_block_below(block, ' ') | tsc_block_has(block, '"') | tsc_block_has(block, '\\') |
           tsc_block_has(block, 0x7F);
}

/* A text of less than eight bytes, some of them twice, filled up with blanks. */
static uint64_t few_bytes(tsc_span text)
{
    if (text.length >= 4) {
        uint32_t head, tail;
        memcpy(&head, text.data, sizeof head);
        memcpy(&tail, text.data + text.length - sizeof tail, sizeof tail);
        return (uint64_t)tail << 32 | head;
    }
    uint64_t bytes = TSC_BLOCK_ONES * ' ';
    for (size_t i = 0; i < text.length; i++)
        bytes = bytes << 8 | (unsigned char)text.data[i];
    return bytes;
}

/* Whether no byte wants an escape, as in nearly all texts. */
static bool are_plain(tsc_span text)
{
    if (text.length < 8)
        return suspects(few_bytes(text)) == 0;
    uint64_t found = suspects(tsc_block_at(text.data + text.length - 8));
    for (size_t i = 0; text.length - i > 8; i += 8)
        found |= suspects(tsc_block_at(text.data + i));
    return found == 0;
}

static void add_escape(tsc_buffer *buffer, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    const char *brief = c == '"'    ? "\\\""
                        : c == '\\' ? "\\\\"
                        : c == '\n' ? "\\n"
                        : c == '\r' ? "\\r"
                        : c == '\t' ? "\\t"
                                    : NULL;
    const char code[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    if (brief)
        tsc_buffer_add(buffer, brief, 2);
    else
        tsc_buffer_add(buffer, code, sizeof code);
}

static void add_escaped(tsc_buffer *buffer, tsc_span text)
{
    size_t plain = 0;
    tsc_buffer_add_char(buffer, '"');
    for (size_t i = 0; i < text.length; i++) {
        while (text.length - i > 8 && suspects(tsc_block_at(text.data + i)) == 0)
            i += 8;
        unsigned char c = (unsigned char)text.data[i];
        if (is_plain(c))
            continue;
        tsc_buffer_add(buffer, text.data + plain, i - plain);
        plain = i + 1;
        add_escape(buffer, c);
    }
    tsc_buffer_add(buffer, text.data + plain, text.length - plain);
    tsc_buffer_add_char(buffer, '"');
}

void tsc_buffer_add_json(tsc_buffer *buffer, tsc_span text)
{
    if (!are_plain(text)) {
        add_escaped(buffer, text);
        return;
    }
    if (!tsc_buffer_reserve(buffer, text.length + 2))
        return;
    char *at = buffer->data + buffer->length;
    at[0] = '"';
    if (text.length > 0)
        memcpy(at + 1, text.data, text.length);
    memcpy(at + 1 + text.length, "\"", 2);
    buffer->length += text.length + 2;
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
