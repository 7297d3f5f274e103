/* Parts of a year that are told by counting: a number in words or digits, a unit, and "first" before, between or behind
   them, as the language has it. */
#include "extract/timex_count.h"

#include <math.h>
#include <string.h>

/* Digits that alone are more than a hundred, or no whole number: whatever goes on with them, they count no months. */
static bool is_no_count(const tsc_scan *scan, size_t at)
{
    const tsc_token *token = &scan->tokens[at];
    const char *text = scan->text.data + token->start;
    const size_t length = token->end - token->start;
    size_t whole = 0;
    if (token->kind != TSC_TOKEN_NUMBER)
        return false;
    while (whole < length && text[whole] >= '0' && text[whole] <= '9')
        whole++;
    if (whole == length)
        return text[0] != '0' && (whole > 3 || (whole == 3 && memcmp(text, "100", 3) > 0));
    const size_t after = length - whole - 1;
    return whole > 0 && (text[whole] == '.' || text[whole] == ',') && (after == 1 || after == 2) &&
           text[length - 1] >= '1' && text[length - 1] <= '9' && text[whole + 1] >= '0' && text[whole + 1] <= '9';
}

/* A small number in words or digits that counts months or quarters. */
static bool read_count(const timex_reader *r, size_t at, int *count, size_t *last)
{
    tsc_amount amount;
    if (at >= r->scan->token_count || is_no_count(r->scan, at) || !tsc_timex_amount(r, at, &amount) ||
        amount.negative || amount.scale != 1 || amount.fraction || !tsc_decimal_is_integer(amount.value))
        return false;
    double value = tsc_decimal_value(amount.value);
    *count = value >= 1 && value <= 100 ? (int)value : 0;
    *last = amount.last;
    return *count > 0;
}

static bool is_first(const tsc_scan *scan, size_t at, size_t *last)
{
    const tsc_mark *word = tsc_number_mark(scan, at, TSC_NUMBER_ORDINAL);
    if (word == NULL || word->entry->value != 1)
        return false;
    *last = word->last;
    return true;
}

static bool set_counted(timex_part *part, int count, int length, size_t last, bool sure)
{
    if (count < 1 || count * length > 12 || !tsc_timex_set_months(part, 1, count * length, last))
        return false;
    part->months_counted = count * length;
    part->sure = sure;
    return true;
}

/* "the first three quarters", which is no fraction there: the number by itself, digits or a word. */
static bool read_first_quarters(const tsc_scan *scan, size_t next, timex_part *part)
{
    if (next + 1 >= scan->token_count)
        return false;
    const tsc_mark *quarters = tsc_period_unit(scan, next + 1, "quarter"),
                   *word = tsc_scan_mark(scan, next, TSC_ROLE_NUMBER);
    tsc_span digits = tsc_scan_token(scan, next);
    int count = digits.length == 1 && digits.data[0] >= '2' && digits.data[0] <= '4' ? digits.data[0] - '0'
                : word != NULL && word->entry->value >= 2 && word->entry->value <= 4 ? (int)word->entry->value
                                                                                     : 0;
    return quarters != NULL && count > 0 && set_counted(part, count, 3, quarters->last, true);
}

/* first ten months, ten first months, الأشهر العشرة الأولى, 9 месяцев (not sure by itself) */
bool tsc_timex_counted_part(const timex_reader *r, size_t at, timex_part *part)
{
    const tsc_scan *scan = r->scan;
    int count = 0;
    size_t next = at, last;
    bool first = is_first(scan, next, &next);
    if (first && read_first_quarters(scan, next, part))
        return true;
    const tsc_mark *unit = tsc_period_unit(scan, next, "month");
    const tsc_mark *dual = unit != NULL ? unit : tsc_period_unit(scan, next, "quarter");
    if (dual != NULL && !isnan(dual->entry->value) && (first || is_first(scan, dual->last, &last)))
        /* الشهرين الأولين */
        return set_counted(part, (int)dual->entry->value, unit != NULL ? 1 : 3, first ? dual->last : last, true);
    if (unit != NULL && !first) {
        if (is_first(scan, unit->last, &last))
            return read_count(r, last, &count, &last) && set_counted(part, count, 1, last, true);
        if (!read_count(r, unit->last, &count, &last))
            return false;
        first = is_first(scan, last, &last); /* الأشهر الثمانية من هذا العام: of a year that is named */
        return (first || count > 1) && set_counted(part, count, 1, last, first);
    }
    if (!read_count(r, next, &count, &last))
        return false;
    first = is_first(scan, last, &last) || first;
    last = tsc_skip_hyphen(scan, last);
    const tsc_mark *months = tsc_period_unit(scan, last, "month"), *quarters = tsc_period_unit(scan, last, "quarter");
    timex_year year;
    const tsc_mark *within = at > 0 ? tsc_period_mark(scan, at - 1, TSC_TIME_IN) : NULL; /* за три квартала */
    /* the four quarters to June, three quarters of 2017 */
    const bool during = within != NULL || tsc_language_habits_of(scan->language).counted_months; /* үш тоқсанда */
    bool run = quarters != NULL &&
               (count == 4 || (count > 1 && during) || tsc_timex_year(r, tsc_period_skip(scan, quarters->last), &year));
    if (months == NULL && (quarters == NULL || !(first || run)))
        return false;
    last = months != NULL ? months->last : quarters->last;
    first = is_first(scan, last, &last) || first;
    return set_counted(part, count, months != NULL ? 1 : 3, last, first);
}

