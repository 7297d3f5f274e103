/* Words that ICU knows in every language: names of currencies with their plural forms, and ISO 4217 codes. */
#ifndef TSC_EXTRACT_LEXICON_NAMES_H
#define TSC_EXTRACT_LEXICON_NAMES_H

#include "extract/lexicon_source.h"

/** Adds the rows of ICU to each folder of a source (file "icu"). Errors: TSC_ENOMEM. */
tsc_status tsc_lexicon_add_names(tsc_lexicon_source *source, tsc_error *err);

#endif
