/* When an act was, or is due: the time of its sentence that is nearest to it, is no other act's and fits its state. */
#include "extract/event_time.h"

#include "extract/timex_parts.h"

#include <math.h>

enum {
    FRESH_DAYS = 1,
    STALE_DAYS = 45,
    INVITE_REACH = 5,
    TIME_REACH = 60,
    YEAR_COST = 12,
    NEXT_REACH = 8,
    HALF_YEAR = 182,
    JUST_OVER = 31
};

static bool is_past(tsc_period period, tsc_date today)
{
    return today.year && tsc_date_to_days(period.last) <
                             tsc_date_to_days(tsc_date_complete(today) ? today : (tsc_date){today.year, 1, 1});
}

static bool is_future(tsc_period period, tsc_date today)
{
    return today.year && tsc_date_to_days(period.first) >
                             tsc_date_to_days(tsc_date_complete(today) ? today : (tsc_date){today.year, 12, 31});
}

/* Last week, March of last year: a word that says which one; it is not to be turned to another. */
static bool is_pointed(const tsc_scan *scan, const tsc_timex *timex)
{
    if (tsc_period_is_of_the_year(scan, timex->last))
        return false; /* the last quarter of the year */
    for (uint32_t m = scan->mark_at[timex->first]; m < scan->mark_at[timex->last]; m++) {
        const tsc_entry *entry = scan->marks[m].entry;
        if (timex->period.kind == TSC_PERIOD_QUARTER && scan->marks[m].first > timex->first &&
            tsc_span_equals(tsc_entry_get(entry, "unit"), "quarter"))
            continue; /* төртінші тоқсанда: "in the quarter" by itself is the last one */
        const bool shifts = entry->value < 0 || entry->value > 0,
                   this_year = !isnan(entry->value) && !shifts && timex->period.kind == TSC_PERIOD_MONTH;
        if (entry->role == TSC_ROLE_PERIOD && (shifts || this_year) &&
            (strcmp(entry->code, "rel") == 0 || strcmp(entry->code, "adj") == 0))
            return true;
    }
    return false;
}

/* Within two months: a day so near is the one to come, not that of a year ago. */
static bool is_soon(tsc_period period, tsc_date today)
{
    return tsc_date_complete(today) && tsc_date_to_days(period.first) - tsc_date_to_days(today) <= 62;
}

/* On 11 June, in a text of 12 June: a day that has just passed is the one on which a promise was made, and no day of next year. */
static bool is_just_over(tsc_period period, tsc_date today)
{
    return (period.kind == TSC_PERIOD_DAY || period.kind == TSC_PERIOD_DAYS) && tsc_date_complete(today) &&
           tsc_date_to_days(today) - tsc_date_to_days(period.last) <= JUST_OVER;
}

/* In June, on Thursday, without a year: the last one for what is done, the next one for what is to come, which was not
   announced so long ago. A verb in the present tense may mean either and leaves it. */
static tsc_period turn_to(const tsc_scan *scan, const tsc_timex *timex, const tsc_act_reading *reading, bool done,
                          tsc_date today)
{
    const tsc_event_tense tense = reading->verb->tense;
    tsc_period period = timex->period;
    const bool days = period.kind == TSC_PERIOD_DAY || period.kind == TSC_PERIOD_DAYS;
    if (timex->sort == TSC_TIMEX_WEEKDAY && !done && days && tsc_date_complete(today)) {
        const long length = tsc_date_to_days(period.last) - tsc_date_to_days(period.first);
        long day = tsc_date_to_days(period.first), now = tsc_date_to_days(today);
        while (day <= now)
            day += 7;
        const tsc_date next = tsc_date_from_days(day);
        return length > 0 ? tsc_period_days(next, tsc_date_from_days(day + length))
                          : tsc_period_day(next.year, next.month, next.day);
    }
    bool dated = timex->relative && period.kind != TSC_PERIOD_YEAR && period.kind != TSC_PERIOD_YEARS &&
                 timex->sort != TSC_TIMEX_WEEKDAY && !is_pointed(scan, timex);
    const bool goes_on =
        timex->sort == TSC_TIMEX_SINCE && tense == TSC_TENSE_PRESENT && tsc_date_complete(today) &&
        tsc_date_to_days(today) - tsc_date_to_days(period.first) <= HALF_YEAR; /* is in force from May */
    if (dated && !done && !goes_on && is_past(period, today) && !is_just_over(period, today))
        return tsc_period_shift_years(period, 1);
    if (dated && done && reading->status == TSC_EVENT_DONE && tense != TSC_TENSE_PRESENT && is_future(period, today) &&
        !is_soon(period, today))
        return tsc_period_shift_years(period, -1);
    return period;
}

