#include "extract/reading.h"

#include "extract/lexicon_format.h"

enum {
    MENTIONS = 400,      /* of one role that a sentence is read for, so that linking stays linear in a text of any shape */
    LONG_MARK = 5,       /* an entry over more tokens has a gap and does not hide what stands in the gap */
    COMMA_STEPS = 2,     /* what a comma or "and" adds to a distance, in tokens */
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
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for the indicators of a sentence");
    for (size_t i = 0; i < marks->count; i++)
        reading->indicators[i] = tsc_indicator_find(marks->items[i]->entry->code);
    return TSC_OK;
}

static tsc_span token_text(const tsc_scan *scan, uint32_t token)
{
    return tsc_scan_span(scan, token, token + 1);
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

static uint32_t start_of(const tsc_quantity *q)
{
    return q->hedge_first < q->first ? q->hedge_first : q->first;
}

static bool within_quantity(const tsc_quantities *quantities, const tsc_mark *mark)
{
    for (size_t i = 0; i < quantities->count; i++)
        if (quantities->items[i].traps == 0 && mark->first < quantities->items[i].last && mark->last > start_of(&quantities->items[i]))
            return true;
    return false;
}

bool tsc_reading_is_place(const tsc_scan *scan, const tsc_mark *mark)
{
    tsc_span word = token_text(scan, mark->first);
    if (!is_mark_of_cased_script(word) || (scan->tokens[mark->first].flags & TSC_TOKEN_CAPITAL) != 0)
        return true;
    if (mark->last > mark->first + 1 && (scan->tokens[mark->last - 1].flags & TSC_TOKEN_CAPITAL) != 0)
        return true;
    tsc_place place;
    if (strcmp(mark->entry->code, "WLD") == 0 || (tsc_place_parse(tsc_span_of(mark->entry->code), &place) && tsc_place_is_unnamed(place)))
        return true;
    return tsc_entry_has(mark->entry, "form", "adjective")
           && strcmp(tsc_language_rule(scan->language, "adjective", NULL), "capital") != 0;
}

/* Países Bajos, Trinidad and Tobago: a word within the name of a country is no word of its own. */
static bool within_name(const tsc_scan *scan, const tsc_mark *mark)
{
    for (uint32_t first = mark->first > 3 ? mark->first - 3 : 0; first <= mark->first; first++) {
        const tsc_mark *place = tsc_scan_mark(scan, first, TSC_ROLE_PLACE);
        if (place != NULL && place->last >= mark->last && place->last - place->first > mark->last - mark->first && tsc_reading_is_place(scan, place))
            return true;
    }
    return false;
}

/* "les deux tiers": no two countries. */
static bool within_fraction(const tsc_quantities *quantities, const tsc_mark *mark)
{
    for (size_t i = 0; i < quantities->count; i++)
        if (quantities->items[i].form == TSC_QUANTITY_FRACTION && mark->first < quantities->items[i].last
            && mark->last > start_of(&quantities->items[i]))
            return true;
    return false;
}

static bool is_usable(const tsc_scan *scan, const tsc_quantities *quantities, const tsc_timexes *timexes, const tsc_mark *mark)
{
    switch (mark->entry->role) {
    case TSC_ROLE_PLACE:
        return tsc_reading_is_place(scan, mark) && !within_quantity(quantities, mark) && !within_timex(timexes, mark);
    case TSC_ROLE_DISCOURSE:
        return (tsc_entry_is(mark->entry, "both") && !within_fraction(quantities, mark) && !within_timex(timexes, mark)) || tsc_entry_is(mark->entry, "weekly")
               || tsc_entry_is(mark->entry, "all_time")
               || (!within_quantity(quantities, mark) && !within_timex(timexes, mark));
    case TSC_ROLE_COMMODITY:
    case TSC_ROLE_CHANGE:
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
    return tsc_entry_is(entry, "none") || tsc_entry_has(entry, "form", "buyers") || tsc_entry_has(entry, "form", "sellers");
}

/* "buyers": a word that only looks like an indicator, or means another, hides what its stem would be. */
static void drop_seeming(tsc_mentions *indicators)
{
    enum { BESIDE = 4 }; /* marks over one word stand side by side */
    size_t kept = 0;
    for (size_t i = 0; i < indicators->count; i++) {
        const tsc_mark *mark = indicators->items[i];
        for (size_t k = i > BESIDE ? i - BESIDE : 0; mark != NULL && !is_particular(mark->entry) && k < indicators->count && k <= i + BESIDE; k++) {
            const tsc_mark *other = indicators->items[k];
            if (other != NULL && other->first == mark->first && other->last == mark->last && is_particular(other->entry))
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

static tsc_status collect(const tsc_scan *scan, const tsc_quantities *quantities, const tsc_timexes *timexes,
                          tsc_arena *arena, tsc_reading *reading, tsc_error *err)
{
    uint32_t ends[TSC_ROLE_COUNT] = {0}, firsts[TSC_ROLE_COUNT] = {0};
    size_t counts[TSC_ROLE_COUNT] = {0};
    for (size_t i = 0; i < scan->mark_count; i++)
        counts[scan->marks[i].entry->role]++;
    for (size_t w = 0; w < WANTED; w++) {
        reading->of[wanted[w]].items = tsc_arena_calloc(arena, counts[wanted[w]] + 1, sizeof(tsc_mark *));
        if (reading->of[wanted[w]].items == NULL)
            return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for the mentions of a sentence");
    }
    for (size_t i = 0; i < scan->mark_count; i++) {
        const tsc_mark *mark = &scan->marks[i];
        tsc_role role = mark->entry->role;
        tsc_mentions *list = &reading->of[role];
        if (list->items == NULL || list->count == MENTIONS)
            continue;
        bool same = mark->first == firsts[role] && mark->last == ends[role];
        bool counted = role == TSC_ROLE_INDICATOR && tsc_entry_has(mark->entry, "form", "count");
        if ((mark->first < ends[role] && !same && !counted) || !is_usable(scan, quantities, timexes, mark))
            continue;
        list->items[list->count++] = mark;
        if (mark->last - mark->first <= LONG_MARK && mark->last > ends[role])
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

const char *tsc_reading_before(const tsc_reading *reading, uint32_t token, uint32_t *at)
{
    enum { LONGEST = 6 }; /* vis-à-vis de */
    uint32_t end = token;
    for (int steps = 0; steps < 4 && end > 0; steps++) {
        const tsc_mark *found = NULL;
        for (uint32_t first = end >= LONGEST ? end - LONGEST : 0; first < end && found == NULL; first++) {
            const tsc_mark *mark = tsc_scan_mark(reading->scan, first, TSC_ROLE_FUNCTION);
            if (mark != NULL && mark->last == end)
                found = mark;
        }
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

static bool is_sign(tsc_span text, const char *signs)
{
    for (const char *p = signs; *p != '\0';) {
        size_t length = strcspn(p, " ");
        if (text.length == length && memcmp(text.data, p, length) == 0)
            return true;
        p += length + (p[length] == ' ');
    }
    return false;
}

static bool begins_with_and(const tsc_scan *scan, size_t token)
{
    return scan->mark_at[token] < scan->mark_at[token + 1] && (scan->marks[scan->mark_at[token]].clitics & TSC_CLITIC_AND) != 0;
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
    return word->first > 0 && word->last < scan->token_count && is_sign(token_text(scan, word->first - 1), ",")
           && is_sign(token_text(scan, word->last), ",");
}

static tsc_status part_clauses(tsc_arena *arena, tsc_reading *reading, tsc_error *err)
{
    const tsc_scan *scan = reading->scan;
    size_t count = scan->token_count;
    reading->clause = tsc_arena_calloc(arena, count + 1, sizeof *reading->clause);
    reading->weak = tsc_arena_calloc(arena, count + 2, sizeof *reading->weak);
    reading->parent = tsc_arena_calloc(arena, count + 2, sizeof *reading->parent);
    if (reading->clause == NULL || reading->weak == NULL || reading->parent == NULL)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for the clauses of a sentence");
    uint16_t current = 0, next = 1, outer = 0;
    bool inside = false;
    uint32_t weak = 0;
    for (size_t t = 0; t < count; t++) {
        tsc_span text = token_text(scan, (uint32_t)t);
        const tsc_mark *word = tsc_scan_mark(scan, t, TSC_ROLE_FUNCTION);
        if (begins_with_and(scan, t))
            weak++;
        if (is_after_stop(reading, (uint32_t)t) && next < UINT16_MAX && !inside)
            current = next++, reading->parent[current] = current;
        bool room = next < UINT16_MAX;
        if (scan->tokens[t].kind == TSC_TOKEN_PUNCTUATION || scan->tokens[t].kind == TSC_TOKEN_SYMBOL) {
            if (is_sign(text, "( [") && !inside && room) {
                outer = current, current = next++, inside = true;
                reading->parent[current] = outer;
            } else if (is_sign(text, ") ]") && inside) {
                current = outer, inside = false;
            } else if (is_sign(text, "; ؛") && room) {
                current = next++, reading->parent[current] = inside ? outer : current;
            } else if (is_sign(text, ", : ،")
                       || (is_sign(text, "- – — −") && (scan->tokens[t].flags & TSC_TOKEN_GLUED) == 0)) {
                weak++;
            }
        } else if (scan->tokens[t].kind == TSC_TOKEN_BREAK || (scan->tokens[t].flags & TSC_TOKEN_NEWLINE) != 0) {
            weak += 2;
        } else if (word != NULL && tsc_entry_is(word->entry, "break") && t > 0 && room && !is_set_off(scan, word)) {
            current = next++, reading->parent[current] = inside ? outer : current;
        } else if (word != NULL && (tsc_entry_is(word->entry, "and") || tsc_entry_is(word->entry, "relative"))) {
            weak++;
        }
        reading->clause[t] = current;
        reading->weak[t + 1] = weak;
    }
    reading->clause_count = next;
    return TSC_OK;
}

double tsc_reading_distance(const tsc_reading *reading, uint32_t first_a, uint32_t last_a, uint32_t first_b, uint32_t last_b)
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
    static const tsc_place_role roles[TSC_CASE_CODES] = {TSC_PLACE_OWNER, TSC_PLACE_TO, TSC_PLACE_FROM, TSC_PLACE_IN, TSC_PLACE_WITH, TSC_PLACE_BARE};
    const tsc_language *language = scan->language;
    const unsigned char last = word.length > 0 ? (unsigned char)word.data[word.length - 1] : 0;
    size_t best = 0;
    if ((language->case_lasts[last / 64] >> last % 64 & 1) == 0)
        return false;
    for (size_t i = 0; i < language->case_ending_count; i++) {
        const tsc_case_ending *ending = &language->case_endings[i];
        const bool whole = ending->code == TSC_CASE_CODES - 1;
        const bool may_be_all = whole || *ending->text == '\'' || (unsigned char)*ending->text >= 0xE2;
        if (ending->length <= best || ending->length > word.length || (ending->length == word.length && !may_be_all)
            || (unsigned char)ending->text[ending->length - 1] != last || !is_ending(word, ending->text, ending->length, whole))
            continue;
        best = ending->length;
        *role = roles[ending->code];
    }
    return best > 0;
}

bool tsc_reading_ends_in(tsc_span word, const char *endings)
{
    while (*endings != '\0') {
        size_t length = strcspn(endings, " ");
        if (length < word.length && memcmp(word.data + word.length - length, endings, length) == 0)
            return true;
        endings += length + (endings[length] == ' ');
    }
    return false;
}

static bool role_of_preposition(const char *code, tsc_place_role *role)
{
    static const struct { const char *code; tsc_place_role role; } roles[] = {
        {"to", TSC_PLACE_TO},     {"onto", TSC_PLACE_TO},  {"from", TSC_PLACE_FROM}, {"of", TSC_PLACE_OF},
        {"in", TSC_PLACE_IN},     {"into", TSC_PLACE_IN},  {"at", TSC_PLACE_IN},     {"with", TSC_PLACE_WITH},
        {"between", TSC_PLACE_BETWEEN}, {"aside", TSC_PLACE_ASIDE}, {"after", TSC_PLACE_ASIDE}, {"via", TSC_PLACE_VIA}, {"by", TSC_PLACE_OWNER}, {NULL, TSC_PLACE_BARE}};
    for (size_t i = 0; roles[i].code != NULL; i++)
        if (code != NULL && strcmp(code, roles[i].code) == 0) {
            *role = roles[i].role;
            return true;
        }
    return false;
}

bool tsc_reading_case(const tsc_reading *reading, uint32_t token, tsc_place_role *role)
{
    return token < reading->scan->token_count && tsc_reading_ending(reading->scan, token_text(reading->scan, token), role) && *role != TSC_PLACE_BARE;
}

bool tsc_reading_ends_from(const tsc_reading *reading, uint32_t token)
{
    tsc_place_role role = TSC_PLACE_BARE;
    return token < reading->scan->token_count && tsc_reading_ending(reading->scan, token_text(reading->scan, token), &role) && role == TSC_PLACE_FROM;
}

/* "the United States' exports": an apostrophe alone behind an s, where an s behind an apostrophe is an ending. */
static bool is_bare_possessive(const tsc_scan *scan, uint32_t token)
{
    tsc_span sign = token_text(scan, token), word = token_text(scan, token - 1);
    bool apostrophe = tsc_span_equals(sign, "'") || tsc_span_equals(sign, "\xE2\x80\x99");
    return apostrophe && word.length > 1 && word.data[word.length - 1] == 's' && token + 1 < scan->token_count
           && scan->tokens[token + 1].kind == TSC_TOKEN_WORD && strcmp(tsc_language_rule(scan->language, "possessive", NULL), "s") == 0;
}

static bool is_possessive(const tsc_scan *scan, uint32_t token)
{
    if (token == 0 || token >= scan->token_count || (scan->tokens[token].flags & TSC_TOKEN_GLUED) == 0)
        return false;
    return scan->tokens[token].kind == TSC_TOKEN_WORD ? (scan->tokens[token].flags & TSC_TOKEN_CLITIC) != 0 : is_bare_possessive(scan, token);
}

/* "à la partie marocaine": the preposition stands before the noun of the adjective, where that is no indicator. */
static const char *before_noun(const tsc_reading *reading, uint32_t token)
{
    if (token < 2 || reading->scan->tokens[token - 1].kind != TSC_TOKEN_WORD)
        return NULL;
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->first < token && marks->items[i]->last >= token)
            return NULL;
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i]->last == token && tsc_entry_is(words->items[i]->entry, "capital"))
            return NULL;
    const char *code = tsc_reading_before(reading, token - 1, NULL);
    return code != NULL && strcmp(code, "of") != 0 && strcmp(code, "with") != 0 ? code : NULL;
}

static bool begins_place(const tsc_scan *scan, uint32_t token)
{
    return tsc_scan_mark(scan, token, TSC_ROLE_PLACE) != NULL || tsc_scan_mark(scan, token, TSC_ROLE_FUNCTION) != NULL;
}

/* يمكن لمصر أن تصدر: "it is possible for": the subject of the verb that follows. */
static bool is_who_can(const tsc_reading *reading, uint32_t token)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_MODALITY];
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i]->last == token && tsc_entry_is(marks->items[i]->entry, "potential"))
            return true;
    return false;
}

/* "into Thailand's car industry": what the country owns is where it goes; "in Kenya's exports" it owns the flow. */
static tsc_place_role role_of_owner(const tsc_reading *reading, const tsc_mark *mark, const char *code)
{
    tsc_place_role role = TSC_PLACE_OWNER;
    bool goes = code != NULL && (strcmp(code, "to") == 0 || strcmp(code, "into") == 0 || strcmp(code, "onto") == 0);
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; goes && i < marks->count; i++)
        if (marks->items[i]->first > mark->last && marks->items[i]->first - mark->last <= 3 && reading->indicators[i] != NULL)
            return TSC_PLACE_OWNER;
    if (goes)
        role_of_preposition(code, &role);
    return role;
}

