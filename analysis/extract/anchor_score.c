/* How well each indicator word of a sentence measures a quantity: near is better than far, before better than behind, the
   same clause better than another, and a word that follows at once ("20 projects", "$2 billion in exports") best of all. */
#include "extract/anchor_parts.h"
#include "extract/kind_parts.h"
#include "extract/quantity_parts.h"

#include <ctype.h>
#include <math.h>

static const double start_score = 26, count_score = 40, behind_cost = 7, joined_bonus = 12, parted_cost = 3,
                    counted_cost = 12, loose_cost = 20;

const tsc_mark *tsc_candidate_nearest(const tsc_candidate *candidate, tsc_role role, const char *code_a,
                                      const char *code_b, double behind, double limit, double *distance)
{
    const tsc_mentions *marks = &candidate->reading->of[role];
    const tsc_quantity *q = candidate->quantity;
    const tsc_mark *best = NULL;
    double best_distance = limit;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool is_behind = mark->first >= q->last;
        if ((!tsc_entry_is(mark->entry, code_a) && (code_b == NULL || !tsc_entry_is(mark->entry, code_b))) ||
            (is_behind && behind < 0))
            continue;
        double d = tsc_reading_distance(candidate->reading, mark->first, mark->last, candidate->edge, q->last);
        if (is_behind)
            d += behind;
        if (tsc_reading_parted(candidate->reading, is_behind ? q->last : mark->last,
                               is_behind ? mark->first : candidate->edge))
            d += 6;
        if (d < best_distance)
            best_distance = d, best = mark;
    }
    if (distance != NULL)
        *distance = best_distance;
    return best;
}

/* "Direct flights, now 3 a week": so many in a week. */
static bool is_count_a_week(const tsc_candidate *c, const tsc_indicator *indicator)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; (indicator->units & TSC_UNITS_FLIGHTS) != 0 && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "weekly") && marks->items[i]->first == c->quantity->last)
            return true;
    return false;
}

static bool is_only_articles(const tsc_reading *r, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++) {
        if (!tsc_mark_is(tsc_reading_function(r, t), "article"))
            return false;
    }
    return true;
}

/* What is lent or signed for, or invested, stands right before the value. */
static bool is_told_right_before(const tsc_candidate *c, const char *code, bool noun)
{
    enum { BESIDE = 2, WORTH = 3 }; /* contracts to the value of */
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const bool form =
            !noun || tsc_entry_has(mark->entry, "form", "noun") || tsc_entry_has(mark->entry, "form", "count");
        if (tsc_entry_is(mark->entry, code) && form && mark->last <= c->edge &&
            c->edge - mark->last <= (noun ? (uint32_t)WORTH : (uint32_t)BESIDE) &&
            c->reading->weak[mark->last] == c->reading->weak[c->edge])
            return true;
    }
    return false;
}

/* "to invest $1.3 billion in a plant", "a loan of $2 million for the purchase of rice", "contracts worth 3 million for exports of
   tea": what is invested, lent or signed for stands right before the value, and behind it what that is for. */
static bool is_put_into(const tsc_candidate *c, const tsc_mark *mark)
{
    if (tsc_entry_is(mark->entry, "projects"))
        return is_told_right_before(c, "fdi_flow", false);
    const bool traded = tsc_entry_is(mark->entry, "exports") || tsc_entry_is(mark->entry, "imports");
    return traded && mark->first > c->quantity->last && (c->units & TSC_UNITS_MONEY) != 0 &&
           (is_told_right_before(c, "financing", true) || is_told_right_before(c, "contracts", true));
}

/* "a €10.2 billion ($11.5 billion) deficit": the token behind brackets that stand behind the value. */
static uint32_t behind_brackets(const tsc_reading *r, uint32_t end)
{
    const tsc_scan *scan = r->scan;
    uint32_t at = end;
    if (at + 1 >= scan->token_count || !tsc_scan_is(scan, at, "("))
        return end;
    while (at < scan->token_count && !tsc_scan_is(scan, at, ")"))
        at++;
    return at + 1 < scan->token_count ? at + 1 : end;
}

/* "85 billion in 2020 with a deficit of 3": between the value and the word stand a number or a phrase of its own. */
static bool is_cut_off(const tsc_candidate *c, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++) {
        if (c->reading->scan->tokens[t].kind == TSC_TOKEN_NUMBER ||
            tsc_mark_is(tsc_reading_function(c->reading, t), "with"))
            return true;
    }
    return false;
}

