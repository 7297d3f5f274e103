/* Runs of months that say their ends: the nine months to September 2023, six months from April to September, from July
   2022 to June 2023. */
#include "extract/reading.h"
#include "extract/timex_count.h"
#include "extract/timex_parts.h"

#include <string.h>

static const tsc_mark *to_mark(const tsc_scan *scan, size_t at)
{
    const tsc_mark *to = tsc_period_to(scan, at);
    return to != NULL ? to : tsc_period_mark(scan, at, TSC_TIME_UNTIL);
}

/* A month by name with its year, which may be missing (0); the end of a year that is none of the calendar (year_end) may lie
   within the month. */
static bool read_month(const timex_reader *r, size_t at, bool year_end, int *month, timex_year *year, size_t *last)
{
    enum { EARLY = 21 };
    timex_part part;
    size_t next = tsc_period_skip(r->scan, at);
    const tsc_mark *middle = year_end ? tsc_period_mark(r->scan, next, TSC_TIME_IN) : NULL;
    const bool mid = middle != NULL && middle->entry->value > 1; /* a day of the month: mid-July */
    if (mid)
        next = tsc_skip_hyphen(r->scan, middle->last);
    const tsc_mark *end = tsc_period_mark(r->scan, next, TSC_TIME_ENDOF);
    if (end != NULL)
        next = end->last;
    if (next >= r->scan->token_count || !tsc_timex_part(r, next, &part))
        return false;
    bool quarter = part.last_month - part.first_month == 2 && part.last_month % 3 == 0 && part.months_counted == 0 &&
                   !part.month_name;
    bool single = part.first_month == part.last_month;
    bool whole = single && (part.first_day == 0 ? part.month_name : part.first_day >= 28); /* ended 31 March */
    /* ended 7 July: with June */
    bool early = year_end && single && part.first_month > 1 && (mid || (part.first_day > 0 && part.first_day < EARLY));
    if (!whole && !quarter && !early)
        return false;
    *month = part.last_month - (early ? 1 : 0);
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

/* N months to a month; the year ended in a month, or from its beginning to one. */
static bool read_counted_run(const timex_reader *r, size_t at, tsc_timex *t)
{
    const tsc_mark *whole_year = tsc_period_unit(r->scan, at, "year");
    const tsc_mark *half = tsc_period_unit(r->scan, at, "half"); /* the half year to June */
    timex_part part;
    timex_year year;
    int month;
    size_t last;
    if (whole_year != NULL)
        part = (timex_part){.months_counted = 12, .last = whole_year->last};
    else if (half != NULL)
        part = (timex_part){.months_counted = 6, .last = half->last};
    else if (!tsc_timex_months_then_count(r, at, &part) &&
             (!tsc_timex_part(r, at, &part) || part.months_counted < 2 || part.sure))
        return false;
    const tsc_mark *to = to_mark(r->scan, part.last);
    if (to == NULL && tsc_scan_is(r->scan, part.last, ",")) /* за год, закончившийся в июне */
        to = tsc_period_mark(r->scan, part.last + 1, TSC_TIME_TO);
    if (to == NULL || !read_month(r, to->last, whole_year != NULL, &month, &year, &last))
        return false;
    t->relative = year.year == 0 || year.relative;
    bool begun = whole_year != NULL && at > 0 && tsc_period_mark(r->scan, at - 1, TSC_TIME_STARTOF) != NULL;
    return set_run(t, begun ? month : part.months_counted, month, year.year != 0 ? year.year : year_of_last(r, month),
                   last);
}

/* "بين سبتمبر 2024 وأغسطس 2025": behind "between" the "and" is a letter of the second month. */
static bool joins_month(const tsc_scan *scan, size_t first, size_t second)
{
    const tsc_mark *month = second < scan->token_count ? tsc_scan_mark(scan, second, TSC_ROLE_MONTH) : NULL;
    return first > 0 && tsc_number_mark(scan, first - 1, TSC_NUMBER_BETWEEN) != NULL && month != NULL &&
           (month->clitics & TSC_CLITIC_AND) != 0;
}

/* A month with its year behind it or, with the word for year, ahead of it: июль 2023, 2023 жылғы шілде. */
static bool read_dated_month(const timex_reader *r, size_t at, int *month, timex_year *year, size_t *last, bool *ahead)
{
    *ahead = false;
    if (read_month(r, at, false, month, year, last))
        return year->year != 0;
    if (!tsc_timex_year(r, at, year) || !year->spelt || year->year == 0)
        return false;
    const tsc_mark *name = tsc_scan_mark(r->scan, year->last, TSC_ROLE_MONTH);
    if (name == NULL)
        return false;
    *month = (int)name->entry->value;
    *last = name->last;
    *ahead = true;
    return true;
}

/* A month of one year to a month of the same or another one. */
static bool read_dated_run(const timex_reader *r, size_t at, tsc_timex *t)
{
    timex_year first_year, last_year;
    int first, last_month;
    size_t last;
    bool first_ahead, last_ahead;
    if (!read_dated_month(r, at, &first, &first_year, &last, &first_ahead))
        return false;
    const tsc_mark *to = to_mark(r->scan, last);
    if (to == NULL && at > 0 && tsc_number_mark(r->scan, at - 1, TSC_NUMBER_BETWEEN) != NULL)
        to = tsc_number_mark(r->scan, last, TSC_NUMBER_AND);
    const bool dash = to == NULL && tsc_period_dash(r->scan, last);
    size_t second = to != NULL ? to->last : dash ? last + 1 : last;
    if ((to == NULL && !dash && !joins_month(r->scan, at, last)) ||
        !read_dated_month(r, second, &last_month, &last_year, &last, &last_ahead) || first_ahead != last_ahead)
        return false;
    int months = (last_year.year - first_year.year) * 12 + last_month - first + 1;
    return months > 1 && months <= 600 && set_run(t, months, last_month, last_year.year, last);
}

/* "six months from April to September", "the twelve months (July 2022 to June 2023)": the run says what the number said. */
static bool read_named_run(const timex_reader *r, size_t at, tsc_timex *t)
{
    timex_year year;
    timex_part counted;
    if (!tsc_timex_part(r, at, &counted) || counted.months_counted < 2 || counted.sure)
        return read_dated_run(r, at, t);
    const tsc_mark *from = tsc_number_mark(r->scan, counted.last, TSC_NUMBER_FROM);
    if (from == NULL)
        from = tsc_number_mark(r->scan, counted.last, TSC_NUMBER_BETWEEN);
    if (from == NULL && !tsc_scan_is(r->scan, counted.last, "("))
        return false;
    const size_t begin = from != NULL ? from->last : counted.last + 1;
    if (read_dated_run(r, begin, t))
        return true;
    if (from == NULL || !tsc_timex_part(r, begin, &counted) || counted.first_month == counted.last_month)
        return false;
    bool named = tsc_timex_year(r, tsc_period_skip(r->scan, counted.last), &year);
    t->last = (uint32_t)(named ? year.last : counted.last);
    t->relative = !named;
    return set_run(t, counted.last_month - counted.first_month + 1, counted.last_month,
                   named ? year.year : year_of_last(r, counted.last_month), t->last);
}

static bool stands_in(const tsc_scan *scan, size_t last, tsc_place_role wanted)
{
    tsc_place_role role = TSC_PLACE_BARE;
    return last > 0 && tsc_reading_ending(scan, tsc_scan_token(scan, last - 1), &role) && role == wanted;
}

/* A month in a case, the word for month behind it or not; its end, or 0. */
static size_t month_in_case(const tsc_scan *scan, size_t at, tsc_place_role wanted, int *month)
{
    const tsc_mark *name = at < scan->token_count ? tsc_scan_mark(scan, at, TSC_ROLE_MONTH) : NULL;
    if (name == NULL)
        return 0;
    const tsc_mark *unit = tsc_period_unit(scan, name->last, "month");
    size_t last = unit != NULL ? unit->last : name->last;
    *month = (int)name->entry->value;
    return stands_in(scan, last, wanted) ? last : 0;
}

/* "2024 жылғы қыркүйектен 2025 жылғы маусымға дейін": the ends are told by their cases and the word behind the second. */
static bool read_cased_run(const timex_reader *r, size_t at, tsc_timex *t)
{
    const tsc_scan *scan = r->scan;
    timex_year first_year = {.year = 0}, last_year = {.year = 0};
    int first = 0, second = 0;
    bool led = tsc_timex_year(r, at, &first_year);
    size_t next = month_in_case(scan, led ? first_year.last : at, TSC_PLACE_FROM, &first);
    if (next == 0)
        return false;
    bool named = tsc_timex_year(r, next, &last_year);
    next = named ? last_year.last : next;
    if (next + 1 < scan->token_count && scan->tokens[next].kind == TSC_TOKEN_NUMBER &&
        tsc_scan_mark(scan, next + 1, TSC_ROLE_MONTH) != NULL)
        next++; /* a day of it */
    next = month_in_case(scan, next, TSC_PLACE_TO, &second);
    const tsc_mark *until = next != 0 ? tsc_period_mark(scan, next, TSC_TIME_DUE_AFTER) : NULL;
    if (until == NULL)
        return false;
    int to = named ? last_year.year : led ? first_year.year + (second < first) : year_of_last(r, second);
    int from = led ? first_year.year : to - (second < first);
    int months = (to - from) * 12 + second - first + 1;
    t->relative = !(led && !first_year.relative);
    timex_part counted; /* … дейінгі он екі айда */
    const bool again = tsc_timex_part(r, until->last, &counted) && counted.months_counted == months;
    return to != 0 && months > 1 && months <= 600 && set_run(t, months, second, to, again ? counted.last : until->last);
}

/* "2025 жылғы қыркүйек пен 2026 жылғы тамыз аралығында": the word for between stands behind both ends. */
static bool read_joined_run(const timex_reader *r, size_t at, tsc_timex *t)
{
    const tsc_scan *scan = r->scan;
    timex_year first_year = {.year = 0}, last_year = {.year = 0};
    timex_part first, last;
    const bool led = tsc_timex_year(r, at, &first_year);
    if (!tsc_timex_part(r, led ? first_year.last : at, &first) || !first.month_name || first.first_day != 0 ||
        first.last >= scan->token_count || !tsc_mark_is(tsc_scan_mark(scan, first.last, TSC_ROLE_FUNCTION), "and"))
        return false;
    const bool named = tsc_timex_year(r, first.last + 1, &last_year);
    if (!tsc_timex_part(r, named ? last_year.last : first.last + 1, &last) || !last.month_name || last.first_day != 0 ||
        last.last >= scan->token_count ||
        !tsc_mark_is(tsc_scan_mark(scan, last.last, TSC_ROLE_FUNCTION), "between_after"))
        return false;
    const bool wraps = last.last_month < first.first_month;
    const int to = named ? last_year.year : led ? first_year.year + wraps : year_of_last(r, last.last_month);
    const int from = led ? first_year.year : to - wraps;
    const int months = (to - from) * 12 + last.last_month - first.first_month + 1;
    t->relative = !(led && !first_year.relative);
    return to != 0 && months > 1 && months <= 600 && set_run(t, months, last.last_month, to, (uint32_t)last.last + 1);
}

/* "2005 жылдан 2023 жылға дейін": years in the same two cases. */
static bool read_cased_years(const timex_reader *r, size_t at, tsc_timex *t)
{
    timex_year first = {.year = 0}, last = {.year = 0};
    if (!tsc_timex_year(r, at, &first) || !stands_in(r->scan, first.last, TSC_PLACE_FROM) ||
        !tsc_timex_year(r, first.last, &last) || !stands_in(r->scan, last.last, TSC_PLACE_TO) ||
        last.year <= first.year)
        return false;
    const tsc_mark *until = tsc_period_mark(r->scan, last.last, TSC_TIME_DUE_AFTER);
    if (until == NULL)
        return false;
    t->period = tsc_period_years(first.year, last.year);
    t->last = until->last;
    return true;
}

/* "с 20 марта по 21 августа" */
static bool read_day_run(const timex_reader *r, size_t at, tsc_timex *t)
{
    timex_part first, last;
    timex_year year = {.year = 0};
    if (!tsc_timex_part(r, at, &first) || first.first_day == 0 || !first.month_name ||
        first.first_month != first.last_month || first.first_day != first.last_day)
        return false;
    timex_year begun = {.year = 0}; /* from March 21, 2019 to January 20, 2020 */
    const bool dated = tsc_timex_year(r, tsc_period_skip(r->scan, first.last), &begun);
    const size_t end = dated ? begun.last : first.last;
    const tsc_mark *to = to_mark(r->scan, end);
    const bool dash = to == NULL && tsc_period_dash(r->scan, end); /* March 20-October 21 */
    if ((to == NULL && !dash) || !tsc_timex_part(r, dash ? end + 1 : to->last, &last) || last.first_day == 0 ||
        !last.month_name)
        return false;
    const bool named = tsc_timex_year(r, tsc_period_skip(r->scan, last.last), &year);
    const bool wraps = last.first_month < first.first_month; /* from July 1 to March 31 */
    const int number = named ? year.year : dated ? begun.year + wraps : year_of_last(r, last.last_month);
    const int turn = dated ? number - begun.year : wraps;
    if (turn < 0 || (turn == 0 && wraps))
        return false;
    t->last = (uint32_t)(named ? year.last : last.last);
    t->relative = named ? year.relative : !dated;
    bool days = number != 0 && first.first_day <= tsc_days_in_month(number - turn, first.first_month) &&
                last.last_day <= tsc_days_in_month(number, last.last_month);
    if (days)
        t->period = tsc_period_days((tsc_date){number - turn, first.first_month, first.first_day},
                                    (tsc_date){number, last.last_month, last.last_day});
    return days;
}

/* "in the past eleven months": so many whole months up to the document's; "in the last three months of 2023": up to its end. */
static bool read_last_months(const timex_reader *r, size_t at, tsc_timex *t)
{
    int months = 0;
    size_t last = at;
    timex_year year = {.year = 0};
    const bool first = tsc_timex_year(r, at, &year); /* 2023 жылдың соңғы үш айында */
    if (!tsc_timex_last_months(r, first ? year.last : at, &months, &last))
        return false;
    const bool named = first || tsc_timex_year(r, tsc_period_skip(r->scan, last), &year);
    year.last = first ? last : year.last;
    t->relative = !named || year.relative;
    if (named || tsc_period_is_of_the_year(r->scan, last))
        return months < 12 &&
               set_run(t, months, 12, named ? year.year : year_of_last(r, 12), (uint32_t)(named ? year.last : last));
    if (tsc_period_mark(r->scan, at, TSC_TIME_REL) != NULL || r->date.year == 0 || r->date.month == 0)
        return false; /* былтырғы тоғыз айда */
    const int end = r->date.year * 12 + r->date.month - 2;
    return set_run(t, months, end % 12 + 1, end / 12, (uint32_t)last);
}

/* "over the past five years": so many whole years before the document's. */
static bool read_last_years(const timex_reader *r, size_t at, tsc_timex *t)
{
    enum { FARTHEST = 50 };
    int years = 0;
    size_t last = at;
    if (!tsc_timex_last_years(r, at, &years, &last) || years > FARTHEST || r->date.year == 0)
        return false;
    t->relative = t->past = true;
    t->period = tsc_period_years(r->date.year - years, r->date.year - 1);
    t->last = (uint32_t)last;
    return true;
}

bool tsc_timex_month_run(const timex_reader *r, size_t at, tsc_timex *t)
{
    if (!r->parts)
        return read_cased_years(r, at, t) || read_last_years(r, at, t);
    return read_counted_run(r, at, t) || read_named_run(r, at, t) || read_cased_run(r, at, t) ||
           read_joined_run(r, at, t) || read_cased_years(r, at, t) || read_day_run(r, at, t) ||
           read_last_months(r, at, t) || read_last_years(r, at, t);
}
