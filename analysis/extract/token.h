/* Parting a sentence into tokens. */
#ifndef TSC_EXTRACT_TOKEN_H
#define TSC_EXTRACT_TOKEN_H

#include "core/arena.h"
#include "core/span.h"
#include "core/status.h"
#include "extract/alphabet.h"
#include "extract/scan.h"

/** Parts the bytes [start, end) of text (valid UTF-8, below 4 GiB) into tokens, in the arena. A word is letters with
    the apostrophes between them, but an elision (l') or a possessive ending ('s) is a token of its own; letters and
    digits are parted; a run of one and the same sign is one token. Errors: TSC_ENOMEM. */
tsc_status tsc_tokens_find(const tsc_alphabet *alphabet, tsc_span text, size_t start, size_t end, tsc_arena *arena,
                           tsc_token **tokens, size_t *count, tsc_error *err);

/** The same, in a language whose words slots remember (tsc_word_slots). */
tsc_status tsc_tokens_find_known(const tsc_word_slot *slots, unsigned language, const tsc_alphabet *alphabet,
                                 tsc_span text, size_t start, size_t end, tsc_arena *arena, tsc_token **tokens,
                                 size_t *count, tsc_error *err);

/** Whether the letters from word up to an apostrophe are a word of their own with it (l', d'). */
bool tsc_token_elides(const tsc_alphabet *alphabet, const char *word, const char *apostrophe);

/** The end of the token or tokens of the word at start (a letter or mark); *parted, where not NULL, is the apostrophe at
    which a second token begins (Kazakhstan's). */
const char *tsc_token_word_end(const tsc_alphabet *alphabet, const char *start, const char *end, const char **parted);

#endif
