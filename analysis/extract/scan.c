#include "extract/scan.h"

#include "extract/lexicon_format.h"
#include "extract/token.h"

#include <string.h>

enum { MAX_PATHS = 64, MAX_STEPS = 2048 };

typedef struct path {
    uint32_t state, token;
} path;

typedef struct matcher {
    const tsc_language *language;
    tsc_word_memo *memo;
    tsc_arena *arena;
    tsc_scan *scan;
    const tsc_word_own **owns; /* of each token, and two behind them that say nothing */
    size_t mark_room;
    bool failed;
} matcher;

static bool room_for_marks(matcher *m, size_t count)
{
    tsc_scan *scan = m->scan;
    if (scan->mark_count + count <= m->mark_room)
        return true;
    size_t room = m->mark_room * 2 + count;
    tsc_mark *grown = tsc_arena_alloc(m->arena, room * sizeof *grown);
    m->failed = grown == NULL;
    if (m->failed)
        return false;
    if (scan->mark_count > 0)
        memcpy(grown, scan->marks, scan->mark_count * sizeof *grown);
    scan->marks = grown;
    m->mark_room = room;
    return true;
}

enum { BEHIND = 2 };

/* What each token says by itself: first of the words that were known when they were parted, for to learn others may cost
   them their slots. */
static bool read_tokens(matcher *m)
{
    static const tsc_word_own nothing = {.mark_count = 0};
    enum { LONGER = 8 }; /* marks of several words that a sentence may have without another array */
    const tsc_scan *scan = m->scan;
    size_t marks = LONGER;
    bool told = true;
    tsc_word_memo_begin(m->memo);
    m->owns = tsc_arena_alloc(m->arena, (scan->token_count + BEHIND) * sizeof(tsc_word_own *));
    if (m->owns == NULL)
        return false;
    const tsc_word_owns owns = tsc_word_memo_owns(m->memo);
    for (size_t i = 0; i < scan->token_count; i++)
        m->owns[i] = scan->tokens[i].slot != 0
                         ? tsc_word_own_at(owns, m->memo, m->language, scan->tokens[i].slot - 1u, m->arena)
                         : &nothing;
    for (size_t i = 0; i < BEHIND; i++)
        m->owns[scan->token_count + i] = &nothing;
    for (size_t i = 0; told && i < scan->token_count; i++) {
        const tsc_token *token = &scan->tokens[i];
        if (token->slot == 0 && token->kind != TSC_TOKEN_BREAK)
            m->owns[i] = tsc_word_own_look(m->memo, m->language, scan->text.data + token->start,
                                           token->end - token->start, token->kind == TSC_TOKEN_WORD, m->arena);
        told = m->owns[i] != NULL;
        marks += told ? m->owns[i]->mark_count : 0;
    }
    return told && room_for_marks(m, marks);
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

/* Adds a mark of several words in its place. */
static void add_mark(matcher *m, tsc_mark mark, size_t first_mark)
{
    tsc_scan *scan = m->scan;
    size_t at = scan->mark_count;
    if (scan->mark_count - first_mark >= TSC_WORD_MARKS || !room_for_marks(m, 1))
        return;
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

/* Adds what a word says by itself behind the longer marks that begin with it. */
static void add_own(matcher *m, size_t at, size_t first_mark)
{
    tsc_scan *scan = m->scan;
    const tsc_word_own *own = m->owns[at];
    const size_t spare = TSC_WORD_MARKS - (scan->mark_count - first_mark);
    const size_t count = own->mark_count < spare ? own->mark_count : spare;
    if (count == 0 || !room_for_marks(m, count))
        return;
    tsc_mark *to = scan->marks + scan->mark_count;
    for (const tsc_word_mark *mark = own->marks; mark < own->marks + count; mark++)
        *to++ =
            (tsc_mark){(uint32_t)at, (uint32_t)at + 1, mark->entry, mark->clitics, mark->skip, mark->role, mark->word};
    scan->mark_count += count;
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
    const tsc_word_own *own = m->owns[at];
    for (uint32_t i = 0; i < own->reading_count; i++) {
        const tsc_word_reading *r = &own->readings[i];
        if ((r->clitics & ~TSC_CLITIC_THE) != 0)
            continue;
        const tsc_edge *edge = find_edge(m->language, state, r->word_class);
        if (edge != NULL)
            push(f, edge->next, at + 1);
    }
}

/* Follows all paths; the entries that are the first word alone are known (tsc_word_own). */
static void follow(matcher *m, frontier *f, size_t start, const tsc_word_reading *first, size_t first_mark)
{
    size_t count = m->scan->token_count;
    while (f->count > 0 && !m->failed) {
        path p = f->paths[--f->count];
        const tsc_state *state = &m->language->states[p.state];
        for (uint32_t i = 0; p.token > start + 1 && i < state->accept_count; i++) {
            const tsc_entry *entry = &m->language->entries[m->language->accepts[state->accepts + i]];
            add_mark(m,
                     (tsc_mark){(uint32_t)start, p.token, entry, first->clitics, first->skip, (uint8_t)entry->role,
                                (uint8_t)entry->word},
                     first_mark);
        }
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

/* Whether a pattern that begins at a token may go on: by the classes of what stands behind it, or behind a hyphen or an
   ending there (is_passable). */
static bool may_go_on(const matcher *m, size_t at)
{
    const tsc_word_own *own = m->owns[at];
    const tsc_scan *scan = m->scan;
    tsc_class_set near = m->owns[at + 1]->classes, far = {0, 0};
    if (at + 1 < scan->token_count &&
        (scan->tokens[at + 1].kind != TSC_TOKEN_WORD || (scan->tokens[at + 1].flags & TSC_TOKEN_CLITIC) != 0))
        tsc_class_set_join(&near, m->owns[at + 2]->classes);
    if (tsc_class_set_meets(own->next, near))
        return true;
    for (size_t k = 1; own->far.one != 0 && k <= TSC_LEXICON_GAP + 1 && at + k < scan->token_count; k++)
        tsc_class_set_join(&far, m->owns[at + k]->classes);
    return tsc_class_set_meets(own->far, far);
}

static void match_longer(matcher *m, size_t at, size_t first_mark)
{
    const tsc_word_own *own = m->owns[at];
    for (uint32_t i = 0; i < own->reading_count; i++) {
        const tsc_word_reading *r = &own->readings[i];
        uint32_t root = m->language->classes[r->word_class].root;
        if (root == 0)
            continue;
        frontier f; /* its paths are written before they are read; clearing them would cost more than the match */
        f.count = f.steps = 0;
        push(&f, root, at + 1);
        follow(m, &f, at, r, first_mark);
    }
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
        scan->words[at] = m->owns[at]->words;
        if (may_go_on(m, at))
            match_longer(m, at, first_mark);
        for (size_t i = first_mark; i < scan->mark_count; i++)
            tsc_token_words_add(&scan->words[at], scan->marks[i].role, scan->marks[i].word);
        add_own(m, at, first_mark);
        scan->all.roles |= scan->words[at].roles;
        scan->all.numbers |= scan->words[at].numbers;
        scan->all.times |= scan->words[at].times;
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
        if (scan->marks[i].role == role)
            return &scan->marks[i];
    return NULL;
}

bool tsc_scan_says(const tsc_scan *scan, size_t token, tsc_role role, const char *code)
{
    if (token >= scan->token_count || (scan->words[token].roles >> role & 1) == 0)
        return false;
    for (uint32_t i = scan->mark_at[token]; i < scan->mark_at[token + 1]; i++)
        if (scan->marks[i].role == role && tsc_entry_is(scan->marks[i].entry, code))
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
