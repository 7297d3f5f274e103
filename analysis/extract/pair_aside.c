/* Countries that are named near a figure and are no side of it: where something is, what the cargo passes, the chief ones of
   many partners. */
#include "extract/pair_parts.h"

/* "En Asie centrale, c'est le Kazakhstan qui …": a group where something is, before a comma, and a country is told of. */
bool tsc_pair_is_setting(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { HEAD = 2 };
    if (!p->group || p->role != TSC_PLACE_IN || p->first > HEAD || p->last > c->edge ||
        !tsc_scan_is_comma(c->reading->scan, p->last))
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].role == TSC_PLACE_BARE && tsc_place_is_country(c->reading->places[i].place) &&
            !c->reading->places[i].minor)
            return true;
    return false;
}

/* "the Chongqing-Duisburg route through Kazakhstan": where the cargo comes from and goes is named, so that what it passes is no
   side. */
bool tsc_pair_has_ends(const tsc_candidate *c, const tsc_place_mention *via)
{
    tsc_place first = tsc_place_none();
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->role == TSC_PLACE_VIA || p->referred || tsc_place_same(p->place, via->place) ||
            c->reading->clause[p->first] != c->reading->clause[via->first])
            continue;
        if (!tsc_place_is_none(first) && !tsc_place_same(first, p->place))
            return true;
        first = p->place;
    }
    return false;
}

bool tsc_pair_is_mostly(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    uint32_t at = p->first;
    if ((p->role != TSC_PLACE_TO && p->role != TSC_PLACE_FROM && p->role != TSC_PLACE_WITH) || p->last >= c->edge ||
        r->verb_last || r->verb_first || tsc_reading_before(r, p->first, &at) == NULL ||
        !tsc_reading_is_behind(r, at, "mostly"))
        return false;
    /* a comma right before the value does not close it: goes mainly to Peru, 138,000 tonnes */
    return tsc_reading_has_comma(r, p->last, c->edge - 1) && !tsc_reading_parted(r, p->last, c->edge);
}

bool tsc_pair_is_explained(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { WORDS = 6 };
    const tsc_reading *r = c->reading;
    if (c->anchor == NULL || p->last >= c->anchor->first || p->role == TSC_PLACE_BARE || p->role == TSC_PLACE_IN ||
        !tsc_scan_is_comma(r->scan, p->last) || r->verb_last || r->verb_first)
        return false;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *owner = &r->places[i];
        if (owner->role == TSC_PLACE_OWNER && tsc_reading_article(r, owner->first) == p->last + 1 &&
            owner->last <= c->anchor->first && c->anchor->first - owner->last <= WORDS &&
            r->weak[owner->last] == r->weak[c->anchor->first])
            return !tsc_place_same(owner->place, p->place);
    }
    return false;
}

/* The relative that a comma behind a name opens, a preposition left out; NULL where there is none. */
static const tsc_mark *relative_of(const tsc_reading *r, const tsc_place_mention *head)
{
    if (!tsc_scan_is_comma(r->scan, head->last))
        return NULL;
    const tsc_mark *word = tsc_reading_function(r, head->last + 1);
    if (word != NULL && !tsc_mark_is(word, "relative"))
        word = tsc_reading_function(r, word->last);
    return tsc_mark_is(word, "relative") ? word : NULL;
}

bool tsc_pair_is_in_relative(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    if (c->anchor == NULL || p->role != TSC_PLACE_BARE || p->last >= c->anchor->first || r->verb_last ||
        r->verb_first || !tsc_pair_has_form(c, "verb"))
        return false;
    for (size_t i = 0; i < r->place_count && r->places[i].last < p->first; i++) {
        const tsc_place_mention *head = &r->places[i];
        const tsc_mark *relative = head->role == TSC_PLACE_BARE ? relative_of(r, head) : NULL;
        if (relative != NULL && relative->last <= p->first && r->weak[relative->last] == r->weak[p->first] &&
            !tsc_place_same(head->place, p->place))
            return tsc_reading_has_comma(r, p->last, c->anchor->first);
    }
    return false;
}
