#include "extract/tabular_unit.h"

#include "extract/alphabet.h"
#include "extract/indicator.h"
#include "extract/quantity.h"

#include <string.h>

/* A number before the words, so that the rules of amounts read them. */
static const char trial[] = "7 ";

/* "US$ '000", "'000 tonnes", "(000 t)": the three digits of a thousand stand where its word would. */
static bool is_thousand(const tsc_scan *scan, uint32_t token)
{
    return tsc_scan_is(scan, token, "000") || tsc_scan_is(scan, token, "1000");
}

static bool is_amount(const tsc_scan *scan, uint32_t token)
{
    return token < scan->token_count && scan->tokens[token].kind == TSC_TOKEN_NUMBER && !is_thousand(scan, token);
}

static bool is_of_unit(const tsc_scan *scan, uint32_t token)
{
    static const uint64_t roles =
        (uint64_t)1 << TSC_ROLE_CURRENCY | (uint64_t)1 << TSC_ROLE_SCALE | (uint64_t)1 << TSC_ROLE_UNIT;
    return (scan->words[token].roles & roles) != 0 || tsc_scan_is(scan, token, "%");
}

/* Neither in "5 million dollars" nor in "$5" and "A$5". */
static bool may_begin(const tsc_scan *scan, uint32_t token)
{
    uint32_t first = token, end = token + 1;
    while (first > 0 && is_of_unit(scan, first - 1))
        first--;
    while (end < scan->token_count && is_of_unit(scan, end))
        end++;
    return is_of_unit(scan, token) && !(first > 0 && is_amount(scan, first - 1)) && !is_amount(scan, end);
}

/* What the numbers of a table may be in: "goods" and "companies" head what they count, and are no units of it. */
static bool is_unit(tsc_unit unit)
{
    return (tsc_units_of(unit) & (TSC_UNITS_MONEY | TSC_UNITS_PERCENT | TSC_UNITS_GOODS | TSC_UNITS_TEU)) != 0;
}

/* How many bytes from a token on say a unit; 0 where they say none. */
static tsc_status measure(tsc_word_memo *memo, const tsc_scan *scan, uint32_t token, const char *region,
                          tsc_arena *arena, size_t *length, tsc_unit *unit, tsc_error *err)
{
    enum { WORDS = 60 };
    const size_t start = scan->tokens[token].start, head = sizeof trial - 1;
    uint32_t last = token;
    while (last < scan->token_count && scan->tokens[last].end - start <= WORDS && !tsc_scan_is(scan, last, ")") &&
           scan->tokens[last].kind != TSC_TOKEN_BREAK)
        last++;
    *length = 0;
    if (last == token)
        return TSC_OK;
    const size_t rest = scan->tokens[last - 1].end - start;
    char *text = tsc_arena_alloc(arena, head + rest + 1);
    if (text == NULL)
        return tsc_error_memory(err, "the unit of a table");
    memcpy(text, trial, head);
    memcpy(text + head, scan->text.data + start, rest);
    text[head + rest] = '\0';
    tsc_scan tried;
    tsc_quantities found = {0};
    tsc_status status =
        tsc_scan_with(memo, scan->language, tsc_span_make(text, head + rest), 0, head + rest, arena, &tried, err);
    if (status == TSC_OK)
        status = tsc_quantities_find(&tried, region, arena, &found, err);
    if (status != TSC_OK || found.count == 0)
        return status;
    const tsc_quantity *q = &found.items[0];
    if (q->start == 0 && q->end > head && is_unit(q->unit)) {
        *length = q->end - head;
        *unit = q->unit;
    }
    return status;
}

/* Tokens from first to before last. */
typedef struct token_run {
    uint32_t first, last;
} token_run;

static bool is_quote(const tsc_scan *scan, uint32_t token)
{
    const tsc_span text = tsc_scan_token(scan, token);
    return text.length > 0 && tsc_apostrophe_length(text.data, text.data + text.length) == text.length;
}

/* Goes on over the digits of a thousand right behind the words or right before them; whether there are any. */
static bool takes_thousand(const tsc_scan *scan, token_run *of)
{
    const uint32_t behind = of->last + is_quote(scan, of->last);
    if (is_thousand(scan, behind)) {
        of->last = behind + 1;
        return true;
    }
    if (of->first == 0 || !is_thousand(scan, of->first - 1))
        return false;
    of->first--;
    of->first -= of->first > 0 && is_quote(scan, of->first - 1);
    return true;
}

