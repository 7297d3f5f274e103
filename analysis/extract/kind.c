/* Level, change or share. Amounts are levels unless a word of change and its preposition make them differences
   ("rose by $5 billion"); percentages are changes unless a word of share or "of exports" makes them parts. */
#include "extract/candidate.h"

#include <ctype.h>
#include <math.h>

static const double near = 14;

static const char *preposition(const tsc_candidate *c, uint32_t *at)
{
    *at = c->edge;
    const char *code = tsc_reading_before(c->reading, c->edge, at);
    if (code != NULL || c->edge >= c->quantity->first)
        return code;
    *at = c->quantity->first; /* почти на 12 % */
    return tsc_reading_before(c->reading, c->quantity->first, at);
}

static bool is(const char *code, const char *name)
{
    return code != NULL && strcmp(code, name) == 0;
}

static const tsc_mark *change_mark(const tsc_candidate *c, double *distance)
{
    return tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", c->reading->verb_last ? -0.5 + 1 : 5, near + 8, distance);
}

static bool has_mark_at(const tsc_reading *r, tsc_role role, uint32_t token)
{
    const tsc_mentions *marks = &r->of[role];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first <= token && marks->items[i]->last > token)
            return true;
    return false;
}

/* "16 % всего российского импорта": the noun follows without a word of relation. */
static bool is_of_genitive(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    uint32_t end = c->quantity->last;
    for (uint32_t t = end; t < end + 4 && t < r->scan->token_count; t++) {
        if (r->scan->tokens[t].kind != TSC_TOKEN_WORD || tsc_reading_function(r, t) != NULL || has_mark_at(r, TSC_ROLE_CHANGE, t))
            return false;
        const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
        for (size_t i = 0; i < marks->count; i++)
            if (marks->items[i]->first == t && !tsc_entry_is(marks->items[i]->entry, "trade_share")
                && tsc_entry_has(marks->items[i]->entry, "form", "noun"))
                return t > end || !r->verb_last;
        for (size_t i = 0; i < r->of[TSC_ROLE_DISCOURSE].count; i++) /* 80 % этой суммы */
            if (r->of[TSC_ROLE_DISCOURSE].items[i]->first == t && tsc_entry_is(r->of[TSC_ROLE_DISCOURSE].items[i]->entry, "same") && !r->verb_last)
                return true;
    }
    return false;
}

/* What a share is of: an indicator of trade, a good or a word of reference behind "of". */
static bool is_part_of(const tsc_candidate *c)
{
    uint32_t end = c->quantity->last;
    const tsc_mark *of = tsc_reading_function(c->reading, end);
    if (of == NULL && is_of_genitive(c))
        return true;
    if (of != NULL && tsc_entry_is(of->entry, "from")) /* 40% من وارداتها: the word for "from" is that for "of", right before a flow */
        return has_mark_at(c->reading, TSC_ROLE_INDICATOR, of->last)
               || (of->last + 1 < c->reading->scan->token_count && c->reading->scan->tokens[of->last].kind == TSC_TOKEN_WORD
                   && tsc_reading_function(c->reading, of->last) == NULL && has_mark_at(c->reading, TSC_ROLE_INDICATOR, of->last + 1)); /* от всей торговли */
    if (of == NULL || !tsc_entry_is(of->entry, "of"))
        return false;
    static const tsc_role roles[] = {TSC_ROLE_INDICATOR, TSC_ROLE_COMMODITY, TSC_ROLE_DISCOURSE};
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
        const tsc_mentions *marks = &c->reading->of[roles[r]];
        for (size_t i = 0; i < marks->count; i++)
            if (marks->items[i]->first >= end && marks->items[i]->first - end <= 6
                && c->reading->weak[marks->items[i]->first] == c->reading->weak[end])
                return true;
    }
    return false;
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

/* "3.6 % more than a year earlier", "un 17 % menos". */
static tsc_change_direction more_or_less(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_CHANGE];
    uint32_t end = c->quantity->last;
    if (c->quantity->change != TSC_CHANGE_NONE)
        return c->quantity->change;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= end && marks->items[i]->first - end <= 1 && (marks->items[i]->clitics & TSC_CLITIC_IN) == 0) {
            if (tsc_entry_is(marks->items[i]->entry, "more"))
                return TSC_CHANGE_UP;
            if (tsc_entry_is(marks->items[i]->entry, "less"))
                return TSC_CHANGE_DOWN;
        }
    return TSC_CHANGE_NONE;
}

/* "6.8 % and 9.1 % more": what the second of a list says of change holds for the first. */
static tsc_change_direction change_of_list(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *q = c->quantity;
    tsc_change_direction told = more_or_less(c);
    if (told != TSC_CHANGE_NONE || c->index + 1 >= all->count)
        return told;
    size_t at = c->index + 1;
    while (at + 1 < all->count && (all->items[at].traps & TSC_TRAP_ARTICLE) != 0)
        at++;
    const tsc_quantity *next = &all->items[at];
    bool joined = next->first - q->last <= 4 && tsc_unit_is_percent(next->unit) && tsc_unit_is_percent(q->unit)
                  && c->reading->weak[next->first] - c->reading->weak[q->last] == 1;
    tsc_candidate second = {.reading = c->reading, .quantity = next};
    return joined ? more_or_less(&second) : TSC_CHANGE_NONE;
}

