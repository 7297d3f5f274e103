/* When an act was, or is due: the time of its sentence that is nearest to it, is no other act's and fits its state. */
#include "extract/event_aside.h"
#include "extract/event_reading.h"

#include "extract/reading.h"
#include "extract/timex_parts.h"

enum {
    FRESH_DAYS = 1,
    STALE_DAYS = 45,
    INVITE_REACH = 5,
    TIME_REACH = 60,
    YEAR_COST = 12,
    NEXT_REACH = 8,
    HALF_YEAR = 182
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
        bool shifts = entry->value < 0 || entry->value > 0;
        if (entry->role == TSC_ROLE_PERIOD && shifts &&
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

/* In June, on Thursday, without a year: the last one for what is done, the next one for what is to come. A verb in the
   present tense may mean either and leaves it. */
static tsc_period turn_to(const tsc_scan *scan, const tsc_timex *timex, tsc_event_tense tense, bool done,
                          tsc_date today)
{
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
    if (dated && !done && !goes_on && is_past(period, today))
        return tsc_period_shift_years(period, 1);
    if (dated && done && tense != TSC_TENSE_PRESENT && is_future(period, today) && !is_soon(period, today))
        return tsc_period_shift_years(period, -1);
    return period;
}

static bool dates_something(const tsc_timex *timex)
{
    return timex->period.kind != TSC_PERIOD_NONE && timex->sort != TSC_TIMEX_BASE &&
           timex->sort != TSC_TIMEX_DURATION && timex->sort != TSC_TIMEX_RATE && timex->sort != TSC_TIMEX_VAGUE;
}

/* In a clause with a verb of its own: while the one in Rabat was opened on April 12. */
static bool is_of_other_verb(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    uint16_t clause = sentence->clause[timex->first];
    if (clause == sentence->clause[reading->verb->first] || clause == sentence->clause[reading->act->first] ||
        (reading->off && clause == sentence->clause[reading->off->first]))
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_VERB && item->tense == TSC_TENSE_PAST && sentence->clause[item->first] == clause)
            return true;
    }
    return false;
}

/* Will invest 100 million, and the works are to end in 2025: a time of what is told behind a comma, with a verb or an
   auxiliary of its own. */
static bool is_of_next_clause(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                              const tsc_timex *timex)
{
    uint32_t comma = reading->last;
    while (comma < timex->first && !tsc_scan_is_comma(sentence->scan, comma))
        comma++;
    if (sentence->verb_last || reading->off || comma >= timex->first)
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        bool verb = item->kind == TSC_EVENT_VERB && item->tense != TSC_TENSE_NOUN;
        bool auxiliary = item->kind == TSC_EVENT_OP && item->op == TSC_OP_PLANNED && item->verbal;
        if ((verb || auxiliary) && item->first > comma && item->last <= timex->first)
            return true;
    }
    return false;
}

/* From the verb or from what it governs, whichever is nearer: a participle between them has a time of its own. */
static uint32_t distance_to(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
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

/* The ban, imposed in spring, has applied since April: the time behind a participle between the act and its own verb. */
static bool is_of_apposed(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    enum { REACH = 5 };
    const tsc_event_item *act = reading->act, *verb = reading->verb;
    const bool before = verb->last <= act->first; /* paid out the loan granted in 2023 */
    for (size_t i = 0; !sentence->verb_last && !before && verb != act && i < sentence->item_count &&
                       sentence->items[i].last <= timex->first;
         i++) {
        const tsc_event_item *item = &sentence->items[i]; /* введённый весной запрет действует с апреля */
        if (item->kind == TSC_EVENT_VERB && item->tense == TSC_TENSE_PAST && timex->last <= act->first &&
            act->first - item->last <= REACH && tsc_event_listed(act->need, item->code) &&
            (item->first == 0 || !tsc_scan_says(sentence->scan, item->first - 1, TSC_ROLE_FUNCTION, "and")))
            return true;
    }
    if (sentence->verb_last || verb == act || timex->first < act->last || (!before && timex->last > verb->first))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].last <= timex->first; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_VERB && item->tense == TSC_TENSE_PAST && item->first >= act->last &&
            tsc_event_listed(act->need, item->code) &&
            (!before || (item->first == act->last && timex->first - item->last <= 2)))
            return true;
    }
    return false;
}

