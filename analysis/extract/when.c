/* Period and base period: the nearest period expression of the clause, else of the sentence, else what was spoken of
   before. An earlier level (from 161 million, against 161 million) takes the period that is compared with. */
#include "extract/dating.h"
#include "extract/kind_parts.h"
#include "extract/when_compared.h"
#include "extract/when_later.h"
#include "extract/when_same.h"

#include <math.h>

static const double next_cost = 8, limit = 60;

/* The time of an earlier level was that level's. */
static bool is_spent(const tsc_candidate *c, const tsc_timex *timex)
{
    for (const tsc_candidate *b = c->previous; b != NULL; b = b->previous)
        if (b->stand == TSC_STAND_EARLIER && b->timex == timex && !tsc_dating_leads_from(b, timex))
            return true;
    return false;
}

/* The latest time that the sentence up to the next value or the discourse speaks of. */
static tsc_period latest(const tsc_candidate *c, const tsc_discourse *discourse)
{
    tsc_period found = discourse->period;
    const tsc_quantities *all = c->reading->quantities;
    uint32_t end = c->index + 1 < all->count && all->items[c->index + 1].traps == 0 &&
                           all->items[c->index + 1].form == c->quantity->form
                       ? all->items[c->index + 1].last
                       : UINT32_MAX;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if (timex->first < end && tsc_when_dates_figure(timex) && timex->sort != TSC_TIMEX_WEEKDAY &&
            tsc_period_compare(timex->period, found) > 0)
            found = timex->period;
    }
    return found;
}

static bool is_base(const tsc_timex *timex)
{
    return timex->sort == TSC_TIMEX_BASE || timex->same_period;
}

/* "to 11.7 billion, the highest monthly figure this year": among what times a value stands out, not when it was. */
static bool is_of_peak(const tsc_reading *r, const tsc_timex *timex)
{
    if (tsc_scan_mark(r->scan, timex->last, TSC_ROLE_INDICATOR) != NULL)
        return false; /* the highest since the December 2022 deficit of 57 million */
    enum { REACH = 6 };
    if (!tsc_scan_has(r->scan, TSC_ROLE_DISCOURSE))
        return false;
    for (uint32_t t = timex->first > REACH ? timex->first - REACH : 1; t < timex->first; t++)
        if (tsc_mark_is(tsc_scan_mark(r->scan, t, TSC_ROLE_DISCOURSE), "peak") && tsc_scan_is(r->scan, t - 1, ",") &&
            r->weak[t] == r->weak[timex->first])
            return true;
    return false;
}

static const tsc_timex *nearest(const tsc_candidate *c, bool (*fits)(const tsc_timex *), double *best)
{
    const tsc_timex *found = NULL;
    *best = limit;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if (!fits(timex) || (fits != is_base && is_spent(c, timex)) || is_of_peak(c->reading, timex))
            continue;
        double d = tsc_dating_cost(c, timex);
        if (d < *best)
            *best = d, found = timex;
    }
    return found;
}

/* "a year later", and at the beginning of a sentence "a year earlier": so many years from what was spoken of before. */
static bool is_later(const tsc_timex *timex)
{
    bool later = timex->sort == TSC_TIMEX_PLAIN && timex->year_shift > 0;
    return timex->same_period &&
           (later || (timex->first == 0 && timex->year_shift < 0 && timex->period.kind == TSC_PERIOD_NONE));
}

static bool is_vague(const tsc_timex *timex)
{
    return timex->sort == TSC_TIMEX_VAGUE || timex->sort == TSC_TIMEX_RATE;
}

/* "from 995 million dollars (109 billion shillings) in 2019": right behind the value but for what is told again in brackets. */
static bool is_behind_brackets(const tsc_candidate *c, const tsc_timex *own)
{
    enum { REACH = 12 };
    const tsc_scan *scan = c->reading->scan;
    uint32_t close = c->quantity->last;
    if (!tsc_scan_is(scan, close, "("))
        return false;
    while (close < own->first && close - c->quantity->last < REACH && !tsc_scan_is(scan, close, ")"))
        close++;
    return tsc_scan_is(scan, close, ")") && own->first > close && own->first - close <= 2;
}

