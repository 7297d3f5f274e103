#include "extract/timex_parts.h"

#include "extract/alphabet.h"
#include "extract/amount_group.h"
#include "extract/timex_count.h"

#include <math.h>
#include <unicode/uchar.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

static const tsc_mark *find(const tsc_scan *scan, size_t at, tsc_time_word word, const char *unit)
{
    if (at >= scan->token_count || (scan->words[at].times >> word & 1) == 0)
        return NULL;
    for (uint32_t i = scan->mark_at[at]; i < scan->mark_at[at + 1]; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (mark->role == TSC_ROLE_PERIOD && mark->word == word &&
            (unit == NULL || tsc_span_equals(tsc_entry_get(mark->entry, "unit"), unit)))
            return mark;
    }
    return NULL;
}

const tsc_mark *tsc_period_find_mark(const tsc_scan *scan, size_t at, tsc_time_word word)
{
    return find(scan, at, word, NULL);
}

const tsc_mark *tsc_period_find_unit(const tsc_scan *scan, size_t at, const char *unit)
{
    return find(scan, at, TSC_TIME_UNIT, unit);
}

int tsc_period_unit_months(const tsc_mark *unit)
{
    static const struct {
        const char *unit;
        int months;
    } known[] = {{"year", 12}, {"month", 1},    {"quarter", 3}, {"half", 6},
                 {"third", 4}, {"bimester", 2}, {"decade", 120}};
    const tsc_span name = tsc_entry_get(unit->entry, "unit");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (tsc_span_equals(name, known[i].unit))
            return known[i].months;
    return 0;
}

const tsc_mark *tsc_period_to(const tsc_scan *scan, size_t at)
{
    const tsc_mark *to = tsc_number_mark(scan, at, TSC_NUMBER_TO);
    return to != NULL ? to : tsc_period_mark(scan, at, TSC_TIME_TO);
}

bool tsc_period_dash(const tsc_scan *scan, size_t token)
{
    return tsc_scan_is(scan, token, "-") || tsc_scan_is(scan, token, "\xE2\x80\x93") ||
           tsc_scan_is(scan, token, "\xE2\x80\x94") || tsc_scan_is(scan, token, "\xE2\x80\x91");
}

size_t tsc_period_skip(const tsc_scan *scan, size_t at)
{
    for (int words = 0; words < 3 && at < scan->token_count; words++) {
        const tsc_mark *of = tsc_period_mark(scan, at, TSC_TIME_OF);
        if (of != NULL)
            at = of->last;
        else if (tsc_scan_is(scan, at, "(") ||
                 (tsc_scan_is(scan, at, ",") && at + 1 < scan->token_count && words == 0 &&
                  scan->tokens[at + 1].kind == TSC_TOKEN_NUMBER) ||
                 (scan->tokens[at].flags & TSC_TOKEN_CLITIC) != 0)
            at++;
        else
            break;
    }
    return at;
}

bool tsc_timex_integer(const timex_reader *r, size_t at, int *value, size_t *last)
{
    enum { MAX_BYTES = 16, MAX_VALUE = 9999 };
    if (at >= r->scan->token_count || r->scan->tokens[at].kind != TSC_TOKEN_NUMBER ||
        r->scan->tokens[at].end - r->scan->tokens[at].start > MAX_BYTES)
        return false;
    const char *text = r->scan->text.data + r->scan->tokens[at].start,
               *end = r->scan->text.data + r->scan->tokens[at].end;
    int read = 0;
    for (size_t bytes; text < end; text += bytes) {
        uint32_t code = tsc_char_decode(text, end, &bytes);
        int digit = code >= '0' && code <= '9' ? (int)(code - '0') : (int)u_charDigitValue((UChar32)code);
        read = read * 10 + digit;
        if (digit < 0 || read > MAX_VALUE)
            return false;
    }
    *value = read;
    *last = at + 1;
    return true;
}

/* A unit that may stand behind its number; بنسبة stands before it alone. */
static bool is_unit_behind(const tsc_scan *scan, size_t at)
{
    const tsc_mark *unit = at < scan->token_count ? tsc_scan_mark(scan, at, TSC_ROLE_UNIT) : NULL;
    return unit != NULL && tsc_entry_get(unit->entry, "before").length == 0;
}