static bool dates_something(const tsc_timex *timex)
{
    return timex->period.kind != TSC_PERIOD_NONE && timex->sort != TSC_TIMEX_BASE &&
           timex->sort != TSC_TIMEX_DURATION && timex->sort != TSC_TIMEX_RATE && timex->sort != TSC_TIMEX_VAGUE;
}

/* Ratified on 3 June the treaty that was signed in May: the time in the clause of the verb, where the noun stands in the one before. */
static bool is_of_relative(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    return reading->act->last <= reading->verb->first && !sentence->verb_last &&
           sentence->clause[reading->act->first] < sentence->clause[reading->verb->first] &&
           timex->first < reading->act->first;
}

/* From the verb or from what it governs, whichever is nearer: a participle between them has a time of its own. */
static uint32_t distance_to(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    if (is_of_relative(sentence, reading, timex))
        return tsc_event_distance(sentence, reading->verb->first, reading->verb->last, timex->first, timex->last);
    uint32_t act = tsc_event_distance(sentence, reading->act->first, reading->act->last, timex->first, timex->last);
    uint32_t verb = tsc_event_distance(sentence, reading->verb->first, reading->verb->last, timex->first, timex->last);
    return act < verb ? act : verb;
}

/* Lifted the ban imposed in 2020: the verb within that only tells which ban keeps its time. */
static bool names_which_paper(const tsc_act_reading *inner, const tsc_act_reading *own)
{
    return inner->act->first < own->act->last && own->act->first < inner->act->last &&
           own->verb->last <= inner->verb->first && inner->verb->last <= inner->act->first;
}

/* To raise trade by 2030 and to hold a meeting: the time right before an "and" is of what stands before it. */
static bool is_closed_by_and(const tsc_event_sentence *sentence, const tsc_timex *timex)
{
    return !sentence->verb_last && tsc_scan_says(sentence->scan, timex->last, TSC_ROLE_FUNCTION, "and");
}

/* Will come in May to sign a treaty: what an act in a tense of its own is for, in none. */
static bool is_aim(const tsc_act_reading *own, const tsc_act_reading *other)
{
    const bool finite = own->verb->tense == TSC_TENSE_PAST || own->verb->tense == TSC_TENSE_PRESENT ||
                        own->verb->tense == TSC_TENSE_FUTURE;
    return finite && (other->verb->tense == TSC_TENSE_INFINITIVE || other->verb->tense == TSC_TENSE_NOUN);
}

/* Left on Sunday under a treaty signed in August: a time that stands nearer to an act than this one. */
static bool has_nearer_time(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex,
                            uint32_t distance)
{
    for (size_t i = 0; i < sentence->timexes->count; i++) {
        const tsc_timex *other = &sentence->timexes->items[i];
        if (other != timex && dates_something(other) && other->first > timex->first &&
            distance_to(sentence, reading, other) < distance)
            return true;
    }
    return false;
}

/* Agreements signed during the visit of the president in March: the paper has the time of the occasion that the noun right behind its
   verb names. */
static bool is_occasion_of(const tsc_event_sentence *sentence, const tsc_act_reading *paper,
                           const tsc_act_reading *other)
{
    enum { NEAR = 5 };
    return tsc_act_in_group(paper, "instrument") && paper->verb != paper->act && paper->verb->tense == TSC_TENSE_PAST &&
           tsc_act_in_group(other, "contact") && other->verb->tense != TSC_TENSE_PAST && other->first >= paper->last &&
           other->first - paper->last <= NEAR && !tsc_scan_has_comma(sentence->scan, paper->last, other->first);
}

/* Another act that the time may be of stands nearer to it, and the time does not stand before them both. */
static bool is_taken(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count, size_t own,
                     const tsc_timex *timex, uint32_t distance, bool done, tsc_date today)
{
    bool closed = (!done || timex->sort == TSC_TIMEX_WEEKDAY) && is_closed_by_and(sentence, timex);
    for (size_t k = 0; k < count; k++) {
        const tsc_act_reading *other = &readings[k];
        bool misfit = other->status == TSC_EVENT_DONE && other->verb->tense == TSC_TENSE_PAST &&
                      timex->period.first.year > today.year;
        bool inner = k != own && names_which_paper(other, &readings[own]);
        if (k == own || (other->dropped && !inner) || misfit || other->verb == readings[own].verb ||
            is_occasion_of(sentence, &readings[own], other))
            continue;
        if (closed && other->first >= timex->last)
            continue;
        if (closed && readings[own].first >= timex->last && other->last <= timex->first)
            return true;
        bool before_both = timex->last <= other->first && timex->last <= readings[own].first;
        const uint32_t theirs = distance_to(sentence, other, timex);
        if (readings[own].last <= timex->first && timex->last <= other->first && is_aim(&readings[own], other))
            continue;
        if (!before_both && theirs < distance + inner &&
            !(other->first >= timex->last && has_nearer_time(sentence, other, timex, theirs)))
            return true;
    }
    return false;
}

