/* Figures of tables and of lists of lines: numbers whose unit, indicator, time and countries stand in headings. A number is
   put together with them into a sentence ("Ghana's trade with Turkey: exports, 2023: 144.8 million US dollars"), and what
   the rules of sentences make of that is its figure. */
#ifndef TSC_EXTRACT_TABULAR_H
#define TSC_EXTRACT_TABULAR_H

#include "extract/link.h"
#include "text/document.h"

/** Who finds the figures of a short document, which live in its arena, and who explains the one at an offset. */
typedef struct tsc_tabular_finder {
    tsc_status (*find)(void *context, tsc_document *document, const tsc_figure **figures, size_t *count,
                       tsc_error *err);
    tsc_status (*explain)(void *context, tsc_document *document, size_t offset, tsc_buffer *out, tsc_error *err);
    void *context;
} tsc_tabular_finder;

enum { TSC_TABULAR_CELLS = 100000 /* of one document that are read, which bounds the work */ };

typedef struct tsc_tabular_reader {
    const tsc_document *document;
    const tsc_lexicon *lexicon;
    tsc_word_memo *memo;
    tsc_arena *scratch; /* of one heading */
    tsc_arena *words;   /* of one table */
    tsc_tabular_finder finder;
    const tsc_trace *trace; /* NULL: nothing is explained */
    size_t from;            /* the first sentence that is not yet looked at */
    size_t cells;           /* that were read so far */
} tsc_tabular_reader;

/** Reads the tables of the sentences from reader->from on, up to `end`, and puts their figures among the others, in the
    order of the text. Texts go to keep. Errors: TSC_ENOMEM, and those of the finder. */
tsc_status tsc_tabular_read(tsc_tabular_reader *reader, size_t end, tsc_figure_list *figures, tsc_arena *keep,
                            tsc_error *err);

#endif
