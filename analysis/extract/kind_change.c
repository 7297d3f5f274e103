/* The words of change beside a quantity: grew by so much, so much more, a rise of so much. */
#include "extract/kind_parts.h"
#include "extract/quantity_parts.h"

static const tsc_mark *change_near(const tsc_candidate *c, double *distance)
{
    return tsc_candidate_near(c, TSC_ROLE_CHANGE, "up", "down", c->reading->verb_last ? 0.5 : 5, TSC_KIND_FAR,
                              distance);
}

/* "9 %-ынан аз": less than that much; "9 %-ға аз" is a change. */
static bool is_bound_behind(const tsc_candidate *c, const tsc_mark *mark)
{
    tsc_place_role role = TSC_PLACE_BARE;
    const tsc_scan *scan = c->reading->scan;
    size_t end = tsc_behind_ending(scan, c->quantity->last);
    return c->reading->verb_last && mark->first == end &&
           tsc_reading_ending(scan, tsc_scan_span(scan, c->quantity->last - 1, end), &role) && role == TSC_PLACE_FROM &&
           tsc_scan_mark(scan, mark->first, TSC_ROLE_HEDGE) != NULL;
}

const tsc_mark *tsc_kind_change_mark(const tsc_candidate *c, double *distance)
{
    const tsc_mark *mark = change_near(c, distance);
    if (mark == NULL || !is_bound_behind(c, mark))
        return mark;
    if (distance != NULL)
        *distance = TSC_KIND_FAR;
    return NULL;
}

/* Behind "or $138m,": what a quantity is said again as in "a 73 per cent, or $138m, rise". */
static uint32_t behind_same_again(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_quantities *all = c->reading->quantities;
    const uint32_t end = c->quantity->last;
    if (c->index + 1 >= all->count)
        return end;
    const tsc_quantity *next = &all->items[c->index + 1];
    const bool again = next->hedge_first - end <= NEAR && tsc_reading_is_behind(c->reading, next->hedge_first, "or");
    return again && tsc_scan_is(c->reading->scan, next->last, ",") ? next->last + 1 : end;
}

/* "A $72 million rise in milk", "the 5 % annual drop": the noun of change that a quantity behind an article belongs to; but
   "a $5 billion growth fund". */
static const tsc_mark *change_of_attribute(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_CHANGE];
    const tsc_mark *article = c->quantity->first > 0 ? tsc_reading_function(r, c->quantity->first - 1) : NULL;
    if (marks->count == 0 || !tsc_mark_is(article, "article"))
        return NULL;
    const uint32_t end = behind_same_again(c);
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        const bool moves = tsc_entry_moves(mark->entry);
        if (!moves || mark->first < end || mark->first - end > 1 ||
            (mark->first > end && tsc_scan_is_comma(r->scan, end))) /* alcanzaron los 262 millones, creciendo 74 % */
            continue;
        const bool closed = mark->last >= r->scan->token_count || r->scan->tokens[mark->last].kind != TSC_TOKEN_WORD ||
                            tsc_reading_function(r, mark->last) != NULL ||
                            tsc_scan_mark(r->scan, mark->last, TSC_ROLE_PERIOD) != NULL;
        return closed ? mark : NULL;
    }
    return NULL;
}

/* "100 مليون على الأقل", at least: the word of less is part of a bound behind the value. */
static bool is_hedge_at(const tsc_scan *scan, uint32_t token, uint32_t end)
{
    for (uint32_t i = scan->mark_at[token]; i < scan->mark_at[token + 1]; i++)
        if (scan->marks[i].role == TSC_ROLE_HEDGE && scan->marks[i].last == end && end - token > 1)
            return true;
    return false;
}

/* "41.2 million, or 44.1 percent, more than", "a million (25 percent) higher": the word stands behind the percentage, and applies to both. */
static tsc_change_direction told_behind_percentage(const tsc_candidate *c)
{
    enum { NEAR = 3 };
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *q = c->quantity, *next = c->index + 1 < all->count ? &all->items[c->index + 1] : NULL;
    if (!tsc_unit_is_currency(q->unit) || next == NULL || !tsc_unit_is_percent(next->unit) ||
        next->change != TSC_CHANGE_NONE || next->first <= q->last || next->first - q->last > NEAR ||
        !tsc_span_is_among(tsc_scan_token(c->reading->scan, next->last), ", )") ||
        !(tsc_scan_is(c->reading->scan, next->first - 1, "(") ||
          tsc_mark_is(tsc_reading_function(c->reading, next->first - 1), "or")))
        return TSC_CHANGE_NONE;
    const tsc_mark *word = tsc_scan_mark(c->reading->scan, next->last + 1, TSC_ROLE_CHANGE);
    return tsc_mark_is(word, "more") ? TSC_CHANGE_UP : tsc_mark_is(word, "less") ? TSC_CHANGE_DOWN : TSC_CHANGE_NONE;
}

