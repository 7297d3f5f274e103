/* Where sentences end. A stop ends one unless it belongs to a number, a name on the web, an initial or an
   abbreviation, or a small letter follows. */
#include "text/sentence.h"

#include "core/relay.h"
#include "text/dateline.h"
#include "text/decode.h"

#include <stdlib.h>
#include <unicode/uchar.h>

static bool is_closing(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xBB || c == 0x201D || c == 0x2019 || c == 0x201C;
}

static bool is_opening(uint32_t c)
{
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0xAB || c == 0x201C || c == 0x2018 || c == 0x201E ||
           c == 0xBF || c == 0xA1 || c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022;
}

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x200F || c == 0x200E;
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x61F || c == 0x6D4;
}

/* Lower-cases a word of at most 32 letters into key; length 0 where it is longer. */
static tsc_span lower_word(const char *data, size_t length, char key[128])
{
    size_t size = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c = (uint32_t)u_tolower((UChar32)tsc_utf8_next(data, length, &at));
        if (size > 120)
            return tsc_span_make(key, 0);
        if (c < 0x80) {
            key[size++] = (char)c;
        } else if (c < 0x800) {
            key[size++] = (char)(0xC0 | c >> 6);
            key[size++] = (char)(0x80 | (c & 0x3F));
        } else {
            key[size++] = (char)(0xE0 | (c >> 12 & 0xF));
            key[size++] = (char)(0x80 | (c >> 6 & 0x3F));
            key[size++] = (char)(0x80 | (c & 0x3F));
        }
    }
    return tsc_span_make(key, size);
}

typedef struct place {
    const tsc_text_rules *rules;
    size_t language;
    tsc_span text;
    size_t start, end; /* of the block */
} place;

/* The word at `at`, opening marks skipped, and what stands behind it. */
typedef struct next_word {
    uint32_t first, behind;
    size_t start, end;
} next_word;

static next_word word_after(const place *here, size_t at)
{
    next_word next = {0, 0, here->end, here->end};
    while (at < here->end) {
        size_t before = at;
        uint32_t c = tsc_utf8_next(here->text.data, here->end, &at);
        if (is_space(c) || is_opening(c))
            continue;
        next.first = c;
        next.start = before;
        size_t last = at;
        while (at < here->end && (u_isalnum((UChar32)c) || c == '\'' || c == 0x2019)) {
            last = at;
            c = tsc_utf8_next(here->text.data, here->end, &at);
            next.behind = c;
        }
        next.end = u_isalnum((UChar32)c) || at < here->end || next.behind ? last : at;
        break;
    }
    return next;
}

/* The next word is one of those that open sentences again and again: the, in, он, les … and no initial. */
static bool opens_often(const place *here, next_word next)
{
    char key[128];
    if (next.behind == '.' || !u_isupper((UChar32)next.first))
        return false;
    tsc_span word = lower_word(here->text.data + next.start, next.end - next.start, key);
    uint32_t languages = tsc_text_frequent(here->rules, word);
    return here->language < tsc_text_language_count(here->rules) ? languages >> here->language & 1 : languages != 0;
}

/* Where the word before the stop begins: letters, digits, inner stops and hyphens. */
static size_t word_before(const place *here, size_t stop)
{
    size_t at = stop;
    while (at > here->start && stop - at < 64) {
        size_t before = at;
        uint32_t c = tsc_utf8_previous(here->text.data, &before);
        if (!u_isalnum((UChar32)c) && c != '.' && c != '-' && c != 0x2116 && c != 0x670 && !(c >= 0x64B && c <= 0x65F))
            break;
        at = before;
    }
    return at;
}

/* U.S., т.е., S.E.: parts of one or two letters with stops between. */
static bool has_inner_stops(const char *data, size_t length)
{
    size_t letters = 0, stops = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c = tsc_utf8_next(data, length, &at);
        if (c == '.') {
            if (letters == 0 || letters > 2)
                return false;
            stops++;
            letters = 0;
        } else if (!u_isalpha((UChar32)c)) {
            return false;
        } else {
            letters++;
        }
    }
    return stops > 0 && letters <= 2;
}