/* "22 percent of the tea that Sri Lanka exported": the relative says whose sales the goods are that the share is of. */
static bool is_of_relative(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { GOODS = 4, NEAR = 5 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *goods = &r->of[TSC_ROLE_COMMODITY];
    if ((c->units & (TSC_UNITS_PERCENT | TSC_UNITS_GOODS | TSC_UNITS_MONEY)) == 0 ||
        !tsc_entry_has(mark->entry, "form", "verb") || !tsc_mark_is(tsc_reading_function(r, c->quantity->last), "of"))
        return false;
    for (size_t i = 0; i < goods->count; i++) {
        const tsc_mark *that = tsc_reading_function(r, goods->items[i]->last);
        if (goods->items[i]->first > c->quantity->last && goods->items[i]->first - c->quantity->last <= GOODS &&
            tsc_mark_is(that, "relative") && mark->first >= that->last && mark->first - that->last <= NEAR)
            return r->weak[mark->first] == r->weak[that->last];
    }
    return false;
}

/* "178 млн – экспорт, 89 млн – на импорт": behind a value that is not the first of its sentence a dash leads in the noun that it measures,
   and nothing is told of that noun. */
static bool is_dashed(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { PHRASE = 3 };
    const uint32_t end = c->quantity->last;
    const tsc_scan *scan = c->reading->scan;
    if (c->before == NULL || !tsc_entry_has(mark->entry, "form", "noun") || end >= scan->token_count ||
        !tsc_span_is_among(tsc_scan_token(scan, end), "– — -"))
        return false;
    const tsc_mark *onto = tsc_reading_function(c->reading, end + 1);
    if (mark->first != end + 1 && !(onto != NULL && onto->last == mark->first))
        return false;
    for (uint32_t t = mark->last; t < scan->token_count && t < mark->last + PHRASE; t++) {
        if (scan->tokens[t].kind == TSC_TOKEN_PUNCTUATION)
            return true;
        if (scan->tokens[t].kind != TSC_TOKEN_WORD || tsc_scan_mark(scan, t, TSC_ROLE_CHANGE) != NULL)
            return false;
    }
    return mark->last + PHRASE >= scan->token_count;
}

static bool is_joined(const tsc_candidate *c, const tsc_mark *mark)
{
    if (is_of_relative(c, mark) || is_dashed(c, mark))
        return true;

    uint32_t end = behind_brackets(c->reading, c->quantity->last);
    /* 130 millions seulement pour les achats */
    const tsc_mark *hedge = tsc_scan_mark(c->reading->scan, end, TSC_ROLE_HEDGE);
    if (hedge != NULL && tsc_entry_get(hedge->entry, "after").length > 0)
        end = hedge->last;
    if (is_put_into(c, mark) || (mark->clitics & TSC_CLITIC_AND) != 0)
        return false;
    if (mark->first < end || mark->first - end > 5 || c->reading->weak[mark->first] != c->reading->weak[end] ||
        !tsc_reading_together(c->reading, mark->first, c->quantity->first) || is_cut_off(c, end, mark->first))
        return false;
    const tsc_mark *function = tsc_reading_function(c->reading, end);
    return mark->first == end ||
           (function != NULL && (tsc_entry_is(function->entry, "of") || tsc_entry_is(function->entry, "in") ||
                                 (tsc_entry_is(function->entry, "to") && !tsc_entry_has(mark->entry, "form", "verb") &&
                                  is_only_articles(c->reading, function->last, mark->first))));
}

bool tsc_anchor_is_scaled(const tsc_quantity *q)
{
    return q->form == TSC_QUANTITY_AMOUNT && (fabs(q->value) >= 1e6 || q->scale >= 1e6); /* 0.4 million */
}

bool tsc_anchor_can_have(const tsc_candidate *c, const tsc_indicator *indicator)
{
    if (c->units == TSC_UNITS_BARE) {
        if ((indicator->units & TSC_UNITS_MONEY) != 0 && *indicator->count_unit == '\0')
            return tsc_anchor_is_scaled(c->quantity) || c->quantity->shared_scale;
        return c->quantity->form == TSC_QUANTITY_AMOUNT &&
               (*indicator->count_unit != '\0' || tsc_anchor_is_scaled(c->quantity));
    }
    return (indicator->units & c->units) != 0;
}

/* No comma or "and" parts the mark from the value. */
bool tsc_anchor_is_in_phrase(const tsc_candidate *c, const tsc_mark *mark)
{
    const uint32_t *weak = c->reading->weak;
    if (!tsc_reading_together(c->reading, mark->first, c->quantity->first))
        return false;
    return mark->first >= c->quantity->last ? weak[mark->first] == weak[c->quantity->last]
                                            : weak[mark->last] == weak[c->edge];
}

/* "120,000 Turks visited …": a demonym stands for the noun that is counted. */
static bool is_counted_by_people(const tsc_candidate *c, const tsc_indicator *indicator)
{
    if ((indicator->units & TSC_UNITS_PERSONS) == 0 || c->units != TSC_UNITS_BARE ||
        c->quantity->form != TSC_QUANTITY_AMOUNT)
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        uint32_t end = c->quantity->last;
        const tsc_mark *of = tsc_reading_function(c->reading, end);
        if (p->adjective &&
            (p->first == end || (p->first == end + 1 && of == NULL) || (tsc_mark_is(of, "of") && p->first == of->last)))
            return true;
    }
    return false;
}

