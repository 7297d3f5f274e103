/* Periods that are told from the document's date: last year, this quarter, today, Friday, the same period. */
#include "extract/timex_parts.h"

#include <math.h>

static tsc_period shifted_day(const timex_reader *r, int days)
{
    if (!tsc_date_complete(r->date))
        return r->date.year != 0 ? tsc_period_of_date(r->date) : tsc_period_none();
    return tsc_period_of_date(tsc_date_from_days(tsc_date_to_days(r->date) + days));
}

tsc_period tsc_timex_time_before(tsc_period period)
{
    if (period.kind == TSC_PERIOD_YEAR)
        return tsc_period_shift_years(period, -1);
    if (period.kind != TSC_PERIOD_MONTH && period.kind != TSC_PERIOD_MONTHS)
        return period;
    const int month = period.first.month;
    return month > 1 ? tsc_period_month(period.first.year, month - 1) : tsc_period_month(period.first.year - 1, 12);
}

tsc_period tsc_timex_year_to_date(const timex_reader *r)
{
    if (r->date.year == 0 || r->date.month == 0)
        return r->date.year != 0 ? tsc_period_year(r->date.year) : tsc_period_none();
    return r->date.month == 1 ? tsc_period_month(r->date.year, 1)
                              : tsc_period_months(r->date.year, 1, r->date.year, r->date.month);
}

tsc_period tsc_timex_shifted_unit(const timex_reader *r, tsc_span unit, int shift)
{
    tsc_date date = r->date;
    if (date.year == 0)
        return tsc_period_none();
    if (tsc_span_equals(unit, "year"))
        return tsc_period_year(date.year + shift);
    if (tsc_span_equals(unit, "ytd"))
        return tsc_timex_year_to_date(r);
    if (date.month == 0)
        return tsc_period_none();
    if (tsc_span_equals(unit, "week") && tsc_date_complete(date)) { /* to the month */
        date = tsc_date_from_days(tsc_date_to_days(date) + 7 * shift);
        return tsc_period_month(date.year, date.month);
    }
    if (tsc_span_equals(unit, "month"))
        return tsc_period_step(tsc_period_month(date.year, date.month), shift);
    if (tsc_span_equals(unit, "quarter"))
        return tsc_period_step(tsc_period_quarter(date.year, (date.month + 2) / 3), shift);
    if (tsc_span_equals(unit, "half"))
        return tsc_period_step(tsc_period_half(date.year, date.month > 6 ? 2 : 1), shift);
    return tsc_period_none();
}

/* The day of the week at which a run of days ends that begins before a token, be it only the next one; NULL where none does. */
static const tsc_mark *weekday_to(const tsc_scan *scan, size_t token, const tsc_mark *first)
{
    const tsc_mark *to = tsc_period_to(scan, token), *and = tsc_number_mark(scan, token, TSC_NUMBER_AND);
    to = to != NULL ? to : tsc_period_mark(scan, token, TSC_TIME_UNTIL);
    const size_t next = to != NULL                     ? to->last
                        : and != NULL                  ? and->last
                        : tsc_period_dash(scan, token) ? token + 1
                                                       : scan->token_count;
    const tsc_mark *last = tsc_period_mark(scan, next, TSC_TIME_WEEKDAY);
    const bool follows = last != NULL && ((int)(last->entry->value - first->entry->value) + 7) % 7 == 1;
    return to == NULL && and != NULL && !follows ? NULL : last;
}

/* Monday, next Monday, lundi prochain: the last one up to the document's date, unless a word says that it is to come. */
static bool read_weekday(const timex_reader *r, size_t at, tsc_timex *t)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *shift = tsc_period_mark(scan, at, TSC_TIME_ADJ);
    const tsc_mark *day = tsc_period_mark(scan, shift != NULL ? shift->last : at, TSC_TIME_WEEKDAY);
    if (day == NULL)
        return false;
    t->last = day->last;
    if (shift == NULL && (shift = tsc_period_mark(scan, day->last, TSC_TIME_ADJ)) != NULL &&
        tsc_entry_get(shift->entry, "before").length == 0)
        t->last = shift->last;
    else if (shift != NULL && shift->first >= day->last)
        shift = NULL; /* stands before its noun alone, and so is of another */
    t->ahead = shift != NULL && shift->entry->value > 0 ? 1 : 0;
    t->sort = TSC_TIMEX_WEEKDAY;
    t->period = tsc_period_none();
    const tsc_mark *end = weekday_to(scan, t->last, day);
    const int days =
        end != NULL ? ((int)(end->entry->value - day->entry->value) + 7) % 7 : 0; /* from Monday to Wednesday */
    if (days > 0)
        t->last = end->last;
    if (tsc_date_complete(r->date)) {
        const int back = (tsc_date_weekday(r->date) - (int)(days > 0 ? end : day)->entry->value + 7) % 7;
        const bool over = back == 0 && shift != NULL && shift->entry->value < 0; /* last Monday is not today */
        const int last = t->ahead > 0 ? 7 - back : over ? -7 : -back;
        t->period = days > 0 ? tsc_period_days(shifted_day(r, last - days).first, shifted_day(r, last).first)
                             : shifted_day(r, last);
    }
    return true;
}

