/* The pair of a whole that is named behind its part: with all the world. */
#include "extract/pair_parts.h"

/* "51 billion out of 103 billion": the whole that the value before is a part of, sold to all. */
bool tsc_pair_take_whole(tsc_candidate *c)
{
    const tsc_candidate *b = c->before;
    if (b == NULL || b->indicator != c->indicator || b->units != c->units || !tsc_indicator_is_directed(c->indicator) ||
        !tsc_candidate_is_led_by(c, "out_of") || c->edge - b->quantity->last > 3 ||
        !tsc_place_is_country(b->figure.reporter))
        return false;
    c->figure.reporter = b->figure.reporter, c->figure.partner = tsc_place_world();
    c->by_pair = "whole of the figure before";
    return true;
}

/* "1.1 million of the 7.2 million tonnes of maize that Spain imported": the whole that the value before is a part of, where its own
   verb names one side alone. */
bool tsc_pair_is_whole_of_relative(const tsc_candidate *c, const tsc_pair_choice *partner)
{
    enum { NEAR = 3 };
    const tsc_candidate *b = c->before;
    uint32_t at = c->edge;
    return b != NULL && b->units == c->units && c->anchor != NULL && c->anchor != b->anchor && c->following &&
           tsc_pair_has_form(c, "verb") && tsc_indicator_is_directed(c->indicator) &&
           c->edge - b->quantity->last <= NEAR && tsc_code_is(tsc_candidate_lead(c, &at), "of") &&
           at == b->quantity->last && (partner->mention == NULL || partner->mention->last <= b->edge);
}
