/* Marks to items, places and distances. */
#include "extract/event_sentence.h"

#include "extract/event_goods.h"
#include "extract/event_tense.h"
#include "extract/event_wants.h"
#include "extract/reading.h"

enum { COMMA_COST = 3, BREAK_COST = 6, BORDER_COST = 12 };

/* The place of a word in a list, count where it is none of it. */
static size_t place_in(const tsc_span *list, size_t count, tsc_span word)
{
    size_t i = 0;
    while (i < count && !(list[i].length == word.length && memcmp(list[i].data, word.data, word.length) == 0))
        i++;
    return i;
}

static bool set_tense(tsc_event_item *item, tsc_span tense)
{
    static const tsc_span names[] = {{"noun", 4}, {"past", 4}, {"present", 7}, {"future", 6}, {"inf", 3}, {"aux", 3}};
    enum { NAMES = sizeof names / sizeof *names };
    const size_t found = tense.length > 0 ? place_in(names, NAMES, tense) : NAMES;
    item->tense = found < NAMES ? (tsc_event_tense)found : TSC_TENSE_NOUN;
    return found < NAMES;
}

static void set_op(tsc_event_item *item)
{
    static const tsc_span names[] = {{"planned", 7},   {"committed", 9}, {"proposed", 8},
                                     {"cancelled", 9}, {"postponed", 9}, {"done", 4},
                                     {"none", 4},      {"negation", 8},  {"if", 2}};
    enum { NAMES = sizeof names / sizeof *names };
    const size_t found = place_in(names, NAMES, item->code);
    item->op = found < NAMES ? (tsc_event_op)found : TSC_OP_NONE;
}

/* السلم, بشكل: with an article or a preposition a word is a noun, though without it it may be a verb. */
static bool is_noun(const tsc_mark *mark)
{
    return (mark->clitics & (TSC_CLITIC_THE | TSC_CLITIC_IN | TSC_CLITIC_AS)) != 0;
}

static bool make_item(const tsc_mark *mark, tsc_event_item *item)
{
    *item = (tsc_event_item){
        .first = mark->first, .last = mark->last, .entry = mark->entry, .code = tsc_span_of(mark->entry->code)};
    if (mark->entry->word == 0)
        return false;
    item->kind = (tsc_event_kind)(mark->entry->word - 1);
    item->verbal = set_tense(item, tsc_entry_get(mark->entry, "tense"));
    if (item->tense == TSC_TENSE_PRESENT && (mark->clitics & TSC_CLITIC_WILL))
        item->tense = TSC_TENSE_FUTURE;
    item->need = tsc_entry_get(mark->entry, "need");
    item->definite = (mark->clitics & TSC_CLITIC_THE) != 0;
    if (item->kind == TSC_EVENT_OP)
        set_op(item);
    const bool finite =
        item->tense == TSC_TENSE_PAST || item->tense == TSC_TENSE_PRESENT || item->tense == TSC_TENSE_FUTURE;
    return !(finite && (item->kind == TSC_EVENT_VERB || item->kind == TSC_EVENT_ACT) && is_noun(mark));
}

/* Whether a longer name of an act may hide a shorter one: not where it is none without its verb and that verb makes
   nothing of the other (a treaty is signed, a treaty on transit suspended). */
static bool share_verbs(const tsc_event_item *a, const tsc_event_item *b)
{
    if (a->need.length == 0 || b->need.length == 0 || (a->need.data[0] != '!' && b->need.data[0] != '!') ||
        tsc_span_equal(a->code, b->code))
        return true;
    for (size_t start = 0, i = 0; i <= a->need.length; i++)
        if (i == a->need.length || a->need.data[i] == '/' || a->need.data[i] == '!') {
            if (i > start && tsc_event_listed(b->need, tsc_span_make(a->need.data + start, i - start)))
                return true;
            start = i + 1;
        }
    return false;
}