/* "12 %, or 380 million less than a year earlier": the word stands behind the amount, and applies to both. */
static tsc_change_direction told_behind_money(const tsc_candidate *c)
{
    enum { NEAR = 4 };
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *q = c->quantity, *next = c->index + 1 < all->count ? &all->items[c->index + 1] : NULL;
    const bool again = next != NULL && tsc_unit_is_percent(q->unit) && tsc_unit_is_currency(next->unit) &&
                       next->hedge_first >= q->last && next->hedge_first - q->last <= NEAR &&
                       tsc_reading_is_behind(c->reading, next->hedge_first, "or");
    const tsc_mark *word = again ? tsc_scan_mark(c->reading->scan, next->last, TSC_ROLE_CHANGE) : NULL;
    return tsc_mark_is(word, "more")   ? TSC_CHANGE_UP
           : tsc_mark_is(word, "less") ? TSC_CHANGE_DOWN
           : again                     ? next->change
                                       : TSC_CHANGE_NONE;
}

/* "18 % de riz en plus", "un 18 % de arroz más": the token behind the good of which there is more or less; 0 where none is named. */
static uint32_t behind_good(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_mark *of = tsc_reading_function(r, c->quantity->last);
    if (!tsc_mark_is(of, "of") || !tsc_unit_is_percent(c->quantity->unit) || of->last >= r->scan->token_count)
        return 0;
    const tsc_mark *good = tsc_scan_mark(r->scan, of->last, TSC_ROLE_COMMODITY);
    return good != NULL ? good->last : 0;
}

/* "14 млрд, превысив показатель 2023 года на 7%": behind a comma it is the amount that exceeds a level, and no difference. */
static bool exceeds_behind(const tsc_candidate *c, const tsc_mark *more)
{
    return more->last - more->first > 1 && more->first > c->quantity->last && !tsc_unit_is_percent(c->quantity->unit) &&
           tsc_scan_is_comma(c->reading->scan, c->quantity->last);
}

/* "3.6 % more than a year earlier", "un 17 % menos", "a $72 million rise". */
tsc_change_direction tsc_kind_more_or_less(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_CHANGE];
    uint32_t end = c->quantity->last;
    if (c->quantity->change != TSC_CHANGE_NONE)
        return c->quantity->change;
    const tsc_change_direction again = told_behind_money(c);
    if (again != TSC_CHANGE_NONE)
        return again;
    const uint32_t good = behind_good(c);
    const bool caused =
        tsc_mark_is(tsc_reading_function(c->reading, end), "cause"); /* fell to 402 million on weaker prices */
    for (size_t i = 0; !caused && i < marks->count; i++)
        if (((marks->items[i]->first >= end && marks->items[i]->first - end <= 1) ||
             (good > 0 && marks->items[i]->first >= good && marks->items[i]->first - good <= 1)) &&
            (marks->items[i]->clitics & TSC_CLITIC_IN) == 0 && !exceeds_behind(c, marks->items[i]) &&
            !(c->quantity->bound != TSC_BOUND_EXACT && is_hedge_at(c->reading->scan, end, marks->items[i]->last))) {
            if (tsc_entry_is(marks->items[i]->entry, "more"))
                return TSC_CHANGE_UP;
            if (tsc_entry_is(marks->items[i]->entry, "less"))
                return TSC_CHANGE_DOWN;
        }
    const tsc_mark *noun = change_of_attribute(c);
    return noun == NULL ? told_behind_percentage(c) : tsc_entry_is(noun->entry, "up") ? TSC_CHANGE_UP : TSC_CHANGE_DOWN;
}