static bool is_digit(uint32_t c)
{
    return u_isdigit((UChar32)c);
}

/* "second only to China's.": an ending and no abbreviation. */
static bool is_behind_apostrophe(const place *here, size_t at)
{
    size_t before = at;
    if (at == here->start)
        return false;
    uint32_t c = tsc_utf8_previous(here->text.data, &before);
    return c == '\'' || c == 0x2019;
}

/* Decides on the one stop at `stop` (its first byte) when blanks and `next` follow. */
static bool stop_ends(const place *here, size_t stop, next_word next)
{
    size_t from = word_before(here, stop), length = stop - from;
    const char *word = here->text.data + from;
    if (length == 0 || is_behind_apostrophe(here, from))
        return true;
    size_t at = 0;
    uint32_t first = tsc_utf8_next(word, length, &at);
    char key[128];
    tsc_span lower = lower_word(word, length + 1, key); /* with its stop */
    tsc_abbreviation abbreviation = tsc_text_abbreviation(here->rules, here->language, lower);
    bool initial = at == length && (u_isupper((UChar32)first) || u_charType((UChar32)first) == U_OTHER_LETTER);
    if (initial && abbreviation != TSC_ABBREVIATION_NEVER)
        return opens_often(here, next);
    switch (abbreviation) {
    case TSC_ABBREVIATION_NEVER:
        return false;
    case TSC_ABBREVIATION_NUMBER:
        return !is_digit(next.first) && next.first != 0x2116;
    case TSC_ABBREVIATION_MAY:
        return opens_often(here, next);
    case TSC_ABBREVIATION_NONE:
        break;
    }
    if (has_inner_stops(word, length))
        return opens_often(here, next);
    if (is_digit(first) && length <= 2 && (from == here->start || is_digit(next.first)))
        return false; /* 3. in front of an item, 12. 05. 2024 */
    return true;
}

/* A stop without a blank behind it ends a sentence only where two were run together: relations.The */
static bool run_together(const place *here, size_t stop, size_t after)
{
    size_t at = after, small = 0;
    if (after >= here->end || !u_isupper((UChar32)tsc_utf8_next(here->text.data, here->end, &at)) || at >= here->end)
        return false;
    next_word next = word_after(here, after);
    if (next.behind == '.' || !u_islower((UChar32)tsc_utf8_next(here->text.data, here->end, &at)))
        return false;
    size_t from = word_before(here, stop);
    while (from < stop) {
        uint32_t c = tsc_utf8_next(here->text.data, stop, &from);
        if (c == '.' || c == '-' || is_digit(c))
            return false;
        small += (size_t)u_islower((UChar32)c);
    }
    return small >= 4;
}

/* Looks at the mark that begins at `at`: where the sentence ends (behind marks and closing quotes), 0 where not. */
static size_t end_at(const place *here, size_t at, size_t *resume)
{
    size_t stop = at, behind = at, marks = 0;
    uint32_t mark = 0, c = 0;
    while (behind < here->end) {
        size_t after = behind;
        c = tsc_utf8_next(here->text.data, here->end, &after);
        if (!is_stop(c) && !(marks && is_closing(c)))
            break;
        mark = is_stop(c) ? c : mark;
        marks++;
        behind = after;
    }
    *resume = behind;
    if (behind >= here->end)
        return here->end;
    if (!is_space(c))
        return mark == '.' && marks == 1 && run_together(here, stop, behind) ? behind : 0;
    next_word next = word_after(here, behind);
    if (u_islower((UChar32)next.first))
        return 0;
    if (mark == '.' && here->text.data[at + 1] != '.' && !stop_ends(here, stop, next))
        return 0;
    return behind;
}

/* Bytes that may begin a mark, or end one of two or three bytes (U+061F, U+06D4, U+2026). */
static bool is_candidate(const unsigned char *bytes, size_t at, size_t start, size_t *from)
{
    unsigned char c = bytes[at];
    *from = at;
    if (c == '.' || c == '!' || c == '?')
        return true;
    if ((c == 0x9F && at > start && bytes[at - 1] == 0xD8) || (c == 0x94 && at > start && bytes[at - 1] == 0xDB)) {
        *from = at - 1;
        return true;
    }
    if (c == 0xA6 && at > start + 1 && bytes[at - 1] == 0x80 && bytes[at - 2] == 0xE2) {
        *from = at - 2;
        return true;
    }
    return false;
}

