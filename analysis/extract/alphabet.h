/* How the characters of a language are read: their kind for parting words, and the folded symbol that stands for all
   variants of a letter when words are compared. An alphabet only points to its tables (in the mapped lexicon, or in
   the compiler's memory while that is made), so that both part and fold words in exactly the same way. */
#ifndef TSC_EXTRACT_ALPHABET_H
#define TSC_EXTRACT_ALPHABET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TSC_ALPHABET_DIRECT = 0x2200, /* code points below it are looked up in tables, those above searched for */
    TSC_WORD_SYMBOLS = 64         /* a longer word is in no lexicon */
};

enum { TSC_SYMBOL_DROP = 0, TSC_SYMBOL_MARK = 1, TSC_SYMBOL_FIRST = 2, TSC_SYMBOL_OTHER = 255 };

typedef enum tsc_char_kind {
    TSC_CHAR_BLANK,
    TSC_CHAR_NEWLINE,
    TSC_CHAR_BREAK,
    TSC_CHAR_LETTER,
    TSC_CHAR_MARK,
    TSC_CHAR_DIGIT,
    TSC_CHAR_APOSTROPHE,
    TSC_CHAR_PUNCTUATION,
    TSC_CHAR_SYMBOL,
    TSC_CHAR_INVISIBLE
} tsc_char_kind;

/** A code point of TSC_ALPHABET_DIRECT and above with its symbol; sorted by code. */
typedef struct tsc_high_symbol {
    uint32_t code;
    uint32_t symbol;
} tsc_high_symbol;

/** base followed by the combining mark is the letter whose symbol is composed. */
typedef struct tsc_composition {
    uint16_t mark;
    uint8_t base, composed;
} tsc_composition;

typedef struct tsc_alphabet {
    const uint8_t *kinds;   /* TSC_ALPHABET_DIRECT of them: tsc_char_kind, bit 7 set for a capital letter */
    const uint8_t *symbols; /* TSC_ALPHABET_DIRECT of them */
    const tsc_high_symbol *high;
    size_t high_count;
    const tsc_composition *compositions;
    size_t composition_count;
    const char *elisions;    /* "l' d'", blank between */
    const char *possessives; /* "s", "*" for any */
} tsc_alphabet;

/** Decodes the character at text (at least one byte before end, valid UTF-8); *length is its bytes. */
static inline uint32_t tsc_char_decode(const char *text, const char *end, size_t *length)
{
    const unsigned char *p = (const unsigned char *)text;
    if (p[0] < 0x80) {
        *length = 1;
        return p[0];
    }
    if (p[0] < 0xE0 && end - text >= 2) {
        *length = 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (p[0] < 0xF0 && end - text >= 3) {
        *length = 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    if (end - text >= 4) {
        *length = 4;
        return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 |
               (p[3] & 0x3F);
    }
    *length = 1;
    return 0xFFFD;
}

/** The kind of a character by its Unicode properties, and whether it is a capital letter. The compiler fills the
    tables with it. */
tsc_char_kind tsc_char_kind_of(uint32_t code, bool *capital);

/** The same from the tables where they reach. */
static inline tsc_char_kind tsc_alphabet_kind(const tsc_alphabet *alphabet, uint32_t code, bool *capital)
{
    if (code >= TSC_ALPHABET_DIRECT)
        return tsc_char_kind_of(code, capital);
    *capital = (alphabet->kinds[code] & 0x80) != 0;
    return (tsc_char_kind)(alphabet->kinds[code] & 0x7F);
}

/** Folds a word of length bytes: its symbols, and for each the offset of the byte after it. Returns how many;
    TSC_WORD_SYMBOLS + 1 where it is longer than any word of a lexicon. */
size_t tsc_alphabet_fold(const tsc_alphabet *alphabet, const char *word, size_t length,
                         uint8_t symbols[TSC_WORD_SYMBOLS], uint16_t ends[TSC_WORD_SYMBOLS]);

/** Bytes of the apostrophe at text, 0 where there is none: ' ’ ‘ ‛ ʼ ʻ ` ´ ′. */
size_t tsc_apostrophe_length(const char *text, const char *end);

#endif
