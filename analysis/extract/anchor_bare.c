/* Whether a number without a unit goes on with what was counted before it. */
#include "extract/anchor_parts.h"
#include "extract/kind_parts.h"

/* What is counted one by one or measured in one unit, so that a number without one may be of the same. */
enum { COUNTED = TSC_UNITS_PERSONS | TSC_UNITS_COMPANIES | TSC_UNITS_GOODS | TSC_UNITS_TEU | TSC_UNITS_FLIGHTS };

/* "two bridges": a word of its own behind the number, at a token, which says what is counted. */
static bool has_noun_at(const tsc_candidate *c, uint32_t end)
{
    const tsc_scan *scan = c->reading->scan;
    return !c->reading->verb_last && end < scan->token_count && scan->tokens[end].kind == TSC_TOKEN_WORD &&
           tsc_scan_mark(scan, end, TSC_ROLE_PERIOD) == NULL && tsc_reading_function(c->reading, end) == NULL &&
           tsc_scan_mark(scan, end, TSC_ROLE_HEDGE) == NULL && tsc_scan_mark(scan, end, TSC_ROLE_CHANGE) == NULL &&
           tsc_scan_mark(scan, end, TSC_ROLE_MONTH) == NULL && tsc_scan_mark(scan, end, TSC_ROLE_DISCOURSE) == NULL &&
           tsc_scan_mark(scan, end, TSC_ROLE_INDICATOR) == NULL && tsc_scan_mark(scan, end, TSC_ROLE_MODALITY) == NULL;
}

static bool has_noun(const tsc_candidate *c)
{
    return has_noun_at(c, c->quantity->last);
}

bool tsc_anchor_is_headcount(const tsc_candidate *c)
{
    enum { MANY = 1000 };
    const tsc_reading *r = c->reading;
    uint32_t at = c->quantity->last;
    if (c->units != TSC_UNITS_BARE || c->quantity->form != TSC_QUANTITY_AMOUNT || c->quantity->value >= MANY ||
        c->anchor == NULL || !tsc_entry_is(c->anchor->entry, "tourists") ||
        tsc_entry_has(c->anchor->entry, "form", "count"))
        return false;
    for (size_t i = 0; i < r->place_count; i++)
        if (r->places[i].adjective && r->places[i].first == at)
            at = r->places[i].last; /* 40 Moroccan engineers */
    return has_noun_at(c, at);
}

/* "They want 150 by 2026", "hope to receive this year 150": a bare number goes on with what was counted only right behind a word of
   aim, a time between or not. */
static bool is_wanted(const tsc_candidate *c)
{
    enum { NEAR = 5 };
    uint32_t reach = NEAR;
    const tsc_timexes *times = c->reading->timexes;
    for (size_t i = 0; i < times->count; i++)
        if (times->items[i].last <= c->edge && c->edge - times->items[i].last <= NEAR)
            reach += times->items[i].last - times->items[i].first;
    double distance = 0;
    const tsc_mark *aim = tsc_candidate_near(c, TSC_ROLE_MODALITY, "target", "forecast", 0, reach, &distance);
    return aim != NULL && !(aim->last <= c->edge && has_noun(c));
}

/* "780 enterprises, of which 390 …": a bare number is a part of what was counted. */
static bool is_part_of_count(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    bool counted = c->before != NULL && *c->before->indicator->count_unit != '\0' &&
                   c->before->figure.kind == TSC_FIGURE_LEVEL && c->quantity->form == TSC_QUANTITY_AMOUNT &&
                   c->quantity->value <= c->before->quantity->value;
    for (size_t i = 0; counted && i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const bool ahead =
                       mark->last <= c->edge && c->edge - mark->last <= 1 && mark->first >= c->before->quantity->last,
                   behind = mark->first == c->quantity->last; /* three of them */
        if (tsc_entry_is(mark->entry, "of_which") && (ahead || behind))
            return true;
    }
    return false;
}

/* "7,100 companies, 300 more than in 2022": a difference of what was counted. */
static bool is_more_counted(const tsc_candidate *c)
{
    return c->before != NULL && *c->before->indicator->count_unit != '\0' &&
           c->before->figure.kind == TSC_FIGURE_LEVEL && c->quantity->form == TSC_QUANTITY_AMOUNT &&
           c->quantity->value < c->before->quantity->value && tsc_kind_more_or_less(c) != TSC_CHANGE_NONE;
}

/* Names neither a country nor what is measured, and nothing is aimed at: a number in it may only go on where its thousands are
   parted (stretch.c passes over the others). */
static bool is_quiet(const tsc_candidate *c)
{
    enum { THOUSAND = 1000 };
    return c->reading->place_count == 0 && c->reading->of[TSC_ROLE_INDICATOR].count == 0 &&
           c->reading->of[TSC_ROLE_MODALITY].count == 0 && (c->quantity->plain || c->quantity->value < THOUSAND);
}

