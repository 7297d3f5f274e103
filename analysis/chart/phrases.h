/* The few words that charts add themselves, by language: plots/phrases.tsv. */
#ifndef TSC_CHART_PHRASES_H
#define TSC_CHART_PHRASES_H

#include "chart/chart.h"
#include "core/arena.h"
#include "core/buffer.h"
#include "core/map.h"

typedef struct tsc_phrases {
    tsc_map map; /* "en key" -> text, both in arena */
    tsc_arena arena;
} tsc_phrases;

/** Loads the file. Errors: TSC_ENOTFOUND, TSC_EINPUT with the line that is wrong, TSC_ENOMEM. */
tsc_status tsc_phrases_load(tsc_phrases *phrases, tsc_error *err);
void tsc_phrases_clear(tsc_phrases *phrases);

/** The text of a key in a language (NULL or unknown: English), or the key itself where there is none. Borrowed. */
const char *tsc_phrase(const tsc_phrases *phrases, const char *language, const char *key);

/** Appends a phrase with its {1} … {9} replaced by values[0] … (NULL ends the list). */
void tsc_phrase_add(const tsc_phrases *phrases, const char *language, const char *key, const char *const *values,
                    tsc_buffer *text);

/** The phrases that a plotter uses, borrowed. */
const tsc_phrases *tsc_plotter_phrases(const tsc_plotter *plotter);

#endif
