/* Which times of a sentence are of something else than a figure: of who tells it, of a remark, of another value, of a paper. */
#include "extract/dating.h"

#include "extract/event_sentence.h"

/* What a statistics office counts over months and never of a day. */
static bool is_trade(const tsc_candidate *c)
{
    return c->indicator->flow && (c->indicator->units & TSC_UNITS_MONEY) != 0 && c->units != TSC_UNITS_GOODS &&
           strncmp(c->indicator->code, "fdi", 3) != 0 && c->indicator->name != TSC_INDICATOR_FINANCING;
}

static bool names_month(const tsc_reading *r, const tsc_timex *timex)
{
    for (uint32_t t = timex->first; t < timex->last; t++)
        if (tsc_scan_mark(r->scan, t, TSC_ROLE_MONTH) != NULL)
            return true;
    return false;
}

static bool is_near(tsc_date date, tsc_date day)
{
    enum { DAYS = 10 };
    return tsc_date_complete(date) && tsc_date_complete(day) && tsc_date_to_days(date) - tsc_date_to_days(day) >= 0 &&
           tsc_date_to_days(date) - tsc_date_to_days(day) <= DAYS;
}

/* "Exports to Japan, which had been hit by an earthquake in March, were at 5 billion": what a remark says of a country is of
   another time. */
static bool is_of_country_aside(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_reading *r = c->reading;
    uint32_t opens = timex->first, closes = timex->last;
    while (opens > 0 && r->weak[opens] == r->weak[timex->first])
        opens--;
    if (!tsc_mark_is(tsc_reading_function(r, opens), "relative") || opens == 0 || !tsc_scan_is(r->scan, opens - 1, ","))
        return false;
    while (closes < r->scan->token_count && r->weak[closes + 1] == r->weak[timex->last])
        closes++;
    if (c->quantity->first > opens && c->quantity->first < closes)
        return false;
    for (size_t i = 0; i < r->place_count; i++)
        if (r->places[i].last + 1 == opens)
            return closes < r->scan->token_count && tsc_scan_is(r->scan, closes, ",");
    return false;
}

/* "Imports were 259 billion (down 12 %, and by 8 % in the second half)": a time in brackets that hold a value is that one's. */
static bool is_of_value_in_brackets(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_reading *r = c->reading;
    const uint16_t clause = r->clause[timex->first];
    if (r->parent[clause] == clause || clause == r->clause[c->quantity->first])
        return false;
    for (size_t i = 0; i < r->quantities->count; i++) {
        const tsc_quantity *q = &r->quantities->items[i];
        if (q->traps == 0 && r->clause[q->first] == clause && (q->first >= timex->last || q->last <= timex->first))
            return true;
    }
    return false;
}

/* "To take trade to 2 billion, and both intend to sign an agreement in 2026": behind a clause of its own stand a verb, the paper that
   it is done to, and when that will be. */
static bool is_of_act_behind(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { NEAR = 2 };
    const tsc_reading *r = c->reading;
    bool acts = false;
    if (timex->first < c->quantity->last || !c->indicator->flow || r->weak[c->quantity->last] == r->weak[timex->first])
        return false;
    for (uint32_t i = r->scan->mark_at[c->quantity->last]; i < r->scan->mark_at[timex->first]; i++) {
        const tsc_mark *mark = &r->scan->marks[i];
        const bool behind = r->weak[mark->first] == r->weak[timex->first];
        if (behind && tsc_event_is_kind(mark, TSC_EVENT_VERB))
            acts = true;
        else if (acts && behind && tsc_event_is_kind(mark, TSC_EVENT_ACT) && mark->last <= timex->first &&
                 timex->first - mark->last <= NEAR && strncmp(mark->entry->code, "AGR_", 4) == 0)
            return true;
    }
    return false;
}

bool tsc_dating_is_of_remark(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_reading *r = c->reading;
    const uint16_t clause = r->clause[timex->first];
    if (r->parent[clause] == clause || clause == r->clause[c->quantity->first] || timex->last >= c->edge ||
        (tsc_scan_is(r->scan, timex->last, ")") && timex->first > 0 && tsc_scan_is(r->scan, timex->first - 1, "(")))
        return false;
    for (size_t i = 0; i < r->timexes->count; i++) {
        const tsc_timex *other = &r->timexes->items[i];
        const uint16_t outer = r->clause[other->first];
        if (r->parent[outer] == outer && other->last <= c->edge && other->sort == TSC_TIMEX_PLAIN &&
            other->period.kind != TSC_PERIOD_NONE)
            return true;
    }
    return false;
}

/* "По итогам 2023 года товарооборот составит", told early in 2024: what the year that is over will turn out to have been. */
static bool is_year_just_over(const tsc_candidate *c, tsc_date date, const tsc_timex *timex)
{
    enum { EARLY = 4 };
    return c->figure.status == TSC_FORECAST && timex->period.kind == TSC_PERIOD_YEAR && date.month > 0 &&
           date.month <= EARLY && timex->period.first.year + 1 == date.year && timex->last <= c->edge &&
           c->reading->weak[timex->last] == c->reading->weak[c->edge] &&
           !tsc_reading_parted(c->reading, timex->last, c->edge);
}

