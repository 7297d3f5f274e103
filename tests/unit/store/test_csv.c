/* CSV in and out: strict, with the line and field of what is wrong; every number comes back the same. */
#include "store_case.h"

#include "store/csv_in.h"
#include "core/csv_out.h"
#include "store/printed.h"

typedef struct seen {
    size_t rows, fields, last_line;
    char last[64];
    tsc_buffer all;
} seen;

static tsc_status look(void *context, const tsc_csv_row *row, tsc_error *err)
{
    seen *s = context;
    (void)err;
    s->rows++;
    s->fields += row->count;
    s->last_line = row->line;
    snprintf(s->last, sizeof s->last, "%s", row->fields[row->count - 1].data);
    for (size_t i = 0; i < row->count; i++) {
        tsc_buffer_add_span(&s->all, row->fields[i]);
        tsc_buffer_add_char(&s->all, '|');
    }
    tsc_buffer_add_char(&s->all, '\n');
    return TSC_OK;
}

static tsc_status read_text(const char *text, size_t length, seen *s, tsc_error *err)
{
    tsc_buffer_clear(&s->all);
    *s = (seen){0};
    return tsc_csv_read_bytes("t.csv", tsc_span_make(text, length), NULL, look, s, err);
}

#define READ(text) read_text(text, sizeof(text) - 1, &s, &err)

static void rows_end_in_every_usual_way(void **state)
{
    seen s = {0};
    tsc_error err;
    (void)state;
    assert_int_equal(READ("a,b\r\n\r\n1,2\r\n3,4"), TSC_OK);
    assert_int_equal(s.rows, 3);
    assert_int_equal(s.last_line, 4);
    assert_int_equal(READ("a,b\r1,2\r3,4\r"), TSC_OK);
    assert_int_equal(s.rows, 3);
    assert_int_equal(s.last_line, 3);
    assert_int_equal(READ("a,b\n\n\n\"x\ny\",2\n3,4\n"), TSC_OK);
    assert_int_equal(s.last_line, 6);
    assert_string_equal(s.last, "4");
    tsc_buffer_clear(&s.all);
}

static void marks_and_blanks_around_fields_are_passed_over(void **state)
{
    seen s = {0};
    tsc_error err;
    (void)state;
    assert_int_equal(READ("\xEF\xBB\xBF\"h,1\", x \n 1 ,\xC2\xA0"
                          "2\xE2\x80\xAF\n"),
                     TSC_OK);
    assert_string_equal(tsc_buffer_text(&s.all), "h,1|x|\n1|2|\n");
    assert_int_equal(READ("a;b;c\n1,5;2;3\n"), TSC_OK);
    assert_string_equal(s.last, "3");
    assert_int_equal(s.fields, 6);
    assert_int_equal(READ("a\tb\n1\t2,3\n"), TSC_OK);
    assert_int_equal(s.fields, 4);
    tsc_buffer_clear(&s.all);
}

static void what_is_broken_is_refused_with_its_place(void **state)
{
    seen s = {0};
    tsc_error err;
    (void)state;
    assert_int_equal(READ("a,b\n1,\"2\n"), TSC_EINPUT);
    assert_int_equal(READ("a,b\n1,2\"3\n"), TSC_EINPUT);
    assert_int_equal(err.line, 2);
    assert_non_null(strstr(err.message, "field 2"));
    assert_int_equal(READ("a,b\n1,\"2\"3\n"), TSC_EINPUT);
    assert_int_equal(READ("a,b\n1,2\0"
                          "3\n"),
                     TSC_EINPUT);
    assert_non_null(strstr(err.message, "NUL"));
    assert_int_equal(READ("PK\x03\x04 a workbook"), TSC_EINPUT);
    assert_non_null(strstr(err.message, "compressed"));
    assert_int_equal(READ("трёх,1\n2,\xFF\n"), TSC_EINPUT);
    assert_non_null(strstr(err.message, "byte 13"));
    tsc_buffer_clear(&s.all);
}

static void other_encodings_come_as_utf_8(void **state)
{
    seen s = {0};
    tsc_error err;
    (void)state;
    assert_int_equal(READ("\xFF\xFE"
                          "a\0,\0\x42\x04\n\0"),
                     TSC_OK);
    assert_string_equal(tsc_buffer_text(&s.all), "a|т|\n");
    assert_int_equal(READ("Pays partenaire;Ann\xE9"
                          "e;Valeur\nS\xE9n\xE9gal;2024;1,5\n"),
                     TSC_OK);
    assert_string_equal(tsc_buffer_text(&s.all), "Pays partenaire|Année|Valeur|\nSénégal|2024|1,5|\n");
    assert_int_equal(
        READ("\xD1\xF2\xF0\xE0\xED\xE0;\xDD\xEA\xF1\xEF\xEE\xF0\xF2;\xD2\xEE\xE2\xE0\xF0\xEE\xEE\xE1\xEE\xF0\xEE\xF2\n"
             "\xCC\xE0\xF0\xEE\xEA\xEA\xEE;55,6;70,6\n"),
        TSC_OK);
    assert_string_equal(tsc_buffer_text(&s.all), "Страна|Экспорт|Товарооборот|\nМарокко|55,6|70,6|\n");
    tsc_buffer_clear(&s.all);
}

