/* Times told by those spoken of before: the same period, that same year, the quarter as a whole. */
#include "extract/when_same.h"

bool tsc_when_dates_figure(const tsc_timex *timex)
{
    return !timex->same_period && timex->sort != TSC_TIMEX_BASE && timex->sort != TSC_TIMEX_DURATION &&
           timex->sort != TSC_TIMEX_RATE && timex->sort != TSC_TIMEX_VAGUE && timex->period.kind != TSC_PERIOD_NONE;
}

/* "За аналогичный период прошлого года товарооборот составлял 290 млн": at the head of the sentence, and nothing in it says
   that something is compared. */
static bool is_fronted_time(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { HEAD = 6 };
    const tsc_scan *scan = c->reading->scan;
    /* for comparison, in the same months of … */
    const bool led = timex->first > 0 && timex->first <= HEAD && tsc_scan_is_comma(scan, timex->first - 1);
    if ((timex->first != 0 && !led) || timex->last > c->edge || c->before != NULL ||
        tsc_reading_parted(c->reading, timex->last, c->edge) ||
        !tsc_reading_together(c->reading, timex->first, c->quantity->first))
        return false;
    for (uint32_t i = scan->mark_at[0]; i < scan->mark_at[timex->last]; i++)
        if (scan->marks[i].role == TSC_ROLE_PERIOD && strncmp(scan->marks[i].entry->code, "base", 4) == 0)
            return false;
    for (size_t i = 0; i < c->reading->timexes->count; i++)
        if (&c->reading->timexes->items[i] != timex && tsc_when_dates_figure(&c->reading->timexes->items[i]))
            return false;
    return true;
}

/* Whether a word that says when, not what it is compared with, opens the time. */
static bool is_said_when(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_mark *first = tsc_reading_function(c->reading, timex->first);
    const tsc_mark *when = tsc_scan_mark(c->reading->scan, timex->first, TSC_ROLE_PERIOD);
    return timex->sort != TSC_TIMEX_BASE || tsc_mark_is(first, "in") || tsc_mark_is(when, "in");
}

/* "stood in the same period of last year at 4.9 billion": the time stands between the verb and the first value of its clause. */
static bool is_time_ahead(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { DASH_AND_PREPOSITION = 2 };
    const uint32_t *weak = c->reading->weak;
    const bool dashed =
        timex->last < c->edge && c->edge - timex->last <= DASH_AND_PREPOSITION && c->before != NULL &&
        tsc_span_is_among(tsc_scan_token(c->reading->scan, timex->last),
                          "\xE2\x80\x93 \xE2\x80\x94"); /* за тот же период прошлого года – на 9,5 млн */
    if (timex->last > c->edge || (weak[timex->first] != weak[c->edge] && !dashed) || !is_said_when(c, timex) ||
        (c->before != NULL && !dashed && weak[c->before->quantity->last - 1] == weak[timex->first]))
        return false;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *other = &c->reading->timexes->items[i];
        if (other != timex && tsc_when_dates_figure(other) && weak[other->first] == weak[c->edge])
            return false;
    }
    return c->anchor == NULL || c->anchor->last <= timex->first || c->anchor->first >= c->quantity->first;
}

/* "stood at 4.9 billion in the same period of 2024": the months spoken of, in the year that is said. */
const tsc_timex *tsc_when_same_behind(const tsc_candidate *c, tsc_period now)
{
    enum { NEAR = 3 };
    for (size_t i = 0; c->figure.kind == TSC_FIGURE_LEVEL && i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        bool behind = is_said_when(c, timex) && timex->first >= c->quantity->last &&
                      timex->first - c->quantity->last < NEAR &&
                      c->reading->weak[timex->first] == c->reading->weak[c->quantity->last - 1];
        bool year = timex->period.kind == TSC_PERIOD_YEAR;
        bool other = year ? timex->period.first.year != now.first.year
                          : timex->period.kind == TSC_PERIOD_NONE && timex->year_shift < 0;
        if (timex->same_period && other && now.kind != TSC_PERIOD_NONE &&
            ((year && (behind || is_time_ahead(c, timex))) || is_fronted_time(c, timex)))
            return timex;
    }
    return NULL;
}

