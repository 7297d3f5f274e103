/* Whether a time behind a value belongs to the value after it. */
#include "extract/candidate.h"

/* "168 million dollars, deliveries will end by June": what is named between has the time. */
static bool has_flow_between(const tsc_reading *r, uint32_t from, uint32_t to)
{
    const tsc_mentions *marks = &r->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first >= from && marks->items[i]->last <= to &&
            r->weak[marks->items[i]->first] != r->weak[from] && r->indicators[i] != NULL && r->indicators[i]->flow)
            return true;
    return false;
}

/* Nothing parts a time from the value behind it but the dash of "in 2023 – 680 million". */
static bool leads_value(const tsc_reading *r, const tsc_timex *timex, const tsc_quantity *next)
{
    enum { NEAR = 3 };
    const uint32_t *weak = r->weak;
    if (weak[next->hedge_first] == weak[timex->last])
        return true;
    return next->hedge_first > timex->last && next->hedge_first - timex->last <= NEAR &&
           weak[next->hedge_first] == weak[timex->last + 1] &&
           tsc_span_is_among(tsc_scan_token(r->scan, timex->last), "- – —");
}

bool tsc_candidate_is_time_of_next(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_reading *r = c->reading;
    const tsc_quantities *all = r->quantities;
    uint32_t end = c->quantity->last;
    if (timex->first >= end && (timex->sort == TSC_TIMEX_DUE || timex->sort == TSC_TIMEX_SINCE) &&
        has_flow_between(r, end, timex->first))
        return true;
    const tsc_quantity *next = c->index + 1 < all->count ? &all->items[c->index + 1] : NULL;
    if (next != NULL && next->traps == 0 && next->last <= timex->first && timex->period.kind == TSC_PERIOD_YEARS &&
        !c->reading->verb_last && has_flow_between(r, end, next->first))
        return true; /* sold oil for 9.8 billion, and invested 1.2 billion from 2010 to 2023 */
    if (timex->first < end || (r->weak[timex->first] == r->weak[end] && r->clause[timex->first] == r->clause[end - 1]))
        return false;
    bool other_clause = r->clause[timex->last - 1] != r->clause[end - 1];
    for (size_t i = 0; other_clause && i < r->timexes->count && r->timexes->items[i].last <= timex->first; i++)
        if (r->timexes->items[i].first >= end && r->clause[r->timexes->items[i].first] == r->clause[timex->last - 1])
            /* "…, whereas in 2016 a surplus of 11 thousand was seen in 2016": a clause with a time at its head keeps
               what follows */
            return true;
    for (size_t i = c->index + 1; i < all->count; i++)
        if (all->items[i].traps == 0 && all->items[i].first >= timex->last)
            return r->clause[all->items[i].first] == r->clause[timex->last - 1] &&
                   (other_clause /* "…, whereas in 2016, it was 11 thousand" */
                    || (leads_value(r, timex, &all->items[i]) && !tsc_reading_parted(r, end, timex->first)));
    return false;
}
