#include "extract/quantity.h"

#include "core/grow.h"
#include "extract/amount.h"
#include "extract/amount_group.h"
#include "extract/currency.h"
#include "extract/quantity_parts.h"

#include <math.h>
#include <string.h>

/* Percent signs and units of measure behind a number. Units of things (companies, projects) may have a word or two
   between, which stay out of the surface. */
static const tsc_mark *find_unit(const quantity_reader *r, size_t at, bool *distant)
{
    const tsc_scan *scan = r->scan;
    size_t next = tsc_skip_hyphen(scan, at);
    const tsc_mark *mark = tsc_scan_mark(scan, next, TSC_ROLE_UNIT);
    *distant = false;
    if (mark == NULL) {
        const tsc_mark *of = tsc_number_mark(scan, at, TSC_NUMBER_OF);
        mark = of != NULL ? tsc_scan_mark(scan, of->last, TSC_ROLE_UNIT) : NULL;
        next = of != NULL ? of->last : next;
    }
    if (mark != NULL)
        return tsc_entry_get(mark->entry, "before").length == 0 ? mark : NULL;
    if (next >= scan->token_count)
        return NULL;
    *distant = true;
    for (size_t words = 0; words < 3 && next < scan->token_count; words++, next++) {
        if (scan->tokens[next].kind != TSC_TOKEN_WORD || tsc_scan_mark(scan, next, TSC_ROLE_NUMBER) != NULL ||
            tsc_scan_mark(scan, next, TSC_ROLE_MONTH) != NULL || tsc_scan_mark(scan, next, TSC_ROLE_FUNCTION) != NULL)
            return NULL;
        mark = tsc_scan_mark(scan, next + 1, TSC_ROLE_UNIT);
        if (mark != NULL && tsc_entry_get(mark->entry, "gap").length > 0)
            return mark;
    }
    return NULL;
}

static void read_unit(quantity_reader *r, tsc_quantity *q, tsc_decimal *value)
{
    bool distant;
    const tsc_mark *mark = find_unit(r, q->last, &distant);
    r->distant = mark != NULL && distant;
    if (mark == NULL)
        return;
    if (tsc_mark_is(mark, "pp")) {
        q->form = TSC_QUANTITY_POINTS;
    } else {
        tsc_quantity_set_unit(q, mark->entry->code);
        if (!isnan(mark->entry->value)) {
            q->unit_factor = mark->entry->value;
            *value = tsc_decimal_multiply(*value, tsc_decimal_of_double(mark->entry->value));
        }
    }
    if (!distant)
        tsc_quantity_extend(r->scan, q, mark->last);
}

/* "tres veces y media", ثلاث مرات ونصف: half of one behind a factor; gives what it adds, and moves last behind it. */
static double half_behind(const tsc_scan *scan, uint32_t *last)
{
    size_t at = tsc_amount_skip_and(scan, *last, "fraction");
    const tsc_mark *half = tsc_number_mark(scan, at, TSC_NUMBER_FRACTION);
    const bool joined = at != *last || (half != NULL && (half->clitics & TSC_CLITIC_AND) != 0);
    if (!joined || half == NULL || fabs(half->entry->value - 0.5) > 1e-9)
        return 0;
    *last = half->last;
    return half->entry->value;
}

/* 2,3 times, 1.7-fold, в 2,3 раза: words that make a factor of the number before them. */
static bool read_times(const quantity_reader *r, tsc_quantity *q, double number)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *mark = tsc_scan_mark(scan, tsc_skip_hyphen(scan, q->last), TSC_ROLE_FACTOR);
    if (mark == NULL || strncmp(mark->entry->code, "times", 5) != 0 || number <= 0)
        return false;
    const tsc_mark *unit = tsc_scan_mark(scan, mark->first, TSC_ROLE_UNIT);
    if (unit != NULL && unit->last > mark->last) /* 3 times a week: a frequency */
        return false;
    uint32_t last = mark->last;
    number += half_behind(scan, &last);
    bool weak = tsc_entry_get(mark->entry, "weak").length > 0;
    if (weak && number == floor(number) && !tsc_factor_is_meant(scan, q->first))
        return false;
    double factor = number;
    q->change = TSC_CHANGE_UP;
    if (tsc_mark_is(mark, "times_less")) {
        factor = 1 / number;
        q->change = TSC_CHANGE_DOWN;
    } else if (tsc_mark_is(mark, "times_more")) {
        factor = number + 1;
    }
    if (factor < 1)
        q->change = TSC_CHANGE_DOWN;
    q->value = tsc_percent_of_factor(factor);
    q->form = TSC_QUANTITY_FACTOR;
    tsc_quantity_set_unit(q, "%");
    tsc_span surface = tsc_entry_get(mark->entry, "surface");
    tsc_quantity_extend(scan, q, last > mark->last ? last : surface.length > 0 ? mark->first + 1 : mark->last);
    return true;
}

