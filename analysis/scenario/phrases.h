/* Phrases of reports on scenarios: lines "name<TAB>text with {places}" of a file. */
#ifndef TSC_SCENARIO_PHRASES_H
#define TSC_SCENARIO_PHRASES_H

#include "core/arena.h"
#include "core/buffer.h"
#include "core/map.h"

typedef struct tsc_scenario_phrases {
    tsc_arena arena; /* what their names and texts live in */
    tsc_map by_name;
} tsc_scenario_phrases;

/** What goes into a place of a phrase. */
typedef struct tsc_scenario_part {
    const char *place;
    const char *text;
} tsc_scenario_part;

/** Loads a file (NULL: datasets/phrases/scenario.LANGUAGE.tsv, in English where there is none for the language). Free
    with _clear also where it failed. TSC_EINPUT names the line that is wrong. */
tsc_status tsc_scenario_phrases_load(tsc_scenario_phrases *phrases, const char *path, const char *language,
                                     tsc_error *err);

/** The text of a phrase as the file has it, places unfilled; NULL where it has none. */
const char *tsc_scenario_phrases_get(const tsc_scenario_phrases *phrases, const char *name);

/** Whether the file has a phrase of this name. */
bool tsc_scenario_phrases_has(const tsc_scenario_phrases *phrases, const char *name);
/** Notes for file what these phrases lack of a model, and what they say with other places, but for names of indicators
    (a language may do without) and plurals; gives the number of notes. */
size_t tsc_scenario_phrases_compare(const tsc_scenario_phrases *model, const tsc_scenario_phrases *own, const char *file,
                                    const tsc_notes *notes);
void tsc_scenario_phrases_clear(tsc_scenario_phrases *phrases);

/** Adds a phrase with its places filled from values, a list ended by a NULL place. A phrase that the file lacks shows
    as its name in brackets. */
void tsc_scenario_phrases_add(const tsc_scenario_phrases *phrases, const char *name, const tsc_scenario_part *values, tsc_buffer *to);

#endif