/* Stays until Friday: no day on which something is done. */
static bool is_end(const tsc_scan *scan, const tsc_timex *timex)
{
    return timex->sort == TSC_TIMEX_UNTIL || tsc_scan_says(scan, timex->first, TSC_ROLE_PERIOD, "until");
}

/* A treaty, negotiated since 2022, was signed. */
static bool is_negotiated_since(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                                const tsc_timex *timex)
{
    return tsc_span_equals(reading->verb->code, "sign") && timex->last <= reading->verb->first &&
           tsc_scan_has_comma(sentence->scan, timex->last, reading->verb->first);
}

/* The visit planned for May was put off: the time behind the act and before the word that puts it off is the old one. */
static bool is_time_put_off(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    const tsc_event_item *off = reading->off;
    return off && off->op == TSC_OP_POSTPONED && !sentence->verb_last && timex->first >= reading->act->last &&
           timex->last <= off->first;
}

/* Put off from April to November: what a run of months behind such a word ends with is the new time. */
static tsc_period end_of_delay(const tsc_event_sentence *sentence, const tsc_event_item *off, const tsc_timex *timex,
                               tsc_period period)
{
    if (!off || off->op != TSC_OP_POSTPONED || period.kind != TSC_PERIOD_MONTHS)
        return period;
    for (uint32_t t = timex->first; t < timex->last && t < timex->first + 2; t++)
        if (tsc_scan_mark(sentence->scan, t, TSC_ROLE_MONTH)) /* and no season, which is a run of months too */
            return tsc_period_month(period.last.year, period.last.month);
    return period;
}

bool tsc_act_waits(const tsc_event_sentence *sentence, const tsc_act_reading *reading, tsc_period due)
{
    if (!reading->off || reading->off->op != TSC_OP_POSTPONED || due.kind != TSC_PERIOD_NONE)
        return false;
    for (size_t i = 0; sentence->timexes && i < sentence->timexes->count; i++)
        if (sentence->timexes->items[i].sort == TSC_TIMEX_DURATION ||
            sentence->timexes->items[i].sort == TSC_TIMEX_VAGUE)
            return false; /* by a week, to the coming months */
    return true;
}

tsc_period tsc_act_time(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count, size_t own,
                        bool done, tsc_date today)
{
    const tsc_act_reading *reading = &readings[own];
    const tsc_event_item *off = reading->off;
    tsc_period best = tsc_period_none();
    uint32_t least = TIME_REACH;
    for (size_t i = 0; sentence->timexes && i < sentence->timexes->count; i++) {
        const tsc_timex *timex = &sentence->timexes->items[i];
        if (sentence->list && sentence->clause[timex->first] != sentence->clause[reading->act->first])
            continue;
        if (!dates_something(timex) ||
            ((done || tsc_act_is(reading, "ROADMAP")) && timex->period.kind == TSC_PERIOD_YEARS) ||
            (timex->sort == TSC_TIMEX_SINCE && done &&
             (tsc_act_in_group(reading, "contact") || is_negotiated_since(sentence, reading, timex))) ||
            (done ? timex->ahead > 0 : timex->ahead < 0))
            continue; /* next week is not past, though of this month */
        if (done && (is_end(sentence->scan, timex) || (timex->sort == TSC_TIMEX_DUE && !is_past(timex->period, today))))
            continue; /* extended its ban until June, signed what is to apply by the end of the year */
        if (done && timex->sort == TSC_TIMEX_SINCE && reading->status != TSC_EVENT_DONE)
            continue; /* decided to revive a commission that has slept since 2018 */
        if (tsc_time_is_of_other_words(sentence, readings, count, own, timex, done) ||
            (!done && is_time_put_off(sentence, reading, timex)))
            continue;
        const uint16_t clause = sentence->clause[timex->first];
        if (done && reading->status != TSC_EVENT_DONE && !sentence->verb_last &&
            clause > sentence->clause[reading->verb->first] && clause > sentence->clause[reading->act->first])
            continue; /* asked to prolong a scheme which ends in June: when it was asked stands no further on */
        tsc_period period = end_of_delay(sentence, off, timex, turn_to(sentence->scan, timex, reading, done, today));
        bool current = tsc_period_within(tsc_period_of_date(today), period) && period.kind == TSC_PERIOD_MONTH;
        bool over = is_past(period, today) ||
                    (period.kind == TSC_PERIOD_DAY && tsc_period_same(period, tsc_period_of_date(today)));
        if (done ? is_future(period, today) : over || (current && reading->status == TSC_EVENT_PROPOSED))
            continue;
        if (!done && timex->sort == TSC_TIMEX_WEEKDAY && timex->first < reading->verb->first && !sentence->verb_last &&
            !(timex->first <= 1 && clause == sentence->clause[reading->verb->first]))
            continue; /* said on Thursday that it will */
        uint32_t distance = off ? tsc_event_distance(sentence, off->first, off->last, timex->first, timex->last)
                                : distance_to(sentence, reading, timex);
        if (tsc_act_is(reading, "INVITE") && done && distance > INVITE_REACH)
            continue; /* the day of what they are invited to */
        if (done && period.kind == TSC_PERIOD_YEAR && tsc_act_is(reading, "ROADMAP"))
            distance += YEAR_COST; /* signed a programme for 2024 on Tuesday */
        if (off && (timex->first < off->first || timex->sort == TSC_TIMEX_SINCE))
            distance += 12; /* put off from January to March */
        if (distance < least && !is_taken(sentence, readings, count, own, timex, distance, done, today)) {
            least = distance;
            best = period;
        }
    }
    return best;
}