bool tsc_timex_is_counted(const tsc_scan *scan, size_t last)
{
    size_t next = tsc_skip_hyphen(scan, last);
    if (tsc_scan_glued(scan, last) && tsc_period_unit(scan, last, "year") != NULL) /* 2020م */
        return false;
    const tsc_mark *scale = tsc_scale_mark(scan, last, false);
    return tsc_scan_mark(scan, next, TSC_ROLE_CURRENCY) != NULL || (scale != NULL && !tsc_scale_stands_alone(scale)) ||
           (is_unit_behind(scan, next) && !tsc_period_dash(scan, last));
}

/* "في مارس 2025 رحلات مباشرة": behind the name of a month a year counts nothing, whatever follows. */
static bool is_behind_month(const tsc_scan *scan, size_t at)
{
    const tsc_mark *month = at > 0 ? tsc_scan_mark(scan, at - 1, TSC_ROLE_MONTH) : NULL;
    return month != NULL && month->last == at;
}

/* "ratified in 2022 agreements on trade": behind a preposition of time a number that looks like a year counts no things. */
static bool is_year_of_act(const tsc_scan *scan, size_t at, size_t last, int year)
{
    static const char things[] = "items companies projects";
    const tsc_mark *in = at > 0 ? tsc_period_mark(scan, at - 1, TSC_TIME_IN) : NULL;
    const tsc_mark *unit = tsc_scan_mark(scan, last, TSC_ROLE_UNIT);
    return in != NULL && in->last == at && unit != NULL && year % 100 != 0 &&
           tsc_span_is_among(tsc_span_of(unit->entry->code), things);
}

bool tsc_timex_plain_year(const timex_reader *r, size_t at, int *year, size_t *last)
{
    const tsc_scan *scan = r->scan;
    if (at >= scan->token_count || scan->tokens[at].kind != TSC_TOKEN_NUMBER ||
        scan->tokens[at].end - scan->tokens[at].start < 4 || !tsc_timex_integer(r, at, year, last) ||
        *year < FIRST_YEAR || *year > LAST_YEAR ||
        (tsc_timex_is_counted(scan, *last) && !is_behind_month(scan, at) && !is_year_of_act(scan, at, *last, *year) &&
         !tsc_amount_is_behind_year_word(scan, at) && !tsc_amount_is_dated_before_scale(scan, at)))
        return false;
    return !(at > 0 && tsc_scan_glued(scan, at) && tsc_scan_mark(scan, at - 1, TSC_ROLE_CURRENCY) != NULL) &&
           !(tsc_scan_glued(scan, *last) && scan->tokens[*last].kind == TSC_TOKEN_WORD &&
             (scan->tokens[*last].flags & TSC_TOKEN_CLITIC) == 0 && scan->mark_at[*last] == scan->mark_at[*last + 1]);
}

/* "года" behind 2024, also behind a hyphen, and endings: 2023-м. */
static size_t skip_year_word(const tsc_scan *scan, size_t last, bool *spelt)
{
    size_t next = tsc_skip_hyphen(scan, last);
    const tsc_mark *word = tsc_period_unit(scan, next, "year");
    if (word == NULL && next < scan->token_count && (scan->tokens[next].flags & TSC_TOKEN_CLITIC) != 0) {
        last = next + 1;
        word = tsc_period_unit(scan, last, "year");
    }
    if (word != NULL) {
        *spelt = true;
        return word->last;
    }
    const tsc_mark *suffix = tsc_number_mark(scan, next, TSC_NUMBER_ORDINAL_SUFFIX);
    if (suffix != NULL && next > last) {
        word = tsc_period_unit(scan, suffix->last, "year");
        *spelt = *spelt || word != NULL;
        return word != NULL ? word->last : suffix->last;
    }
    return last;
}

static bool relative_year(const timex_reader *r, double shift, size_t last, timex_year *year)
{
    *year = (timex_year){.year = r->date.year != 0 ? r->date.year + (int)shift : 0, .relative = true, .spelt = true};
    year->last = last;
    return true;
}

