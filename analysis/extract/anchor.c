/* Which indicator a quantity measures. Every indicator word of the sentence that can have such a unit is scored:
   near is better than far, before better than behind, the same clause better than another, and a word that follows
   at once ("20 projects", "$2 billion in exports") best of all. */
#include "extract/candidate.h"

#include <math.h>

static const double start_score = 26, count_score = 40, forced_score = 60, behind_cost = 7, joined_bonus = 12, parted_cost = 3, counted_cost = 12;

const tsc_mark *tsc_candidate_near(const tsc_candidate *candidate, tsc_role role, const char *code_a, const char *code_b,
                                   double behind, double limit, double *distance)
{
    const tsc_mentions *marks = &candidate->reading->of[role];
    const tsc_quantity *q = candidate->quantity;
    const tsc_mark *best = NULL;
    double best_distance = limit;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool is_behind = mark->first >= q->last;
        if ((!tsc_entry_is(mark->entry, code_a) && (code_b == NULL || !tsc_entry_is(mark->entry, code_b)))
            || (is_behind && behind < 0))
            continue;
        double d = tsc_reading_distance(candidate->reading, mark->first, mark->last, candidate->edge, q->last);
        if (is_behind)
            d += behind;
        if (tsc_reading_parted(candidate->reading, is_behind ? q->last : mark->last, is_behind ? mark->first : candidate->edge))
            d += 6;
        if (d < best_distance)
            best_distance = d, best = mark;
    }
    if (distance != NULL)
        *distance = best_distance;
    return best;
}

/* Between a number and the noun that it counts stand adjectives and "of", nothing else. */
static bool is_counted_by(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_quantity *q = c->quantity;
    if (mark->first < q->last && mark->last > q->first)
        return true;
    if (mark->first < q->last || mark->first - q->last > 5 || c->reading->weak[mark->first] != c->reading->weak[q->last]
        || c->reading->clause[mark->first] != c->reading->clause[q->last - 1])
        return false;
    for (uint32_t t = q->last; t < mark->first; t++) {
        const tsc_mark *function = tsc_reading_function(c->reading, t);
        uint8_t kind = c->reading->scan->tokens[t].kind;
        bool hyphen = (c->reading->scan->tokens[t].flags & TSC_TOKEN_GLUED) != 0 && t + 1 < mark->first
                      && (c->reading->scan->tokens[t + 1].flags & TSC_TOKEN_GLUED) != 0; /* Indo-Omani */
        if (kind == TSC_TOKEN_NUMBER || (kind == TSC_TOKEN_PUNCTUATION && t > q->last && !hyphen))
            return false;
        if (function != NULL && !tsc_entry_is(function->entry, "of") && !tsc_entry_is(function->entry, "article"))
            return false;
    }
    return true;
}

static bool is_only_articles(const tsc_reading *r, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++) {
        const tsc_mark *word = tsc_reading_function(r, t);
        if (word == NULL || !tsc_entry_is(word->entry, "article"))
            return false;
    }
    return true;
}

/* "to invest $1.3 billion in a plant": what is invested stands right before the value, the plant is what it goes into. */
static bool is_put_into(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (!tsc_entry_is(mark->entry, "projects"))
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "fdi_flow") && marks->items[i]->last <= c->edge && c->edge - marks->items[i]->last <= 2
            && c->reading->weak[marks->items[i]->last] == c->reading->weak[c->edge])
            return true;
    return false;
}

static bool is_joined(const tsc_candidate *c, const tsc_mark *mark)
{
    uint32_t end = c->quantity->last;
    const tsc_mark *hedge = tsc_scan_mark(c->reading->scan, end, TSC_ROLE_HEDGE); /* 130 millions seulement pour les achats */
    if (hedge != NULL && tsc_entry_get(hedge->entry, "after").length > 0)
        end = hedge->last;
    if (is_put_into(c, mark) || (mark->clitics & TSC_CLITIC_AND) != 0)
        return false;
    if (mark->first < end || mark->first - end > 5 || c->reading->weak[mark->first] != c->reading->weak[end]
        || !tsc_reading_together(c->reading, mark->first, c->quantity->first))
        return false;
    const tsc_mark *function = tsc_reading_function(c->reading, end);
    return mark->first == end
           || (function != NULL && (tsc_entry_is(function->entry, "of") || tsc_entry_is(function->entry, "in")
                                    || (tsc_entry_is(function->entry, "to") && is_only_articles(c->reading, function->last, mark->first))));
}

