/* The inputs of the main job: files and folders as they were named, told apart by their ending. Folders are walked in
   byte order without hidden files, links, README files and translations of scripts. */
#ifndef TSC_CLI_INPUTS_H
#define TSC_CLI_INPUTS_H

#include "core/arena.h"
#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum tsc_input_kind {
    TSC_INPUT_UNKNOWN, /* of no kind that the program reads */
    TSC_INPUT_DOCUMENT,
    TSC_INPUT_NDJSON,
    TSC_INPUT_STATISTICS,
    TSC_INPUT_SCENARIO
} tsc_input_kind;

typedef struct tsc_input {
    const char *path; /* as reached: the name given, or FOLDER/name */
    tsc_input_kind kind;
    bool named;       /* given itself and not found in a folder */
} tsc_input;

/** By the ending alone: those of text/ are documents, csv and tsv statistics, lua scenarios. "-" is a document. */
tsc_input_kind tsc_input_kind_of(const char *path);

/** All files under paths, in the order given and byte order within folders, in arena. What cannot be looked at, and
    folders without any file, are noted (TSC_EINPUT) and left out. Errors: TSC_ENOMEM. */
tsc_status tsc_inputs_collect(const char *const *paths, size_t path_count, const tsc_notes *notes, tsc_arena *arena,
                              tsc_input **inputs, size_t *count, tsc_error *err);

#endif
