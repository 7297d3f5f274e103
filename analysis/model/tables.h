/* Learnt tables of the pooled combination: for a season, a length of history and a step ahead the weights of the median
   and the coefficients of the quantiles' distances from it. One text file, datasets/models/combination.tsv, written by
   the learning program. */
#ifndef TSC_MODEL_TABLES_H
#define TSC_MODEL_TABLES_H

#include "core/buffer.h"
#include "core/span.h"
#include "model/features.h"
#include "model/forecast.h"

/** One cell. Row q of widths gives the distance of quantile q from the median as a sum over the width features;
    distances grow outwards once sorted. */
typedef struct tsc_table_cell {
    double weights[TSC_PATH_FEATURES];
    double widths[TSC_QUANTILES][TSC_WIDTH_FEATURES];
} tsc_table_cell;

/** The cells of one season: lengths and steps ascending, cells[length_place * step_count + step_place]. */
typedef struct tsc_learnt_table {
    int season;
    size_t *lengths, *steps;
    size_t length_count, step_count;
    tsc_table_cell *cells;
} tsc_learnt_table;

struct tsc_model_tables {
    tsc_arena arena;
    tsc_learnt_table *tables;
    size_t count;
};

/** Allocates a table in the arena with its lengths and steps. */
tsc_status tsc_table_new(int season, const size_t *lengths, size_t length_count, const size_t *steps, size_t step_count,
                         tsc_arena *arena, tsc_learnt_table *table, tsc_error *err);

/** The table for a season: its own, else that of season 1, else NULL. */
const tsc_learnt_table *tsc_tables_get(const tsc_model_tables *tables, int season);

/** Adds a table as text, coefficients rounded to five digits; and reads a whole file of them. Errors of reading:
    TSC_EINPUT with file and line. */
void tsc_table_write(const tsc_learnt_table *table, tsc_buffer *text);
tsc_status tsc_tables_read(tsc_span text, const char *file, tsc_model_tables *tables, tsc_error *err);

#endif
