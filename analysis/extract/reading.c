#include "extract/reading.h"

#include "extract/lexicon_format.h"
#include "extract/reading_place.h"
#include "extract/word_small.h"

enum {
    MENTIONS = 400,  /* of one role that a sentence is read for, so that linking stays linear in a text of any shape */
    LONG_MARK = 5,   /* an entry over more tokens has a gap and does not hide what stands in the gap */
    COMMA_STEPS = 2, /* what a comma or "and" adds to a distance, in tokens */
    PARENTHESIS_STEPS = 3,
    CLAUSE_STEPS = 14
};

static const tsc_role wanted[] = {TSC_ROLE_PLACE,     TSC_ROLE_INDICATOR, TSC_ROLE_CHANGE, TSC_ROLE_MODALITY,
                                  TSC_ROLE_DISCOURSE, TSC_ROLE_COMMODITY, TSC_ROLE_TRAP,   TSC_ROLE_FUNCTION};
enum { WANTED = sizeof wanted / sizeof *wanted };

static tsc_status find_indicators(tsc_arena *arena, tsc_reading *reading, tsc_error *err)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    reading->indicators = tsc_arena_calloc(arena, marks->count + 1, sizeof *reading->indicators);
    if (reading->indicators == NULL)
        return tsc_error_memory(err, "the indicators of a sentence");
    for (size_t i = 0; i < marks->count; i++)
        reading->indicators[i] = tsc_indicator_find(marks->items[i]->entry->code);
    return TSC_OK;
}

static bool is_mark_of_cased_script(tsc_span word)
{
    unsigned char c = word.length ? (unsigned char)word.data[0] : 0;
    return c < 0x80 || (c >= 0xC3 && c <= 0xD4);
}

static bool within_timex(const tsc_timexes *timexes, const tsc_mark *mark)
{
    for (size_t i = 0; i < timexes->count; i++)
        if (mark->first >= timexes->items[i].first && mark->last <= timexes->items[i].last)
            return true;
    return false;
}

/* "a 21 % increase on 2023": the word of change leads in what is compared with, and says which way all the same. */
static bool leads_base(const tsc_timexes *timexes, const tsc_mark *mark)
{
    for (size_t i = 0; i < timexes->count; i++)
        if (mark->first == timexes->items[i].first && timexes->items[i].sort == TSC_TIMEX_BASE)
            return true;
    return false;
}

static uint32_t start_of(const tsc_quantity *q)
{
    return q->hedge_first < q->first ? q->hedge_first : q->first;
}

static bool within_quantity(const tsc_quantities *quantities, const tsc_mark *mark)
{
    for (size_t i = 0; i < quantities->count; i++)
        if (quantities->items[i].traps == 0 && mark->first < quantities->items[i].last &&
            mark->last > start_of(&quantities->items[i]))
            return true;
    return false;
}

/* السيول: floods and not Seoul, whose name bears no article. In للأردن the article of the name itself is written so. */
static bool is_common_noun(const tsc_mark *mark)
{
    return (mark->clitics & TSC_CLITIC_THE) != 0 && (mark->clitics & TSC_CLITIC_TO) == 0 &&
           (tsc_entry_has(mark->entry, "form", "capital") || tsc_entry_has(mark->entry, "form", "city") ||
            tsc_entry_has(mark->entry, "form", "name"));
}

bool tsc_reading_is_place(const tsc_scan *scan, const tsc_mark *mark)
{
    if (is_common_noun(mark))
        return false;
    tsc_span word = tsc_scan_token(scan, mark->first);
    if (!is_mark_of_cased_script(word))
        return true;
    for (uint32_t t = mark->first; t < mark->last; t++) /* стран Персидского залива */
        if ((scan->tokens[t].flags & TSC_TOKEN_CAPITAL) != 0)
            return true;
    tsc_place place;
    if (strcmp(mark->entry->code, "WLD") == 0 ||
        (tsc_place_parse(tsc_span_of(mark->entry->code), &place) && tsc_place_is_unnamed(place)))
        return true;
    return tsc_entry_has(mark->entry, "form", "adjective") &&
           strcmp(tsc_language_rule(scan->language, "adjective", NULL), "capital") != 0;
}

