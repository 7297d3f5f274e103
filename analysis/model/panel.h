/* Many series in long form (CSV, parted by commas, semicolons or tabs, with the columns series_id, t, value in any order
   and among others): rows may come unsorted, a missing t, an empty value or NA is a gap. */
#ifndef TSC_MODEL_PANEL_H
#define TSC_MODEL_PANEL_H

#include "core/span.h"
#include "model/projection.h"

/** One series; its arrays belong to the panel. */
typedef struct tsc_panel_series {
    const char *id;
    tsc_history history; /* count 0 where it has no value or is refused */
    int last_time;       /* of its rows, with a value or without */
    char frequency;      /* of its periods (A S Q M D), I where t is an integer */
    const char *refusal; /* NULL, or in words why it cannot be used */
    size_t refusal_line; /* the line that says so, 0 where none does */
} tsc_panel_series;

typedef struct tsc_panel {
    tsc_panel_series *series; /* in the order in which their first rows stand */
    size_t count;
    tsc_arena arena; /* what everything lives in */
} tsc_panel;

/** Reads a panel from CSV text; season is that of every series. t is an integer or a period (2024-Q1, 2024-03 …).
    Rows that are none go to notes; a series with a doubled t, a t or a value that is no number, or no value at all is
    refused by name in the panel. Errors: TSC_EINPUT where the text is no such table, TSC_ENOMEM. */
tsc_status tsc_panel_read(tsc_span text, const char *file, int season, const tsc_notes *notes, tsc_panel *panel,
                          tsc_error *err);
void tsc_panel_clear(tsc_panel *panel);

#endif
