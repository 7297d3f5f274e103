#include "../test.h"

#include <string.h>

#include "report/render.h"

#include <math.h>
#include <stdlib.h>

/* A report with everything that a document could smuggle in. */
static void fill(tsc_report *report)
{
    tsc_report_init(report);
    report->words.from = "from";
    report->language = "en";
    report->title = "<script>alert(1)</script> and {{x}}";
    report->subtitle = "A | B";
    tsc_note note = {.kind = TSC_NOTE_DOCUMENT,
                     .title = "T",
                     .publisher = "",
                     .source = "a.txt",
                     .locator = "3-9",
                     .date = "",
                     .label = "a.txt, bytes 3–9",
                     .text = "",
                     .series = "A.KAZ.MAR.trade_turnover.USD",
                     .period = "2024",
                     .sentence = "It rose to 274 <b>million</b> [x](javascript:y).",
                     .value = 274e6};
    size_t first = tsc_report_note(report, &note);
    note = (tsc_note){.kind = TSC_NOTE_COMPUTED,
                      .title = "",
                      .publisher = "",
                      .source = "",
                      .locator = "",
                      .date = "",
                      .label = "computed",
                      .computation = "computed",
                      .text = "",
                      .series = "",
                      .period = "",
                      .value = 70,
                      .parts = &first,
                      .part_count = 1};
    size_t second = tsc_report_note(report, &note);
    tsc_section *section = tsc_report_section(report, 2, "findings", "Findings & more");
    tsc_block *list = tsc_report_block(report, section, TSC_BLOCK_RANKED);
    tsc_item *item = tsc_report_item(report, list);
    tsc_prose_text(report, &item->head, "It grew by ");
    tsc_prose_add(report, &item->head, (tsc_run){.kind = TSC_RUN_NUMBER, .text = "70 %", .value = 70, .note = second});
    tsc_prose_text(report, &item->head, ".");
    tsc_prose_text(report, &item->body, "- not a list");
    const tsc_column columns[] = {{"Year", false}, {"Value | x", true}};
    tsc_block *table = tsc_report_table(report, section, "A table", columns, 2);
    tsc_prose *row = tsc_report_row(report, table);
    tsc_prose_text(report, &row[0], "2024");
    tsc_prose_add(report, &row[1], (tsc_run){.kind = TSC_RUN_NUMBER, .text = "274", .value = 274e6, .note = first});
    tsc_block *chart = tsc_report_block(report, section, TSC_BLOCK_CHART);
    chart->chart.alt = "Trade \"rose\"";
    chart->chart.png = "a.png";
    chart->chart.light = tsc_span_of("<svg/>");
    tsc_prose_text(report, &chart->chart.caption, "A caption.");
    tsc_report_renumber(report);
    assert_int_equal(tsc_report_status(report, NULL), TSC_OK);
}

static char *rendered(void (*render)(const tsc_report *, tsc_buffer *))
{
    tsc_report report;
    tsc_buffer out;
    fill(&report);
    tsc_buffer_init(&out);
    render(&report, &out);
    tsc_report_clear(&report);
    return tsc_buffer_take(&out);
}

static void render_page(const tsc_report *report, tsc_buffer *out)
{
    tsc_render_html(report, "body{}", out);
}

static void y_footnotes_are_numbered_as_they_are_read(void **state)
{
    (void)state;
    tsc_report report;
    fill(&report);
    assert_int_equal(report.note_count, 2);
    assert_string_equal(report.notes[0].label, "computed");
    assert_string_equal(report.notes[0].text, "70 %");
    assert_int_equal(report.notes[0].parts[0], 2);
    assert_string_equal(report.notes[1].source, "a.txt");
    tsc_report_clear(&report);
}

static void y_the_same_source_is_one_footnote(void **state)
{
    (void)state;
    tsc_report report;
    tsc_report_init(&report);
    tsc_note note = {.title = "",
                     .publisher = "",
                     .source = "a",
                     .locator = "1-2",
                     .date = "",
                     .label = "",
                     .text = "",
                     .series = "",
                     .period = "",
                     .value = (double)NAN};
    assert_int_equal(tsc_report_note(&report, &note), 1);
    assert_int_equal(tsc_report_note(&report, &note), 1);
    note.locator = "3-4";
    assert_int_equal(tsc_report_note(&report, &note), 2);
    tsc_report_clear(&report);
}

