/* Number words below a thousand, and the look-ups that all of the number grammar uses. */
#include "extract/amount_group.h"

#include <string.h>

tsc_amount_reader tsc_amount_reader_of(const tsc_scan *scan, const char *region)
{
    return (tsc_amount_reader){scan, tsc_separators_of(scan->language, region),
                               tsc_language_habits_of(scan->language).units_first};
}

const tsc_mark *tsc_number_find_mark(const tsc_scan *scan, size_t at, tsc_number_word word)
{
    if (at >= scan->token_count || (scan->words[at].numbers >> word & 1) == 0)
        return NULL;
    for (uint32_t i = scan->mark_at[at]; i < scan->mark_at[at + 1]; i++)
        if (scan->marks[i].role == TSC_ROLE_NUMBER && scan->marks[i].word == (unsigned)word)
            return &scan->marks[i];
    return NULL;
}

size_t tsc_skip_hyphen(const tsc_scan *scan, size_t at)
{
    if (at == 0 || at + 1 >= scan->token_count || (scan->tokens[at].flags & TSC_TOKEN_GLUED) == 0 ||
        (scan->tokens[at + 1].flags & TSC_TOKEN_GLUED) == 0)
        return at;
    tsc_span sign = tsc_scan_token(scan, at);
    return tsc_span_equals(sign, "-") || tsc_span_equals(sign, "\xE2\x80\x90") || tsc_span_equals(sign, "\xE2\x80\x91")
               ? at + 1
               : at;
}

bool tsc_amount_has_role(const tsc_scan *scan, size_t at, tsc_role role)
{
    return tsc_scan_mark(scan, at, role) != NULL;
}

static bool money_after(const tsc_scan *scan, size_t at)
{
    const tsc_mark *of = tsc_number_mark(scan, at, TSC_NUMBER_OF);
    return tsc_amount_has_role(scan, at, TSC_ROLE_CURRENCY) ||
           (of != NULL && tsc_amount_has_role(scan, of->last, TSC_ROLE_CURRENCY));
}

/* Glued to what stands before it, or tied to it by a no-break space. */
static bool is_tied(const tsc_scan *scan, size_t at)
{
    if ((scan->tokens[at].flags & TSC_TOKEN_GLUED) != 0)
        return true;
    const char *start = scan->text.data + scan->tokens[at].start;
    size_t left = scan->tokens[at].start - scan->start;
    return (left >= 2 && memcmp(start - 2, "\xC2\xA0", 2) == 0) ||
           (left >= 3 && memcmp(start - 3, "\xE2\x80\xAF", 3) == 0);
}

/* "$5 k": behind the digits themselves, and no word of its own: "до $40 млрд к 2027 году". */
static bool is_letter_of_number(const tsc_scan *scan, size_t at)
{
    return at > 0 && scan->tokens[at - 1].kind == TSC_TOKEN_NUMBER &&
           !tsc_amount_has_role(scan, at, TSC_ROLE_FUNCTION) && !tsc_amount_has_role(scan, at, TSC_ROLE_PERIOD);
}

/* "2.6m Canadians", "1.2m German guests" */
static bool is_people_after(const tsc_scan *scan, size_t at)
{
    const tsc_mark *place = at < scan->token_count ? tsc_scan_mark(scan, at, TSC_ROLE_PLACE) : NULL;
    return place != NULL && (scan->tokens[at].flags & TSC_TOKEN_CAPITAL) != 0 &&
           tsc_span_equals(tsc_entry_get(place->entry, "form"), "adjective");
}

bool tsc_scale_stands_alone(const tsc_mark *scale)
{
    return scale->last - scale->first > 1 && tsc_entry_get(scale->entry, "bare").length > 0;
}

