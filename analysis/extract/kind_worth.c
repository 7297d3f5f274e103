/* What goods are worth that are of the time compared with, and what counted projects are worth. */
#include "extract/kind_parts.h"

#include <string.h>

bool tsc_kind_is_worth_of_earlier(const tsc_candidate *c)
{
    enum { NEAR = 4 };
    const tsc_candidate *b = c->before;
    return b != NULL && b->stand == TSC_STAND_EARLIER && (b->units & TSC_UNITS_GOODS) != 0 &&
           c->units == TSC_UNITS_MONEY && c->edge - b->quantity->last <= NEAR &&
           c->reading->weak[c->edge] == c->reading->weak[b->quantity->last];
}

bool tsc_kind_is_worth_of_projects(const tsc_candidate *c)
{
    enum { NEAR = 14 };
    const tsc_candidate *b = c->before;
    const tsc_reading *r = c->reading;
    if (b == NULL || b->rejected || b->units != TSC_UNITS_PROJECTS || c->units != TSC_UNITS_MONEY ||
        c->anchor == NULL || strncmp(c->indicator->code, "fdi", 3) != 0 ||
        !tsc_entry_has(c->anchor->entry, "form", "noun") || c->edge < b->quantity->last ||
        c->edge - b->quantity->last > NEAR || r->verb_last ||
        !tsc_reading_together(r, b->quantity->first, c->quantity->first))
        return false;
    bool joined = false;
    for (uint32_t t = b->quantity->last; t < c->edge; t++) {
        const tsc_mark *word = tsc_reading_function(r, t);
        if (tsc_mark_is(word, "and") || tsc_mark_is(word, "break"))
            return false;
        joined = joined || (tsc_mark_is(word, "with") && word->last <= c->anchor->first);
    }
    return joined;
}
