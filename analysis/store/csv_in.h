/* CSV files read row by row through libcsv in strict mode, in constant memory. What is refused, with line and field:
   quotes that do not close or stand in the wrong place, NUL bytes, fields above 1 MiB, rows above 4096 fields,
   compressed files. What is not UTF-8 is converted (ISO-8859-1, Windows-1251, UTF-16 …). A byte order mark and blank
   lines are passed over; ',', ';' and tab are told apart by the first lines. */
#ifndef TSC_STORE_CSV_IN_H
#define TSC_STORE_CSV_IN_H

#include "core/span.h"
#include "core/status.h"

#include <stdbool.h>

/** One row: fields without quotes and outer blanks, each terminated, valid during the callback only. */
typedef struct tsc_csv_row {
    const tsc_span *fields;
    size_t count;
    size_t line;   /* physical line on which the row ends, 1-based */
    size_t number; /* rows so far, this one included, 1-based */
} tsc_csv_row;

typedef tsc_status (*tsc_csv_receiver)(void *context, const tsc_csv_row *row, tsc_error *err);

enum { TSC_CSV_FIELD = 1 << 20, TSC_CSV_ROW = 4096 };

typedef struct tsc_csv_opts {
    char delimiter;     /* 0: told from the first lines */
    size_t field_limit; /* most bytes of a field; 0: TSC_CSV_FIELD */
    size_t row_limit;   /* most fields of a row; 0: TSC_CSV_ROW */
} tsc_csv_opts;

/** Reads the whole file at path (a regular file) and hands each row to the receiver, which may stop the reading with a
    status of its own. sha256 (may be NULL) receives the digest of the bytes. */
tsc_status tsc_csv_read(const char *path, const tsc_csv_opts *opts, tsc_csv_receiver receive, void *context,
                        char sha256[65], tsc_error *err);

/** Reads a data file of the program ("audit/rates.tsv", see tsc_data_path), whose fields are parted by tabs. */
tsc_status tsc_csv_read_data(const char *name, tsc_csv_receiver receive, void *context, tsc_error *err);

/** The same on bytes in memory. */
tsc_status tsc_csv_read_bytes(const char *name, tsc_span bytes, const tsc_csv_opts *opts, tsc_csv_receiver receive,
                              void *context, tsc_error *err);

/** The digest of a file's bytes, read in pieces. */
tsc_status tsc_file_digest(const char *path, char sha256[65], tsc_error *err);

/** The delimiter that the first lines of a table show. */
char tsc_csv_delimiter(tsc_span head);

#endif
