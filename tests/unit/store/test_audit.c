/* The audit finds what contradicts, says of roundings that they explain, and is silent where figures agree. */
#include "store_case.h"

#include "store/audit.h"

static size_t count_of(store_case *c, const char *finding, tsc_severity severity, tsc_finding *last)
{
    tsc_finding *findings;
    size_t count, found = 0;
    assert_int_equal(tsc_audit(c->store, &c->arena, &findings, &count, &c->err), TSC_OK);
    for (size_t i = 0; i < count; i++)
        if (findings[i].severity == severity && (!*finding || strcmp(findings[i].finding, finding) == 0)) {
            found++;
            *last = findings[i];
        }
    return found;
}

static void exports_and_imports_must_make_the_turnover(void **state)
{
    store_case *c = *state;
    tsc_finding finding;
    tsc_figure figures[] = {level_of("trade_turnover", "KAZ", "ITA", 2020, 7.58e9),
                            level_of("exports", "KAZ", "ITA", 2020, 6.64e9),
                            level_of("imports", "KAZ", "ITA", 2020, 0.9732e9)};
    add_document(c, "a", "abc", "2021-01-01", figures, 3, NULL, 0);
    assert_int_equal(count_of(c, "sum", TSC_SEVERITY_ERROR, &finding), 1);
    assert_true(fabs(finding.expected - 7.6132e9) < 1);
    figures[0].value = 7.61e9;
    add_document(c, "a", "abcd", "2021-01-01", figures, 3, NULL, 0);
    assert_int_equal(count_of(c, "sum", TSC_SEVERITY_ERROR, &finding), 0);
    assert_int_equal(count_of(c, "sum", TSC_SEVERITY_NOTE, &finding), 1);
}

static void growth_must_fit_the_levels_within_their_rounding(void **state)
{
    store_case *c = *state;
    tsc_finding finding;
    tsc_figure figures[] = {level_of("exports", "FRA", "MAR", 2023, 6.6e9),
                            level_of("exports", "FRA", "MAR", 2024, 7.4e9),
                            growth_of("exports", "FRA", "MAR", 2024, 13.1)};
    add_document(c, "a", "abc", "2025-01-01", figures, 3, NULL, 0);
    assert_int_equal(count_of(c, "growth", TSC_SEVERITY_ERROR, &finding), 0);
    assert_int_equal(count_of(c, "growth", TSC_SEVERITY_NOTE, &finding), 1);
    figures[2].value = 23.1;
    add_document(c, "a", "abcd", "2025-01-01", figures, 3, NULL, 0);
    assert_int_equal(count_of(c, "growth", TSC_SEVERITY_ERROR, &finding), 1);
    assert_true(finding.low < 12.1 && finding.high > 12.1 && finding.high < 14);
}

static void a_part_given_as_the_year_is_told(void **state)
{
    store_case *c = *state;
    tsc_finding finding;
    tsc_figure part = level_of("trade_turnover", "KAZ", "MAR", 2021, 95.1e6), whole = part;
    part.period = tsc_period_months(2021, 1, 2021, 10);
    add_document(c, "a", "part", "2021-12-01", &part, 1, NULL, 0);
    add_document(c, "b", "whole", "2022-02-01", &whole, 1, NULL, 0);
    assert_int_equal(count_of(c, "part_year", TSC_SEVERITY_ERROR, &finding), 1);
    whole.value = 118e6;
    add_document(c, "b", "whole again", "2022-02-01", &whole, 1, NULL, 0);
    assert_int_equal(count_of(c, "part_year", TSC_SEVERITY_ERROR, &finding), 0);
    whole.value = 90e6;
    add_document(c, "b", "whole once more", "2022-02-01", &whole, 1, NULL, 0);
    assert_int_equal(count_of(c, "part_year", TSC_SEVERITY_ERROR, &finding), 1);
}

static void million_for_billion_is_told(void **state)
{
    store_case *c = *state;
    tsc_finding finding;
    tsc_figure figures[] = {level_of("trade_turnover", "CHN", "KAZ", 2022, 31.2e9),
                            level_of("trade_turnover", "CHN", "KAZ", 2023, 41e9),
                            level_of("trade_turnover", "CHN", "KAZ", 2024, 43.8e6)};
    add_document(c, "a", "abc", "2025-01-01", figures, 3, NULL, 0);
    assert_int_equal(count_of(c, "scale", TSC_SEVERITY_ERROR, &finding), 1);
    assert_int_equal(finding.period.first.year, 2024);
}

