/* From the items of a sentence to drafts: which acts there are, who is near them, when they are said to be. */
#include "extract/event_draft.h"

#include "core/grow.h"
#include "extract/event_goods.h"
#include "extract/event_governor.h"
#include "extract/event_home.h"
#include "extract/event_lead.h"
#include "extract/event_places.h"
#include "extract/event_sector.h"
#include "extract/event_status.h"

#include <strings.h>

enum { EVIDENCE_REACH = 48, HOUSE_REACH = 3 };

/* The emirate, the kingdom: a country by what it is called. */
static bool has_epithet(const tsc_event_sentence *sentence)
{
    const tsc_scan *scan = sentence->scan;
    for (size_t i = 0; i < scan->mark_count; i++)
        if (scan->marks[i].entry->role == TSC_ROLE_DISCOURSE && strcmp(scan->marks[i].entry->code, "epithet") == 0)
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

/* 120,000 Turks visited the country: travellers, not guests. */
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
        if (many || scaled || grouped)
            return true;
    }
    return false;
}

/* Delivered 1 million tonnes of wheat: a flow that is told in large numbers is a statistic. */
static bool is_flow(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    const bool goods = tsc_span_is_among(tsc_span_of(reading->code->code), "FOOD_SEC ENERGY TRADE_EXPAND CONTRACT");
    const bool moves = tsc_span_is_among(reading->verb->code, "supply supplied deliver ship buy");
    return goods && moves && reading->verb->tense == TSC_TENSE_PAST && is_crowd(sentence, reading->act);
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

/* One of the words of a list parted by blanks, whatever their capitals. */
static bool has_spaced_word(tsc_span list, tsc_span word)
{
    for (size_t start = 0, i = 0; i <= list.length; i++)
        if (i == list.length || list.data[i] == ' ') {
            if (i - start == word.length && word.length > 0 &&
                strncasecmp(list.data + start, word.data, word.length) == 0)
                return true;
            start = i + 1;
        }
    return false;
}

/* One of the words of a list parted by blanks stands shortly before a verb, or in it (quedó constituido). */
static bool has_word_before(const tsc_event_sentence *sentence, const tsc_event_item *verb, const char *list)
{
    enum { REACH = 3 };
    for (uint32_t t = verb->first > REACH ? verb->first - REACH : 0; t < verb->first || t + 1 < verb->last; t++) {
        tsc_span word = tsc_scan_token(sentence->scan, t);
        for (const char *end = list, *at = list; *at; at = *end ? end + 1 : end) {
            end = strchr(at, ' ');
            end = end ? end : at + strlen(at);
            if (tsc_span_equal(word, tsc_span_make(at, (size_t)(end - at))))
                return true;
        }
    }
    return false;
}

static bool has_passive(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    return has_word_before(sentence, verb, tsc_language_rule(sentence->scan->language, "passive", NULL));
}

/* Créée en 2010, creada en 2010: a participle without its auxiliary tells what was done to the noun before it. */
static bool is_bare_participle(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    const char *endings = tsc_language_rule(sentence->scan->language, "passive", "ending");
    tsc_span word = tsc_scan_token(sentence->scan, verb->first);
    for (const char *end; verb->tense == TSC_TENSE_PAST && *endings; endings = *end ? end + 1 : end) {
        end = strchr(endings, ' ');
        end = end ? end : endings + strlen(endings);
        size_t length = (size_t)(end - endings);
        if (length < word.length && memcmp(word.data + word.length - length, endings, length) == 0)
            return !has_word_before(sentence, verb, tsc_language_rule(sentence->scan->language, "passive", "active"));
    }
    return false;
}

/* Handed over by the ambassador. */
static bool is_behind_by(const tsc_event_sentence *sentence, const tsc_event_item *act)
{
    const char *by = tsc_language_rule(sentence->scan->language, "passive", "agent");
    for (uint32_t t = act->first > 2 ? act->first - 2 : 0; *by && t < act->first; t++)
        if (tsc_span_equals(tsc_scan_token(sentence->scan, t), by))
            return true;
    return false;
}

static bool has_auxiliary_before(const tsc_event_sentence *sentence, const tsc_event_item *verb)
{
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < verb->first; i++) {
        const tsc_event_item *op = &sentence->items[i];
        if (op->kind == TSC_EVENT_OP && op->verbal && op->tense == TSC_TENSE_AUXILIARY && op->last == verb->first)
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
    const bool body = tsc_span_is_among(tsc_span_of(reading->code->code),
                                        "EMB_OPEN CONSULATE AMB_APPOINT JOINT_COMM BUS_COUNCIL WORK_GROUP BIZ_FORUM");
    const bool takes = tsc_span_is_among(verb->code, "create appoint sign adopt invest grant supply boost cooperate");
    bool benefits = tsc_span_equals(verb->code, "boost") || tsc_span_equals(verb->code, "support");
    if (benefits && (finite || has_auxiliary_before(sentence, verb)) && reading->act->last <= verb->first &&
        !tsc_act_is(reading, "TRADE_EXPAND") && !sentence->verb_last &&
        *tsc_language_rule(sentence->scan->language, "passive", NULL) != '\0' && !has_passive(sentence, verb) &&
        !is_bare_participle(sentence, verb))
        return true; /* the new route will boost tourism */
    if (body && takes && verb->last <= reading->act->first && verb->tense == TSC_TENSE_PAST &&
        is_behind_by(sentence, reading->act))
        return true;
    return body && takes && finite && reading->act->last <= verb->first &&
           *tsc_language_rule(sentence->scan->language, "passive", NULL) != '\0' && !has_passive(sentence, verb) &&
           !is_bare_participle(sentence, verb);
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

static size_t read_acts(const tsc_event_codes *codes, const tsc_event_sentence *sentence, tsc_act_reading *readings)
{
    size_t count = 0;
    for (size_t i = 0; i < sentence->item_count && count < TSC_EVENT_SENTENCE_ACTS; i++) {
        const tsc_event_item *act = &sentence->items[i];
        if (act->kind != TSC_EVENT_ACT || tsc_event_is_office(sentence, act))
            continue;
        tsc_act_reading *reading = &readings[count];
        *reading = (tsc_act_reading){.act = act, .code = tsc_event_codes_get(codes, act->code)};
        reading->verb = tsc_event_governor(sentence, act);
        reading->verbless = (!reading->verb || reading->verb == act) && tsc_event_is_named_item(sentence, act);
        reading->bare = reading->verbless && !reading->verb;
        reading->verb = reading->bare ? act : reading->verb;
        const tsc_event_item *body =
            act->verbal && tsc_span_equals(act->code, "MEET") ? meeting_body(sentence, act) : NULL;
        if (body)
            reading->code = tsc_event_codes_get(codes, body->code);
        bool weak = tsc_event_listed(act->need, tsc_span_of("pair")) && !has_role(sentence, act);
        weak = weak ||
               (reading->verb && tsc_span_equals(reading->verb->code, "ratify") && !has_house(sentence, reading->verb));
        if (!reading->code || !reading->verb || weak ||
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

/* The clause around act and verb, without the marks at its ends. */
static void set_evidence(const tsc_event_sentence *sentence, const tsc_act_reading *reading, tsc_event_draft *draft)
{
    const tsc_scan *scan = sentence->scan;
    uint32_t first = reading->first, last = reading->last;
    while (first > 0 && sentence->clause[first - 1] == sentence->clause[reading->first] &&
           reading->first - first < EVIDENCE_REACH)
        first--;
    while (last < scan->token_count && sentence->clause[last] == sentence->clause[reading->last - 1] &&
           last - reading->last < EVIDENCE_REACH)
        last++;
    if (first == 0 && sentence->bullet && reading->first > 0 && scan->tokens[0].kind == TSC_TOKEN_NUMBER)
        first++; /* 1. Agreement on customs */
    while (first < reading->first &&
           (scan->tokens[first].kind == TSC_TOKEN_PUNCTUATION || scan->tokens[first].kind == TSC_TOKEN_SYMBOL))
        first++;
    while (last > reading->last &&
           (scan->tokens[last - 1].kind == TSC_TOKEN_PUNCTUATION || scan->tokens[last - 1].kind == TSC_TOKEN_SYMBOL))
        last--;
    draft->start = scan->tokens[first].start;
    draft->end = scan->tokens[last - 1].end;
}

tsc_event_draft *tsc_event_draft_new(tsc_event_draft **drafts, size_t *count, size_t *room, tsc_arena *arena)
{
    tsc_event_draft *larger = tsc_grow_in(arena, *drafts, *count, room, sizeof *larger);
    if (!larger)
        return NULL;
    *drafts = larger;
    tsc_event_draft *draft = &(*drafts)[(*count)++];
    memset(draft, 0, sizeof *draft);
    return draft;
}

static bool overlaps_house(const tsc_event_sentence *sentence, const tsc_event_item *item)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *house = &sentence->items[i];
        if (house->kind == TSC_EVENT_HOUSE && house->first < item->last + HOUSE_REACH &&
            item->first < house->last + HOUSE_REACH)
            return true;
    }
    return false;
}

/* Those who meet are of one sort (the code of the word: `-` for parliaments): two of them, words side by side (the
   speaker of the senate) counted once, or one and nobody else who speaks for a country but its counterpart. */
static bool is_among_houses(const tsc_event_sentence *sentence, const tsc_act_reading *reading, const char *code)
{
    size_t houses = 0;
    uint32_t end = 0;
    bool peer = false, others = false;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_HOUSE && tsc_span_equals(item->code, code)) {
            bool parted = reading->act->first >= end && reading->act->first < item->first;
            houses += end == 0 || parted || item->first > end + (sentence->verb_last ? 0 : HOUSE_REACH);
            end = item->last > end ? item->last : end;
        } else if (item->kind == TSC_EVENT_ROLE &&
                   sentence->clause[item->first] == sentence->clause[reading->act->first]) {
            peer = peer || tsc_span_equals(item->code, "peer");
            others = others || (!tsc_span_equals(item->code, "peer") && !overlaps_house(sentence, item));
        }
    }
    bool business = strcmp(code, "-") != 0;
    return business ? houses >= 1 && !others : houses >= 2 || (houses == 1 && peer && !others);
}

/* "Will restrict imports unless the fees are lifted" */
static bool is_conditional(const tsc_event_sentence *sentence)
{
    for (size_t i = 0; i < sentence->item_count; i++)
        if (sentence->items[i].kind == TSC_EVENT_OP && sentence->items[i].op == TSC_OP_IF)
            return true;
    return false;
}

/* A meeting held by video is a call, one of two speakers one of parliaments; a visit called off is an act of its own. */
static const tsc_event_code *particular(const tsc_event_codes *codes, const tsc_event_sentence *sentence,
                                        tsc_act_reading *reading)
{
    if (tsc_act_is(reading, "MEET") && is_among_houses(sentence, reading, "-"))
        return tsc_event_codes_get(codes, tsc_span_of("PARLIAMENT"));
    if (tsc_act_is(reading, "MEET") && is_among_houses(sentence, reading, "BIZ_FORUM"))
        return tsc_event_codes_get(codes, tsc_span_of("BIZ_FORUM"));
    if (tsc_act_is(reading, "MEET") && tsc_event_says(sentence, TSC_EVENT_VIDEO))
        return tsc_event_codes_get(codes, tsc_span_of("CALL"));
    if (tsc_act_is(reading, "TRADE_THREAT") && (reading->status != TSC_EVENT_CANCELLED || reading->act->verbal))
        reading->status = TSC_EVENT_DONE; /* the threat is the act, whatever it threatens with */
    if (tsc_act_is(reading, "TRADE_BAN") && reading->status == TSC_EVENT_PLANNED && is_conditional(sentence)) {
        reading->status = TSC_EVENT_DONE;
        return tsc_event_codes_get(codes, tsc_span_of("TRADE_THREAT"));
    }
    if (tsc_act_is(reading, "VISIT") && reading->status == TSC_EVENT_CANCELLED) {
        reading->status = TSC_EVENT_DONE;
        return tsc_event_codes_get(codes, tsc_span_of("VISIT_CANCEL"));
    }
    return NULL;
}

/* The agreement was signed by: a noun with a definite word before it (rule `definite`: its words; `prefix`: what the noun
   begins with; `initial`: where there are no articles, a noun at the head of its sentence before its verb). */
static bool is_definite(const tsc_event_sentence *sentence, const tsc_act_reading *reading)
{
    enum { REACH = 3 };
    const tsc_scan *scan = sentence->scan;
    const tsc_event_item *act = reading->act;
    const tsc_span prefix = tsc_span_of(tsc_language_rule(scan->language, "definite", "prefix"));
    const tsc_span noun = tsc_scan_token(scan, act->first);
    if (prefix.length > 0 && prefix.length < noun.length && memcmp(noun.data, prefix.data, prefix.length) == 0)
        return true;
    if (*tsc_language_rule(scan->language, "definite", "initial"))
        return act->first == 0 && act->last <= reading->verb->first;
    const tsc_span words = tsc_span_of(tsc_language_rule(scan->language, "definite", NULL));
    for (uint32_t t = act->first; words.length > 0 && t > 0 && act->first - t < REACH; t--) {
        if (scan->tokens[t - 1].kind == TSC_TOKEN_PUNCTUATION)
            return false;
        if (has_spaced_word(words, tsc_scan_token(scan, t - 1)))
            return true;
        if (tsc_scan_says(scan, t - 1, TSC_ROLE_FUNCTION, "article"))
            return false;
    }
    return false;
}

/* It will be signed: `again` lists the codes of what it may be. False where memory is short. */
static bool set_antecedents(const tsc_act_reading *reading, tsc_arena *keep, tsc_event_draft *draft)
{
    const tsc_span again = tsc_entry_get(reading->act->entry, "again");
    if (again.length <= 1 || tsc_span_equals(again, "one"))
        return true;
    draft->antecedents = tsc_arena_strndup(keep, again.data, again.length);
    return draft->antecedents != NULL;
}

static void add_line(tsc_buffer *rule, const tsc_entry *entry)
{
    tsc_buffer_add_text(rule, entry->file);
    tsc_buffer_add_char(rule, ':');
    tsc_buffer_add_integer(rule, entry->line);
}

/* The lines of the lexicon that made it, so that a wrong one can be found: en/event.tsv:614 en/event.tsv:12. */
static bool set_rule(const tsc_act_reading *reading, tsc_arena *keep, tsc_event_draft *draft)
{
    tsc_buffer rule;
    tsc_buffer_init(&rule);
    add_line(&rule, reading->act->entry);
    if (reading->verb != reading->act) {
        tsc_buffer_add_char(&rule, ' ');
        add_line(&rule, reading->verb->entry);
    }
    draft->rule = rule.failed ? NULL : tsc_arena_strdup(keep, tsc_buffer_text(&rule));
    tsc_buffer_clear(&rule);
    return draft->rule;
}

/* Two countries named are sure; one and its partner less so, the pair of the document alone still less, though a
   communique hardly ever names its sides again: all three enter series and reports, a headline's only where it names. */
static double confidence_of(const tsc_event_draft *draft)
{
    double sure = draft->named_count >= 2 ? 0.9 : draft->named_count == 1 ? 0.85 : 0.8;
    return draft->title ? sure - 0.1 : sure;
}

/* A day earlier, the next day: told from the day of the act before, in the act's own clause. */
static void set_shift(const tsc_event_sentence *sentence, const tsc_act_reading *reading, tsc_event_draft *draft)
{
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind != TSC_EVENT_SHIFT || sentence->clause[item->first] != sentence->clause[reading->verb->first])
            continue;
        draft->shifted = true;
        draft->shift = tsc_span_equals(item->code, "before") ? -1 : tsc_span_equals(item->code, "after") ? 1 : 0;
    }
}

