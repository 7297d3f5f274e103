/* What the value before, the good or the word for the flow say against the sides that were filled. */
#include "extract/pair_flow.h"
#include "extract/pair_parts.h"
#include "extract/pair_share.h"
#include "extract/pair_value.h"

#include <string.h>

/* "Pakistan took 38 % of all Kenyan tea, paying 65 billion. Egypt followed with 15 %": of the trade that the share before was of, though
   other things were told of its sides since. */
static void keep_whole(tsc_candidate *c, const tsc_discourse *discourse)
{
    tsc_figure *f = &c->figure;
    if (!tsc_discourse_shares(discourse) || c->anchor != NULL || discourse->topic.share ||
        c->indicator->orientation != TSC_SHARE || !tsc_place_is_country(f->partner) ||
        tsc_place_same(f->partner, discourse->shared_whole))
        return;
    f->reporter = discourse->shared_whole;
}

/* "Belgium imported 3.9 billion cubic metres from Norway, 41 % of its needs": a share told right behind a flow of the two, and no country is
   named since: of the trade of whose flow it was. */
static void keep_flow(tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    tsc_figure *f = &c->figure;
    if (c->indicator->orientation != TSC_SHARE || b == NULL || !tsc_indicator_is_directed(b->indicator) ||
        b->figure.kind != TSC_FIGURE_LEVEL || c->flow != NULL || !tsc_place_same(f->reporter, b->figure.partner) ||
        !tsc_place_same(f->partner, b->figure.reporter) ||
        (b->anchor != NULL && tsc_entry_has(b->anchor->entry, "form", "sellers")))
        return;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].last > b->quantity->last &&
            (!c->reading->places[i].referred || tsc_place_same(c->reading->places[i].place, f->reporter)))
            return;
    tsc_pair_swap(f);
    c->by_pair = "flow before";
}

/* "Ecuador's exports came to 4.5 billion. China bought 2.3 of it, or 61 % of the total, followed by the United States with 17": of all that
   was told to be sold in the sentence before. */
static void share_in_sold(tsc_candidate *c, const tsc_discourse *discourse)
{
    static const char rule[] = "part of what was sold";
    const tsc_candidate *b = c->before;
    tsc_figure *f = &c->figure;
    const bool begun = discourse->told_sentence == discourse->sentence;
    const struct tsc_told *told = begun ? &discourse->told_before[1] : &discourse->told[1];
    const size_t sentence = begun ? discourse->told_before_sentence : discourse->told_sentence;
    if (c->indicator->orientation != TSC_SHARE || b == NULL || c->flow != NULL)
        return;
    if (b->indicator->orientation == TSC_SHARE && strcmp(b->by_pair, rule) == 0 &&
        tsc_place_same(f->reporter, b->figure.partner)) {
        f->reporter = b->figure.reporter;
        c->by_pair = rule;
    } else if (b->indicator->name == TSC_INDICATOR_IMPORTS && b->figure.kind == TSC_FIGURE_LEVEL &&
               sentence + 1 == discourse->sentence && tsc_code_is(told->indicator, "exports") &&
               tsc_place_same(told->reporter, b->figure.partner) && !tsc_place_is_country(told->partner) &&
               tsc_place_same(f->reporter, b->figure.reporter) && tsc_place_same(f->partner, b->figure.partner)) {
        tsc_pair_swap(f);
        c->by_pair = rule;
    }
}

/* Whether a country stands right beside a good behind the quantity, or right before it where the verb comes last. */
static bool is_of_good(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 4 };
    const tsc_mentions *goods = &c->reading->of[TSC_ROLE_COMMODITY];
    const uint32_t end = c->quantity->last;
    for (size_t i = 0; i < goods->count; i++) {
        const tsc_mark *good = goods->items[i];
        const bool beside = good->first == p->last || good->last == p->first;
        if (beside && (c->reading->verb_last ? good->last == c->edge : p->first >= end && p->first - end <= NEAR))
            return true;
    }
    return false;
}

/* "India bought 31 % of Paraguayan soy": of what the country of the good sells, and not of what the buyer buys. */
static void own_by_good(tsc_candidate *c)
{
    tsc_figure *f = &c->figure;
    const tsc_indicator *flow = c->anchor != NULL ? tsc_indicator_find(c->anchor->entry->code) : NULL;
    if (c->indicator->orientation != TSC_SHARE || flow == NULL || flow->orientation != TSC_INWARD ||
        !tsc_pair_has_form(c, "verb"))
        return;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        const bool owns = p->adjective || p->role == TSC_PLACE_OWNER || p->role == TSC_PLACE_ADJECTIVE ||
                          (c->reading->verb_last && p->role == TSC_PLACE_BARE);
        if (owns && !p->referred && tsc_place_same(p->place, f->partner) && is_of_good(c, p)) {
            tsc_pair_swap(f);
            return;
        }
    }
}

