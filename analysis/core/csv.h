/* CSV row by row through libcsv in strict mode, in constant memory, in UTF-8. What is refused, with line and field:
   quotes that do not close or stand in the wrong place, NUL bytes, fields and rows above their limits. A byte order mark
   and blank lines are passed over; ',', ';' and tab are told apart by the first lines. */
#ifndef TSC_CORE_CSV_H
#define TSC_CORE_CSV_H

#include "core/span.h"
#include "core/status.h"

/** One row: fields without quotes and outer blanks, each terminated, valid during the callback only. */
typedef struct tsc_csv_row {
    const tsc_span *fields;
    size_t count;
    size_t line;   /* physical line on which the row ends, 1-based */
    size_t number; /* rows so far, this one included, 1-based */
} tsc_csv_row;

/** What takes the rows; a status of its own ends the reading. */
typedef tsc_status (*tsc_csv_receiver)(void *context, const tsc_csv_row *row, tsc_error *err);

enum { TSC_CSV_FIELD = 1 << 20, TSC_CSV_ROW = 4096 };

typedef struct tsc_csv_opts {
    char delimiter;     /* 0: told from the first lines */
    size_t field_limit; /* most bytes of a field; 0: TSC_CSV_FIELD */
    size_t row_limit;   /* most fields of a row; 0: TSC_CSV_ROW */
} tsc_csv_opts;

/** Reads a whole text; name is what errors call it. Errors: TSC_EINPUT, TSC_ELIMIT, TSC_ENOMEM, the receiver's. */
tsc_status tsc_csv_read_text(const char *name, tsc_span text, const tsc_csv_opts *opts, tsc_csv_receiver receive,
                             void *context, tsc_error *err);

/** The same for a text that comes in pieces. */
typedef struct tsc_csv_reader tsc_csv_reader;

/** A reader of one text; name is borrowed, opts (may be NULL) are not. Free with tsc_csv_reader_free. TSC_ENOMEM. */
tsc_status tsc_csv_reader_new(const char *name, const tsc_csv_opts *opts, tsc_csv_receiver receive, void *context,
                              tsc_csv_reader **reader, tsc_error *err);
void tsc_csv_reader_free(tsc_csv_reader *reader);

/** The next piece, which may end anywhere; the first tells the delimiter and should hold the header. After an error
    nothing more can be read. */
tsc_status tsc_csv_reader_feed(tsc_csv_reader *reader, tsc_span piece, tsc_error *err);

/** Ends the text and with it its last row. */
tsc_status tsc_csv_reader_finish(tsc_csv_reader *reader, tsc_error *err);

/** The line that is being read, 1-based. */
size_t tsc_csv_reader_line(const tsc_csv_reader *reader);

/** The place of the first field that is name to the letter; SIZE_MAX where there is none. */
size_t tsc_csv_row_find(const tsc_csv_row *row, tsc_span name);

#endif
