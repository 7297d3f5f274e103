/* The report as plain data: sections of paragraphs, lists, tables and charts, made of runs of text and numbers,
   and the footnotes that the numbers lead to. Renderers read it and know nothing of trade; what is said is
   decided before (findings), how it is said comes from phrase files (phrase.h).

   A report owns its arena; everything below lives there and dies with it. The first failure (memory, a missing
   phrase) is remembered in `error`, later additions are dropped: check once, with tsc_report_status. */
#ifndef TSC_REPORT_MODEL_H
#define TSC_REPORT_MODEL_H

#include "core/arena.h"
#include "core/buffer.h"
#include "core/map.h"
#include "core/span.h"
#include "core/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum tsc_run_kind { TSC_RUN_TEXT, TSC_RUN_STRONG, TSC_RUN_CODE, TSC_RUN_NUMBER } tsc_run_kind;

/** A piece of running text in one look. A number bears its exact value and its footnote. */
typedef struct tsc_run {
    tsc_run_kind kind;
    const char *text;
    double value; /* NUMBER: the exact value that the text rounds, as the CSV files have it; else NaN */
    size_t note;  /* 1-based footnote, 0 where there is none */
} tsc_run;

typedef struct tsc_prose {
    tsc_run *runs;
    size_t count, room;
} tsc_prose;

/** A list item: what matters, then what explains it (may be empty). */
typedef struct tsc_item {
    tsc_prose head, body;
} tsc_item;

typedef struct tsc_column {
    const char *title;
    bool numeric; /* set to the right */
} tsc_column;

typedef struct tsc_report_grid {
    const char *caption;
    tsc_column *columns;
    size_t column_count;
    tsc_prose *cells; /* row by row, column_count each; the first of a row names it */
    size_t row_count, row_room;
} tsc_report_grid;

/** A chart that stands in files beside the report. The paths are relative to the report. */
typedef struct tsc_chart_block {
    const char *title;            /* the finding that it shows */
    const char *alt;              /* tells the chart to who does not see it */
    const char *png, *svg;        /* file names; NULL where not drawn */
    tsc_span light, dark;         /* SVG bytes for the page; empty where there are none */
    tsc_span narrow, narrow_dark; /* the same for a phone; empty where there are none */
    const char *missing;          /* why there is no picture; NULL where there is one */
    tsc_prose caption;
} tsc_chart_block;

typedef enum tsc_block_type {
    TSC_BLOCK_PARAGRAPH,
    TSC_BLOCK_LIST,
    TSC_BLOCK_RANKED,
    TSC_BLOCK_TABLE,
    TSC_BLOCK_CHART
} tsc_block_type;

typedef struct tsc_block {
    tsc_block_type type;
    tsc_prose prose; /* PARAGRAPH */
    tsc_item *items; /* LIST, RANKED (numbered) */
    size_t item_count, item_room;
    tsc_report_grid table;
    tsc_chart_block chart;
} tsc_block;

typedef struct tsc_section {
    const char *id; /* [a-z0-9-]+, unique */
    const char *title;
    int level; /* 2 or 3 */
    tsc_block **blocks;
    size_t block_count, block_room;
} tsc_section;

typedef enum tsc_note_kind {
    TSC_NOTE_DOCUMENT, /* a sentence of a document, with its byte offsets */
    TSC_NOTE_OFFICIAL, /* a row of a statistics file */
    TSC_NOTE_DERIVED,  /* worked out from stated or official figures when the series was made */
    TSC_NOTE_COMPUTED  /* the program's own computation from others */
} tsc_note_kind;

