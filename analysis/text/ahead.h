/* The next of a few bytes in a text, looked for again and again from places that go forward. Each byte is searched for by
   itself by the C library, which goes over text several times faster than any loop of ours can; what it found is kept
   until it is passed. */
#ifndef TSC_TEXT_AHEAD_H
#define TSC_TEXT_AHEAD_H

#include "core/span.h"

enum { TSC_AHEAD_BYTES = 6 };

typedef struct tsc_ahead {
    tsc_span text;
    unsigned char bytes[TSC_AHEAD_BYTES]; /* those looked for */
    size_t count;
    size_t next[TSC_AHEAD_BYTES]; /* the first of each at or behind `from`; `searched` where none stands before it */
    size_t least, nearest;        /* the least of them, and of which byte it is */
    size_t from, searched;        /* of the text */
} tsc_ahead;

/** Readies a search in text for any of the bytes of a word (at most TSC_AHEAD_BYTES). */
tsc_ahead tsc_ahead_of(tsc_span text, const char *bytes);

/** Goes on with a search that has passed what it found last. */
size_t tsc_ahead_go_on(tsc_ahead *ahead, size_t at, size_t end);

/** The first place in [at, end) where one of the bytes stands, end where there is none; end is not behind the text. Fast
    where `at` does not go back. */
static inline size_t tsc_ahead_next(tsc_ahead *ahead, size_t at, size_t end)
{
    if (at < ahead->from || ahead->least < at || (ahead->least == ahead->searched && ahead->searched < end))
        return tsc_ahead_go_on(ahead, at, end);
    return ahead->least < end ? ahead->least : end;
}

#endif
