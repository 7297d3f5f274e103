/* Level, change or share. Amounts are levels unless a word of change and its preposition make them differences
   ("rose by $5 billion"); percentages are changes unless a word of share or "of exports" makes them parts. */
#include "extract/kind_parts.h"
#include "extract/quantity_parts.h"

#include <math.h>

const char *tsc_kind_preposition(const tsc_candidate *c, uint32_t *at)
{
    *at = c->edge;
    const char *code = tsc_candidate_lead(c, at);
    if (code != NULL || c->edge >= c->quantity->first)
        return code;
    const tsc_mark *hedge = tsc_scan_mark(c->reading->scan, c->edge, TSC_ROLE_HEDGE);
    if (hedge != NULL && (hedge->clitics & TSC_CLITIC_IN) != 0 &&
        tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, 2 * TSC_KIND_NEAR, NULL) != NULL)
        return "by";          /* زادت بنحو 300 مليون: in one word with what softens the amount */
    *at = c->quantity->first; /* почти на 12 % */
    return tsc_reading_before(c->reading, c->quantity->first, at);
}

/* The last percentage of change before it in the sentence. */
static const tsc_candidate *change_before(const tsc_candidate *c)
{
    int steps = 0;
    for (const tsc_candidate *b = c->before; b != NULL && steps < 4; b = b->before, steps++)
        if (b->figure.kind == TSC_FIGURE_CHANGE && tsc_unit_is_percent(b->figure.unit))
            return b;
    return NULL;
}

/* "31 percent of the FDI in Thailand", "a fifth of all visitors": the whole is no trade, and its own word is near. */
static bool is_of_other_whole(const tsc_candidate *c)
{
    enum { REACH = 7 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    uint32_t end = c->quantity->last;
    const tsc_candidate *b = c->before;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *indicator = c->reading->indicators[i];
        if (indicator != NULL && indicator->orientation != TSC_SHARE && marks->items[i]->first >= end &&
            marks->items[i]->first - end <= REACH && c->reading->weak[marks->items[i]->first] == c->reading->weak[end])
            return strncmp(indicator->code, "fdi", 3) == 0 || (indicator->units & TSC_UNITS_PERSONS) != 0 ||
                   indicator->name == TSC_INDICATOR_OTHER;
    }
    return b != NULL && (b->partial || (c->anchor == b->anchor && (strncmp(b->indicator->code, "fdi", 3) == 0 ||
                                                                   b->indicator->name == TSC_INDICATOR_OTHER)));
}

static void make_share(tsc_candidate *c, double value, const char *rule)
{
    c->figure.kind = TSC_FIGURE_LEVEL;
    c->figure.value = value;
    c->partial = strncmp(c->indicator->code, "fdi", 3) == 0 ||
                 (c->anchor != NULL && (c->indicator->units & TSC_UNITS_PERSONS) != 0) ||
                 c->indicator->name == TSC_INDICATOR_OTHER || is_of_other_whole(c);
    c->indicator = tsc_indicator_find(c->partial ? "other" : "trade_share");
    c->stand = tsc_kind_is_earlier(c) ? TSC_STAND_EARLIER : TSC_STAND_NOW;
    c->by_kind = rule;
}

static void make_change(tsc_candidate *c, double percent, const char *rule)
{
    double sign = c->direction < 0 ? -1 : 1;
    c->figure.kind = TSC_FIGURE_CHANGE;
    c->figure.value = sign * fabs(percent);
    if (c->quantity->form == TSC_QUANTITY_FACTOR) {
        double factor = 1 + c->quantity->value / 100;
        c->figure.value = c->direction >= 0 || factor <= 1 ? c->quantity->value : (1 / factor - 1) * 100;
    }
    if (!isnan(c->figure.low)) {
        double low = sign * fabs(c->figure.low), high = sign * fabs(c->figure.high);
        c->figure.low = fmin(low, high), c->figure.high = fmax(low, high);
    }
    c->by_kind = rule;
}

static bool is_whole_number(double value)
{
    return fabs(value - round(value)) < 1e-9;
}

bool tsc_kind_is_set_against_next(const tsc_candidate *c)
{
    enum { NEAR = 4 };
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *next = c->index + 1 < all->count ? &all->items[c->index + 1] : NULL;
    return next != NULL && tsc_candidate_is_led_by(c, "or") &&
           (tsc_unit_is_currency(next->unit) || tsc_unit_is_none(next->unit)) &&
           next->hedge_first - c->quantity->last <= NEAR &&
           tsc_code_is(tsc_reading_before(c->reading, next->hedge_first, NULL), "against");
}