const tsc_mark *tsc_scale_mark(const tsc_scan *scan, size_t at, bool money)
{
    if (at >= scan->token_count)
        return NULL;
    for (uint32_t i = scan->mark_at[at]; i < scan->mark_at[at + 1]; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (mark->role != TSC_ROLE_SCALE)
            continue;
        tsc_span when = tsc_entry_get(mark->entry, "when");
        bool beside_money = money || money_after(scan, mark->last) ||
                            tsc_amount_has_role(scan, mark->last, TSC_ROLE_UNIT) ||
                            (is_tied(scan, at) && is_people_after(scan, mark->last));
        bool glued = tsc_span_equals(when, "glued");
        if (when.length == 0 || (glued && is_tied(scan, at)) ||
            (beside_money && (!glued || is_letter_of_number(scan, at))))
            return mark;
    }
    return NULL;
}

double tsc_amount_column(const tsc_mark *mark, const char *key, double otherwise)
{
    tsc_span text = tsc_entry_get(mark->entry, key);
    double value = 0;
    for (size_t i = 0; i < text.length; i++)
        value = value * 10 + (text.data[i] - '0');
    return text.length > 0 ? value : otherwise;
}

static bool joins(const tsc_mark *and, const char *what)
{
    tsc_span list = tsc_entry_get(and->entry, "joins");
    size_t length = strlen(what);
    for (size_t at = 0; at + length <= list.length; at++)
        if (memcmp(list.data + at, what, length) == 0)
            return true;
    return false;
}

size_t tsc_amount_skip_and(const tsc_scan *scan, size_t at, const char *what)
{
    const tsc_mark *and = tsc_number_mark(scan, tsc_skip_hyphen(scan, at), TSC_NUMBER_AND);
    if (and == NULL || !joins(and, what))
        return tsc_skip_hyphen(scan, at);
    return tsc_skip_hyphen(scan, and->last);
}

bool tsc_amount_is_behind_year_word(const tsc_scan *scan, size_t at)
{
    enum { LONGEST = 3 };
    bool year = false;
    for (size_t first = at > LONGEST ? at - LONGEST : 0; first < at; first++)
        for (uint32_t i = scan->mark_at[first]; i < scan->mark_at[first + 1]; i++) {
            const tsc_mark *mark = &scan->marks[i];
            if (mark->role != TSC_ROLE_PERIOD || mark->last != at)
                continue;
            if (mark->word != TSC_TIME_UNIT)
                return false; /* last year 2000 tonnes, 40 a year */
            year = tsc_entry_has(mark->entry, "unit", "year");
        }
    return year;
}

bool tsc_amount_is_dated_before_scale(const tsc_scan *scan, size_t at)
{
    const tsc_mark *scale = tsc_scale_mark(scan, at + 1, false);
    if (at == 0 || scale == NULL ||
        (tsc_entry_get(scale->entry, "bare").length == 0 && tsc_entry_get(scale->entry, "count").length == 0))
        return false;
    for (uint32_t i = scan->mark_at[at - 1]; i < scan->mark_at[at]; i++)
        if (scan->marks[i].role == TSC_ROLE_PERIOD && scan->marks[i].last == at && scan->marks[i].word == TSC_TIME_IN &&
            tsc_entry_has(scan->marks[i].entry, "unit", "year"))
            return true;
    return false;
}

bool tsc_amount_begins_with_and(const tsc_scan *scan, size_t at)
{
    if (at >= scan->token_count)
        return false;
    for (uint32_t i = scan->mark_at[at]; i < scan->mark_at[at + 1]; i++)
        if ((scan->marks[i].clitics & TSC_CLITIC_AND) != 0)
            return true;
    return false;
}

static bool read_tens(const tsc_amount_reader *r, const tsc_mark *tens, tsc_amount_group *g)
{
    const tsc_scan *scan = r->scan;
    g->value = tsc_decimal_of_double(tens->entry->value);
    g->last = tens->last;
    if (r->units_first)
        return true;
    size_t at = tsc_amount_skip_and(scan, tens->last, "tens");
    const tsc_mark *unit = tsc_number_mark(scan, at, TSC_NUMBER_UNIT);
    if (unit == NULL)
        unit = tsc_number_mark(scan, at, TSC_NUMBER_ONE);
    if (unit != NULL && unit->entry->value >= 1 && unit->entry->value <= tsc_amount_column(tens, "takes", 9)) {
        g->value = tsc_decimal_add(g->value, tsc_decimal_of_double(unit->entry->value));
        g->last = unit->last;
    }
    return true;
}