/* "Antananarivo wants a million foreign tourists", "the country welcomed 62 million foreign guests": from all the world to the one country that
   is named, or that was visited in the sentence before. */
static void let_all_come(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *reporter,
                         const tsc_place_mention *partner)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_place_mention *named = reporter != NULL ? reporter : partner;
    const bool one = (reporter == NULL) != (partner == NULL);
    if ((c->indicator->units & TSC_UNITS_PERSONS) == 0 || c->partial || c->anchor == NULL ||
        !tsc_entry_has(c->anchor->entry, "partner", "from_all") || !one || named->role == TSC_PLACE_FROM ||
        (named->adjective && !named->minor) || !tsc_place_is_none(c->forced_place))
        return;
    const bool visited = named->referred && tsc_place_is_country(topic->partner) && topic->indicator != NULL &&
                         strcmp(topic->indicator, c->indicator->code) == 0;
    c->figure.reporter = tsc_place_world();
    c->figure.partner = visited ? topic->partner : named->place;
    c->by_pair = "from all countries";
}

/* "Remittances from Russia", "money sent to Georgia": what is no trade goes from whom it comes. */
static void let_sender_give(tsc_candidate *c, const tsc_place_mention *reporter, const tsc_place_mention *partner)
{
    tsc_figure *f = &c->figure;
    const tsc_place_mention *named = reporter != NULL ? reporter : partner;
    if (c->indicator->name != TSC_INDICATOR_OTHER || c->anchor == NULL || c->partial || named == NULL ||
        (reporter != NULL && partner != NULL) || (c->units & TSC_UNITS_COMPANIES) != 0)
        return;
    const bool from = named->role == TSC_PLACE_FROM && tsc_place_same(f->partner, named->place);
    const bool to = named->role == TSC_PLACE_TO && tsc_place_same(f->reporter, named->place);
    if (from || to)
        tsc_pair_swap(f);
}

/* "ارتفعت الصادرات السلعية للأردن إلى …": of one country alone and a noun with its article and what it is of, the genitive is told by a
   preposition that elsewhere says where to. */
static void own_by_genitive(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *partner)
{
    const tsc_topic *topic = &discourse->topic;
    if (partner == NULL || !c->reading->verb_first || partner->role != TSC_PLACE_TO || partner->referred ||
        c->indicator->name != TSC_INDICATOR_EXPORTS || c->partial || c->anchor == NULL ||
        partner->first - c->anchor->first < 2 || (c->anchor->clitics & TSC_CLITIC_THE) == 0 ||
        partner->first < c->anchor->last || partner->first - c->anchor->last > 1 || !tsc_pair_has_form(c, "noun") ||
        tsc_reading_function(c->reading, partner->first - 1) != NULL ||
        (!tsc_place_is_none(topic->reporter) && !tsc_place_same(topic->reporter, partner->place)))
        return;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (!tsc_place_same(c->reading->places[i].place, partner->place) && !c->reading->places[i].referred)
            return;
    c->figure.reporter = partner->place, c->figure.partner = tsc_place_world();
    c->by_pair = "whose they are";
}

/* "India–China: trade deficit widens to 85 billion": of two at the head, parted by a dash, what is told of one flow or of the balance is the
   first one's. */
static void order_by_head(tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    if ((c->indicator->orientation != TSC_BALANCE && !tsc_indicator_is_directed(c->indicator)) || r->place_count != 2 ||
        c->anchor == NULL || c->anchor->first < r->places[1].last)
        return;
    const tsc_place_mention *first = &r->places[0], *second = &r->places[1];
    const uint32_t end = second->last;
    const bool closed = tsc_scan_is(r->scan, end, ":") ||
                        r->parent[r->clause[end - 1]] != r->parent[r->clause[c->anchor->first]] ||
                        r->weak[end - 1] != r->weak[c->anchor->first];
    if (!closed)
        return;
    if (first->role == TSC_PLACE_BARE && second->role == TSC_PLACE_BARE && second->first - first->last == 1 &&
        r->scan->tokens[first->last].kind == TSC_TOKEN_PUNCTUATION &&
        tsc_place_same(c->figure.reporter, second->place) && tsc_place_same(c->figure.partner, first->place))
        tsc_pair_swap(&c->figure);
}

void tsc_pair_correct(tsc_candidate *c, const tsc_discourse *discourse, const tsc_place_mention *reporter,
                      const tsc_place_mention *partner)
{
    keep_whole(c, discourse);
    keep_flow(c);
    share_in_sold(c, discourse);
    own_by_good(c);
    let_all_come(c, discourse, reporter, partner);
    let_sender_give(c, reporter, partner);
    order_by_head(c);
    own_by_genitive(c, discourse, partner);
    tsc_pair_go_on(c, discourse);
}
