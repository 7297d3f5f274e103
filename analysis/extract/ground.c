#include "extract/ground.h"

#include "extract/anchor_parts.h"

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

/* Where a text names one country alone, joint, which may be of anybody, will not do. */
static bool says_both(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "both") &&
            !(tsc_entry_has(marks->items[i]->entry, "form", "joint") &&
              tsc_place_is_none(tsc_discourse_main_country(discourse, 1))))
            return true;
    return false;
}

bool tsc_candidate_has_two_sides(const tsc_candidate *c)
{
    const tsc_figure *figure = &c->figure;
    return c->reading->place_count > 0 && !tsc_place_is_none(figure->reporter) && !tsc_place_is_none(figure->partner) &&
           !tsc_place_is_world(figure->reporter) && !tsc_place_is_world(figure->partner) &&
           !tsc_place_same(figure->reporter, figure->partner);
}

/* "Trade within the union": among the members of a group. */
static bool is_within_group(const tsc_figure *figure)
{
    return !tsc_place_is_none(figure->reporter) && tsc_place_same(figure->reporter, figure->partner);
}

/* "Ghana sold for 14.7 billion": what a whole country sells it does not sell at home. */
static bool is_of_state(const tsc_candidate *c, const tsc_place_mention *p)
{
    bool whole = (p->role == TSC_PLACE_BARE || p->role == TSC_PLACE_OWNER || p->role == TSC_PLACE_OF) && !p->minor &&
                 !p->adjective && !p->referred;
    return whole && c->indicator->flow && tsc_indicator_is_directed(c->indicator) &&
           tsc_place_same(p->place, c->figure.reporter);
}

/* Two countries in its sentence, one that something goes to or comes from, or somebody's arrival in one. */
static bool names_abroad(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        bool directed = p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_WITH ||
                        p->role == TSC_PLACE_BETWEEN;
        if (!tsc_place_same(p->place, r->places[0].place) || (directed && !p->minor) || is_of_state(c, p))
            return true;
    }
    return c->units == TSC_UNITS_TEU ||
           ((c->indicator->units & TSC_UNITS_PERSONS) != 0 && r->place_count > 0 && c->indicator->flow);
}

/* "Ethiopia sold 300,000 tonnes of coffee abroad. Revenue grew by 8 %": what heads a sentence that names nobody is what the goods
   just told of have earned. */
static bool is_of_sales(const tsc_reading *r, const tsc_discourse *discourse, const tsc_mark *mark)
{
    enum { HEAD = 3 };
    const tsc_topic *topic = &discourse->topic;
    return tsc_entry_has(mark->entry, "where", "sales") && mark->first < HEAD && r->place_count == 0 &&
           tsc_code_is(topic->indicator, "exports") && !topic->noted &&
           (topic->commodity != NULL || discourse->goods_named || tsc_units_of(topic->unit) == TSC_UNITS_GOODS) &&
           discourse->sentence - topic->sentence <= 1;
}

/* The figure before, or what was spoken of before, was one between countries: only such become topics, or are noted. */
static bool goes_on_abroad(const tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 5, NEXT = 2 };
    const tsc_mentions *traps = &c->reading->of[TSC_ROLE_TRAP];
    for (size_t i = 0; c->before == NULL && !tsc_reading_names_any(c->reading) && i < traps->count; i++)
        if (tsc_entry_is(traps->items[i]->entry, "subject") && !is_of_sales(c->reading, discourse, traps->items[i]))
            return false;
    if (c->indicator->orientation != TSC_BALANCE && !tsc_place_is_none(discourse->two[1]) &&
        discourse->two_sentence >= discourse->turned && discourse->sentence - discourse->two_sentence <= NEXT)
        return true;
    return (c->before != NULL && c->before->indicator->orientation != TSC_OWN) ||
           (discourse->topic.indicator != NULL && discourse->topic.abroad &&
            discourse->topic.sentence >= discourse->turned && discourse->sentence - discourse->topic.sentence <= NEAR);
}

/* "spent 2.4 % of its GDP": what of is no trade. */
static bool is_of_product(const tsc_candidate *c)
{
    enum { NEAR = 4 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; c->indicator->orientation == TSC_SHARE && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "gdp") && marks->items[i]->first >= c->quantity->last &&
            marks->items[i]->first - c->quantity->last < NEAR)
            return true;
    return false;
}

/* "arrested two Indian nationals" */
static bool is_of_few(const tsc_candidate *c)
{
    enum { FEW = 10 };
    return (c->indicator->units & TSC_UNITS_PERSONS) != 0 && c->units == TSC_UNITS_PERSONS &&
           c->quantity->form == TSC_QUANTITY_AMOUNT && c->figure.value < FEW;
}