/* Words of no role that matters here: "value" in "(value in million francs, change on March)". */
static bool says_nothing(const tsc_scan *scan, uint32_t token)
{
    static const uint64_t roles = (uint64_t)1 << TSC_ROLE_INDICATOR | (uint64_t)1 << TSC_ROLE_PLACE |
                                  (uint64_t)1 << TSC_ROLE_PERIOD | (uint64_t)1 << TSC_ROLE_MONTH |
                                  (uint64_t)1 << TSC_ROLE_COMMODITY | (uint64_t)1 << TSC_ROLE_NUMBER;
    return token < scan->token_count && scan->tokens[token].kind == TSC_TOKEN_WORD &&
           (scan->words[token].roles & roles) == 0;
}

/* The bracket that opens before a word or two that say nothing; the same token where there is none. */
static uint32_t behind_bracket(const tsc_scan *scan, uint32_t first)
{
    enum { WORDS = 2 };
    for (uint32_t at = first, n = 0; at > 0 && n <= WORDS; at--, n++) {
        if (tsc_scan_is(scan, at - 1, "("))
            return at;
        if (!says_nothing(scan, at - 1))
            break;
    }
    return first;
}

/* "(million kroner; change on March 2024)": behind the unit a sign and words that tell what stands beside the numbers, up to the
   end of the brackets; but a time, "(million kroner, 2024)", is that of the table. */
static uint32_t end_of_bracket(const tsc_scan *scan, uint32_t last)
{
    if (!(tsc_scan_is(scan, last, ";") || tsc_scan_is_comma(scan, last)) ||
        !(says_nothing(scan, last + 1) || tsc_scan_is(scan, last + 1, "%")) ||
        tsc_scan_mark(scan, last + 1, TSC_ROLE_FUNCTION) != NULL)
        return last;
    for (uint32_t t = last + 1; t < scan->token_count; t++)
        if (tsc_scan_is(scan, t, ")"))
            return t;
    return last;
}

/* The preposition before the words, and the brackets or the comma that part them from the rest. */
static void widen(const tsc_scan *scan, token_run *of)
{
    of->first -= of->first > 0 && tsc_scan_mark(scan, of->first - 1, TSC_ROLE_FUNCTION) != NULL;
    of->first = behind_bracket(scan, of->first);
    if (of->first > 0 && tsc_scan_is(scan, of->first - 1, "("))
        of->last = end_of_bracket(scan, of->last);
    const uint32_t before = of->first > 0 ? of->first - 1 : UINT32_MAX;
    const bool bracket = tsc_scan_is(scan, before, "(") || tsc_scan_is(scan, before, "[");
    of->first -= bracket || tsc_scan_is_comma(scan, before);
    of->last += bracket && (tsc_scan_is(scan, of->last, ")") || tsc_scan_is(scan, of->last, "]"));
}

/* "US$ per tonne", "US$/t" */
static bool is_rate(const tsc_scan *scan, uint32_t behind)
{
    return tsc_scan_mark(scan, behind, TSC_ROLE_TRAP) != NULL || tsc_scan_is(scan, behind, "/");
}

static void take_words(const tsc_scan *scan, uint32_t token, size_t length, tsc_tabular_unit *unit)
{
    token_run of = {token, token};
    unit->words = tsc_span_make(scan->text.data + scan->tokens[token].start, length);
    while (of.last < scan->token_count && scan->tokens[of.last].start < scan->tokens[token].start + length)
        of.last++;
    unit->rate = is_rate(scan, of.last);
    unit->factor = takes_thousand(scan, &of) ? 1000 : 1;
    widen(scan, &of);
    unit->cut_start = scan->tokens[of.first].start;
    unit->cut_end = scan->tokens[of.last - 1].end;
}

tsc_status tsc_tabular_unit_find(tsc_word_memo *memo, const tsc_language *language, tsc_span text, size_t start,
                                 size_t end, const char *region, tsc_arena *arena, tsc_tabular_unit *unit,
                                 tsc_error *err)
{
    tsc_scan scan;
    size_t length = 0;
    *unit = (tsc_tabular_unit){.words = {"", 0}, .cut_start = end, .cut_end = end, .factor = 1};
    tsc_status status = tsc_scan_with(memo, language, text, start, end, arena, &scan, err);
    for (uint32_t t = 0; status == TSC_OK && length == 0 && t < scan.token_count; t++) {
        if (!may_begin(&scan, t))
            continue;
        status = measure(memo, &scan, t, region, arena, &length, &unit->unit, err);
        if (status == TSC_OK && length > 0)
            take_words(&scan, t, length, unit);
    }
    return status;
}
