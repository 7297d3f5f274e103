/* Figures and events as rows of CSV, column by column as the contract has them. */
#ifndef TSC_EXTRACT_RECORD_CSV_H
#define TSC_EXTRACT_RECORD_CSV_H

#include "core/csv_out.h"
#include "extract/event.h"
#include "extract/figure.h"

/** The names of the columns, without the end of the line. */
extern const char tsc_figure_columns[], tsc_event_columns[];

/** What a record was read from: its document, the text that was read, the sentence around it. */
typedef struct tsc_record_source {
    const char *document;
    tsc_span surface, sentence;
} tsc_record_source;

/** The cells of one record, lists joined by a space; the caller may add cells of its own and ends the row. */
void tsc_figure_csv_cells(tsc_csv *csv, const tsc_figure *figure, const tsc_record_source *source);
void tsc_event_csv_cells(tsc_csv *csv, const tsc_event *event, const tsc_record_source *source);

#endif
