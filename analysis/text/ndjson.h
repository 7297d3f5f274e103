/* Documents from NDJSON: one JSON object {"id","text","date"?,"lang"?,"title"?,"url"?} a line. Lines are read in
   constant memory (that of the longest line); parsing is apart from reading, so that threads may share the work. */
#ifndef TSC_TEXT_NDJSON_H
#define TSC_TEXT_NDJSON_H

#include "core/span.h"
#include "core/status.h"
#include "text/document.h"

#include <stdbool.h>

typedef struct tsc_ndjson tsc_ndjson;

enum { TSC_NDJSON_LINE_LIMIT = 256 << 20 }; /* bytes of one line */

/** Opens a file ("-": standard input). Free with tsc_ndjson_free. Errors: TSC_EINPUT. */
tsc_status tsc_ndjson_new(const char *path, tsc_ndjson **reader, tsc_error *err);
void tsc_ndjson_free(tsc_ndjson *reader);

/** The next line that is not blank, without its line break, borrowed until the next call, and its 1-based number;
    *line.data NULL at the end. A line above the limit is TSC_ELIMIT, skipped, and reading may go on. */
tsc_status tsc_ndjson_next(tsc_ndjson *reader, tsc_span *line, size_t *number, tsc_error *err);

/** Makes a document of one line; number is for messages and for the id of a document without one ("line 7"). A
    null value is a missing one; keys unknown are ignored; opts->date and ->language win over the line's own.
    Errors: TSC_EINPUT with the line (no JSON object, no text, a date or language that is none). */
tsc_status tsc_ndjson_document(tsc_span line, const char *file, size_t number, const tsc_document_opts *opts,
                               tsc_document *document, tsc_error *err);

/** The ending of path is that of NDJSON (ndjson, jsonl). */
bool tsc_ndjson_known_ending(const char *path);

#endif
