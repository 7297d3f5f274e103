/* Which of the words of trade in a sentence a country belongs to. */
#include "extract/pair_parts.h"

/* "Kenya bought goods from Uganda and sold it tea": what stands with a preposition before the word belongs to the flow
   before it; a name right before another verb is that one's subject. */
bool tsc_pair_is_governed_by_other(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_mark *told = c->before != NULL ? c->before->anchor : NULL;
    for (size_t i = 0; told != NULL && told != c->anchor && tsc_entry_has(told->entry, "form", "verb") &&
                       tsc_pair_has_form(c, "verb") && i < c->reading->place_count;
         i++) {
        /* "imported 576 billion from China, and China imported 179": with a new subject */
        const tsc_place_mention *subject = &c->reading->places[i];
        if (p->role == TSC_PLACE_FROM && told->last <= p->first && p->last <= subject->first &&
            subject->role == TSC_PLACE_BARE && subject->last <= c->anchor->first)
            return true;
    }
    bool phrase = p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_TO || p->role == TSC_PLACE_WITH ||
                  (p->role == TSC_PLACE_IN && tsc_reading_goes_into(c->reading, p)); /* экспорт в Беларусь */
    bool before = p->last <= c->anchor->first;
    if (p->adjective && p->role == TSC_PLACE_WITH && p->last == c->anchor->first)
        return false; /* Turnover was 9 billion, with Nigerian exports of 8 */
    for (size_t i = 0; !c->reading->verb_last && i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const tsc_indicator *other = c->reading->indicators[i];
        if (c->indicator->orientation == TSC_BALANCE && tsc_entry_is(mark->entry, "trade_turnover"))
            continue; /* a surplus in the trade with India */
        if (mark == c->anchor || other == NULL || other == c->indicator || other->orientation == TSC_SHARE ||
            tsc_entry_has(mark->entry, "form", "count"))
            continue;
        bool verb = tsc_entry_has(mark->entry, "form", "verb");
        if (phrase && before && verb == tsc_pair_has_form(c, "verb") && mark->last <= p->first &&
            c->reading->clause[mark->first] == c->reading->clause[p->first])
            return true;
        if (p->role == TSC_PLACE_BARE && !before && verb && mark->first >= p->last && mark->first - p->last <= 1)
            return true;
    }
    return false;
}

/* "For every dollar of goods that Haiti sells to its neighbour, it buys many more: imports from there …": right behind a verb of
   trade, in another part of the sentence than the noun of the figure. */
bool tsc_pair_is_of_verb_ahead(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 2 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    const bool phrase = p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_TO;
    if (c->anchor == NULL || !phrase || r->verb_last || r->verb_first || !tsc_pair_has_form(c, "noun") ||
        p->last > c->anchor->first || r->weak[p->last] == r->weak[c->anchor->first])
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (r->indicators[i] != NULL && tsc_indicator_is_opposite(r->indicators[i], c->indicator) &&
            tsc_entry_has(marks->items[i]->entry, "form", "verb") && marks->items[i]->last <= p->first &&
            p->first - marks->items[i]->last <= NEAR)
            return true;
    return false;
}
