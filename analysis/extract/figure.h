/* The figure record of the contract, as plain data in the arena of its document. */
#ifndef TSC_EXTRACT_FIGURE_H
#define TSC_EXTRACT_FIGURE_H

#include "core/buffer.h"
#include "core/period.h"
#include "core/place.h"
#include "core/unit.h"

#include <stdbool.h>

typedef enum tsc_figure_kind { TSC_FIGURE_LEVEL, TSC_FIGURE_CHANGE } tsc_figure_kind;
typedef enum tsc_bound {
    TSC_BOUND_EXACT,
    TSC_BOUND_ABOUT,
    TSC_BOUND_AT_LEAST,
    TSC_BOUND_AT_MOST,
    TSC_BOUND_RANGE
} tsc_bound;
typedef enum tsc_figure_status { TSC_OBSERVED, TSC_FORECAST, TSC_TARGET, TSC_POTENTIAL } tsc_figure_status;

typedef struct tsc_figure {
    tsc_figure_kind kind;
    const char *indicator; /* a code of the contract, static or of the lexicon */
    tsc_place reporter, partner;
    const char *commodity;   /* NULL for all goods */
    const char *hs;          /* NULL where not known */
    double value, low, high; /* low and high NaN where null */
    tsc_bound bound;
    tsc_unit unit;
    tsc_period period, base_period;
    tsc_figure_status status;
    bool derived;
    const size_t *from; /* starts of the figures that a derived one rests on */
    size_t from_count;
    double confidence; /* 0 to 1 */
    size_t start, end; /* surface: bytes in the document's text */
    size_t sentence;   /* index into the document's sentences */
    const char *language;
    const char *rule; /* which rule made it, for table and --explain */
} tsc_figure;

const char *tsc_bound_name(tsc_bound bound);                  /* "exact" … */
const char *tsc_figure_status_name(tsc_figure_status status); /* "observed" … */
bool tsc_bound_parse(tsc_span text, tsc_bound *bound);
bool tsc_figure_status_parse(tsc_span text, tsc_figure_status *status);

#endif
