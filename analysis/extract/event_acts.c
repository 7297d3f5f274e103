/* From the items of a sentence to its acts: each noun or verb that names one, with what governs it, unless it is the doer, a
   statistic, a thing that travels or only says which. */
#include "extract/event_find.h"
#include "extract/event_goods.h"
#include "extract/event_governor.h"
#include "extract/event_home.h"
#include "extract/event_items.h"
#include "extract/event_lead.h"
#include "extract/event_reading.h"
#include "extract/event_status.h"
#include "extract/event_tense.h"
#include "extract/reading.h"

/* The emirate, the kingdom: a country by what it is called. */
static bool has_epithet(const tsc_event_sentence *sentence)
{
    const tsc_scan *scan = sentence->scan;
    for (size_t i = 0; i < scan->mark_count; i++)
        if (scan->marks[i].role == TSC_ROLE_DISCOURSE && strcmp(scan->marks[i].entry->code, "epithet") == 0)
            return true;
    return false;
}

/* Said that she will travel: a verb right behind the word that begins its clause has the subject of the one before. */
static bool goes_on_with_subject(const tsc_event_sentence *sentence, const tsc_event_item *role,
                                 const tsc_event_item *act)
{
    if (sentence->clause[role->first] + 1 != sentence->clause[act->first])
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < act->first; i++)
        if (sentence->items[i].kind == TSC_EVENT_BREAK && sentence->items[i].last == act->first)
            return true;
    return false;
}

/* Received, met: only of somebody who speaks for a country. */
static bool has_role(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    for (size_t i = 0; i < sentence->item_count; i++)
        if (sentence->items[i].kind == TSC_EVENT_ROLE &&
            (sentence->clause[sentence->items[i].first] == sentence->clause[act->first] ||
             goes_on_with_subject(sentence, &sentence->items[i], act) ||
             (sentence->items[i].last <= act->first &&
              act->first - sentence->items[i].last < 3) || /* a delegation which visits */
             /* the trip that was to bring the king */
             (!act->verbal && sentence->clause[sentence->items[i].first] == sentence->clause[act->first] + 1)))
            return sentence->place_count > 0 || (tsc_span_equals(act->code, "VISIT") && has_epithet(sentence));
    return false;
}

/* Approved a treaty: ratified, where it was a parliament that did. */
static bool has_house(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    const bool closes = verb->first > 0 && tsc_scan_is(sentence->scan, verb->first - 1,
                                                       ","); /* the congress, which had voted twice, approved */
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *house = &sentence->items[i];
        const uint16_t clause = sentence->clause[house->first];
        if (house->kind == TSC_EVENT_HOUSE && tsc_span_equals(house->code, "-") &&
            (clause == sentence->clause[verb->first] ||
             (closes && house->last <= verb->first && clause + 1 == sentence->clause[verb->first])))
            return true;
    }
    return false;
}

/* A currency right before the number that ends with a token, or right behind it. */
static bool is_money(const tsc_scan *scan, uint32_t token)
{
    enum { REACH = 2 };
    for (uint32_t t = token > REACH ? token - REACH : 0; t < scan->token_count && t <= token + REACH; t++)
        if (tsc_scan_mark(scan, t, TSC_ROLE_CURRENCY))
            return true;
    return false;
}

/* 120,000 Turks visited the country: travellers, not guests; but: visited Panama and pledged 20 million dollars. */
static bool is_crowd(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    const tsc_scan *scan = sentence->scan;
    for (uint32_t t = 0; t < scan->token_count; t++) {
        if (sentence->clause[t] != sentence->clause[act->first])
            continue;
        bool many = scan->tokens[t].kind == TSC_TOKEN_NUMBER && scan->tokens[t].end - scan->tokens[t].start > 4;
        const bool behind = t > 0 && scan->tokens[t - 1].kind == TSC_TOKEN_NUMBER;
        bool scaled = behind && tsc_scan_mark(scan, t, TSC_ROLE_SCALE);
        bool grouped = behind && scan->tokens[t].kind == TSC_TOKEN_NUMBER && tsc_scan_token(scan, t).length == 3;
        if ((many || scaled || grouped) && !is_money(scan, t))
            return true;
    }
    return false;
}

/* Delivered 1 million tonnes of wheat: a flow that is told in large numbers is a statistic. */
static bool is_flow(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    const bool goods = tsc_act_is(reading, "FOOD_SEC") || tsc_act_is(reading, "ENERGY") ||
                       tsc_act_is(reading, "TRADE_EXPAND") || tsc_act_is(reading, "CONTRACT");
    return goods && reading->verb->tense == TSC_TENSE_PAST &&
           tsc_span_is_among(reading->verb->code, "supply supplied deliver ship buy") &&
           is_crowd(sentence, reading->act);
}

