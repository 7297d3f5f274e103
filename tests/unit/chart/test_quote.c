/* The one way by which text reaches gnuplot. */
#include "chart/quote.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void expect_quoted(const char *text, size_t length, const char *quoted)
{
    tsc_buffer script;
    tsc_buffer_init(&script);
    tsc_quote_add(&script, tsc_span_make(text, length));
    assert_string_equal(tsc_buffer_text(&script), quoted);
    tsc_buffer_clear(&script);
}

static void plain_text_stands_in_single_quotes(void **state)
{
    (void)state;
    expect_quoted("Trade", 5, "'Trade'");
    expect_quoted("", 0, "''");
    expect_quoted("`touch x` $(y) \"z\" \\ @areas", 27, "'`touch x` $(y) \"z\" \\ @areas'");
}

static void apostrophes_become_typographic(void **state)
{
    (void)state;
    expect_quoted("it's", 4, "'it\xe2\x80\x99s'");
    expect_quoted("''", 2, "'\xe2\x80\x99\xe2\x80\x99'");
    expect_quoted("'x", 2, "'\xe2\x80\x99x'");
}

static void control_characters_become_one_blank(void **state)
{
    (void)state;
    expect_quoted("a\n!touch x\r\nb", 13, "'a !touch x b'");
    expect_quoted("a\0b", 3, "'a b'");
    expect_quoted("a\xe2\x80\xa8" "b\xe2\x80\xa9" "c", 9, "'a b c'");
    expect_quoted("a\xc2\x85z", 4, "'a z'");
    expect_quoted("\x1b[2J\x7f", 5, "' [2J '");
}

static void marks_that_turn_text_vanish(void **state)
{
    (void)state;
    expect_quoted("\xef\xbb\xbfx\xe2\x80\xaey\xe2\x81\xa6z", 12, "'xyz'");
}

static void broken_utf8_is_made_valid(void **state)
{
    (void)state;
    expect_quoted("a\xff\xc3", 3, "'a\xef\xbf\xbd\xef\xbf\xbd'");
}

static void long_text_is_cut_between_characters(void **state)
{
    char text[4 * 300];
    tsc_buffer clean;
    (void)state;
    for (size_t i = 0; i < 300; i++) /* e with a combining acute: one character of three bytes */
        memcpy(text + 3 * i, "e\xcc\x81", 3);
    tsc_buffer_init(&clean);
    tsc_text_clean(&clean, tsc_span_make(text, 900), TSC_QUOTE_LONGEST);
    assert_int_equal(clean.length, 3 * TSC_QUOTE_LONGEST + 3);
    assert_memory_equal(clean.data + clean.length - 6, "e\xcc\x81\xe2\x80\xa6", 6);
    tsc_buffer_clear(&clean);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_stands_in_single_quotes),
        cmocka_unit_test(apostrophes_become_typographic),
        cmocka_unit_test(control_characters_become_one_blank),
        cmocka_unit_test(marks_that_turn_text_vanish),
        cmocka_unit_test(broken_utf8_is_made_valid),
        cmocka_unit_test(long_text_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