/** Where a number comes from. */
typedef struct tsc_note {
    tsc_note_kind kind;
    const char *title;       /* of the document, "" where none */
    const char *publisher;   /* publisher or URL of the document, "" where none */
    const char *source;      /* document id or file; for a computation the CSV file that holds its result, or "" */
    const char *locator;     /* "2025-2046" (bytes) or "row 5"; "" where none */
    const char *date;        /* of the document, in words; "" where none */
    const char *sentence;    /* NULL where there is none */
    const char *language;    /* of the sentence, BCP 47; NULL or "" where not known */
    const char *computation; /* in words; NULL where there is none */
    const char *label;  /* all of this in words of the report's language: document, date, place; or the computation */
    const char *text;   /* the number as first shown */
    const char *series; /* key, "" where it belongs to none */
    const char *period; /* notation of the contract, "" where none */
    double value;
    const size_t *parts; /* footnotes of what a computation rests on */
    size_t part_count;
} tsc_note;

/** The few words that renderers add themselves. */
typedef struct tsc_report_words {
    const char *contents, *sources, *sources_intro, *skip, *source, *from, *open_quote, *close_quote, *chart;
} tsc_report_words;

typedef struct tsc_report {
    tsc_arena arena;
    const char *language; /* BCP 47 */
    const char *title, *subtitle;
    tsc_report_words words;
    tsc_section **sections;
    size_t section_count, section_room;
    tsc_note *notes; /* notes[i] is footnote i + 1 */
    size_t note_count, note_room;
    tsc_map noted;   /* what makes a note the same as another -> its number */
    tsc_error error; /* code TSC_OK while all is well */
} tsc_report;

/** Makes an empty report; allocates nothing. */
void tsc_report_init(tsc_report *report);
/** Frees it; it is as after init. */
void tsc_report_clear(tsc_report *report);

/** The first failure, copied to *err; TSC_OK where there was none. */
tsc_status tsc_report_status(const tsc_report *report, tsc_error *err);

/** Remembers a failure if it is the first. */
void tsc_report_fail(tsc_report *report, tsc_status code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** A copy of text in the report's arena; "" where memory is short (and the report has failed). */
const char *tsc_report_text(tsc_report *report, const char *text);

/** What a buffer holds, kept likewise; the buffer is cleared. The report has failed where the buffer has. */
const char *tsc_report_take(tsc_report *report, tsc_buffer *text);

/** As tsc_report_text. */
const char *tsc_report_span(tsc_report *report, tsc_span text);
/** printf into the arena; the same rules as tsc_buffer_printf. */
const char *tsc_report_printf(tsc_report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** count * size zeroed bytes in the arena; NULL where memory is short (and the report has failed). */
void *tsc_report_room(tsc_report *report, size_t count, size_t size);

/** Additions. Texts are copied; NULL or dropped where the report has failed. */
tsc_section *tsc_report_section(tsc_report *report, int level, const char *id, const char *title);
tsc_block *tsc_report_block(tsc_report *report, tsc_section *section, tsc_block_type type);
tsc_item *tsc_report_item(tsc_report *report, tsc_block *list);
/** A table with its columns and no rows; caption NULL: none. */
tsc_block *tsc_report_table(tsc_report *report, tsc_section *section, const char *caption, const tsc_column *columns,
                            size_t count);
/** A new row of empty cells; NULL where the report has failed. */
tsc_prose *tsc_report_row(tsc_report *report, tsc_block *table);

void tsc_prose_add(tsc_report *report, tsc_prose *prose, tsc_run run); /* run.text is copied */
void tsc_prose_text(tsc_report *report, tsc_prose *prose, const char *text);
void tsc_prose_code(tsc_report *report, tsc_prose *prose, const char *text);
void tsc_prose_append(tsc_report *report, tsc_prose *prose, const tsc_prose *other);
/** The text of all runs, without marks, in the arena. */
const char *tsc_prose_flat(tsc_report *report, const tsc_prose *prose);

/** Numbers the footnotes anew in the order in which the sections mention them, then those that only others rest on;
    footnotes that nothing mentions go. */
void tsc_report_renumber(tsc_report *report);

/** Calls back with every run of the report in reading order. */
void tsc_report_each_run(tsc_report *report, void (*visit)(void *context, tsc_run *run), void *context);

/** The 1-based number of a footnote; one that says the same again gets the number of the first. Texts are copied. */
size_t tsc_report_note(tsc_report *report, const tsc_note *note);

#endif
