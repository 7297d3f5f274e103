/* Countries (ISO 3166-1 alpha-3) and groups (EU, EAEU, GCC, ASEAN, AU, CA5, AFR, WLD …) as small values. */
#ifndef TSC_CORE_PLACE_H
#define TSC_CORE_PLACE_H

#include "core/span.h"

#include <stdbool.h>

typedef struct tsc_place {
    char code[8]; /* terminated and zero-padded; "" where there is none */
} tsc_place;

static inline bool tsc_place_is_none(tsc_place place)
{
    return place.code[0] == '\0';
}

static inline bool tsc_place_same(tsc_place a, tsc_place b)
{
    return memcmp(a.code, b.code, sizeof a.code) == 0;
}

static inline bool tsc_place_is_among(tsc_place place, const tsc_place *places, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tsc_place_same(places[i], place))
            return true;
    return false;
}

/** Whether a and b are the two of a pair, in either order. */
static inline bool tsc_place_pair_is(const tsc_place pair[2], tsc_place a, tsc_place b)
{
    return (tsc_place_same(pair[0], a) && tsc_place_same(pair[1], b)) ||
           (tsc_place_same(pair[0], b) && tsc_place_same(pair[1], a));
}

/** No place. */
static inline tsc_place tsc_place_none(void)
{
    return (tsc_place){{0}};
}

/** The whole world, WLD. */
static inline tsc_place tsc_place_world(void)
{
    return (tsc_place){"WLD"};
}

static inline bool tsc_place_is_world(tsc_place place)
{
    return tsc_place_same(place, tsc_place_world());
}

/** Takes 2 to 7 capital letters or digits as they are; false (and none) for anything else. */
bool tsc_place_parse(tsc_span code, tsc_place *place);

/** A group that records have no code for (Mercosur): its code here is X and three or more characters. */
static inline bool tsc_place_is_unnamed(tsc_place place)
{
    return place.code[0] == 'X' && strlen(place.code) > 3;
}

/** A country, a group of which this file knows, or one that records have no code for. */
bool tsc_place_is_known(tsc_place place);

/** A country of ISO 3166 as ICU knows it (XKX for Kosovo included); groups and WLD are not. */
bool tsc_place_is_country(tsc_place place);

/** From an ISO alpha-2 code (MA) or an M49 / Comtrade / BACI number (504; Comtrade's own for France 251,
    Italy 380, Norway 579, Switzerland 757, USA 842, India 699, World 0); false where there is none. */
bool tsc_place_from_alpha2(tsc_span alpha2, tsc_place *place);
bool tsc_place_from_number(int number, tsc_place *place);

/** The ISO alpha-2 code, or "" for a group. */
void tsc_place_alpha2(tsc_place place, char alpha2[4]);

/** Its name in a language (BCP 47) from ICU; groups from their English or own name; the code where unknown. */
void tsc_place_name(tsc_place place, const char *language, char *name, size_t size);

#endif
