/* What a sentence says by the way, between commas behind a relative: Laos, which chairs the group next year, backed it. */
#ifndef TSC_EXTRACT_EVENT_ASIDE_H
#define TSC_EXTRACT_EVENT_ASIDE_H

#include "extract/event_sentence.h"

/** A stretch of tokens. */
typedef struct tsc_event_aside {
    uint32_t first, last; /* the word that opens it, and the comma that closes it or the token behind */
} tsc_event_aside;

/** The relative clause behind a comma in which a token stands; false where it stands in none, and in languages whose verbs come
    first or last, which have no commas there or relatives of another build. */
bool tsc_event_aside_at(const tsc_event_sentence *sentence, uint32_t token, tsc_event_aside *aside);

/** What a past participle right behind a comma says, in which a token stands: a flight, suspended since 2017, was. */
bool tsc_event_participle_at(const tsc_event_sentence *sentence, uint32_t token, tsc_event_aside *aside);

/** Whether a verb in the past stands in an aside that a comma closes before the item right of it, and so parts nothing: to rebuild
    the bridge, closed since 2019, and to set up a group; договор, который истёк, и создать. */
bool tsc_event_is_aside_verb(const tsc_event_sentence *sentence, const tsc_event_item *verb,
                             const tsc_event_item *right);

/** The aside that ends right before a verb (by its first token) and so parts it from its subject; false where there is none. */
bool tsc_event_aside_before(const tsc_event_sentence *sentence, uint32_t verb, tsc_event_aside *aside);

#endif
