/* Text of lines of cells parted by tabs, as the data files of the program have it; read in place, nothing is copied:

       tsc_tsv tsv = tsc_tsv_of(text);
       tsc_span cells[3];
       while (tsc_tsv_next(&tsv))
           if (tsc_tsv_cells(tsv.row, cells, 3) != 3)
               return tsc_error_set(err, TSC_EINPUT, path, tsv.line, "wants three columns, parted by tabs");
*/
#ifndef TSC_CORE_TSV_H
#define TSC_CORE_TSV_H

#include "core/csv.h"

enum { TSC_TSV_COLUMNS = 64 }; /* at most in a file that is read row by row */

typedef struct tsc_tsv {
    tsc_span rest; /* what was not read yet */
    tsc_span row;  /* the line at hand, without its end (LF or CR LF) */
    size_t line;   /* its number, 1-based; 0 before the first */
} tsc_tsv;

/** A walk over a text, which is borrowed, from before its first line; a byte order mark is passed over. */
tsc_tsv tsc_tsv_of(tsc_span text);

/** Goes to the next line, whatever it holds; false at the end. */
bool tsc_tsv_next_line(tsc_tsv *tsv);

/** Goes to the next line that is neither blank nor a comment, which begins with #; false at the end. */
bool tsc_tsv_next(tsc_tsv *tsv);

/** Parts a row at its tabs; blanks around a cell are its own (tsc_span_trim). Gives the number of cells that the row
    has, of which the first room stand in cells. */
size_t tsc_tsv_cells(tsc_span row, tsc_span *cells, size_t room);

/** Reads a file of at most a megabyte and gives each row that is no comment to the receiver (see core/csv.h), its cells
    without outer blanks and terminated. Errors: those of tsc_file_read, and the receiver's, placed in file and line. */
tsc_status tsc_tsv_read(const char *path, tsc_csv_receiver receive, void *context, tsc_error *err);

/** The same with a data file of the program ("audit/rates.tsv"). Errors also those of tsc_data_path. */
tsc_status tsc_tsv_read_data(const char *name, tsc_csv_receiver receive, void *context, tsc_error *err);

#endif
