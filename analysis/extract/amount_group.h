/* What the files of the number grammar share; no part of the interface. */
#ifndef TSC_EXTRACT_AMOUNT_GROUP_H
#define TSC_EXTRACT_AMOUNT_GROUP_H

#include "extract/amount.h"

/* A part of a number below the next scale: words below a thousand, or digits. */
typedef struct tsc_amount_group {
    tsc_decimal value;
    size_t last;
    bool digits;  /* written in digits */
    bool article; /* un, one alone */
    bool hundred; /* ends in a multiplied hundred: 3 hundred */
    bool plain, thousandths;
} tsc_amount_group;

/** Words below a thousand (or hundreds counted higher: forty-five hundred), or digits, with their hundreds. */
bool tsc_amount_group_read(const tsc_amount_reader *r, size_t at, tsc_amount_group *g);

/** Whether a number may begin at a token; most tokens are words that none begins with. */
bool tsc_amount_may_begin(const tsc_scan *scan, size_t at);

/** The number in a column of a mark's entry, or otherwise. */
double tsc_amount_column(const tsc_mark *mark, const char *key, double otherwise);

/** The token behind an `and` that may stand before `what` (tens, hundred, scale, fraction), and behind a hyphen. */
size_t tsc_amount_skip_and(const tsc_scan *scan, size_t at, const char *what);

/** Whether what stands at a token is a year by a preposition that dates and a scale that counts alone: في 2022 مليار دولار,
    "in 2022 a billion". */
bool tsc_amount_is_dated_before_scale(const tsc_scan *scan, size_t at);

/** Whether a number at the token is the year that a word for it leads in: عام 2023, "el año 2023". */
bool tsc_amount_is_behind_year_word(const tsc_scan *scan, size_t at);

/** A word that begins with the letter of "and": وخمسون. */
bool tsc_amount_begins_with_and(const tsc_scan *scan, size_t at);

/** Whether digits behind a thousand go on with it since another number with a thousand follows to which it leads: `3 mil 150 a
    3 mil 480 millones`. */
bool tsc_amount_goes_to_thousands(const tsc_scan *scan, const tsc_mark *thousand, const tsc_amount_group *g);

/** Whether what stands at a token ends a number that has no unit: the end, a sign, a preposition, a time. */
bool tsc_amount_is_closed(const tsc_scan *scan, size_t at);

/** Whether a word is a fraction where the lexicon (column `alone`) says so: anywhere, behind its article, behind an "and" (joined),
    before a noun with its article (definite: خمس الإنتاج, a fifth of the output, but خمس دول, five countries) or before a flow. */
bool tsc_amount_is_part_alone(const tsc_scan *scan, const tsc_mark *fraction, bool joined);

/** Whether a mark of this role begins at a token. */
bool tsc_amount_has_role(const tsc_scan *scan, size_t at, tsc_role role);

#endif
