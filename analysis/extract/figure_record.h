/* Figures and events as records for users: NDJSON and CSV as the contract has them, a table for reading. */
#ifndef TSC_EXTRACT_FIGURE_RECORD_H
#define TSC_EXTRACT_FIGURE_RECORD_H

#include "core/buffer.h"
#include "extract/event.h"
#include "extract/figure.h"
#include "text/document.h"

/** One JSON object and a line break. */
void tsc_figure_write_ndjson(const tsc_figure *figure, const tsc_document *document, tsc_buffer *out);
void tsc_event_write_ndjson(const tsc_event *event, const tsc_document *document, tsc_buffer *out);

/** A row of CSV, its columns those of extract/record_csv.h. */
void tsc_figure_write_csv(const tsc_figure *figure, const tsc_document *document, tsc_buffer *out);
void tsc_event_write_csv(const tsc_event *event, const tsc_document *document, tsc_buffer *out);

/** A paragraph for the eye: the figure, its fields, its sentence with the value in brackets, the rule that made it. */
void tsc_figure_write_table(const tsc_figure *figure, const tsc_document *document, tsc_buffer *out);
void tsc_event_write_table(const tsc_event *event, const tsc_document *document, tsc_buffer *out);

#endif