/* خمسة وعشرون: the unit, then `and` (a word or a letter of the next), then the tens. */
static void read_tens_after_unit(const tsc_scan *scan, const tsc_mark *unit, tsc_amount_group *g)
{
    size_t at = tsc_amount_skip_and(scan, unit->last, "tens");
    const tsc_mark *tens = tsc_number_mark(scan, at, TSC_NUMBER_TENS);
    if (tens == NULL || unit->entry->value < 1 || unit->entry->value > 9 ||
        (at == unit->last && (tens->clitics & TSC_CLITIC_AND) == 0))
        return;
    g->value = tsc_decimal_add(g->value, tsc_decimal_of_double(tens->entry->value));
    g->last = tens->last;
}

/* Words below a hundred. */
static bool read_below_hundred(const tsc_amount_reader *r, size_t at, tsc_amount_group *g)
{
    const tsc_mark *tens = tsc_number_mark(r->scan, at, TSC_NUMBER_TENS);
    const tsc_mark *unit = tsc_number_mark(r->scan, at, TSC_NUMBER_UNIT);
    *g = (tsc_amount_group){.last = at};
    if (tens != NULL && (unit == NULL || unit->last <= tens->last))
        return read_tens(r, tens, g);
    const tsc_mark *one = tsc_number_mark(r->scan, at, TSC_NUMBER_ONE);
    if (one != NULL && (unit == NULL || one->last > unit->last)) {
        *g = (tsc_amount_group){.value = tsc_decimal_of(1), .last = one->last, .article = true};
        if (r->units_first)
            read_tens_after_unit(r->scan, one, g);
        g->article = g->last == one->last;
        return true;
    }
    if (unit == NULL)
        return false;
    *g = (tsc_amount_group){.value = tsc_decimal_of_double(unit->entry->value), .last = unit->last};
    if (r->units_first)
        read_tens_after_unit(r->scan, unit, g);
    return true;
}

static bool read_digits(const tsc_amount_reader *r, size_t at, tsc_amount_group *g)
{
    tsc_numeral numeral;
    if (at >= r->scan->token_count || !tsc_numeral_read(r->scan, r->separators, at, 0, &numeral) || numeral.parts)
        return false;
    *g = (tsc_amount_group){.value = numeral.value, .last = numeral.last, .digits = true, .plain = numeral.plain};
    g->thousandths = numeral.thousandths;
    return true;
}

/* The words behind a hundred: "and six", "dix-sept"; not where they are a hundred of their own. */
static void add_below_hundred(const tsc_amount_reader *r, tsc_amount_group *g)
{
    tsc_amount_group rest;
    size_t at = tsc_amount_skip_and(r->scan, g->last, "hundred");
    bool joined = at != tsc_skip_hyphen(r->scan, g->last) || tsc_amount_begins_with_and(r->scan, at);
    if (!read_below_hundred(r, at, &rest)) {
        if (!g->hundred || !joined || !read_digits(r, at, &rest) || !rest.plain || tsc_decimal_value(rest.value) >= 100)
            return;
    }
    size_t behind = tsc_skip_hyphen(r->scan, rest.last);
    if (tsc_number_mark(r->scan, behind, TSC_NUMBER_HUNDRED) != NULL || tsc_decimal_value(rest.value) == 0 ||
        (joined && tsc_decimal_value(rest.value) < 20 &&
         tsc_number_mark(r->scan, behind, TSC_NUMBER_FRACTION) != NULL && !tsc_amount_begins_with_and(r->scan, behind)))
        return;
    g->value = tsc_decimal_add(g->value, rest.value);
    g->last = rest.last;
    g->digits = g->digits || rest.digits;
}

