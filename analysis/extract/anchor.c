/* Which indicator a quantity measures: the word of the sentence with the best score, else what was spoken of before. */
#include "extract/anchor_parts.h"
#include "extract/ground.h"
#include "extract/kind_parts.h"

static const double count_score = 40, forced_score = 60;

/* "1,04 تريليون قبل سنة": a year that says when is no unit of the number before it. */
static bool is_in_time(const tsc_reading *r, const tsc_mark *mark, uint32_t from)
{
    for (size_t i = 0; i < r->timexes->count; i++)
        if (r->timexes->items[i].first >= from && r->timexes->items[i].first <= mark->first &&
            r->timexes->items[i].last >= mark->last &&
            (r->timexes->items[i].first < mark->first || r->timexes->items[i].period.kind != TSC_PERIOD_NONE))
            return true;
    return false;
}

/* "import duties of 5 %", "ввозные пошлины": the word of trade is part of what is no trade. */
static bool is_of_rate(const tsc_candidate *c, const tsc_mark *trap)
{
    const tsc_mark *anchor = c->anchor;
    if (anchor == NULL || c->indicator == NULL || c->units != TSC_UNITS_PERCENT ||
        !tsc_indicator_is_directed(c->indicator))
        return false;
    return tsc_entry_is(trap->entry, "clause") && trap->first <= anchor->last && anchor->first <= trap->last &&
           tsc_reading_together(c->reading, anchor->first, c->edge);
}

/* "a cut of tariffs to 15 % on imports of cars": the word right before the percentage says what it is, and the trade behind it only on what. */
static bool is_rate_on_trade(const tsc_candidate *c, const tsc_mark *trap)
{
    enum { LEAD = 2 };
    const tsc_mark *anchor = c->anchor;
    return anchor != NULL && c->units == TSC_UNITS_PERCENT && tsc_entry_is(trap->entry, "clause") &&
           trap->last <= c->edge && c->edge - trap->last <= LEAD && anchor->first >= c->quantity->last &&
           tsc_indicator_is_directed(c->indicator) && tsc_reading_together(c->reading, trap->first, c->edge);
}

/* "1. Agreement on fisheries", "2) exports": the number of an item of a list. */
static bool is_item_number(const tsc_candidate *c)
{
    const tsc_scan *scan = c->reading->scan;
    const tsc_quantity *q = c->quantity;
    return q->first == 0 && q->last == 1 && q->plain && (tsc_scan_is(scan, 1, ".") || tsc_scan_is(scan, 1, ")")) &&
           tsc_scan_glued(scan, 1) && !tsc_scan_glued(scan, 2);
}

/* "38 % up thanks to high prices": what is named as a cause behind the value is not what it measures. */
static bool is_cause(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { REACH = 4 };
    for (uint32_t t = c->quantity->last; t < mark->first; t++)
        if (mark->first - t <= REACH && tsc_mark_is(tsc_reading_function(c->reading, t), "cause"))
            return true;
    return false;
}

/* "участие – 400 евро", "the fee: 400 euros": the sign right before the value leads from the word that says what it is. */
static bool leads_by_sign(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { BESIDE = 2 };
    return c->edge > mark->last && c->edge - 1 - mark->last <= BESIDE &&
           tsc_span_is_among(tsc_scan_token(c->reading->scan, c->edge - 1), "- \xE2\x80\x93 \xE2\x80\x94 :");
}

