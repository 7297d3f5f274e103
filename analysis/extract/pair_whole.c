/* The pair of a whole that is named behind its part: with all the world. */
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

#include <math.h>

/* "51 billion out of 103 billion": the whole that the value before is a part of, sold to all. */
bool tsc_pair_take_whole(tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    if (b == NULL || b->indicator != c->indicator || b->units != c->units || !tsc_indicator_is_directed(c->indicator) ||
        !tsc_candidate_is_led_by(c, "out_of") || c->edge - b->quantity->last > 3 ||
        !tsc_place_is_country(b->figure.reporter))
        return false;
    c->figure.reporter = b->figure.reporter, c->figure.partner = tsc_place_world();
    c->by_pair = "whole of the figure before";
    return true;
}

/* "1.1 million of the 7.2 million tonnes of maize that Spain imported": the whole that the value before is a part of, where its own
   verb names one side alone. */
bool tsc_pair_is_whole_of_relative(const tsc_candidate *c, const tsc_pair_choice *partner)
{
    enum { NEAR = 3 };
    const tsc_candidate *b = c->before;
    uint32_t at = c->edge;
    return b != NULL && b->units == c->units && c->anchor != NULL && c->anchor != b->anchor && c->following &&
           tsc_pair_has_form(c, "verb") && tsc_indicator_is_directed(c->indicator) &&
           c->edge - b->quantity->last <= NEAR && tsc_code_is(tsc_candidate_lead(c, &at), "of") &&
           at == b->quantity->last && (partner->mention == NULL || partner->mention->last <= b->edge);
}

static bool adds_up_with(const tsc_candidate *c, const struct tsc_turnover *turnover, const tsc_quantity *other)
{
    static const double ROUNDING = 0.01;
    return tsc_unit_same(other->unit, turnover->unit) &&
           fabs(c->quantity->value + other->value - turnover->value) <= ROUNDING * turnover->value;
}

bool tsc_pair_adds_up(const tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 2 };
    const struct tsc_turnover *turnover = &discourse->turnover;
    const tsc_quantities *all = c->reading->quantities;
    if ((c->indicator->name != TSC_INDICATOR_EXPORTS && c->indicator->name != TSC_INDICATOR_IMPORTS) ||
        !(turnover->value > 0) || discourse->sentence - turnover->sentence > NEAR ||
        !tsc_unit_same(c->quantity->unit, turnover->unit))
        return false;
    for (size_t i = 0; i < all->count; i++)
        if (i != c->index && adds_up_with(c, turnover, &all->items[i]))
            return true;
    return false;
}

/* Whether a country is named behind a token, and nowhere before it. */
static bool is_named_only_behind(const tsc_reading *r, tsc_place place, uint32_t token)
{
    bool found = false;
    for (size_t i = 0; i < r->place_count; i++)
        if (tsc_place_same(r->places[i].place, place)) {
            if (r->places[i].first < token)
                return false;
            found = true;
        }
    return found;
}

/* "Из 7,7 млрд экспорта Танзании 1,1 млрд пришлось на Индию", "187,000 tonnes, 67 % of which went to India": the part that stands behind
   the amount names the partner, and the amount is of all. */
bool tsc_pair_is_whole_of_next(const tsc_candidate *c, const tsc_place_mention *reporter,
                               const tsc_place_mention *partner)
{
    enum { HEAD = 3 };
    const tsc_reading *r = c->reading;
    const tsc_quantity *next = tsc_pair_next_value(c);
    if (c->before != NULL || next == NULL || reporter == NULL ||
        !is_named_only_behind(r, c->figure.partner, next->last) || !tsc_indicator_is_directed(c->indicator) ||
        (c->indicator->units & TSC_UNITS_GOODS) == 0)
        return false;
    const tsc_mark *of_it = tsc_scan_mark(r->scan, next->last, TSC_ROLE_DISCOURSE);
    if (tsc_unit_is_percent(next->unit))
        return tsc_mark_is(of_it, "of_which") || tsc_mark_is(tsc_reading_function(r, next->last), "relative");
    const bool opens = c->edge > 0 && c->edge <= HEAD && tsc_reading_function(r, 0) != NULL;
    const bool alike = tsc_unit_is_none(next->unit) || tsc_unit_same(next->unit, c->quantity->unit);
    return opens && partner != NULL && alike && next->value < c->quantity->value &&
           reporter->first >= c->quantity->last && reporter->last <= next->first;
}

/* A time in the sentence that is another than that of the topic. */
static bool tells_another_time(const tsc_candidate *c, const tsc_topic *topic)
{
    const tsc_timexes *times = c->reading->timexes;
    for (size_t i = 0; i < times->count; i++)
        if (times->items[i].sort == TSC_TIMEX_PLAIN && times->items[i].last <= c->edge &&
            times->items[i].period.kind != TSC_PERIOD_NONE && !tsc_period_same(times->items[i].period, topic->period))
            return true;
    return false;
}

bool tsc_pair_is_whole_again(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *mention)
{
    const tsc_topic *topic = &discourse->topic;
    const bool acts = mention->referred && mention->role == TSC_PLACE_BARE && tsc_pair_has_form(c, "verb");
    return c->anchor != NULL && c->before == NULL && acts && c->reading->place_count == 1 &&
           tsc_place_same(discourse->trading.whole, mention->place) &&
           tsc_code_is(topic->indicator, c->indicator->code) && tsc_place_same(topic->reporter, mention->place) &&
           tells_another_time(c, topic);
}

/* Nobody is named but in another part of the sentence behind the value. */
static bool names_nobody(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    for (size_t i = 0; i < r->place_count; i++)
        if (r->places[i].first < c->quantity->last || r->weak[r->places[i].first] == r->weak[c->quantity->last])
            return false;
    return true;
}

bool tsc_pair_is_whole_of_several(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_indicator *told = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    if (!topic->several || c->before != NULL || c->anchor == NULL || told == NULL || !tsc_pair_has_form(c, "noun") ||
        !names_nobody(c) || discourse->sentence - topic->sentence != 1 || !tsc_place_is_country(topic->reporter) ||
        !tsc_place_same(discourse->trading.whole, topic->reporter))
        return false;
    return tsc_indicator_is_opposite(told, c->indicator) || (told == c->indicator && tells_another_time(c, topic));
}
