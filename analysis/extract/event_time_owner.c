/* Whose a time of a sentence is, where other words than those of an act have it: a participle, a relative, what was said or offered. */
#include "extract/event_aside.h"
#include "extract/event_time.h"
#include "extract/reading.h"

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

/* Suspended the fisheries pact signed in May 2018: the time of the participle that tells which paper it is. */
static bool is_of_signing(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const tsc_timex *timex)
{
    enum { NAME = 6, REACH = 3 };
    const tsc_event_item *act = reading->act;
    if (sentence->verb_last || tsc_act_in_group(reading, "instrument") ||
        (reading->verb != act && reading->verb->last > act->first))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].last <= timex->first; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_VERB && item->tense == TSC_TENSE_PAST && tsc_span_equals(item->code, "sign") &&
            item->first >= act->last && item->first - act->last <= NAME && timex->first - item->last < REACH)
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
    enum { AT_VERB = 1, AT_HEAD = 1 };
    const tsc_event_item *verb = reading->verb;
    if (!tsc_act_is(reading, "INVITE") || !timex->relative || timex->sort == TSC_TIMEX_WEEKDAY ||
        timex->period.kind == TSC_PERIOD_DAY)
        return false;
    if (!sentence->verb_last)
        return timex->first > verb->first + AT_VERB + 1 && timex->first > reading->last;
    return timex->first > AT_HEAD && timex->last <= reading->first; /* in spring to come invited */
}

/* Ended the agreement made in 2010, where verbs come last: the year of a participle between it and the noun, of which another verb
   tells. */
static bool is_year_of_participle(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                                  const tsc_timex *timex)
{
    const tsc_event_item *act = reading->act;
    if (!sentence->verb_last || timex->period.kind != TSC_PERIOD_YEAR || timex->relative || timex->last > act->first ||
        (reading->verb == act ? !act->verbal : reading->verb->first < act->last) ||
        tsc_scan_has_comma(sentence->scan, timex->last, act->first))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].last <= act->first; i++)
        if (sentence->items[i].verbal && sentence->items[i].tense == TSC_TENSE_PAST &&
            sentence->items[i].first >= timex->last)
            return true;
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

/* Will take part in a fair, which opens in May: the time of what is attended is that of the act. */
static bool is_of_what_is_attended(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                                   const tsc_timex *timex)
{
    enum { NAME = 4 };
    const tsc_scan *scan = sentence->scan;
    const tsc_event_item *act = reading->act;
    uint32_t comma = act->last;
    if (!tsc_act_is(reading, "MULTI_EVENT") || reading->verb == act || sentence->verb_last)
        return false;
    while (comma < timex->first && comma - act->last <= NAME && !tsc_scan_is_comma(scan, comma))
        comma++;
    return comma + 2 < timex->first && comma - act->last <= NAME &&
           (tsc_scan_says(scan, comma + 1, TSC_ROLE_FUNCTION, "relative") ||
            tsc_scan_says(scan, comma + 2, TSC_ROLE_FUNCTION, "relative")); /* in which they will take part */
}

/* Called off a visit set for May, and threatened with duties, where verbs come first: the time of the verb before the comma. */
static bool is_of_verb_before(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                              const tsc_timex *timex)
{
    const uint32_t verb = reading->verb->first;
    if (!sentence->verb_first || timex->last >= verb || reading->act->first < verb ||
        !tsc_scan_has_comma(sentence->scan, timex->last, verb))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].last <= timex->first; i++)
        if (sentence->items[i].verbal && sentence->items[i].tense == TSC_TENSE_PAST &&
            !tsc_scan_has_comma(sentence->scan, sentence->items[i].last, timex->first))
            return true;
    return false;
}

/* A time of what is told by the way, whatever the state of the act. */
static bool is_of_words_by_the_way(const tsc_event_sentence *sentence, const tsc_act_reading *reading,
                                   const tsc_timex *timex)
{
    return is_of_participle(sentence, reading, timex) || is_across_quote(sentence, reading, timex) ||
           is_of_since(sentence, reading, timex) || is_of_aside(sentence, reading, timex) ||
           is_of_main_verb(sentence, reading, timex) || is_of_apposed(sentence, reading, timex) ||
           is_year_of_participle(sentence, reading, timex) || is_of_signing(sentence, reading, timex) ||
           is_year_of_paper(sentence, reading, timex) || is_year_of_another(sentence, reading, timex);
}

bool tsc_time_is_of_other_words(const tsc_event_sentence *sentence, const tsc_act_reading *readings, size_t count,
                                size_t own, const tsc_timex *timex, bool done)
{
    const tsc_act_reading *reading = &readings[own];
    if (!done && is_of_what_is_attended(sentence, reading, timex))
        return false;
    if (is_of_words_by_the_way(sentence, reading, timex))
        return true;
    if (!done)
        return is_term_of_object(sentence, readings, count, own, timex) || is_of_other_verb(sentence, reading, timex) ||
               is_of_next_clause(sentence, reading, timex) || is_time_of_op(sentence, reading, timex) ||
               is_day_of_saying(sentence, timex);
    return is_of_relative(sentence, reading, timex) || is_of_verb_before(sentence, reading, timex) ||
           is_of_what_is_offered(sentence, reading, timex) || has_finite_verb(sentence, reading, timex) ||
           (reading->status != TSC_EVENT_DONE && is_of_done_act(sentence, readings, count, own, timex));
}
