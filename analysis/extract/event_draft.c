/* From the items of a sentence to drafts: which acts there are, who is near them, when they are said to be. */
#include "extract/event_draft.h"

#include "extract/event_status.h"

enum { FRESH_DAYS = 7, INVITE_REACH = 5, TIME_REACH = 60, EVIDENCE_REACH = 48 };

/* An act with its verb and state, before rivals are weighed. */
typedef struct act_reading {
    const tsc_event_item *act, *verb;
    const tsc_event_code *code;
    tsc_event_status status;
    const tsc_event_item *off; /* what says that it was put off */
    bool dropped;
    uint32_t first, last; /* tokens that act and verb span */
} act_reading;

static bool is_code(const act_reading *reading, const char *code)
{
    return strcmp(reading->code->code, code) == 0;
}

static bool is_group(const act_reading *reading, const char *group)
{
    return strcmp(reading->code->group, group) == 0;
}

/* Received, met: only of somebody who speaks for a country. */
static bool has_role(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->item_count; i++)
        if (sentence->items[i].kind == TSC_EVENT_ROLE &&
            (sentence->clause[sentence->items[i].first] == sentence->clause[act->first] ||
             (sentence->items[i].last <= act->first && act->first - sentence->items[i].last < 3))) /* a delegation which visits */
            return sentence->place_count > 0;
    return false;
}

/* Approved a treaty: ratified, where it was a parliament that did. */
static bool has_house(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->item_count; i++)
        if (sentence->items[i].kind == TSC_EVENT_HOUSE && sentence->clause[sentence->items[i].first] == sentence->clause[verb->first])
            return true;
    return false;
}

/* 120,000 Turks visited the country: travellers, not guests. */
static bool is_crowd(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    const tsc_scan *scan = sentence->scan;
    for (uint32_t t = 0; t < scan->token_count; t++) {
        if (sentence->clause[t] != sentence->clause[act->first])
            continue;
        bool many = scan->tokens[t].kind == TSC_TOKEN_NUMBER && scan->tokens[t].end - scan->tokens[t].start > 4;
        bool scaled = t > 0 && scan->tokens[t - 1].kind == TSC_TOKEN_NUMBER && tsc_scan_mark(scan, t, TSC_ROLE_SCALE);
        if (many || scaled)
            return true;
    }
    return false;
}

static bool has_passive(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    enum { REACH = 3 };
    for (uint32_t t = verb->first > REACH ? verb->first - REACH : 0; t < verb->first; t++) {
        tsc_span word = tsc_scan_span(sentence->scan, t, t + 1);
        const char *rule = tsc_language_rule(sentence->scan->language, "passive", NULL);
        for (const char *end = rule; *rule; rule = *end ? end + 1 : end) {
            end = strchr(rule, ' ');
            end = end ? end : rule + strlen(rule);
            if (tsc_span_equal(word, tsc_span_make(rule, (size_t)(end - rule))))
                return true;
        }
    }
    return false;
}

/* The embassy launched, the council signed: what stands before a verb that takes an object does it and is not what is
   done, unless the verb is passive (rule `passive` of the language). Embassies open and sessions begin by themselves. */
static bool is_agent(const tsc_event_sentence *sentence, const act_reading *reading)
{
    static const char *const bodies[] = {"EMB_OPEN", "CONSULATE", "AMB_APPOINT", "JOINT_COMM", "BUS_COUNCIL", "WORK_GROUP", "BIZ_FORUM"};
    static const char *const transitive[] = {"create", "appoint", "sign", "adopt", "invest", "grant", "supply", "boost", "cooperate"};
    const tsc_event_item *verb = reading->verb;
    bool finite = verb->tense == TSC_TENSE_PAST || verb->tense == TSC_TENSE_PRESENT || verb->tense == TSC_TENSE_FUTURE;
    bool body = false, takes = false;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        body = body || is_code(reading, bodies[i]);
    for (size_t i = 0; i < sizeof transitive / sizeof *transitive; i++)
        takes = takes || tsc_span_equals(verb->code, transitive[i]);
    return body && takes && finite && verb != reading->act && reading->act->last <= verb->first &&
           *tsc_language_rule(sentence->scan->language, "passive", NULL) != '\0' && !has_passive(sentence, verb);
}

