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

/* reading_group.c */

/** "the African country", "le pays africain": one country of the group that was named before, not the group. */
bool tsc_reading_is_one_of_group(const tsc_reading *reading, const tsc_place_mention *place);

/** "one of the few European countries that", "its largest European customer": a group among whom somebody is one or the first. */
bool tsc_reading_is_field(const tsc_reading *reading, const tsc_place_mention *place);

/** "the Mercosur partner", "el socio del Mercosur": one country of the group. */
bool tsc_reading_is_of_member(const tsc_reading *reading, const tsc_place_mention *place);

#endif
