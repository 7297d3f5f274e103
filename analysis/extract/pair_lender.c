/* Who gives a loan or a grant where the frame of its word does not say so: a fund, a bank, whose money it is. */
#include "extract/currency.h"
#include "extract/pair_parts.h"

/* "A new loan of 180 billion yen was signed", of Japan and another: where nobody is named, whose money it is lends. */
static bool lends_own_money(const tsc_candidate *c)
{
    const tsc_unit unit = c->figure.unit;
    return c->reading->place_count == 0 && tsc_unit_is_currency(unit) &&
           tsc_currency_is_local(c->reading->scan->language, unit) && tsc_pair_is_money_of(unit, c->figure.partner) &&
           !tsc_pair_is_money_of(unit, c->figure.reporter);
}

/* "Банк развития откроет Зимбабве кредитную линию": the subject is a bank or a fund of no country that is named, and the one country of
   the sentence stands bare behind the verb. */
static bool is_lent_by_bank(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_DISCOURSE];
    const tsc_place_mention *p = r->place_count == 1 ? &r->places[0] : NULL;
    if (p == NULL || p->role != TSC_PLACE_BARE || p->referred || p->minor || !tsc_pair_has_form(c, "noun") ||
        r->verb_last || p->last > c->anchor->first || tsc_reading_article(r, c->anchor->first) != p->last ||
        !tsc_place_same(c->figure.reporter, p->place))
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "lender") && marks->items[i]->last < p->first &&
            r->weak[marks->items[i]->last] == r->weak[p->first])
            return true;
    return false;
}

/* "открыл банкам Азербайджана кредитную линию": in the dative they take. */
static bool takes_itself(const tsc_reading *r, const tsc_mark *lender)
{
    return tsc_reading_ends_in(tsc_scan_token(r->scan, lender->last - 1),
                               tsc_language_rule(r->scan->language, "people_ending", "to"));
}

/* "Mauritania and the Saudi Fund signed a loan": whose fund or bank it is lends, as does a bank of no country. */
static bool is_fund(const tsc_reading *r, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &r->of[TSC_ROLE_DISCOURSE];
    const bool after = tsc_language_grammar_of(r->scan->language)->adjective_after;
    if (tsc_place_is_world(p->place) && !p->referred)
        return true; /* the World Bank */
    if (p->adjective && p->role == TSC_PLACE_TO && tsc_pair_has_bare_genitive(r))
        return false; /* открыл узбекским банкам кредитную линию: they take */
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (tsc_entry_is(mark->entry, "foreign") && mark->first < p->first && mark->last >= p->last)
            return true; /* the African Development Bank */
        if (!tsc_entry_is(mark->entry, "lender") || takes_itself(r, mark))
            continue;
        const bool within = mark->first >= p->first && mark->last <= p->last; /* named with its bank */
        const bool beside = (mark->last <= p->first && p->first - mark->last <= 1) ||
                            (p->last <= mark->first && mark->first - p->last <= 1);
        const bool kuwaits = p->adjective || (!p->referred && !r->verb_first && p->last == mark->first);
        const bool of = !r->verb_last && !p->adjective && p->first == mark->last &&
                        (mark->clitics & TSC_CLITIC_THE) == 0 &&
                        (r->verb_first || p->role == TSC_PLACE_OF || p->role == TSC_PLACE_OWNER ||
                         (p->role == TSC_PLACE_BARE && tsc_pair_has_bare_genitive(r))); /* صندوق قطر */
        const bool another = after && p->adjective && p->last <= mark->first; /* الحكومة المصرية والصندوق السعودي */
        if (within || of || (beside && kuwaits && !another))                  /* the Kuwait Fund */
            return true;
    }
    return false;
}

static bool is_donor(const tsc_candidate *c, tsc_place place)
{
    return !tsc_place_is_none(place) &&
           tsc_span_is_among(tsc_span_of(place.code), tsc_language_rule(c->reading->scan->language, "donor", NULL));
}