/* "a gain of 29 % or of 96 million": the same change in money. */
bool tsc_kind_is_same_change(const tsc_candidate *c, const char *prep, uint32_t at)
{
    bool next = c->before != NULL &&
                (c->before->index + 1 == c->index || c->reading->quantities->items[c->index - 1].traps != 0);
    return next && c->before->figure.kind == TSC_FIGURE_CHANGE && !tsc_kind_is_set_against_next(c) &&
           (tsc_code_is(prep, "or") ||
            ((tsc_code_is(prep, "of") || tsc_code_is(prep, "onto")) && tsc_reading_is_behind(c->reading, at, "or")));
}

static bool is_or(const tsc_candidate *c, uint32_t at)
{
    return c->before != NULL && tsc_reading_is_behind(c->reading, at, "or") &&
           c->before->indicator->name != TSC_INDICATOR_TRADE_SHARE;
}

/* "a tenth will be added": the word of change comes behind, and the fraction may be an ordinal. */
static bool follows(const tsc_candidate *c)
{
    const tsc_mark *mark = tsc_kind_change_mark(c, NULL);
    return mark != NULL && mark->first >= c->quantity->last;
}

/* "multipliées par trois": the verb of change is part of the quantity. */
static bool has_verb_within(const tsc_candidate *c)
{
    for (uint32_t t = c->quantity->first; t < c->quantity->last; t++)
        if (tsc_scan_mark(c->reading->scan, t, TSC_ROLE_CHANGE) != NULL)
            return true;
    return false;
}

/* "the share rose from 10 % in 2020 to 17 %": the first of two shares. */
static bool goes_from_share(const tsc_candidate *c, const char *prep)
{
    const tsc_quantities *all = c->reading->quantities;
    if ((!tsc_code_is(prep, "from") && !tsc_code_is(prep, "of") && !tsc_code_is(prep, "with") &&
         !tsc_code_is(prep, "against")) || /* went up from 4.3 to 6.6 percent */
        c->index + 1 >= all->count)
        return false;
    size_t at = c->index + 1;
    while (at + 1 < all->count && all->items[at].traps != 0)
        at++;
    const tsc_quantity *next = &all->items[at];
    const char *to = tsc_unit_is_percent(next->unit) ? tsc_reading_before(c->reading, next->hedge_first, NULL) : NULL;
    return tsc_kind_is_goal(to) && next->first - c->quantity->last <= 10 &&
           c->reading->weak[c->quantity->last] == c->reading->weak[next->hedge_first];
}

/* "Основной партнёр – Россия (92,6 %)": a bare percentage in brackets behind a country is its share. */
static bool is_named_in_brackets(const tsc_candidate *c)
{
    const tsc_scan *scan = c->reading->scan;
    if (c->edge == 0 || !tsc_scan_is(scan, c->edge - 1, "("))
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].last + 1 == c->edge && !c->reading->places[i].minor)
            return true;
    return false;
}

/* "to two destinations, the Emirates with 62 % and Switzerland with 22 %": a percentage behind a country and a "with". */
static bool is_named_with(const tsc_candidate *c)
{
    const tsc_mark *with = c->edge > 0 ? tsc_reading_function(c->reading, c->edge - 1) : NULL;
    if (with == NULL || with->last != c->edge || !tsc_entry_is(with->entry, "with") || c->reading->verb_last)
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].last == with->first && c->reading->places[i].role != TSC_PLACE_OWNER &&
            !c->reading->places[i].minor)
            return true;
    return false;
}

/* "fertilizers (18.5 %), cars (12.4 %)", "(coal, 38 %)": a bare percentage in brackets behind a good, or beside it there, is its
   share of the flow. */
static bool is_good_in_brackets(const tsc_candidate *c)
{
    const tsc_scan *scan = c->reading->scan;
    const tsc_mentions *goods = &c->reading->of[TSC_ROLE_COMMODITY];
    for (size_t i = 0; tsc_kind_is_in_brackets(c) && i < goods->count; i++)
        if (c->reading->clause[goods->items[i]->first] == c->reading->clause[c->edge])
            return true;
    if (c->edge == 0 || !tsc_scan_is(scan, c->edge - 1, "("))
        return false;
    for (size_t i = 0; i < goods->count; i++)
        if (goods->items[i]->last < c->edge && c->edge - goods->items[i]->last <= 6 &&
            c->reading->weak[goods->items[i]->last] == c->reading->weak[c->edge])
            return true;
    return false;
}

