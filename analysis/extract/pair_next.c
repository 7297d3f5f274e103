/* Values of several countries in one sentence after another: the next partner, the next of a ranking, the lines of a list. Each
   has the pair of the topic with its own country in it. */
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

/* "The Algerians come first (766,000 arrivals)": others who come to the country that is spoken of. */
static bool take_next_origin(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *own)
{
    const tsc_topic *topic = &discourse->topic;
    if ((c->indicator->units & TSC_UNITS_PERSONS) == 0 || topic->indicator == NULL ||
        strcmp(topic->indicator, c->indicator->code) != 0 || !tsc_place_is_country(topic->partner) ||
        tsc_place_same(own->place, topic->partner))
        return false;
    c->figure.reporter = own->place;
    c->figure.partner = topic->partner;
    c->by_pair = "next origin";
    return true;
}

/* "Norway is Brazil's first partner, with a trade of 2.2 billion. It is followed by Sweden (2.0 billion)": another one in the place
   of the one that was spoken of. */
static bool take_next_mutual(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *own)
{
    const tsc_topic *topic = &discourse->topic;
    const bool reports = tsc_place_same(topic->reporter, discourse->subject),
               takes = tsc_place_same(topic->partner, discourse->subject);
    if (own == NULL || c->indicator->orientation != TSC_MUTUAL || c->before != NULL || c->anchor != NULL ||
        own->role == TSC_PLACE_WITH || !tsc_code_is(topic->indicator, c->indicator->code) || reports == takes ||
        discourse->sentence - topic->sentence > 1 || !tsc_place_is_country(topic->reporter) ||
        !tsc_place_is_country(topic->partner) || tsc_place_same(own->place, topic->reporter) ||
        tsc_place_same(own->place, topic->partner) || !tsc_reading_says(c->reading, TSC_ROLE_DISCOURSE, "rank"))
        return false;
    c->figure.reporter = takes ? topic->reporter : own->place;
    c->figure.partner = takes ? own->place : topic->partner;
    c->by_pair = "next partner";
    return true;
}

/* "Next come Russia (980 million) and …": another partner of the country that was just spoken of. */
static bool take_next_partner(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    if (!tsc_code_is(topic->indicator, c->indicator->code))
        return false; /* each of the three goes on with what was spoken of */
    const tsc_place_mention *own = tsc_pair_bracketed_place(c);
    for (size_t i = 0; own == NULL && i < c->reading->place_count; i++)
        if (!c->reading->places[i].referred && c->reading->places[i].last != c->edge &&
            tsc_pair_stands_before_value(c->reading, &c->reading->places[i], c->edge))
            own = &c->reading->places[i]; /* "Next comes Croatia, with 1.9 billion" */
    if (own != NULL && (take_next_origin(c, discourse, own) || take_next_mutual(c, discourse, own)))
        return true;
    bool flow = topic->indicator != NULL && strcmp(topic->indicator, c->indicator->code) == 0 &&
                tsc_indicator_is_directed(c->indicator);
    if (own == NULL || !flow || c->before != NULL || c->anchor != NULL || own->role != TSC_PLACE_BARE ||
        discourse->sentence - topic->sentence > 1 || !tsc_place_is_country(topic->reporter) ||
        !tsc_place_is_country(topic->partner) || tsc_place_same(own->place, topic->reporter))
        return false;
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].first < own->first; i++)
        if (!c->reading->places[i].referred)
            return false;
    const bool invests =
        strncmp(c->indicator->code, "fdi", 3) ==
            0 /* the largest investor in Kazakhstan; Russia is second (2.9 billion) */
        && tsc_discourse_weight(discourse, topic->reporter) <= tsc_discourse_weight(discourse, topic->partner);
    bool acts = invests || (topic->acts && tsc_place_same(topic->partner, tsc_discourse_main(discourse, 0)));
    if (tsc_reading_says(c->reading, TSC_ROLE_DISCOURSE, "rank") &&
        (tsc_place_same(discourse->subject, topic->reporter) || tsc_place_same(discourse->subject, topic->partner)))
        acts = tsc_place_same(discourse->subject, topic->reporter); /* "It was followed by Canada with 318 billion" */
    if (topic->trader != TSC_SIDE_NONE)
        acts = topic->trader == TSC_SIDE_REPORTER; /* "Egypt was the main buyer. Jordan follows (420,000)" */
    /* "China imported Uzbek goods for 1.5 billion. Turkey follows (0.8 billion)" */
    c->figure.reporter = acts ? own->place : topic->reporter;
    c->figure.partner = acts ? topic->partner : own->place;
    c->by_pair = "next partner";
    return true;
}

