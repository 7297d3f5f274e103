/* The date that a text bears: `date 2025-03-04` as first words, a line that is only a date, a dateline. */
#ifndef TSC_TEXT_DATELINE_H
#define TSC_TEXT_DATELINE_H

#include "core/period.h"
#include "text/document.h"

/** Reads the date from the head of document->text (its first lines); language and region decide on names of months
    and on the order of 03/04/2025. False where the head bears none. */
bool tsc_dateline_read(const tsc_document *document, const tsc_text_rules *rules, tsc_date *date);

/** How many bytes the first words take that say the date: `date 2025-03-04` or `date 2025-03` (text may follow), or a first
    line of one word and a day ("fecha 2025-03-04", "Дата: 2025-03-04"); 0 where there are none. They are no part of any
    sentence. */
size_t tsc_dateline_first_words(tsc_span text, tsc_date *date);

/** Reads a date of metadata: ISO 8601 with or without a time, a PDF date (D:20250304…), RFC 2822. */
bool tsc_metadata_date(tsc_span text, tsc_date *date);

#endif