static bool is_scaled(const tsc_quantity *q)
{
    return q->form == TSC_QUANTITY_AMOUNT && fabs(q->value) >= 1e6;
}

static bool can_have(const tsc_candidate *c, const tsc_indicator *indicator)
{
    if (c->units == TSC_UNITS_BARE) {
        if ((indicator->units & TSC_UNITS_MONEY) != 0 && *indicator->count_unit == '\0')
            return is_scaled(c->quantity) || c->quantity->shared_scale;
        return c->quantity->form == TSC_QUANTITY_AMOUNT && (*indicator->count_unit != '\0' || is_scaled(c->quantity));
    }
    return (indicator->units & c->units) != 0;
}

/* No comma or "and" parts the mark from the value. */
static bool is_in_phrase(const tsc_candidate *c, const tsc_mark *mark)
{
    const uint32_t *weak = c->reading->weak;
    if (!tsc_reading_together(c->reading, mark->first, c->quantity->first))
        return false;
    return mark->first >= c->quantity->last ? weak[mark->first] == weak[c->quantity->last] : weak[mark->last] == weak[c->edge];
}

/* "120,000 Turks visited …": a demonym stands for the noun that is counted. */
static bool is_counted_by_people(const tsc_candidate *c, const tsc_indicator *indicator)
{
    if ((indicator->units & TSC_UNITS_PERSONS) == 0 || c->units != TSC_UNITS_BARE || c->quantity->form != TSC_QUANTITY_AMOUNT)
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++) {
        const tsc_place_mention *p = &c->reading->places[i];
        uint32_t end = c->quantity->last;
        const tsc_mark *of = tsc_reading_function(c->reading, end);
        if (p->adjective && (p->first == end || (p->first == end + 1 && of == NULL) || (of != NULL && tsc_entry_is(of->entry, "of") && p->first == of->last)))
            return true;
    }
    return false;
}

/* "L'excédent de la Suisse dans ses échanges": the word stands behind an "in" of the same phrase. */
static bool is_within_phrase(const tsc_candidate *c, uint32_t from, uint32_t to)
{
    enum { FAR = 8 };
    const char *in = to - from <= FAR ? tsc_reading_before(c->reading, to, NULL) : NULL;
    return in != NULL && strcmp(in, "in") == 0 && c->reading->weak[from] == c->reading->weak[to];
}

/* "a deficit in trade": the trade is the deficit's and no indicator of its own. */
static bool is_of_balance(const tsc_candidate *c, size_t index)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_mark *mark = marks->items[index];
    if (!tsc_entry_is(mark->entry, "trade_turnover"))
        return false;
    for (size_t i = index > 3 ? index - 3 : 0; i < index; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_balance") && marks->items[i]->last <= mark->first
            && (mark->first - marks->items[i]->last <= 4 || is_within_phrase(c, marks->items[i]->last, mark->first))
            && (mark->first == marks->items[i]->last || tsc_reading_before(c->reading, mark->first, NULL) != NULL
                || tsc_reading_function(c->reading, marks->items[i]->last) != NULL)
            && !tsc_reading_parted(c->reading, marks->items[i]->last, mark->first))
            return true;
    return false;
}

/* "to 71 thousand against 48 thousand": a bare number that is set against one of the same thing. */
static bool is_compared(const tsc_candidate *c, const tsc_indicator *indicator)
{
    const char *before = tsc_reading_before(c->reading, c->edge, NULL);
    return c->before != NULL && c->before->indicator == indicator && before != NULL
           && (strcmp(before, "against") == 0 || strcmp(before, "until") == 0 || strcmp(before, "to") == 0);
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
    return next->form == TSC_QUANTITY_AMOUNT && next->first >= c->quantity->last && next->first <= mark->first
           && mark->first <= next->last && mark->last >= next->last;
}

