/* The pattern language of the lexicon (datasets/lexicon/README.md): one pattern becomes the sequences of words that
   it stands for. */
#ifndef TSC_EXTRACT_PATTERN_H
#define TSC_EXTRACT_PATTERN_H

#include "core/arena.h"
#include "core/status.h"
#include "extract/alphabet.h"
#include "extract/lexicon_format.h"

enum { TSC_PATTERN_WORDS = 24, TSC_PATTERN_SEQUENCES = 512 };

typedef struct tsc_pattern_word {
    bool gap;     /* ~: the other fields do not matter */
    bool written; /* as written, capitals and all */
    tsc_class_kind kind;
    const char *text; /* one token, in the arena */
    size_t length;
} tsc_pattern_word;

typedef struct tsc_pattern_sequence {
    tsc_pattern_word words[TSC_PATTERN_WORDS];
    size_t count;
} tsc_pattern_sequence;

/** Expands a pattern into its sequences, in the arena. Errors: TSC_EINPUT (what is wrong, without a place),
    TSC_ENOMEM. */
tsc_status tsc_pattern_expand(const tsc_alphabet *alphabet, const char *pattern, tsc_arena *arena,
                              tsc_pattern_sequence **sequences, size_t *count, tsc_error *err);

#endif
