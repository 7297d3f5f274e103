/* A text to sentences: its blocks one after the other, a long plain text in pieces by several threads. */
#include "core/relay.h"
#include "text/dateline.h"
#include "text/sentence.h"

#include <stdlib.h>
#include <string.h>

/* Sentences of one text, or of a piece of it that begins and ends between paragraphs. */
typedef struct splitting {
    const tsc_text_rules *rules;
    tsc_span text;
    size_t whole; /* the language of the text */
    uint32_t paragraph; /* of the last sentence */
    size_t mute;  /* one behind the headline just read that has no word of its language: the text below tells it; 0: none */
    tsc_sentence *sentences;
    size_t count, room;
    tsc_ahead marks, quotes; /* what may end a sentence, and what may open a quotation, ahead in the text */
} splitting;

/* Turns to a text, before it is split. */
static void begin_text(splitting *s, tsc_span text)
{
    s->text = text;
    s->marks = tsc_sentence_marks(text);
    s->quotes = tsc_ahead_of(text, "\"\xC2\xE2"); /* as quote_mark knows them */
}

static tsc_status make_room(splitting *s, size_t count, tsc_error *err)
{
    if (s->count + count <= s->room)
        return TSC_OK;
    size_t room = s->room ? s->room + s->room / 2 : 64;
    room = room > s->count + count ? room : s->count + count;
    tsc_sentence *larger = realloc(s->sentences, room * sizeof *larger);
    if (!larger)
        return tsc_error_memory(err, "%zu sentences", room);
    s->sentences = larger;
    s->room = room;
    return TSC_OK;
}

static tsc_status add_sentence(splitting *s, tsc_sentence sentence, tsc_error *err)
{
    tsc_status status = s->count < s->room ? TSC_OK : make_room(s, 1, err);
    if (status == TSC_OK)
        s->sentences[s->count++] = sentence;
    return status;
}

static uint8_t number_of(const splitting *s, size_t language)
{
    return (uint8_t)(language < tsc_text_language_count(s->rules) ? language + 1 : 0);
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
    const unsigned char *bytes = (const unsigned char *)text.data;
    uint32_t counts = 0;
    size_t length = text.length < SCRIPT_LOOK ? text.length : SCRIPT_LOOK, i = 0;
    for (; i + 8 <= length; i += 8)
        counts += leads[bytes[i]] + leads[bytes[i + 1]] + leads[bytes[i + 2]] + leads[bytes[i + 3]] +
                  leads[bytes[i + 4]] + leads[bytes[i + 5]] + leads[bytes[i + 6]] + leads[bytes[i + 7]];
    for (; i < length; i++)
        counts += leads[bytes[i]];
    uint32_t latin = counts & 0xFF, cyrillic = counts >> 8 & 0xFF, arabic = counts >> 16;
    return cyrillic > latin ? 1 : arabic > latin ? 2 : latin ? 0 : 3;
}

/* A headline that nothing in it assigns to a language is in that of the text right below, where the script is the same. */
static void tell_headline(splitting *s, const tsc_sentence *below, unsigned script)
{
    if (s->mute == 0)
        return;
    tsc_sentence *headline = &s->sentences[s->mute - 1];
    if (lead_script(tsc_span_make(s->text.data + headline->start, headline->length)) == script)
        headline->language = below->language;
    s->mute = 0;
}

/* A quotation in another language than the sentence that it stands in. */
typedef struct quotation {
    size_t start, end;         /* its marks included */
    size_t language, around;   /* of what is quoted, of the sentence */
    bool closed;               /* its closing mark stands in the sentence */
} quotation;

/* How many bytes of a mark that opens (or closes) a quotation stand at a place, 0 where none does. */
static size_t quote_mark(tsc_span text, size_t at, size_t end, bool closing)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    if (bytes[at] == '"')
        return 1;
    if (bytes[at] == 0xC2 && at + 1 < end)
        return bytes[at + 1] == (closing ? 0xBB : 0xAB) ? 2 : 0;
    if (bytes[at] != 0xE2 || at + 2 >= end || bytes[at + 1] != 0x80)
        return 0;
    return (closing ? bytes[at + 2] == 0x9D : bytes[at + 2] == 0x9C || bytes[at + 2] == 0x9E) ? 3 : 0;
}

/* Whether what is quoted is a whole clause: a name has fewer words. */
static bool is_clause(tsc_span text)
{
    enum { WORDS = 4 };
    size_t blanks = 0;
    for (size_t i = 0; i < text.length && blanks < WORDS; i++)
        blanks += text.data[i] == ' ';
    return blanks >= WORDS;
}