/* Electricity is traded in MW; otherwise a MW is a plant's capacity. */
static bool is_capacity(const tsc_candidate *c, const tsc_indicator *indicator)
{
    bool flow = indicator->orientation == TSC_OUTWARD || indicator->orientation == TSC_INWARD;
    return tsc_unit_is(c->quantity->unit, "MW") && !flow;
}

/* "With 2.3 million tonnes, Brazil was the main supplier", "Of the 3.4 billion that the two traded": the value opens the
   sentence and belongs to what follows. */
static bool is_fronted(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { OPENING = 2 };
    return c->edge > 0 && c->edge <= OPENING && tsc_reading_before(c->reading, c->edge, NULL) != NULL
           && c->reading->clause[mark->first] == c->reading->clause[c->quantity->first]
           && !tsc_reading_parted(c->reading, c->quantity->last, mark->first);
}

/* A bare number is one of what the noun counts only where something reaches it: rose to 11,500, numbered 130,000. */
static bool is_reached(const tsc_candidate *c)
{
    return tsc_candidate_near(c, TSC_ROLE_CHANGE, "reach", "up", 4, 9, NULL) != NULL
           || tsc_candidate_near(c, TSC_ROLE_CHANGE, "down", NULL, 4, 9, NULL) != NULL || c->quantity->bound == TSC_BOUND_AT_LEAST
           || (c->edge > 0 && tsc_span_equals(tsc_scan_span(c->reading->scan, c->edge - 1, c->edge), ":"));
}

/* "of which 23.3 billion – Vietnamese exports" */
static bool is_of_which(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    bool near = mark->first - c->quantity->last <= 5 && !tsc_reading_parted(c->reading, c->quantity->last, mark->first)
                && c->reading->clause[mark->first] == c->reading->clause[c->quantity->first];
    for (size_t i = 0; near && i < marks->count; i++)
        if ((tsc_entry_is(marks->items[i]->entry, "of_which") && marks->items[i]->last <= c->edge && c->edge - marks->items[i]->last <= 2)
            || (c->reading->verb_last && tsc_entry_is(marks->items[i]->entry, "possessive") && marks->items[i]->last == c->edge)) /* оның 18 миллионы */
            return true;
    return false;
}

/* "2.8 billion in Indonesian exports, and hopes for 10": the noun stands right behind an earlier value and is that one's. */
static bool is_of_value_before(const tsc_candidate *c, const tsc_mark *mark)
{
    for (const tsc_candidate *b = c->before; b != NULL; b = b->before)
        if (b->anchor != NULL && b->units == c->units && b->anchor->first == mark->first && b->following && mark->last <= c->edge)
            return c->reading->weak[mark->last] != c->reading->weak[c->edge];
    return false;
}

/* "1.4 billion for battery plants": what the amount is for. */
static bool is_purpose(const tsc_candidate *c, const tsc_mark *mark)
{
    for (uint32_t t = c->quantity->last; t < mark->first; t++) {
        const tsc_mark *word = tsc_reading_function(c->reading, t);
        if (word != NULL && tsc_entry_is(word->entry, "to"))
            return true;
    }
    return false;
}

/* "6.8 billion from 4.1 billion a year earlier on the back of coal shipments": what the value before was is set against. */
static bool is_set_against(const tsc_candidate *c)
{
    enum { NEAR = 8 };
    const char *before = tsc_reading_before(c->reading, c->edge, NULL);
    return c->before != NULL && before != NULL && (strcmp(before, "from") == 0 || strcmp(before, "against") == 0) && c->before->units == c->units
           && c->units != TSC_UNITS_PERCENT && c->edge - c->before->quantity->last <= NEAR && c->before->figure.kind == TSC_FIGURE_LEVEL;
}

