/* What speaks for a share: the whole that is named beside it, words of share and of who takes and gives. */
#include "extract/kind_parts.h"

#include <math.h>

bool tsc_kind_has_mark_at(const tsc_reading *r, tsc_role role, uint32_t token)
{
    const tsc_mentions *marks = &r->of[role];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first <= token && marks->items[i]->last > token)
            return true;
    return false;
}

/* "купила 31% парагвайской сои": of a good, behind a verb of trade. */
static bool is_of_good_traded(const tsc_candidate *c, uint32_t token)
{
    return c->anchor != NULL && c->anchor->last <= c->edge && tsc_indicator_is_directed(c->indicator) &&
           (c->indicator->units & TSC_UNITS_GOODS) != 0 && tsc_entry_has(c->anchor->entry, "form", "verb") &&
           c->units == TSC_UNITS_PERCENT && tsc_candidate_lead(c, NULL) == NULL && !c->reading->verb_last &&
           tsc_kind_has_mark_at(c->reading, TSC_ROLE_COMMODITY, token);
}

/* "16 % всего российского импорта": the noun follows without a word of relation. */
static bool is_of_genitive(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    uint32_t end = c->quantity->last;
    for (uint32_t t = end; t < end + 4 && t < r->scan->token_count; t++) {
        const bool all = t == end && tsc_scan_says(r->scan, t, TSC_ROLE_CHANGE, "reach"); /* خمس إجمالي وارداته */
        if (r->scan->tokens[t].kind != TSC_TOKEN_WORD || tsc_reading_function(r, t) != NULL ||
            (tsc_kind_has_mark_at(r, TSC_ROLE_CHANGE, t) && !all))
            return false;
        if (is_of_good_traded(c, t))
            return true;
        const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
        for (size_t i = 0; i < marks->count; i++)
            if (marks->items[i]->first == t && !tsc_entry_is(marks->items[i]->entry, "trade_share") &&
                tsc_entry_has(marks->items[i]->entry, "form", "noun"))
                return t > end || !r->verb_last;
        for (size_t i = 0; i < r->of[TSC_ROLE_DISCOURSE].count; i++) /* 80 % этой суммы */
            if (r->of[TSC_ROLE_DISCOURSE].items[i]->first == t &&
                tsc_entry_is(r->of[TSC_ROLE_DISCOURSE].items[i]->entry, "same") && !r->verb_last)
                return true;
    }
    return false;
}

/* "шетелдік салымдардың төрттен бірін құрайды": where the genitive stands before its part, a flow in it right before the value. */
static bool is_behind_genitive(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    tsc_place_role role = TSC_PLACE_BARE;
    for (size_t i = 0; c->reading->verb_last && i < marks->count; i++)
        if (marks->items[i]->last == c->edge && tsc_entry_has(marks->items[i]->entry, "form", "noun") &&
            c->reading->indicators[i] != NULL && c->reading->indicators[i]->flow &&
            tsc_reading_case(c->reading, c->edge - 1, &role) && role == TSC_PLACE_OWNER)
            return true;
    const tsc_mentions *goods = &c->reading->of[TSC_ROLE_COMMODITY]; /* уругвай етінің 41 %-ын сатып алды */
    for (size_t i = 0; c->reading->verb_last && c->anchor != NULL && tsc_indicator_is_directed(c->indicator) &&
                       tsc_entry_has(c->anchor->entry, "form", "verb") && i < goods->count;
         i++)
        if (goods->items[i]->last == c->edge && tsc_reading_case(c->reading, c->edge - 1, &role) &&
            role == TSC_PLACE_OWNER)
            return true;
    return false;
}

/* The relative that stands behind what a share is of: "41 % of the tomatoes that …", "41 % томатов, которые …"; NULL where none. */
static const tsc_mark *relative_of_part(const tsc_candidate *c)
{
    enum { FAR = 7 };
    const tsc_reading *r = c->reading;
    const tsc_mark *of = tsc_reading_function(r, c->quantity->last);
    const bool goods = tsc_scan_mark(r->scan, c->quantity->last, TSC_ROLE_COMMODITY) != NULL;
    if ((c->units != TSC_UNITS_PERCENT && c->quantity->form != TSC_QUANTITY_FRACTION) ||
        c->quantity->change != TSC_CHANGE_NONE || !(tsc_mark_is(of, "of") || tsc_mark_is(of, "from") || goods))
        return NULL;
    for (uint32_t t = c->quantity->last + 1; t < c->quantity->last + FAR && t < r->scan->token_count; t++)
        if (tsc_mark_is(tsc_reading_function(r, t), "relative"))
            return tsc_reading_function(r, t);
    return NULL;
}

