/* A table as users see it: aligned columns for the eye, CSV, or JSON (a list of objects). */
#ifndef TSC_CLI_TABLE_H
#define TSC_CLI_TABLE_H

#include "core/arena.h"
#include "core/period.h"
#include "core/status.h"

#include <stdbool.h>
#include <stdio.h>

typedef enum tsc_cell_kind { TSC_CELL_EMPTY, TSC_CELL_TEXT, TSC_CELL_NUMBER, TSC_CELL_TRUTH } tsc_cell_kind;

typedef struct tsc_cell {
    tsc_cell_kind kind;
    const char *text; /* also of numbers: in full; borrowed or in the table's arena */
} tsc_cell;

typedef struct tsc_table {
    const char *const *columns; /* names, static */
    size_t column_count;
    tsc_cell *cells; /* row by row */
    size_t cell_count, room;
    tsc_arena arena;
    bool failed; /* memory was short */
} tsc_table;

/** An empty table; the names of the columns are borrowed, at least one. */
void tsc_table_init(tsc_table *table, const char *const *columns, size_t column_count);
/** Frees it. */
void tsc_table_clear(tsc_table *table);

/* The next cell of the row; a row is full after column_count of them. */
void tsc_table_text(tsc_table *table, const char *text); /* copied; NULL: empty */
void tsc_table_number(tsc_table *table, double value);   /* empty for NaN */
void tsc_table_rounded(tsc_table *table, double value, int decimals);
void tsc_table_integer(tsc_table *table, long long value);
void tsc_table_truth(tsc_table *table, bool value);
void tsc_table_period(tsc_table *table, tsc_period period);
void tsc_table_empty(tsc_table *table);

/** Prints it as "table", "csv" or "json". Control characters are shown as \xNN in a table. */
tsc_status tsc_table_print(const tsc_table *table, const char *format, FILE *out, tsc_error *err);

#endif
