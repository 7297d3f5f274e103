/* The pair of a share: whose the whole is, and whose the part. Only now and then a verb of trade has both in its frame: the
   whole is named by a noun before the value or behind it, or was spoken of before, and lists give the part alone. */
#include "extract/pair_share.h"
#include "extract/kind_parts.h"
#include "extract/pair_flow.h"
#include "extract/pair_value.h"

/* The whole that a share is of: the indicator behind the value, else the anchor. Where one was named before the value, what
   follows behind a comma or an "and" is another matter: "its share in Nepal's trade was 4 %, and Peru's exports …" */
static const tsc_mark *whole_of(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_indicator *anchored =
        c->anchor != NULL && c->anchor->last <= c->edge ? tsc_indicator_find(c->anchor->entry->code) : NULL;
    const bool told = anchored != NULL && anchored->flow && anchored->orientation != TSC_SHARE;
    const tsc_mark *relative = tsc_kind_flow_of_relative(c);
    if (relative != NULL)
        return relative; /* two thirds of the sugar that Egypt imported */
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const tsc_indicator *indicator = tsc_indicator_find(mark->entry->code);
        if (indicator != NULL && indicator->orientation != TSC_SHARE && mark->first >= c->quantity->last &&
            mark->first - c->quantity->last <= 7 &&
            !(told && c->reading->weak[mark->first] != c->reading->weak[c->quantity->last]))
            return mark;
    }
    return c->anchor;
}

/* The African sales of Kazakhstan are Kazakhstan's: a group that is the topic's partner does not own the whole. */
bool tsc_pair_own_topic_whole(const tsc_discourse *discourse, tsc_pair_choice *reporter, tsc_figure *figure)
{
    const tsc_topic *topic = &discourse->topic;
    if (reporter->mention != NULL && reporter->mention->group &&
        tsc_place_same(reporter->mention->place, topic->partner) && tsc_place_is_country(topic->reporter)) {
        reporter->mention = NULL;
        figure->reporter = topic->reporter;
        return true;
    }
    return false;
}

/* "took the way of the Union, which supplied 46 %": the subject of the relative clause, and no owner. */
static bool is_relative_head(const tsc_reading *r, const tsc_place_mention *p)
{
    uint32_t at = p->last;
    if (at + 1 < r->scan->token_count && r->scan->tokens[at].kind == TSC_TOKEN_PUNCTUATION)
        at++;
    return tsc_mark_is(tsc_reading_function(r, at), "relative");
}

/* "the African nation's second market": a word for the country, and no "its". */
static bool is_epithet(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first == p->first && tsc_entry_is(marks->items[i]->entry, "epithet"))
            return true;
    return false;
}

/* "доля стран ЕАЭС", "the share of China": the name right behind the word of share. */
static bool is_sharer(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; p->role == TSC_PLACE_OWNER && c->reading->verb_last && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") && marks->items[i]->first == p->last)
            return true; /* Ресейдің үлесіне тиесілі */
    for (size_t i = 0;
         p->role == TSC_PLACE_OWNER && (!p->referred || is_epithet(c, p)) && !c->reading->verb_last && i < marks->count;
         i++) {
        const tsc_mark *mark = marks->items[i];
        const tsc_mark *in =
            mark->last < c->reading->scan->token_count ? tsc_reading_function(c->reading, mark->last) : NULL;
        if (tsc_entry_is(mark->entry, "trade_share") && mark->first >= p->last && mark->first - p->last <= 1 &&
            in != NULL && (tsc_entry_is(in->entry, "in") || tsc_entry_is(in->entry, "of")))
            return true; /* Turkey's share in the republic's trade */
    }
    const tsc_mark *in_whole = tsc_reading_function(c->reading, p->last);
    for (size_t i = 0; p->role == TSC_PLACE_OF && tsc_mark_is(in_whole, "in") && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") && marks->items[i]->first < p->first &&
            (marks->items[i]->last > p->last || p->first - marks->items[i]->first <= 3))
            return true; /* la part de la Turquie dans les achats du Niger */
    const tsc_mark *site = tsc_reading_function(c->reading, p->last);
    for (size_t i = 0; p->adjective && tsc_mark_is(site, "site") && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") && marks->items[i]->last == p->first)
            return true; /* доля российского рынка в экспорте */
    for (size_t i = 0; p->role == TSC_PLACE_BARE && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") && marks->items[i]->last <= p->first &&
            p->first - marks->items[i]->last <= 1 &&
            (p->first == marks->items[i]->last ||
             tsc_scan_mark(c->reading->scan, marks->items[i]->last, TSC_ROLE_INDICATOR) == NULL) &&
            c->reading->weak[marks->items[i]->last] == c->reading->weak[p->first])
            return true;
    return false;
}

/* "The Emirates are Jordan's third customer, with 9 % of its sales": "its" is the owner's that is named, not the subject's. */
static void own_by_name(const tsc_candidate *c, tsc_pair_choice *reporter)
{
    if (reporter->mention == NULL || !reporter->mention->referred)
        return;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool owner = (p->role == TSC_PLACE_OF || p->role == TSC_PLACE_OWNER) && (!p->referred || is_epithet(c, p)) &&
                     !p->minor && p->last <= c->edge && !is_sharer(c, p);
        if (owner && !is_relative_head(c->reading, p) && !tsc_place_same(p->place, reporter->mention->place)) {
            *reporter = (tsc_pair_choice){p, 0};
            return;
        }
    }
}