/* - open, • open, 1. open, a) open. */
static bool begins_with_bullet(const tsc_scan *scan)
{
    static const char *const bullets[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "*", "\xC2\xB7"};
    const uint32_t open = tsc_scan_is(scan, 0, "(");
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (tsc_scan_is(scan, 0, bullets[i]))
            return true;
    if (scan->token_count < open + 3)
        return false;
    const tsc_span sign = tsc_scan_token(scan, open);
    const bool number = scan->tokens[open].kind == TSC_TOKEN_NUMBER, letter = sign.length == 1 && !number;
    return (number && sign.length <= 2 && (tsc_scan_is(scan, open + 1, ")") || tsc_scan_is(scan, open + 1, "."))) ||
           (letter && tsc_scan_is(scan, open + 1, ")"));
}

/* A word that begins a clause stands right before a token. */
static bool opens_clause(const tsc_event_sentence *sentence, uint32_t token)
{
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < token; i++)
        if (sentence->items[i].kind == TSC_EVENT_BREAK && sentence->items[i].last == token)
            return true;
    return false;
}

/* Where verbs come first a word that is a past tense and a noun alike (فتح, رفع, عقدا) is the verb at the head of its
   clause and the noun elsewhere. */
static bool is_other_form(const tsc_event_sentence *sentence, const tsc_event_item *item, const tsc_event_item *other)
{
    const bool noun = other->kind == TSC_EVENT_ACT && !other->verbal;
    enum { BULLET = 2 }; /* tokens */
    if (!sentence->verb_first || item->kind != TSC_EVENT_VERB || (other->kind != TSC_EVENT_VERB && !noun) ||
        item->first != other->first || item->last != other->last)
        return false;
    const tsc_token *before = item->first > 0 ? &sentence->scan->tokens[item->first - 1] : NULL;
    const bool named = sentence->bullet && item->first <= BULLET; /* an item of a list says what, rarely that */
    const bool head =
        !named && (!before || opens_clause(sentence, item->first) || before->kind == TSC_TOKEN_PUNCTUATION ||
                   before->kind == TSC_TOKEN_SYMBOL || before->kind == TSC_TOKEN_BREAK);
    tsc_event_tense wrong = head ? TSC_TENSE_NOUN : TSC_TENSE_PAST, right = head ? TSC_TENSE_PAST : TSC_TENSE_NOUN;
    return noun ? !head && item->tense == TSC_TENSE_PAST : item->tense == wrong && other->tense == right;
}

/* The congress of Chile, the Chilean congress. */
static bool is_of_country(const tsc_scan *scan, const tsc_event_item *house)
{
    return (tsc_scan_says(scan, house->last, TSC_ROLE_FUNCTION, "of") &&
            tsc_scan_mark(scan, house->last + 1, TSC_ROLE_PLACE)) ||
           (house->first > 0 && tsc_scan_mark(scan, house->first - 1, TSC_ROLE_PLACE)) ||
           tsc_scan_mark(scan, house->last, TSC_ROLE_PLACE);
}

/* What a word is worth beside another over the same words: a longer one of its kind, a trap, an act or operator that
   a verb is only a part of. Verbs and acts of several codes may share their words. */
