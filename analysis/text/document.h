/* A document: its text as UTF-8 with what it says of itself. The text is never normalized or changed after
   decoding, so that byte offsets hold in what `extract --text` shows. A document owns its arena, and all that
   is found in it (sentences, tokens, figures, events) lives there and dies with it. */
#ifndef TSC_TEXT_DOCUMENT_H
#define TSC_TEXT_DOCUMENT_H

#include "core/arena.h"
#include "core/period.h"
#include "core/span.h"
#include "core/status.h"

#include <stdbool.h>

typedef enum tsc_date_origin {
    TSC_DATE_UNKNOWN = 0,
    TSC_DATE_GIVEN,   /* --date, or the NDJSON key */
    TSC_DATE_BORNE,   /* read in the document: first words, dateline, metadata */
    TSC_DATE_INFERRED /* a guess from its own words; reported as one */
} tsc_date_origin;

typedef enum tsc_block_kind { TSC_BLOCK_TEXT, TSC_BLOCK_TITLE, TSC_BLOCK_HEADING, TSC_BLOCK_ITEM, TSC_BLOCK_ROW } tsc_block_kind;

/** A sentence, headline, list item or table row: byte offsets in the text. */
typedef struct tsc_sentence {
    size_t start, end;
    size_t paragraph;    /* counts from 0; sentences of one paragraph share it */
    tsc_block_kind kind;
    char language[12];   /* BCP 47 primary tag of this sentence */
} tsc_sentence;

typedef struct tsc_document {
    tsc_arena arena;
    const char *id;       /* path as reached, or the NDJSON id; "-" for standard input */
    const char *title;    /* "" where none is known */
    const char *source;   /* publisher or URL, "" where none is known */
    char language[12];    /* of the whole, may carry a region (fr-MA); "" unknown */
    tsc_date date;        /* year 0: none */
    tsc_date_origin date_origin;
    tsc_span text;        /* UTF-8, valid */
    char sha256[65];      /* of the bytes as they came (NDJSON: of the text) */
    size_t bad_bytes;     /* replaced by U+FFFD while decoding */
    size_t first_bad;     /* offset of the first of them in the input */
    tsc_sentence *sentences;
    size_t sentence_count;
} tsc_document;

typedef struct tsc_document_opts {
    const char *language; /* NULL: tell from the text */
    const char *encoding; /* NULL: tell from the bytes */
    tsc_date date;        /* year 0: read or infer */
} tsc_document_opts;

void tsc_document_init(tsc_document *document);
void tsc_document_clear(tsc_document *document);
/** As after init but keeps memory for the next document of a stream. */
void tsc_document_reset(tsc_document *document);

#endif
