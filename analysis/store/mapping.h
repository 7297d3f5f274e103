/* A mapping file says how a table of any layout is read: lines `key = value`, see datasets/mappings/README.md. */
#ifndef TSC_STORE_MAPPING_H
#define TSC_STORE_MAPPING_H

#include "core/arena.h"
#include "core/status.h"
#include "store/csv_in.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct tsc_mapping_entry {
    const char *key, *value; /* key in full: "partner.column" */
    size_t line;
} tsc_mapping_entry;

typedef struct tsc_mapping {
    const char *path;
    tsc_mapping_entry *entries; /* in the order of the file */
    size_t count;
} tsc_mapping;

/** Reads and checks a mapping file. Errors: TSC_EINPUT with file and line for what is not understood. */
tsc_status tsc_mapping_load(const char *path, tsc_arena *arena, tsc_mapping *mapping, tsc_error *err);

/** Whether a row holds all the names of `match`. */
bool tsc_mapping_matches(const tsc_mapping *mapping, const tsc_csv_row *row);

/** The value of a key, or NULL. */
const char *tsc_mapping_get(const tsc_mapping *mapping, const char *key);

/** The value of "part.WORD" for a word of the table (outer blanks apart, case of ASCII ignored), or NULL. */
const char *tsc_mapping_word(const tsc_mapping *mapping, const char *part, const char *word);

#endif
