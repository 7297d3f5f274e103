/* Words that stand behind the next value of a sentence and say what both measure. */
#include "extract/anchor_parts.h"
#include "extract/kind_parts.h"

/* "from 21 to 35 flights a week": the noun that the second value counts, counts the first. */
void tsc_anchor_take_noun_of_scale(tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (!c->quantity->shared_scale || c->index + 1 >= all->count ||
        (c->units & (TSC_UNITS_MONEY | TSC_UNITS_BARE)) != 0)
        return;
    const tsc_quantity *next = &all->items[c->index + 1];
    for (size_t i = 0; next->traps == 0 && tsc_unit_same(next->unit, c->quantity->unit) && i < marks->count; i++) {
        const tsc_indicator *indicator = c->reading->indicators[i];
        if (indicator != NULL && marks->items[i]->last > next->first && marks->items[i]->first <= next->last &&
            tsc_anchor_can_have(c, indicator)) {
            c->anchor = marks->items[i], c->indicator = indicator;
            return;
        }
    }
}

bool tsc_anchor_has_time_between(const tsc_reading *r, uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < r->timexes->count; i++)
        if (r->timexes->items[i].first >= from && r->timexes->items[i].last <= to &&
            r->timexes->items[i].last - r->timexes->items[i].first > 1)
            return true;
    return false;
}

/* "raise from 200 to 300 the number of students": what both count stands behind the second. */
void tsc_anchor_take_noun_of_both(tsc_candidate *c)
{
    enum { NEAR = 2, FAR = 6 };
    const tsc_reading *r = c->reading;
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    if (c->units != TSC_UNITS_BARE || c->quantity->form != TSC_QUANTITY_AMOUNT || c->index + 1 >= r->quantities->count)
        return;
    const tsc_quantity *next = &r->quantities->items[c->index + 1];
    const char *from = tsc_candidate_lead(c, NULL), *to = tsc_reading_before(r, next->hedge_first, NULL);
    bool opens = tsc_code_is(from, "from") || tsc_code_is(from, "of");
    bool spans = opens && tsc_kind_is_goal(to) && next->traps == 0 && next->form == TSC_QUANTITY_AMOUNT &&
                 next->hedge_first - c->quantity->last <= NEAR &&
                 (tsc_unit_is_none(next->unit) || tsc_unit_same(next->unit, c->quantity->unit));
    for (size_t i = 0; spans && i < marks->count; i++) {
        const tsc_indicator *indicator = r->indicators[i];
        if (indicator != NULL && tsc_entry_has(marks->items[i]->entry, "form", "count") &&
            marks->items[i]->first >= next->last && marks->items[i]->first - next->last <= FAR &&
            r->weak[marks->items[i]->first] == r->weak[next->last] &&
            !tsc_anchor_has_time_between(r, next->last, marks->items[i]->first)) {
            c->anchor = marks->items[i], c->indicator = indicator;
            return;
        }
    }
}

/* "құны 95 млн доллар болатын 18 тауар": what the next number counts is worth the amount, where a verb joins it to them. */
static bool is_worth_of_next(const tsc_candidate *c, const tsc_quantity *next, const tsc_mark *mark)
{
    const tsc_mark *joint = tsc_scan_mark(c->reading->scan, c->quantity->last, TSC_ROLE_CHANGE);
    const tsc_mark *bound = tsc_scan_mark(c->reading->scan, c->quantity->last, TSC_ROLE_HEDGE); /* доллардан асатын */
    bool joined = (tsc_mark_is(joint, "reach") && joint->last == next->hedge_first) ||
                  (bound != NULL && c->quantity->bound != TSC_BOUND_EXACT && bound->last == next->hedge_first);
    const bool attribute =
        c->reading->verb_last && next->hedge_first == c->quantity->last; /* 260 млн еуролық төрт жоба */
    return (joined || attribute) && !tsc_unit_is_currency(next->unit) && next->form == TSC_QUANTITY_AMOUNT &&
           tsc_entry_has(mark->entry, "form", "count");
}

/* "Банк Қырғызстанға 60 млн доллар, ал Жапония 10 млн доллар несие береді": where the verb comes last, the word behind the
   next value of its kind is of both. */
void tsc_anchor_take_word_of_next(tsc_candidate *c)
{
    enum { NEAR = 2, FAR = 8 };
    const tsc_quantities *all = c->reading->quantities;
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_INDICATOR];
    if (!c->reading->verb_last || c->before != NULL || c->index + 1 >= all->count ||
        (c->units & (TSC_UNITS_MONEY | TSC_UNITS_GOODS)) == 0)
        return;
    const tsc_quantity *next = &all->items[c->index + 1];
    bool alike = tsc_unit_same(next->unit, c->quantity->unit);
    if (next->traps != 0 || next->first - c->quantity->last > FAR)
        return;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_indicator *indicator = c->reading->indicators[i];
        bool worth = marks->items[i]->first > next->first && is_worth_of_next(c, next, marks->items[i]);
        if (marks->items[i]->first < next->last && marks->items[i]->last > c->quantity->last && !worth)
            return;
        if (indicator != NULL && (worth || (alike && marks->items[i]->first >= next->last)) &&
            marks->items[i]->first <= next->last + NEAR && tsc_anchor_can_have(c, indicator)) {
            c->anchor = marks->items[i], c->indicator = indicator;
            return;
        }
    }
}