/* "L'excédent de la Suisse dans ses échanges": the word stands behind an "in" of the same phrase. */
static bool is_within_phrase(const tsc_candidate *c, uint32_t from, uint32_t to)
{
    enum { FAR = 8 };
    return to - from <= FAR && tsc_reading_is_behind(c->reading, to, "in") &&
           c->reading->weak[from] == c->reading->weak[to];
}

/* "un excédent de 24,7 milliards dans ses échanges": the balance has the value right behind it, and the trade stands in a phrase
   of its own behind that. */
static bool holds_value(const tsc_candidate *c, const tsc_mark *balance, const tsc_mark *trade)
{
    enum { NEAR = 3, FAR = 5 };
    const tsc_mark *in = tsc_reading_function(c->reading, c->quantity->last);
    return balance->last <= c->edge && c->edge - balance->last <= NEAR && trade->first > c->quantity->last &&
           trade->first - c->quantity->last <= FAR && tsc_mark_is(in, "in") &&
           c->reading->weak[balance->last] == c->reading->weak[c->edge];
}

/* "дефицит России в этой торговле": a preposition stands somewhere between. */
static bool has_function_between(const tsc_candidate *c, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (tsc_reading_function(c->reading, t) != NULL)
            return true;
    return false;
}

/* "a deficit in trade": the trade is the deficit's and no indicator of its own. */
static bool is_of_balance(const tsc_candidate *c, size_t index)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_mark *mark = marks->items[index];
    if (!tsc_entry_is(mark->entry, "trade_turnover"))
        return false;
    for (size_t i = index > 3 ? index - 3 : 0; i < index; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_balance") && holds_value(c, marks->items[i], mark))
            return true;
    for (size_t i = index > 3 ? index - 3 : 0; i < index; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_balance") && marks->items[i]->last <= mark->first &&
            (mark->first - marks->items[i]->last <= 4 || is_within_phrase(c, marks->items[i]->last, mark->first)) &&
            (mark->first == marks->items[i]->last || has_function_between(c, marks->items[i]->last, mark->first) ||
             tsc_reading_before(c->reading, mark->first, NULL) != NULL ||
             tsc_reading_function(c->reading, marks->items[i]->last) != NULL) &&
            !tsc_reading_parted(c->reading, marks->items[i]->last, mark->first))
            return true;
    return false;
}

/* "to 71 thousand against 48 thousand": a bare number that is set against one of the same thing. */
static bool is_compared(const tsc_candidate *c, const tsc_indicator *indicator)
{
    const char *before = tsc_candidate_lead(c, NULL);
    return c->before != NULL && c->before->indicator == indicator &&
           (tsc_code_is(before, "against") || tsc_code_is(before, "until") || tsc_code_is(before, "to"));
}

/* "33 млн. Положительное сальдо": a stop and a capital behind the value begin another sentence, a capital on a new line
   another row. */
static bool is_closed(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_scan *scan = c->reading->scan;
    uint32_t end = c->quantity->last;
    if (mark->first < end || end >= scan->token_count || (scan->tokens[end].flags & TSC_TOKEN_CAPITAL) == 0)
        return false;
    return scan->text.data[c->quantity->end - 1] == '.' || (scan->tokens[end].flags & TSC_TOKEN_NEWLINE) != 0;
}