/* "на рынки Китая", "в экономику Узбекистана": of a market, an economy, a territory the bare genitive is where the
   preposition of that noun says; an adjective may stand before it. */
static const char *before_site(const tsc_reading *reading, uint32_t token)
{
    const tsc_mark *site = token > 0 ? tsc_reading_function(reading, token - 1) : NULL;
    if (site == NULL || site->last != token || !tsc_entry_is(site->entry, "site"))
        return NULL;
    const char *code = tsc_reading_before(reading, site->first, NULL);
    return code == NULL && site->first > 0 && reading->scan->tokens[site->first - 1].kind == TSC_TOKEN_WORD
               ? tsc_reading_before(reading, site->first - 1, NULL)
               : code;
}

/* "to Canada, and Mexico sold": a name right before a verb of trade is its subject. */
static bool is_before_verb(const tsc_reading *reading, uint32_t token)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    for (size_t i = 0; !reading->verb_last && i < marks->count && marks->items[i]->first <= token; i++)
        if (marks->items[i]->first == token && tsc_entry_has(marks->items[i]->entry, "form", "verb"))
            return true;
    return false;
}

/* "an estimate for EU exports": where names stand before nouns as adjectives do, the name is the noun's. */
static bool names_flow(const tsc_reading *reading, uint32_t token)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR];
    if (strcmp(tsc_language_rule(reading->scan->language, "adjective", NULL), "capital") != 0)
        return false;
    for (size_t i = 0; i < marks->count && marks->items[i]->first <= token; i++) {
        bool flow = tsc_entry_is(marks->items[i]->entry, "exports") || tsc_entry_is(marks->items[i]->entry, "imports");
        if (marks->items[i]->first == token && flow && tsc_entry_has(marks->items[i]->entry, "form", "noun"))
            return true;
    }
    return false;
}

