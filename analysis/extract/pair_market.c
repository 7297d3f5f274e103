/* Whose trade a share is of, and whose the part, where another share or a word for a market tells; and who sells what was told to be
   bought. */
#include "extract/pair_parts.h"

/* The country that stands in a parallel place: "of Chile's exports" before the next value, "of Brazil's" behind it. */
static const tsc_place_mention *named_between(const tsc_reading *r, uint32_t from, uint32_t to, tsc_place place)
{
    for (size_t i = 0; i < r->place_count; i++)
        if (r->places[i].first >= from && r->places[i].last <= to && !r->places[i].referred &&
            (tsc_place_is_none(place) || tsc_place_same(r->places[i].place, place)))
            return &r->places[i];
    return NULL;
}

/* By its form, by the flow beside it, or behind "that of". */
static bool is_owner(const tsc_reading *r, const tsc_place_mention *p)
{
    const tsc_mentions *flows = &r->of[TSC_ROLE_INDICATOR], *words = &r->of[TSC_ROLE_DISCOURSE];
    const uint32_t at = tsc_reading_article(r, p->first);
    bool beside = p->role == TSC_PLACE_BARE && tsc_mark_is(r->ended[at], "level_of"); /* de celles de l'Angola */
    for (size_t i = 0; p->role == TSC_PLACE_BARE && i < flows->count; i++)
        beside = beside || (r->indicators[i] != NULL &&
                            (r->verb_last ? flows->items[i]->first == p->last : flows->items[i]->last == p->first));
    for (size_t i = 0; p->role == TSC_PLACE_BARE && i < words->count; i++)
        beside = beside || (tsc_entry_is(words->items[i]->entry, "celui") && words->items[i]->last == at);
    return p->adjective || p->role == TSC_PLACE_OF || p->role == TSC_PLACE_OWNER || beside;
}

/* "China took 38 % of Chile's exports and 31 % of Brazil's": the same taker, and the owner of another whole. */
static void take_parallel_whole(tsc_candidate *c)
{
    enum { NEAR = 5 };
    const tsc_reading *r = c->reading;
    const tsc_candidate *b = c->before;
    tsc_figure *f = &c->figure;
    if (b == NULL || b->indicator != c->indicator || c->indicator->orientation != TSC_SHARE ||
        c->figure.kind != TSC_FIGURE_LEVEL || b->figure.kind != TSC_FIGURE_LEVEL ||
        tsc_place_is_none(b->figure.partner) || tsc_place_is_world(b->figure.partner))
        return;
    const uint32_t behind = r->verb_last ? c->edge : (uint32_t)r->scan->token_count;
    const uint32_t from = r->verb_last ? b->quantity->last : c->quantity->last;
    const tsc_place_mention *taker = named_between(r, 0, b->edge, b->figure.partner),
                            *told = r->verb_last ? named_between(r, 0, b->edge, b->figure.reporter)
                                                 : named_between(r, b->quantity->last, c->edge, b->figure.reporter),
                            *own = named_between(r, from, behind, tsc_place_none());
    if (taker == NULL || told == NULL || own == NULL || !is_owner(r, told) || !is_owner(r, own) ||
        own->role == TSC_PLACE_TO || tsc_place_same(own->place, b->figure.partner) ||
        (!r->verb_last && own->first - from > NEAR) ||
        (r->verb_last ? taker->first > told->first : named_between(r, told->last, c->edge, tsc_place_none()) != NULL))
        return;
    f->reporter = own->place, f->partner = b->figure.partner;
    c->by_pair = "as the share before";
}

/* "The Iraqi market accounted for 11 % of the exports": a market takes, and those whose exports were told sell. */
static void let_market_take(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_DISCOURSE];
    tsc_figure *f = &c->figure;
    const tsc_place seller = tsc_place_is_country(f->partner) ? f->partner : discourse->topic.reporter;
    if (c->indicator->orientation != TSC_SHARE || c->anchor == NULL || !tsc_entry_is(c->anchor->entry, "exports") ||
        !tsc_place_is_country(seller) || tsc_place_same(seller, f->reporter))
        return;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= c->edge; i++)
        for (size_t k = 0; tsc_entry_is(marks->items[i]->entry, "market") && k < r->place_count; k++) {
            const tsc_place_mention *p = &r->places[k];
            const bool beside = p->last == marks->items[i]->first || p->first == marks->items[i]->last;
            if (beside && p->adjective && tsc_place_same(p->place, f->reporter)) {
                f->partner = f->reporter, f->reporter = seller;
                c->by_pair = "market";
                return;
            }
        }
}

/* "Ivory Coast supplies 40 % of the cocoa that the Union consumes": who supplies has the part of what the other takes, but for
   "supplied 40 % of its tea". */
static void let_supplier_share(tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mark *verb = c->anchor;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    tsc_figure *f = &c->figure;
    bool shares = false;
    if (c->indicator->orientation != TSC_SHARE || verb == NULL || !tsc_entry_is(verb->entry, "exports") ||
        !tsc_pair_has_form(c, "verb") || verb->last > c->edge || r->verb_last || c->before != NULL)
        return;
    for (size_t i = 0; i < marks->count; i++)
        shares = shares || (tsc_entry_is(marks->items[i]->entry, "trade_share") && marks->items[i]->last == verb->last);
    const tsc_place_mention *taker = named_between(r, c->quantity->last, (uint32_t)r->scan->token_count, f->partner);
    for (size_t i = 0; shares && taker != NULL && taker->role == TSC_PLACE_BARE && i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        if (p->referred)
            return;
        if (p->role == TSC_PLACE_BARE && p->last <= c->edge && tsc_place_same(p->place, f->reporter)) {
            tsc_pair_swap(f);
            return;
        }
    }
}

/* "Imports came to 19 billion; the main supplier was China with 3": of what was told to be bought, in the same words. */
static void go_on_with_bought(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_candidate *b = c->before;
    const tsc_topic *topic = &discourse->topic;
    const bool near = b != NULL || discourse->sentence - topic->sentence <= 1;
    const char *code = b != NULL ? b->indicator->code : topic->indicator;
    const tsc_place buyer = b != NULL ? b->figure.reporter : topic->reporter;
    if (c->indicator->name != TSC_INDICATOR_EXPORTS || !tsc_pair_has_form(c, "sellers") || !near ||
        !tsc_code_is(code, "imports") || !tsc_place_is_country(buyer) || !tsc_place_same(c->figure.partner, buyer))
        return;
    c->indicator = tsc_indicator_find("imports");
    tsc_pair_swap(&c->figure);
}

void tsc_pair_go_on(tsc_candidate *c, const tsc_discourse *discourse)
{
    take_parallel_whole(c);
    let_market_take(c, discourse);
    let_supplier_share(c);
    go_on_with_bought(c, discourse);
}
