#include "extract/amount.h"

#include <math.h>
#include <string.h>

enum { MAX_TERMS = 12 };

/* A part of a number below the next scale: words below a thousand, or digits. */
typedef struct group {
    tsc_decimal value;
    size_t last;
    bool digits;   /* written in digits */
    bool article;  /* un, one alone */
    bool hundred;  /* ends in a multiplied hundred: 3 hundred */
    bool plain, thousandths;
} group;

/* Number words that have been added up so far, the largest first. */
typedef struct terms {
    tsc_decimal values[MAX_TERMS];
    double scales[MAX_TERMS]; /* 1 for the last part without a scale */
    size_t count;
} terms;

tsc_amount_reader tsc_amount_reader_of(const tsc_scan *scan, const char *region)
{
    return (tsc_amount_reader){scan, tsc_separators_of(scan->language, region),
                               tsc_language_habits_of(scan->language).units_first};
}

const tsc_mark *tsc_number_mark(const tsc_scan *scan, size_t at, tsc_number_word word)
{
    if (at >= scan->token_count || (scan->words[at].numbers >> word & 1) == 0)
        return NULL;
    for (uint32_t i = scan->mark_at[at]; i < scan->mark_at[at + 1]; i++)
        if (scan->marks[i].entry->role == TSC_ROLE_NUMBER && scan->marks[i].entry->word == (unsigned)word)
            return &scan->marks[i];
    return NULL;
}

size_t tsc_skip_hyphen(const tsc_scan *scan, size_t at)
{
    if (at == 0 || at + 1 >= scan->token_count || (scan->tokens[at].flags & TSC_TOKEN_GLUED) == 0 ||
        (scan->tokens[at + 1].flags & TSC_TOKEN_GLUED) == 0)
        return at;
    tsc_span sign = tsc_scan_span(scan, at, at + 1);
    return tsc_span_equals(sign, "-") || tsc_span_equals(sign, "\xE2\x80\x90") || tsc_span_equals(sign, "\xE2\x80\x91")
               ? at + 1
               : at;
}

static bool has_role(const tsc_scan *scan, size_t at, tsc_role role)
{
    return tsc_scan_mark(scan, at, role) != NULL;
}

