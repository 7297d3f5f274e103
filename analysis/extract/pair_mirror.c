/* Values that go in step with those before them: "302 million were Vietnamese exports and 238 million Chilean ones", each with
   its country behind it; "…, up 120 and 13 percent, respectively", in the order of the levels. */
#include "extract/pair_parts.h"

/* The one country that is named between two tokens; NULL where there is none, or another one too. */
static const tsc_place_mention *sole_between(const tsc_reading *r, uint32_t first, uint32_t last)
{
    const tsc_place_mention *found = NULL;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        if (p->first < first || p->last > last || p->role == TSC_PLACE_ASIDE || p->role == TSC_PLACE_VIA)
            continue;
        if (found != NULL)
            return NULL;
        found = p;
    }
    return found;
}

/* How far what stands behind a value is its own: to the next value, a few words at most. */
static uint32_t end_behind(const tsc_candidate *c)
{
    enum { FEW = 9 };
    const tsc_quantities *all = c->reading->quantities;
    const uint32_t end = c->quantity->last + FEW;
    return c->index + 1 < all->count && all->items[c->index + 1].first < end ? all->items[c->index + 1].first : end;
}

static bool is_behind(const tsc_mark *anchor, const tsc_candidate *c)
{
    return anchor != NULL && anchor->first >= c->quantity->last;
}

bool tsc_pair_take_mirrored(tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    const tsc_reading *r = c->reading;
    if (b == NULL || b->indicator != c->indicator || b->units != c->units || b->figure.kind != c->figure.kind ||
        !tsc_indicator_is_directed(c->indicator) || !is_behind(b->anchor, b) || r->verb_last ||
        (c->anchor != NULL && c->anchor->first > b->anchor->first && !is_behind(c->anchor, c)) ||
        c->index != b->index + 1)
        return false;
    const tsc_place_mention *last = sole_between(r, b->quantity->last, c->edge);
    const tsc_place_mention *own = sole_between(r, c->quantity->last, end_behind(c));
    if (last == NULL || own == NULL || last->adjective != own->adjective ||
        (last->role != own->role && !own->adjective) || tsc_place_same(last->place, own->place) ||
        r->clause[own->first] != r->clause[c->quantity->first])
        return false;
    const bool reports = tsc_place_same(b->figure.reporter, last->place);
    if (!reports && !tsc_place_same(b->figure.partner, last->place))
        return false;
    const tsc_place across = reports ? b->figure.partner : b->figure.reporter;
    const tsc_place other = tsc_place_same(across, own->place) ? last->place : across;
    c->figure.reporter = reports ? own->place : other;
    c->figure.partner = reports ? other : own->place;
    c->by_pair = "in the manner of the figure before";
    return true;
}

/* How many percentages stand in a row from the quantity at index on. */
static size_t run_of_changes(const tsc_quantities *all, size_t index)
{
    size_t end = index;
    while (end < all->count && tsc_unit_is(all->items[end].unit, "%"))
        end++;
    return end - index;
}

bool tsc_pair_take_in_order(tsc_candidate *c)
{
    enum { MOST = 4, NEAR = 24 };
    const tsc_candidate *levels[MOST], *b = c->before;
    size_t place = 0, count = 0;
    if (c->figure.kind != TSC_FIGURE_CHANGE || !tsc_indicator_is_directed(c->indicator) ||
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "respectively", NULL, 1, NEAR, NULL) == NULL)
        return false;
    for (; b != NULL && b->figure.kind == TSC_FIGURE_CHANGE && b->index + place + 1 == c->index; b = b->before)
        place++;
    for (; b != NULL && count < MOST && b->figure.kind == TSC_FIGURE_LEVEL && b->indicator == c->indicator;
         b = b->before)
        levels[count++] = b;
    const size_t changes = run_of_changes(c->reading->quantities, c->index - place);
    if (count < 2 || changes != count || place >= count)
        return false;
    const tsc_candidate *level = levels[count - 1 - place]; /* the last stands first */
    c->figure.reporter = level->figure.reporter, c->figure.partner = level->figure.partner;
    c->by_pair = "in the order of the figures before";
    return true;
}