/* A sign that is printed apart, in brackets: (+ 3,1 %), (– 2,0 %). */
static double printed_sign(const tsc_candidate *c)
{
    if (c->edge == 0)
        return 0;
    tsc_span token = tsc_scan_span(c->reading->scan, c->edge - 1, c->edge);
    bool inside = c->reading->parent[c->reading->clause[c->edge]] != c->reading->clause[c->edge];
    if (!inside)
        return 0;
    return tsc_span_equals(token, "+") ? 1 : tsc_span_equals(token, "-") || tsc_span_equals(token, "–") || tsc_span_equals(token, "−") ? -1 : 0;
}

static double direction_of(const tsc_candidate *c, const tsc_candidate *before, double *distance)
{
    const tsc_mark *mark = change_mark(c, distance);
    tsc_change_direction told = change_of_list(c);
    double sign = printed_sign(c);
    bool fell = mark != NULL && tsc_entry_is(mark->entry, "down") && *distance <= 3;
    if (c->quantity->form == TSC_QUANTITY_FACTOR && fell)
        return -1;
    if (told != TSC_CHANGE_NONE)
        return told == TSC_CHANGE_UP ? 1 : -1;
    if (sign > 0 || sign < 0)
        return sign;
    if (mark != NULL)
        return tsc_entry_is(mark->entry, "up") ? 1 : -1;
    if (before != NULL && !before->rejected && before->figure.kind == TSC_FIGURE_CHANGE)
        return before->direction;
    return 0;
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
        if (indicator != NULL && indicator->orientation != TSC_SHARE && marks->items[i]->first >= end && marks->items[i]->first - end <= REACH
            && c->reading->weak[marks->items[i]->first] == c->reading->weak[end])
            return strncmp(indicator->code, "fdi", 3) == 0 || (indicator->units & TSC_UNITS_PERSONS) != 0;
    }
    return b != NULL && (b->partial || (c->anchor == b->anchor && strncmp(b->indicator->code, "fdi", 3) == 0));
}

