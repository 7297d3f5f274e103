/* A document: its text as UTF-8 with what it says of itself. The text is never normalized or changed after
   decoding, so that byte offsets hold in what `extract --text` shows. A document owns its arena, and all that
   is found in it (sentences, tokens, figures, events) lives there and dies with it. */
#ifndef TSC_TEXT_DOCUMENT_H
#define TSC_TEXT_DOCUMENT_H

#include "core/arena.h"
#include "core/buffer.h"
#include "core/period.h"
#include "core/span.h"
#include "core/status.h"
#include "text/rules.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum tsc_date_origin {
    TSC_DATE_UNKNOWN = 0,
    TSC_DATE_GIVEN,   /* --date, or the NDJSON key */
    TSC_DATE_BORNE,   /* read in the document: first words, dateline, metadata */
    TSC_DATE_INFERRED /* a guess from its own words; reported as one */
} tsc_date_origin;

typedef enum tsc_block_kind { TSC_BLOCK_TEXT, TSC_BLOCK_TITLE, TSC_BLOCK_HEADING, TSC_BLOCK_ITEM, TSC_BLOCK_ROW } tsc_block_kind;

/** A sentence, headline, list item or table row: byte offsets in the text. Kept small: a large text has
    millions of them. No sentence is longer than TSC_SENTENCE_LIMIT bytes; a longer run is cut at a blank. */
typedef struct tsc_sentence {
    uint32_t start;
    uint16_t length;
    uint8_t kind : 4; /* a tsc_block_kind */
    bool opens : 1;   /* a paragraph */
    uint8_t language; /* its number among the languages of the document, see tsc_document_language; 0: it cannot be told */
} tsc_sentence;

/** Behind the last byte of a sentence. */
static inline size_t tsc_sentence_end(const tsc_sentence *sentence)
{
    return (size_t)sentence->start + sentence->length;
}

enum { TSC_SENTENCE_LIMIT = 8192 };

enum {
    TSC_ROW_GAP = 3,   /* blanks in a row of a plain text that part its cells, where neither tabs nor bars do */
    TSC_ROW_CELLS = 64 /* columns that a cell of a table may take, or leave empty */
};

typedef struct tsc_document {
    tsc_arena arena;
    const char *id;       /* path as reached, or the NDJSON id; "-" for standard input */
    const char *title;    /* "" where none is known */
    const char *source;   /* publisher or URL, "" where none is known */
    const char *encoding; /* the ICU name of what the bytes were in; "UTF-8" for text that was given */
    char language[12];    /* of the whole, may carry a region (fr-MA); "" unknown */
    tsc_date date;        /* year 0: none */
    tsc_date_origin date_origin;
    tsc_span text;        /* UTF-8, valid; less than 4 GiB */
    char sha256[65];      /* of the bytes as they came (NDJSON: of the text); "" where opts said without_digest */
    size_t bad_bytes;     /* replaced by U+FFFD while decoding */
    size_t first_bad;     /* offset of the first of them in the input */
    tsc_sentence *sentences;
    size_t sentence_count;
    char languages[TSC_TEXT_LANGUAGES + 1][TSC_TEXT_TAG]; /* BCP 47 primary tags, by the numbers of sentences; the first is "" */
    /* Memory of text and sentences, kept over tsc_document_reset. */
    tsc_buffer content, line; /* line: of NDJSON, unescaped */
    size_t sentence_room;
} tsc_document;

typedef struct tsc_document_opts {
    const char *language;        /* NULL: tell from the text; BCP 47, a region is kept */
    const char *encoding;        /* NULL: tell from the bytes; any name ICU knows */
    tsc_date date;               /* year 0: read or infer */
    bool without_digest;         /* leave sha256 empty: filters need none */
    const tsc_text_rules *rules; /* NULL: those of the installation are loaded for this one call */
    size_t jobs;                 /* threads that a long text is split by; 0: one */
    size_t limit;                /* most bytes of the input and of what it unpacks to; 0: TSC_DOCUMENT_LIMIT, and
                                    TSC_DOCUMENT_RICH_LIMIT for HTML, PDF, DOCX and ODT */
    size_t page_limit;           /* most pages of a PDF; 0: TSC_DOCUMENT_PAGES */
} tsc_document_opts;

#define TSC_DOCUMENT_LIMIT ((size_t)4000000000u) /* bytes of a plain text or NDJSON file */
enum {
    TSC_DOCUMENT_RICH_LIMIT = 256 << 20, /* bytes of HTML, PDF, DOCX, ODT, and of what an archive may unpack to */
    TSC_DOCUMENT_RATIO = 200,            /* most times its packed size that a part of DOCX or ODT may unpack to */
    TSC_DOCUMENT_PAGES = 5000
};

/** Most bytes of a document that is more than plain text, and of what an archive may unpack to. */
static inline size_t tsc_document_rich_limit(const tsc_document_opts *opts)
{
    const size_t most = (size_t)1 << 30; /* libxml2 counts in int */
    size_t limit = opts->limit ? opts->limit : TSC_DOCUMENT_RICH_LIMIT;
    return limit < most ? limit : most;
}

/** The BCP 47 primary tag of a sentence; that of the document (which may carry a region) where its own cannot be told. */
static inline const char *tsc_document_language(const tsc_document *document, const tsc_sentence *sentence)
{
    return sentence->language != 0 ? document->languages[sentence->language] : document->language;
}

/** The region of its language, ISO 3166 alpha-2 ("MA" of fr-MA); "" where none is said. */
const char *tsc_document_region(const tsc_document *document);

/** Makes an empty document; allocates nothing. */
void tsc_document_init(tsc_document *document);
/** Frees it; it is as after init. */
void tsc_document_clear(tsc_document *document);
/** As after init but keeps memory for the next document of a stream. */
void tsc_document_reset(tsc_document *document);

/** Reads one document (plain text, HTML, PDF, DOCX, ODT; its kind told by its first bytes, then by the ending of
    path) into *document, which is reset first: decoded, split into sentences, with language, title, source and
    the date that it bears. path "-" is standard input. opts may be NULL.
    Errors: TSC_EINPUT (unreadable, of no known kind, empty, encoding not known), TSC_ELIMIT, TSC_ENOMEM. */
tsc_status tsc_document_read(const char *path, const tsc_document_opts *opts, tsc_document *document, tsc_error *err);

/** The same from bytes in memory; id stands for the path. Takes the memory of *bytes, which is empty afterwards. */
tsc_status tsc_document_from_bytes(const char *id, tsc_buffer *bytes, const tsc_document_opts *opts,
                                   tsc_document *document, tsc_error *err);

/** From text that is UTF-8 already (broken bytes are replaced all the same); copies it. */
tsc_status tsc_document_from_text(const char *id, tsc_span text, const tsc_document_opts *opts, tsc_document *document,
                                  tsc_error *err);

/** The ending of path is one of a single document (txt md html htm xhtml pdf docx odt); NDJSON files are told by
    tsc_ndjson_known_ending. */
bool tsc_document_known_ending(const char *path);

/** Whether a sentence is the first of an item of a list: marked as one, or on a line of its own behind one that ends in a
    semicolon, or in a colon where it ends in a semicolon itself; or one of lines without a stop behind a colon. */
bool tsc_document_begins_item(const tsc_document *document, size_t sentence);

#endif
