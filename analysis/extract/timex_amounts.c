#include "extract/timex_amounts.h"

#include <string.h>

/* "في مارس 2025 رحلات": the year of a month, which took the noun behind it for its unit. */
static bool is_year_within(const tsc_timex *timex, const tsc_quantity *q)
{
    enum { FIRST = 1900, LAST = 2100 };
    return q->first > timex->first && q->first < timex->last && q->scale < 1.5 && q->value >= FIRST &&
           q->value <= LAST && q->form == TSC_QUANTITY_AMOUNT;
}

/* Numbers that are part of a period are no amounts. */
static void trap_quantities(const tsc_timexes *found, tsc_quantities *quantities)
{
    size_t k = 0;
    for (size_t i = 0; i < quantities->count; i++) {
        tsc_quantity *q = &quantities->items[i];
        while (k < found->count && found->items[k].last <= q->first)
            k++;
        if (k < found->count && is_year_within(&found->items[k], q))
            q->traps |= TSC_TRAP_DATE;
        if (k == found->count || q->last > found->items[k].last + 1u || q->first < found->items[k].first)
            continue;
        if (q->last <= found->items[k].last)
            q->traps |= found->items[k].sort == TSC_TIMEX_DURATION ? TSC_TRAP_DURATION : TSC_TRAP_DATE;
    }
}

/* A word of growth or fall right before a token: "прирост к январю 2025 года". */
static bool is_behind_growth(const tsc_scan *scan, size_t at)
{
    for (uint32_t i = at > 0 ? scan->mark_at[at - 1] : 0; at > 0 && i < scan->mark_at[at]; i++)
        if (scan->marks[i].last == at && tsc_entry_moves(scan->marks[i].entry))
            return true;
    return false;
}

static bool is_over(tsc_period period, tsc_date date)
{
    if (period.kind == TSC_PERIOD_NONE || period.last.year != date.year || period.last.month == 0 || date.month == 0)
        return period.kind != TSC_PERIOD_NONE && period.last.year < date.year;
    return period.last.month < date.month;
}

/* "(–38 % к прошлому году)", "рост к январю 2025 года": nothing is due by a time that is over; right behind a percentage
   or a word of growth it is compared with. */
static void mark_compared(const tsc_scan *scan, tsc_timexes *found, const tsc_quantities *quantities, tsc_date date)
{
    size_t k = 0;
    for (size_t i = 0; i < found->count && date.year > 0; i++) {
        tsc_timex *t = &found->items[i];
        while (k < quantities->count && quantities->items[k].last <= t->first)
            k++;
        const tsc_quantity *before = k > 0 ? &quantities->items[k - 1] : NULL;
        bool beside = before != NULL && before->last == t->first &&
                      (tsc_unit_is_percent(before->unit) || before->form == TSC_QUANTITY_FACTOR);
        if (t->sort == TSC_TIMEX_DUE && (beside || is_behind_growth(scan, t->first)) && is_over(t->period, date))
            t->sort = TSC_TIMEX_BASE;
    }
}

void tsc_timexes_meet_amounts(const tsc_scan *scan, tsc_date date, tsc_timexes *found, tsc_quantities *quantities)
{
    trap_quantities(found, quantities);
    mark_compared(scan, found, quantities, date);
}
