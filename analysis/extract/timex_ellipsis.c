/* "In the first quarter exports fell, in the second they rose": the noun of a year or of a part of one left out. */
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

/* Whether a value is told within a few words, before any comma. */
static bool has_number_near(const tsc_scan *scan, size_t at)
{
    enum { REACH = 7 };
    for (size_t t = at; t < scan->token_count && t < at + REACH && !tsc_scan_is_comma(scan, (uint32_t)t); t++)
        if (scan->tokens[t].kind == TSC_TOKEN_NUMBER)
            return true;
    return false;
}

/* "В 2019 году он достиг 3 млрд, а в прошлом – 8": behind a year, last or this one without its noun. */
static bool read_open_year(const timex_reader *r, tsc_period before, const tsc_mark *in, tsc_timex *t)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *shift = tsc_period_mark(scan, in->last, TSC_TIME_ADJ);
    if (shift == NULL || before.kind != TSC_PERIOD_YEAR || r->date.year == 0 || !has_number_near(scan, shift->last))
        return false;
    const bool planned = tsc_scan_mark(scan, shift->last, TSC_ROLE_MODALITY) != NULL; /* в текущем ожидается */
    const bool open = (is_left_open(scan, shift->last) || scan->tokens[shift->last].kind == TSC_TOKEN_NUMBER) &&
                      tsc_scan_mark(scan, shift->last, TSC_ROLE_DISCOURSE) == NULL; /* в эту страну */
    if (!planned && (!open || shift->entry->value == 0)) /* против нынешних 1,1 млрд */
        return false;
    t->last = shift->last;
    t->ahead = (int)shift->entry->value;
    t->period = tsc_period_year(r->date.year + t->ahead);
    return true;
}

/* "In the second they rose": the next quarter or half of the year that was told. */
static bool read_open_part(const timex_reader *r, tsc_period before, const tsc_mark *in, tsc_timex *t)
{
    const tsc_scan *scan = r->scan;
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
    t->last = number->last;
    t->period = quarter ? tsc_period_quarter(before.first.year, said) : tsc_period_half(before.first.year, said);
    return true;
}

bool tsc_timex_ellipsis(const timex_reader *r, const tsc_timexes *told, size_t at, tsc_timex *t)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *base = tsc_period_mark(scan, at, TSC_TIME_BASE); /* чем в первом */
    const tsc_mark *in = base != NULL ? base : tsc_period_mark(scan, at, TSC_TIME_IN);
    if (in == NULL || told->count == 0)
        return false;
    const tsc_period before = told->items[told->count - 1].period;
    *t = (tsc_timex){.first = (uint32_t)at, .relative = true};
    if (!read_open_year(r, before, in, t) && !read_open_part(r, before, in, t))
        return false;
    t->sort = base != NULL ? TSC_TIMEX_BASE : TSC_TIMEX_PLAIN;
    t->start = scan->tokens[at].start, t->end = scan->tokens[t->last - 1].end;
    return true;
}
