/* Words that measure a value though they stand where none of its own would: behind it at the head of the sentence, behind its colon,
   before all that is put in between, in a relative clause. */
#include "extract/anchor_parts.h"
#include "extract/kind_parts.h"
#include "extract/pair_value.h"

/* A noun of a flow, and no share of one: the indicator word with this index. */
static bool is_flow_noun(const tsc_reading *r, size_t index)
{
    const tsc_indicator *indicator = r->indicators[index];
    return indicator != NULL && indicator->orientation != TSC_SHARE && indicator->flow &&
           tsc_entry_has(r->of[TSC_ROLE_INDICATOR].items[index]->entry, "form", "noun");
}

/* "Worth 3.4 million, Kenya's exports of …": a word of reach leads the amount in, nothing stands before it. */
static bool is_worth_ahead(const tsc_candidate *c)
{
    enum { OPENING = 3 };
    const tsc_mark *reached = tsc_scan_mark(c->reading->scan, 0, TSC_ROLE_CHANGE);
    if (c->edge <= 1 && tsc_scan_is(c->reading->scan, c->quantity->last, ":") && c->units == TSC_UNITS_MONEY)
        return true; /* 800 millions de dollars : c'est ce qu'ont pesé les échanges */
    return c->edge > 0 && c->edge <= OPENING && c->quantity->form == TSC_QUANTITY_AMOUNT &&
           c->units != TSC_UNITS_BARE && reached != NULL && tsc_entry_is(reached->entry, "reach") &&
           c->reading->weak[reached->last] == c->reading->weak[c->edge];
}

/* "hasta 2.600 millones", "to 2.6 billion": what a change has come to. */
static bool is_led_to(const tsc_reading *r, uint32_t token)
{
    return tsc_kind_is_goal(tsc_reading_before(r, token, NULL));
}

/* Whether a value that is neither a percentage nor what a change has come to stands between two tokens. */
static bool is_parted_by_amount(const tsc_reading *r, uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < r->quantities->count; i++) {
        const tsc_quantity *q = &r->quantities->items[i];
        if (q->traps == 0 && q->first >= from && q->last <= to && !tsc_unit_is_percent(q->unit) &&
            q->form != TSC_QUANTITY_FACTOR && !is_led_to(r, q->hedge_first))
            return true;
    }
    return false;
}

/* Between a word and the value before it stands next to nothing: a comma, an article, a time. */
static bool is_right_behind_value(const tsc_reading *r, uint32_t token)
{
    enum { NEAR = 4 };
    for (size_t i = r->quantities->count; i-- > 0;) {
        const tsc_quantity *q = &r->quantities->items[i];
        if (q->traps == 0 && q->last <= token)
            return token - q->last <= NEAR;
    }
    return false;
}

/* "Down 6 % in the last quarter, sales to Poland …": a change that opens the sentence is of the noun behind it; so is each of
   several: "Tras crecer un 21 % en 2023 y un 6 % en 2024, las importaciones …". */
static void take_fronted(tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_mark *moved = tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, 5, NULL);
    const bool next = c->before != NULL && c->before->following && c->before->figure.kind == TSC_FIGURE_CHANGE;
    bool changes = c->units == TSC_UNITS_PERCENT && (moved != NULL || next || c->quantity->form == TSC_QUANTITY_FACTOR);
    const bool reached = next && c->units == TSC_UNITS_MONEY && is_led_to(c->reading, c->quantity->hedge_first);
    if (is_parted_by_amount(c->reading, 0, c->edge) || (!next && tsc_reading_parted(c->reading, 0, c->edge)) ||
        (!changes && !reached && !is_worth_ahead(c)))
        return;
    for (size_t i = 0; i < marks->count; i++) {
        if (marks->items[i]->first < c->quantity->last || !is_flow_noun(c->reading, i))
            continue;
        const uint32_t noun = marks->items[i]->first;
        const bool several = (changes || reached) && is_right_behind_value(c->reading, noun);
        if (is_parted_by_amount(c->reading, c->quantity->last, noun) ||
            (!several && tsc_reading_parted(c->reading, c->quantity->last, noun)))
            return;
        c->anchor = marks->items[i], c->indicator = c->reading->indicators[i];
        return;
    }
}

/* "Exports of the members, that is Bolivia, Peru and Ecuador, added up to 163 billion": however much is put in between, the
   first noun of a sentence is what its first value measures, where a verb of growth or reach leads to it. */
static void take_subject(tsc_candidate *c)
{
    enum { LEAD = 6 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    bool led = tsc_candidate_near(c, TSC_ROLE_CHANGE, "reach", "up", -1, LEAD, NULL) != NULL ||
               tsc_candidate_near(c, TSC_ROLE_CHANGE, "down", NULL, -1, LEAD, NULL) != NULL;
    for (size_t i = 0; led && c->before == NULL && i < marks->count && marks->items[i]->last <= c->edge; i++) {
        const tsc_indicator *indicator = c->reading->indicators[i];
        const bool we = indicator != NULL && indicator->orientation == TSC_MUTUAL && indicator->flow &&
                        tsc_entry_has(marks->items[i]->entry, "form", "verb"); /* never had we traded so much */
        if ((!we && !is_flow_noun(c->reading, i)) || !tsc_anchor_can_have(c, indicator) ||
            tsc_reading_parted(c->reading, marks->items[i]->last, c->edge) ||
            !tsc_reading_together(c->reading, marks->items[i]->first, c->quantity->first))
            continue;
        c->anchor = marks->items[i], c->indicator = indicator;
        return;
    }
}

/* "The Islamic Development Bank and Jordan signed an agreement on 50 million": what is agreed with who lends is a loan. */
static void take_lending(tsc_candidate *c)
{
    enum { NEAR = 4 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    const tsc_mark *lender = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "lender", NULL, 4, 24, NULL);
    for (size_t i = 0; lender != NULL && c->units == TSC_UNITS_MONEY && !r->verb_last && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "contracts") && marks->items[i]->last <= c->edge &&
            c->edge - marks->items[i]->last <= NEAR) {
            c->anchor = marks->items[i], c->indicator = tsc_indicator_find("financing");
            return;
        }
}

