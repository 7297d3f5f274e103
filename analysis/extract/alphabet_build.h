/* Making the alphabet of a language from its rules (language.tsv) and the letters of its patterns. */
#ifndef TSC_EXTRACT_ALPHABET_BUILD_H
#define TSC_EXTRACT_ALPHABET_BUILD_H

#include "extract/alphabet.h"
#include "extract/lexicon_source.h"

/** The letters of a lexicon are of the first plane of Unicode. There is room for all of them, and for a composition of
    each that may have a symbol. */
enum {
    TSC_ALPHABET_CODES = 0x10000,
    TSC_ALPHABET_LETTERS = 250,
    TSC_HIGH_SYMBOLS = TSC_ALPHABET_CODES - TSC_ALPHABET_DIRECT,
    TSC_COMPOSITIONS = TSC_ALPHABET_LETTERS
};

typedef struct tsc_alphabet_build {
    uint8_t kinds[TSC_ALPHABET_DIRECT], symbols[TSC_ALPHABET_DIRECT];
    tsc_high_symbol high[TSC_HIGH_SYMBOLS];
    tsc_composition compositions[TSC_COMPOSITIONS];
    tsc_alphabet alphabet; /* points into this structure and the source */
} tsc_alphabet_build;

/** Builds the alphabet of the rows and rules of folder and, where it is another, of common. Errors, with file and line of
    the row: TSC_ELIMIT where a language has more than TSC_ALPHABET_LETTERS letters and signs, TSC_EINPUT for a letter
    beyond the first plane; TSC_ENOMEM. Free with free(). */
tsc_status tsc_alphabet_build_new(const tsc_lexicon_folder *folder, const tsc_lexicon_folder *common,
                                  tsc_alphabet_build **build, tsc_error *err);

#endif