static double score(const tsc_candidate *c, size_t index)
{
    const tsc_mark *mark = c->reading->of[TSC_ROLE_INDICATOR].items[index];
    const tsc_indicator *indicator = c->reading->indicators[index];
    const tsc_quantity *q = c->quantity;
    uint16_t clause = c->reading->clause[mark->first];
    if (c->reading->parent[clause] != clause && c->reading->clause[c->edge] != clause)
        return -1; /* what stands in brackets measures what stands there */
    if (is_of_balance(c, index) || is_capacity(c, indicator))
        return -1;
    bool counts = tsc_entry_has(mark->entry, "form", "count");
    tsc_span unit = tsc_entry_get(mark->entry, "unit");
    if (counts) {
        bool fits = c->units == TSC_UNITS_BARE || tsc_span_equals(unit, q->unit.code)
                    || (c->units == TSC_UNITS_FLIGHTS && strncmp(unit.data, "flights", 7) == 0);
        return fits && is_counted_by(c, mark) ? count_score - (double)(mark->first > q->last ? mark->first - q->last : 0)
                                                    + 0.1 * (double)(mark->last - mark->first)
                                              : -1;
    }
    if (is_counted_by_people(c, indicator))
        return count_score - 8 - 0.2 * tsc_reading_distance(c->reading, mark->first, mark->last, c->edge, q->last);
    bool sides = tsc_entry_has(mark->entry, "form", "sellers") || tsc_entry_has(mark->entry, "form", "buyers");
    bool takes_in = tsc_entry_has(mark->entry, "form", "recv") && (indicator->units & (TSC_UNITS_PERSONS | TSC_UNITS_COMPANIES)) != 0;
    if (takes_in || !can_have(c, indicator) || (sides && c->units == TSC_UNITS_PERCENT))
        return -1;
    bool behind = mark->first >= q->last;
    tsc_place_role role = TSC_PLACE_BARE;
    bool partitive = c->reading->verb_last && !behind && mark->last == c->edge && *indicator->count_unit != '\0'
                     && tsc_reading_case(c->reading, mark->last - 1, &role) && role == TSC_PLACE_OWNER; /* туристерінің 4 мыңы */
    bool came = (indicator->units & TSC_UNITS_PERSONS) != 0 && !behind && mark->last == c->edge && tsc_entry_has(mark->entry, "form", "verb"); /* приехало 11 тысяч */
    double points = start_score - tsc_reading_distance(c->reading, mark->first, mark->last, c->edge, q->last);
    if (c->units == TSC_UNITS_BARE && !is_scaled(q) && !is_compared(c, indicator) && !partitive && !came && (behind || !is_reached(c)))
        return -1;
    if (strcmp(indicator->code, "contracts") == 0 && !is_in_phrase(c, mark))
        points -= 20;
    if (behind && (is_closed(c, mark) || (is_set_against(c) && !is_joined(c, mark))))
        return -1;
    if (behind && c->reading->verb_last && tsc_entry_has(mark->entry, "form", "verb")
        && c->reading->clause[mark->first] == c->reading->clause[c->quantity->first])
        return points - 2;
    if (behind)
        points += is_joined(c, mark) || is_of_which(c, mark) ? joined_bonus - behind_cost : is_in_phrase(c, mark) || is_fronted(c, mark) ? -behind_cost : -start_score;
    if (is_of_value_before(c, mark))
        return -1;
    if (behind && (mark->clitics & TSC_CLITIC_TO) != 0 && (mark->clitics & TSC_CLITIC_THE) == 0) /* قرض بقيمة 101 مليون لتمويل: what it is for */
        points -= counted_cost;
    if (behind && tsc_entry_is(mark->entry, "projects") && is_purpose(c, mark))
        points -= counted_cost;
    if (behind && is_counted_by_another(c, mark))
        points -= counted_cost;
    if (tsc_entry_has(mark->entry, "form", "recv"))
        points += 0.6;
    if (tsc_entry_has(mark->entry, "form", "verb"))
        points += 0.5; /* of two entries over one word, the more particular */
    if (tsc_reading_parted(c->reading, behind ? q->last : mark->last, behind ? mark->first : c->edge))
        points -= behind ? 3 * parted_cost : parted_cost;
    return points;
}

