#include "../test.h"

#include "cli/options.h"

static const tsc_option options[] = {
    {"out", "DIR", "out", "folder", 'o'},
    {"format", "table|csv|json", "table", "format", 0},
    {"text", NULL, NULL, "a flag", 0},
    {"min-confidence", "C", ".5", "number", 0},
    {"pair", "A-B", NULL, "pair", 0},
    {NULL, NULL, NULL, NULL, 0},
};

static tsc_args args;
static tsc_error err;

#define PARSE(...)                                                                                                     \
    tsc_args_parse(options, (int)(sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)), (const char *[]){__VA_ARGS__}, \
                   &args, &err)

static void options_stand_before_or_after_inputs_in_both_forms(void **state)
{
    (void)state;
    assert_int_equal(PARSE("a", "--out=x", "b", "--format", "csv", "--text", "-"), TSC_OK);
    assert_int_equal(args.input_count, 3);
    assert_string_equal(tsc_args_get(&args, "out"), "x");
    assert_string_equal(tsc_args_get(&args, "format"), "csv");
    assert_true(tsc_args_has(&args, "text"));
    assert_false(tsc_args_has(&args, "pair"));
}

static void two_dashes_end_the_options(void **state)
{
    (void)state;
    assert_int_equal(PARSE("--", "--out"), TSC_OK);
    assert_int_equal(args.input_count, 1);
    assert_string_equal(tsc_args_get(&args, "out"), "out");
}

static void misuse_names_the_option(void **state)
{
    (void)state;
    assert_int_equal(PARSE("--nope"), TSC_EUSAGE);
    assert_non_null(strstr(err.message, "--nope"));
    assert_int_equal(PARSE("--out"), TSC_EUSAGE);
    assert_int_equal(PARSE("--text=1"), TSC_EUSAGE);
    assert_int_equal(PARSE("--format", "xml"), TSC_EUSAGE);
    assert_non_null(strstr(err.message, "table|csv|json"));
    assert_int_equal(PARSE("-x"), TSC_EUSAGE);
}

static void values_are_checked_by_kind(void **state)
{
    (void)state;
    double number = 0;
    tsc_place pair[2];
    assert_int_equal(PARSE("--pair", "KAZ-MAR"), TSC_OK);
    assert_int_equal(tsc_args_number(&args, "min-confidence", 0, 1, &number, &err), TSC_OK);
    assert_true(number == 0.5);
    assert_int_equal(tsc_args_pair(&args, "pair", pair, &err), TSC_OK);
    assert_string_equal(pair[1].code, "MAR");
    assert_int_equal(PARSE("--min-confidence=2", "--pair=KAZ"), TSC_OK);
    assert_int_equal(tsc_args_number(&args, "min-confidence", 0, 1, &number, &err), TSC_EUSAGE);
    assert_int_equal(tsc_args_pair(&args, "pair", pair, &err), TSC_EUSAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_stand_before_or_after_inputs_in_both_forms),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(misuse_names_the_option),
        cmocka_unit_test(values_are_checked_by_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