static bool is_trapped(tsc_candidate *c, double anchor_distance)
{
    const tsc_quantity *q = c->quantity;
    if (is_item_number(c)) {
        tsc_candidate_reject(c, "the number of an item");
        return true;
    }
    const tsc_mentions *traps = &c->reading->of[TSC_ROLE_TRAP];
    for (size_t i = 0; i < traps->count; i++) {
        const tsc_mark *mark = traps->items[i];
        bool behind = mark->first >= q->last;
        if (behind && is_cause(c, mark))
            continue;
        double d = tsc_reading_distance(c->reading, mark->first, mark->last, c->edge, q->last);
        bool counted = c->units == TSC_UNITS_BARE || c->units == TSC_UNITS_PERSONS || c->units == TSC_UNITS_GOODS;
        /* 45 chefs d'entreprise */
        bool heads = behind && mark->first == q->last && (c->units & (TSC_UNITS_COMPANIES | TSC_UNITS_PERSONS)) != 0;
        const bool verb = c->anchor != NULL && *c->indicator->count_unit != '\0' &&
                          c->anchor->last <= mark->first; /* joint ventures now number 300 */
        /* a credit line of 75 million for hospital equipment */
        const bool lent = d >= 1 && c->anchor != NULL && c->anchor->last <= c->edge && tsc_anchor_is_scaled(q) &&
                          (c->indicator->units & TSC_UNITS_MONEY) != 0 && (c->indicator->units & TSC_UNITS_GOODS) == 0;
        if ((tsc_entry_is(mark->entry, "before") && !behind && d < 1 && counted && !verb) ||
            (tsc_entry_is(mark->entry, "after") &&
             ((behind && d < 2 && c->units == TSC_UNITS_BARE && !lent && !is_in_time(c->reading, mark, q->last)) ||
              heads)) ||
            (tsc_entry_is(mark->entry, "clause") && d + 2 < anchor_distance && d < 9 &&
             (tsc_anchor_is_in_phrase(c, mark) || leads_by_sign(c, mark))) ||
            is_of_rate(c, mark) || is_rate_on_trade(c, mark)) {
            tsc_candidate_reject(c, "trap word");
            return true;
        }
    }
    return false;
}

/* "The project stands for an investment of 1.5 billion": what it costs is the project's value. */
static void prefer_project(tsc_candidate *c)
{
    enum { FAR = 14 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    bool joined = c->anchor != NULL && c->indicator->name == TSC_INDICATOR_FDI_FLOW &&
                  tsc_entry_has(c->anchor->entry, "form", "noun") && c->anchor->last <= c->edge &&
                  c->edge - c->anchor->last <= 2;
    for (size_t i = 0; joined && i < marks->count && marks->items[i]->last <= c->anchor->first; i++) {
        const tsc_mark *mark = marks->items[i];
        bool project = tsc_entry_is(mark->entry, "projects") && tsc_entry_has(mark->entry, "form", "noun") &&
                       c->reading->weak[mark->last] == c->reading->weak[c->anchor->first] &&
                       c->reading->clause[mark->first] == c->reading->clause[c->anchor->first];
        if (project && c->anchor->first - mark->last <= FAR) {
            c->anchor = mark;
            c->indicator = tsc_indicator_find("projects");
            return;
        }
    }
}

/* "Exports of lamb were halved: 820 tonnes were flown out": how the goods spoken of went, and no cargo of its own. */
static void prefer_goods_sold(tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    bool flow =
        b != NULL && (b->indicator->name == TSC_INDICATOR_EXPORTS || b->indicator->name == TSC_INDICATOR_IMPORTS);
    if (c->anchor == NULL || !flow || b->anchor == NULL || b->figure.commodity == NULL ||
        c->indicator->name != TSC_INDICATOR_FREIGHT || (c->units & TSC_UNITS_GOODS) == 0 ||
        !tsc_entry_has(c->anchor->entry, "form", "verb"))
        return;
    c->anchor = b->anchor, c->indicator = b->indicator;
}

/* "behind the United Kingdom" */
static bool is_ranked(const tsc_reading *r, const tsc_place_mention *p)
{
    enum { ARTICLE = 1 };
    const tsc_mentions *marks = &r->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "rank") && marks->items[i]->last <= p->first &&
            p->first - marks->items[i]->last <= ARTICLE)
            return true;
    return false;
}

/* "FDI of 1.2 billion (43 projects), the third behind Singapore (5.6 billion)": who is ranked beside the subject has as much of
   the same. */
static bool is_ranked_value(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    while (b != NULL && b->figure.kind == TSC_FIGURE_CHANGE)
        b = b->before;
    const bool counted = b != NULL && b->units == TSC_UNITS_PERSONS && c->units == TSC_UNITS_BARE &&
                         c->quantity->form == TSC_QUANTITY_AMOUNT;
    for (size_t i = 0;
         b != NULL && b->anchor != NULL && (counted || (b->units == c->units && c->units == TSC_UNITS_MONEY)) &&
         i < c->reading->place_count;
         i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        const bool next = c->previous != NULL && c->previous != b && c->previous->indicator == b->indicator &&
                          tsc_kind_is_in_brackets(c->previous);
        if ((p->role == TSC_PLACE_ASIDE || is_ranked(c->reading, p) || next) && p->first >= b->quantity->last &&
            p->last + 1 == c->edge && tsc_kind_is_in_brackets(c))
            return true;
    }
    return false;
}

/* "a credit line of 500 million, of which 180 million remain, and a trade which …": a part of the value before, whatever noun comes
   in the next part of the sentence. */
