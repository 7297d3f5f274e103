/* A hash map from byte strings to pointers. Keys are borrowed: they must outlive the map (an arena's do).
   Iteration follows the order of insertion, so that output never depends on a hash. */
#ifndef TSC_CORE_MAP_H
#define TSC_CORE_MAP_H

#include "core/span.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct tsc_map_entry {
    tsc_span key;
    void *value;
    uint64_t hash;
} tsc_map_entry;

typedef struct tsc_map {
    tsc_map_entry *entries; /* in order of insertion */
    size_t count, room;
    uint32_t *slots; /* index + 1 into entries, 0 = free; a power of two of them */
    size_t slot_count;
} tsc_map;

/** Makes an empty map; allocates nothing. */
void tsc_map_init(tsc_map *map);
/** Frees it, not its values; it is as after tsc_map_init. */
void tsc_map_clear(tsc_map *map);

/** The value of key, or NULL. */
void *tsc_map_get(const tsc_map *map, tsc_span key);

/** Sets or replaces the value of key; false where memory is short. */
bool tsc_map_put(tsc_map *map, tsc_span key, void *value);

/** FNV-1a, 64 bits, finished by an avalanche step. */
uint64_t tsc_hash_bytes(const void *data, size_t length);

#endif