/* "Up 12 % under the agreement that came into force in 2015": the time of a paper, behind the verb that was done to it. */
static bool is_of_paper(const tsc_candidate *c, const tsc_timex *timex)
{
    enum { NEAR = 4 };
    const tsc_scan *scan = c->reading->scan;
    bool paper = false;
    if (timex->first < c->quantity->last || !c->indicator->flow)
        return false;
    for (uint32_t i = scan->mark_at[c->quantity->last]; i < scan->mark_at[timex->first]; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (tsc_event_is_kind(mark, TSC_EVENT_ACT) && strncmp(mark->entry->code, "AGR_", 4) == 0)
            paper = true;
        else if (paper && tsc_event_is_kind(mark, TSC_EVENT_VERB) && mark->last <= timex->first &&
                 timex->first - mark->last <= NEAR &&
                 (tsc_entry_is(mark->entry, "sign") || tsc_entry_is(mark->entry, "enter")))
            return true;
    }
    return false;
}

/* "The minister said today that trade had reached 5 billion": who tells it and when stand before the word for the figure, or who
   tells it at the end where the verb is last. */
static bool is_told_ahead(const tsc_candidate *c, const tsc_mark *told, const tsc_timex *timex)
{
    enum { NEAR = 6 };
    /* "said on Wednesday that 120 Turkish companies operate": a noun that is counted stands behind its number */
    if (c->anchor != NULL && !c->indicator->flow && *c->indicator->count_unit != '\0' &&
        c->indicator->name != TSC_INDICATOR_CONTRACTS && c->anchor->last > c->edge && timex->last <= c->edge)
        return c->reading->verb_last ? told->first >= c->quantity->last
                                     : told->last <= timex->first && timex->first - told->last <= NEAR;
    return c->anchor != NULL && timex->last <= c->anchor->first && c->anchor->first < c->quantity->first &&
           (told->last <= c->anchor->first || (c->reading->verb_last && told->first >= c->quantity->last));
}

/* "They announced in March that they would invest 10 billion": when an aim was told, right behind the word for it. */
static bool is_announced(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    if (c->figure.status == TSC_OBSERVED || timex->sort == TSC_TIMEX_DUE || c->anchor == NULL ||
        timex->last > c->anchor->first)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "said") && marks->items[i]->last <= timex->first &&
            timex->first - marks->items[i]->last <= 1)
            return true;
    return false;
}

/* "… to 56 billion, according to a report released today": the day of who tells, behind the value or before its word. */
static bool is_of_telling(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_mentions *marks = &c->reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; timex->relative && timex->period.kind == TSC_PERIOD_DAY && i < marks->count; i++) {
        if (!tsc_entry_is(marks->items[i]->entry, "attribution") && !tsc_entry_is(marks->items[i]->entry, "said"))
            continue;
        const bool behind = marks->items[i]->first >= c->quantity->last && marks->items[i]->last <= timex->first &&
                            !tsc_reading_parted(c->reading, c->quantity->last, timex->first);
        if (behind || is_told_ahead(c, marks->items[i], timex))
            return true;
    }
    return false;
}

/* "The surplus of 1.8 billion is new: until 2022 there was a deficit": behind a colon, up to when another thing was so. */
static bool is_end_of_before(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *timex)
{
    const tsc_scan *scan = c->reading->scan;
    return timex->first > c->quantity->last && tsc_scan_is(scan, timex->first - 1, ":") &&
           tsc_scan_says(scan, timex->first, TSC_ROLE_PERIOD, "until") && c->figure.status == TSC_OBSERVED &&
           timex->period.last.year < discourse->date.year;
}

/* No comma between a value and a time behind it. */
static bool is_joined(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_reading *r = c->reading;
    for (uint32_t t = c->quantity->last; t < timex->first; t++)
        if (r->scan->tokens[t].kind == TSC_TOKEN_PUNCTUATION && !tsc_scan_is(r->scan, t, "-"))
            return false;
    return r->clause[timex->first] == r->clause[c->quantity->first];
}