/* Trade has grown, it was said that exports doubled: what became of trade is a statistic, and no act but where somebody
   opens a market or begins to sell. */
static bool is_growth(const tsc_act_reading *reading)
{
    return tsc_act_is(reading, "TRADE_EXPAND") && reading->status == TSC_EVENT_DONE && !reading->off &&
           (reading->verb == reading->act ? !reading->act->verbal
                                          : tsc_span_is_among(reading->verb->code, "boost cooperate"));
}

/* A freight train arrived: what travels without anybody who speaks for a country is no visitor. */
static bool is_cargo(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    bool thing = false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (sentence->clause[item->first] != sentence->clause[act->first])
            continue;
        if (item->kind == TSC_EVENT_ROLE)
            return false;
        thing = thing || item->kind == TSC_EVENT_THING;
    }
    return thing;
}

static bool has_passive(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    return tsc_event_has_word_before(sentence, verb, tsc_language_rule(sentence->scan->language, "passive", NULL));
}

/* Créée en 2010, creada en 2010: a participle without its auxiliary tells what was done to the noun before it. */
static bool is_bare_participle(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    return verb->tense == TSC_TENSE_PAST &&
           tsc_reading_ends_in(tsc_scan_token(sentence->scan, verb->first),
                               tsc_language_rule(sentence->scan->language, "passive", "ending")) &&
           !tsc_event_has_word_before(sentence, verb, tsc_language_rule(sentence->scan->language, "passive", "active"));
}

/* Handed over by the ambassador. */
static bool is_behind_by(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    const char *by = tsc_language_grammar_of(sentence->scan->language)->agent;
    for (uint32_t t = act->first > 2 ? act->first - 2 : 0; *by && t < act->first; t++)
        if (tsc_span_equals(tsc_scan_token(sentence->scan, t), by))
            return true;
    return false;
}

static bool has_auxiliary_before(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->op_count && sentence->ops[i]->first < verb->first; i++) {
        const tsc_event_item *op = sentence->ops[i];
        if (op->verbal && op->tense == TSC_TENSE_AUXILIARY && op->last == verb->first)
            return true;
    }
    return false;
}

/* The embassy launched, the council signed: what stands before a verb that takes an object does it and is not what is
   done, unless the verb is passive (rule `passive` of the language). Embassies open and sessions begin by themselves. */
static bool is_agent(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    const tsc_event_item *verb = reading->verb;
    bool finite = verb->tense == TSC_TENSE_PAST || verb->tense == TSC_TENSE_PRESENT || verb->tense == TSC_TENSE_FUTURE;
    if (verb == reading->act || tsc_span_equals(verb->need, "alone"))
        return false; /* came into being */
    bool benefits = tsc_span_equals(verb->code, "boost") || tsc_span_equals(verb->code, "support");
    if (benefits && (finite || has_auxiliary_before(sentence, verb)) && reading->act->last <= verb->first &&
        !tsc_act_is(reading, "TRADE_EXPAND") && !sentence->verb_last &&
        *tsc_language_rule(sentence->scan->language, "passive", NULL) != '\0' && !has_passive(sentence, verb) &&
        !is_bare_participle(sentence, verb))
        return true; /* the new route will boost tourism */
    const bool before =
        verb->last <= reading->act->first && verb->tense == TSC_TENSE_PAST && is_behind_by(sentence, reading->act);
    const bool behind = finite && reading->act->last <= verb->first;
    if ((!before && !behind) ||
        !tsc_span_is_among(verb->code, "create appoint sign adopt invest grant supply boost cooperate") ||
        !tsc_span_is_among(tsc_span_of(reading->code->code),
                           "EMB_OPEN CONSULATE AMB_APPOINT JOINT_COMM BUS_COUNCIL WORK_GROUP BIZ_FORUM"))
        return false;
    return before || (*tsc_language_rule(sentence->scan->language, "passive", NULL) != '\0' &&
                      !has_passive(sentence, verb) && !is_bare_participle(sentence, verb));
}

/* The signed documents would serve: a participle between an article and its noun only tells which they are. */
static bool is_epithet(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    enum { REACH = 3 };
    const tsc_event_item *verb = reading->verb, *act = reading->act;
    const tsc_scan *scan = sentence->scan;
    if (verb == act || verb->tense != TSC_TENSE_PAST || verb->first == 0 || act->first < verb->last ||
        act->first - verb->last >= REACH ||
        strcmp(tsc_language_rule(scan->language, "adjective_place", NULL), "after") == 0)
        return false;
    return tsc_scan_says(scan, verb->first - 1, TSC_ROLE_FUNCTION, "article");
}