/* "fell to 55 from 70 in 2019, while purchases went from 12 to 15": the time of what is, not of what it is compared with. */
static tsc_period now_before(const tsc_candidate *before, const tsc_discourse *discourse)
{
    const tsc_candidate *b = before;
    while (b != NULL && b->stand == TSC_STAND_EARLIER)
        b = b->before;
    if (b != NULL && !b->rejected && b->figure.period.kind != TSC_PERIOD_NONE)
        return b->figure.period;
    return before != NULL && !before->rejected ? before->figure.period : discourse->period;
}

/* "over the same period": the same as before, and no shift from it. */
static bool is_plain_same(const tsc_timex *base)
{
    return base == NULL || (base->same_period && base->year_shift == 0 && base->step == 0);
}

/* "grew by half from 2010 to 2016, from 2.7 to 4 billion": the level it started from is of the year the change is on. */
static bool is_of_change_before(const tsc_candidate *c, const tsc_candidate *before, tsc_period now)
{
    return before != NULL && !before->rejected && before->figure.kind == TSC_FIGURE_CHANGE &&
           before->indicator == c->indicator && before->index + 1 == c->index &&
           before->figure.base_period.kind == TSC_PERIOD_YEAR && tsc_period_compare(now, before->figure.period) == 0;
}

/* The time that the earlier level has for itself, if it has; nearer: what it is compared with stands nearer to it. */
static bool take_own_of_earlier(tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *own, double at,
                                bool nearer, tsc_period now)
{
    bool today = own != NULL && own->last == c->edge && own->relative && own->period.kind == TSC_PERIOD_DAY;
    enum { PARTICIPLE = 3 }; /* "1,4 млрд, полученных в 2022-м" */
    bool joined = own != NULL && own->first >= c->quantity->last && own->first - c->quantity->last <= PARTICIPLE &&
                  c->reading->weak[own->first] == c->reading->weak[c->quantity->last - 1] + 1;
    bool behind =
        own != NULL && own->first >= c->quantity->last && (at < 8 || joined || is_behind_brackets(c, own)) && !nearer;
    bool attributive = own != NULL && own->last == c->edge && tsc_when_attributive(c, own, false);
    bool bracketed = own != NULL && own->last + 1 == c->edge &&
                     tsc_scan_is(c->reading->scan, own->last, "("); /* than in July 2022 (1.9 billion) */
    const bool year_before = own != NULL && own->relative && own->period.first.year + 1 == discourse->date.year &&
                             own->period.kind == TSC_PERIOD_YEAR && now.kind != TSC_PERIOD_YEAR &&
                             now.kind != TSC_PERIOD_NONE && now.kind != TSC_PERIOD_YEARS &&
                             now.last.year == own->period.first.year + 1;
    if (behind && year_before && c->indicator->flow) {
        /* 2 billion in the first four months, from 1.5 billion last year */
        c->figure.period = tsc_dating_default_base(now);
        c->timex = own;
        c->by_period = "the same part of the year before";
        return true;
    }
    if (today || behind || attributive || bracketed) {
        c->figure.period = tsc_dating_period_of(c, discourse, own);
        c->timex = own;
        c->by_period = today ? "today" : "behind an earlier level";
        return true;
    }
    return false;
}

/* "plans to raise it from 200 to 400 within three years": where an aim begins is what there is now. */
static bool is_start_of_aim(const tsc_candidate *c)
{
    enum { LEAD = 14 };
    const tsc_mark *wanted = tsc_candidate_near(c, TSC_ROLE_MODALITY, "target", "forecast", -1, LEAD, NULL);
    const tsc_mark *aim = wanted != NULL || c->before != NULL
                              ? wanted
                              : tsc_candidate_near(c, TSC_ROLE_MODALITY, "potential", NULL, -1, LEAD, NULL);
    return aim != NULL && (c->before == NULL || aim->first >= c->before->quantity->last) &&
           !tsc_candidate_is_led_by(c, "against");
}