/* Países Bajos, Trinidad and Tobago: a word within the name of a country is no word of its own. */
static bool within_name(const tsc_scan *scan, const tsc_mark *mark)
{
    for (uint32_t first = mark->first > 3 ? mark->first - 3 : 0; first <= mark->first; first++) {
        const tsc_mark *place = tsc_scan_mark(scan, first, TSC_ROLE_PLACE);
        if (place != NULL && place->last >= mark->last && place->last - place->first > mark->last - mark->first &&
            tsc_reading_is_place(scan, place))
            return true;
    }
    return false;
}

/* "les deux tiers": no two countries. */
static bool within_fraction(const tsc_quantities *quantities, const tsc_mark *mark)
{
    for (size_t i = 0; i < quantities->count; i++)
        if (quantities->items[i].form == TSC_QUANTITY_FRACTION && mark->first < quantities->items[i].last &&
            mark->last > start_of(&quantities->items[i]))
            return true;
    return false;
}

static bool is_usable(const tsc_scan *scan, const tsc_quantities *quantities, const tsc_timexes *timexes,
                      const tsc_mark *mark)
{
    switch (mark->role) {
    case TSC_ROLE_PLACE:
        return tsc_reading_is_place(scan, mark) && !within_quantity(quantities, mark) && !within_timex(timexes, mark);
    case TSC_ROLE_DISCOURSE:
        return (tsc_entry_is(mark->entry, "both") && !within_fraction(quantities, mark) &&
                !within_timex(timexes, mark)) ||
               tsc_entry_is(mark->entry, "weekly") || tsc_entry_is(mark->entry, "all_time") ||
               (!within_quantity(quantities, mark) && !within_timex(timexes, mark));
    case TSC_ROLE_CHANGE:
        return !within_quantity(quantities, mark) &&
               (leads_base(timexes, mark) || (!within_timex(timexes, mark) && !within_name(scan, mark)));
    case TSC_ROLE_COMMODITY:
        return !within_quantity(quantities, mark) && !within_timex(timexes, mark) && !within_name(scan, mark);
    case TSC_ROLE_INDICATOR:
    case TSC_ROLE_FUNCTION:
        return !within_timex(timexes, mark);
    default:
        return true;
    }
}

static bool is_particular(const tsc_entry *entry)
{
    return tsc_entry_is(entry, "none") || tsc_entry_has(entry, "form", "buyers") ||
           tsc_entry_has(entry, "form", "sellers");
}

/* "citizens living in", "приняли участие 120 гостей": words that count nothing hide the counted noun with which they begin or end. */
static bool counts_nothing(const tsc_mark *words, const tsc_mark *noun)
{
    return tsc_entry_is(words->entry, "none") && tsc_entry_has(words->entry, "form", "count") &&
           ((words->first == noun->first && words->last > noun->last) ||
            (words->first < noun->first && words->last == noun->last));
}

/* "buyers": a word that only looks like an indicator, or means another, hides what its stem would be. */
static void drop_seeming(tsc_mentions *indicators)
{
    enum { BESIDE = 4 }; /* marks over one word stand side by side */
    size_t kept = 0;
    for (size_t i = 0; i < indicators->count; i++) {
        const tsc_mark *mark = indicators->items[i];
        for (size_t k = i > BESIDE ? i - BESIDE : 0;
             mark != NULL && !is_particular(mark->entry) && k < indicators->count && k <= i + BESIDE; k++) {
            const tsc_mark *other = indicators->items[k];
            if (other != NULL &&
                ((other->first == mark->first && other->last == mark->last && is_particular(other->entry)) ||
                 counts_nothing(other, mark)))
                indicators->items[i] = mark = NULL;
        }
    }
    for (size_t i = 0; i < indicators->count; i++)
        if (indicators->items[i] != NULL)
            indicators->items[kept++] = indicators->items[i];
    indicators->count = kept;
}

