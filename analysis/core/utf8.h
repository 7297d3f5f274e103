/* UTF-8, a character at a time. */
#ifndef TSC_CORE_UTF8_H
#define TSC_CORE_UTF8_H

#include "core/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The length of the longest valid UTF-8 prefix of data (no surrogates, no overlong forms, up to U+10FFFF). */
size_t tsc_utf8_valid(const char *data, size_t length);

/** The codepoint at data[*at] of valid UTF-8, *at moved behind it; U+FFFD for one byte where it is broken, and at the end. */
static inline uint32_t tsc_utf8_next(const char *data, size_t length, size_t *at);
/** The codepoint that ends before data[*at], *at moved to its start; 0 at the beginning. */
static inline uint32_t tsc_utf8_previous(const char *data, size_t *at);

/** The same for characters of any length: those of one and two bytes, nearly all there are, are read in place. */
uint32_t tsc_utf8_next_any(const char *data, size_t length, size_t *at);
uint32_t tsc_utf8_previous_any(const char *data, size_t *at);

/** Whether two bytes are a character (U+0080 to U+07FF), and which. */
static inline bool tsc_utf8_is_pair(const char *bytes)
{
    return (unsigned char)(bytes[0] - 0xC2) < 0xE0 - 0xC2 && ((unsigned char)bytes[1] & 0xC0) == 0x80;
}
static inline uint32_t tsc_utf8_pair(const char *bytes)
{
    return (uint32_t)((unsigned char)bytes[0] & 0x1F) << 6 | ((unsigned char)bytes[1] & 0x3F);
}

static inline uint32_t tsc_utf8_next(const char *data, size_t length, size_t *at)
{
    const char *bytes = data + *at;
    const size_t left = length > *at ? length - *at : 0;
    if (left > 0 && (unsigned char)bytes[0] < 0x80) {
        *at += 1;
        return (unsigned char)bytes[0];
    }
    if (left > 1 && tsc_utf8_is_pair(bytes)) {
        *at += 2;
        return tsc_utf8_pair(bytes);
    }
    size_t moved = *at; /* so that the place itself may stay in a register */
    const uint32_t codepoint = tsc_utf8_next_any(data, length, &moved);
    *at = moved;
    return codepoint;
}

static inline uint32_t tsc_utf8_previous(const char *data, size_t *at)
{
    const char *bytes = data + *at;
    if (*at > 0 && (unsigned char)bytes[-1] < 0x80) {
        *at -= 1;
        return (unsigned char)bytes[-1];
    }
    if (*at > 1 && tsc_utf8_is_pair(bytes - 2)) {
        *at -= 2;
        return tsc_utf8_pair(bytes - 2);
    }
    size_t moved = *at;
    const uint32_t codepoint = tsc_utf8_previous_any(data, &moved);
    *at = moved;
    return codepoint;
}

/** How many bytes the valid sequence at data has, 1 to 4; 0 where it is broken, cut short or length is 0. */
size_t tsc_utf8_sequence(const char *data, size_t length);

/** Writes a codepoint (up to U+10FFFF) to `to`, which has room for four bytes; returns how many it took. */
static inline size_t tsc_utf8_put(char *to, uint32_t codepoint)
{
    if (codepoint < 0x80) {
        to[0] = (char)codepoint;
        return 1;
    }
    if (codepoint < 0x800) {
        to[0] = (char)(0xC0 | codepoint >> 6);
        to[1] = (char)(0x80 | (codepoint & 0x3F));
        return 2;
    }
    if (codepoint < 0x10000) {
        to[0] = (char)(0xE0 | codepoint >> 12);
        to[1] = (char)(0x80 | (codepoint >> 6 & 0x3F));
        to[2] = (char)(0x80 | (codepoint & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | (codepoint >> 18 & 0x07));
    to[1] = (char)(0x80 | (codepoint >> 12 & 0x3F));
    to[2] = (char)(0x80 | (codepoint >> 6 & 0x3F));
    to[3] = (char)(0x80 | (codepoint & 0x3F));
    return 4;
}

/** Marks that turn the direction of the text behind them (U+202A to U+202E, U+2066 to U+2069), line and paragraph
    separators, and the byte order mark: what a text from outside is never shown with. */
static inline bool tsc_utf8_misleads(uint32_t codepoint)
{
    return (codepoint >= 0x202A && codepoint <= 0x202E) || (codepoint >= 0x2066 && codepoint <= 0x2069) ||
           codepoint == 0x2028 || codepoint == 0x2029 || codepoint == 0xFEFF;
}

/** A hyphen, an en dash or an em dash. */
static inline bool tsc_utf8_is_dash(uint32_t codepoint)
{
    return codepoint == '-' || codepoint == 0x2013 || codepoint == 0x2014;
}

/** Adds valid UTF-8 with its first letter made a capital. */
void tsc_utf8_add_capital(tsc_buffer *to, const char *text);

#endif