/* Suspended the 1994 treaty, le traité de 1994: the year of a paper that is there already, no preposition of time before it. */
static bool is_year_of_paper(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    enum { REACH = 5 };
    const tsc_scan *scan = sentence->scan;
    const tsc_event_item *act = reading->act;
    const char *endings = tsc_language_rule(scan->language, "attributive", NULL);
    bool paper =
        tsc_act_is(reading, "AGR_SUSPEND") || tsc_act_is(reading, "AGR_RATIFY") || tsc_act_is(reading, "AGR_INFORCE");
    if (!paper || timex->period.kind != TSC_PERIOD_YEAR || timex->relative || timex->sort != TSC_TIMEX_PLAIN ||
        (timex->first > 0 && tsc_scan_says(scan, timex->first - 1, TSC_ROLE_FUNCTION, "in")) ||
        tsc_scan_says(scan, timex->first, TSC_ROLE_FUNCTION, "in"))
        return false;
    if (timex->first >= act->first && timex->last <= act->last)
        return true; /* put the 2018 agreement on hold */
    if (*endings)
        return timex->last <= act->first && act->first - timex->last < REACH &&
               tsc_reading_ends_in(tsc_scan_token(scan, timex->last - 1), endings);
    if (timex->last <= act->first)
        return act->first - timex->last < REACH && (reading->verb == act || reading->verb->last <= timex->first);
    return timex->first >= act->last && timex->first - act->last < 2 &&
           (act == reading->verb || reading->verb->last <= act->first ||
            tsc_scan_says(scan, act->last, TSC_ROLE_FUNCTION, "of")); /* the agreement of 2018 may be ended */
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
        if (k == own || (other->dropped && !inner) || misfit || other->verb == readings[own].verb)
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

/* "On Wednesday they agreed to build": what opens the clause of a promise, before the verb that it governs, is when it was made. */
static bool opens_promise(const tsc_event_sentence *sentence, const tsc_event_item *op, const tsc_event_item *verb,
                          const tsc_timex *timex)
{
    enum { HEAD = 2 };
    const bool day = timex->sort == TSC_TIMEX_WEEKDAY || (timex->period.kind == TSC_PERIOD_DAY && timex->relative);
    const uint16_t clause = sentence->clause[op->first];
    return day && (op->op == TSC_OP_COMMITTED || op->op == TSC_OP_PROPOSED) && timex->last <= op->first &&
           op->first <= verb->first && sentence->clause[timex->first] == clause &&
           (timex->first < HEAD || sentence->clause[timex->first - HEAD] != clause);
}

/* Agreed this week to build: a time right behind the operator, before the verb that it governs, is when they agreed. */
static bool is_time_of_op(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    if (timex->last > reading->verb->first || sentence->verb_last || timex->sort == TSC_TIMEX_DUE ||
        timex->sort == TSC_TIMEX_UNTIL)
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *op = &sentence->items[i];
        bool modal = op->kind == TSC_EVENT_OP && !(op->verbal && op->tense == TSC_TENSE_AUXILIARY) &&
                     (op->op == TSC_OP_COMMITTED || op->op == TSC_OP_PROPOSED || op->op == TSC_OP_PLANNED);
        if (modal && op->op == TSC_OP_PLANNED && timex->sort != TSC_TIMEX_WEEKDAY)
            continue; /* is expected in September to visit */
        if (modal && ((op->first < timex->first && timex->first <= op->last + 1) ||
                      opens_promise(sentence, op, reading->verb, timex)))
            return true;
    }
    return false;
}

/* Will buy, the minister said on Wednesday: a day right behind a word of saying is when that was said. */
static bool is_day_of_saying(const tsc_event_sentence *sentence, const tsc_timex *timex)
{
    enum { REACH = 3 };
    const tsc_scan *scan = sentence->scan;
    for (uint32_t t = timex->first > REACH ? timex->first - REACH : 0;
         timex->sort == TSC_TIMEX_WEEKDAY && t < timex->first; t++) {
        const tsc_mark *mark = tsc_scan_mark(scan, t, TSC_ROLE_DISCOURSE);
        if (mark && mark->last <= timex->first &&
            (strcmp(mark->entry->code, "said") == 0 || strcmp(mark->entry->code, "attribution") == 0))
            return true;
    }
    return false;
}