static size_t read_acts(const tsc_event_coder *coder, const tsc_event_sentence *sentence, act_reading *readings)
{
    size_t count = 0;
    for (size_t i = 0; i < sentence->item_count && count < TSC_EVENT_SENTENCE_ACTS; i++) {
        const tsc_event_item *act = &sentence->items[i];
        if (act->kind != TSC_EVENT_ACT)
            continue;
        act_reading *reading = &readings[count];
        *reading = (act_reading){.act = act, .code = tsc_event_codes_get(coder->codes, act->code)};
        reading->verb = tsc_event_governor(sentence, act);
        bool weak = tsc_span_equals(act->need, "pair") && !has_role(sentence, act);
        weak = weak || (reading->verb && tsc_span_equals(reading->verb->code, "ratify") && !has_house(sentence, reading->verb));
        if (!reading->code || !reading->verb || weak || (is_code(reading, "VISIT") && is_crowd(sentence, act)) || is_agent(sentence, reading) ||
            !tsc_event_status_tell(sentence, act, reading->verb, &reading->status, &reading->off))
            continue;
        const tsc_event_item *verb = reading->verb;
        reading->first = act->first < verb->first ? act->first : verb->first;
        reading->last = act->last > verb->last ? act->last : verb->last;
        count++;
    }
    return count;
}

/* Instruments before the fields they are in, fields and links before contacts: what is signed is the act. */
static int rank_of(const act_reading *reading)
{
    if (is_group(reading, "instrument"))
        return 5;
    if (is_group(reading, "conflict") || is_group(reading, "representation") || is_group(reading, "mobility") || is_group(reading, "aid"))
        return 4;
    if (is_group(reading, "economy") || is_group(reading, "multilateral"))
        return 3;
    return is_group(reading, "ritual") ? 0 : is_code(reading, "MEET") ? 1 : 2;
}

/* What is promised is the link itself, not the paper about it; a visa-free regime in force is no mere agreement. */
static bool outranks(const act_reading *winner, const act_reading *loser)
{
    bool paper = is_group(loser, "instrument") && is_group(winner, "mobility");
    bool promised = is_code(loser, "AGR_SIGN") && loser->status != TSC_EVENT_DONE;
    if (is_code(winner, "AGR_RATIFY") && is_code(loser, "AGR_SIGN") && winner->verb != winner->act)
        return true; /* what a parliament adopted */
    if (is_code(winner, "DIPL_REL") && is_code(loser, "JOINT_STMT"))
        return true; /* a communiqué that establishes relations is the relations */
    if (is_code(winner, "JOINT_STMT") && is_code(loser, "DIPL_REL"))
        return false;
    if (is_code(winner, "VISIT") && is_code(loser, "AIR_LINK"))
        return winner->act->verbal && loser->act->verbal; /* a minister flies to: no airline */
    if (is_code(winner, "AIR_LINK") && is_code(loser, "VISIT"))
        return !(winner->act->verbal && loser->act->verbal);
    if (paper && (is_code(loser, "AGR_INFORCE") || (promised && (loser->status != TSC_EVENT_PLANNED || is_code(winner, "AIR_LINK")))))
        return true;
    if (is_group(winner, "instrument") && is_group(loser, "mobility"))
        return !(is_code(winner, "AGR_INFORCE") || (is_code(winner, "AGR_SIGN") && winner->status != TSC_EVENT_DONE &&
                                                     (winner->status != TSC_EVENT_PLANNED || is_code(loser, "AIR_LINK"))));
    return rank_of(winner) > rank_of(loser);
}

static bool touch(const tsc_event_item *a, const tsc_event_item *b)
{
    return a->first < b->last && b->first < a->last;
}

/* A loan of 30 million dollars: the amount is that of the loan. */
static bool is_amount_of(const tsc_event_sentence *sentence, const act_reading *amount, const act_reading *other)
{
    enum { AMOUNT_REACH = 8 };
    const tsc_event_item *act = amount->act;
    return amount->code == other->code && tsc_scan_mark(sentence->scan, act->first, TSC_ROLE_SCALE) &&
           !tsc_scan_mark(sentence->scan, other->act->first, TSC_ROLE_SCALE) &&
           tsc_event_distance(sentence, act->first, act->last, other->act->first, other->act->last) < AMOUNT_REACH;
}

