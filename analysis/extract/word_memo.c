#include "extract/word_memo.h"

#include "extract/lexicon_format.h"
#include "extract/scan.h"

#include <stdlib.h>
#include <string.h>

enum {
    READINGS = 1 << 17, /* of all slots; when they are full, they are read anew where they are asked for */
    OWN_UNITS =
        1 << 18, /* of eight bytes, for what words say by themselves; when they are nearly full, it is told anew */
    OWN_SPARE = 1 << 14, /* with fewer left no sentence is begun */
    SLOTS = TSC_WORD_SLOTS + TSC_WORD_LONG_SLOTS,
    LONG_BYTES = 96
};

struct tsc_word_memo {
    tsc_word_slot slots[SLOTS];
    char texts[TSC_WORD_LONG_SLOTS][LONG_BYTES]; /* of the words too long for a key */
    uint32_t first_of[SLOTS];                    /* where the readings of a word are, from 1; 0: forgotten */
    uint32_t own_of[SLOTS];                      /* where in own a word's is, from 1; 0: not yet told */
    size_t reading_count, own_count;
    tsc_word_reading readings[READINGS];
    uint64_t own[OWN_UNITS];
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
    tsc_word_halves halves;
    uint64_t offers, wants;
} finding;

static tsc_word word_of(const finding *found, size_t slot)
{
    return (tsc_word){found->tells, (uint32_t)slot, found->halves, found->offers, found->wants};
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
            tsc_word_halves_add(&found->halves, language->classes[id].halves);
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
    const size_t least = found->count > 0 ? 3 : 2; /* "between" is no yen with a preposition before it: بين, ب + ين */
    for (size_t i = 0; with_prefixes && i < language->prefix_count; i++) {
        const tsc_affix *prefix = &language->prefixes[i];
        if (word.count >= prefix->length + least && memcmp(prefix->symbols, word.symbols, prefix->length) == 0)
            read_from(&word, prefix->length, prefix->clitics, found);
    }
}

/* Nothing but letters and their marks: as a token it has no other ends than those of its letters. *flags: of that token. */
static bool is_plain(const tsc_language *language, const char *text, size_t length, uint8_t *flags)
{
    const char *end = text + length;
    size_t letters = 0, capitals = 0;
    *flags = 0;
    while (text < end) {
        size_t bytes;
        bool capital;
        tsc_char_kind kind = tsc_alphabet_kind(&language->alphabet, tsc_char_decode(text, end, &bytes), &capital);
        if (kind != TSC_CHAR_LETTER && kind != TSC_CHAR_MARK)
            return false;
        if (kind == TSC_CHAR_LETTER) {
            *flags |= letters == 0 && capital ? TSC_TOKEN_CAPITAL : 0;
            letters++;
            capitals += capital;
        }
        text += bytes;
    }
    *flags |= letters > 1 && capitals == letters ? TSC_TOKEN_ALL_CAPITALS : 0;
    return true;
}

/* Room for the readings of one more word; all of those before are forgotten where there is none. */
static tsc_word_reading *room_for_readings(tsc_word_memo *memo)
{
    if (memo->reading_count + TSC_WORD_READINGS > READINGS) {
        memset(memo->first_of, 0, sizeof memo->first_of);
        memo->reading_count = 0;
    }
    return memo->readings + memo->reading_count;
}

/* Reads a word for a slot. */
static finding read_for(tsc_word_memo *memo, size_t slot, const tsc_language *language, const char *text, size_t length,
                        bool with_prefixes)
{
    finding found = {.readings = room_for_readings(memo)};
    read_word(language, text, length, with_prefixes, &found);
    memo->first_of[slot] = (uint32_t)memo->reading_count + 1;
    memo->reading_count += found.count;
    return found;
}

/* Reads a word and keeps it in place of what the slot held. */
static tsc_word learn(tsc_word_memo *memo, size_t slot, const tsc_word_key *key, const tsc_language *language,
                      const char *text, size_t length, bool with_prefixes)
{
    const finding found = read_for(memo, slot, language, text, length, with_prefixes);
    uint8_t flags = 0;
    const bool plain = with_prefixes && is_plain(language, text, length, &flags);
    flags = (uint8_t)((plain ? flags | TSC_WORD_PLAIN : 0) | (with_prefixes ? TSC_WORD_PARTED : 0));
    memo->slots[slot] = (tsc_word_slot){.key = *key,
                                        .count = (uint8_t)found.count,
                                        .tells = (uint16_t)found.tells,
                                        .halves = found.halves,
                                        .offers = found.offers,
                                        .wants = found.wants,
                                        .language = (uint8_t)language->number,
                                        .length = (uint8_t)length,
                                        .flags = flags};
    memo->own_of[slot] = 0;
    return word_of(&found, slot);
}

static tsc_word remembered(const tsc_word_memo *memo, size_t slot)
{
    const tsc_word_slot *kept = &memo->slots[slot];
    return (tsc_word){kept->tells, (uint32_t)slot, kept->halves, kept->offers, kept->wants};
}

/* The readings of the word of a slot; slot.count of them. */
static const tsc_word_reading *readings_of(tsc_word_memo *memo, const tsc_language *language, size_t slot)
{
    const tsc_word_slot *kept = &memo->slots[slot];
    if (memo->first_of[slot] == 0) {
        const char *text = slot >= TSC_WORD_SLOTS ? memo->texts[slot - TSC_WORD_SLOTS] : (const char *)kept->key.parts;
        (void)read_for(memo, slot, language, text, kept->length, (kept->flags & TSC_WORD_PARTED) != 0);
    }
    return memo->readings + memo->first_of[slot] - 1;
}

