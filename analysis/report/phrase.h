/* Phrases: what a report says, in the words of a language, from the files of datasets/phrases/LANGUAGE.

   `*.tsv` but places.tsv: KEY, FORM, TEXT, tab-separated. FORM is `-`, or a plural category of CLDR (one, few, many,
   other) that the slot `count` picks. A text has slots: `{name}`; `{name:form}` asks a place for a column of
   places.tsv, and a term for the phrase TERM.FORM (TERM where there is none); `{^name}` begins with a capital.
   Backticks set `code`. `places.tsv`: a header row `code FORM...`, then one row a place; a place without a row, or
   with an empty cell, is called by its name. Lines that begin with # are comments. */
#ifndef TSC_REPORT_PHRASE_H
#define TSC_REPORT_PHRASE_H

#include "core/place.h"
#include "report/model.h"

typedef struct tsc_phrases tsc_phrases;

/** Loads a language (en, fr, ru, a region is ignored) from a folder that holds one folder a language (NULL:
    datasets/phrases of the installation). Errors: TSC_EUSAGE for a language that has none, TSC_EINPUT with file and
    line for a broken file. Free with tsc_phrases_free. */
tsc_status tsc_phrases_load(const char *folder, const char *language, tsc_phrases **phrases, tsc_error *err);
void tsc_phrases_free(tsc_phrases *phrases);

/** Its primary tag: "en", "fr", "ru". Borrowed. */
const char *tsc_phrases_language(const tsc_phrases *phrases);

/** The text of a key without a plural, NULL where there is none. Borrowed. */
const char *tsc_phrase_get(const tsc_phrases *phrases, const char *key);

/** A phrase as its file has it. */
typedef struct tsc_phrase {
    const char *key; /* "KEY" or "KEY|category" */
    const char *text;
    const char *file;
    size_t line;
} tsc_phrase;

/** Notes, with file and line, what a language lacks of what another says and what it says with other slots (but for
    periods, which languages put together in their own ways); gives the number of notes. */
size_t tsc_phrases_compare(const tsc_phrases *model, const tsc_phrases *own, const tsc_notes *notes);

typedef enum tsc_slot_kind {
    TSC_SLOT_TEXT,
    TSC_SLOT_PLACE,
    TSC_SLOT_TERM,
    TSC_SLOT_COUNT,
    TSC_SLOT_RUN,
    TSC_SLOT_PROSE
} tsc_slot_kind;

/** What fills a slot; texts are borrowed for the call. */
typedef struct tsc_slot {
    const char *name;
    tsc_slot_kind kind;
    const char *text; /* TEXT; TERM: a key */
    tsc_place place;
    long long count;
    tsc_run run;
    const tsc_prose *prose;
} tsc_slot;

/** What stands in a slot: a text, the name of a place, a term of the phrase file, a count. Texts are borrowed. */
tsc_slot tsc_slot_text(const char *name, const char *text);
tsc_slot tsc_slot_place(const char *name, tsc_place place);
tsc_slot tsc_slot_term(const char *name, const char *key);
tsc_slot tsc_slot_count(long long count); /* named "count"; picks the plural form */
tsc_slot tsc_slot_run(const char *name, tsc_run run);
tsc_slot tsc_slot_prose(const char *name, const tsc_prose *prose);

/** A list of slots as the last two arguments of tsc_phrase_add. */
#define TSC_SLOTS(...) (const tsc_slot[]){__VA_ARGS__}, sizeof((const tsc_slot[]){__VA_ARGS__}) / sizeof(tsc_slot)

/** Appends the phrase of key with its slots filled. A missing key or slot makes the report fail with TSC_EINPUT. */
void tsc_phrase_add(tsc_report *report, const tsc_phrases *phrases, tsc_prose *prose, const char *key,
                    const tsc_slot *slots, size_t slot_count);

/** The same as plain text in the report's arena. */
const char *tsc_phrase_text(tsc_report *report, const tsc_phrases *phrases, const char *key, const tsc_slot *slots,
                            size_t slot_count);

/** A whole number with the language's thousands separator; returns text. */
const char *tsc_phrase_count(const tsc_phrases *phrases, long long count, char text[40]);

#endif
