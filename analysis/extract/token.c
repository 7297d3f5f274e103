#include "extract/token.h"

#include "extract/word_key.h"

#include <string.h>

typedef struct reader {
    const tsc_alphabet *alphabet;
    const char *text, *at, *end;
    tsc_token *tokens;
    size_t count, room;
    tsc_arena *arena;
    bool blank, newline; /* before what comes next */
    bool failed;
    const tsc_word_slot *slots; /* NULL: no words are remembered */
    unsigned language;
    const char *text_end;
} reader;

static bool grow(reader *r)
{
    size_t room = r->room * 2;
    tsc_token *grown = tsc_arena_alloc(r->arena, room * sizeof *grown);
    r->failed = grown == NULL;
    if (r->failed)
        return false;
    memcpy(grown, r->tokens, r->count * sizeof *grown);
    r->tokens = grown;
    r->room = room;
    return true;
}

static inline void add_remembered(reader *r, const char *start, const char *end, tsc_token_kind kind, unsigned flags,
                                  size_t slot)
{
    if (r->count == r->room && !grow(r))
        return;
    const bool glued = !r->blank && !r->newline && r->count > 0;
    flags |= (glued ? TSC_TOKEN_GLUED : 0u) | (r->newline ? TSC_TOKEN_NEWLINE : 0u);
    r->tokens[r->count++] = (tsc_token){(uint32_t)(start - r->text), (uint32_t)(end - r->text), (uint8_t)kind,
                                        (uint8_t)flags, (uint16_t)slot};
    r->blank = r->newline = false;
}