static bool yields(const tsc_event_sentence *sentence, const tsc_event_item *item, const tsc_event_item *other)
{
    uint32_t length = item->last - item->first, other_length = other->last - other->first;
    if (other->first >= item->last || item->first >= other->last)
        return false;
    if (is_other_form(sentence, item, other))
        return true;
    if (other->kind == TSC_EVENT_TRAP)
        return item->kind != TSC_EVENT_TRAP && item->kind != TSC_EVENT_ROLE && item->kind != TSC_EVENT_BOTH &&
               item->kind != TSC_EVENT_HOUSE && other->first <= item->first && other->last >= item->last;
    if (item->kind == TSC_EVENT_ACT && other->kind == TSC_EVENT_ACT && !item->verbal && !other->verbal &&
        item->first < other->first && item->last < other->last && !sentence->verb_last)
        return false; /* a commission on trade and economic cooperation: the head stands first */
    if (item->kind == TSC_EVENT_ACT && other->kind == TSC_EVENT_HOUSE && tsc_span_equals(item->code, "MULTI_EVENT") &&
        is_of_country(sentence->scan, other))
        return true;
    if (item->kind == TSC_EVENT_ROLE && other->kind == TSC_EVENT_ROLE && item->first == other->first &&
        item->last == other->last && !tsc_span_equals(item->code, "peer") && tsc_span_equals(other->code, "peer"))
        return true; /* the counterpart speaks for the other one */
    if (other->kind == item->kind && (item->kind != TSC_EVENT_ACT || share_verbs(item, other)))
        return other_length > length || (other_length == length && (item->kind == TSC_EVENT_OP));
    bool part = other->first <= item->first && other->last >= item->last && other_length > length;
    bool told = item->kind == TSC_EVENT_OP && item->tense == TSC_TENSE_AUXILIARY && item->verbal &&
                item->op != TSC_OP_NEGATION && other->kind == TSC_EVENT_ACT &&
                other->verbal && /* refused to meet, but not: lawmakers will exchange visits */
                (other->tense != TSC_TENSE_INFINITIVE || item->first == other->first);
    bool named = item->kind == TSC_EVENT_OP &&
                 other->kind == TSC_EVENT_ACT && /* eye surgeons; a parliament that gave its consent */
                 (!other->verbal || (other->tense == TSC_TENSE_PAST && item->op == TSC_OP_COMMITTED));
    return part && (told || named ||
                    (item->kind == TSC_EVENT_VERB && (other->kind == TSC_EVENT_ACT || other->kind == TSC_EVENT_OP)) ||
                    (item->kind == TSC_EVENT_ACT && other->kind == TSC_EVENT_OP));
}

/* Removes what yields to another; only what stands near may overlap. False where memory is short. */
static bool thin_out(tsc_event_sentence *sentence)
{
    enum { NEAR = 24 };
    size_t count = sentence->item_count, kept = 0;
    bool *gone = tsc_arena_calloc(sentence->arena, count + 1, sizeof *gone);
    if (!gone)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t from = i > NEAR ? i - NEAR : 0, to = i + NEAR < count ? i + NEAR : count;
        for (size_t k = from; k < to && !gone[i] && (k < i || sentence->items[k].first < sentence->items[i].last); k++)
            gone[i] = k != i && !gone[k] && yields(sentence, &sentence->items[i], &sentence->items[k]);
    }
    sentence->act_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!gone[i]) {
            sentence->act_count += sentence->items[i].kind == TSC_EVENT_ACT;
            sentence->items[kept++] = sentence->items[i];
        }
    sentence->item_count = kept;
    return true;
}

/* A parliament, a palace, a head of state stands for its country. */
static void add_seat(tsc_event_sentence *sentence, const tsc_mark *mark)
{
    tsc_event_place place = {.first = mark->first, .last = mark->last, .capital = true};
    if (strcmp(mark->entry->code, "WLD") == 0)
        sentence->agency = true;
    else if (tsc_place_parse(tsc_span_of(mark->entry->code), &place.place))
        sentence->places[sentence->place_count++] = place;
}

/* Whether one of its acts has what it wants (event_wants.h). */
static bool may_act(const tsc_event_sentence *sentence)
{
    const tsc_scan *scan = sentence->scan;
    uint64_t offers = TSC_OFFER_NOTHING | (sentence->place_count > 0 ? TSC_OFFER_PLACE : 0), wants = 0;
    for (size_t i = 0; i < scan->mark_count; i++) {
        offers |= scan->marks[i].entry->offers;
        wants |= scan->marks[i].entry->wants;
    }
    return (wants & offers) != 0;
}

bool tsc_event_sentence_leads(const tsc_scan *scan)
{
    return scan->token_count > 1 && tsc_scan_is(scan, scan->token_count - 1, ":");
}

/* Where nothing is an act only what stands for countries matters. */
static void collect_seats(tsc_event_sentence *sentence)
{
    for (size_t i = 0; i < sentence->scan->mark_count; i++) {
        if (tsc_event_is_kind(&sentence->scan->marks[i], TSC_EVENT_SEAT))
            add_seat(sentence, &sentence->scan->marks[i]);
        else if (tsc_event_is_kind(&sentence->scan->marks[i], TSC_EVENT_BOTH))
            sentence->both = true;
        else if (tsc_event_is_kind(&sentence->scan->marks[i], TSC_EVENT_ROLE))
            sentence->role = true;
    }
}