static void make_share(tsc_candidate *c, double value, const char *rule)
{
    c->figure.kind = TSC_FIGURE_LEVEL;
    c->figure.value = value;
    c->partial = strncmp(c->indicator->code, "fdi", 3) == 0 || (c->anchor != NULL && (c->indicator->units & TSC_UNITS_PERSONS) != 0) || is_of_other_whole(c);
    c->indicator = tsc_indicator_find(c->partial ? "other" : "trade_share");
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

static void reject(tsc_candidate *c, const char *why)
{
    c->rejected = true;
    c->by_rejection = why;
}

static bool is_whole_number(double value)
{
    return fabs(value - round(value)) < 1e-9;
}

/* "a gain of 29 % or of 96 million": the same change in money. */
static bool is_same_change(const tsc_candidate *c, const char *prep, uint32_t at)
{
    const char *joint = tsc_reading_before(c->reading, at, NULL);
    bool next = c->before != NULL && (c->before->index + 1 == c->index || c->reading->quantities->items[c->index - 1].traps != 0);
    return next && c->before->figure.kind == TSC_FIGURE_CHANGE && (is(prep, "or") || ((is(prep, "of") || is(prep, "onto")) && is(joint, "or")));
}

/* "на 951 млн, или на 5,3 %, превышает": the change that a percentage says again behind "or". */
static bool is_said_again(const tsc_candidate *c, const char *prep)
{
    const tsc_quantities *all = c->reading->quantities;
    if ((!is(prep, "onto") && !is(prep, "by")) || c->index + 1 >= all->count || (c->anchor != NULL && tsc_entry_has(c->anchor->entry, "form", "verb")))
        return false; /* закупила на 4 млрд, или на 12 % больше */
    const tsc_quantity *next = &all->items[c->index + 1];
    uint32_t at = next->hedge_first;
    const char *again = tsc_reading_before(c->reading, at, &at);
    const char *joint = again != NULL && strcmp(again, "or") != 0 ? tsc_reading_before(c->reading, at, NULL) : again;
    return is(joint, "or") && next->hedge_first - c->quantity->last <= 3 && (tsc_unit_is_percent(next->unit) || next->form == TSC_QUANTITY_FACTOR);
}

static bool is_or(const tsc_candidate *c, uint32_t at)
{
    const char *joint = tsc_reading_before(c->reading, at, NULL);
    return c->before != NULL && is(joint, "or") && strcmp(c->before->indicator->code, "trade_share") != 0;
}

/* "a tenth will be added": the word of change comes behind, and the fraction may be an ordinal. */
static bool follows(const tsc_candidate *c)
{
    const tsc_mark *mark = change_mark(c, NULL);
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

bool tsc_candidate_is_divided(const tsc_candidate *c)
{
    uint32_t at = 0;
    const tsc_scan *scan = c->reading->scan;
    const char *prep = preposition(c, &at);
    bool opens = at == 0 || (scan->tokens[at].flags & TSC_TOKEN_NEWLINE) != 0;
    return (is(prep, "from") || is(prep, "of")) && opens && !tsc_unit_is_percent(c->quantity->unit) && c->units != 0
           && c->index + 1 < c->reading->quantities->count && tsc_unit_is_percent(c->reading->quantities->items[c->index + 1].unit);
}

/* The word of change behind a quantity, what stands in brackets between left out. */
static const tsc_mark *moved_behind(const tsc_reading *r, const tsc_quantity *q, const tsc_quantity *end)
{
    enum { NEAR = 3 };
    uint32_t at = q->last;
    for (const tsc_quantity *in = q + 1; in < end && r->clause[in->first] != r->clause[q->first] && r->parent[r->clause[in->first]] == r->clause[q->first]; in++)
        for (at = in->last; at < r->scan->token_count && r->clause[at] != r->clause[q->first]; at++)
            ;
    const tsc_mentions *marks = &r->of[TSC_ROLE_CHANGE];
    for (size_t i = 0; i < marks->count; i++)
        if ((tsc_entry_is(marks->items[i]->entry, "up") || tsc_entry_is(marks->items[i]->entry, "down")) && marks->items[i]->first >= at
            && marks->items[i]->first - at <= NEAR && r->clause[marks->items[i]->first] == r->clause[q->first])
            return marks->items[i];
    return NULL;
}

/* "Өзбекстанға 32 %, Ауғанстанға 28 % артты": where the verb comes last it tells of all percentages before it. */
static const tsc_mark *told_behind(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    const tsc_mark *mark = NULL;
    const uint16_t *clause = c->reading->clause;
    size_t steps = 0;
    uint32_t end = c->quantity->last;
    for (size_t i = c->index + 1; c->reading->verb_last && mark == NULL && i < all->count && steps < 4; i++) {
        const tsc_quantity *next = &all->items[i];
        if (clause[next->first] != clause[c->quantity->first]) { /* Өзбекстанға 32 % (1,0 млн тоннадан 1,4 млн тоннаға), … */
            end = next->last;
            continue;
        }
        if (next->traps != 0 || (next->form != TSC_QUANTITY_FACTOR && !tsc_unit_is_percent(next->unit)) || next->first - end > 8)
            return NULL;
        mark = moved_behind(c->reading, next, &all->items[all->count]);
        end = next->last, steps++;
    }
    return mark;
}

/* "of which two thirds", "dont les deux tiers": nothing but articles between. */
static bool stands_behind_of_which(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    uint32_t at = c->edge;
    for (const tsc_mark *word = at > 0 ? tsc_reading_function(c->reading, at - 1) : NULL;
         word != NULL && word->last == at && tsc_entry_is(word->entry, "article"); word = at > 0 ? tsc_reading_function(c->reading, at - 1) : NULL)
        at--;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->last == at && tsc_entry_is(marks->items[i]->entry, "of_which"))
            return true;
    return false;
}

/* "the share rose from 10 % in 2020 to 17 %": the first of two shares. */
static bool goes_from_share(const tsc_candidate *c, const char *prep)
{
    const tsc_quantities *all = c->reading->quantities;
    if ((!is(prep, "from") && !is(prep, "of") && !is(prep, "with")) || c->index + 1 >= all->count)
        return false;
    size_t at = c->index + 1;
    while (at + 1 < all->count && all->items[at].traps != 0)
        at++;
    const tsc_quantity *next = &all->items[at];
    const char *to = tsc_unit_is_percent(next->unit) ? tsc_reading_before(c->reading, next->hedge_first, NULL) : NULL;
    return (is(to, "to") || is(to, "until") || is(to, "at")) && next->first - c->quantity->last <= 10;
}

/* "Основной партнёр – Россия (92,6 %)": a bare percentage in brackets behind a country is its share. */
static bool is_named_in_brackets(const tsc_candidate *c)
{
    const tsc_scan *scan = c->reading->scan;
    if (c->edge == 0 || !tsc_span_equals(tsc_scan_span(scan, c->edge - 1, c->edge), "("))
        return false;
    for (size_t i = 0; i < c->reading->place_count; i++)
        if (c->reading->places[i].last + 1 == c->edge && !c->reading->places[i].minor)
            return true;
    return false;
}

/* "Таджикистан – на 18 %, с 3,9 до 4,6 тыс. тонн": no verb, but the two levels behind say which way it went. */
static double way_of_levels(const tsc_candidate *c, const char *prep)
{
    enum { NEAR = 3 };
    const tsc_quantities *all = c->reading->quantities;
    if ((!is(prep, "onto") && !is(prep, "by")) || c->index + 2 >= all->count)
        return 0;
    const tsc_quantity *first = &all->items[c->index + 1], *second = &all->items[c->index + 2];
    const char *from = tsc_reading_before(c->reading, first->hedge_first, NULL), *to = tsc_reading_before(c->reading, second->hedge_first, NULL);
    bool told = (is(from, "from") || is(from, "with")) && (is(to, "to") || is(to, "until")) && first->traps == 0 && second->traps == 0
                && first->hedge_first - c->quantity->last <= NEAR && second->hedge_first - first->last <= NEAR && tsc_unit_same(first->unit, second->unit);
    return !told ? 0 : second->value > first->value ? 1 : -1;
}

/* "fertilizers (18.5 %), cars (12.4 %)": a bare percentage in brackets behind a good is its share of the flow. */
static bool is_good_in_brackets(const tsc_candidate *c)
{
    const tsc_scan *scan = c->reading->scan;
    if (c->edge == 0 || !tsc_span_equals(tsc_scan_span(scan, c->edge - 1, c->edge), "("))
        return false;
    const tsc_mentions *goods = &c->reading->of[TSC_ROLE_COMMODITY];
    for (size_t i = 0; i < goods->count; i++)
        if (goods->items[i]->last < c->edge && c->edge - goods->items[i]->last <= 6 && c->reading->weak[goods->items[i]->last] == c->reading->weak[c->edge])
            return true;
    return false;
}

static bool is_in_brackets(const tsc_candidate *c)
{
    uint16_t clause = c->reading->clause[c->quantity->first];
    return c->reading->parent[clause] != clause;
}

/* "sales to France (6.2 %), Germany (4.3 %)": what the brackets before hold, these hold too. */
static const tsc_candidate *bracket_before(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    bool listed = b != NULL && b->figure.kind == TSC_FIGURE_CHANGE && is_in_brackets(c) && is_in_brackets(b) && tsc_unit_is_percent(b->figure.unit) && tsc_unit_same(b->quantity->unit, c->quantity->unit);
    return listed ? b : NULL;
}

/* "The greatest rises were those of Cyprus (69 %)": the word of change that leads the list in. */
static const tsc_mark *change_of_head(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_CHANGE];
    const tsc_mark *found = NULL;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= c->edge; i++)
        if (tsc_entry_is(marks->items[i]->entry, "up") || tsc_entry_is(marks->items[i]->entry, "down"))
            found = marks->items[i];
    return found;
}

