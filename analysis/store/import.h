/* Official statistics into the store: tables in CSV of the layouts that are known, told apart by their header, or
   of any layout by a mapping file. One file is one dataset and one transaction; memory does not grow with the file. */
#ifndef TSC_STORE_IMPORT_H
#define TSC_STORE_IMPORT_H

#include "core/status.h"
#include "store/store.h"

#include <stdbool.h>

typedef struct tsc_import_opts {
    const char *format;  /* NULL or "auto": told by the header; else the name of a format */
    const char *mapping; /* path of a mapping file for this table; NULL: those of datasets/mappings are tried */
    tsc_place pair[2];   /* both none: keep all; one: what concerns it; both: what concerns the two */
    size_t field_limit;  /* most bytes of a field; 0: TSC_CSV_FIELD */
    size_t row_limit;    /* most fields of a row; 0: TSC_CSV_ROW */
    tsc_notes notes;     /* refused lines */
    void (*progress)(void *context, unsigned long long rows); /* every million rows; may be NULL */
    void *progress_context;
} tsc_import_opts;

typedef struct tsc_import_result {
    tsc_outcome outcome;
    const char *format;              /* static */
    unsigned long long rows;         /* data rows read */
    unsigned long long observations; /* stored */
    unsigned long long empty;        /* cells or rows without a value */
    unsigned long long skipped;      /* outside of the pair, aggregates of no code, columns of no use */
    unsigned long long refused;      /* rows or cells that are wrong; each was noted */
    unsigned long long series;       /* distinct series that it has points of */
} tsc_import_result;

/** Imports one CSV file, or standard input for "-". Known content is not stored again. Errors: TSC_EINPUT where no
    format fits or the CSV is broken (then nothing of it is stored), store errors as they come. Refused rows do not
    fail: see result->refused. */
tsc_status tsc_import_file(tsc_store *store, const char *path, const tsc_import_opts *opts, tsc_import_result *result,
                           tsc_error *err);

/** Whether the first bytes of a file look like statistics that tsc_import_file knows (a header of a known format). */
bool tsc_import_recognizes(const char *head, size_t length);

/** The names of the formats, for --help and errors: a NULL-terminated list. */
const char *const *tsc_import_formats(void);

#endif