static tsc_place_role role_of_place(const tsc_reading *reading, const tsc_mark *mark, const tsc_place_mention *before)
{
    const tsc_scan *scan = reading->scan;
    tsc_place_role role = TSC_PLACE_BARE;
    tsc_span last_word = token_text(scan, is_possessive(scan, mark->last) ? mark->last : mark->last - 1);
    const char *code = tsc_reading_before(reading, mark->first, NULL);
    if (tsc_entry_has(mark->entry, "form", "adjective")) {
        if ((mark->clitics & (TSC_CLITIC_TO | TSC_CLITIC_IN)) != 0)
            return (mark->clitics & TSC_CLITIC_TO) != 0 ? TSC_PLACE_TO : TSC_PLACE_IN;
        if (code != NULL && strcmp(code, "aside") == 0)
            return TSC_PLACE_ASIDE;
        if (code != NULL && strcmp(code, "and") == 0 && before != NULL && before->adjective && mark->first - before->last <= 2)
            return before->role; /* vers le marché américain et chinois */
        if (tsc_reading_ends_in(last_word, tsc_language_rule(scan->language, "people_ending", "to")))
            return TSC_PLACE_TO; /* отгрузила французам */
        if (code == NULL && strcmp(tsc_language_rule(scan->language, "adjective_place", NULL), "after") == 0)
            code = before_noun(reading, mark->first);
        bool of = code == NULL || strcmp(code, "of") == 0;
        return !of && role_of_preposition(code, &role) && role != TSC_PLACE_BETWEEN ? role : TSC_PLACE_ADJECTIVE;
    }
    if (tsc_reading_ending(scan, last_word, &role) && role != TSC_PLACE_BARE)
        return role;
    if (reading->verb_last && mark->last < scan->token_count && scan->tokens[mark->last].kind == TSC_TOKEN_WORD
        && !begins_place(scan, mark->last) && tsc_reading_ending(scan, token_text(scan, mark->last), &role)
        && (role == TSC_PLACE_TO || role == TSC_PLACE_FROM || role == TSC_PLACE_IN))
        return role; /* Марокко нарығына: the ending stands on the noun */
    const tsc_mark *behind = tsc_reading_function(reading, mark->last);
    if (reading->verb_last && behind != NULL && tsc_entry_is(behind->entry, "with") && !begins_place(scan, behind->last))
        return TSC_PLACE_WITH;
    if (reading->verb_last && behind != NULL && tsc_entry_is(behind->entry, "via"))
        return TSC_PLACE_VIA;
    role = TSC_PLACE_BARE;
    if (is_possessive(scan, mark->last))
        return role_of_owner(reading, mark, code);
    if (code != NULL && names_flow(reading, mark->last))
        return TSC_PLACE_OWNER;
    if ((mark->clitics & TSC_CLITIC_TO) != 0)
        return is_who_can(reading, mark->first) ? TSC_PLACE_BARE : TSC_PLACE_TO;
    if ((mark->clitics & TSC_CLITIC_IN) != 0)
        return TSC_PLACE_IN;
    bool joined = (mark->clitics & TSC_CLITIC_AND) != 0 || (code != NULL && strcmp(code, "and") == 0);
    const tsc_mark *within = tsc_reading_function(reading, mark->first); /* al mundo */
    if (within != NULL && within->last < mark->last && role_of_preposition(within->entry->code, &role))
        return role;
    const tsc_mark *next = tsc_reading_function(reading, mark->last);
    if (next == NULL && mark->last + 1 < scan->token_count && scan->tokens[mark->last].kind == TSC_TOKEN_PUNCTUATION)
        next = tsc_reading_function(reading, mark->last + 1);
    if (next != NULL && tsc_entry_is(next->entry, "whither"))
        return TSC_PLACE_TO;
    if (joined && before != NULL && mark->first - before->last <= 3 && before->role != TSC_PLACE_ADJECTIVE && !is_before_verb(reading, mark->last))
        return before->role;
    bool listed = before != NULL && before->role == TSC_PLACE_ASIDE && (code == NULL || strcmp(code, "aside") == 0) && mark->first - before->last <= 3
                  && is_sign(token_text(scan, before->last), ", ،");
    if (listed) /* behind the Netherlands, Germany and Austria */
        return TSC_PLACE_ASIDE;
    if (code != NULL && strcmp(code, "site") == 0)
        code = before_site(reading, mark->first);
    if (!role_of_preposition(code, &role) && tsc_reading_ends_in(last_word, tsc_language_rule(scan->language, "agent_ending", NULL)))
        return TSC_PLACE_OWNER; /* предоставлено Китаем */
    return role;
}