static void earlier(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    double at = 0, base_at = 0;
    tsc_period now = now_before(before, discourse);
    const tsc_timex *own = nearest(c, tsc_when_dates_figure, &at);
    const tsc_timex *base = nearest(c, is_base, &base_at);
    if (take_own_of_earlier(c, discourse, own, at, base != NULL && base_at < at, now))
        return;
    if (own != NULL && base == NULL && own->period.kind == TSC_PERIOD_YEARS && own->sort == TSC_TIMEX_PLAIN) {
        c->figure.period = tsc_period_year(own->period.first.year); /* between 2015 and 2024, from 1.1 to 2.6 billion */
        c->by_period = "first year of the span";
        return;
    }
    if (own != NULL && base == NULL && tsc_dating_leads_from(c, own)) {
        c->figure.period = tsc_period_month(own->period.first.year, own->period.first.month);
        c->timex = own; /* from 5.8 to 5.1 million between October and November */
        c->by_period = "first month of the span";
        return;
    }
    if (own != NULL && now.kind == TSC_PERIOD_NONE)
        now = tsc_dating_period_of(c, discourse, own);
    if (own == NULL && is_plain_same(base) && is_of_change_before(c, before, now)) {
        c->figure.period = before->figure.base_period;
        c->by_period = "what the change before is on";
        return;
    }
    if (base != NULL && base_at < limit) {
        c->figure.period = tsc_dating_base_of(c, base, discourse->date, now);
        if (!c->indicator->flow && c->figure.period.kind == TSC_PERIOD_NONE && base->year_shift < 0 &&
            discourse->date.year != 0)
            c->figure.period =
                tsc_period_year(discourse->date.year + base->year_shift); /* a year ago: of the text's day */
        c->by_period = "base of the comparison";
        return;
    }
    if (own != NULL)
        now = tsc_dating_period_of(c, discourse, own);
    bool ahead = discourse->date.year > 0 && now.kind != TSC_PERIOD_NONE && now.first.year > discourse->date.year;
    if (ahead)
        return; /* from 365 million to one billion by 2030: not of the year before that */
    if (is_start_of_aim(c))
        return;
    if (!c->indicator->flow && c->indicator->orientation != TSC_SHARE)
        return; /* how many flights there are now, nobody says since when */
    c->figure.period = tsc_dating_default_base(now);
    c->by_period = "a year before";
}

/* "within five years": so many years on from the document. */
static tsc_period within_years(const tsc_candidate *c, const tsc_discourse *discourse)
{
    for (size_t i = 0; i < c->reading->timexes->count && c->figure.status != TSC_OBSERVED && discourse->date.year > 0;
         i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        bool other_part =
            timex->first > 0 && timex->last <= c->edge && c->reading->weak[timex->last] != c->reading->weak[c->edge];
        const bool term = tsc_mark_is(tsc_reading_function(c->reading, timex->first), "onto"); /* кредит на 38 лет */
        if (timex->sort == TSC_TIMEX_DURATION && !timex->past && !other_part && !term && timex->months >= 12 &&
            timex->months % 12 == 0 && tsc_dating_cost(c, timex) < 30)
            return tsc_period_year(discourse->date.year + timex->months / 12);
    }
    return tsc_period_none();
}

/* "312 million in 2021, which is 22 % more than in 2020; by weight it came to 401,000 tonnes": what a growth was compared with
   is not the time of the level behind it. */
static bool is_base_of_before(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_candidate *b = c->before;
    if (b == NULL || b->figure.kind != TSC_FIGURE_CHANGE || b->figure.period.kind == TSC_PERIOD_NONE)
        return false;
    if (c->figure.kind == TSC_FIGURE_LEVEL)
        return timex->last <= b->edge && tsc_when_compared(b, timex, b->figure.period);
    /* down 11 % on March 2022, while imports fell by 4 % */
    return timex->last <= c->edge && c->reading->weak[timex->last - 1] != c->reading->weak[c->edge] &&
           tsc_when_on_earlier(b, timex, b->figure.period);
}

