/* The places that a sentence names: the last step of its reading, which asks for marks, indicators and clauses; no part
   of the interface. */
#ifndef TSC_EXTRACT_READING_PLACE_H
#define TSC_EXTRACT_READING_PLACE_H

#include "extract/reading.h"

/** Fills places and place_count of a reading whose mentions, indicators and clauses are known, each place with its role.
    Errors: TSC_ENOMEM. */
tsc_status tsc_reading_find_places(tsc_arena *arena, tsc_reading *reading, tsc_error *err);

/** Takes the words before or behind a name that are a part of it into its mention: "the Kingdom of Morocco", "в страны ЕАЭС". */
void tsc_reading_take_in_title(const tsc_reading *reading, tsc_place_mention *mention);

#endif
