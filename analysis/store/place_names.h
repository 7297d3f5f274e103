/* Countries by their names as statistics print them: ICU's names in the languages of the project, codes, and the
   aliases of a data file. */
#ifndef TSC_STORE_PLACE_NAMES_H
#define TSC_STORE_PLACE_NAMES_H

#include "core/place.h"
#include "core/status.h"

struct tsc_place_names;

/** Reads ICU's names and datasets/mappings/places.tsv. */
tsc_status tsc_place_names_new(struct tsc_place_names **names, tsc_error *err);
void tsc_place_names_free(struct tsc_place_names *names);

/** The place of a name, none where it is of no place that is known. Case, blanks and punctuation do not matter.
    TSC_ENOMEM. */
tsc_status tsc_place_names_find(const struct tsc_place_names *names, tsc_span name, tsc_place *place, tsc_error *err);

#endif