/* "12 % up on May": behind a word of change and one that before a year says what a change is on, a month dates nothing. */
static bool is_on_base(const tsc_reading *r, const tsc_timex *timex)
{
    const bool part = tsc_when_is_part_of_year(timex);
    const tsc_mark *word = tsc_reading_function(r, timex->first);
    uint32_t at = timex->first;
    if (part && word == NULL && tsc_reading_before(r, timex->first, &at) != NULL)
        word = tsc_reading_function(r, at);
    if (!part || word == NULL || !tsc_entry_has(word->entry, "year", "base") || word->first == 0)
        return false;
    for (uint32_t i = r->scan->mark_at[word->first - 1]; i < r->scan->mark_at[word->first]; i++)
        if (r->scan->marks[i].role == TSC_ROLE_CHANGE &&
            (tsc_entry_is(r->scan->marks[i].entry, "up") || tsc_entry_is(r->scan->marks[i].entry, "down")))
            return true;
    return false;
}

/* "the first half of this year": the year only says which half. */
static bool is_container(const tsc_candidate *c, size_t index)
{
    const tsc_timex *all = c->reading->timexes->items;
    if (index == 0 || all[index - 1].period.kind == all[index].period.kind ||
        !tsc_period_within(all[index - 1].period, all[index].period))
        return false;
    /* "from January to May of this year trade in 2014": the same year, said again before any value */
    const bool again = all[index].period.kind == TSC_PERIOD_YEAR && all[index].sort == TSC_TIMEX_PLAIN &&
                       all[index - 1].period.kind == TSC_PERIOD_MONTHS && all[index].last <= c->edge &&
                       (c->previous == NULL || c->previous->edge >= all[index].last);
    return again || all[index].first - all[index - 1].last <= 1;
}

/* "In 2021, the last normal year, …": what describes the year named right before it. */
static bool is_apposed(const tsc_candidate *c, size_t index)
{
    const tsc_timex *all = c->reading->timexes->items;
    if (index == 0 || !all[index].relative || all[index - 1].relative ||
        all[index - 1].period.kind != TSC_PERIOD_YEAR || all[index].period.kind != TSC_PERIOD_YEAR)
        return false;
    const uint32_t comma = all[index - 1].last;
    return tsc_scan_is_comma(c->reading->scan, comma) && tsc_reading_article(c->reading, all[index].first) <= comma + 1;
}

/* "traded 3 billion in 2022, though they have set themselves a target of 20": what is aimed at is not of the time gone by. */
static bool is_of_past_before(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_candidate *b = c->before;
    const bool aims = c->figure.status == TSC_TARGET || c->figure.status == TSC_POTENTIAL;
    return aims && b != NULL && !b->rejected && b->timex == timex && b->figure.status == TSC_OBSERVED &&
           timex->sort == TSC_TIMEX_PLAIN && timex->last <= b->edge &&
           c->reading->weak[timex->first] != c->reading->weak[c->edge];
}

static const tsc_timex *own_time(const tsc_candidate *c, const tsc_discourse *discourse, double *best)
{
    const tsc_timex *found = NULL;
    tsc_period now = latest(c, discourse);
    *best = limit;
    for (size_t i = 0; i < c->reading->timexes->count; i++) {
        const tsc_timex *timex = &c->reading->timexes->items[i];
        if (!tsc_when_dates_figure(timex) || is_on_base(c->reading, timex) || is_of_peak(c->reading, timex) ||
            is_spent(c, timex) || is_base_of_before(c, timex) || is_container(c, i) || is_apposed(c, i) ||
            is_of_past_before(c, timex) || tsc_when_is_of_next(c, timex) ||
            (c->figure.kind == TSC_FIGURE_LEVEL && timex->last != c->edge && c->reading->quantities->count > 1 &&
             tsc_when_level_of(c, timex)) ||
            tsc_dating_is_foreign(c, discourse, timex) || tsc_when_compared(c, timex, now) ||
            (c->figure.kind == TSC_FIGURE_LEVEL &&
             (tsc_when_within_against(c, timex->first) || tsc_when_behind_than(c, timex) ||
              tsc_when_behind_change(c, timex))))
            continue;
        bool next = tsc_candidate_is_time_of_next(c, timex);
        if (next &&
            (timex->sort == TSC_TIMEX_DUE || timex->sort == TSC_TIMEX_SINCE || timex->period.kind == TSC_PERIOD_YEARS ||
             !tsc_reading_together(c->reading, timex->first, c->quantity->first)))
            continue;
        double d = tsc_dating_cost(c, timex) + (next ? next_cost : 0);
        if (d < *best)
            *best = d, found = timex;
    }
    return found != NULL ? tsc_when_spelt_out(c, found) : NULL;
}

