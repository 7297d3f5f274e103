/* What the lexicon says of a word, and a memory of what it said of words before: text repeats its words, so that most of
   them need neither folding nor a walk through the trie. A memo is the scratch memory of one thread; what it remembers
   never shows in what is found. */
#ifndef TSC_EXTRACT_WORD_MEMO_H
#define TSC_EXTRACT_WORD_MEMO_H

#include "extract/lexicon.h"

/** A class that a word belongs to, with the clitics that were parted for it. */
typedef struct tsc_word_reading {
    uint32_t word_class;
    uint8_t clitics, skip; /* TSC_CLITIC_…, and their bytes */
} tsc_word_reading;

enum { TSC_WORD_READINGS = 48 };

/** All classes of a word; valid until the next word is looked up. */
typedef struct tsc_word {
    const tsc_word_reading *readings;
    uint32_t count;
    uint32_t tells; /* TSC_TELLS_… of all of them */
    uint64_t offers, wants; /* see event_wants.h */
} tsc_word;

typedef struct tsc_word_memo tsc_word_memo;

/** NULL where memory is short. Free with tsc_word_memo_free. */
tsc_word_memo *tsc_word_memo_new(void);
void tsc_word_memo_free(tsc_word_memo *memo);

/** Looks up the bytes of one token; with_prefixes for words, from which prefixes of the language may be parted. All
    lookups of a memo are of one lexicon. */
tsc_word tsc_word_look(tsc_word_memo *memo, const tsc_language *language, const char *text, size_t length, bool with_prefixes);

#endif
