#include "core/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

/* Unicode 15, table 3-7. */
static inline size_t sequence_length(const unsigned char *data, size_t length)
{
    unsigned char lead = data[0];
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return length > 1 && (data[1] & 0xC0) == 0x80 ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        unsigned char low = lead == 0xE0 ? 0xA0 : 0x80, high = lead == 0xED ? 0x9F : 0xBF;
        return length > 2 && data[1] >= low && data[1] <= high && (data[2] & 0xC0) == 0x80 ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        unsigned char low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
        return length > 3 && data[1] >= low && data[1] <= high && (data[2] & 0xC0) == 0x80 && (data[3] & 0xC0) == 0x80 ? 4 : 0;
    }
    return 0;
}

/* The length of a prefix of blocks of eight bytes that hold nothing but ASCII and valid sequences of two bytes, less a sequence
   that begins with the last of them. Where bytes are not in the order of their places only ASCII is told so. */
static size_t skip_pairs(const unsigned char *bytes, size_t length)
{
    const uint64_t highs = UINT64_C(0x8080808080808080), ones = UINT64_C(0x0101010101010101);
    const bool ordered = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    const size_t blocks_end = length < 8 ? 0 : length - 7;
    size_t at = 0;
    uint64_t open = 0; /* the high bit of the first byte, where the block before ends within a sequence */
    for (; at < blocks_end; at += 8) {
        uint64_t block;
        memcpy(&block, bytes + at, sizeof block);
        const uint64_t high = block & highs;
        if (high == 0 && open == 0)
            continue;
        const uint64_t leads = high & block << 1, follows = high ^ leads;
        const uint64_t longer = block << 2;                          /* high bit: 0xE0 and above */
        const uint64_t proper = (block & ones * 0x1E) + ones * 0x7E; /* high bit: neither 0xC0 nor 0xC1 */
        if (!ordered || ((follows ^ (leads << 8 | open)) | (leads & (longer | ~proper))) != 0)
            break;
        open = leads >> 56;
    }
    return at - (open != 0);
}

size_t tsc_utf8_valid(const char *data, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)data;
    size_t at = 0;
    while (at < length) {
        at += skip_pairs(bytes + at, length - at);
        for (size_t stop = at + 8; at < length && at < stop;) {
            size_t step = sequence_length(bytes + at, length - at);
            if (step == 0)
                return at;
            at += step;
        }
    }
    return at;
}

size_t tsc_utf8_sequence(const char *data, size_t length)
{
    return length ? sequence_length((const unsigned char *)data, length) : 0;
}

uint32_t tsc_utf8_next_any(const char *data, size_t length, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)data + *at;
    size_t step = *at < length ? sequence_length(bytes, length - *at) : 0;
    switch (step) {
    case 0:
        *at += *at < length;
        return 0xFFFD;
    case 1:
        *at += 1;
        return bytes[0];
    case 2:
        *at += 2;
        return (uint32_t)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F);
    case 3:
        *at += 3;
        return (uint32_t)(bytes[0] & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    default:
        *at += 4;
        return (uint32_t)(bytes[0] & 0x07) << 18 | (uint32_t)(bytes[1] & 0x3F) << 12 | (uint32_t)(bytes[2] & 0x3F) << 6 |
               (bytes[3] & 0x3F);
    }
}

uint32_t tsc_utf8_previous_any(const char *data, size_t *at)
{
    if (*at == 0)
        return 0;
    size_t start = *at - 1, end = *at;
    while (start > 0 && end - start < 4 && ((unsigned char)data[start] & 0xC0) == 0x80)
        start--;
    *at = start;
    size_t from = start;
    return tsc_utf8_next_any(data, end, &from);
}

void tsc_utf8_add_capital(tsc_buffer *to, const char *text)
{
    size_t used = 0, length = strlen(text);
    if (length == 0)
        return;
    uint32_t letter = tsc_utf8_next(text, length, &used);
    tsc_buffer_add_codepoint(to, (uint32_t)u_toupper((UChar32)letter));
    tsc_buffer_add(to, text + used, length - used);
}
