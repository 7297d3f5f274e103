#include "report/escape.h"
#include "report/render.h"

#include <string.h>

enum { LINE = 78, COLUMNS = 24, WIDEST = 44 };

static void add_prose(tsc_buffer *out, const tsc_prose *prose)
{
    for (size_t i = 0; i < prose->count; i++) {
        tsc_escape_plain(out, prose->runs[i].text);
        if (prose->runs[i].note)
            tsc_buffer_printf(out, " [%zu]", prose->runs[i].note);
    }
}

/* Sets words into lines; the first begins where the caller stands, the others after indent blanks. */
static void add_wrapped(tsc_buffer *out, const char *text, size_t at, size_t indent)
{
    bool fresh = true;
    while (*text) {
        size_t length = strcspn(text, " ");
        size_t width = tsc_text_width(text, length);
        if (!fresh && at + 1 + width > LINE) {
            tsc_buffer_add_char(out, '\n');
            for (size_t i = 0; i < indent; i++)
                tsc_buffer_add_char(out, ' ');
            at = indent;
            fresh = true;
        }
        if (!fresh) {
            tsc_buffer_add_char(out, ' ');
            at++;
        }
        tsc_buffer_add(out, text, length);
        at += width;
        fresh = false;
        text += length;
        text += strspn(text, " ");
    }
    tsc_buffer_add_char(out, '\n');
}

static void add_prose_wrapped(tsc_buffer *out, const tsc_prose *first, const tsc_prose *second, size_t indent)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    add_prose(&text, first);
    if (second && second->count) {
        tsc_buffer_add_char(&text, ' ');
        add_prose(&text, second);
    }
    add_wrapped(out, tsc_buffer_text(&text), indent, indent);
    tsc_buffer_clear_part(&text, out);
}

static void add_list(tsc_buffer *out, const tsc_block *block)
{
    for (size_t i = 0; i < block->item_count; i++) {
        if (block->type == TSC_BLOCK_RANKED)
            tsc_buffer_printf(out, "%2zu. ", i + 1);
        else
            tsc_buffer_add_text(out, "  - ");
        add_prose_wrapped(out, &block->items[i].head, &block->items[i].body, 4);
    }
}

static void pad(tsc_buffer *out, size_t from, size_t to)
{
    for (; from < to; from++)
        tsc_buffer_add_char(out, ' ');
}

static void add_cell(tsc_buffer *out, const char *text, size_t width, const tsc_column *column, bool last)
{
    size_t own = tsc_text_width(text, strlen(text));
    if (column->numeric)
        pad(out, own, width);
    tsc_buffer_add_text(out, text);
    if (!last) {
        if (!column->numeric)
            pad(out, own, width);
        tsc_buffer_add_text(out, "  ");
    }
}

static void add_rows(tsc_buffer *out, const tsc_report_grid *table, const char *text, const size_t widths[COLUMNS])
{
    for (size_t i = 0; i < table->row_count * table->column_count; i++, text += strlen(text) + 1) {
        size_t column = i % table->column_count;
        bool last = column + 1 == table->column_count;
        add_cell(out, text, widths[column], &table->columns[column], last);
        if (last)
            tsc_buffer_add_char(out, '\n');
    }
}

static void add_table(tsc_buffer *out, const tsc_report_grid *table)
{
    if (table->column_count == 0 || table->column_count > COLUMNS)
        return;
    tsc_buffer cells;
    tsc_buffer_init(&cells);
    size_t widths[COLUMNS] = {0};
    for (size_t c = 0; c < table->column_count; c++)
        widths[c] = tsc_text_width(table->columns[c].title, strlen(table->columns[c].title));
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        size_t start = cells.length;
        add_prose(&cells, &table->cells[i]);
        size_t own = cells.failed ? 0 : tsc_text_width(cells.data + start, cells.length - start);
        size_t *width = &widths[i % table->column_count];
        *width = own > *width && own <= WIDEST ? own : *width;
        tsc_buffer_add_char(&cells, '\0');
    }
    if (table->caption && *table->caption)
        add_wrapped(out, table->caption, 0, 0);
    for (size_t c = 0; c < table->column_count; c++)
        add_cell(out, table->columns[c].title, widths[c], &table->columns[c], c + 1 == table->column_count);
    tsc_buffer_add_char(out, '\n');
    if (!cells.failed && table->row_count)
        add_rows(out, table, tsc_buffer_text(&cells), widths);
    tsc_buffer_clear_part(&cells, out);
}