/* Whether a value stands right behind a name, or nothing but a colon, a dash or a bracket between them. */
static bool is_label_of(const tsc_place_mention *place, const tsc_candidate *c)
{
    const uint32_t next = place->last;
    return next == c->quantity->first ||
           (next + 1 == c->quantity->first && tsc_span_is_among(tsc_scan_token(c->reading->scan, next), ": - – — ( |"));
}

/* "Peru shipped 320,000 tonnes abroad. China: 40,000 tonnes": of what was told of one country and all the world.
   "Canada: 21 million tonnes. France had 17 million": the next of a list, in the place of the one before. */
static bool take_item(tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 2 }; /* "By market:" may stand between */
    const tsc_topic *topic = &discourse->topic;
    const tsc_place_mention *head = tsc_reading_head_country(c->reading);
    const tsc_pair_side varies = tsc_topic_varies(topic);
    const bool apart =
        varies == TSC_SIDE_REPORTER && tsc_place_is_world(topic->partner); /* each for itself, no partners of one */
    if (head == NULL || varies == TSC_SIDE_NONE || !tsc_code_is(topic->indicator, c->indicator->code) ||
        discourse->sentence - topic->sentence > (apart ? 1 : NEAR) || c->before != NULL || c->anchor != NULL ||
        (apart ? c->reading->place_count > 1 : !is_label_of(head, c) || tsc_topic_has(topic, head->place)))
        return false;
    const tsc_place known = varies == TSC_SIDE_PARTNER ? topic->reporter : topic->partner;
    if (tsc_place_is_none(known))
        return false;
    c->figure.reporter = varies == TSC_SIDE_PARTNER ? known : head->place;
    c->figure.partner = varies == TSC_SIDE_PARTNER ? head->place : known;
    c->by_pair = "item";
    return true;
}

bool tsc_pair_take_first_partner(tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { LEAD = 3 };
    const tsc_topic *topic = &discourse->topic;
    const tsc_reading *r = c->reading;
    const tsc_candidate *b = c->before != NULL ? c->before : c->previous;
    const bool next = b != NULL && tsc_code_is(b->by_pair, "first partner") && b->indicator == c->indicator;
    if (!next && (c->anchor == NULL || c->anchor->last > LEAD))
        return false;
    const tsc_place_mention *own = tsc_pair_bracketed_place(c);
    for (size_t i = 0; own == NULL && i < r->place_count; i++)
        if (!r->places[i].referred && r->places[i].last < c->edge && c->edge - r->places[i].last <= LEAD &&
            r->places[i].role != TSC_PLACE_OWNER)
            own = &r->places[i]; /* Kazakhstan second (58 million) */
    const bool by = c->anchor != NULL && own != NULL && c->anchor->last <= LEAD && c->anchor->last <= own->first &&
                    tsc_code_is(tsc_reading_before(r, c->anchor->first, NULL), "by");
    if (own == NULL || (!by && !next) || !tsc_indicator_is_directed(c->indicator) ||
        !tsc_place_is_country(topic->reporter) || tsc_place_same(own->place, topic->reporter))
        return false;
    c->figure.reporter = topic->reporter;
    c->figure.partner = own->place;
    c->by_pair = "first partner";
    return true;
}

bool tsc_pair_take_next(tsc_candidate *c, const tsc_discourse *discourse)
{
    return take_item(c, discourse) || take_next_partner(c, discourse);
}
