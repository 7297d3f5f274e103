/* Goods as what deals are about: who buys tractors, supplies wheat or gives away rice makes an act of the goods that the
   trade lexicon (commodity.tsv) names, so that event.tsv need not list them. */
#ifndef TSC_EXTRACT_EVENT_GOODS_H
#define TSC_EXTRACT_EVENT_GOODS_H

#include "extract/event_reading.h"

enum { TSC_EVENT_GOODS_ITEMS = 4 }; /* that one word for goods may make */

/** Kinds of goods that deals are told apart by. */
typedef enum tsc_event_goods {
    TSC_GOODS_OTHER,
    TSC_GOODS_FOOD, /* chapters 1 to 24 of the Harmonized System */
    TSC_GOODS_FERTILISERS,
    TSC_GOODS_FUELS,
    TSC_GOODS_MEDICINES,
    TSC_GOODS_ARMS
} tsc_event_goods;

/** The kind of goods by a code of the Harmonized System. */
tsc_event_goods tsc_event_goods_of(const char *code);

/** The classes of verbs that make acts of goods, parted by slashes: what a word of commodity.tsv wants. */
tsc_span tsc_event_goods_need(void);

/** The items that a mark of the lexicon may make: goods bought, supplied, given or banned; to items, which has room for
    TSC_EVENT_GOODS_ITEMS. Returns how many, none for a mark that is no goods. */
size_t tsc_event_goods_items(const tsc_mark *mark, tsc_event_item *items);

/** An act of goods that is none: a habit (exports cotton), a flow that was (supplied cotton), goods far from their verb,
    a deal that names no other side. */
bool tsc_act_is_idle_goods(const tsc_event_sentence *sentence, const tsc_act_reading *reading);

#endif