/* Whether one of eight bytes may be one of those that is_candidate looks for: a byte is found by the borrow that
   subtracting one leaves in its high bit; what a borrow of its neighbour finds besides does no harm. */
static inline bool may_mark(const unsigned char *bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
    uint64_t block;
    memcpy(&block, bytes, sizeof block);
    uint64_t stop = block ^ ones * '.', call = block ^ ones * '!', question = block ^ ones * '?';
    uint64_t arabic = block ^ ones * 0x9F, urdu = block ^ ones * 0x94, dots = block ^ ones * 0xA6;
    uint64_t ascii = ((stop - ones) | (call - ones) | (question - ones)) & ~block;
    uint64_t high = ((arabic - ones) | (urdu - ones) | (dots - ones)) & block;
    return ((ascii | high) & highs) != 0;
}

/* A run without marks is cut at the last blank before the limit, else between two characters. */
static size_t forced_end(tsc_span text, size_t start)
{
    size_t end = start + TSC_SENTENCE_LIMIT, blank = end;
    while (blank > start + TSC_SENTENCE_LIMIT / 2 && (unsigned char)text.data[blank] > ' ')
        blank--;
    if (blank > start + TSC_SENTENCE_LIMIT / 2)
        return blank;
    while (end > start && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    return end;
}

size_t tsc_sentence_end(const tsc_text_rules *rules, size_t language, tsc_span text, size_t start, size_t end)
{
    size_t limit = end - start > TSC_SENTENCE_LIMIT ? start + TSC_SENTENCE_LIMIT : end, from, resume;
    /* Nobody looks far beyond the limit, so that a text of stops alone takes linear time. */
    place here = {rules, language, text, start, end - limit > TSC_SENTENCE_LIMIT ? limit + TSC_SENTENCE_LIMIT : end};
    const unsigned char *bytes = (const unsigned char *)text.data;
    for (size_t at = start; at < limit;) {
        static const bool marks[256] = {['.'] = true, ['!'] = true, ['?'] = true, [0x9F] = true, [0x94] = true, [0xA6] = true};
        while (limit - at >= 8 && !may_mark(bytes + at))
            at += 8;
        while (at < limit && !marks[bytes[at]])
            at++;
        if (at == limit)
            break;
        if (!is_candidate(bytes, at, start, &from)) {
            at++;
            continue;
        }
        size_t stop = end_at(&here, from, &resume);
        if (stop)
            return stop - start > TSC_SENTENCE_LIMIT ? forced_end(text, start) : stop;
        at = resume > at ? resume : at + 1;
    }
    return limit < end ? forced_end(text, start) : end;
}

/* Sentences of one text, or of a piece of it that begins and ends between paragraphs. */
typedef struct splitting {
    const tsc_text_rules *rules;
    tsc_span text;
    size_t whole; /* the language of the text */
    tsc_sentence *sentences;
    size_t count, room;
} splitting;

static tsc_status make_room(splitting *s, size_t count, tsc_error *err)
{
    if (s->count + count <= s->room)
        return TSC_OK;
    size_t room = s->room ? s->room + s->room / 2 : 64;
    room = room > s->count + count ? room : s->count + count;
    tsc_sentence *larger = realloc(s->sentences, room * sizeof *larger);
    if (!larger)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for %zu sentences", room);
    s->sentences = larger;
    s->room = room;
    return TSC_OK;
}

static tsc_status add_sentence(splitting *s, tsc_sentence sentence, tsc_error *err)
{
    tsc_status status = make_room(s, 1, err);
    if (status == TSC_OK)
        s->sentences[s->count++] = sentence;
    return status;
}

enum { SCRIPT_LOOK = 48 };

/* The script of the first letters as their lead bytes tell it: a quick check whether a sentence is in another script
   than the block it stands in. */
static unsigned lead_script(tsc_span text)
{
    enum { LATIN = 1, CYRILLIC = 1 << 8, ARABIC = 1 << 16 }; /* three counts in one number */
#define SIX(letter, value) [letter] = value, [letter + 1] = value, [letter + 2] = value, [letter + 3] = value, [letter + 4] = value, [letter + 5] = value
#define ALL(letter) SIX(letter, LATIN), SIX(letter + 6, LATIN), SIX(letter + 12, LATIN), SIX(letter + 18, LATIN), [letter + 24] = LATIN, [letter + 25] = LATIN
    static const uint32_t leads[256] = {ALL('A'), ALL('a'),
                                        [0xD0] = CYRILLIC, [0xD1] = CYRILLIC, [0xD2] = CYRILLIC, [0xD3] = CYRILLIC, [0xD4] = CYRILLIC,
                                        [0xD8] = ARABIC, [0xD9] = ARABIC, [0xDA] = ARABIC, [0xDB] = ARABIC};
#undef ALL
#undef SIX
    uint32_t counts = 0;
    size_t length = text.length < SCRIPT_LOOK ? text.length : SCRIPT_LOOK;
    for (size_t i = 0; i < length; i++)
        counts += leads[(unsigned char)text.data[i]];
    uint32_t latin = counts & 0xFF, cyrillic = counts >> 8 & 0xFF, arabic = counts >> 16;
    return cyrillic > latin ? 1 : arabic > latin ? 2 : latin ? 0 : 3;
}

/* The sentences of one block; headlines and rows stay whole. The language is told of the block, and again of a
   sentence in another script. */
static tsc_status split_block(splitting *s, tsc_block block, uint32_t paragraph, tsc_error *err)
{
    const tsc_text_rules *rules = s->rules;
    tsc_span text = s->text;
    bool whole_block = block.kind != TSC_BLOCK_TEXT && block.kind != TSC_BLOCK_ITEM;
    size_t at = block.start;
    tsc_span all = tsc_span_make(text.data + at, block.end - at);
    size_t of_block = tsc_language_tell(rules, all, s->whole), language = of_block;
    unsigned script = lead_script(all);
    while (at < block.end) {
        while (at < block.end && ((unsigned char)text.data[at] <= ' ' || (unsigned char)text.data[at] == 0x7F))
            at++;
        if (at >= block.end)
            break;
        size_t end = whole_block && block.end - at <= TSC_SENTENCE_LIMIT ? block.end
                                                                         : tsc_sentence_end(rules, language, text, at, block.end);
        size_t next = end;
        while (end > at && (unsigned char)text.data[end - 1] <= ' ')
            end--;
        tsc_span piece = tsc_span_make(text.data + at, end - at);
        unsigned own = at == block.start ? script : lead_script(piece);
        language = own == script || own == 3 ? of_block : tsc_language_tell(rules, piece, of_block);
        tsc_sentence sentence = {(uint32_t)at, (uint32_t)end, paragraph, (uint8_t)block.kind, ""};
        strncpy(sentence.language, tsc_text_language_tag(rules, language), sizeof sentence.language - 1);
        tsc_status status = add_sentence(s, sentence, err);
        if (status != TSC_OK)
            return status;
        at = next > at ? next : at + 1;
    }
    return TSC_OK;
}

/* The blocks of lines from *lines on. */
static tsc_status split_lines(splitting *s, tsc_lines *lines, tsc_error *err)
{
    tsc_block block;
    tsc_status status = TSC_OK;
    while (status == TSC_OK && tsc_lines_next(lines, &block))
        status = split_block(s, block, lines->paragraph, err);
    return status;
}

enum { PIECE = 1 << 20, PIECES_PER_JOB = 3 }; /* bytes of a long text that one thread splits at a time */

/* A piece of a long text. */
typedef struct piece {
    splitting own;
    tsc_lines lines;
    tsc_status status;
    tsc_error err;
} piece;

typedef struct parting {
    splitting *all;
    piece *pieces;
    size_t start;       /* of what is not yet given out */
    uint32_t paragraph; /* the last of what was taken */
    bool begun;
} parting;

/* The next blank line at or behind a place, the end where there is none: no block reaches over it. */
static size_t piece_end(tsc_span text, size_t from)
{
    while (from < text.length) {
        const char *stop = memchr(text.data + from, '\n', text.length - from);
        if (stop == NULL)
            return text.length;
        from = (size_t)(stop - text.data) + 1;
        if (from < text.length && (text.data[from] == '\n' || (text.data[from] == '\r' && from + 1 < text.length && text.data[from + 1] == '\n')))
            return from;
    }
    return text.length;
}

static bool feed_piece(void *context, size_t slot)
{
    parting *p = context;
    tsc_span text = p->all->text;
    if (p->start >= text.length)
        return false;
    size_t end = text.length - p->start > PIECE ? piece_end(text, p->start + PIECE) : text.length;
    piece *next = &p->pieces[slot];
    next->own.text = tsc_span_make(text.data, end);
    next->own.count = 0;
    tsc_lines_init(&next->lines, next->own.text, p->start);
    next->lines.begun = p->begun;
    p->begun = true;
    p->start = end;
    return true;
}

static void split_piece(void *context, size_t worker, size_t slot)
{
    (void)worker;
    piece *own = &((parting *)context)->pieces[slot];
    own->status = split_lines(&own->own, &own->lines, &own->err);
}

/* Paragraphs are counted on from the piece before. */
static tsc_status take_piece(void *context, size_t slot, tsc_error *err)
{
    parting *p = context;
    piece *own = &p->pieces[slot];
    tsc_status status = own->status;
    if (status != TSC_OK && err)
        *err = own->err;
    if (status == TSC_OK)
        status = make_room(p->all, own->own.count, err);
    for (size_t i = 0; status == TSC_OK && i < own->own.count; i++) {
        own->own.sentences[i].paragraph += p->paragraph;
        p->all->sentences[p->all->count++] = own->own.sentences[i];
    }
    p->paragraph += own->lines.paragraph;
    return status;
}

static tsc_status split_pieces(splitting *s, size_t start, size_t jobs, tsc_error *err)
{
    parting p = {.all = s, .start = start};
    size_t count = jobs * PIECES_PER_JOB;
    p.pieces = calloc(count, sizeof *p.pieces);
    if (!p.pieces)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "no memory for the pieces of a text");
    for (size_t i = 0; i < count; i++)
        p.pieces[i].own = (splitting){.rules = s->rules, .whole = s->whole};
    const tsc_relay relay = {&p, feed_piece, split_piece, take_piece};
    tsc_status status = tsc_relay_run(&relay, count, jobs, err);
    for (size_t i = 0; i < count; i++)
        free(p.pieces[i].own.sentences);
    free(p.pieces);
    return status;
}

