/* Places of a sentence, clauses and distances. */
#include "extract/event_sentence.h"

#include "extract/event_goods.h"
#include "extract/event_items.h"
#include "extract/event_wants.h"
#include "extract/reading.h"

enum { COMMA_COST = 3, BREAK_COST = 6, BORDER_COST = 12 };

#define BIT(n) ((uint32_t)1 << (n))

/* - open, • open, 1. open, a) open. */
static bool begins_with_bullet(const tsc_scan *scan)
{
    enum { LONGEST = 3 }; /* bytes of a bullet, a bracket or a short number */
    static const char *const bullets[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "*", "\xC2\xB7"};
    if (scan->tokens[0].end - scan->tokens[0].start > LONGEST)
        return false;
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

bool tsc_event_sentence_leads(const tsc_scan *scan)
{
    return scan->token_count > 1 && tsc_scan_is(scan, scan->token_count - 1, ":");
}

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

/* Most signs are commas and stops, which their first byte tells. */
static bool parts_clauses(tsc_span sign, bool glued)
{
    switch (sign.data[0]) {
    case ';':
    case ':':
    case '(':
    case ')':
        return sign.length == 1;
    case '\xE2':
        return !glued && (tsc_span_equals(sign, "\xE2\x80\x93") || tsc_span_equals(sign, "\xE2\x80\x94"));
    case '\xD8':
        return !glued && tsc_span_equals(sign, "\xD8\x9B");
    default:
        return false;
    }
}

bool tsc_event_is_border(const tsc_scan *scan, size_t token)
{
    const uint8_t kind = scan->tokens[token].kind;
    if (kind == TSC_TOKEN_WORD || kind == TSC_TOKEN_NUMBER)
        return false;
    return kind == TSC_TOKEN_BREAK || (parts_clauses(tsc_scan_token(scan, token), tsc_scan_glued(scan, token + 1)) &&
                                       !is_of_enumeration(scan, token));
}

/* Whether a function word that begins at a token ends before another. */
static bool begins_function(const tsc_scan *scan, size_t token, size_t last, const char *code)
{
    for (uint32_t m = scan->mark_at[token]; m < scan->mark_at[token + 1]; m++)
        if (scan->marks[m].role == TSC_ROLE_FUNCTION && scan->marks[m].last == last &&
            tsc_entry_is(scan->marks[m].entry, code))
            return true;
    return false;
}

static bool is_function(const tsc_scan *scan, size_t first, size_t last, const char *code)
{
    for (size_t t = first > 2 ? first - 2 : 0; t < first; t++)
        if ((scan->words[t].roles >> TSC_ROLE_FUNCTION & 1) != 0 && begins_function(scan, t, last, code))
            return true;
    return false;
}

/* The token before which the next clause is opened by a word, the items from *item on; none is behind the last token. */
static size_t next_opening(const tsc_event_sentence *sentence, size_t *item)
{
    while (*item < sentence->item_count && sentence->items[*item].kind != TSC_EVENT_BREAK)
        ++*item;
    return *item < sentence->item_count ? sentence->items[(*item)++].first : sentence->scan->token_count;
}

/* What a sign costs that parts no clauses. */
static uint32_t cost_of_sign(const tsc_scan *scan, size_t token)
{
    if (scan->tokens[token].kind != TSC_TOKEN_PUNCTUATION || !tsc_scan_is_comma(scan, token))
        return 0;
    const bool list = token + 1 < scan->token_count && is_function(scan, token + 2, token + 2, "and");
    return list ? BREAK_COST : COMMA_COST;
}

static void measure(tsc_event_sentence *sentence)
{
    const tsc_scan *scan = sentence->scan;
    uint32_t cost = 0;
    uint16_t clause = 0;
    size_t item = 0, borders = 0, opening = next_opening(sentence, &item);
    for (size_t t = 0; t < scan->token_count; t++) {
        const bool word = scan->tokens[t].kind == TSC_TOKEN_WORD, opens = t == opening;
        const bool border = !word && tsc_event_is_border(scan, t);
        const uint32_t sign = word || border ? 0 : cost_of_sign(scan, t);
        while (opening <= t)
            opening = next_opening(sentence, &item);
        cost += border ? BORDER_COST : sign > 0 ? sign : opens ? BREAK_COST : 1;
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
    return tsc_event_is_border(scan, mark->last) || (tsc_span_equals(next, ".")) ||
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

/* Function words that end before a place, as bits in the order of the codes of behind_of. */
enum {
    BEHIND_IN = 1,
    BEHIND_AT = 2,
    BEHIND_INTO = 4,
    BEHIND_ONTO = 8,
    BEHIND_TO = 16,
    BEHIND_FROM = 32,
    BEHIND_WITH = 64,
    BEHIND_VIA = 128,
    BEHIND_AND = 256
};

static unsigned behind_of(const tsc_entry *entry)
{
    static const char *const codes[] = {"in", "at", "into", "onto", "to", "from", "with", "via", "and"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (tsc_entry_is(entry, codes[i]))
            return 1u << i;
    return 0;
}

static uint16_t words_before(const tsc_scan *scan, uint32_t token)
{
    unsigned words = 0;
    for (uint32_t t = token > 2 ? token - 2 : 0; t < token; t++) {
        if ((scan->words[t].roles >> TSC_ROLE_FUNCTION & 1) == 0)
            continue;
        for (uint32_t m = scan->mark_at[t]; m < scan->mark_at[t + 1]; m++)
            if (scan->marks[m].role == TSC_ROLE_FUNCTION && scan->marks[m].last == token)
                words |= behind_of(scan->marks[m].entry);
    }
    return (uint16_t)words;
}

/* Arrived in Bangkok from Singapore, flew from Singapore to Bangkok: where one comes from, beside where one goes. */
static void note_way(tsc_event_sentence *sentence)
{
    if (sentence->place_count < 2)
        return;
    tsc_event_place *a = &sentence->places[sentence->place_count - 2], *b = a + 1;
    if (b->first - a->last > 1 || tsc_place_same(a->place, b->place))
        return;
    const bool from_a = (a->behind & BEHIND_FROM) != 0, from_b = (b->behind & BEHIND_FROM) != 0,
               to_a = a->locative || (a->behind & BEHIND_TO) != 0, to_b = b->locative || (b->behind & BEHIND_TO) != 0;
    b->left = to_a && from_b && !from_a;
    a->left = to_b && from_a && !from_b;
}

/* "In eastern Congo", "в соседней Гане": a plain word between the preposition and the name. */
static bool is_in_part(const tsc_scan *scan, const tsc_mark *mark)
{
    const uint32_t word = mark->first > 0 ? mark->first - 1 : 0;
    if (mark->first < 2 || scan->tokens[word].kind != TSC_TOKEN_WORD ||
        (scan->tokens[word].flags & TSC_TOKEN_CAPITAL) != 0 || scan->mark_at[word] < scan->mark_at[word + 1])
        return false;
    return is_function(scan, word, word, "in") && !tsc_language_habits_of(scan->language).verb_first;
}

/* "в Канаде", not "в Канаду": where a preposition means both, the ending says which (rule `stage_ending`). */
static bool is_stage(const tsc_scan *scan, const tsc_mark *mark, uint16_t behind)
{
    return (behind & (BEHIND_INTO | BEHIND_ONTO)) != 0 &&
           tsc_reading_ends_in(tsc_scan_token(scan, mark->last - 1),
                               tsc_language_rule(scan->language, "stage_ending", NULL));
}

/* "in Niamey, Niger": the country of a city that something took place in. */
static bool goes_on_with_city(const tsc_event_sentence *sentence, const tsc_event_place *place)
{
    if (place->first < 2 || sentence->place_count == 0 || !tsc_scan_is_comma(sentence->scan, place->first - 1))
        return false;
    const tsc_event_place *before = &sentence->places[sentence->place_count - 1];
    return before->last == place->first - 1 && before->locative && before->capital &&
           tsc_place_same(before->place, place->place);
}

/* Whether something took place there, by prepositions, endings and clitics; a capital also where one goes to. */
static bool is_locative(const tsc_event_sentence *sentence, const tsc_mark *mark, const tsc_event_place *place,
                        bool adjective)
{
    const tsc_scan *scan = sentence->scan;
    tsc_place_role role = TSC_PLACE_BARE;
    if ((place->behind & (BEHIND_IN | BEHIND_AT)) != 0 || (mark->clitics & TSC_CLITIC_IN) != 0 ||
        is_in_part(scan, mark) || is_stage(scan, mark, place->behind))
        return true;
    const bool ended = !adjective && tsc_reading_ending(scan, tsc_scan_token(scan, mark->last - 1), &role);
    if (ended && role == TSC_PLACE_IN)
        return true;
    if (!place->capital)
        return !adjective && goes_on_with_city(sentence, place);
    return (place->behind & (BEHIND_INTO | BEHIND_TO)) != 0 || (mark->clitics & TSC_CLITIC_TO) != 0 ||
           (ended && role == TSC_PLACE_TO) || is_behind_article(scan, mark->first);
}

/* Chad and Hungary, with a word between at most. */
static bool joins_place_before(const tsc_event_sentence *sentence, const tsc_event_place *place)
{
    const tsc_scan *scan = sentence->scan;
    if (sentence->place_count == 0 || place->first == 0)
        return false;
    const tsc_event_place *before = &sentence->places[sentence->place_count - 1];
    if (place->first - before->last > 2 || tsc_place_same(before->place, place->place))
        return false;
    return (place->behind & BEHIND_AND) != 0 ||
           (place->first >= 2 && is_function(scan, place->first - 1, place->first - 1, "and"));
}

/* What a place may stand for: of a city that is a seat of a country and of a group, the group. */
static bool read_place(const tsc_scan *scan, const tsc_mark *mark, tsc_span form, tsc_event_place *place)
{
    const bool parsed = tsc_place_parse(tsc_span_of(mark->entry->code), &place->place) && !is_region(scan, mark);
    if (!parsed || tsc_place_is_unnamed(place->place) ||
        (tsc_span_equals(form, "adjective") && !tsc_place_is_country(place->place)))
        return false;
    if (!tsc_place_parse(tsc_entry_get(mark->entry, "or"), &place->alternative))
        place->alternative = tsc_place_none();
    if (place->capital && !tsc_place_is_none(place->alternative) && !tsc_place_is_country(place->alternative)) {
        const tsc_place own = place->place; /* Brussels decided: the Union, where Belgium is not spoken of */
        place->place = place->alternative;
        place->alternative = own;
    }
    return true;
}

static void add_place(tsc_event_sentence *sentence, const tsc_mark *mark)
{
    const tsc_scan *scan = sentence->scan;
    const tsc_span form = tsc_entry_get(mark->entry, "form");
    const bool adjective = tsc_span_equals(form, "adjective");
    tsc_event_place place = {
        .first = mark->first, .last = mark->last, .capital = !tsc_span_equals(form, "name") && !adjective};
    if (!read_place(scan, mark, form, &place))
        return;
    place.behind = words_before(scan, mark->first);
    place.city = tsc_span_equals(form, "city");
    place.dateline = place.capital && is_dateline(scan, mark);
    place.locative = is_locative(sentence, mark, &place, adjective);
    place.directed = (place.behind & (BEHIND_TO | BEHIND_FROM | BEHIND_WITH)) != 0;
    place.goal = (place.behind & BEHIND_TO) != 0;
    place.origin = (place.behind & BEHIND_FROM) != 0;
    place.passed = (place.behind & BEHIND_VIA) != 0;
    sentence->pair = sentence->pair || joins_place_before(sentence, &place);
    sentence->places[sentence->place_count++] = place;
    note_way(sentence);
}

/* The country of US dollars does not act, a Bolivian minister does. */
static bool is_of_money(const tsc_scan *scan, const tsc_mark *mark)
{
    if (mark->last > mark->first + 1 || !tsc_scan_mark(scan, mark->first, TSC_ROLE_PLACE))
        return true;
    return mark->first > 0 && (scan->tokens[mark->first - 1].kind == TSC_TOKEN_NUMBER ||
                               tsc_scan_mark(scan, mark->first - 1, TSC_ROLE_SCALE));
}

/* What the words of events and goods in a sentence say together. */
typedef struct event_words {
    uint64_t offers, wants; /* see event_wants.h */
    uint32_t kinds;         /* 1 << word of the mark */
} event_words;

static void note_word(const tsc_mark *mark, event_words *words)
{
    words->offers |= mark->entry->offers;
    words->wants |= mark->entry->wants;
    words->kinds |= BIT(mark->word);
}

/* One look at each mark: finds the places, and what the others come to. */
static event_words collect_places(tsc_event_sentence *sentence)
{
    static const uint32_t asked = BIT(TSC_ROLE_PLACE) | BIT(TSC_ROLE_CURRENCY) | BIT(TSC_ROLE_DISCOURSE) |
                                  BIT(TSC_ROLE_EVENT) | BIT(TSC_ROLE_COMMODITY);
    const tsc_scan *scan = sentence->scan;
    event_words words = {.offers = TSC_OFFER_NOTHING};
    uint32_t covered = 0;
    for (const tsc_mark *mark = scan->marks, *end = mark + scan->mark_count; mark < end; mark++) {
        const uint32_t role = BIT(mark->role);
        if ((role & asked) == 0)
            continue;
        if ((role & (BIT(TSC_ROLE_EVENT) | BIT(TSC_ROLE_COMMODITY))) != 0)
            note_word(mark, &words);
        else if (role == BIT(TSC_ROLE_DISCOURSE))
            sentence->both =
                sentence->both || (tsc_entry_is(mark->entry, "both") && !tsc_entry_has(mark->entry, "form", "joint"));
        else if (role == BIT(TSC_ROLE_CURRENCY))
            covered = mark->last > covered && is_of_money(scan, mark) ? mark->last : covered;
        else if (mark->first >= covered && tsc_reading_is_place(scan, mark)) {
            covered = mark->last;
            add_place(sentence, mark);
        }
    }
    words.offers |= sentence->place_count > 0 ? TSC_OFFER_PLACE : 0;
    return words;
}

/* Where nothing is an act only what stands for countries matters. */
static void collect_seats(tsc_event_sentence *sentence, uint32_t kinds)
{
    const tsc_scan *scan = sentence->scan;
    for (size_t i = 0; (kinds & BIT(TSC_EVENT_SEAT + 1)) != 0 && i < scan->mark_count; i++)
        if (tsc_event_is_kind(&scan->marks[i], TSC_EVENT_SEAT))
            tsc_event_add_seat(sentence, &scan->marks[i]);
    sentence->both = sentence->both || (kinds & BIT(TSC_EVENT_BOTH + 1)) != 0;
    sentence->role = sentence->role || (kinds & BIT(TSC_EVENT_ROLE + 1)) != 0;
}

tsc_status tsc_event_sentence_make(const tsc_scan *scan, const tsc_timexes *timexes, bool item, tsc_arena *arena,
                                   tsc_event_sentence *sentence, tsc_error *err)
{
    *sentence = (tsc_event_sentence){
        .scan = scan, .timexes = timexes, .arena = arena, .bullet = item || begins_with_bullet(scan)};
    sentence->places = tsc_arena_alloc(arena, (scan->mark_count + 1) * sizeof *sentence->places);
    if (!sentence->places)
        return tsc_error_memory(err, "the events of a sentence");
    const event_words words = collect_places(sentence);
    const bool leads = tsc_event_sentence_leads(scan); /* the sides agreed: tells of the list behind it */
    if ((words.wants & words.offers) == 0 && !leads && !sentence->bullet) {
        collect_seats(sentence, words.kinds);
        return TSC_OK;
    }
    sentence->items = tsc_arena_alloc(arena, (scan->mark_count * TSC_EVENT_GOODS_ITEMS + 1) * sizeof *sentence->items);
    sentence->cost = tsc_arena_alloc(arena, (scan->token_count + 1) * sizeof *sentence->cost);
    sentence->clause = tsc_arena_alloc(arena, (scan->token_count + 1) * sizeof *sentence->clause);
    if (!sentence->items || !sentence->cost || !sentence->clause)
        return tsc_error_memory(err, "the events of a sentence");
    sentence->verb_first = tsc_language_habits_of(scan->language).verb_first;
    sentence->verb_last = tsc_language_habits_of(scan->language).verb_last;
    if (!tsc_event_items_collect(sentence))
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
    const char *at = list.data + (list.length > 0 && list.data[0] == '!');
    const char *const end = list.data + list.length;
    while ((size_t)(end - at) >= word.length) {
        const char *behind = at + word.length;
        if ((behind == end || *behind == '/') && memcmp(at, word.data, word.length) == 0)
            return true;
        while (at < end && *at != '/')
            at++;
        if (at == end)
            return false;
        at++;
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