static bool has_share_before(const tsc_candidate *c)
{
    return c->before != NULL && (c->before->indicator->orientation == TSC_SHARE || c->before->partial);
}

static bool ends_at(const tsc_mark *mark, uint32_t token)
{
    return mark != NULL && mark->last == token;
}

/* A percentage or a fraction. */
static void part_or_change(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    const tsc_quantity *q = c->quantity;
    double change_at = near + 8, share_at = near + 8;
    uint32_t at = 0;
    bool fraction = q->form == TSC_QUANTITY_FRACTION;
    double percent = fraction ? round(q->value * 10000) / 100 : q->value;
    c->direction = direction_of(c, before, &change_at);
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "trade_share") || tsc_entry_has(marks->items[i]->entry, "form", "sellers")
            || tsc_entry_has(marks->items[i]->entry, "form", "buyers")) {
            double d = tsc_reading_distance(c->reading, marks->items[i]->first, marks->items[i]->last, c->edge, q->last)
                       + (marks->items[i]->first >= q->last && !c->reading->verb_last ? 4 : 0);
            share_at = fmin(share_at, d);
        }
    const char *prep = preposition(c, &at);
    bool part = is_part_of(c);
    const tsc_mark *word = tsc_scan_mark(c->reading->scan, q->first, TSC_ROLE_FACTOR);
    bool verbal = word != NULL && tsc_entry_has(word->entry, "verbal", "1"); /* екі еселеу: to double, whatever else is said */
    if (q->form == TSC_QUANTITY_FACTOR && change_at > near && !verbal && told_behind(c) == NULL && is_whole_number(q->value / 100) && q->last - q->first > 1
        && !has_verb_within(c) && tsc_reading_function(c->reading, q->last) == NULL) {
        reject(c, "so many times, and nothing changes");
    } else if (q->form == TSC_QUANTITY_FACTOR || change_of_list(c) != TSC_CHANGE_NONE) {
        make_change(c, percent, q->form == TSC_QUANTITY_FACTOR ? "factor" : "printed sign or more/less");
    } else if ((is(prep, "to") || is(prep, "until") || goes_from_share(c, prep)) && share_at < near + 8 && !fraction) {
        make_share(c, percent, "share reached");
    } else if ((is(prep, "onto") || is_same_change(c, prep, at) || is_or(c, at)) && change_at < near + 8) {
        make_change(c, percent, "changed by");
    } else if (is(prep, "by") && change_at < near) {
        make_change(c, percent, "changed by");
    } else if (q->value < 0) {
        c->direction = -1;
        make_change(c, percent, "negative");
    } else if (!fraction && (printed_sign(c) > 0 || printed_sign(c) < 0)) {
        make_change(c, percent, "printed sign");
    } else if (!fraction && is(prep, "of") && ends_at(change_mark(c, NULL), at) && c->units == TSC_UNITS_PERCENT) {
        make_change(c, percent, "word of change right before"); /* an increase of 40 % of the number */
    } else if (part && (share_at < near || change_at > 4)) {
        make_share(c, percent, "part of");
    } else if (share_at < near && share_at < change_at) {
        make_share(c, percent, "word of share");
    } else if (before != NULL && !before->rejected && before->index + 1 == c->index && tsc_candidate_is_divided(before)) {
        make_share(c, percent, "part of the amount before");
    } else if (c->before != NULL && stands_behind_of_which(c) && change_at > 4) {
        make_share(c, percent, "of which so much");
    } else if (change_at < near && !(fraction && !c->reading->verb_last && prep == NULL && follows(c))) {
        make_change(c, percent, "word of change");
    } else if (way_of_levels(c, prep) > 0 || way_of_levels(c, prep) < 0) {
        c->direction = way_of_levels(c, prep);
        make_change(c, percent, "levels behind");
    } else if (!fraction && told_behind(c) != NULL) {
        c->direction = tsc_entry_is(told_behind(c)->entry, "up") ? 1 : -1;
        make_change(c, percent, "list of changes told at its end");
    } else if (bracket_before(c) != NULL && share_at > near) {
        c->direction = bracket_before(c)->direction;
        make_change(c, percent, "list of changes");
    } else if (!fraction && discourse->topic.share && c->continued && c->before == NULL && discourse->sentence - discourse->topic.sentence == 1
               && c->reading->place_count > 0) {
        make_share(c, percent, "another share");
    } else if (!fraction && is_named_in_brackets(c) && change_of_head(c) != NULL && share_at > near && !has_share_before(c)) {
        c->direction = tsc_entry_is(change_of_head(c)->entry, "up") ? 1 : -1;
        make_change(c, percent, "list of changes");
    } else if (!fraction && is_named_in_brackets(c) && (discourse->topic.indicator != NULL || (c->anchor != NULL && c->indicator->flow))) {
        make_share(c, percent, "in brackets behind a name");
    } else if (change_before(c) != NULL) {
        c->direction = change_before(c)->direction;
        make_change(c, percent, "list of changes");
    } else if (!fraction && is_good_in_brackets(c) && c->indicator->flow && (c->indicator->units & TSC_UNITS_GOODS) != 0) {
        make_share(c, percent, "in brackets behind a good");
    } else if (before != NULL && !before->rejected && (before->partial || strcmp(before->indicator->code, "trade_share") == 0)) {
        make_share(c, percent, "list of shares");
    } else if (!fraction && c->anchor == NULL && discourse->topic.shares && c->reading->place_count > 0 && discourse->sentence - discourse->topic.sentence <= 1) {
        make_share(c, percent, "topic of shares");
    } else if (!fraction && (c->anchor != NULL ? share_at < near + 8 : discourse->topic.indicator != NULL && strcmp(discourse->topic.indicator, "trade_share") == 0)) {
        make_share(c, percent, "topic of shares");
    } else {
        reject(c, "neither a change nor a share");
    }
    (void)tsc_unit_parse(tsc_span_of("%"), &c->figure.unit);
}

