/* How a word that refers to a country ("its", "the kingdom", "there") stands in its clause; no part of the interface. */
#ifndef TSC_EXTRACT_REFERENCE_ROLE_H
#define TSC_EXTRACT_REFERENCE_ROLE_H

#include "extract/reading.h"

/** The role of a reference, by its case, its form, the preposition before it and the noun behind it. */
tsc_place_role tsc_reference_role(const tsc_reading *reading, const tsc_mark *mark);

#endif
