/* Arrays that grow by doubling, on the heap or in an arena:

       item *items = tsc_grow_in(arena, list->items, list->count, &list->room, sizeof *items);
       if (!items)
           return …;
       list->items = items;
       list->items[list->count++] = one;
*/
#ifndef TSC_CORE_GROW_H
#define TSC_CORE_GROW_H

#include "core/arena.h"

#include <stddef.h>

/** Room for one more item of size bytes behind count of them; *room counts those that there is room for, and new room
    is zeroed. Gives the array, which may have moved and is the caller's to free; NULL where memory is short: items and
    room are as they were. */
void *tsc_grow(void *items, size_t count, size_t *room, size_t size);

/** The same in an arena; what an array leaves behind stays there until the arena is cleared. */
void *tsc_grow_in(tsc_arena *arena, void *items, size_t count, size_t *room, size_t size);

#endif
