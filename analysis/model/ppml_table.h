/* A gravity panel from a table in CSV. */
#ifndef TSC_MODEL_PPML_TABLE_H
#define TSC_MODEL_PPML_TABLE_H

#include "core/span.h"
#include "model/ppml.h"

/** Which columns are what. Lists are joined by commas; a column may be log(NAME). */
typedef struct tsc_ppml_spec {
    const char *depvar;
    const char *regressors;
    const char *effects;  /* "EXP*YEAR,IMP*YEAR": `*` crosses columns; NULL or "" for none */
    const char *clusters; /* the same; at most TSC_PPML_CLUSTERS */
    bool positive;        /* keep rows with depvar > 0 only */
    char delimiter;       /* 0: comma, semicolon or tab, whichever the header has most of */
} tsc_ppml_spec;

typedef struct tsc_ppml_table {
    tsc_ppml_panel panel;
    size_t *lines;  /* [panel.rows] physical line of each row */
    size_t missing; /* rows left out for an empty cell or NA among their columns */
    size_t refused; /* rows that were noted as wrong */
} tsc_ppml_table;

/** Reads text (terminated, UTF-8, a header first). name is what messages call it. Rows that are ragged or have a word
    where a number must stand are noted and left out. Errors: TSC_EUSAGE for a column that is not there, TSC_EINPUT
    for broken CSV, TSC_ENOMEM. */
tsc_status tsc_ppml_table_read(const char *name, tsc_span text, const tsc_ppml_spec *spec, const tsc_notes *notes,
                               tsc_arena *arena, tsc_ppml_table *table, tsc_error *err);

#endif