static const tsc_timex *base_time(const tsc_candidate *c, const tsc_discourse *discourse)
{
    double best = 0;
    const tsc_timex *said = nearest(c, is_base, &best);
    if (said != NULL || c->figure.kind != TSC_FIGURE_CHANGE)
        return said;
    tsc_period now = latest(c, discourse);
    for (size_t i = 0; said == NULL && i < c->reading->timexes->count; i++)
        if (tsc_when_on_earlier(c, &c->reading->timexes->items[i], now))
            said = &c->reading->timexes->items[i];
    for (size_t i = 0; said == NULL && i < c->reading->timexes->count; i++)
        if (tsc_when_compared(c, &c->reading->timexes->items[i], now))
            said = &c->reading->timexes->items[i];
    return said;
}

/* "less than in 2022, when it was 6.3 billion": the clause is of the time that stands before its "when", whatever else
   that time serves for. */
static const tsc_timex *time_of_clause(const tsc_candidate *c)
{
    enum { NEAR = 4 };
    const tsc_reading *r = c->reading;
    for (size_t i = r->timexes->count; i-- > 0;) {
        const tsc_timex *timex = &r->timexes->items[i];
        uint32_t when = timex->last;
        if (when < c->edge && r->scan->tokens[when].kind == TSC_TOKEN_PUNCTUATION)
            when++;
        if (when >= c->edge || timex->period.kind == TSC_PERIOD_NONE)
            continue;
        const tsc_mark *mark = tsc_reading_function(r, when);
        bool first_figure = c->index == 0 || r->quantities->items[c->index - 1].last <= when;
        bool told = c->before != NULL && tsc_mark_is(mark, "relative") && !tsc_entry_has(mark->entry, "loose", "1") &&
                    timex->period.kind == TSC_PERIOD_YEAR && mark->last < c->edge && c->edge - mark->last <= NEAR &&
                    tsc_scan_mark(r->scan, mark->last, TSC_ROLE_CHANGE) != NULL;
        return mark != NULL && (tsc_entry_is(mark->entry, "when") || told) && first_figure
                   ? timex
                   : NULL; /* trade of 2024, which was */
    }
    return NULL;
}

bool tsc_candidate_is_remark(const tsc_candidate *c)
{
    const tsc_reading *r = c->reading;
    uint16_t clause = r->clause[c->quantity->first];
    if (r->parent[clause] == clause || c->before == NULL || c->figure.kind != TSC_FIGURE_CHANGE ||
        r->clause[c->before->quantity->first] != r->parent[clause] ||
        tsc_reading_parted(r, c->before->quantity->last, c->edge))
        return false;
    for (size_t i = 0; i < r->timexes->count; i++)
        if (r->clause[r->timexes->items[i].first] == clause && tsc_when_dates_figure(&r->timexes->items[i]))
            return false;
    const tsc_mentions *marks = &r->of[TSC_ROLE_MODALITY];
    for (size_t i = 0; i < marks->count; i++)
        if (r->clause[marks->items[i]->first] == clause)
            return false;
    return true;
}

/* "95 million, against 71 million a year earlier (+33.8 %)": the change from the one level to the other. */
static bool is_between_levels(const tsc_candidate *c)
{
    static const double ROUNDING = 0.006;
    const tsc_candidate *from = c->before, *to = from != NULL ? from->before : NULL;
    return to != NULL && from->figure.kind == TSC_FIGURE_LEVEL && to->figure.kind == TSC_FIGURE_LEVEL &&
           from->indicator == to->indicator && tsc_unit_same(from->figure.unit, to->figure.unit) &&
           tsc_unit_is_percent(c->figure.unit) && fabs(from->figure.value) > 0 &&
           fabs(to->figure.value / from->figure.value - 1 - c->figure.value / 100) < ROUNDING &&
           tsc_period_compare(from->figure.period, to->figure.period) < 0;
}