/* What stands at a time and does not flow has that of its own part of the sentence. */
static bool is_foreign_to_stock(const tsc_candidate *c, const tsc_timex *timex)
{
    const tsc_reading *r = c->reading;
    const bool aims = c->figure.status != TSC_OBSERVED;
    bool behind = timex->first >= c->quantity->last;
    /* "With 4.2 billion, France was the largest investor in 2023": of the part that says what is told */
    const bool told_with = c->anchor != NULL && c->anchor->first >= c->quantity->last &&
                           r->weak[timex->first] == r->weak[c->anchor->first];
    /* "enrolled at colleges and universities at the end of 2024", "1.9 billion in loans and grants over 2018-2023": the time of the
       whole, no other value and no comma between */
    const bool day = timex->end_of || timex->as_of, money = c->units == TSC_UNITS_MONEY;
    const bool closes =
        (day || (money && is_joined(c, timex))) && !tsc_reading_parted(r, c->quantity->last, timex->first) &&
        (c->index + 1 >= r->quantities->count || r->quantities->items[c->index + 1].first >= timex->first);
    bool parted = behind && !aims && !told_with && !closes && r->weak[timex->first] != r->weak[c->quantity->last];
    /* "620,000 last year, and 210 flights a week operate"; but "will open a line in March, with two flights a week" */
    bool left_behind = !behind && !tsc_candidate_is_led_by(c, "with") && timex->first > 0 &&
                       tsc_reading_parted(r, 0, c->edge) && r->weak[timex->last] != r->weak[c->edge] &&
                       (tsc_reading_parted(r, timex->last, c->edge) || tsc_reading_parted(r, 0, timex->first)) &&
                       (c->indicator->units & (TSC_UNITS_FLIGHTS | TSC_UNITS_COMPANIES)) != 0;
    enum { HEAD = 2 };                  /* "As of 31 March, …": of the whole sentence */
    const tsc_candidate *b = c->before; /* "312 companies on 1 May, and 14,500 students" */
    bool of_before = b != NULL && b->timex == timex && timex->period.kind == TSC_PERIOD_DAY &&
                     b->indicator != c->indicator && !behind && timex->first > HEAD &&
                     r->weak[timex->last] != r->weak[c->edge];
    return left_behind || of_before || (parted && r->clause[timex->first] == r->clause[c->quantity->first]) ||
           !tsc_reading_together(r, timex->first, c->quantity->first);
}

bool tsc_dating_is_foreign(const tsc_candidate *c, const tsc_discourse *discourse, const tsc_timex *timex)
{
    const tsc_reading *r = c->reading;
    if (is_end_of_before(c, discourse, timex))
        return true;
    bool stands = !c->indicator->flow && c->indicator->name != TSC_INDICATOR_CONTRACTS;
    bool today = timex->sort == TSC_TIMEX_WEEKDAY || (timex->relative && timex->period.kind == TSC_PERIOD_DAY);
    bool aims = c->figure.status != TSC_OBSERVED;
    bool dated = timex->period.kind == TSC_PERIOD_DAY && !timex->end_of && timex->sort == TSC_TIMEX_PLAIN &&
                 names_month(r, timex);
    if (dated && !aims && is_trade(c) && is_near(discourse->date, timex->period.first))
        return true; /* "the office reported on Saturday, 29 June" */
    if (aims && !tsc_dating_may_be_next(timex) && discourse->date.year > 0 &&
        timex->period.last.year < discourse->date.year && !is_year_just_over(c, discourse->date, timex))
        return true;
    if (is_of_country_aside(c, timex) || is_of_value_in_brackets(c, timex) || is_of_paper(c, timex) ||
        is_of_act_behind(c, timex) || is_of_telling(c, timex) || is_announced(c, timex) ||
        tsc_dating_is_of_remark(c, timex))
        return true;
    bool run = timex->to_date || timex->period.kind == TSC_PERIOD_MONTHS || timex->period.kind == TSC_PERIOD_HALF;
    if (timex->sort == TSC_TIMEX_SINCE && tsc_reading_is_behind(c->reading, timex->first, "record"))
        return true; /* "the most since November" */
    if (timex->sort == TSC_TIMEX_SINCE && !tsc_reading_together(r, timex->first, c->quantity->first))
        return true; /* "has invested since 2005, and new contracts come to 17 billion" */
    if (aims && run && timex->sort == TSC_TIMEX_PLAIN && timex->first < c->edge && discourse->date.month > 0 &&
        timex->period.last.year == discourse->date.year && timex->period.last.month <= discourse->date.month)
        return true; /* "4 billion since the beginning of the year, the sides agreed to reach 10" */
    if (aims && timex->sort != TSC_TIMEX_DUE && !tsc_reading_together(r, timex->first, c->quantity->first))
        return true;
    if (!aims && timex->sort == TSC_TIMEX_DUE && discourse->date.year > 0 &&
        timex->period.last.year > discourse->date.year && !tsc_candidate_is_late(c, timex, discourse))
        return true;
    if (!aims && discourse->date.year > 0 && timex->period.first.year > discourse->date.year &&
        timex->first >= c->quantity->last && tsc_reading_parted(r, c->quantity->last, timex->first))
        return true; /* "supplies 100 MW and wants to raise it to 180 MW in 2027" */
    bool reported =
        timex->sort == TSC_TIMEX_WEEKDAY && c->indicator->flow && strncmp(c->indicator->code, "fdi", 3) != 0;
    const bool runs = tsc_unit_is(c->figure.unit, "MW"); /* power is told of a day, other goods of a time */
    if (reported || (today && ((c->indicator->flow && c->units != TSC_UNITS_MONEY && !runs) || aims)))
        return true; /* "customs said on Thursday" */
    return stands && is_foreign_to_stock(c, timex);
}