/* Whether what is quoted speaks clearly for another language than what stands around it, both being clauses. */
static bool is_foreign(const splitting *s, tsc_span inside, tsc_span around, size_t hint, quotation *quote)
{
    if (!is_clause(inside) || !is_clause(around))
        return false;
    quote->around = tsc_language_tell(s->rules, around, hint);
    quote->language = tsc_language_tell(s->rules, inside, quote->around);
    return quote->language != quote->around && tsc_language_speaks(s->rules, inside, quote->language) &&
           tsc_language_speaks(s->rules, around, quote->around);
}

/* The first quotation of a sentence that speaks clearly for another language than the rest of it. */
static bool find_foreign(splitting *s, size_t at, size_t end, size_t hint, quotation *found)
{
    for (size_t from = tsc_ahead_next(&s->quotes, at, end); from < end; from = tsc_ahead_next(&s->quotes, from + 1, end)) {
        size_t mark = quote_mark(s->text, from, end, false), to = from + mark, closing = 0;
        if (mark == 0)
            continue;
        while (to < end && (closing = quote_mark(s->text, to, end, true)) == 0)
            to++;
        tsc_span inside = tsc_span_make(s->text.data + from + mark, to - from - mark);
        tsc_span before = tsc_span_make(s->text.data + at, from - at), behind = tsc_span_make(s->text.data + to + closing, end - to - closing);
        tsc_span around = before.length > behind.length ? before : behind;
        *found = (quotation){.start = from, .end = to + closing, .closed = closing > 0};
        if (is_foreign(s, inside, around, hint, found))
            return true;
        from = to < end ? to : end - 1;
    }
    return false;
}

static tsc_status add_part(splitting *s, tsc_sentence sentence, size_t start, size_t end, size_t language, tsc_error *err)
{
    while (start < end && (unsigned char)s->text.data[start] <= ' ')
        start++;
    while (end > start && (unsigned char)s->text.data[end - 1] <= ' ')
        end--;
    if (start == end)
        return TSC_OK;
    sentence.start = (uint32_t)start, sentence.length = (uint16_t)(end - start);
    sentence.language = number_of(s, language);
    return add_sentence(s, sentence, err);
}

/* "The ambassador said: « Nos exportations ont doublé », and …": what is quoted in another language is a sentence of its own,
   and so is what stands before and behind it. */
static tsc_status add_parts(splitting *s, tsc_sentence sentence, const quotation *quote, tsc_error *err)
{
    const size_t before = s->count;
    tsc_status status = add_part(s, sentence, sentence.start, quote->start, quote->around, err);
    sentence.opens = sentence.opens && s->count == before;
    if (status == TSC_OK)
        status = add_part(s, sentence, quote->start, quote->end, quote->language, err);
    const size_t end = tsc_sentence_end(&sentence);
    sentence.opens = false;
    return status == TSC_OK ? add_part(s, sentence, quote->end, end, quote->around, err) : status;
}

/* The sentences of one block; headlines and rows stay whole. The language is told of the block, and of each sentence
   again: it holds until one speaks clearly for another. */
static tsc_status split_block(splitting *s, tsc_text_block block, uint32_t paragraph, tsc_error *err)
{
    const tsc_text_rules *rules = s->rules;
    tsc_span text = s->text;
    bool whole_block = block.kind != TSC_BLOCK_TEXT && block.kind != TSC_BLOCK_ITEM;
    size_t at = block.start;
    tsc_span all = tsc_span_make(text.data + at, block.end - at);
    size_t looked, of_block = tsc_language_tell_by(rules, all, s->whole, &looked), language = of_block;
    unsigned script = lead_script(all);
    while (at < block.end) {
        while (at < block.end && ((unsigned char)text.data[at] <= ' ' || (unsigned char)text.data[at] == 0x7F))
            at++;
        if (at >= block.end)
            break;
        size_t end = whole_block && block.end - at <= TSC_SENTENCE_LIMIT ? block.end
                                                                         : tsc_sentence_find_end(rules, language, &s->marks, at, block.end);
        size_t next = end;
        while (end > at && (unsigned char)text.data[end - 1] <= ' ')
            end--;
        tsc_span piece = tsc_span_make(text.data + at, end - at);
        unsigned own = at == block.start ? script : lead_script(piece);
        if (own == 3)
            language = of_block;
        else if (!whole_block && (at > block.start || (next < block.end && end - at <= looked)))
            language = own == script ? tsc_language_tell_next(rules, piece, language) : tsc_language_tell(rules, piece, of_block);
        tsc_sentence sentence = {.start = (uint32_t)at,
                                 .length = (uint16_t)(end - at),
                                 .kind = block.kind & 0xFu,
                                 .opens = paragraph != s->paragraph,
                                 .language = number_of(s, language)};
        s->paragraph = paragraph;
        if (at == block.start)
            tell_headline(s, &sentence, own);
        quotation quote;
        bool foreign = !whole_block && find_foreign(s, at, end, language, &quote);
        if (foreign)
            language = quote.closed ? quote.around : quote.language;
        tsc_status status = foreign ? add_parts(s, sentence, &quote, err) : add_sentence(s, sentence, err);
        if (status != TSC_OK)
            return status;
        at = next > at ? next : at + 1;
    }
    bool headline = block.kind == TSC_BLOCK_TITLE || block.kind == TSC_BLOCK_HEADING;
    s->mute = headline && s->count > 0 && !tsc_language_speaks(rules, all, of_block) ? s->count : 0;
    return TSC_OK;
}