static bool has_word_between(const tsc_reading *reading, uint32_t from, uint32_t to, const char *code)
{
    for (uint32_t t = from; t < to && t < reading->scan->token_count; t++) {
        const tsc_mark *mark = tsc_reading_function(reading, t);
        if (mark != NULL && tsc_entry_is(mark->entry, code))
            return true;
    }
    return false;
}

/* "Қазақстан мен Марокко арасындағы": the word for between comes after the two. */
static void mark_between_after(tsc_reading *reading)
{
    for (size_t i = 1; i < reading->place_count; i++) {
        tsc_place_mention *a = &reading->places[i - 1], *b = &reading->places[i];
        if (b->first - a->last <= 2 && has_word_between(reading, b->last, b->last + 2, "between_after"))
            a->role = b->role = TSC_PLACE_BETWEEN;
        else if (b->first - a->last == 1 && has_word_between(reading, a->last, b->first, "and") && a->role == TSC_PLACE_BARE)
            a->role = b->role;
    }
}

static bool is_comma(const tsc_reading *reading, uint32_t token)
{
    return is_sign(token_text(reading->scan, token), ",") || is_sign(token_text(reading->scan, token), "\xD8\x8C");
}

/* Nothing but commas, "and" and articles between two names of a list. */
static bool is_next_of_list(const tsc_reading *reading, const tsc_place_mention *a, const tsc_place_mention *b, bool *and)
{
    bool joined = false;
    *and = false;
    for (uint32_t t = a->last; t < b->first; t++) {
        const tsc_mark *word = tsc_reading_function(reading, t);
        bool article = word != NULL && tsc_entry_is(word->entry, "article"), said = word != NULL && tsc_entry_is(word->entry, "and");
        if (!is_comma(reading, t) && !article && !said)
            return false;
        joined = joined || said || is_comma(reading, t), *and = *and || said;
    }
    return joined;
}

