/* Runs of months that say their ends: the nine months to September 2023, six months from April to September, from July
   2022 to June 2023. */
#include "extract/timex_parts.h"

#include <string.h>

static const tsc_mark *to_mark(const tsc_scan *scan, size_t at)
{
    const tsc_mark *to = tsc_number_mark(scan, at, TSC_NUMBER_TO);
    if (to == NULL)
        to = tsc_period_mark(scan, at, TSC_TIME_TO);
    return to != NULL ? to : tsc_period_mark(scan, at, TSC_TIME_UNTIL);
}

/* A month by name with its year, which may be missing (0). */
static bool read_month(const timex_reader *r, size_t at, int *month, timex_year *year, size_t *last)
{
    timex_part part;
    size_t next = tsc_period_skip(r->scan, at);
    const tsc_mark *end = tsc_period_mark(r->scan, next, TSC_TIME_ENDOF);
    if (end != NULL)
        next = end->last;
    if (next >= r->scan->token_count || !tsc_timex_part(r, next, &part))
        return false;
    bool quarter = part.last_month - part.first_month == 2 && part.last_month % 3 == 0 && part.months_counted == 0 && !part.month_name;
    bool whole = part.first_month == part.last_month && (part.first_day == 0 ? part.month_name : part.first_day >= 28); /* ended 31 March */
    if (!whole && !quarter)
        return false;
    *month = part.last_month;
    *last = part.last;
    *year = (timex_year){.year = 0};
    if (tsc_timex_year(r, tsc_period_skip(r->scan, part.last), year))
        *last = year->last;
    return true;
}

/* The year of a month that names none: the last such month over by the document's date. */
static int year_of_last(const timex_reader *r, int month)
{
    if (r->date.year == 0)
        return 0;
    return r->date.month == 0 || month <= r->date.month ? r->date.year : r->date.year - 1;
}

static bool set_run(tsc_timex *t, int months, int month, int year, size_t last)
{
    int first = year * 12 + month - 1 - (months - 1);
    t->months = months;
    t->last = (uint32_t)last;
    if (year != 0)
        t->period = months == 12 && month == 12 ? tsc_period_year(year)
                                                : tsc_period_months(first / 12, first % 12 + 1, year, month);
    return true;
}

/* N months to a month; the year ended in a month. */
static bool read_counted_run(const timex_reader *r, size_t at, tsc_timex *t)
{
    const tsc_mark *whole_year = tsc_period_unit(r->scan, at, "year");
    timex_part part;
    timex_year year;
    int month;
    size_t last;
    if (whole_year != NULL)
        part = (timex_part){.months_counted = 12, .last = whole_year->last};
    else if (!tsc_timex_part(r, at, &part) || part.months_counted < 2 || part.sure)
        return false;
    const tsc_mark *to = to_mark(r->scan, part.last);
    if (to == NULL || !read_month(r, to->last, &month, &year, &last))
        return false;
    t->relative = year.year == 0 || year.relative;
    return set_run(t, part.months_counted, month, year.year != 0 ? year.year : year_of_last(r, month), last);
}

/* A month of one year to a month of the same or another one; "six months from" may stand before it. */
static bool read_named_run(const timex_reader *r, size_t at, tsc_timex *t)
{
    timex_year first_year, last_year;
    timex_part counted;
    int first, last_month;
    size_t last;
    if (tsc_timex_part(r, at, &counted) && counted.months_counted >= 2 && !counted.sure) {
        const tsc_mark *from = tsc_number_mark(r->scan, counted.last, TSC_NUMBER_FROM);
        if (from == NULL)
            from = tsc_number_mark(r->scan, counted.last, TSC_NUMBER_BETWEEN);
        if (from == NULL || !tsc_timex_part(r, from->last, &counted) || counted.first_month == counted.last_month)
            return false;
        t->last = (uint32_t)counted.last;
        bool named = tsc_timex_year(r, tsc_period_skip(r->scan, counted.last), &last_year);
        t->last = (uint32_t)(named ? last_year.last : counted.last);
        t->relative = !named;
        return set_run(t, counted.last_month - counted.first_month + 1, counted.last_month,
                       named ? last_year.year : year_of_last(r, counted.last_month), t->last);
    }
    if (!read_month(r, at, &first, &first_year, &last) || first_year.year == 0)
        return false;
    const tsc_mark *to = to_mark(r->scan, last);
    if (to == NULL || !read_month(r, to->last, &last_month, &last_year, &last) || last_year.year == 0)
        return false;
    int months = (last_year.year - first_year.year) * 12 + last_month - first + 1;
    return months > 1 && months <= 600 && set_run(t, months, last_month, last_year.year, last);
}

bool tsc_timex_month_run(const timex_reader *r, size_t at, tsc_timex *t)
{
    return read_counted_run(r, at, t) || read_named_run(r, at, t);
}
