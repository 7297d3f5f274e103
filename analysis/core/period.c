#include "core/period.h"

#include "core/number.h"


enum { FIRST_YEAR = 1000, LAST_YEAR = 9999 };

static bool leap_year(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int tsc_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return month == 2 && leap_year(year) ? 29 : days[month - 1];
}

bool tsc_date_complete(tsc_date date)
{
    return date.year >= FIRST_YEAR && date.year <= LAST_YEAR && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= tsc_days_in_month(date.year, date.month);
}

/* Days from the civil calendar (Hinnant 2013, "chrono-compatible low-level date algorithms"). */
long tsc_date_to_days(tsc_date date)
{
    long year = date.month <= 2 ? date.year - 1 : date.year;
    long era = (year >= 0 ? year : year - 399) / 400;
    long year_of_era = year - era * 400;
    long day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

tsc_date tsc_date_from_days(long days)
{
    days += 719468;
    long era = (days >= 0 ? days : days - 146096) / 146097;
    long day_of_era = days - era * 146097;
    long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long month_part = (5 * day_of_year + 2) / 153;
    tsc_date date = {.day = (int)(day_of_year - (153 * month_part + 2) / 5 + 1),
                     .month = (int)(month_part < 10 ? month_part + 3 : month_part - 9)};
    date.year = (int)(year_of_era + era * 400 + (date.month <= 2));
    return date;
}

int tsc_date_weekday(tsc_date date)
{
    long days = tsc_date_to_days(date); /* day 0 was a Thursday */
    return (int)(((days + 3) % 7 + 7) % 7) + 1;
}

static tsc_period months(tsc_period_kind kind, int first_year, int first_month, int last_year, int last_month)
{
    return (tsc_period){kind,
                        {first_year, first_month, 1},
                        {last_year, last_month, tsc_days_in_month(last_year, last_month)}};
}

tsc_period tsc_period_year(int year)
{
    return months(TSC_PERIOD_YEAR, year, 1, year, 12);
}

tsc_period tsc_period_half(int year, int half)
{
    return months(TSC_PERIOD_HALF, year, half * 6 - 5, year, half * 6);
}

tsc_period tsc_period_quarter(int year, int quarter)
{
    return months(TSC_PERIOD_QUARTER, year, quarter * 3 - 2, year, quarter * 3);
}

tsc_period tsc_period_month(int year, int month)
{
    return months(TSC_PERIOD_MONTH, year, month, year, month);
}

tsc_period tsc_period_day(int year, int month, int day)
{
    return (tsc_period){TSC_PERIOD_DAY, {year, month, day}, {year, month, day}};
}

tsc_period tsc_period_years(int first, int last)
{
    return first == last ? tsc_period_year(first) : months(TSC_PERIOD_YEARS, first, 1, last, 12);
}

tsc_period tsc_period_months(int first_year, int first_month, int last_year, int last_month)
{
    if (first_year == last_year && first_month == last_month)
        return tsc_period_month(first_year, first_month);
    return months(TSC_PERIOD_MONTHS, first_year, first_month, last_year, last_month);
}

tsc_period tsc_period_days(tsc_date first, tsc_date last)
{
    if (tsc_date_to_days(first) == tsc_date_to_days(last))
        return tsc_period_day(first.year, first.month, first.day);
    return (tsc_period){TSC_PERIOD_DAYS, first, last};
}

tsc_period tsc_period_of_date(tsc_date date)
{
    if (date.year == 0)
        return tsc_period_none();
    if (date.month == 0)
        return tsc_period_year(date.year);
    if (date.day == 0)
        return tsc_period_month(date.year, date.month);
    return tsc_period_day(date.year, date.month, date.day);
}

bool tsc_date_parse(tsc_span text, tsc_date *date)
{
    *date = (tsc_date){0};
    if (text.length != 4 && text.length != 7 && text.length != 10)
        return false;
    long long year = 0, month = 0, day = 0;
    if (!tsc_integer_parse(tsc_span_make(text.data, 4), FIRST_YEAR, LAST_YEAR, &year))
        return false;
    if (text.length >= 7 && (text.data[4] != '-' || !tsc_integer_parse(tsc_span_make(text.data + 5, 2), 1, 12, &month)))
        return false;
    if (text.length == 10 &&
        (text.data[7] != '-' || !tsc_integer_parse(tsc_span_make(text.data + 8, 2), 1,
                                                   tsc_days_in_month((int)year, (int)month), &day)))
        return false;
    *date = (tsc_date){(int)year, (int)month, (int)day};
    return true;
}

/* "2024-Q1" or "2024-S1". */
static bool parse_part(tsc_span text, tsc_period *period)
{
    long long year, part;
    if (text.length != 7 || text.data[4] != '-' || (text.data[5] != 'Q' && text.data[5] != 'S') ||
        !tsc_integer_parse(tsc_span_make(text.data, 4), FIRST_YEAR, LAST_YEAR, &year) ||
        !tsc_integer_parse(tsc_span_make(text.data + 6, 1), 1, text.data[5] == 'Q' ? 4 : 2, &part))
        return false;
    *period = text.data[5] == 'Q' ? tsc_period_quarter((int)year, (int)part) : tsc_period_half((int)year, (int)part);
    return true;
}

static bool parse_run(tsc_span left, tsc_span right, tsc_period *period)
{
    tsc_date first, last;
    if (left.length != right.length || !tsc_date_parse(left, &first) || !tsc_date_parse(right, &last))
        return false;
    if (left.length == 4)
        *period = tsc_period_years(first.year, last.year);
    else if (left.length == 7)
        *period = tsc_period_months(first.year, first.month, last.year, last.month);
    else
        *period = tsc_period_days(first, last);
    return tsc_date_to_days(period->first) <= tsc_date_to_days(period->last);
}

bool tsc_period_parse(tsc_span text, tsc_period *period)
{
    tsc_date date;
    const char *slash = text.length ? memchr(text.data, '/', text.length) : NULL;
    bool good;
    if (slash) {
        size_t left = (size_t)(slash - text.data);
        good = parse_run(tsc_span_make(text.data, left), tsc_span_make(slash + 1, text.length - left - 1), period);
    } else if ((good = tsc_date_parse(text, &date))) {
        *period = tsc_period_of_date(date);
    } else {
        good = parse_part(text, period);
    }
    if (!good)
        *period = tsc_period_none();
    return good;
}

/* Bounded so that no year, however wrong, overflows the text. */
static int clip_year(int year)
{
    return year < 0 ? 0 : year > LAST_YEAR ? LAST_YEAR : year;
}

static int clip_part(int part)
{
    return part < 0 ? 0 : part > 31 ? 31 : part;
}

static char *write_digits(char *text, int number, int count)
{
    for (int i = count; i-- > 0; number /= 10)
        text[i] = (char)('0' + number % 10);
    return text + count;
}

/* Year, month and day, as many as parts says; returns the place behind, where a zero is. */
static char *write_date(char *text, tsc_date date, int parts)
{
    text = write_digits(text, clip_year(date.year), 4);
    for (int part = 2; part <= parts; part++) {
        *text++ = '-';
        text = write_digits(text, clip_part(part == 2 ? date.month : date.day), 2);
    }
    *text = '\0';
    return text;
}

static size_t write_one(char *text, tsc_date date, int parts)
{
    return (size_t)(write_date(text, date, parts) - text);
}

static size_t write_run(char *text, tsc_period period, int parts)
{
    char *at = write_date(text, period.first, parts);
    *at++ = '/';
    return (size_t)(write_date(at, period.last, parts) - text);
}

/* 2024-S1, 2024-Q3. */
static size_t write_part(char *text, int year, char letter, int part)
{
    char *at = write_digits(text, clip_year(year), 4);
    *at++ = '-';
    *at++ = letter;
    *at++ = (char)('0' + part);
    *at = '\0';
    return (size_t)(at - text);
}

size_t tsc_period_format(tsc_period period, char text[TSC_PERIOD_SIZE])
{
    text[0] = '\0';
    switch (period.kind) {
    case TSC_PERIOD_NONE:
        return 0;
    case TSC_PERIOD_YEAR:
        return write_one(text, period.first, 1);
    case TSC_PERIOD_MONTH:
        return write_one(text, period.first, 2);
    case TSC_PERIOD_DAY:
        return write_one(text, period.first, 3);
    case TSC_PERIOD_HALF:
        return write_part(text, period.first.year, 'S', period.first.month < 7 ? 1 : 2);
    case TSC_PERIOD_QUARTER:
        return write_part(text, period.first.year, 'Q', clip_part((period.first.month + 2) / 3) % 10);
    case TSC_PERIOD_YEARS:
        return write_run(text, period, 1);
    case TSC_PERIOD_MONTHS:
        return write_run(text, period, 2);
    case TSC_PERIOD_DAYS:
        return write_run(text, period, 3);
    }
    return 0;
}

/* Complete dates in order, without counting their days. */
static long order_of(tsc_date date)
{
    return ((long)date.year * 16 + date.month) * 32 + date.day;
}

bool tsc_period_same(tsc_period a, tsc_period b)
{
    if (a.kind == TSC_PERIOD_NONE || b.kind == TSC_PERIOD_NONE)
        return a.kind == b.kind;
    return order_of(a.first) == order_of(b.first) && order_of(a.last) == order_of(b.last);
}

int tsc_period_compare(tsc_period a, tsc_period b)
{
    if (a.kind == TSC_PERIOD_NONE || b.kind == TSC_PERIOD_NONE)
        return (a.kind != TSC_PERIOD_NONE) - (b.kind != TSC_PERIOD_NONE);
    long a_last = order_of(a.last), b_last = order_of(b.last);
    if (a_last != b_last)
        return a_last < b_last ? -1 : 1;
    long a_first = order_of(a.first), b_first = order_of(b.first);
    return (a_first > b_first) - (a_first < b_first);
}

bool tsc_period_within(tsc_period inner, tsc_period outer)
{
    return inner.kind != TSC_PERIOD_NONE && outer.kind != TSC_PERIOD_NONE &&
           order_of(outer.first) <= order_of(inner.first) && order_of(inner.last) <= order_of(outer.last);
}

/* The date so many months on; the last day of a month stays the last day, others are cut to the month's length. */
static tsc_date add_months(tsc_date date, int count, bool last_day)
{
    long index = (long)date.year * 12 + (date.month - 1) + count;
    int year = (int)(index >= 0 ? index / 12 : (index - 11) / 12);
    int month = (int)(index - (long)year * 12) + 1;
    int longest = tsc_days_in_month(year, month);
    return (tsc_date){year, month, last_day || date.day > longest ? longest : date.day};
}

static tsc_period shift_months(tsc_period period, int count)
{
    if (period.kind == TSC_PERIOD_NONE)
        return period;
    bool to_end = period.kind != TSC_PERIOD_DAY && period.kind != TSC_PERIOD_DAYS;
    period.first = add_months(period.first, count, false);
    period.last = add_months(period.last, count, to_end);
    return period;
}

tsc_period tsc_period_shift_years(tsc_period period, int years)
{
    return shift_months(period, years * 12);
}

int tsc_period_month_count(tsc_period period)
{
    if (period.kind == TSC_PERIOD_NONE || period.kind == TSC_PERIOD_DAY || period.kind == TSC_PERIOD_DAYS)
        return 0;
    return (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1;
}

char tsc_period_frequency(tsc_period period)
{
    switch (period.kind) {
    case TSC_PERIOD_NONE:
        return 0;
    case TSC_PERIOD_YEAR:
        return 'A';
    case TSC_PERIOD_HALF:
        return 'S';
    case TSC_PERIOD_QUARTER:
        return 'Q';
    case TSC_PERIOD_MONTH:
        return 'M';
    case TSC_PERIOD_DAY:
        return 'D';
    case TSC_PERIOD_MONTHS: {
        int count = tsc_period_month_count(period), month = period.first.month;
        bool unit = (count == 12 && month == 1) || (count == 6 && month % 6 == 1) || (count == 3 && month % 3 == 1);
        return !unit ? 'R' : count == 12 ? 'A' : count == 6 ? 'S' : 'Q';
    }
    case TSC_PERIOD_YEARS:
    case TSC_PERIOD_DAYS:
        return 'R';
    }
    return 0;
}

int tsc_frequency_per_year(char frequency)
{
    return frequency == 'M' ? 12 : frequency == 'Q' ? 4 : frequency == 'S' ? 2 : frequency == 'A' ? 1 : 0;
}

tsc_period tsc_period_step(tsc_period period, int steps)
{
    int count = tsc_period_month_count(period);
    if (count > 0)
        return shift_months(period, count * steps);
    if (period.kind == TSC_PERIOD_NONE)
        return period;
    long first = tsc_date_to_days(period.first), last = tsc_date_to_days(period.last), length = last - first + 1;
    period.first = tsc_date_from_days(first + length * steps);
    period.last = tsc_date_from_days(last + length * steps);
    return period;
}

bool tsc_period_distance(tsc_period a, tsc_period b, int *steps)
{
    char frequency = tsc_period_frequency(a);
    if (frequency == 0 || frequency == 'R' || frequency != tsc_period_frequency(b))
        return false;
    if (frequency == 'D') {
        *steps = (int)(tsc_date_to_days(b.first) - tsc_date_to_days(a.first));
        return true;
    }
    int apart = (b.first.year - a.first.year) * 12 + b.first.month - a.first.month;
    int months = tsc_period_month_count(a);
    *steps = months ? apart / months : 0;
    return months && apart % months == 0;
}

int tsc_date_compare(tsc_date a, tsc_date b)
{
    return (order_of(a) > order_of(b)) - (order_of(a) < order_of(b));
}
