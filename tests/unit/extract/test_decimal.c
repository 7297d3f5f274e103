#include "../test.h"

#include "extract/decimal.h"

#include <math.h>

static tsc_decimal decimal(const char *text)
{
    tsc_decimal value;
    assert_true(tsc_decimal_parse(tsc_span_of(text), &value));
    return value;
}

static void test_scales_are_exact(void **state)
{
    (void)state;
    assert_true(tsc_decimal_value(tsc_decimal_multiply(decimal("4.7"), decimal("1000000000"))) == 4.7e9);
    assert_true(tsc_decimal_value(tsc_decimal_multiply(decimal("0.1"), decimal("1000000"))) == 100000);
    assert_true(tsc_decimal_value(tsc_decimal_multiply(decimal("1.1"), decimal("1.1"))) == 1.21);
    assert_true(tsc_decimal_value(decimal("1844036360.12")) == 1844036360.12);
}

static void test_sums_are_exact(void **state)
{
    (void)state;
    assert_true(tsc_decimal_value(tsc_decimal_add(decimal("0.1"), decimal("0.2"))) == 0.3);
    assert_true(tsc_decimal_value(tsc_decimal_add(decimal("21000000000000"), decimal("300"))) == 21000000000300.0);
}

static void test_long_digits_are_rounded_once(void **state)
{
    (void)state;
    assert_true(tsc_decimal_value(decimal("123456789012345678901234567890")) == 123456789012345678901234567890.0);
    assert_true(tsc_decimal_value(decimal("0.1234567890123456789012345")) == 0.1234567890123456789012345);
    assert_true(tsc_decimal_value(decimal("9007199254740993")) == 9007199254740993.0);
}

static void test_large_products_fall_back_to_doubles(void **state)
{
    (void)state;
    tsc_decimal product = tsc_decimal_multiply(decimal("9999999999999999"), decimal("9999999999999999"));
    assert_true(product.rounded);
    assert_true(fabs(tsc_decimal_value(product) / 9.999999999999998e31 - 1) < 1e-15);
}

static void test_what_is_no_number_is_refused(void **state)
{
    (void)state;
    tsc_decimal value;
    assert_false(tsc_decimal_parse(tsc_span_of(""), &value));
    assert_false(tsc_decimal_parse(tsc_span_of("1.2.3"), &value));
    assert_false(tsc_decimal_parse(tsc_span_of("12a"), &value));
    assert_false(tsc_decimal_parse(tsc_span_of("-1"), &value));
}

static void test_integers_are_told(void **state)
{
    (void)state;
    assert_true(tsc_decimal_is_integer(decimal("2.0")));
    assert_false(tsc_decimal_is_integer(decimal("2.5")));
    assert_true(tsc_decimal_is_integer(tsc_decimal_multiply(decimal("2.5"), decimal("10"))));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scales_are_exact),
        cmocka_unit_test(test_sums_are_exact),
        cmocka_unit_test(test_long_digits_are_rounded_once),
        cmocka_unit_test(test_large_products_fall_back_to_doubles),
        cmocka_unit_test(test_what_is_no_number_is_refused),
        cmocka_unit_test(test_integers_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
