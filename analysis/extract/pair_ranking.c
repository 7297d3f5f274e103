/* A sentence that goes on with a ranking: "The Netherlands and Malta follow, with 31 and 30 million", "Peru – 29 million, Chad –
   24 million". Its countries stand on the side that has changed from one value to the next, or was all the world; the other
   side is the one that all of the ranking have. */
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

/* The country that the value has for itself: given by a list in order, or right before it; none where there is none. */
static tsc_place own_of(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    if (!tsc_place_is_none(c->forced_place))
        return c->forced_place;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        if (!p->referred && !p->minor && p->role != TSC_PLACE_ASIDE && tsc_pair_stands_before_value(r, p, c->edge))
            return p->place;
    }
    return tsc_place_none();
}

/* Whether a name is that of some value of its sentence, or of one of a list told in order. */
static bool is_of_some_value(const tsc_reading *r, const tsc_place_mention *p)
{
    for (size_t i = 0; i < r->quantities->count; i++)
        if (tsc_pair_stands_before_value(r, p, r->quantities->items[i].hedge_first) ||
            tsc_pair_stands_before_value(r, p, r->quantities->items[i].first))
            return true;
    const bool listed = p->role == TSC_PLACE_BARE || p->role == TSC_PLACE_OF || p->role == TSC_PLACE_OWNER;
    return listed && tsc_reading_says(r, TSC_ROLE_DISCOURSE, "respectively");
}

/* The sentence names nobody but those whose values it tells, and the side that they all have. */
static bool names_ranked_only(const tsc_reading *r, tsc_place common)
{
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        if (!p->referred && !p->minor && !tsc_place_same(p->place, common) && !is_of_some_value(r, p) &&
            !tsc_pair_is_attributed(r, p))
            return false;
    }
    return true;
}

/* No word of its own says what the value measures, but one for who trades ("the largest investors are …"); a part is named by
   its whole. */
static bool has_no_frame(const tsc_candidate *c)
{
    return c->anchor == NULL || c->partial || tsc_pair_has_form(c, "sellers") || tsc_pair_has_form(c, "buyers");
}

/* "Peru – 29 million, international funds – 8 million": behind a country of the ranking a name that is none has its own value. */
static bool is_of_no_country(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    const tsc_scan *scan = c->reading->scan;
    bool words = false;
    if (b == NULL || !tsc_code_is(b->by_pair, "ranking") || c->anchor != NULL || b->units != c->units ||
        !tsc_span_is_among(tsc_scan_token(scan, c->edge - 1), ": - – — ("))
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].first >= b->quantity->last && !c->reading->places[i].referred)
            return false;
    for (uint32_t t = b->quantity->last; t < c->edge; t++)
        words = words || scan->tokens[t].kind == TSC_TOKEN_WORD;
    return words && tsc_span_is_among(tsc_scan_token(scan, b->quantity->last), ", ; )");
}

/* "The largest buyer is Estonia" behind a list of suppliers: the noun says that those named now are the other side. */
static bool is_of_other_side(const tsc_candidate *c, tsc_pair_side varies)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    tsc_pair_side said = varies;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= c->edge; i++) {
        const bool gives = tsc_entry_has(marks->items[i]->entry, "form", "sellers");
        if (gives || tsc_entry_has(marks->items[i]->entry, "form", "buyers"))
            said = (c->indicator->orientation != TSC_INWARD) == gives ? TSC_SIDE_REPORTER : TSC_SIDE_PARTNER;
    }
    return said != varies;
}

bool tsc_pair_take_ranking(tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 2 };
    const tsc_topic *topic = &discourse->topic;
    const tsc_pair_side varies = tsc_topic_varies(topic);
    const bool same = c->partial ? !tsc_code_is(topic->indicator, "trade_share")
                                 : tsc_code_is(topic->indicator, c->indicator->code) &&
                                       c->indicator->orientation != TSC_OWN && c->indicator->orientation != TSC_SHARE;
    /* "France exported 10 million tonnes, followed by Chad": who follows does what the subject did */
    if (topic->varies == TSC_SIDE_NONE && tsc_place_is_world(topic->partner) &&
        tsc_reading_says(c->reading, TSC_ROLE_DISCOURSE, "rank"))
        return false;
    if (varies == TSC_SIDE_NONE || topic->indicator == NULL || !same || !has_no_frame(c) ||
        is_of_other_side(c, varies) || discourse->sentence - topic->sentence > NEAR)
        return false;
    const tsc_place own = own_of(c), common = varies == TSC_SIDE_PARTNER ? topic->reporter : topic->partner;
    const bool named = tsc_place_is_country(own) && !tsc_place_same(own, common);
    if (!tsc_place_is_country(common) || !(named || is_of_no_country(c)) || !names_ranked_only(c->reading, common))
        return false;
    c->figure.reporter = varies == TSC_SIDE_PARTNER ? common : own;
    c->figure.partner = varies == TSC_SIDE_PARTNER ? own : common;
    c->by_pair = "ranking";
    return true;
}