/* "investments of $4 billion in 60 projects": the noun behind is what another number counts. */
static bool is_counted_by_another(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_quantities *all = c->reading->quantities;
    if (c->index + 1 >= all->count)
        return false;
    const tsc_quantity *next = &all->items[c->index + 1];
    return next->form == TSC_QUANTITY_AMOUNT && next->first >= c->quantity->last && next->first <= mark->first &&
           mark->first <= next->last && mark->last >= next->last;
}

/* Electricity is traded in MW; otherwise a MW is a plant's capacity. */
bool tsc_anchor_is_capacity(const tsc_candidate *c, const tsc_indicator *indicator)
{
    return tsc_unit_is(c->quantity->unit, "MW") && !tsc_indicator_is_directed(indicator);
}

/* "With 2.3 million tonnes, Brazil was the main supplier", "Of the 3.4 billion that the two traded": the value opens the
   sentence and belongs to what follows. */
static bool is_fronted(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { OPENING = 2, LONG_OPENING = 5 };
    const bool with =
        tsc_mark_is(tsc_reading_function(c->reading, 0), "with"); /* con un volumen de 9.800 millones, el comercio … */
    return c->edge > 0 && c->edge <= (with ? (uint32_t)LONG_OPENING : (uint32_t)OPENING) &&
           tsc_candidate_lead(c, NULL) != NULL &&
           c->reading->clause[mark->first] == c->reading->clause[c->quantity->first] &&
           !tsc_reading_parted(c->reading, c->quantity->last, mark->first);
}

/* A bare number is one of what the noun counts only where something reaches it: rose to 11,500, numbered 130,000. */
static bool is_reached(const tsc_candidate *c)
{
    return tsc_kind_starts_rise(c) || tsc_candidate_near(c, TSC_ROLE_CHANGE, "reach", "up", 4, 9, NULL) != NULL ||
           tsc_candidate_near(c, TSC_ROLE_CHANGE, "down", NULL, 4, 9, NULL) != NULL ||
           c->quantity->bound == TSC_BOUND_AT_LEAST || c->quantity->bound == TSC_BOUND_ABOUT ||
           tsc_candidate_near(c, TSC_ROLE_CHANGE, "shift", NULL, 4, 9, NULL) != NULL ||
           (c->edge > 0 && tsc_scan_is(c->reading->scan, c->edge - 1, ":"));
}

/* "of which 23.3 billion – Vietnamese exports" */
static bool is_of_which(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    bool near = mark->first - c->quantity->last <= 5 &&
                !tsc_reading_parted(c->reading, c->quantity->last, mark->first) &&
                c->reading->clause[mark->first] == c->reading->clause[c->quantity->first];
    for (size_t i = 0; near && i < marks->count; i++)
        /* из них экспорт – 1,4 млрд, импорт – 3,2 */
        if ((tsc_entry_is(marks->items[i]->entry, "of_which") && marks->items[i]->last <= c->edge &&
             c->edge - marks->items[i]->last <= 2 &&
             tsc_scan_mark(c->reading->scan, marks->items[i]->last, TSC_ROLE_INDICATOR) == NULL) ||
            (c->reading->verb_last && tsc_entry_is(marks->items[i]->entry, "possessive") &&
             marks->items[i]->last == c->edge)) /* оның 18 миллионы */
            return true;
    return false;
}

/* "2.8 billion in Indonesian exports, and hopes for 10": the noun stands right behind an earlier value and is that one's. */
static bool is_of_value_before(const tsc_candidate *c, const tsc_mark *mark)
{
    for (const tsc_candidate *b = c->before; b != NULL; b = b->before)
        if (b->anchor != NULL && b->units == c->units && b->anchor->first == mark->first && b->following &&
            mark->last <= c->edge)
            return c->reading->weak[mark->last] != c->reading->weak[c->edge];
    return false;
}

/* "1.4 billion for battery plants": what the amount is for. */
static bool is_purpose(const tsc_candidate *c, const tsc_mark *mark)
{
    for (uint32_t t = c->quantity->last; t < mark->first; t++) {
        if (tsc_mark_is(tsc_reading_function(c->reading, t), "to"))
            return true;
    }
    return false;
}

