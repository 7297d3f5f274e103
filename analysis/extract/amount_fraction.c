/* Words that are fractions only where something says so: "a fifth" and "five" may be one word. */
#include "extract/amount_group.h"

static bool is_flow_at(const tsc_scan *scan, size_t at)
{
    return tsc_scan_says(scan, at, TSC_ROLE_INDICATOR, "exports") ||
           tsc_scan_says(scan, at, TSC_ROLE_INDICATOR, "imports");
}

/* خمس صادرات مصر, خمس إجمالي الصادرات: exports, or all of them, are parted and not counted. */
static bool is_flow(const tsc_scan *scan, size_t at)
{
    const tsc_mark *all = at < scan->token_count ? tsc_scan_mark(scan, at, TSC_ROLE_CHANGE) : NULL;
    return is_flow_at(scan, at) || (all != NULL && is_flow_at(scan, all->last));
}

/* "près du quart des exportations", "la cuarta parte de las ventas": behind the article, and before no noun of its own. */
static bool is_the_part(const tsc_scan *scan, const tsc_mark *fraction)
{
    static const uint32_t others =
        (uint32_t)1 << TSC_ROLE_FUNCTION | (uint32_t)1 << TSC_ROLE_NUMBER | (uint32_t)1 << TSC_ROLE_PERIOD;
    const uint32_t next = fraction->last;
    const char *articles = tsc_language_rule(scan->language, "definite", NULL),
               *contracted = tsc_language_rule(scan->language, "definite", "contracted");
    if (fraction->first == 0)
        return false;
    const tsc_span word = tsc_scan_token(scan, fraction->first - 1);
    return (tsc_span_is_among(word, articles) || tsc_span_is_among(word, contracted)) &&
           (next >= scan->token_count || scan->tokens[next].kind != TSC_TOKEN_WORD ||
            (scan->words[next].roles & others) != 0);
}

bool tsc_amount_is_part_alone(const tsc_scan *scan, const tsc_mark *fraction, bool joined)
{
    tsc_span alone = tsc_entry_get(fraction->entry, "alone");
    if (alone.length < 2 || tsc_span_equals(alone, "after"))
        return alone.length > 0;
    if (tsc_span_equals(alone, "article"))
        return is_the_part(scan, fraction);
    if (tsc_span_equals(alone, "measure")) /* media tonelada, but una tasa media */
        return joined || tsc_scan_mark(scan, fraction->last, TSC_ROLE_SCALE) != NULL ||
               tsc_scan_mark(scan, fraction->last, TSC_ROLE_UNIT) != NULL;
    return (fraction->clitics & TSC_CLITIC_THE) == 0 &&
           ((joined && tsc_span_equals(alone, "ambiguous")) || tsc_scan_definite(scan, fraction->last) ||
            is_flow(scan, fraction->last));
}
