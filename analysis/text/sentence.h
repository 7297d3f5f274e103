/* Text to sentences: paragraphs by blank lines, hard-wrapped lines joined, headlines, list items and table rows by
   themselves, then sentences by their marks, abbreviations and initials told apart. One pass, linear in the text. */
#ifndef TSC_TEXT_SENTENCE_H
#define TSC_TEXT_SENTENCE_H

#include "text/ahead.h"
#include "text/document.h"

/** A run of the text that no sentence crosses. */
typedef struct tsc_text_block {
    uint32_t start, end;
    tsc_block_kind kind;
} tsc_text_block;

/** Fills document->sentences from its text, and the language of the document where it has none. blocks: what a
    structured format knew of the text (in order); NULL: paragraphs are told from the lines. jobs: threads for a long text. */
tsc_status tsc_sentences_find(tsc_document *document, const tsc_text_rules *rules, const tsc_text_block *blocks,
                              size_t block_count, size_t jobs, tsc_error *err);

/** The language of a piece of text: the index in rules, or their count where nothing tells. hint is the language
    of its surroundings (or the count), kept unless the piece itself speaks clearly for another. */
size_t tsc_language_tell(const tsc_text_rules *rules, tsc_span text, size_t hint);

/** Whether the beginning of a text has a frequent word or a letter of a language. */
bool tsc_language_speaks(const tsc_text_rules *rules, tsc_span text, size_t language);

/** The language of a sentence behind one in the language `before`, which a few words of its own confirm. */
size_t tsc_language_tell_next(const tsc_text_rules *rules, tsc_span text, size_t before);

/** The same; *looked is by how many of its first bytes it was told. What begins with them and more tells the same language,
    in surroundings of that language or of the hint. */
size_t tsc_language_tell_by(const tsc_text_rules *rules, tsc_span text, size_t hint, size_t *looked);

/** The language of a whole text, told from pieces all over it; the count where nothing tells. */
size_t tsc_language_tell_whole(const tsc_text_rules *rules, tsc_span text);

/** Plain text being cut into blocks. */
typedef struct tsc_text_lines {
    tsc_span text;
    size_t at;            /* where the next block begins */
    size_t paragraph_end; /* end of the paragraph that at lies in */
    size_t width;         /* its longest line, in characters */
    uint32_t paragraph;   /* its number */
    bool begun;           /* a block was given already */
    bool stopped;         /* the last one was text that ends its sentence */
    bool entry;           /* the last one named something and its number */
    bool listed;          /* its lines are items: all but the last end in a colon or a semicolon */
} tsc_text_lines;

/** Readies it for text from start on. */
void tsc_text_lines_init(tsc_text_lines *lines, tsc_span text, size_t start);
/** The next block (a paragraph, headline, item or row; hard-wrapped lines joined), lines->at moved behind it and
    lines->paragraph counted up where a new paragraph begins; false at the end. */
bool tsc_text_lines_next(tsc_text_lines *lines, tsc_text_block *block);

/** A search for what may end the sentences of a text. */
tsc_ahead tsc_sentence_marks(tsc_span text);
/** Where the sentence that begins at start (and cannot go beyond end) ends: behind its last mark. marks: those of its text. */
size_t tsc_sentence_find_end(const tsc_text_rules *rules, size_t language, tsc_ahead *marks, size_t start, size_t end);

#endif