/* "Imports into Tajikistan came from Russia, 30.9 % of all imports": where the whole has no owner of its own, the same
   flow has one in its frame. */
static void own_by_flow(tsc_candidate *c, const tsc_mark *whole, tsc_pair_choice *reporter)
{
    const tsc_mark *anchor = c->anchor;
    const tsc_indicator *indicator = c->indicator;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (reporter->mention != NULL || whole == NULL || whole->first < c->quantity->last)
        return;
    bool told = false; /* the flow before the value */
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= c->edge; i++)
        if (tsc_entry_is(marks->items[i]->entry, whole->entry->code))
            c->anchor = marks->items[i], told = true;
    c->indicator = tsc_indicator_find(whole->entry->code);
    for (size_t i = 0; told && c->indicator != NULL && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->role != TSC_PLACE_BARE && tsc_pair_slot_of(c, p) == TSC_SLOT_REPORTER)
            tsc_pair_choose(reporter, p, tsc_pair_cost_of(c, p));
    }
    c->anchor = anchor, c->indicator = indicator;
}

/* A verb of trade that is a word of share as well: supplied, provided. */
static bool is_word_of_share(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") && marks->items[i]->last == mark->last)
            return true;
    return false;
}

/* "Mexico imports from Canada 70 % of its gas": the frame of the verb says whose trade it is and with whom. */
static bool share_of_verb(tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    if (c->anchor == NULL || !tsc_pair_has_form(c, "verb") || c->anchor->last > c->edge || c->before != NULL)
        return false;
    const tsc_indicator *share = c->indicator, *flow = tsc_indicator_find(c->anchor->entry->code);
    if (flow == NULL || !tsc_indicator_is_directed(flow))
        return false;
    tsc_pair_choice a = {NULL, TSC_PAIR_REACH}, b = {NULL, TSC_PAIR_REACH};
    c->indicator = flow;
    tsc_pair_directed(c, &a, &b);
    c->indicator = share;
    bool both = a.mention != NULL && b.mention != NULL && a.mention->role == TSC_PLACE_BARE && !a.mention->referred &&
                !b.mention->referred && b.mention->last <= c->edge && b.mention->role != TSC_PLACE_BARE;
    if (both && is_word_of_share(c, c->anchor))
        *reporter = b, *partner = a; /* "supplied Morocco with 14 % of its oil": of what the receiver buys */
    else if (both)
        *reporter = a, *partner = b;
    return both;
}

/* "Tunisia bought 1.1 million tonnes of maize abroad. Ukraine supplied 48 % of that": the other flow's verb, and behind the
   value a word for the whole just told: who acts has the part. */
static bool share_of_taker(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *partner)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_indicator *flow = c->anchor != NULL ? tsc_indicator_find(c->anchor->entry->code) : NULL;
    const tsc_indicator *told = topic->indicator != NULL ? tsc_indicator_find(topic->indicator) : NULL;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    bool referred = false;
    if (flow == NULL || told == NULL || !tsc_indicator_is_opposite(flow, told) || !tsc_pair_has_form(c, "verb") ||
        c->anchor->last > c->edge || c->before != NULL || tsc_place_is_none(topic->reporter))
        return false;
    for (size_t i = 0; i < marks->count; i++)
        referred = referred ||
                   (tsc_entry_is(marks->items[i]->entry, "of_which") && marks->items[i]->first == c->quantity->last);
    for (size_t i = 0; referred && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->role != TSC_PLACE_BARE || p->referred || p->last > c->anchor->first ||
            tsc_place_same(p->place, topic->reporter))
            continue;
        *partner = (tsc_pair_choice){p, 0};
        c->figure.reporter = topic->reporter;
        return true;
    }
    return false;
}