tsc_word_slot *tsc_word_slots(tsc_word_memo *memo)
{
    return memo->slots;
}

/* A word of more bytes than a key holds: its first ones are the key, all of them are kept beside. */
static tsc_word look_long(tsc_word_memo *memo, const tsc_language *language, const char *text, size_t length,
                          bool with_prefixes)
{
    tsc_word_key head, tail;
    memcpy(head.parts, text, sizeof head.parts);
    memcpy(tail.parts, text + length - sizeof tail.parts, sizeof tail.parts);
    const size_t mixed = tsc_word_key_slot(&head, sizeof head.parts, language->number) ^
                         tsc_word_key_slot(&tail, sizeof tail.parts, (unsigned)length);
    const size_t at = mixed % TSC_WORD_LONG_SLOTS;
    const tsc_word_slot *kept = &memo->slots[TSC_WORD_SLOTS + at];
    if (kept->language == language->number && kept->length == length && memcmp(memo->texts[at], text, length) == 0)
        return remembered(memo, TSC_WORD_SLOTS + at);
    memcpy(memo->texts[at], text, length);
    return learn(memo, TSC_WORD_SLOTS + at, &head, language, text, length, with_prefixes);
}

tsc_word tsc_word_look(tsc_word_memo *memo, const tsc_language *language, const char *text, size_t length,
                       bool with_prefixes)
{
    tsc_word_key key = {{0, 0, 0, 0}};
    if (length == 0 || length > LONG_BYTES) {
        tsc_word_reading readings[TSC_WORD_READINGS];
        finding found = {.readings = readings};
        read_word(language, text, length, with_prefixes, &found);
        return word_of(&found, SLOTS);
    }
    if (length > sizeof key.parts)
        return look_long(memo, language, text, length, with_prefixes);
    memcpy(key.parts, text, length);
    const size_t first = tsc_word_key_slot(&key, length, language->number), second = tsc_word_slot_beside(first);
    if (tsc_word_slot_is(&memo->slots[first], &key, length, language->number))
        return remembered(memo, first);
    if (tsc_word_slot_is(&memo->slots[second], &key, length, language->number))
        return remembered(memo, second);
    if (memo->slots[first].language != 0) { /* the older of the two goes */
        memo->slots[second] = memo->slots[first];
        memo->own_of[second] = memo->own_of[first];
        memo->first_of[second] = memo->first_of[first];
    }
    return learn(memo, first, &key, language, text, length, with_prefixes);
}

void tsc_word_memo_begin(tsc_word_memo *memo)
{
    if (OWN_UNITS - memo->own_count >= OWN_SPARE)
        return;
    memset(memo->own_of, 0, sizeof memo->own_of);
    memo->own_count = 0;
}

/* Told anew, into units of the memo or of the arena: the head, its marks, its readings. *units: how many it takes. */
static const tsc_word_own *tell_own(tsc_word_memo *memo, const tsc_language *language, const tsc_word_reading *readings,
                                    size_t count, tsc_arena *arena, size_t *at)
{
    tsc_word_mark marks[TSC_WORD_MARKS];
    tsc_word_own own = tsc_word_own_of(language, readings, count, marks);
    const size_t head = sizeof own / sizeof(uint64_t),
                 behind = head + own.mark_count * sizeof *marks / sizeof(uint64_t), units = behind + count;
    const bool fits = OWN_UNITS - memo->own_count >= units;
    uint64_t *room = fits ? memo->own + memo->own_count : tsc_arena_alloc(arena, units * sizeof *room);
    *at = fits ? memo->own_count + 1 : 0;
    if (room == NULL)
        return NULL;
    memo->own_count += fits ? units : 0;
    memcpy(room + head, marks, own.mark_count * sizeof *marks);
    memcpy(room + behind, readings, count * sizeof *readings);
    own.marks = (const tsc_word_mark *)(room + head);
    own.readings = (const tsc_word_reading *)(room + behind);
    return memcpy(room, &own, sizeof own);
}

tsc_word_owns tsc_word_memo_owns(const tsc_word_memo *memo)
{
    return (tsc_word_owns){memo->own_of, memo->own};
}

const tsc_word_own *tsc_word_own_tell(tsc_word_memo *memo, const tsc_language *language, size_t slot, tsc_arena *arena)
{
    size_t at;
    const tsc_word_reading *readings = readings_of(memo, language, slot);
    const tsc_word_own *own = tell_own(memo, language, readings, memo->slots[slot].count, arena, &at);
    memo->own_of[slot] = (uint32_t)at;
    return own;
}

/* Of a word that is too long to be remembered. */
static const tsc_word_own *own_of_longest(tsc_word_memo *memo, const tsc_language *language, const char *text,
                                          size_t length, bool with_prefixes, tsc_arena *arena)
{
    size_t at;
    tsc_word_reading readings[TSC_WORD_READINGS];
    finding found = {.readings = readings};
    read_word(language, text, length, with_prefixes, &found);
    return tell_own(memo, language, readings, found.count, arena, &at);
}

const tsc_word_own *tsc_word_own_look(tsc_word_memo *memo, const tsc_language *language, const char *text,
                                      size_t length, bool with_prefixes, tsc_arena *arena)
{
    if (length == 0 || length > LONG_BYTES)
        return own_of_longest(memo, language, text, length, with_prefixes, arena);
    const size_t slot = tsc_word_look(memo, language, text, length, with_prefixes).slot;
    return tsc_word_own_at(tsc_word_memo_owns(memo), memo, language, slot, arena);
}