/* In brackets behind a value: its own period, compared with what the brackets say or with the year before. */
static void take_remark(tsc_candidate *c, const tsc_discourse *discourse)
{
    enum { NEAR = 6 };
    double at = 0;
    if (is_between_levels(c)) {
        c->figure.period = c->before->before->figure.period, c->figure.base_period = c->before->figure.period;
        c->by_period = "of the two levels beside it";
        return;
    }
    const tsc_timex *said = nearest(c, is_base, &at);
    c->figure.period = c->before->figure.period;
    c->figure.base_period = said != NULL && at < NEAR ? tsc_dating_base_of(c, said, discourse->date, c->figure.period)
                                                      : tsc_dating_default_base(c->figure.period);
    c->by_period = "value before the brackets";
}

/* The time of the clause that the level stands in; what follows goes on with the time of the sentence. */
static void take_clause(tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *clause, tsc_period now)
{
    c->figure.period = clause->same_period ? tsc_dating_base_of(c, clause, discourse->date, now)
                                           : tsc_dating_period_of(c, discourse, clause);
    c->timex = clause;
    c->by_period = "time of the clause";
    c->stand = TSC_STAND_EARLIER;
    if (discourse->date.year > 0 && clause->period.kind != TSC_PERIOD_NONE &&
        clause->period.last.year < discourse->date.year && c->figure.status == TSC_TARGET)
        c->figure.status = TSC_OBSERVED,
        c->by_status = "a time gone by"; /* to double the trade of 2024, which was 3 billion */
}

/* "will buy 100 million this year, and it could rise to two billion annually": in the value's own part of the sentence. */
static bool stands_nearer(const tsc_candidate *c, const tsc_timex *vague, const tsc_timex *timex)
{
    const uint32_t *weak = c->reading->weak;
    if (vague != NULL && timex != NULL && vague->sort == TSC_TIMEX_RATE && timex->sort == TSC_TIMEX_DUE &&
        tsc_candidate_is_reached(c))
        return false; /* by 2027 … to double supplies, to 20 bcm a year */
    return vague != NULL && timex != NULL && !tsc_unit_is(c->figure.unit, "flights/week") &&
           c->figure.status != TSC_OBSERVED && timex->last <= c->edge && weak[timex->first] != weak[c->edge] &&
           weak[vague->first] == weak[c->edge];
}

/* Words that leave the time open or give a rate ("a year", "in the coming years"); NULL where none is the value's.
   timex: that dates it, or NULL. */
static const tsc_timex *vague_time(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *timex,
                                   double *at)
{
    const tsc_timex *vague = nearest(c, is_vague, at);
    if (vague == NULL || vague->sort != TSC_TIMEX_RATE)
        return vague;
    if (timex != NULL && tsc_unit_is(c->figure.unit, "flights/week") && c->figure.status == TSC_OBSERVED)
        return NULL; /* "сегодня выполняется 23 рейса в неделю": the rate is of the unit */
    if (vague->first >= c->quantity->last && tsc_reading_parted(c->reading, c->quantity->last, vague->first))
        return NULL; /* "35,000 visited; four flights a week": of the next value */
    if (timex != NULL && c->figure.kind == TSC_FIGURE_CHANGE && timex->period.kind == TSC_PERIOD_YEARS)
        return NULL; /* "from 2008 to 2013 it grew by 27 percent a year" */
    if (timex == NULL || vague->last <= c->quantity->first || c->figure.status == TSC_OBSERVED)
        return vague;
    if (stands_nearer(c, vague, timex))
        return vague;
    const tsc_period today = {.kind = TSC_PERIOD_MONTH, .first = discourse->date, .last = discourse->date};
    const bool ahead = vague->first >= c->quantity->first && tsc_period_compare(timex->period, today) > 0;
    const bool bounded = timex->sort == TSC_TIMEX_DUE || timex->sort == TSC_TIMEX_SINCE;
    return ahead || bounded ? NULL : vague; /* "from June three flights a week", "100,000 containers a year by 2029" */
}

