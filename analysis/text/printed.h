/* A page of which it is known where each character stands. The text of a page comes column by column, so that the cells of
   a table are lines far apart; side by side on the page they make its rows again. */
#ifndef TSC_TEXT_PRINTED_H
#define TSC_TEXT_PRINTED_H

#include "core/arena.h"
#include "core/span.h"
#include "core/status.h"

#include <stdbool.h>

/** Where something stands: in any unit, downwards from the top of the page. */
typedef struct tsc_printed_box {
    double left, top, right, bottom;
} tsc_printed_box;

/** Characters that stand next to each other. */
typedef struct tsc_printed_line {
    tsc_span text; /* in the text of the page, without blanks around it */
    tsc_printed_box box;
    size_t table;  /* of the page, from 1 on; 0: it is of none */
    size_t row;    /* from 1 on, counted over all tables of the page; 0: it is of none */
    size_t column; /* of a row */
    bool goes_on;  /* its paragraph goes on in the next line */
} tsc_printed_line;

typedef struct tsc_printed_page {
    tsc_printed_line *lines; /* in the order of the text; the rows of a table where its first cell comes */
    size_t count;
} tsc_printed_page;

/** Finds the lines of a page: text, valid UTF-8 with line breaks, of whose characters boxes has one each (count of them;
    characters beyond have none and are taken as they come). Lines live in the arena. O(n log n) for n lines.
    Errors: TSC_ENOMEM. */
tsc_status tsc_printed_read(tsc_span text, const tsc_printed_box *boxes, size_t count, tsc_arena *arena, tsc_printed_page *page,
                         tsc_error *err);

/** Whether a line begins with a small letter. */
bool tsc_printed_begins_small(const tsc_printed_line *line);

#endif
