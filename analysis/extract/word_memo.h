/* What the lexicon says of a word, and a memory of what it said of words before: text repeats its words, so that most of
   them need neither folding nor a walk through the trie. A memo is the scratch memory of one thread; what it remembers
   never shows in what is found. */
#ifndef TSC_EXTRACT_WORD_MEMO_H
#define TSC_EXTRACT_WORD_MEMO_H

#include "core/arena.h"
#include "extract/lexicon.h"
#include "extract/word_halves.h"
#include "extract/word_own.h"

/** What a word tells by all the classes that it belongs to. */
typedef struct tsc_word {
    uint32_t tells; /* TSC_TELLS_… of all of them */
    uint32_t slot;  /* where it is remembered; TSC_WORD_SLOTS + TSC_WORD_LONG_SLOTS: it is not, being too long */
    tsc_word_halves halves;
    uint64_t offers, wants; /* see event_wants.h */
} tsc_word;

typedef struct tsc_word_memo tsc_word_memo;

/** The bytes of a short word, zeros behind them. */
typedef struct tsc_word_key {
    uint64_t parts[4];
} tsc_word_key;

/** What is remembered of one word. As long as a line of the cache. */
typedef struct tsc_word_slot {
    tsc_word_key key;
    uint64_t offers, wants;
    tsc_word_halves halves;
    uint16_t tells;
    uint8_t count;    /* of its readings */
    uint8_t language; /* its number; 0: empty */
    uint8_t length;   /* of the word */
    uint8_t flags;    /* TSC_WORD_PLAIN, TSC_WORD_PARTED; of a plain word TSC_TOKEN_CAPITAL, TSC_TOKEN_ALL_CAPITALS */
} tsc_word_slot;

enum {
    TSC_WORD_PLAIN = 0x80, /* nothing but letters and their marks */
    TSC_WORD_PARTED = 0x40 /* read with its prefixes parted */
};

/** Slots of the frequent words of a few languages, and behind them some of words too long for a key. */
enum { TSC_WORD_SLOT_BITS = 15, TSC_WORD_SLOTS = 1 << TSC_WORD_SLOT_BITS, TSC_WORD_LONG_SLOTS = 1 << 10 };

/** Whether a slot is that of a word of so many bytes, of whose key the parts that it has are set. */
static inline bool tsc_word_slot_is(const tsc_word_slot *slot, const tsc_word_key *key, size_t length,
                                    unsigned language)
{
    if (slot->length != length || slot->language != language || slot->key.parts[0] != key->parts[0])
        return false;
    for (size_t part = 1; 8 * part < length; part++)
        if (slot->key.parts[part] != key->parts[part])
            return false;
    return true;
}

/** Where a word of a language is remembered. */
static inline size_t tsc_word_key_slot(const tsc_word_key *key, size_t length, unsigned language)
{
    uint64_t hash = (key->parts[0] ^ language) * 0x9E3779B97F4A7C15u;
    for (size_t part = 1; 8 * part < length; part++)
        hash = (hash ^ hash >> 32 ^ key->parts[part]) * 0x9FB21C651E98DF25u;
    return (size_t)((hash ^ hash << 23) >> (64 - TSC_WORD_SLOT_BITS));
}

/** The other slot in which it may be: two words that would drive each other out again and again stand side by side. */
static inline size_t tsc_word_slot_beside(size_t slot)
{
    return slot ^ 1;
}

/** The slots, TSC_WORD_SLOTS of them, to be read only, and only until the next word is looked up. */
tsc_word_slot *tsc_word_slots(tsc_word_memo *memo);

/** NULL where memory is short. Free with tsc_word_memo_free. */
tsc_word_memo *tsc_word_memo_new(void);
void tsc_word_memo_free(tsc_word_memo *memo);

/** Looks up the bytes of one token; with_prefixes for words, from which prefixes of the language may be parted. All
    lookups of a memo are of one lexicon. */
tsc_word tsc_word_look(tsc_word_memo *memo, const tsc_language *language, const char *text, size_t length,
                       bool with_prefixes);

/** Makes room for what the words of a sentence say by themselves; what was told of words before goes where there is
    little left. */
void tsc_word_memo_begin(tsc_word_memo *memo);

/** What words say by themselves, as far as it was told: for each slot where in units it begins, from 1; 0: not yet. */
typedef struct tsc_word_owns {
    const uint32_t *begin;
    const uint64_t *units;
} tsc_word_owns;

tsc_word_owns tsc_word_memo_owns(const tsc_word_memo *memo);

/** Tells what the word of a slot says by itself. As tsc_word_own_at. */
const tsc_word_own *tsc_word_own_tell(tsc_word_memo *memo, const tsc_language *language, size_t slot, tsc_arena *arena);

/** What the word of a slot that was just read from (tsc_word_slots) says by itself. Valid until tsc_word_memo_begin, and
    as long as the arena, which it is of where the memo has no room. NULL where memory is short. owns: of the memo. */
static inline const tsc_word_own *tsc_word_own_at(tsc_word_owns owns, tsc_word_memo *memo, const tsc_language *language,
                                                  size_t slot, tsc_arena *arena)
{
    const uint32_t at = owns.begin[slot];
    return at != 0 ? (const tsc_word_own *)(owns.units + at - 1) : tsc_word_own_tell(memo, language, slot, arena);
}

/** The same of the bytes of one token, see tsc_word_look. */
const tsc_word_own *tsc_word_own_look(tsc_word_memo *memo, const tsc_language *language, const char *text,
                                      size_t length, bool with_prefixes, tsc_arena *arena);

#endif
