/* SMART on worked examples, computed by hand from the formulas of Laird and Yeats. */
#include "model/smart.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void near(double actual, double expected)
{
    if (!(fabs(actual - expected) <= 1e-6))
        fail_msg("%.9g is not %.9g", actual, expected);
}

static void check(tsc_smart_case one, double creation, double diversion, double total, double revenue, double welfare)
{
    tsc_smart_result result = tsc_smart(&one);
    near(result.creation, creation);
    near(result.diversion, diversion);
    near(result.total, total);
    near(result.revenue, revenue);
    near(result.welfare, welfare);
}

static void a_tariff_that_ends_creates_and_diverts(void **state)
{
    (void)state;
    check((tsc_smart_case){100, 300, .1, 0, -1.5, -1.5, (double)INFINITY}, 13.636364, 9.890110, 23.526474, -10.989011, .681818);
    check((tsc_smart_case){55.6, 944.4, .05, 0, -1.5, -1.5, (double)INFINITY}, 3.971429, 3.735781, 7.707209, -2.966789, .099286);
}

static void a_finite_supply_creates_less_and_raises_the_price(void **state)
{
    (void)state;
    tsc_smart_case one = {100, 300, .1, 0, -1.5, -1.5, 99};
    check(one, 13.432836, 9.890110, 23.322946, -10.989011, .671642);
    near(tsc_smart(&one).price_pct, 100 * .13636363636 / 100.5);
}

static void diversion_never_passes_what_the_others_sell(void **state)
{
    (void)state;
    tsc_smart_case one = {100, 5, 1, 0, -1, -1000, (double)INFINITY};
    assert_true(tsc_smart(&one).diversion <= 5);
    assert_true(tsc_smart(&one).diversion > 4.9);
}

static void no_change_of_tariff_changes_nothing(void **state)
{
    (void)state;
    check((tsc_smart_case){100, 300, .1, .1, -1.5, -1.5, 2}, 0, 0, 0, 0, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tariff_that_ends_creates_and_diverts),
        cmocka_unit_test(a_finite_supply_creates_less_and_raises_the_price),
        cmocka_unit_test(diversion_never_passes_what_the_others_sell),
        cmocka_unit_test(no_change_of_tariff_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