/* Will be signed on his visit in the autumn: an occasion named beside an act that is to come in its clause. */
static bool is_beside_plan(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count,
                           size_t own)
{
    for (size_t i = 0; i < count; i++)
        if (i != own && !readings[i].dropped && readings[i].status == TSC_EVENT_PLANNED && !readings[i].off &&
            readings[i].verb->last <= readings[own].act->first &&
            sentence->clause[readings[i].verb->first] == sentence->clause[readings[own].act->first])
            return true;
    return false;
}

/* Said in the present tense with a time to come, or one that is nearer in the future than in the past: he visits Rabat
   in June, the route opens next month; so is the noun of a verb (announced the opening of an embassy next year), but
   for times of which nothing tells that they are to come. */
bool tsc_act_is_to_come(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count, size_t own,
                        tsc_date today)
{
    const tsc_act_reading *reading = &readings[own];
    /* a trade mission, in February */
    bool bare = reading->act == reading->verb && reading->act->tense == TSC_TENSE_NOUN && !reading->off;
    const bool noun = reading->verb->tense == TSC_TENSE_NOUN && reading->verb != reading->act && !reading->off;
    if (reading->verb->tense != TSC_TENSE_PRESENT && !bare && !noun)
        return false;
    for (size_t i = 0; !bare && sentence->timexes && i < sentence->timexes->count; i++) {
        const tsc_timex *timex = &sentence->timexes->items[i];
        if (timex->ahead > 0 && dates_something(timex) &&
            sentence->clause[timex->first] == sentence->clause[reading->verb->first] &&
            timex->first >= reading->verb->last &&
            tsc_event_distance(sentence, reading->verb->first, reading->verb->last, timex->first, timex->last) <
                NEXT_REACH)
            return true; /* flies to Jakarta next week, it was said on Thursday */
    }
    if (noun)
        return false;
    tsc_period past = tsc_act_time(sentence, readings, count, own, true, today);
    tsc_period next = tsc_act_time(sentence, readings, count, own, false, today);
    for (size_t i = 0; sentence->timexes && i < sentence->timexes->count; i++) {
        const tsc_timex *timex = &sentence->timexes->items[i];
        if (is_end(sentence->scan, timex) && timex->first >= reading->last &&
            sentence->clause[timex->first] == sentence->clause[reading->verb->first])
            return false; /* are holding exercises until Friday */
    }
    if (bare && next.kind != TSC_PERIOD_NONE && is_beside_plan(sentence, readings, count, own))
        return true;
    if (past.kind == TSC_PERIOD_NONE || next.kind == TSC_PERIOD_NONE || !tsc_date_complete(today))
        return past.kind == TSC_PERIOD_NONE && next.kind != TSC_PERIOD_NONE;
    long now = tsc_date_to_days(today), ago = now - tsc_date_to_days(past.last),
         ahead = tsc_date_to_days(next.first) - now;
    /* convenes in May: nobody tells so of last May */
    return ahead >= 0 && ago > FRESH_DAYS && (ahead < ago || (!bare && ago > STALE_DAYS));
}
