#include "extract/scan.h"

#include "extract/lexicon_format.h"
#include "extract/token.h"

#include <string.h>

enum { MAX_PATHS = 64, MAX_STEPS = 2048, MAX_FOUND = 96 };

/* The readings of all tokens, one after the other. */
typedef struct readings {
    tsc_word_reading *items;
    uint32_t *first; /* token_count + 1 */
    size_t count, room;
} readings;

typedef struct path {
    uint32_t state, token;
} path;

typedef struct matcher {
    const tsc_language *language;
    tsc_word_memo *memo;
    tsc_arena *arena;
    tsc_scan *scan;
    readings readings;
    size_t mark_room;
    bool failed;
} matcher;

static bool room_for(matcher *m, size_t count)
{
    readings *r = &m->readings;
    if (r->count + count <= r->room)
        return true;
    size_t room = r->room * 2 + count;
    tsc_word_reading *grown = tsc_arena_alloc(m->arena, room * sizeof *grown);
    if (grown == NULL)
        return false;
    memcpy(grown, r->items, r->count * sizeof *grown);
    r->items = grown;
    r->room = room;
    return true;
}

static bool read_tokens(matcher *m)
{
    size_t count = m->scan->token_count;
    m->readings.room = count * 3 + 16;
    m->readings.items = tsc_arena_alloc(m->arena, m->readings.room * sizeof *m->readings.items);
    m->readings.first = tsc_arena_alloc(m->arena, (count + 1) * sizeof *m->readings.first);
    if (m->readings.items == NULL || m->readings.first == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        const tsc_token *token = &m->scan->tokens[i];
        m->readings.first[i] = (uint32_t)m->readings.count;
        if (token->kind == TSC_TOKEN_BREAK)
            continue;
        tsc_word word = tsc_word_look(m->memo, m->language, m->scan->text.data + token->start,
                                      token->end - token->start, token->kind == TSC_TOKEN_WORD);
        if (!room_for(m, word.count))
            return false;
        memcpy(m->readings.items + m->readings.count, word.readings, word.count * sizeof *word.readings);
        m->readings.count += word.count;
    }
    m->readings.first[count] = (uint32_t)m->readings.count;
    return true;
}

static const tsc_edge *find_edge(const tsc_language *language, const tsc_state *state, uint32_t word_class)
{
    const tsc_edge *edges = language->edges + state->edges;
    size_t low = 0, high = state->edge_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (edges[middle].word_class < word_class)
            low = middle + 1;
        else
            high = middle;
    }
    return low < state->edge_count && edges[low].word_class == word_class ? &edges[low] : NULL;
}

/* A hyphen between two words, or an ending parted at an apostrophe: a pattern may reach over it. */
static bool is_passable(const matcher *m, size_t at)
{
    const tsc_token *token = &m->scan->tokens[at];
    const char *text = m->scan->text.data + token->start;
    if (at + 1 >= m->scan->token_count)
        return false;
    if (token->kind == TSC_TOKEN_WORD)
        return (token->flags & TSC_TOKEN_CLITIC) != 0 &&
               tsc_apostrophe_length(text, m->scan->text.data + token->end) > 0;
    bool hyphen = (token->end - token->start == 1 && *text == '-') ||
                  (token->end - token->start == 3 &&
                   (memcmp(text, "\xE2\x80\x90", 3) == 0 || memcmp(text, "\xE2\x80\x91", 3) == 0));
    return hyphen && (token->flags & TSC_TOKEN_GLUED) != 0 && (m->scan->tokens[at + 1].flags & TSC_TOKEN_GLUED) != 0;
}

static void add_mark(matcher *m, tsc_mark mark, size_t first_mark)
{
    tsc_scan *scan = m->scan;
    size_t at = scan->mark_count;
    if (scan->mark_count - first_mark >= MAX_FOUND)
        return;
    if (scan->mark_count == m->mark_room) {
        size_t room = m->mark_room * 2 + 32;
        tsc_mark *grown = tsc_arena_alloc(m->arena, room * sizeof *grown);
        if (grown == NULL) {
            m->failed = true;
            return;
        }
        if (scan->mark_count > 0)
            memcpy(grown, scan->marks, scan->mark_count * sizeof *grown);
        scan->marks = grown;
        m->mark_room = room;
    }
    for (size_t i = first_mark; i < scan->mark_count; i++)
        if (scan->marks[i].entry == mark.entry && scan->marks[i].last == mark.last)
            return;
    while (at > first_mark && (scan->marks[at - 1].last < mark.last ||
                               (scan->marks[at - 1].last == mark.last && scan->marks[at - 1].entry > mark.entry))) {
        scan->marks[at] = scan->marks[at - 1];
        at--;
    }
    scan->marks[at] = mark;
    scan->mark_count++;
}

/* Paths through the automaton that are still to be followed from one start; steps bounds the work for each start. */
typedef struct frontier {
    path paths[MAX_PATHS];
    size_t count, steps;
} frontier;

static void push(frontier *f, uint32_t state, size_t token)
{
    if (f->count < MAX_PATHS && f->steps < MAX_STEPS) {
        f->paths[f->count++] = (path){state, (uint32_t)token};
        f->steps++;
    }
}

static void advance(matcher *m, frontier *f, const tsc_state *state, size_t at)
{
    for (uint32_t i = m->readings.first[at]; i < m->readings.first[at + 1]; i++) {
        const tsc_word_reading *r = &m->readings.items[i];
        if ((r->clitics & ~TSC_CLITIC_THE) != 0)
            continue;
        const tsc_edge *edge = find_edge(m->language, state, r->word_class);
        if (edge != NULL)
            push(f, edge->next, at + 1);
    }
}