static tsc_status split_text(splitting *s, size_t jobs, tsc_error *err)
{
    tsc_date date;
    size_t start = tsc_dateline_first_words(s->text, &date);
    if (jobs > 1 && s->text.length > 2 * PIECE)
        return split_pieces(s, start, jobs, err);
    tsc_lines lines;
    tsc_lines_init(&lines, s->text, start);
    return split_lines(s, &lines, err);
}

tsc_status tsc_sentences_find(tsc_document *document, const tsc_text_rules *rules, const tsc_block *blocks,
                              size_t block_count, size_t jobs, tsc_error *err)
{
    splitting s = {.rules = rules, .text = document->text, .sentences = document->sentences, .room = document->sentence_room};
    s.whole = document->language[0] ? tsc_text_language_find(rules, document->language) : tsc_language_tell_whole(rules, s.text);
    if (!document->language[0])
        strncpy(document->language, tsc_text_language_tag(rules, s.whole), sizeof document->language - 1);
    tsc_status status = TSC_OK;
    if (!blocks)
        status = split_text(&s, jobs, err);
    for (size_t i = 0; blocks && i < block_count && status == TSC_OK; i++)
        status = split_block(&s, blocks[i], (uint32_t)i, err);
    document->sentences = s.sentences;
    document->sentence_room = s.room;
    document->sentence_count = s.count;
    return status;
}
