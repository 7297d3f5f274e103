#include "extract/word_memo.h"

#include "extract/lexicon_format.h"

#include <stdlib.h>
#include <string.h>

enum {
    SLOTS = 8192,       /* a power of two; the frequent words of a few languages */
    SLOT_BYTES = 32,    /* a longer word is looked up anew each time */
    READINGS = 1 << 15  /* of all slots; when they are full, all is forgotten */
};

/* As long as a line of the cache. */
typedef struct slot {
    uint64_t offers, wants;
    uint32_t hash, first, tells; /* first: of its readings, in the pool */
    uint16_t count;
    uint8_t length;        /* 0: empty */
    uint8_t language;
    char text[SLOT_BYTES];
} slot;

struct tsc_word_memo {
    slot slots[SLOTS];
    tsc_word_reading readings[READINGS];
    size_t reading_count;
    tsc_word_reading last[TSC_WORD_READINGS]; /* of a word that is not kept */
};

tsc_word_memo *tsc_word_memo_new(void)
{
    return calloc(1, sizeof(tsc_word_memo));
}

void tsc_word_memo_free(tsc_word_memo *memo)
{
    free(memo);
}

/* The folded form of one word. */
typedef struct folded {
    const tsc_language *language;
    const char *text;
    size_t length;
    uint8_t symbols[TSC_WORD_SYMBOLS];
    uint16_t ends[TSC_WORD_SYMBOLS];
    size_t count;
} folded;

/* The classes found so far. */
typedef struct finding {
    tsc_word_reading *readings;
    uint32_t count, tells;
    uint64_t offers, wants;
} finding;

static tsc_word word_of(const finding *found)
{
    return (tsc_word){found->readings, found->count, found->tells, found->offers, found->wants};
}

/* Whether the symbols from `at` on are endings of the language, at most `chain` of them. */
static bool is_chain(const folded *word, size_t at)
{
    const tsc_language *language = word->language;
    uint64_t reached = (uint64_t)1 << at;
    size_t left = word->count;
    if (at == left)
        return true;
    for (size_t round = 0; round < language->chain && reached != 0; round++) {
        uint64_t next = 0;
        for (size_t from = at; from < left; from++) {
            if ((reached >> from & 1) == 0)
                continue;
            for (size_t i = 0; i < language->ending_count; i++) {
                const tsc_affix *ending = &language->endings[i];
                if (ending->length > left - from || memcmp(ending->symbols, word->symbols + from, ending->length) != 0)
                    continue;
                if (from + ending->length == left)
                    return true;
                next |= (uint64_t)1 << (from + ending->length);
            }
        }
        reached = next;
    }
    return false;
}

static bool class_holds(const tsc_class *found, const folded *word, size_t end, size_t skip)
{
    if (found->kind == TSC_CLASS_EXACT && end != word->count)
        return false;
    if (found->kind == TSC_CLASS_CHAIN && !is_chain(word, end))
        return false;
    if (found->length == 0)
        return true;
    size_t bytes = found->kind == TSC_CLASS_EXACT ? word->length - skip : found->length;
    return bytes == found->length && skip + bytes <= word->length &&
           memcmp(word->language->strings + found->written, word->text + skip, bytes) == 0;
}

/* Walks the trie from symbol `from` on and adds the classes that it meets. */
static void read_from(const folded *word, size_t from, uint8_t clitics, finding *found)
{
    const tsc_language *language = word->language;
    size_t cell = 0, skip = from == 0 ? 0 : word->ends[from - 1];
    for (size_t i = from; i < word->count; i++) {
        int64_t next = (int64_t)language->cells[cell].base + word->symbols[i];
        if (word->symbols[i] == TSC_SYMBOL_OTHER || next >= (int64_t)language->cell_count ||
            language->cells[next].check != (int32_t)cell)
            return;
        cell = (size_t)next;
        uint32_t terms = language->cells[cell].terms;
        for (uint32_t k = 0; terms != 0 && k < language->terms[terms]; k++) {
            uint32_t id = language->terms[terms + 1 + k];
            if (!class_holds(&language->classes[id], word, i + 1, skip))
                continue;
            found->tells |= language->classes[id].tells;
            found->offers |= language->classes[id].offers;
            found->wants |= language->classes[id].wants;
            if (found->count < TSC_WORD_READINGS)
                found->readings[found->count++] = (tsc_word_reading){id, clitics, (uint8_t)(skip < 255 ? skip : 255)};
        }
    }
}

