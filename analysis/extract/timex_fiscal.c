/* Runs of years and fiscal or marketing years: 2019-2023, 2023/24, exercice 2023-2024 (avril-mars), last season, and parts of
   them. A year that is not told to begin elsewhere begins in July. */
#include "extract/timex_parts.h"

#include <math.h>

/* Months of a fiscal or marketing year that begins in a year: from July, or from the month that the words state. */
static tsc_period fiscal_period(int year, int month)
{
    return month == 1 ? tsc_period_year(year) : tsc_period_months(year, month, year + 1, month - 1);
}

/* 2019-2023, 2019 to 2023, between 2019 and 2023, 2023/24, 2012-13. */
bool tsc_timex_year_run(const timex_reader *r, bool between, size_t at, tsc_timex *t)
{
    const tsc_scan *scan = r->scan;
    int first, last, short_year;
    size_t end, next;
    const tsc_mark *years = tsc_period_unit(scan, at, "year"); /* بين عامي 2021 و2023, the years 2021 to 2023 */
    if (!tsc_timex_plain_year(r, years != NULL ? years->last : at, &first, &end))
        return false;
    const tsc_mark *suffix = tsc_number_mark(scan, tsc_skip_hyphen(scan, end), TSC_NUMBER_ORDINAL_SUFFIX);
    size_t sign = suffix != NULL && tsc_skip_hyphen(scan, end) > end ? suffix->last : end;
    const tsc_mark *word = tsc_period_unit(scan, sign, "year");
    if (word != NULL)
        sign = word->last;
    const tsc_mark *to = tsc_period_to(scan, sign);
    const tsc_mark *and = tsc_number_mark(scan, sign, TSC_NUMBER_AND);
    if (to == NULL && and != NULL && between)
        to = and;
    bool slash = tsc_scan_is(scan, sign, "/");
    next = to != NULL ? tsc_period_skip(scan, to->last) : tsc_period_dash(scan, sign) || slash ? sign + 1 : sign;
    if (next == sign)
        return false;
    word = tsc_period_unit(scan, next, "year");
    if (word != NULL)
        next = word->last;
    if (tsc_timex_plain_year(r, next, &last, &end) && last > first) {
        t->fiscal = slash && last == first + 1;
        t->period = t->fiscal ? fiscal_period(first, 7) : tsc_period_years(first, last);
    } else {
        tsc_span digits = next < scan->token_count ? tsc_scan_token(scan, next) : tsc_span_make("", 0);
        bool apart = !slash && (scan->tokens[sign].flags & TSC_TOKEN_GLUED) == 0; /* "in 2011 – 50 billion" */
        if (to != NULL || apart || digits.length != 2 || digits.data[0] < '0' || digits.data[0] > '9' ||
            digits.data[1] < '0' || digits.data[1] > '9')
            return false;
        short_year = (digits.data[0] - '0') * 10 + digits.data[1] - '0';
        last = first / 100 * 100 + short_year;
        if (last <= first)
            return false;
        end = next + 1;
        t->fiscal = last == first + 1;
        t->period = t->fiscal ? fiscal_period(first, 7) : tsc_period_years(first, last);
    }
    const tsc_mark *behind = tsc_period_unit(scan, end, "year");
    const tsc_mark *hyphened = tsc_period_unit(scan, tsc_skip_hyphen(scan, end), "year");
    t->last = (uint32_t)(behind != NULL ? behind->last : hyphened != NULL ? hyphened->last : end);
    return true;
}

/* "(juillet-juin)": the months that a fiscal year runs over; the first of them, or 0. */
static int read_fiscal_months(const timex_reader *r, size_t at, size_t *last)
{
    timex_part first, end;
    if (!tsc_scan_is(r->scan, at, "(") || !tsc_timex_part(r, at + 1, &first) || !first.month_name)
        return 0;
    bool whole = first.last_month == first.first_month + 11 && tsc_scan_is(r->scan, first.last, ")");
    if (whole)
        *last = first.last + 1;
    if (whole || first.first_month != first.last_month)
        return whole ? first.first_month : 0;
    size_t next = tsc_period_dash(r->scan, first.last) ? first.last + 1 : first.last;
    const tsc_mark *to = tsc_period_to(r->scan, next);
    if (to != NULL)
        next = tsc_period_skip(r->scan, to->last);
    bool runs =
        next > first.last && tsc_timex_part(r, next, &end) && end.first_month == (first.first_month + 10) % 12 + 1;
    if (!runs || !tsc_scan_is(r->scan, end.last, ")"))
        return 0;
    *last = end.last + 1;
    return first.first_month;
}