/* Restored relations, broken off in 2013: the time right behind a participle that a comma parts from the verb. */
static bool is_of_participle(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    enum { REACH = 3 };
    const tsc_scan *scan = sentence->scan;
    if (reading->verb->tense == TSC_TENSE_NOUN)
        return false; /* the signing, held in May */
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].last <= timex->first; i++) {
        const tsc_event_item *item = &sentence->items[i];
        const bool past = item->verbal && item->tense == TSC_TENSE_PAST &&
                          (item->kind == TSC_EVENT_VERB || item->kind == TSC_EVENT_ACT);
        const bool agreed = item->kind == TSC_EVENT_OP && item->op == TSC_OP_COMMITTED && !sentence->verb_last &&
                            timex->first - item->last <= 1;
        if (agreed && item->first > reading->last && tsc_scan_has_comma(scan, reading->last, item->first))
            return true; /* bought a firm, and the agencies agreed on Monday */
        if (past && item->first > reading->last && timex->first - item->last <= REACH &&
            tsc_scan_is_comma(scan, item->first - 1) && !tsc_scan_says(scan, item->first, TSC_ROLE_FUNCTION, "and"))
            return true;
    }
    return false;
}

/* Ratified the treaty that the two presidents signed in June: the time of the verb of a relative clause. */
static bool is_of_relative(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    const tsc_scan *scan = sentence->scan;
    if (sentence->verb_last || timex->first < reading->last)
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].last <= timex->first; i++) {
        const tsc_event_item *verb = &sentence->items[i];
        bool relative = false;
        if (verb->kind != TSC_EVENT_VERB || verb->tense != TSC_TENSE_PAST || verb->first < reading->last ||
            tsc_scan_has_comma(scan, verb->last, timex->first))
            continue;
        for (uint32_t t = reading->last; t < verb->first && !relative && !tsc_scan_is(scan, t, ":"); t++)
            relative = tsc_scan_says(scan, t, TSC_ROLE_FUNCTION, "relative");
        if (relative)
            return true;
    }
    return false;
}

/* Gave tents to Mongolia, where storms raged this winter; a flight, suspended since 2017, was taken up: a time within a relative or
   at a participle between commas that the act is not told in. */
static bool is_of_aside(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    tsc_event_aside aside;
    const bool told = reading->verb != reading->act; /* but: the exchange of notes, carried out yesterday */
    if (!tsc_event_aside_at(sentence, timex->first, &aside) &&
        !(told && tsc_event_participle_at(sentence, timex->first, &aside)))
        return false;
    const uint32_t verb = reading->verb->first, act = reading->act->first;
    return (verb < aside.first || verb >= aside.last) && (act < aside.first || act >= aside.last);
}

/* Invited the minister to visit Hanoi in spring: a month that stands on the side of what they are invited to, away from the verb. */
static bool is_of_what_is_offered(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                                  const tsc_timex *timex)
{
    enum { AT_VERB = 1 };
    const tsc_event_item *verb = reading->verb;
    if (!tsc_act_is(reading, "INVITE") || !timex->relative || timex->sort == TSC_TIMEX_WEEKDAY ||
        timex->period.kind == TSC_PERIOD_DAY)
        return false;
    if (!sentence->verb_last)
        return timex->first > verb->first + AT_VERB + 1 && timex->first > reading->last;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->first >= timex->last && item->last <= reading->first && item->verbal)
            return true; /* in spring to come invited */
    }
    return false;
}

/* Signed a programme for 2026-2028 and agreed to hold consultations: the years in the object of an act that stands before. */
static bool is_term_of_object(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count,
                              size_t own, const tsc_timex *timex)
{
    for (size_t i = 0; timex->period.kind == TSC_PERIOD_YEARS && !sentence->verb_last && i < count; i++)
        if (i != own && readings[i].act->last <= timex->first && readings[own].first >= timex->last &&
            readings[i].verb != readings[own].verb)
            return true;
    return false;
}

/* Ratified the treaty on Wednesday; it will enter into force: the day of what was done is not that of what is to come. */
static bool is_of_done_act(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count,
                           size_t own, const tsc_timex *timex)
{
    const uint16_t clause = sentence->clause[timex->first];
    for (size_t i = 0; sentence->clause[readings[own].verb->first] != clause && i < count; i++)
        if (i != own && readings[i].status == TSC_EVENT_DONE && sentence->clause[readings[i].verb->first] == clause)
            return true;
    return false;
}

