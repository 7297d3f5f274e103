/* For tests named test_shortage: the n-th allocation of the library fails, once. The linker sends malloc and its kin here
   (see the Makefile); what other libraries allocate is not counted. */
#ifndef TESTS_UNIT_SHORTAGE_H
#define TESTS_UNIT_SHORTAGE_H

#include <stdbool.h>
#include <stddef.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

static size_t shortage_calls, shortage_at; /* at 0: none fails */

/** From here on the n-th allocation fails; 0: none. */
static inline void shortage_set(size_t n)
{
    shortage_calls = 0;
    shortage_at = n;
}

/** Whether there was an n-th one. */
static inline bool shortage_struck(void)
{
    return shortage_at > 0 && shortage_calls >= shortage_at;
}

static inline bool shortage_strikes(void)
{
    return ++shortage_calls == shortage_at;
}

void *__wrap_malloc(size_t size)
{
    return shortage_strikes() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return shortage_strikes() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return shortage_strikes() ? NULL : __real_realloc(block, size);
}

#endif
