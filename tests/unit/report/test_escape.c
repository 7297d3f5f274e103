#include "../test.h"

#include <string.h>

#include "report/escape.h"

static void expect(void (*escape)(tsc_buffer *, const char *), const char *text, const char *wanted)
{
    tsc_buffer out;
    tsc_buffer_init(&out);
    escape(&out, text);
    assert_string_equal(tsc_buffer_text(&out), wanted);
    tsc_buffer_clear(&out);
}

static void y_markup_of_a_document_is_shown_in_the_page(void **state)
{
    (void)state;
    expect(tsc_escape_html, "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(tsc_escape_html, "\" onmouseover='x'", "&quot; onmouseover=&#39;x&#39;");
    expect(tsc_escape_html, "]]> {{x}} &amp;", "]]&gt; &#123;&#123;x}} &amp;amp;");
}

static void y_markup_of_a_document_is_shown_in_markdown(void **state)
{
    (void)state;
    expect(tsc_escape_markdown, "![x](javascript:alert(1))", "\\!\\[x\\](javascript:alert(1))");
    expect(tsc_escape_markdown, "a|b `c` *d* _e_ ~f~ #g", "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\~f\\~ \\#g");
    expect(tsc_escape_markdown, "<script> {{ x }} & y", "&lt;script&gt; &#123;&#123; x }} &amp; y");
}

static void y_what_begins_a_list_or_heading_is_text(void **state)
{
    (void)state;
    expect(tsc_escape_markdown_start, "- item", "\\- item");
    expect(tsc_escape_markdown_start, "12. item", "12\\. item");
    expect(tsc_escape_markdown_start, "= rule", "\\= rule");
    expect(tsc_escape_markdown_start, "12 items", "12 items");
    expect(tsc_escape_markdown, "2.4 %", "2.4 %");
}

static void y_control_bytes_are_shown(void **state)
{
    (void)state;
    expect(tsc_escape_plain, "a\x1b[2Jb", "a\\x1b[2Jb");
    expect(tsc_escape_html, "a\x1b[2Jb\x7f", "a\\x1b[2Jb\\x7f");
    expect(tsc_escape_markdown, "a\x1b[2Jb", "a\\\\x1b\\[2Jb");
    expect(tsc_escape_plain,
           "a\xE2\x80\xAE"
           "b\xEF\xBB\xBF"
           "c",
           "a\\u202eb\\ufeffc");
}

static void y_lines_become_one_blank(void **state)
{
    (void)state;
    expect(tsc_escape_plain, "a\r\n\tb", "a b");
    expect(tsc_escape_markdown, "a\n\n# b", "a \\# b");
}

static void y_arabic_stays_as_it_is(void **state)
{
    (void)state;
    expect(tsc_escape_html, "\u062d\u062c\u0645 274", "\u062d\u062c\u0645 274");
}

static void y_broken_bytes_become_replacement_characters(void **state)
{
    (void)state;
    expect(tsc_escape_html,
           "a\xC0\xAF"
           "b",
           "a\uFFFD\uFFFDb");
}

static void y_a_code_span_holds_no_backtick(void **state)
{
    (void)state;
    expect(tsc_escape_markdown_code, "a`b|c", "`a'b\\|c`");
}

static void y_width_counts_columns(void **state)
{
    (void)state;
    assert_int_equal(tsc_text_width("abc", 3), 3);
    assert_int_equal(tsc_text_width("e\u0301", 3), 1);
    assert_int_equal(tsc_text_width("\u6f22", 3), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(y_markup_of_a_document_is_shown_in_the_page),
        cmocka_unit_test(y_markup_of_a_document_is_shown_in_markdown),
        cmocka_unit_test(y_what_begins_a_list_or_heading_is_text),
        cmocka_unit_test(y_control_bytes_are_shown),
        cmocka_unit_test(y_lines_become_one_blank),
        cmocka_unit_test(y_arabic_stays_as_it_is),
        cmocka_unit_test(y_broken_bytes_become_replacement_characters),
        cmocka_unit_test(y_a_code_span_holds_no_backtick),
        cmocka_unit_test(y_width_counts_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