bool tsc_timex_months_then_count(const timex_reader *r, size_t at, timex_part *part)
{
    const tsc_mark *unit = tsc_period_unit(r->scan, at, "month");
    int count = 0;
    size_t last = 0;
    return unit != NULL && read_count(r, unit->last, &count, &last) && count > 1 &&
           set_counted(part, count, 1, last, false);
}

/* العامين الماضيين: the word of the unit holds its count, and the adjective stands behind; 0 where there is no such thing. */
static int last_dual(const tsc_scan *scan, size_t at, const char *name, size_t *last)
{
    const tsc_mark *unit = tsc_period_unit(scan, at, name);
    const tsc_mark *word = unit != NULL && !isnan(unit->entry->value) ? tsc_period_last(scan, unit->last) : NULL;
    if (word == NULL)
        return 0;
    *last = word->last;
    return (int)unit->entry->value;
}

/* The last so many units of a time, the adjective before the number, between both, or behind unit and number. */
static int last_units(const timex_reader *r, size_t at, const char *name, size_t *last)
{
    const tsc_scan *scan = r->scan;
    const int dual = last_dual(scan, at, name, last);
    if (dual > 0)
        return dual;
    const tsc_mark *word = tsc_period_last(scan, at), *unit = NULL;
    int count = 0;
    size_t next = word != NULL ? word->last : at;
    if (word == NULL && (unit = tsc_period_unit(scan, at, name)) != NULL)
        next = unit->last; /* الأشهر الثلاثة الأخيرة */
    const tsc_mark *five = tsc_number_mark(scan, next, TSC_NUMBER_UNIT); /* السنوات الخمس الماضية: no fifth */
    if (unit != NULL && five != NULL) {
        count = (int)five->entry->value;
        next = five->last;
    } else if (!read_count(r, next, &count, &next)) {
        return 0;
    }
    if (word == NULL && (word = tsc_period_last(scan, next)) != NULL)
        next = word->last;
    if (unit == NULL) {
        next = tsc_skip_hyphen(scan, next);
        unit = tsc_period_unit(scan, next, name);
        next = unit != NULL ? unit->last : next;
        if (word == NULL && unit != NULL && (word = tsc_period_last(scan, next)) != NULL)
            next = word->last; /* الثلاث سنوات الماضية */
    }
    *last = next;
    return unit != NULL && word != NULL ? count : 0;
}

bool tsc_timex_last_months(const timex_reader *r, size_t at, int *months, size_t *last)
{
    *months = last_units(r, at, "month", last);
    return *months > 1;
}

bool tsc_timex_last_years(const timex_reader *r, size_t at, int *years, size_t *last)
{
    enum { DECADE = 10 };
    static const uint64_t words = (uint64_t)1 << TSC_TIME_ADJ | (uint64_t)1 << TSC_TIME_FINAL;
    if ((r->scan->all.times & words) == 0)
        return false; /* as in most sentences */
    const tsc_mark *word = tsc_period_last(r->scan, at);
    const tsc_mark *decade = tsc_period_unit(r->scan, word != NULL ? word->last : at, "decade");
    if (decade != NULL && word == NULL && (word = tsc_period_last(r->scan, decade->last)) == NULL)
        decade = NULL;
    if (decade != NULL)
        *last = decade->last > word->last ? decade->last : word->last;
    *years = decade != NULL ? DECADE : last_units(r, at, "year", last);
    return *years > 1;
}