static void read_word(const tsc_language *language, const char *text, size_t length, bool with_prefixes, finding *found)
{
    folded word = {.language = language, .text = text, .length = length};
    word.count = tsc_alphabet_fold(&language->alphabet, text, length, word.symbols, word.ends);
    if (word.count == 0 || word.count > TSC_WORD_SYMBOLS || word.symbols[0] == TSC_SYMBOL_OTHER)
        return;
    if (word.count == TSC_WORD_SYMBOLS)
        word.count--; /* is_chain counts positions in 64 bits */
    read_from(&word, 0, 0, found);
    for (size_t i = 0; with_prefixes && i < language->prefix_count; i++) {
        const tsc_affix *prefix = &language->prefixes[i];
        if (word.count >= prefix->length + 2u && memcmp(prefix->symbols, word.symbols, prefix->length) == 0)
            read_from(&word, prefix->length, prefix->clitics, found);
    }
}

static inline uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static inline uint64_t load(const char *text, size_t bytes)
{
    uint64_t word = 0;
    memcpy(&word, text, bytes);
    return word;
}

static inline uint64_t hash_of(const char *text, size_t length, unsigned language)
{
    uint64_t hash = mix(length << 8 | language, 0);
    if (length >= 8) {
        for (size_t at = 0; at + 8 < length; at += 8)
            hash = mix(hash, load(text + at, 8));
        return mix(hash, load(text + length - 8, 8));
    }
    if (length >= 4)
        return mix(hash, load(text, 4) << 32 | load(text + length - 4, 4));
    return mix(hash, (uint64_t)(unsigned char)text[0] << 16 | (uint64_t)(unsigned char)text[length / 2] << 8 | (unsigned char)text[length - 1]);
}

static inline bool same_bytes(const char *a, const char *b, size_t length)
{
    if (length < 8)
        return memcmp(a, b, length) == 0;
    for (size_t at = 0; at + 8 < length; at += 8)
        if (load(a + at, 8) != load(b + at, 8))
            return false;
    return load(a + length - 8, 8) == load(b + length - 8, 8);
}

/* Reads a word and keeps it in place of what the slot held. */
static tsc_word learn(tsc_word_memo *memo, slot *kept, uint64_t hash, const tsc_language *language, const char *text,
                      size_t length, bool with_prefixes)
{
    if (memo->reading_count + TSC_WORD_READINGS > READINGS) {
        memset(memo->slots, 0, sizeof memo->slots);
        memo->reading_count = 0;
    }
    finding found = {.readings = memo->readings + memo->reading_count};
    read_word(language, text, length, with_prefixes, &found);
    *kept = (slot){.hash = (uint32_t)hash, .first = (uint32_t)memo->reading_count, .count = (uint16_t)found.count, .tells = found.tells,
                   .offers = found.offers, .wants = found.wants,
                   .length = (uint8_t)length, .language = (uint8_t)language->number};
    memcpy(kept->text, text, length);
    memo->reading_count += found.count;
    return word_of(&found);
}

tsc_word tsc_word_look(tsc_word_memo *memo, const tsc_language *language, const char *text, size_t length, bool with_prefixes)
{
    if (length == 0 || length > SLOT_BYTES) {
        finding found = {.readings = memo->last};
        read_word(language, text, length, with_prefixes, &found);
        return word_of(&found);
    }
    uint64_t hash = hash_of(text, length, language->number);
    slot *kept = &memo->slots[(hash ^ hash >> 17) % SLOTS];
    if (kept->hash == (uint32_t)hash && kept->length == length && kept->language == language->number && same_bytes(kept->text, text, length))
        return (tsc_word){memo->readings + kept->first, kept->count, kept->tells, kept->offers, kept->wants};
    return learn(memo, kept, hash, language, text, length, with_prefixes);
}
