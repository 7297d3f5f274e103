/* Whether a noun is what a number counts: behind it, or before a verb that numbers its subject. */
#include "extract/anchor_parts.h"
#include "extract/timex_parts.h"

/* Between a number and the noun that it counts stand adjectives and "of", nothing else. */
static bool is_counted_by(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_quantity *q = c->quantity;
    if (mark->first < q->last && mark->last > q->first)
        return true;
    if (mark->first < q->last || mark->first - q->last > 5 ||
        c->reading->weak[mark->first] != c->reading->weak[q->last] ||
        c->reading->clause[mark->first] != c->reading->clause[q->last - 1])
        return false;
    for (uint32_t t = q->last; t < mark->first; t++) {
        const tsc_mark *function = tsc_reading_function(c->reading, t);
        uint8_t kind = c->reading->scan->tokens[t].kind;
        bool hyphen = (c->reading->scan->tokens[t].flags & TSC_TOKEN_GLUED) != 0 && t + 1 < mark->first &&
                      (c->reading->scan->tokens[t + 1].flags & TSC_TOKEN_GLUED) != 0; /* Indo-Omani */
        bool of_many = kind == TSC_TOKEN_NUMBER && t > q->last &&
                       tsc_reading_is_behind(c->reading, t, "of"); /* 12 of 40 joint ventures */
        if ((kind == TSC_TOKEN_NUMBER && !of_many) || (kind == TSC_TOKEN_PUNCTUATION && t > q->last && !hyphen))
            return false;
        if (function != NULL && !tsc_entry_is(function->entry, "of") && !tsc_entry_is(function->entry, "article"))
            return false;
    }
    return !tsc_anchor_has_time_between(c->reading, q->last, mark->first);
}

/* "Italian companies in Azerbaijan numbered 148": the verb right before the number says that it counts its subject. */
static bool is_numbered(const tsc_candidate *c, const tsc_mark *mark)
{
    enum { LINE = 6 };
    const tsc_scan *scan = c->reading->scan;
    const uint32_t end = c->quantity->last;
    /* Компаний с сербским капиталом – 140. */
    const bool ends = end >= scan->token_count || scan->tokens[end].kind == TSC_TOKEN_PUNCTUATION;
    const bool dashed = ends && c->edge > 0 && tsc_period_dash(scan, c->edge - 1);
    if (mark->last < c->edge && c->edge - mark->last <= LINE && (tsc_scan_is(scan, c->edge - 1, ":") || dashed))
        return true; /* Finnish companies in Vietnam: about 40 */
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_CHANGE];
    for (size_t i = 0; ends && c->quantity->plain && mark->last <= c->edge && i < c->reading->place_count; i++)
        if (c->reading->places[i].last == c->edge && c->reading->places[i].first >= mark->last &&
            tsc_anchor_is_in_phrase(c, mark) && !tsc_reading_parted(c->reading, mark->last, c->edge))
            return true; /* Индийских компаний в стране 520. */
    for (size_t i = 0; mark->last <= c->edge && tsc_anchor_is_in_phrase(c, mark) && i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "numbers") && marks->items[i]->last == c->edge &&
            marks->items[i]->first >= mark->last)
            return !tsc_reading_parted(c->reading, mark->last, c->edge);
    return false;
}

/* "firms, of which some 120 work there": the noun that is counted stands before. */
static bool is_counted_of_which(const tsc_candidate *c, const tsc_mark *mark)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "of_which") && marks->items[i]->last == c->edge &&
            marks->items[i]->first >= mark->last && marks->items[i]->first - mark->last <= 1)
            return true;
    return false;
}

bool tsc_anchor_is_counted(const tsc_candidate *c, const tsc_mark *mark)
{
    return is_counted_by(c, mark) || is_counted_of_which(c, mark) || is_numbered(c, mark);
}