/* multiplied by 4.7, divisé par trois: words before a number that make a factor of it. */
static bool read_factor_before(const quantity_reader *r, size_t at, tsc_quantity *q)
{
    const tsc_mark *mark = tsc_scan_mark(r->scan, at, TSC_ROLE_FACTOR);
    tsc_amount amount;
    bool divided = tsc_mark_is(mark, "divided_by");
    if (mark == NULL || (!divided && !tsc_mark_is(mark, "multiplied_by")) || mark->last >= r->scan->token_count ||
        !tsc_amount_read(&r->amounts, mark->last, 0, false, &amount) || amount.negative || amount.scale != 1)
        return false;
    double number = tsc_decimal_value(amount.value);
    if (number <= 0 || number > 1000)
        return false;
    *q = (tsc_quantity){.first = mark->first,
                        .last = amount.last,
                        .hedge_first = mark->first,
                        .low = (double)NAN,
                        .high = (double)NAN,
                        .scale = 1,
                        .unit_factor = 1};
    q->start = r->scan->tokens[at].start + mark->skip;
    q->end = amount.end;
    q->value = tsc_percent_of_factor(divided ? 1 / number : number);
    q->change = q->value > 0 ? TSC_CHANGE_UP : TSC_CHANGE_DOWN;
    q->form = TSC_QUANTITY_FACTOR;
    tsc_quantity_set_unit(q, "%");
    return true;
}

/* doubled, вдвое, утроить: words that are a factor by themselves. */
static bool read_factor_word(const quantity_reader *r, size_t at, tsc_quantity *q)
{
    const tsc_mark *mark = tsc_scan_mark(r->scan, at, TSC_ROLE_FACTOR);
    if (mark == NULL || strcmp(mark->entry->code, "word") != 0 || isnan(mark->entry->value))
        return false;
    if (tsc_entry_get(mark->entry, "weak").length > 0 && !tsc_factor_is_meant(r->scan, mark->first)) /* met twice */
        return false;
    *q = (tsc_quantity){.first = mark->first,
                        .last = mark->last,
                        .hedge_first = mark->first,
                        .low = (double)NAN,
                        .high = (double)NAN,
                        .scale = 1,
                        .unit_factor = 1};
    const double value =
        mark->entry->value > 1 ? mark->entry->value + half_behind(r->scan, &q->last) : mark->entry->value;
    q->start = r->scan->tokens[at].start + mark->skip;
    q->end = r->scan->tokens[q->last - 1].end;
    q->value = tsc_percent_of_factor(value);
    q->change = q->value > 0 ? TSC_CHANGE_UP : TSC_CHANGE_DOWN;
    q->form = TSC_QUANTITY_FACTOR;
    q->worded = true;
    tsc_quantity_set_unit(q, "%");
    return true;
}

/* A minus or plus glued to the number, with nothing glued before it. */
static void read_sign(const quantity_reader *r, tsc_quantity *q, bool *negative)
{
    const tsc_scan *scan = r->scan;
    size_t sign = (size_t)q->first - 1;
    if (q->first == 0 || !tsc_scan_glued(scan, q->first))
        return;
    bool joined = tsc_scan_glued(scan, sign) && !tsc_scan_is(scan, sign - 1, "(") &&
                  tsc_number_mark(scan, sign - 1, TSC_NUMBER_AND) == NULL; /* و-9% */
    if (joined)
        return;
    bool minus = tsc_scan_is(scan, sign, "-") || tsc_scan_is(scan, sign, "\xE2\x88\x92") ||
                 tsc_scan_is(scan, sign, "\xE2\x80\x93");
    if (!minus && !tsc_scan_is(scan, sign, "+"))
        return;
    *negative = minus;
    q->change = minus ? TSC_CHANGE_DOWN : TSC_CHANGE_UP;
    q->first = (uint32_t)sign;
    q->start = scan->tokens[sign].start;
}

