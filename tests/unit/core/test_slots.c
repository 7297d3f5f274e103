#include "../test.h"

#include "core/slots.h"

static void slots_are_found_without_their_forms_and_capitals(void **state)
{
    (void)state;
    static const char *const names[] = {"flow", "a", "count"};
    const char *text = "{^flow} of {a:of} came {count} times";
    tsc_span name;
    for (size_t i = 0; i < 3; i++) {
        assert_true(tsc_slots_next(&text, &name));
        assert_true(tsc_span_equals(name, names[i]));
    }
    assert_false(tsc_slots_next(&text, &name));
}

static void order_and_number_of_slots_do_not_matter_names_do(void **state)
{
    (void)state;
    assert_true(tsc_slots_same("{a} and {b}", "{b:of}, {^a}, {a}"));
    assert_true(tsc_slots_same("none", ""));
    assert_false(tsc_slots_same("{a} and {b}", "{a}"));
    assert_false(tsc_slots_same("{a}", "{a} and {b}"));
    assert_false(tsc_slots_same("{value}", "{val}"));
    assert_false(tsc_slots_same("{value", "{valu"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slots_are_found_without_their_forms_and_capitals),
        cmocka_unit_test(order_and_number_of_slots_do_not_matter_names_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