static bool read_year(const timex_reader *r, size_t at, timex_year *year)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *relative = find(scan, at, TSC_TIME_REL, "year");
    if (relative != NULL && relative->entry->value == 0 &&
        tsc_timex_plain_year(r, relative->last, &year->year, &year->last)) { /* todo el año 2020 */
        year->relative = false, year->spelt = true;
        return true;
    }
    if (relative != NULL)
        return relative_year(r, relative->entry->value, relative->last, year);
    const tsc_mark *unit = tsc_period_unit(scan, at, "year");
    const tsc_mark *shift = tsc_period_mark(scan, unit != NULL ? unit->last : at, TSC_TIME_ADJ);
    if (unit != NULL && shift != NULL && tsc_entry_get(shift->entry, "before").length == 0)
        return relative_year(r, shift->entry->value, shift->last, year);
    *year = (timex_year){.year = 0};
    if (unit != NULL) {
        size_t next = tsc_period_skip(scan, unit->last);
        if (!tsc_timex_plain_year(r, next, &year->year, &year->last) || next > unit->last + 1)
            return false;
        year->spelt = true;
        year->last = skip_year_word(scan, year->last, &year->spelt);
        return true;
    }
    if (shift != NULL) {
        const tsc_mark *noun = tsc_period_unit(scan, shift->last, "year");
        return noun != NULL && relative_year(r, shift->entry->value, noun->last, year);
    }
    if (!tsc_timex_plain_year(r, at, &year->year, &year->last))
        return false;
    year->last = skip_year_word(scan, year->last, &year->spelt);
    return true;
}

bool tsc_timex_year(const timex_reader *r, size_t at, timex_year *year)
{
    timex_memo *memo = &r->memos[at % TIMEX_MEMOS];
    if (memo->year_at != at + 1) {
        memo->year_at = at + 1;
        memo->has_year = read_year(r, at, &memo->year);
    }
    *year = memo->year;
    return memo->has_year;
}

static int roman(tsc_span text)
{
    static const char *const numerals[] = {"I", "II", "III", "IV"};
    for (int i = 0; i < 4; i++)
        if (tsc_span_equals(text, numerals[i]))
            return i + 1;
    return 0;
}

/* first, 1st, I, 1-й; digits alone only where digits may do ("1 квартал"). */
static int read_ordinal(const timex_reader *r, size_t at, size_t *last)
{
    const tsc_scan *scan = r->scan;
    int value;
    const tsc_mark *word = tsc_number_mark(scan, at, TSC_NUMBER_ORDINAL);
    if (at >= scan->token_count)
        return 0;
    if (word != NULL) {
        *last = word->last;
        return (int)word->entry->value;
    }
    if (tsc_timex_integer(r, at, &value, last) && value >= 1 && value <= 12) {
        const tsc_mark *suffix = tsc_number_mark(scan, tsc_skip_hyphen(scan, *last), TSC_NUMBER_ORDINAL_SUFFIX);
        if (suffix != NULL && tsc_scan_glued(scan, *last))
            *last = suffix->last;
        return value;
    }
    *last = at + 1;
    return roman(tsc_scan_token(scan, at));
}

bool tsc_timex_set_months(timex_part *part, int first, int last, size_t end)
{
    *part = (timex_part){.first_month = first, .last_month = last, .sure = true, .last = end};
    return first >= 1 && last <= 12 && first <= last;
}

/* The part of a year with this number, by the months that such parts have. */
static bool set_unit_part(timex_part *part, int length, int number, size_t last)
{
    return number >= 1 && number <= 12 / length &&
           tsc_timex_set_months(part, (number - 1) * length + 1, number * length, last);
}

/* Q1, H2, T3, S1 */
static bool read_short_part(const timex_reader *r, size_t at, timex_part *part)
{
    const tsc_mark *quarter = tsc_period_mark(r->scan, at, TSC_TIME_QUARTER),
                   *half = tsc_period_mark(r->scan, at, TSC_TIME_HALF);
    const tsc_mark *found = quarter != NULL ? quarter : half;
    if (found == NULL)
        return false;
    if (!isnan(found->entry->value))
        return set_unit_part(part, half != NULL ? 6 : 3, (int)found->entry->value, found->last);
    return false;
}

/* A noun of what years are parted into, with its months: half, quarter; no month, which has a name. */
static const tsc_mark *unit_of_year(const tsc_scan *scan, size_t at, int *length)
{
    const tsc_mark *unit = tsc_period_mark(scan, at, TSC_TIME_UNIT);
    *length = unit != NULL ? tsc_period_unit_months(unit) : 0;
    return *length > 1 && *length < 12 ? unit : NULL;
}

/* "the eighth month of the year": the month of that number, where its year follows. */
static bool read_numbered_month(const timex_reader *r, size_t at, timex_part *part)
{
    const tsc_mark *number = tsc_number_mark(r->scan, at, TSC_NUMBER_ORDINAL);
    const tsc_mark *unit = number != NULL ? tsc_period_unit(r->scan, number->last, "month") : NULL;
    timex_year year;
    if (unit == NULL || !isnan(unit->entry->value) || !tsc_timex_year(r, tsc_period_skip(r->scan, unit->last), &year))
        return false; /* the first two months */
    return number->entry->value >= 1 && number->entry->value <= 12 &&
           set_unit_part(part, 1, (int)number->entry->value, unit->last);
}