/* Two words for one thing: vaccines and health. Papers side by side are several. */
static bool is_again(const act_reading *a, const act_reading *b)
{
    bool verb = a->act->verbal && a->act->tense != TSC_TENSE_NOUN, other = b->act->verbal && b->act->tense != TSC_TENSE_NOUN;
    bool same_words = (touch(a->act, b->act) && (verb == other ? a < b : verb)) || (a->verb == a->act && b->verb != b->act && touch(a->verb, b->verb));
    bool noun_of_verb = is_group(a, "contact") && verb && !other && a->status == b->status;
    return a->code == b->code && (same_words || noun_of_verb || (a->verb == b->verb && !is_group(a, "instrument") && a->act->first < b->act->first));
}

/* The signing, where that of a treaty is told. */
static bool is_noun_of_verb(const act_reading *noun, const act_reading *act)
{
    return noun->act == noun->verb && act->verb != act->act && touch(act->verb, noun->act) &&
           strcmp(noun->code->group, act->code->group) == 0;
}

/* A comma, a bracket or an "and" between two objects: both are governed. */
static bool are_listed(const tsc_event_sentence *sentence, uint32_t first, uint32_t last)
{
    const tsc_scan *scan = sentence->scan;
    for (uint32_t t = first; t <= last && t < scan->token_count; t++) {
        if (t < last && scan->tokens[t].kind == TSC_TOKEN_PUNCTUATION)
            return true;
        for (uint32_t m = scan->mark_at[t]; m < scan->mark_at[t + 1]; m++) {
            const tsc_mark *mark = &scan->marks[m];
            bool and = t < last && mark->entry->role == TSC_ROLE_FUNCTION && strcmp(mark->entry->code, "and") == 0;
            if (and || (mark->clitics & TSC_CLITIC_AND))
                return true;
        }
    }
    return false;
}

/* Two nouns in one clause, in the order in which the first governs: the verb, its object, what that is for. Where the
   verb comes last they stand the other way round. Nothing may list them side by side. */
static bool goes_on(const tsc_event_sentence *sentence, const act_reading *object, const act_reading *other)
{
    const tsc_event_item *head = object->verb, *noun = object->act, *first = other->act, *last = other->act;
    if (other->verb->tense == TSC_TENSE_NOUN || other->verb->tense == TSC_TENSE_INFINITIVE) {
        first = other->verb->first < first->first && other->verb != head ? other->verb : first;
        last = other->verb->last > last->last && other->verb != head ? other->verb : last;
    }
    if ((head == noun || head->last <= noun->first) && noun->last <= first->first)
        return !are_listed(sentence, noun->last, first->first);
    return sentence->verb_last && last->last <= noun->first && (head == noun || noun->last <= head->first) &&
           !are_listed(sentence, last->last, noun->first);
}

/* Of two nouns behind one verb the nearer one is what the verb makes; the other says what that is for: a working group
   on building a railway. So does one that has no verb of its own, or the noun of one only: a commission for the growth
   of trade. */
static bool is_purpose(const tsc_event_sentence *sentence, const act_reading *object, const act_reading *other)
{
    bool finite = other->act->verbal && other->act->tense != TSC_TENSE_NOUN, idle = other->act == other->verb;
    bool named = other->verb->tense == TSC_TENSE_NOUN || (sentence->verb_last && other->verb->tense == TSC_TENSE_INFINITIVE);
    bool promised = object->act != object->verb || (object->status != TSC_EVENT_DONE && object->act->tense == TSC_TENSE_NOUN);
    if (finite || !promised || (object->verb != other->verb && !idle && !named) || touch(object->act, other->act) ||
        sentence->clause[object->act->first] != sentence->clause[other->act->first])
        return false;
    return goes_on(sentence, object, other);
}

/* Donated ambulances: a verb that is an act itself says less than the act that it makes of its object. */
static bool is_particular(const act_reading *object, const act_reading *bare)
{
    return bare->act == bare->verb && bare->act->verbal && object->verb != object->act && touch(object->verb, bare->act) &&
           strcmp(object->code->group, bare->code->group) == 0;
}