/* A small whole number that counts things or nothing. */
static bool is_counter(const tsc_quantity *q)
{
    enum { SMALL = 100 };
    return q->form == TSC_QUANTITY_AMOUNT && q->plain && q->value < SMALL && !tsc_unit_is_currency(q->unit) &&
           !tsc_unit_is_percent(q->unit);
}

/* COVID-19, G20, 10484-AA, 11a: a number glued to letters that are no unit of it. */
static uint8_t name_trap(const quantity_reader *r, const tsc_quantity *q)
{
    const tsc_scan *scan = r->scan;
    size_t first = q->first, last = q->last;
    if (first > 0 && tsc_scan_glued(scan, first)) {
        size_t before = first - 1;
        bool hyphen = tsc_scan_is(scan, before, "-") && before > 0 && tsc_scan_glued(scan, before);
        if (hyphen && (scan->tokens[before - 1].flags & TSC_TOKEN_CAPITAL) != 0 && is_counter(q))
            return TSC_TRAP_NAME; /* the Shah Deniz-1 project */
        if (scan->tokens[before].kind == TSC_TOKEN_WORD || (hyphen && scan->tokens[before - 1].kind == TSC_TOKEN_WORD))
            return tsc_is_letter_run(scan, hyphen ? before - 1 : before) ? TSC_TRAP_NAME : 0;
    }
    if (last < scan->token_count && tsc_scan_glued(scan, last)) {
        const tsc_token *after = &scan->tokens[last];
        if (after->kind == TSC_TOKEN_WORD && (after->flags & TSC_TOKEN_CLITIC) == 0 &&
            scan->mark_at[last] == scan->mark_at[last + 1] && scan->tokens[last - 1].kind == TSC_TOKEN_NUMBER)
            return TSC_TRAP_NAME;
        if (tsc_scan_is(scan, last, "-") && tsc_scan_glued(scan, last + 1) &&
            (scan->tokens[last + 1].flags & TSC_TOKEN_ALL_CAPITALS) != 0 &&
            scan->mark_at[last + 1] == scan->mark_at[last + 2])
            return TSC_TRAP_NAME;
    }
    return 0;
}

static bool is_ordinal(const quantity_reader *r, const tsc_amount *amount)
{
    const tsc_mark *suffix = tsc_number_mark(r->scan, amount->last, TSC_NUMBER_ORDINAL_SUFFIX);
    if (suffix == NULL)
        suffix = tsc_number_mark(r->scan, tsc_skip_hyphen(r->scan, amount->last), TSC_NUMBER_ORDINAL_SUFFIX);
    return suffix != NULL && amount->plain && tsc_scan_glued(r->scan, amount->last);
}

/* "Spanish companies in Peru number 470": no label but the verb of what is counted, behind a name, a plural or a time. */
static bool is_counting_verb(const tsc_scan *scan, const tsc_mark *trap)
{
    if (trap->first == 0 || scan->tokens[trap->first - 1].kind != TSC_TOKEN_WORD ||
        !tsc_scan_says(scan, trap->first, TSC_ROLE_CHANGE, "numbers"))
        return false;
    for (uint32_t t = trap->first > 3 ? trap->first - 3 : 0; t < trap->first; t++) {
        const tsc_mark *place = tsc_scan_mark(scan, t, TSC_ROLE_PLACE);
        const tsc_mark *count = tsc_scan_mark(scan, t, TSC_ROLE_INDICATOR);
        const tsc_mark *time = tsc_scan_mark(scan, t, TSC_ROLE_PERIOD);
        if ((place != NULL && place->last == trap->first) || (time != NULL && time->last == trap->first) ||
            (count != NULL && count->last == trap->first && tsc_entry_has(count->entry, "form", "count")))
            return true;
    }
    return false;
}