static bool has_preposition(const tsc_reading *r, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (tsc_reading_function(r, t) != NULL && !tsc_mark_is(tsc_reading_function(r, t), "article"))
            return true;
    return false;
}

const tsc_mark *tsc_kind_flow_of_relative(const tsc_candidate *c)
{
    enum { NEAR = 5 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    const tsc_mark *relative = relative_of_part(c);
    for (size_t i = 0; relative != NULL && i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (r->indicators[i] != NULL && (r->indicators[i]->units & TSC_UNITS_GOODS) != 0 &&
            tsc_indicator_is_directed(r->indicators[i]) && mark->first >= relative->last &&
            mark->first - relative->last <= NEAR && !tsc_entry_has(mark->entry, "form", "count") &&
            !has_preposition(r, relative->last, mark->first) && !tsc_reading_parted(r, c->quantity->last, mark->first))
            return mark;
    }
    return NULL;
}

/* "67,3 % которого ушло в Нидерланды", "ذهب 67.3% منها إلى هولندا": what was told right before, by a relative or a word for "of which". */
static bool is_of_it(const tsc_candidate *c, uint32_t end)
{
    const tsc_mark *word = tsc_scan_mark(c->reading->scan, end, TSC_ROLE_DISCOURSE);
    if (c->before == NULL || c->before->rejected || c->quantity->form != TSC_QUANTITY_AMOUNT ||
        (c->before->indicator->units & TSC_UNITS_GOODS) == 0)
        return false;
    return tsc_mark_is(tsc_reading_function(c->reading, end), "relative") || tsc_mark_is(word, "of_which");
}

/* What a share is of: an indicator of trade, a good or a word of reference behind "of". */
bool tsc_kind_is_part_of(const tsc_candidate *c)
{
    uint32_t end = c->quantity->last;
    if (tsc_unit_is_percent(c->quantity->unit) && tsc_scan_is(c->reading->scan, end, ")") && tsc_kind_is_in_brackets(c))
        end++; /* more than half (53 percent) of its trade */
    if (is_behind_genitive(c) || tsc_kind_flow_of_relative(c) != NULL || is_of_it(c, end))
        return true;
    const tsc_mark *of = tsc_reading_function(c->reading, end);
    if (of == NULL && is_of_genitive(c))
        return true;
    if (tsc_mark_is(of, "from")) /* 40% من وارداتها: the word for "from" is that for "of", right before a flow */
        /* от всей торговли */
        return tsc_kind_has_mark_at(c->reading, TSC_ROLE_INDICATOR, of->last) ||
               (of->last + 1 < c->reading->scan->token_count &&
                c->reading->scan->tokens[of->last].kind == TSC_TOKEN_WORD &&
                tsc_reading_function(c->reading, of->last) == NULL &&
                tsc_kind_has_mark_at(c->reading, TSC_ROLE_INDICATOR, of->last + 1));
    if (!tsc_mark_is(of, "of"))
        return false;
    static const tsc_role roles[] = {TSC_ROLE_INDICATOR, TSC_ROLE_COMMODITY, TSC_ROLE_DISCOURSE};
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
        const tsc_mentions *marks = &c->reading->of[roles[r]];
        for (size_t i = 0; i < marks->count; i++)
            if (marks->items[i]->first >= end && marks->items[i]->first - end <= 6 &&
                c->reading->weak[marks->items[i]->first] == c->reading->weak[end])
                return true;
    }
    return false;
}

/* Whether a token opens its part of the sentence: "… экспорттады, оның 44 %-ы". */
static bool begins_part(const tsc_candidate *c, uint32_t token)
{
    return c->before == NULL || (token > 0 && (tsc_scan_is_comma(c->reading->scan, token - 1) ||
                                               tsc_scan_is(c->reading->scan, token - 1, ";")));
}

