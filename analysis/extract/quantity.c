#include "extract/quantity.h"

#include "core/grow.h"
#include "extract/amount.h"
#include "extract/currency.h"
#include "extract/quantity_parts.h"
#include "extract/reading.h"

#include <math.h>
#include <string.h>

enum { MAX_HEDGE_DISTANCE = 2 };

static bool has_code(const tsc_mark *mark, const char *code)
{
    return mark != NULL && strcmp(mark->entry->code, code) == 0;
}

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
    if (has_code(mark, "pp")) {
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

/* 2,3 times, 1.7-fold, в 2,3 раза: words that make a factor of the number before them. */
static bool read_times(const quantity_reader *r, tsc_quantity *q, double number)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *mark = tsc_scan_mark(scan, tsc_skip_hyphen(scan, q->last), TSC_ROLE_FACTOR);
    if (mark == NULL || strncmp(mark->entry->code, "times", 5) != 0 || number <= 0)
        return false;
    bool weak = tsc_entry_get(mark->entry, "weak").length > 0;
    if (weak && number == floor(number) && !tsc_factor_is_meant(scan, q->first))
        return false;
    double factor = number;
    q->change = TSC_CHANGE_UP;
    if (has_code(mark, "times_less")) {
        factor = 1 / number;
        q->change = TSC_CHANGE_DOWN;
    } else if (has_code(mark, "times_more")) {
        factor = number + 1;
    }
    if (factor < 1)
        q->change = TSC_CHANGE_DOWN;
    q->value = tsc_percent_of_factor(factor);
    q->form = TSC_QUANTITY_FACTOR;
    tsc_quantity_set_unit(q, "%");
    tsc_span surface = tsc_entry_get(mark->entry, "surface");
    tsc_quantity_extend(scan, q, surface.length > 0 ? mark->first + 1 : mark->last);
    return true;
}

/* multiplied by 4.7, divisé par trois: words before a number that make a factor of it. */
static bool read_factor_before(const quantity_reader *r, size_t at, tsc_quantity *q)
{
    const tsc_mark *mark = tsc_scan_mark(r->scan, at, TSC_ROLE_FACTOR);
    tsc_amount amount;
    bool divided = has_code(mark, "divided_by");
    if (mark == NULL || (!divided && !has_code(mark, "multiplied_by")) || mark->last >= r->scan->token_count ||
        !tsc_amount_read(&r->amounts, mark->last, 0, false, &amount) || amount.negative || amount.scale != 1)
        return false;
    double number = tsc_decimal_value(amount.value);
    if (number <= 0 || number > 1000)
        return false;
    *q = (tsc_quantity){.first = mark->first, .last = amount.last, .hedge_first = mark->first, .low = (double)NAN, .high = (double)NAN,
                        .scale = 1, .unit_factor = 1};
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
    *q = (tsc_quantity){.first = mark->first, .last = mark->last, .hedge_first = mark->first, .low = (double)NAN, .high = (double)NAN, .scale = 1, .unit_factor = 1};
    q->start = r->scan->tokens[at].start + mark->skip;
    q->end = r->scan->tokens[mark->last - 1].end;
    q->value = tsc_percent_of_factor(mark->entry->value);
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
    if (q->first == 0 || !tsc_token_glued(scan, q->first))
        return;
    bool joined = tsc_token_glued(scan, sign) && !tsc_token_is(scan, sign - 1, "(") && tsc_number_mark(scan, sign - 1, TSC_NUMBER_AND) == NULL; /* و-9% */
    if (joined)
        return;
    bool minus = tsc_token_is(scan, sign, "-") || tsc_token_is(scan, sign, "\xE2\x88\x92") || tsc_token_is(scan, sign, "\xE2\x80\x93");
    if (!minus && !tsc_token_is(scan, sign, "+"))
        return;
    *negative = minus;
    q->change = minus ? TSC_CHANGE_DOWN : TSC_CHANGE_UP;
    q->first = (uint32_t)sign;
    q->start = scan->tokens[sign].start;
}

