/* Helpers for those who turn what the store and the models know into chart data: texts in the reader's words, memory of
   one arena, the first failed allocation remembered. For the of_*.c files of this folder and for those who
   fill charts of their own. */
#ifndef TSC_CHART_MAKER_H
#define TSC_CHART_MAKER_H

#include "chart/chart.h"
#include "chart/wording.h"
#include "store/series.h"

typedef struct tsc_maker {
    const tsc_wording *wording;
    const char *language;
    tsc_arena *arena;
    bool failed;
} tsc_maker;

/** A maker of charts in a language (NULL: en), whose texts live in arena. */
tsc_maker tsc_maker_new(const tsc_plotter *plotter, const char *language, tsc_arena *arena);
/** TSC_ENOMEM where an allocation failed. */
tsc_status tsc_maker_status(const tsc_maker *m, tsc_error *err);

/** count * size zeroed bytes. */
void *tsc_maker_room(tsc_maker *m, size_t count, size_t size);
/** A copy of text; "" where memory is short (then m has failed). */
const char *tsc_maker_keep(tsc_maker *m, const char *text);
/** What a buffer holds, kept; the buffer is cleared. m has failed where the buffer has. */
const char *tsc_maker_take(tsc_maker *m, tsc_buffer *text);
/** A phrase with its values, which end with NULL (or values is NULL). */
const char *tsc_maker_words(tsc_maker *m, const char *key, const char *const *values);
#define TSC_WORDS(m, key, ...) tsc_maker_words(m, key, (const char *const[]){__VA_ARGS__, NULL})

/** text with its first letter raised. */
const char *tsc_maker_capital(tsc_maker *m, const char *text);
/** A sentence with its capital and its full stop, after others with a blank between. */
void tsc_maker_add_sentence(tsc_maker *m, tsc_buffer *text, const char *sentence);
const char *tsc_maker_place(tsc_maker *m, tsc_place place);
/** "Kazakhstan–Morocco", "Kazakhstan to Morocco", "Kazakhstan" */
const char *tsc_maker_sides(tsc_maker *m, const tsc_key *key);
/** "Trade turnover", with its goods where it is not of all. */
const char *tsc_maker_measure(tsc_maker *m, const tsc_key *key);
/** "Trade turnover, Kazakhstan–Morocco" */
const char *tsc_maker_subject(tsc_maker *m, const tsc_key *key);
/** "Trade turnover a year" */
const char *tsc_maker_measure_line(tsc_maker *m, const tsc_key *key);
const char *tsc_maker_period(tsc_maker *m, tsc_period period);
const char *tsc_maker_amount(tsc_maker *m, double value, tsc_unit unit);
/** "70" or "4.2" of 70.01 or -4.21. */
const char *tsc_maker_percent(tsc_maker *m, double percent);
const char *tsc_maker_count(tsc_maker *m, size_t count);

/** "Sources: a, b and 3 more": the names of files and documents of the points, without folders, each once; NULL where
    there are none. Series may be NULL. */
const char *tsc_maker_sources(tsc_maker *m, const tsc_series *const *series, size_t count);

/** The look of a point by its origin and status. */
tsc_look tsc_maker_look(const tsc_point *point);
/** The preferred points of a series, *count of them; NULL where memory is short (then m has failed). */
const tsc_point **tsc_maker_preferred(tsc_maker *m, const tsc_series *series, size_t *count);
/** A value at a period, without an interval or a label of its own. */
tsc_chart_point tsc_maker_point(tsc_period period, double value, tsc_look look);
/** Distance of neighbouring periods of a frequency, in years. */
double tsc_maker_step(char frequency);
/** Preferred points as a line. */
tsc_chart_series tsc_maker_observed(tsc_maker *m, const tsc_point *const *points, size_t count, char frequency);

#endif
