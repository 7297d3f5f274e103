/* Whole files in, staged files out: what is written stands under its final name complete or not at all. */
#ifndef TSC_CORE_FILE_H
#define TSC_CORE_FILE_H

#include "core/buffer.h"
#include "core/status.h"

#include <stdbool.h>

/** Reads a regular file (or standard input for "-") of at most limit bytes (0: 4 GiB) into *content, terminated.
    FIFOs, devices and folders are refused (standard input may be anything). Errors: TSC_EINPUT with errno's
    text, TSC_ELIMIT, TSC_ENOMEM. */
tsc_status tsc_file_read(const char *path, size_t limit, tsc_buffer *content, tsc_error *err);

/** Writes length bytes to a new file beside path, flushes it to disk and renames it to path; a link at path is
    replaced, never followed. On failure nothing stands under path but what stood there. "-" is standard output.
    Errors: TSC_EOUTPUT. */
tsc_status tsc_file_write(const char *path, const char *data, size_t length, tsc_error *err);

/** The same with what a buffer holds, as "folder/name". Errors also TSC_ENOMEM, where the buffer has failed too. */
tsc_status tsc_file_write_in(const char *folder, const char *name, const tsc_buffer *content, tsc_error *err);

/** Makes a folder and its parents where missing; TSC_EOUTPUT where it cannot be or is no folder. */
tsc_status tsc_folder_make(const char *path, tsc_error *err);

/** What a folder holds that is not hidden and has this ending (see tsc_path_ending; "": none, NULL: whichever), in byte
    order; list and names in arena. Errors: TSC_EINPUT with errno's text, TSC_ENOMEM. */
tsc_status tsc_folder_list(const char *path, const char *ending, tsc_arena *arena, char ***names, size_t *count,
                           tsc_error *err);

/** Appends "folder/name" to a buffer ("name" alone where folder is "" or "."). */
void tsc_path_join(tsc_buffer *path, const char *folder, const char *name);

/** "folder/name" in an arena; NULL where memory is short. */
char *tsc_path_joined(tsc_arena *arena, const char *folder, const char *name);

/** The ending after the last dot of the file name, without the dot ("" where none), borrowed from path. */
const char *tsc_path_ending(const char *path);

/** The file name after the last slash, borrowed from path. */
const char *tsc_path_name(const char *path);

/** A safe file name from any text: [a-z0-9-]{1,80}, runs of others become one '-'; "x" where nothing is left. */
void tsc_slug(tsc_span text, char slug[81]);

/** Lower-case hexadecimal SHA-256 of data. */
void tsc_sha256(const void *data, size_t length, char hex[65]);

/** Where the data files of the program are (lexicon, models, plots, phrases): $TRADESCOPE_DATA, else the source
    tree or the share folder beside the running program. Writes "BASE/name"; TSC_ENOTFOUND where it is not there,
    TSC_ENOMEM. */
tsc_status tsc_data_path(const char *name, tsc_buffer *path, tsc_error *err);

/** Reads the data file of that name, of at most a megabyte. Errors: those of tsc_data_path and tsc_file_read. */
tsc_status tsc_data_read(const char *name, tsc_buffer *content, tsc_error *err);

#endif
