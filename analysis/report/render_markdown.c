#include "report/escape.h"
#include "report/render.h"

#include <string.h>

static void add_run(tsc_buffer *out, const tsc_run *run, bool at_start)
{
    if (run->kind == TSC_RUN_CODE) {
        tsc_escape_markdown_code(out, run->text);
    } else if (run->kind == TSC_RUN_STRONG) {
        tsc_buffer_add_text(out, "**");
        tsc_escape_markdown(out, run->text);
        tsc_buffer_add_text(out, "**");
    } else if (at_start) {
        tsc_escape_markdown_start(out, run->text);
    } else {
        tsc_escape_markdown(out, run->text);
    }
    if (run->note)
        tsc_buffer_printf(out, "[^%zu]", run->note);
}

static void add_prose(tsc_buffer *out, const tsc_prose *prose)
{
    for (size_t i = 0; i < prose->count; i++)
        add_run(out, &prose->runs[i], false);
}

/* The same where a line or a list item begins. */
static void add_opening(tsc_buffer *out, const tsc_prose *prose)
{
    for (size_t i = 0; i < prose->count; i++)
        add_run(out, &prose->runs[i], i == 0);
}

static void add_list(tsc_buffer *out, const tsc_block *block)
{
    for (size_t i = 0; i < block->item_count; i++) {
        const tsc_item *item = &block->items[i];
        if (block->type == TSC_BLOCK_RANKED)
            tsc_buffer_printf(out, "%zu. ", i + 1);
        else
            tsc_buffer_add_text(out, "- ");
        if (block->type == TSC_BLOCK_RANKED && item->head.count)
            tsc_buffer_add_text(out, "**");
        add_opening(out, &item->head);
        if (block->type == TSC_BLOCK_RANKED && item->head.count)
            tsc_buffer_add_text(out, "**");
        if (item->head.count && item->body.count)
            tsc_buffer_add_char(out, ' ');
        add_prose(out, &item->body);
        tsc_buffer_add_char(out, '\n');
    }
    tsc_buffer_add_char(out, '\n');
}

/* The cells as text, so that columns can be set to one width. */
static void render_cells(const tsc_report_grid *table, tsc_buffer *cells)
{
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        add_prose(cells, &table->cells[i]);
        tsc_buffer_add_char(cells, '\0');
    }
}

static void add_cell(tsc_buffer *out, const char *text, size_t width, bool numeric)
{
    size_t own = tsc_text_width(text, strlen(text));
    tsc_buffer_add_char(out, ' ');
    for (size_t pad = own; numeric && pad < width; pad++)
        tsc_buffer_add_char(out, ' ');
    tsc_buffer_add_text(out, text);
    for (size_t pad = own; !numeric && pad < width; pad++)
        tsc_buffer_add_char(out, ' ');
    tsc_buffer_add_text(out, " |");
}

enum { COLUMNS = 24, WIDEST = 60 };

static void measure(const tsc_report_grid *table, const char *text, size_t widths[COLUMNS])
{
    for (size_t i = 0; i < table->row_count * table->column_count; i++, text += strlen(text) + 1) {
        size_t own = tsc_text_width(text, strlen(text)), column = i % table->column_count;
        if (own > widths[column] && own <= WIDEST)
            widths[column] = own;
    }
}

static void add_head(tsc_buffer *out, const tsc_report_grid *table, tsc_buffer *title, size_t widths[COLUMNS])
{
    tsc_buffer_add_char(out, '|');
    for (size_t c = 0; c < table->column_count; c++) {
        tsc_buffer_reset(title);
        tsc_escape_markdown(title, table->columns[c].title);
        size_t own = tsc_text_width(tsc_buffer_text(title), title->length);
        widths[c] = own > widths[c] ? own : widths[c];
        widths[c] = widths[c] < 3 ? 3 : widths[c];
        add_cell(out, tsc_buffer_text(title), widths[c], table->columns[c].numeric);
        out->failed |= title->failed; /* the next one begins anew */
    }
    tsc_buffer_add_text(out, "\n|");
    for (size_t c = 0; c < table->column_count; c++) {
        tsc_buffer_add_char(out, ' ');
        for (size_t i = table->columns[c].numeric ? 1 : 0; i < widths[c]; i++)
            tsc_buffer_add_char(out, '-');
        tsc_buffer_add_text(out, table->columns[c].numeric ? ": |" : " |");
    }
    tsc_buffer_add_char(out, '\n');
}

