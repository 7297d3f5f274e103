#include "core/span.h"

int tsc_span_compare(tsc_span a, tsc_span b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    if (order != 0)
        return order;
    return (a.length > b.length) - (a.length < b.length);
}

/* Length of the blank character at the start of text, 0 where there is none. */
static size_t blank_at(const char *text, size_t length)
{
    unsigned char c = (unsigned char)text[0];
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return 1;
    if (length >= 2 && memcmp(text, "\xC2\xA0", 2) == 0)
        return 2;
    if (length >= 3 && (memcmp(text, "\xE2\x80\xAF", 3) == 0 || memcmp(text, "\xEF\xBB\xBF", 3) == 0))
        return 3;
    return 0;
}

tsc_span tsc_span_trim(tsc_span span)
{
    size_t n;
    while (span.length > 0 && (n = blank_at(span.data, span.length)) > 0) {
        span.data += n;
        span.length -= n;
    }
    for (;;) {
        size_t width = 0;
        for (size_t back = 1; back <= 3 && back <= span.length && width == 0; back++)
            if (blank_at(span.data + span.length - back, back) == back)
                width = back;
        if (width == 0)
            return span;
        span.length -= width;
    }
}

bool tsc_span_cut(tsc_span *rest, char separator, tsc_span *part)
{
    if (!rest->data)
        return false;
    const char *end = memchr(rest->data, separator, rest->length);
    *part = tsc_span_make(rest->data, end ? (size_t)(end - rest->data) : rest->length);
    *rest = end ? tsc_span_make(end + 1, rest->length - part->length - 1) : tsc_span_make(NULL, 0);
    return true;
}

bool tsc_span_is_among(tsc_span text, const char *words)
{
    for (const char *p = words; *p != '\0';) {
        size_t same = 0;
        while (same < text.length && *p != '\0' && *p != ' ' && *p == text.data[same])
            same++, p++;
        if (same == text.length && (*p == '\0' || *p == ' '))
            return true;
        while (*p != '\0' && *p != ' ')
            p++;
        p += *p == ' ';
    }
    return false;
}
