#include "extract/word_small.h"

#include "text/letter.h"

#include <string.h>

/* The letter of two bytes at p. */
static uint32_t letter_at(const unsigned char *p)
{
    return ((uint32_t)p[0] & 0x1F) << 6 | ((uint32_t)p[1] & 0x3F);
}

static bool is_pair(const unsigned char *p)
{
    return p[0] >= 0xC2 && p[0] <= 0xDF;
}

tsc_span tsc_word_small(tsc_span word, char buffer[TSC_WORD_SMALL])
{
    const unsigned char *bytes = (const unsigned char *)word.data;
    if (word.length < 2 || !is_pair(bytes + word.length - 2) ||
        tsc_letter_small(letter_at(bytes + word.length - 2)) == letter_at(bytes + word.length - 2))
        return word;
    size_t from = word.length > TSC_WORD_SMALL ? word.length - TSC_WORD_SMALL : 0;
    const size_t length = word.length - from;
    memcpy(buffer, word.data + from, length);
    for (size_t i = 0; i + 1 < length; i++) {
        if (!is_pair((const unsigned char *)buffer + i))
            continue;
        const uint32_t small = tsc_letter_small(letter_at((const unsigned char *)buffer + i));
        buffer[i] = (char)(0xC0 | small >> 6);
        buffer[i + 1] = (char)(0x80 | (small & 0x3F));
        i++;
    }
    return tsc_span_make(buffer, length);
}