/* "покупателями стали", became: no steel. */
static void drop_no_goods(tsc_mentions *goods)
{
    size_t kept = 0;
    for (size_t i = 0; i < goods->count; i++)
        if (!tsc_entry_is(goods->items[i]->entry, "none"))
            goods->items[kept++] = goods->items[i];
    goods->count = kept;
}

/* "imports and exports with Libya were 210 and 95 million respectively": two flows, where each has its value. */
static bool is_parted(const tsc_scan *scan, const tsc_mark *mark)
{
    if (mark->role != TSC_ROLE_INDICATOR || !tsc_entry_has(mark->entry, "parts", "1"))
        return false;
    for (size_t i = 0; i < scan->mark_count; i++)
        if (scan->marks[i].role == TSC_ROLE_DISCOURSE && tsc_entry_is(scan->marks[i].entry, "respectively"))
            return true;
    return false;
}

static tsc_status collect(const tsc_scan *scan, const tsc_quantities *quantities, const tsc_timexes *timexes,
                          tsc_arena *arena, tsc_reading *reading, tsc_error *err)
{
    uint32_t ends[TSC_ROLE_COUNT] = {0}, firsts[TSC_ROLE_COUNT] = {0};
    size_t counts[TSC_ROLE_COUNT] = {0};
    for (size_t i = 0; i < scan->mark_count; i++)
        counts[scan->marks[i].role]++;
    const tsc_mark **room = tsc_arena_alloc(arena, (scan->mark_count + 1) * sizeof *room);
    if (room == NULL)
        return tsc_error_memory(err, "the mentions of a sentence");
    for (size_t w = 0; w < WANTED; w++) {
        reading->of[wanted[w]].items = room;
        room += counts[wanted[w]];
    }
    for (size_t i = 0; i < scan->mark_count; i++) {
        const tsc_mark *mark = &scan->marks[i];
        tsc_role role = mark->role;
        tsc_mentions *list = &reading->of[role];
        if (list->items == NULL || list->count == MENTIONS)
            continue;
        bool same = mark->first == firsts[role] && mark->last == ends[role];
        bool counted = role == TSC_ROLE_INDICATOR && tsc_entry_has(mark->entry, "form", "count");
        if ((mark->first < ends[role] && !same && !counted) || !is_usable(scan, quantities, timexes, mark) ||
            is_parted(scan, mark))
            continue;
        list->items[list->count++] = mark;
        const bool whole = role == TSC_ROLE_PLACE || mark->last - mark->first <= LONG_MARK;
        if (whole && mark->last > ends[role])
            firsts[role] = mark->first, ends[role] = mark->last;
    }
    drop_seeming(&reading->of[TSC_ROLE_INDICATOR]);
    drop_no_goods(&reading->of[TSC_ROLE_COMMODITY]);
    return TSC_OK;
}

const tsc_mark *tsc_reading_function(const tsc_reading *reading, uint32_t token)
{
    if (token >= reading->scan->token_count)
        return NULL;
    return tsc_scan_mark(reading->scan, token, TSC_ROLE_FUNCTION);
}

bool tsc_reading_stands_alone(const tsc_reading *reading, uint32_t token)
{
    const tsc_scan *scan = reading->scan;
    const tsc_mark *word = token < scan->token_count ? tsc_scan_mark(scan, token, TSC_ROLE_INDICATOR) : NULL;
    return token >= scan->token_count || scan->tokens[token].kind != TSC_TOKEN_WORD ||
           tsc_scan_mark(scan, token, TSC_ROLE_CHANGE) != NULL || tsc_scan_mark(scan, token, TSC_ROLE_FACTOR) != NULL ||
           tsc_scan_mark(scan, token, TSC_ROLE_MODALITY) != NULL || tsc_reading_function(reading, token) != NULL ||
           (word != NULL && tsc_entry_has(word->entry, "form", "verb"));
}