static void follow(matcher *m, frontier *f, size_t start, const tsc_word_reading *first, size_t first_mark)
{
    size_t count = m->scan->token_count;
    while (f->count > 0 && !m->failed) {
        path p = f->paths[--f->count];
        const tsc_state *state = &m->language->states[p.state];
        for (uint32_t i = 0; i < state->accept_count; i++)
            add_mark(m,
                     (tsc_mark){(uint32_t)start, p.token,
                                &m->language->entries[m->language->accepts[state->accepts + i]], first->clitics,
                                first->skip},
                     first_mark);
        if (state->gap != 0)
            for (size_t k = 0; k <= TSC_LEXICON_GAP && p.token + k < count; k++) {
                if (m->scan->tokens[p.token + k].kind == TSC_TOKEN_BREAK)
                    break;
                advance(m, f, &m->language->states[state->gap], p.token + k);
            }
        if (p.token >= count || state->edge_count == 0)
            continue;
        advance(m, f, state, p.token);
        if (is_passable(m, p.token))
            advance(m, f, state, p.token + 1);
    }
}

static tsc_token_words words_of(const tsc_scan *scan, size_t first_mark)
{
    tsc_token_words words = {0, 0, 0};
    for (size_t i = first_mark; i < scan->mark_count; i++) {
        const tsc_entry *entry = scan->marks[i].entry;
        words.roles |= (uint32_t)1 << entry->role;
        if (entry->role == TSC_ROLE_NUMBER)
            words.numbers |= (uint32_t)1 << entry->word;
        else if (entry->role == TSC_ROLE_PERIOD)
            words.times |= (uint64_t)1 << entry->word;
    }
    return words;
}

static bool match(matcher *m)
{
    tsc_scan *scan = m->scan;
    scan->mark_at = tsc_arena_alloc(m->arena, (scan->token_count + 1) * sizeof *scan->mark_at);
    scan->words = tsc_arena_alloc(m->arena, (scan->token_count + 1) * sizeof *scan->words);
    if (scan->mark_at == NULL || scan->words == NULL)
        return false;
    for (size_t at = 0; at < scan->token_count && !m->failed; at++) {
        size_t first_mark = scan->mark_count;
        scan->mark_at[at] = (uint32_t)first_mark;
        for (uint32_t i = m->readings.first[at]; i < m->readings.first[at + 1]; i++) {
            const tsc_word_reading *r = &m->readings.items[i];
            uint32_t root = m->language->classes[r->word_class].root;
            if (root == 0)
                continue;
            frontier f; /* its paths are written before they are read; clearing them would cost more than the match */
            f.count = f.steps = 0;
            push(&f, root, at + 1);
            follow(m, &f, at, r, first_mark);
        }
        scan->words[at] = words_of(scan, first_mark);
        scan->numbers |= scan->words[at].numbers;
    }
    scan->mark_at[scan->token_count] = (uint32_t)scan->mark_count;
    return !m->failed;
}

tsc_status tsc_scan_with(tsc_word_memo *memo, const tsc_language *language, tsc_span text, size_t start, size_t end,
                         tsc_arena *arena, tsc_scan *scan, tsc_error *err)
{
    *scan = (tsc_scan){.text = text, .start = start, .end = end, .language = language};
    matcher m = {.language = language, .memo = memo, .arena = arena, .scan = scan};
    tsc_status status = tsc_tokens_find_known(tsc_word_slots(memo), language->number, &language->alphabet, text, start,
                                              end, arena, &scan->tokens, &scan->token_count, err);
    if (status != TSC_OK)
        return status;
    if (!read_tokens(&m) || !match(&m))
        return tsc_error_memory(err, "the words of a sentence");
    return TSC_OK;
}

tsc_status tsc_scan_sentence(const tsc_language *language, tsc_span text, size_t start, size_t end, tsc_arena *arena,
                             tsc_scan *scan, tsc_error *err)
{
    tsc_word_memo *memo = tsc_word_memo_new();
    tsc_status status = memo != NULL ? tsc_scan_with(memo, language, text, start, end, arena, scan, err)
                                     : tsc_error_memory(err, "the words of a sentence");
    tsc_word_memo_free(memo);
    return status;
}

const tsc_mark *tsc_scan_find_mark(const tsc_scan *scan, size_t token, tsc_role role)
{
    for (uint32_t i = scan->mark_at[token]; i < scan->mark_at[token + 1]; i++)
        if (scan->marks[i].entry->role == role)
            return &scan->marks[i];
    return NULL;
}

bool tsc_scan_says(const tsc_scan *scan, size_t token, tsc_role role, const char *code)
{
    if (token >= scan->token_count || (scan->words[token].roles >> role & 1) == 0)
        return false;
    for (uint32_t i = scan->mark_at[token]; i < scan->mark_at[token + 1]; i++)
        if (scan->marks[i].entry->role == role && tsc_entry_is(scan->marks[i].entry, code))
            return true;
    return false;
}

bool tsc_scan_definite(const tsc_scan *scan, size_t token)
{
    uint8_t symbols[TSC_WORD_SYMBOLS];
    uint16_t ends[TSC_WORD_SYMBOLS];
    if (token >= scan->token_count || scan->tokens[token].kind != TSC_TOKEN_WORD)
        return false;
    tsc_span word = tsc_scan_token(scan, token);
    size_t count = tsc_alphabet_fold(&scan->language->alphabet, word.data, word.length, symbols, ends);
    for (size_t i = 0; i < scan->language->prefix_count && count <= TSC_WORD_SYMBOLS; i++) {
        const tsc_affix *prefix = &scan->language->prefixes[i];
        if (prefix->clitics == TSC_CLITIC_THE && count > prefix->length &&
            memcmp(prefix->symbols, symbols, prefix->length) == 0)
            return true;
    }
    return false;
}
