#include "../test.h"

#include "core/buffer.h"
#include "core/csv.h"

static tsc_status write_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    tsc_buffer *text = context;
    (void)err;
    tsc_buffer_printf(text, "%zu:%zu ", row->number, row->line);
    for (size_t i = 0; i < row->count; i++) {
        assert_int_equal(strlen(row->fields[i].data), row->fields[i].length);
        tsc_buffer_printf(text, "%s|", row->fields[i].data);
    }
    return TSC_OK;
}

static const char rows[] =
    "\xEF\xBB\xBF"
    "code;name\r\n\r\nKAZ; Kazakhstan \r\nMAR;\"two\nlines; \"\"one\"\"\"\rX;";
static const char seen[] = "1:1 code|name|2:3 KAZ|Kazakhstan|3:5 MAR|two\nlines; \"one\"|4:6 X||";

static void a_text_and_its_pieces_of_any_size_give_the_same_rows(void **state)
{
    (void)state;
    tsc_error err = {0};
    tsc_buffer text;
    tsc_buffer_init(&text);
    assert_int_equal(tsc_csv_read_text("t", tsc_span_of(rows), NULL, write_row, &text, &err), TSC_OK);
    assert_string_equal(tsc_buffer_text(&text), seen);
    for (size_t size = 14; size < sizeof rows; size++) { /* the first piece holds the header */
        tsc_csv_reader *reader;
        tsc_buffer_reset(&text);
        assert_int_equal(tsc_csv_reader_new("t", NULL, write_row, &text, &reader, &err), TSC_OK);
        for (size_t at = 0; at < sizeof rows - 1; at += size) {
            size_t length = sizeof rows - 1 - at < size ? sizeof rows - 1 - at : size;
            assert_int_equal(tsc_csv_reader_feed(reader, tsc_span_make(rows + at, length), &err), TSC_OK);
        }
        assert_int_equal(tsc_csv_reader_finish(reader, &err), TSC_OK);
        tsc_csv_reader_free(reader);
        assert_string_equal(tsc_buffer_text(&text), seen);
    }
    tsc_buffer_clear(&text);
}

static tsc_status refuse_third(void *context, const tsc_csv_row *row, tsc_error *err)
{
    ++*(size_t *)context;
    return row->number == 3 ? tsc_error_set(err, TSC_EUSAGE, NULL, 0, "enough") : TSC_OK;
}

static void a_receiver_ends_the_reading_with_an_error_that_is_placed(void **state)
{
    (void)state;
    tsc_error err = {0};
    size_t given = 0;
    assert_int_equal(tsc_csv_read_text("t.csv", tsc_span_of("a\nb\nc\nd\ne\n"), NULL, refuse_third, &given, &err),
                     TSC_EUSAGE);
    assert_int_equal(given, 3);
    assert_string_equal(err.file, "t.csv");
    assert_int_equal(err.line, 3);
}

static void limits_hold_for_each_reader(void **state)
{
    (void)state;
    tsc_error err = {0};
    tsc_buffer text;
    tsc_buffer_init(&text);
    const tsc_csv_opts narrow = {.delimiter = ',', .field_limit = 4, .row_limit = 2};
    assert_int_equal(tsc_csv_read_text("t", tsc_span_of("1234,a\n"), &narrow, write_row, &text, &err), TSC_OK);
    assert_int_equal(tsc_csv_read_text("t", tsc_span_of("a\n12345,a\n"), &narrow, write_row, &text, &err), TSC_ELIMIT);
    assert_int_equal(err.line, 2);
    assert_int_equal(tsc_csv_read_text("t", tsc_span_of("a,b,c\n"), &narrow, write_row, &text, &err), TSC_ELIMIT);
    assert_int_equal(tsc_csv_read_text("t", tsc_span_of("a\n\"1234567890"), &narrow, write_row, &text, &err),
                     TSC_ELIMIT);
    tsc_buffer_clear(&text);
}

static void a_column_is_found_by_its_whole_name(void **state)
{
    (void)state;
    const tsc_span fields[] = {tsc_span_of("year"), tsc_span_of("value"), tsc_span_of("value")};
    const tsc_csv_row row = {fields, 3, 1, 1};
    assert_int_equal(tsc_csv_row_find(&row, tsc_span_of("value")), 1);
    assert_true(tsc_csv_row_find(&row, tsc_span_of("val")) == SIZE_MAX);
    assert_true(tsc_csv_row_find(&row, tsc_span_of("Year")) == SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_and_its_pieces_of_any_size_give_the_same_rows),
        cmocka_unit_test(a_receiver_ends_the_reading_with_an_error_that_is_placed),
        cmocka_unit_test(limits_hold_for_each_reader),
        cmocka_unit_test(a_column_is_found_by_its_whole_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