/* "is 15 million and is to reach 100 million dollars": the currency that the next amount of its size names. */
static tsc_unit currency_behind(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    for (size_t i = c->index + 1; i < all->count; i++)
        if (all->items[i].traps == 0 && tsc_unit_is_currency(all->items[i].unit))
            return all->items[i].unit;
    return tsc_unit_none();
}

static void take_unit(tsc_candidate *c, const tsc_discourse *discourse)
{
    if (c->units != TSC_UNITS_BARE || c->quantity->form != TSC_QUANTITY_AMOUNT)
        return;
    tsc_span unit = c->anchor != NULL ? tsc_entry_get(c->anchor->entry, "unit") : tsc_span_of(NULL);
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *next = c->index + 1 < all->count ? &all->items[c->index + 1] : NULL;
    bool money = (c->indicator->units & TSC_UNITS_MONEY) != 0 && (is_scaled(c->quantity) || c->quantity->shared_scale);
    if (c->quantity->shared_scale && next != NULL && !tsc_unit_is_none(next->unit) && !tsc_unit_is_percent(next->unit))
        c->figure.unit = next->unit;
    else if (money && !tsc_unit_is_currency(discourse->topic.unit) && tsc_unit_is_currency(currency_behind(c)))
        c->figure.unit = currency_behind(c);
    else if (money && tsc_unit_is_currency(discourse->topic.unit))
        c->figure.unit = discourse->topic.unit;
    else if (money && tsc_unit_is_currency(discourse->money) && (tsc_units_of(discourse->topic.unit) & TSC_UNITS_GOODS) == 0)
        c->figure.unit = discourse->money;
    else if (unit.length > 0)
        (void)tsc_unit_parse(unit, &c->figure.unit);
    else if ((c->indicator->units & tsc_units_of(discourse->topic.unit) & ~(unsigned)TSC_UNITS_PERCENT) != 0
             && !(tsc_unit_is_currency(discourse->topic.unit) && *c->indicator->count_unit != '\0'))
        c->figure.unit = discourse->topic.unit;
    else if (*c->indicator->count_unit != '\0')
        (void)tsc_unit_parse(tsc_span_of(c->indicator->count_unit), &c->figure.unit);
    c->units = tsc_units_of(c->figure.unit);
}

static bool is_trapped(tsc_candidate *c, double anchor_distance)
{
    const tsc_quantity *q = c->quantity;
    const tsc_mentions *traps = &c->reading->of[TSC_ROLE_TRAP];
    for (size_t i = 0; i < traps->count; i++) {
        const tsc_mark *mark = traps->items[i];
        bool behind = mark->first >= q->last;
        double d = tsc_reading_distance(c->reading, mark->first, mark->last, c->edge, q->last);
        bool counted = c->units == TSC_UNITS_BARE || c->units == TSC_UNITS_PERSONS || c->units == TSC_UNITS_GOODS;
        bool heads = behind && mark->first == q->last && (c->units & (TSC_UNITS_COMPANIES | TSC_UNITS_PERSONS)) != 0; /* 45 chefs d'entreprise */
        if ((tsc_entry_is(mark->entry, "before") && !behind && d < 1 && counted)
            || (tsc_entry_is(mark->entry, "after") && ((behind && d < 2 && c->units == TSC_UNITS_BARE) || heads))
            || (tsc_entry_is(mark->entry, "clause") && d + 2 < anchor_distance && d < 9 && is_in_phrase(c, mark))) {
            c->rejected = true, c->by_rejection = "trap word";
            return true;
        }
    }
    return false;
}

static bool is_bracketed(const tsc_candidate *c)
{
    uint16_t clause = c->reading->clause[c->quantity->first];
    return c->reading->parent[clause] != clause;
}

/* What may go on with the topic of the figure before: it speaks of change or reach, refers back, or stands in a list. */
static bool goes_on(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    if ((before != NULL && !before->rejected) || (is_bracketed(c) && c->previous != NULL && is_bracketed(c->previous)))
        return true;
    if (tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", 6, 14, NULL) != NULL
        || tsc_candidate_near(c, TSC_ROLE_CHANGE, "reach", "shift", 6, 14, NULL) != NULL
        || tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "same", "celui", 9, 20, NULL) != NULL
        || tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", "former", 9, 20, NULL) != NULL
        || tsc_candidate_near(c, TSC_ROLE_MODALITY, "target", "forecast", 6, 20, NULL) != NULL
        || c->quantity->change != TSC_CHANGE_NONE
        || (c->units == TSC_UNITS_PERCENT && tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 4, 14, NULL) != NULL))
        return true;
    return discourse->topic.indicator != NULL && c->reading->place_count > 0 && c->units == TSC_UNITS_PERCENT;
}