/* "With a market share of 19 percent, Spain was the leading supplier to Morocco": who sells or buys is told behind the share that
   opens the sentence. */
static void take_sides_of_share(tsc_candidate *c)
{
    enum { OPENING = 6 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    bool share = false;
    if (c->units != TSC_UNITS_PERCENT || c->edge > OPENING || !tsc_mark_is(tsc_reading_function(r, 0), "with"))
        return;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        share = share || (tsc_entry_is(mark->entry, "trade_share") && mark->last <= c->edge);
        const bool sides = tsc_mark_names_trader(mark);
        if (share && sides && mark->first >= c->quantity->last && r->indicators[i] != NULL &&
            !tsc_reading_parted(r, c->quantity->last, mark->first)) {
            c->anchor = mark, c->indicator = r->indicators[i];
            return;
        }
    }
}

/* "From 96 million in 2014 to 510 million in 2024: that is how Madagascar's trade with India has grown": what the values of a sentence
   measure is told behind its colon, and nowhere before. */
static void take_behind_colon(tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    uint32_t colon = c->quantity->last;
    while (colon < r->scan->token_count && !tsc_scan_is(r->scan, colon, ":"))
        colon++;
    if (colon + 1 >= r->scan->token_count || (c->units & (TSC_UNITS_MONEY | TSC_UNITS_PERCENT)) == 0 ||
        tsc_reading_parted(r, colon, (uint32_t)r->scan->token_count))
        return;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *indicator = r->indicators[i];
        if (indicator == NULL)
            continue;
        if (marks->items[i]->first < colon || !is_flow_noun(r, i) || !tsc_anchor_can_have(c, indicator))
            return;
        c->anchor = marks->items[i], c->indicator = indicator;
        return;
    }
}

/* "With 9.8 billion last year (+4 %), the trade between …": a value that a "with" leads in at the head of the sentence is of
   the noun behind it. */
static void take_led_in(tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_quantities *all = r->quantities;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    bool opens = c->edge > 0 && c->edge <= 2 && tsc_candidate_is_led_by(c, "with");
    if (!opens || (c->units & (TSC_UNITS_MONEY | TSC_UNITS_GOODS)) == 0)
        return;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *indicator = r->indicators[i];
        if (marks->items[i]->first < c->quantity->last || !is_flow_noun(r, i) || !tsc_anchor_can_have(c, indicator))
            continue;
        for (size_t n = c->index + 1; n < all->count && all->items[n].first < marks->items[i]->first; n++)
            if (all->items[n].traps == 0 && r->parent[r->clause[all->items[n].first]] == r->clause[all->items[n].first])
                return;
        c->anchor = marks->items[i], c->indicator = indicator;
        return;
    }
}

/* "its exports grew faster (+14 %), but hold at 1.2 billion": the word before the brackets, of the value in them. */
static bool is_outside_brackets(const tsc_candidate *c)
{
    const tsc_candidate *in = c->previous;
    const tsc_reading *r = c->reading;
    return in != c->before && in != NULL && in->anchor != NULL && c->before != NULL &&
           in->anchor->first >= c->before->quantity->last &&
           r->parent[r->clause[in->anchor->first]] == r->clause[in->anchor->first] && !tsc_kind_is_in_brackets(c) &&
           in->indicator->orientation != TSC_SHARE && tsc_anchor_can_have(c, in->indicator);
}

/* "41 % of the tomatoes that Poland imports come from Morocco". */
static void take_flow_of_relative(tsc_candidate *c)
{
    const tsc_mark *flow = tsc_kind_flow_of_relative(c);
    if (flow != NULL)
        c->anchor = flow, c->indicator = tsc_indicator_find(flow->entry->code);
}

/* "Les Philippines, avec 1,1 million de tonnes, et la Malaisie (640 000) sont les premiers acheteurs de riz": values beside the
   subjects of a sentence are of what these are said to be. */
static void take_rank_of_subject(tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    bool beside = false;
    for (size_t i = 0; i < r->place_count; i++)
        beside =
            beside || (r->places[i].role == TSC_PLACE_BARE && tsc_pair_stands_before_value(r, &r->places[i], c->edge));
    for (size_t i = 0; beside && i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (r->indicators[i] == NULL || mark->last <= c->edge)
            continue;
        if (!tsc_mark_names_trader(mark))
            return;
        if (tsc_anchor_can_have(c, r->indicators[i]) && (c->units & TSC_UNITS_PERCENT) == 0)
            c->anchor = mark, c->indicator = r->indicators[i];
        return;
    }
}

void tsc_anchor_take_farther_word(tsc_candidate *c)
{
    static void (*const ways[])(tsc_candidate *) = {take_fronted,
                                                    take_led_in,
                                                    tsc_anchor_take_noun_of_scale,
                                                    tsc_anchor_take_noun_of_both,
                                                    tsc_anchor_take_word_of_next,
                                                    take_behind_colon,
                                                    take_sides_of_share,
                                                    take_subject,
                                                    take_lending,
                                                    take_flow_of_relative,
                                                    take_rank_of_subject};
    if (is_outside_brackets(c))
        c->anchor = c->previous->anchor, c->indicator = c->previous->indicator;
    for (size_t i = 0; c->anchor == NULL && i < sizeof ways / sizeof *ways; i++)
        ways[i](c);
}
