/* Groups below a thousand, scales, fractions and decimals to whole numbers. */
#include "extract/amount_group.h"

#include <math.h>
#include <string.h>

enum { MAX_TERMS = 12 };

/* Number words that have been added up so far, the largest first. */
typedef struct terms {
    tsc_decimal values[MAX_TERMS];
    double scales[MAX_TERMS]; /* 1 for the last part without a scale */
    size_t count;
} terms;

static tsc_decimal sum_of(const terms *t)
{
    if (t->count == 1 && !t->values[0].rounded && t->values[0].exponent <= 0)
        return t->values[0];
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

/* year, quarter, month: a number before it counts time. */
static bool is_time_unit(const tsc_scan *scan, size_t at)
{
    if (at >= scan->token_count)
        return false;
    for (uint32_t i = scan->mark_at[at]; i < scan->mark_at[at + 1]; i++)
        if (scan->marks[i].role == TSC_ROLE_PERIOD && scan->marks[i].word == TSC_TIME_UNIT)
            return true;
    return false;
}

/* "un sixième bureau": what is as well an ordinal counts the noun right behind it, and is no part of it. */
static bool counts_noun(const tsc_scan *scan, const tsc_mark *fraction)
{
    static const uint32_t others = (uint32_t)1 << TSC_ROLE_FUNCTION | (uint32_t)1 << TSC_ROLE_NUMBER |
                                   (uint32_t)1 << TSC_ROLE_CHANGE | (uint32_t)1 << TSC_ROLE_PERIOD |
                                   (uint32_t)1 << TSC_ROLE_HEDGE;
    const uint32_t next = fraction->last;
    const tsc_mark *ordinal = tsc_number_mark(scan, fraction->first, TSC_NUMBER_ORDINAL);
    if (ordinal == NULL || ordinal->last != next || next >= scan->token_count ||
        scan->tokens[next].kind != TSC_TOKEN_WORD)
        return false;
    const tsc_mark *flow = tsc_scan_mark(scan, next, TSC_ROLE_INDICATOR); /* a quarter of its trade, the third item */
    return (scan->words[next].roles & others) == 0 && (flow == NULL || tsc_entry_has(flow->entry, "form", "count"));
}

/* The twenty-fourth partner: tens with an ordinal behind them are one ordinal, and count nothing. */
static bool is_ordinal(const tsc_scan *scan, const tsc_amount_group *g)
{
    return !g->digits && g->last > 0 && (scan->words[g->last - 1].numbers >> TSC_NUMBER_TENS & 1) != 0 &&
           tsc_number_mark(scan, tsc_skip_hyphen(scan, g->last), TSC_NUMBER_ORDINAL) != NULL;
}

/* A half, three quarters, demi; the numerator may be an article. joined: "and" stands before it. */
static bool read_fraction(const tsc_amount_reader *r, size_t at, bool joined, tsc_decimal *value, size_t *last)
{
    if ((r->scan->all.numbers >> TSC_NUMBER_FRACTION & 1) == 0)
        return false; /* as in nearly all sentences */
    const tsc_mark *ambiguous = tsc_number_mark(r->scan, at, TSC_NUMBER_FRACTION);
    if (ambiguous != NULL && tsc_number_mark(r->scan, at, TSC_NUMBER_UNIT) != NULL &&
        tsc_amount_is_part_alone(r->scan, ambiguous, joined)) {
        *value = tsc_decimal_of_double(ambiguous->entry->value);
        *last = ambiguous->last;
        return true;
    }
    const tsc_mark *article = tsc_number_mark(r->scan, at, TSC_NUMBER_ARTICLE);
    size_t next = at;
    tsc_amount_group numerator;
    bool counted = article == NULL && tsc_amount_group_read(r, at, &numerator);
    if (!counted)
        numerator = (tsc_amount_group){.value = tsc_decimal_of(1), .last = at};
    if (article != NULL || counted)
        next = tsc_skip_hyphen(r->scan, counted ? numerator.last : article->last);
    const tsc_mark *fraction = tsc_number_mark(r->scan, next, TSC_NUMBER_FRACTION);
    bool behind = fraction != NULL && tsc_span_equals(tsc_entry_get(fraction->entry, "alone"), "after");
    if (fraction == NULL || (counted && behind) || (counted && (fraction->clitics & TSC_CLITIC_AND) != 0) ||
        (next == at && !tsc_amount_is_part_alone(r->scan, fraction, joined)) ||
        (counted && is_ordinal(r->scan, &numerator)) ||
        ((!counted || (!numerator.digits && !(tsc_decimal_value(numerator.value) > 1))) &&
         counts_noun(r->scan, fraction)) ||
        (counted && numerator.digits && tsc_decimal_value(numerator.value) > 99) ||
        (counted && tsc_decimal_value(numerator.value) * fraction->entry->value >= 1 && is_time_unit(r->scan, next)))
        return false; /* the four quarters to June */
    *value = tsc_decimal_multiply(numerator.value, tsc_decimal_of_double(fraction->entry->value));
    double part = tsc_amount_column(fraction, "of", 0); /* thirds: the value is one over this */
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
    if ((r->scan->all.numbers >> TSC_NUMBER_FRACTION & 1) == 0)
        return false;
    size_t end, at = tsc_amount_skip_and(r->scan, *last, "fraction");
    bool joined = at != tsc_skip_hyphen(r->scan, *last) || tsc_amount_begins_with_and(r->scan, at);
    const tsc_mark *behind = tsc_number_mark(r->scan, at, TSC_NUMBER_FRACTION);
    if (behind != NULL && tsc_span_equals(tsc_entry_get(behind->entry, "alone"), "after")) { /* екі жарым, beş buçuk */
        part = tsc_decimal_of_double(behind->entry->value);
        end = behind->last;
    } else if (!joined || !read_fraction(r, at, true, &part, &end)) {
        return false;
    }
    const tsc_mark *scale = unit > 1 ? scale_of_fraction(r->scan, end) : NULL;
    if (scale != NULL && scale->entry->value <= unit) { /* مليار ونصف المليار */
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
    tsc_amount_group g;
    const tsc_mark *zero;
    while ((zero = tsc_number_mark(r->scan, at, TSC_NUMBER_UNIT)) != NULL && zero->entry->value == 0) {
        zeros++;
        at = *last = zero->last;
    }
    if (!tsc_amount_group_read(r, at, &g) || g.value.rounded || !tsc_decimal_is_integer(g.value)) {
        *value = tsc_decimal_of(0);
        return zeros > 0;
    }
    const tsc_mark *thousand = tsc_scale_mark(r->scan, g.last, false);
    if (thousand != NULL && thousand->entry->value == 1000 && !g.digits) {
        tsc_amount_group rest;
        g.value = tsc_decimal_multiply(g.value, tsc_decimal_of(1000));
        g.last = thousand->last;
        if (tsc_amount_group_read(r, g.last, &rest)) {
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

static void add_decimals(const tsc_amount_reader *r, const tsc_amount_group *g, terms *t, size_t *last)
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

/* Digits behind a thousand that go on with it: 12 ألفا و500, 2 bin 500 firma; three of them, before what is counted. Where
   all parts of a number are joined by an "and", any below a thousand: 82 ألفا و94. */
static bool goes_on(const tsc_amount_reader *r, size_t last, size_t at, const tsc_amount_group *g)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *thousand = last > 0 ? tsc_scan_mark(scan, last - 1, TSC_ROLE_SCALE) : NULL;
    if (r->units_first && at > last && thousand != NULL && thousand->entry->value == 1000 && g->plain &&
        g->last == at + 1 && tsc_decimal_value(g->value) < 1000)
        return true;
    const tsc_mark *money = tsc_scan_mark(scan, g->last, TSC_ROLE_CURRENCY); /* 8 mil 70 mdd: of millions */
    if (at == last && thousand != NULL && thousand->entry->value == 1000 && g->plain && g->last == at + 1 &&
        tsc_decimal_value(g->value) < 1000 && money != NULL && money->entry->value >= 1e6)
        return true;
    if (at == last && thousand != NULL && tsc_amount_goes_to_thousands(scan, thousand, g))
        return true;
    bool glued_and = at > last && (scan->tokens[at].flags & TSC_TOKEN_GLUED) != 0;
    return g->plain && g->last == at + 1 && thousand != NULL && thousand->entry->value == 1000 &&
           scan->tokens[at].end - scan->tokens[at].start == 3 && (at == last || glued_and) &&
           (tsc_amount_has_role(scan, g->last, TSC_ROLE_UNIT) ||
            tsc_amount_has_role(scan, g->last, TSC_ROLE_CURRENCY) || tsc_amount_is_closed(scan, g->last));
}

/* The words that a number may go on with behind a scale; digits only where a smaller scale or hundred follows. */
static bool read_next_group(const tsc_amount_reader *r, size_t last, double scale, tsc_amount_group *g)
{
    size_t at = tsc_amount_skip_and(r->scan, last, "scale");
    if (at >= r->scan->token_count || !tsc_amount_group_read(r, at, g))
        return false;
    if (g->article && tsc_entry_get(tsc_number_mark(r->scan, at, TSC_NUMBER_ONE)->entry, "article").length > 0 &&
        tsc_scale_mark(r->scan, tsc_skip_hyphen(r->scan, g->last), false) == NULL)
        return false;
    if (tsc_number_mark(r->scan, tsc_skip_hyphen(r->scan, g->last), TSC_NUMBER_FRACTION) != NULL)
        return false;
    const tsc_mark *next = tsc_scale_mark(r->scan, tsc_skip_hyphen(r->scan, g->last), false);
    if (next != NULL && next->entry->value >= scale && !(next->entry->value > scale && scale == 1000))
        return false;
    if (!g->digits && is_time_unit(r->scan, g->last))
        return false; /* from 4 million two years ago */
    /* 182 mil 200 millones */
    bool thousands = scale == 1000 && next != NULL && next->entry->value > scale && tsc_decimal_value(g->value) < scale;
    return !g->digits || g->hundred || thousands || (next != NULL && next->entry->value < scale) ||
           goes_on(r, last, at, g);
}

static double scale_value(const tsc_mark *mark)
{
    return isnan(mark->entry->value) ? 1 : mark->entry->value;
}

/* "750 с лишним миллионов", "20-odd thousand": behind a hedge that stands between a number and its scale. */
static size_t behind_hedge(const tsc_scan *scan, size_t at, bool money)
{
    const tsc_mark *hedge = at < scan->token_count ? tsc_scan_mark(scan, at, TSC_ROLE_HEDGE) : NULL;
    const bool between = hedge != NULL && tsc_entry_get(hedge->entry, "after").length > 0 &&
                         tsc_scale_mark(scan, hedge->last, money) != NULL;
    return between ? hedge->last : at;
}

/* thousand, million …, one behind the other, at the end of what was read. */
static void apply_scales(const tsc_amount_reader *r, bool money, terms *t, size_t *last, double *scale, bool *worded)
{
    for (;;) {
        const size_t at = behind_hedge(r->scan, tsc_skip_hyphen(r->scan, *last), money);
        const tsc_mark *mark = tsc_scale_mark(r->scan, at, money);
        if (mark == NULL || tsc_scale_stands_alone(mark) || tsc_amount_column(mark, "count", 1) != 1 ||
            !apply_scale(t, scale_value(mark)))
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
    tsc_amount_group next;
    if (mark == NULL || tsc_entry_get(mark->entry, "when").length > 0)
        return false;
    double count = tsc_amount_column(mark, "count", 1);
    if (t->count == 0 && (tsc_amount_has_role(r->scan, mark->last, TSC_ROLE_CURRENCY) ||
                          tsc_amount_has_role(r->scan, mark->last, TSC_ROLE_UNIT)))
        count = tsc_amount_column(mark, "construct", count); /* مليونا يورو: right before its noun a dual */
    if (count == 1 && tsc_entry_get(mark->entry, "bare").length == 0 &&
        !(scale_value(mark) == 1000 && tsc_amount_group_read(r, mark->last, &next) && !next.digits))
        return false;
    if (t->count > 0 && t->scales[t->count - 1] <= scale_value(mark))
        return false;
    t->values[t->count] = tsc_decimal_multiply(tsc_decimal_of_double(count), tsc_decimal_of_double(scale_value(mark)));
    t->scales[t->count++] = scale_value(mark);
    *last = mark->last;
    add_fraction(r, scale_value(mark), &t->values[t->count - 1], last);
    return true;
}

static void read_terms(const tsc_amount_reader *r, bool money, terms *t, tsc_amount *amount)
{
    size_t last = amount->last;
    bool scaled = t->count > 0 && t->scales[t->count - 1] > 1;
    apply_scales(r, money, t, &last, &amount->scale, &scaled);
    while (scaled && t->count < MAX_TERMS - 1) {
        tsc_amount_group g;
        size_t at = tsc_amount_skip_and(r->scan, last, "scale");
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
            (tsc_number_mark(scan, zero->last, TSC_NUMBER_UNIT) == NULL &&
             tsc_number_mark(scan, zero->last, TSC_NUMBER_TENS) == NULL &&
             tsc_number_mark(scan, zero->last, TSC_NUMBER_ONE) == NULL &&
             tsc_number_mark(scan, zero->last, TSC_NUMBER_HUNDRED) == NULL &&
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
        if (entry->role == TSC_ROLE_CURRENCY || entry->role == TSC_ROLE_UNIT)
            return true;
    }
    return is_time_unit(scan, at);
}

/* one out of three, 1 over 20, un sur cent. Column `when` of the word between: `less` wants the first number below the
   second, `one` wants it to be one. */
static void read_over(const tsc_amount_reader *r, tsc_amount *amount)
{
    const tsc_mark *over = tsc_number_mark(r->scan, amount->last, TSC_NUMBER_OVER);
    terms t = {.count = 1};
    tsc_amount below = {.scale = 1};
    tsc_amount_group g;
    double above = tsc_decimal_value(amount->value);
    if (over == NULL || over->last >= r->scan->token_count || amount->scale != 1 || above < 1 || amount->fraction ||
        !tsc_decimal_is_integer(amount->value) || !tsc_amount_group_read(r, over->last, &g))
        return;
    tsc_span when = tsc_entry_get(over->entry, "when");
    t.values[0] = g.value;
    t.scales[0] = 1;
    below.last = (uint32_t)g.last;
    read_terms(r, false, &t, &below);
    double total = tsc_decimal_value(sum_of(&t));
    bool year = g.plain && total >= 1900 && total <= 2100;
    if (total < 2 || year || (when.length > 0 && total <= above) || (tsc_span_equals(when, "one") && above != 1) ||
        (when.length == 0 ? is_measured(r->scan, below.last) : is_time_unit(r->scan, below.last)))
        return;
    bool mixed = above > total && (total == 100 || total == 1000) &&
                 tsc_entry_get(over->entry, "article").length > 0; /* مائتان وثلاثة جزء من مائة: 200 and 3 of 100 */
    double rest = mixed ? fmod(above, total) : above;
    amount->value = (tsc_decimal){0, 0, true, above - rest + rest / total};
    amount->last = below.last;
    amount->fraction = amount->ratio = !mixed;
    amount->plain = amount->article = false;
}

/* "a hundred", "a million": one before a hundred or a scale; false where something else follows the article. */
static bool read_article(const tsc_amount_reader *r, const tsc_mark *article, tsc_amount_group *g)
{
    g->value = tsc_decimal_of(1);
    g->last = article->last;
    const tsc_mark *scale = tsc_scale_mark(r->scan, g->last, false);
    if (tsc_number_mark(r->scan, g->last, TSC_NUMBER_HUNDRED) != NULL)
        return tsc_amount_group_read(r, g->last, g);
    return scale != NULL && tsc_amount_column(scale, "count", 1) == 1;
}

/* "a part of a hundred": one over it. */
static bool read_part(const tsc_amount_reader *r, size_t at, tsc_amount *amount)
{
    *amount = (tsc_amount){.value = tsc_decimal_of(1),
                           .scale = 1,
                           .first = (uint32_t)at,
                           .last = (uint32_t)at,
                           .start = amount->start,
                           .worded = true};
    read_over(r, amount);
    return amount->fraction;
}

/* A scale without a number: mil, тысяча. */
static void read_terms_of_scale(const tsc_amount_reader *r, bool money, terms *t, size_t last, tsc_amount *amount)
{
    amount->worded = true;
    amount->last = (uint32_t)last;
    amount->scale = t->scales[0];
    read_terms(r, money, t, amount);
    amount->value = sum_of(t);
}

/* عام 2023 مليار دولار, "en el año 2023 mil millones": behind its own word a year, which no scale multiplies. */
static bool is_year_behind_word(const tsc_scan *scan, const tsc_amount_group *g, size_t at)
{
    const double year = g->plain ? tsc_decimal_value(g->value) : 0;
    return year >= 1900 && year <= 2100 &&
           (tsc_amount_is_behind_year_word(scan, at) || tsc_amount_is_dated_before_scale(scan, at));
}

/* A group of digits or words with what follows it: fraction or decimals, scale, further groups. */
static void read_terms_of_group(const tsc_amount_reader *r, bool money, const tsc_amount_group *g, tsc_amount *amount)
{
    terms t = {.values = {g->value}, .scales = {1}, .count = 1};
    size_t last = g->last;
    if (is_year_behind_word(r->scan, g, amount->first)) {
        *amount = (tsc_amount){.value = g->value,
                               .scale = 1,
                               .first = amount->first,
                               .last = (uint32_t)last,
                               .start = amount->start,
                               .plain = true};
        return;
    }
    if (!add_fraction(r, 1, &t.values[0], &last))
        add_decimals(r, g, &t, &last);
    amount->last = (uint32_t)last;
    amount->worded = !g->digits;
    amount->thousandths = g->thousandths;
    read_terms(r, money, &t, amount);
    amount->plain = g->plain && last == g->last && amount->last == last;
    amount->article = g->article && amount->last == g->last;
    amount->value = sum_of(&t);
}

/* "(48.5) مليار دولار": digits in brackets of their own, before what counts them. */
static bool is_in_own_brackets(const tsc_scan *scan, size_t at, const tsc_amount_group *g)
{
    const size_t next = g->last + 1;
    if (!g->digits || at == 0 || next >= scan->token_count || !tsc_scan_is(scan, at - 1, "(") ||
        !tsc_scan_is(scan, g->last, ")"))
        return false;
    return tsc_scale_mark(scan, next, false) != NULL || tsc_amount_has_role(scan, next, TSC_ROLE_CURRENCY) ||
           tsc_amount_has_role(scan, next, TSC_ROLE_UNIT) || tsc_scan_is(scan, next, "%");
}

static bool read_words(const tsc_amount_reader *r, size_t at, bool money, tsc_amount *amount)
{
    const tsc_mark *part = tsc_number_mark(r->scan, at, TSC_NUMBER_OVER);
    if (part != NULL && tsc_entry_get(part->entry, "article").length > 0)
        return read_part(r, at, amount);
    tsc_amount_group g = {.last = skip_zeros(r->scan, at)};
    terms t = {.count = 0};
    size_t last = g.last;
    const tsc_mark *article = tsc_number_mark(r->scan, at, TSC_NUMBER_ARTICLE);
    const tsc_mark *unit = tsc_number_mark(r->scan, at, TSC_NUMBER_UNIT);
    if (article != NULL && (unit == NULL || unit->last <= article->last)) {
        if (!read_article(r, article, &g))
            return false;
    } else if (read_bare_scale(r, last, &t, &last)) {
        read_terms_of_scale(r, money, &t, last, amount);
        return true;
    } else if (!tsc_amount_group_read(r, last, &g) || is_ordinal(r->scan, &g)) {
        return false;
    }
    if (is_in_own_brackets(r->scan, at, &g)) {
        amount->start = r->scan->tokens[at - 1].start;
        g.last++;
    }
    read_terms_of_group(r, money, &g, amount);
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
    if (!tsc_amount_may_begin(scan, at))
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
        *amount = (tsc_amount){.value = numeral.value,
                               .scale = 1,
                               .first = numeral.first,
                               .last = numeral.last,
                               .start = numeral.start,
                               .end = numeral.end,
                               .parts = true,
                               .part = part};
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