/* The blocks of lines from *lines on. */
static tsc_status split_lines(splitting *s, tsc_text_lines *lines, tsc_error *err)
{
    tsc_text_block block;
    tsc_status status = TSC_OK;
    while (status == TSC_OK && tsc_text_lines_next(lines, &block))
        status = split_block(s, block, lines->paragraph, err);
    return status;
}

enum { PIECE = 1 << 20, PIECES_PER_JOB = 3 }; /* bytes of a long text that one thread splits at a time */

/* A piece of a long text. */
typedef struct piece {
    splitting own;
    tsc_text_lines lines;
    tsc_status status;
    tsc_error err;
} piece;

typedef struct parting {
    splitting *all;
    piece *pieces;
    size_t start;       /* of what is not yet given out */
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
    begin_text(&next->own, tsc_span_make(text.data, end));
    next->own.count = next->own.mute = 0;
    next->own.paragraph = UINT32_MAX;
    tsc_text_lines_init(&next->lines, next->own.text, p->start);
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

/* A piece begins with a paragraph. */
static tsc_status take_piece(void *context, size_t slot, tsc_error *err)
{
    parting *p = context;
    piece *own = &p->pieces[slot];
    tsc_status status = own->status;
    if (status != TSC_OK && err)
        *err = own->err;
    if (status == TSC_OK)
        status = make_room(p->all, own->own.count, err);
    if (status == TSC_OK && own->own.count > 0) { /* as where the text is read in one go */
        const tsc_sentence *first = &own->own.sentences[0];
        tell_headline(p->all, first, lead_script(tsc_span_make(p->all->text.data + first->start, first->length)));
        p->all->mute = own->own.mute > 0 ? p->all->count + own->own.mute : 0;
    }
    if (status == TSC_OK && own->own.count > 0)
        memcpy(p->all->sentences + p->all->count, own->own.sentences, own->own.count * sizeof *own->own.sentences);
    p->all->count += status == TSC_OK ? own->own.count : 0;
    return status;
}

static tsc_status split_pieces(splitting *s, size_t start, size_t jobs, tsc_error *err)
{
    parting p = {.all = s, .start = start};
    size_t count = jobs * PIECES_PER_JOB;
    p.pieces = calloc(count, sizeof *p.pieces);
    if (!p.pieces)
        return tsc_error_memory(err, "the pieces of a text");
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
    tsc_text_lines lines;
    tsc_text_lines_init(&lines, s->text, start);
    return split_lines(s, &lines, err);
}

tsc_status tsc_sentences_find(tsc_document *document, const tsc_text_rules *rules, const tsc_text_block *blocks,
                              size_t block_count, size_t jobs, tsc_error *err)
{
    splitting s = {.rules = rules, .paragraph = UINT32_MAX, .sentences = document->sentences, .room = document->sentence_room};
    begin_text(&s, document->text);
    s.whole = document->language[0] ? tsc_text_language_find(rules, document->language) : tsc_language_tell_whole(rules, s.text);
    if (!document->language[0])
        strncpy(document->language, tsc_text_language_tag(rules, s.whole), sizeof document->language - 1);
    for (size_t i = 0; i < tsc_text_language_count(rules); i++)
        memcpy(document->languages[i + 1], tsc_text_language_tag(rules, i), sizeof document->languages[0]);
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
