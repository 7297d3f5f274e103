/* Where a document turns to another pair of countries: a digest, a release in several languages, a text that comes to
   another partner. What is said in one passage is no topic of the next. */
#ifndef TSC_EXTRACT_PASSAGE_H
#define TSC_EXTRACT_PASSAGE_H

#include "extract/discourse.h"
#include "extract/stretch.h"

/** The passage that is read now: the countries that it has named. Zero: none yet. */
typedef struct tsc_passage {
    tsc_discourse named;
    uint8_t language; /* of its last unit, as of its sentences */
    bool turned;  /* it is not the first */
    bool related; /* it names a country of the one before */
} tsc_passage;

/** Sentences of one paragraph in one language, from first (counted within the stretch) to where they end. */
size_t tsc_passage_unit_end(const tsc_stretch *stretch, size_t first);

/** Whether the unit from first to end begins a new passage; what it names is counted in either case. */
bool tsc_passage_begins(tsc_passage *passage, const tsc_stretch *stretch, size_t first, size_t end);

#endif
