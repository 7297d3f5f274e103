#include "core/number.h"
#include "report/escape.h"
#include "report/render.h"

#include <math.h>
#include <nettle/base64.h>
#include <string.h>

/* Writes a template in which %s stands for an escaped text. */
static void add_markup(tsc_buffer *out, const char *markup, const char *text)
{
    const char *slot = strstr(markup, "%s");
    if (!slot) {
        tsc_buffer_add_text(out, markup);
        return;
    }
    tsc_buffer_add(out, markup, (size_t)(slot - markup));
    tsc_escape_html(out, text);
    tsc_buffer_add_text(out, slot + 2);
}

static void add_parts(tsc_buffer *out, const tsc_report *report, const tsc_note *note)
{
    if (note->part_count)
        add_markup(out, "; %s ", report->words.from);
    for (size_t i = 0; i < note->part_count; i++)
        tsc_buffer_printf(out, "%s<a href=\"#note-%zu\">%zu</a>", i ? ", " : "", note->parts[i], note->parts[i]);
}

/* What a note says: the sentence, then where it stands. */
static void add_note_text(tsc_buffer *out, const tsc_report *report, const tsc_note *note)
{
    if (note->sentence) {
        tsc_buffer_add_text(out, "<q dir=\"auto\"");
        if (note->language && *note->language)
            add_markup(out, " lang=\"%s\"", note->language);
        tsc_buffer_add_char(out, '>');
        tsc_escape_html(out, note->sentence);
        tsc_buffer_add_text(out, "</q> ");
    }
    add_markup(out, "<cite>%s", note->label);
    add_parts(out, report, note);
    tsc_buffer_add_text(out, "</cite>");
}

static void add_number(tsc_buffer *out, const tsc_report *report, const tsc_run *run)
{
    bool sourced = run->note > 0 && run->note <= report->note_count;
    if (sourced)
        tsc_buffer_add_text(out, "<details class=\"src\" name=\"source\"><summary>");
    if (isfinite(run->value)) {
        tsc_buffer_add_text(out, "<data value=\"");
        tsc_buffer_add_double(out, run->value);
        tsc_buffer_add_text(out, "\">");
    }
    tsc_escape_html(out, run->text);
    if (isfinite(run->value))
        tsc_buffer_add_text(out, "</data>");
    if (!sourced)
        return;
    add_markup(out, "<sup><span class=\"vh\"> %s </span>", report->words.source);
    tsc_buffer_printf(out, "%zu</sup></summary><span class=\"card\">", run->note);
    add_note_text(out, report, &report->notes[run->note - 1]);
    tsc_buffer_printf(out, " <a class=\"more\" href=\"#note-%zu\">%zu\u00A0\u2193</a></span></details>", run->note,
                      run->note);
}

static void add_prose(tsc_buffer *out, const tsc_report *report, const tsc_prose *prose)
{
    for (size_t i = 0; i < prose->count; i++) {
        const tsc_run *run = &prose->runs[i];
        if (run->kind == TSC_RUN_NUMBER || run->note)
            add_number(out, report, run);
        else if (run->kind == TSC_RUN_STRONG)
            add_markup(out, "<strong>%s</strong>", run->text);
        else if (run->kind == TSC_RUN_CODE)
            add_markup(out, "<code>%s</code>", run->text);
        else
            tsc_escape_html(out, run->text);
    }
}

static void add_list(tsc_buffer *out, const tsc_report *report, const tsc_block *block)
{
    bool ranked = block->type == TSC_BLOCK_RANKED;
    tsc_buffer_add_text(out, ranked ? "<ol class=\"findings\">\n" : "<ul>\n");
    for (size_t i = 0; i < block->item_count; i++) {
        const tsc_item *item = &block->items[i];
        tsc_buffer_add_text(out, "<li>");
        if (ranked)
            tsc_buffer_add_text(out, "<div class=\"head\" role=\"paragraph\">");
        add_prose(out, report, &item->head);
        if (ranked)
            tsc_buffer_add_text(out, "</div>");
        if (item->body.count) {
            tsc_buffer_add_text(out, ranked ? "<div role=\"paragraph\">" : " ");
            add_prose(out, report, &item->body);
            if (ranked)
                tsc_buffer_add_text(out, "</div>");
        }
        tsc_buffer_add_text(out, "</li>\n");
    }
    tsc_buffer_add_text(out, ranked ? "</ol>\n" : "</ul>\n");
}

static void add_table(tsc_buffer *out, const tsc_report *report, const tsc_report_grid *table)
{
    add_markup(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><table>\n",
               table->caption ? table->caption : "");
    if (table->caption && *table->caption)
        add_markup(out, "<caption><span>%s</span></caption>\n", table->caption);
    tsc_buffer_add_text(out, "<thead><tr>");
    for (size_t c = 0; c < table->column_count; c++)
        add_markup(out,
                   table->columns[c].numeric ? "<th scope=\"col\" class=\"n\">%s</th>" : "<th scope=\"col\">%s</th>",
                   table->columns[c].title);
    tsc_buffer_add_text(out, "</tr></thead>\n<tbody>\n");
    for (size_t r = 0; r < table->row_count; r++) {
        tsc_buffer_add_text(out, "<tr>");
        for (size_t c = 0; c < table->column_count; c++) {
            const char *numeric = table->columns[c].numeric ? " class=\"n\"" : "";
            tsc_buffer_printf(out, c == 0 ? "<th scope=\"row\"%s>" : "<td%s>", numeric);
            add_prose(out, report, &table->cells[r * table->column_count + c]);
            tsc_buffer_add_text(out, c == 0 ? "</th>" : "</td>");
        }
        tsc_buffer_add_text(out, "</tr>\n");
    }
    tsc_buffer_add_text(out, "</tbody></table></div>\n");
}

