/* Years of finer series: complete ones only, flows only. */
#include "run_script.h"

#include "scenario/yearly.h"

static tsc_point quarter(int year, int number, double value)
{
    return (tsc_point){.period = tsc_period_quarter(year, number), .value = value, .preferred = true,
                       .status = TSC_OBSERVED, .source = "table.csv"};
}

static void complete_years_are_summed(void **state)
{
    (void)state;
    tsc_point points[] = {quarter(2021, 3, 100), quarter(2021, 4, 100), quarter(2022, 1, 1), quarter(2022, 2, 2),
                          quarter(2022, 3, 3),   quarter(2022, 3, 99),  quarter(2022, 4, 4), quarter(2023, 1, 5)};
    points[5].preferred = false;
    tsc_series finer = {.points = points, .count = sizeof points / sizeof *points}, yearly;
    tsc_arena arena;
    tsc_error err;
    tsc_arena_init(&arena);
    assert_true(tsc_key_parse(tsc_span_of("Q.KAZ.MAR.exports.USD"), &finer.key));
    assert_int_equal(tsc_yearly_from(&finer, &arena, &yearly, &err), TSC_OK);
    assert_int_equal(yearly.count, 1);
    assert_int_equal(yearly.points[0].period.first.year, 2022);
    near_value(yearly.points[0].value, 10, 1e-12);
    assert_int_equal(yearly.key.frequency, 'A');
    tsc_arena_clear(&arena);
}

static void stocks_and_rates_have_no_sum(void **state)
{
    (void)state;
    static const char *const keys[] = {"Q.KAZ.MAR.fdi_stock.USD", "Q.KAZ.MAR.exports.%", "M.KAZ.MAR.cooperation_index.points"};
    tsc_key key;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        assert_true(tsc_key_parse(tsc_span_of(keys[i]), &key));
        assert_false(tsc_yearly_sums(&key));
    }
    assert_true(tsc_key_parse(tsc_span_of("Q.KAZ.MAR.imports.t"), &key));
    assert_true(tsc_yearly_sums(&key));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(complete_years_are_summed),
        cmocka_unit_test(stocks_and_rates_have_no_sum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