/* "6.8 billion from 4.1 billion a year earlier on the back of coal shipments": what the value before was is set against. */
static bool is_set_against(const tsc_candidate *c)
{
    enum { NEAR = 8 };
    const char *before = tsc_candidate_lead(c, NULL);
    return c->before != NULL && (tsc_code_is(before, "from") || tsc_code_is(before, "against")) &&
           c->before->units == c->units && c->units != TSC_UNITS_PERCENT &&
           c->edge - c->before->quantity->last <= NEAR && c->before->figure.kind == TSC_FIGURE_LEVEL;
}

/* "exports to Spain, the country's top customer, were worth": the noun between commas says who somebody is, and the flow
   before it is what the value measures. */
static bool is_apposed(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { NEAR = 4 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    uint32_t comma = mark->first;
    if (!tsc_scan_is_comma(c->reading->scan, mark->last) || mark->last >= c->edge)
        return false;
    while (comma > 0 && mark->first - comma < NEAR && !tsc_scan_is_comma(c->reading->scan, comma - 1))
        comma--;
    if (comma == 0 || !tsc_scan_is_comma(c->reading->scan, comma - 1))
        return false;
    /* На Филиппины, традиционного поставщика, пришлось 410 тыс. тонн */
    const bool falls_to =
        tsc_mark_is(tsc_scan_mark(c->reading->scan, mark->last + 1, TSC_ROLE_INDICATOR), "trade_share");
    for (size_t i = 0; falls_to && i < c->reading->place_count; i++)
        if (c->reading->places[i].last + 1 == comma)
            return true;
    for (size_t i = 0; i < marks->count && marks->items[i]->last < comma; i++)
        if (c->reading->indicators[i] != NULL && c->reading->indicators[i]->flow &&
            tsc_entry_has(marks->items[i]->entry, "form", "noun") &&
            tsc_anchor_can_have(c, c->reading->indicators[i]) &&
            !tsc_reading_parted(c->reading, marks->items[i]->last, c->edge))
            return true;
    return false;
}

/* "1,05 млрд долларға жеткізді": brought to that amount, where "delivered" has none in this case. */
static bool is_brought_to(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_scan *scan = c->reading->scan;
    size_t end = tsc_behind_ending(scan, c->quantity->last);
    tsc_place_role role = TSC_PLACE_BARE;
    /* 1 млрд долларға дейін жеткізу */
    const bool until = mark->first == end + 1 && tsc_scan_mark(scan, end, TSC_ROLE_PERIOD) != NULL;
    const tsc_mark *reach = mark->first == end || until ? tsc_scan_mark(scan, mark->first, TSC_ROLE_CHANGE) : NULL;
    return c->reading->verb_last && tsc_mark_is(reach, "reach") &&
           tsc_reading_ending(scan, tsc_scan_span(scan, c->quantity->last - 1, end), &role) && role == TSC_PLACE_TO;
}

/* "Trade with Kazakhstan, owing to the fall of imports, shrank by 12 %": a flow between a word of cause and the word of change
   that tells of another flow, named before the cause. */
static bool is_cause(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { REACH = 7 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR], *changes = &r->of[TSC_ROLE_CHANGE];
    const tsc_mark *cause = NULL;
    bool other = false, moves = false;
    for (uint32_t t = mark->first > REACH ? mark->first - REACH : 0; t < mark->first; t++)
        if (tsc_mark_is(tsc_reading_function(r, t), "cause"))
            cause = tsc_reading_function(r, t);
    if (cause == NULL || mark->last > c->edge || r->verb_last)
        return false;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= cause->first; i++)
        other = other || (r->indicators[i] != NULL && r->indicators[i]->flow &&
                          r->clause[marks->items[i]->first] == r->clause[mark->first]);
    for (size_t i = 0; i < changes->count; i++)
        moves = moves || (tsc_entry_moves(changes->items[i]->entry) && changes->items[i]->first >= mark->last &&
                          changes->items[i]->last <= c->edge);
    return other && moves;
}

/* "вложили в узбекистанские проекты $330 млн", "a investi dans des projets": the verb says what the money is, the projects
   where it went. */
