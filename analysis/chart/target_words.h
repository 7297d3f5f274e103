/* Targets in words: the growth that they need and their chance. */
#ifndef TSC_CHART_TARGET_WORDS_H
#define TSC_CHART_TARGET_WORDS_H

#include "chart/frame.h"

/** "chance about 4 %"; "" where it is not known. */
const char *tsc_target_chance(tsc_canvas *canvas, const tsc_chart_target *target);
/** "24 % a year needed", "already reached" or "". */
const char *tsc_target_need(tsc_canvas *canvas, const tsc_chart_target *target);
/** a, a newline and b; the one alone where the other is empty. */
const char *tsc_lines_join(tsc_canvas *canvas, const char *a, const char *b);

#endif