static void y_the_page_shows_markup_and_runs_none(void **state)
{
    (void)state;
    char *text = rendered(render_page);
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "<b>million"));
    assert_null(strstr(text, "href=\"javascript"));
    assert_null(strstr(text, "{{"));
    assert_non_null(strstr(text, "&lt;script&gt;alert(1)"));
    assert_non_null(strstr(text, "default-src 'none'"));
    free(text);
}

static void y_the_page_has_scopes_alternatives_and_exact_values(void **state)
{
    (void)state;
    char *text = rendered(render_page);
    assert_non_null(strstr(text, "<th scope=\"col\" class=\"n\">Value | x</th>"));
    assert_non_null(strstr(text, "<th scope=\"row\">2024</th>"));
    assert_non_null(strstr(text, "alt=\"Trade &quot;rose&quot;\""));
    assert_non_null(strstr(text, "data:image/svg+xml;base64,PHN2Zy8+"));
    assert_non_null(strstr(text, "<data value=\"274000000\">274</data>"));
    assert_non_null(strstr(text, "<details class=\"src\" name=\"source\">"));
    assert_non_null(strstr(text, "<html lang=\"en\">"));
    assert_non_null(strstr(text, "id=\"note-2\""));
    free(text);
}

static void y_markdown_tables_keep_their_columns(void **state)
{
    (void)state;
    char *text = rendered(tsc_render_markdown);
    assert_non_null(strstr(text, "| Year | Value \\| x |"));
    assert_non_null(strstr(text, "| ---- | ---------: |"));
    assert_non_null(strstr(text, "| 2024 |    274[^2] |"));
    assert_non_null(strstr(text, "1. **It grew by 70 %[^1].** - not a list\n"));
    assert_non_null(strstr(text, "![Trade \"rose\"](a.png)"));
    assert_non_null(strstr(text, "[^1]: computed; from [^2]\n"));
    assert_non_null(strstr(text, "\\[x\\](javascript:y)"));
    assert_null(strstr(text, "<script"));
    free(text);
}

static void y_plain_text_keeps_its_lines_short(void **state)
{
    (void)state;
    char *text = rendered(tsc_render_text);
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1)
        assert_true(strcspn(line, "\n") <= 90);
    assert_non_null(strstr(text, " 1. It grew by 70 % [1]. - not a list"));
    free(text);
}

static void y_a_note_has_one_number_however_often_it_is_cited(void **state)
{
    (void)state;
    tsc_report report;
    tsc_report_init(&report);
    const tsc_note rose = {.source = "a.txt", .locator = "3-9", .series = "", .period = "2024", .value = 274e6};
    tsc_note other = rose, unknown = rose;
    other.locator = "13-19";
    unknown.value = (double)NAN;
    assert_int_equal(tsc_report_note(&report, &rose), 1);
    assert_int_equal(tsc_report_note(&report, &other), 2);
    assert_int_equal(tsc_report_note(&report, &unknown), 3);
    assert_int_equal(tsc_report_note(&report, &unknown), 3);
    other.locator = "";
    other.period = "13-192024"; /* texts that run into each other are not the same */
    assert_int_equal(tsc_report_note(&report, &other), 4);
    assert_int_equal(tsc_report_note(&report, &rose), 1);
    assert_int_equal(report.note_count, 4);
    tsc_report_clear(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(y_footnotes_are_numbered_as_they_are_read),
        cmocka_unit_test(y_the_same_source_is_one_footnote),
        cmocka_unit_test(y_the_page_shows_markup_and_runs_none),
        cmocka_unit_test(y_the_page_has_scopes_alternatives_and_exact_values),
        cmocka_unit_test(y_markdown_tables_keep_their_columns),
        cmocka_unit_test(y_a_note_has_one_number_however_often_it_is_cited),
        cmocka_unit_test(y_plain_text_keeps_its_lines_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