void tsc_when_take_same(tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *same, tsc_period now)
{
    c->figure.period = tsc_dating_base_of(c, same, discourse->date, now);
    c->timex = same;
    c->by_period = "the same period of another year";
    c->stand = TSC_STAND_EARLIER;
}

/* "In the same period, imports of fuel made 463,500 tons": at the head of a sentence, of what was told right before. */
bool tsc_when_goes_on_in_same(const tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { HEAD = 4 }; /* au cours de la même période */
    const tsc_topic *topic = &discourse->topic;
    if (c->before != NULL || topic->period.kind == TSC_PERIOD_NONE || discourse->sentence - topic->sentence != 1)
        return false;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if (timex->same_period && timex->first <= HEAD && timex->year_shift == 0 && timex->step == 0 &&
            timex->period.kind == TSC_PERIOD_NONE && timex->sort != TSC_TIMEX_BASE)
            return true;
    }
    return false;
}

/* The year, or the part of it that a time says, in which a period lies; the period itself where it is no part of one. */
static tsc_period wider(tsc_period p, const tsc_timex *timex)
{
    enum { QUARTER = 3, HALF = 6 };
    if (p.kind == TSC_PERIOD_NONE || p.first.year != p.last.year)
        return p;
    if (timex->same_year)
        return tsc_period_year(p.first.year);
    if (timex->same_quarter && p.kind == TSC_PERIOD_MONTH)
        return tsc_period_quarter(p.first.year, (p.first.month + QUARTER - 1) / QUARTER);
    if (timex->same_half && (p.kind == TSC_PERIOD_MONTH || p.kind == TSC_PERIOD_QUARTER))
        return tsc_period_half(p.first.year, p.last.month > HALF ? 2 : 1);
    return p;
}

/* "410 million in 2022. At the end of that year the stock stood at 1.9 billion": the day on which the year spoken of ended. */
bool tsc_when_take_end_of_same(tsc_candidate *c, const tsc_discourse *discourse)
{
    const bool counts = c->indicator->name == TSC_INDICATOR_FDI_STOCK || c->indicator->name == TSC_INDICATOR_STUDENTS ||
                        (c->indicator->units & TSC_UNITS_COMPANIES) != 0;
    const tsc_period spoken = discourse->period;
    for (size_t i = 0;
         counts && c->figure.status == TSC_OBSERVED && spoken.kind != TSC_PERIOD_NONE && i < c->reading->timexes->count;
         i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if (!timex->same_year || !timex->end_of || timex->start_of)
            continue;
        const tsc_period year = tsc_period_year(spoken.last.year);
        c->figure.period = tsc_period_day(year.last.year, year.last.month, year.last.day);
        c->by_period = "the end of the year spoken of";
        return true;
    }
    return false;
}

/* "3 billion in the first quarter of 2023. In the same year 12,000 came", "the deficit of June … for the quarter as a whole": all of it,
   and not the part spoken of before. */
void tsc_when_widen(tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    for (size_t i = 0; i < r->timexes->count; i++) {
        const tsc_timex *timex = &r->timexes->items[i];
        const bool own = c->timex == NULL || (c->timex->last <= timex->first && c->timex->last <= c->edge &&
                                              r->weak[c->timex->first] != r->weak[timex->first]);
        const bool behind = timex->first >= c->quantity->last; /* 233 millions sur l'ensemble du semestre */
        const bool beside = behind ? r->weak[timex->first] == r->weak[c->edge] : own;
        if (!(timex->same_year || timex->same_quarter || timex->same_half) || timex->end_of || !beside ||
            !tsc_reading_together(r, timex->first, c->edge))
            continue;
        const tsc_period whole = wider(c->figure.period, timex);
        if (tsc_period_compare(whole, c->figure.period) == 0 && whole.kind == c->figure.period.kind)
            return;
        c->figure.period = whole;
        if (c->figure.kind == TSC_FIGURE_CHANGE)
            c->figure.base_period = wider(c->figure.base_period, timex);
        c->by_period = "the whole of what was spoken of";
        return;
    }
}