/* "of which China supplied 12 %", "dont la Chine a fourni 12 %": who has the part stands between, and its verb. */
static bool is_of_which_taken(const tsc_candidate *c)
{
    enum { REACH = 7, HEAD = 2 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_DISCOURSE];
    const uint32_t from = c->before != NULL ? c->before->quantity->last : 0;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if (!tsc_entry_is(mark->entry, "of_which") || mark->first < from || mark->last >= c->edge ||
            c->edge - mark->last > REACH || (c->before == NULL && mark->first >= HEAD))
            continue;
        bool taken = false;
        for (uint32_t t = mark->last; t < c->edge; t++)
            if (tsc_scan_mark(r->scan, t, TSC_ROLE_CHANGE) != NULL)
                return false;
        if (tsc_scan_mark(r->scan, mark->last, TSC_ROLE_INDICATOR) != NULL)
            continue; /* including exports of Peru by 30 % */
        for (size_t k = 0; k < r->place_count; k++)
            taken = taken || ((r->places[k].role == TSC_PLACE_BARE || r->places[k].role == TSC_PLACE_OWNER) &&
                              !r->places[k].minor && r->places[k].first >= mark->last &&
                              r->places[k].first - mark->last <= 2 && r->places[k].last < c->edge);
        if (taken)
            return true;
    }
    return false;
}

/* "of which two thirds", "dont les deux tiers": nothing but articles between, or who has them. */
bool tsc_kind_is_behind_of_which(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    uint32_t at = c->edge;
    if (is_of_which_taken(c))
        return true;
    for (uint32_t article = tsc_reading_article(c->reading, at); article < at;
         article = tsc_reading_article(c->reading, at))
        at = article;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->last == at && (tsc_entry_is(marks->items[i]->entry, "of_which") ||
                                            (c->reading->verb_last && begins_part(c, marks->items[i]->first) &&
                                             tsc_entry_is(marks->items[i]->entry, "possessive")))) /* оның 44 %-ы */
            return true;
    return false;
}

/* "Of everything that Namibia exported, 31 % went to China": the whole opens the sentence, and a comma parts it from its
   part. */
bool tsc_kind_is_of_whole_ahead(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mark *of = tsc_reading_function(r, 0);
    if (!tsc_mark_is(of, "of") || c->anchor == NULL || c->anchor->last >= c->edge || !c->indicator->flow)
        return false;
    for (uint32_t t = 0; t < c->anchor->first; t++)
        if (tsc_scan_is_comma(r->scan, t))
            return false; /* a relative may stand between: of the tourists who visited Jordan */
    return r->weak[c->anchor->last] != r->weak[c->edge] && !tsc_reading_parted(r, c->anchor->last, c->edge);
}

/* "a rise in sales to Indian customers of 8 %": who takes stands where the flow goes, and what is told is a change of it. */
static bool is_whither(const tsc_candidate *c, const tsc_mark *trader)
{
    enum { BACK = 3 }; /* to its main customers */
    if (trader->last > c->edge || !tsc_mark_names_trader(trader) || tsc_kind_change_mark(c, NULL) == NULL)
        return false;
    for (uint32_t t = trader->first > BACK ? trader->first - BACK : 0; t < trader->first; t++) {
        const tsc_mark *word = tsc_reading_function(c->reading, t);
        if (tsc_mark_is(word, "to") || tsc_mark_is(word, "at"))
            return true;
    }
    return false;
}

/* How far off a word of share stands: of one, or of who takes and gives. */
double tsc_kind_share_distance(const tsc_candidate *c)
{
    enum { BEHIND = 4, BESIDE = 6 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    double least = TSC_KIND_FAR;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        if ((!tsc_entry_is(mark->entry, "trade_share") && !tsc_mark_names_trader(mark)) || is_whither(c, mark))
            continue;
        const bool behind = mark->first >= c->quantity->last && !c->reading->verb_last;
        least = fmin(least, tsc_reading_distance(c->reading, mark->first, mark->last, c->edge, c->quantity->last) +
                                (behind ? BEHIND : 0));
    }
    double trader_at = BESIDE;
    if (tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "trader", NULL, -1, BESIDE, &trader_at) !=
        NULL) /* the first partner is Egypt – 20.4 % */
        least = fmin(least, trader_at);
    return least;
}

bool tsc_kind_is_goal_of_share(const tsc_candidate *c, const char *preposition)
{
    const tsc_candidate *b = c->before;
    if (b == NULL || b->indicator->orientation != TSC_SHARE || b->units != c->units)
        return false;
    const bool to = tsc_code_is(preposition, "to") || tsc_code_is(preposition, "until");
    return (to && (c->anchor == NULL || c->anchor == b->anchor)) ||
           (c->reading->verb_last && b->index + 1 == c->index && tsc_kind_starts_rise(b));
}