/* "coal – 51 %, wine – 12 %": a dash or a colon joins the good to its share, where nothing is told to rise or to fall. */
static bool is_dashed_good(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *goods = &r->of[TSC_ROLE_COMMODITY], *changes = &r->of[TSC_ROLE_CHANGE];
    if (c->edge < 2 || c->quantity->change != TSC_CHANGE_NONE ||
        !tsc_span_is_among(tsc_scan_token(r->scan, c->edge - 1), "– — - :") || tsc_scan_glued(r->scan, c->edge))
        return false;
    for (size_t i = 0; i < changes->count; i++)
        if (tsc_entry_moves(changes->items[i]->entry))
            return false;
    for (size_t i = 0; i < goods->count; i++)
        if (goods->items[i]->last + 1 == c->edge)
            return true;
    return false;
}

bool tsc_kind_is_in_brackets(const tsc_candidate *c)
{
    uint16_t clause = c->reading->clause[c->quantity->first];
    return c->reading->parent[clause] != clause;
}

/* "sales to France (6.2 %), Germany (4.3 %)": what the brackets before hold, these hold too. */
static const tsc_candidate *bracket_before(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    /* Canada, 202 million (–25.8 %); India, 149 million (23.5 %) */
    if (b != NULL && c->before == b && b->figure.kind == TSC_FIGURE_LEVEL && !tsc_unit_is_percent(b->figure.unit))
        b = b->previous;
    bool listed = b != NULL && b->figure.kind == TSC_FIGURE_CHANGE && tsc_kind_is_in_brackets(c) &&
                  tsc_kind_is_in_brackets(b) && tsc_unit_is_percent(b->figure.unit) &&
                  tsc_unit_same(b->quantity->unit, c->quantity->unit);
    return listed ? b : NULL;
}

static bool has_share_before(const tsc_candidate *c)
{
    return c->before != NULL && (c->before->indicator->orientation == TSC_SHARE || c->before->partial);
}

static bool ends_at(const tsc_mark *mark, uint32_t token)
{
    return mark != NULL && mark->last == token;
}

/* "Double taxation", "a triple agreement": what stands before a noun that is neither trade nor change nor a good. */
static bool is_adjective(const tsc_candidate *c)
{
    static const tsc_role verbal[] = {TSC_ROLE_CHANGE,   TSC_ROLE_COMMODITY, TSC_ROLE_PLACE, TSC_ROLE_DISCOURSE,
                                      TSC_ROLE_MODALITY, TSC_ROLE_PERIOD,    TSC_ROLE_HEDGE};
    const tsc_scan *scan = c->reading->scan;
    const uint32_t next = c->quantity->last;
    const tsc_mark *word = tsc_scan_mark(scan, c->quantity->first, TSC_ROLE_FACTOR);
    if (word == NULL || word->last != next || !tsc_entry_has(word->entry, "adjective", "1") ||
        next >= scan->token_count || scan->tokens[next].kind != TSC_TOKEN_WORD ||
        tsc_reading_function(c->reading, next) != NULL || tsc_kind_has_mark_at(c->reading, TSC_ROLE_INDICATOR, next))
        return false;
    for (size_t i = 0; i < sizeof verbal / sizeof *verbal; i++)
        if (tsc_scan_mark(scan, next, verbal[i]) != NULL)
            return false;
    return true;
}

/* Whether trade was spoken of last, of which there are shares. */
static bool goes_on_trade(const tsc_discourse *discourse)
{
    const char *code = discourse->topic.indicator;
    return code != NULL &&
           (strcmp(code, "exports") == 0 || strcmp(code, "imports") == 0 || strcmp(code, "trade_turnover") == 0);
}

/* "the growth has made up 24 percent": a noun of change before the word of share, and nothing that it would be a part of. */
static bool is_growth_told(const tsc_candidate *c, bool part)
{
    enum { NEAR = 3 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_CHANGE];
    const tsc_mark *share = tsc_candidate_near(c, TSC_ROLE_INDICATOR, "trade_share", NULL, -1, NEAR, NULL);
    for (size_t i = 0; !part && share != NULL && i < marks->count && marks->items[i]->last <= share->first; i++)
        if ((tsc_entry_is(marks->items[i]->entry, "up") || tsc_entry_is(marks->items[i]->entry, "down")) &&
            share->first - marks->items[i]->last <= NEAR &&
            r->clause[marks->items[i]->first] == r->clause[share->first] &&
            r->weak[marks->items[i]->first] == r->weak[share->first])
            return tsc_reading_function(r, share->first - 1) == NULL;
    return false;
}