static bool says(const tsc_event_sentence *sentence, tsc_event_kind kind)
{
    for (size_t i = 0; i < sentence->item_count; i++)
        if (sentence->items[i].kind == kind)
            return true;
    return false;
}

/* What a meeting was in truth: a call, an exchange of parliaments, a letter handed over; a summit on whose margins two
   met is the place, not the act. */
static void weigh_meetings(const tsc_event_sentence *sentence, act_reading *readings, size_t count)
{
    bool third = says(sentence, TSC_EVENT_THIRD);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            act_reading *a = &readings[i], *meeting = &readings[k];
            if (!is_code(meeting, "MEET") || meeting->dropped || a->dropped || sentence->clause[a->act->first] != sentence->clause[meeting->act->first])
                continue;
            bool particular = is_code(a, "PARLIAMENT") || is_code(a, "ENVOY_LETTER") || is_code(a, "CALL");
            if (particular && a->status == meeting->status)
                meeting->dropped = true;
            else if (third && is_code(a, "MULTI_EVENT"))
                a->dropped = true;
        }
}

/* Talks in the Congress, a meeting before the forum: the venue of what was held. */
static bool is_venue(const tsc_event_sentence *sentence, const act_reading *object, const act_reading *other)
{
    return is_code(object, "MEET") && is_code(other, "MULTI_EVENT") && is_purpose(sentence, object, other);
}

/* One verb makes one act, unless several of its kind stand side by side; an invitation swallows what it invites to. */
static void weigh(const tsc_event_sentence *sentence, act_reading *readings, size_t count)
{
    weigh_meetings(sentence, readings, count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            act_reading *a = &readings[i], *b = &readings[k];
            bool verb_of = a->verb != a->act && b->act != a->act && touch(a->verb, b->act) && tsc_event_listed(b->act->need, tsc_span_of("occur"));
            verb_of = verb_of || (a->off && a->off == b->off && is_code(b, "MEET") && rank_of(a) > rank_of(b));
            if (i != k && (is_venue(sentence, a, b) || verb_of)) /* the signing of the protocol is the protocol's */
                b->dropped = true;
            if (i == k || a->dropped || b->dropped || is_noun_of_verb(a, b))
                continue;
            bool same_verb = touch(a->verb, b->verb) || touch(a->act, b->act);
            bool near = sentence->clause[a->act->first] == sentence->clause[b->act->first];
            if ((same_verb && (outranks(a, b) || is_again(a, b) || is_particular(a, b))) ||
                (is_purpose(sentence, a, b) && !outranks(b, a)) || is_noun_of_verb(b, a) || is_amount_of(sentence, b, a))
                b->dropped = true;
            else if (is_code(a, "INVITE") && a->verb->tense != TSC_TENSE_NOUN && near && (is_code(b, "VISIT") || is_code(b, "MEET")) && a->status == TSC_EVENT_DONE)
                b->dropped = true;
            else if (is_code(a, "CONGRATS") && near && (sentence->verb_last ? b->verb->last <= a->act->first && b->verb->tense != TSC_TENSE_PAST : a->act->first < b->act->first))
                b->dropped = true;
            else if (is_code(a, "VISIT_CANCEL") && (is_code(b, "VISIT") || is_code(b, "MEET")) && near)
                b->dropped = true;
        }
}

static void add_place(tsc_place *places, size_t *count, tsc_place place)
{
    for (size_t i = 0; i < *count; i++)
        if (tsc_place_same(places[i], place))
            return;
    if (*count < TSC_DRAFT_PLACES)
        places[(*count)++] = place;
}