/* "Turkey imported Russian goods for 3.8 billion. Among the largest importers is China too (10 %)": who sells to all of them; none
   where no such word stands in the sentence. */
static tsc_place seller_to_all(const tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_topic *topic = &discourse->topic;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; tsc_code_is(topic->indicator, "imports") && i < marks->count && marks->items[i]->last <= c->edge;
         i++)
        if (tsc_entry_has(marks->items[i]->entry, "form", "buyers"))
            return topic->partner;
    return tsc_place_none();
}

/* "exported to the EU (68.8 %), the Netherlands above all (25.4 %), Belgium (12.8 %)": each share is of the name that it stands
   behind, of the trade of whom is spoken and who is none of them. */
static bool share_in_brackets(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *partner)
{
    const tsc_place_mention *own = NULL;
    tsc_place whole = !tsc_place_is_none(discourse->whole)           ? discourse->whole
                      : tsc_discourse_shares(discourse)              ? discourse->shared_whole
                      : tsc_place_is_country(discourse->topic.given) ? discourse->topic.given
                                                                     : discourse->topic.reporter;
    const tsc_place seller = seller_to_all(c, discourse);
    if (tsc_place_is_country(seller))
        whole = seller;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (tsc_pair_is_bracketed(c->reading, &c->reading->places[i], c->edge))
            own = &c->reading->places[i];
    const tsc_candidate *b = c->previous;
    if (own == NULL || own->minor || (b != NULL && b->indicator->orientation != TSC_SHARE) || c->reading->verb_last)
        return false;
    size_t others = 0;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        bool listed = false;
        for (size_t k = 0; k < c->reading->quantities->count; k++)
            listed = listed || tsc_pair_is_bracketed(c->reading, p, c->reading->quantities->items[k].first);
        others += listed;
        if (!listed && !p->referred && !p->minor)
            return false; /* somebody else is named, who may own the whole */
        if (listed && tsc_place_same(p->place, whole))
            whole = tsc_place_none();
    }
    if (others < 2)
        return false;
    *partner = (tsc_pair_choice){own, 0};
    c->figure.reporter = b != NULL ? b->figure.reporter : whole;
    return true;
}

/* "with a share of 44.5 %, followed by South Africa, which took 16.3 %": behind a comma, and before the next share. */
static bool is_of_later_share(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    if (p->first < c->quantity->last || r->weak[p->first] == r->weak[c->quantity->last] ||
        (p->role != TSC_PLACE_BARE && p->role != TSC_PLACE_OWNER) || p->referred || r->verb_last)
        return false;
    for (size_t i = c->index + 1; i < r->quantities->count; i++)
        if (r->quantities->items[i].traps == 0 && r->quantities->items[i].first >= p->last)
            /* followed by Korea with 11 billion */
            return tsc_unit_is_percent(r->quantities->items[i].unit) || p->role == TSC_PLACE_OWNER;
    return false;
}

/* "…, followed by South Africa, which took 16.3 % of the country's exports": who is named between the two values. */
static const tsc_place_mention *named_since(const tsc_candidate *c)
{
    const tsc_place_mention *found = NULL;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->first >= c->before->quantity->last && p->last <= c->edge && !p->referred && !p->minor && !p->adjective &&
            !tsc_place_same(p->place, c->before->figure.reporter))
            found = p;
    }
    return found;
}

/* "trade with Algeria reached 64 million, or 15 % of the country's African total": the value before, as a part of its owner's
   trade with the whole group. */
