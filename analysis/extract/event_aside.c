#include "extract/event_aside.h"

/* Which, on which: the words that open a relative clause at a token. */
static bool opens_relative(const tsc_scan *scan, uint32_t token)
{
    return tsc_scan_says(scan, token, TSC_ROLE_FUNCTION, "relative") ||
           (token + 1 < scan->token_count && tsc_scan_mark(scan, token, TSC_ROLE_FUNCTION) != NULL &&
            tsc_scan_says(scan, token + 1, TSC_ROLE_FUNCTION, "relative"));
}

/* The stretch between two commas in which a token stands; false where none opens it. */
static bool between_commas(const tsc_event_sentence *sentence, uint32_t token, tsc_event_aside *aside)
{
    const tsc_scan *scan = sentence->scan;
    uint32_t first = token, last = token;
    if (sentence->verb_first || sentence->verb_last)
        return false;
    while (first > 0 && !tsc_scan_is_comma(scan, first - 1))
        first--;
    while (last < scan->token_count && !tsc_scan_is_comma(scan, last))
        last++;
    *aside = (tsc_event_aside){first, last};
    return first > 0;
}

bool tsc_event_aside_at(const tsc_event_sentence *sentence, uint32_t token, tsc_event_aside *aside)
{
    return between_commas(sentence, token, aside) && opens_relative(sentence->scan, aside->first);
}

bool tsc_event_participle_at(const tsc_event_sentence *sentence, uint32_t token, tsc_event_aside *aside)
{
    if (!between_commas(sentence, token, aside) || aside->last >= sentence->scan->token_count)
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first <= aside->first; i++)
        if (sentence->items[i].first == aside->first && sentence->items[i].kind == TSC_EVENT_VERB &&
            sentence->items[i].tense == TSC_TENSE_PAST)
            return true;
    return false;
}

bool tsc_event_aside_before(const tsc_event_sentence *sentence, uint32_t verb, tsc_event_aside *aside)
{
    enum { NEAR = 3 }; /* has since, was then */
    for (uint32_t back = 1; back <= NEAR && back < verb; back++)
        if (tsc_scan_is_comma(sentence->scan, verb - back))
            return tsc_event_aside_at(sentence, verb - back - 1, aside);
    return false;
}

bool tsc_event_is_aside_verb(const tsc_event_sentence *sentence, const tsc_event_item *verb,
                             const tsc_event_item *right)
{
    const tsc_scan *scan = sentence->scan;
    if (verb->tense != TSC_TENSE_PAST || verb->first == 0 || sentence->verb_last ||
        !tsc_scan_has_comma(scan, verb->last, right->first))
        return false;
    if (tsc_scan_is_comma(scan, verb->first - 1))
        return true;
    return verb->first > 1 && tsc_scan_says(scan, verb->first - 1, TSC_ROLE_FUNCTION, "relative") &&
           tsc_scan_is_comma(scan, verb->first - 2);
}