static uint8_t lexicon_trap(const quantity_reader *r, const tsc_quantity *q)
{
    const tsc_scan *scan = r->scan;
    size_t from = q->first > 12 ? q->first - 12 : 0;
    if (!tsc_scan_has(scan, TSC_ROLE_TRAP))
        return 0;
    for (uint32_t i = scan->mark_at[from]; i < scan->mark_at[q->first + 1]; i++)
        /* KM 2.4 billion: marks, not kilometres */
        if (scan->marks[i].role == TSC_ROLE_TRAP && scan->marks[i].last > q->first &&
            !(tsc_unit_is_currency(q->unit) && scan->marks[i].first == q->first))
            return TSC_TRAP_LEXICON;
    for (uint32_t i = scan->mark_at[from]; i < scan->mark_at[q->first]; i++)
        if (scan->marks[i].role == TSC_ROLE_TRAP && scan->marks[i].last == q->first &&
            tsc_span_equals(tsc_entry_get(scan->marks[i].entry, "where"), "before") &&
            !is_counting_verb(scan, &scan->marks[i]) &&
            !(!tsc_unit_is_none(q->unit) && strcmp(scan->marks[i].entry->code, "boilerplate") ==
                                                0)) /* registered investment of $29 billion; founded 45 companies */
            return TSC_TRAP_LEXICON;
    const tsc_mark *behind = tsc_scan_mark(scan, q->last, TSC_ROLE_TRAP);
    if (behind != NULL && tsc_unit_is_none(q->unit) &&
        !tsc_span_equals(tsc_entry_get(behind->entry, "where"), "before"))
        return TSC_TRAP_LEXICON;
    return 0;
}

static void read_direction_after(const quantity_reader *r, tsc_quantity *q)
{
    const tsc_mark *mark = tsc_scan_mark(r->scan, q->last, TSC_ROLE_HEDGE);
    if (mark == NULL || q->change != TSC_CHANGE_NONE ||
        (!tsc_unit_is_percent(q->unit) && tsc_scan_says(r->scan, q->last, TSC_ROLE_FUNCTION, "against")))
        return; /* 820 billion down from 868 billion: what it has come from, and no difference */
    tsc_span change = tsc_entry_get(mark->entry, "change");
    if (tsc_span_equals(change, "up"))
        q->change = TSC_CHANGE_UP;
    else if (tsc_span_equals(change, "down"))
        q->change = TSC_CHANGE_DOWN;
}

/* Currencies beside one number, and the one of them that counts. */
typedef struct payment {
    money before, after;
    const money *paid; /* before or after; NULL where there is none */
} payment;

/* A sign or code before the number counts before what follows it, unless that says more (of a $, which one). */
static void choose_payment(const quantity_reader *r, payment *pay, bool behind)
{
    const tsc_mark *before = pay->before.mark;
    bool vague = before == NULL || before->entry->code[0] == '?';
    /* $5 $6 */
    bool own = before != NULL && behind && r->scan->tokens[pay->after.mark->last - 1].kind == TSC_TOKEN_SYMBOL;
    if (behind && vague && !own)
        pay->paid = &pay->after;
    else
        pay->paid = before != NULL ? &pay->before : NULL;
}

static void apply_payment(const quantity_reader *r, const payment *pay, const tsc_amount *amount, tsc_quantity *q,
                          tsc_decimal *value)
{
    bool behind = pay->paid == &pay->after;
    tsc_money_set(r, q, pay->paid);
    const tsc_mark *scale = amount->scale == 1 ? tsc_money_scale(r, pay->paid, &pay->after) : NULL;
    bool whole = amount->scale == 1 && pay->paid->factor == 1 && scale == NULL;
    if (whole && amount->thousandths && !tsc_currency_has_thousandths(q->unit))
        *value = tsc_decimal_multiply(*value, tsc_decimal_of(1000)); /* no money has thousandths: 12.500 dong */
    *value = tsc_decimal_multiply(*value, tsc_decimal_of_double(pay->paid->factor));
    q->unit_factor = pay->paid->factor;
    if (behind)
        tsc_quantity_extend(r->scan, q, pay->after.last);
    if (scale != NULL) {
        *value = tsc_decimal_multiply(*value, tsc_decimal_of_double(scale->entry->value));
        tsc_quantity_extend(r->scan, q, scale->last);
        q->scale = scale->entry->value;
    } else if (whole) {
        tsc_money_cents(r, q, value, !behind);
    }
}

