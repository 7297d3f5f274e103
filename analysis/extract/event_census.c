#include "extract/event_census.h"

static size_t find(const tsc_event_census *census, tsc_place place)
{
    size_t at = 0;
    while (at < census->count && !tsc_place_same(census->countries[at].place, place))
        at++;
    return at;
}

bool tsc_event_census_has(const tsc_event_census *census, tsc_place place)
{
    return find(census, place) < census->count;
}

size_t *tsc_event_census_weight(tsc_event_census *census, tsc_place place)
{
    const size_t at = find(census, place);
    return at < census->count ? &census->countries[at].weight : NULL;
}

void tsc_event_census_add(tsc_event_census *census, tsc_place place, size_t weight)
{
    size_t *known = tsc_event_census_weight(census, place);
    if (known != NULL)
        *known += weight;
    else if (census->count < TSC_EVENT_COUNTRIES)
        census->countries[census->count++] = (struct tsc_event_country){place, weight};
}

void tsc_event_census_main(const tsc_event_census *census, tsc_place main[2])
{
    size_t weights[2] = {0, 0};
    main[0] = main[1] = tsc_place_none();
    for (size_t i = 0; i < census->count; i++) {
        const struct tsc_event_country *country = &census->countries[i];
        if (country->weight > weights[0]) {
            weights[1] = weights[0], main[1] = main[0];
            weights[0] = country->weight, main[0] = country->place;
        } else if (country->weight > weights[1]) {
            weights[1] = country->weight, main[1] = country->place;
        }
    }
}