/* Serb-held: the second half of a compound is no verb. */
static bool is_compound_end(const tsc_scan *scan, const tsc_event_item *item)
{
    if (item->kind != TSC_EVENT_VERB || item->first == 0 || !(scan->tokens[item->first].flags & TSC_TOKEN_GLUED))
        return false;
    return tsc_scan_is(scan, item->first - 1, "-");
}

/* The Gulf Cooperation Council is a name, and no session of a council. */
static bool is_in_name(const tsc_event_sentence *sentence, const tsc_event_item *item)
{
    for (size_t i = 0; item->kind == TSC_EVENT_ACT && i < sentence->place_count; i++) {
        const tsc_event_place *place = &sentence->places[i];
        if (place->first <= item->first && place->last >= item->last &&
            place->last - place->first > item->last - item->first)
            return true;
    }
    return false;
}

/* Secretary of State for Fisheries: a field that begins with a capital right behind an office and its preposition. */
static bool is_field_of_office(const tsc_event_sentence *sentence, const tsc_event_item *item)
{
    static const char fields[] = "FOOD_SEC ENERGY DIGITAL HEALTH SEC_DEF LEGAL EDU_CULT TRADE_EXPAND LOG_HUB INVEST";
    const tsc_scan *scan = sentence->scan;
    if (item->kind != TSC_EVENT_ACT || item->verbal || item->first < 2 ||
        !(scan->tokens[item->first].flags & TSC_TOKEN_CAPITAL) ||
        !tsc_scan_mark(scan, item->first - 1, TSC_ROLE_FUNCTION) || !tsc_span_is_among(item->code, fields))
        return false;
    for (size_t i = 0; i < sentence->item_count && sentence->items[i].first < item->first; i++) {
        const tsc_event_item *office = &sentence->items[i];
        const bool near = office->last < item->first && item->first - office->last <= 2;
        if (office->kind == TSC_EVENT_ROLE && near && tsc_scan_mark(scan, office->last, TSC_ROLE_FUNCTION))
            return true;
    }
    return false;
}

/* Landed in, said of a train or a shipment where nobody who speaks for a country is named: no visit, so that its verb is
   free for what it does make. */
static void drop_visits_of_things(tsc_event_sentence *sentence)
{
    size_t kept = 0;
    if (sentence->role || !tsc_event_says(sentence, TSC_EVENT_THING))
        return;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (item->kind == TSC_EVENT_ACT && item->verbal && item->tense != TSC_TENSE_NOUN &&
            tsc_span_equals(item->code, "VISIT"))
            sentence->act_count--;
        else
            sentence->items[kept++] = *item;
    }
    sentence->item_count = kept;
}

/* A dash between blanks, a colon, a semicolon, a bracket. */
bool tsc_event_is_enumerator(const tsc_scan *scan, size_t token)
{
    enum { LONGEST = 4 }; /* viii */
    return token + 2 < scan->token_count && tsc_scan_is(scan, token, "(") && tsc_scan_is(scan, token + 2, ")") &&
           tsc_scan_token(scan, token + 1).length <= LONGEST &&
           (tsc_scan_glued(scan, token + 1) && tsc_scan_glued(scan, token + 2));
}

/* The stop before such a word, and its own brackets, part no clauses: agreed to: (a) set up; and (b) open. */
static bool is_of_enumeration(const tsc_scan *scan, size_t token)
{
    if (tsc_scan_is(scan, token, ";") || tsc_scan_is(scan, token, ":"))
        return tsc_event_is_enumerator(scan, token + 1) ||
               (tsc_scan_says(scan, (uint32_t)token + 1, TSC_ROLE_FUNCTION, "and") &&
                tsc_event_is_enumerator(scan, token + 2));
    return tsc_event_is_enumerator(scan, token) || (token >= 2 && tsc_event_is_enumerator(scan, token - 2));
}