static bool is_quote(tsc_span token)
{
    return tsc_span_is_among(token, "\" \u201C \u201D \u201E \u00AB \u00BB");
}

/* "It goes on to grow this year", he said at a meeting: what is quoted and what stands around it have times of their own. */
static bool is_across_quote(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    const uint32_t from = timex->last <= reading->first ? timex->last : reading->last,
                   to = timex->last <= reading->first ? reading->first : timex->first;
    bool across = false;
    for (uint32_t t = from; t < to; t++)
        across = across != is_quote(tsc_scan_token(sentence->scan, t));
    return across;
}

/* His first visit since he took office in December: a time of what only tells since when. */
static bool is_of_since(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    if (sentence->verb_last)
        return false;
    for (uint32_t t = reading->last; t + 1 < timex->first; t++)
        if (tsc_scan_says(sentence->scan, t, TSC_ROLE_PERIOD, "since") &&
            !tsc_scan_mark(sentence->scan, t, TSC_ROLE_FUNCTION)) /* with, in Russian */
            return true;
    return false;
}

/* Bought oil which will come in May: a time behind a verb in a tense of its own in a later clause. */
static bool has_finite_verb(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    const uint16_t clause = sentence->clause[timex->first];
    if (sentence->verb_last || clause <= sentence->clause[reading->verb->first] ||
        clause <= sentence->clause[reading->act->first] || reading->off)
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].last <= timex->first; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_VERB && item->tense == TSC_TENSE_FUTURE && sentence->clause[item->first] == clause)
            return true;
    }
    return false;
}

