#include "core/map.h"
#include "model/ppml.h"

#include <string.h>

typedef struct pair_slot {
    uint64_t pair;
    uint32_t code; /* 1-based, 0 free */
} pair_slot;

static uint32_t *pair_code(pair_slot *slots, size_t mask, uint64_t pair)
{
    size_t at = (size_t)tsc_hash_bytes(&pair, sizeof pair) & mask;
    while (slots[at].code != 0 && slots[at].pair != pair)
        at = (at + 1) & mask;
    slots[at].pair = pair;
    return &slots[at].code;
}

tsc_status tsc_ppml_cross(const tsc_ppml_factor *a, const tsc_ppml_factor *b, size_t rows, const char *name,
                          tsc_arena *arena, tsc_ppml_factor *crossed, tsc_error *err)
{
    size_t room = 16;
    while (room < 2 * rows)
        room *= 2;
    tsc_arena scratch;
    tsc_arena_init(&scratch);
    pair_slot *slots = tsc_arena_calloc(&scratch, room, sizeof *slots);
    uint32_t *codes = tsc_arena_calloc(arena, rows + 1, sizeof *codes);
    char *owned = tsc_arena_strdup(arena, name);
    uint32_t levels = 0;
    for (size_t i = 0; slots && codes && i < rows; i++) {
        uint32_t *code = pair_code(slots, room - 1, (uint64_t)a->codes[i] << 32 | b->codes[i]);
        if (*code == 0)
            *code = ++levels;
        codes[i] = *code - 1;
    }
    *crossed = (tsc_ppml_factor){.name = owned, .codes = codes, .levels = levels};
    bool ok = slots && codes && owned;
    tsc_arena_clear(&scratch);
    return ok ? TSC_OK : tsc_error_memory(err, "the effect %s", name);
}

/* The representative of a node, paths halved on the way. */
static size_t root_of(size_t *parent, size_t node)
{
    while (parent[node] != node) {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    return node;
}

tsc_status tsc_ppml_components(const tsc_ppml_factor *a, const tsc_ppml_factor *b, size_t rows, size_t *parts,
                               tsc_error *err)
{
    tsc_arena scratch;
    tsc_arena_init(&scratch);
    size_t nodes = a->levels + b->levels;
    size_t *parent = tsc_arena_calloc(&scratch, nodes + 1, sizeof *parent);
    *parts = nodes;
    for (size_t node = 0; parent && node < nodes; node++)
        parent[node] = node;
    for (size_t i = 0; parent && i < rows; i++) {
        size_t one = root_of(parent, a->codes[i]), other = root_of(parent, a->levels + b->codes[i]);
        if (one == other)
            continue;
        parent[one] = other;
        --*parts;
    }
    bool ok = parent != NULL;
    tsc_arena_clear(&scratch);
    return ok ? TSC_OK : tsc_error_memory(err, "the effects %s and %s", a->name, b->name);
}