static bool is_part_of_before(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    bool other = c->anchor != NULL && c->anchor->first >= c->quantity->last &&
                 c->reading->weak[c->anchor->first] != c->reading->weak[c->quantity->last];
    if (b == NULL || b->anchor == NULL || !other || b->figure.kind != TSC_FIGURE_LEVEL ||
        (b->units != c->units && !(c->units == TSC_UNITS_BARE && tsc_anchor_is_scaled(c->quantity))))
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "of_which") && marks->items[i]->last == c->edge &&
            marks->items[i]->first >= b->quantity->last)
            return true;
    return false;
}

/* "970 American companies; 220 British ones": as many of what was counted before. */
static bool counts_ones(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    if (c->before == NULL || c->before->anchor == NULL || *c->before->indicator->count_unit == '\0' ||
        c->units != TSC_UNITS_BARE)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "ones") && marks->items[i]->first >= c->quantity->last &&
            marks->items[i]->first - c->quantity->last <= NEAR)
            return true;
    return false;
}

/* "received $212 million in FDI from the Netherlands, $187 million from Turkey": the noun behind the first value is what all of the list
   are, whatever verb stands before it. */
static bool is_next_of_noun(const tsc_candidate *c)
{
    enum { PHRASE = 7 };
    const tsc_candidate *b = c->before;
    const tsc_reading *r = c->reading;
    if (b == NULL || b->anchor == NULL || b->units != c->units || c->units != TSC_UNITS_MONEY || c->anchor == NULL ||
        c->anchor->last > b->edge || r->verb_last || r->verb_first ||
        r->clause[b->quantity->first] != r->clause[c->quantity->first])
        return false;
    const bool list = tsc_code_is(b->by_indicator, "word of the list");
    const bool joined = b->anchor->first >= b->quantity->last && b->anchor->first - b->quantity->last <= 2;
    if ((!joined && !list) || c->edge - (joined ? b->anchor->last : b->quantity->last) > PHRASE)
        return false;
    for (size_t i = 0; i < r->of[TSC_ROLE_INDICATOR].count; i++) {
        const tsc_mark *mark = r->of[TSC_ROLE_INDICATOR].items[i];
        if (mark->first > b->quantity->last && mark->first != b->anchor->first && mark->last <= c->edge &&
            r->indicators[i] != NULL)
            return false;
    }
    return tsc_candidate_lead(c, NULL) == NULL || tsc_candidate_is_led_by(c, "and");
}

/* "из Италии (330 млн долларов) и из Франции (230 млн)": in brackets each, without a unit of its own behind one that has one. */
static bool is_next_in_brackets(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (b == NULL || b->anchor == NULL || c->units != TSC_UNITS_BARE || !tsc_anchor_is_scaled(c->quantity) ||
        (b->units & TSC_UNITS_MONEY) == 0 || !tsc_kind_is_in_brackets(b) || !tsc_kind_is_in_brackets(c))
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= b->quantity->last && marks->items[i]->last <= c->edge)
            return false;
    return true;
}

/* "(+4.5 %, from 14.5 to nearly 15.2 billion), with a fall in imports": where the value before has gone. */
static bool ends_way_of(const tsc_candidate *c, const tsc_candidate *b)
{
    enum { NEAR = 3 };
    return b->stand == TSC_STAND_EARLIER && b->index + 1 == c->index && c->edge - b->quantity->last <= NEAR &&
           c->anchor != NULL && c->anchor->first >= c->quantity->last && tsc_kind_is_goal(tsc_candidate_lead(c, NULL));
}

/* What is set against the value before, or says it in another currency, measures the same. */
static bool keeps_indicator(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    /* 24.7 billion dollars, against 34.2 billion */
    bool bare = c->units == TSC_UNITS_BARE && tsc_anchor_is_scaled(c->quantity);
    if (b == NULL || b->anchor == NULL || (b->units != c->units && !bare) || b->indicator->orientation == TSC_SHARE ||
        c->forced != NULL)
        return false;
    bool against = tsc_candidate_is_led_by(c, "against") && (b->units & TSC_UNITS_MONEY) != 0;
    for (size_t i = 0; against && i < marks->count; i++)
        if (c->reading->indicators[i] != NULL &&
            !(b->indicator->orientation == TSC_BALANCE && c->reading->indicators[i]->orientation == TSC_MUTUAL) &&
            ((marks->items[i]->first >= b->quantity->last && marks->items[i]->last <= c->edge &&
              marks->items[i] != b->anchor) ||
             (marks->items[i]->first >= c->quantity->last && marks->items[i]->first - c->quantity->last <= 4)))
            against = false; /* exports of 5 against imports of 3, against 3 in imports */
    return against || tsc_candidate_is_converted(c) || ends_way_of(c, b);
}

