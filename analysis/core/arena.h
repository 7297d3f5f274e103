/* A block allocator whose content dies together: one for each document, lexicon or report. */
#ifndef TSC_CORE_ARENA_H
#define TSC_CORE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct tsc_arena {
    struct tsc_arena_block *blocks; /* newest first */
    struct tsc_arena_block *spare;  /* kept by a reset, for reuse */
    size_t used, room;              /* of the newest block, in bytes */
    size_t next_size;
} tsc_arena;

/** Makes an empty arena; allocates nothing. */
void tsc_arena_init(tsc_arena *arena);

/** size bytes aligned for any type, uninitialized; NULL where memory is short. */
void *tsc_arena_alloc(tsc_arena *arena, size_t size);

/** count * size zeroed bytes; NULL where memory is short or the product overflows. */
void *tsc_arena_calloc(tsc_arena *arena, size_t count, size_t size);

/** A terminated copy of length bytes; NULL where memory is short. */
char *tsc_arena_strndup(tsc_arena *arena, const char *text, size_t length);
char *tsc_arena_strdup(tsc_arena *arena, const char *text);

/** A copy for those who ask once, at the end, whether memory was short: "" where it is, and *failed is set. */
const char *tsc_arena_keep(tsc_arena *arena, const char *text, bool *failed);

/** Forgets everything but keeps the blocks for reuse. */
void tsc_arena_reset(tsc_arena *arena);

/** Frees all blocks; the arena is as after tsc_arena_init. */
void tsc_arena_clear(tsc_arena *arena);

#endif
