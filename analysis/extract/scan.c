#include "extract/scan.h"

#include "extract/lexicon_format.h"
#include "extract/token.h"

#include <string.h>

enum { MAX_CLASSES = 48, MAX_PATHS = 64, MAX_STEPS = 2048, MAX_FOUND = 96 };

/* A class that a token belongs to, with the clitics that were parted for it. */
typedef struct reading {
    uint32_t word_class;
    uint8_t clitics, skip;
} reading;

/* The readings of all tokens, one after the other. */
typedef struct readings {
    reading *items;
    uint32_t *first; /* token_count + 1 */
    size_t count, room;
} readings;

typedef struct path {
    uint32_t state, token;
} path;

typedef struct matcher {
    const tsc_language *language;
    tsc_arena *arena;
    tsc_scan *scan;
    readings readings;
    size_t mark_room;
    bool failed;
} matcher;

/* The folded form of one token. */
typedef struct folded {
    uint8_t symbols[TSC_WORD_SYMBOLS];
    uint16_t ends[TSC_WORD_SYMBOLS];
    size_t count;
    const char *text;
    size_t length;
} folded;

/* Whether the symbols from `at` on are endings of the language, at most `chain` of them. */
static bool is_chain(const tsc_language *language, const folded *word, size_t at)
{
    uint64_t reached = (uint64_t)1 << at;
    size_t left = word->count;
    if (at == left)
        return true;
    for (size_t round = 0; round < language->chain && reached != 0; round++) {
        uint64_t next = 0;
        for (size_t from = at; from < left; from++) {
            if ((reached >> from & 1) == 0)
                continue;
            for (size_t i = 0; i < language->ending_count; i++) {
                const tsc_affix *ending = &language->endings[i];
                if (ending->length > left - from || memcmp(ending->symbols, word->symbols + from, ending->length) != 0)
                    continue;
                if (from + ending->length == left)
                    return true;
                next |= (uint64_t)1 << (from + ending->length);
            }
        }
        reached = next;
    }
    return false;
}

static bool class_holds(const tsc_language *language, const tsc_class *found, const folded *word, size_t end,
                        size_t skip)
{
    if (found->kind == TSC_CLASS_EXACT && end != word->count)
        return false;
    if (found->kind == TSC_CLASS_CHAIN && !is_chain(language, word, end))
        return false;
    if (found->length == 0)
        return true;
    size_t bytes = found->kind == TSC_CLASS_EXACT ? word->length - skip : found->length;
    return bytes == found->length && skip + bytes <= word->length &&
           memcmp(language->strings + found->written, word->text + skip, bytes) == 0;
}

static void add_reading(matcher *m, uint32_t first, reading found)
{
    readings *r = &m->readings;
    if (r->count - first >= MAX_CLASSES)
        return;
    if (r->count == r->room) {
        size_t room = r->room * 2;
        reading *grown = tsc_arena_alloc(m->arena, room * sizeof *grown);
        if (grown == NULL) {
            m->failed = true;
            return;
        }
        memcpy(grown, r->items, r->count * sizeof *grown);
        r->items = grown;
        r->room = room;
    }
    r->items[r->count++] = found;
}

/* Walks the trie from symbol `from` on and adds the classes that it meets. */
static void read_from(matcher *m, const folded *word, size_t from, uint8_t clitics, uint32_t first)
{
    const tsc_language *language = m->language;
    size_t cell = 0, skip = from == 0 ? 0 : word->ends[from - 1];
    for (size_t i = from; i < word->count; i++) {
        int64_t next = (int64_t)language->cells[cell].base + word->symbols[i];
        if (word->symbols[i] == TSC_SYMBOL_OTHER || next >= (int64_t)language->cell_count ||
            language->cells[next].check != (int32_t)cell)
            return;
        cell = (size_t)next;
        uint32_t terms = language->cells[cell].terms;
        for (uint32_t k = 0; terms != 0 && k < language->terms[terms]; k++) {
            uint32_t id = language->terms[terms + 1 + k];
            if (class_holds(language, &language->classes[id], word, i + 1, skip))
                add_reading(m, first, (reading){id, clitics, (uint8_t)(skip < 255 ? skip : 255)});
        }
    }
}