static bool share_said_again(tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    enum { NEAR = 4 };
    const tsc_candidate *b = c->before;
    bool again = b != NULL && b->figure.kind == TSC_FIGURE_LEVEL && b->indicator->orientation == TSC_MUTUAL &&
                 tsc_candidate_is_led_by(c, "or") && c->edge - b->quantity->last <= NEAR;
    if (!again || reporter->mention == NULL || !reporter->mention->group || !tsc_place_is_country(b->figure.reporter))
        return false;
    const tsc_place_mention *whose = NULL;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (tsc_place_same(c->reading->places[i].place, b->figure.partner) && c->reading->places[i].last <= b->edge)
            whose = &c->reading->places[i];
    if (whose == NULL)
        return false;
    *partner = (tsc_pair_choice){whose, 0};
    reporter->mention = NULL;
    c->figure.reporter = b->figure.reporter;
    return true;
}

/* "Indonesia has become the largest buyer of Egyptian phosphates, with 17.4 % of exports": the subject takes the part, the
   goods' country owns the whole. */
static bool share_of_buyer(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    enum { NEAR = 3 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_place_mention *subject = NULL, *goods = NULL;
    for (size_t i = 0; c->before == NULL && i < marks->count && marks->items[i]->last <= c->edge; i++) {
        const tsc_mark *buyer = marks->items[i];
        for (size_t k = 0; tsc_entry_has(buyer->entry, "form", "buyers") && k < c->reading->place_count; k++) {
            const tsc_place_mention *p = &c->reading->places[k];
            if (p->role == TSC_PLACE_BARE && !p->minor && !p->referred && p->last <= buyer->first)
                subject = p;
            const bool behind = p->first >= buyer->last && p->first - buyer->last <= NEAR && p->last <= c->edge,
                       ahead = c->reading->verb_last && p->last <= buyer->first && buyer->first - p->last <= NEAR;
            if (p->adjective && (behind || ahead))
                goods = p; /* өзбек өнімін сатып алушы */
        }
    }
    if (subject == NULL || goods == NULL || tsc_place_same(subject->place, goods->place))
        return false;
    *reporter = (tsc_pair_choice){goods, 0}, *partner = (tsc_pair_choice){subject, 0};
    return true;
}

/* "Жапония газ импортындағы": only the good stands between a name and its flow. */
static bool is_before_goods_of(const tsc_candidate *c, const tsc_place_mention *p, const tsc_mark *whole)
{
    const tsc_mentions *goods = &c->reading->of[TSC_ROLE_COMMODITY];
    for (size_t i = 0; i < goods->count; i++)
        if (goods->items[i]->first == p->last && goods->items[i]->last == whole->first)
            return true;
    return false;
}

/* Whether a country stands so that the whole (exports, imports) is its own. */
static bool owns_whole(const tsc_candidate *c, const tsc_place_mention *p, const tsc_mark *whole)
{
    const bool behind = p->first >= whole->last,
               before = p->last == whole->first || (c->reading->verb_last && is_before_goods_of(c, p, whole));
    if (p->role == TSC_PLACE_ADJECTIVE || p->role == TSC_PLACE_OWNER || p->role == TSC_PLACE_OF ||
        (p->first >= whole->first && p->last <= whole->last))
        return true;
    if (p->role == TSC_PLACE_BARE &&
        (behind || (before && tsc_entry_has(whole->entry, "form", "verb")))) /* of what Mongolia bought */
        return true;
    if (p->role == TSC_PLACE_IN && p->adjective && before)
        return true; /* доля сырья в российском экспорте */
    if (p->role == TSC_PLACE_IN && behind && p->first - whole->last <= 3 && tsc_entry_is(whole->entry, "imports"))
        return true; /* импорт товаров в Таджикистан */
    return c->reading->verb_last && before && p->role != TSC_PLACE_TO && p->role != TSC_PLACE_FROM;
}

/* The nearest country whose own the whole is. */
static void choose_owner(const tsc_candidate *c, const tsc_mark *whole, tsc_pair_choice *owner)
{
    enum { NEAR = 6 };
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        const double cost = tsc_reading_distance(c->reading, p->first, p->last, whole->first, whole->last) +
                            (p->minor ? TSC_PAIR_MINOR : 0);
        if (cost <= NEAR && owns_whole(c, p, whole) && !tsc_place_is_world(p->place) && !is_sharer(c, p) &&
            (p->first == whole->last || !tsc_pair_is_of_next_value(c, p)))
            tsc_pair_choose(owner, p, cost);
    }
}

