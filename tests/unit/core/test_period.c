#include "../test.h"

#include "core/period.h"

static tsc_period read_period(const char *text)
{
    tsc_period period;
    assert_true(tsc_period_parse(tsc_span_of(text), &period));
    return period;
}

static void assert_period(tsc_period period, const char *expected)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(period, text);
    assert_string_equal(text, expected);
}

static void every_notation_of_the_contract_reads_and_writes_back(void **state)
{
    (void)state;
    static const char *const good[] = {"2024",      "2024-S1",         "2024-Q4",   "2024-03", "2024-01/2024-10",
                                       "2019/2023", "2024-02-29",      "2024-05-12/2024-05-14"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_period(read_period(good[i]), good[i]);
}

static void impossible_periods_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"",        "24",         "2024-13",   "2021-02-30", "2024-Q5", "2024-S3", "2024-00",
                                      "2024-1",  "2024/2023",  "2024-05/2024-04", "2024-", "2024-Q1/2024-Q2", "2023-02-29"};
    tsc_period period;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(tsc_period_parse(tsc_span_of(bad[i]), &period));
        assert_int_equal(period.kind, TSC_PERIOD_NONE);
    }
}

static void periods_are_the_same_when_they_cover_the_same_days(void **state)
{
    (void)state;
    assert_true(tsc_period_same(read_period("2024-Q1"), read_period("2024-01/2024-03")));
    assert_true(tsc_period_same(read_period("2024-S2"), read_period("2024-07/2024-12")));
    assert_true(tsc_period_same(read_period("2024"), read_period("2024-01/2024-12")));
    assert_false(tsc_period_same(read_period("2024"), read_period("2024-01/2024-10")));
    assert_true(tsc_period_same(tsc_period_none(), tsc_period_none()));
    assert_false(tsc_period_same(tsc_period_none(), read_period("2024")));
}

static void a_part_of_a_year_has_no_yearly_frequency(void **state)
{
    (void)state;
    assert_int_equal(tsc_period_frequency(read_period("2021-01/2021-10")), 'R');
    assert_int_equal(tsc_period_frequency(read_period("2021-01/2021-12")), 'A');
    assert_int_equal(tsc_period_frequency(read_period("2021-04/2022-03")), 'R');
    assert_int_equal(tsc_period_frequency(read_period("2021-04/2021-06")), 'Q');
    assert_int_equal(tsc_period_frequency(read_period("2019/2023")), 'R');
}

static void periods_step_and_shift(void **state)
{
    (void)state;
    assert_period(tsc_period_step(read_period("2024-Q4"), 1), "2025-Q1");
    assert_period(tsc_period_step(read_period("2024-01"), -1), "2023-12");
    assert_period(tsc_period_step(read_period("2024"), 6), "2030");
    assert_period(tsc_period_step(read_period("2024-12-31"), 1), "2025-01-01");
    assert_period(tsc_period_shift_years(read_period("2024-02-29"), -1), "2023-02-28");
    assert_period(tsc_period_shift_years(read_period("2024-01/2024-10"), -1), "2023-01/2023-10");
    int steps = 0;
    assert_true(tsc_period_distance(read_period("2023-Q4"), read_period("2025-Q1"), &steps));
    assert_int_equal(steps, 5);
    assert_false(tsc_period_distance(read_period("2023"), read_period("2023-Q1"), &steps));
}

static void days_count_through_leap_years(void **state)
{
    (void)state;
    for (long day = -400000; day < 400000; day += 997)
        assert_int_equal(tsc_date_to_days(tsc_date_from_days(day)), day);
    assert_int_equal(tsc_date_to_days((tsc_date){1970, 1, 1}), 0);
    assert_int_equal(tsc_date_weekday((tsc_date){2025, 4, 25}), 5);
    assert_int_equal(tsc_date_weekday((tsc_date){1969, 12, 31}), 3);
    assert_int_equal(tsc_days_in_month(1900, 2), 28);
    assert_int_equal(tsc_days_in_month(2000, 2), 29);
}

static void periods_order_by_their_end(void **state)
{
    (void)state;
    assert_true(tsc_period_compare(read_period("2023"), read_period("2024-01")) < 0);
    assert_true(tsc_period_compare(read_period("2024-01/2024-12"), read_period("2024")) == 0);
    assert_true(tsc_period_compare(tsc_period_none(), read_period("1900")) < 0);
    assert_true(tsc_period_within(read_period("2024-Q2"), read_period("2024")));
    assert_false(tsc_period_within(read_period("2024"), read_period("2024-Q2")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_notation_of_the_contract_reads_and_writes_back),
        cmocka_unit_test(impossible_periods_are_refused),
        cmocka_unit_test(periods_are_the_same_when_they_cover_the_same_days),
        cmocka_unit_test(a_part_of_a_year_has_no_yearly_frequency),
        cmocka_unit_test(periods_step_and_shift),
        cmocka_unit_test(days_count_through_leap_years),
        cmocka_unit_test(periods_order_by_their_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
