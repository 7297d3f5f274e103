/* Years told from the one spoken of before: "in the following year" counts from it, and so does "next year" where what is told
   is over. */
#include "extract/when_later.h"

#include "extract/when_same.h"

/* "the following year", "a year later" */
static bool is_following(const tsc_timex *timex)
{
    return timex->same_period && timex->sort == TSC_TIMEX_PLAIN && timex->year_shift > 0 &&
           timex->period.kind == TSC_PERIOD_NONE;
}

/* "в следующем году": the year after the one that was told of, which is long over, and nothing says that this one is to come. */
static bool is_next_of_told(const tsc_candidate *c, const tsc_timex *timex, tsc_period now, tsc_date date)
{
    const tsc_mentions *words = &c->reading->of[TSC_ROLE_MODALITY];
    if (!timex->relative || timex->sort != TSC_TIMEX_PLAIN || timex->period.kind != TSC_PERIOD_YEAR ||
        timex->period.first.year != date.year + 1 || now.kind != TSC_PERIOD_YEAR || now.first.year + 1 > date.year ||
        (c->figure.status != TSC_OBSERVED && !tsc_code_is(c->by_status, "a time to come")))
        return false;
    for (size_t i = 0; i < words->count; i++)
        if (tsc_reading_together(c->reading, words->items[i]->first, c->edge))
            return false;
    return true;
}

/* "at the end of the same year": a time of the year spoken of, which is the one before's. */
static bool is_end_of_same(const tsc_timex *timex)
{
    return timex->same_period && timex->same_year && timex->end_of && timex->period.kind == TSC_PERIOD_NONE;
}

/* In the part of the sentence that the value stands in, or at its head, with no other value and no other time between. */
static bool is_beside(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { HEAD = 2 };
    const tsc_reading *r = c->reading;
    const uint32_t end = c->quantity->last;
    const bool ahead = timex->last <= c->edge;
    const bool own = r->weak[timex->first] == r->weak[ahead ? c->edge : end - 1];
    if (!own || (ahead ? tsc_reading_parted(r, timex->last, c->edge) : tsc_reading_parted(r, end, timex->first)))
        return false;
    for (size_t i = 0; i < r->timexes->count; i++) {
        const tsc_timex *other = &r->timexes->items[i];
        if (other != timex && tsc_when_dates_figure(other) && r->weak[other->first] == r->weak[timex->first])
            return false;
    }
    return c->before != NULL ? timex->first >= c->before->quantity->last : timex->first <= HEAD;
}

/* "was 41 million in 2019; three years later, the sales stood at 60 million": it opens the part in which the value stands, behind
   all that is told of the year before it. */
static bool opens_part(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_scan *scan = c->reading->scan;
    if (c->before == NULL || c->figure.status != TSC_OBSERVED || timex->first < c->before->quantity->last ||
        timex->last > c->edge)
        return false;
    const uint32_t lead = timex->first - 1;
    if (!tsc_scan_is_comma(scan, lead) && !tsc_scan_is(scan, lead, ";") && !tsc_scan_is(scan, lead, "\xD8\x9B") &&
        !tsc_scan_says(scan, lead, TSC_ROLE_FUNCTION, "and"))
        return false;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *other = &c->reading->timexes->items[i];
        if (tsc_when_dates_figure(other) && other->first >= timex->last && other->first < c->edge)
            return false;
    }
    return true;
}

/* "grew in the following year by 8 % to 756 million": the value goes on with the year of the one before. */
static bool goes_on(const tsc_candidate *c)
{
    static const char rule[] = "the year after the one before";
    const tsc_reading *r = c->reading;
    if (c->before == NULL || !tsc_code_is(c->before->by_period, rule))
        return false;
    for (size_t i = 0; i < r->timexes->count; i++)
        if (r->timexes->items[i].first >= c->before->quantity->last)
            return false;
    return tsc_reading_together(r, c->before->edge, c->edge);
}

bool tsc_when_take_later(tsc_candidate *c, const tsc_discourse *discourse, tsc_period now)
{
    const bool near = c->before != NULL || discourse->sentence - discourse->topic.sentence <= 1;
    for (size_t i = 0; near && now.kind != TSC_PERIOD_NONE && i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        const bool following = is_following(timex);
        if (is_end_of_same(timex) && is_beside(c, timex)) {
            tsc_timex end = *timex;
            end.same_period = false, end.sort = TSC_TIMEX_PLAIN, end.period = tsc_period_year(now.last.year);
            c->figure.period = tsc_dating_period_of(c, discourse, &end);
            c->timex = timex, c->by_period = "the end of the year before it";
            return true;
        }
        if ((!following && !is_next_of_told(c, timex, now, discourse->date)) ||
            !(is_beside(c, timex) || (following && opens_part(c, timex))))
            continue;
        if (!following && c->figure.status != TSC_OBSERVED)
            c->figure.status = TSC_OBSERVED, c->by_status = "a time gone by";
        c->figure.period = tsc_period_shift_years(now, following ? timex->year_shift : 1);
        if (c->figure.kind == TSC_FIGURE_CHANGE)
            c->figure.base_period = now;
        c->timex = timex;
        c->by_period = "the year after the one before";
        return true;
    }
    if (!goes_on(c))
        return false;
    c->figure.period = c->before->figure.period;
    if (c->figure.kind == TSC_FIGURE_CHANGE)
        c->figure.base_period = c->before->figure.base_period;
    c->by_period = c->before->by_period;
    if (tsc_code_is(c->by_status, "a time to come"))
        c->figure.status = c->before->figure.status, c->by_status = c->before->by_status;
    return true;
}
