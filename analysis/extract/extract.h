/* From a document to its figures and events. The extractor holds the compiled lexicon, is read-only once made
   and may be used by several threads at once, each with documents of its own. */
#ifndef TSC_EXTRACT_EXTRACT_H
#define TSC_EXTRACT_EXTRACT_H

#include "core/buffer.h"
#include "core/status.h"
#include "extract/event.h"
#include "extract/figure.h"
#include "extract/lexicon.h"
#include "text/document.h"

typedef struct tsc_extractor tsc_extractor;

/** Maps the compiled lexicon at path (NULL: the one of the installation). Free with tsc_extractor_free. */
tsc_status tsc_extractor_new(const char *path, tsc_extractor **extractor, tsc_error *err);
void tsc_extractor_free(tsc_extractor *extractor);

/** Its lexicon, borrowed. */
const tsc_lexicon *tsc_extractor_get_lexicon(const tsc_extractor *extractor);

typedef struct tsc_extract_opts {
    bool figures, events;
    double min_confidence; /* records below it are left out */
    size_t jobs;           /* threads that read a long document; 0: one. They change the time and never the result */
    bool thorough;         /* read in full what a glance says is of no use: to hold against what is passed over. It
                              changes the time and never the result */
} tsc_extract_opts;

typedef struct tsc_records {
    const tsc_figure *figures; /* by start, derived after their source; in the document's arena */
    size_t figure_count;
    const tsc_event *events; /* by start */
    size_t event_count;
} tsc_records;

/** Scratch memory that a thread uses for one document after the other; NULL where memory is short. */
typedef struct tsc_workspace tsc_workspace;
/** Memory that extraction keeps from document to document; NULL where there is none. Free with _free. */
tsc_workspace *tsc_workspace_new(void);
void tsc_workspace_free(tsc_workspace *workspace);

/** Finds the figures and events of a document whose sentences are known; infers its date where it has none.
    Records live in the document's arena. Linear in the text. */
tsc_status tsc_extract(const tsc_extractor *extractor, tsc_document *document, const tsc_extract_opts *opts,
                       tsc_records *records, tsc_error *err);

/** The same in a workspace. */
tsc_status tsc_extract_in(const tsc_extractor *extractor, tsc_workspace *workspace, tsc_document *document,
                          const tsc_extract_opts *opts, tsc_records *records, tsc_error *err);

/** A document and what was found in it, if status says so. */
typedef struct tsc_extraction {
    tsc_document *document;
    tsc_records records;
    tsc_status status;
    tsc_error err;
} tsc_extraction;

/** The same for several documents at once, which is faster where they are short: they are read step by step, so that the
    code of a step stays at hand. Each gets a status of its own. */
void tsc_extract_several(const tsc_extractor *extractor, tsc_workspace *workspace, const tsc_extract_opts *opts,
                         tsc_extraction *const *items, size_t count);

/** Takes records of a document, which are gone after the call. A status other than TSC_OK ends the extraction. */
typedef tsc_status tsc_records_take(void *context, tsc_document *document, const tsc_records *records, tsc_error *err);

/** The same piece by piece, so that memory does not grow with the text: a document of more than a quarter of a megabyte is settled
    chapter by chapter (what figures imply, acts told twice), and take is called for each, at least once. Errors: also
    those of take. */
tsc_status tsc_extract_each(const tsc_extractor *extractor, tsc_workspace *workspace, tsc_document *document,
                            const tsc_extract_opts *opts, tsc_records_take *take, void *context, tsc_error *err);

/** Tells step by step, as lines of text, how the quantity that covers a byte offset became a figure, or why it did
    not. Errors as tsc_extract. */
tsc_status tsc_extract_explain(const tsc_extractor *extractor, tsc_document *document, size_t offset, tsc_buffer *out,
                               tsc_error *err);

#endif