static void add(reader *r, const char *start, const char *end, tsc_token_kind kind, unsigned flags)
{
    add_remembered(r, start, end, kind, flags, 0);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether the bytes [word, end) are, ASCII case apart, an item of a list parted by blanks. */
static bool in_list(const char *list, const char *word, const char *end)
{
    size_t length = (size_t)(end - word);
    for (const char *item = list; *item != '\0';) {
        size_t size = strcspn(item, " ");
        size_t i = 0;
        while (i < size && i < length && item[i] == lower(word[i]))
            i++;
        if (i == size && size == length)
            return true;
        item += size;
        item += strspn(item, " ");
    }
    return false;
}

/* A list item up to its apostrophe ("l'" as "l"), so that any kind of apostrophe will do. */
bool tsc_token_elides(const tsc_alphabet *alphabet, const char *word, const char *apostrophe)
{
    char plain[16];
    size_t length = (size_t)(apostrophe - word);
    if (length + 2 > sizeof plain)
        return false;
    memcpy(plain, word, length);
    plain[length] = '\'';
    return in_list(alphabet->elisions, plain, plain + length + 1);
}

static bool is_possessive(const tsc_alphabet *alphabet, const char *ending, const char *end)
{
    return strcmp(alphabet->possessives, "*") == 0 || in_list(alphabet->possessives, ending, end);
}

typedef struct word {
    const char *end;
    const char *apostrophe; /* the last one within, NULL where none */
    const char *after;      /* the byte after it */
    unsigned letters, capitals;
    bool capital;
} word;

static tsc_char_kind kind_at(const reader *r, const char *at, size_t *length, bool *capital)
{
    return tsc_alphabet_kind(r->alphabet, tsc_char_decode(at, r->end, length), capital);
}

/* A word of letters of one or two bytes without apostrophes and marks, as nearly all are; false for any other. */
static bool read_plain_word(const reader *r, const char *start, word *w)
{
    const uint8_t *kinds = r->alphabet->kinds;
    const char *at = start;
    unsigned letters = 0, capitals = 0;
    while (at < r->end) {
        unsigned char c = (unsigned char)*at;
        size_t step = 1;
        unsigned kind;
        if (c < 0x80)
            kind = kinds[c];
        else if (c < 0xE0 && r->end - at >= 2)
            kind = kinds[(c & 0x1Fu) << 6 | ((unsigned char)at[1] & 0x3Fu)], step = 2;
        else
            return false;
        if ((kind & 0x7Fu) != TSC_CHAR_LETTER) {
            if ((kind & 0x7Fu) == TSC_CHAR_MARK || (kind & 0x7Fu) == TSC_CHAR_APOSTROPHE ||
                (kind & 0x7Fu) == TSC_CHAR_INVISIBLE)
                return false;
            break;
        }
        capitals += kind >> 7;
        w->capital = letters == 0 ? kind >> 7 != 0 : w->capital;
        letters++;
        at += step;
    }
    w->end = at;
    w->letters = letters;
    w->capitals = capitals;
    return letters > 0;
}

/* Reads letters, marks and invisible characters; apostrophes where a letter follows. Stops behind an elision. */
static word read_word(const reader *r, const char *start)
{
    word w = {.end = start};
    if (read_plain_word(r, start, &w))
        return w;
    w = (word){.end = start};
    for (const char *at = start; at < r->end;) {
        size_t length, next_length;
        bool capital, unused;
        tsc_char_kind kind = kind_at(r, at, &length, &capital);
        if (kind == TSC_CHAR_LETTER || kind == TSC_CHAR_MARK) {
            if (kind == TSC_CHAR_LETTER) {
                w.capital = w.letters == 0 ? capital : w.capital;
                w.letters++;
                w.capitals += capital;
            }
            w.end = at + length;
        } else if (kind == TSC_CHAR_APOSTROPHE && w.letters > 0) {
            const char *after = at + length;
            if (tsc_token_elides(r->alphabet, start, at)) {
                w.end = w.after = after;
                w.apostrophe = at;
                return w;
            }
            if (after >= r->end || kind_at(r, after, &next_length, &unused) != TSC_CHAR_LETTER)
                break;
            w.apostrophe = at;
            w.after = after;
        } else if (kind != TSC_CHAR_INVISIBLE) {
            break;
        }
        at += length;
    }
    return w;
}

const char *tsc_token_word_end(const tsc_alphabet *alphabet, const char *start, const char *end, const char **parted)
{
    const reader r = {.alphabet = alphabet, .end = end};
    word w = read_word(&r, start);
    bool possessive = w.apostrophe != NULL && w.end != w.after && is_possessive(alphabet, w.after, w.end);
    *parted = possessive ? w.apostrophe : NULL;
    return w.end;
}

/* A run of words that are known, with blanks between them. */
static void take_known_words(reader *r)
{
    const char *at = r->at;
    size_t length;
    while (at < r->end && !r->failed) {
        if (*at == ' ') {
            r->blank = true;
            at++;
            continue;
        }
        const tsc_word_slot *slot = tsc_word_known(r->slots, r->language, at, r->text_end, &length);
        if (slot == NULL || at + length > r->end)
            break;
        add_remembered(r, at, at + length, TSC_TOKEN_WORD, slot->flags & (TSC_TOKEN_CAPITAL | TSC_TOKEN_ALL_CAPITALS),
                       (size_t)(slot - r->slots) + 1);
        at += length;
    }
    r->at = at;
}

static void take_word(reader *r)
{
    const char *start = r->at;
    word w = read_word(r, start);
    unsigned flags = w.capital ? TSC_TOKEN_CAPITAL : 0;
    if (w.letters > 1 && w.capitals == w.letters)
        flags |= TSC_TOKEN_ALL_CAPITALS;
    if (w.apostrophe != NULL && w.end == w.after) {
        add(r, start, w.end, TSC_TOKEN_WORD, flags | TSC_TOKEN_CLITIC);
    } else if (w.apostrophe != NULL && is_possessive(r->alphabet, w.after, w.end)) {
        add(r, start, w.apostrophe, TSC_TOKEN_WORD, flags);
        add(r, w.apostrophe, w.end, TSC_TOKEN_WORD, TSC_TOKEN_CLITIC);
    } else {
        add(r, start, w.end, TSC_TOKEN_WORD, flags);
    }
    r->at = w.end;
}

static bool is_separator(uint32_t code, tsc_char_kind kind)
{
    return code == '.' || code == ',' || code == 0x66B || code == 0x66C || code == 0x60C || kind == TSC_CHAR_APOSTROPHE;
}

static void take_number(reader *r)
{
    const char *start = r->at, *end = start;
    bool separated = true;
    for (const char *at = start; at < r->end;) {
        size_t length;
        bool capital;
        uint32_t code = tsc_char_decode(at, r->end, &length);
        tsc_char_kind kind = tsc_alphabet_kind(r->alphabet, code, &capital);
        if (kind == TSC_CHAR_DIGIT) {
            end = at + length;
            separated = false;
        } else if (!separated && is_separator(code, kind)) {
            separated = true;
        } else if (kind != TSC_CHAR_INVISIBLE) {
            break;
        }
        at += length;
    }
    add(r, start, end, TSC_TOKEN_NUMBER, 0);
    r->at = end;
}

/* An ending set off by an apostrophe from a number or a closing quote: 2024'te, 1990's. */
static bool take_ending(reader *r)
{
    size_t length = tsc_apostrophe_length(r->at, r->end), next_length;
    bool capital;
    const char *after = r->at + length;
    if (r->count == 0 || r->blank || r->newline || after >= r->end ||
        kind_at(r, after, &next_length, &capital) != TSC_CHAR_LETTER)
        return false;
    word w = read_word(r, after);
    if (w.apostrophe != NULL || !is_possessive(r->alphabet, after, w.end))
        return false;
    add(r, r->at, w.end, TSC_TOKEN_WORD, TSC_TOKEN_CLITIC);
    r->at = w.end;
    return true;
}

static void take_signs(reader *r, tsc_token_kind kind)
{
    const char *start = r->at;
    size_t length;
    uint32_t code = tsc_char_decode(r->at, r->end, &length);
    for (r->at += length; r->at < r->end; r->at += length)
        if (tsc_char_decode(r->at, r->end, &length) != code)
            break;
    add(r, start, r->at, kind, 0);
}

tsc_status tsc_tokens_find(const tsc_alphabet *alphabet, tsc_span text, size_t start, size_t end, tsc_arena *arena,
                           tsc_token **tokens, size_t *count, tsc_error *err)
{
    return tsc_tokens_find_known(NULL, 0, alphabet, text, start, end, arena, tokens, count, err);
}

/* Takes what stands next and is no word that is known. */
static void take_next(reader *r)
{
    size_t length;
    bool capital;
    switch (kind_at(r, r->at, &length, &capital)) {
    case TSC_CHAR_BLANK:
        r->blank = true;
        r->at += length;
        break;
    case TSC_CHAR_NEWLINE:
        r->newline = true;
        r->at += length;
        break;
    case TSC_CHAR_INVISIBLE:
        r->at += length;
        break;
    case TSC_CHAR_LETTER:
    case TSC_CHAR_MARK:
        take_word(r);
        break;
    case TSC_CHAR_DIGIT:
        take_number(r);
        break;
    case TSC_CHAR_BREAK:
        take_signs(r, TSC_TOKEN_BREAK);
        break;
    case TSC_CHAR_SYMBOL:
        take_signs(r, TSC_TOKEN_SYMBOL);
        break;
    case TSC_CHAR_APOSTROPHE:
        if (!take_ending(r))
            take_signs(r, TSC_TOKEN_PUNCTUATION);
        break;
    case TSC_CHAR_PUNCTUATION:
        take_signs(r, TSC_TOKEN_PUNCTUATION);
        break;
    }
}

tsc_status tsc_tokens_find_known(const tsc_word_slot *slots, unsigned language, const tsc_alphabet *alphabet,
                                 tsc_span text, size_t start, size_t end, tsc_arena *arena, tsc_token **tokens,
                                 size_t *count, tsc_error *err)
{
    size_t room = (end - start) / 5 + 16;
    reader r = {.alphabet = alphabet,
                .text = text.data,
                .at = text.data + start,
                .end = text.data + end,
                .room = room,
                .arena = arena,
                .slots = slots,
                .language = language,
                .text_end = text.data + text.length};
    *count = 0;
    if (end > UINT32_MAX)
        return tsc_error_set(err, TSC_ELIMIT, NULL, 0, "a text of more than 4 GiB");
    r.tokens = *tokens = tsc_arena_alloc(arena, room * sizeof *r.tokens);
    r.failed = r.tokens == NULL;
    while (r.at < r.end && !r.failed) {
        if (slots != NULL)
            take_known_words(&r);
        if (r.at < r.end && !r.failed)
            take_next(&r);
    }
    if (r.failed)
        return tsc_error_memory(err, "the words of a sentence");
    *tokens = r.tokens;
    *count = r.count;
    return TSC_OK;
}