/* Marketing years begin with a harvest, fiscal years where the country has them begin. */
static bool tells_no_month(const tsc_mark *fiscal)
{
    return tsc_entry_get(fiscal->entry, "unit").length == 0;
}

/* last season, this marketing year */
static bool read_relative_fiscal(const timex_reader *r, size_t at, tsc_timex *t)
{
    const tsc_mark *shift = tsc_period_mark(r->scan, at, TSC_TIME_ADJ);
    const tsc_mark *fiscal = tsc_period_mark(r->scan, shift != NULL ? shift->last : at, TSC_TIME_FISCAL);
    if (shift == NULL && fiscal != NULL) /* la saison passée */
        shift = tsc_period_mark(r->scan, fiscal->last, TSC_TIME_ADJ);
    if (fiscal == NULL || shift == NULL || r->date.year == 0 || r->date.month == 0)
        return false;
    int month = isnan(fiscal->entry->value) ? 7 : (int)fiscal->entry->value;
    t->period = fiscal_period(r->date.year - (r->date.month < month ? 1 : 0) + (int)shift->entry->value, month);
    t->relative = true;
    t->fiscal = tells_no_month(fiscal);
    t->last = fiscal->last > shift->last ? fiscal->last : shift->last;
    return true;
}

/* "the 2023-24 fiscal year", "the 2015/16 season" */
static bool read_named_before(const timex_reader *r, size_t at, tsc_timex *t)
{
    tsc_timex run = *t;
    if (!tsc_timex_year_run(r, false, at, &run))
        return false;
    const tsc_mark *fiscal = tsc_period_mark(r->scan, run.last, TSC_TIME_FISCAL);
    int first = run.period.first.year;
    bool years = run.period.kind == TSC_PERIOD_YEARS && run.period.last.year == first + 1;
    if (fiscal == NULL || (!years && !run.fiscal))
        return false;
    t->period =
        fiscal_period(first, isnan(fiscal->entry->value) || fiscal->entry->value == 1 ? 7 : (int)fiscal->entry->value);
    t->fiscal = tells_no_month(fiscal);
    t->last = fiscal->last;
    return true;
}

/* FY24, FY 24: the year that ends in 2024. */
static bool read_short_year(const timex_reader *r, size_t at, int *year, size_t *last)
{
    if (at >= r->scan->token_count || r->scan->tokens[at].kind != TSC_TOKEN_NUMBER)
        return false;
    tsc_span digits = tsc_scan_token(r->scan, at);
    if (digits.length != 2 || digits.data[0] < '0' || digits.data[0] > '9' || digits.data[1] < '0' ||
        digits.data[1] > '9')
        return false;
    *year = 2000 + (digits.data[0] - '0') * 10 + digits.data[1] - '0';
    *last = at + 1;
    return true;
}

bool tsc_timex_fiscal(const timex_reader *r, size_t at, tsc_timex *t)
{
    const tsc_mark *fiscal = tsc_period_mark(r->scan, at, TSC_TIME_FISCAL);
    timex_year year;
    if (read_relative_fiscal(r, at, t) || read_named_before(r, at, t))
        return true;
    if (fiscal == NULL)
        return false;
    size_t next = tsc_period_skip(r->scan, fiscal->last);
    int month = isnan(fiscal->entry->value) ? 7 : (int)fiscal->entry->value;
    bool run = tsc_timex_year_run(r, false, next, t);
    bool glued = next < r->scan->token_count && (r->scan->tokens[next].flags & TSC_TOKEN_GLUED) != 0; /* FY24 */
    if (!run && (!tsc_timex_year(r, next, &year) || year.year == 0) &&
        !(glued && read_short_year(r, next, &year.year, &year.last)))
        return false;
    size_t last = run ? t->last : year.last;
    int told = read_fiscal_months(r, last, &last);
    month = told > 0 ? told : run && month == 1 ? 7 : month;
    if (!run)
        t->period = fiscal_period(month == 1 ? year.year : year.year - 1, month);
    else if (t->period.last.year == t->period.first.year + 1)
        t->period = fiscal_period(t->period.first.year, month);
    t->fiscal = told == 0 && tells_no_month(fiscal) && t->period.kind == TSC_PERIOD_MONTHS;
    t->last = (uint32_t)last;
    return true;
}

