#include "text/json_line.h"

#include "core/block.h"
#include "core/utf8.h"

#include <stdint.h>
#include <string.h>

static const char *const key_names[TSC_JSON_KEYS] = {"id", "text", "date", "lang", "title", "url"};

/* What is read and where it is written: nothing grows beyond the line, so the room is made once. */
typedef struct json_reader {
    const char *at, *end;
    char *out;
} json_reader;

static void skip_blanks(json_reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\r' || *r->at == '\n'))
        r->at++;
}

static bool take(json_reader *r, char sign)
{
    skip_blanks(r);
    if (r->at == r->end || *r->at != sign)
        return false;
    r->at++;
    return true;
}

/* Whether one of eight bytes may be a quote, a backslash or a control character. */
static bool has_special(const char *text)
{
    const uint64_t block = tsc_block_at(text);
    return (tsc_block_below(block, ' ') | tsc_block_has(block, '"') | tsc_block_has(block, '\\')) != 0;
}

/* Copies what needs no unescaping; stops before a quote, a backslash or a control character. */
static void copy_plain(json_reader *r)
{
    while (r->end - r->at >= 8 && !has_special(r->at)) {
        memcpy(r->out, r->at, 8);
        r->at += 8;
        r->out += 8;
    }
    while (r->at < r->end && (unsigned char)*r->at >= 0x20 && *r->at != '"' && *r->at != '\\')
        *r->out++ = *r->at++;
}

static int hex_of(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* A character of the basic plane by its code; surrogates and zero are left to the library. */
static bool unescape_code(json_reader *r)
{
    uint32_t code = 0;
    if (r->end - r->at < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        int digit = hex_of(*r->at++);
        if (digit < 0)
            return false;
        code = code << 4 | (uint32_t)digit;
    }
    if (code == 0 || (code >= 0xD800 && code <= 0xDFFF))
        return false;
    r->out += tsc_utf8_put(r->out, code);
    return true;
}

static bool unescape(json_reader *r)
{
    static const char signs[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    if (r->at == r->end)
        return false;
    char c = *r->at++;
    if (c == 'u')
        return unescape_code(r);
    const char *sign = c != '\0' ? strchr(signs, c) : NULL;
    if (sign == NULL)
        return false;
    *r->out++ = meant[sign - signs];
    return true;
}

/* A string, the opening quote read already. */
static bool read_string(json_reader *r, tsc_span *value)
{
    char *start = r->out;
    for (;;) {
        copy_plain(r);
        if (r->at == r->end || (unsigned char)*r->at < 0x20)
            return false;
        if (*r->at++ == '"')
            break;
        if (!unescape(r))
            return false;
    }
    *value = tsc_span_make(start, (size_t)(r->out - start));
    *r->out++ = '\0';
    return tsc_utf8_valid(start, value->length) == value->length;
}

/* A whole number of at most 18 digits, as a text. */
static bool read_whole(json_reader *r, tsc_span *value)
{
    char *start = r->out;
    if (r->at < r->end && *r->at == '-')
        *r->out++ = *r->at++;
    const char *digits = r->at;
    while (r->at < r->end && *r->at >= '0' && *r->at <= '9' && r->at - digits < 19)
        *r->out++ = *r->at++;
    *value = tsc_span_make(start, (size_t)(r->out - start));
    *r->out++ = '\0';
    bool goes_on = r->at < r->end && strchr(".eE0123456789", *r->at) != NULL;
    return r->at > digits && r->at - digits <= 18 && !goes_on && (*digits != '0' || (r->at - digits == 1 && *start != '-'));
}

static int key_of(tsc_span name)
{
    for (int i = 0; i < TSC_JSON_KEYS; i++)
        if (tsc_span_equals(name, key_names[i]))
            return i;
    return TSC_JSON_KEYS;
}

static bool read_value(json_reader *r, int key, tsc_json_line *found)
{
    tsc_span value;
    skip_blanks(r);
    if (r->at < r->end && *r->at == '"') {
        r->at++;
        if (!read_string(r, &value))
            return false;
    } else if (r->end - r->at >= 4 && memcmp(r->at, "null", 4) == 0) {
        r->at += 4;
        return true;
    } else if ((key != TSC_JSON_ID && key != TSC_JSON_KEYS) || !read_whole(r, &value)) {
        return false;
    }
    if (key != TSC_JSON_KEYS)
        found->values[key] = value;
    return true;
}

static bool read_pair(json_reader *r, unsigned *seen, tsc_json_line *found)
{
    tsc_span name;
    if (!take(r, '"') || !read_string(r, &name) || !take(r, ':'))
        return false;
    int key = key_of(name);
    if (key != TSC_JSON_KEYS && (*seen >> key & 1) != 0)
        return false;
    *seen |= 1u << key;
    return read_value(r, key, found);
}

bool tsc_json_line_read(tsc_span line, tsc_buffer *room, tsc_json_line *found)
{
    *found = (tsc_json_line){0};
    tsc_buffer_reset(room);
    if (!tsc_buffer_reserve(room, 2 * line.length + 16)) /* a zero byte behind each value, "" among them */
        return false;
    json_reader r = {line.data, line.data + line.length, room->data};
    unsigned seen = 0;
    if (!take(&r, '{'))
        return false;
    do {
        if (!read_pair(&r, &seen, found))
            return false;
    } while (take(&r, ','));
    if (!take(&r, '}'))
        return false;
    skip_blanks(&r);
    return r.at == r.end;
}