/* "They want 150 by 2026": a bare number goes on with what was counted only right behind a word of aim. */
static bool is_wanted(const tsc_candidate *c)
{
    double distance = 0;
    return tsc_candidate_near(c, TSC_ROLE_MODALITY, "target", "forecast", 0, 5, &distance) != NULL;
}

/* "the second partner with a share of 13.5 %": no flow is named, and the share is of all trade. */
static bool is_share_of_trader(const tsc_candidate *c)
{
    return c->units == TSC_UNITS_PERCENT && tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 4, 8, NULL) != NULL
           && tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "trader", NULL, 4, 16, NULL) != NULL;
}

/* "6.5 billion, of which 2.8 billion exports, and is hoped to exceed 10": an aim behind a part is the whole's. */
static bool returns_to_whole(const tsc_candidate *c, const tsc_discourse *discourse)
{
    return c->before != NULL && c->before->before != NULL && discourse->head.indicator != NULL
           && tsc_candidate_near(c->before, TSC_ROLE_DISCOURSE, "of_which", NULL, -1, 6, NULL) != NULL
           && tsc_candidate_near(c, TSC_ROLE_MODALITY, "target", "forecast", -1, 8, NULL) != NULL;
}

/* "780 enterprises, of which 390 …": a bare number is a part of what was counted. */
static bool is_part_of_count(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    bool counted = c->before != NULL && *c->before->indicator->count_unit != '\0' && c->before->figure.kind == TSC_FIGURE_LEVEL
                   && c->quantity->form == TSC_QUANTITY_AMOUNT && c->quantity->value <= c->before->quantity->value;
    for (size_t i = 0; counted && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "of_which") && marks->items[i]->last <= c->edge && c->edge - marks->items[i]->last <= 1
            && marks->items[i]->first >= c->before->quantity->last)
            return true;
    return false;
}

/* "They were 870,000 in 2023": a pronoun counts what was counted before. */
static bool is_counted_again(const tsc_candidate *c, const tsc_indicator *indicator)
{
    uint32_t end = c->quantity->last;
    const tsc_mark *same = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "same", NULL, -1, 4, NULL);
    bool counted = (indicator->units & (TSC_UNITS_PERSONS | TSC_UNITS_COMPANIES)) != 0 && same != NULL && c->quantity->form == TSC_QUANTITY_AMOUNT;
    return counted && (end >= c->reading->scan->token_count || c->reading->scan->tokens[end].kind != TSC_TOKEN_WORD
                       || tsc_scan_mark(c->reading->scan, end, TSC_ROLE_PERIOD) != NULL || tsc_reading_function(c->reading, end) != NULL);
}

static const tsc_candidate *counted_before(const tsc_candidate *c)
{
    return c->before == NULL && is_bracketed(c) ? c->previous : c->before; /* from Kenya (300,000), Chad (27,000) */
}

/* "412,000 visitors from Guatemala and 236,000 from Honduras": the noun that was counted before is left out; behind the
   number stands no noun of its own. */
static bool is_elliptic(const tsc_candidate *c)
{
    enum { COUNTED = TSC_UNITS_PERSONS | TSC_UNITS_COMPANIES | TSC_UNITS_GOODS | TSC_UNITS_TEU };
    const tsc_candidate *b = counted_before(c);
    const tsc_quantity *q = c->quantity;
    const tsc_reading *r = c->reading;
    if (b == NULL || (b->units & COUNTED) == 0 || b->quantity->form != TSC_QUANTITY_AMOUNT || q->form != TSC_QUANTITY_AMOUNT || q->value < 10
        || c->units != TSC_UNITS_BARE || (q->plain && q->value >= 1900 && q->value <= 2100) || q->worded)
        return false;
    if (q->last >= r->scan->token_count || r->scan->tokens[q->last].kind == TSC_TOKEN_PUNCTUATION || is_bracketed(c) || tsc_reading_function(r, q->last) != NULL)
        return true;
    for (size_t i = 0; i < r->timexes->count; i++)
        if (r->timexes->items[i].first == q->last)
            return true;
    return false;
}

