/* What the numbers of a table are in, as its heading says: "million US dollars", "млн долл. США", "en milliers de tonnes". */
#ifndef TSC_EXTRACT_TABULAR_UNIT_H
#define TSC_EXTRACT_TABULAR_UNIT_H

#include "core/unit.h"
#include "extract/scan.h"

typedef struct tsc_tabular_unit {
    tsc_span words;            /* that say it, in the text; empty where none do */
    size_t cut_start, cut_end; /* bytes of the text that hold it with its brackets and preposition */
    tsc_unit unit;
    bool rate;     /* of a price: so much of it for one of something */
    double factor; /* that the words leave out: 1000 of "US$ '000"; else 1 */
} tsc_tabular_unit;

/** Finds the unit that the bytes [start, end) of a text name without a number. Errors: TSC_ENOMEM. */
tsc_status tsc_tabular_unit_find(tsc_word_memo *memo, const tsc_language *language, tsc_span text, size_t start,
                                 size_t end, const char *region, tsc_arena *arena, tsc_tabular_unit *unit,
                                 tsc_error *err);

#endif
