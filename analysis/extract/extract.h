/* From a document to its figures and events. The extractor holds the compiled lexicon, is read-only once made
   and may be used by several threads at once, each with documents of its own. */
#ifndef TSC_EXTRACT_EXTRACT_H
#define TSC_EXTRACT_EXTRACT_H

#include "core/status.h"
#include "extract/event.h"
#include "extract/figure.h"
#include "text/document.h"

typedef struct tsc_extractor tsc_extractor;

/** Maps the compiled lexicon at path (NULL: the one of the installation). Free with tsc_extractor_free. */
tsc_status tsc_extractor_new(const char *path, tsc_extractor **extractor, tsc_error *err);
void tsc_extractor_free(tsc_extractor *extractor);

typedef struct tsc_extract_opts {
    bool figures, events;
    double min_confidence; /* records below it are left out */
} tsc_extract_opts;

typedef struct tsc_records {
    const tsc_figure *figures; /* by start, derived after their source; in the document's arena */
    size_t figure_count;
    const tsc_event *events;   /* by start */
    size_t event_count;
} tsc_records;

/** Finds the figures and events of a document whose sentences are known; infers its date where it has none.
    Records live in the document's arena. */
tsc_status tsc_extract(const tsc_extractor *extractor, tsc_document *document, const tsc_extract_opts *opts,
                       tsc_records *records, tsc_error *err);

#endif