static void read_token(matcher *m, const tsc_token *token)
{
    folded word = {.text = m->scan->text.data + token->start, .length = token->end - token->start};
    uint32_t first = (uint32_t)m->readings.count;
    if (token->kind == TSC_TOKEN_BREAK)
        return;
    word.count = tsc_alphabet_fold(&m->language->alphabet, word.text, word.length, word.symbols, word.ends);
    if (word.count == 0 || word.count > TSC_WORD_SYMBOLS || word.symbols[0] == TSC_SYMBOL_OTHER)
        return;
    if (word.count == TSC_WORD_SYMBOLS)
        word.count--; /* is_chain counts positions in 64 bits */
    read_from(m, &word, 0, 0, first);
    if (token->kind != TSC_TOKEN_WORD || m->language->prefix_count == 0)
        return;
    for (size_t i = 0; i < m->language->prefix_count; i++) {
        const tsc_affix *prefix = &m->language->prefixes[i];
        if (word.count >= prefix->length + 2u && memcmp(prefix->symbols, word.symbols, prefix->length) == 0)
            read_from(m, &word, prefix->length, prefix->clitics, first);
    }
}

static bool read_tokens(matcher *m)
{
    size_t count = m->scan->token_count;
    m->readings.room = count * 3 + 16;
    m->readings.items = tsc_arena_alloc(m->arena, m->readings.room * sizeof *m->readings.items);
    m->readings.first = tsc_arena_alloc(m->arena, (count + 1) * sizeof *m->readings.first);
    if (m->readings.items == NULL || m->readings.first == NULL)
        return false;
    for (size_t i = 0; i < count && !m->failed; i++) {
        m->readings.first[i] = (uint32_t)m->readings.count;
        read_token(m, &m->scan->tokens[i]);
    }
    m->readings.first[count] = (uint32_t)m->readings.count;
    return !m->failed;
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
                  (token->end - token->start == 3 && (memcmp(text, "\xE2\x80\x90", 3) == 0 ||
                                                      memcmp(text, "\xE2\x80\x91", 3) == 0));
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
        const reading *r = &m->readings.items[i];
        if ((r->clitics & ~TSC_CLITIC_THE) != 0)
            continue;
        const tsc_edge *edge = find_edge(m->language, state, r->word_class);
        if (edge != NULL)
            push(f, edge->next, at + 1);
    }
}

static void follow(matcher *m, frontier *f, size_t start, const reading *first, size_t first_mark)
{
    size_t count = m->scan->token_count;
    while (f->count > 0 && !m->failed) {
        path p = f->paths[--f->count];
        const tsc_state *state = &m->language->states[p.state];
        for (uint32_t i = 0; i < state->accept_count; i++)
            add_mark(m,
                     (tsc_mark){(uint32_t)start, p.token, &m->language->entries[m->language->accepts[state->accepts + i]],
                                first->clitics, first->skip},
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
            const reading *r = &m->readings.items[i];
            uint32_t root = m->language->classes[r->word_class].root;
            if (root == 0)
                continue;
            frontier f; /* its paths are written before they are read; clearing them would cost more than the match */
            f.count = f.steps = 0;
            push(&f, root, at + 1);
            follow(m, &f, at, r, first_mark);
        }
        scan->words[at] = words_of(scan, first_mark);
    }
    scan->mark_at[scan->token_count] = (uint32_t)scan->mark_count;
    return !m->failed;
}

tsc_status tsc_scan_sentence(const tsc_language *language, tsc_span text, size_t start, size_t end, tsc_arena *arena,
                             tsc_scan *scan, tsc_error *err)
{
    *scan = (tsc_scan){.text = text, .start = start, .end = end, .language = language};
    matcher m = {.language = language, .arena = arena, .scan = scan};
    tsc_status status =
        tsc_tokens_find(&language->alphabet, text, start, end, arena, &scan->tokens, &scan->token_count, err);
    if (status != TSC_OK)
        return status;
    if (!read_tokens(&m) || !match(&m))
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for the words of a sentence");
    return TSC_OK;
}

/* The first symbols of a word, as the fold gives them; what follows is skipped. */
typedef struct word_head {
    uint8_t symbols[TSC_WORD_SYMBOLS];
    size_t count;
    const char *end;
} word_head;