/* "increased by 4.6 billion (31.5 percent)": the difference before the brackets, as a percentage. */
static bool is_difference_again(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    return b != NULL && b->figure.kind == TSC_FIGURE_CHANGE && !tsc_unit_is_percent(b->figure.unit) &&
           tsc_kind_is_in_brackets(c) && b->quantity->last + 1 == c->edge && c->quantity->form == TSC_QUANTITY_AMOUNT;
}

/* "supera en un 26 % el de abril", "dépasse de 26 %": a word of exceeding, the bound of a level, and between it and the
   value the preposition of a difference. */
static double exceeds_by(const tsc_candidate *c)
{
    enum { LEAD = 4 };
    const tsc_quantity *q = c->quantity;
    const bool bounded = q->bound == TSC_BOUND_AT_LEAST || q->bound == TSC_BOUND_AT_MOST;
    const tsc_mark *reach =
        bounded && q->hedge_first < q->first ? tsc_scan_mark(c->reading->scan, q->hedge_first, TSC_ROLE_CHANGE) : NULL;
    const tsc_mark *by = reach != NULL && reach->last < q->first ? tsc_reading_function(c->reading, reach->last) : NULL;
    if (by == NULL || tsc_entry_is(by->entry, "article") || q->first - reach->last > LEAD ||
        c->units != TSC_UNITS_PERCENT)
        return 0;
    return tsc_mark_is(reach, "reach") || tsc_mark_is(reach, "up") ? 1
           : tsc_mark_is(reach, "down")                            ? -1
                                                                   : 0; /* больше на 4,8 % */
}

/* "exceeding the previous year's level by 7 %", "превысив показатель 2023 года на 7%" */
static bool exceeds_level(const tsc_candidate *c)
{
    enum { FAR = 8 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_CHANGE];
    for (size_t i = 0; i < marks->count; i++)
        if ((tsc_entry_is(marks->items[i]->entry, "exceed") ||
             (tsc_entry_is(marks->items[i]->entry, "more") && marks->items[i]->last - marks->items[i]->first > 1)) &&
            marks->items[i]->last <= c->edge && c->edge - marks->items[i]->last <= FAR &&
            c->reading->weak[marks->items[i]->first] == c->reading->weak[c->edge])
            return true;
    return false;
}

static const char share_before[] = "share before";

/* "its share rose to 24.8 % from 21.3 %", "fell to 2.9 %, after 3.3 % in 2021 and 3.5 % in 2020": where the share just told has come
   from. */
static bool is_share_left(const tsc_candidate *c, const char *preposition)
{
    enum { NEAR = 6 };
    const tsc_candidate *b = c->before;
    return b != NULL && b->index + 1 == c->index && b->indicator->orientation == TSC_SHARE &&
           c->quantity->form == TSC_QUANTITY_AMOUNT && c->edge - b->quantity->last <= NEAR &&
           ((tsc_code_is(preposition, "from") && tsc_candidate_is_led_by(b, "to")) ||
            tsc_code_is(preposition, "after") ||
            (tsc_candidate_is_led_by(c, "and") && tsc_code_is(b->by_kind, share_before)));
}

/* A percentage or a fraction, and what its kind is told by. */
typedef struct percentage {
    tsc_candidate *c;
    const tsc_discourse *discourse;
    const tsc_candidate *before;
    double value;               /* in per cent */
    bool fraction;              /* a third, half */
    bool part;                  /* of something that is named right behind */
    double change_at, share_at; /* how far off words of change and of share stand */
    const char *preposition;
    uint32_t preposition_at;
} percentage;

static bool found_share(const percentage *p, const char *rule)
{
    make_share(p->c, p->value, rule);
    return true;
}

static bool found_change(const percentage *p, double direction, const char *rule)
{
    /* se redujo a la cuarta parte */
    const bool left = p->fraction && direction < 0 && p->change_at < TSC_KIND_NEAR && tsc_kind_is_goal(p->preposition);
    p->c->direction = direction;
    make_change(p->c, left ? 100 - p->value : p->value, rule);
    return true;
}

