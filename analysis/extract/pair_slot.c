/* Which slot of a pair a country takes that is named near a figure. */
#include "extract/pair_flow.h"
#include "extract/pair_parts.h"
#include "extract/pair_value.h"

/* "Foreign trade of Cameroon in 2023: exports …": the owner of what the heading names. */
static bool is_owner_of_trade(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (c->reading->indicators[i] != NULL && tsc_entry_has(marks->items[i]->entry, "form", "noun") &&
            marks->items[i]->last <= p->first && p->first - marks->items[i]->last <= 2)
            return true;
    return false;
}

/* "Chinese investors 1.9 billion": the word for who brings the capital stands right behind the adjective. */
static bool is_before_capital(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if ((tsc_entry_is(marks->items[i]->entry, "capital") || tsc_entry_is(marks->items[i]->entry, "buyer")) &&
            marks->items[i]->first == p->last)
            return true;
    return false;
}

/* "hopes to sell the Saudis 60,000 tonnes", "to sell British customers goods": a people between the verb of selling and the value is
   who gets it, with at most a noun of its own. */
static bool is_sold_to(const tsc_candidate *c, const tsc_place_mention *p)
{
    const bool noun = p->last + 1 == c->edge && c->reading->scan->tokens[p->last].kind == TSC_TOKEN_WORD &&
                      tsc_scan_mark(c->reading->scan, p->last, TSC_ROLE_COMMODITY) == NULL;
    return p->adjective && c->anchor != NULL && c->indicator->orientation == TSC_OUTWARD &&
           tsc_pair_has_form(c, "verb") && (p->last == c->edge || noun) && p->first >= c->anchor->last &&
           tsc_reading_article(c->reading, p->first) == c->anchor->last;
}

/* "We expect them to exceed 250 million": who only expects what was told of goes on with it. */
static bool is_one_who_expects(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mark *aim = p->last < c->edge ? tsc_scan_mark(c->reading->scan, p->last, TSC_ROLE_MODALITY) : NULL;
    return p->referred && c->anchor == NULL && c->continued && aim != NULL && aim->first == p->last &&
           tsc_mark_is(aim, "forecast");
}

/* "Польша – второй рынок: туда продано на 4,7 млрд": who is meant by "thither" beside the flow of the value buys, and does not act. */
static bool is_meant_by_there(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    if (p->role != TSC_PLACE_BARE || p->referred || c->anchor == NULL || p->last > c->anchor->first ||
        c->indicator->orientation != TSC_OUTWARD)
        return false;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *q = &r->places[i];
        if (q->referred && q->role == TSC_PLACE_TO && tsc_place_same(q->place, p->place) && q->first >= p->last &&
            r->weak[q->first] == r->weak[c->anchor->first] && r->weak[p->first] != r->weak[q->first])
            return true;
    }
    return false;
}

/* "Spain leads with 360 million, followed by Malta": behind the value who is ranked next is none of its sides. */
static bool is_ranked_behind(const tsc_candidate *c, const tsc_place_mention *p)
{
    return tsc_reading_ranks_next(c->reading, c->quantity->last, p->first);
}

/* "400 empresas chilenas en Perú frente a 50 empresas peruanas en Chile": the count has two countries of its own right behind it, so
   that those of the count before are none of it. */
static bool is_of_count_before(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 5 };
    const tsc_reading *r = c->reading;
    const tsc_candidate *b = c->before;
    const tsc_quantity *next = tsc_pair_next_value(c);
    const uint32_t end = c->quantity->last;
    const tsc_place_mention *first = NULL;
    if (b == NULL || b->indicator != c->indicator || b->units != c->units || p->last > c->edge || r->verb_last ||
        (c->units & (TSC_UNITS_COMPANIES | TSC_UNITS_PERSONS)) == 0)
        return false;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *own = &r->places[i];
        if (own->first < end || own->first - end > NEAR || own->referred || (next != NULL && own->first > next->first))
            continue;
        if (first != NULL && !tsc_place_same(first->place, own->place))
            return true;
        first = own;
    }
    return false;
}

/* "A report on foreign trade in Jordan says that exports came to 7 billion": whose trade with all was told of before its exports. */
static bool is_home_of_trade(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 2 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (p->role != TSC_PLACE_IN || c->anchor == NULL || p->last > c->anchor->first ||
        !tsc_indicator_is_directed(c->indicator))
        return false;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= p->first; i++)
        if (p->first - marks->items[i]->last <= NEAR && tsc_entry_has(marks->items[i]->entry, "partner", "WLD"))
            return true;
    return false;
}

