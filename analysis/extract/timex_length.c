/* Lengths of time: five years, two years ago, within three months. */
#include "extract/timex_parts.h"

#include <math.h>

/* "two years ago", "hace dos años": the year so many years back. */
static bool read_ago(const timex_reader *r, size_t at, int months, tsc_timex *t)
{
    const tsc_mark *behind = tsc_period_mark(r->scan, t->last, TSC_TIME_AGO);
    bool led = false;
    for (size_t first = at > 3 ? at - 3 : 0; first < at && !led; first++) { /* hace, il y a */
        const tsc_mark *before = tsc_period_mark(r->scan, first, TSC_TIME_AGO);
        led = before != NULL && before->last == at;
    }
    if ((behind == NULL && !led) || months == 0 || months % 12 != 0 || r->date.year == 0)
        return false;
    t->sort = TSC_TIMEX_PLAIN;
    t->relative = t->past = true;
    t->period = tsc_period_year(r->date.year - months / 12);
    if (behind != NULL)
        t->last = behind->last;
    return true;
}

/* "the agreement will soon turn 15 years", "cumplirá pronto 15 años": how old something is, and not when something is due. */
static bool is_age(const tsc_scan *scan, size_t at)
{
    enum { NEAR = 2 };
    for (size_t first = at > NEAR ? at - NEAR : 0; first < at; first++)
        if (tsc_period_mark(scan, first, TSC_TIME_AGE) != NULL)
            return true;
    return false;
}

/* "a month of July": no length of time. */
static bool is_named_month(const timex_reader *r, const tsc_mark *unit)
{
    timex_part part;
    if (unit == NULL || !tsc_span_equals(tsc_entry_get(unit->entry, "unit"), "month"))
        return false;
    size_t next = tsc_period_skip(r->scan, unit->last);
    return next > unit->last && tsc_scan_mark(r->scan, next, TSC_ROLE_MONTH) != NULL &&
           tsc_timex_part(r, next, &part) && part.month_name;
}

/* "Within two weeks": the month of the day so far ahead; no time where the length is none of weeks. */
static bool read_weeks(const timex_reader *r, const tsc_mark *unit, double count, tsc_timex *t)
{
    if (unit == NULL || !tsc_span_equals(tsc_entry_get(unit->entry, "unit"), "week"))
        return true;
    t->sort = TSC_TIMEX_DUE;
    t->relative = true;
    if (!tsc_date_complete(r->date))
        return true;
    const tsc_date end = tsc_date_from_days(tsc_date_to_days(r->date) + (long)(7 * count));
    t->period = tsc_period_month(end.year, end.month);
    return true;
}

bool tsc_timex_length(const timex_reader *r, bool due, size_t at, tsc_timex *t)
{
    enum { LONGEST = 10000, FARTHEST = 50 }; /* a length of time that is one, one within which something is due */
    static const uint64_t units =
        (uint64_t)1 << TSC_TIME_UNIT | (uint64_t)1 << TSC_TIME_AGE | (uint64_t)1 << TSC_TIME_VAGUE;
    const tsc_scan *scan = r->scan;
    tsc_amount amount;
    int year;
    if ((scan->all.times & units) == 0)
        return false;
    size_t behind;
    if (at >= scan->token_count || tsc_timex_plain_year(r, at, &year, &behind) ||
        tsc_period_mark(scan, at, TSC_TIME_REL) != NULL) /* жарты жылда: the half that is over */
        return false;
    const tsc_mark *unit = tsc_period_mark(scan, at, TSC_TIME_UNIT), *age = NULL;
    bool dual = unit != NULL && !isnan(unit->entry->value); /* عامين: the word holds its count */
    if (!dual) {
        if (!tsc_timex_amount(r, at, &amount) || amount.scale != 1 || amount.negative)
            return false;
        size_t next = tsc_skip_hyphen(scan, amount.last);
        const tsc_mark *adjective = tsc_period_mark(scan, next, TSC_TIME_ADJ);
        unit = tsc_period_mark(scan, adjective != NULL ? adjective->last : next, TSC_TIME_UNIT);
        age = tsc_period_mark(scan, next, TSC_TIME_AGE);
        age = age == NULL ? tsc_period_mark(scan, next, TSC_TIME_VAGUE) : age; /* les vingt dernières années */
    }
    if ((unit == NULL && age == NULL) || is_named_month(r, unit) ||
        (!dual && tsc_period_mark(scan, tsc_skip_hyphen(scan, amount.last), TSC_TIME_REL) != NULL))
        return false; /* 270 next year */
    double count = dual ? unit->entry->value : tsc_decimal_value(amount.value);
    const tsc_mark *past = at > 0 ? tsc_period_mark(scan, at - 1, TSC_TIME_ADJ) : NULL;
    t->past = (past != NULL && past->last == at && past->entry->value < 0) || is_age(scan, at);
    t->sort = TSC_TIMEX_DURATION;
    t->last = unit != NULL ? unit->last : age->last;
    const tsc_mark *within = tsc_period_mark(scan, t->last, TSC_TIME_WITHIN_AFTER);
    int months = unit != NULL && count <= LONGEST ? (int)(count * tsc_period_unit_months(unit)) : 0;
    t->months = months;
    if (within != NULL)
        t->last = within->last;
    if (read_ago(r, at, months, t))
        return true;
    if ((!due && within == NULL) || count > FARTHEST)
        return true;
    if (months == 0)
        return read_weeks(r, unit, count, t);
    t->sort = TSC_TIMEX_DUE;
    t->relative = true;
    if (r->date.year == 0)
        return true;
    if (months % 12 == 0) {
        t->period = tsc_period_year(r->date.year + months / 12);
    } else if (r->date.month != 0) {
        t->period = tsc_period_step(tsc_period_month(r->date.year, r->date.month), months);
    }
    return true;
}