bool tsc_timex_relative(const timex_reader *r, size_t at, tsc_timex *t)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *mark = tsc_period_mark(scan, at, TSC_TIME_REL);
    t->relative = true;
    if (mark != NULL) {
        t->ahead = (int)mark->entry->value;
        t->to_date = tsc_span_equals(tsc_entry_get(mark->entry, "unit"), "ytd");
        t->period = tsc_timex_shifted_unit(r, tsc_entry_get(mark->entry, "unit"), t->ahead);
        t->last = mark->last;
        return true;
    }
    const tsc_mark *weekday = tsc_period_mark(scan, at, TSC_TIME_WEEKDAY);
    if ((mark = tsc_period_mark(scan, at, TSC_TIME_NOW)) != NULL &&
        (weekday == NULL || weekday->last <= mark->last)) { /* but: اليوم الأحد */
        if (tsc_span_equals(tsc_entry_get(mark->entry, "unit"), "none"))
            return false; /* the agency now says: when it says so, and not when it was */
        t->period = shifted_day(r, 0);
        t->last = mark->last;
        return true;
    }
    if ((mark = tsc_period_mark(scan, at, TSC_TIME_DAY)) != NULL) {
        t->ahead = (int)mark->entry->value;
        t->period = shifted_day(r, t->ahead);
        t->sort = TSC_TIMEX_WEEKDAY;
        t->last = mark->last;
        return true;
    }
    if (read_weekday(r, at, t))
        return true;
    const tsc_mark *shift = tsc_period_mark(scan, at, TSC_TIME_ADJ);
    const tsc_mark *unit = tsc_period_mark(scan, shift != NULL ? shift->last : at, TSC_TIME_UNIT);
    if (shift == NULL && unit != NULL)
        shift = tsc_period_mark(scan, unit->last, TSC_TIME_ADJ);
    if (shift == NULL || unit == NULL ||
        (shift->first >= unit->last &&
         tsc_entry_get(shift->entry, "before").length > 0)) /* the first months this year */
        return false;
    t->ahead = (int)shift->entry->value;
    t->period = tsc_timex_shifted_unit(r, tsc_entry_get(unit->entry, "unit"), t->ahead);
    t->last = shift->last > unit->last ? shift->last : unit->last;
    if (tsc_span_equals(tsc_entry_get(unit->entry, "unit"), "week"))
        t->sort = TSC_TIMEX_WEEKDAY; /* last week somebody said so: no flow is told of it */
    return true;
}

/* өткен жылдың сәйкес кезеңі, geçen yılın aynı dönemi: the year before the same period. */
static bool read_same_of_year(const timex_reader *r, size_t at, tsc_timex *t)
{
    timex_year year;
    if (!tsc_timex_year(r, at, &year) || !year.spelt || year.last >= r->scan->token_count)
        return false;
    const tsc_mark *same = tsc_period_mark(r->scan, tsc_period_skip(r->scan, year.last), TSC_TIME_SAME);
    if (same == NULL)
        return false;
    t->same_period = t->relative = true;
    t->sort = TSC_TIMEX_BASE;
    t->period = year.year != 0 ? tsc_period_year(year.year) : tsc_period_none();
    t->year_shift = year.relative && r->date.year != 0 ? year.year - r->date.year : 0;
    t->last = same->last;
    return true;
}

/* "quatre ans après la signature", "cuatro años después de la firma": counted from what is named, and not from the time that was
   told. "Tres años después las ventas …" is not: there the noun wants its preposition. */
static bool is_after_event(const tsc_scan *scan, const tsc_mark *after)
{
    const bool bare = tsc_entry_has(after->entry, "before", "event"), led = tsc_entry_has(after->entry, "before", "of");
    return (bare && tsc_scan_says(scan, after->last, TSC_ROLE_FUNCTION, "article")) ||
           ((bare || led) && tsc_scan_says(scan, after->last, TSC_ROLE_FUNCTION, "of"));
}

bool tsc_timex_same(const timex_reader *r, size_t at, tsc_timex *t)
{
    if (read_same_of_year(r, at, t))
        return true;
    const tsc_scan *scan = r->scan;
    const tsc_mark *same = tsc_period_mark(scan, at, TSC_TIME_SAME),
                   *earlier = tsc_period_mark(scan, at, TSC_TIME_EARLIER);
    timex_year year;
    if (earlier != NULL && (same == NULL || earlier->last >= same->last)) {
        int shift = isnan(earlier->entry->value) ? -1 : (int)earlier->entry->value;
        if (is_after_event(scan, earlier))
            return false;
        bool years = tsc_entry_get(earlier->entry, "unit").length == 0;
        t->same_period = true;
        t->year_shift = years ? shift : 0;
        t->step = years ? 0 : shift;
        t->sort = shift < 0 ? TSC_TIMEX_BASE : TSC_TIMEX_PLAIN;
        t->last = earlier->last;
        return true;
    }
    if (same == NULL)
        return false;
    t->same_period = true;
    t->last = same->last;
    t->relative = true;
    const tsc_span unit = tsc_entry_get(same->entry, "unit");
    t->same_year = tsc_span_equals(unit, "year");
    t->same_quarter = tsc_span_equals(unit, "quarter");
    t->same_half = tsc_span_equals(unit, "half");
    size_t next = tsc_period_skip(scan, same->last);
    if (tsc_scan_says(scan, next, TSC_ROLE_FUNCTION, "from"))
        next = tsc_period_skip(scan, next + 1); /* over the same period from last year */
    if (tsc_timex_year(r, next, &year)) {
        t->last = (uint32_t)year.last;
        t->period = year.year != 0 ? tsc_period_year(year.year) : tsc_period_none();
        t->year_shift = year.relative && r->date.year != 0 ? year.year - r->date.year : 0;
        t->sort = TSC_TIMEX_BASE;
        return true;
    }
    earlier = tsc_period_mark(scan, next, TSC_TIME_EARLIER);
    if (earlier != NULL) {
        t->last = earlier->last;
        t->year_shift = -1;
        t->sort = TSC_TIMEX_BASE;
    }
    return true;
}