enum { LONGEST_FUNCTION = 6 }; /* tokens: vis-à-vis de */

/* Notes where function words end, of several that end at one token the longest: it is asked again and again. */
static tsc_status note_functions(tsc_arena *arena, tsc_reading *reading, tsc_error *err)
{
    const tsc_scan *scan = reading->scan;
    reading->ended = tsc_arena_calloc(arena, scan->token_count + 1, sizeof *reading->ended);
    if (reading->ended == NULL)
        return tsc_error_memory(err, "the function words of a sentence");
    for (size_t t = 0; tsc_scan_has(scan, TSC_ROLE_FUNCTION) && t < scan->token_count; t++) {
        const tsc_mark *mark = tsc_scan_mark(scan, t, TSC_ROLE_FUNCTION);
        if (mark != NULL && mark->last - mark->first <= LONGEST_FUNCTION && reading->ended[mark->last] == NULL)
            reading->ended[mark->last] = mark;
    }
    return TSC_OK;
}

static const tsc_mark *function_ending_at(const tsc_reading *reading, uint32_t end)
{
    return reading->ended != NULL && end <= reading->scan->token_count ? reading->ended[end] : NULL;
}

const char *tsc_reading_before(const tsc_reading *reading, uint32_t token, uint32_t *at)
{
    uint32_t end = token;
    for (int steps = 0; steps < 4 && end > 0; steps++) {
        const tsc_mark *found = function_ending_at(reading, end);
        if (found == NULL)
            return NULL;
        if (!tsc_entry_is(found->entry, "article")) {
            if (at != NULL)
                *at = found->first;
            return found->entry->code;
        }
        end = found->first;
    }
    return NULL;
}

bool tsc_reading_is_behind(const tsc_reading *reading, uint32_t token, const char *code)
{
    return tsc_code_is(tsc_reading_before(reading, token, NULL), code);
}

bool tsc_reading_says(const tsc_reading *reading, tsc_role role, const char *code)
{
    const tsc_mentions *marks = &reading->of[role];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, code))
            return true;
    return false;
}

bool tsc_reading_names_any(const tsc_reading *reading)
{
    for (size_t i = 0; i < reading->place_count; i++)
        if (!reading->places[i].referred)
            return true;
    return false;
}

bool tsc_reading_is_behind_word(const tsc_reading *reading, uint32_t token, const char *code)
{
    enum { ARTICLE = 1 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, code) && marks->items[i]->last <= token &&
            token - marks->items[i]->last <= ARTICLE)
            return true;
    return false;
}

bool tsc_reading_ranks_next(const tsc_reading *reading, uint32_t from, uint32_t token)
{
    enum { NEAR = 2 };
    const tsc_mentions *marks = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < marks->count; i++)
        if (tsc_entry_is(marks->items[i]->entry, "rank") && marks->items[i]->first >= from &&
            marks->items[i]->last <= token && token - marks->items[i]->last <= NEAR)
            return true;
    return false;
}

bool tsc_reading_has_comma(const tsc_reading *reading, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t < last; t++)
        if (tsc_scan_is_comma(reading->scan, t))
            return true;
    return false;
}

const tsc_place_mention *tsc_reading_head_country(const tsc_reading *reading)
{
    const tsc_place_mention *head = reading->places;
    const bool heads = reading->place_count > 0 && head->first <= 1 && head->role == TSC_PLACE_BARE && !head->minor &&
                       !head->adjective && !head->referred;
    return heads ? head : NULL;
}

const tsc_place_mention *tsc_reading_label(const tsc_reading *reading)
{
    const tsc_place_mention *head = tsc_reading_head_country(reading);
    return head != NULL && tsc_span_is_among(tsc_scan_token(reading->scan, head->last), ": - – —") ? head : NULL;
}

