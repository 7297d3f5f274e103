/* Numbers in digits: 1,234.56 or 1.234,56 or 1 234,56 by the separators of the language and region, .77, 3/4, 2 1/4,
   ½, 1.3e6, 1.1^23. */
#ifndef TSC_EXTRACT_NUMERAL_H
#define TSC_EXTRACT_NUMERAL_H

#include "extract/decimal.h"
#include "extract/scan.h"

/** The separators that count in a text. */
typedef struct tsc_separators {
    char decimal; /* '.' or ',': decides what one separator before three digits is; 0: a group */
    bool
        round_groups; /* three digits that end in zero, or stand before millions, are a group all the same: some regions write 4,800, others 4.800 */
} tsc_separators;

typedef struct tsc_numeral {
    tsc_decimal value;
    uint32_t first, last;  /* tokens [first, last) */
    size_t start, end;     /* bytes */
    bool plain;            /* digits alone, no separator: may be a year */
    bool grouped_by_blank; /* 1 234 */
    bool fraction;         /* 3/4, ½ */
    bool thousandths;      /* 1.234 read as a decimal: may be a group after all */
    bool parts;            /* a token that is several numbers: 192.168.1.2, 22,24,26 (value is that of the first) */
} tsc_numeral;

/** Separators of a language in a region ("" where unknown). */
tsc_separators tsc_separators_of(const tsc_language *language, const char *region);

/** Reads the number in digits that begins at token `at`; false where there is none. part: for a token of several numbers,
    which of them (0 first); false where it has not so many. */
bool tsc_numeral_read(const tsc_scan *scan, tsc_separators separators, size_t at, size_t part, tsc_numeral *numeral);

#endif