bool tsc_amount_may_begin(const tsc_scan *scan, size_t at)
{
    if (at >= scan->token_count)
        return false;
    if (scan->tokens[at].kind == TSC_TOKEN_NUMBER || scan->tokens[at].kind == TSC_TOKEN_SYMBOL)
        return true;
    if (scan->tokens[at].kind == TSC_TOKEN_PUNCTUATION)
        return at + 1 < scan->token_count && scan->tokens[at + 1].kind == TSC_TOKEN_NUMBER;
    return (scan->words[at].numbers & TSC_NUMBER_OPENING) != 0 || (scan->words[at].roles >> TSC_ROLE_SCALE & 1) != 0;
}

bool tsc_amount_group_read(const tsc_amount_reader *r, size_t at, tsc_amount_group *g)
{
    if (!tsc_amount_may_begin(r->scan, at))
        return false;
    const tsc_mark *hundreds = tsc_number_mark(r->scan, at, TSC_NUMBER_HUNDREDS);
    const tsc_mark *hundred = tsc_number_mark(r->scan, at, TSC_NUMBER_HUNDRED);
    if (hundreds != NULL) {
        *g = (tsc_amount_group){.value = tsc_decimal_of_double(hundreds->entry->value), .last = hundreds->last};
        add_below_hundred(r, g);
        return true;
    }
    if (hundred != NULL) {
        *g = (tsc_amount_group){.value = tsc_decimal_of(100), .last = hundred->last, .hundred = true};
        add_below_hundred(r, g);
        return true;
    }
    if (!read_below_hundred(r, at, g) && !read_digits(r, at, g))
        return false;
    hundred = tsc_number_mark(r->scan, tsc_skip_hyphen(r->scan, g->last), TSC_NUMBER_HUNDRED);
    if (hundred == NULL || tsc_decimal_value(g->value) == 0 ||
        tsc_amount_has_role(r->scan, hundred->first, TSC_ROLE_UNIT) ||
        (g->digits && tsc_amount_has_role(r->scan, hundred->first, TSC_ROLE_CURRENCY) &&
         (tsc_decimal_value(g->value) > 9 || !tsc_decimal_is_integer(g->value))) ||
        (hundred->clitics & ~(TSC_CLITIC_AND | TSC_CLITIC_THE)) != 0)
        return true;
    g->value = tsc_decimal_multiply(g->value, tsc_decimal_of(100));
    g->last = hundred->last;
    g->hundred = true;
    g->article = g->plain = false;
    add_below_hundred(r, g);
    return true;
}

bool tsc_amount_goes_to_thousands(const tsc_scan *scan, const tsc_mark *thousand, const tsc_amount_group *g)
{
    if (thousand->entry->value != 1000 || !g->plain || tsc_decimal_value(g->value) >= 1000)
        return false;
    const tsc_mark *to = tsc_number_mark(scan, g->last, TSC_NUMBER_TO);
    if (to == NULL)
        to = tsc_number_mark(scan, g->last, TSC_NUMBER_AND);
    const size_t next = to != NULL ? to->last : scan->token_count;
    if (next + 1 >= scan->token_count || scan->tokens[next].kind != TSC_TOKEN_NUMBER)
        return false;
    const tsc_mark *again = tsc_scan_mark(scan, next + 1, TSC_ROLE_SCALE);
    return again != NULL && again->entry->value == 1000;
}

bool tsc_amount_is_closed(const tsc_scan *scan, size_t at)
{
    return at >= scan->token_count || scan->tokens[at].kind == TSC_TOKEN_PUNCTUATION ||
           tsc_scan_mark(scan, at, TSC_ROLE_FUNCTION) != NULL || tsc_scan_mark(scan, at, TSC_ROLE_PERIOD) != NULL;
}
