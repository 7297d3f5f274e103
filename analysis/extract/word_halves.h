/* Patterns of several words tell of a sentence by two of them: "two" and "countries" are in every other sentence, both of
   them in few. The rarer of the two has a bit in one set, the other the same bit in another; only a sentence whose words
   bring the same bit to both sets may hold the pattern. Patterns share bits, so that this may be wrong, but never the
   other way round. */
#ifndef TSC_EXTRACT_WORD_HALVES_H
#define TSC_EXTRACT_WORD_HALVES_H

#include <stdbool.h>
#include <stdint.h>

enum { TSC_HALF_BITS = 32 };

typedef struct tsc_word_halves {
    uint32_t name, other_name; /* of what says who acts: a country, a seat, the two sides */
} tsc_word_halves;

static inline void tsc_word_halves_add(tsc_word_halves *all, tsc_word_halves more)
{
    all->name |= more.name;
    all->other_name |= more.other_name;
}

static inline bool tsc_word_halves_name(tsc_word_halves all)
{
    return (all.name & all.other_name) != 0;
}

#endif