/* "4.6 million tonnes of cargo were dispatched, 12 % more than a year earlier": so much more of what the level before counts,
   unless another noun has come between. */
static bool adds_to_level(const tsc_candidate *c)
{
    enum { REACH = 14 };
    const tsc_candidate *b = c->before;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    while (b != NULL && tsc_kind_is_in_brackets(b) && !tsc_kind_is_in_brackets(c))
        b = b->before; /* 1.4 billion (exports 0.9, imports 0.5), 7 % more */
    if (b == NULL || b->anchor == NULL || b->figure.kind != TSC_FIGURE_LEVEL ||
        b->indicator->orientation == TSC_SHARE || c->units != TSC_UNITS_PERCENT ||
        c->quantity->first - b->quantity->last > REACH || c->forced != NULL ||
        tsc_kind_more_or_less(c) == TSC_CHANGE_NONE)
        return false;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool outside = c->reading->parent[c->reading->clause[mark->first]] == c->reading->clause[mark->first];
        bool verb = tsc_entry_has(mark->entry, "form", "verb") && mark->last <= c->edge &&
                    c->edge - mark->last <= 2; /* it imported 10 % more */
        bool own = mark->first >= b->quantity->last && mark != b->anchor && outside &&
                   (verb || tsc_entry_has(mark->entry, "form", "noun"));
        if (own && c->reading->indicators[i] != NULL && mark->first < c->quantity->last + 4)
            return false;
    }
    return true;
}

/* The best of the indicator words of the sentence; gives its points, 0 where none fits. */
static double take_best(tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    double best = 0;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *indicator = c->reading->indicators[i];
        if (indicator == NULL || indicator->orientation == TSC_SHARE)
            continue;
        double points = marks->items[i] == c->forced ? forced_score : tsc_anchor_score(c, i);
        if (points > best)
            best = points, c->anchor = marks->items[i], c->indicator = indicator;
    }
    return best;
}

static void take_anchor_of(tsc_candidate *c, const tsc_candidate *other)
{
    c->anchor = other->anchor;
    c->indicator = other->indicator;
}

bool tsc_candidate_is_reached(const tsc_candidate *c)
{
    enum { BETWEEN = 2 }; /* a comma, the preposition */
    const tsc_candidate *b = c->before;
    if (b == NULL || b->rejected || b->anchor == NULL || c->forced != NULL || b->units != TSC_UNITS_PERCENT ||
        b->figure.kind != TSC_FIGURE_CHANGE || c->units == TSC_UNITS_PERCENT || c->edge <= b->quantity->last ||
        c->edge - b->quantity->last > BETWEEN || !tsc_anchor_can_have(c, b->indicator))
        return false;
    return tsc_kind_is_goal(tsc_candidate_lead(c, NULL));
}

/* "Korean investment in Vietnam, spread over 9,534 projects, has reached $81 billion": the verb right behind the comma that closes an
   aside with a count is that of the noun before the aside. */
static void take_subject_of_aside(tsc_candidate *c)
{
    enum { VERB = 2 };
    const tsc_reading *r = c->reading;
    const tsc_candidate *b = c->before;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    const tsc_mark *reached = tsc_candidate_near(c, TSC_ROLE_CHANGE, "reach", NULL, -1, 2 * VERB, NULL);
    if (b == NULL || b->before != NULL || c->units != TSC_UNITS_MONEY || reached == NULL || c->anchor == NULL ||
        (b->units & (TSC_UNITS_PROJECTS | TSC_UNITS_COMPANIES | TSC_UNITS_ITEMS)) == 0 || b->anchor == NULL ||
        c->anchor->first != b->anchor->first)
        return;
    uint32_t comma = reached->first;
    while (comma > 0 && !tsc_scan_is_comma(r->scan, comma - 1))
        comma--;
    if (comma == 0 || reached->first - comma > VERB || comma < b->quantity->last)
        return;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= b->edge; i++)
        if (r->indicators[i] != NULL && r->weak[marks->items[i]->first] + 1 == r->weak[b->edge] &&
            tsc_entry_has(marks->items[i]->entry, "form", "noun") && tsc_anchor_can_have(c, r->indicators[i])) {
            c->anchor = marks->items[i], c->indicator = r->indicators[i];
            return;
        }
}

