/* PDF by poppler: the text of each page in reading order, lines joined to paragraphs and cells to rows by where they stand,
   words broken over lines joined, title and date from the document's information. */
#include "text/format.h"
#include "text/printed.h"

#include "core/utf8.h"

#include <dlfcn.h>
#include <poppler.h>
#include <string.h>
#include <time.h>
#include <unicode/uchar.h>

/* Poppler brings forty libraries with it, a third of the time of a short run: it is loaded when a PDF is to be read. */
#define FUNCTIONS(each)                                                                                                \
    each(g_bytes_new_static) each(g_bytes_unref) each(g_error_free) each(g_free) each(g_object_unref)                  \
        each(poppler_document_new_from_bytes) each(poppler_document_get_n_pages) each(poppler_document_get_page)       \
            each(poppler_document_get_title) each(poppler_document_get_creation_date) each(poppler_page_get_text)      \
                each(poppler_page_get_text_layout)

/* With another name than the function, which some release may have made a macro. */
#define MEMBER(name) __typeof__(name) *name##_;
typedef struct poppler {
    FUNCTIONS(MEMBER)
} poppler;
#undef MEMBER

static bool find(void *library, const char *name, void *function)
{
    void *found = dlsym(library, name);
    memcpy(function, &found, sizeof found);
    return found != NULL;
}

/* Loaded once for the process: its types cannot be taken back. */
static tsc_status load(poppler *p, tsc_error *err)
{
    void *library = dlopen(TSC_POPPLER, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    bool found = library != NULL;
#define FIND(name) found = found && find(library, #name, &p->name##_);
    FUNCTIONS(FIND)
#undef FIND
    return found ? TSC_OK
                 : tsc_error_set(err, TSC_EEXTERNAL, NULL, 0, "PDF needs the library %s, which cannot be loaded", TSC_POPPLER);
}

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
static tsc_status read_page(const poppler *p, PopplerPage *page, tsc_arena *arena, tsc_buffer *joined, tsc_rendition *out,
                            tsc_error *err)
{
    char *text = p->poppler_page_get_text_(page);
    PopplerRectangle *places = NULL;
    guint count = 0;
    tsc_status status = TSC_OK;
    tsc_arena_reset(arena);
    if (text && tsc_utf8_valid(text, strlen(text)) == strlen(text)) {
        tsc_printed_page lines;
        p->poppler_page_get_text_layout_(page, &places, &count);
        tsc_printed_box *boxes = tsc_arena_alloc(arena, (count + 1) * sizeof *boxes);
        for (guint i = 0; boxes && i < count; i++)
            boxes[i] = (tsc_printed_box){places[i].x1, places[i].y1, places[i].x2, places[i].y2};
        status = boxes ? tsc_printed_read(tsc_span_of(text), boxes, count, arena, &lines, err) : tsc_error_memory(err, "a page");
        if (status == TSC_OK)
            add_page(out, joined, &lines);
    }
    p->g_free_(places);
    p->g_free_(text);
    return status;
}

static void note_information(const poppler *p, PopplerDocument *pdf, tsc_rendition *out)
{
    char *title = p->poppler_document_get_title_(pdf);
    if (title && tsc_utf8_valid(title, strlen(title)) == strlen(title))
        tsc_rendition_note(out, &out->title, tsc_span_of(title));
    p->g_free_(title);
    time_t created = p->poppler_document_get_creation_date_(pdf);
    if (created > 0)
        out->date = tsc_date_from_days((long)(created / 86400));
}

static tsc_status read_pages(const poppler *p, PopplerDocument *pdf, int pages, size_t limit, tsc_rendition *out,
                             tsc_error *err)
{
    tsc_buffer joined;
    tsc_arena arena;
    tsc_buffer_init(&joined);
    tsc_arena_init(&arena);
    tsc_status status = TSC_OK;
    for (int i = 0; i < pages && status == TSC_OK; i++) {
        PopplerPage *page = p->poppler_document_get_page_(pdf, i);
        if (page)
            status = read_page(p, page, &arena, &joined, out, err);
        if (status == TSC_OK && out->text.length > limit)
            status = tsc_error_set(err, TSC_ELIMIT, NULL, 0, "more than %zu bytes of text; --max-document raises the limit", limit);
        if (page)
            p->g_object_unref_(page);
    }
    tsc_arena_clear(&arena);
    tsc_buffer_clear(&joined);
    return status;
}

static tsc_status read_with(const poppler *p, const tsc_buffer *bytes, const tsc_document_opts *opts, tsc_rendition *out,
                            tsc_error *err)
{
    GError *problem = NULL;
    GBytes *borrowed = p->g_bytes_new_static_(bytes->data, bytes->length);
    PopplerDocument *pdf = p->poppler_document_new_from_bytes_(borrowed, NULL, &problem);
    tsc_status status = TSC_OK;
    if (!pdf) {
        bool locked = problem && problem->code == POPPLER_ERROR_ENCRYPTED;
        status = tsc_error_set(err, TSC_EINPUT, NULL, 0, "%s",
                               locked ? "a PDF that needs a password; save it without one" : "a PDF that cannot be read: broken or cut short");
    } else {
        int pages = p->poppler_document_get_n_pages_(pdf), limit = opts->page_limit ? (int)opts->page_limit : TSC_DOCUMENT_PAGES;
        note_information(p, pdf, out);
        status = pages > limit ? tsc_error_set(err, TSC_ELIMIT, NULL, 0, "a PDF of %d pages, more than %d; --max-pages raises the limit", pages, limit)
                               : read_pages(p, pdf, pages, tsc_document_rich_limit(opts), out, err);
        p->g_object_unref_(pdf);
    }
    if (problem)
        p->g_error_free_(problem);
    p->g_bytes_unref_(borrowed);
    return status;
}

static tsc_status read_pdf(tsc_document *document, tsc_buffer *bytes, const tsc_document_opts *opts, tsc_rendition *out,
                           tsc_error *err)
{
    poppler p;
    document->encoding = "PDF";
    tsc_status status = load(&p, err);
    return status == TSC_OK ? read_with(&p, bytes, opts, out, err) : status;
}

const tsc_document_format tsc_format_pdf = {"PDF", read_pdf};
