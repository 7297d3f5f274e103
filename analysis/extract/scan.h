/* Tokens of one sentence and the lexicon entries found over them. Matching is on folded text (case by the rules of
   the language, marks and letter variants unified), while all offsets are those of the original bytes. */
#ifndef TSC_EXTRACT_SCAN_H
#define TSC_EXTRACT_SCAN_H

#include "core/arena.h"
#include "core/span.h"
#include "core/status.h"
#include "extract/lexicon.h"
#include "extract/word_memo.h"

typedef enum tsc_token_kind {
    TSC_TOKEN_WORD,        /* letters and marks, apostrophes within */
    TSC_TOKEN_NUMBER,      /* digits with single separators (. , ' ٫ ٬) between digits: 1,234.56 */
    TSC_TOKEN_PUNCTUATION, /* one mark, or a run of the same mark */
    TSC_TOKEN_SYMBOL,      /* currency signs, %, °, + … one each */
    TSC_TOKEN_BREAK        /* a tab or the border of a table cell: no pattern reaches over it */
} tsc_token_kind;

enum {
    TSC_TOKEN_CAPITAL = 1,      /* its first letter is a capital */
    TSC_TOKEN_GLUED = 2,        /* no blank before it */
    TSC_TOKEN_ALL_CAPITALS = 4, /* two letters or more, all capital */
    TSC_TOKEN_CLITIC = 8,       /* parted from its neighbour at an apostrophe: l', d', 's, 'nin */
    TSC_TOKEN_NEWLINE = 16      /* a line ends before it */
};

/** Letters before a word that are words of their own (language.tsv, rule `prefix`): وال is AND and THE. */
enum {
    TSC_CLITIC_AND = 1,
    TSC_CLITIC_IN = 2,
    TSC_CLITIC_TO = 4,
    TSC_CLITIC_AS = 8,
    TSC_CLITIC_THE = 16,
    TSC_CLITIC_WILL = 32,
    TSC_CLITIC_SO = 64
};

typedef struct tsc_token {
    uint32_t start, end; /* bytes in the text */
    uint8_t kind;        /* tsc_token_kind */
    uint8_t flags;       /* TSC_TOKEN_… */
    uint16_t slot;       /* where the word was remembered when it was read, from 1; 0: it was not */
} tsc_token;

/** A lexicon entry found over the tokens [first, last). */
typedef struct tsc_mark {
    uint32_t first, last;
    const tsc_entry *entry;
    uint8_t clitics; /* TSC_CLITIC_… parted from the first token */
    uint8_t skip;    /* their bytes: the words of the entry begin at tokens[first].start + skip */
    uint8_t role;    /* of the entry, tsc_role; asked of all marks again and again, so that it stands here too */
    uint8_t word;    /* of the entry */
} tsc_mark;

/** Tokens and marks of one sentence, in an arena; marks sorted by first, then longer first, then by place in the
    lexicon. All entries that match are there, of any role, overlapping ones too. */
typedef struct tsc_scan {
    tsc_span text;     /* the whole document */
    size_t start, end; /* the sentence */
    const tsc_language *language;
    tsc_token *tokens;
    size_t token_count;
    tsc_mark *marks;
    size_t mark_count;
    uint32_t *mark_at;      /* token_count + 1: marks [mark_at[t], mark_at[t + 1]) begin at token t */
    tsc_token_words *words; /* token_count */
    tsc_token_words all;    /* of all tokens together */
} tsc_scan;

/** Scans the bytes [start, end) of text, valid UTF-8. What is found lives in arena. Linear in end - start.
    Errors: TSC_ENOMEM, TSC_ELIMIT for offsets beyond 4 GiB. */
tsc_status tsc_scan_with(tsc_word_memo *memo, const tsc_language *language, tsc_span text, size_t start, size_t end,
                         tsc_arena *arena, tsc_scan *scan, tsc_error *err);

/** The same for a lone sentence, with a memo of its own. */
tsc_status tsc_scan_sentence(const tsc_language *language, tsc_span text, size_t start, size_t end, tsc_arena *arena,
                             tsc_scan *scan, tsc_error *err);

/** Whether the word at a token begins with the article of the language written to it (Arabic ال). */
bool tsc_scan_definite(const tsc_scan *scan, size_t token);

/** As tsc_scan_mark, for a token that has such a mark. */
const tsc_mark *tsc_scan_find_mark(const tsc_scan *scan, size_t token, tsc_role role);

/** The longest mark of a role that begins at token; NULL where there is none. */
static inline const tsc_mark *tsc_scan_mark(const tsc_scan *scan, size_t token, tsc_role role)
{
    return token < scan->token_count && (scan->words[token].roles >> role & 1) != 0
               ? tsc_scan_find_mark(scan, token, role)
               : NULL;
}

/** Whether any mark of the sentence has a role. */
static inline bool tsc_scan_has(const tsc_scan *scan, tsc_role role)
{
    return (scan->all.roles >> role & 1) != 0;
}

/** Whether a mark of a role with this code begins at a token, the longest or another; false beyond the end. */
bool tsc_scan_says(const tsc_scan *scan, size_t token, tsc_role role, const char *code);

/** Whether a mark has this code; false for NULL. */
static inline bool tsc_mark_is(const tsc_mark *mark, const char *code)
{
    return mark != NULL && tsc_entry_is(mark->entry, code);
}

/** Whether a mark names one who sells or one who buys: "largest investor", "main buyer". */
static inline bool tsc_mark_names_trader(const tsc_mark *mark)
{
    return tsc_entry_has(mark->entry, "form", "sellers") || tsc_entry_has(mark->entry, "form", "buyers");
}

/** The bytes of the tokens [first, last). */
static inline tsc_span tsc_scan_span(const tsc_scan *scan, size_t first, size_t last)
{
    if (first >= last)
        return tsc_span_make(scan->text.data, 0);
    return tsc_span_make(scan->text.data + scan->tokens[first].start,
                         scan->tokens[last - 1].end - scan->tokens[first].start);
}

/** The bytes of one token; none beyond the end. */
static inline tsc_span tsc_scan_token(const tsc_scan *scan, size_t token)
{
    return token < scan->token_count ? tsc_scan_span(scan, token, token + 1) : tsc_span_make("", 0);
}

/** Whether a token is this text (not empty), byte by byte; false beyond the end. */
static inline bool tsc_scan_is(const tsc_scan *scan, size_t token, const char *text)
{
    if (token >= scan->token_count || scan->text.data[scan->tokens[token].start] != *text)
        return false;
    return tsc_span_equals(tsc_scan_span(scan, token, token + 1), text);
}

/** Whether a token is a comma, the Arabic one too; false beyond the end. */
static inline bool tsc_scan_is_comma(const tsc_scan *scan, size_t token)
{
    return tsc_scan_is(scan, token, ",") || tsc_scan_is(scan, token, "\xD8\x8C");
}

/** Whether a comma stands among the tokens from first to before last. */
static inline bool tsc_scan_has_comma(const tsc_scan *scan, size_t first, size_t last)
{
    for (size_t t = first; t < last; t++)
        if (tsc_scan_is_comma(scan, t))
            return true;
    return false;
}

/** Whether no blank stands before a token; false beyond the end. */
static inline bool tsc_scan_glued(const tsc_scan *scan, size_t token)
{
    return token < scan->token_count && (scan->tokens[token].flags & TSC_TOKEN_GLUED) != 0;
}

#endif
