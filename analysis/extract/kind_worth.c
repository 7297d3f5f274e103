/* What goods are worth that are of the time compared with. */
#include "extract/kind_parts.h"

bool tsc_kind_is_worth_of_earlier(const tsc_candidate *c)
{
    enum { NEAR = 4 };
    const tsc_candidate *b = c->before;
    return b != NULL && b->stand == TSC_STAND_EARLIER && (b->units & TSC_UNITS_GOODS) != 0 &&
           c->units == TSC_UNITS_MONEY && c->edge - b->quantity->last <= NEAR &&
           c->reading->weak[c->edge] == c->reading->weak[b->quantity->last];
}
