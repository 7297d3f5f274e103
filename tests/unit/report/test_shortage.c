/* A report where memory is short: each allocation fails in its turn, and either the report says so or every page of it is
   the same. */
#include "../store/store_case.h"

#include "../shortage.h"

#include "core/file.h"
#include "report/report.h"

#include <gsl/gsl_errno.h>

/* A turnover of six years in one text, its growth, a target, a promise and what came of it in another. */
static void fill(store_case *c)
{
    static const double values[] = {82.4e6, 70.6e6, 95.1e6, 120e6, 161e6, 274e6};
    tsc_figure first[6], second[3];
    for (int i = 0; i < 6; i++) {
        first[i] = level_of("trade_turnover", "KAZ", "MAR", 2019 + i, values[i]);
        first[i].start = 10 * (size_t)i;
        first[i].end = first[i].start + 5;
    }
    add_document(c, "press/first.txt", "Trade in six years, a release says at length enough for all of the six.", "2025-01-16",
                 first, 6, NULL, 0);
    second[0] = growth_of("trade_turnover", "KAZ", "MAR", 2024, 70);
    second[1] = level_of("trade_turnover", "KAZ", "MAR", 2030, 1e9);
    second[1].status = TSC_TARGET;
    second[2] = level_of("exports", "KAZ", "MAR", 2024, 55e6);
    tsc_event act = {.code = "AIR_LINK", .actor_count = 2, .status = TSC_EVENT_COMMITTED, .weight = 3.8, .confidence = .9,
                     .end = 9, .language = "en", .rule = "test"};
    assert_true(tsc_place_parse(tsc_span_of("KAZ"), &act.actors[0]));
    assert_true(tsc_place_parse(tsc_span_of("MAR"), &act.actors[1]));
    act.date = tsc_period_day(2025, 3, 4);
    act.due = tsc_period_year(2026);
    add_document(c, "press/second.txt", "Trade grew by 70 %; flights were agreed on.", "2025-03-04", second, 3, &act, 1);
}

static tsc_status write_all(store_case *c, const tsc_model_tables *tables, tsc_buffer *pages, tsc_error *err)
{
    static const tsc_report_format formats[] = {TSC_REPORT_MARKDOWN, TSC_REPORT_HTML, TSC_REPORT_TEXT};
    const tsc_report_opts opts = {.language = "fr", .as_of = {2025, 9, 1}, .to_year = 2030};
    tsc_report report;
    tsc_report_init(&report);
    tsc_status status = tsc_report_compose(c->store, tables, &opts, &report, err);
    for (size_t i = 0; status == TSC_OK && i < sizeof formats / sizeof *formats; i++)
        status = tsc_report_render(&report, formats[i], pages, err);
    tsc_report_clear(&report);
    return status == TSC_OK ? tsc_buffer_status(pages, err) : status;
}

static void a_report_tells_every_shortage(void **state)
{
    enum { TRIED = 24 }; /* composing tries all models: a sample, TSC_FULL=1 tries all */
    store_case *c = *state;
    tsc_model_tables *tables = NULL;
    tsc_buffer whole = {0}, pages = {0};
    fill(c);
    assert_int_equal(tsc_model_tables_load(NULL, &tables, &c->err), TSC_OK);
    shortage_set(0);
    assert_int_equal(write_all(c, tables, &whole, &c->err), TSC_OK);
    size_t all = shortage_calls, step = getenv("TSC_FULL") ? 1 : all / TRIED + 1;
    for (size_t n = 1; n <= all; n += getenv("UNDER_VALGRIND") ? 20 * step : step) {
        shortage_set(n);
        tsc_status status = write_all(c, tables, &pages, &c->err);
        shortage_set(0);
        if (status != TSC_ENOMEM && (status != TSC_OK || strcmp(tsc_buffer_text(&pages), tsc_buffer_text(&whole)) != 0))
            fail_msg("allocation %zu of %zu: status %d, %s", n, all, (int)status,
                     status == TSC_OK ? "other pages" : c->err.message);
        tsc_buffer_clear(&pages);
    }
    tsc_buffer_clear(&whole);
    tsc_model_tables_free(tables);
}

static void a_page_tells_every_shortage(void **state)
{
    static const tsc_report_format formats[] = {TSC_REPORT_MARKDOWN, TSC_REPORT_HTML, TSC_REPORT_TEXT};
    const tsc_report_opts opts = {.language = "ru", .as_of = {2025, 9, 1}};
    store_case *c = *state;
    tsc_model_tables *tables = NULL;
    tsc_report report;
    fill(c);
    tsc_report_init(&report);
    assert_int_equal(tsc_model_tables_load(NULL, &tables, &c->err), TSC_OK);
    assert_int_equal(tsc_report_compose(c->store, tables, &opts, &report, &c->err), TSC_OK);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        tsc_buffer whole = {0}, page = {0};
        shortage_set(0);
        assert_int_equal(tsc_report_render(&report, formats[i], &whole, &c->err), TSC_OK);
        size_t all = shortage_calls;
        for (size_t n = 1; n <= all; n += getenv("UNDER_VALGRIND") ? 20 : 1) {
            shortage_set(n);
            tsc_status status = tsc_report_render(&report, formats[i], &page, &c->err);
            shortage_set(0);
            if (status != TSC_ENOMEM && (status != TSC_OK || strcmp(tsc_buffer_text(&page), tsc_buffer_text(&whole)) != 0))
                fail_msg("format %zu, allocation %zu of %zu: status %d", i, n, all, (int)status);
            tsc_buffer_clear(&page);
        }
        tsc_buffer_clear(&whole);
    }
    tsc_report_clear(&report);
    tsc_model_tables_free(tables);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_page_tells_every_shortage, store_setup, store_teardown),
        cmocka_unit_test_setup_teardown(a_report_tells_every_shortage, store_setup, store_teardown),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