static bool is_paid_into(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    tsc_place_role role = TSC_PLACE_BARE;
    if (!tsc_entry_is(mark->entry, "projects"))
        return false;
    /* жобаларына қаражат салған */
    const bool goal = c->reading->verb_last && mark->last > 0 && tsc_reading_case(c->reading, mark->last - 1, &role) &&
                      role == TSC_PLACE_TO;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *verb = marks->items[i];
        if (goal && tsc_entry_is(verb->entry, "fdi_flow") && verb->first >= c->quantity->last &&
            c->reading->clause[verb->first] == c->reading->clause[mark->first])
            return true;
        bool pays = (tsc_entry_is(verb->entry, "fdi_flow") || tsc_entry_is(verb->entry, "financing")) &&
                    tsc_entry_has(verb->entry, "form", "verb");
        if (pays && verb->last <= mark->first && c->reading->clause[verb->first] == c->reading->clause[mark->first] &&
            (c->before == NULL || c->before->quantity->last <= verb->first))
            return true;
    }
    return false;
}

/* "the surplus with Peru, to which it sells gold, was": the verb stands in a relative between commas, and the noun before it is
   what the value measures. */
static bool is_in_relative(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { NEAR = 5 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    uint32_t open = mark->first, close = mark->last;
    while (open > 0 && mark->first - open < NEAR && !tsc_scan_is_comma(r->scan, open - 1))
        open--;
    while (close < c->edge && close - mark->last < NEAR && !tsc_scan_is_comma(r->scan, close))
        close++;
    if (open == 0 || !tsc_scan_is_comma(r->scan, open - 1) || close >= c->edge || !tsc_scan_is_comma(r->scan, close))
        return false;
    const tsc_mark *first = tsc_reading_function(r, open),
                   *second = first != NULL ? tsc_reading_function(r, first->last) : NULL;
    bool relative = tsc_mark_is(first, "relative") || tsc_mark_is(second, "relative");
    for (size_t i = 0; relative && i < marks->count && marks->items[i]->last < open; i++)
        if (r->indicators[i] != NULL && r->indicators[i]->flow &&
            tsc_entry_has(marks->items[i]->entry, "form", "noun") && tsc_anchor_can_have(c, r->indicators[i]))
            return true;
    return false;
}

static double score_counted(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_quantity *q = c->quantity;
    const tsc_span unit = tsc_entry_get(mark->entry, "unit");
    const bool fits = c->units == TSC_UNITS_BARE || tsc_span_equals(unit, q->unit.code) ||
                      (c->units == TSC_UNITS_FLIGHTS && strncmp(unit.data, "flights", 7) == 0);
    if (!fits || !tsc_anchor_is_counted(c, mark))
        return -1;
    return count_score - (double)(mark->first > q->last ? mark->first - q->last : 0) +
           0.1 * (double)(mark->last - mark->first);
}

/* "secured 1.2 billion dollars from coffee exports": what was got was earned. */
static bool is_earned(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { NEAR = 5 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const uint32_t from = c->quantity->last;
    if (!tsc_entry_is(mark->entry, "financing") || !tsc_entry_has(mark->entry, "form", "recv") ||
        !tsc_mark_is(tsc_reading_function(c->reading, from), "from"))
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "exports") && marks->items[i]->first > from &&
            marks->items[i]->first - from <= NEAR &&
            islower((unsigned char)*tsc_scan_token(c->reading->scan, marks->items[i]->first).data))
            return true;
    return false;
}

/* Whether a word stands for something that the value cannot be of. */
static bool is_of_else(const tsc_candidate *c, const tsc_mark *mark, const tsc_indicator *indicator)
{
    const bool sides = tsc_mark_names_trader(mark);
    const bool takes_in = tsc_entry_has(mark->entry, "form", "recv") &&
                          (indicator->units & (TSC_UNITS_PERSONS | TSC_UNITS_COMPANIES)) != 0;
    return takes_in || is_earned(c, mark) || !tsc_anchor_can_have(c, indicator) ||
           (sides && (c->units == TSC_UNITS_PERCENT || is_apposed(c, mark)));
}

/* A bare number is the word's where something reaches it, or the two touch: "приехало 11 тысяч", "туристерінің 4 мыңы". */
static bool may_be_bare(const tsc_candidate *c, const tsc_mark *mark, const tsc_indicator *indicator)
{
    tsc_place_role role = TSC_PLACE_BARE;
    const bool touches = mark->last == c->edge;
    if (c->units != TSC_UNITS_BARE || tsc_anchor_is_scaled(c->quantity) || is_compared(c, indicator))
        return true;
    if (touches && (indicator->units & TSC_UNITS_PERSONS) != 0 && tsc_entry_has(mark->entry, "form", "verb"))
        return true;
    if (touches && c->reading->verb_last && *indicator->count_unit != '\0' &&
        tsc_reading_case(c->reading, mark->last - 1, &role) && role == TSC_PLACE_OWNER)
        return true;
    return is_reached(c) || is_count_a_week(c, indicator);
}