static bool is_amount_sign(uint32_t code)
{
    return code == '%' || code == '$' || code == 0xA3 || code == 0xA5 || code == 0x66A || (code >= 0x20A0 && code <= 0x20CF) ||
           (code >= 0xBC && code <= 0xBE) || code == 0xA2 || (code >= 0x2150 && code <= 0x215E);
}

static word_head read_head(const tsc_alphabet *alphabet, const char *at, const char *end)
{
    enum { HEAD_BYTES = 24 }; /* enough for prefix and anchor symbols of two or three bytes */
    word_head head = {.count = 0, .end = at};
    const char *stop = at;
    for (size_t bytes; stop < end; stop += bytes) {
        uint32_t code = tsc_char_decode(stop, end, &bytes);
        bool capital;
        tsc_char_kind kind = tsc_alphabet_kind(alphabet, code, &capital);
        if (kind != TSC_CHAR_LETTER && kind != TSC_CHAR_MARK && kind != TSC_CHAR_INVISIBLE)
            break;
    }
    uint16_t ends[TSC_WORD_SYMBOLS];
    size_t length = (size_t)(stop - at) < HEAD_BYTES ? (size_t)(stop - at) : HEAD_BYTES;
    head.count = tsc_alphabet_fold(alphabet, at, length, head.symbols, ends);
    head.end = stop;
    return head;
}

static bool is_anchor(const tsc_language *language, const word_head *head, size_t from, unsigned what)
{
    uint8_t symbols[TSC_ANCHOR_SYMBOLS] = {0};
    for (size_t i = 0; i < TSC_ANCHOR_SYMBOLS && from + i < head->count; i++)
        symbols[i] = head->symbols[from + i];
    uint32_t hash = tsc_anchor_hash(symbols);
    for (unsigned kind = 0; kind < TSC_ANCHOR_KINDS; kind++)
        if ((what >> kind & 1) != 0 && (language->anchors[(kind * TSC_ANCHOR_BITS + hash) / 64] >> hash % 64 & 1) != 0)
            return true;
    return false;
}

static bool begins_anchor(const tsc_language *language, const word_head *head, unsigned what)
{
    if (head->count == 0 || head->count > TSC_WORD_SYMBOLS)
        return false;
    if (is_anchor(language, head, 0, what))
        return true;
    for (size_t i = 0; i < language->prefix_count; i++) {
        const tsc_affix *prefix = &language->prefixes[i];
        if (head->count >= prefix->length + 2u && memcmp(prefix->symbols, head->symbols, prefix->length) == 0 &&
            is_anchor(language, head, prefix->length, what))
            return true;
    }
    return false;
}

bool tsc_scan_worthwhile(const tsc_language *language, tsc_span text, size_t start, size_t end, unsigned what)
{
    const char *stop = text.data + end;
    for (const char *at = text.data + start; at < stop;) {
        size_t bytes;
        bool capital;
        uint32_t code = tsc_char_decode(at, stop, &bytes);
        tsc_char_kind kind = tsc_alphabet_kind(&language->alphabet, code, &capital);
        if ((what & TSC_WORTH_AMOUNTS) != 0 && (kind == TSC_CHAR_DIGIT || is_amount_sign(code)))
            return true;
        if (kind != TSC_CHAR_LETTER) {
            at += bytes;
            continue;
        }
        word_head head = read_head(&language->alphabet, at, stop);
        if (begins_anchor(language, &head, what))
            return true;
        at = head.end;
    }
    return false;
}

/* Whether the symbols from `from` on are a word that tells something by itself. */
static bool tells_from(const tsc_language *language, const folded *word, size_t from)
{
    size_t cell = 0, skip = from == 0 ? 0 : word->ends[from - 1];
    for (size_t i = from; i < word->count; i++) {
        int64_t next = (int64_t)language->cells[cell].base + word->symbols[i];
        if (word->symbols[i] == TSC_SYMBOL_OTHER || next >= (int64_t)language->cell_count ||
            language->cells[next].check != (int32_t)cell)
            return false;
        cell = (size_t)next;
        uint32_t terms = language->cells[cell].terms;
        for (uint32_t k = 0; terms != 0 && k < language->terms[terms]; k++) {
            const tsc_class *found = &language->classes[language->terms[terms + 1 + k]];
            if (found->tells != 0 && class_holds(language, found, word, i + 1, skip))
                return true;
        }
    }
    return false;
}

