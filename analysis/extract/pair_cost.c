/* How far a country that is named near a figure stands from it: tokens to its indicator or to its value, more where something
   parts them or another word has a better claim. */
#include "extract/kind_parts.h"
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

#include <math.h>

static const double capital_bonus = 8, direction_bonus = 8, agent_bonus = 14, old_cost = 12, parted_cost = 30,
                    fresh_bonus = 6, attribution_cost = 9, referred_cost = 2;

/* "enterprises with Italian capital": the country of the capital is the investor. */
static bool is_beside_capital(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    if ((c->indicator->units & TSC_UNITS_COMPANIES) == 0 ||
        (c->before != NULL && p->last <= c->edge && c->reading->weak[p->last] != c->reading->weak[c->edge]))
        return false; /* with the capital of the companies counted before */
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "capital") &&
            tsc_reading_distance(c->reading, marks->items[i]->first, marks->items[i]->last, p->first, p->last) <= 2)
            return true;
    return false;
}

/* Another flow stands between the place and the flow of the figure: the place is that one's. */
static bool is_of_other_flow(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    uint32_t from = p->first < c->anchor->first ? p->last : c->anchor->last;
    uint32_t to = p->first < c->anchor->first ? c->anchor->first : p->first;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool flow = tsc_entry_is(mark->entry, "exports") || tsc_entry_is(mark->entry, "imports");
        if (flow && mark->first >= from && mark->last <= to && mark != c->anchor &&
            !tsc_entry_is(mark->entry, c->anchor->entry->code))
            return true;
    }
    return false;
}

/* "Chile overtook Peru as supplier, shipping …": of several bare names before a verb the one that begins its clause is
   the subject, unless one stands right before the verb. */
static bool is_object_of_clause(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (p->role != TSC_PLACE_BARE || p->referred || !tsc_pair_is_before_anchor(c, p) || !tsc_pair_has_actor(c) ||
        c->anchor->first - p->last <= 2 || c->reading->verb_last)
        return false;
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= p->first; i++) {
        const tsc_place_mention *other = &c->reading->places[i];
        bool leads = other->role == TSC_PLACE_BARE && !other->minor && !tsc_place_same(other->place, p->place) &&
                     p->first - other->last <= 3 && c->reading->weak[other->last] == c->reading->weak[p->first] &&
                     c->reading->clause[other->first] == c->reading->clause[p->first];
        if (leads && (other->first == 0 || tsc_reading_function(c->reading, other->first - 1) == NULL))
            return true;
    }
    return false;
}

/* "Algeria, Tunisia's neighbour, supplied": the owner in an apposition is not the one who acts, whose name stands before its comma. */
static bool is_in_apposition(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NOUN = 4 };
    const tsc_reading *r = c->reading;
    if (p->role != TSC_PLACE_OWNER || p->first < 2 || c->anchor == NULL || p->last >= c->anchor->first ||
        !tsc_pair_has_form(c, "verb") || r->verb_last || r->verb_first)
        return false;
    const uint32_t at = tsc_reading_article(r, p->first);
    const uint32_t end = c->anchor->first - p->last > NOUN ? p->last + NOUN + 1 : c->anchor->first;
    bool named = false;
    for (size_t i = 0; at > 0 && i < r->place_count; i++)
        named = named || (r->places[i].role == TSC_PLACE_BARE && r->places[i].last + 1 == at && !r->places[i].referred);
    return named && tsc_reading_has_comma(r, p->last, end) && tsc_scan_is_comma(r->scan, at - 1);
}

/* "will train 500 Libyan technicians and extend a credit line": the adjective of a noun in another part of the clause. */
static bool is_of_other_noun(const tsc_candidate *c, const tsc_place_mention *p)
{
    const uint32_t *weak = c->reading->weak;
    return p->role == TSC_PLACE_ADJECTIVE && c->anchor != NULL && p->last < c->anchor->first && p->last <= c->edge &&
           weak[p->last] != weak[c->anchor->first] && weak[p->last] != weak[c->edge] &&
           tsc_reading_parted(c->reading, p->first > 3 ? p->first - 3 : 0, p->first);
}