static bool is_border(const tsc_scan *scan, size_t token)
{
    static const char *const marks[] = {";", ":", "(", ")", "\xE2\x80\x93", "\xE2\x80\x94", "\xD8\x9B"};
    if (scan->tokens[token].kind == TSC_TOKEN_BREAK)
        return true;
    if (scan->tokens[token].kind != TSC_TOKEN_PUNCTUATION && scan->tokens[token].kind != TSC_TOKEN_SYMBOL)
        return false;
    tsc_span text = tsc_scan_token(scan, token);
    bool glued = token + 1 < scan->token_count && (scan->tokens[token + 1].flags & TSC_TOKEN_GLUED);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text.data[0] == marks[i][0] && tsc_span_equals(text, marks[i]))
            return (i < 4 || !glued) && !is_of_enumeration(scan, token);
    return false;
}

/* A pattern with a gap goes over no border: arrived on Sunday; her visit. */
static bool is_over_border(const tsc_scan *scan, const tsc_event_item *item)
{
    for (uint32_t t = item->first + 1; item->kind != TSC_EVENT_TRAP && t + 1 < item->last; t++)
        if (is_border(scan, t))
            return true;
    return false;
}

/* Will host, where nobody who speaks for a country is named: no act, so that its verb is free for what it does make. */
static void drop_acts_of_nobody(tsc_event_sentence *sentence)
{
    size_t kept = 0;
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *item = &sentence->items[i];
        if (!sentence->role && item->kind == TSC_EVENT_ACT && item->verbal &&
            tsc_event_listed(item->need, tsc_span_of("pair")))
            sentence->act_count--;
        else
            sentence->items[kept++] = *item;
    }
    sentence->item_count = kept;
}

/* False where memory is short. */
static bool collect_items(tsc_event_sentence *sentence)
{
    const tsc_scan *scan = sentence->scan;
    uint32_t goods = 0; /* the end of the last word for goods: of two over each other the longer stands first */
    for (size_t i = 0; i < scan->mark_count; i++) {
        tsc_event_item item;
        if (scan->marks[i].entry->role == TSC_ROLE_COMMODITY && scan->marks[i].first >= goods) {
            const size_t added = tsc_event_goods_items(&scan->marks[i], &sentence->items[sentence->item_count]);
            sentence->item_count += added;
            sentence->act_count += added;
            goods = scan->marks[i].last;
        }
        if (scan->marks[i].entry->role != TSC_ROLE_EVENT || !make_item(&scan->marks[i], &item))
            continue;
        if (item.kind == TSC_EVENT_SEAT) {
            add_seat(sentence, &scan->marks[i]);
            continue;
        }
        if (is_compound_end(scan, &item) || is_in_name(sentence, &item) || is_over_border(scan, &item) ||
            is_field_of_office(sentence, &item))
            continue;
        sentence->both = sentence->both || item.kind == TSC_EVENT_BOTH;
        sentence->role = sentence->role || item.kind == TSC_EVENT_ROLE;
        sentence->items[sentence->item_count++] = item;
        sentence->act_count += item.kind == TSC_EVENT_ACT;
    }
    tsc_event_settle_tenses(sentence);
    drop_visits_of_things(sentence);
    drop_acts_of_nobody(sentence);
    return sentence->act_count == 0 || thin_out(sentence);
}

static bool is_function(const tsc_scan *scan, size_t first, size_t last, const char *code)
{
    for (size_t t = first > 2 ? first - 2 : 0; t < first; t++)
        for (uint32_t m = scan->mark_at[t]; m < scan->mark_at[t + 1]; m++)
            if (scan->marks[m].entry->role == TSC_ROLE_FUNCTION && scan->marks[m].last == last &&
                strcmp(scan->marks[m].entry->code, code) == 0)
                return true;
    return false;
}

static void measure(tsc_event_sentence *sentence)
{
    const tsc_scan *scan = sentence->scan;
    uint32_t cost = 0;
    uint16_t clause = 0;
    size_t item = 0, borders = 0;
    for (size_t t = 0; t < scan->token_count; t++) {
        while (item < sentence->item_count && sentence->items[item].first < t)
            item++;
        bool border = is_border(scan, t), comma = false, opens = false;
        for (size_t i = item; i < sentence->item_count && sentence->items[i].first == t; i++)
            opens = opens || sentence->items[i].kind == TSC_EVENT_BREAK;
        if (scan->tokens[t].kind == TSC_TOKEN_PUNCTUATION)
            comma = tsc_scan_is_comma(scan, t);
        bool list = comma && t + 1 < scan->token_count && is_function(scan, t + 2, t + 2, "and");
        cost += border ? BORDER_COST : list ? BREAK_COST : comma ? COMMA_COST : opens ? BREAK_COST : 1;
        clause = (uint16_t)(clause + ((border || opens) && clause < UINT16_MAX));
        sentence->cost[t] = cost;
        sentence->clause[t] = clause;
        borders += border;
    }
    const tsc_token *end = &scan->tokens[scan->token_count - 1];
    sentence->list = borders >= 2 && end->kind == TSC_TOKEN_WORD;
}