static bool touches(const tsc_candidate *c, const tsc_mark *mark, uint32_t token)
{
    return mark != NULL && mark->last <= token && token - mark->last <= 1
           && c->reading->weak[mark->last] == c->reading->weak[token];
}

/* "chuté de 31,4 milliards en 2023 à 27,4 milliards": the first of two levels, each with its time; without one, or
   parted by a comma ("de 12 millions, à 340 millions"), the first is the difference. */
static bool is_dated_start(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *q = c->quantity;
    size_t at = c->index + 1;
    while (at < all->count && all->items[at].traps != 0)
        at++;
    const tsc_quantity *next = &all->items[at];
    if (at >= all->count || next->form != q->form || c->reading->weak[q->last] != c->reading->weak[next->hedge_first] || next->hedge_first - q->last > 10)
        return false;
    const char *to = tsc_reading_before(c->reading, next->hedge_first, NULL);
    bool reaches = is(to, "to") || is(to, "until") || is(to, "at");
    for (size_t i = 0; reaches && i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        bool between = timex->first >= q->last && timex->last <= next->hedge_first;
        bool spans = timex->period.kind == TSC_PERIOD_YEARS && timex->first >= next->last && timex->first - next->last <= 2;
        if (between || spans) /* "de 35 à 28 milliards entre 2022 et 2023" */
            return true;
    }
    return false;
}