/* "112.5 % of the 2022 level" */
static bool found_index(const percentage *p)
{
    const double above = p->value - 100;
    p->c->direction = above < 0 ? -1 : 1;
    make_change(p->c, round(fabs(above) * 1e6) / 1e6, TSC_KIND_INDEX); /* 145.7 - 100 is 45.69999999999999 */
    return true;
}

/* "They met three times": so many times, where nothing changes. */
static bool is_repetition(const percentage *p)
{
    const tsc_candidate *c = p->c;
    const tsc_quantity *q = c->quantity;
    const tsc_mark *word = tsc_scan_mark(c->reading->scan, q->first, TSC_ROLE_FACTOR);
    const bool verbal =
        word != NULL && (tsc_entry_has(word->entry, "verbal", "1") || /* екі еселеу: to double, whatever else is said */
                         tsc_entry_has(word->entry, "surface", "1")); /* twice what it was */
    const bool listed = p->before != NULL && !p->before->rejected && p->before->units == TSC_UNITS_PERCENT &&
                        p->before->figure.kind == TSC_FIGURE_CHANGE; /* grew fivefold, that to Chad three times */
    return q->form == TSC_QUANTITY_FACTOR && p->change_at > TSC_KIND_NEAR && !verbal && !listed &&
           tsc_kind_told_behind(c) == NULL && is_whole_number(q->value / 100) && q->last - q->first > 1 &&
           !has_verb_within(c) && !q->multiplied && tsc_reading_function(c->reading, q->last) == NULL;
}

/* "Russia's share was 47.9 % in 2020. Last year it rose to 60 %": what the share of the sentence before has come to. */
static bool is_share_told_on(const percentage *p)
{
    const tsc_candidate *c = p->c;
    const tsc_topic *topic = &p->discourse->topic;
    if (p->fraction || !topic->share || !c->continued || c->before != NULL || c->quantity->change != TSC_CHANGE_NONE ||
        p->discourse->sentence - topic->sentence != 1)
        return false;
    const tsc_mark *behind = tsc_scan_mark(
        c->reading->scan, (uint32_t)tsc_behind_ending(c->reading->scan, c->quantity->last), TSC_ROLE_CHANGE);
    return c->reading->verb_last ? tsc_mark_is(behind, "reach") : tsc_kind_is_goal(p->preposition);
}

static double direction_of(const tsc_mark *change)
{
    return tsc_entry_is(change->entry, "up") ? 1 : -1;
}

/* "La part de la France dans les importations de la Pologne reste limitée à 3,6 %": the subject is a share, however long. */
static bool is_subject_share(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; c->previous == NULL && i < marks->count && marks->items[i]->last <= c->edge; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share"))
            return tsc_reading_article(r, marks->items[i]->first) == 0 &&
                   r->weak[marks->items[i]->first] == r->weak[c->edge];
    return false;
}

/* What the quantity itself says, and the words that touch it: a sign, a preposition, a word of change right beside. */
static bool is_told_by_itself(const percentage *p)
{
    const tsc_candidate *c = p->c;
    const tsc_quantity *q = c->quantity;
    const bool percent = !p->fraction && c->units == TSC_UNITS_PERCENT;
    const char *preposition = p->preposition;
    if (q->form == TSC_QUANTITY_FACTOR)
        return found_change(p, c->direction, "factor");
    if (percent && tsc_kind_is_index(c, p->discourse->date, p->change_at, p->share_at))
        return found_index(p);
    if (tsc_kind_change_of_list(c) != TSC_CHANGE_NONE)
        return found_change(p, c->direction, "printed sign or more/less");
    if (is_share_left(c, preposition))
        return found_share(p, share_before);
    if (!p->fraction && tsc_kind_is_goal_of_share(c, preposition))
        return found_share(p, "share reached"); /* la participación era del 1,7 %, subiendo a 2,0 % */
    if (is_share_told_on(p))
        return found_share(p, "share reached");
    const bool reached = tsc_code_is(preposition, "to") || tsc_code_is(preposition, "until") ||
                         tsc_code_is(preposition, "at"); /* sa part baisse à 2,9 % */
    if ((reached || goes_from_share(c, preposition)) && !p->fraction &&
        (p->share_at < TSC_KIND_FAR || is_subject_share(c)))
        return found_share(p, "share reached");
    if ((tsc_code_is(preposition, "onto") || tsc_kind_is_same_change(c, preposition, p->preposition_at) ||
         is_or(c, p->preposition_at)) &&
        p->change_at < TSC_KIND_FAR)
        return found_change(p, c->direction, "changed by");
    if (percent && (tsc_code_is(preposition, "onto") || tsc_code_is(preposition, "by")) && exceeds_level(c))
        return found_change(p, 1, "exceeds a level by");
    if (tsc_code_is(preposition, "by") && p->change_at < TSC_KIND_NEAR)
        return found_change(p, c->direction, "changed by");
    const tsc_mark *moved = percent && tsc_code_is(preposition, "by") ? tsc_kind_change_at_head(c) : NULL;
    if (moved != NULL && tsc_reading_together(c->reading, moved->first, c->edge))
        return found_change(p, direction_of(moved), "changed by, far from its verb");
    if (q->value < 0)
        return found_change(p, -1, "negative");
    if (!p->fraction && (tsc_kind_printed_sign(c) > 0 || tsc_kind_printed_sign(c) < 0))
        return found_change(p, c->direction, "printed sign");
    if (percent && tsc_code_is(preposition, "of") && ends_at(tsc_kind_change_mark(c, NULL), p->preposition_at))
        return found_change(p, c->direction, "word of change right before"); /* an increase of 40 % of the number */
    if (percent && tsc_kind_is_change_behind(c) && preposition == NULL)
        return found_change(p, c->direction, "word of change right behind"); /* a 27.9 % rise in imports */
    return is_difference_again(c) && found_change(p, c->previous->direction, "the difference before as a percentage");
}