uint32_t tsc_reading_article(const tsc_reading *reading, uint32_t token)
{
    const tsc_mark *word = token > 0 ? tsc_reading_function(reading, token - 1) : NULL;
    return word != NULL && word->last == token && tsc_entry_is(word->entry, "article") ? token - 1 : token;
}

static bool begins_with_and(const tsc_scan *scan, size_t token)
{
    return scan->mark_at[token] < scan->mark_at[token + 1] &&
           (scan->marks[scan->mark_at[token]].clitics & TSC_CLITIC_AND) != 0;
}

/* "250 млн. Поставки": a capital behind the stop of an abbreviated scale begins a sentence that was not parted. */
static bool is_after_stop(const tsc_reading *reading, uint32_t token)
{
    if ((reading->scan->tokens[token].flags & TSC_TOKEN_CAPITAL) == 0)
        return false;
    for (size_t i = 0; i < reading->quantities->count; i++)
        if (reading->quantities->items[i].last == token)
            return reading->scan->text.data[reading->quantities->items[i].end - 1] == '.';
    return false;
}

/* ", by contrast,": an adverb between commas within its clause. */
static bool is_set_off(const tsc_scan *scan, const tsc_mark *word)
{
    return word->first > 0 && word->last < scan->token_count &&
           tsc_span_is_among(tsc_scan_token(scan, word->first - 1), ",") &&
           tsc_span_is_among(tsc_scan_token(scan, word->last), ",");
}

/* "the balance, although still positive, fell": where what is granted ends, a comma behind which the clause before goes on; 0
   where it names what is measured, or a value, and so is a clause like any other. */
static size_t end_of_concession(const tsc_reading *reading, const tsc_mark *word)
{
    enum { LONGEST = 12 };
    const tsc_scan *scan = reading->scan;
    if (!tsc_entry_has(word->entry, "concessive", "1") || word->first == 0 || !tsc_scan_is_comma(scan, word->first - 1))
        return 0;
    size_t end = word->last;
    while (end < scan->token_count && end - word->last < LONGEST && !tsc_scan_is_comma(scan, (uint32_t)end) &&
           tsc_scan_mark(scan, end, TSC_ROLE_INDICATOR) == NULL)
        end++;
    return end < scan->token_count && tsc_scan_is_comma(scan, (uint32_t)end) &&
                   !tsc_reading_parted(reading, word->last, (uint32_t)end)
               ? end
               : 0;
}

typedef enum sign_kind { SIGN_OTHER, SIGN_OPENS, SIGN_CLOSES, SIGN_PARTS, SIGN_PAUSES, SIGN_DASH } sign_kind;

static sign_kind kind_of_sign(tsc_span text)
{
    static const struct {
        const char *signs;
        sign_kind kind;
    } kinds[] = {
        {", : ،", SIGN_PAUSES}, {"- – — −", SIGN_DASH}, {"( [", SIGN_OPENS}, {") ]", SIGN_CLOSES}, {"; ؛", SIGN_PARTS}};
    if (text.length == 1 && (text.data[0] == '.' || text.data[0] == '"' || text.data[0] == '%'))
        return SIGN_OTHER; /* as most */
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (tsc_span_is_among(text, kinds[i].signs))
            return kinds[i].kind;
    return SIGN_OTHER;
}

