/* Hedges of a quantity: about, at least, or more, before it and behind it. */
#include "extract/quantity_parts.h"
#include "extract/reading.h"

#include <string.h>

/* "creció hasta 1.310": behind growth the word for "up to" is where it arrives. */
static bool is_end_of_rise(const tsc_scan *scan, const tsc_mark *hedge)
{
    return strcmp(hedge->entry->code, "at_most") == 0 && tsc_number_mark(scan, hedge->first, TSC_NUMBER_TO) != NULL &&
           tsc_factor_is_meant(scan, hedge->first);
}

/* "1 049 мың тоннаға дейін артты": before a word of change the word for "up to" is where it arrives. */
static bool is_end_of_move(const tsc_scan *scan, const tsc_mark *hedge)
{
    bool until = strcmp(hedge->entry->code, "at_most") == 0 &&
                 tsc_scan_mark(scan, hedge->first, TSC_ROLE_FUNCTION) != NULL &&
                 strcmp(tsc_scan_mark(scan, hedge->first, TSC_ROLE_FUNCTION)->entry->code, "until_after") == 0;
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
        if (scan->marks[i].role == TSC_ROLE_HEDGE && tsc_entry_get(scan->marks[i].entry, "after").length > 0)
            return &scan->marks[i];
    return NULL;
}

/* "18 %-ға артық", "307 млн долларға аз": behind a dative the word for more or less tells a difference and no bound. */
static bool is_difference(const tsc_scan *scan, const tsc_mark *hedge)
{
    tsc_place_role role = TSC_PLACE_BARE;
    const tsc_mark *change = tsc_scan_mark(scan, hedge->first, TSC_ROLE_CHANGE);
    if (change == NULL || hedge->first == 0 || !tsc_entry_moves(change->entry))
        return false;
    tsc_span word = tsc_scan_token(scan, hedge->first - 1);
    bool dative = tsc_reading_ending(scan, word, &role) && role == TSC_PLACE_TO;
    enum { DATIVE = 4 }; /* bytes of two letters: %-ға, where an ablative by itself (%-дан) has three */
    return dative || (scan->tokens[hedge->first - 1].kind == TSC_TOKEN_WORD && tsc_scan_glued(scan, hedge->first - 1) &&
                      word.length <= DATIVE);
}

/* "$1 млрд-қа жуық 26 жоба": a word that may stand behind its value stands behind one in its case. */
static bool is_of_value_before(const tsc_scan *scan, const tsc_mark *hedge)
{
    tsc_place_role role = TSC_PLACE_BARE;
    if (hedge->first == 0 || hedge_behind(scan, hedge->first) == NULL ||
        scan->tokens[hedge->first - 1].kind != TSC_TOKEN_WORD)
        return false;
    tsc_span word = tsc_scan_token(scan, hedge->first - 1);
    return tsc_scan_glued(scan, hedge->first - 1) ||
           (tsc_reading_ending(scan, word, &role) && (role == TSC_PLACE_TO || role == TSC_PLACE_FROM));
}

/* "un 26 % más que los 1.430 millones": right behind a percentage the word for more or less says what it compares, and bounds
   nothing. */
static bool compares_percent(const tsc_scan *scan, const tsc_mark *hedge)
{
    const tsc_mark *change = tsc_scan_mark(scan, hedge->first, TSC_ROLE_CHANGE);
    if (change == NULL || hedge->first == 0 || strcmp(change->entry->code, "reach") == 0 ||
        strcmp(change->entry->code, "shift") == 0)
        return false;                                                       /* more than, above */
    for (size_t at = hedge->first; at > 0 && hedge->first - at < 2; at--) { /* %, per cent */
        const tsc_mark *unit = tsc_scan_mark(scan, at - 1, TSC_ROLE_UNIT);
        if (tsc_mark_is(unit, "%") && unit->last == hedge->first)
            return true;
    }
    return false;
}

/* "inched up to 0.6 million": the first word of the hedge is the last of the verb. */
static bool is_end_of_verb(const tsc_scan *scan, const tsc_mark *hedge)
{
    for (uint32_t i = scan->mark_at[hedge->first > 0 ? hedge->first - 1 : 0]; i < scan->mark_at[hedge->first]; i++)
        if (scan->marks[i].role == TSC_ROLE_CHANGE && scan->marks[i].last == hedge->first + 1u &&
            tsc_entry_moves(scan->marks[i].entry))
            return true;
    return false;
}

/* "ناهزت صادرات مصر إلى ليبيا 400 مليون دولار": where the verb comes first, one that bounds what is reached does so for the first amount
   of its part of the sentence, whatever stands between. */
static const tsc_mark *verb_at_head(const tsc_scan *scan, const tsc_quantity *q)
{
    enum { FAR = 14 };
    uint32_t head = q->first;
    if (!tsc_language_habits_of(scan->language).verb_first || !tsc_unit_is_currency(q->unit))
        return NULL;
    while (head > 0 && q->first - head < FAR && scan->tokens[head - 1].kind == TSC_TOKEN_WORD)
        head--;
    if (head > 0 && scan->tokens[head - 1].kind != TSC_TOKEN_PUNCTUATION)
        return NULL; /* another number, or too far */
    const tsc_mark *hedge = head < q->first ? tsc_scan_mark(scan, head, TSC_ROLE_HEDGE) : NULL;
    for (uint32_t t = head; hedge != NULL && t < hedge->last; t++)
        if (tsc_scan_says(scan, t, TSC_ROLE_CHANGE, "reach"))
            return hedge;
    return NULL;
}

/* What stands right before and behind a quantity: more than, about, or more, с лишним. */
void tsc_quantity_read_hedges(const quantity_reader *r, tsc_quantity *q)
{
    const tsc_scan *scan = r->scan;
    const tsc_mark *best = NULL;
    size_t from = q->first > 8 ? q->first - 8 : 0;
    const bool hedged = tsc_scan_has(scan, TSC_ROLE_HEDGE);
    for (uint32_t i = scan->mark_at[from]; hedged && i < scan->mark_at[q->first]; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (mark->role != TSC_ROLE_HEDGE || mark->last > q->first || tsc_entry_get(mark->entry, "after").length > 0 ||
            is_end_of_rise(scan, mark) || is_end_of_verb(scan, mark) || is_of_value_before(scan, mark) ||
            compares_percent(scan, mark) || !tsc_hedge_reaches(scan, mark->last, q->first))
            continue;
        if (best == NULL || mark->first < best->first || (mark->first == best->first && mark->last > best->last))
            best = mark;
    }
    const tsc_mark *behind = hedge_behind(scan, behind_brackets(scan, tsc_behind_ending(scan, q->last)));
    for (uint32_t t = q->first + 1; hedged && behind == NULL && t < q->last; t++)
        behind = hedge_behind(scan, t); /* 750 с лишним миллионов */
    if (behind != NULL && best == NULL && !is_end_of_move(scan, behind) && !is_difference(scan, behind))
        best = behind;
    const tsc_mark *verb = best == NULL ? verb_at_head(scan, q) : NULL;
    if (verb != NULL)
        (void)tsc_bound_parse(tsc_span_of(verb->entry->code), &q->bound);
    if (best == NULL || !tsc_bound_parse(tsc_span_of(best->entry->code), &q->bound))
        return;
    if (best->first < q->first)
        q->hedge_first = best->first;
    q->hedged_range = q->bound == TSC_BOUND_RANGE;
    if (q->hedged_range)
        q->bound = TSC_BOUND_EXACT;
}
