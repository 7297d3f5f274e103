/* What the text layer knows of languages: abbreviations that do not end a sentence, frequent words and letters by
   which a language is told, names of months for datelines (from ICU). Loaded once from the folders of
   datasets/lexicon, read-only afterwards, shared by all threads. */
#ifndef TSC_TEXT_RULES_H
#define TSC_TEXT_RULES_H

#include "core/span.h"
#include "core/status.h"
#include "text/letter.h"

#include <stdint.h>

typedef struct tsc_text_rules tsc_text_rules;

/** Loads the rules of all languages below folder (NULL: that of the installation): `abbreviation.tsv` and
    `frequent.tsv` of each `<language>/`. A language without either file is left out; at most TSC_TEXT_LANGUAGES.
    Errors name file and line. Free with tsc_text_rules_free. */
tsc_status tsc_text_rules_load(const char *folder, tsc_text_rules **rules, tsc_error *err);
void tsc_text_rules_free(tsc_text_rules *rules);

enum { TSC_TEXT_LANGUAGES = 32 };

/** The number of languages and the BCP 47 tag of each, in byte order; filled up with zeros to TSC_TEXT_TAG bytes. "" beyond. */
enum { TSC_TEXT_TAG = 8 };
size_t tsc_text_language_count(const tsc_text_rules *rules);
const char *tsc_text_language_tag(const tsc_text_rules *rules, size_t language);
/** The index of a tag, its region ignored; the count where there is no such language. */
size_t tsc_text_language_find(const tsc_text_rules *rules, const char *tag);

/** What may be said of a word, lower-cased, final stop included for abbreviations. */
typedef enum tsc_abbreviation {
    TSC_ABBREVIATION_NONE = 0,
    TSC_ABBREVIATION_NEVER,  /* never ends a sentence: Mr., г. Рабат, им. */
    TSC_ABBREVIATION_NUMBER, /* ends none where a number follows: No. 5, стр. 3 */
    TSC_ABBREVIATION_MAY,    /* ends one only before a word that often opens sentences: U.S., Inc. */
    TSC_ABBREVIATION_MEASURE /* ends one before any word with a capital alone at its head: bn., млн. */
} tsc_abbreviation;

/** What may be said of a word in a language. */
tsc_abbreviation tsc_text_abbreviation(const tsc_text_rules *rules, size_t language, tsc_span word);

/** False where no abbreviation of a language has so many characters in front of its final stop, or none of these ends in such
    a one (lower-cased): so that hardly a word is looked up that is none. */
bool tsc_text_may_abbreviate(const tsc_text_rules *rules, size_t language, size_t characters, uint32_t last);

/** One bit for each language in which the lower-cased word is frequent. */
uint32_t tsc_text_frequent(const tsc_text_rules *rules, tsc_span word);
/** One bit for each language that marks the letter as its own. */
uint32_t tsc_text_letter(const tsc_text_rules *rules, uint32_t codepoint);
enum { TSC_TEXT_LETTERS = 0x3000 }; /* no letter at or above it is marked */
/** Whether a language has letters of its own without which no stretch of some thirty letters goes (`vital`). */
bool tsc_text_is_lettered(const tsc_text_rules *rules, size_t language);
/** One bit for each language of the script of this codepoint (Latin, Cyrillic, Arabic …); 0 for marks and digits. */
uint32_t tsc_text_script(const tsc_text_rules *rules, uint32_t codepoint);

/** The language that text in the script of this codepoint is taken for where nothing else tells; the count: none. */
size_t tsc_text_usual(const tsc_text_rules *rules, uint32_t codepoint);

/** How many languages bits stand for. */
static inline uint32_t tsc_text_count(uint32_t languages)
{
    uint32_t count = 0;
    for (; languages; languages &= languages - 1)
        count++;
    return count;
}

enum { TSC_TEXT_WORD_BITS = 12, TSC_TEXT_WORDS = 1 << TSC_TEXT_WORD_BITS };

typedef struct tsc_text_word {
    uint64_t hash;
    uint32_t languages; /* one bit for each in which it is frequent; 0: a free slot, of which some are left */
    uint32_t count;     /* of its languages */
} tsc_text_word;

/** What a language is told by, looked up in place as each letter and word of a look at a text asks for it. */
typedef struct tsc_text_signs {
    tsc_letter pairs[TSC_LETTER_PAIRS];  /* by codepoint */
    tsc_text_word words[TSC_TEXT_WORDS]; /* by hash: see tsc_text_word_find */
} tsc_text_signs;
const tsc_text_signs *tsc_text_signs_of(const tsc_text_rules *rules);

#define TSC_TEXT_WORD_START 0x9ae16a3b2f90404fULL

/** Takes the next character of a word into its hash, which begins as TSC_TEXT_WORD_START. */
static inline uint64_t tsc_text_word_step(uint64_t hash, uint32_t codepoint)
{
    return (hash ^ codepoint) * 0x9fb21c651e98df25ULL;
}

/** The slot of a word, or the free one where it would stand; the high bits of its hash depend on all of it. */
static inline const tsc_text_word *tsc_text_word_find(const tsc_text_signs *signs, uint64_t hash)
{
    size_t slot = hash >> (64 - TSC_TEXT_WORD_BITS);
    while (signs->words[slot].languages && signs->words[slot].hash != hash)
        slot = (slot + 1) & (TSC_TEXT_WORDS - 1);
    return &signs->words[slot];
}

/** The month (1 to 12) that a word names in a language, by ICU (any of its calendars' and regions' names); 0 none. */
int tsc_text_month(const tsc_text_rules *rules, size_t language, tsc_span word);

#endif
