/* Measures of trade against worked values, reckoned by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/metrics.h"

#include <math.h>

static void near(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance))
        fail_msg("%.10g is not %.10g", value, wanted);
}

static void concentration_in_its_three_forms(void **state)
{
    const double goods[] = {60, 30, 10};
    (void)state;
    near(tsc_metric_hhi(goods, 3), 0.46, 1e-12);
    near(tsc_metric_hhi_normalized(goods, 3), 0.19, 1e-12);
    near(tsc_metric_hhi_unctad(goods, 3), 0.238691, 5e-7);
    assert_true(isnan(tsc_metric_hhi_normalized(goods, 1)));
}

static void comparative_advantage(void **state)
{
    (void)state;
    near(tsc_metric_rca(60, 100, 20, 100), 3, 1e-12);
    near(tsc_metric_rca(30, 100, 30, 100), 1, 1e-12);
    near(tsc_metric_rca(10, 100, 50, 100), 0.2, 1e-12);
    near(tsc_metric_rca_symmetric(3), 0.5, 1e-12);
    near(tsc_metric_rca_symmetric(0.2), -0.666667, 5e-7);
    near(tsc_metric_intensity(12, 100, 100, 1000), 1.2, 1e-12);
}

static void structures_compared(void **state)
{
    const double a[] = {60, 30, 10}, b[] = {10, 20, 70}, wanted[] = {45, 35, 20};
    (void)state;
    near(tsc_metric_finger_kreinin(a, b, 3), 40, 1e-12);
    near(tsc_metric_complementarity(a, wanted, 3), 85, 1e-12);
    near(tsc_metric_finger_kreinin(a, a, 3), 100, 1e-12);
}

static void the_balance_of_kazakhstan_and_morocco_in_2020(void **state)
{
    (void)state;
    near(tsc_metric_grubel_lloyd(55.6, 15.0), 0.424929, 5e-7);
    near(tsc_metric_normalized_balance(55.6, 15.0), 0.575071, 5e-7);
    near(tsc_metric_coverage(55.6, 15.0), 370.6667, 5e-5);
}

static void growth_from_2019_to_2024(void **state)
{
    const double years[] = {2019, 2020, 2021, 2023, 2024}, turnover[] = {82.4, 70.6, 129, 161.1765, 274};
    (void)state;
    near(tsc_metric_cagr(82.4, 274, 5), 27.16414, 5e-6);
    near(tsc_metric_cagr(274, 1000, 6), 24.08184, 5e-6);
    near(tsc_metric_growth(161.176470588, 274), 70, 1e-6);
    near(tsc_metric_trend_growth(years, turnover, 5), 27.91, 0.01);
    near(tsc_metric_contribution(70.6, 82.4, 100), 11.8, 1e-9);
    assert_true(isnan(tsc_metric_growth(0, 1)) && isnan(tsc_metric_cagr(-1, 2, 3)) &&
                isnan(tsc_metric_trend_growth(years, turnover, 2)));
}

static void volatility_skips_gaps(void **state)
{
    const double steady[] = {100, 110, 121, 200}, times[] = {1, 2, 3, 5};
    (void)state;
    near(tsc_metric_volatility(times, steady, 4), 0, 1e-9);
}

static void correlation_says_how_little_it_knows(void **state)
{
    const double a[] = {1, 2, 3, 4, 5}, b[] = {1, 3, 2, 5, 4}, flat[] = {2, 2, 2, 2, 2};
    double low, high;
    (void)state;
    near(tsc_metric_correlation(a, b, 5, &low, &high), 0.8, 1e-12);
    near(low, -0.2796, 1e-3);
    near(high, 0.9862, 1e-3);
    assert_true(isnan(tsc_metric_correlation(a, flat, 5, &low, &high)));
    assert_true(isnan(tsc_metric_correlation(a, b, 2, &low, &high)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(concentration_in_its_three_forms),
        cmocka_unit_test(comparative_advantage),
        cmocka_unit_test(structures_compared),
        cmocka_unit_test(the_balance_of_kazakhstan_and_morocco_in_2020),
        cmocka_unit_test(growth_from_2019_to_2024),
        cmocka_unit_test(volatility_skips_gaps),
        cmocka_unit_test(correlation_says_how_little_it_knows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
