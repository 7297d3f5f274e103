/* The one way by which text reaches gnuplot. */
#ifndef TSC_CHART_QUOTE_H
#define TSC_CHART_QUOTE_H

#include "core/buffer.h"

enum { TSC_QUOTE_LONGEST = 200 }; /* characters; longer texts end in an ellipsis */

/** Appends text cleaned for a picture: valid UTF-8, control, line and paragraph separators become one blank, marks
    that turn the direction of other text (U+202A-E, U+2066-9) and U+FEFF vanish, at most longest characters, cut
    between grapheme clusters. */
void tsc_text_clean(tsc_buffer *clean, tsc_span text, int longest);

/** Appends text as a gnuplot string in single quotes: cleaned, an apostrophe becomes U+2019. (In double quotes
    back-ticks run commands; doubling an apostrophe is not safe in gnuplot 5.4.) */
void tsc_quote_add(tsc_buffer *script, tsc_span text);

#endif