/* "4,5 млрд доллардан 7,6 млрд долларға дейін": the amount itself stands in the case of "from". */
static bool starts_rise(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    if (!c->reading->verb_last || c->index + 1 >= all->count || !tsc_reading_ends_from(c->reading, c->quantity->last - 1))
        return false;
    const tsc_quantity *next = &all->items[c->index + 1];
    const tsc_mark *behind = tsc_reading_function(c->reading, next->last);
    const tsc_mark *moves = tsc_scan_mark(c->reading->scan, next->last, TSC_ROLE_CHANGE);
    tsc_place_role role = TSC_PLACE_BARE;
    bool reached = tsc_reading_case(c->reading, next->last - 1, &role) && role == TSC_PLACE_TO && moves != NULL;
    return next->traps == 0 && next->first - c->quantity->last <= 4 && next->form == c->quantity->form
           && (reached || (behind != NULL && tsc_entry_is(behind->entry, "until_after")));
}

/* "la caída interanual de 2.446 millones": nothing but a word of time between. */
static bool is_only_time(const tsc_candidate *c, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (tsc_scan_mark(c->reading->scan, t, TSC_ROLE_PERIOD) == NULL)
            return false;
    return to > from && to - from <= 3;
}

/* "rose by 5", "gain of 5", "на 5 меньше": whether an amount is a difference. */
static bool is_difference(const tsc_candidate *c)
{
    uint32_t at = 0;
    double distance = 0;
    const char *prep = preposition(c, &at);
    const tsc_mark *mark = change_mark(c, &distance);
    if (c->anchor != NULL && tsc_entry_has(c->anchor->entry, "form", "count") && !is(prep, "by"))
        return false;
    if (strcmp(c->indicator->code, "financing") == 0 && !is(prep, "by") && !is(prep, "of"))
        return false; /* "Germany will add 50 million": of its own */
    if (more_or_less(c) != TSC_CHANGE_NONE)
        return true;
    if (c->quantity->change != TSC_CHANGE_NONE || is_same_change(c, prep, at) || is_said_again(c, prep))
        return true;
    if (mark == NULL || is(prep, "to") || is(prep, "until") || is(prep, "against") || is(prep, "in"))
        return false;
    if (c->previous != NULL && c->previous->index + 1 == c->index && starts_rise(c->previous))
        return false;
    if (is(prep, "by")) /* but: rose to 5 billion dirhams, by its worth 500 million dollars */
        return distance < near && !(mark->last <= at && tsc_reading_parted(c->reading, mark->last, at) && c->before != NULL && c->before->figure.kind == TSC_FIGURE_LEVEL
                                    && !tsc_unit_same(c->before->figure.unit, c->figure.unit));
    if (is(prep, "onto"))
        return distance < 8;
    const tsc_mark *behind = tsc_reading_function(c->reading, c->quantity->last);
    if (behind != NULL && tsc_entry_is(behind->entry, "until_after"))
        return false;
    const tsc_candidate *b = c->previous;
    if (c->reading->verb_last && b != NULL && b->index + 1 == c->index && b->figure.kind == TSC_FIGURE_CHANGE && tsc_unit_is_percent(b->figure.unit)
        && b->indicator == c->indicator)
        return false; /* 10 %-ға азайып, 190 мың тоннаға түсті */
    if (c->reading->verb_last)
        return mark->first >= c->quantity->last && mark->first - c->quantity->last <= 1
               && c->reading->clause[mark->first] == c->reading->clause[c->quantity->last - 1];
    if (is(prep, "of"))
        return (mark->last == at || is_only_time(c, mark->last, at)) && !is_dated_start(c);
    return prep == NULL && touches(c, mark, c->edge);
}

/* "480,000 tonnes of Ukrainian wheat, against 1.2 million of French wheat": set against another country's, at the same time. */
static bool is_of_another_country(const tsc_candidate *c)
{
    enum { NEAR = 6 };
    const tsc_reading *r = c->reading;
    uint32_t end = c->quantity->last;
    for (size_t i = 0; i < r->timexes->count; i++)
        if (r->timexes->items[i].first >= end && r->timexes->items[i].first - end <= 2 * NEAR)
            return false;
    bool fresh = false;
    for (size_t i = 0; c->before != NULL && i < r->place_count; i++) {
        const tsc_place_mention *p = &r->places[i];
        fresh = fresh || (p->first >= end && p->first - end <= NEAR && r->weak[p->first] == r->weak[end] && !p->referred
                          && !tsc_place_same(p->place, c->before->figure.reporter) && !tsc_place_same(p->place, c->before->figure.partner));
    }
    return fresh;
}

/* "from the current 9,000 tonnes": where the text stands now, before what it aims at. */
static bool is_from_today(const tsc_candidate *c)
{
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        const char *from = tsc_reading_before(c->reading, timex->first, NULL);
        if (timex->last == c->edge && timex->relative && timex->period.kind == TSC_PERIOD_DAY && (is(from, "from") || is(from, "of")))
            return true;
    }
    return false;
}