/* "They were 870,000 in 2023", "llegaron 71.300": a pronoun counts what was counted before, and so does a word of reaching. */
static bool is_counted_again(const tsc_candidate *c, const tsc_indicator *indicator)
{
    enum { LEAD = 6, MANY = 100 };
    const tsc_quantity *q = c->quantity;
    const tsc_scan *scan = c->reading->scan;
    /* 21 flights a week; to raise this number to 28 */
    if ((indicator->units & TSC_UNITS_FLIGHTS) != 0 && q->form == TSC_QUANTITY_AMOUNT &&
        tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "same", NULL, -1, LEAD, NULL) != NULL)
        return true;
    if (is_quiet(c) && c->before == NULL)
        return false;
    const bool many = q->value >= MANY && !tsc_quantity_is_year(q);
    bool reaches = many && (tsc_candidate_near(c, TSC_ROLE_CHANGE, "reach", "shift", -1, LEAD, NULL) != NULL ||
                            tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, LEAD, NULL) != NULL);
    bool earlier = false; /* бір жыл бұрын 1510 еді */
    for (size_t i = 0; c->before != NULL && many && i < c->reading->timexes->count; i++)
        earlier = earlier ||
                  (c->reading->timexes->items[i].same_period && c->reading->timexes->items[i].year_shift < 0 &&
                   c->reading->timexes->items[i].last <= c->edge && c->edge - c->reading->timexes->items[i].last <= 1);
    bool told = reaches || earlier || tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "same", NULL, -1, LEAD, NULL) != NULL;
    bool counted =
        (indicator->units & (TSC_UNITS_PERSONS | TSC_UNITS_COMPANIES)) != 0 && told && q->form == TSC_QUANTITY_AMOUNT;
    return counted &&
           (q->last >= scan->token_count || scan->tokens[q->last].kind != TSC_TOKEN_WORD || earlier ||
            tsc_scan_mark(scan, q->last, TSC_ROLE_PERIOD) != NULL || tsc_reading_function(c->reading, q->last) != NULL);
}

/* Four digits without a sign between them in brackets behind a name: Dante (1265). */
static bool is_year_of_name(const tsc_quantity *q)
{
    return q->plain && q->value >= 1000 && q->value <= 2100;
}

/* The last value that was counted: from Kenya (300,000), Chad (27,000); a percentage between is of it and counts nothing. */
static const tsc_candidate *counted_last(const tsc_candidate *c)
{
    const tsc_candidate *b = c->before == NULL && tsc_kind_is_in_brackets(c) ? c->previous : c->before;
    while (b != NULL && b->units == TSC_UNITS_PERCENT && b->figure.kind == TSC_FIGURE_CHANGE && !b->rejected)
        b = b->before;
    return b;
}

/* "36,000 tonnes, 3,000 less than a year earlier": so much less of what was counted, where the number is of the same size. */
static bool is_difference_of(const tsc_candidate *c, const tsc_candidate *level)
{
    const tsc_quantity *q = c->quantity, *whole = level->quantity;
    const bool told = tsc_kind_more_or_less(c) != TSC_CHANGE_NONE || tsc_kind_is_change_behind(c); /* на 3 100 больше */
    return level->figure.kind == TSC_FIGURE_LEVEL && told && q->value * whole->unit_factor < whole->value &&
           !(q->scale < whole->scale && q->value < whole->scale);
}

/* "14 flights a week, which will rise to 18", "contre trois la saison passée": what was counted has come to so many, or comes from
   so many, however few. */
static bool is_led_on(const tsc_candidate *c, const tsc_candidate *level)
{
    enum { BESIDE = 3 };
    uint32_t at = c->edge;
    const char *code = tsc_candidate_lead(c, &at);
    const bool goal = tsc_kind_is_goal(code);
    const tsc_mark *moved = goal ? tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, BESIDE, NULL) : NULL;
    if (goal && moved == NULL)
        moved = tsc_candidate_near(c, TSC_ROLE_CHANGE, "reach", "shift", -1, BESIDE, NULL);
    return (tsc_code_is(code, "against") || (moved != NULL && moved->first >= level->quantity->last)) &&
           c->reading->clause[c->edge] == c->reading->clause[c->quantity->first];
}

/* "three million tonnes, of which 600,000 went to Togo": a part of what was measured, whatever stands behind it. */
static bool is_part_of_measure(const tsc_candidate *c, const tsc_candidate *whole)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "of_which") && marks->items[i]->last == c->edge &&
            marks->items[i]->first >= whole->quantity->last)
            return c->quantity->value < whole->quantity->value;
    return false;
}