/* "exports to Asia, the Union and Norway": what stands before the first name of a list that ends in "and" stands before
   all of them. */
static void spread_preposition(tsc_reading *reading)
{
    for (size_t first = 0; first < reading->place_count; first++) {
        const tsc_place_role role = reading->places[first].role;
        size_t last = first;
        bool ended = false, and = false;
        if (role != TSC_PLACE_TO && role != TSC_PLACE_FROM && role != TSC_PLACE_WITH && role != TSC_PLACE_IN)
            continue;
        while (!ended && last + 1 < reading->place_count && is_next_of_list(reading, &reading->places[last], &reading->places[last + 1], &and)
               && !reading->places[last + 1].adjective && (reading->places[last + 1].role == TSC_PLACE_BARE || reading->places[last + 1].role == role))
            last++, ended = and;
        for (size_t i = first + 1; ended && last > first + 1 && i <= last; i++)
            reading->places[i].role = role;
    }
}

/* "the African country", "le pays africain": one country of the group that was named before, not the group. */
static bool is_one_of_group(const tsc_reading *reading, const tsc_place_mention *place)
{
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; place->group && place->adjective && i < words->count; i++)
        if (tsc_entry_is(words->items[i]->entry, "land") && (words->items[i]->first == place->last || words->items[i]->last == place->first))
            return true;
    return false;
}

