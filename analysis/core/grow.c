#include "core/grow.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 4 };

/* Twice the room; 0 where so many items are more than there can be. */
static size_t wider(size_t room, size_t size)
{
    size_t wanted = room ? room * 2 : FIRST_ROOM;
    return room > SIZE_MAX / 4 || wanted > SIZE_MAX / 2 / size ? 0 : wanted;
}

void *tsc_grow(void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    size_t wanted = wider(*room, size);
    void *grown = wanted ? realloc(items, wanted * size) : NULL;
    if (!grown)
        return NULL;
    memset((char *)grown + *room * size, 0, (wanted - *room) * size);
    *room = wanted;
    return grown;
}

void *tsc_grow_in(tsc_arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    size_t wanted = wider(*room, size);
    void *grown = wanted ? tsc_arena_alloc(arena, wanted * size) : NULL;
    if (!grown)
        return NULL;
    if (count > 0)
        memcpy(grown, items, count * size);
    memset((char *)grown + count * size, 0, (wanted - count) * size);
    *room = wanted;
    return grown;
}
