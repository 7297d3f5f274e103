#include "../test.h"

#include "core/buffer.h"
#include "core/tsv.h"

#include <stdlib.h>
#include <unistd.h>

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

static tsc_status write_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    tsc_buffer *seen = context;
    tsc_buffer_printf(seen, "%zu:%zu ", row->number, row->line);
    for (size_t i = 0; i < row->count; i++) {
        assert_int_equal(strlen(row->fields[i].data), row->fields[i].length);
        tsc_buffer_printf(seen, "%s|", row->fields[i].data);
    }
    return row->count == 4 ? tsc_error_set(err, TSC_EINPUT, NULL, 0, "four") : TSC_OK;
}

static void a_file_is_given_row_by_row_with_its_cells_terminated(void **state)
{
    (void)state;
    static const char text[] = "\xEF\xBB\xBF# rates\n MAD \t2024\t9.9\r\n\nEUR\t\t \t\n";
    char path[] = "/tmp/tradescope-test-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, sizeof text - 1), sizeof text - 1);
    close(file);
    tsc_error err = {0};
    tsc_buffer seen;
    tsc_buffer_init(&seen);
    assert_int_equal(tsc_tsv_read(path, write_row, &seen, &err), TSC_EINPUT);
    assert_string_equal(tsc_buffer_text(&seen), "1:2 MAD|2024|9.9|2:4 EUR||||");
    assert_int_equal(err.line, 4);
    assert_string_equal(err.file, path);
    unlink(path);
    assert_int_equal(tsc_tsv_read(path, write_row, &seen, &err), TSC_EINPUT);
    tsc_buffer_clear(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_span_is_cut_into_all_its_parts_empty_ones_too),
        cmocka_unit_test(rows_are_given_with_their_lines_and_without_their_ends),
        cmocka_unit_test(blank_lines_and_comments_are_lines_too),
        cmocka_unit_test(no_text_has_no_rows),
        cmocka_unit_test(cells_keep_their_blanks_and_those_beyond_the_room_are_counted),
        cmocka_unit_test(a_file_is_given_row_by_row_with_its_cells_terminated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