static void a_field_or_row_without_end_is_refused(void **state)
{
    seen s = {0};
    tsc_error err;
    size_t size = 3 << 20;
    char *text = malloc(size);
    (void)state;
    assert_non_null(text);
    memset(text, 'x', size);
    assert_int_equal(read_text(text, size, &s, &err), TSC_ELIMIT);
    memset(text, ',', 10000);
    assert_int_equal(read_text(text, 10000, &s, &err), TSC_ELIMIT);
    free(text);
    tsc_buffer_clear(&s.all);
}

static void pieces_of_a_file_do_not_show(void **state)
{
    store_case *c = *state;
    char path[128];
    tsc_buffer text;
    seen whole = {0}, pieces = {0};
    tsc_buffer_init(&text);
    for (int i = 0; i < 9000; i++) /* well beyond three pieces, with quotes across their borders */
        tsc_buffer_printf(&text, "%d,\"quoted \"\"%d\"\"\nover lines\",%d\r\n", i, i * 7, i * i);
    snprintf(path, sizeof path, "%s/big.csv", c->folder);
    assert_int_equal(tsc_file_write(path, text.data, text.length, &c->err), TSC_OK);
    char digest[65], wanted[65];
    assert_int_equal(tsc_csv_read(path, NULL, look, &pieces, digest, &c->err), TSC_OK);
    assert_int_equal(read_text(text.data, text.length, &whole, &c->err), TSC_OK);
    assert_int_equal(pieces.rows, 9000);
    assert_int_equal(pieces.last_line, 18000);
    assert_string_equal(tsc_buffer_text(&pieces.all), tsc_buffer_text(&whole.all));
    tsc_sha256(text.data, text.length, wanted);
    assert_string_equal(digest, wanted);
    unlink(path);
    tsc_buffer_clear(&text);
    tsc_buffer_clear(&whole.all);
    tsc_buffer_clear(&pieces.all);
}

static void what_is_written_reads_back(void **state)
{
    static const char *const texts[] = {"plain",      "with, comma",       "with \"quotes\"",
                                        "two\nlines", "=HYPERLINK(\"x\")", "трёх"};
    tsc_buffer out;
    seen s = {0};
    tsc_error err;
    (void)state;
    tsc_buffer_init(&out);
    tsc_csv csv = {.out = &out};
    for (size_t i = 0; i < 6; i++)
        tsc_csv_text(&csv, texts[i]);
    tsc_csv_number(&csv, 0.1);
    tsc_csv_number(&csv, (double)NAN);
    tsc_csv_end(&csv);
    assert_int_equal(read_text(out.data, out.length, &s, &err), TSC_OK);
    assert_string_equal(tsc_buffer_text(&s.all),
                        "plain|with, comma|with \"quotes\"|two\nlines|=HYPERLINK(\"x\")|трёх|0.1||\n");
    tsc_buffer_clear(&out);
    tsc_buffer_clear(&s.all);
}

static void halfwidth_is(double value, const char *surface, double wanted)
{
    double got = tsc_printed_halfwidth(value, surface);
    if (fabs(got - wanted) > 1e-9 * wanted)
        fail_msg("half a unit of %g (%s) is %g, not %g", value, surface ? surface : "no words", got, wanted);
}

static void a_number_stands_for_what_rounds_to_it(void **state)
{
    (void)state;
    halfwidth_is(274e6, "274 million US dollars", 0.5e6);
    halfwidth_is(82.4e6, NULL, 0.05e6);
    halfwidth_is(12e6, "12.0 million", 0.05e6);
    halfwidth_is(12e6, NULL, 0.5e6);
    halfwidth_is(40e9, NULL, 0.5e9); /* counted in whole billions */
    halfwidth_is(950e6, NULL, 5e6);  /* to the nearest ten, at most one percent */
    halfwidth_is(1234567, "1,234,567", 0.5);
    halfwidth_is(1.5e9, "1,5 milliard", 0.05e9);
    assert_int_equal(tsc_printed_digits(82400000), 3);
    assert_int_equal(tsc_printed_digits(70), 1);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_end_in_every_usual_way),
        cmocka_unit_test(marks_and_blanks_around_fields_are_passed_over),
        cmocka_unit_test(what_is_broken_is_refused_with_its_place),
        cmocka_unit_test(other_encodings_come_as_utf_8),
        cmocka_unit_test(a_field_or_row_without_end_is_refused),
        CASE(pieces_of_a_file_do_not_show),
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(a_number_stands_for_what_rounds_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