/* "46 % of the country's shipments": the country of the figure before; "3 % of its purchases": the buyer there. */
static bool is_of_figure_before(tsc_candidate *c, const tsc_mark *whole, tsc_pair_choice *reporter,
                                tsc_pair_choice *partner)
{
    const tsc_candidate *b = c->before;
    const tsc_place_mention *p = reporter->mention;
    if (p == NULL || !p->referred || p->possessive || b == NULL || tsc_place_is_none(b->figure.reporter))
        return false;
    const bool turned = tsc_mark_is(whole, "imports") && b->indicator->name == TSC_INDICATOR_EXPORTS;
    reporter->mention = NULL;
    partner->mention = turned ? NULL : named_since(c);
    c->figure.reporter = b->figure.reporter, c->figure.partner = b->figure.partner;
    if (turned)
        tsc_pair_swap(&c->figure);
    return true;
}

/* "le Ghana lui a livré pour 2,9 milliards, soit 92 % de ses ventes": of the one whose flow of that kind was just told. */
static bool is_owned_before(const tsc_candidate *c, const tsc_mark *whole, const tsc_pair_choice *owner)
{
    enum { NEAR = 4 };
    const tsc_candidate *b = c->before;
    return b != NULL && whole != NULL && owner->mention != NULL && owner->mention->referred &&
           tsc_candidate_is_led_by(c, "or") && c->edge - b->quantity->last <= NEAR &&
           b->figure.kind == TSC_FIGURE_LEVEL && tsc_entry_is(whole->entry, b->indicator->code) &&
           tsc_place_is_country(b->figure.reporter) && tsc_place_is_country(b->figure.partner);
}

/* "It ranks fourth among suppliers to Chile with 284 million (a share of 7.9 percent)": of what those buy who are supplied. */
static bool is_of_supplier_before(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    return b != NULL && c->previous == b && tsc_scan_is(c->reading->scan, b->quantity->last, "(") &&
           c->anchor == NULL && b->anchor != NULL && tsc_entry_has(b->anchor->entry, "form", "sellers") &&
           b->indicator->name == TSC_INDICATOR_EXPORTS && tsc_place_is_country(b->figure.partner);
}

/* "Pakistan bought 206,000 tonnes of Kenyan tea, or 35 % of all exports": of a whole that has no owner of its own it is the one who sells
   whose exports, and the one who buys whose imports they are. */
static bool is_of_flow_before(tsc_candidate *c, const tsc_mark *whole)
{
    const tsc_candidate *b = c->before;
    const tsc_indicator *flow = whole != NULL ? tsc_indicator_find(whole->entry->code) : NULL;
    if (b == NULL || flow == NULL || whole->first < c->quantity->last || b->figure.kind != TSC_FIGURE_LEVEL ||
        (b->units & (TSC_UNITS_MONEY | TSC_UNITS_GOODS)) == 0 || !tsc_place_is_country(b->figure.reporter) ||
        !tsc_place_is_country(b->figure.partner) || !tsc_indicator_is_opposite(flow, b->indicator))
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].first >= b->quantity->last && c->reading->places[i].last <= c->edge &&
            !c->reading->places[i].adjective)
            return false;
    c->figure.reporter = b->figure.partner, c->figure.partner = b->figure.reporter;
    return true;
}

/* Only its owner, prepositions and articles stand between the whole and a name. */
static bool is_attached(const tsc_reading *r, const tsc_mark *whole, const tsc_place_mention *p)
{
    for (uint32_t t = whole->last; t < p->first; t++) {
        bool known = tsc_scan_mark(r->scan, t, TSC_ROLE_FUNCTION) != NULL ||
                     tsc_scan_mark(r->scan, t, TSC_ROLE_DISCOURSE) != NULL;
        for (size_t i = 0; !known && i < r->place_count; i++)
            known = r->places[i].first <= t && t < r->places[i].last;
        if (!known)
            return false;
    }
    return p->first >= whole->last;
}

/* "20 % of Chile's exports to ASEAN go to Vietnam": a group that only says which part of the flow is meant, where a country
   behind it has the share. */
static bool is_scope(const tsc_candidate *c, const tsc_mark *whole, const tsc_place_mention *p,
                     const tsc_place_mention *owner)
{
    const tsc_reading *r = c->reading;
    if (whole == NULL || owner == NULL || !p->group || p->adjective || !is_attached(r, whole, p))
        return false;
    for (size_t i = 0; i < r->place_count; i++) {
        const tsc_place_mention *other = &r->places[i];
        if (other->first >= p->last && tsc_place_is_country(other->place) && !other->referred &&
            !tsc_place_same(other->place, owner->place) && r->weak[other->first] == r->weak[p->last - 1])
            return true;
    }
    return false;
}

