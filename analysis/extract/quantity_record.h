/* The quantity record of `extract --quantities`: every amount before it is linked. */
#ifndef TSC_EXTRACT_QUANTITY_RECORD_H
#define TSC_EXTRACT_QUANTITY_RECORD_H

#include "core/buffer.h"
#include "extract/lexicon.h"
#include "text/document.h"

typedef enum tsc_quantity_format { TSC_QUANTITY_NDJSON, TSC_QUANTITY_CSV, TSC_QUANTITY_TABLE } tsc_quantity_format;

/** Adds the header line of the format ("" for NDJSON). */
void tsc_quantities_header(tsc_quantity_format format, tsc_buffer *out);

/** Appends the quantities of a document whose sentences are known, one line each. The language of a sentence, or
    where it is not known that of the document, decides words and separators, the document's region (fr-MA) the rest.
    Errors: TSC_ENOMEM, TSC_ELIMIT. */
tsc_status tsc_quantities_of_document(const tsc_lexicon *lexicon, tsc_document *document, tsc_quantity_format format,
                                      tsc_buffer *out, tsc_error *err);

#endif