static tsc_status part_clauses(tsc_arena *arena, tsc_reading *reading, tsc_error *err)
{
    const tsc_scan *scan = reading->scan;
    size_t count = scan->token_count;
    reading->clause = tsc_arena_calloc(arena, count + 1, sizeof *reading->clause);
    reading->weak = tsc_arena_calloc(arena, count + 2, sizeof *reading->weak);
    reading->parent = tsc_arena_calloc(arena, count + 2, sizeof *reading->parent);
    if (reading->clause == NULL || reading->weak == NULL || reading->parent == NULL)
        return tsc_error_memory(err, "the clauses of a sentence");
    uint16_t current = 0, next = 1, outer = 0;
    bool inside = false;
    size_t granted = 0; /* where a concession ends */
    uint32_t weak = 0;
    for (size_t t = 0; t < count; t++) {
        tsc_span text = tsc_scan_token(scan, (uint32_t)t);
        const tsc_mark *word = tsc_scan_mark(scan, t, TSC_ROLE_FUNCTION);
        if (begins_with_and(scan, t))
            weak++;
        if (is_after_stop(reading, (uint32_t)t) && next < UINT16_MAX && !inside)
            current = next++, reading->parent[current] = current;
        bool room = next < UINT16_MAX;
        if (t > 0 && t == granted)
            current = outer, inside = false, granted = 0;
        const bool breaks = tsc_mark_is(word, "break") && t > 0 && room && !is_set_off(scan, word);
        if (breaks && !inside && (granted = end_of_concession(reading, word)) > 0)
            outer = current, inside = true;
        if (scan->tokens[t].kind == TSC_TOKEN_PUNCTUATION || scan->tokens[t].kind == TSC_TOKEN_SYMBOL) {
            const sign_kind sign = kind_of_sign(text);
            if (sign == SIGN_OPENS && !inside && room) {
                outer = current, current = next++, inside = true;
                reading->parent[current] = outer;
            } else if (sign == SIGN_CLOSES && inside) {
                current = outer, inside = false;
            } else if (sign == SIGN_PARTS && room) {
                current = next++, reading->parent[current] = inside ? outer : current;
            } else if (sign == SIGN_PAUSES || (sign == SIGN_DASH && (scan->tokens[t].flags & TSC_TOKEN_GLUED) == 0)) {
                weak++;
            }
        } else if (scan->tokens[t].kind == TSC_TOKEN_BREAK || (scan->tokens[t].flags & TSC_TOKEN_NEWLINE) != 0) {
            weak += 2;
        } else if (breaks) {
            current = next++, reading->parent[current] = inside ? outer : current;
        } else if (tsc_mark_is(word, "and") || tsc_mark_is(word, "relative")) {
            weak++;
        }
        reading->clause[t] = current;
        reading->weak[t + 1] = weak;
    }
    reading->clause_count = next;
    return TSC_OK;
}

double tsc_reading_distance(const tsc_reading *reading, uint32_t first_a, uint32_t last_a, uint32_t first_b,
                            uint32_t last_b)
{
    if (first_a > first_b)
        last_a = last_b, first_b = first_a;
    if (last_a >= first_b)
        return 0;
    uint16_t a = reading->clause[last_a - 1], b = reading->clause[first_b];
    double steps = first_b - last_a + COMMA_STEPS * (double)(reading->weak[first_b] - reading->weak[last_a]);
    if (a != b)
        steps += reading->parent[a] == b || reading->parent[b] == a ? PARENTHESIS_STEPS : CLAUSE_STEPS;
    return steps;
}

bool tsc_reading_together(const tsc_reading *reading, uint32_t a, uint32_t b)
{
    uint16_t x = reading->clause[a], y = reading->clause[b];
    return x == y || reading->parent[x] == y || reading->parent[y] == x;
}

bool tsc_reading_parted(const tsc_reading *reading, uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < reading->quantities->count; i++) {
        const tsc_quantity *q = &reading->quantities->items[i];
        if (q->traps == 0 && q->first >= from && q->last <= to)
            return true;
    }
    return false;
}

/* A whole name (Руанда, which only seems to end in a case) is told whatever the case of its first letter. */
static bool is_ending(tsc_span word, const char *ending, size_t length, bool name)
{
    if (length > word.length)
        return false;
    size_t skip = name && length == word.length ? ((unsigned char)*ending >= 0xC0 ? 2 : 1) : 0;
    return memcmp(word.data + word.length - length + skip, ending + skip, length - skip) == 0;
}

