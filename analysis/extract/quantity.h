/* Amounts, shares, counts and factors of a sentence, before they are linked to what they measure. */
#ifndef TSC_EXTRACT_QUANTITY_H
#define TSC_EXTRACT_QUANTITY_H

#include "core/unit.h"
#include "extract/figure.h"
#include "extract/scan.h"

typedef enum tsc_change_direction { TSC_CHANGE_NONE = 0, TSC_CHANGE_UP = 1, TSC_CHANGE_DOWN = -1 } tsc_change_direction;

typedef enum tsc_quantity_form {
    TSC_QUANTITY_AMOUNT,   /* a number with or without unit */
    TSC_QUANTITY_FACTOR,   /* doubled, 1.7-fold, в 2,3 раза: value is the signed percentage, unit % */
    TSC_QUANTITY_FRACTION, /* a third, un tiers: value 0.333…, no unit unless one is said */
    TSC_QUANTITY_ORDINAL,  /* 7th, XII, 93-й: found so that nobody takes it for an amount */
    TSC_QUANTITY_POINTS    /* percentage points: value in points, unit none */
} tsc_quantity_form;

/** Where a number stands that is no amount (flags of tsc_quantity.traps). */
enum {
    TSC_TRAP_NAME = 1,     /* glued to a name: COVID-19, G20, A320, 10484-AA */
    TSC_TRAP_DATE = 2,     /* part of a date or period expression */
    TSC_TRAP_LEXICON = 4,  /* covered by an entry of trap.tsv */
    TSC_TRAP_ARTICLE = 8,  /* un, une, one, один used as an article or pronoun */
    TSC_TRAP_DURATION = 16 /* a length of time or an age: five years, 30-летие */
};

typedef struct tsc_quantity {
    size_t start, end;       /* surface: bytes in the text */
    uint32_t first, last;    /* tokens [first, last) of the scan */
    uint32_t hedge_first;    /* first token of the hedge before it; equals first where there is none */
    double value, low, high; /* base units; low and high NaN unless bound is range */
    tsc_unit unit;           /* none for a bare number */
    char family[12]; /* "dollar", "dirham" … where the country tells the currency (unit is then the best guess) */
    tsc_bound bound;
    tsc_change_direction change; /* said by the quantity itself: +5 %, doubled, 12 % less */
    tsc_quantity_form form;
    bool worded;       /* in words alone */
    bool shared_scale; /* its scale or unit was taken from a later member of its list or range */
    bool plain;        /* digits without separators, scale or unit: may be a year */
    bool hedged_range; /* a word before it says that a range follows (ranging from) */
    bool multiplied; /* a factor behind a verb that means doubling where nothing is told: تضاعف ثلاث مرات */
    double scale;    /* of its scale words, 1 where there are none */
    double unit_factor; /* what its unit multiplied by (kg: 0.001 t), 1 where none */
    uint8_t traps;      /* 0: may be a figure */
} tsc_quantity;

typedef struct tsc_quantities {
    tsc_quantity *items; /* by start, never overlapping; in the arena */
    size_t count;
} tsc_quantities;

/** Whether a number may as well be a year: four digits without a sign between them, of these times. */
static inline bool tsc_quantity_is_year(const tsc_quantity *quantity)
{
    return quantity->plain && quantity->value >= 1900 && quantity->value <= 2100;
}

/** Finds the quantities of a scanned sentence. region: ISO 3166 alpha-2 of the document ("MA"), "" where unknown;
    it decides separators and the currency of a family. Linear in the tokens. Errors: TSC_ENOMEM. */
tsc_status tsc_quantities_find(const tsc_scan *scan, const char *region, tsc_arena *arena, tsc_quantities *found,
                               tsc_error *err);

#endif