static void add_base64(tsc_buffer *out, tsc_span data)
{
    size_t length = BASE64_ENCODE_RAW_LENGTH(data.length);
    if (!tsc_buffer_reserve(out, length))
        return;
    base64_encode_raw(out->data + out->length, data.length, (const uint8_t *)data.data);
    out->length += length;
    out->data[out->length] = '\0';
}

static void add_source(tsc_buffer *out, const char *media, tsc_span image)
{
    if (image.length == 0)
        return;
    tsc_buffer_printf(out, "<source media=\"%s\" type=\"image/svg+xml\" srcset=\"data:image/svg+xml;base64,", media);
    add_base64(out, image);
    tsc_buffer_add_text(out, "\">\n");
}

static void add_picture(tsc_buffer *out, const tsc_chart_block *chart)
{
    tsc_buffer_add_text(out, "<picture>\n");
    add_source(out, "screen and (max-width: 640px) and (prefers-color-scheme: dark)", chart->narrow_dark);
    add_source(out, "screen and (prefers-color-scheme: dark)", chart->dark);
    add_source(out, "screen and (max-width: 640px)", chart->narrow);
    add_markup(out, "<img alt=\"%s\" src=\"data:image/svg+xml;base64,", chart->alt);
    add_base64(out, chart->light);
    tsc_buffer_add_text(out, "\">\n</picture>\n");
}

static void add_chart(tsc_buffer *out, const tsc_report *report, const tsc_chart_block *chart)
{
    tsc_buffer_add_text(out, "<figure>\n");
    if (!chart->missing && chart->light.length)
        add_picture(out, chart);
    else
        add_markup(out, "<p class=\"missing\">%s</p>\n", chart->missing ? chart->missing : chart->alt);
    if (chart->caption.count) {
        tsc_buffer_add_text(out, "<figcaption>");
        add_prose(out, report, &chart->caption);
        tsc_buffer_add_text(out, "</figcaption>\n");
    }
    tsc_buffer_add_text(out, "</figure>\n");
}

static void add_block(tsc_buffer *out, const tsc_report *report, const tsc_block *block)
{
    switch (block->type) {
    case TSC_BLOCK_PARAGRAPH:
        /* No <p>: a paragraph may not hold the <details> of its numbers. */
        tsc_buffer_add_text(out, "<div class=\"p\" role=\"paragraph\">");
        add_prose(out, report, &block->prose);
        tsc_buffer_add_text(out, "</div>\n");
        break;
    case TSC_BLOCK_LIST:
    case TSC_BLOCK_RANKED:
        add_list(out, report, block);
        break;
    case TSC_BLOCK_TABLE:
        add_table(out, report, &block->table);
        break;
    case TSC_BLOCK_CHART:
        add_chart(out, report, &block->chart);
        break;
    }
}

static void add_contents(tsc_buffer *out, const tsc_report *report)
{
    add_markup(out, "<nav aria-label=\"%s\"><ul>\n", report->words.contents);
    for (size_t s = 0; s < report->section_count; s++) {
        if (report->sections[s]->level > 2)
            continue;
        tsc_buffer_printf(out, "<li><a href=\"#%s\">", report->sections[s]->id);
        add_markup(out, "%s</a></li>\n", report->sections[s]->title);
    }
    if (report->note_count)
        add_markup(out, "<li><a href=\"#sources\">%s</a></li>\n", report->words.sources);
    tsc_buffer_add_text(out, "</ul></nav>\n");
}

static void add_section(tsc_buffer *out, const tsc_report *report, const tsc_section *section)
{
    int level = section->level > 2 ? 3 : 2;
    tsc_buffer_printf(out, "<section aria-labelledby=\"%s\">\n<h%d id=\"%s\">", section->id, level, section->id);
    tsc_escape_html(out, section->title);
    tsc_buffer_printf(out, "</h%d>\n", level);
    for (size_t b = 0; b < section->block_count; b++)
        add_block(out, report, section->blocks[b]);
    tsc_buffer_add_text(out, "</section>\n");
}

static void add_notes(tsc_buffer *out, const tsc_report *report)
{
    if (report->note_count == 0)
        return;
    add_markup(out, "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">%s</h2>\n", report->words.sources);
    add_markup(out, "<p>%s</p>\n<ol class=\"notes\">\n", report->words.sources_intro);
    for (size_t n = 1; n <= report->note_count; n++) {
        tsc_buffer_printf(out, "<li id=\"note-%zu\">", n);
        add_markup(out, "<b>%s</b> ", report->notes[n - 1].text);
        add_note_text(out, report, &report->notes[n - 1]);
        tsc_buffer_add_text(out, "</li>\n");
    }
    tsc_buffer_add_text(out, "</ol>\n</section>\n");
}

void tsc_render_html(const tsc_report *report, const char *style, tsc_buffer *out)
{
    add_markup(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", report->language);
    add_markup(out,
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"color-scheme\" content=\"light dark\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
               "style-src 'unsafe-inline'\">\n<title>%s</title>\n<style>\n",
               report->title);
    tsc_buffer_add_text(out, style);
    add_markup(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#report\">%s</a>\n", report->words.skip);
    add_markup(out, "<header>\n<h1>%s</h1>\n", report->title);
    add_markup(out, "<p>%s</p>\n</header>\n", report->subtitle);
    add_contents(out, report);
    tsc_buffer_add_text(out, "<main id=\"report\">\n");
    for (size_t s = 0; s < report->section_count; s++)
        add_section(out, report, report->sections[s]);
    add_notes(out, report);
    tsc_buffer_add_text(out, "</main>\n</body>\n</html>\n");
}