/* RABAT – … and ASTANA. at the beginning of a sentence say where it was written. */
static bool is_dateline(const tsc_scan *scan, const tsc_mark *mark)
{
    if (mark->first != 0 || mark->last >= scan->token_count)
        return mark->first == 0 && mark->last == scan->token_count;
    tsc_span next = tsc_scan_token(scan, mark->last);
    return is_border(scan, mark->last) || (tsc_span_equals(next, ".")) ||
           ((scan->tokens[0].flags & TSC_TOKEN_ALL_CAPITALS) && tsc_span_equals(next, ",")) ||
           tsc_span_equals(next, "-");
}

/* A part of the world, or all of it, takes part in no act (rule `region`). */
static bool is_region(const tsc_scan *scan, const tsc_mark *mark)
{
    return tsc_span_is_among(tsc_span_of(mark->entry->code), tsc_language_habits_of(scan->language).idle_regions);
}

/* At the Rome conference: a city that tells which meeting it was. */
static bool is_behind_article(const tsc_scan *scan, uint32_t first)
{
    return first > 0 && tsc_scan_says(scan, first - 1, TSC_ROLE_FUNCTION, "article") &&
           is_function(scan, first - 1, first - 1, "at");
}

/* Arrived in Bangkok from Singapore, flew from Singapore to Bangkok: where one comes from, beside where one goes. */
static void note_way(tsc_event_sentence *sentence)
{
    const tsc_scan *scan = sentence->scan;
    if (sentence->place_count < 2)
        return;
    tsc_event_place *a = &sentence->places[sentence->place_count - 2], *b = a + 1;
    if (b->first - a->last > 1 || tsc_place_same(a->place, b->place))
        return;
    const bool from_a = is_function(scan, a->first, a->first, "from"),
               from_b = is_function(scan, b->first, b->first, "from"),
               to_a = a->locative || is_function(scan, a->first, a->first, "to"),
               to_b = b->locative || is_function(scan, b->first, b->first, "to");
    b->left = to_a && from_b && !from_a;
    a->left = to_b && from_a && !from_b;
}

/* "In eastern Congo", "в соседней Гане": a plain word between the preposition and the name. */
static bool is_in_part(const tsc_scan *scan, const tsc_mark *mark)
{
    const uint32_t word = mark->first > 0 ? mark->first - 1 : 0;
    if (mark->first < 2 || tsc_language_habits_of(scan->language).verb_first ||
        scan->tokens[word].kind != TSC_TOKEN_WORD || (scan->tokens[word].flags & TSC_TOKEN_CAPITAL) != 0 ||
        scan->mark_at[word] < scan->mark_at[word + 1])
        return false;
    return is_function(scan, word, word, "in");
}

/* "в Канаде", not "в Канаду": where a preposition means both, the ending says which (rule `stage_ending`). */
static bool is_stage(const tsc_scan *scan, const tsc_mark *mark)
{
    const char *endings = tsc_language_rule(scan->language, "stage_ending", NULL);
    return *endings != '\0' &&
           (is_function(scan, mark->first, mark->first, "into") ||
            is_function(scan, mark->first, mark->first, "onto")) &&
           tsc_reading_ends_in(tsc_scan_token(scan, mark->last - 1), endings);
}

