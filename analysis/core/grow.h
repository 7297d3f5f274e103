/* Arrays that grow by doubling. */
#ifndef TSC_CORE_GROW_H
#define TSC_CORE_GROW_H

#include <stdbool.h>
#include <stddef.h>

/** Makes room for one more item of size bytes behind count of them; new room is zeroed. The array is the caller's to free.
    False where memory is short: items and room are as they were. */
bool tsc_grow(void **items, size_t count, size_t *room, size_t size);

#endif