/* Will reopen its consulate, closed since: a participle behind a noun that has a verb of its own only tells which one it is. */
static bool tells_which(const tsc_act_reading *readings, size_t count, size_t own)
{
    const tsc_act_reading *reading = &readings[own];
    if (reading->verb == reading->act || reading->verb->tense != TSC_TENSE_PAST ||
        reading->verb->first < reading->act->last)
        return false;
    for (size_t i = 0; i < count; i++) {
        const tsc_act_reading *other = &readings[i];
        if (i != own && !other->dropped && other->verb != other->act && other->verb->last <= other->act->first &&
            other->act->first == reading->act->first)
            return true;
    }
    return false;
}

static bool keeps_any(const tsc_act_reading *readings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!readings[i].dropped)
            return true;
    return false;
}

static tsc_status find_times(const tsc_document *document, tsc_event_sentence *sentence, tsc_error *err)
{
    tsc_timexes *found = tsc_arena_alloc(sentence->arena, sizeof *found);
    if (!found)
        return tsc_error_memory(err, "events");
    sentence->timexes = found;
    return tsc_timexes_find(sentence->scan, document->date, NULL, sentence->arena, found, err);
}

/* The acts of one sentence, as they are made into drafts. */
typedef struct drafting {
    const tsc_event_codes *codes;
    const tsc_document *document;
    tsc_event_sentence *sentence;
    size_t index; /* of the sentence */
    tsc_act_reading *readings;
    size_t count;
} drafting;

