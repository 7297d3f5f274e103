/* What a glance passes over holds nothing: texts read in full give the same records as texts read with all gates. */
#include "../test.h"

#include "built_extractor.h"

#include "text/ndjson.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct bench {
    built_extractor built;
    tsc_workspace *workspace;
    size_t documents;
} bench;

static int set_up(void **state)
{
    bench *b = calloc(1, sizeof *b);
    if (b == NULL || built_extractor_open(&b->built) != TSC_OK)
        return -1;
    b->workspace = tsc_workspace_new();
    *state = b;
    return b->workspace != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    bench *b = *state;
    tsc_workspace_free(b->workspace);
    built_extractor_close(&b->built);
    free(b);
    return 0;
}

static void hold_against(bench *b, tsc_document *document)
{
    tsc_buffer gated, full;
    tsc_records records;
    tsc_buffer_init(&gated);
    tsc_buffer_init(&full);
    for (int what = 1; what <= 3; what++) {
        tsc_extract_opts opts = {.figures = what & 1, .events = what & 2};
        const tsc_date date = document->date;
        assert_int_equal(tsc_extract_in(b->built.extractor, b->workspace, document, &opts, &records, NULL), TSC_OK);
        tsc_buffer_reset(&gated);
        built_extractor_write(document, &records, &gated);
        document->date = date;
        opts.thorough = true;
        assert_int_equal(tsc_extract_in(b->built.extractor, b->workspace, document, &opts, &records, NULL), TSC_OK);
        tsc_buffer_reset(&full);
        built_extractor_write(document, &records, &full);
        document->date = date;
        assert_string_equal(tsc_buffer_text(&gated), tsc_buffer_text(&full));
    }
    b->documents++;
    tsc_buffer_clear(&gated);
    tsc_buffer_clear(&full);
}

static void hold_text(bench *b, tsc_span text)
{
    tsc_document document;
    const tsc_document_opts opts = {.rules = b->built.rules, .without_digest = true};
    tsc_document_init(&document);
    if (text.length > 0) {
        assert_int_equal(tsc_document_from_text("test", text, &opts, &document, NULL), TSC_OK);
        hold_against(b, &document);
    }
    tsc_document_clear(&document);
}

/* The cases of a specification file, each by itself and all as one text. */
static void hold_specification(bench *b, tsc_span file)
{
    tsc_buffer one, all;
    tsc_buffer_init(&one);
    tsc_buffer_init(&all);
    bool within = false;
    for (size_t at = 0; at < file.length;) {
        const char *stop = memchr(file.data + at, '\n', file.length - at);
        const size_t length = (stop != NULL ? (size_t)(stop - file.data) : file.length) - at;
        const tsc_span line = tsc_span_make(file.data + at, length);
        at += length + 1;
        if (length > 2 && memcmp(line.data, "= ", 2) == 0) {
            within = true;
            tsc_buffer_reset(&one);
        } else if (within && tsc_span_equals(line, ".")) {
            within = false;
            hold_text(b, tsc_span_make(tsc_buffer_text(&one), one.length));
            tsc_buffer_add_span(&all, tsc_span_make(tsc_buffer_text(&one), one.length));
            tsc_buffer_add_char(&all, '\n');
        } else if (within) {
            tsc_buffer_add_span(&one, line);
            tsc_buffer_add_char(&one, '\n');
        }
    }
    hold_text(b, tsc_span_make(tsc_buffer_text(&all), all.length));
    tsc_buffer_clear(&one);
    tsc_buffer_clear(&all);
}

static void specifications_lose_nothing(void **state)
{
    bench *b = *state;
    glob_t found;
    assert_int_equal(glob("tests/spec/*.spec", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        tsc_buffer file;
        tsc_buffer_init(&file);
        assert_int_equal(tsc_file_read(found.gl_pathv[i], 1 << 24, &file, NULL), TSC_OK);
        hold_specification(b, tsc_span_make(tsc_buffer_text(&file), file.length));
        tsc_buffer_clear(&file);
    }
    globfree(&found);
    assert_true(b->documents > 500);
}

/* Documents of a file a line, where there are such. */
static void hold_lines(bench *b, const char *pattern)
{
    glob_t found;
    const tsc_document_opts opts = {.rules = b->built.rules, .without_digest = true};
    if (glob(pattern, 0, NULL, &found) != 0)
        return;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        tsc_ndjson *lines;
        tsc_span line;
        size_t number;
        assert_int_equal(tsc_ndjson_new(found.gl_pathv[i], &lines, NULL), TSC_OK);
        while (tsc_ndjson_next(lines, &line, &number, NULL) == TSC_OK && line.data != NULL) {
            tsc_document document;
            tsc_document_init(&document);
            if (tsc_ndjson_document(line, found.gl_pathv[i], number, &opts, &document, NULL) == TSC_OK)
                hold_against(b, &document);
            tsc_document_clear(&document);
        }
        tsc_ndjson_free(lines);
    }
    globfree(&found);
}

static void annotated_sets_lose_nothing(void **state)
{
    static const char *const roots[] = {"../shared", "../../shared"};
    bench *b = *state;
    const size_t before = b->documents;
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        char pattern[64];
        static const char *const sets[] = {"figures", "events"};
        for (size_t k = 0; k < 2; k++) {
            snprintf(pattern, sizeof pattern, "%s/eval/%s/*.ndjson", roots[i], sets[k]);
            hold_lines(b, pattern);
        }
    }
    if (b->documents == before)
        skip();
}

/* Sentences without anything between those with something: the acts of the first are nobody's. */
static void long_texts_lose_nothing(void **state)
{
    tsc_buffer text;
    tsc_buffer_init(&text);
    for (int i = 0; i < 40; i++) {
        tsc_buffer_add_text(&text, "Trade between Chad and Niger rose by 60% in 2023 to $80 million.\n");
        for (int k = 0; k < i % 12; k++)
            tsc_buffer_add_text(&text, k % 3 == 1 ? "A memorandum was signed on 12 May 2021 in room 4. "
                                                  : "The old bridge was closed for 3 days. ");
        tsc_buffer_add_text(&text, "\n\n");
    }
    hold_text(*state, tsc_span_make(tsc_buffer_text(&text), text.length));
    tsc_buffer_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(specifications_lose_nothing),
        cmocka_unit_test(annotated_sets_lose_nothing),
        cmocka_unit_test(long_texts_lose_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
