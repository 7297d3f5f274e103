/* The cells of a row of a table, and of a line that names something and how much of it there is ("Cocoa – 81.2"). */
#ifndef TSC_EXTRACT_TABULAR_ROW_H
#define TSC_EXTRACT_TABULAR_ROW_H

#include "text/document.h"

typedef enum tsc_tabular_kind {
    TSC_TABULAR_EMPTY, /* nothing, a dash, dots */
    TSC_TABULAR_TEXT,
    TSC_TABULAR_YEAR,   /* four digits without a sign between them, 1900 to 2100 */
    TSC_TABULAR_NUMBER, /* a number with its sign and separators, marks of footnotes behind it, and nothing else */
    TSC_TABULAR_PERCENT /* the same with a percent sign */
} tsc_tabular_kind;

typedef struct tsc_tabular_cell {
    uint32_t start, end; /* bytes in the text; of a number without the marks behind it */
    tsc_tabular_kind kind;
} tsc_tabular_cell;

enum { TSC_TABULAR_COLUMNS = 32, TSC_TABULAR_BESIDE = 2 /* the cell of a line for the percentage beside its number */ };

typedef struct tsc_tabular_row {
    tsc_tabular_cell cells[TSC_TABULAR_COLUMNS];
    size_t count;
    bool line;   /* a line of a list: a name, a number, and what stands in brackets behind it, if it is a percentage */
    bool rule;   /* a line drawn with dashes between rows */
    bool spaced; /* blanks part the cells, so that an empty one does not show */
} tsc_tabular_row;

/** Whether a cell holds a number that may be a figure. */
static inline bool tsc_tabular_is_number(const tsc_tabular_cell *cell)
{
    return cell->kind == TSC_TABULAR_NUMBER || cell->kind == TSC_TABULAR_PERCENT;
}

/** Parts a sentence of a document into cells at tabs or bars; a line of a list into its name and its number. False where it
    is neither, or has more cells than a row may have. */
bool tsc_tabular_row_read(const tsc_document *document, size_t sentence, tsc_tabular_row *row);

#endif
