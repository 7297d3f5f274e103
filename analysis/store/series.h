/* A time series as it comes from the store: points in order of period, each with where it comes from. */
#ifndef TSC_STORE_SERIES_H
#define TSC_STORE_SERIES_H

#include "core/arena.h"
#include "core/period.h"
#include "core/place.h"
#include "core/unit.h"
#include "extract/figure.h"

typedef enum tsc_origin { TSC_ORIGIN_STATED, TSC_ORIGIN_DERIVED, TSC_ORIGIN_OFFICIAL } tsc_origin;

const char *tsc_origin_name(tsc_origin origin); /* "stated", "derived", "official" */
bool tsc_origin_parse(tsc_span text, tsc_origin *origin);

/** FREQ.REPORTER.PARTNER.INDICATOR.UNIT[.COMMODITY]; parts left open are empty. A change over an earlier period has
    the indicator of its level with "_growth" (unit %) or "_difference" (a currency), so that it never mixes with
    levels. */
typedef struct tsc_key {
    char frequency; /* A S Q M D, R for runs that are no calendar unit, 0 open */
    tsc_place reporter, partner;
    char indicator[48];
    tsc_unit unit;
    char commodity[80]; /* HS code or slug of the words of the text; "" for all goods (or open, in a pattern) */
} tsc_key;

enum { TSC_KEY_SIZE = 176 };

/** Reads a key or a pattern (parts left open, further parts left off); false for anything else. */
bool tsc_key_parse(tsc_span text, tsc_key *key);
size_t tsc_key_format(const tsc_key *key, char text[TSC_KEY_SIZE]);
/** Whether a series' key fits a pattern with open parts. An open commodity fits every commodity. */
bool tsc_key_matches(const tsc_key *pattern, const tsc_key *key);
bool tsc_key_same(const tsc_key *a, const tsc_key *b);
/** No part but the partner (a country's own GDP) and the commodity is open: it can name one series. */
bool tsc_key_complete(const tsc_key *key);
/** The order of lists: reporter, partner, indicator, commodity, unit, frequency; bytes. */
int tsc_key_compare(const tsc_key *a, const tsc_key *b);

/** The key of a figure (a level or a change), without a commodity's words where it has an HS code. False where the
    figure makes no series: no period or no reporter. */
bool tsc_key_of_figure(const tsc_figure *figure, tsc_key *key);
/** What a key is of: a level, its growth in percent, or its difference in money. */
typedef enum tsc_key_kind { TSC_KEY_LEVEL, TSC_KEY_GROWTH, TSC_KEY_DIFFERENCE } tsc_key_kind;
/** How its indicator ends then: "", "_growth", "_difference". */
const char *tsc_key_ending(tsc_key_kind kind);
/** The kind of changes that are stated in a unit. */
tsc_key_kind tsc_key_kind_in(tsc_unit unit);
tsc_key_kind tsc_key_kind_of(const tsc_key *key);
/** Makes the key of a change that of its level, but for the unit; says which change it was. */
tsc_key_kind tsc_key_cut_change(tsc_key *key);
/** Makes the key of a level that of a change of it, but for the unit; false where its indicator has no room for that. */
bool tsc_key_add_change(tsc_key *key, tsc_key_kind change);
/** Whether reporter and partner may stand in either order without a change of meaning (turnover, services …). */
bool tsc_indicator_is_symmetric(const char *indicator);

typedef struct tsc_point {
    tsc_period period;
    double value, low, high; /* low, high NaN where there is no interval */
    tsc_bound bound;
    tsc_figure_status status;
    tsc_origin origin;
    const char *source;     /* document id or file */
    const char *locator;    /* "START-END" byte span, or "row N" */
    const char *sentence;   /* NULL for official points */
    const char *note;       /* valuation, conversion, how derived; "" where none */
    tsc_date published;     /* of the document, or the revision of the statistics; year 0 unknown */
    tsc_period base_period; /* of changes and targets; none otherwise */
    double confidence;
    bool preferred; /* the one value of its period that models and charts take, see tsc_series_reconcile */
} tsc_point;

/** Whether a change is on another time than the year before: "85 % more than in 2013". */
bool tsc_point_has_other_base(const tsc_point *point);

/** Points sorted by period, the preferred first within one. Lives in the arena it was read into. */
typedef struct tsc_series {
    tsc_key key;
    tsc_point *points;
    size_t count;
} tsc_series;

/** Sorts the points and marks at most one of each period as preferred. Only observed points can be; of them, in this
    order: changes on the year before before those on another time; official before stated before derived; an exact or
    about figure before an open bound (at least, at most); newer before older (published); the clearly more confident;
    the one printed to more significant digits; then by source and locator, so that the order of input never matters. A
    rounded value yields to a more exact one, no less sure, that rounds to it, even if that is older. */
void tsc_series_reconcile(tsc_series *series);

/** The preferred points alone, in order of period: an array in arena, *count of them (0: none). NULL where memory is
    short. */
const tsc_point **tsc_series_preferred(const tsc_series *series, tsc_arena *arena, size_t *count);

/** A series as models take one; arrays in an arena. */
typedef struct tsc_series_steps {
    int *times; /* [count] in periods of the series from the first one on, ascending */
    double *values;
    size_t count;
    tsc_period last; /* of the last value; none where there is none */
} tsc_series_steps;

/** The preferred points that are a whole number of calendar periods from the first such one; what is undated or a run of
    days or months is none. Errors: TSC_ENOMEM. */
tsc_status tsc_series_count_steps(const tsc_series *series, tsc_arena *arena, tsc_series_steps *steps, tsc_error *err);

#endif