/* No time of its own: that of what was told before. */
static void take_inherited(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    double later_at = 0;
    const tsc_timex *later = nearest(c, is_later, &later_at); /* "year on year" at the head dates no growth */
    if (later == NULL)
        later = tsc_when_earlier_ahead(c);
    if (later != NULL && c->before != NULL && c->before->timex == later)
        later = NULL; /* by 8 per cent the following year, with a value of 126 million */
    const tsc_timex *behind = tsc_when_shifted_behind(c);
    tsc_dating_inherit(c, discourse, before);
    if (c->figure.period.kind == TSC_PERIOD_NONE && later != NULL && later->year_shift < 0 && later->last <= c->edge &&
        discourse->date.year > 0 && discourse->period.kind == TSC_PERIOD_NONE) {
        c->figure.period = tsc_period_year(discourse->date.year + later->year_shift);
        c->by_period =
            "so many years before the text"; /* "They have signed a treaty. The year before, exports were …" */
        return;
    }
    if (behind != NULL && c->figure.period.kind != TSC_PERIOD_NONE) {
        c->figure.period = tsc_period_shift_years(c->figure.period, behind->year_shift);
        c->by_period = "so many years off";
        c->stand = behind->year_shift < 0 ? TSC_STAND_EARLIER : c->stand;
        return;
    }
    if (later != NULL && (later->year_shift > 0 || c->figure.kind == TSC_FIGURE_LEVEL) && later->last <= c->edge &&
        c->figure.period.kind != TSC_PERIOD_NONE) {
        c->figure.period = tsc_period_shift_years(c->figure.period, later->year_shift);
        c->by_period = "so many years later";
        if (later->year_shift < 0)
            c->stand = TSC_STAND_EARLIER; /* what follows is of now again */
    }
}

/* The time that stands nearest, at that distance. */
static void take_own(tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *timex, double at)
{
    enum { NEAR = 16 };
    const tsc_candidate *b = c->before;
    const tsc_timex *shifted = tsc_when_earlier_in_part(c, timex), *behind = tsc_when_shifted_behind(c);
    c->figure.period = tsc_dating_period_of(c, discourse, timex);
    c->by_period = at < NEAR ? "in the clause" : "in the sentence";
    if (shifted != NULL)
        c->figure.period = tsc_dating_base_of(c, shifted, discourse->date, c->figure.period),
        c->by_period = "so long before the time of another part";
    if (behind != NULL && timex->last <= c->edge)
        c->figure.period = tsc_period_shift_years(c->figure.period, behind->year_shift);
    if (c->figure.kind == TSC_FIGURE_LEVEL && b != NULL && b->figure.kind == TSC_FIGURE_CHANGE &&
        tsc_when_on_earlier(b, timex, b->figure.period))
        c->stand = TSC_STAND_EARLIER; /* up 56 million on July's surplus of 1.55 billion */
}

/* What a change that is of timex is compared with, as base says it or as is usual; either may be NULL. */
static tsc_period base_period_of(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *timex,
                                 const tsc_timex *base)
{
    const tsc_period usual = tsc_dating_default_base(c->figure.period);
    if (base == NULL)
        return tsc_dating_is_far_aim(c, timex, discourse->date) ? tsc_period_year(discourse->date.year - 1) : usual;
    const tsc_period said = tsc_dating_base_of(c, base, discourse->date, c->figure.period);
    return tsc_period_compare(said, c->figure.period) == 0 ? usual : said; /* "than in January a year earlier" */
}

/* "grew to 547 million in 2023 and that contractors had undertaken 29 projects": the time is of the value before, which measures
   something else, and a number of what there is has none. */
static bool is_of_flow_before(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_candidate *b = c->before;
    while (b != NULL && b->indicator == c->indicator)
        b = b->before;
    return b != NULL && !c->partial && b->timex == timex && b->indicator->flow && !c->indicator->flow &&
           c->indicator->orientation != TSC_SHARE && timex->last <= c->edge &&
           c->reading->weak[timex->last - 1] != c->reading->weak[c->edge] && c->figure.status == TSC_OBSERVED &&
           c->reading->parent[c->reading->clause[c->edge]] == c->reading->clause[c->edge];
}

