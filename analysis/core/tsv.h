/* Text of lines of cells parted by tabs, as the data files of the program have it; read in place, nothing is copied:

       tsc_tsv tsv = tsc_tsv_of(text);
       tsc_span cells[3];
       while (tsc_tsv_next(&tsv))
           if (tsc_tsv_cells(tsv.row, cells, 3) != 3)
               return tsc_error_set(err, TSC_EINPUT, path, tsv.line, "wants three columns, parted by tabs");
*/
#ifndef TSC_CORE_TSV_H
#define TSC_CORE_TSV_H

#include "core/span.h"

typedef struct tsc_tsv {
    tsc_span rest; /* what was not read yet */
    tsc_span row;  /* the line at hand, without its end (LF or CR LF) */
    size_t line;   /* its number, 1-based; 0 before the first */
} tsc_tsv;

/** A walk over a text, which is borrowed, from before its first line. */
tsc_tsv tsc_tsv_of(tsc_span text);

/** Goes to the next line, whatever it holds; false at the end. */
bool tsc_tsv_next_line(tsc_tsv *tsv);

/** Goes to the next line that is neither blank nor a comment, which begins with #; false at the end. */
bool tsc_tsv_next(tsc_tsv *tsv);

/** Parts a row at its tabs; blanks around a cell are its own (tsc_span_trim). Gives the number of cells that the row
    has, of which the first room stand in cells. */
size_t tsc_tsv_cells(tsc_span row, tsc_span *cells, size_t room);

#endif