/* Times and status of an act; gives whether it is done. */
static bool date_draft(const drafting *d, size_t own, tsc_event_draft *draft)
{
    const tsc_date today = d->document->date;
    tsc_act_reading *reading = &d->readings[own];
    const bool off = reading->off && reading->off->op == TSC_OP_CANCELLED; /* the visit set for May is called off */
    const bool done =
        reading->status == TSC_EVENT_DONE &&
        ((off && tsc_act_is(reading, "VISIT")) || !tsc_act_is_to_come(d->sentence, d->readings, d->count, own, today));
    if (!done && reading->status == TSC_EVENT_DONE)
        reading->status = TSC_EVENT_PLANNED;
    draft->status = reading->status;
    draft->when = tsc_act_time(d->sentence, d->readings, d->count, own, done, today);
    if (!done && draft->when.kind != TSC_PERIOD_DAY && reading->status != TSC_EVENT_CANCELLED)
        draft->said = tsc_act_time(d->sentence, d->readings, d->count, own, true, today);
    if (draft->when.kind != TSC_PERIOD_NONE && draft->said.kind != TSC_PERIOD_DAY)
        draft->said = tsc_period_none(); /* the one time that is named is when it is due */
    return done;
}

/* "Has levied a fee since 1 August": a day on which something began is none of what else is told. */
static bool lasts_since(const tsc_event_sentence *sentence, tsc_period when)
{
    for (size_t i = 0; sentence->timexes && when.kind != TSC_PERIOD_NONE && i < sentence->timexes->count; i++)
        if (sentence->timexes->items[i].sort == TSC_TIMEX_SINCE &&
            tsc_period_same(sentence->timexes->items[i].period, when))
            return true;
    return false;
}