static tsc_quantity quantity_of_amount(const tsc_scan *scan, const tsc_amount *amount, size_t number)
{
    return (tsc_quantity){.first = (uint32_t)number,
                          .last = amount->last,
                          .start = amount->start + tsc_skip_bytes(scan, number),
                          .end = amount->end,
                          .low = (double)NAN,
                          .high = (double)NAN,
                          .scale = amount->scale,
                          .unit_factor = 1,
                          .worded = amount->worded,
                          .plain = amount->plain,
                          .form = amount->fraction ? TSC_QUANTITY_FRACTION : TSC_QUANTITY_AMOUNT,
                          .traps = amount->article ? TSC_TRAP_ARTICLE : 0};
}

/* "Eight of every ten kilos", "of every ten dollars": what both are counted in is no unit of their ratio. */
static bool is_measure(tsc_unit unit)
{
    return tsc_unit_is(unit, "t") || tsc_unit_is(unit, "m3") || tsc_unit_is(unit, "kWh") || tsc_unit_is(unit, "MW");
}

/* "7,029 turistas": nobody counts thousandths of people or companies; nor of tonnes, where a comma may part groups. */
static bool has_no_thousandths(const quantity_reader *r, const tsc_quantity *q)
{
    static const char *const whole[] = {"persons", "companies", "items", "projects", "flights", "TEU"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (tsc_unit_is(q->unit, whole[i]))
            return true;
    return tsc_unit_is(q->unit, "t") && r->amounts.separators.round_groups && !(fabs(q->unit_factor - 1) > 0);
}

/* The number itself with the money, unit or factor beside it. */
static bool read_number(quantity_reader *r, size_t at, size_t part, tsc_quantity *q)
{
    const tsc_scan *scan = r->scan;
    tsc_amount amount;
    payment pay = {.paid = NULL};
    size_t number = tsc_money_before(r, at, &pay.before);
    if (number >= scan->token_count || !tsc_amount_read(&r->amounts, number, part, pay.before.mark != NULL, &amount))
        return false;
    if (amount.parts && part > 0)
        pay.before.mark = NULL;
    r->distant = false;
    *q = quantity_of_amount(scan, &amount, number);
    tsc_decimal value = amount.value;
    bool negative = amount.negative;
    if (pay.before.mark == NULL && is_ordinal(r, &amount)) {
        q->form = TSC_QUANTITY_ORDINAL;
        q->value = tsc_decimal_value(value);
        return true;
    }
    bool behind = !amount.parts && !amount.ratio && tsc_money_after(r, amount.last, &pay.after);
    if (behind && pay.before.mark != NULL && tsc_is_word_mark(scan, pay.before.mark))
        pay.before.mark = NULL; /* the word before belongs to what it follows */
    if (pay.before.mark != NULL) {
        q->first = (uint32_t)at;
        q->start = scan->tokens[at].start + pay.before.mark->skip;
    }
    choose_payment(r, &pay, behind);
    read_sign(r, q, &negative);
    if (pay.paid != NULL) {
        apply_payment(r, &pay, &amount, q, &value);
    } else if (!amount.parts) {
        if (read_times(r, q, tsc_decimal_value(value)))
            return true;
        read_unit(r, q, &value);
        if (amount.thousandths && q->scale <= 1 && has_no_thousandths(r, q))
            value = tsc_decimal_multiply(value, tsc_decimal_of(1000));
        if (amount.ratio && is_measure(q->unit)) {
            q->unit = tsc_unit_none(), q->unit_factor = 1;
            value = amount.value;
        }
    }
    if (pay.paid != NULL || !tsc_unit_is_none(q->unit))
        q->traps &= (uint8_t)~TSC_TRAP_ARTICLE;
    q->value = negative ? -tsc_decimal_value(value) : tsc_decimal_value(value);
    return true;
}

/* "a dollar", "% 70", "per cent of 22": what can begin with something else than a number. */
static bool read_other(quantity_reader *r, size_t at, tsc_quantity *q)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *percent = tsc_scan_mark(scan, at, TSC_ROLE_UNIT);
    if (tsc_mark_is(percent, "%")) {
        const tsc_mark *of = tsc_number_mark(scan, percent->last, TSC_NUMBER_OF);
        size_t number = of != NULL ? of->last : percent->last;
        if (number >= scan->token_count || !read_number(r, number, 0, q) || (!tsc_unit_is_none(q->unit) && !r->distant))
            return false;
        tsc_quantity_set_unit(q, "%");
        q->first = (uint32_t)at;
        q->start = scan->tokens[at].start;
        return true;
    }
    const tsc_mark *article = tsc_number_mark(scan, at, TSC_NUMBER_ARTICLE);
    money after;
    if (article == NULL || !tsc_money_after(r, article->last, &after) || !tsc_is_word_mark(scan, after.mark))
        return false;
    *q = (tsc_quantity){.first = (uint32_t)at,
                        .last = article->last,
                        .low = (double)NAN,
                        .high = (double)NAN,
                        .scale = 1,
                        .unit_factor = 1,
                        .value = 1};
    q->start = scan->tokens[at].start;
    q->worded = true;
    tsc_money_set(r, q, &after);
    tsc_quantity_extend(scan, q, after.last);
    tsc_decimal value = tsc_decimal_of(1);
    tsc_money_cents(r, q, &value, false);
    q->value = tsc_decimal_value(value) * after.factor;
    return true;
}

