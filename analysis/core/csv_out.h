/* One row of CSV after another into a buffer, through libcsv: free text always in quotes, codes and numbers bare. */
#ifndef TSC_CORE_CSV_OUT_H
#define TSC_CORE_CSV_OUT_H

#include "core/buffer.h"
#include "core/period.h"

typedef struct tsc_csv {
    tsc_buffer *out;
    bool begun; /* a field of this row was written */
} tsc_csv;

void tsc_csv_text(tsc_csv *csv, const char *text); /* free text, quoted; NULL is an empty field */
void tsc_csv_span(tsc_csv *csv, tsc_span text);    /* the same for a text without an end */
void tsc_csv_code(tsc_csv *csv, const char *code); /* quoted only where it must be; NULL is an empty field */
void tsc_csv_number(tsc_csv *csv, double value);   /* empty for NaN */
void tsc_csv_integer(tsc_csv *csv, long long value);
void tsc_csv_period(tsc_csv *csv, tsc_period period); /* empty for none */
void tsc_csv_end(tsc_csv *csv);                       /* ends the row */

#endif
