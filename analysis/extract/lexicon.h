/* The words of all languages, compiled from datasets/lexicon when the program is built, and the matching of one
   text against those of one language. See datasets/lexicon/README.md for the files. An entry is what one line
   of such a file says: a role (which file), a code, and what else its columns hold. */
#ifndef TSC_EXTRACT_LEXICON_H
#define TSC_EXTRACT_LEXICON_H

#include "core/span.h"
#include "core/status.h"
#include "core/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct tsc_lexicon tsc_lexicon;

/* Roles, one for each kind of lexicon file; Grep "LEXICON ROLE". */
typedef enum tsc_role {
    TSC_ROLE_NONE = 0,
    TSC_ROLE_NUMBER,     /* number words: value and action */
    TSC_ROLE_SCALE,      /* million, mln, тыс: value */
    TSC_ROLE_FACTOR,     /* doubled, вдвое, tripled: value is the factor */
    TSC_ROLE_CURRENCY,   /* code is ISO 4217, or "?dollar" told by country */
    TSC_ROLE_UNIT,       /* code is a unit of the contract */
    TSC_ROLE_HEDGE,      /* code is a bound */
    TSC_ROLE_MONTH,
    TSC_ROLE_PERIOD,     /* relative and calendar expressions: code says which */
    TSC_ROLE_PLACE,      /* code is a country or group; form: name, adjective, demonym, capital */
    TSC_ROLE_INDICATOR,  /* code is an indicator of the contract */
    TSC_ROLE_CHANGE,     /* up, down, reach */
    TSC_ROLE_MODALITY,   /* target, forecast, potential, negation … */
    TSC_ROLE_DISCOURSE,  /* both sides, our country, respectively, of which … */
    TSC_ROLE_COMMODITY,  /* code is an HS code */
    TSC_ROLE_EVENT,      /* triggers of events */
    TSC_ROLE_TRAP,       /* what makes a number no figure */
    TSC_ROLE_FUNCTION,   /* prepositions, conjunctions: from, to, by, in, and */
    TSC_ROLE_COUNT
} tsc_role;

typedef struct tsc_entry {
    uint16_t role;
    uint16_t flags;
    double value;        /* number, scale, factor; NaN where the file has none */
    const char *code;    /* never NULL */
    const char *detail;  /* the other columns as "key=value key=value", "" where none */
    uint32_t file_line;  /* where it stands, for --explain */
    const char *file;
} tsc_entry;

typedef enum tsc_token_kind {
    TSC_TOKEN_WORD, TSC_TOKEN_NUMBER, TSC_TOKEN_PUNCTUATION, TSC_TOKEN_SYMBOL, TSC_TOKEN_BREAK
} tsc_token_kind;

typedef struct tsc_token {
    uint32_t start, end; /* bytes in the text */
    uint8_t kind;
    uint8_t flags;       /* TSC_TOKEN_CAPITAL, TSC_TOKEN_GLUED (no blank before), … */
} tsc_token;

enum { TSC_TOKEN_CAPITAL = 1, TSC_TOKEN_GLUED = 2, TSC_TOKEN_ALL_CAPITALS = 4, TSC_TOKEN_CLITIC = 8 };

/** A lexicon entry found over the tokens [first, last). */
typedef struct tsc_mark {
    uint32_t first, last;
    const tsc_entry *entry;
} tsc_mark;

/** Tokens and marks of one sentence, in an arena; marks sorted by first, then longer first. */
typedef struct tsc_scan {
    tsc_span text;       /* the whole document */
    size_t start, end;   /* the sentence */
    const char *language;
    tsc_token *tokens;
    size_t token_count;
    tsc_mark *marks;
    size_t mark_count;
} tsc_scan;

#endif
