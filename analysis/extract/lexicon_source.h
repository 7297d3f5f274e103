/* The lexicon as its files say it: rows of all *.tsv of the language folders, before compilation. */
#ifndef TSC_EXTRACT_LEXICON_SOURCE_H
#define TSC_EXTRACT_LEXICON_SOURCE_H

#include "core/arena.h"
#include "core/status.h"
#include "extract/lexicon.h"

typedef struct tsc_lexicon_row {
    tsc_role role;
    double value; /* NaN where there is none */
    const char *pattern, *code, *detail;
    const char *path; /* of the file as it was opened, for messages */
    const char *file; /* "en/unit.tsv" */
    uint32_t line;
} tsc_lexicon_row;

typedef struct tsc_rule_row {
    const char *rule, *value, *code;
    const char *path;
    uint32_t line;
} tsc_rule_row;

typedef struct tsc_lexicon_folder {
    char name[16]; /* the language */
    tsc_lexicon_row *rows;
    size_t row_count, row_room;
    tsc_rule_row *rules;
    size_t rule_count, rule_room;
} tsc_lexicon_folder;

typedef struct tsc_lexicon_source {
    tsc_arena arena;             /* holds all texts and rows */
    tsc_lexicon_folder *folders; /* sorted by name */
    size_t folder_count, folder_room;
    size_t mistakes; /* rows that were refused */
} tsc_lexicon_source;

/** Reads the language folders of one or more roots (folders of the same name add up), in byte order of their names.
    A row that is wrong is told to notes with path and line and left out. Errors: TSC_EINPUT for a root that cannot be
    read, TSC_ENOMEM. Clear with tsc_lexicon_source_clear in any case. */
tsc_status tsc_lexicon_source_read(const char *const *roots, size_t root_count, const tsc_notes *notes,
                                   tsc_lexicon_source *source, tsc_error *err);
void tsc_lexicon_source_clear(tsc_lexicon_source *source);

/** The folder of a language, NULL where there is none. */
tsc_lexicon_folder *tsc_lexicon_source_folder(tsc_lexicon_source *source, const char *name);

/** The value of a column of a row but pattern, code and value; empty where it has none. */
static inline tsc_span tsc_lexicon_row_get(const tsc_lexicon_row *row, const char *column)
{
    return tsc_detail_find(row->detail, column, strlen(column));
}

/** Whether a column of a row has this value. */
static inline bool tsc_lexicon_row_has(const tsc_lexicon_row *row, const char *column, const char *value)
{
    return tsc_span_equals(tsc_lexicon_row_get(row, column), value);
}

/** Appends a row (its texts must live as long as the source); false where memory is short. */
bool tsc_lexicon_folder_add(tsc_lexicon_source *source, tsc_lexicon_folder *folder, const tsc_lexicon_row *row);

/** The value of a rule of a folder, "" where there is none. */
const char *tsc_lexicon_folder_rule(const tsc_lexicon_folder *folder, const char *rule);

#endif