/* "pasaron de 485 millones a 999, un 106 %": right behind two levels what the first has changed by to become the second; 0 where
   there are none. */
static double way_of_levels_ahead(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_candidate *to = c->before, *from = to != NULL ? to->before : NULL;
    const bool levels = from != NULL && to->stand == TSC_STAND_NOW && from->stand == TSC_STAND_EARLIER &&
                        to->figure.kind == TSC_FIGURE_LEVEL && from->figure.kind == TSC_FIGURE_LEVEL &&
                        to->indicator == from->indicator && to->units == from->units && to->units != TSC_UNITS_PERCENT;
    if (!levels || c->units != TSC_UNITS_PERCENT || c->quantity->form != TSC_QUANTITY_AMOUNT)
        return 0;
    uint32_t end = to->quantity->last;
    if (to->timex != NULL && to->timex->first >= end && to->timex->first - end <= 1)
        end = to->timex->last;
    return c->edge >= end && c->edge - end <= NEAR ? to->figure.value - from->figure.value : 0;
}

/* "Its share in exports fell to 18 %, and in imports rose from 11.5 to 15.3 %": behind a share, what goes from one percentage to
   another is the share of another flow. */
static bool is_share_of_other_flow(const percentage *p)
{
    enum { NEAR = 4 };
    const tsc_candidate *c = p->c, *before = p->before;
    const tsc_quantities *all = c->reading->quantities;
    if (p->fraction || before == NULL || before->rejected || before->indicator->name != TSC_INDICATOR_TRADE_SHARE ||
        c->quantity->change != TSC_CHANGE_NONE)
        return false;
    if (tsc_code_is(before->by_kind, "share of another flow"))
        return c->index == before->index + 1 && tsc_kind_is_goal(p->preposition) &&
               c->edge - before->quantity->last <= NEAR;
    return (tsc_code_is(p->preposition, "from") || tsc_code_is(p->preposition, "with")) && c->index + 1 < all->count &&
           tsc_unit_is_percent(all->items[c->index + 1].unit) &&
           all->items[c->index + 1].hedge_first - c->quantity->last <= NEAR &&
           tsc_kind_is_goal(tsc_reading_before(c->reading, all->items[c->index + 1].hedge_first, NULL));
}

/* "Exports registered 40.7 per cent year on year": the words right behind say that it is growth. */
static bool is_on_year_before(const tsc_candidate *c)
{
    const tsc_mark *behind = tsc_scan_mark(c->reading->scan, c->quantity->last, TSC_ROLE_PERIOD);
    return c->anchor != NULL && c->units == TSC_UNITS_PERCENT && c->indicator->flow && tsc_mark_is(behind, "earlier") &&
           !tsc_reading_parted(c->reading, c->anchor->last, c->edge);
}

