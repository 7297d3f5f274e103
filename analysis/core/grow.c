#include "core/grow.h"

#include <stdlib.h>
#include <string.h>

bool tsc_grow(void **items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return true;
    size_t wanted = *room * 2 + 1024;
    void *grown = realloc(*items, wanted * size);
    if (grown == NULL)
        return false;
    memset((char *)grown + *room * size, 0, (wanted - *room) * size);
    *items = grown;
    *room = wanted;
    return true;
}