/* The nearest time, a length of time, or what was told before; and what it is compared with. */
static void take_nearest(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    double at = 0, vague_at = 0;
    const tsc_timex *timex = own_time(c, discourse, &at);
    if (timex != NULL && is_of_flow_before(c, timex))
        return;
    if (timex != NULL && tsc_when_shifted_behind(c) != NULL && timex->first >= c->quantity->last)
        timex = NULL; /* en a acheté 380 000 l'année suivante et devrait en commander 500 000 en 2025 */
    const tsc_timex *vague = vague_time(c, discourse, timex, &vague_at);
    const bool vaguer = stands_nearer(c, vague, timex) || (vague != NULL && vague_at < at && at > 8);
    const tsc_period within = within_years(c, discourse);
    c->by_period = "none";
    c->timex = timex;
    if (within.kind != TSC_PERIOD_NONE && (timex == NULL || timex->period.last.year <= discourse->date.year)) {
        c->figure.period = within;
        c->by_period = "so many years on";
    } else if (timex != NULL && !vaguer) {
        take_own(c, discourse, timex, at);
        if (tsc_dating_split_span(c, discourse, timex))
            return;
    } else if (vague == NULL && tsc_when_goes_on_in_same(c, discourse)) {
        c->figure.period = discourse->topic.period;
        c->by_period = "topic";
    } else if (vague == NULL) {
        take_inherited(c, discourse, before);
    }
    const tsc_timex *base = base_time(c, discourse);
    const bool again = c->figure.kind == TSC_FIGURE_CHANGE && is_plain_same(base) && timex == NULL &&
                       discourse->topic.base.kind == TSC_PERIOD_YEAR && tsc_when_goes_on_in_same(c, discourse);
    bool open = c->figure.period.kind == TSC_PERIOD_NONE && c->figure.status == TSC_OBSERVED && c->indicator->flow &&
                vague == NULL;
    const tsc_period year_behind = open ? tsc_when_year_behind(base, discourse) : tsc_period_none();
    if (year_behind.kind != TSC_PERIOD_NONE)
        c->figure.period = year_behind, c->by_period = "the year behind what it is compared with";
    if (c->figure.kind == TSC_FIGURE_CHANGE && timex == NULL && base != NULL && base->year_shift > 0) {
        const bool shifted = tsc_code_is(c->by_period, "so many years later"); /* the following year it grew */
        const tsc_period told = c->figure.period;
        c->figure.base_period = shifted ? tsc_period_shift_years(told, -base->year_shift) : told;
        c->figure.period = shifted ? told : tsc_period_shift_years(told, base->year_shift);
        c->timex = base;
    } else if (again) {
        c->figure.base_period = discourse->topic.base; /* over the same period its sales doubled too */
    } else if (c->figure.kind == TSC_FIGURE_CHANGE) {
        c->figure.base_period = base_period_of(c, discourse, timex, base);
    }
}

void tsc_candidate_period(tsc_candidate *c, const tsc_discourse *discourse, const tsc_candidate *before)
{
    const bool level = c->figure.kind == TSC_FIGURE_LEVEL;
    const tsc_period now = before != NULL && !before->rejected ? before->figure.period : discourse->period;
    const tsc_timex *clause, *same;
    if (tsc_candidate_is_converted(c)) {
        c->figure.period = c->previous->figure.period, c->figure.base_period = c->previous->figure.base_period;
        c->timex = c->previous->timex;
        c->by_period = "value before the brackets";
    } else if (tsc_candidate_is_remark(c)) {
        take_remark(c, discourse);
    } else if (tsc_when_take_later(c, discourse, before != NULL ? now : discourse->topic.period)) {
        c->stand = TSC_STAND_NOW;
    } else if (level && (clause = time_of_clause(c)) != NULL) {
        take_clause(c, discourse, clause, now);
    } else if (level && c->stand == TSC_STAND_EARLIER) {
        earlier(c, discourse, before);
    } else if (c->stand == TSC_STAND_EARLIER && tsc_kind_time_of_growth_before(c) != NULL) {
        c->timex = tsc_kind_time_of_growth_before(c);
        c->figure.period = c->timex->period, c->figure.base_period = tsc_dating_default_base(c->figure.period);
        c->by_period = "behind an earlier growth";
    } else if ((same = tsc_when_same_behind(c, now)) != NULL) {
        tsc_when_take_same(c, discourse, same, now);
    } else {
        take_nearest(c, discourse, before);
    }
    if (c->listed_time.kind != TSC_PERIOD_NONE) {
        c->figure.period = c->listed_time;
        c->by_period = "time of its place in the list";
    }
    if (!(level && tsc_when_take_end_of_same(c, discourse)))
        tsc_when_widen(c);
}