/* "6.8 % and 9.1 % more": what the second of a list says of change holds for the first. */
tsc_change_direction tsc_kind_change_of_list(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *q = c->quantity;
    tsc_change_direction told = tsc_kind_more_or_less(c);
    if (told != TSC_CHANGE_NONE || c->index + 1 >= all->count)
        return told;
    size_t at = c->index + 1;
    while (at + 1 < all->count && (all->items[at].traps & TSC_TRAP_ARTICLE) != 0)
        at++;
    const tsc_quantity *next = &all->items[at];
    bool joined = next->first - q->last <= 4 && tsc_unit_is_percent(next->unit) && tsc_unit_is_percent(q->unit) &&
                  c->reading->weak[next->first] - c->reading->weak[q->last] == 1;
    tsc_candidate second = {.reading = c->reading, .quantity = next};
    return joined ? tsc_kind_more_or_less(&second) : TSC_CHANGE_NONE;
}

/* A sign that is printed apart, in brackets: (+ 3,1 %), (– 2,0 %). */
double tsc_kind_printed_sign(const tsc_candidate *c)
{
    if (c->edge == 0)
        return 0;
    tsc_span token = tsc_scan_token(c->reading->scan, c->edge - 1);
    bool inside = c->reading->parent[c->reading->clause[c->edge]] != c->reading->clause[c->edge];
    if (tsc_span_equals(token, "+"))
        return 1; /* à + 12 %: no dash is a plus */
    const bool joins = c->edge > 1 && c->reading->scan->tokens[c->edge - 2].kind == TSC_TOKEN_WORD &&
                       !tsc_scan_glued(c->reading->scan, c->edge); /* (доля – 36 %): a dash, and no minus */
    if (!inside || joins)
        return 0;
    return tsc_span_equals(token, "-") || tsc_span_equals(token, "–") || tsc_span_equals(token, "−") ? -1 : 0;
}

double tsc_kind_direction_of(const tsc_candidate *c, const tsc_candidate *before, double *distance)
{
    const tsc_mark *mark = tsc_kind_change_mark(c, distance);
    tsc_change_direction told = tsc_kind_change_of_list(c);
    double sign = tsc_kind_printed_sign(c);
    bool fell = tsc_mark_is(mark, "down") && *distance <= 3;
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

/* The word of change behind a quantity, what stands in brackets between left out. */
static const tsc_mark *moved_behind(const tsc_reading *r, const tsc_quantity *q, const tsc_quantity *end)
{
    enum { NEAR = 3 };
    uint32_t at = q->last;
    for (const tsc_quantity *in = q + 1; in < end && r->clause[in->first] != r->clause[q->first] &&
                                         r->parent[r->clause[in->first]] == r->clause[q->first];
         in++)
        for (at = in->last; at < r->scan->token_count && r->clause[at] != r->clause[q->first]; at++)
            ;
    const tsc_mentions *marks = &r->of[TSC_ROLE_CHANGE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_moves(marks->items[i]->entry) && marks->items[i]->first >= at &&
            marks->items[i]->first - at <= NEAR && r->clause[marks->items[i]->first] == r->clause[q->first])
            return marks->items[i];
    return NULL;
}

/* "Өзбекстанға 32 %, Ауғанстанға 28 % артты": where the verb comes last it tells of all percentages before it. */
const tsc_mark *tsc_kind_told_behind(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    const tsc_mark *mark = NULL;
    const uint16_t *clause = c->reading->clause;
    size_t steps = 0;
    uint32_t end = c->quantity->last;
    for (size_t i = c->index + 1; c->reading->verb_last && mark == NULL && i < all->count && steps < 4; i++) {
        const tsc_quantity *next = &all->items[i];
        /* Өзбекстанға 32 % (1,0 млн тоннадан 1,4 млн тоннаға), … */
        if (clause[next->first] != clause[c->quantity->first]) {
            end = next->last;
            continue;
        }
        if (next->traps != 0 || (next->form != TSC_QUANTITY_FACTOR && !tsc_unit_is_percent(next->unit)) ||
            next->first - end > 8)
            return NULL;
        mark = moved_behind(c->reading, next, &all->items[all->count]);
        end = next->last, steps++;
    }
    return mark;
}

const tsc_mark *tsc_kind_moved_with_share(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    const tsc_quantities *all = r->quantities;
    const uint32_t end = (uint32_t)tsc_behind_ending(r->scan, c->quantity->last);
    const tsc_mark *again = tsc_reading_function(r, end + (tsc_scan_is_comma(r->scan, end) ? 1u : 0u));
    if (!r->verb_last || c->index + 1 >= all->count || !tsc_mark_is(again, "or"))
        return NULL;
    const tsc_quantity *share = &all->items[c->index + 1];
    if (share->traps != 0 || !tsc_unit_is_percent(share->unit) || share->hedge_first != again->last)
        return NULL;
    return moved_behind(r, share, &all->items[all->count]);
}

/* "Таджикистан – на 18 %, с 3,9 до 4,6 тыс. тонн": no verb, but the two levels behind say which way it went. */
double tsc_kind_way_of_levels(const tsc_candidate *c, const char *prep)
{
    enum { NEAR = 3 };
    const tsc_quantities *all = c->reading->quantities;
    if ((!tsc_code_is(prep, "onto") && !tsc_code_is(prep, "by")) || c->index + 2 >= all->count)
        return 0;
    const tsc_quantity *first = &all->items[c->index + 1], *second = &all->items[c->index + 2];
    const char *from = tsc_reading_before(c->reading, first->hedge_first, NULL),
               *to = tsc_reading_before(c->reading, second->hedge_first, NULL);
    bool told = (tsc_code_is(from, "from") || tsc_code_is(from, "with")) &&
                (tsc_code_is(to, "to") || tsc_code_is(to, "until")) && first->traps == 0 && second->traps == 0 &&
                first->hedge_first - c->quantity->last <= NEAR && second->hedge_first - first->last <= NEAR &&
                tsc_unit_same(first->unit, second->unit);
    return !told ? 0 : second->value > first->value ? 1 : -1;
}

/* "The greatest rises were those of Cyprus (69 %)": the word of change that leads the list in. */
const tsc_mark *tsc_kind_change_at_head(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_CHANGE];
    const tsc_mark *found = NULL;
    for (size_t i = 0; i < marks->count && marks->items[i]->last <= c->edge; i++)
        if (tsc_entry_moves(marks->items[i]->entry))
            found = marks->items[i];
    return found;
}

