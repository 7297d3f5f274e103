#include "core/map.h"

#include <stdlib.h>

void tsc_map_init(tsc_map *map)
{
    *map = (tsc_map){0};
}

void tsc_map_clear(tsc_map *map)
{
    free(map->entries);
    free(map->slots);
    tsc_map_init(map);
}

uint64_t tsc_hash_bytes(const void *data, size_t length)
{
    const unsigned char *p = data;
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ p[i]) * 0x100000001B3u;
    hash ^= hash >> 33;
    hash *= 0xFF51AFD7ED558CCDu;
    return hash ^ hash >> 33;
}

/* The slot of key, or the free one where it belongs; slot_count > 0 and never full. */
static size_t find_slot(const tsc_map *map, tsc_span key, uint64_t hash)
{
    size_t mask = map->slot_count - 1, slot = (size_t)hash & mask;
    while (map->slots[slot] != 0) {
        const tsc_map_entry *entry = &map->entries[map->slots[slot] - 1];
        if (entry->hash == hash && tsc_span_equal(entry->key, key))
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

void *tsc_map_get(const tsc_map *map, tsc_span key)
{
    if (map->count == 0)
        return NULL;
    uint32_t found = map->slots[find_slot(map, key, tsc_hash_bytes(key.data, key.length))];
    return found ? map->entries[found - 1].value : NULL;
}

static bool grow(tsc_map *map)
{
    size_t room = map->room ? map->room * 2 : 16;
    if (room > UINT32_MAX / 2)
        return false;
    tsc_map_entry *entries = realloc(map->entries, room * sizeof *entries);
    if (!entries)
        return false;
    map->entries = entries;
    uint32_t *slots = calloc(room * 2, sizeof *slots);
    if (!slots)
        return false;
    free(map->slots);
    map->slots = slots;
    map->slot_count = room * 2;
    map->room = room;
    for (size_t i = 0; i < map->count; i++)
        map->slots[find_slot(map, map->entries[i].key, map->entries[i].hash)] = (uint32_t)i + 1;
    return true;
}

bool tsc_map_put(tsc_map *map, tsc_span key, void *value)
{
    if (map->count == map->room && !grow(map))
        return false;
    uint64_t hash = tsc_hash_bytes(key.data, key.length);
    size_t slot = find_slot(map, key, hash);
    if (map->slots[slot] == 0) {
        map->entries[map->count] = (tsc_map_entry){.key = key, .hash = hash};
        map->slots[slot] = (uint32_t)++map->count;
    }
    map->entries[map->slots[slot] - 1].value = value;
    return true;
}
