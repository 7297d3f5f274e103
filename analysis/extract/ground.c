#include "extract/ground.h"

bool tsc_mark_is_abroad(const tsc_mark *mark)
{
    return tsc_entry_has(mark->entry, "abroad", "1") || tsc_entry_get(mark->entry, "partner").length > 0;
}

static bool says_abroad(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (c->anchor != NULL && tsc_mark_is_abroad(c->anchor))
        return true;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_mark_is_abroad(marks->items[i]))
            return true;
    return false;
}

/* alone: joint, which may be of anybody, will not do. */
static bool has_discourse_word(const tsc_candidate *c, const char *code, bool alone)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, code) && !(alone && tsc_entry_has(marks->items[i]->entry, "form", "joint")))
            return true;
    return false;
}

static bool has_two_sides(const tsc_figure *figure)
{
    return !tsc_place_is_none(figure->reporter) && !tsc_place_is_none(figure->partner) && !tsc_place_is_world(figure->reporter)
           && !tsc_place_is_world(figure->partner) && !tsc_place_same(figure->reporter, figure->partner);
}

/* "Ghana sold for 14.7 billion": what a whole country sells it does not sell at home. */
static bool is_of_state(const tsc_candidate *c, const tsc_place_mention *p)
{
    bool whole = (p->role == TSC_PLACE_BARE || p->role == TSC_PLACE_OWNER || p->role == TSC_PLACE_OF) && !p->minor && !p->adjective && !p->referred;
    return whole && c->indicator->flow && (c->indicator->orientation == TSC_OUTWARD || c->indicator->orientation == TSC_INWARD)
           && tsc_place_same(p->place, c->figure.reporter);
}

/* Two countries in its sentence, one that something goes to or comes from, or somebody's arrival in one. */
static bool names_abroad(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        bool directed = p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_WITH || p->role == TSC_PLACE_BETWEEN;
        if (!tsc_place_same(p->place, r->places[0].place) || (directed && !p->minor) || is_of_state(c, p))
            return true;
    }
    return c->units == TSC_UNITS_TEU || ((c->indicator->units & TSC_UNITS_PERSONS) != 0 && r->place_count > 0 && c->indicator->flow);
}

/* The figure before, or what was spoken of before, was one between countries: only such become topics, or are noted. */
static bool goes_on_abroad(const tsc_candidate *c, const tsc_discourse *discourse)
{
    return c->before != NULL || (discourse->topic.indicator != NULL && discourse->topic.abroad);
}

void tsc_candidate_ground(tsc_candidate *c, const tsc_discourse *discourse)
{
    const bool of_one = tsc_place_is_none(tsc_discourse_main_country(discourse, 1));
    if (c->indicator->orientation == TSC_OWN || has_two_sides(&c->figure) || names_abroad(c) || says_abroad(c) || has_discourse_word(c, "both", of_one)
        || has_discourse_word(c, "world", true) || has_discourse_word(c, "foreign", true) || goes_on_abroad(c, discourse))
        return;
    c->rejected = true, c->by_rejection = "of no two countries";
}