static void add_table(tsc_buffer *out, const tsc_report_grid *table)
{
    if (table->column_count == 0 || table->column_count > COLUMNS)
        return;
    tsc_buffer cells;
    tsc_buffer_init(&cells);
    render_cells(table, &cells);
    size_t widths[COLUMNS] = {0};
    if (!cells.failed) {
        measure(table, tsc_buffer_text(&cells), widths);
        if (table->caption && *table->caption) {
            tsc_buffer_add_text(out, "**");
            tsc_escape_markdown(out, table->caption);
            tsc_buffer_add_text(out, "**\n\n");
        }
        tsc_buffer title;
        tsc_buffer_init(&title);
        add_head(out, table, &title, widths);
        tsc_buffer_clear_part(&title, out);
        const char *text = tsc_buffer_text(&cells);
        for (size_t i = 0; i < table->row_count * table->column_count; i++, text += strlen(text) + 1) {
            size_t column = i % table->column_count;
            if (column == 0)
                tsc_buffer_add_char(out, '|');
            add_cell(out, text, widths[column], table->columns[column].numeric);
            if (column + 1 == table->column_count)
                tsc_buffer_add_char(out, '\n');
        }
        tsc_buffer_add_char(out, '\n');
    }
    tsc_buffer_clear_part(&cells, out);
}

static void add_chart(tsc_buffer *out, const tsc_chart_block *chart)
{
    if (chart->png && !chart->missing) {
        tsc_buffer_add_text(out, "![");
        tsc_escape_markdown(out, chart->alt);
        tsc_buffer_printf(out, "](%s)\n\n", chart->png);
    } else {
        tsc_escape_markdown(out, chart->missing ? chart->missing : chart->alt);
        tsc_buffer_add_text(out, "\n\n");
    }
    if (chart->caption.count) {
        add_opening(out, &chart->caption);
        tsc_buffer_add_text(out, "\n\n");
    }
}

static void add_block(tsc_buffer *out, const tsc_block *block)
{
    switch (block->type) {
    case TSC_BLOCK_PARAGRAPH:
        add_opening(out, &block->prose);
        tsc_buffer_add_text(out, "\n\n");
        break;
    case TSC_BLOCK_LIST:
    case TSC_BLOCK_RANKED:
        add_list(out, block);
        break;
    case TSC_BLOCK_TABLE:
        add_table(out, &block->table);
        break;
    case TSC_BLOCK_CHART:
        add_chart(out, &block->chart);
        break;
    }
}

static void add_note(tsc_buffer *out, const tsc_report *report, size_t number)
{
    const tsc_note *note = &report->notes[number - 1];
    tsc_buffer_printf(out, "[^%zu]: ", number);
    if (note->sentence) {
        tsc_buffer_add_text(out, report->words.open_quote);
        tsc_escape_markdown(out, note->sentence);
        tsc_buffer_add_text(out, report->words.close_quote);
        tsc_buffer_add_text(out, " \u2014 ");
    }
    tsc_escape_markdown(out, note->label);
    for (size_t i = 0; i < note->part_count; i++)
        tsc_buffer_printf(out, "%s%s%s[^%zu]", i ? ", " : "; ", i ? "" : report->words.from, i ? "" : " ",
                          note->parts[i]);
    tsc_buffer_add_char(out, '\n');
}

void tsc_render_markdown(const tsc_report *report, tsc_buffer *out)
{
    tsc_buffer_add_text(out, "# ");
    tsc_escape_markdown(out, report->title);
    tsc_buffer_add_text(out, "\n\n");
    tsc_escape_markdown(out, report->subtitle);
    tsc_buffer_add_text(out, "\n\n");
    for (size_t s = 0; s < report->section_count; s++) {
        const tsc_section *section = report->sections[s];
        tsc_buffer_add_text(out, section->level > 2 ? "### " : "## ");
        tsc_escape_markdown(out, section->title);
        tsc_buffer_add_text(out, "\n\n");
        for (size_t b = 0; b < section->block_count; b++)
            add_block(out, section->blocks[b]);
    }
    if (report->note_count == 0)
        return;
    tsc_buffer_add_text(out, "## ");
    tsc_escape_markdown(out, report->words.sources);
    tsc_buffer_add_text(out, "\n\n");
    tsc_escape_markdown(out, report->words.sources_intro);
    tsc_buffer_add_text(out, "\n\n");
    for (size_t n = 1; n <= report->note_count; n++)
        add_note(out, report, n);
}
