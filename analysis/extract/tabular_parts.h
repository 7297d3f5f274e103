/* What the files that read tables share. */
#ifndef TSC_EXTRACT_TABULAR_PARTS_H
#define TSC_EXTRACT_TABULAR_PARTS_H

#include "extract/tabular.h"
#include "extract/tabular_row.h"
#include "extract/tabular_unit.h"

enum { TSC_TABULAR_HEADING = 400 /* bytes of a sentence that may head a table */ };

/* Words that head a row, a column or a table, and the unit among them. */
typedef struct tsc_tabular_heading {
    tsc_span text;     /* the document, or a copy of the words */
    size_t start, end; /* bytes in it; the same where there are none */
    tsc_tabular_unit unit;
} tsc_tabular_heading;

/* The countries that a heading names, but for that of the dollars that it counts in. */
typedef struct tsc_tabular_naming {
    size_t count;
    tsc_place place; /* the first; none where there is none */
    tsc_place other; /* the last of the others */
    bool owner;      /* it stands as whose trade is told */
    bool possessor;  /* by a form that says nothing else: Ghana's */
    bool sole;       /* the heading says nothing else */
} tsc_tabular_naming;

/* What is known of the table that is read now. */
typedef struct tsc_tabular_table {
    bool open;           /* the sentence before was a row of it */
    bool lines;          /* it is a list of lines */
    bool told;           /* it has a figure */
    tsc_tabular_row top; /* its columns; count 0: they have no names */
    bool topped;         /* the sentence before was the top */
    size_t shift;        /* cells of a row before the first column that has a name: the corner may be left out */
    uint32_t changes;    /* a bit for each column whose numbers rise and fall */
    uint32_t indices;    /* a bit for each column whose numbers are all near a hundred */
    tsc_tabular_heading columns[TSC_TABULAR_COLUMNS];
    size_t caption_sentence;
    tsc_span
        group; /* what the first column said last, of rows that leave it empty: a country of which two flows are told */
    tsc_tabular_heading caption, section; /* section: what a row of one cell says of those below it */
    tsc_tabular_unit unit;                /* of all numbers, where neither row nor column has another */
    tsc_place owner;                      /* whose trade the caption speaks of */
    tsc_place with; /* the other country that it names; none where it names no other, or several */
} tsc_tabular_table;

/* A number of a row, with the headings that tell what it is. */
typedef struct tsc_tabular_entry {
    size_t sentence;
    const tsc_tabular_cell *cell;
    const tsc_tabular_heading *label, *column; /* label: a terminated copy; column: NULL where there is none */
    const tsc_tabular_cell *year; /* of the column on the left, for one that is told in percent; NULL: none */
    const tsc_tabular_unit *unit; /* NULL where it stands in the cell, or there is none */
    bool change;                  /* a percentage in a column of rises and falls */
    bool index;                   /* a percentage in a column of numbers near a hundred */
    tsc_place place;              /* the row is that of a country and of nothing else; none elsewhere */
    bool nameless;                /* the row names no country */
} tsc_tabular_entry;

/** No words. */
tsc_tabular_heading tsc_tabular_no_heading(void);

static inline tsc_span tsc_tabular_cell_text(const tsc_tabular_reader *reader, const tsc_tabular_cell *cell)
{
    return tsc_span_make(reader->document->text.data + cell->start, cell->end - cell->start);
}

/** Whether a cell says that something rose or fell. */
bool tsc_tabular_has_sign(tsc_span text);

/** The bytes [start, end) of a text as a heading, in the language of a sentence. Errors: TSC_ENOMEM. */
tsc_status tsc_tabular_heading_read(const tsc_tabular_reader *reader, size_t sentence, tsc_span text, size_t start,
                                    size_t end, tsc_tabular_heading *heading, tsc_error *err);

/** Whether a heading has words besides its unit. */
bool tsc_tabular_heading_says(const tsc_tabular_heading *heading);

/** Adds the words of a heading without the unit; returns whether there are any. */
bool tsc_tabular_heading_add(tsc_buffer *to, const tsc_tabular_heading *heading);

/** Which countries a heading names. Errors: TSC_ENOMEM. */
tsc_status tsc_tabular_naming_read(const tsc_tabular_reader *reader, size_t sentence,
                                   const tsc_tabular_heading *heading, tsc_tabular_naming *named, tsc_error *err);

/** Takes a row as the names of the columns of a table, or as a second row of them. Errors: TSC_ENOMEM. */
tsc_status tsc_tabular_columns_read(const tsc_tabular_reader *reader, size_t sentence, const tsc_tabular_row *row,
                                    tsc_tabular_table *table, tsc_error *err);

/** Which of the names of columns is that of a cell; SIZE_MAX where none is. */
size_t tsc_tabular_column_of(const tsc_tabular_table *table, size_t cell);

/** Adds the figure of a number, if the rules of sentences find one; texts go to keep. Errors: those of the finder and
    TSC_ENOMEM. */
tsc_status tsc_tabular_entry_read(const tsc_tabular_reader *reader, const tsc_tabular_table *table,
                                  const tsc_tabular_entry *entry, tsc_figure_list *list, tsc_arena *keep,
                                  tsc_error *err);

#endif