static void targets_are_followed(void **state)
{
    store_case *c = *state;
    tsc_finding finding;
    tsc_figure low = level_of("trade_turnover", "KAZ", "TUR", 2030, 5e9),
               high = level_of("trade_turnover", "TUR", "KAZ", 2030, 15e9);
    tsc_figure level = level_of("trade_turnover", "KAZ", "TUR", 2022, 6.3e9);
    low.status = high.status = TSC_TARGET;
    add_document(c, "a", "first", "2017-09-09", &low, 1, NULL, 0);
    add_document(c, "b", "second", "2024-11-01", &high, 1, NULL, 0);
    add_document(c, "c", "level", "2023-02-01", &level, 1, NULL, 0);
    assert_int_equal(count_of(c, "target_raised", TSC_SEVERITY_WARNING, &finding), 1);
    assert_int_equal(count_of(c, "target_met", TSC_SEVERITY_WARNING, &finding), 1);
    assert_true(finding.stated == 5e9 && finding.expected == 6.3e9);
}

static void a_doubling_that_was_aimed_at_is_followed(void **state)
{
    store_case *c = *state;
    tsc_finding finding;
    tsc_figure base = level_of("trade_turnover", "KAZ", "TUR", 2017, 2e9), came = base, doubled, tripled;
    came = level_of("trade_turnover", "KAZ", "TUR", 2020, 4.5e9);
    doubled = growth_of("trade_turnover", "TUR", "KAZ", 2020, 100);
    tripled = growth_of("trade_turnover", "KAZ", "TUR", 2020, 200);
    doubled.status = tripled.status = TSC_TARGET;
    doubled.base_period = tripled.base_period = tsc_period_year(2017);
    add_document(c, "a", "base", "2018-02-01", &base, 1, NULL, 0);
    add_document(c, "b", "twice as much", "2018-03-01", &doubled, 1, NULL, 0);
    add_document(c, "c", "three times as much", "2018-04-01", &tripled, 1, NULL, 0);
    add_document(c, "d", "what came", "2021-02-01", &came, 1, NULL, 0);
    assert_int_equal(count_of(c, "target_met", TSC_SEVERITY_WARNING, &finding), 1);
    assert_true(finding.stated == 4e9 && finding.expected == 4.5e9);
    assert_int_equal(count_of(c, "target_missed", TSC_SEVERITY_WARNING, &finding), 1);
    assert_true(finding.stated == 6e9 && finding.expected == 4.5e9);
    assert_int_equal(count_of(c, "target_raised", TSC_SEVERITY_WARNING, &finding), 0);
}

static void figures_that_agree_raise_nothing(void **state)
{
    store_case *c = *state;
    tsc_finding finding;
    tsc_figure figures[] = {
        level_of("trade_turnover", "KAZ", "MAR", 2019, 82.4e6), level_of("exports", "KAZ", "MAR", 2019, 70.4e6),
        level_of("imports", "KAZ", "MAR", 2019, 12e6), level_of("trade_turnover", "KAZ", "MAR", 2024, 274e6),
        growth_of("trade_turnover", "KAZ", "MAR", 2024, 70)};
    add_document(c, "a", "abc", "2025-01-01", figures, 5, NULL, 0);
    add_document(c, "b", "the same elsewhere", "2025-02-01", figures, 5, NULL, 0);
    assert_int_equal(count_of(c, "", TSC_SEVERITY_ERROR, &finding) + count_of(c, "", TSC_SEVERITY_WARNING, &finding) +
                         count_of(c, "", TSC_SEVERITY_NOTE, &finding),
                     0);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
    const struct CMUnitTest tests[] = {
        CASE(exports_and_imports_must_make_the_turnover),
        CASE(growth_must_fit_the_levels_within_their_rounding),
        CASE(a_part_given_as_the_year_is_told),
        CASE(million_for_billion_is_told),
        CASE(targets_are_followed),
        CASE(a_doubling_that_was_aimed_at_is_followed),
        CASE(figures_that_agree_raise_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