/* "Russia (980 million)" */
static bool is_behind_name_in_brackets(const tsc_candidate *c)
{
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].last + 1 == c->edge && is_bracketed(c))
            return true;
    return false;
}

static void take_topic(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    const char *code = c->before != NULL ? c->before->indicator->code : discourse->topic.indicator;
    if (returns_to_whole(c, discourse))
        code = discourse->head.indicator;
    const tsc_indicator *indicator = code != NULL ? tsc_indicator_find(code) : NULL;
    bool one_of_both = tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "former", "latter", 4, 24, NULL) != NULL;
    if (c->before == NULL && discourse->had_flows && !one_of_both && (c->units & TSC_UNITS_GOODS) == 0)
        indicator = tsc_indicator_find("trade_turnover"); /* the figure, it: of both flows together */
    bool directed = indicator != NULL && code != NULL && (strcmp(code, "exports") == 0 || strcmp(code, "imports") == 0 || strcmp(code, "trade_balance") == 0);
    if (directed && c->before == NULL && discourse->had_turnover && tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "both", NULL, 4, 24, NULL) != NULL)
        indicator = tsc_indicator_find("trade_turnover"); /* the goal of the two sides is one of their trade */
    if (indicator != NULL && indicator->orientation == TSC_SHARE && c->units != TSC_UNITS_PERCENT)
        indicator = NULL;
    if (c->units == TSC_UNITS_TEU && (indicator == NULL || (indicator->units & TSC_UNITS_TEU) == 0)) {
        c->indicator = tsc_indicator_find("freight"); /* nothing else is counted in containers */
        c->by_indicator = "unit";
        return;
    }
    if (indicator != NULL && is_capacity(c, indicator))
        indicator = NULL;
    if (is_elliptic(c)) {
        c->indicator = counted_before(c)->indicator;
        c->figure.unit = counted_before(c)->figure.unit;
        c->units = counted_before(c)->units;
        c->continued = true;
        c->by_indicator = "list";
        return;
    }
    if (indicator != NULL && c->units == TSC_UNITS_BARE && !is_scaled(c->quantity) && !is_wanted(c) && !is_part_of_count(c) && !is_counted_again(c, indicator)) {
        c->rejected = true, c->by_rejection = "a bare number";
        return;
    }
    if (indicator == NULL && is_share_of_trader(c))
        indicator = tsc_indicator_find("trade_share");
    if (indicator == NULL || !can_have(c, indicator)) {
        c->rejected = true, c->by_rejection = "no indicator";
        return;
    }
    bool shared = is_scaled(c->quantity) && is_behind_name_in_brackets(c);
    shared = shared || (is_scaled(c->quantity) && tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, 4, 14, NULL) != NULL);
    bool measured = (c->units & (TSC_UNITS_MONEY | TSC_UNITS_GOODS)) != 0 || shared; /* "на Ирак пришлось 71 млн" */
    bool asked = measured && indicator->flow && discourse->topic.noted && discourse->sentence - discourse->topic.sentence == 1
                 && c->reading->timexes->count > 0; /* – А товарооборот? – За прошлый год – 95 миллионов */
    bool loosely = measured && indicator->flow && c->reading->place_count > 0
                   && discourse->sentence - discourse->topic.sentence <= 2;
    if (!goes_on(c, discourse, before) && !loosely && !asked && !is_share_of_trader(c)) {
        c->rejected = true, c->by_rejection = "nothing goes on from the sentence before";
        return;
    }
    if ((c->units & TSC_UNITS_GOODS) != 0 && strcmp(indicator->code, "trade_turnover") == 0)
        indicator = tsc_indicator_find("exports"); /* tonnes are of what one side sells */
    c->indicator = indicator;
    c->continued = true;
    c->by_indicator = before != NULL && !before->rejected ? "list" : goes_on(c, discourse, before) ? "topic" : "topic, loosely";
}