/* "The figure could reach a billion if the gas project goes ahead": what is named behind a condition measures nothing that was told
   of a pronoun before it. */
static bool is_of_condition(const tsc_candidate *c)
{
    const tsc_mentions *words = &c->reading->of[TSC_ROLE_MODALITY], *again = &c->reading->of[TSC_ROLE_DISCOURSE];
    bool goes_on = false, condition = false;
    if (c->anchor == NULL || c->anchor->first < c->quantity->last)
        return false;
    for (size_t i = 0; i < again->count; i++)
        goes_on = goes_on || (tsc_entry_is(again->items[i]->entry, "same") && again->items[i]->last <= c->edge);
    for (size_t i = 0; i < words->count; i++)
        condition =
            condition || (tsc_entry_is(words->items[i]->entry, "hypothetical") &&
                          words->items[i]->first >= c->quantity->last && words->items[i]->last <= c->anchor->first);
    return goes_on && condition;
}

/* Why a value that no word of a trap stands beside is none of trade all the same; NULL where it may be. */
static const char *no_figure(const tsc_candidate *c, const tsc_discourse *discourse, bool counted, double distance)
{
    if (c->units == TSC_UNITS_PIECES && c->anchor != NULL && !tsc_entry_has(c->anchor->entry, "form", "verb") &&
        (c->before != NULL || tsc_candidate_is_led_by(c, "by")))
        return "counted goods beside a trade told otherwise";
    if (counted && tsc_quantity_is_year(c->quantity) &&
        (c->indicator->name == TSC_INDICATOR_CONTRACTS || c->indicator->name == TSC_INDICATOR_PROJECTS))
        return "the year of a paper"; /* under the 2010 agreement */
    if (tsc_anchor_is_headcount(c))
        return "people who are no tourists";
    return !counted && tsc_candidate_has_own_subject(c, discourse, distance) ? "a subject of its own" : NULL;
}

void tsc_candidate_anchor(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    enum { FAR = 14, NO_ANCHOR = 18 };
    double best = take_best(c);
    if (is_of_condition(c))
        c->anchor = NULL, c->indicator = NULL, best = 0;
    const bool counted = best >= count_score - 6;
    const bool listed = is_next_of_noun(c);
    if (is_ranked_value(c) || is_part_of_before(c) || tsc_candidate_is_reached(c) || counts_ones(c) || listed)
        take_anchor_of(c, c->before);
    else if (keeps_indicator(c) || is_next_in_brackets(c))
        take_anchor_of(c, c->previous);
    else if (adds_to_level(c))
        take_anchor_of(c, c->before);
    prefer_project(c);
    prefer_goods_sold(c);
    take_subject_of_aside(c);
    const double distance = c->anchor != NULL ? tsc_reading_distance(c->reading, c->anchor->first, c->anchor->last,
                                                                     c->edge, c->quantity->last)
                                              : NO_ANCHOR;
    const char *why = is_trapped(c, counted ? 0 : distance) ? NULL : no_figure(c, discourse, counted, distance);
    if (why != NULL)
        tsc_candidate_reject(c, why);
    if (c->rejected)
        return;
    const bool far =
        c->anchor != NULL && distance > FAR && before != NULL && !before->rejected && before->anchor == c->anchor;
    if (c->anchor == NULL)
        tsc_anchor_take_farther_word(c);
    if (c->anchor == NULL && (c->anchor = tsc_anchor_counted_noun(c)) != NULL)
        c->indicator = tsc_indicator_find(c->anchor->entry->code);
    if (c->anchor != NULL) {
        c->following = c->anchor->first >= c->quantity->last;
        c->by_indicator = best >= forced_score ? "list in order"
                          : counted            ? "counted noun"
                          : c->following       ? "word behind"
                          : far || listed      ? "word of the list"
                                               : "word before";
    } else if (tsc_anchor_goes_abroad(c, discourse)) {
        c->indicator = tsc_indicator_find("exports");
        c->by_indicator = "goods that go somewhere";
    } else if (tsc_anchor_tells_partner(c)) {
        c->indicator = tsc_indicator_find("trade_turnover");
        c->by_indicator = "partner told by it";
    } else {
        tsc_anchor_take_topic(c, discourse, before);
    }
    if (!c->rejected)
        tsc_anchor_settle_unit(c, discourse);
}
