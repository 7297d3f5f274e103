/* Period and base period: the nearest period expression of the clause, else of the sentence, else what was spoken of
   before. An earlier level (from 161 million, against 161 million) takes the period that is compared with. */
#include "extract/candidate.h"

static const double behind_comma = 6, limit = 60;

static bool dates_figure(const tsc_timex *timex)
{
    return timex->sort != TSC_TIMEX_BASE && timex->sort != TSC_TIMEX_DURATION && timex->sort != TSC_TIMEX_RATE
           && timex->sort != TSC_TIMEX_VAGUE && timex->period.kind != TSC_PERIOD_NONE;
}

static double cost_of(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_reading *r = c->reading;
    const tsc_quantity *q = c->quantity;
    double d = tsc_reading_distance(r, timex->first, timex->last, c->edge, q->last);
    if (timex->first >= q->last) {
        if (tsc_reading_parted(r, q->last, timex->first))
            d += 12;
        if (r->weak[timex->first] != r->weak[q->last])
            d += behind_comma;
    } else {
        d += 2;
    }
    return d;
}

static const tsc_timex *nearest(const tsc_candidate *c, bool (*fits)(const tsc_timex *), double *best)
{
    const tsc_timex *found = NULL;
    *best = limit;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        double d = fits(timex) ? cost_of(c, timex) : limit;
        if (d < *best)
            *best = d, found = timex;
    }
    return found;
}

static bool is_base(const tsc_timex *timex)
{
    return timex->sort == TSC_TIMEX_BASE || timex->same_period;
}

static bool is_vague(const tsc_timex *timex)
{
    return timex->sort == TSC_TIMEX_VAGUE || timex->sort == TSC_TIMEX_RATE;
}

static bool is_stock(const tsc_candidate *c)
{
    return strcmp(c->indicator->code, "fdi_stock") == 0 || (c->indicator->units & TSC_UNITS_COMPANIES) != 0;
}

static tsc_period period_of(const tsc_candidate *c, const tsc_timex *timex)
{
    if (timex->end_of && is_stock(c) && timex->sort != TSC_TIMEX_DUE)
        return tsc_period_day(timex->period.last.year, timex->period.last.month, timex->period.last.day);
    return timex->period;
}

/* A base said without a year of its own (a year earlier) follows from the period of the figure. */
static tsc_period base_of(const tsc_timex *timex, tsc_period period)
{
    if (timex->period.kind != TSC_PERIOD_NONE && !timex->same_period)
        return timex->period;
    if (period.kind == TSC_PERIOD_NONE)
        return timex->period;
    if (timex->period.kind != TSC_PERIOD_NONE) /* the same months of a year that is said */
        return tsc_period_shift_years(period, timex->period.first.year - period.first.year);
    return tsc_period_shift_years(period, timex->year_shift != 0 ? timex->year_shift : -1);
}

static tsc_period default_base(tsc_period period)
{
    return period.kind == TSC_PERIOD_NONE || period.kind == TSC_PERIOD_YEARS ? tsc_period_none() : tsc_period_shift_years(period, -1);
}

/* "between 2012 and 2018", "from 2018 to 2023": growth is of the later year on the earlier. */
static bool split_span(tsc_candidate *c, const tsc_timex *timex)
{
    if (c->figure.kind != TSC_FIGURE_CHANGE || timex->period.kind != TSC_PERIOD_YEARS)
        return false;
    c->figure.base_period = tsc_period_year(timex->period.first.year);
    c->figure.period = tsc_period_year(timex->period.last.year);
    return true;
}

static void inherit(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    bool aims = c->figure.status == TSC_TARGET || c->figure.status == TSC_POTENTIAL || c->figure.status == TSC_FORECAST;
    bool same_aim = before != NULL && !before->rejected && before->figure.status == c->figure.status;
    if (same_aim && (c->indicator->flow || before->indicator == c->indicator || aims)) {
        c->figure.period = before->stand == TSC_STAND_EARLIER ? discourse->period : before->figure.period;
        c->by_period = "figure before";
    } else if (!aims && c->indicator->flow && discourse->period.kind != TSC_PERIOD_NONE) {
        c->figure.period = discourse->period;
        c->by_period = "topic";
    } else if (!aims && (c->indicator->units & TSC_UNITS_ITEMS) != 0 && discourse->period.kind == TSC_PERIOD_DAY) {
        c->figure.period = discourse->period;
        c->by_period = "day of the meeting";
    }
}

static void earlier(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    double at = 0, base_at = 0;
    tsc_period now = before != NULL && !before->rejected ? before->figure.period : discourse->period;
    const tsc_timex *own = nearest(c, dates_figure, &at);
    const tsc_timex *base = nearest(c, is_base, &base_at);
    if (own != NULL && own->first >= c->quantity->last && at < 8 && !(base != NULL && base_at < at)) {
        c->figure.period = period_of(c, own);
        c->by_period = "behind an earlier level";
        return;
    }
    if (own != NULL && now.kind == TSC_PERIOD_NONE)
        now = period_of(c, own);
    if (base != NULL && base_at < limit) {
        c->figure.period = base_of(base, now);
        c->by_period = "base of the comparison";
        return;
    }
    if (own != NULL)
        now = period_of(c, own);
    c->figure.period = default_base(now);
    c->by_period = "a year before";
}

void tsc_candidate_period(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    double at = 0, base_at = 0, vague_at = 0;
    if (c->figure.kind == TSC_FIGURE_LEVEL && c->stand == TSC_STAND_EARLIER) {
        earlier(c, discourse, before);
        return;
    }
    const tsc_timex *timex = nearest(c, dates_figure, &at);
    const tsc_timex *vague = nearest(c, is_vague, &vague_at);
    c->by_period = "none";
    if (timex != NULL && !(vague != NULL && vague_at < at && at > 8)) {
        c->figure.period = period_of(c, timex);
        c->by_period = at < 16 ? "in the clause" : "in the sentence";
        if (split_span(c, timex))
            return;
    } else if (vague == NULL) {
        inherit(c, discourse, before);
    }
    if (c->figure.kind != TSC_FIGURE_CHANGE)
        return;
    const tsc_timex *base = nearest(c, is_base, &base_at);
    c->figure.base_period = base != NULL ? base_of(base, c->figure.period) : default_base(c->figure.period);
}