/* "Kenya and Germany signed a loan agreement worth 150 million": two named alike, and only the second is one that lends. */
static bool is_lent_by_donor(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_place_mention *from = NULL, *to = NULL;
    if (!tsc_pair_has_form(c, "noun") || c->anchor->last > c->edge || is_donor(c, c->figure.reporter) ||
        !is_donor(c, c->figure.partner))
        return false;
    for (size_t i = 0; i < r->place_count && r->places[i].last <= c->anchor->first; i++) {
        const tsc_place_mention *p = &r->places[i];
        from = tsc_place_same(p->place, c->figure.reporter) ? p : from;
        to = tsc_place_same(p->place, c->figure.partner) ? p : to;
    }
    const tsc_mark *name = to != NULL ? tsc_scan_mark(r->scan, to->first, TSC_ROLE_PLACE) : NULL;
    return from != NULL && to != NULL && to->first >= from->last && from->role == to->role &&
           (to->role == TSC_PLACE_BARE || to->role == TSC_PLACE_BETWEEN || to->role == TSC_PLACE_OWNER) &&
           (tsc_reading_is_behind(r, to->first, "and") || (name != NULL && (name->clitics & TSC_CLITIC_AND) != 0));
}

/* "The minister thanked Japan for a grant of 4.6 million": who is thanked gives. */
static bool is_thanked(const tsc_candidate *c, const tsc_place_mention *p)
{
    enum { NEAR = 8, FAR = 14 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const bool thanks = tsc_entry_is(mark->entry, "thanks");
        /* the first behind the word, or the second where the subject stands behind its verb */
        const bool ahead = thanks && p > r->places && p[-1].first >= mark->last;
        const bool next = p + 1 < r->places + r->place_count && p[1].last <= c->edge;
        const bool object = r->verb_first && (ahead || next) ? ahead : !ahead;
        if (thanks && (r->verb_last ? p->role == TSC_PLACE_TO && p->last <= mark->first && mark->first - p->last <= FAR
                                    : object && p->first >= mark->last && p->first - mark->last <= NEAR))
            return true;
    }
    return false;
}

void tsc_pair_let_lend(tsc_candidate *c)
{
    tsc_figure *f = &c->figure;
    if (c->indicator->name != TSC_INDICATOR_FINANCING)
        return;
    /* who signs with a bank of no country borrows */
    const bool signs = tsc_mark_is(c->anchor, "contracts") && tsc_place_is_world(f->partner);
    bool turned = lends_own_money(c) || signs || is_lent_by_bank(c) || is_lent_by_donor(c);
    for (size_t i = 0; !turned && i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        turned = tsc_place_same(f->partner, p->place) && !tsc_place_same(f->reporter, p->place) &&
                 (is_fund(c->reading, p) || is_thanked(c, p));
    }
    if (turned)
        tsc_pair_swap(f);
}

/* The last verb of giving that ends before a token, in its clause; NULL for none. */
static const tsc_mark *giving_before(const tsc_candidate *c, uint32_t token)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_mark *found = NULL;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= token; i++)
        if (c->reading->indicators[i] == c->indicator && tsc_entry_has(marks->items[i]->entry, "form", "verb") &&
            c->reading->clause[marks->items[i]->first] == c->reading->clause[token])
            found = marks->items[i];
    return found;
}

bool tsc_pair_is_given_to(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_reading *r = c->reading;
    const tsc_mark *gives = c->anchor != NULL && p->last <= c->anchor->first ? giving_before(c, p->first) : NULL;
    if (gives == NULL || p->referred || r->verb_last)
        return false;
    for (size_t i = 0; i < r->place_count && r->places[i].last <= p->first; i++) {
        const tsc_place_mention *giver = &r->places[i];
        if (giver->role != TSC_PLACE_BARE || tsc_place_same(giver->place, p->place) ||
            r->clause[giver->first] != r->clause[p->first])
            continue;
        const bool ahead =
            giver->last <= gives->first && gives->last == p->first && r->weak[giver->last] == r->weak[gives->first];
        const bool behind = r->verb_first && gives->last == giver->first && giver->last == p->first;
        if (ahead || behind)
            return true;
    }
    return false;
}

bool tsc_pair_is_home_of_helped(const tsc_candidate *c, const tsc_place_mention *p)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    uint32_t at = p->first;
    if (c->indicator->name != TSC_INDICATOR_FINANCING || tsc_pair_has_form(c, "recv") ||
        tsc_reading_before(c->reading, p->first, &at) == NULL)
        return false; /* received 20 million for refugees from Norway */
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "helped") && marks->items[i]->last == at)
            return true;
    return false;
}
