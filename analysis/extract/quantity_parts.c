#include "extract/quantity_parts.h"

#include <string.h>

enum { MAX_FILLERS = 2 };

static bool ends_before(const tsc_scan *scan, size_t token, tsc_number_word word)
{
    size_t from = token > 4 ? token - 4 : 0;
    const bool known = (scan->all.numbers >> word & 1) != 0;
    for (uint32_t i = scan->mark_at[from]; known && i < scan->mark_at[token]; i++)
        if (scan->marks[i].role == TSC_ROLE_NUMBER && scan->marks[i].last == token &&
            scan->marks[i].word == (unsigned)word)
            return true;
    return false;
}

/* "entre el 4 y el 5 %": the article right before a number, where there is one. */
static size_t before_article(const tsc_scan *scan, size_t token)
{
    const tsc_mark *word = token > 0 ? tsc_scan_mark(scan, token - 1, TSC_ROLE_FUNCTION) : NULL;
    return word != NULL && word->last == token && strcmp(word->entry->code, "article") == 0 ? token - 1 : token;
}

tsc_opening tsc_range_opens(const tsc_scan *scan, size_t token)
{
    token = ends_before(scan, before_article(scan, token), TSC_NUMBER_BETWEEN) ? before_article(scan, token) : token;
    const tsc_mark *present = token > 0 ? tsc_scan_mark(scan, token - 1, TSC_ROLE_PERIOD) : NULL;
    if (tsc_mark_is(present, "adj") && present->last == token)
        token--; /* с нынешних 5 до 10 */
    if (ends_before(scan, token, TSC_NUMBER_BETWEEN))
        return TSC_OPENING_BETWEEN;
    if (ends_before(scan, token, TSC_NUMBER_FROM))
        return TSC_OPENING_FROM;
    return ends_before(scan, token, TSC_NUMBER_BY) ? TSC_OPENING_BY : TSC_OPENING_NONE;
}

double tsc_percent_of_factor(double factor)
{
    return tsc_decimal_value(tsc_decimal_multiply(tsc_decimal_of_double(factor), tsc_decimal_of(100))) - 100;
}

double tsc_quantity_product(double a, double b)
{
    return tsc_decimal_value(tsc_decimal_multiply(tsc_decimal_of_double(a), tsc_decimal_of_double(b)));
}

bool tsc_factor_is_meant(const tsc_scan *scan, size_t first)
{
    if (first >= 2 && scan->tokens[first - 2].kind == TSC_TOKEN_NUMBER &&
        scan->tokens[first - 1].kind == TSC_TOKEN_PUNCTUATION)
        first -= 2; /* в 1,5–2 раза */
    size_t from = first > 6 ? first - 6 : 0;
    if (ends_before(scan, first, TSC_NUMBER_TIMES_BEFORE))
        return true;
    for (uint32_t i = scan->mark_at[from]; i < scan->mark_at[first]; i++)
        if (scan->marks[i].role == TSC_ROLE_CHANGE)
            return true;
    return false;
}

bool tsc_is_letter_run(const tsc_scan *scan, size_t token)
{
    if ((scan->tokens[token].flags & TSC_TOKEN_CAPITAL) == 0)
        return false;
    for (uint32_t i = scan->mark_at[token]; i < scan->mark_at[token + 1]; i++)
        switch (scan->marks[i].role) {
        case TSC_ROLE_CURRENCY:
        case TSC_ROLE_HEDGE:
        case TSC_ROLE_PERIOD:
        case TSC_ROLE_MONTH:
        case TSC_ROLE_NUMBER:
        case TSC_ROLE_FUNCTION:
            return false;
        default:
            break;
        }
    return true;
}

size_t tsc_skip_bytes(const tsc_scan *scan, size_t token)
{
    size_t least = SIZE_MAX;
    for (uint32_t i = scan->mark_at[token]; i < scan->mark_at[token + 1]; i++)
        if ((scan->marks[i].role == TSC_ROLE_NUMBER || scan->marks[i].role == TSC_ROLE_SCALE) &&
            scan->marks[i].skip < least)
            least = scan->marks[i].skip;
    return least != SIZE_MAX ? least : 0;
}

bool tsc_hedge_reaches(const tsc_scan *scan, size_t from, size_t to)
{
    for (int fillers = 0; from < to; fillers++) {
        const tsc_mark *filler = tsc_number_mark(scan, from, TSC_NUMBER_FILLER);
        if (filler == NULL)
            filler = tsc_number_mark(scan, from, TSC_NUMBER_OF);
        if (filler == NULL || fillers == MAX_FILLERS)
            return false;
        from = filler->last;
    }
    return from == to;
}

bool tsc_is_word_mark(const tsc_scan *scan, const tsc_mark *mark)
{
    const tsc_token *token = &scan->tokens[mark->first];
    return token->kind == TSC_TOKEN_WORD && (token->flags & TSC_TOKEN_ALL_CAPITALS) == 0 &&
           scan->tokens[mark->last - 1].kind == TSC_TOKEN_WORD && tsc_entry_get(mark->entry, "prefix").length == 0;
}

void tsc_quantity_set_unit(tsc_quantity *q, const char *code)
{
    if (!tsc_unit_parse(tsc_span_of(code), &q->unit))
        q->unit = tsc_unit_none();
}

void tsc_quantity_extend(const tsc_scan *scan, tsc_quantity *q, size_t last)
{
    if (last <= q->last)
        return;
    q->last = (uint32_t)last;
    q->end = scan->tokens[last - 1].end;
}

size_t tsc_behind_ending(const tsc_scan *scan, size_t at)
{
    enum { ENDING = 6 }; /* bytes of three letters */
    bool tied = at + 1 < scan->token_count && tsc_scan_glued(scan, at) && tsc_scan_is(scan, at, "-") &&
                tsc_scan_glued(scan, at + 1) && scan->tokens[at + 1].kind == TSC_TOKEN_WORD &&
                scan->tokens[at + 1].end - scan->tokens[at + 1].start <= ENDING;
    return tied ? at + 2 : at;
}
