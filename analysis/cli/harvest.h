/* Documents of many inputs read and searched for records by several threads, handed over in the order of the inputs:
   the number of threads changes the time and never the result. */
#ifndef TSC_CLI_HARVEST_H
#define TSC_CLI_HARVEST_H

#include "cli/inputs.h"
#include "extract/extract.h"

typedef struct tsc_harvest_opts {
    const tsc_extractor *extractor;
    tsc_extract_opts extract;
    tsc_document_opts document;
    size_t jobs;     /* threads, at least 1 */
    bool pieces;     /* records of a long document may come piece by piece, in several calls of take */
    tsc_notes notes; /* hears of each input or line that could not be used, in their order */
} tsc_harvest_opts;

/** Takes one document with its records, both gone after the call. A status other than TSC_OK ends the harvest. */
typedef tsc_records_take tsc_harvest_take;

/** Reads every input of kind TSC_INPUT_DOCUMENT or TSC_INPUT_NDJSON (others are passed over) and calls take for each
    document. Errors: those of take; TSC_ENOMEM. */
tsc_status tsc_harvest(const tsc_input *inputs, size_t count, const tsc_harvest_opts *opts, tsc_harvest_take *take,
                       void *context, tsc_error *err);

#endif