static bool money_after(const tsc_scan *scan, size_t at)
{
    const tsc_mark *of = tsc_number_mark(scan, at, TSC_NUMBER_OF);
    return has_role(scan, at, TSC_ROLE_CURRENCY) || (of != NULL && has_role(scan, of->last, TSC_ROLE_CURRENCY));
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

const tsc_mark *tsc_scale_mark(const tsc_scan *scan, size_t at, bool money)
{
    if (at >= scan->token_count)
        return NULL;
    for (uint32_t i = scan->mark_at[at]; i < scan->mark_at[at + 1]; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (mark->entry->role != TSC_ROLE_SCALE)
            continue;
        tsc_span when = tsc_entry_get(mark->entry, "when");
        bool glued = is_tied(scan, at);
        bool beside_money = money || money_after(scan, mark->last);
        if (when.length == 0 || beside_money || (tsc_span_equals(when, "glued") && glued))
            return mark;
    }
    return NULL;
}

static double column(const tsc_mark *mark, const char *key, double otherwise)
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

/* The token behind an `and` that may stand before `what` (tens, hundred, scale, fraction), and behind a hyphen. */
static size_t skip_and(const tsc_scan *scan, size_t at, const char *what)
{
    const tsc_mark *and = tsc_number_mark(scan, tsc_skip_hyphen(scan, at), TSC_NUMBER_AND);
    if (and == NULL || !joins(and, what))
        return tsc_skip_hyphen(scan, at);
    return tsc_skip_hyphen(scan, and->last);
}

/* A word that begins with the letter of "and": وخمسون. */
static bool begins_with_and(const tsc_scan *scan, size_t at)
{
    if (at >= scan->token_count)
        return false;
    for (uint32_t i = scan->mark_at[at]; i < scan->mark_at[at + 1]; i++)
        if ((scan->marks[i].clitics & TSC_CLITIC_AND) != 0)
            return true;
    return false;
}

static bool read_tens(const tsc_amount_reader *r, const tsc_mark *tens, group *g)
{
    const tsc_scan *scan = r->scan;
    g->value = tsc_decimal_of_double(tens->entry->value);
    g->last = tens->last;
    if (r->units_first)
        return true;
    size_t at = skip_and(scan, tens->last, "tens");
    const tsc_mark *unit = tsc_number_mark(scan, at, TSC_NUMBER_UNIT);
    if (unit == NULL)
        unit = tsc_number_mark(scan, at, TSC_NUMBER_ONE);
    if (unit != NULL && unit->entry->value >= 1 && unit->entry->value <= column(tens, "takes", 9)) {
        g->value = tsc_decimal_add(g->value, tsc_decimal_of_double(unit->entry->value));
        g->last = unit->last;
    }
    return true;
}

/* خمسة وعشرون: the unit, then `and` (a word or a letter of the next), then the tens. */
static void read_tens_after_unit(const tsc_scan *scan, const tsc_mark *unit, group *g)
{
    size_t at = skip_and(scan, unit->last, "tens");
    const tsc_mark *tens = tsc_number_mark(scan, at, TSC_NUMBER_TENS);
    if (tens == NULL || unit->entry->value < 1 || unit->entry->value > 9 ||
        (at == unit->last && (tens->clitics & TSC_CLITIC_AND) == 0))
        return;
    g->value = tsc_decimal_add(g->value, tsc_decimal_of_double(tens->entry->value));
    g->last = tens->last;
}

/* Words below a hundred. */
static bool read_below_hundred(const tsc_amount_reader *r, size_t at, group *g)
{
    const tsc_mark *tens = tsc_number_mark(r->scan, at, TSC_NUMBER_TENS);
    const tsc_mark *unit = tsc_number_mark(r->scan, at, TSC_NUMBER_UNIT);
    *g = (group){.last = at};
    if (tens != NULL && (unit == NULL || unit->last <= tens->last))
        return read_tens(r, tens, g);
    const tsc_mark *one = tsc_number_mark(r->scan, at, TSC_NUMBER_ONE);
    if (one != NULL && (unit == NULL || one->last > unit->last)) {
        *g = (group){.value = tsc_decimal_of(1), .last = one->last, .article = true};
        if (r->units_first)
            read_tens_after_unit(r->scan, one, g);
        g->article = g->last == one->last;
        return true;
    }
    if (unit == NULL)
        return false;
    *g = (group){.value = tsc_decimal_of_double(unit->entry->value), .last = unit->last};
    if (r->units_first)
        read_tens_after_unit(r->scan, unit, g);
    return true;
}

static bool read_digits(const tsc_amount_reader *r, size_t at, group *g)
{
    tsc_numeral numeral;
    if (at >= r->scan->token_count || !tsc_numeral_read(r->scan, r->separators, at, 0, &numeral) || numeral.parts)
        return false;
    *g = (group){.value = numeral.value, .last = numeral.last, .digits = true, .plain = numeral.plain};
    g->thousandths = numeral.thousandths;
    return true;
}

/* The words behind a hundred: "and six", "dix-sept"; not where they are a hundred of their own. */
static void add_below_hundred(const tsc_amount_reader *r, group *g)
{
    group rest;
    size_t at = skip_and(r->scan, g->last, "hundred");
    bool joined = at != tsc_skip_hyphen(r->scan, g->last) || begins_with_and(r->scan, at);
    if (!read_below_hundred(r, at, &rest)) {
        if (!g->hundred || !joined || !read_digits(r, at, &rest) || !rest.plain || tsc_decimal_value(rest.value) >= 100)
            return;
    }
    size_t behind = tsc_skip_hyphen(r->scan, rest.last);
    if (tsc_number_mark(r->scan, behind, TSC_NUMBER_HUNDRED) != NULL || tsc_decimal_value(rest.value) == 0 ||
        (joined && tsc_decimal_value(rest.value) < 20 && tsc_number_mark(r->scan, behind, TSC_NUMBER_FRACTION) != NULL &&
         !begins_with_and(r->scan, behind)))
        return;
    g->value = tsc_decimal_add(g->value, rest.value);
    g->last = rest.last;
    g->digits = g->digits || rest.digits;
}

/* Most tokens are words that no number begins with. */
static bool may_begin(const tsc_scan *scan, size_t at)
{
    static const uint32_t numbers =
        (uint32_t)1 << TSC_NUMBER_UNIT | (uint32_t)1 << TSC_NUMBER_ONE | (uint32_t)1 << TSC_NUMBER_TENS |
        (uint32_t)1 << TSC_NUMBER_HUNDRED | (uint32_t)1 << TSC_NUMBER_HUNDREDS | (uint32_t)1 << TSC_NUMBER_ARTICLE |
        (uint32_t)1 << TSC_NUMBER_POINT | (uint32_t)1 << TSC_NUMBER_MINUS | (uint32_t)1 << TSC_NUMBER_FRACTION |
        (uint32_t)1 << TSC_NUMBER_OVER;
    if (at >= scan->token_count)
        return false;
    if (scan->tokens[at].kind == TSC_TOKEN_NUMBER || scan->tokens[at].kind == TSC_TOKEN_SYMBOL)
        return true;
    if (scan->tokens[at].kind == TSC_TOKEN_PUNCTUATION)
        return at + 1 < scan->token_count && scan->tokens[at + 1].kind == TSC_TOKEN_NUMBER;
    return (scan->words[at].numbers & numbers) != 0 || (scan->words[at].roles >> TSC_ROLE_SCALE & 1) != 0;
}

/* Words below a thousand (or hundreds counted higher: forty-five hundred), or digits, with their hundreds. */
static bool read_group(const tsc_amount_reader *r, size_t at, group *g)
{
    if (!may_begin(r->scan, at))
        return false;
    const tsc_mark *hundreds = tsc_number_mark(r->scan, at, TSC_NUMBER_HUNDREDS);
    const tsc_mark *hundred = tsc_number_mark(r->scan, at, TSC_NUMBER_HUNDRED);
    if (hundreds != NULL) {
        *g = (group){.value = tsc_decimal_of_double(hundreds->entry->value), .last = hundreds->last};
        add_below_hundred(r, g);
        return true;
    }
    if (hundred != NULL) {
        *g = (group){.value = tsc_decimal_of(100), .last = hundred->last, .hundred = true};
        add_below_hundred(r, g);
        return true;
    }
    if (!read_below_hundred(r, at, g) && !read_digits(r, at, g))
        return false;
    hundred = tsc_number_mark(r->scan, tsc_skip_hyphen(r->scan, g->last), TSC_NUMBER_HUNDRED);
    if (hundred == NULL || tsc_decimal_value(g->value) == 0 || has_role(r->scan, hundred->first, TSC_ROLE_UNIT) ||
        (g->digits && has_role(r->scan, hundred->first, TSC_ROLE_CURRENCY) &&
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

static tsc_decimal sum_of(const terms *t)
{
    tsc_decimal sum = tsc_decimal_of(0);
    for (size_t i = 0; i < t->count; i++)
        sum = tsc_decimal_add(sum, t->values[i]);
    return sum;
}

/* Multiplies the terms below a scale by it (or one, where there is none): 455 mil 228 + millones. False where a
   term of the same scale stands before. */
static bool apply_scale(terms *t, double scale)
{
    tsc_decimal below = tsc_decimal_of(0);
    size_t kept = t->count;
    bool any = false;
    while (kept > 0 && t->scales[kept - 1] < scale) {
        below = tsc_decimal_add(t->values[--kept], below);
        any = true;
    }
    if ((kept > 0 && t->scales[kept - 1] <= scale) || kept == MAX_TERMS)
        return false;
    t->count = kept;
    t->values[kept] = tsc_decimal_multiply(any ? below : tsc_decimal_of(1), tsc_decimal_of_double(scale));
    t->scales[t->count++] = scale;
    return true;
}

/* A word that is a fraction where the lexicon (column `alone`) says so: anywhere, behind an "and" (joined), before a
   noun with its article (definite: خمس الإنتاج, a fifth of the output, but خمس دول, five countries). */
static bool stands_alone(const tsc_scan *scan, const tsc_mark *fraction, bool joined)
{
    tsc_span alone = tsc_entry_get(fraction->entry, "alone");
    if (alone.length < 2)
        return alone.length > 0;
    return (fraction->clitics & TSC_CLITIC_THE) == 0 &&
           ((joined && tsc_span_equals(alone, "ambiguous")) || tsc_scan_definite(scan, fraction->last));
}

/* A half, three quarters, demi; the numerator may be an article. joined: "and" stands before it. */
static bool read_fraction(const tsc_amount_reader *r, size_t at, bool joined, tsc_decimal *value, size_t *last)
{
    const tsc_mark *ambiguous = tsc_number_mark(r->scan, at, TSC_NUMBER_FRACTION);
    if (ambiguous != NULL && tsc_number_mark(r->scan, at, TSC_NUMBER_UNIT) != NULL && stands_alone(r->scan, ambiguous, joined)) {
        *value = tsc_decimal_of_double(ambiguous->entry->value);
        *last = ambiguous->last;
        return true;
    }
    const tsc_mark *article = tsc_number_mark(r->scan, at, TSC_NUMBER_ARTICLE);
    size_t next = at;
    group numerator;
    bool counted = article == NULL && read_group(r, at, &numerator);
    if (!counted)
        numerator = (group){.value = tsc_decimal_of(1), .last = at};
    if (article != NULL || counted)
        next = tsc_skip_hyphen(r->scan, counted ? numerator.last : article->last);
    const tsc_mark *fraction = tsc_number_mark(r->scan, next, TSC_NUMBER_FRACTION);
    if (fraction == NULL || (counted && (fraction->clitics & TSC_CLITIC_AND) != 0) || (next == at && !stands_alone(r->scan, fraction, joined)) ||
        (counted && numerator.digits && tsc_decimal_value(numerator.value) > 99))
        return false;
    *value = tsc_decimal_multiply(numerator.value, tsc_decimal_of_double(fraction->entry->value));
    double part = column(fraction, "of", 0); /* thirds: the value is one over this */
    if (part > 0)
        *value = (tsc_decimal){0, 0, true, tsc_decimal_value(numerator.value) / part};
    *last = fraction->last;
    return true;
}

/* The scale behind a fraction: half [of] [a] million. */
static const tsc_mark *scale_of_fraction(const tsc_scan *scan, size_t at)
{
    const tsc_mark *of = tsc_number_mark(scan, at, TSC_NUMBER_OF);
    size_t next = of != NULL ? of->last : tsc_skip_hyphen(scan, at);
    const tsc_mark *article = tsc_number_mark(scan, next, TSC_NUMBER_ARTICLE);
    if (article == NULL)
        article = tsc_number_mark(scan, next, TSC_NUMBER_ONE);
    return tsc_scale_mark(scan, article != NULL ? article->last : next, false);
}

/* Behind a number: "and a half", "et demi", "с половиной", "and three quarters [million]". unit: what one is. */
static bool add_fraction(const tsc_amount_reader *r, double unit, tsc_decimal *value, size_t *last)
{
    tsc_decimal part;
    size_t end, at = skip_and(r->scan, *last, "fraction");
    bool joined = at != tsc_skip_hyphen(r->scan, *last) || begins_with_and(r->scan, at);
    if (!joined || !read_fraction(r, at, true, &part, &end))
        return false;
    const tsc_mark *scale = unit > 1 ? scale_of_fraction(r->scan, end) : NULL;
    if (scale != NULL && scale->entry->value < unit) {
        unit = scale->entry->value;
        end = scale->last;
    }
    *value = tsc_decimal_add(*value, tsc_decimal_multiply(part, tsc_decimal_of_double(unit)));
    *last = end;
    return true;
}

/* Words or digits behind "point", as the digits after the point: zero three, seventy-one, mil quinientos. */
static bool read_decimals(const tsc_amount_reader *r, size_t at, tsc_decimal *value, size_t *last)
{
    int zeros = 0, digits = 0;
    group g;
    const tsc_mark *zero;
    while ((zero = tsc_number_mark(r->scan, at, TSC_NUMBER_UNIT)) != NULL && zero->entry->value == 0) {
        zeros++;
        at = *last = zero->last;
    }
    if (!read_group(r, at, &g) || g.value.rounded || !tsc_decimal_is_integer(g.value)) {
        *value = tsc_decimal_of(0);
        return zeros > 0;
    }
    const tsc_mark *thousand = tsc_scale_mark(r->scan, g.last, false);
    if (thousand != NULL && thousand->entry->value == 1000 && !g.digits) {
        group rest;
        g.value = tsc_decimal_multiply(g.value, tsc_decimal_of(1000));
        g.last = thousand->last;
        if (read_group(r, g.last, &rest)) {
            g.value = tsc_decimal_add(g.value, rest.value);
            g.last = rest.last;
        }
    }
    for (double rest = tsc_decimal_value(g.value); rest >= 1; rest /= 10)
        digits++;
    *value = g.value;
    value->exponent -= zeros + (digits > 0 ? digits : 1);
    *last = g.last;
    return true;
}

static void add_decimals(const tsc_amount_reader *r, const group *g, terms *t, size_t *last)
{
    const tsc_mark *point = tsc_number_mark(r->scan, *last, TSC_NUMBER_POINT);
    tsc_decimal part;
    size_t end;
    if (point == NULL || t->count == 0 || (g->digits && tsc_entry_get(point->entry, "words").length > 0))
        return;
    if (g->digits && !g->plain)
        return;
    end = point->last;
    if (point->last < r->scan->token_count && read_decimals(r, point->last, &part, &end)) {
        t->values[t->count - 1] = tsc_decimal_add(t->values[t->count - 1], part);
        *last = end;
    }
}

/* The words that a number may go on with behind a scale; digits only where a smaller scale or hundred follows. */
static bool read_next_group(const tsc_amount_reader *r, size_t last, double scale, group *g)
{
    size_t at = skip_and(r->scan, last, "scale");
    if (at >= r->scan->token_count || !read_group(r, at, g))
        return false;
    if (g->article && tsc_entry_get(tsc_number_mark(r->scan, at, TSC_NUMBER_ONE)->entry, "article").length > 0 &&
        tsc_scale_mark(r->scan, tsc_skip_hyphen(r->scan, g->last), false) == NULL)
        return false;
    if (tsc_number_mark(r->scan, tsc_skip_hyphen(r->scan, g->last), TSC_NUMBER_FRACTION) != NULL)
        return false;
    const tsc_mark *next = tsc_scale_mark(r->scan, tsc_skip_hyphen(r->scan, g->last), false);
    if (next != NULL && next->entry->value >= scale && !(next->entry->value > scale && scale == 1000))
        return false;
    return !g->digits || g->hundred || (next != NULL && next->entry->value < scale);
}

static double scale_value(const tsc_mark *mark)
{
    return isnan(mark->entry->value) ? 1 : mark->entry->value;
}

/* thousand, million …, one behind the other, at the end of what was read. */
static void apply_scales(const tsc_amount_reader *r, bool money, terms *t, size_t *last, double *scale, bool *worded)
{
    for (;;) {
        const tsc_mark *mark = tsc_scale_mark(r->scan, tsc_skip_hyphen(r->scan, *last), money);
        if (mark == NULL || column(mark, "count", 1) != 1 || !apply_scale(t, scale_value(mark)))
            return;
        *last = mark->last;
        *scale = scale_value(mark);
        *worded = true;
        add_fraction(r, *scale, &t->values[t->count - 1], last);
    }
}

/* A scale that stands without a number before it: mil, тысяча, ألفين (two of them), thousand nine hundred. */
static bool read_bare_scale(const tsc_amount_reader *r, size_t at, terms *t, size_t *last)
{
    const tsc_mark *mark = tsc_scale_mark(r->scan, at, false);
    group next;
    if (mark == NULL || tsc_entry_get(mark->entry, "when").length > 0)
        return false;
    double count = column(mark, "count", 1);
    if (count == 1 && tsc_entry_get(mark->entry, "bare").length == 0 &&
        !(scale_value(mark) == 1000 && read_group(r, mark->last, &next) && !next.digits))
        return false;
    if (t->count > 0 && t->scales[t->count - 1] <= scale_value(mark))
        return false;
    t->values[t->count] = tsc_decimal_multiply(tsc_decimal_of_double(count), tsc_decimal_of_double(scale_value(mark)));
    t->scales[t->count++] = scale_value(mark);
    *last = mark->last;
    return true;
}

static void read_terms(const tsc_amount_reader *r, bool money, terms *t, tsc_amount *amount)
{
    size_t last = amount->last;
    bool scaled = t->count > 0 && t->scales[t->count - 1] > 1;
    apply_scales(r, money, t, &last, &amount->scale, &scaled);
    while (scaled && t->count < MAX_TERMS - 1) {
        group g;
        size_t at = skip_and(r->scan, last, "scale");
        if (read_bare_scale(r, at, t, &last))
            continue;
        if (!read_next_group(r, last, t->scales[t->count - 1], &g))
            break;
        t->values[t->count] = g.value;
        t->scales[t->count++] = 1;
        last = g.last;
        amount->scale = 1;
        amount->worded = amount->worded && !g.digits;
        scaled = false;
        apply_scales(r, money, t, &last, &amount->scale, &scaled);
        if (!scaled && !add_fraction(r, 1, &t->values[t->count - 1], &last))
            add_decimals(r, &g, t, &last);
    }
    amount->last = (uint32_t)last;
}

static void finish(const tsc_amount_reader *r, tsc_amount *amount)
{
    const tsc_scan *scan = r->scan;
    if (!amount->parts)
        amount->end = scan->tokens[amount->last - 1].end;
}

static bool read_whole_fraction(const tsc_amount_reader *r, size_t at, tsc_amount *amount)
{
    size_t last;
    const tsc_mark *bare = tsc_number_mark(r->scan, at, TSC_NUMBER_FRACTION);
    if (!read_fraction(r, at, false, &amount->value, &last)) {
        if (bare == NULL || scale_of_fraction(r->scan, bare->last) == NULL)
            return false;
        amount->value = tsc_decimal_of_double(bare->entry->value);
        last = bare->last;
    }
    const tsc_mark *scale = scale_of_fraction(r->scan, last);
    amount->last = (uint32_t)(scale != NULL ? scale->last : last);
    if (scale != NULL) {
        amount->scale = scale_value(scale);
        amount->value = tsc_decimal_multiply(amount->value, tsc_decimal_of_double(amount->scale));
    }
    amount->fraction = scale == NULL;
    amount->worded = true;
    return true;
}

/* Leading zeros in words (zero zero hundred …) say nothing. */
static size_t skip_zeros(const tsc_scan *scan, size_t at)
{
    for (;;) {
        const tsc_mark *zero = tsc_number_mark(scan, at, TSC_NUMBER_UNIT);
        if (zero == NULL || zero->entry->value != 0 ||
            (tsc_number_mark(scan, zero->last, TSC_NUMBER_UNIT) == NULL && tsc_number_mark(scan, zero->last, TSC_NUMBER_TENS) == NULL &&
             tsc_number_mark(scan, zero->last, TSC_NUMBER_ONE) == NULL && tsc_number_mark(scan, zero->last, TSC_NUMBER_HUNDRED) == NULL &&
             tsc_number_mark(scan, zero->last, TSC_NUMBER_HUNDREDS) == NULL))
            return at;
        at = zero->last;
    }
}

/* A unit of time, money or measure: what is counted by it is no denominator. */
static bool is_measured(const tsc_scan *scan, size_t at)
{
    if (at >= scan->token_count)
        return false;
    for (uint32_t i = scan->mark_at[at]; i < scan->mark_at[at + 1]; i++) {
        const tsc_entry *entry = scan->marks[i].entry;
        if (entry->role == TSC_ROLE_CURRENCY || entry->role == TSC_ROLE_UNIT ||
            (entry->role == TSC_ROLE_PERIOD && entry->word == TSC_TIME_UNIT))
            return true;
    }
    return false;
}

/* one out of three, 1 over 20, un sur cent. Column `when` of the word between: `less` wants the first number below the
   second, `one` wants it to be one. */
static void read_over(const tsc_amount_reader *r, tsc_amount *amount)
{
    const tsc_mark *over = tsc_number_mark(r->scan, amount->last, TSC_NUMBER_OVER);
    terms t = {.count = 1};
    tsc_amount below = {.scale = 1};
    group g;
    double above = tsc_decimal_value(amount->value);
    if (over == NULL || over->last >= r->scan->token_count || amount->scale != 1 || above < 1 || amount->fraction ||
        !tsc_decimal_is_integer(amount->value) || !read_group(r, over->last, &g))
        return;
    tsc_span when = tsc_entry_get(over->entry, "when");
    t.values[0] = g.value;
    t.scales[0] = 1;
    below.last = (uint32_t)g.last;
    read_terms(r, false, &t, &below);
    double total = tsc_decimal_value(sum_of(&t));
    bool year = g.plain && total >= 1900 && total <= 2100;
    if (total < 2 || year || (when.length > 0 && total <= above) || (tsc_span_equals(when, "one") && above != 1) ||
        is_measured(r->scan, below.last))
        return;
    amount->value = (tsc_decimal){0, 0, true, above / total};
    amount->last = below.last;
    amount->fraction = true;
    amount->plain = amount->article = false;
}

static bool read_words(const tsc_amount_reader *r, size_t at, bool money, tsc_amount *amount)
{
    terms t = {.count = 0};
    group g = {.last = skip_zeros(r->scan, at)};
    const tsc_mark *part = tsc_number_mark(r->scan, at, TSC_NUMBER_OVER);
    if (part != NULL && tsc_entry_get(part->entry, "article").length > 0) { /* a part of hundred: one over it */
        *amount = (tsc_amount){.value = tsc_decimal_of(1), .scale = 1, .first = (uint32_t)at, .last = (uint32_t)at,
                               .start = amount->start, .worded = true};
        read_over(r, amount);
        return amount->fraction;
    }
    size_t last = g.last;
    const tsc_mark *article = tsc_number_mark(r->scan, at, TSC_NUMBER_ARTICLE);
    const tsc_mark *unit = tsc_number_mark(r->scan, at, TSC_NUMBER_UNIT);
    if (article != NULL && (unit == NULL || unit->last <= article->last)) {
        g.value = tsc_decimal_of(1);
        g.last = article->last;
        const tsc_mark *hundred = tsc_number_mark(r->scan, g.last, TSC_NUMBER_HUNDRED);
        const tsc_mark *scale = tsc_scale_mark(r->scan, g.last, false);
        if (hundred == NULL && (scale == NULL || column(scale, "count", 1) != 1))
            return false;
        if (hundred != NULL && !read_group(r, g.last, &g))
            return false;
    } else if (read_bare_scale(r, last, &t, &last)) {
        amount->worded = true;
        amount->last = (uint32_t)last;
        amount->scale = t.scales[0];
        read_terms(r, money, &t, amount);
        amount->value = sum_of(&t);
        return true;
    } else if (!read_group(r, last, &g)) {
        return false;
    }
    last = g.last;
    t.values[0] = g.value;
    t.scales[0] = 1;
    t.count = 1;
    if (!add_fraction(r, 1, &t.values[0], &last))
        add_decimals(r, &g, &t, &last);
    amount->last = (uint32_t)last;
    amount->worded = !g.digits;
    amount->plain = g.plain && last == g.last;
    amount->thousandths = g.thousandths;
    read_terms(r, money, &t, amount);
    amount->plain = amount->plain && amount->last == last;
    amount->article = g.article && amount->last == g.last;
    amount->value = sum_of(&t);
    return true;
}

/* point five, coma 5 */
static bool read_leading_point(const tsc_amount_reader *r, size_t at, tsc_amount *amount)
{
    const tsc_mark *point = tsc_number_mark(r->scan, at, TSC_NUMBER_POINT);
    size_t last = 0;
    if (point == NULL || tsc_entry_get(point->entry, "words").length > 0 || point->last >= r->scan->token_count)
        return false;
    last = point->last;
    if (!read_decimals(r, point->last, &amount->value, &last))
        return false;
    amount->last = (uint32_t)last;
    amount->worded = true;
    return true;
}

/* Whether the word at a token ends a hedge: "au moins 10" is no minus ten. */
static bool is_hedged(const tsc_scan *scan, size_t at)
{
    for (size_t from = at > 3 ? at - 3 : 0; from < at; from++) {
        const tsc_mark *hedge = tsc_scan_mark(scan, from, TSC_ROLE_HEDGE);
        if (hedge != NULL && hedge->last > at)
            return true;
    }
    return false;
}

bool tsc_amount_read(const tsc_amount_reader *reader, size_t at, size_t part, bool money, tsc_amount *amount)
{
    const tsc_scan *scan = reader->scan;
    if (!may_begin(scan, at))
        return false;
    const tsc_mark *minus = is_hedged(scan, at) ? NULL : tsc_number_mark(scan, at, TSC_NUMBER_MINUS);
    tsc_numeral numeral;
    size_t first = minus != NULL ? minus->last : at;
    if (first >= scan->token_count)
        return false;
    *amount = (tsc_amount){.scale = 1, .first = (uint32_t)at, .start = scan->tokens[at].start};
    amount->negative = minus != NULL;
    if (scan->tokens[first].kind == TSC_TOKEN_NUMBER &&
        tsc_numeral_read(scan, reader->separators, first, part, &numeral) && numeral.parts) {
        *amount = (tsc_amount){.value = numeral.value, .scale = 1, .first = numeral.first, .last = numeral.last,
                               .start = numeral.start, .end = numeral.end, .parts = true, .part = part};
        return true;
    }
    if (part > 0)
        return false;
    if (!read_whole_fraction(reader, first, amount) && !read_words(reader, first, money, amount) &&
        !read_leading_point(reader, first, amount))
        return false;
    read_over(reader, amount);
    finish(reader, amount);
    return true;
}
