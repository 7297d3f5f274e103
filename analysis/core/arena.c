#include "core/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct tsc_arena_block {
    struct tsc_arena_block *older;
    size_t size;
    max_align_t data[];
} tsc_arena_block;

enum { FIRST_SIZE = 4096, LARGEST_STEP = 1 << 20 };

void tsc_arena_init(tsc_arena *arena)
{
    *arena = (tsc_arena){.next_size = FIRST_SIZE};
}

/* A block with room for size bytes: a spare one where it fits, else a new one; those too small go, so that spares never pile up. */
static tsc_arena_block *take_block(tsc_arena *arena, size_t size)
{
    tsc_arena_block *block = arena->spare;
    while (block && block->size < size) {
        arena->spare = block->older;
        free(block);
        block = arena->spare;
    }
    if (block) {
        arena->spare = block->older;
        return block;
    }
    size_t block_size = arena->next_size > size ? arena->next_size : size;
    block = malloc(sizeof *block + block_size);
    if (!block)
        return NULL;
    block->size = block_size;
    if (arena->next_size < LARGEST_STEP)
        arena->next_size *= 2;
    return block;
}

void *tsc_arena_alloc(tsc_arena *arena, size_t size)
{
    const size_t grain = _Alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        return NULL;
    size = size == 0 ? grain : (size + grain - 1) / grain * grain;
    if (arena->room - arena->used < size) {
        tsc_arena_block *block = take_block(arena, size);
        if (!block)
            return NULL;
        block->older = arena->blocks;
        arena->blocks = block;
        arena->used = 0;
        arena->room = block->size;
    }
    void *place = (char *)arena->blocks->data + arena->used;
    arena->used += size;
    return place;
}

void *tsc_arena_calloc(tsc_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / 2 / size)
        return NULL;
    void *place = tsc_arena_alloc(arena, count * size);
    if (place)
        memset(place, 0, count * size);
    return place;
}

char *tsc_arena_strndup(tsc_arena *arena, const char *text, size_t length)
{
    char *copy = tsc_arena_alloc(arena, length + 1);
    if (!copy)
        return NULL;
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *tsc_arena_strdup(tsc_arena *arena, const char *text)
{
    return tsc_arena_strndup(arena, text, strlen(text));
}

const char *tsc_arena_keep(tsc_arena *arena, const char *text, bool *failed)
{
    const char *copy = tsc_arena_strdup(arena, text);
    *failed = *failed || !copy;
    return copy ? copy : "";
}

static void free_from(tsc_arena_block *block)
{
    while (block) {
        tsc_arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void tsc_arena_reset(tsc_arena *arena)
{
    if (!arena->blocks)
        return;
    tsc_arena_block *older = arena->blocks->older;
    while (older) {
        tsc_arena_block *next = older->older;
        older->older = arena->spare;
        arena->spare = older;
        older = next;
    }
    arena->blocks->older = NULL;
    arena->used = 0;
}

void tsc_arena_clear(tsc_arena *arena)
{
    free_from(arena->blocks);
    free_from(arena->spare);
    tsc_arena_init(arena);
}