/* "Down 6 % in the last quarter, sales to Poland …": a change that opens the sentence is of the noun behind it. */
static void take_fronted(tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_mark *moved = tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, 5, NULL);
    if (tsc_reading_parted(c->reading, 0, c->edge) || c->units != TSC_UNITS_PERCENT || (moved == NULL && c->quantity->form != TSC_QUANTITY_FACTOR))
        return;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *indicator = c->reading->indicators[i];
        bool flow = indicator != NULL && indicator->orientation != TSC_SHARE && indicator->flow && tsc_entry_has(marks->items[i]->entry, "form", "noun");
        if (marks->items[i]->first < c->quantity->last || !flow)
            continue;
        if (tsc_reading_parted(c->reading, c->quantity->last, marks->items[i]->first))
            return;
        c->anchor = marks->items[i], c->indicator = indicator;
        return;
    }
}

/* "The project stands for an investment of 1.5 billion": what it costs is the project's value. */
static void prefer_project(tsc_candidate *c)
{
    enum { FAR = 14 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    bool joined = c->anchor != NULL && strcmp(c->indicator->code, "fdi_flow") == 0 && tsc_entry_has(c->anchor->entry, "form", "noun")
                  && c->anchor->last <= c->edge && c->edge - c->anchor->last <= 2;
    for (size_t i = 0; joined && i < marks->count && marks->items[i]->last <= c->anchor->first; i++) {
        const tsc_mark *mark = marks->items[i];
        bool project = tsc_entry_is(mark->entry, "projects") && tsc_entry_has(mark->entry, "form", "noun")
                       && c->reading->weak[mark->last] == c->reading->weak[c->anchor->first]
                       && c->reading->clause[mark->first] == c->reading->clause[c->anchor->first];
        if (project && c->anchor->first - mark->last <= FAR) {
            c->anchor = mark;
            c->indicator = tsc_indicator_find("projects");
            return;
        }
    }
}

void tsc_candidate_anchor(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    double best = 0;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *indicator = c->reading->indicators[i];
        if (indicator == NULL || indicator->orientation == TSC_SHARE)
            continue;
        double points = marks->items[i] == c->forced ? forced_score : score(c, i);
        if (points > best)
            best = points, c->anchor = marks->items[i], c->indicator = indicator;
    }
    prefer_project(c);
    double distance = c->anchor != NULL ? tsc_reading_distance(c->reading, c->anchor->first, c->anchor->last, c->edge, c->quantity->last) : 18;
    if (is_trapped(c, best >= count_score - 6 ? 0 : distance))
        return;
    bool far = c->anchor != NULL && distance > 14 && before != NULL && !before->rejected && before->anchor == c->anchor;
    if (c->anchor == NULL)
        take_fronted(c);
    if (c->anchor == NULL) {
        take_topic(c, discourse, before);
    } else {
        c->following = c->anchor->first >= c->quantity->last;
        c->by_indicator = best >= forced_score ? "list in order" : best >= count_score - 6 ? "counted noun" : c->following ? "word behind" : far ? "word of the list" : "word before";
    }
    if (!c->rejected && c->quantity->worded && fabs(c->quantity->value - 1) < 1e-9 && c->units != TSC_UNITS_MONEY && c->units != TSC_UNITS_PERCENT)
        c->rejected = true, c->by_rejection = "one, an article";
    if (!c->rejected)
        take_unit(c, discourse);
    if (!c->rejected && tsc_unit_is(c->figure.unit, "flights") && tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "weekly", NULL, 0, 12, NULL) != NULL)
        (void)tsc_unit_parse(tsc_span_of("flights/week"), &c->figure.unit);
    if (!c->rejected && c->quantity->form == TSC_QUANTITY_AMOUNT && (c->units == TSC_UNITS_BARE || c->units == 0))
        c->rejected = true, c->by_rejection = "a number without a unit";
}
