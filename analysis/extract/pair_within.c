/* Trade of the members of a group with one another: both sides are the group. */
#include "extract/pair_parts.h"

/* "mutual trade", "intra-regional", "within the union": right beside the indicator or the name. */
static bool says_within(const tsc_candidate *c, const tsc_place_mention *group)
{
    enum { NEAR = 2 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const bool within = tsc_entry_is(mark->entry, "within"), mutual = tsc_entry_has(mark->entry, "form", "mutual");
        const bool beside_group = mark->first <= group->last && group->first <= mark->last + NEAR;
        const bool beside_anchor = mark->first <= c->anchor->last && c->anchor->first <= mark->last;
        if ((within && (beside_group || beside_anchor)) || (mutual && beside_anchor))
            return true;
    }
    return false;
}

/* The one country or group that the sentence names, where it is a group and nothing joins another one to it. */
static const tsc_place_mention *only_group(const tsc_reading *r)
{
    for (size_t i = 0; i < r->place_count; i++)
        if (!tsc_place_same(r->places[i].place, r->places[0].place))
            return NULL;
    const tsc_place_mention *p = r->place_count > 0 ? &r->places[0] : NULL;
    const bool group = p != NULL && !p->referred && !tsc_place_is_country(p->place) && !tsc_place_is_world(p->place) &&
                       !tsc_place_is_unnamed(p->place);
    return group && !tsc_reading_is_behind(r, p->first, "and") && !tsc_mark_is(tsc_reading_function(r, p->last), "and")
               ? p
               : NULL;
}

void tsc_pair_stay_within(tsc_candidate *c)
{
    if (c->anchor == NULL || c->indicator->orientation != TSC_MUTUAL)
        return;
    const tsc_place_mention *group = only_group(c->reading);
    if (group == NULL || group->role == TSC_PLACE_WITH || group->role == TSC_PLACE_TO ||
        group->role == TSC_PLACE_FROM || (group->role != TSC_PLACE_BETWEEN && !says_within(c, group)))
        return;
    c->figure.reporter = c->figure.partner = group->place;
    c->by_pair = "within the group";
}
