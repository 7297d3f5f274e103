/* The unit of a figure: its own, one told near by, one spoken of before. */
#include "extract/anchor_parts.h"
#include "extract/kind_parts.h"

#include <math.h>

/* "is 15 million and is to reach 100 million dollars": the currency that the next amount of its size names. */
static tsc_unit currency_behind(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    for (size_t i = c->index + 1; i < all->count; i++)
        if (all->items[i].traps == 0 && tsc_unit_is_currency(all->items[i].unit))
            return all->items[i].unit;
    return tsc_unit_none();
}

/* "from 2.1 billion dollars in 2022 to 2.6 billion": the currency of the last amount before it. */
static tsc_unit currency_ahead(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    for (size_t i = c->index; i-- > 0;)
        if (all->items[i].traps == 0 && tsc_unit_is_currency(all->items[i].unit))
            return all->items[i].unit;
    return tsc_unit_none();
}

tsc_unit tsc_anchor_money_of_goods(const tsc_candidate *c)
{
    enum { NEAR = 4 };
    const tsc_candidate *goods = c->before, *paid = goods != NULL ? goods->before : NULL;
    const bool beside = paid != NULL && (goods->units & TSC_UNITS_GOODS) != 0 && goods->units != TSC_UNITS_MONEY &&
                        c->edge > goods->quantity->last && c->edge - goods->quantity->last <= NEAR &&
                        c->reading->weak[c->edge] == c->reading->weak[goods->quantity->last];
    return beside && paid->units == TSC_UNITS_MONEY ? paid->figure.unit : tsc_unit_none();
}

static void take_unit(tsc_candidate *c, const tsc_discourse *discourse)
{
    if (c->units != TSC_UNITS_BARE || c->quantity->form != TSC_QUANTITY_AMOUNT)
        return;
    tsc_span unit = c->anchor != NULL ? tsc_entry_get(c->anchor->entry, "unit") : tsc_span_of(NULL);
    const tsc_quantities *all = c->reading->quantities;
    const tsc_quantity *next = c->index + 1 < all->count ? &all->items[c->index + 1] : NULL;
    bool money = (c->indicator->units & TSC_UNITS_MONEY) != 0 &&
                 (tsc_anchor_is_scaled(c->quantity) || c->quantity->shared_scale);
    if (c->quantity->shared_scale && next != NULL && !tsc_unit_is_none(next->unit) && !tsc_unit_is_percent(next->unit))
        c->figure.unit = next->unit;
    else if (money && tsc_unit_is_currency(tsc_anchor_money_of_goods(c)))
        c->figure.unit = tsc_anchor_money_of_goods(c);
    else if (money && !tsc_unit_is_currency(discourse->topic.unit) && tsc_unit_is_currency(currency_behind(c)))
        c->figure.unit = currency_behind(c);
    else if (money && c->before == NULL && tsc_unit_is_currency(currency_ahead(c)))
        c->figure.unit = currency_ahead(c);
    else if (money && tsc_unit_is_currency(discourse->topic.unit))
        c->figure.unit = discourse->topic.unit;
    else if (money && tsc_unit_is_currency(discourse->money) &&
             (tsc_units_of(discourse->topic.unit) & TSC_UNITS_GOODS) == 0)
        c->figure.unit = discourse->money;
    else if (unit.length > 0)
        (void)tsc_unit_parse(unit, &c->figure.unit);
    else if ((c->indicator->units & tsc_units_of(discourse->topic.unit) & ~(unsigned)TSC_UNITS_PERCENT) != 0 &&
             !(tsc_unit_is_currency(discourse->topic.unit) && *c->indicator->count_unit != '\0')) {
        c->figure.unit = discourse->topic.unit;
        if (c->before != NULL && tsc_unit_same(c->before->figure.unit, c->figure.unit))
            c->borrowed_factor =
                c->before->borrowed_factor > 0 ? c->before->borrowed_factor : c->before->quantity->unit_factor;
    } else if (*c->indicator->count_unit != '\0')
        (void)tsc_unit_parse(tsc_span_of(c->indicator->count_unit), &c->figure.unit);
    c->units = tsc_units_of(c->figure.unit);
}
/* "the number of weekly flights between both countries will rise from 14 to 32" */
static bool is_weekly(const tsc_candidate *c)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; c->anchor != NULL && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "weekly") && marks->items[i]->first >= c->anchor->first &&
            marks->items[i]->last <= c->anchor->last)
            return true;
    return false;
}
/* "26 flights a week; by 2027 they want 40 flights": flights that are told by the week. */
static bool is_told_weekly(const tsc_candidate *c, const tsc_discourse *discourse)
{
    if (tsc_candidate_near(c, TSC_ROLE_DISCOURSE, "weekly", NULL, 0, 12, NULL) != NULL || is_weekly(c))
        return true;
    return tsc_unit_is(discourse->topic.unit, "flights/week") && discourse->sentence - discourse->topic.sentence <= 1;
}

/* "Taiwan (133 million litres), Myanmar (84 million)": counted in what the brackets before say, and that is no measure of trade. */
static bool is_of_other_measure(const tsc_candidate *c)
{
    const tsc_quantities *all = c->reading->quantities;
    bool of_other = false;
    if (c->units != TSC_UNITS_BARE || !tsc_anchor_is_scaled(c->quantity) || !tsc_kind_is_in_brackets(c))
        return false;
    for (size_t i = 0; i < c->index; i++)
        of_other = tsc_unit_is_none(all->items[i].unit)
                       ? of_other || (all->items[i].traps != 0 && all->items[i].scale > 1)
                       : false;
    return of_other;
}

void tsc_anchor_settle_unit(tsc_candidate *c, const tsc_discourse *discourse)
{
    const tsc_quantity *q = c->quantity;
    if (q->worded && fabs(q->value - 1) < 1e-9 && c->units != TSC_UNITS_MONEY && c->units != TSC_UNITS_PERCENT) {
        tsc_candidate_reject(c, "one, an article");
        return;
    }
    if (is_of_other_measure(c)) {
        tsc_candidate_reject(c, "a measure that is none of trade");
        return;
    }
    take_unit(c, discourse);
    if (c->rejected)
        return;
    if (tsc_unit_is(c->figure.unit, "flights") && is_told_weekly(c, discourse))
        (void)tsc_unit_parse(tsc_span_of("flights/week"), &c->figure.unit);
    if (q->form == TSC_QUANTITY_AMOUNT && (c->units == TSC_UNITS_BARE || c->units == 0))
        tsc_candidate_reject(c, "a number without a unit");
}
