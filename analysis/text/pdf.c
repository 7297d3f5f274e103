/* PDF by poppler: the text of each page in reading order, lines joined to paragraphs and cells to rows by where they stand,
   words broken over lines joined, title and date from the document's information. */
#include "text/format.h"
#include "text/printed.h"

#include "core/utf8.h"

#include <poppler.h>
#include <time.h>
#include <unicode/uchar.h>

/* The last character of the text so far is a hyphen behind a letter. */
static bool ends_broken(const tsc_buffer *text)
{
    if (text->length < 2 || text->data[text->length - 1] != '-')
        return false;
    size_t at = text->length - 1;
    return u_isalpha((UChar32)tsc_utf8_previous(text->data, &at));
}

/* Paragraphs that are gathered to blocks. */
static void add_lines(tsc_rendition *out, tsc_buffer *joined)
{
    tsc_text_lines lines;
    tsc_text_block block;
    tsc_text_lines_init(&lines, tsc_span_make(tsc_buffer_text(joined), joined->length), 0);
    while (tsc_text_lines_next(&lines, &block)) {
        bool first = out->block_count == 0 && out->text.length == 0;
        tsc_rendition_begin(out, block.kind == TSC_BLOCK_TITLE && !first ? TSC_BLOCK_HEADING : block.kind);
        tsc_rendition_add(out, tsc_span_make(joined->data + block.start, block.end - block.start));
    }
    out->failed = out->failed || joined->failed;
    tsc_buffer_reset(joined);
}

/* Hyphenated words are joined again. */
static void join_line(tsc_buffer *joined, const tsc_printed_line *line, const tsc_printed_line *before)
{
    if (ends_broken(joined) && tsc_printed_begins_small(line))
        joined->length--;
    else if (joined->length)
        tsc_buffer_add_text(joined, before != NULL && before->goes_on ? " " : "\n\n");
    tsc_buffer_add_span(joined, line->text);
}

/* A cell of a table, in its column of the row. */
static void add_cell(tsc_rendition *out, const tsc_printed_line *cell, const tsc_printed_line *before)
{
    const bool begins = before == NULL || before->row != cell->row;
    if (begins)
        tsc_rendition_begin(out, TSC_BLOCK_ROW);
    while (out->cells <= cell->column)
        tsc_rendition_next_cell(out);
    tsc_rendition_add(out, tsc_span_of(" "));
    tsc_rendition_add(out, cell->text);
}

static void add_page(tsc_rendition *out, tsc_buffer *joined, const tsc_printed_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const tsc_printed_line *line = &page->lines[i], *before = i > 0 ? line - 1 : NULL;
        if (line->row == 0) {
            join_line(joined, line, before);
            continue;
        }
        if (joined->length > 0)
            add_lines(out, joined);
        add_cell(out, line, before);
    }
    add_lines(out, joined);
}

/* The text of a page and where each of its characters stands. */
static tsc_status read_page(PopplerPage *page, tsc_arena *arena, tsc_buffer *joined, tsc_rendition *out, tsc_error *err)
{
    char *text = poppler_page_get_text(page);
    PopplerRectangle *places = NULL;
    guint count = 0;
    tsc_status status = TSC_OK;
    tsc_arena_reset(arena);
    if (text && g_utf8_validate(text, -1, NULL)) {
        tsc_printed_page lines;
        poppler_page_get_text_layout(page, &places, &count);
        tsc_printed_box *boxes = tsc_arena_alloc(arena, (count + 1) * sizeof *boxes);
        for (guint i = 0; boxes && i < count; i++)
            boxes[i] = (tsc_printed_box){places[i].x1, places[i].y1, places[i].x2, places[i].y2};
        status = boxes ? tsc_printed_read(tsc_span_of(text), boxes, count, arena, &lines, err) : tsc_error_memory(err, "a page");
        if (status == TSC_OK)
            add_page(out, joined, &lines);
    }
    g_free(places);
    g_free(text);
    return status;
}

static void note_information(PopplerDocument *pdf, tsc_rendition *out)
{
    char *title = poppler_document_get_title(pdf);
    if (title && g_utf8_validate(title, -1, NULL))
        tsc_rendition_note(out, &out->title, tsc_span_of(title));
    g_free(title);
    time_t created = poppler_document_get_creation_date(pdf);
    if (created > 0)
        out->date = tsc_date_from_days((long)(created / 86400));
}

static tsc_status read_pages(PopplerDocument *pdf, int pages, size_t limit, tsc_rendition *out, tsc_error *err)
{
    tsc_buffer joined;
    tsc_arena arena;
    tsc_buffer_init(&joined);
    tsc_arena_init(&arena);
    tsc_status status = TSC_OK;
    for (int i = 0; i < pages && status == TSC_OK; i++) {
        PopplerPage *page = poppler_document_get_page(pdf, i);
        if (page)
            status = read_page(page, &arena, &joined, out, err);
        if (status == TSC_OK && out->text.length > limit)
            status = tsc_error_set(err, TSC_ELIMIT, NULL, 0, "more than %zu bytes of text; --max-document raises the limit", limit);
        g_clear_object(&page);
    }
    tsc_arena_clear(&arena);
    tsc_buffer_clear(&joined);
    return status;
}

static tsc_status read_pdf(tsc_document *document, tsc_buffer *bytes, const tsc_document_opts *opts, tsc_rendition *out,
                           tsc_error *err)
{
    GError *problem = NULL;
    GBytes *borrowed = g_bytes_new_static(bytes->data, bytes->length);
    PopplerDocument *pdf = poppler_document_new_from_bytes(borrowed, NULL, &problem);
    tsc_status status = TSC_OK;
    document->encoding = "PDF";
    if (!pdf) {
        bool locked = problem && problem->code == POPPLER_ERROR_ENCRYPTED;
        status = tsc_error_set(err, TSC_EINPUT, NULL, 0, "%s",
                               locked ? "a PDF that needs a password; save it without one" : "a PDF that cannot be read: broken or cut short");
    } else {
        int pages = poppler_document_get_n_pages(pdf), limit = opts->page_limit ? (int)opts->page_limit : TSC_DOCUMENT_PAGES;
        note_information(pdf, out);
        status = pages > limit ? tsc_error_set(err, TSC_ELIMIT, NULL, 0, "a PDF of %d pages, more than %d; --max-pages raises the limit", pages, limit)
                               : read_pages(pdf, pages, tsc_document_rich_limit(opts), out, err);
    }
    g_clear_error(&problem);
    g_clear_object(&pdf);
    g_bytes_unref(borrowed);
    return status;
}

const tsc_document_format tsc_format_pdf = {"PDF", read_pdf};