/* What the sentence says of an act besides code, countries and times. */
static void describe_draft(const drafting *d, const tsc_act_reading *reading, bool done, tsc_event_draft *draft)
{
    const tsc_event_sentence *sentence = d->sentence;
    const tsc_sentence *told = &d->document->sentences[d->index];
    const tsc_span again = tsc_entry_get(reading->act->entry, "again");
    draft->agency = sentence->agency;
    draft->third = tsc_event_is_third(sentence);
    draft->abroad = tsc_event_is_abroad(sentence);
    draft->founds = tsc_span_equals(reading->verb->code, "create") ||
                    (tsc_span_equals(reading->verb->code, "start") && /* revive the commission */
                     tsc_span_is_among(tsc_span_of(reading->code->code), "JOINT_COMM BUS_COUNCIL WORK_GROUP"));
    draft->one = tsc_span_equals(again, "one");
    draft->again = tsc_span_equals(again, "1");
    draft->earlier =
        has_word_before(sentence, reading->verb, tsc_language_rule(sentence->scan->language, "tense", "pluperfect"));
    draft->earlier = draft->earlier || lasts_since(sentence, draft->when);
    set_shift(sentence, reading, draft);
    draft->paper = tsc_act_is(reading, "AGR_SIGN") && tsc_event_listed(reading->act->need, tsc_span_of("occur"));
    draft->definite = is_definite(sentence, reading);
    draft->background = reading->background;
    draft->hangs = reading->hangs;
    draft->bare = reading->bare;
    draft->verbless = reading->verbless;
    draft->needs = reading->act->need;
    draft->mention = reading->act == reading->verb && reading->act->tense == TSC_TENSE_NOUN && done;
    draft->title = told->kind == TSC_BLOCK_TITLE;
    draft->head = tsc_scan_span(sentence->scan, reading->act->first, reading->act->last);
    draft->sentence = draft->led_by = d->index;
    draft->language = told->language;
    draft->confidence = confidence_of(draft);
}