static bool tells(const tsc_language *language, const char *text, size_t length)
{
    folded word = {.text = text, .length = length};
    word.count = tsc_alphabet_fold(&language->alphabet, text, length, word.symbols, word.ends);
    if (word.count == 0 || word.count > TSC_WORD_SYMBOLS || word.symbols[0] == TSC_SYMBOL_OTHER)
        return false;
    if (word.count == TSC_WORD_SYMBOLS)
        word.count--; /* as read_token does */
    if (tells_from(language, &word, 0))
        return true;
    for (size_t i = 0; i < language->prefix_count; i++) {
        const tsc_affix *prefix = &language->prefixes[i];
        if (word.count >= prefix->length + 2u && memcmp(prefix->symbols, word.symbols, prefix->length) == 0 &&
            tells_from(language, &word, prefix->length))
            return true;
    }
    return false;
}

/* The end of the letters at `at`; *whole is false where the tokens may go on over an apostrophe. */
static const char *end_of_word(const tsc_alphabet *alphabet, const char *at, const char *stop, bool *whole)
{
    const char *start = at, *end = at;
    *whole = true;
    for (size_t bytes; at < stop; at += bytes) {
        bool capital;
        tsc_char_kind kind = tsc_alphabet_kind(alphabet, tsc_char_decode(at, stop, &bytes), &capital);
        if (kind == TSC_CHAR_APOSTROPHE) {
            if (tsc_token_elides(alphabet, start, at))
                return at + bytes;
            *whole = false;
            return end;
        }
        if (kind == TSC_CHAR_LETTER || kind == TSC_CHAR_MARK)
            end = at + bytes;
        else if (kind != TSC_CHAR_INVISIBLE)
            break;
    }
    return end;
}

bool tsc_scan_silent(const tsc_language *language, tsc_span text, size_t start, size_t end)
{
    const char *stop = text.data + end;
    for (const char *at = text.data + start; at < stop;) {
        size_t bytes;
        bool capital, whole;
        uint32_t code = tsc_char_decode(at, stop, &bytes);
        tsc_char_kind kind = tsc_alphabet_kind(&language->alphabet, code, &capital);
        if (kind == TSC_CHAR_DIGIT || is_amount_sign(code))
            return false;
        if (kind != TSC_CHAR_LETTER) {
            at += bytes;
            continue;
        }
        const char *after = end_of_word(&language->alphabet, at, stop, &whole);
        if (!whole || tells(language, at, (size_t)(after - at)))
            return false;
        at = after;
    }
    return true;
}

const tsc_mark *tsc_scan_mark(const tsc_scan *scan, size_t token, tsc_role role)
{
    if (token >= scan->token_count || (scan->words[token].roles >> role & 1) == 0)
        return NULL;
    for (uint32_t i = scan->mark_at[token]; i < scan->mark_at[token + 1]; i++)
        if (scan->marks[i].entry->role == role)
            return &scan->marks[i];
    return NULL;
}

tsc_span tsc_scan_span(const tsc_scan *scan, size_t first, size_t last)
{
    if (first >= last)
        return tsc_span_make(scan->text.data, 0);
    return tsc_span_make(scan->text.data + scan->tokens[first].start,
                         scan->tokens[last - 1].end - scan->tokens[first].start);
}

bool tsc_scan_definite(const tsc_scan *scan, size_t token)
{
    uint8_t symbols[TSC_WORD_SYMBOLS];
    uint16_t ends[TSC_WORD_SYMBOLS];
    if (token >= scan->token_count || scan->tokens[token].kind != TSC_TOKEN_WORD)
        return false;
    tsc_span word = tsc_scan_span(scan, token, token + 1);
    size_t count = tsc_alphabet_fold(&scan->language->alphabet, word.data, word.length, symbols, ends);
    for (size_t i = 0; i < scan->language->prefix_count && count <= TSC_WORD_SYMBOLS; i++) {
        const tsc_affix *prefix = &scan->language->prefixes[i];
        if (prefix->clitics == TSC_CLITIC_THE && count > prefix->length &&
            memcmp(prefix->symbols, symbols, prefix->length) == 0)
            return true;
    }
    return false;
}
