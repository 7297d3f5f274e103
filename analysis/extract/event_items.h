/* The event words of a sentence. */
#ifndef TSC_EXTRACT_EVENT_ITEMS_H
#define TSC_EXTRACT_EVENT_ITEMS_H

#include "extract/event_sentence.h"

/** Fills the items of a sentence, which have room for TSC_EVENT_GOODS_ITEMS of each mark, and adds the seats among its marks to
    its places. Sets what the items say of the sentence as a whole. False where memory is short. */
bool tsc_event_items_collect(tsc_event_sentence *sentence);

/** Whether an act is one only of somebody who speaks for a country (`need` pair): received, met. */
bool tsc_event_item_is_of_pair(const tsc_event_item *act);

/** Keeps the item with this index, where *kept of those before it stay: moves it behind them. */
static inline void tsc_event_item_keep(tsc_event_sentence *sentence, size_t *kept, size_t index)
{
    if (*kept < index)
        sentence->items[*kept] = sentence->items[index];
    ++*kept;
}

/** Adds what stands for a country (a parliament, a palace, a head of state) to the places of a sentence. */
void tsc_event_add_seat(tsc_event_sentence *sentence, const tsc_mark *mark);

#endif
