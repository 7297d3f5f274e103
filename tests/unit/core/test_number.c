#include "../test.h"

#include "core/number.h"

#include <locale.h>
#include <math.h>

static void assert_reads(const char *text, double expected)
{
    double value = -1;
    assert_true(tsc_number_parse(tsc_span_of(text), &value));
    assert_true(value == expected);
}

static void plain_and_scientific_numbers_are_read_exactly(void **state)
{
    (void)state;
    assert_reads("274", 274);
    assert_reads("-12.5", -12.5);
    assert_reads("+0.0286", 0.0286);
    assert_reads("1e300", 1e300);
    assert_reads("29345935356.123", 29345935356.123);
    assert_reads("0.1000000000000000055511151231257827", 0.1);
    assert_reads("123456789012345678901234567890", 123456789012345678901234567890.0);
}

static void what_is_no_plain_number_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"",    "nan",  "inf", "0x10", "1e400", " 1", "1 ",     "1.",
                                      ".5",  "1,5",  "--1", "1e",   "e5",    "+",  "1.5.2", "1_000"};
    double value;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(tsc_number_parse(tsc_span_of(bad[i]), &value));
    char longest[1000];
    memset(longest, '9', sizeof longest);
    assert_false(tsc_number_parse(tsc_span_make(longest, sizeof longest), &value));
}

static void assert_writes(double value, const char *expected)
{
    char text[TSC_NUMBER_SIZE];
    size_t length = tsc_number_format(value, text);
    assert_string_equal(text, expected);
    assert_int_equal(length, strlen(expected));
}

static void numbers_are_written_in_the_shortest_form_that_reads_back(void **state)
{
    (void)state;
    assert_writes(274000000, "274000000");
    assert_writes(161176470.58823529, "161176470.5882353");
    assert_writes(0.0286, "0.0286");
    assert_writes(0.1, "0.1");
    assert_writes(-0.00001, "-0.00001");
    assert_writes(1e-7, "1e-7");
    assert_writes(1e300, "1e300");
    assert_writes(1.5e18, "1.5e18");
    assert_writes(123456789012345680, "1.2345678901234568e17");
    assert_writes(0, "0");
    assert_writes(-0.0, "0");
    assert_writes((double)NAN, "");
    assert_writes((double)INFINITY, "");
}

static void every_written_number_reads_back_the_same(void **state)
{
    (void)state;
    uint64_t seed = 42;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        double value = ldexp((double)(int64_t)seed, (int)(seed >> 32 & 255) - 128), back;
        char text[TSC_NUMBER_SIZE];
        size_t length = tsc_number_format(value, text);
        assert_true(tsc_number_parse(tsc_span_make(text, length), &back));
        assert_true(back == value);
    }
}

static void assert_fixed(double value, int decimals, const char *expected)
{
    char text[64];
    tsc_number_format_fixed(value, decimals, text, sizeof text);
    assert_string_equal(text, expected);
}

static void fixed_decimals_round_half_away_from_zero(void **state)
{
    (void)state;
    assert_fixed(161.17647, 2, "161.18");
    assert_fixed(2.675, 2, "2.68");
    assert_fixed(-0.5, 0, "-1");
    assert_fixed(0.04, 1, "0.0");
    assert_fixed(-0.04, 1, "0.0");
    assert_fixed(9.995, 2, "10.00");
    assert_fixed(0.999, 0, "1");
    assert_fixed(1234567.0, 0, "1234567");
    assert_fixed(0.0005, 3, "0.001");
    assert_fixed(0, 2, "0.00");
}

static void integers_are_bounded(void **state)
{
    (void)state;
    long long value = 0;
    assert_true(tsc_integer_parse(tsc_span_of("-12"), -20, 20, &value));
    assert_int_equal(value, -12);
    assert_false(tsc_integer_parse(tsc_span_of("21"), -20, 20, &value));
    assert_false(tsc_integer_parse(tsc_span_of("9999999999999999999"), 0, 1, &value));
    assert_false(tsc_integer_parse(tsc_span_of("1.0"), 0, 9, &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_and_scientific_numbers_are_read_exactly),
        cmocka_unit_test(what_is_no_plain_number_is_refused),
        cmocka_unit_test(numbers_are_written_in_the_shortest_form_that_reads_back),
        cmocka_unit_test(every_written_number_reads_back_the_same),
        cmocka_unit_test(fixed_decimals_round_half_away_from_zero),
        cmocka_unit_test(integers_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
