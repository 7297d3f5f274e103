/* "In the first quarter exports fell, in the second they rose": the noun of the part of a year left out. */
#include "extract/timex_parts.h"

/* What may follow an ordinal whose noun is left out: no noun that the ordinal could count. */
static bool is_left_open(const tsc_scan *scan, size_t at)
{
    if (at >= scan->token_count || scan->tokens[at].kind == TSC_TOKEN_PUNCTUATION)
        return true;
    const tsc_mark *counted = tsc_scan_mark(scan, at, TSC_ROLE_UNIT);
    return counted == NULL &&
           (tsc_scan_mark(scan, at, TSC_ROLE_CHANGE) != NULL || tsc_scan_mark(scan, at, TSC_ROLE_HEDGE) != NULL ||
            tsc_scan_mark(scan, at, TSC_ROLE_FUNCTION) != NULL || tsc_scan_mark(scan, at, TSC_ROLE_DISCOURSE) != NULL);
}

bool tsc_timex_ellipsis(const timex_reader *r, const tsc_timexes *told, size_t at, tsc_timex *t)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *base = tsc_period_mark(scan, at, TSC_TIME_BASE); /* чем в первом */
    const tsc_mark *in = base != NULL ? base : tsc_period_mark(scan, at, TSC_TIME_IN);
    if (in == NULL || told->count == 0)
        return false;
    const tsc_period before = told->items[told->count - 1].period;
    const tsc_mark *number = tsc_number_mark(scan, in->last, TSC_NUMBER_ORDINAL);
    if (number == NULL)
        number = tsc_number_mark(scan, tsc_period_skip(scan, in->last), TSC_NUMBER_ORDINAL);
    const bool quarter = before.kind == TSC_PERIOD_QUARTER, half = before.kind == TSC_PERIOD_HALF;
    if (number == NULL || (!quarter && !half) || !is_left_open(scan, number->last))
        return false;
    const int parts = quarter ? 4 : 2, said = (int)number->entry->value,
              last = (before.first.month - 1) / (12 / parts) + 1;
    if (said < 1 || said > parts || said == last)
        return false;
    *t = (tsc_timex){.first = (uint32_t)at, .last = number->last, .relative = true};
    t->sort = base != NULL ? TSC_TIMEX_BASE : TSC_TIMEX_PLAIN;
    t->period = quarter ? tsc_period_quarter(before.first.year, said) : tsc_period_half(before.first.year, said);
    t->start = scan->tokens[at].start, t->end = scan->tokens[t->last - 1].end;
    return true;
}
