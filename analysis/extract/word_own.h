/* What a word says by itself: the entries that are this word alone, and which words may go on a longer pattern that it
   begins. Most words of a text begin none that goes on there, so that nothing has to be followed. */
#ifndef TSC_EXTRACT_WORD_OWN_H
#define TSC_EXTRACT_WORD_OWN_H

#include "extract/lexicon.h"

/** A class that a word belongs to, with the clitics that were parted for it. */
typedef struct tsc_word_reading {
    uint32_t word_class;
    uint8_t clitics, skip; /* TSC_CLITIC_…, and their bytes */
} tsc_word_reading;

/** What the entries that begin at a token are, as bit sets: 1 << tsc_role, 1 << tsc_number_word, 1 << tsc_time_word. */
typedef struct tsc_token_words {
    uint32_t roles, numbers;
    uint64_t times; /* more than 32 of them */
} tsc_token_words;

/** An entry that is the word. */
typedef struct tsc_word_mark {
    const tsc_entry *entry;
    uint8_t clitics, skip;
    uint8_t role, word; /* of the entry */
} tsc_word_mark;

enum { TSC_WORD_READINGS = 48, TSC_WORD_MARKS = 96 };

/** A set of classes of words, by two bits of each that it shares with some others: two sets that have nothing in common
    seldom seem to have, and those that have always do. */
typedef struct tsc_class_set {
    uint64_t one, other;
} tsc_class_set;

static inline void tsc_class_set_add(tsc_class_set *set, uint32_t word_class)
{
    set->one |= (uint64_t)1 << ((word_class * UINT32_C(0x9E3779B1)) >> 26);
    set->other |= (uint64_t)1 << ((word_class * UINT32_C(0x85EBCA77)) >> 26);
}

static inline void tsc_class_set_join(tsc_class_set *set, tsc_class_set more)
{
    set->one |= more.one;
    set->other |= more.other;
}

static inline bool tsc_class_set_meets(tsc_class_set a, tsc_class_set b)
{
    return (a.one & b.one) != 0 && (a.other & b.other) != 0;
}

typedef struct tsc_word_own {
    tsc_token_words words;
    tsc_class_set classes;      /* its own that may go on a pattern */
    tsc_class_set next, far;    /* that may follow it in one: at once, behind a gap */
    const tsc_word_mark *marks; /* by their place in the lexicon, each entry once */
    const tsc_word_reading *readings;
    uint32_t mark_count, reading_count;
} tsc_word_own;

/** Adds what an entry is to a set. */
static inline void tsc_token_words_add(tsc_token_words *words, uint8_t role, uint8_t word)
{
    words->roles |= (uint32_t)1 << role;
    if (role == TSC_ROLE_NUMBER)
        words->numbers |= (uint32_t)1 << word;
    else if (role == TSC_ROLE_PERIOD)
        words->times |= (uint64_t)1 << word;
}

/** What a word of these readings says by itself; the marks are written to marks, at most TSC_WORD_MARKS of them. The
    readings are kept as a pointer. */
tsc_word_own tsc_word_own_of(const tsc_language *language, const tsc_word_reading *readings, size_t count,
                             tsc_word_mark *marks);

#endif
