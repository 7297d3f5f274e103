/* The end of a word in small letters, as endings are written: "ҚЫТАЙҒА" ends in ға. */
#ifndef TSC_EXTRACT_WORD_SMALL_H
#define TSC_EXTRACT_WORD_SMALL_H

#include "core/span.h"

enum { TSC_WORD_SMALL = 64 }; /* bytes of a word's end that endings are looked for in */

/** The word as it is where it ends in a small letter, else its last bytes in small letters, in the caller's buffer. */
tsc_span tsc_word_small(tsc_span word, char buffer[TSC_WORD_SMALL]);

#endif