/* On the margins of the General Assembly: where others met. */
static bool is_occasion(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    enum { REACH = 4 };
    for (size_t i = 0; tsc_act_is(reading, "MULTI_EVENT") && i < sentence->item_count; i++) {
        const tsc_event_item *third = &sentence->items[i];
        if (third->kind == TSC_EVENT_THIRD && third->first < reading->act->last &&
            third->last + REACH > reading->act->first)
            return true;
    }
    return false;
}

/* A committee which is to meet in Seoul: the meeting is the session of what stands right before it. */
static const tsc_event_item *meeting_body(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    enum { REACH = 6 };
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < act->first; i++) {
        const tsc_event_item *body = &sentence->items[i];
        if (body->kind != TSC_EVENT_ACT || body->last > act->first || act->first - body->last > REACH ||
            sentence->clause[body->first] == sentence->clause[act->first])
            continue;
        if (tsc_span_is_among(body->code, "JOINT_COMM BUS_COUNCIL WORK_GROUP POL_CONSULT"))
            return body;
    }
    return NULL;
}

/* How far it has come; at the head of an item of a list that may only be told by what leads it in. */
static bool tell_status(const tsc_event_sentence *sentence, tsc_act_reading *reading)
{
    if (reading->bare) {
        reading->status = TSC_EVENT_COMMITTED;
        return reading->hangs = true;
    }
    const bool told = tsc_event_status_tell(sentence, reading->act, reading->verb, &reading->status, &reading->off);
    reading->hangs = (!told || reading->status == TSC_EVENT_DONE) && tsc_event_hangs(sentence, reading->verb);
    reading->bare = !told && reading->hangs;
    if (!told)
        reading->status = TSC_EVENT_COMMITTED;
    return told || reading->hangs;
}

static void span_reading(tsc_act_reading *reading)
{
    const tsc_event_item *act = reading->act, *verb = reading->verb;
    reading->first = act->first < verb->first ? act->first : verb->first;
    reading->last = act->last > verb->last ? act->last : verb->last;
}

/* What governs an act, and of which code it is; false where it is none. The verb comes first: most nouns have none. */
static bool begin_reading(const tsc_event_codes *codes, const tsc_event_sentence *sentence, const tsc_event_item *act,
                          tsc_act_reading *reading)
{
    const tsc_event_item *verb = tsc_event_governor(sentence, act);
    const bool verbless = (!verb || verb == act) && tsc_event_is_named_item(sentence, act);
    if ((!verb && !verbless) || tsc_event_is_office(sentence, act))
        return false;
    const tsc_event_item *body = act->verbal && tsc_span_equals(act->code, "MEET") ? meeting_body(sentence, act) : NULL;
    *reading = (tsc_act_reading){.act = act,
                                 .code = tsc_event_codes_get(codes, body ? body->code : act->code),
                                 .verb = verb ? verb : act,
                                 .verbless = verbless,
                                 .bare = !verb};
    return reading->code != NULL;
}

/* Of nobody who could do it: received, met by no one who speaks for a country; approved by no parliament. */
static bool is_of_nobody(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    return (tsc_event_item_is_of_pair(reading->act) && !has_role(sentence, reading->act)) ||
           (tsc_span_equals(reading->verb->code, "ratify") && !has_house(sentence, reading->verb));
}

size_t tsc_acts_read(const tsc_event_codes *codes, const tsc_event_sentence *sentence, tsc_act_reading *readings)
{
    size_t count = 0;
    for (size_t i = 0; i < sentence->item_count && count < TSC_EVENT_SENTENCE_ACTS; i++) {
        const tsc_event_item *act = &sentence->items[i];
        tsc_act_reading *reading = &readings[count];
        if (act->kind != TSC_EVENT_ACT || !begin_reading(codes, sentence, act, reading))
            continue;
        if (is_of_nobody(sentence, reading) ||
            (tsc_act_is(reading, "VISIT") && (is_crowd(sentence, act) || is_cargo(sentence, act))) ||
            is_flow(sentence, reading) || is_agent(sentence, reading) || is_epithet(sentence, reading) ||
            is_occasion(sentence, reading) || !tell_status(sentence, reading) || is_growth(reading) ||
            tsc_act_is_idle_goods(sentence, reading))
            continue;
        span_reading(reading);
        count++;
        const tsc_event_item *before = tsc_act_in_group(reading, "instrument") && reading->verb != act
                                           ? tsc_event_participle_of(sentence, act)
                                           : NULL;
        if (before && count < TSC_EVENT_SENTENCE_ACTS) {
            readings[count] = (tsc_act_reading){
                .act = act, .code = reading->code, .verb = before, .status = TSC_EVENT_DONE, .background = true};
            span_reading(&readings[count++]);
        }
    }
    return count;
}
