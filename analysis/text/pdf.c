/* PDF by poppler: the text of each page in reading order, lines joined to paragraphs, words broken over lines
   joined, title and date from the document's information. */
#include "text/format.h"

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

static bool begins_small(tsc_span line)
{
    size_t at = 0;
    return line.length > 0 && u_islower((UChar32)tsc_utf8_next(line.data, line.length, &at));
}

/* Lines of one page, with wraps as plain text has them; hyphenated words are joined again. */
static void add_page(tsc_rendition *out, tsc_buffer *joined, tsc_span page)
{
    tsc_buffer_reset(joined);
    for (size_t at = 0; at < page.length;) {
        const char *stop = memchr(page.data + at, '\n', page.length - at);
        size_t end = stop ? (size_t)(stop - page.data) : page.length;
        tsc_span line = tsc_span_trim(tsc_span_make(page.data + at, end - at));
        if (ends_broken(joined) && begins_small(line))
            joined->length--;
        else if (joined->length)
            tsc_buffer_add_char(joined, '\n');
        tsc_buffer_add_span(joined, line);
        at = end + 1;
    }
    tsc_text_lines lines;
    tsc_text_block block;
    tsc_text_lines_init(&lines, tsc_span_make(tsc_buffer_text(joined), joined->length), 0);
    while (tsc_text_lines_next(&lines, &block)) {
        bool first = out->block_count == 0 && out->text.length == 0;
        tsc_rendition_begin(out, block.kind == TSC_BLOCK_TITLE && !first ? TSC_BLOCK_HEADING : block.kind);
        tsc_rendition_add(out, tsc_span_make(joined->data + block.start, block.end - block.start));
    }
    out->failed = out->failed || joined->failed;
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
    tsc_buffer_init(&joined);
    tsc_status status = TSC_OK;
    for (int i = 0; i < pages && status == TSC_OK; i++) {
        PopplerPage *page = poppler_document_get_page(pdf, i);
        char *text = page ? poppler_page_get_text(page) : NULL;
        if (text && g_utf8_validate(text, -1, NULL))
            add_page(out, &joined, tsc_span_of(text));
        if (out->text.length > limit)
            status = tsc_error_set(err, TSC_ELIMIT, NULL, 0, "more than %zu bytes of text; --max-document raises the limit", limit);
        g_free(text);
        g_clear_object(&page);
    }
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