static bool goes_there(const act_reading *reading)
{
    static const char *const codes[] = {"VISIT", "EMB_OPEN", "CONSULATE", "AMB_APPOINT", "VISIT_CANCEL"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (is_code(reading, codes[i]))
            return true;
    return false;
}

/* Two acts of a sentence part its countries: a country belongs to the act that it stands nearer to, where both are
   verbs of their own clauses. */
static bool nearer_elsewhere(const tsc_event_sentence *sentence, const act_reading *readings, size_t count, size_t own,
                             const tsc_event_place *place)
{
    const act_reading *mine = &readings[own];
    uint32_t distance = tsc_event_distance(sentence, mine->first, mine->last, place->first, place->last);
    for (size_t i = 0; i < count; i++) {
        const act_reading *other = &readings[i];
        if (i == own || other->dropped || other->verb == mine->verb ||
            sentence->clause[other->verb->first] == sentence->clause[mine->verb->first])
            continue;
        if (tsc_event_distance(sentence, other->first, other->last, place->first, place->last) < distance)
            return true;
    }
    return false;
}

static void gather_places(const tsc_event_sentence *sentence, const act_reading *readings, size_t count, size_t own,
                          tsc_event_draft *draft)
{
    const act_reading *reading = &readings[own];
    uint16_t clause = sentence->clause[reading->verb->first];
    bool third = says(sentence, TSC_EVENT_THIRD);
    for (unsigned pass = 0; pass < 2; pass++) { /* its own clause, then the rest where that names too few */
        if (pass == 1 && draft->named_count >= 2)
            break;
        for (size_t i = 0; i < sentence->place_count; i++) {
            const tsc_event_place *place = &sentence->places[i];
            if (place->dateline)
                continue;
            bool own_clause = sentence->clause[place->first] == clause || sentence->clause[place->first] == sentence->clause[reading->act->first];
            if (own_clause != (pass == 0) || (pass == 1 && nearer_elsewhere(sentence, readings, count, own, place)))
                continue;
            if (place->locative && !goes_there(reading) && ((place->city && !is_code(reading, "MEET")) || (place->capital && third)))
                continue; /* a city of a third country says who hosted, not who acted */
            if (place->locative && !goes_there(reading))
                add_place(draft->located, &draft->located_count, place->place);
            else
                add_place(draft->named, &draft->named_count, place->place);
        }
    }
}

static bool is_abroad(const tsc_event_sentence *sentence)
{
    const tsc_event_place *first = NULL;
    for (size_t i = 0; i < sentence->place_count; i++) {
        const tsc_event_place *place = &sentence->places[i];
        if (place->directed || (first && !tsc_place_same(first->place, place->place)))
            return true;
        if (!first && !place->dateline)
            first = place;
    }
    return false;
}

static bool is_past(tsc_period period, tsc_date today)
{
    return today.year && tsc_date_to_days(period.last) < tsc_date_to_days(tsc_date_complete(today) ? today : (tsc_date){today.year, 1, 1});
}

static bool is_future(tsc_period period, tsc_date today)
{
    return today.year && tsc_date_to_days(period.first) > tsc_date_to_days(tsc_date_complete(today) ? today : (tsc_date){today.year, 12, 31});
}

/* Last week, March of last year: a word that says which one; it is not to be turned to another. */
static bool is_pointed(const tsc_scan *scan, const tsc_timex *timex)
{
    for (uint32_t m = scan->mark_at[timex->first]; m < scan->mark_at[timex->last]; m++) {
        const tsc_entry *entry = scan->marks[m].entry;
        bool shifts = entry->value < 0 || entry->value > 0;
        if (entry->role == TSC_ROLE_PERIOD && shifts && (strcmp(entry->code, "rel") == 0 || strcmp(entry->code, "adj") == 0))
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
static tsc_period turn_to(const tsc_scan *scan, const tsc_timex *timex, tsc_event_tense tense, bool done, tsc_date today)
{
    tsc_period period = timex->period;
    if (timex->sort == TSC_TIMEX_WEEKDAY && !done && period.kind == TSC_PERIOD_DAY && tsc_date_complete(today)) {
        long day = tsc_date_to_days(period.first), now = tsc_date_to_days(today);
        while (day <= now)
            day += 7;
        tsc_date next = tsc_date_from_days(day);
        return tsc_period_day(next.year, next.month, next.day);
    }
    bool dated = timex->relative && period.kind != TSC_PERIOD_YEAR && period.kind != TSC_PERIOD_YEARS && timex->sort != TSC_TIMEX_WEEKDAY &&
                 !is_pointed(scan, timex);
    if (dated && !done && is_past(period, today))
        return tsc_period_shift_years(period, 1);
    if (dated && done && tense != TSC_TENSE_PRESENT && is_future(period, today) && !is_soon(period, today))
        return tsc_period_shift_years(period, -1);
    return period;
}

static bool dates_something(const tsc_timex *timex)
{
    return timex->period.kind != TSC_PERIOD_NONE && timex->sort != TSC_TIMEX_BASE && timex->sort != TSC_TIMEX_DURATION &&
           timex->sort != TSC_TIMEX_RATE && timex->sort != TSC_TIMEX_VAGUE;
}

/* In a clause with a verb of its own: while the one in Rabat was opened on April 12. */
static bool is_of_other_verb(const tsc_event_sentence *sentence, const act_reading *reading, const tsc_timex *timex)
{
    uint16_t clause = sentence->clause[timex->first];
    if (clause == sentence->clause[reading->verb->first] || clause == sentence->clause[reading->act->first])
        return false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_VERB && item->tense == TSC_TENSE_PAST && sentence->clause[item->first] == clause)
            return true;
    }
    return false;
}

/* From the verb or from what it governs, whichever is nearer: a participle between them has a time of its own. */
static uint32_t distance_to(const tsc_event_sentence *sentence, const act_reading *reading, const tsc_timex *timex)
{
    uint32_t act = tsc_event_distance(sentence, reading->act->first, reading->act->last, timex->first, timex->last);
    uint32_t verb = tsc_event_distance(sentence, reading->verb->first, reading->verb->last, timex->first, timex->last);
    return act < verb ? act : verb;
}

/* Another act that the time may be of stands nearer to it, and the time does not stand before them both. */
static bool is_taken(const tsc_event_sentence *sentence, const act_reading *readings, size_t count, size_t own,
                     const tsc_timex *timex, uint32_t distance, tsc_date today)
{
    for (size_t k = 0; k < count; k++) {
        const act_reading *other = &readings[k];
        bool misfit = other->status == TSC_EVENT_DONE && other->verb->tense == TSC_TENSE_PAST && timex->period.first.year > today.year;
        if (k == own || other->dropped || misfit || other->verb == readings[own].verb)
            continue;
        bool before_both = timex->last <= other->first && timex->last <= readings[own].first;
        if (!before_both && distance_to(sentence, other, timex) < distance)
            return true;
    }
    return false;
}

/* The nearest time that is no other act's and fits the state: past for what is done, to come for what is not. */
static tsc_period time_of(const tsc_event_sentence *sentence, const act_reading *readings, size_t count, size_t own, bool done,
                          tsc_date today)
{
    const act_reading *reading = &readings[own];
    const tsc_event_item *off = reading->off;
    tsc_period best = tsc_period_none();
    uint32_t least = TIME_REACH;
    for (size_t i = 0; sentence->timexes && i < sentence->timexes->count; i++) {
        const tsc_timex *timex = &sentence->timexes->items[i];
        if (!dates_something(timex) || (done && timex->period.kind == TSC_PERIOD_YEARS) ||
            (timex->sort == TSC_TIMEX_SINCE && done && is_group(reading, "contact")) || (done ? timex->ahead > 0 : timex->ahead < 0))
            continue; /* next week is not past, though of this month */
        tsc_period period = turn_to(sentence->scan, timex, reading->verb->tense, done, today);
        bool current = tsc_period_within(tsc_period_of_date(today), period) && period.kind == TSC_PERIOD_MONTH;
        bool over = is_past(period, today) || (period.kind == TSC_PERIOD_DAY && tsc_period_same(period, tsc_period_of_date(today)));
        if (done ? is_future(period, today) : over || (current && reading->status == TSC_EVENT_PROPOSED))
            continue;
        if (!done && is_of_other_verb(sentence, reading, timex))
            continue;
        if (!done && timex->sort == TSC_TIMEX_WEEKDAY && timex->first < reading->verb->first && !sentence->verb_last)
            continue; /* said on Thursday that it will */
        uint32_t distance = off ? tsc_event_distance(sentence, off->first, off->last, timex->first, timex->last)
                                : distance_to(sentence, reading, timex);
        if (is_code(reading, "INVITE") && done && distance > INVITE_REACH)
            continue; /* the day of what they are invited to */
        if (off && (timex->first < off->first || timex->sort == TSC_TIMEX_SINCE))
            distance += 12; /* put off from January to March */
        if (distance < least && !is_taken(sentence, readings, count, own, timex, distance, today)) {
            least = distance;
            best = period;
        }
    }
    return best;
}

/* Said in the present tense with a time to come, or one that is nearer in the future than in the past: he visits Rabat
   in June, the route opens next month. */
static bool is_to_come(const tsc_event_sentence *sentence, const act_reading *readings, size_t count, size_t own, tsc_date today)
{
    if (readings[own].verb->tense != TSC_TENSE_PRESENT)
        return false;
    tsc_period past = time_of(sentence, readings, count, own, true, today);
    tsc_period next = time_of(sentence, readings, count, own, false, today);
    if (past.kind == TSC_PERIOD_NONE || next.kind == TSC_PERIOD_NONE || !tsc_date_complete(today))
        return past.kind == TSC_PERIOD_NONE && next.kind != TSC_PERIOD_NONE;
    long now = tsc_date_to_days(today), ago = now - tsc_date_to_days(past.last), ahead = tsc_date_to_days(next.first) - now;
    return ahead >= 0 && ago > FRESH_DAYS && ahead < ago;
}

/* The clause around act and verb, without the marks at its ends. */
static void set_evidence(const tsc_event_sentence *sentence, const act_reading *reading, tsc_event_draft *draft)
{
    const tsc_scan *scan = sentence->scan;
    uint32_t first = reading->first, last = reading->last;
    while (first > 0 && sentence->clause[first - 1] == sentence->clause[reading->first] && reading->first - first < EVIDENCE_REACH)
        first--;
    while (last < scan->token_count && sentence->clause[last] == sentence->clause[reading->last - 1] && last - reading->last < EVIDENCE_REACH)
        last++;
    while (first < reading->first && (scan->tokens[first].kind == TSC_TOKEN_PUNCTUATION || scan->tokens[first].kind == TSC_TOKEN_SYMBOL))
        first++;
    while (last > reading->last && (scan->tokens[last - 1].kind == TSC_TOKEN_PUNCTUATION || scan->tokens[last - 1].kind == TSC_TOKEN_SYMBOL))
        last--;
    draft->start = scan->tokens[first].start;
    draft->end = scan->tokens[last - 1].end;
}

static tsc_event_draft *new_draft(tsc_event_coder *coder)
{
    if (coder->draft_count == coder->draft_room) {
        size_t room = coder->draft_room ? 2 * coder->draft_room : 32;
        tsc_event_draft *larger = tsc_arena_alloc(coder->arena, room * sizeof *larger);
        if (!larger)
            return NULL;
        if (coder->draft_count)
            memcpy(larger, coder->drafts, coder->draft_count * sizeof *larger);
        coder->drafts = larger;
        coder->draft_room = room;
    }
    tsc_event_draft *draft = &coder->drafts[coder->draft_count++];
    memset(draft, 0, sizeof *draft);
    return draft;
}

static size_t count_houses(const tsc_event_sentence *sentence)
{
    size_t count = 0;
    for (size_t i = 0; i < sentence->item_count; i++)
        count += sentence->items[i].kind == TSC_EVENT_HOUSE;
    return count;
}

/* A meeting held by video is a call, one of two speakers one of parliaments; a visit called off is an act of its own. */
static const tsc_event_code *particular(const tsc_event_coder *coder, const tsc_event_sentence *sentence, act_reading *reading)
{
    if (is_code(reading, "MEET") && count_houses(sentence) >= 2)
        return tsc_event_codes_get(coder->codes, tsc_span_of("PARLIAMENT"));
    if (is_code(reading, "MEET") && says(sentence, TSC_EVENT_VIDEO))
        return tsc_event_codes_get(coder->codes, tsc_span_of("CALL"));
    if (is_code(reading, "TRADE_THREAT") && reading->status != TSC_EVENT_CANCELLED)
        reading->status = TSC_EVENT_DONE; /* the threat is the act, whatever it threatens with */
    if (is_code(reading, "VISIT") && reading->status == TSC_EVENT_CANCELLED) {
        reading->status = TSC_EVENT_DONE;
        return tsc_event_codes_get(coder->codes, tsc_span_of("VISIT_CANCEL"));
    }
    return NULL;
}

static const char *sector_of(const act_reading *reading, tsc_arena *keep)
{
    tsc_span sector = tsc_entry_get(reading->act->entry, "sector");
    if (sector.length == 0)
        return reading->code->sector;
    return tsc_arena_strndup(keep, sector.data, sector.length);
}

static void add_line(tsc_buffer *rule, const tsc_entry *entry)
{
    tsc_buffer_add_text(rule, entry->file);
    tsc_buffer_add_char(rule, ':');
    tsc_buffer_add_integer(rule, entry->line);
}

/* The lines of the lexicon that made it, so that a wrong one can be found: en/event.tsv:614 en/event.tsv:12. */
static const char *rule_of(const act_reading *reading, tsc_arena *arena)
{
    tsc_buffer rule;
    tsc_buffer_init(&rule);
    add_line(&rule, reading->act->entry);
    if (reading->verb != reading->act) {
        tsc_buffer_add_char(&rule, ' ');
        add_line(&rule, reading->verb->entry);
    }
    char *kept = rule.failed ? NULL : tsc_arena_strdup(arena, tsc_buffer_text(&rule));
    tsc_buffer_clear(&rule);
    return kept ? kept : "event";
}

/* Two countries named are sure; one and its partner less so, the pair of the document alone still less. */
static double confidence_of(const tsc_event_draft *draft)
{
    double sure = draft->named_count >= 2 ? 0.9 : draft->named_count == 1 ? 0.8 : 0.7;
    return draft->title ? sure - 0.1 : sure;
}

static bool keeps_any(const act_reading *readings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!readings[i].dropped)
            return true;
    return false;
}