/* "France comes first, before Spain (750,000)": the value stands in brackets behind another name. */
static bool is_of_bracketed(const tsc_reading *r, const tsc_place_mention *p, uint32_t edge)
{
    for (size_t i = 0; i < r->place_count; i++)
        if (&r->places[i] != p && tsc_pair_is_bracketed(r, &r->places[i], edge))
            return true;
    return false;
}

/* "57.9 billion were Austrian exports, and Italy, with 23.1 billion, comes second": the subject of what follows. */
static bool is_of_later_part(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    if (p->role != TSC_PLACE_BARE || p->first < c->quantity->last || r->weak[p->first] == r->weak[c->quantity->last] ||
        tsc_pair_is_visited(c, p))
        return false;
    for (size_t i = c->index + 1; i < r->quantities->count; i++)
        if (r->quantities->items[i].traps == 0 && r->quantities->items[i].first >= p->last &&
            !is_of_bracketed(r, p, r->quantities->items[i].first))
            return true;
    return false;
}

static bool is_phrase(const tsc_place_mention *p)
{
    return p->role == TSC_PLACE_TO || p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_IN ||
           p->role == TSC_PLACE_WITH || p->role == TSC_PLACE_OF;
}

/* "3.1 million went to Spain, 1.9 million to Egypt": a phrase right behind the value before is that value's. */
static bool is_behind_value_before(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 3, GOODS = 6 };
    if (c->before == NULL || !is_phrase(p) || p->last > c->edge)
        return false;
    bool own = false; /* "2.9 million tons of cement to A and 1.5 million tons to B" */
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *q = &c->reading->places[i];
        own = own || (q->role == p->role && q->first >= c->quantity->last && q->first - c->quantity->last <= GOODS &&
                      c->reading->weak[q->first] == c->reading->weak[c->quantity->last]);
    }
    uint32_t end = c->before->quantity->last;
    return p->first >= end && p->first - end <= (own ? GOODS : NEAR) &&
           c->reading->weak[p->first] == c->reading->weak[end] &&
           c->reading->weak[p->last] != c->reading->weak[c->edge];
}

/* "las ventas de Taskent a Dubái": the second of two cities, from the one to the other. */
static bool is_leg(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 2 };
    for (size_t i = 0; tsc_indicator_is_directed(c->indicator) && i < c->reading->place_count; i++) {
        const tsc_place_mention *start = &c->reading->places[i];
        if (start->minor && (start->role == TSC_PLACE_OF || start->role == TSC_PLACE_FROM) && start->last <= p->first &&
            p->first - start->last <= NEAR && !tsc_place_same(start->place, p->place))
            return true;
    }
    return false;
}

/* What a mention costs, or gains, by standing beside the value before: named for that one already, or since it. */
static double cost_of_age(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_candidate *b = c->before;
    if (b == NULL)
        return 0;
    /* 61,000 Italian visitors and 130,000 Germans */
    const bool counted = p->adjective && p->first == b->quantity->last && p->last <= c->edge;
    if (p->first < b->quantity->first || counted)
        return old_cost;
    const bool aside = p->role == TSC_PLACE_IN || (p->adjective && (c->indicator->units & TSC_UNITS_COMPANIES) != 0);
    /* "140 in Vietnam, and 35" */
    const bool parted = aside && p->last <= c->edge && c->reading->weak[p->last] != c->reading->weak[c->edge];
    return p->first >= b->quantity->last && p->last <= c->edge && !p->referred && !parted ? -fresh_bonus : 0;
}

/* What a city costs more than the name of its country. */
static double cost_of_city(const tsc_candidate *c, const tsc_place_mention *p)
{
    const bool moves = (c->indicator->units & (TSC_UNITS_PERSONS | TSC_UNITS_FLIGHTS | TSC_UNITS_COMPANIES)) != 0;
    if (!p->minor)
        return 0;
    return (p->role == TSC_PLACE_IN && !is_leg(c, p) && !moves ? TSC_PAIR_REACH : TSC_PAIR_MINOR) +
           (p->role == TSC_PLACE_BARE && c->anchor == NULL ? TSC_PAIR_REACH : 0);
}

/* "Turkish investment in Georgia exceeded 2 billion, Georgian investment in Turkey is put at 300 million": in another part of the
   sentence, beside a word of its own that has a value behind it. */
