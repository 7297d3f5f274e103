/* Letters as the language of a text is told by them: which characters are letters, their lower case and their script. */
#ifndef TSC_TEXT_LETTER_H
#define TSC_TEXT_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/** Scripts as they are counted; a tatweel goes with letters and is of none (بـ14). */
typedef enum tsc_letter_kind {
    TSC_LETTER_LATIN,
    TSC_LETTER_CYRILLIC,
    TSC_LETTER_ARABIC,
    TSC_LETTER_OTHER,
    TSC_LETTER_TATWEEL,
    TSC_LETTER_KINDS,
    TSC_LETTER_NONE = TSC_LETTER_KINDS
} tsc_letter_kind;

/** What is noted of a character of at most two bytes. */
typedef struct tsc_letter {
    uint32_t languages; /* one bit for each that marks it as its own letter; 0 for ASCII */
    uint16_t small;     /* its lower case */
    uint8_t kind;       /* a tsc_letter_kind */
    uint8_t count;      /* of its languages */
} tsc_letter;

enum { TSC_LETTER_PAIRS = 0x800 }; /* characters of at most two bytes */

/** Lower case of the scripts that have one, as far as frequent words need it. */
static inline uint32_t tsc_letter_small(uint32_t c)
{
    if (c >= 0x410 && c <= 0x42F)
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40F)
        return c + 0x50;
    if (c >= 0xC0 && c <= 0xDE)
        return c + 0x20;
    if (c >= 0x460 && c <= 0x52F)
        return c | 1;
    return c;
}

/** Letters, and the marks that stand within words. */
static inline bool tsc_letter_is(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x2BFF) && (c < 0x660 || c > 0x66C) &&
           c != 0x60C && c != 0x61B && c != 0x61F && c < 0xE000;
}

/** The kind of a letter. */
static inline tsc_letter_kind tsc_letter_kind_of(uint32_t c)
{
    enum { TATWEEL = 0x640 };
    if (c == TATWEEL)
        return TSC_LETTER_TATWEEL;
    return c < 0x250                 ? TSC_LETTER_LATIN
           : c >= 0x400 && c < 0x530 ? TSC_LETTER_CYRILLIC
           : c >= 0x600 && c < 0x700 ? TSC_LETTER_ARABIC
                                     : TSC_LETTER_OTHER;
}

#endif