/* "Togo holds the first place among Benin's suppliers in the community, with 38.9 %": a country is told of, and the region is only where. */
static bool has_subject_country(const tsc_candidate *c, const tsc_place_mention *owner)
{
    for (size_t i = 0; i < c->reading->place_count && c->reading->places[i].last <= c->edge; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->role == TSC_PLACE_BARE && !p->referred && !p->minor && tsc_place_is_country(p->place) &&
            !(owner != NULL && tsc_place_same(p->place, owner->place)))
            return true;
    }
    return false;
}

/* The nearest country that may have the share: not the owner, nobody who is quoted, named for another value or another share.
   listed: of a list of shares; replaced: the owner is that of the topic. */
static void choose_sharer(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_mark *whole, bool listed,
                          bool replaced, const tsc_place_mention *owner, tsc_pair_choice *sharer)
{
    /* the turnover of both, and one of them that "ranks fourth with a share of 7.6 percent" */
    const bool both = !listed && !replaced && whole == NULL &&
                      tsc_code_is(discourse->topic.indicator, "trade_turnover") &&
                      tsc_place_is_country(discourse->topic.partner);
    const tsc_place topic = listed ? c->figure.reporter : discourse->topic.reporter;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        const bool shares = is_sharer(c, p);
        const bool subject = both && p->role == TSC_PLACE_BARE && !p->referred && p->last <= c->edge;
        const bool owns = owner != NULL ? tsc_place_same(owner->place, p->place)
                                        : !shares && !subject && tsc_place_same(topic, p->place);
        const bool old =
            (listed && p->last <= c->before->edge) || (replaced && tsc_place_same(p->place, discourse->topic.partner));
        const tsc_mark *with = tsc_reading_function(c->reading, p->last);
        const bool own = tsc_pair_is_bracketed(c->reading, p, c->edge) ||
                         (tsc_mark_is(with, "with") && with->last == c->edge); /* behind France with 16 % */
        const bool ranked = p->role == TSC_PLACE_BARE && p->first >= c->quantity->last &&
                            tsc_reading_is_behind_word(c->reading, p->first, "rank");
        const bool aside = (p->role == TSC_PLACE_ASIDE && !own) || ranked;
        const bool scope = tsc_place_is_unnamed(p->place) && has_subject_country(c, owner);
        if (owns || old || aside || scope || tsc_place_is_world(p->place) || tsc_pair_is_quoted(c->reading, p) ||
            tsc_pair_is_of_next_value(c, p) || is_of_later_share(c, p) || is_scope(c, whole, p, owner))
            continue;
        const bool leads = shares && p->last <= c->edge && !tsc_reading_parted(c->reading, p->last, c->edge);
        tsc_pair_choose(sharer, p,
                        leads ? 0
                              : tsc_reading_distance(c->reading, p->first, p->last, c->edge, c->quantity->last) +
                                    (p->minor ? TSC_PAIR_MINOR : 0));
    }
}

/* "3 % of its exports go to Spain, and of Spain's imports 2 % come from there": a whole with an owner of its own, named since
   the share before. */
static bool has_new_whole(const tsc_candidate *c, const tsc_mark *whole)
{
    tsc_pair_choice owner = {NULL, TSC_PAIR_REACH};
    if (whole == NULL || whole->first < c->before->quantity->last || whole->last > c->edge)
        return false;
    choose_owner(c, whole, &owner);
    return owner.mention != NULL && owner.mention->first >= c->before->quantity->last && !owner.mention->referred &&
           !tsc_place_same(owner.mention->place, c->before->figure.reporter);
}

/* "Indonesian students made up 5.3 percent of foreign enrolments in Australia": of those who come or of what is invested, the whole
   is where they are, and the part has its people or its investors beside it. */