bool tsc_reading_ending(const tsc_scan *scan, tsc_span word, tsc_place_role *role)
{
    static const tsc_place_role roles[TSC_CASE_CODES] = {TSC_PLACE_OWNER, TSC_PLACE_TO,   TSC_PLACE_FROM,
                                                         TSC_PLACE_IN,    TSC_PLACE_WITH, TSC_PLACE_BARE};
    const tsc_language *language = scan->language;
    char small[TSC_WORD_SMALL];
    word = tsc_word_small(word, small);
    const unsigned char last = word.length > 0 ? (unsigned char)word.data[word.length - 1] : 0;
    size_t best = 0;
    if ((language->case_lasts[last / 64] >> last % 64 & 1) == 0)
        return false;
    for (size_t i = 0; i < language->case_ending_count; i++) {
        const tsc_case_ending *ending = &language->case_endings[i];
        const bool whole = ending->code == TSC_CASE_CODES - 1;
        const bool may_be_all = whole || *ending->text == '\'' || (unsigned char)*ending->text >= 0xE2;
        if (ending->length <= best || ending->length > word.length || (ending->length == word.length && !may_be_all) ||
            (unsigned char)ending->text[ending->length - 1] != last ||
            !is_ending(word, ending->text, ending->length, whole))
            continue;
        best = ending->length;
        *role = roles[ending->code];
    }
    return best > 0;
}

bool tsc_reading_ends_in(tsc_span word, const char *endings)
{
    char small[TSC_WORD_SMALL];
    word = tsc_word_small(word, small);
    while (*endings != '\0') {
        size_t length = strcspn(endings, " ");
        if (length < word.length && memcmp(word.data + word.length - length, endings, length) == 0)
            return true;
        endings += length + (endings[length] == ' ');
    }
    return false;
}

bool tsc_reading_case(const tsc_reading *reading, uint32_t token, tsc_place_role *role)
{
    return token < reading->scan->token_count &&
           tsc_reading_ending(reading->scan, tsc_scan_token(reading->scan, token), role) && *role != TSC_PLACE_BARE;
}

bool tsc_reading_ends_from(const tsc_reading *reading, uint32_t token)
{
    tsc_place_role role = TSC_PLACE_BARE;
    return token < reading->scan->token_count &&
           tsc_reading_ending(reading->scan, tsc_scan_token(reading->scan, token), &role) && role == TSC_PLACE_FROM;
}

/* "exportaciones a Georgia", "exportations au Maroc": behind a word of what is sent the preposition of place is one of direction. */
static bool is_sent_to(const tsc_reading *reading, const tsc_place_mention *place)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    uint32_t at = place->first;
    if (!tsc_code_is(tsc_reading_before(reading, place->first, &at), "at"))
        return false;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->last == at && reading->indicators[i] != NULL &&
            reading->indicators[i]->orientation == TSC_OUTWARD && tsc_entry_has(marks->items[i]->entry, "form", "noun"))
            return true;
    return false;
}

bool tsc_reading_goes_into(const tsc_reading *reading, const tsc_place_mention *place)
{
    return tsc_reading_is_behind(reading, place->first, "into") || is_sent_to(reading, place);
}

tsc_status tsc_reading_make(const tsc_scan *scan, const tsc_quantities *quantities, const tsc_timexes *timexes,
                            tsc_arena *arena, tsc_reading *reading, tsc_error *err)
{
    *reading = (tsc_reading){.scan = scan, .quantities = quantities, .timexes = timexes};
    const tsc_language_habits habits = tsc_language_habits_of(scan->language);
    reading->verb_last = habits.verb_last;
    reading->verb_first = habits.verb_first;
    tsc_status status = note_functions(arena, reading, err);
    if (status == TSC_OK)
        status = collect(scan, quantities, timexes, arena, reading, err);
    if (status == TSC_OK)
        status = find_indicators(arena, reading, err);
    if (status == TSC_OK)
        status = part_clauses(arena, reading, err);
    if (status == TSC_OK)
        status = tsc_reading_find_places(arena, reading, err);
    return status;
}