const tsc_mark *tsc_period_last(const tsc_scan *scan, size_t at)
{
    const tsc_mark *final = tsc_period_mark(scan, at, TSC_TIME_FINAL);
    const tsc_mark *word = final != NULL ? final : tsc_period_mark(scan, at, TSC_TIME_ADJ);
    return word != NULL && (word == final || word->entry->value == -1) ? word : NULL;
}

bool tsc_period_is_of_the_year(const tsc_scan *scan, size_t token)
{
    size_t at = tsc_period_skip(scan, token);
    const tsc_mark *article = tsc_scan_mark(scan, at, TSC_ROLE_FUNCTION);
    if (at > token && tsc_mark_is(article, "article"))
        at = article->last;
    const tsc_mark *year = at > token ? tsc_period_mark(scan, at, TSC_TIME_UNIT) : NULL;
    return year != NULL && tsc_period_unit_months(year) == 12 &&
           (year->last >= scan->token_count || scan->tokens[year->last].kind == TSC_TOKEN_PUNCTUATION);
}

/* "2023 жылдың соңғы тоқсанында": where nouns follow what they are of. */
static bool is_behind_year(const timex_reader *r, size_t at)
{
    enum { REACH = 3 };
    timex_year year;
    for (size_t back = 1; tsc_language_habits_of(r->scan->language).verb_last && back <= REACH && back <= at; back++)
        if (tsc_timex_year(r, at - back, &year) && year.last == at)
            return true;
    return false;
}

/* The last quarter of a year that is named, or of the year: its fourth. */
static bool read_last_part(const timex_reader *r, size_t at, timex_part *part)
{
    const tsc_mark *word = tsc_period_last(r->scan, at);
    int length;
    const tsc_mark *unit = unit_of_year(r->scan, word != NULL ? word->last : at, &length);
    if (unit == NULL || !isnan(unit->entry->value) ||
        (word == NULL && (word = tsc_period_last(r->scan, unit->last)) == NULL))
        return false;
    size_t last = word->last > unit->last ? word->last : unit->last;
    timex_year year;
    return (tsc_timex_year(r, tsc_period_skip(r->scan, last), &year) || tsc_period_is_of_the_year(r->scan, last) ||
            is_behind_year(r, at) || (length == 3 && tsc_mark_is(word, "final"))) &&
           set_unit_part(part, length, 12 / length, last);
}

/* The second half of April is a part of that month and none of the year. */
static bool is_of_month(const timex_reader *r, int length, size_t last)
{
    return length == 6 && tsc_period_month_name(r->scan, tsc_period_skip(r->scan, last)) != NULL;
}

/* first quarter, I квартал, الربع الأول */
static bool read_ordinal_part(const timex_reader *r, size_t at, timex_part *part)
{
    size_t last;
    int length;
    const tsc_mark *unit = unit_of_year(r->scan, at, &length);
    if (unit != NULL && !isnan(unit->entry->value))
        return false; /* the first two quarters */
    if (unit != NULL) {
        int number = read_ordinal(r, unit->last, &last);
        return number > 0 && tsc_number_mark(r->scan, unit->last, TSC_NUMBER_ORDINAL) != NULL &&
               !is_of_month(r, length, last) && set_unit_part(part, length, number, last);
    }
    if (read_numbered_month(r, at, part))
        return true;
    int number = read_ordinal(r, at, &last);
    if (number == 0)
        return false;
    unit = unit_of_year(r->scan, tsc_skip_hyphen(r->scan, last), &length);
    return unit != NULL && !is_of_month(r, length, unit->last) && set_unit_part(part, length, number, unit->last);
}

bool tsc_timex_amount(const timex_reader *r, size_t at, tsc_amount *amount)
{
    timex_memo *memo = &r->memos[at % TIMEX_MEMOS];
    if (memo->amount_at != at + 1) {
        memo->amount_at = at + 1;
        memo->has_amount = tsc_amount_read(&r->amounts, at, 0, false, &memo->amount);
    }
    if (memo->has_amount)
        *amount = memo->amount;
    return memo->has_amount;
}