/* "Trade grew by 52 %", where a text speaks of two countries. */
static bool is_trade_of_two(const tsc_candidate *c, const tsc_discourse *discourse)
{
    return c->indicator->name == TSC_INDICATOR_TRADE_TURNOVER && tsc_discourse_is_led_by_two(discourse) &&
           tsc_place_is_country(c->figure.reporter) && tsc_place_is_country(c->figure.partner);
}

/* What a text that has never turned to what is no trade tells of its two countries; a figure without a word of its own goes
   on with what such a text has spoken of, whoever's it is, also where a country heads each ("Canada: 21 million tonnes"). */
static bool is_of_text(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const bool goes_on = c->anchor == NULL && (discourse->topic.abroad || tsc_discourse_is_led_by_two(discourse) ||
                                               tsc_reading_head_country(c->reading) != NULL);
    return discourse->turned == 0 && (goes_on || is_trade_of_two(c, discourse));
}

void tsc_ground_turn(const tsc_reading *reading, tsc_discourse *discourse, size_t sentence)
{
    const tsc_mentions *indicators = &reading->of[TSC_ROLE_INDICATOR];
    const bool sport = tsc_reading_says(reading, TSC_ROLE_TRAP, "sport");
    bool own = tsc_reading_says(reading, TSC_ROLE_TRAP, "subject");
    for (size_t i = 0; i < indicators->count; i++)
        own = own && !tsc_mark_is_abroad(indicators->items[i]);
    for (size_t i = 1; i < reading->place_count; i++)
        own = own && tsc_place_same(reading->places[i].place, reading->places[0].place);
    if (own || sport)
        discourse->turned = sentence + 1;
}

void tsc_candidate_ground(tsc_candidate *c, const tsc_discourse *discourse)
{
    if (c->indicator->orientation == TSC_OWN && tsc_place_is_none(c->figure.reporter))
        tsc_candidate_reject(c, "of no country");
    if (tsc_reading_says(c->reading, TSC_ROLE_TRAP, "sport") && (c->anchor == NULL || !tsc_mark_is_abroad(c->anchor)))
        tsc_candidate_reject(c, "of players and clubs");
    if (is_of_product(c))
        tsc_candidate_reject(c, "a share of the product");
    if (is_of_few(c))
        tsc_candidate_reject(c, "persons told one by one");
    if (c->rejected || c->indicator->orientation == TSC_OWN || tsc_candidate_has_two_sides(c) || names_abroad(c) ||
        is_within_group(&c->figure) || says_abroad(c) || says_both(c, discourse) ||
        tsc_reading_says(c->reading, TSC_ROLE_DISCOURSE, "world") ||
        tsc_reading_says(c->reading, TSC_ROLE_DISCOURSE, "foreign") || goes_on_abroad(c, discourse) ||
        is_of_text(c, discourse))
        return;
    tsc_candidate_reject(c, "of no two countries");
}

/* "The average price stood at 4.03 euros, 38 % less": the price with which a sentence opens, which names no trade, is what all its
   changes are of. */
static bool is_of_price_ahead(const tsc_candidate *c, const tsc_mark *trap)
{
    enum { OPENING = 3 };
    return tsc_entry_is(trap->entry, "clause") && c->anchor == NULL && c->before == NULL &&
           c->units == TSC_UNITS_PERCENT && trap->first <= OPENING && trap->last <= c->edge &&
           tsc_reading_before(c->reading, trap->first, NULL) == NULL && c->reading->weak[trap->first] == 0 &&
           c->reading->of[TSC_ROLE_INDICATOR].count == 0;
}

bool tsc_candidate_has_own_subject(const tsc_candidate *c, const tsc_discourse *discourse, double anchor_distance)
{
    enum { NEAR = 9, BEHIND = 4 };
    const tsc_mentions *traps = &c->reading->of[TSC_ROLE_TRAP];
    const uint32_t from = c->before != NULL ? c->before->quantity->last : 0;
    for (size_t i = 0; i < traps->count; i++) {
        const tsc_mark *mark = traps->items[i];
        if (is_of_price_ahead(c, mark))
            return true;
        if (!tsc_entry_is(mark->entry, "subject") || is_of_sales(c->reading, discourse, mark))
            continue;
        double d = tsc_reading_distance(c->reading, mark->first, mark->last, c->edge, c->quantity->last);
        bool behind = mark->first >= c->quantity->last;
        if (behind && c->anchor != NULL && tsc_entry_is(c->anchor->entry, "financing"))
            continue; /* a loan of 200 million for the budget */
        if (c->anchor == NULL && (behind ? d < BEHIND : mark->first >= from))
            return true;
        if (c->anchor != NULL && !tsc_mark_is_abroad(c->anchor) && d < anchor_distance && d < NEAR &&
            tsc_anchor_is_in_phrase(c, mark))
            return true;
    }
    return false;
}