static void add_chart(tsc_buffer *out, const tsc_report *report, const tsc_chart_block *chart)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_buffer_printf(&text, "[%s: ", report->words.chart);
    tsc_escape_plain(&text, chart->missing ? chart->missing : chart->alt);
    if (chart->png && !chart->missing)
        tsc_buffer_printf(&text, " (%s)", chart->png);
    tsc_buffer_add_char(&text, ']');
    add_wrapped(out, tsc_buffer_text(&text), 0, 4);
    if (chart->caption.count)
        add_prose_wrapped(out, &chart->caption, NULL, 0);
    tsc_buffer_clear_part(&text, out);
}

static void add_title(tsc_buffer *out, const char *title, char underline)
{
    size_t start = out->length;
    tsc_escape_plain(out, title);
    size_t width = out->failed ? 0 : tsc_text_width(out->data + start, out->length - start);
    tsc_buffer_add_char(out, '\n');
    for (size_t i = 0; i < width; i++)
        tsc_buffer_add_char(out, underline);
    tsc_buffer_add_text(out, "\n\n");
}

static void add_block(tsc_buffer *out, const tsc_report *report, const tsc_block *block)
{
    switch (block->type) {
    case TSC_BLOCK_PARAGRAPH:
        add_prose_wrapped(out, &block->prose, NULL, 0);
        break;
    case TSC_BLOCK_LIST:
    case TSC_BLOCK_RANKED:
        add_list(out, block);
        break;
    case TSC_BLOCK_TABLE:
        add_table(out, &block->table);
        break;
    case TSC_BLOCK_CHART:
        add_chart(out, report, &block->chart);
        break;
    }
    tsc_buffer_add_char(out, '\n');
}

static void add_note(tsc_buffer *out, const tsc_report *report, size_t number)
{
    const tsc_note *note = &report->notes[number - 1];
    tsc_buffer text;
    tsc_buffer_init(&text);
    tsc_buffer_printf(&text, "[%zu] ", number);
    if (note->sentence) {
        tsc_buffer_add_text(&text, report->words.open_quote);
        tsc_escape_plain(&text, note->sentence);
        tsc_buffer_add_text(&text, report->words.close_quote);
        tsc_buffer_add_text(&text, " \u2014 ");
    }
    tsc_escape_plain(&text, note->label);
    for (size_t i = 0; i < note->part_count; i++)
        tsc_buffer_printf(&text, "%s%s%s[%zu]", i ? ", " : "; ", i ? "" : report->words.from, i ? "" : " ",
                          note->parts[i]);
    add_wrapped(out, tsc_buffer_text(&text), 0, 4);
    tsc_buffer_clear_part(&text, out);
}

void tsc_render_text(const tsc_report *report, tsc_buffer *out)
{
    add_title(out, report->title, '=');
    add_wrapped(out, report->subtitle, 0, 0);
    tsc_buffer_add_char(out, '\n');
    for (size_t s = 0; s < report->section_count; s++) {
        add_title(out, report->sections[s]->title, report->sections[s]->level > 2 ? '.' : '-');
        for (size_t b = 0; b < report->sections[s]->block_count; b++)
            add_block(out, report, report->sections[s]->blocks[b]);
    }
    if (report->note_count == 0)
        return;
    add_title(out, report->words.sources, '-');
    add_wrapped(out, report->words.sources_intro, 0, 0);
    tsc_buffer_add_char(out, '\n');
    for (size_t n = 1; n <= report->note_count; n++)
        add_note(out, report, n);
}
