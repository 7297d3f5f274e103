/* Tables for the eye, for spreadsheets and for programs. */
#include "cli/table.h"

#include "core/buffer.h"
#include "core/csv_out.h"
#include "core/grow.h"
#include "core/number.h"

#include <math.h>

enum { WIDEST = 72 }; /* characters of a cell shown in a table for the eye */

void tsc_table_init(tsc_table *table, const char *const *columns, size_t column_count)
{
    *table = (tsc_table){.columns = columns, .column_count = column_count};
    tsc_arena_init(&table->arena);
}

void tsc_table_clear(tsc_table *table)
{
    tsc_arena_clear(&table->arena);
}

static void add(tsc_table *table, tsc_cell_kind kind, const char *text)
{
    tsc_cell *cells = tsc_grow_in(&table->arena, table->cells, table->cell_count, &table->room, sizeof *cells);
    if (!cells) {
        table->failed = true;
        return;
    }
    table->cells = cells;
    table->cells[table->cell_count++] = (tsc_cell){kind, tsc_arena_keep(&table->arena, text, &table->failed)};
}

void tsc_table_text(tsc_table *table, const char *text)
{
    add(table, text ? TSC_CELL_TEXT : TSC_CELL_EMPTY, text ? text : "");
}

void tsc_table_number(tsc_table *table, double value)
{
    char text[TSC_NUMBER_SIZE];
    tsc_number_format(value, text);
    add(table, isfinite(value) ? TSC_CELL_NUMBER : TSC_CELL_EMPTY, text);
}

void tsc_table_rounded(tsc_table *table, double value, int decimals)
{
    char text[64] = "";
    if (isfinite(value))
        tsc_number_format_fixed(value, decimals, text, sizeof text);
    add(table, isfinite(value) ? TSC_CELL_NUMBER : TSC_CELL_EMPTY, text);
}

void tsc_table_integer(tsc_table *table, long long value)
{
    char text[32];
    snprintf(text, sizeof text, "%lld", value);
    add(table, TSC_CELL_NUMBER, text);
}

void tsc_table_truth(tsc_table *table, bool value)
{
    add(table, TSC_CELL_TRUTH, value ? "true" : "false");
}

void tsc_table_period(tsc_table *table, tsc_period period)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(period, text);
    add(table, period.kind ? TSC_CELL_TEXT : TSC_CELL_EMPTY, text);
}

void tsc_table_empty(tsc_table *table)
{
    add(table, TSC_CELL_EMPTY, "");
}

/* Characters, not bytes; a continuation byte starts none. */
static size_t width_of(const char *text)
{
    size_t width = 0;
    for (; *text; text++)
        width += ((unsigned char)*text & 0xC0) != 0x80;
    return width;
}

/* The text on one line, control characters visible, cut at the widest. */
static void show(tsc_buffer *out, const char *text)
{
    size_t width = 0;
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool starts = (c & 0xC0) != 0x80;
        if (starts && ++width > WIDEST - 1 && width_of(text) > 1) {
            tsc_buffer_add_text(out, "…");
            return;
        }
        if (c == '\n' || c == '\t' || c == '\r')
            tsc_buffer_add_char(out, ' ');
        else if (c < 0x20 || c == 0x7f)
            tsc_buffer_printf(out, "\\x%02x", c);
        else
            tsc_buffer_add_char(out, (char)c);
    }
}

static void pad(tsc_buffer *out, size_t count)
{
    while (count-- > 0)
        tsc_buffer_add_char(out, ' ');
}

static void print_line(const tsc_table *table, const tsc_cell *row, const size_t *widths, tsc_buffer *out)
{
    tsc_buffer cell;
    tsc_buffer_init(&cell);
    for (size_t i = 0; i < table->column_count; i++) {
        tsc_buffer_reset(&cell);
        show(&cell, row ? row[i].text : table->columns[i]);
        size_t width = width_of(tsc_buffer_text(&cell)), gap = widths[i] > width ? widths[i] - width : 0;
        bool right = row && row[i].kind == TSC_CELL_NUMBER;
        if (i)
            pad(out, 2);
        if (right)
            pad(out, gap);
        tsc_buffer_add_text(out, tsc_buffer_text(&cell));
        if (!right && i + 1 < table->column_count)
            pad(out, gap);
        out->failed = out->failed || cell.failed;
    }
    while (out->length && out->data[out->length - 1] == ' ')
        out->data[--out->length] = '\0';
    tsc_buffer_add_char(out, '\n');
    tsc_buffer_clear(&cell);
}

static void print_aligned(const tsc_table *table, tsc_arena *arena, tsc_buffer *out)
{
    size_t *widths = tsc_arena_calloc(arena, table->column_count, sizeof *widths);
    if (!widths) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < table->column_count; i++)
        widths[i] = width_of(table->columns[i]);
    for (size_t i = 0; table->column_count > 0 && i < table->cell_count; i++) {
        size_t width = width_of(table->cells[i].text), *widest = &widths[i % table->column_count];
        width = width > WIDEST ? WIDEST : width;
        *widest = width > *widest ? width : *widest;
    }
    print_line(table, NULL, widths, out);
    for (size_t i = 0; i + table->column_count <= table->cell_count; i += table->column_count)
        print_line(table, table->cells + i, widths, out);
}

static void print_csv(const tsc_table *table, tsc_buffer *out)
{
    tsc_csv csv = {.out = out};
    for (size_t i = 0; i < table->column_count; i++)
        tsc_csv_code(&csv, table->columns[i]);
    tsc_csv_end(&csv);
    for (size_t i = 0; table->column_count > 0 && i < table->cell_count; i++) {
        tsc_csv_code(&csv, table->cells[i].text);
        if ((i + 1) % table->column_count == 0)
            tsc_csv_end(&csv);
    }
}

static void print_json(const tsc_table *table, tsc_buffer *out)
{
    tsc_buffer_add_char(out, '[');
    for (size_t i = 0; i < table->cell_count; i++) {
        const tsc_cell *cell = &table->cells[i];
        size_t column = i % table->column_count;
        tsc_buffer_add_text(out, column ? "," : i ? ",\n {" : "\n {");
        tsc_buffer_add_json(out, tsc_span_of(table->columns[column]));
        tsc_buffer_add_char(out, ':');
        if (cell->kind == TSC_CELL_EMPTY)
            tsc_buffer_add_text(out, "null");
        else if (cell->kind == TSC_CELL_TEXT)
            tsc_buffer_add_json(out, tsc_span_of(cell->text));
        else
            tsc_buffer_add_text(out, cell->text);
        if (column + 1 == table->column_count)
            tsc_buffer_add_char(out, '}');
    }
    tsc_buffer_add_text(out, table->cell_count ? "\n]\n" : "]\n");
}

tsc_status tsc_table_print(const tsc_table *table, const char *format, FILE *file, tsc_error *err)
{
    tsc_buffer out;
    tsc_arena scratch;
    tsc_buffer_init(&out);
    tsc_arena_init(&scratch);
    if (strcmp(format, "csv") == 0)
        print_csv(table, &out);
    else if (strcmp(format, "json") == 0)
        print_json(table, &out);
    else
        print_aligned(table, &scratch, &out);
    tsc_status status = table->failed ? tsc_error_memory(err, "a table") : tsc_buffer_status(&out, err);
    if (!status && fwrite(out.data, 1, out.length, file) != out.length)
        status = tsc_error_set(err, TSC_EOUTPUT, NULL, 0, "standard output cannot be written");
    tsc_buffer_clear(&out);
    tsc_arena_clear(&scratch);
    return status;
}
