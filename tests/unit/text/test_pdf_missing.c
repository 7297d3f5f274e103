/* A machine without the library that reads PDF: said of each PDF, and nothing else is the worse for it. */
#include "rules_fixture.h"

#include "text/document.h"

#undef TSC_POPPLER
#define TSC_POPPLER "libpoppler-that-is-not-here.so.0"
#include "../../../analysis/text/pdf.c"

static tsc_status read_bytes(tsc_document *document, const char *id, const char *content, tsc_error *err)
{
    tsc_document_opts opts = {.rules = rules, .without_digest = true};
    tsc_buffer bytes;
    tsc_buffer_init(&bytes);
    tsc_buffer_add_text(&bytes, content);
    tsc_document_init(document);
    return tsc_document_from_bytes(id, &bytes, &opts, document, err);
}

static void a_pdf_says_what_is_missing(void **state)
{
    tsc_document document;
    tsc_error err = {0};
    (void)state;
    assert_int_equal(read_bytes(&document, "a.pdf", "%PDF-1.4\n%%EOF\n", &err), TSC_EEXTERNAL);
    assert_non_null(strstr(err.message, "libpoppler-that-is-not-here.so.0"));
    tsc_document_clear(&document);
}

static void other_texts_are_read(void **state)
{
    tsc_document document;
    (void)state;
    assert_int_equal(read_bytes(&document, "a.txt", "Trade reached 274 million dollars.", NULL), TSC_OK);
    assert_int_equal(document.sentence_count, 1);
    tsc_document_clear(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pdf_says_what_is_missing),
        cmocka_unit_test(other_texts_are_read),
    };
    return cmocka_run_group_tests(tests, load_rules, free_rules);
}
