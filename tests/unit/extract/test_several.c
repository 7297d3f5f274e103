/* Documents that are read together give what each gives by itself. */
#include "../test.h"

#include "built_extractor.h"

#include <stdio.h>

enum { DOCUMENTS = 45 };

typedef struct bench {
    built_extractor built;
    tsc_workspace *workspace;
    tsc_document documents[DOCUMENTS];
} bench;

/* Empty, long, in other languages, without a date: neighbours of all kinds. */
static void write_text(size_t number, tsc_buffer *text)
{
    static const char *const texts[] = {
        "Trade between Chad and Niger rose by 60% in 2023 to $80 million. Exports came to $30 million.",
        "",
        "Экспорт Казахстана в Марокко вырос до 92,5 млн долларов в 2024 году. Стороны подписали соглашение о визах.",
        "Lima, 4 May 2022. Last year trade reached $75 million. Peru and Chile signed a memorandum on tourism.",
        "The old bridge was closed for 3 days. A memorandum was signed in room 4.",
        "Ghana's trade with Turkey, US$ '000\n| | 2022 | 2023 |\n| Exports of cocoa | 120.1 | 144.8 |\n",
    };
    const size_t kinds = sizeof texts / sizeof *texts;
    tsc_buffer_reset(text);
    for (size_t i = 0; i < (number % 10 == 9 ? 90 : 1); i++)
        tsc_buffer_printf(text, "%s%s", i > 0 ? " " : "", texts[number % kinds]);
}

static int set_up(void **state)
{
    bench *b = calloc(1, sizeof *b);
    tsc_buffer text;
    tsc_buffer_init(&text);
    if (b == NULL || built_extractor_open(&b->built) != TSC_OK)
        return -1;
    const tsc_document_opts opts = {.rules = b->built.rules, .without_digest = true};
    b->workspace = tsc_workspace_new();
    for (size_t i = 0; i < DOCUMENTS; i++) {
        write_text(i, &text);
        tsc_document_init(&b->documents[i]);
        if (tsc_document_from_text("test", tsc_span_make(tsc_buffer_text(&text), text.length), &opts, &b->documents[i],
                                   NULL) != TSC_OK)
            return -1;
    }
    tsc_buffer_clear(&text);
    *state = b;
    return b->workspace != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    bench *b = *state;
    for (size_t i = 0; i < DOCUMENTS; i++)
        tsc_document_clear(&b->documents[i]);
    tsc_workspace_free(b->workspace);
    built_extractor_close(&b->built);
    free(b);
    return 0;
}

static void each_gives_what_it_gives_alone(void **state)
{
    bench *b = *state;
    const tsc_extract_opts opts = {.figures = true, .events = true};
    tsc_extraction found[DOCUMENTS], *items[DOCUMENTS];
    tsc_buffer together, alone;
    tsc_date dates[DOCUMENTS];
    size_t records = 0;
    tsc_buffer_init(&together);
    tsc_buffer_init(&alone);
    for (size_t i = 0; i < DOCUMENTS; i++) {
        dates[i] = b->documents[i].date;
        found[i] = (tsc_extraction){.document = &b->documents[i]};
        items[i] = &found[i];
    }
    tsc_extract_several(b->built.extractor, b->workspace, &opts, items, DOCUMENTS);
    for (size_t i = 0; i < DOCUMENTS; i++) {
        tsc_records own;
        assert_int_equal(found[i].status, TSC_OK);
        tsc_buffer_reset(&together);
        built_extractor_write(&b->documents[i], &found[i].records, &together);
        records += found[i].records.figure_count + found[i].records.event_count;
        b->documents[i].date = dates[i];
        assert_int_equal(tsc_extract(b->built.extractor, &b->documents[i], &opts, &own, NULL), TSC_OK);
        tsc_buffer_reset(&alone);
        built_extractor_write(&b->documents[i], &own, &alone);
        assert_string_equal(tsc_buffer_text(&together), tsc_buffer_text(&alone));
    }
    assert_true(records > DOCUMENTS);
    tsc_buffer_clear(&together);
    tsc_buffer_clear(&alone);
}

static void nothing_asked_for_gives_nothing(void **state)
{
    bench *b = *state;
    const tsc_extract_opts opts = {.figures = false};
    tsc_extraction found[2] = {{.document = &b->documents[0]}, {.document = &b->documents[2]}};
    tsc_extraction *items[] = {&found[0], &found[1]};
    tsc_extract_several(b->built.extractor, b->workspace, &opts, items, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(found[i].status, TSC_OK);
        assert_int_equal(found[i].records.figure_count + found[i].records.event_count, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_gives_what_it_gives_alone),
        cmocka_unit_test(nothing_asked_for_gives_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
