/* A borrowed run of bytes, UTF-8 unless said otherwise; never owned, not terminated. */
#ifndef TSC_CORE_SPAN_H
#define TSC_CORE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct tsc_span {
    const char *data;
    size_t length;
} tsc_span;

static inline tsc_span tsc_span_make(const char *data, size_t length)
{
    return (tsc_span){data, length};
}

static inline tsc_span tsc_span_of(const char *text)
{
    return (tsc_span){text, text ? strlen(text) : 0};
}

static inline bool tsc_span_equal(tsc_span a, tsc_span b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static inline bool tsc_span_equals(tsc_span a, const char *text)
{
    return tsc_span_equal(a, tsc_span_of(text));
}

/** Byte order, a shorter prefix first: negative, 0 or positive. */
int tsc_span_compare(tsc_span a, tsc_span b);

/** Without ASCII blanks, U+00A0, U+202F and U+FEFF at both ends. */
tsc_span tsc_span_trim(tsc_span span);

/** The next part of *rest, up to the next separator or its end; "a,b," has three parts, the last of them empty. False
    where no part is left: rest->data is NULL then. */
bool tsc_span_cut(tsc_span *rest, char separator, tsc_span *part);

/** Whether a text is one of a list of words, a blank between each two. */
bool tsc_span_is_among(tsc_span text, const char *words);

#endif