/* "تضاعفت الصادرات إلى تونس 2,6 مرة": how many times is told behind, and the verb by itself is no doubling. */
static bool is_told_behind(const tsc_scan *scan, const tsc_quantity *q, const tsc_quantity *next)
{
    enum { FAR = 14 };
    if (q->form != TSC_QUANTITY_FACTOR || q->last != q->first + 1 || next->form != TSC_QUANTITY_FACTOR ||
        next->hedge_first < q->last || next->hedge_first - q->last > FAR)
        return false;
    for (uint32_t t = q->last; t < next->hedge_first; t++) {
        if (scan->tokens[t].kind == TSC_TOKEN_PUNCTUATION)
            return false;
        for (uint32_t i = scan->mark_at[t]; i < scan->mark_at[t + 1]; i++) {
            const tsc_mark *mark = &scan->marks[i];
            if (tsc_entry_moves(mark->entry) || (mark->clitics & TSC_CLITIC_AND) != 0 ||
                (mark->role == TSC_ROLE_FUNCTION && tsc_mark_is(mark, "and")))
                return false;
        }
    }
    return true;
}

static tsc_status add(const tsc_scan *scan, tsc_quantities *found, size_t *room, const tsc_quantity *q,
                      tsc_arena *arena, tsc_error *err)
{
    tsc_quantity *grown = tsc_grow_in(arena, found->items, found->count, room, sizeof *grown);
    if (grown == NULL)
        return tsc_error_memory(err, "the amounts of a sentence");
    found->items = grown;
    bool multiplied = found->count > 0 && is_told_behind(scan, &grown[found->count - 1], q);
    if (multiplied)
        found->count--;
    found->items[found->count++] = *q;
    found->items[found->count - 1].multiplied = multiplied;
    return TSC_OK;
}

/* Flights with "a week" before or behind them, in languages that part the two: аптасына 2 рейс. */
static void read_weekly(const quantity_reader *r, tsc_quantity *q)
{
    const tsc_scan *scan = r->scan;
    if (!tsc_unit_is(q->unit, "flights"))
        return;
    size_t from = q->first > 2 ? q->first - 2 : 0, to = q->last < scan->token_count ? q->last + 1u : q->last;
    for (uint32_t i = scan->mark_at[from]; i < scan->mark_at[to]; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (mark->role == TSC_ROLE_PERIOD && mark->word == TSC_TIME_RATE &&
            (mark->last == q->first || mark->first == q->last) &&
            tsc_span_equals(tsc_entry_get(mark->entry, "unit"), "week"))
            tsc_quantity_set_unit(q, "flights/week");
    }
}

