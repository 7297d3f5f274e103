/* Extraction where memory is short: each allocation fails in its turn, and either it says so or the records are the same. */
#include "../test.h"

#include "built_extractor.h"

#include "../shortage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static built_extractor built;

static int load(void **state)
{
    (void)state;
    return built_extractor_open(&built) == TSC_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    built_extractor_close(&built);
    return 0;
}

static tsc_status extract(const char *text, const char *language, tsc_buffer *out)
{
    const tsc_document_opts opts = {.rules = built.rules, .language = language, .date = {2025, 5, 20}, .without_digest = true};
    const tsc_extract_opts wanted = {.figures = true, .events = true};
    tsc_document document;
    tsc_records records;
    tsc_document_init(&document);
    tsc_status status = tsc_document_from_text("x", tsc_span_of(text), &opts, &document, NULL);
    if (status == TSC_OK)
        status = tsc_extract(built.extractor, &document, &wanted, &records, NULL);
    shortage_at = 0; /* what is written of the records is not extraction */
    if (status == TSC_OK)
        built_extractor_write(&document, &records, out);
    tsc_document_clear(&document);
    return status;
}

static void try_text(const char *text, const char *language)
{
    tsc_buffer whole = {0}, out = {0};
    shortage_set(0);
    assert_int_equal(extract(text, language, &whole), TSC_OK);
    size_t all = shortage_calls;
    assert_true(whole.length > 0);
    for (size_t n = 1; n <= all; n += getenv("UNDER_VALGRIND") ? 10 : 1) {
        tsc_buffer_reset(&out);
        shortage_set(n);
        tsc_status status = extract(text, language, &out);
        if (status == TSC_OK ? strcmp(tsc_buffer_text(&out), tsc_buffer_text(&whole)) != 0 : status != TSC_ENOMEM)
            fail_msg("%s, allocation %zu of %zu: status %d, %s", language, n, all, (int)status, tsc_buffer_text(&out));
    }
    tsc_buffer_clear(&whole);
    tsc_buffer_clear(&out);
}

static void records_tell_every_shortage(void **state)
{
    (void)state;
    try_text("Peru and Chile signed a memorandum on tourism in Lima. Trade between the two countries rose by 5 % to $1.2 billion in "
             "2024. Egypt will open a consulate in Hanoi.",
             "en");
    try_text("Казахстан и Марокко подписали соглашение о визах. Экспорт Казахстана в Марокко вырос до 92,5 млн долларов в 2024 году.",
             "ru");
    try_text("Ghana's trade with Turkey, US$ '000\n| | 2022 | 2023 |\n| | value | value |\n| Exports of cocoa | 120.1 | 144.8 |",
             "en");
}

/* The records of two documents that are read together; "?" for one that met a shortage. */
static void extract_both(const char *const *texts, tsc_buffer *out)
{
    const tsc_document_opts opts = {.rules = built.rules, .language = "en", .date = {2025, 5, 20}, .without_digest = true};
    const tsc_extract_opts wanted = {.figures = true, .events = true};
    tsc_document documents[2];
    tsc_extraction found[2], *items[] = {&found[0], &found[1]};
    const size_t at = shortage_at;
    shortage_at = 0;
    for (size_t i = 0; i < 2; i++) {
        tsc_document_init(&documents[i]);
        assert_int_equal(tsc_document_from_text("x", tsc_span_of(texts[i]), &opts, &documents[i], NULL), TSC_OK);
        found[i] = (tsc_extraction){.document = &documents[i]};
    }
    tsc_workspace *workspace = tsc_workspace_new();
    shortage_set(at);
    tsc_extract_several(built.extractor, workspace, &wanted, items, 2);
    shortage_at = 0;
    for (size_t i = 0; i < 2; i++) {
        assert_true(found[i].status == TSC_OK || found[i].status == TSC_ENOMEM);
        if (found[i].status != TSC_OK)
            tsc_buffer_add_text(out, "?");
        else
            built_extractor_write(&documents[i], &found[i].records, out);
        tsc_document_clear(&documents[i]);
    }
    tsc_workspace_free(workspace);
}

static void documents_read_together_tell_every_shortage(void **state)
{
    static const char *const texts[] = {"Peru and Chile signed a memorandum on tourism in Lima.",
                                        "Trade between Chad and Niger rose by 5 % to $1.2 billion in 2024."};
    tsc_buffer whole = {0}, out = {0};
    (void)state;
    shortage_set(0);
    extract_both(texts, &whole);
    const size_t all = shortage_calls;
    assert_true(all > 0 && strchr(tsc_buffer_text(&whole), '?') == NULL);
    for (size_t n = 1; n <= all; n += getenv("UNDER_VALGRIND") ? 10 : 1) {
        tsc_buffer_reset(&out);
        shortage_set(n);
        extract_both(texts, &out);
        if (strchr(tsc_buffer_text(&out), '?') == NULL)
            assert_string_equal(tsc_buffer_text(&out), tsc_buffer_text(&whole));
    }
    tsc_buffer_clear(&whole);
    tsc_buffer_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_tell_every_shortage),
        cmocka_unit_test(documents_read_together_tell_every_shortage),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
