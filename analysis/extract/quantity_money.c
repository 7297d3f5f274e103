/* The money beside a number. */
#include "extract/quantity_parts.h"

#include "extract/currency.h"

#include <math.h>
#include <string.h>

/* "A $5 billion grant" begins with an article and not with the sign of the Australian dollar. */
static bool is_article_and_sign(const tsc_scan *scan, const tsc_mark *mark)
{
    return mark->last - mark->first == 2 && scan->tokens[mark->first].end - scan->tokens[mark->first].start == 1 &&
           tsc_scan_is(scan, mark->first, "A") && !tsc_scan_glued(scan, mark->first + 1);
}

size_t tsc_money_before(const quantity_reader *r, size_t at, money *found)
{
    const tsc_scan *scan = r->scan;
    *found = (money){.mark = NULL, .factor = 1};
    for (int i = 0; i < 2; i++) {
        const tsc_mark *mark = tsc_scan_mark(scan, at, TSC_ROLE_CURRENCY);
        if (mark == NULL || tsc_entry_get(mark->entry, "sub").length > 0 || is_article_and_sign(scan, mark) ||
            tsc_entry_has(mark->entry, "behind", "1")) /* won 18 contracts */
            break;
        if (found->mark == NULL || found->mark->entry->code[0] == '?')
            found->mark = mark;
        if (!isnan(mark->entry->value))
            found->factor = mark->entry->value;
        at = mark->last;
    }
    if (found->mark != NULL && tsc_scan_is(scan, at, ".") && !tsc_scan_glued(scan, at + 1) &&
        tsc_scan_glued(scan, at) && at + 1 < scan->token_count && scan->tokens[at + 1].kind == TSC_TOKEN_NUMBER)
        at++; /* Rs. 20 */
    return at;
}

/* بين, between: no yen that bears a preposition. */
static bool is_preposition(const tsc_mark *mark)
{
    return (mark->clitics & TSC_CLITIC_IN) != 0 && tsc_entry_has(mark->entry, "behind", "1");
}

bool tsc_money_after(const quantity_reader *r, size_t at, money *found)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *mark = tsc_scan_mark(scan, tsc_skip_hyphen(scan, at), TSC_ROLE_CURRENCY);
    if (mark == NULL) {
        const tsc_mark *of = tsc_number_mark(scan, at, TSC_NUMBER_OF);
        mark = of != NULL ? tsc_scan_mark(scan, of->last, TSC_ROLE_CURRENCY) : NULL;
        if (mark != NULL && mark->last < scan->token_count && scan->tokens[mark->last].kind == TSC_TOKEN_NUMBER)
            mark = NULL; /* "one of $300 million": the sign is that of the number behind it */
    }
    if (mark == NULL && tsc_scan_is(scan, at, ",") && tsc_scan_glued(scan, at) && tsc_scan_is(scan, at + 1, "-"))
        mark = tsc_scan_mark(scan, at + 2, TSC_ROLE_CURRENCY); /* 50,- Kč */
    if (mark == NULL || is_preposition(mark) || tsc_entry_get(mark->entry, "before").length > 0)
        return false;
    bool sub = tsc_entry_get(mark->entry, "sub").length > 0;
    *found =
        (money){.mark = mark, .factor = isnan(mark->entry->value) || sub ? 1 : mark->entry->value, .last = mark->last};
    const tsc_mark *more = tsc_scan_mark(scan, mark->last, TSC_ROLE_CURRENCY);
    bool number_next =
        more != NULL && more->last < scan->token_count && scan->tokens[more->last].kind == TSC_TOKEN_NUMBER;
    if (mark->entry->code[0] == '?' && more != NULL && more->entry->code[0] != '?' && !number_next &&
        !is_preposition(more)) {
        found->mark = more;
        found->last = more->last;
    }
    return true;
}

void tsc_money_set(const quantity_reader *r, tsc_quantity *q, const money *found)
{
    const char *code = found->mark->entry->code;
    if (tsc_entry_get(found->mark->entry, "sub").length > 0)
        return; /* cents alone: prices, in no unit of the figure record */
    if (code[0] == '?') {
        const char *family = code + 1;
        size_t length = strlen(family) < sizeof q->family - 1 ? strlen(family) : sizeof q->family - 1;
        memcpy(q->family, family, length);
        q->family[length] = '\0';
        q->unit = tsc_currency_of_family(r->scan->language, family, r->region);
    } else {
        tsc_quantity_set_unit(q, code);
    }
}

const tsc_mark *tsc_money_scale(const quantity_reader *r, const money *paid, const money *after)
{
    const tsc_mark *scale = paid == after ? tsc_scale_mark(r->scan, after->last, true) : NULL;
    return scale != NULL && !isnan(scale->entry->value) ? scale : NULL;
}

/* A number that cents may follow; cents in digits are read first, for `cents` may be hundreds too (French). */
static bool read_cents(const quantity_reader *r, size_t at, tsc_amount *cents)
{
    tsc_numeral numeral;
    if (!tsc_numeral_read(r->scan, r->amounts.separators, at, 0, &numeral))
        return tsc_amount_read(&r->amounts, at, 0, false, cents);
    *cents = (tsc_amount){.value = numeral.value,
                          .scale = 1,
                          .first = numeral.first,
                          .last = numeral.last,
                          .start = numeral.start,
                          .end = numeral.end,
                          .plain = numeral.plain,
                          .parts = numeral.parts};
    return true;
}

void tsc_money_cents(const quantity_reader *r, tsc_quantity *q, tsc_decimal *value, bool before)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *and = tsc_number_mark(scan, q->last, TSC_NUMBER_AND);
    size_t at = and != NULL ? and->last : q->last;
    tsc_amount cents;
    if (at >= scan->token_count || !tsc_decimal_is_integer(*value) || !read_cents(r, at, &cents) || cents.parts ||
        cents.negative || cents.scale > 1 || !tsc_decimal_is_integer(cents.value) ||
        tsc_decimal_value(cents.value) >= 100)
        return;
    size_t last = cents.last;
    const tsc_mark *sub = tsc_scan_mark(scan, last, TSC_ROLE_CURRENCY);
    if (sub != NULL && tsc_entry_get(sub->entry, "sub").length > 0) {
        last = sub->last;
    } else {
        bool glued = tsc_scan_glued(scan, last) && scan->tokens[last].kind == TSC_TOKEN_WORD;
        bool two = cents.plain && cents.end - cents.start == 2 && !glued;
        bool ends =
            last >= scan->token_count || scan->tokens[last].kind == TSC_TOKEN_PUNCTUATION ||
            (!before && and == NULL && scan->tokens[last].kind == TSC_TOKEN_WORD &&
             tsc_scan_mark(scan, last, TSC_ROLE_UNIT) == NULL && tsc_scan_mark(scan, last, TSC_ROLE_MONTH) == NULL);
        if (sub != NULL || (!two && !(cents.worded && (!cents.article || and != NULL))) || !ends || r->ranged ||
            tsc_scan_is(scan, last, "-") || tsc_scan_mark(scan, last, TSC_ROLE_UNIT) != NULL)
            return;
    }
    cents.value.exponent -= 2;
    *value = tsc_decimal_add(*value, cents.value);
    tsc_quantity_extend(scan, q, last);
}