/* What a word of share or of change near by says, the nearer one as a rule. */
static bool is_told_by_word(const percentage *p)
{
    enum { BESIDE = 4 }; /* a word of change that stands nearer is the quantity's own */
    const tsc_candidate *c = p->c, *before = p->before;
    const bool unchanged = p->change_at > BESIDE;
    if (is_share_of_other_flow(p))
        return found_share(p, "share of another flow");
    if (!p->fraction && is_growth_told(c, p->part))
        return found_change(p, c->direction, "growth told by a word of share");
    if (p->part && (p->share_at < TSC_KIND_NEAR || unchanged))
        return found_share(p, "part of");
    if (p->share_at < TSC_KIND_NEAR && p->share_at < p->change_at)
        return found_share(p, "word of share");
    if (before != NULL && !before->rejected && before->index + 1 == c->index && tsc_candidate_is_divided(before))
        return found_share(p, "part of the amount before");
    if ((c->before != NULL || goes_on_trade(p->discourse)) && tsc_kind_is_behind_of_which(c) && unchanged)
        return found_share(p, "of which so much");
    const double exceeds = exceeds_by(c);
    if (exceeds > 0 || exceeds < 0) {
        p->c->figure.bound = TSC_BOUND_EXACT;
        return found_change(p, exceeds, "exceeds by");
    }
    if (tsc_kind_is_of_whole_ahead(c) && unchanged)
        return found_share(p, "part of the whole at the head");
    if (p->change_at < TSC_KIND_NEAR &&
        !(p->fraction && !c->reading->verb_last && p->preposition == NULL && follows(c)))
        return found_change(p, c->direction, "word of change");
    const double ahead = way_of_levels_ahead(c);
    if (ahead > 0 || ahead < 0)
        return found_change(p, ahead, "levels ahead");
    if (p->preposition == NULL && is_on_year_before(c))
        return found_change(p, c->direction < 0 ? -1 : 1, "so much on the year before");
    const double way = tsc_kind_way_of_levels(c, p->preposition);
    return (way > 0 || way < 0) && found_change(p, way, "levels behind");
}

/* "Cement for 388 million (3.9 %)" told with a word: "388 million, or 3.9 %", of all that was traded. */
static bool is_level_again(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_candidate *b = c->previous;
    return b != NULL && !b->rejected && b->figure.kind == TSC_FIGURE_LEVEL && c->units == TSC_UNITS_PERCENT &&
           c->reading->of[TSC_ROLE_COMMODITY].count > 0 && (b->indicator->units & TSC_UNITS_GOODS) != 0 &&
           b->indicator->flow && tsc_candidate_is_led_by(c, "or") && c->edge - b->quantity->last <= NEAR;
}

/* What a list says of its members, at its head, at its end or by the one before. */
static bool is_told_by_list(const percentage *p)
{
    const tsc_candidate *c = p->c, *before = p->before;
    const tsc_topic *topic = &p->discourse->topic;
    const tsc_mark *behind = p->fraction ? NULL : tsc_kind_told_behind(c);
    if (behind != NULL)
        return found_change(p, direction_of(behind), "list of changes told at its end");
    const bool far = p->share_at > TSC_KIND_NEAR;
    const tsc_candidate *in_brackets = far ? bracket_before(c) : NULL;
    if (in_brackets != NULL) /* behind an amount of its own it bears no sign where it is a rise */
        return found_change(p, in_brackets == c->previous ? in_brackets->direction : 1, "list of changes");
    if (!p->fraction && topic->share && c->continued && c->before == NULL &&
        p->discourse->sentence - topic->sentence == 1 && c->reading->place_count > 0)
        return found_share(p, "another share");
    const bool named = !p->fraction && is_named_in_brackets(c);
    if (named && far && tsc_kind_change_at_head(c) != NULL && !has_share_before(c))
        return found_change(p, direction_of(tsc_kind_change_at_head(c)), "list of changes");
    if (named && (topic->indicator != NULL || (c->anchor != NULL && c->indicator->flow)))
        return found_share(p, "in brackets behind a name");
    if (!p->fraction && is_named_with(c) && p->change_at > 4 && c->units == TSC_UNITS_PERCENT && c->indicator->flow)
        return found_share(p, "with so much behind a name");
    if (change_before(c) != NULL)
        return found_change(p, change_before(c)->direction, "list of changes");
    if (!p->fraction && (is_good_in_brackets(c) || is_dashed_good(c)) && c->indicator->flow &&
        (c->indicator->units & TSC_UNITS_GOODS) != 0)
        return found_share(p, "in brackets behind a good");
    if (!p->fraction && is_level_again(c) && p->change_at > TSC_KIND_NEAR)
        return found_share(p, "the level before as a percentage");
    return before != NULL && !before->rejected &&
           (before->partial || before->indicator->name == TSC_INDICATOR_TRADE_SHARE) &&
           found_share(p, "list of shares");
}