/* A full stop of an abbreviation that also ends the sentence stays out. */
static void drop_full_stop(const quantity_reader *r, tsc_quantity *q)
{
    if (q->last == r->scan->token_count && q->last > q->first + 1u && tsc_scan_is(r->scan, q->last - 1u, "."))
        q->end = r->scan->tokens[q->last - 2].end;
}

static void complete(const quantity_reader *r, tsc_quantity *q)
{
    q->hedge_first = q->first;
    read_weekly(r, q);
    drop_full_stop(r, q);
    if (q->form != TSC_QUANTITY_ORDINAL) {
        tsc_quantity_read_hedges(r, q);
        read_direction_after(r, q);
    }
    if (q->form == TSC_QUANTITY_AMOUNT && (tsc_unit_is_none(q->unit) || is_counter(q)))
        q->traps |= name_trap(r, q);
    q->traps |= lexicon_trap(r, q);
}

/* Where a token may begin a quantity at all. */
static bool may_begin(const tsc_scan *scan, size_t at)
{
    static const uint32_t roles = (uint32_t)1 << TSC_ROLE_SCALE | (uint32_t)1 << TSC_ROLE_FACTOR |
                                  (uint32_t)1 << TSC_ROLE_CURRENCY | (uint32_t)1 << TSC_ROLE_UNIT;
    if (scan->tokens[at].kind == TSC_TOKEN_NUMBER || scan->tokens[at].kind == TSC_TOKEN_SYMBOL)
        return true;
    if (at + 1 < scan->token_count && scan->tokens[at].kind == TSC_TOKEN_PUNCTUATION)
        return scan->tokens[at + 1].kind == TSC_TOKEN_NUMBER || scan->words[at].roles != 0;
    return (scan->words[at].roles & roles) != 0 || (scan->words[at].numbers & TSC_NUMBER_OPENING) != 0;
}

/* A token with a sign between its digits: 22,24,26. */
static bool may_hold_several(const tsc_scan *scan, size_t at)
{
    if (scan->tokens[at].kind != TSC_TOKEN_NUMBER)
        return false;
    for (size_t i = scan->tokens[at].start; i < scan->tokens[at].end; i++)
        if (scan->text.data[i] < '0' || scan->text.data[i] > '9')
            return true;
    return false;
}

tsc_status tsc_quantities_find(const tsc_scan *scan, const char *region, tsc_arena *arena, tsc_quantities *found,
                               tsc_error *err)
{
    quantity_reader r = {.scan = scan, .region = region, .amounts = tsc_amount_reader_of(scan, region)};
    size_t room = 0;
    tsc_status status = TSC_OK;
    *found = (tsc_quantities){NULL, 0};
    for (size_t at = 0; status == TSC_OK && at < scan->token_count;) {
        tsc_quantity q;
        size_t part = 0, next = at + 1;
        if (!may_begin(scan, at)) {
            at++;
            continue;
        }
        r.ranged = tsc_range_opens(scan, at) != TSC_OPENING_NONE;
        bool percent = tsc_mark_is(tsc_scan_mark(scan, at, TSC_ROLE_UNIT), "%");
        if (read_factor_before(&r, at, &q) || read_factor_word(&r, at, &q) ||
            (!percent && read_number(&r, at, part, &q)) || read_other(&r, at, &q)) {
            do {
                complete(&r, &q);
                if ((q.traps & TSC_TRAP_ARTICLE) == 0 || q.last >= scan->token_count ||
                    scan->tokens[q.last].kind != TSC_TOKEN_NUMBER) /* un 6,8 % */
                    status = add(scan, found, &room, &q, arena, err);
                next = q.last > at ? q.last : at + 1;
            } while (status == TSC_OK && may_hold_several(scan, next - 1) && read_number(&r, next - 1, ++part, &q));
        }
        at = next;
    }
    if (status == TSC_OK) {
        tsc_quantities_share(scan, found);
        tsc_quantities_take_heading(&r, found);
    }
    return status;
}