/* "April-October of this fiscal year": the last ones over, whenever that year begins. */
static bool read_months_of_current(const timex_reader *r, const timex_part *part, size_t at, tsc_timex *t)
{
    enum { YEAR = 12 };
    tsc_timex whole = *t;
    if (part->last_month > YEAR || !read_relative_fiscal(r, at, &whole))
        return false;
    const tsc_mark *shift = tsc_period_mark(r->scan, at, TSC_TIME_ADJ);
    const int back = shift != NULL && shift->entry->value < 0 ? 1 : 0;
    const int year = r->date.year - (part->last_month > r->date.month ? 1 : 0) - back;
    t->period = tsc_period_months(year, part->first_month, year, part->last_month);
    t->last = whole.last;
    return true;
}

/* "July to March (2022-23)": months of a fiscal year that is named behind them. */
bool tsc_timex_months_of_fiscal(const timex_reader *r, const timex_part *part, tsc_timex *t)
{
    enum { LATER = 4 }; /* a fiscal year begins in April or later, and what comes before is of its second year */
    size_t open = part->last, at = tsc_period_skip(r->scan, open);
    bool bracket = tsc_scan_is(r->scan, open, "(");
    tsc_timex whole = *t;
    if (read_months_of_current(r, part, at, t))
        return true;
    if (!tsc_timex_year_run(r, false, bracket ? open + 1 : at, &whole) || !whole.fiscal ||
        (bracket && !tsc_scan_is(r->scan, whole.last, ")")))
        return false;
    int start = whole.period.first.year * 12 + (part->first_month < LATER ? 12 : 0) + part->first_month - 1;
    int months = part->last_month - part->first_month;
    t->period = tsc_period_months(start / 12, start % 12 + 1, (start + months) / 12, (start + months) % 12 + 1);
    t->last = (uint32_t)whole.last + (bracket ? 1 : 0);
    return true;
}

/* Months of a fiscal year that begins in a month counted from year 0: those of its part. */
static bool set_fiscal_part(const timex_part *part, int start, size_t last, tsc_timex *t)
{
    int first = start + part->first_month - 1, end = start + part->last_month - 1;
    t->period = tsc_period_months(first / 12, first % 12 + 1, end / 12, end % 12 + 1);
    t->last = (uint32_t)last;
    return true;
}

/* The first five months of the fiscal year, الربع الأول من العام المالي 2023/2024: of the fiscal year that is named, else of
   the last one in which they are over. */
bool tsc_timex_fiscal_part(const timex_reader *r, const timex_part *part, tsc_timex *t)
{
    size_t next = tsc_period_skip(r->scan, part->last);
    tsc_timex whole = *t; /* the first half of 2012-13 too */
    if ((tsc_timex_fiscal(r, next, &whole) || (tsc_timex_year_run(r, false, next, &whole) && whole.fiscal)) &&
        whole.period.kind == TSC_PERIOD_MONTHS) {
        t->relative = whole.relative;
        t->fiscal = whole.fiscal;
        return set_fiscal_part(part, whole.period.first.year * 12 + whole.period.first.month - 1, whole.last, t);
    }
    const tsc_mark *fiscal = tsc_period_mark(r->scan, next, TSC_TIME_FISCAL);
    int month = fiscal == NULL || isnan(fiscal->entry->value) ? 7 : (int)fiscal->entry->value;
    if (fiscal == NULL || r->date.year == 0 || r->date.month == 0 || month == 1)
        return false;
    int start = (r->date.year - (r->date.month < month ? 1 : 0)) * 12 + month - 1;
    if (start + part->last_month > r->date.year * 12 + r->date.month)
        start -= 12;
    t->relative = true;
    t->fiscal = tells_no_month(fiscal);
    return set_fiscal_part(part, start, fiscal->last, t);
}