static void add_place(tsc_event_sentence *sentence, const tsc_mark *mark)
{
    const tsc_scan *scan = sentence->scan;
    tsc_span form = tsc_entry_get(mark->entry, "form");
    tsc_event_place place = {.first = mark->first, .last = mark->last};
    bool parsed = tsc_place_parse(tsc_span_of(mark->entry->code), &place.place) && !is_region(scan, mark);
    place.capital = !tsc_span_equals(form, "name") && !tsc_span_equals(form, "adjective");
    if (!parsed || tsc_place_is_unnamed(place.place) ||
        (tsc_span_equals(form, "adjective") && !tsc_place_is_country(place.place)))
        return;
    if (!tsc_place_parse(tsc_entry_get(mark->entry, "or"), &place.alternative))
        place.alternative = tsc_place_none();
    const tsc_place own = place.place;
    if (place.capital && !tsc_place_is_none(place.alternative) && !tsc_place_is_country(place.alternative))
        place.place = place.alternative,
        place.alternative = own; /* Brussels decided: the Union, where Belgium is not spoken of */
    place.city = tsc_span_equals(form, "city");
    place.dateline = place.capital && is_dateline(scan, mark);
    tsc_place_role role = TSC_PLACE_BARE;
    bool ended =
        !tsc_span_equals(form, "adjective") && tsc_reading_ending(scan, tsc_scan_token(scan, mark->last - 1), &role);
    place.locative =
        is_function(scan, mark->first, mark->first, "in") || is_function(scan, mark->first, mark->first, "at") ||
        is_in_part(scan, mark) || (place.capital && is_behind_article(scan, mark->first)) ||
        (place.capital && is_function(scan, mark->first, mark->first, "into")) || (mark->clitics & TSC_CLITIC_IN) ||
        (place.capital && (is_function(scan, mark->first, mark->first, "to") || (mark->clitics & TSC_CLITIC_TO))) ||
        is_stage(scan, mark) || (ended && (role == TSC_PLACE_IN || (place.capital && role == TSC_PLACE_TO)));
    if (!place.capital && !tsc_span_equals(form, "adjective") && mark->first >= 2 && sentence->place_count > 0 &&
        tsc_scan_is_comma(scan, mark->first - 1)) {
        const tsc_event_place *before = &sentence->places[sentence->place_count - 1]; /* in Niamey, Niger */
        place.locative = place.locative || (before->last == mark->first - 1 && before->locative && before->capital &&
                                            tsc_place_same(before->place, place.place));
    }
    static const char *const directions[] = {"to", "from", "with"};
    for (size_t i = 0; i < sizeof directions / sizeof *directions; i++)
        place.directed = place.directed || is_function(scan, mark->first, mark->first, directions[i]);
    place.passed = is_function(scan, mark->first, mark->first, "via");
    if (sentence->place_count > 0 && mark->first >= 1) {
        const tsc_event_place *before = &sentence->places[sentence->place_count - 1];
        bool joined = is_function(scan, mark->first, mark->first, "and") ||
                      (mark->first >= 2 && is_function(scan, mark->first - 1, mark->first - 1, "and"));
        sentence->pair = sentence->pair ||
                         (joined && mark->first - before->last <= 2 && !tsc_place_same(before->place, place.place));
    }
    sentence->places[sentence->place_count++] = place;
    note_way(sentence);
}

static void collect_places(tsc_event_sentence *sentence)
{
    const tsc_scan *scan = sentence->scan;
    uint32_t covered = 0;
    for (size_t i = 0; i < scan->mark_count; i++) {
        const tsc_mark *mark = &scan->marks[i];
        if (mark->entry->role == TSC_ROLE_DISCOURSE && strcmp(mark->entry->code, "both") == 0 &&
            !tsc_entry_has(mark->entry, "form", "joint"))
            sentence->both = true;
        bool counted = mark->first > 0 && (scan->tokens[mark->first - 1].kind == TSC_TOKEN_NUMBER ||
                                           tsc_scan_mark(scan, mark->first - 1, TSC_ROLE_SCALE));
        /* a Bolivian minister */
        bool word = mark->last == mark->first + 1 && !counted && tsc_scan_mark(scan, mark->first, TSC_ROLE_PLACE);
        if (mark->entry->role == TSC_ROLE_CURRENCY && mark->last > covered && !word)
            covered = mark->last; /* the country of US dollars does not act */
        if (mark->entry->role != TSC_ROLE_PLACE || mark->first < covered || !tsc_reading_is_place(scan, mark))
            continue;
        covered = mark->last;
        add_place(sentence, mark);
    }
}