/* Of two entries over one word, the more particular. */
static double particularity(const tsc_mark *mark)
{
    return tsc_entry_has(mark->entry, "form", "recv") ? 0.6 : tsc_entry_has(mark->entry, "form", "verb") ? 0.5 : 0;
}

static double score_before(const tsc_candidate *c, const tsc_mark *mark, const tsc_indicator *indicator)
{
    double points = start_score - tsc_reading_distance(c->reading, mark->first, mark->last, c->edge, c->quantity->last);
    if (!may_be_bare(c, mark, indicator) || is_of_value_before(c, mark) || is_cause(c, mark) ||
        (tsc_entry_has(mark->entry, "form", "verb") && is_in_relative(c, mark)))
        return -1;
    if (indicator->name == TSC_INDICATOR_CONTRACTS && !tsc_anchor_is_in_phrase(c, mark))
        points -= loose_cost;
    if (is_paid_into(c, mark))
        points -= counted_cost;
    points += particularity(mark);
    return tsc_reading_parted(c->reading, mark->last, c->edge) ? points - parted_cost : points;
}

static double score_behind(const tsc_candidate *c, const tsc_mark *mark, const tsc_indicator *indicator)
{
    const tsc_reading *r = c->reading;
    const tsc_quantity *q = c->quantity;
    const bool joined = is_joined(c, mark);
    const uint32_t end = joined ? behind_brackets(r, q->last) : q->last;
    double points = start_score - (end > q->last ? (double)(mark->first - end)
                                                 : tsc_reading_distance(r, mark->first, mark->last, c->edge, q->last));
    if (c->units == TSC_UNITS_BARE && !tsc_anchor_is_scaled(q) && !is_compared(c, indicator))
        return -1;
    if (is_closed(c, mark) || (is_set_against(c) && !joined))
        return -1;
    if (indicator->name == TSC_INDICATOR_CONTRACTS && !tsc_anchor_is_in_phrase(c, mark))
        points -= loose_cost;
    if (r->verb_last && tsc_entry_has(mark->entry, "form", "verb") && r->clause[mark->first] == r->clause[q->first])
        return points - 2;
    if (is_of_value_before(c, mark))
        return -1;
    points += joined || is_of_which(c, mark)                            ? joined_bonus - behind_cost
              : tsc_anchor_is_in_phrase(c, mark) || is_fronted(c, mark) ? -behind_cost
                                                                        : -start_score;
    /* قرض بقيمة 101 مليون لتمويل: what it is for */
    if ((mark->clitics & TSC_CLITIC_TO) != 0 && (mark->clitics & TSC_CLITIC_THE) == 0)
        points -= counted_cost;
    if (tsc_entry_is(mark->entry, "projects") && is_purpose(c, mark))
        points -= counted_cost;
    if (is_counted_by_another(c, mark))
        points -= counted_cost;
    points += particularity(mark);
    return tsc_reading_parted(r, end, mark->first) ? points - 3 * parted_cost : points;
}

double tsc_anchor_score(const tsc_candidate *c, size_t index)
{
    const tsc_mark *mark = c->reading->of[TSC_ROLE_INDICATOR].items[index];
    const tsc_indicator *indicator = c->reading->indicators[index];
    const uint16_t clause = c->reading->clause[mark->first];
    if (c->reading->parent[clause] != clause && c->reading->clause[c->edge] != clause)
        return -1; /* what stands in brackets measures what stands there */
    if (is_brought_to(c, mark) || is_of_balance(c, index) || tsc_anchor_is_capacity(c, indicator))
        return -1;
    if (tsc_entry_has(mark->entry, "form", "count"))
        return score_counted(c, mark);
    if (is_counted_by_people(c, indicator))
        return count_score - 8 -
               0.2 * tsc_reading_distance(c->reading, mark->first, mark->last, c->edge, c->quantity->last);
    if (is_of_else(c, mark, indicator))
        return -1;
    return mark->first >= c->quantity->last ? score_behind(c, mark, indicator) : score_before(c, mark, indicator);
}