/* "rose by 17 % year on year to reach 178 billion": a word of arriving between the time and the value. */
static bool reaches_between(const tsc_candidate *c, uint32_t from)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_CHANGE];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= from && marks->items[i]->last <= c->edge && tsc_entry_is(marks->items[i]->entry, "reach"))
            return true;
    return false;
}

static bool is_behind_value(const tsc_candidate *c, const tsc_timex *timex)
{
    for (size_t i = 0; i < c->index; i++) {
        const tsc_quantity *q = &c->reading->quantities->items[i];
        if (q->traps == 0 && q->last <= timex->first && timex->first - q->last <= 1)
            return true;
    }
    return false;
}

static bool is_earlier(const tsc_candidate *c)
{
    uint32_t at = 0;
    const char *prep = preposition(c, &at);
    if (is_from_today(c))
        return true;
    bool other_flow = c->anchor != NULL && c->before != NULL && c->before->indicator != c->indicator
                      && c->anchor->first > c->before->quantity->last; /* exports of 5 against imports of 3 */
    if (prep == NULL && c->edge > 0 && tsc_scan_mark(c->reading->scan, c->edge - 1, TSC_ROLE_PERIOD) != NULL)
        prep = tsc_reading_before(c->reading, c->edge - 1, &at); /* против нынешних 1,1 млрд */
    const tsc_candidate *b = c->before != NULL ? c->before : c->previous;
    bool joined = c->anchor != NULL && b != NULL && b->indicator == c->indicator && c->anchor->first >= b->quantity->last
                  && c->anchor->last <= c->edge && c->edge - c->anchor->last <= 2;
    const char *led = joined ? tsc_reading_before(c->reading, c->anchor->first, NULL) : NULL; /* after a deficit of 40 million */
    if (is(led, "against") || is(led, "after"))
        return true;
    if (is(prep, "against") || is(prep, "after"))
        return !other_flow && !is_of_another_country(c);
    const tsc_candidate *rise = c->before; /* up 25 % from 131 million */
    if (is(prep, "from") && rise != NULL && rise->figure.kind == TSC_FIGURE_CHANGE && tsc_unit_is_percent(rise->figure.unit) && !tsc_unit_is_percent(c->quantity->unit)
        && at - rise->quantity->last <= 1)
        return true;
    bool reached = is(prep, "to") || is(prep, "until") || is(prep, "at");
    for (size_t i = 0; !reached && i < c->reading->timexes->count; i++) { /* "the previous year's record of 6.4 billion" */
        const tsc_timex *timex = &c->reading->timexes->items[i];
        bool dashed = timex->sort == TSC_TIMEX_BASE && timex->last + 1 == c->edge && c->before != NULL && c->before->units == c->units;
        if (dashed) /* "годом ранее – 2,9 млрд" */
            return true;
        if (timex->sort == TSC_TIMEX_BASE && timex->last <= c->edge && c->edge - timex->last <= 4 && !(prep == NULL && is_behind_value(c, timex) && reaches_between(c, timex->last))
            && !tsc_reading_parted(c->reading, timex->last, c->edge)
            && c->reading->weak[timex->last] == c->reading->weak[c->edge] && c->before != NULL)
            return true;
    }
    bool set_off = c->before != NULL && c->before->figure.kind == TSC_FIGURE_LEVEL && c->before->units == c->units
                   && c->before->indicator == c->indicator && c->before->stand == TSC_STAND_NOW;
    if (starts_rise(c))
        return true;
    if (is(prep, "from") && set_off && c->edge - c->before->quantity->last <= 12)
        return true; /* to 100 billion by 2030 from 65 billion */
    if (prep == NULL && c->edge > 1 && c->reading->scan->tokens[c->edge - 1].kind == TSC_TOKEN_WORD) /* from today's 2.8 billion */
        prep = tsc_reading_before(c->reading, c->edge - 1, &at);
    if (prep != NULL && tsc_scan_mark(c->reading->scan, at + 1, TSC_ROLE_PLACE) != NULL && at + 1 < c->edge)
        return false; /* "trade with Uganda topped": of the country and not of the amount */
    bool from = is(prep, "from") || (c->edge > 0 && is(prep, "of"));
    if (!from && !is(prep, "with"))
        return false;
    /* from A to B: another amount follows behind "to" */
    const tsc_quantities *all = c->reading->quantities;
    for (size_t i = c->index + 1; i < all->count && i <= c->index + 3; i++) {
        const tsc_quantity *next = &all->items[i];
        if (next->traps != 0)
            continue;
        const char *to = tsc_reading_before(c->reading, next->hedge_first, NULL);
        bool reaches = is(to, "to") || is(to, "until") || is(to, "at");
        if (reaches && next->first - c->quantity->last <= 10
            && (is(prep, "from") || is(prep, "with") || is_dated_start(c) || c->quantity->shared_scale
                || tsc_candidate_near(c, TSC_ROLE_CHANGE, "shift", NULL, -1, 4, NULL) != NULL))
            return true;
    }
    const tsc_mark *moved = tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", -1, 3, NULL); /* увеличившись с 124 млн */
    return (is(prep, "from") || is(prep, "with")) && moved != NULL && touches(c, moved, at);
}