/* COVID-19, G20, 10484-AA, 11a: a number glued to letters that are no unit of it. */
static uint8_t name_trap(const quantity_reader *r, const tsc_quantity *q)
{
    const tsc_scan *scan = r->scan;
    size_t first = q->first, last = q->last;
    if (first > 0 && tsc_token_glued(scan, first)) {
        size_t before = first - 1;
        bool hyphen = tsc_token_is(scan, before, "-") && before > 0 && tsc_token_glued(scan, before);
        if (scan->tokens[before].kind == TSC_TOKEN_WORD || (hyphen && scan->tokens[before - 1].kind == TSC_TOKEN_WORD))
            return tsc_is_letter_run(scan, hyphen ? before - 1 : before) ? TSC_TRAP_NAME : 0;
    }
    if (last < scan->token_count && tsc_token_glued(scan, last)) {
        const tsc_token *after = &scan->tokens[last];
        if (after->kind == TSC_TOKEN_WORD && (after->flags & TSC_TOKEN_CLITIC) == 0 &&
            scan->mark_at[last] == scan->mark_at[last + 1] && scan->tokens[last - 1].kind == TSC_TOKEN_NUMBER)
            return TSC_TRAP_NAME;
        if (tsc_token_is(scan, last, "-") && tsc_token_glued(scan, last + 1) &&
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
    return suffix != NULL && amount->plain && tsc_token_glued(r->scan, amount->last);
}

static uint8_t lexicon_trap(const quantity_reader *r, const tsc_quantity *q)
{
    const tsc_scan *scan = r->scan;
    size_t from = q->first > 12 ? q->first - 12 : 0;
    for (uint32_t i = scan->mark_at[from]; i < scan->mark_at[q->first + 1]; i++)
        if (scan->marks[i].entry->role == TSC_ROLE_TRAP && scan->marks[i].last > q->first)
            return TSC_TRAP_LEXICON;
    for (uint32_t i = scan->mark_at[from]; i < scan->mark_at[q->first]; i++)
        if (scan->marks[i].entry->role == TSC_ROLE_TRAP && scan->marks[i].last == q->first &&
            tsc_span_equals(tsc_entry_get(scan->marks[i].entry, "where"), "before"))
            return TSC_TRAP_LEXICON;
    const tsc_mark *behind = tsc_scan_mark(scan, q->last, TSC_ROLE_TRAP);
    if (behind != NULL && tsc_unit_is_none(q->unit) && !tsc_span_equals(tsc_entry_get(behind->entry, "where"), "before"))
        return TSC_TRAP_LEXICON;
    return 0;
}

/* "creció hasta 1.310": behind growth the word for "up to" is where it arrives. */
static bool is_end_of_rise(const tsc_scan *scan, const tsc_mark *hedge)
{
    return strcmp(hedge->entry->code, "at_most") == 0 && tsc_number_mark(scan, hedge->first, TSC_NUMBER_TO) != NULL
           && tsc_factor_is_meant(scan, hedge->first);
}

/* "1 049 мың тоннаға дейін артты": before a word of change the word for "up to" is where it arrives. */
static bool is_end_of_move(const tsc_scan *scan, const tsc_mark *hedge)
{
    bool until = strcmp(hedge->entry->code, "at_most") == 0 && tsc_scan_mark(scan, hedge->first, TSC_ROLE_FUNCTION) != NULL
                 && strcmp(tsc_scan_mark(scan, hedge->first, TSC_ROLE_FUNCTION)->entry->code, "until_after") == 0;
    size_t at = hedge->last;
    while (until && at < scan->token_count && scan->tokens[at].kind == TSC_TOKEN_PUNCTUATION)
        at++;
    return until && (tsc_scan_mark(scan, at, TSC_ROLE_CHANGE) != NULL || at != hedge->last);
}

/* "9,7 млрд доллардан (жалпы көлемнің 18,9 %) асты": what stands in brackets between a value and its hedge is passed over. */
static size_t behind_brackets(const tsc_scan *scan, size_t at)
{
    enum { FAR = 10 };
    if (!tsc_scan_is(scan, at, "("))
        return at;
    for (size_t t = at + 1; t < scan->token_count && t < at + FAR; t++)
        if (tsc_scan_is(scan, t, ")"))
            return t + 1;
    return at;
}

/* A hedge that stands behind its value, where a token may have others. */
static const tsc_mark *hedge_behind(const tsc_scan *scan, size_t at)
{
    if (at >= scan->token_count)
        return NULL;
    for (uint32_t i = scan->mark_at[at]; i < scan->mark_at[at + 1]; i++)
        if (scan->marks[i].entry->role == TSC_ROLE_HEDGE && tsc_entry_get(scan->marks[i].entry, "after").length > 0)
            return &scan->marks[i];
    return NULL;
}

/* "18 %-ға артық", "307 млн долларға аз": behind a dative the word for more or less tells a difference and no bound. */
static bool is_difference(const tsc_scan *scan, const tsc_mark *hedge)
{
    tsc_place_role role = TSC_PLACE_BARE;
    const tsc_mark *change = tsc_scan_mark(scan, hedge->first, TSC_ROLE_CHANGE);
    if (change == NULL || hedge->first == 0 || (strcmp(change->entry->code, "up") != 0 && strcmp(change->entry->code, "down") != 0))
        return false;
    tsc_span word = tsc_scan_span(scan, hedge->first - 1, hedge->first);
    bool dative = tsc_reading_ending(scan, word, &role) && role == TSC_PLACE_TO;
    enum { DATIVE = 4 }; /* bytes of two letters: %-ға, where an ablative by itself (%-дан) has three */
    return dative || (scan->tokens[hedge->first - 1].kind == TSC_TOKEN_WORD && tsc_token_glued(scan, hedge->first - 1) && word.length <= DATIVE);
}

/* "1600-ден астам": an ending written to a number with a hyphen is passed over. */
static size_t behind_ending(const tsc_scan *scan, size_t at)
{
    enum { ENDING = 6 }; /* bytes of three letters */
    bool tied = tsc_token_glued(scan, at) && tsc_token_is(scan, at, "-") && tsc_token_glued(scan, at + 1)
                && scan->tokens[at + 1].kind == TSC_TOKEN_WORD && scan->tokens[at + 1].end - scan->tokens[at + 1].start <= ENDING;
    return tied ? at + 2 : at;
}

/* "$1 млрд-қа жуық 26 жоба": a word that may stand behind its value stands behind one in its case. */
static bool is_of_value_before(const tsc_scan *scan, const tsc_mark *hedge)
{
    tsc_place_role role = TSC_PLACE_BARE;
    if (hedge->first == 0 || hedge_behind(scan, hedge->first) == NULL || scan->tokens[hedge->first - 1].kind != TSC_TOKEN_WORD)
        return false;
    tsc_span word = tsc_scan_span(scan, hedge->first - 1, hedge->first);
    return tsc_token_glued(scan, hedge->first - 1)
           || (tsc_reading_ending(scan, word, &role) && (role == TSC_PLACE_TO || role == TSC_PLACE_FROM));
}

