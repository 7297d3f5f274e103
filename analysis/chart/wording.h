/* The few words that charts add themselves, by language: plots/phrases.tsv. */
#ifndef TSC_CHART_WORDING_H
#define TSC_CHART_WORDING_H

#include "chart/chart.h"
#include "core/arena.h"
#include "core/buffer.h"
#include "core/map.h"

typedef struct tsc_wording {
    tsc_map map; /* "en key" -> text, both in arena */
    tsc_arena arena;
} tsc_wording;

/** Loads the file. Errors: TSC_ENOTFOUND, TSC_EINPUT with the line that is wrong, TSC_ENOMEM. */
tsc_status tsc_wording_load(tsc_wording *wording, tsc_error *err);
void tsc_wording_clear(tsc_wording *wording);

/** The text of a key in a language (NULL or unknown: English), or the key itself where there is none. Borrowed. */
const char *tsc_wording_get(const tsc_wording *wording, const char *language, const char *key);

/** Appends a phrase with its {1} … {9} replaced by values[0] … (NULL ends the list). */
void tsc_wording_add(const tsc_wording *wording, const char *language, const char *key, const char *const *values,
                     tsc_buffer *text);

/** The wording that a plotter uses, borrowed. */
const tsc_wording *tsc_plotter_wording(const tsc_plotter *plotter);

#endif
