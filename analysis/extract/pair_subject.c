/* Who acts: the subject of a verb or of a phrase, also where it stands behind it or far from it, and whose goods or partner it
   then is told of. */
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

bool tsc_pair_is_subject_behind(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (c->anchor != NULL && c->reading->verb_first && p->first >= c->anchor->last &&
        tsc_pair_steps_from_anchor(c, p) <= 1)
        return true;
    if (c->anchor != NULL && tsc_pair_has_form(c, "verb") && !p->referred &&
        tsc_reading_article(c->reading, p->first) == c->anchor->last &&
        tsc_language_grammar_of(c->reading->scan->language)->subject_behind && !tsc_pair_has_subject_before(c, p))
        return true; /* en 2024 exportó Bolivia a Perú */
    return c->anchor != NULL && c->anchor->first >= c->quantity->last && !c->reading->verb_last &&
           p->first >= c->anchor->last && tsc_pair_steps_from_anchor(c, p) <= 3;
}

bool tsc_pair_has_subject_before(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (c->anchor == NULL || tsc_pair_has_origin(c))
        return false;
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= p->first; i++) {
        const tsc_place_mention *q = &c->reading->places[i];
        if ((q->role == TSC_PLACE_BARE || q->role == TSC_PLACE_OWNER) && !q->minor && !q->adjective &&
            !tsc_place_same(q->place, p->place) && c->reading->clause[q->first] == c->reading->clause[p->first] &&
            c->reading->weak[q->last] == c->reading->weak[p->first])
            return true;
    }
    return false;
}

bool tsc_pair_is_subject_with(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 3 };
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].first >= p->last && c->reading->places[i].last <= c->anchor->first)
            return false; /* with Kenya we have sold */
    return c->anchor->first - p->last <= NEAR && c->reading->weak[p->last] == c->reading->weak[c->anchor->first];
}

/* "Kenya's biggest trading partner", "Kenya's tea": whose partner or goods stand right behind the name. */
static bool owns_partner_or_goods(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 3 };
    const tsc_mentions *words = &c->reading->of[TSC_ROLE_DISCOURSE], *goods = &c->reading->of[TSC_ROLE_COMMODITY];
    for (size_t i = 0; i < words->count; i++)
        if (tsc_entry_is(words->items[i]->entry, "trader") && words->items[i]->first >= p->last &&
            words->items[i]->first - p->last <= NEAR)
            return true;
    for (size_t i = 0; c->indicator->orientation == TSC_INWARD && i < goods->count; i++)
        if (goods->items[i]->first >= p->last && goods->items[i]->first - p->last <= 1)
            return true;
    return false;
}

bool tsc_pair_is_owner_of_actor(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (p->role != TSC_PLACE_OWNER || p->referred || c->anchor == NULL || !tsc_pair_has_form(c, "verb") ||
        c->anchor->first < p->last || c->anchor->last > c->edge || c->reading->verb_last ||
        c->reading->weak[p->last] == c->reading->weak[c->anchor->first] || !owns_partner_or_goods(c, p))
        return false;
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= p->first; i++)
        if (c->reading->places[i].role == TSC_PLACE_BARE && !c->reading->places[i].minor &&
            !tsc_place_same(c->reading->places[i].place, p->place))
            return true;
    return false;
}