/* "the East African nation", "el país andino": the adjective is a part of the epithet and names no group. */
static bool is_within_epithet(const tsc_mentions *discourse, const tsc_mark *place)
{
    for (size_t i = 0; i < discourse->count && discourse->items[i]->first <= place->first; i++) {
        const tsc_mark *mark = discourse->items[i];
        bool refers = tsc_entry_is(mark->entry, "epithet") || tsc_entry_is(mark->entry, "other");
        if (refers && mark->last >= place->last && mark->last - mark->first > place->last - place->first)
            return true;
    }
    return false;
}

/* The token that a place and its preposition begin with. */
static uint32_t start_of_phrase(const tsc_reading *reading, const tsc_place_mention *place)
{
    uint32_t at = place->first;
    const char *code = tsc_reading_before(reading, place->first, &at);
    return code != NULL && strcmp(code, "in") == 0 ? at : place->first;
}

/* "its largest European customer", "primer inversor europeo", "the main market in Africa": among whom it is the first. */
static bool is_field_of_rank(const tsc_reading *reading, const tsc_place_mention *place)
{
    if (!place->group)
        return false;
    const tsc_mentions *marks = &reading->of[TSC_ROLE_INDICATOR], *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; tsc_place_is_unnamed(place->place) && i < marks->count; i++) { /* أكثر الدول العربية استيرادا */
        const tsc_mark *mark = marks->items[i];
        bool side = tsc_entry_has(mark->entry, "form", "sellers") || tsc_entry_has(mark->entry, "form", "buyers");
        if (side && mark->first <= place->first && mark->last >= place->last)
            return true;
    }
    uint32_t first = start_of_phrase(reading, place);
    if (!place->adjective && first == place->first)
        return false;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        bool side = tsc_entry_has(mark->entry, "form", "sellers") || tsc_entry_has(mark->entry, "form", "buyers");
        if (side && (place->adjective ? mark->first <= place->last && mark->last >= place->first : mark->last == first))
            return true;
    }
    for (size_t i = 0; i < words->count; i++) {
        const tsc_mark *mark = words->items[i];
        bool side = tsc_entry_is(mark->entry, "buyer") || tsc_entry_is(mark->entry, "seller") || tsc_entry_is(mark->entry, "trader");
        if (side && ((place->adjective && mark->first == place->last) || mark->last == first))
            return true;
    }
    return false;
}

