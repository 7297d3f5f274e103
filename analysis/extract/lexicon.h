/* The words of all languages, compiled from datasets/lexicon when the program is built and mapped at start. A line
   of such a file is an entry: a role (which file it stands in), a code, a value, and what its other columns say.
   See datasets/lexicon/README.md for the files and the pattern language, scan.h for the matching.

   A lexicon is read-only once open and may serve several threads. */
#ifndef TSC_EXTRACT_LEXICON_H
#define TSC_EXTRACT_LEXICON_H

#include "core/span.h"
#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct tsc_lexicon tsc_lexicon;
typedef struct tsc_language tsc_language; /* the rules and automata of one language, owned by its lexicon */

/** Roles, one for each kind of lexicon file; the name of the file is that of the role. Grep "LEXICON ROLE". */
typedef enum tsc_role {
    TSC_ROLE_NONE = 0,
    TSC_ROLE_NUMBER,    /* number words: code says how they combine, value is theirs */
    TSC_ROLE_SCALE,     /* million, mln, тыс: value */
    TSC_ROLE_FACTOR,    /* doubled, вдвое, tripled: value is the factor, code how it is read */
    TSC_ROLE_CURRENCY,  /* code is ISO 4217, or "?dollar" where the country tells */
    TSC_ROLE_UNIT,      /* code is a unit of the figure record; value multiplies (kilogram: t 0.001) */
    TSC_ROLE_HEDGE,     /* code is a bound: about, at_least, at_most, exact, range … */
    TSC_ROLE_MONTH,     /* value 1 to 12 */
    TSC_ROLE_PERIOD,    /* relative and calendar expressions: code says which */
    TSC_ROLE_PLACE,     /* code is a country or group; form: name, adjective, demonym, capital */
    TSC_ROLE_INDICATOR, /* code is an indicator of the figure record */
    TSC_ROLE_CHANGE,    /* up, down, reach */
    TSC_ROLE_MODALITY,  /* target, forecast, potential, negation … */
    TSC_ROLE_DISCOURSE, /* both sides, our country, respectively, of which … */
    TSC_ROLE_COMMODITY, /* code is an HS code */
    TSC_ROLE_EVENT,     /* triggers of events */
    TSC_ROLE_TRAP,      /* what makes a number no figure */
    TSC_ROLE_SECTOR,    /* what an act is about: code is a sector of the event record */
    TSC_ROLE_FUNCTION,  /* prepositions, conjunctions: from, to, by, in, and */
    TSC_ROLE_COUNT
} tsc_role;

typedef struct tsc_entry {
    tsc_role role;
    unsigned word;          /* of a number, period or event word: what it does as a number, see word_code.h; else 0 */
    double value;           /* of the column `value`; NaN where there is none */
    const char *code;       /* of the column `code`, never NULL */
    uint32_t columns;       /* a bit for each column that it has, see tsc_column_bit */
    uint64_t offers, wants; /* of an event word, see event_wants.h */
    tsc_span form;          /* of the column `form`, which is asked for most; empty where there is none */
    const char *detail;     /* the other columns that are not empty, "key=value" parted by tabs; "" where none */
    const char *file;       /* where it stands, for --explain: "en/unit.tsv" */
    uint32_t line;
} tsc_entry;

/** The name of a role as its file has it ("number"), or "" for none; and back (TSC_ROLE_NONE where unknown). */
const char *tsc_role_name(tsc_role role);
tsc_role tsc_role_parse(tsc_span name);

/** The bit of a column's name; several names may share one. */
static inline uint32_t tsc_column_bit(const char *key, size_t length)
{
    return (uint32_t)1 << (((unsigned char)key[0] * 7u + (unsigned char)key[length - 1] * 3u + length) & 31u);
}

/** The value of a column in the detail of an entry; empty where it has none. length: of key. */
tsc_span tsc_detail_find(const char *detail, const char *key, size_t length);

/** The value of a named column of an entry, borrowed; empty (length 0) where the entry has none. */
static inline tsc_span tsc_entry_get(const tsc_entry *entry, const char *key)
{
    const size_t length = strlen(key);
    if (length == 4 && memcmp(key, "form", 4) == 0)
        return entry->form;
    return (entry->columns & tsc_column_bit(key, length)) != 0 ? tsc_detail_find(entry->detail, key, length)
                                                               : tsc_span_make("", 0);
}

/** Whether an entry has this code. */
static inline bool tsc_entry_is(const tsc_entry *entry, const char *code)
{
    return entry->code[0] == code[0] && strcmp(entry->code, code) == 0;
}

/** Whether a named column of an entry has this value. */
static inline bool tsc_entry_has(const tsc_entry *entry, const char *key, const char *value)
{
    return tsc_span_equals(tsc_entry_get(entry, key), value);
}

/** Whether an entry is a word of rising or falling. */
static inline bool tsc_entry_moves(const tsc_entry *entry)
{
    return entry->role == TSC_ROLE_CHANGE && (tsc_entry_is(entry, "up") || tsc_entry_is(entry, "down"));
}

/** Maps the compiled lexicon at path (NULL: lexicon.bin of the installation, see tsc_data_path).
    Errors: TSC_EINPUT for a file that is missing, damaged or of another version, TSC_ENOMEM.
    Close with tsc_lexicon_close. */
tsc_status tsc_lexicon_open(const char *path, tsc_lexicon **lexicon, tsc_error *err);
void tsc_lexicon_close(tsc_lexicon *lexicon);

/** The language of a BCP 47 tag (its primary part counts: fr-MA is fr); for a language that has no folder, or "",
    what is common to all ("mul"). Never NULL. */
const tsc_language *tsc_lexicon_language(const tsc_lexicon *lexicon, const char *tag);

/** The languages that have a folder, sorted by name, "mul" among them. */
size_t tsc_lexicon_language_count(const tsc_lexicon *lexicon);
const tsc_language *tsc_lexicon_language_at(const tsc_lexicon *lexicon, size_t index);

/** Its tag ("fr"), borrowed. */
const char *tsc_language_name(const tsc_language *language);

/** The value of a rule of language.tsv, borrowed, "" where there is none. code may be NULL (a rule without one), or
    tell apart rules of one name (the region of `decimal`). */
const char *tsc_language_rule(const tsc_language *language, const char *rule, const char *code);

/** Rules that are asked for at every sentence, as they are: the usual decimal separator ('.', ',' or 0 where the
    language has none), whether units stand before tens, whether a bare number of months means the first of a year,
    where the verb stands, the parts of the world that take part in no act (codes, blanks between), and the country that
    is "our country" ("" for none). */
typedef struct tsc_language_habits {
    const char *idle_regions, *home, *world_money;
    char decimal;
    bool either_decimal; /* a full stop and a comma may both part decimals */
    bool verb_first, verb_last, units_first, counted_months, round_groups;
} tsc_language_habits;
tsc_language_habits tsc_language_habits_of(const tsc_language *language);

/** Rules that are asked for at every act or figure, as they are, "" where the language has none: by the code of rule `tense`,
    those of `definite`, the words and the agent of `passive`, the endings of what is an attribute; whether an adjective of a
    country is written with a capital, and whether an adjective stands behind its noun. Borrowed of the language. */
typedef struct tsc_language_grammar {
    const char *past, *present, *future, *progressive, *continuous, *pluperfect;
    const char *definite, *definite_prefix, *definite_initial, *agent, *passive, *attributive;
    bool capital_adjective, adjective_after, subject_behind; /* right behind a verb stands who acts */
} tsc_language_grammar;
const tsc_language_grammar *tsc_language_grammar_of(const tsc_language *language);

#endif
