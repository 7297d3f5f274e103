/* What an event word offers to the acts of its sentence, and what an act wants to be one: a verb of certain classes, an
   operator beside it, a country. As sets of bits, so that a sentence none of whose acts has what it wants is known
   before anything is parsed. The compiler notes them at every word and entry. */
#ifndef TSC_EXTRACT_EVENT_WANTS_H
#define TSC_EXTRACT_EVENT_WANTS_H

#include "extract/lexicon.h"

enum {
    TSC_OFFER_NOTHING = 1,  /* of every sentence: what an act wants that stands by itself */
    TSC_OFFER_OPERATOR = 2, /* planned, agreed, called off: says that a noun is an act */
    TSC_OFFER_PLACE = 4     /* a country or a seat: for acts of `need` pair */
};

typedef struct tsc_event_wants {
    uint64_t offers; /* what acts may want: TSC_OFFER_…, classes of verbs (several may share a bit) */
    uint64_t wants;  /* of an act: one of these must be offered, or it is none; 0 for all other words */
} tsc_event_wants;

/** Whether two acts of wants may have a class of verbs in common; true where one of them lists none. */
static inline bool tsc_event_wants_meet(uint64_t wants, uint64_t others)
{
    static const uint64_t no_classes = TSC_OFFER_NOTHING | TSC_OFFER_OPERATOR | TSC_OFFER_PLACE;
    wants &= ~no_classes;
    others &= ~no_classes;
    return wants == 0 || others == 0 || (wants & others) != 0;
}

/** The bit of a class of verbs (sign, open), which it shares with others. */
uint64_t tsc_event_class_bit(tsc_span name);

/** Of an entry by role, word, code and columns; nothing for entries that are no event word. */
tsc_event_wants tsc_event_wants_of(const tsc_entry *entry);

#endif