static bool share_of_host(const tsc_candidate *c, tsc_pair_choice *reporter, tsc_pair_choice *partner)
{
    const tsc_place_mention *host = NULL, *origin = NULL;
    if (!c->partial || c->reading->verb_last || c->reading->verb_first)
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p->referred || p->minor || !tsc_place_is_country(p->place))
            continue;
        if (p->role == TSC_PLACE_IN && (host == NULL || !tsc_place_same(host->place, p->place))) {
            if (host != NULL)
                return false;
            host = p;
        } else if (p->adjective && p->role == TSC_PLACE_ADJECTIVE) {
            if (origin != NULL && !tsc_place_same(origin->place, p->place))
                return false;
            origin = p;
        }
    }
    if (host == NULL || origin == NULL || tsc_place_same(host->place, origin->place))
        return false;
    *reporter = (tsc_pair_choice){host, 0}, *partner = (tsc_pair_choice){origin, 0};
    return true;
}

/* "Turkey's share in the country's trade": the country is the other one of the two that are spoken of. */
static bool share_in_other(tsc_candidate *c, const tsc_topic *topic, tsc_pair_choice *reporter,
                           tsc_pair_choice *partner)
{
    const tsc_place_mention *owner = reporter->mention;
    for (size_t i = 0; owner != NULL && owner->referred && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (p == owner || !tsc_place_same(p->place, owner->place) || !is_sharer(c, p) ||
            !tsc_topic_has(topic, p->place))
            continue;
        c->figure.reporter = tsc_place_same(topic->reporter, p->place) ? topic->partner : topic->reporter;
        *reporter = (tsc_pair_choice){NULL, TSC_PAIR_REACH}, *partner = (tsc_pair_choice){p, 0};
        return tsc_place_is_country(c->figure.reporter);
    }
    return false;
}

/* "Japan's trade with Africa reached 24 billion. Japan accounts for 3 % of the continent's trade": whose topic it is has the share itself,
   so that the group owns the whole. */
static bool has_topic_sharer(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_mark *whole)
{
    for (size_t i = 0; whole != NULL && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        if (tsc_place_same(p->place, discourse->topic.reporter) && p->last <= whole->first && !p->adjective &&
            p->role != TSC_PLACE_OWNER && p->role != TSC_PLACE_OF)
            return true;
    }
    return false;
}

void tsc_pair_share(tsc_candidate *c, const tsc_discourse *discourse, tsc_pair_choice *reporter,
                    tsc_pair_choice *partner)
{
    if (share_of_host(c, reporter, partner))
        return;
    if (tsc_pair_share_of_total(c, discourse, partner) || share_of_verb(c, reporter, partner) ||
        share_of_taker(c, discourse, partner) || share_in_brackets(c, discourse, partner) ||
        share_of_buyer(c, reporter, partner))
        return;
    const tsc_candidate *b = c->before;
    if (is_of_supplier_before(c)) {
        reporter->mention = partner->mention = NULL;
        c->figure.reporter = b->figure.partner, c->figure.partner = b->figure.reporter;
        return;
    }
    const tsc_mark *whole = whole_of(c);
    const bool listed = b != NULL && (b->indicator->orientation == TSC_SHARE || b->partial) &&
                        (whole == NULL || whole->first < c->edge) && !has_new_whole(c, whole);
    if (listed) {
        whole = NULL;
        c->figure.reporter = b->partial ? b->figure.partner : b->figure.reporter;
    }
    if (whole != NULL)
        choose_owner(c, whole, reporter);
    if (share_said_again(c, reporter, partner) || share_in_other(c, &discourse->topic, reporter, partner))
        return;
    if (reporter->mention == NULL && is_of_flow_before(c, whole)) {
        partner->mention = NULL;
        return;
    }
    if (is_owned_before(c, whole, reporter)) {
        reporter->mention = partner->mention = NULL;
        c->figure.reporter = b->figure.reporter, c->figure.partner = b->figure.partner;
        return;
    }
    own_by_name(c, reporter);
    own_by_flow(c, whole, reporter);
    const tsc_place_mention *owner = listed ? NULL : tsc_pair_trader_owner(c);
    if (owner != NULL)
        *reporter = (tsc_pair_choice){owner, 0};
    if (is_of_figure_before(c, whole, reporter, partner))
        return;
    const bool replaced =
        !has_topic_sharer(c, discourse, whole) && tsc_pair_own_topic_whole(discourse, reporter, &c->figure);
    choose_sharer(c, discourse, whole, listed, replaced, reporter->mention, partner);
    if (listed && partner->mention == NULL)
        c->figure.partner = b->figure.partner;
}
