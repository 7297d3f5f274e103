/* From the rows of the lexicon to its compiled file. */
#ifndef TSC_EXTRACT_LEXICON_COMPILE_H
#define TSC_EXTRACT_LEXICON_COMPILE_H

#include "core/buffer.h"
#include "core/status.h"
#include "extract/lexicon_source.h"

/** Compiles all languages of a source into *out (layout: lexicon_format.h). A row with a bad pattern is told to notes
    with path and line, counted in source->mistakes and left out. Errors: TSC_EINPUT where there is no folder `mul`,
    TSC_ELIMIT, TSC_ENOMEM. */
tsc_status tsc_lexicon_compile(tsc_lexicon_source *source, const tsc_notes *notes, tsc_buffer *out, tsc_error *err);

/** Checks a folder of language folders as the build would, without writing anything: each mistake goes to notes,
    *mistakes is their number. Errors as for reading and compiling. */
tsc_status tsc_lexicon_check(const char *root, const tsc_notes *notes, size_t *mistakes, tsc_error *err);

#endif
