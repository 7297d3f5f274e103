/* Files of CSV (core/csv.h) row by row, in constant memory. What is not UTF-8 is converted (ISO-8859-1, Windows-1251,
   UTF-16 …); compressed files are refused. */
#ifndef TSC_STORE_CSV_IN_H
#define TSC_STORE_CSV_IN_H

#include "core/csv.h"

/** Reads the whole file at path (a regular file) and hands each row to the receiver, which may stop the reading with a
    status of its own. sha256 (may be NULL) receives the digest of the bytes. */
tsc_status tsc_csv_read(const char *path, const tsc_csv_opts *opts, tsc_csv_receiver receive, void *context,
                        char sha256[65], tsc_error *err);

/** The same on bytes in memory. */
tsc_status tsc_csv_read_bytes(const char *name, tsc_span bytes, const tsc_csv_opts *opts, tsc_csv_receiver receive,
                              void *context, tsc_error *err);

/** The digest of a file's bytes, read in pieces. */
tsc_status tsc_file_digest(const char *path, char sha256[65], tsc_error *err);

#endif
