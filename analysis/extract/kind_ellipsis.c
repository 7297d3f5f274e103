/* A difference that leaves out the verb of the one before it. */
#include "extract/kind_parts.h"

/* Whether a token between the two may stand there and leave the verb open: whose flow it is, and signs. */
static bool is_of_flow(const tsc_reading *r, uint32_t token)
{
    if (r->scan->tokens[token].kind == TSC_TOKEN_PUNCTUATION)
        return !tsc_scan_is(r->scan, token, "(");
    return tsc_kind_has_mark_at(r, TSC_ROLE_INDICATOR, token) || tsc_kind_has_mark_at(r, TSC_ROLE_PLACE, token) ||
           tsc_reading_function(r, token) != NULL || tsc_kind_has_mark_at(r, TSC_ROLE_FUNCTION, token) ||
           tsc_kind_has_mark_at(r, TSC_ROLE_DISCOURSE, token);
}

bool tsc_kind_repeats_difference(const tsc_candidate *c, const char *preposition)
{
    enum { NEAR = 12 };
    const tsc_candidate *b = c->previous;
    const tsc_reading *r = c->reading;
    if (r->verb_last || preposition == NULL || b == NULL || b->rejected || b->index + 1 != c->index ||
        b->figure.kind != TSC_FIGURE_CHANGE || !tsc_unit_same(b->figure.unit, c->figure.unit) ||
        b->indicator == c->indicator || !c->indicator->flow || c->anchor == NULL ||
        c->anchor->first < b->quantity->last || c->anchor->last > c->edge || c->edge - b->quantity->last > NEAR ||
        !tsc_code_is(tsc_candidate_lead(b, NULL), preposition))
        return false;
    for (uint32_t t = b->quantity->last; t < c->edge; t++)
        if (!is_of_flow(r, t))
            return false;
    return true;
}