/* Makes a draft of an act, unless it turns out to be none between countries. */
static tsc_status make_draft(const drafting *d, size_t own, tsc_event_page *page, tsc_error *err)
{
    tsc_event_sentence *sentence = d->sentence;
    tsc_act_reading *reading = &d->readings[own];
    const tsc_event_code *code = particular(d->codes, sentence, reading);
    tsc_event_draft *draft = tsc_event_draft_new(&page->drafts, &page->draft_count, &page->draft_room, sentence->arena);
    if (!draft)
        return tsc_error_memory(err, "events");
    const bool done = date_draft(d, own, draft);
    tsc_event_draft_gather(sentence, d->readings, d->count, own, draft);
    if (code)
        reading->code = code;
    draft->code = reading->code;
    draft->both = sentence->both;
    if ((!reading->verbless && tsc_act_is_at_home(sentence, reading, draft)) ||
        (done && draft->when.kind == TSC_PERIOD_NONE &&
         (reading->background || tells_which(d->readings, d->count, own)))) {
        page->draft_count--;
        return TSC_OK;
    }
    describe_draft(d, reading, done, draft);
    const tsc_span sector = tsc_act_sector(sentence, d->readings, d->count, own);
    draft->sector = tsc_arena_strndup(sentence->arena, sector.data, sector.length);
    if (!set_rule(reading, sentence->arena, draft) || !set_antecedents(reading, sentence->arena, draft) ||
        !draft->sector)
        return tsc_error_memory(err, "events");
    set_evidence(sentence, reading, draft);
    return TSC_OK;
}

tsc_status tsc_event_drafts_make(const tsc_event_codes *codes, const tsc_document *document,
                                 tsc_event_sentence *sentence, size_t index, tsc_event_page *page, tsc_error *err)
{
    tsc_act_reading readings[TSC_EVENT_SENTENCE_ACTS];
    const drafting d = {codes, document, sentence, index, readings, read_acts(codes, sentence, readings)};
    tsc_status status = TSC_OK;
    tsc_act_weigh(sentence, readings, d.count);
    if (!sentence->timexes && keeps_any(readings, d.count))
        status = find_times(document, sentence, err);
    for (size_t i = 0; status == TSC_OK && i < d.count; i++)
        if (!readings[i].dropped)
            status = make_draft(&d, i, page, err);
    return status;
}
