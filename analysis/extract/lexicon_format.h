/* The layout of the compiled lexicon: one file of sections, mapped as it is and never changed. All numbers are those
   of the machine that compiled it (`order` tells), all offsets count bytes from the start of the file, every section
   begins at a multiple of 8.

   Words. A trie over folded symbols as a double array: from node s by symbol c to base[s] + c, where check holds s.
   Where a word of some pattern ends, `terms` leads to a list of word classes (a count, then the classes). A class is
   one way a pattern names a word: exactly, by its beginning, or with a chain of endings; as written or folded.
   Patterns. An automaton whose letters are word classes: a token takes part with all its classes at once. */
#ifndef TSC_EXTRACT_LEXICON_FORMAT_H
#define TSC_EXTRACT_LEXICON_FORMAT_H

#include "extract/alphabet.h"
#include "extract/lexicon.h"
#include "extract/word_halves.h"

#define TSC_LEXICON_MAGIC "TSCLEX12"
enum { TSC_LEXICON_ORDER = 0x01020304, TSC_LEXICON_GAP = 5 /* words that ~ reaches over at most */ };

typedef struct tsc_lexicon_section {
    uint64_t offset;
    uint64_t count; /* of its elements */
} tsc_lexicon_section;

typedef struct tsc_lexicon_header {
    char magic[8];
    uint32_t order, unused;
    uint64_t size, checksum;       /* of all bytes behind the header */
    tsc_lexicon_section kinds;     /* uint8_t, TSC_ALPHABET_DIRECT */
    tsc_lexicon_section entries;   /* tsc_packed_entry */
    tsc_lexicon_section languages; /* tsc_packed_language, sorted by name */
    tsc_lexicon_section strings;   /* char, texts end in a zero byte; the first is empty */
} tsc_lexicon_header;

typedef struct tsc_packed_entry {
    double value;
    uint32_t role, word, code, detail, file, line; /* code, detail and file: offsets in strings */
    uint32_t columns, unused;
    uint64_t offers, wants; /* see event_wants.h */
} tsc_packed_entry;

typedef struct tsc_packed_rule {
    uint32_t rule, value, code; /* offsets in strings */
} tsc_packed_rule;

typedef struct tsc_trie_cell {
    int32_t base, check;
    uint32_t terms; /* index into terms, 0 for none */
} tsc_trie_cell;

typedef enum tsc_class_kind { TSC_CLASS_EXACT, TSC_CLASS_PREFIX, TSC_CLASS_CHAIN } tsc_class_kind;

typedef struct tsc_class {
    uint32_t kind;
    uint32_t root;            /* state that this class leads to from the start; 0 where no pattern begins so */
    uint32_t written, length; /* bytes it must be written with, in strings; length 0 where folded */
    uint32_t tells;           /* TSC_TELLS_… */
    tsc_word_halves halves;
    uint32_t unused;
    uint64_t offers, wants; /* of the event words that it may be of, see event_wants.h */
} tsc_class;

typedef struct tsc_edge {
    uint32_t word_class, next;
} tsc_edge;

typedef struct tsc_state {
    uint32_t edges, accepts;           /* where its own begin: edges, sorted by class, and entries that end here */
    uint32_t gap;                      /* the state behind a ~, 0 where none */
    uint16_t edge_count, accept_count; /* how many they are */
} tsc_state;

typedef struct tsc_affix {
    uint8_t symbols[14];
    uint8_t length;
    uint8_t clitics; /* of a prefix: TSC_CLITIC_… */
} tsc_affix;

typedef struct tsc_packed_language {
    char name[16];
    uint32_t elisions, possessives; /* in strings */
    uint32_t chain, unused;
    tsc_lexicon_section symbols;      /* uint8_t, TSC_ALPHABET_DIRECT */
    tsc_lexicon_section high;         /* tsc_high_symbol */
    tsc_lexicon_section compositions; /* tsc_composition */
    tsc_lexicon_section rules;        /* tsc_packed_rule, in the order of the file */
    tsc_lexicon_section prefixes;     /* tsc_affix */
    tsc_lexicon_section endings;      /* tsc_affix, sorted by first symbol, longer first */
    tsc_lexicon_section cells;        /* tsc_trie_cell */
    tsc_lexicon_section terms;        /* uint32_t */
    tsc_lexicon_section classes;      /* tsc_class */
    tsc_lexicon_section states;       /* tsc_state, 0 is the start */
    tsc_lexicon_section edges;        /* tsc_edge */
    tsc_lexicon_section accepts;      /* uint32_t, indices of entries */
} tsc_packed_language;

/** An ending that says a case (rule `case_ending`), with the code of the rule. */
typedef struct tsc_case_ending {
    const char *text;
    size_t length;
    uint8_t code; /* index into tsc_case_codes */
} tsc_case_ending;

/** The codes of the rule, in the order in which they are tried. */
enum { TSC_CASE_CODES = 6 };
extern const char *const tsc_case_codes[TSC_CASE_CODES]; /* of to from in with none */

/** A language as the matcher uses it: pointers into the mapped file. */
struct tsc_language {
    const char *name;
    unsigned number; /* among the languages of its lexicon, from 1 */
    tsc_alphabet alphabet;
    tsc_language_habits habits;
    tsc_language_grammar grammar;
    size_t chain;
    const tsc_packed_rule *rules;
    size_t rule_count;
    uint32_t rule_names; /* tsc_column_bit of each */
    const tsc_affix *prefixes, *endings;
    size_t prefix_count, ending_count;
    const tsc_trie_cell *cells;
    size_t cell_count;
    const uint32_t *terms;
    const tsc_class *classes;
    const tsc_state *states;
    const tsc_edge *edges;
    const uint32_t *accepts;
    const tsc_entry *entries; /* of the whole lexicon */
    const char *strings;
    tsc_case_ending *case_endings; /* in the order of codes and rules */
    size_t case_ending_count;
    uint64_t case_lasts[4]; /* a bit for each byte that one of them ends in */
};

/** What a word of a pattern tells of a sentence that has it, before the pattern is looked for: one word of each
    pattern, the rarest as a rule, has these bits (all its words TSC_TELLS_OVER, its first TSC_TELLS_AMOUNT; for
    TSC_TELLS_NAME two of them are asked, see word_halves.h). Grep "TELLS". */
enum {
    TSC_TELLS_PLACE = 1,
    TSC_TELLS_INDICATOR = 2,
    TSC_TELLS_EPITHET = 4, /* that stands for a country */
    TSC_TELLS_BOTH = 8,    /* the two sides */
    TSC_TELLS_SEAT = 16,   /* of a country: its parliament, its palace */
    TSC_TELLS_SCALE = 32,  /* or factor */
    TSC_TELLS_NUMBER = 64,
    TSC_TELLS_PART = 128, /* of one: half, a third */
    TSC_TELLS_ORDINAL = 256,
    TSC_TELLS_DAY = 512,   /* or month */
    TSC_TELLS_UNIT = 1024, /* or currency */
    TSC_TELLS_MODAL = 2048,
    TSC_TELLS_AMOUNT = 4096, /* an amount may begin with it where there is neither digit nor sign */
    TSC_TELLS_OVER = 16384,  /* between numerator and denominator */
    TSC_TELLS_ONE = 32768,   /* which may be an article */
    TSC_TELLS_NAME = TSC_TELLS_PLACE | TSC_TELLS_EPITHET | TSC_TELLS_BOTH | TSC_TELLS_SEAT /* who acts */
};

/** A checksum of length bytes, eight at a time. */
uint64_t tsc_lexicon_checksum(const void *data, size_t length);

#endif