/* "a 27.9 % rise in imports": nothing stands between. */
bool tsc_kind_is_change_behind(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_CHANGE];
    for (size_t i = 0; !c->reading->verb_last && i < marks->count; i++)
        if (marks->items[i]->first == c->quantity->last && tsc_entry_moves(marks->items[i]->entry))
            return true;
    return false;
}

/* تضاعف التبادل ثلاث مرات: a word that means doubled, or so many times what the number behind it says. */
bool tsc_kind_is_told_by_times(const tsc_candidate *c)
{
    enum { NEAR = 12 };
    const tsc_reading *r = c->reading;
    const tsc_mark *word = tsc_scan_mark(r->scan, c->quantity->first, TSC_ROLE_FACTOR);
    if (c->quantity->form != TSC_QUANTITY_FACTOR || word == NULL || !tsc_entry_has(word->entry, "open", "1") ||
        c->index + 1 >= r->quantities->count)
        return false;
    const tsc_quantity *next = &r->quantities->items[c->index + 1];
    for (uint32_t t = c->quantity->last; t < next->first; t++)
        if (r->scan->tokens[t].kind == TSC_TOKEN_PUNCTUATION)
            return false;
    return next->form == TSC_QUANTITY_FACTOR && next->traps == 0 && next->first - c->quantity->last <= NEAR;
}

/* Whether a word that sets one value against another stands between two tokens. */
static bool is_set_against(const tsc_reading *r, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++) {
        const tsc_mark *word = tsc_reading_function(r, t);
        if (tsc_mark_is(word, "after") || tsc_mark_is(word, "against") || tsc_mark_is(word, "aside"))
            return true;
    }
    return false;
}

const tsc_timex *tsc_kind_time_of_growth_before(const tsc_candidate *c)
{
    enum { NEAR = 16, BESIDE = 1 };
    const tsc_candidate *b = c->before;
    const uint32_t end = c->quantity->last;
    if (b == NULL || b->rejected || c->figure.kind != TSC_FIGURE_CHANGE || b->figure.kind != TSC_FIGURE_CHANGE ||
        c->units != TSC_UNITS_PERCENT || b->units != TSC_UNITS_PERCENT || b->indicator != c->indicator ||
        c->edge - b->quantity->last > NEAR || !is_set_against(c->reading, b->quantity->last, c->edge))
        return NULL;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if (timex->first >= end && timex->first - end <= BESIDE && timex->period.kind == b->figure.period.kind &&
            timex->period.kind != TSC_PERIOD_NONE && tsc_period_compare(timex->period, b->figure.period) < 0)
            return timex;
    }
    return NULL;
}
