/* Plural categories by the rules of CLDR as the phrase files carry them. */
#include "core/plural.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char one_ru[] = "v = 0 and i % 10 = 1 and i % 100 != 11";
static const char few_ru[] = "v = 0 and i % 10 = 2..4 and i % 100 != 12..14";
static const char many_ru[] = "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14";

static bool holds(const char *rule, double number)
{
    bool yes = false;
    tsc_error err;
    assert_int_equal(tsc_plural_holds(rule, number, &yes, &err), TSC_OK);
    return yes;
}

static void each_russian_number_has_one_category(void **state)
{
    (void)state;
    for (int n = 0; n <= 1000; n++) {
        int last = n % 10, two = n % 100;
        bool teen = two >= 11 && two <= 14;
        assert_int_equal(holds(one_ru, n), last == 1 && !teen);
        assert_int_equal(holds(few_ru, n), last >= 2 && last <= 4 && !teen);
        assert_int_equal(holds(many_ru, n), teen || last == 0 || last >= 5);
    }
    assert_false(holds(one_ru, 1.5) || holds(few_ru, 2.5) || holds(many_ru, 5.5));
}

static void english_one_is_whole_and_french_one_reaches_below_two(void **state)
{
    (void)state;
    assert_true(holds("i = 1 and v = 0", 1) && holds("i = 1 and v = 0", -1));
    assert_false(holds("i = 1 and v = 0", 1.5) || holds("i = 1 and v = 0", 0) || holds("i = 1 and v = 0", 11));
    assert_true(holds("i = 0,1", 0) && holds("i = 0,1", 1.9) && !holds("i = 0,1", 2));
}

static void what_is_no_rule_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "i", "i =", "i = x", "k = 1", "i % 0 = 1", "i = 1 and", "i = 1 or v", "i = 1 x", "i ! 1", "i = 1..", "i = 1,"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        bool yes = true;
        tsc_error err;
        assert_int_equal(tsc_plural_holds(wrong[i], 1, &yes, &err), TSC_EINPUT);
        assert_false(yes);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_russian_number_has_one_category),
        cmocka_unit_test(english_one_is_whole_and_french_one_reaches_below_two),
        cmocka_unit_test(what_is_no_rule_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
