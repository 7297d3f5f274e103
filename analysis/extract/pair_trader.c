/* "Kenya's second largest customer": whose partner in trade another country is said to be. */
#include "extract/pair_parts.h"

/* The nearest "customer", "supplier", "partner" in the clause of a share of trade. */
static const tsc_mark *trader_near(const tsc_candidate *c)
{
    enum { REACH = 16, ALONE = 40 }; /* no other value stands between */
    const double reach = c->previous == NULL ? ALONE : REACH;
    const tsc_mark *found = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "trader", NULL, 4, REACH, NULL);
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; found == NULL && i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool trades = tsc_mark_names_trader(mark);
        if (trades && tsc_reading_distance(c->reading, mark->first, mark->last, c->edge, c->quantity->last) < reach)
            found = mark;
    }
    return found;
}

/* "proveedor de gas natural de España": between the noun and whose it is stand the words for what is traded, and no other country. */
static bool is_behind_goods(const tsc_reading *reading, const tsc_mark *trader, const tsc_place_mention *p)
{
    enum { REACH = 7 };
    if (p->first < trader->last || p->first - trader->last > REACH ||
        tsc_scan_has_comma(reading->scan, trader->last, p->first) ||
        tsc_reading_parted(reading, trader->last, p->first))
        return false;
    for (const tsc_place_mention *other = reading->places; other < p; other++)
        if (other->first >= trader->last)
            return false;
    for (size_t i = 0; i < reading->of[TSC_ROLE_COMMODITY].count; i++)
        if (reading->of[TSC_ROLE_COMMODITY].items[i]->first >= trader->last &&
            reading->of[TSC_ROLE_COMMODITY].items[i]->last <= p->first)
            return true;
    return false;
}

/* "Algeria's customer", "client de l'Algérie", شريك لقطر */
static bool owns_trader(const tsc_reading *reading, const tsc_mark *trader, const tsc_place_mention *p)
{
    if (tsc_pair_has_bare_genitive(reading) && p->role == TSC_PLACE_BARE && p->first == trader->last)
        return true; /* زبائن المغرب: the genitive has no preposition */
    const bool beside = p->first >= trader->last && p->first - trader->last <= 3;
    bool behind = !p->adjective && (p->role == TSC_PLACE_OF || p->role == TSC_PLACE_TO) &&
                  (beside || is_behind_goods(reading, trader, p));
    return behind || (p->role == TSC_PLACE_OWNER && p->last <= trader->first && trader->first - p->last <= 4);
}

/* "L'Égypte en est le premier partenaire": nobody is a partner of its own; the word refers to another. */
static bool is_own_subject(const tsc_reading *reading, const tsc_place_mention *p)
{
    for (size_t i = 0; p->referred && i < reading->place_count && reading->places[i].first < p->first; i++)
        if (reading->places[i].role == TSC_PLACE_BARE && tsc_place_same(reading->places[i].place, p->place))
            return true;
    return false;
}

bool tsc_pair_is_scope_of_trader(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 1 }; /* partenaire commercial africain */
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; p->adjective && p->group && i < marks->count; i++) {
        const tsc_mark *trader = marks->items[i];
        if (tsc_entry_is(trader->entry, "trader") && ((p->first >= trader->last && p->first - trader->last <= NEAR) ||
                                                      (trader->first >= p->last && trader->first - p->last <= NEAR)))
            return true;
    }
    return false;
}

const tsc_place_mention *tsc_pair_trader_owner(const tsc_candidate *c)
{
    const tsc_mark *trader = trader_near(c);
    for (size_t i = 0; trader != NULL && i < c->reading->place_count; i++)
        if (owns_trader(c->reading, trader, &c->reading->places[i]) && !c->reading->places[i].possessive &&
            !is_own_subject(c->reading, &c->reading->places[i]))
            return &c->reading->places[i];
    return NULL;
}

tsc_place tsc_pair_trader_host(const tsc_reading *reading)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        for (size_t k = 0; tsc_entry_is(marks->items[i]->entry, "trader") && k < reading->place_count; k++) {
            const tsc_place_mention *p = &reading->places[k];
            if (owns_trader(reading, marks->items[i], p) && !p->referred && tsc_place_is_country(p->place))
                return p->place;
        }
    return tsc_place_none();
}
