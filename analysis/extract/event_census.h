/* How much a text of acts speaks of each country. */
#ifndef TSC_EXTRACT_EVENT_CENSUS_H
#define TSC_EXTRACT_EVENT_CENSUS_H

#include "core/place.h"

#include <stdbool.h>
#include <stddef.h>

enum { TSC_EVENT_COUNTRIES = 64 };

/** The countries spoken of, in the order in which they came; what comes behind TSC_EVENT_COUNTRIES is not counted. */
typedef struct tsc_event_census {
    struct tsc_event_country {
        tsc_place place;
        size_t weight;
    } countries[TSC_EVENT_COUNTRIES];
    size_t count;
} tsc_event_census;

/** Adds to the weight of a country. */
void tsc_event_census_add(tsc_event_census *census, tsc_place place, size_t weight);

/** Whether a country was spoken of. */
bool tsc_event_census_has(const tsc_event_census *census, tsc_place place);

/** The weight of a country, to be changed in place; NULL where it was not spoken of. */
size_t *tsc_event_census_weight(tsc_event_census *census, tsc_place place);

/** The two countries spoken of most, the likelier first, of equals the one that came first; none where there are fewer. */
void tsc_event_census_main(const tsc_event_census *census, tsc_place main[2]);

#endif
