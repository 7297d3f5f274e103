#include "extract/event_aside.h"

/* Which, on which: the words that open a relative clause at a token. */
static bool opens_relative(const tsc_scan *scan, uint32_t token)
{
    return tsc_scan_says(scan, token, TSC_ROLE_FUNCTION, "relative") ||
           (token + 1 < scan->token_count && tsc_scan_mark(scan, token, TSC_ROLE_FUNCTION) != NULL &&
            tsc_scan_says(scan, token + 1, TSC_ROLE_FUNCTION, "relative"));
}

bool tsc_event_aside_at(const tsc_event_sentence *sentence, uint32_t token, tsc_event_aside *aside)
{
    const tsc_scan *scan = sentence->scan;
    uint32_t comma = token;
    if (sentence->verb_first || sentence->verb_last)
        return false;
    while (comma > 0 && !tsc_scan_is_comma(scan, comma - 1))
        comma--;
    if (comma == 0 || !opens_relative(scan, comma))
        return false;
    aside->first = comma;
    for (aside->last = token; aside->last < scan->token_count && !tsc_scan_is_comma(scan, aside->last);)
        aside->last++;
    return true;
}

bool tsc_event_aside_before(const tsc_event_sentence *sentence, uint32_t verb, tsc_event_aside *aside)
{
    enum { NEAR = 3 }; /* has since, was then */
    for (uint32_t back = 1; back <= NEAR && back < verb; back++)
        if (tsc_scan_is_comma(sentence->scan, verb - back))
            return tsc_event_aside_at(sentence, verb - back - 1, aside);
    return false;
}