/* "Spain with 2.1 billion (13.8 %), France with 1.7 billion (11.5 %)": in brackets, without a word or a sign, where the brackets
   before hold shares, or the text has told of one. */
static bool is_bracketed_share(const percentage *p)
{
    const tsc_candidate *c = p->c;
    const tsc_topic *topic = &p->discourse->topic;
    if (!tsc_kind_is_in_brackets(c) || c->direction != TSC_CHANGE_NONE || c->reading->place_count == 0)
        return false;
    for (const tsc_candidate *b = c->previous; b != NULL; b = b->previous)
        if (b->units == TSC_UNITS_PERCENT && tsc_kind_is_in_brackets(b))
            return !b->rejected && b->indicator->name == TSC_INDICATOR_TRADE_SHARE;
    return topic->share || (c->before != NULL && !tsc_place_is_none(p->discourse->whole));
}

/* Shares are spoken of: by a word far off, or in the sentence before. */
static bool is_of_shares(const percentage *p)
{
    const tsc_candidate *c = p->c;
    const tsc_topic *topic = &p->discourse->topic;
    if (p->fraction || p->value > 100)
        return false;
    if (is_bracketed_share(p))
        return true;
    if (c->anchor != NULL)
        return p->share_at < TSC_KIND_FAR;
    const bool shared = tsc_discourse_shares(p->discourse);
    return ((topic->share || shared) && c->reading->place_count > 0 && p->discourse->sentence - topic->sentence <= 1) ||
           tsc_code_is(topic->indicator, "trade_share");
}

static void part_or_change(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    const tsc_quantity *q = c->quantity;
    percentage p = {.c = c,
                    .discourse = discourse,
                    .before = before,
                    .fraction = q->form == TSC_QUANTITY_FRACTION,
                    .change_at = TSC_KIND_FAR};
    p.value = p.fraction ? round(q->value * 10000) / 100 : q->value;
    c->direction = tsc_kind_direction_of(c, before, &p.change_at);
    p.share_at = tsc_kind_share_distance(c);
    p.preposition = tsc_kind_preposition(c, &p.preposition_at);
    p.part = tsc_kind_is_part_of(c);
    if (is_repetition(&p))
        tsc_candidate_reject(c, "so many times, and nothing changes");
    else if (tsc_kind_is_told_by_times(c))
        tsc_candidate_reject(c, "so many times as the number behind says");
    else if (is_adjective(c))
        tsc_candidate_reject(c, "an adjective of what is no trade");
    else if (!is_told_by_itself(&p) && !is_told_by_word(&p) && !is_told_by_list(&p)) {
        if (is_of_shares(&p))
            make_share(c, p.value, "topic of shares");
        else
            tsc_candidate_reject(c, "neither a change nor a share");
    }
    (void)tsc_unit_parse(tsc_span_of("%"), &c->figure.unit);
}

/* "100 Irish companies export to Japan": those that trade are no companies with the other side's capital. */
static bool is_trading(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (c->anchor == NULL || c->units != TSC_UNITS_COMPANIES || c->anchor->last <= c->quantity->first)
        return false;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *indicator = c->reading->indicators[i];
        bool trades =
            indicator != NULL && (indicator->name == TSC_INDICATOR_EXPORTS || indicator->name == TSC_INDICATOR_IMPORTS);
        if (trades && !tsc_entry_has(marks->items[i]->entry, "form", "sellers") &&
            marks->items[i]->first >= c->anchor->last && marks->items[i]->first - c->anchor->last <= NEAR &&
            c->reading->weak[marks->items[i]->first] == c->reading->weak[c->anchor->last])
            return true;
    }
    return false;
}

void tsc_candidate_kind(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    if (is_trading(c))
        c->indicator = tsc_indicator_find("other");
    const tsc_quantity *q = c->quantity;
    if (q->form == TSC_QUANTITY_FRACTION || q->form == TSC_QUANTITY_FACTOR || tsc_unit_is_percent(q->unit))
        part_or_change(c, discourse, before);
    else
        tsc_kind_amount(c);
    if (c->rejected)
        return;
    if (tsc_kind_time_of_growth_before(c) != NULL)
        c->stand = TSC_STAND_EARLIER;
    tsc_candidate_settle(c, discourse, before);
}
