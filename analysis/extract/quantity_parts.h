/* What the files of the quantity grammar share; no part of the interface. */
#ifndef TSC_EXTRACT_QUANTITY_PARTS_H
#define TSC_EXTRACT_QUANTITY_PARTS_H

#include "extract/amount.h"
#include "extract/quantity.h"

typedef struct quantity_reader {
    const tsc_scan *scan;
    const char *region;
    tsc_amount_reader amounts;
    bool ranged;  /* from, between stands before */
    bool distant; /* the unit of the last number stands a word or two behind it */
} quantity_reader;

/* A currency beside a number; factor: MUSD is a million of them. */
typedef struct money {
    const tsc_mark *mark;
    double factor;
    size_t last;
} money;

typedef enum tsc_opening { TSC_OPENING_NONE, TSC_OPENING_FROM, TSC_OPENING_BETWEEN, TSC_OPENING_BY } tsc_opening;

/** Which word that opens a range ends right before the token (hedges and fillers between them left out of account). */
tsc_opening tsc_range_opens(const tsc_scan *scan, size_t token);

/** The signed percentage of a factor: 1.7 is +70. */
double tsc_percent_of_factor(double factor);

/** The product as it would be on paper: 0.1 times 3 is 0.3. */
double tsc_quantity_product(double a, double b);

/** Whether a whole number of times before `first` is a growth (в 2 раза) and not a count (met three times). */
bool tsc_factor_is_meant(const tsc_scan *scan, size_t first);

/** A token that begins like a name: a capital letter, and no word of the lexicon that goes with numbers. */
bool tsc_is_letter_run(const tsc_scan *scan, size_t token);

/** Bytes of the clitics before the number word at a token. */
size_t tsc_skip_bytes(const tsc_scan *scan, size_t token);

/** Whether only fillers (at most two) stand between a hedge and the number. */
bool tsc_hedge_reaches(const tsc_scan *scan, size_t from, size_t to);

/** Whether a currency is written as a word and not as a sign or code. */
bool tsc_is_word_mark(const tsc_scan *scan, const tsc_mark *mark);

/** Takes the bound of a quantity, and where it begins, from the hedges before it and behind it. */
void tsc_quantity_read_hedges(const quantity_reader *r, tsc_quantity *q);

/** Sets the unit by its code. */
void tsc_quantity_set_unit(tsc_quantity *q, const char *code);

/** Makes a quantity reach to the token `last`, where that is beyond its end. */
void tsc_quantity_extend(const tsc_scan *scan, tsc_quantity *q, size_t last);

/** Currency signs and codes before a number: USD, US$, NZD $, "ringgit"; found->mark NULL where there is none. Returns
    the token behind them. */
size_t tsc_money_before(const quantity_reader *r, size_t at, money *found);

/** A currency behind a number, perhaps behind "of"; another one right behind it may say more: $ US. */
bool tsc_money_after(const quantity_reader *r, size_t at, money *found);

/** Unit and family of a quantity from a currency; nothing from cents alone, which are prices. */
void tsc_money_set(const quantity_reader *r, tsc_quantity *q, const money *found);

/** The scale word behind a currency that stands behind the number (75 USD million); NULL where there is none. */
const tsc_mark *tsc_money_scale(const quantity_reader *r, const money *paid, const money *after);

/** Cents behind whole money: 43 cents, and 42 cents, twenty dollars 43. before: the currency stood before the number. */
void tsc_money_cents(const quantity_reader *r, tsc_quantity *q, tsc_decimal *value, bool before);

/** Gives the members of lists and ranges the scale and unit that their last one states, and makes ranges one. */
void tsc_quantities_share(const tsc_scan *scan, tsc_quantities *found);

/** Gives the bare numbers behind a colon the scale and the currency or unit that the words before it say ("in EUR billion:"). */
void tsc_quantities_take_heading(const quantity_reader *r, tsc_quantities *found);

/** "1600-ден астам": the token behind an ending that is written to a number with a hyphen, at itself where there is none. */
size_t tsc_behind_ending(const tsc_scan *scan, size_t at);

#endif