/* "шетелдік инвесторлар арасында", among the foreign investors: the world within the noun for them is none of the sides. */
static bool is_within_noun(const tsc_candidate *c, const tsc_place_mention *p)
{
    return p->referred && tsc_place_is_world(p->place) && c->anchor != NULL && p->first >= c->anchor->first &&
           p->last <= c->anchor->last && tsc_pair_has_form(c, "sellers");
}

/* "Hong Kong (-20 %) and China (-25 %) weighed on sales, while those to Canada rose by 3 %": who has a value of its own in brackets, in
   another clause. */
static bool has_own_value(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    if (p->role != TSC_PLACE_BARE || p->referred || p->first >= c->edge || r->clause[p->first] == r->clause[c->edge])
        return false;
    for (size_t i = 0; i < c->index; i++)
        if (tsc_pair_is_bracketed(r, p, r->quantities->items[i].first))
            return true;
    return false;
}

tsc_pair_slot tsc_pair_slot_of(const tsc_candidate *c, const tsc_place_mention *p)
{
    if (is_home_of_trade(c, p))
        return TSC_SLOT_REPORTER;
    if (is_ranked_behind(c, p) || is_of_count_before(c, p) || is_within_noun(c, p) || has_own_value(c, p) ||
        is_one_who_expects(c, p))
        return TSC_SLOT_NONE;
    if (tsc_pair_is_setting(c, p) || tsc_pair_is_of_verb_ahead(c, p) || tsc_pair_is_mostly(c, p) ||
        tsc_pair_is_in_relative(c, p) || tsc_pair_is_scope_of_trader(c, p))
        return TSC_SLOT_NONE;
    if (is_sold_to(c, p) || tsc_pair_is_owner_of_actor(c, p) || is_meant_by_there(c, p))
        return TSC_SLOT_PARTNER;
    /* "with Vietnamese exports of": an adjective right before the flow is its owner's, whatever stands before it */
    bool directed = tsc_indicator_is_directed(c->indicator);
    if (p->role == TSC_PLACE_ADJECTIVE && strncmp(c->indicator->code, "fdi", 3) == 0 && p->last <= c->edge &&
        is_before_capital(c, p))
        return TSC_SLOT_REPORTER;
    if ((p->role == TSC_PLACE_ASIDE && !tsc_pair_is_bracketed(c->reading, p, c->edge)) ||
        (p->role != TSC_PLACE_BARE && tsc_pair_is_quoted(c->reading, p)))
        return TSC_SLOT_NONE;
    if (p->role == TSC_PLACE_VIA && (c->indicator->name != TSC_INDICATOR_FREIGHT || tsc_pair_has_ends(c, p)))
        return TSC_SLOT_NONE;
    if (tsc_pair_is_of_next_value(c, p) || tsc_pair_is_behind_before(c, p) ||
        (c->anchor != NULL && c->before != NULL && tsc_pair_is_governed_by_other(c, p)))
        return TSC_SLOT_NONE;
    bool traded = c->indicator->name == TSC_INDICATOR_EXPORTS || c->indicator->name == TSC_INDICATOR_IMPORTS;
    if (p->adjective && c->indicator->orientation == TSC_INWARD && tsc_pair_are_goods_of(c, p))
        return TSC_SLOT_PARTNER;
    if (p->adjective && traded && c->anchor != NULL && p->last <= c->anchor->first &&
        tsc_pair_steps_from_anchor(c, p) <= 1 &&
        !(c->indicator->orientation == TSC_INWARD && !c->reading->verb_last && tsc_pair_has_subject_before(c, p)) &&
        !tsc_pair_has_form(c, "count") && !tsc_pair_has_form(c, "verb") && !tsc_pair_has_form(c, "buyers"))
        return TSC_SLOT_REPORTER;
    if (traded && tsc_pair_is_whose_data(c->reading, p))
        return TSC_SLOT_REPORTER; /* imports, by Kyrgyz data: who counts its own trade */
    tsc_pair_slot slot = TSC_SLOT_NONE;
    if (p->role == TSC_PLACE_OF && tsc_pair_is_in_relative_frame(c, p, &slot))
        return slot; /* vino de Honduras, que compró */
    bool aside = p->role == TSC_PLACE_OF && tsc_pair_is_before_anchor(c, p) && c->anchor != NULL &&
                 c->reading->weak[p->last] != c->reading->weak[c->anchor->first];
    if (aside && directed && tsc_place_is_unnamed(p->place))
        return TSC_SLOT_NONE; /* "of the markets of Europe the French come first" */
    if (aside && directed && is_owner_of_trade(c, p))
        return TSC_SLOT_REPORTER;
    if (aside && directed) /* "In the case of Egypt, exports grew"; "By the count of Ghana's customs, imports grew" */
        return tsc_pair_is_attributed(c->reading, p) ? TSC_SLOT_REPORTER : TSC_SLOT_PARTNER;
    return tsc_pair_slot_in_frame(c, p);
}
