/* Operators of a sentence: what says how far an act has come, and what stands between it and the act. No part of the
   interface: the governor and the status of acts ask it. */
#ifndef TSC_EXTRACT_EVENT_OP_H
#define TSC_EXTRACT_EVENT_OP_H

#include "extract/event_sentence.h"

/** In steps of tsc_event_distance: how far an operator and an auxiliary reach, how near an operator stands to a noun that it
    makes an act, and what stands right beside something. */
enum { TSC_OP_REACH = 60, TSC_AUX_REACH = 5, TSC_OBJECT_REACH = 5, TSC_ADJACENT_REACH = 2 };

/** The distance of no operator. */
enum { TSC_NO_OBJECT = 1000 };

static inline uint32_t tsc_event_apart(const tsc_event_sentence *sentence, const tsc_event_item *a,
                                       const tsc_event_item *b)
{
    return tsc_event_distance(sentence, a->first, a->last, b->first, b->last);
}

static inline bool tsc_event_is_before(const tsc_event_item *a, const tsc_event_item *b)
{
    return a->first < b->first; /* agreed to, to open: an operator may share a word with its verb */
}

static inline bool tsc_event_is_verb(const tsc_event_item *item)
{
    return item->kind == TSC_EVENT_VERB && item->tense != TSC_TENSE_NOUN;
}

static inline bool tsc_event_is_auxiliary(const tsc_event_item *item)
{
    return item->kind == TSC_EVENT_OP && item->tense == TSC_TENSE_AUXILIARY && item->verbal;
}

/** Whether a comma stands between two items. */
bool tsc_event_has_comma(const tsc_event_sentence *sentence, const tsc_event_item *left, const tsc_event_item *right);

/** Whether a verb has an auxiliary right beside it. */
bool tsc_event_has_auxiliary(const tsc_event_sentence *sentence, const tsc_event_item *verb);

/** Whether the item with this index, a verb in the present, may be an infinitive as well. */
bool tsc_event_is_infinitive_too(const tsc_event_sentence *sentence, size_t index);

/** Whether a verb in a tense of its own stands between two items. */
bool tsc_event_is_blocked(const tsc_event_sentence *sentence, const tsc_event_item *left, const tsc_event_item *right);

/** Whether a negation or a condition holds of an item. */
bool tsc_event_is_denied(const tsc_event_sentence *sentence, const tsc_event_item *item);

/** "Not ready to", "refused to commit to": whether an operator is denied itself. */
bool tsc_event_is_void(const tsc_event_sentence *sentence, const tsc_event_item *op);

/** The operator of one sort nearest to an item; NULL where there is none within reach. */
const tsc_event_item *tsc_event_nearest_op(const tsc_event_sentence *sentence, const tsc_event_item *item,
                                           bool auxiliary, uint32_t reach);

/** How far an operator stands that makes a noun an act without a verb; TSC_NO_OBJECT where there is none. copular: only one
    that says it of the noun before it (an agreement is expected) counts. */
uint32_t tsc_event_object_distance(const tsc_event_sentence *sentence, const tsc_event_item *act, bool copular);

/** Whether an operator right behind a noun says that it is to come: the summit scheduled for May. */
bool tsc_event_is_scheduled(const tsc_event_sentence *sentence, const tsc_event_item *act);

/** The operator that says that an act was called off or put off, NULL where none does. */
const tsc_event_item *tsc_event_called_off(const tsc_event_sentence *sentence, const tsc_event_item *act);

/** "Pledged", "offered": the operator of a verb that is a promise itself; NULL where it is none. */
const tsc_event_item *tsc_event_promise_in(const tsc_event_sentence *sentence, const tsc_event_item *verb);

#endif