/* "the Mercosur partner", "el socio del Mercosur": one country of the group. */
static bool is_of_member(const tsc_reading *reading, const tsc_place_mention *place)
{
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; i < words->count; i++) {
        bool member = tsc_entry_is(words->items[i]->entry, "trader") || tsc_entry_is(words->items[i]->entry, "land");
        bool owned = place->role == TSC_PLACE_OF && words->items[i]->last <= place->first && place->first - words->items[i]->last <= 2;
        if (member && (owned || words->items[i]->first == place->last))
            return true;
    }
    return false;
}

/* العام المالي, "the fiscal year": the word of Mali, within an expression of time. */
static bool is_within_time(const tsc_reading *reading, const tsc_mark *mark)
{
    const tsc_mark *time = mark->first > 0 ? tsc_scan_mark(reading->scan, mark->first - 1, TSC_ROLE_PERIOD) : NULL;
    return time != NULL && time->last >= mark->last;
}

/* "в страны Центральной Азии", "ЕАЭО елдерімен": the word for states beside the name of a group is a part of that name;
   the mention takes it in, and its preposition or case with it. */
static void take_in_states(const tsc_reading *reading, tsc_place_mention *mention)
{
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; mention->group && !mention->adjective && i < words->count; i++) {
        const tsc_mark *word = words->items[i];
        bool lands = (tsc_entry_is(word->entry, "epithet") && tsc_entry_get(word->entry, "members").length == 0) || tsc_entry_is(word->entry, "both") || tsc_entry_is(word->entry, "lands");
        if (!lands || tsc_entry_get(word->entry, "form").length > 0)
            continue;
        if (!reading->verb_last && word->last == mention->first && word->last - word->first == 1)
            mention->first = word->first;
        else if (reading->verb_last && word->first == mention->last && word->last - word->first == 1)
            mention->last = word->last;
    }
}

static bool is_capital(const tsc_scan *scan, uint32_t token)
{
    return scan->tokens[token].kind == TSC_TOKEN_WORD && (scan->tokens[token].flags & TSC_TOKEN_CAPITAL) != 0;
}

/* "в Арабскую Республику Египет", "Китайской Народной Республики": the capitals before the word for a state. */
static uint32_t start_of_title(const tsc_scan *scan, uint32_t token)
{
    enum { TITLE = 2 };
    for (int words = 0; words < TITLE && token > 0 && is_capital(scan, token - 1) && tsc_scan_mark(scan, token - 1, TSC_ROLE_PLACE) == NULL
                        && tsc_scan_mark(scan, token - 1, TSC_ROLE_FUNCTION) == NULL;
         words++)
        token--;
    return token;
}

/* Only "of" and articles stand between: "the Kingdom of the Netherlands"; nothing at all in Королевство Марокко. */
static bool is_title_of(const tsc_reading *reading, const tsc_mark *title, const tsc_place_mention *place)
{
    enum { WORDS = 2 };
    if (title->last > place->first || place->first - title->last > WORDS)
        return false;
    if (title->last == place->first)
        return is_capital(reading->scan, title->first) && strcmp(tsc_language_rule(reading->scan->language, "genitive", NULL), "bare") == 0;
    bool of = false;
    for (uint32_t t = title->last; t < place->first; t++) {
        const tsc_mark *word = tsc_reading_function(reading, t);
        if (word == NULL || !(tsc_entry_is(word->entry, "of") || tsc_entry_is(word->entry, "article")))
            return false;
        of = of || tsc_entry_is(word->entry, "of");
    }
    return of;
}

