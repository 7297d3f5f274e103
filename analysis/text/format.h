/* Formats that are more than plain text: each one file behind a descriptor. A reader renders its document into
   blocks of text; what it knows besides (title, date, language, source) goes along. */
#ifndef TSC_TEXT_FORMAT_H
#define TSC_TEXT_FORMAT_H

#include "text/document.h"
#include "text/sentence.h"

/** What a reader makes of a document. */
typedef struct tsc_rendition {
    tsc_arena *arena;      /* where title and source live; of the document */
    tsc_buffer text;
    tsc_text_block *blocks;
    size_t block_count, block_room;
    tsc_block_kind kind;   /* of the block under way */
    size_t block_start;
    size_t cells;          /* of the row under way */
    bool blank_due;        /* a blank was seen and is written before the next character */
    bool failed;
    const char *title, *source;
    char language[12];
    tsc_date date;
} tsc_rendition;

/** An empty rendition whose title and source will live in arena. */
void tsc_rendition_init(tsc_rendition *rendition, tsc_arena *arena);
/** Frees its text and blocks. */
void tsc_rendition_clear(tsc_rendition *rendition);

/** Ends the block under way (dropped where it is blank) and begins one of this kind. */
void tsc_rendition_begin(tsc_rendition *rendition, tsc_block_kind kind);
/** Adds valid UTF-8 to the block, runs of blanks and line breaks as one blank. */
void tsc_rendition_add(tsc_rendition *rendition, tsc_span text);
/** Begins the next cell of a row: a tab stands between cells, empty ones too. */
void tsc_rendition_next_cell(tsc_rendition *rendition);

/** How many columns or rows a cell takes, as the value of an attribute says it (NULL: there is none): 1 to TSC_ROW_CELLS. */
unsigned tsc_rendition_span(const char *value);

/** A copy in the arena of what text holds, blanks trimmed; keeps *place where text is blank or memory short. */
void tsc_rendition_note(tsc_rendition *rendition, const char **place, tsc_span text);

/** Hands the text over to the document, with title, source and encoding. TSC_EINPUT where nothing was found. */
tsc_status tsc_rendition_take(tsc_rendition *rendition, tsc_document *document, tsc_error *err);

typedef struct tsc_document_format {
    const char *name; /* for messages: "HTML" */
    /** Renders *bytes (may be changed or emptied). Errors without a place; the caller adds it. */
    tsc_status (*read)(tsc_document *document, tsc_buffer *bytes, const tsc_document_opts *opts, tsc_rendition *rendition,
                       tsc_error *err);
} tsc_document_format;

/** Tells the format by the first bytes, then by the ending of path; *format NULL is plain text. TSC_EINPUT with what
    to do about it for kinds that are known and not read (pictures, archives, old office files …). */
tsc_status tsc_format_tell(const char *path, tsc_span bytes, const tsc_document_opts *opts, const tsc_document_format **format,
                           tsc_error *err);

extern const tsc_document_format tsc_format_html, tsc_format_pdf, tsc_format_docx, tsc_format_odt;

/** Ends the reading of a document whose text is in content: language, sentences, date, title. */
tsc_status tsc_document_finish(tsc_document *document, const tsc_document_opts *opts, const tsc_rendition *rendition,
                               tsc_error *err);

#endif