static tsc_status find_times(const tsc_event_coder *coder, tsc_event_sentence *sentence, tsc_arena *scratch, tsc_error *err)
{
    tsc_timexes *found = tsc_arena_alloc(scratch, sizeof *found);
    if (!found)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for events");
    sentence->timexes = found;
    return tsc_timexes_find(sentence->scan, coder->document->date, NULL, scratch, found, err);
}

tsc_status tsc_event_drafts_make(tsc_event_coder *coder, tsc_event_sentence *sentence, size_t index, tsc_arena *scratch, tsc_error *err)
{
    act_reading readings[TSC_EVENT_SENTENCE_ACTS];
    size_t count = read_acts(coder, sentence, readings);
    weigh(sentence, readings, count);
    tsc_date today = coder->document->date;
    if (!sentence->timexes && keeps_any(readings, count)) {
        tsc_status status = find_times(coder, sentence, scratch, err);
        if (status != TSC_OK)
            return status;
    }
    for (size_t i = 0; i < count; i++) {
        act_reading *reading = &readings[i];
        if (reading->dropped)
            continue;
        const tsc_event_code *code = particular(coder, sentence, reading);
        tsc_event_draft *draft = new_draft(coder);
        if (!draft)
            return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for events");
        bool done = reading->status == TSC_EVENT_DONE && !is_to_come(sentence, readings, count, i, today);
        if (!done && reading->status == TSC_EVENT_DONE)
            reading->status = TSC_EVENT_PLANNED;
        draft->when = time_of(sentence, readings, count, i, done, today);
        if (!done && draft->when.kind == TSC_PERIOD_NONE && reading->status != TSC_EVENT_CANCELLED)
            draft->said = time_of(sentence, readings, count, i, true, today);
        gather_places(sentence, readings, count, i, draft);
        if (code)
            reading->code = code;
        draft->code = reading->code;
        draft->status = reading->status;
        draft->both = sentence->both;
        draft->third = says(sentence, TSC_EVENT_THIRD);
        draft->abroad = is_abroad(sentence);
        draft->again = tsc_entry_get(reading->act->entry, "again").length > 0;
        draft->paper = is_code(reading, "AGR_SIGN") && tsc_event_listed(reading->act->need, tsc_span_of("occur"));
        draft->mention = reading->act == reading->verb && reading->act->tense == TSC_TENSE_NOUN && done;
        draft->title = coder->document->sentences[index].kind == TSC_BLOCK_TITLE;
        draft->head = tsc_scan_span(sentence->scan, reading->act->first, reading->act->last);
        draft->sentence = index;
        draft->turn = coder->turn_count - 1;
        draft->language = coder->document->sentences[index].language;
        draft->rule = rule_of(reading, coder->arena);
        draft->confidence = confidence_of(draft);
        draft->sector = sector_of(reading, coder->arena);
        set_evidence(sentence, reading, draft);
    }
    return TSC_OK;
}
