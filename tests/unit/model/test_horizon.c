#include "../test.h"

#include "model/horizon.h"

static void only_whole_steps_that_are_over_in_time_count(void **state)
{
    (void)state;
    const tsc_period year = tsc_period_year(2024), month = tsc_period_month(2024, 11);
    assert_int_equal(tsc_horizon_steps(year, (tsc_date){2030, 12, 31}, 100), 6);
    assert_int_equal(tsc_horizon_steps(year, (tsc_date){2030, 12, 30}, 100), 5);
    assert_int_equal(tsc_horizon_steps(month, (tsc_date){2025, 2, 28}, 100), 3);
    assert_int_equal(tsc_horizon_steps(year, (tsc_date){2020, 12, 31}, 100), 0);
    assert_int_equal(tsc_horizon_steps(year, (tsc_date){2030, 0, 0}, 100), 0);
}

static void what_lies_beyond_the_most_is_told_by_one_more(void **state)
{
    (void)state;
    const tsc_period year = tsc_period_year(2024);
    assert_int_equal(tsc_horizon_steps(year, (tsc_date){2034, 12, 31}, 10), 10);
    assert_int_equal(tsc_horizon_steps(year, (tsc_date){9999, 12, 31}, 10), 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_whole_steps_that_are_over_in_time_count),
        cmocka_unit_test(what_lies_beyond_the_most_is_told_by_one_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
