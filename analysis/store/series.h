/* A time series as it comes from the store: points in order of period, each with where it comes from. */
#ifndef TSC_STORE_SERIES_H
#define TSC_STORE_SERIES_H

#include "core/arena.h"
#include "core/period.h"
#include "core/place.h"
#include "core/unit.h"
#include "extract/figure.h"

typedef enum tsc_origin { TSC_ORIGIN_STATED, TSC_ORIGIN_DERIVED, TSC_ORIGIN_OFFICIAL } tsc_origin;

/** FREQ.REPORTER.PARTNER.INDICATOR.UNIT[.COMMODITY]; parts left open are empty. */
typedef struct tsc_key {
    char frequency; /* A S Q M D, R for runs that are no calendar unit, 0 open */
    tsc_place reporter, partner;
    char indicator[32];
    tsc_unit unit;
    char commodity[80]; /* HS code or slug of the words of the text; "" for all goods */
} tsc_key;

enum { TSC_KEY_SIZE = 160 };

bool tsc_key_parse(tsc_span text, tsc_key *key);
size_t tsc_key_format(const tsc_key *key, char text[TSC_KEY_SIZE]);
/** Whether a series' key fits a pattern with open parts. */
bool tsc_key_matches(const tsc_key *pattern, const tsc_key *key);

typedef struct tsc_point {
    tsc_period period;
    double value, low, high;   /* low, high NaN where there is no interval */
    tsc_bound bound;
    tsc_figure_status status;
    tsc_origin origin;
    const char *source;        /* document id or file */
    const char *locator;       /* "START-END" byte span, or "row N" */
    const char *sentence;      /* NULL for official points */
    const char *note;          /* valuation, conversion, how derived; "" where none */
    double confidence;
    bool preferred;            /* the one value of its period that models and charts take (see reconcile) */
} tsc_point;

/** Points sorted by period, the preferred first within one. Lives in the arena it was read into. */
typedef struct tsc_series {
    tsc_key key;
    tsc_point *points;
    size_t count;
} tsc_series;

#endif