/* Behind the number stands no noun of its own: nothing, a word of relation, a time. */
static bool is_closed(const tsc_candidate *c)
{
    const tsc_quantity *q = c->quantity;
    const tsc_reading *r = c->reading;
    if (q->last >= r->scan->token_count || r->scan->tokens[q->last].kind == TSC_TOKEN_PUNCTUATION ||
        tsc_kind_is_in_brackets(c) || tsc_reading_function(r, q->last) != NULL)
        return true;
    for (size_t i = 0; i < r->timexes->count; i++)
        if (r->timexes->items[i].first == q->last)
            return true;
    return false;
}

/* "412,000 visitors from Guatemala and 236,000 from Honduras": the noun that was counted before is left out. */
const tsc_candidate *tsc_anchor_counted_before(const tsc_candidate *c)
{
    enum { FEW = 10 };
    const tsc_candidate *b = counted_last(c);
    const tsc_quantity *q = c->quantity;
    if (b == NULL || (b->units & COUNTED) == 0 || b->quantity->form != TSC_QUANTITY_AMOUNT ||
        q->form != TSC_QUANTITY_AMOUNT || c->units != TSC_UNITS_BARE || tsc_quantity_is_year(q))
        return NULL;
    if (is_difference_of(c, b))
        return b;
    const bool many = q->value >= FEW && !q->worded;
    return (many || is_led_on(c, b)) && (is_closed(c) || is_part_of_measure(c, b)) ? b : NULL;
}

/* "Americans remained the most numerous (620,000)": in brackets alone behind a people or a country. */
static bool is_named_in_brackets(const tsc_candidate *c)
{
    enum { NEAR = 12 };
    const tsc_reading *r = c->reading;
    const uint32_t end = c->quantity->last;
    if (c->edge == 0 || !tsc_scan_is(r->scan, c->edge - 1, "(") || is_year_of_name(c->quantity) ||
        !(tsc_scan_is(r->scan, end, ")") || tsc_scan_is(r->scan, end, ",")))
        return false;
    for (size_t i = 0; i < r->place_count; i++)
        if (r->places[i].last < c->edge && c->edge - r->places[i].last <= NEAR && !r->places[i].minor &&
            !tsc_reading_parted(r, r->places[i].last, c->edge))
            return true;
    return false;
}

/* "New Zealanders followed with 20,963": led in by a with, behind a people or a country that has come next. */
static bool is_named_with(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_reading *r = c->reading;
    for (size_t i = 0; tsc_candidate_is_led_by(c, "with") && is_closed(c) && i < r->place_count; i++)
        if (r->places[i].last < c->edge && c->edge - r->places[i].last <= NEAR && !r->places[i].minor &&
            (r->places[i].role == TSC_PLACE_BARE || r->places[i].role == TSC_PLACE_ADJECTIVE) &&
            !tsc_reading_parted(r, r->places[i].last, c->edge))
            return true;
    return false;
}

/* "In 2023 it was 33,000": the pronoun stands for the tonnes or flights of the sentence before, of another time. */
static bool is_of_other_time(const tsc_candidate *c, unsigned unit)
{
    enum { LEAD = 4 };
    return unit != 0 && c->before == NULL && c->reading->timexes->count > 0 && !tsc_quantity_is_year(c->quantity) &&
           is_closed(c) && !is_quiet(c) &&
           (tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "same", NULL, -1, LEAD, NULL) != NULL ||
            tsc_candidate_near(c, TSC_ROLE_CHANGE, "reach", NULL, -1, LEAD, NULL) != NULL);
}

const tsc_mark *tsc_anchor_counted_noun(const tsc_candidate *c)
{
    enum { MANY = 100 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    const tsc_mark *found = NULL;
    if (c->units != TSC_UNITS_BARE || c->quantity->form != TSC_QUANTITY_AMOUNT || c->quantity->value < MANY ||
        !is_named_in_brackets(c))
        return NULL;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= c->edge; i++)
        if (c->reading->indicators[i] != NULL)
            found = (c->reading->indicators[i]->units & TSC_UNITS_PERSONS) != 0 ? marks->items[i] : NULL;
    return found;
}

bool tsc_anchor_counts_on(const tsc_candidate *c, const tsc_indicator *indicator, const tsc_discourse *discourse)
{
    enum { MANY = 100 };
    const tsc_quantity *q = c->quantity;
    const unsigned counted = indicator != NULL ? indicator->units & COUNTED : 0,
                   unit = counted & tsc_units_of(discourse->topic.unit);
    if (c->units != TSC_UNITS_BARE || q->form != TSC_QUANTITY_AMOUNT || q->value < MANY || counted == 0 ||
        (*indicator->count_unit == '\0' && unit == 0) || discourse->sentence - discourse->topic.sentence > 1)
        return false;
    return is_named_in_brackets(c) || is_named_with(c) || is_of_other_time(c, unit);
}

bool tsc_anchor_counts_again(const tsc_candidate *c, const tsc_indicator *indicator)
{
    return is_wanted(c) || is_part_of_count(c) || is_more_counted(c) || is_counted_again(c, indicator);
}
