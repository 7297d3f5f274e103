/* Who acts: a bare name that is the subject of a verb or of a phrase though it stands behind it or far from it. */
#include "extract/pair_parts.h"

bool tsc_pair_is_subject_in_relative(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { BESIDE = 2 };
    if (c->anchor == NULL || c->reading->verb_last || tsc_reading_article(c->reading, p->first) != c->anchor->last)
        return false;
    for (uint32_t t = c->anchor->first > BESIDE ? c->anchor->first - BESIDE : 0; t < c->anchor->first; t++)
        if (tsc_mark_is(tsc_reading_function(c->reading, t), "relative"))
            return true;
    return false;
}

bool tsc_pair_is_subject_of_opening(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { OPENING = 3 };
    const tsc_mark *with = tsc_reading_function(c->reading, 0);
    const uint32_t at = tsc_reading_article(c->reading, p->first);
    if (!tsc_mark_is(with, "with") || c->anchor == NULL || (c->anchor->first > OPENING && c->edge > OPENING) ||
        p->referred || p->first < c->quantity->last || c->anchor->first >= p->first || at == 0)
        return false;
    const bool participle = tsc_pair_has_form(c, "verb") &&
                            c->anchor->first >= c->quantity->last; /* avec 640 millions investis, l'Espagne … */
    if (!tsc_pair_has_form(c, "noun") && !tsc_pair_has_form(c, "count") && !participle)
        return false;
    return tsc_scan_is_comma(c->reading->scan, at - 1) && !tsc_reading_parted(c->reading, c->quantity->last, p->first);
}

bool tsc_pair_is_subject_of_owned(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { BESIDE = 2 };
    const tsc_reading *r = c->reading;
    if (c->anchor == NULL || !tsc_pair_has_form(c, "noun") || p->referred || p->minor || p->last > c->anchor->first ||
        r->verb_last || r->verb_first)
        return false;
    bool subject = p->first == 0 || tsc_reading_before(r, p->first, NULL) == NULL;
    for (size_t i = 0; subject && i < r->place_count; i++) {
        const tsc_place_mention *q = &r->places[i];
        if (q->first > p->last && q->last <= c->anchor->first && c->anchor->first - q->last <= BESIDE &&
            !tsc_place_same(q->place, p->place) && q->role == TSC_PLACE_OWNER && !tsc_place_is_none(q->place))
            return r->clause[p->first] == r->clause[c->anchor->first] && r->weak[p->first] == r->weak[c->anchor->first];
    }
    return false;
}
