#include "../test.h"

#include "core/tsv.h"

static void assert_row(tsc_tsv *tsv, size_t line, const char *row)
{
    assert_true(tsc_tsv_next(tsv));
    assert_true(tsc_span_equals(tsv->row, row));
    assert_int_equal(tsv->line, line);
}

static void a_span_is_cut_into_all_its_parts_empty_ones_too(void **state)
{
    (void)state;
    static const char *const parts[] = {"a", "", "bc", ""};
    tsc_span rest = tsc_span_of("a,,bc,"), part;
    for (size_t i = 0; i < 4; i++) {
        assert_true(tsc_span_cut(&rest, ',', &part));
        assert_true(tsc_span_equals(part, parts[i]));
    }
    assert_false(tsc_span_cut(&rest, ',', &part));
    assert_null(rest.data);
}

static void rows_are_given_with_their_lines_and_without_their_ends(void **state)
{
    (void)state;
    tsc_tsv tsv = tsc_tsv_of(tsc_span_of("# of what\n\ncode\tname\r\n \t \n#\nKAZ\tKazakhstan "));
    assert_row(&tsv, 3, "code\tname");
    assert_row(&tsv, 6, "KAZ\tKazakhstan ");
    assert_false(tsc_tsv_next(&tsv));
    assert_false(tsc_tsv_next(&tsv));
}

static void blank_lines_and_comments_are_lines_too(void **state)
{
    (void)state;
    tsc_tsv tsv = tsc_tsv_of(tsc_span_of("# of what\n\nKAZ\n"));
    for (size_t line = 1; line <= 3; line++) {
        assert_true(tsc_tsv_next_line(&tsv));
        assert_int_equal(tsv.line, line);
    }
    assert_true(tsc_span_equals(tsv.row, "KAZ"));
    assert_false(tsc_tsv_next_line(&tsv));
}

static void no_text_has_no_rows(void **state)
{
    (void)state;
    tsc_tsv none = tsc_tsv_of(tsc_span_make(NULL, 0)), empty = tsc_tsv_of(tsc_span_of(""));
    assert_false(tsc_tsv_next(&none));
    assert_false(tsc_tsv_next_line(&empty));
}

static void cells_keep_their_blanks_and_those_beyond_the_room_are_counted(void **state)
{
    (void)state;
    tsc_span cells[3];
    assert_int_equal(tsc_tsv_cells(tsc_span_of("key\t\t text \tmore\t"), cells, 3), 5);
    assert_true(tsc_span_equals(cells[0], "key"));
    assert_int_equal(cells[1].length, 0);
    assert_true(tsc_span_equals(cells[2], " text "));
    assert_int_equal(tsc_tsv_cells(tsc_span_of(""), cells, 3), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_span_is_cut_into_all_its_parts_empty_ones_too),
        cmocka_unit_test(rows_are_given_with_their_lines_and_without_their_ends),
        cmocka_unit_test(blank_lines_and_comments_are_lines_too),
        cmocka_unit_test(no_text_has_no_rows),
        cmocka_unit_test(cells_keep_their_blanks_and_those_beyond_the_room_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