/* "The Kingdom of Saudi Arabia", "Республика Кения": the title is a part of the name. */
static void take_in_title(const tsc_reading *reading, tsc_place_mention *mention)
{
    const tsc_mentions *words = &reading->of[TSC_ROLE_DISCOURSE];
    for (size_t i = 0; !mention->group && !mention->adjective && !mention->minor && i < words->count; i++)
        if (tsc_entry_is(words->items[i]->entry, "epithet") && tsc_entry_get(words->items[i]->entry, "form").length == 0
            && is_title_of(reading, words->items[i], mention))
            mention->first = words->items[i]->last == mention->first ? start_of_title(reading->scan, words->items[i]->first) : words->items[i]->first;
}

bool tsc_reading_goes_into(const tsc_reading *reading, const tsc_place_mention *place)
{
    const char *code = tsc_reading_before(reading, place->first, NULL);
    return code != NULL && strcmp(code, "into") == 0;
}

static tsc_status find_places(tsc_arena *arena, tsc_reading *reading, tsc_error *err)
{
    const tsc_mentions *marks = &reading->of[TSC_ROLE_PLACE];
    const tsc_mentions *discourse = &reading->of[TSC_ROLE_DISCOURSE];
    reading->places = tsc_arena_calloc(arena, marks->count + discourse->count + 1, sizeof *reading->places);
    if (reading->places == NULL)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for the places of a sentence");
    const tsc_mark *skipped = NULL;
    for (size_t i = 0; i < marks->count; i++) {
        const tsc_mark *mark = marks->items[i];
        tsc_place_mention *last = reading->place_count ? &reading->places[reading->place_count - 1] : NULL;
        if (mark->last < reading->scan->token_count && strcmp(mark->entry->code, "USA") == 0
            && is_sign(token_text(reading->scan, mark->last), "$"))
            continue; /* US$ */
        if (is_within_epithet(discourse, mark) || is_within_time(reading, mark))
            continue;
        if (last != NULL && last->first == mark->first) /* a name and an adjective over one word */
            continue;
        tsc_place_mention mention = {.first = mark->first, .last = mark->last};
        if (!tsc_place_parse(tsc_span_of(mark->entry->code), &mention.place))
            continue;
        (void)tsc_place_parse(tsc_entry_get(mark->entry, "or"), &mention.other);
        mention.minor = tsc_entry_has(mark->entry, "form", "capital") || tsc_entry_has(mark->entry, "form", "city")
                        || tsc_entry_has(mark->entry, "form", "institution");
        mention.group = !tsc_place_is_country(mention.place);
        mention.adjective = tsc_entry_has(mark->entry, "form", "adjective");
        bool again = skipped != NULL && skipped->last + 1 == mark->first && strcmp(skipped->entry->code, mark->entry->code) == 0; /* in the … (ASEAN) */
        if (again || is_one_of_group(reading, &mention) || is_field_of_rank(reading, &mention)) {
            skipped = mark;
            continue;
        }
        take_in_states(reading, &mention);
        take_in_title(reading, &mention);
        tsc_mark whole = *mark;
        whole.first = mention.first, whole.last = mention.last;
        mention.role = role_of_place(reading, &whole, last);
        if (tsc_place_is_unnamed(mention.place) && ((mention.role == TSC_PLACE_IN && !tsc_reading_goes_into(reading, &mention)) || is_of_member(reading, &mention)))
            continue; /* somewhere in Asia */
        reading->places[reading->place_count++] = mention;
    }
    mark_between_after(reading);
    spread_preposition(reading);
    return TSC_OK;
}

tsc_status tsc_reading_make(const tsc_scan *scan, const tsc_quantities *quantities, const tsc_timexes *timexes,
                            tsc_arena *arena, tsc_reading *reading, tsc_error *err)
{
    *reading = (tsc_reading){.scan = scan, .quantities = quantities, .timexes = timexes};
    reading->verb_last = strcmp(tsc_language_rule(scan->language, "verb", NULL), "last") == 0;
    reading->verb_first = strcmp(tsc_language_rule(scan->language, "verb", NULL), "first") == 0;
    tsc_status status = collect(scan, quantities, timexes, arena, reading, err);
    if (status == TSC_OK)
        status = find_indicators(arena, reading, err);
    if (status == TSC_OK)
        status = part_clauses(arena, reading, err);
    if (status == TSC_OK)
        status = find_places(arena, reading, err);
    return status;
}
