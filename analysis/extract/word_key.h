/* Words that are known by their bytes, eight at a time, before anybody asks which of them are letters. */
#ifndef TSC_EXTRACT_WORD_KEY_H
#define TSC_EXTRACT_WORD_KEY_H

#include "extract/word_memo.h"

#include <string.h>

/* Of eight bytes the high bit of each that is neither an ASCII letter nor part of a longer character: what is no letter
   is at least 0x1A away from `a` once its case is folded. */
static inline uint64_t tsc_word_breaks(uint64_t bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
    const uint64_t folded = (bytes | ones * 0x20) & ~highs;
    const uint64_t from_a = folded + ones * (0x80 - 'a'), above_z = folded + ones * (0x7F - 'z');
    return ~((from_a & ~above_z) | bytes) & highs;
}

/* The bytes of the word at `at`, letters and parts of longer characters, as a key, of which only the parts that the word has are
   set; how many there are, 0 for a longer one than a key holds. There are a key's bytes and one more from `at` on. */
static inline size_t tsc_word_key_at(const char *at, tsc_word_key *key)
{
    key->parts[0] = 0;
    for (size_t part = 0; part < sizeof key->parts / sizeof key->parts[0]; part++) {
        uint64_t bytes;
        memcpy(&bytes, at + 8 * part, 8);
        const uint64_t breaks = tsc_word_breaks(bytes);
        if (breaks == 0) {
            key->parts[part] = bytes;
            continue;
        }
        key->parts[part] =
            bytes & ((breaks & -breaks) - 1) >> 7; /* below the first byte that breaks, whose high bit that is */
        return 8 * part + (unsigned)__builtin_ctzll(breaks) / 8;
    }
    return 0;
}

/** The slot of a plain word that is remembered and begins at start; *length is its bytes. The bytes up to the next blank or
    sign are then those of the word. NULL where it takes a closer look: text that ends soon, an apostrophe behind it, a word
    that is not known. */
static inline const tsc_word_slot *tsc_word_known(const tsc_word_slot *slots, unsigned language, const char *start,
                                                  const char *text_end, size_t *length)
{
    tsc_word_key key;
    const bool ordered = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__; /* bytes in the order of their places */
    *length = 0;
    if (!ordered || text_end - start <= (ptrdiff_t)sizeof key)
        return NULL;
    *length = tsc_word_key_at(start, &key);
    if (*length == 0 || start[*length] == '\'' || start[*length] == '`')
        return NULL;
    const size_t first = tsc_word_key_slot(&key, *length, language);
    const tsc_word_slot *slot = &slots[first];
    if (!tsc_word_slot_is(slot, &key, *length, language)) {
        slot = &slots[tsc_word_slot_beside(first)];
        if (!tsc_word_slot_is(slot, &key, *length, language))
            return NULL;
    }
    return (slot->flags & TSC_WORD_PLAIN) != 0 ? slot : NULL;
}

#endif
