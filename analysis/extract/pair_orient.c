/* Whose the exports of two are where the sentence does not say. */
#include "extract/currency.h"
#include "extract/pair_parts.h"

#include <string.h>

bool tsc_pair_is_money_of(tsc_unit unit, tsc_place place)
{
    char alpha2[4] = "";
    tsc_place_alpha2(place, alpha2);
    return alpha2[0] != '\0' && memcmp(alpha2, unit.code, 2) == 0;
}

tsc_place tsc_pair_country_of_money(const tsc_candidate *c, const tsc_discourse *discourse, tsc_place known)
{
    bool trade = c->units == TSC_UNITS_MONEY && c->indicator->flow && (c->indicator->units & TSC_UNITS_MONEY) != 0;
    const bool local =
        *c->quantity->family == '\0' && tsc_currency_is_local(c->reading->scan->language, c->figure.unit);
    tsc_place found = tsc_place_none();
    for (size_t i = 0; trade && i < discourse->rank_count; i++) {
        tsc_place place = discourse->ranks[i].place;
        bool own = false;
        if (!tsc_place_is_country(place))
            continue;
        if (*c->quantity->family != '\0' && strcmp(c->quantity->family, "dollar") != 0)
            (void)tsc_currency_of_place(c->reading->scan->language, c->quantity->family, place, &own);
        own = own || (local && tsc_pair_is_money_of(c->figure.unit, place));
        if (own && !tsc_place_is_none(found))
            return tsc_place_none(); /* two that have dinars */
        if (own)
            found = place;
    }
    return tsc_place_same(found, known) ? tsc_place_none() : found;
}

/* Of the two of the topic the one that the document speaks of more, where it does so clearly, else the one named first. */
static tsc_place leading_side(const tsc_discourse *discourse)
{
    const double clearly = 1.5;
    const tsc_topic *topic = &discourse->topic;
    const tsc_place first = tsc_discourse_main(discourse, 0);
    if (!tsc_topic_has(topic, first) || topic->noted)
        return first;
    const tsc_place other = tsc_place_same(topic->reporter, first) ? topic->partner : topic->reporter;
    const bool clear = tsc_discourse_weight(discourse, first) >= clearly * tsc_discourse_weight(discourse, other);
    return clear ? first : topic->reporter;
}

/* "Trade came to 2.3 billion, of which exports of 760 million. Fish made up 62 % of those exports": a share of the flow that was told
   last is of whose flow that was. */
static void orient_share(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_place *seller = discourse->seller;
    const bool known =
        tsc_code_is(c->by_pair, "topic") && !tsc_place_is_none(seller[0]) && !tsc_place_is_none(seller[1]);
    const tsc_indicator *flow = c->anchor != NULL ? tsc_indicator_find(c->anchor->entry->code) : NULL;
    if (known && c->indicator->name == TSC_INDICATOR_TRADE_SHARE && flow != NULL && tsc_indicator_is_directed(flow) &&
        tsc_place_same(c->figure.reporter, seller[1]) && tsc_place_same(c->figure.partner, seller[0]))
        tsc_pair_swap(&c->figure);
}

/* The turnover of two countries has no direction, its exports do: those of the country that is quoted, else of the one
   that the document speaks of more. */
void tsc_pair_orient(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_indicator *before =
        discourse->topic.indicator != NULL ? tsc_indicator_find(discourse->topic.indicator) : NULL;
    bool directed = tsc_indicator_is_directed(c->indicator) || c->indicator->orientation == TSC_BALANCE;
    if (before != NULL && discourse->topic.called && tsc_indicator_is_directed(before) &&
        tsc_indicator_is_directed(c->indicator) && before->orientation != c->indicator->orientation)
        tsc_pair_swap(
            &c->figure); /* "China is the main buyer of Chilean copper. Imports …", "It bought …": the same flow */
    if (before != NULL && before->orientation == TSC_MUTUAL)
        orient_share(c, discourse);
    if (before == NULL || before->orientation != TSC_MUTUAL || !directed)
        return;
    tsc_figure *f = &c->figure;
    tsc_place first = leading_side(discourse);
    bool told = tsc_topic_has(&discourse->topic, discourse->seller[0]) &&
                tsc_topic_has(&discourse->topic, discourse->seller[1]);
    const tsc_place counting = tsc_pair_country_of_money(c, discourse, tsc_place_none());
    if (tsc_topic_has(&discourse->topic, counting) && !tsc_place_is_none(counting))
        first = counting; /* trade of 8.4 billion ringgit, with exports of 7.1 billion ringgit */
    else if (told && !tsc_place_is_none(discourse->seller[0]))
        first = discourse->seller[0];
    else if (tsc_topic_has(&discourse->topic, discourse->home) && !tsc_place_is_none(discourse->home))
        first = discourse->home;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].role != TSC_PLACE_WITH &&
            tsc_topic_has(&discourse->topic, c->reading->places[i].place) &&
            tsc_pair_is_attributed(c->reading, &c->reading->places[i]))
            first = c->reading->places[i].place;
    if (!tsc_place_is_country(first) && tsc_place_is_country(f->reporter))
        return; /* a group that the text names often is the far side of a country's trade */
    if (tsc_place_same(f->partner, first))
        tsc_pair_swap(f);
}
