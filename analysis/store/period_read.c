/* Periods as offices write them. */
#include "core/number.h"
#include "store/importer.h"

static bool digits(tsc_span text, size_t start, size_t length, int *value)
{
    long long read = 0;
    if (start + length > text.length || !tsc_integer_parse(tsc_span_make(text.data + start, length), 0, 9999, &read) ||
        text.data[start] == '+')
        return false;
    *value = (int)read;
    return true;
}

static bool check_month(int year, int month, tsc_period *period)
{
    bool good = year >= 1000 && month >= 1 && month <= 12;
    *period = good ? tsc_period_month(year, month) : tsc_period_none();
    return good;
}

static bool check_day(int year, int month, int day, tsc_period *period)
{
    bool good = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= tsc_days_in_month(year, month);
    *period = good ? tsc_period_day(year, month, day) : tsc_period_none();
    return good;
}

/* 2024Q1, 2024-Q1, 2024S2, 2024M03, 2024-M03 and YYYYMM: what follows a year. */
static bool read_part(tsc_span text, int year, tsc_period *period)
{
    size_t at = text.length > 4 && text.data[4] == '-' ? 5 : 4;
    int part = 0;
    if (at >= text.length)
        return false;
    char letter = text.data[at];
    bool lettered = letter == 'Q' || letter == 'S' || letter == 'H' || letter == 'M';
    size_t start = at + lettered;
    if (!digits(text, start, text.length - start, &part))
        return false;
    if (letter == 'Q' && part >= 1 && part <= 4)
        *period = tsc_period_quarter(year, part);
    else if ((letter == 'S' || letter == 'H') && part >= 1 && part <= 2)
        *period = tsc_period_half(year, part);
    else if (letter == 'M' || (!lettered && text.length - start == 2))
        return check_month(year, part, period);
    else
        return false;
    return true;
}

bool tsc_period_read(tsc_span text, tsc_period *period)
{
    int year = 0, month = 0, day = 0;
    if (tsc_period_parse(text, period))
        return true;
    if (text.length == 7 && text.data[2] == '.' && digits(text, 0, 2, &month) && digits(text, 3, 4, &year))
        return check_month(year, month, period);
    if (text.length == 10 && (text.data[2] == '.' || text.data[2] == '/') && digits(text, 0, 2, &day) &&
        digits(text, 3, 2, &month) && digits(text, 6, 4, &year))
        return check_day(year, month, day, period);
    if (text.length == 8 && digits(text, 0, 4, &year) && digits(text, 4, 2, &month) && digits(text, 6, 2, &day))
        return check_day(year, month, day, period);
    return text.length > 4 && digits(text, 0, 4, &year) && year >= 1000 && read_part(text, year, period);
}