bool tsc_candidate_is_converted(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    return b != NULL && is_in_brackets(c) && b->quantity->last + 1 == c->edge && tsc_unit_is_currency(c->quantity->unit)
           && tsc_unit_is_currency(b->quantity->unit) && !tsc_unit_same(c->quantity->unit, b->quantity->unit)
           && tsc_span_equals(tsc_scan_span(c->reading->scan, b->quantity->last, c->edge), "(");
}

/* "Imports and exports rose by 1.0 and 0.2 billion, respectively": what the first of the list is, the next one is. */
static bool is_forced_difference(const tsc_candidate *c)
{
    const tsc_candidate *b = c->previous;
    return b != NULL && b->forced != NULL && b->figure.kind == TSC_FIGURE_CHANGE && b->units == c->units && c->edge - b->quantity->last <= 3;
}

/* "crecieron un 3,9 % hasta los 22.189 millones": what grew has come there; no more was said. */
static bool is_arrived_at(const tsc_candidate *c)
{
    const tsc_mark *word = tsc_reading_function(c->reading, c->edge);
    const tsc_candidate *b = c->before;
    return word != NULL && tsc_entry_is(word->entry, "until") && word->last <= c->quantity->first && b != NULL && b->figure.kind == TSC_FIGURE_CHANGE
           && b->figure.status == TSC_OBSERVED && b->indicator == c->indicator;
}

static void amount(tsc_candidate *c)
{
    const tsc_quantity *q = c->quantity;
    double distance = 0;
    c->figure.value = q->value;
    bool signed_balance = strcmp(c->indicator->code, "trade_balance") == 0 && q->change != TSC_CHANGE_NONE && !isalnum((unsigned char)c->reading->scan->text.data[q->start]);
    const tsc_mark *sign = c->edge > 0 && strcmp(c->indicator->code, "trade_balance") == 0 ? tsc_scan_mark(c->reading->scan, c->edge - 1, TSC_ROLE_CHANGE) : NULL;
    bool said = sign != NULL && tsc_entry_has(sign->entry, "sign", "1"); /* сальдо – плюс 6,2 млрд */
    if (signed_balance || said) {
        bool below = said ? tsc_entry_is(sign->entry, "down") : q->change == TSC_CHANGE_DOWN;
        c->figure.kind = TSC_FIGURE_LEVEL;
        c->figure.value = below ? -fabs(q->value) : fabs(q->value);
        c->by_kind = "balance with a printed sign";
        return;
    }
    if (tsc_candidate_is_converted(c)) {
        c->direction = c->previous->direction, c->stand = c->previous->stand;
        c->figure.kind = c->previous->figure.kind;
        c->figure.value = c->figure.kind == TSC_FIGURE_CHANGE && c->direction < 0 ? -fabs(q->value) : q->value;
        c->by_kind = "the amount before in another currency";
        return;
    }
    if (c->forced != NULL && is_forced_difference(c)) {
        c->direction = c->previous->direction;
        c->figure.kind = TSC_FIGURE_CHANGE;
        c->figure.value = c->direction * fabs(q->value);
        c->by_kind = "list of changes";
        return;
    }
    if (is_difference(c)) {
        c->direction = direction_of(c, NULL, &distance);
        if (distance > near && c->before != NULL && change_of_list(c) == TSC_CHANGE_NONE)
            c->direction = c->before->direction;
        if (!(c->direction < 0))
            c->direction = 1;
        c->figure.kind = TSC_FIGURE_CHANGE;
        c->figure.value = c->direction * fabs(q->value);
        c->by_kind = "difference";
        return;
    }
    if (c->figure.bound == TSC_BOUND_AT_MOST && is_arrived_at(c))
        c->figure.bound = TSC_BOUND_EXACT;
    c->figure.kind = TSC_FIGURE_LEVEL;
    c->stand = is_earlier(c) ? TSC_STAND_EARLIER : TSC_STAND_NOW;
    c->by_kind = c->stand == TSC_STAND_EARLIER ? "level compared with" : "level";
}

/* "100 Irish companies export to Japan": those that trade are no companies with the other side's capital. */
static bool is_trading(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (c->anchor == NULL || c->units != TSC_UNITS_COMPANIES || c->anchor->first < c->quantity->last)
        return false;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *indicator = c->reading->indicators[i];
        bool trades = indicator != NULL && (strcmp(indicator->code, "exports") == 0 || strcmp(indicator->code, "imports") == 0);
        if (trades && !tsc_entry_has(marks->items[i]->entry, "form", "sellers") && marks->items[i]->first >= c->anchor->last
            && marks->items[i]->first - c->anchor->last <= NEAR && c->reading->weak[marks->items[i]->first] == c->reading->weak[c->anchor->last])
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
        amount(c);
    if (c->rejected)
        return;
    tsc_candidate_settle(c, discourse, before);
}