tsc_status tsc_event_sentence_make(const tsc_scan *scan, const tsc_timexes *timexes, bool item, tsc_arena *arena,
                                   tsc_event_sentence *sentence, tsc_error *err)
{
    *sentence = (tsc_event_sentence){
        .scan = scan, .timexes = timexes, .arena = arena, .bullet = item || begins_with_bullet(scan)};
    sentence->places = tsc_arena_alloc(arena, (scan->mark_count + 1) * sizeof *sentence->places);
    if (!sentence->places)
        return tsc_error_memory(err, "the events of a sentence");
    collect_places(sentence);
    const bool leads = tsc_event_sentence_leads(scan); /* the sides agreed: tells of the list behind it */
    if (!may_act(sentence) && !leads && !sentence->bullet) {
        collect_seats(sentence);
        return TSC_OK;
    }
    sentence->items = tsc_arena_alloc(arena, (scan->mark_count * TSC_EVENT_GOODS_ITEMS + 1) * sizeof *sentence->items);
    sentence->cost = tsc_arena_alloc(arena, (scan->token_count + 1) * sizeof *sentence->cost);
    sentence->clause = tsc_arena_alloc(arena, (scan->token_count + 1) * sizeof *sentence->clause);
    if (!sentence->items || !sentence->cost || !sentence->clause)
        return tsc_error_memory(err, "the events of a sentence");
    sentence->verb_first = tsc_language_habits_of(scan->language).verb_first;
    sentence->verb_last = tsc_language_habits_of(scan->language).verb_last;
    if (!collect_items(sentence))
        return tsc_error_memory(err, "the events of a sentence");
    if (sentence->act_count == 0 && !leads)
        return TSC_OK;
    measure(sentence);
    tsc_span last = tsc_scan_token(scan, scan->token_count - 1);
    sentence->question = tsc_span_equals(last, "?") || tsc_span_equals(last, "\xD8\x9F");
    return TSC_OK;
}

uint32_t tsc_event_distance(const tsc_event_sentence *sentence, uint32_t first_a, uint32_t last_a, uint32_t first_b,
                            uint32_t last_b)
{
    if (last_a <= first_b)
        return sentence->cost[first_b] - sentence->cost[last_a - 1];
    if (last_b <= first_a)
        return sentence->cost[first_a] - sentence->cost[last_b - 1];
    return 0;
}

bool tsc_event_listed(tsc_span list, tsc_span word)
{
    for (size_t start = list.length && list.data[0] == '!', i = start; i <= list.length; i++)
        if (i == list.length || list.data[i] == '/') {
            if (tsc_span_equal(tsc_span_make(list.data + start, i - start), word))
                return true;
            start = i + 1;
        }
    return false;
}

bool tsc_event_says(const tsc_event_sentence *sentence, tsc_event_kind kind)
{
    for (size_t i = 0; i < sentence->item_count; i++)
        if (sentence->items[i].kind == kind)
            return true;
    return false;
}

bool tsc_event_is_third(const tsc_event_sentence *sentence)
{
    enum { NEAR = 3 };
    for (size_t i = 0; i < sentence->item_count; i++) {
        const tsc_event_item *third = &sentence->items[i];
        bool visit = false;
        if (third->kind != TSC_EVENT_THIRD)
            continue;
        for (size_t k = 0; !sentence->verb_last && k < sentence->item_count; k++) {
            const tsc_event_item *act = &sentence->items[k];
            visit = visit || (act->kind == TSC_EVENT_ACT && act->first >= third->last &&
                              act->first < third->last + NEAR && tsc_span_equals(act->code, "VISIT"));
        }
        if (!visit)
            return true;
    }
    return false;
}

bool tsc_event_begins_place(const tsc_event_sentence *sentence, uint32_t token)
{
    for (size_t i = 0; i < sentence->place_count; i++)
        if (sentence->places[i].first == token)
            return true;
    return false;
}

bool tsc_event_ends_place(const tsc_event_sentence *sentence, uint32_t token)
{
    for (size_t i = 0; i < sentence->place_count; i++)
        if (sentence->places[i].last == token)
            return true;
    return false;
}
