/* "That country", "this market": the country named last that is not the one who acts. */
#include "extract/reference_that.h"
#include "extract/reference_role.h"

/* "Guatemala's exports to that market", "las ventas de Guatemala a ese mercado": a name right behind or before the noun of a flow. */
static bool owns_flow(const tsc_reading *reading, const tsc_place_mention *p)
{
    enum { BESIDE = 2 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (mark->last <= p->first && p->first - mark->last <= BESIDE && reading->indicators[i] != NULL)
            return true;
    }
    return false;
}

/* "The Dominican Republic expects 210,000 tourists from that country": who acts or owns in the same part of the sentence is not
   meant, for it would be "its own". */
static bool is_one_who_acts(const tsc_reading *reading, const tsc_place_mention *p, uint32_t token)
{
    const bool subject = p->role == TSC_PLACE_BARE || p->role == TSC_PLACE_OWNER || p->role == TSC_PLACE_ADJECTIVE ||
                         (p->role == TSC_PLACE_OF && owns_flow(reading, p));
    return subject && reading->clause[p->first] == reading->clause[token] &&
           reading->weak[p->first] == reading->weak[token];
}

/* The other side of the topic; none where the place is no side of it. */
static tsc_place across(const tsc_topic *topic, tsc_place place)
{
    const tsc_place other = tsc_place_same(topic->reporter, place)  ? topic->partner
                            : tsc_place_same(topic->partner, place) ? topic->reporter
                                                                    : tsc_place_none();
    return tsc_place_is_country(other) ? other : tsc_place_none();
}

/* "Canada's investment in Chile is large. From that country came 1.1 billion": capital and people do not come from their host. */
static bool is_host(const tsc_topic *topic, tsc_place place, tsc_place_role role)
{
    const tsc_indicator *told = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    const bool comes = told != NULL && ((told->units & TSC_UNITS_PERSONS) != 0 || strncmp(told->code, "fdi", 3) == 0);
    return comes && role == TSC_PLACE_FROM && tsc_place_same(topic->partner, place);
}

/* "Haiti is the third market of Salvadoran goods. Sales to that country fell": whose goods they are does not buy them, and nobody
   buys from itself. */
static bool is_own_end(const tsc_topic *topic, tsc_place place, tsc_place_role role)
{
    const bool sold = tsc_code_is(topic->indicator, "exports") && (role == TSC_PLACE_TO || role == TSC_PLACE_IN),
               bought = role == TSC_PLACE_FROM && (topic->called || tsc_code_is(topic->indicator, "imports"));
    return (sold || bought) && tsc_place_same(topic->reporter, place) && tsc_place_is_country(topic->partner);
}

tsc_place tsc_reference_that(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark)
{
    tsc_place found = tsc_place_none(), acts = tsc_place_none();
    for (size_t i = 0; i < reading->place_count && reading->places[i].first < mark->first; i++) {
        const tsc_place_mention *p = &reading->places[i];
        if (p->referred || p->minor)
            continue;
        *(is_one_who_acts(reading, p, mark->first) ? &acts : &found) = p->place;
    }
    if (!tsc_place_is_none(found))
        return found;
    const tsc_place last = discourse->last, other = across(&discourse->topic, acts);
    if (tsc_place_is_none(acts) || (!tsc_place_is_none(last) && !tsc_place_same(last, acts)))
        found = tsc_place_is_none(last) ? discourse->subject : last;
    else
        found = tsc_place_is_none(other) ? acts : other;
    const tsc_place origin = across(&discourse->topic, found);
    const tsc_place_role role = tsc_reference_role(reading, mark);
    const bool turned = is_host(&discourse->topic, found, role) ||
                        (tsc_place_is_none(acts) && is_own_end(&discourse->topic, found, role));
    return turned && !tsc_place_is_none(origin) ? origin : found;
}

tsc_place tsc_reference_this(const tsc_discourse *discourse, const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_place found = tsc_place_is_country(discourse->subject) ? discourse->subject : discourse->last;
    return is_own_end(topic, found, tsc_reference_role(reading, mark)) ? topic->partner : found;
}

tsc_place tsc_reference_ranked(const tsc_reading *reading, uint32_t token)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    const tsc_place_mention *head = reading->place_count > 0 ? &reading->places[0] : NULL;
    if (head == NULL || head->role != TSC_PLACE_BARE || head->referred || head->minor)
        return tsc_place_none();
    bool ranked = false, other = false;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= token; i++)
        ranked = ranked || (tsc_mark_names_trader(marks->items[i]) && marks->items[i]->first >= head->last);
    for (size_t i = 1; i < reading->place_count && reading->places[i].last <= token; i++)
        other = other || !tsc_place_same(reading->places[i].place, head->place);
    return ranked && other ? head->place : tsc_place_none();
}