/* Handed over under the treaty of 2022: a year right at the name of a paper that the act is not about. */
static bool is_year_of_another(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                               const tsc_timex *timex)
{
    enum { REACH = 4 };
    if (timex->period.kind != TSC_PERIOD_YEAR || timex->relative || timex->sort != TSC_TIMEX_PLAIN ||
        tsc_act_in_group(reading, "instrument") || sentence->verb_last ||
        (timex->first > 0 && tsc_scan_says(sentence->scan, timex->first - 1, TSC_ROLE_FUNCTION, "in")))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < timex->first; i++) {
        const tsc_event_item *paper = &sentence->items[i];
        const bool named = paper->kind == TSC_EVENT_ACT && !paper->verbal &&
                           tsc_span_is_among(paper->code, "AGR_SIGN MOU_SIGN CONTRACT ROADMAP");
        if (named && timex->first >= paper->last && timex->first - paper->last < REACH &&
            (tsc_scan_says(sentence->scan, timex->first - 1, TSC_ROLE_FUNCTION, "of") ||
             tsc_scan_says(sentence->scan, timex->first, TSC_ROLE_FUNCTION, "of")))
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

/* Took up their posts this week under a treaty signed by the ministries in 2019: what stands before a noun with its participle is the
   time of the verb before that. */
static bool is_of_main_verb(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    enum { OWNER = 8 };
    const tsc_event_item *verb = reading->verb, *act = reading->act;
    if (sentence->verb_last || sentence->verb_first || verb == act || verb->tense != TSC_TENSE_PAST ||
        verb->first < act->last || timex->last > act->first || tsc_scan_is_comma(sentence->scan, act->last))
        return false;
    const uint32_t gap = verb->first - act->last; /* the treaty with Chile, signed in May */
    if (gap > 1 && (gap > OWNER || !tsc_scan_is_comma(sentence->scan, verb->first - 1)))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].last <= timex->first; i++) {
        const tsc_event_item *main = &sentence->items[i];
        if (main->verbal && main->tense == TSC_TENSE_PAST &&
            sentence->clause[main->first] == sentence->clause[act->first])
            return true;
    }
    return false;
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
        if (is_of_participle(sentence, reading, timex) || is_across_quote(sentence, reading, timex) ||
            is_of_since(sentence, reading, timex) || (done && is_of_relative(sentence, reading, timex)) ||
            is_of_aside(sentence, reading, timex) || is_of_main_verb(sentence, reading, timex) ||
            (done && is_of_what_is_offered(sentence, reading, timex)))
            continue;
        if (!dates_something(timex) || is_year_of_paper(sentence, reading, timex) ||
            is_of_apposed(sentence, reading, timex) ||
            ((done || tsc_act_is(reading, "ROADMAP")) && timex->period.kind == TSC_PERIOD_YEARS) ||
            (timex->sort == TSC_TIMEX_SINCE && done &&
             (tsc_act_in_group(reading, "contact") || is_negotiated_since(sentence, reading, timex))) ||
            (done ? timex->ahead > 0 : timex->ahead < 0))
            continue; /* next week is not past, though of this month */
        if (done && (is_end(sentence->scan, timex) || (timex->sort == TSC_TIMEX_DUE && !is_past(timex->period, today))))
            continue; /* extended its ban until June, signed what is to apply by the end of the year */
        if (done && timex->sort == TSC_TIMEX_SINCE && reading->status != TSC_EVENT_DONE)
            continue; /* decided to revive a commission that has slept since 2018 */
        if (!done && is_term_of_object(sentence, readings, count, own, timex))
            continue;
        if (done && reading->status != TSC_EVENT_DONE && is_of_done_act(sentence, readings, count, own, timex))
            continue;
        const uint16_t clause = sentence->clause[timex->first];
        if (is_year_of_another(sentence, reading, timex) || (done && has_finite_verb(sentence, reading, timex)))
            continue;
        if (done && reading->status != TSC_EVENT_DONE && !sentence->verb_last &&
            clause > sentence->clause[reading->verb->first] && clause > sentence->clause[reading->act->first])
            continue; /* asked to prolong a scheme which ends in June: when it was asked stands no further on */
        tsc_period period = turn_to(sentence->scan, timex, reading->verb->tense, done, today);
        bool current = tsc_period_within(tsc_period_of_date(today), period) && period.kind == TSC_PERIOD_MONTH;
        bool over = is_past(period, today) ||
                    (period.kind == TSC_PERIOD_DAY && tsc_period_same(period, tsc_period_of_date(today)));
        if (done ? is_future(period, today) : over || (current && reading->status == TSC_EVENT_PROPOSED))
            continue;
        if (!done && (is_of_other_verb(sentence, reading, timex) || is_of_next_clause(sentence, reading, timex)))
            continue;
        if (!done && timex->sort == TSC_TIMEX_WEEKDAY && timex->first < reading->verb->first && !sentence->verb_last &&
            !(timex->first <= 1 && clause == sentence->clause[reading->verb->first]))
            continue; /* said on Thursday that it will */
        if (!done && (is_time_of_op(sentence, reading, timex) || is_day_of_saying(sentence, timex)))
            continue;
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

/* Said in the present tense with a time to come, or one that is nearer in the future than in the past: he visits Rabat
   in June, the route opens next month. */
bool tsc_act_is_to_come(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count, size_t own,
                        tsc_date today)
{
    const tsc_act_reading *reading = &readings[own];
    /* a trade mission, in February */
    bool bare = reading->act == reading->verb && reading->act->tense == TSC_TENSE_NOUN && !reading->off;
    if (reading->verb->tense != TSC_TENSE_PRESENT && !bare)
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
    tsc_period past = tsc_act_time(sentence, readings, count, own, true, today);
    tsc_period next = tsc_act_time(sentence, readings, count, own, false, today);
    for (size_t i = 0; sentence->timexes && i < sentence->timexes->count; i++) {
        const tsc_timex *timex = &sentence->timexes->items[i];
        if (is_end(sentence->scan, timex) && timex->first >= reading->last &&
            sentence->clause[timex->first] == sentence->clause[reading->verb->first])
            return false; /* are holding exercises until Friday */
    }
    if (past.kind == TSC_PERIOD_NONE || next.kind == TSC_PERIOD_NONE || !tsc_date_complete(today))
        return past.kind == TSC_PERIOD_NONE && next.kind != TSC_PERIOD_NONE;
    long now = tsc_date_to_days(today), ago = now - tsc_date_to_days(past.last),
         ahead = tsc_date_to_days(next.first) - now;
    /* convenes in May: nobody tells so of last May */
    return ahead >= 0 && ago > FRESH_DAYS && (ahead < ago || (!bare && ago > STALE_DAYS));
}
