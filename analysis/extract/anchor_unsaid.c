/* What a quantity measures where no word of its sentence says it: goods that go to another country, the trade that a partner is told
   by. */
#include "extract/anchor_parts.h"
#include "extract/kind_parts.h"

/* "190 million in gold and fruit", "wheat worth 300 million": goods stand beside the amount. */
static bool is_worth_of_goods(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_mentions *goods = &c->reading->of[TSC_ROLE_COMMODITY];
    const uint32_t *weak = c->reading->weak;
    for (size_t i = 0; c->units == TSC_UNITS_MONEY && i < goods->count; i++) {
        const tsc_mark *good = goods->items[i];
        const tsc_mark *in = tsc_reading_function(c->reading, c->quantity->last);
        const bool behind = good->first > c->quantity->last && good->first - c->quantity->last <= NEAR &&
                            (tsc_mark_is(in, "in") || tsc_mark_is(in, "of") ||
                             tsc_scan_mark(c->reading->scan, c->quantity->last, TSC_ROLE_CHANGE) != NULL);
        const bool before = good->last < c->edge && c->edge - good->last <= NEAR && weak[good->last] == weak[c->edge] &&
                            tsc_scan_mark(c->reading->scan, good->last, TSC_ROLE_CHANGE) != NULL;
        if (behind || before)
            return true;
    }
    return false;
}

/* "Bolivian gas fetched 1.1 billion in Brazil", "llevará a Portugal 1.200 millones de metros cúbicos de gas argelino": the good before the
   value or right behind it has the country that it comes from beside it, another one than where it goes. */
static bool has_goods_of(const tsc_candidate *c, tsc_place market)
{
    enum { NEAR = 3 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *goods = &r->of[TSC_ROLE_COMMODITY];
    for (size_t i = 0; i < goods->count; i++)
        for (size_t k = 0; k < r->place_count; k++) {
            const tsc_mark *good = goods->items[i];
            const tsc_place_mention *p = &r->places[k];
            const bool ahead = p->last <= good->first && good->first - p->last <= 1 && good->last <= c->edge,
                       behind = p->first == good->last && p->adjective && good->first >= c->quantity->last &&
                                good->first - c->quantity->last <= NEAR;
            if ((p->adjective || p->role == TSC_PLACE_OWNER) && (ahead || behind) && !tsc_place_same(p->place, market))
                return true;
        }
    return false;
}

/* "24,300 tonnes went to Japan", "durian to China, 142 thousand tons": goods that go somewhere are sold there, whatever word is
   left out. */
bool tsc_anchor_goes_abroad(const tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 7 };
    const tsc_reading *r = c->reading;
    const char *topic = discourse->topic.indicator;
    bool told = c->before != NULL || (topic != NULL && (tsc_indicator_find(topic)->units & TSC_UNITS_GOODS) != 0);
    if (((c->units & TSC_UNITS_GOODS) == 0 && !is_worth_of_goods(c)) || c->units == TSC_UNITS_TEU || told ||
        c->quantity->form != TSC_QUANTITY_AMOUNT || r->verb_last ||
        (r->of[TSC_ROLE_COMMODITY].count == 0 && topic == NULL && !discourse->goods_named))
        return false;
    for (size_t i = 0; i < r->of[TSC_ROLE_INDICATOR].count; i++)
        if (r->indicators[i] != NULL && !tsc_entry_is(r->of[TSC_ROLE_INDICATOR].items[i]->entry, "commodity_items"))
            return false;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        bool ahead = p->last <= c->edge && c->edge - p->last <= NEAR,
             behind = p->first >= c->quantity->last && p->first - c->quantity->last <= NEAR;
        const bool sold = p->role == TSC_PLACE_IN && (ahead || behind) && has_goods_of(c, p->place);
        if ((p->role == TSC_PLACE_TO || sold) && !p->minor && (ahead || behind) &&
            r->clause[p->first] == r->clause[c->quantity->first])
            return true;
    }
    return false;
}

/* "With 18.1 billion in 2022, Bangladesh is India's largest partner": what a partner is told by is the trade with it. */
bool tsc_anchor_tells_partner(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_DISCOURSE];
    const bool money = c->units == TSC_UNITS_MONEY;
    bool opens = c->edge > 0 && c->edge <= 2 && money && tsc_candidate_is_led_by(c, "with");
    for (size_t i = 0; money && tsc_kind_is_in_brackets(c) && i < marks->count; i++)
        for (size_t k = 0; k < r->place_count; k++)
            if (tsc_entry_is(marks->items[i]->entry, "trader") && marks->items[i]->last <= r->places[k].first &&
                r->places[k].last + 1 == c->edge && r->place_count > 1)
                return true; /* of Cuba's partners Spain (1.1 billion) came first */
    enum { NEAR = 4 };       /* Georgia was the largest trading partner with 310 million */
    for (size_t i = 0; money && c->before == NULL && tsc_candidate_is_led_by(c, "with") && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trader") && marks->items[i]->last < c->edge &&
            c->edge - marks->items[i]->last <= NEAR && r->place_count > 0)
            return true;
    for (size_t i = 0; opens && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trader") && marks->items[i]->first >= c->quantity->last &&
            !tsc_reading_parted(r, c->quantity->last, marks->items[i]->first))
            return r->place_count > 1;
    return false;
}
