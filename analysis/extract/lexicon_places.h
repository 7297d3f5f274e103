/* Names of countries that ICU knows and a language folder does not have yet. */
#ifndef TSC_EXTRACT_LEXICON_PLACES_H
#define TSC_EXTRACT_LEXICON_PLACES_H

#include "extract/lexicon_source.h"

/** Adds to each language folder the names, by ICU, of those countries that some folder names and this one does not
    (file "icu", form name), with the language's endings where it has any. So a new language begins with all countries,
    and only adjectives, capitals and irregular forms are written by hand. Errors: TSC_ENOMEM. */
tsc_status tsc_lexicon_add_places(tsc_lexicon_source *source, tsc_error *err);

#endif
