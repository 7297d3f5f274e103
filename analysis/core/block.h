/* Eight bytes of a text at once. A byte that is looked for shows by the borrow that a subtraction leaves in its high bit; what
   the borrow of a neighbour finds besides does no harm, since who finds something looks closer. */
#ifndef TSC_CORE_BLOCK_H
#define TSC_CORE_BLOCK_H

#include <stdint.h>
#include <string.h>

#define TSC_BLOCK_ONES UINT64_C(0x0101010101010101)

/** The eight bytes from a place on. */
static inline uint64_t tsc_block_at(const char *bytes)
{
    uint64_t block;
    memcpy(&block, bytes, sizeof block);
    return block;
}

/** Not 0 where one of the bytes is less than a limit of at most 0x80; may be so without one. */
static inline uint64_t tsc_block_below(uint64_t block, unsigned char limit)
{
    return (block - TSC_BLOCK_ONES * limit) & ~block & (TSC_BLOCK_ONES * 0x80);
}

/** Not 0 where one of the bytes is this one, of ASCII; may be so without one. */
static inline uint64_t tsc_block_has(uint64_t block, char byte)
{
    return tsc_block_below(block ^ TSC_BLOCK_ONES * (unsigned char)byte, 1);
}

#endif