static bool has_own_word_behind(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 4 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    const tsc_quantity *next = tsc_pair_next_value(c);
    if (c->anchor == NULL || c->anchor->last > c->edge || next == NULL || next->first < p->last ||
        r->weak[p->first] == r->weak[c->quantity->last])
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= c->quantity->last && marks->items[i]->last <= next->first &&
            r->indicators[i] != NULL && (r->indicators[i]->units & c->indicator->units) != 0 &&
            r->weak[marks->items[i]->first] == r->weak[p->first] &&
            (marks->items[i]->last <= p->first ? p->first - marks->items[i]->last <= NEAR
                                               : marks->items[i]->first == p->last))
            return true;
    return false;
}

/* What a mention behind the value costs where another value, a comma or an "and" parts them. */
static double cost_behind(const tsc_candidate *c, const tsc_place_mention *p)
{
    const uint32_t end = c->quantity->last;
    if (p->first < end)
        return 0;
    const bool off = c->reading->weak[p->first] != c->reading->weak[end];
    double cost = has_own_word_behind(c, p) ? old_cost : 0;
    if (tsc_reading_parted(c->reading, end, p->first))
        cost += is_phrase(p) && off ? TSC_PAIR_REACH : parted_cost;
    if (p->referred && c->anchor == NULL && off)
        cost += TSC_PAIR_REACH; /* "This is a rise of 918 million, and credit goes to our exporters" */
    return cost;
}

/* "из России поступило 5,8 млрд, из Казахстана – 210 млн": with a dash before the next value, a name behind this one is that
   one's. */
static bool leads_next_value(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_quantities *all = c->reading->quantities;
    return p->first >= c->quantity->last && c->index + 1 < all->count &&
           all->items[c->index + 1].hedge_first == p->last + 1 &&
           tsc_span_is_among(tsc_scan_token(c->reading->scan, p->last), "- – —");
}

/* "in Cambodia and Laos, with 205 investment projects in Cambodia": right behind what is counted. */
static bool is_where_counted(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 4 };
    const uint32_t end = c->quantity->last;
    return (c->units == TSC_UNITS_PROJECTS || c->units == TSC_UNITS_COMPANIES) && p->role == TSC_PLACE_IN &&
           p->first >= end && p->first - end <= NEAR && c->reading->weak[p->first] == c->reading->weak[end - 1];
}

double tsc_pair_cost_of(const tsc_candidate *c, const tsc_place_mention *p)
{
    double cost = tsc_reading_distance(c->reading, p->first, p->last, c->edge, c->quantity->last);
    if (c->anchor != NULL)
        cost = fmin(cost + 1, tsc_reading_distance(c->reading, p->first, p->last, c->anchor->first, c->anchor->last));
    cost += cost_of_city(c, p) + cost_of_age(c, p) + cost_behind(c, p);
    if (tsc_kind_is_in_brackets(c) && c->reading->clause[p->first] == c->reading->clause[c->edge] &&
        tsc_pair_stands_before_value(c->reading, p, c->edge))
        return 0; /* to Central Asia (Uzbekistan – 2.5 million tonnes, …) */
    if (is_beside_capital(c, p))
        cost -= capital_bonus;
    if (is_where_counted(c, p))
        cost -= direction_bonus;
    const bool agent = p->role == TSC_PLACE_OWNER && !p->referred && tsc_reading_is_behind(c->reading, p->first, "by");
    if (p->role == TSC_PLACE_FROM || p->role == TSC_PLACE_TO ||
        (c->indicator->orientation == TSC_OUTWARD && p->role == TSC_PLACE_IN && tsc_reading_goes_into(c->reading, p)))
        cost -= direction_bonus;
    if (agent)
        cost -= agent_bonus;
    if (is_behind_value_before(c, p) || leads_next_value(c, p))
        cost += old_cost;
    if (c->anchor != NULL &&
        ((p->first >= c->anchor->last && is_of_other_flow(c, p)) || tsc_pair_is_governed_by_other(c, p)))
        cost += old_cost;
    if (c->anchor != NULL && is_object_of_clause(c, p))
        cost += old_cost;
    if (is_of_later_part(c, p))
        cost += parted_cost;
    if (is_of_other_noun(c, p) || is_in_apposition(c, p))
        cost += old_cost;
    if (p->referred)
        cost += referred_cost;
    if (tsc_pair_is_attributed(c->reading, p))
        cost += attribution_cost;
    return cost;
}
