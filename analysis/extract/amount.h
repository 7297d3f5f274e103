/* Numbers in digits, words or both, with their scale: 34.6 million, twenty-five, quatre-vingt-dix-sept, двадцать пять,
   4 thousand 3 hundred and 21, half a million, 3 millions et demi. What the words are is data: number.tsv and scale.tsv. */
#ifndef TSC_EXTRACT_AMOUNT_H
#define TSC_EXTRACT_AMOUNT_H

#include "extract/decimal.h"
#include "extract/numeral.h"
#include "extract/scan.h"
#include "extract/word_code.h"

typedef struct tsc_amount {
    tsc_decimal value;
    double scale;         /* product of the scale words at its end, 1 where there is none */
    uint32_t first, last; /* tokens [first, last) */
    size_t start, end;    /* bytes */
    bool worded;          /* no digits */
    bool article;         /* nothing but un, one, один: may be an article */
    bool fraction;        /* nothing but a fraction: a third, half */
    bool ratio;           /* so many of so many: eight of every ten */
    bool plain;           /* digits alone */
    bool thousandths;     /* 1.234 read as a decimal: may be a group after all */
    bool negative;
    bool parts; /* one number of a token that holds several; part: which */
    size_t part;
} tsc_amount;

typedef struct tsc_amount_reader {
    const tsc_scan *scan;
    tsc_separators separators;
    bool units_first; /* خمسة وعشرون */
} tsc_amount_reader;

/** A reader of the amounts of a scanned sentence, as written in a region ("" none). */
tsc_amount_reader tsc_amount_reader_of(const tsc_scan *scan, const char *region);

/** Reads the longest number that begins at token `at`. money: a currency stands before it, so that M or m is a million.
    part: as for tsc_numeral_read. False where none begins there. */
bool tsc_amount_read(const tsc_amount_reader *reader, size_t at, size_t part, bool money, tsc_amount *amount);

/** As tsc_number_mark, for a token that has such a mark. */
const tsc_mark *tsc_number_find_mark(const tsc_scan *scan, size_t at, tsc_number_word word);

/** The longest mark of a number word at token `at`; NULL where there is none. */
static inline const tsc_mark *tsc_number_mark(const tsc_scan *scan, size_t at, tsc_number_word word)
{
    return at < scan->token_count && (scan->words[at].numbers >> word & 1) != 0 ? tsc_number_find_mark(scan, at, word)
                                                                                : NULL;
}

/** The scale word at token `at` that may follow a number: one that wants to be glued to it or to stand beside money is
    taken only there. NULL where there is none. */
const tsc_mark *tsc_scale_mark(const tsc_scan *scan, size_t at, bool money);

/** Whether a scale has an article of its own and counts by no number before it: "en 2022 le milliard". */
bool tsc_scale_stands_alone(const tsc_mark *scale);

/** The token behind a hyphen between two words at `at`, else `at`. */
size_t tsc_skip_hyphen(const tsc_scan *scan, size_t at);

#endif