/* this spring, весной, en otoño: three months, winter runs into the next year (last_month 14). */
static bool read_season_part(const timex_reader *r, size_t at, timex_part *part)
{
    const tsc_mark *season = tsc_period_mark(r->scan, at, TSC_TIME_SEASON);
    if (season == NULL)
        return false;
    int first = (int)season->entry->value;
    tsc_span unit = tsc_entry_get(season->entry, "unit");
    *part = (timex_part){.first_month = first,
                         .last_month = first + 2,
                         .last = season->last,
                         .month_name = true,
                         .sure = !tsc_span_equals(unit, "bare"),
                         .ahead = tsc_span_equals(unit, "next"),
                         .current = tsc_span_equals(unit, "this")};
    return first >= 1 && first <= 12;
}

bool tsc_timex_has_parts(const tsc_scan *scan)
{
    static const uint64_t parts =
        (uint64_t)1 << TSC_TIME_QUARTER | (uint64_t)1 << TSC_TIME_HALF | (uint64_t)1 << TSC_TIME_SEASON;
    if ((scan->all.times & parts) != 0 || (scan->all.roles >> TSC_ROLE_MONTH & 1) != 0)
        return true;
    for (size_t i = 0; (scan->all.times >> TSC_TIME_UNIT & 1) != 0 && i < scan->mark_count; i++) {
        const bool unit = scan->marks[i].role == TSC_ROLE_PERIOD && scan->marks[i].word == TSC_TIME_UNIT;
        const int months = unit ? tsc_period_unit_months(&scan->marks[i]) : 0;
        if (months > 0 && months < 12)
            return true;
    }
    return false;
}

static bool read_part(const timex_reader *r, size_t at, timex_part *part)
{
    return tsc_timex_day_of_month(r, at, part) || read_short_part(r, at, part) || read_last_part(r, at, part) ||
           tsc_timex_counted_part(r, at, part) || read_ordinal_part(r, at, part) || read_season_part(r, at, part) ||
           tsc_timex_month_part(r, at, part);
}

bool tsc_timex_part(const timex_reader *r, size_t at, timex_part *part)
{
    timex_memo *memo = &r->memos[at % TIMEX_MEMOS];
    if (!r->parts)
        return false;
    if (memo->part_at != at + 1) {
        memo->part_at = at + 1;
        memo->has_part = read_part(r, at, &memo->part);
    }
    if (memo->has_part)
        *part = memo->part;
    return memo->has_part;
}

static bool valid_date(tsc_date date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= tsc_days_in_month(date.year, date.month);
}

bool tsc_timex_numeric_date(const timex_reader *r, size_t at, tsc_date *date, size_t *last)
{
    const tsc_scan *scan = r->scan;
    int parts[3];
    size_t end = at + 1;
    if (scan->tokens[at].kind != TSC_TOKEN_NUMBER)
        return false;
    bool joined = tsc_scan_is(scan, at + 1, "/") || tsc_scan_is(scan, at + 1, "-");
    if (!joined && scan->tokens[at].end - scan->tokens[at].start < 6) /* 1.1.24 is the shortest */
        return false;
    tsc_numeral numeral;
    if (tsc_numeral_read(scan, r->amounts.separators, at, 2, &numeral)) {
        for (size_t i = 0; i < 3; i++) {
            if (!tsc_numeral_read(scan, r->amounts.separators, at, i, &numeral) ||
                tsc_decimal_value(numeral.value) > 9999)
                return false;
            parts[i] = (int)tsc_decimal_value(numeral.value);
        }
        if (tsc_numeral_read(scan, r->amounts.separators, at, 3, &numeral))
            return false;
    } else {
        bool slash = tsc_scan_is(scan, at + 1, "/");
        if ((!slash && !tsc_scan_is(scan, at + 1, "-")) || !tsc_scan_is(scan, at + 3, slash ? "/" : "-") ||
            !tsc_scan_glued(scan, at + 2) || !tsc_scan_glued(scan, at + 4) ||
            !tsc_timex_integer(r, at, &parts[0], &end))
            return false;
        if (!tsc_timex_integer(r, at + 2, &parts[1], &end) || !tsc_timex_integer(r, at + 4, &parts[2], &end))
            return false;
    }
    *date = parts[0] > 31 ? (tsc_date){parts[0], parts[1], parts[2]} : (tsc_date){parts[2], parts[1], parts[0]};
    if (date->month > 12)
        *date = (tsc_date){date->year, date->day, date->month};
    *last = end;
    return date->year >= FIRST_YEAR && date->year <= LAST_YEAR && valid_date(*date);
}
