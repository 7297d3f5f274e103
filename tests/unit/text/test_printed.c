/* Lines of a page by where they stand: rows of tables, paragraphs that go on. */
#include "../test.h"

#include "core/buffer.h"
#include "text/printed.h"

#include <string.h>

enum { WIDE = 6, HIGH = 10 }; /* of each character */

/* A line of text and where it begins on the page; of a text that comes in this order. */
typedef struct placed {
    const char *text;
    int left, top;
} placed;

static void assert_page(const placed *lines, size_t count, const char *expected)
{
    static char text[4096];
    static tsc_printed_box boxes[4096];
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; lines[i].text[k] != '\0'; k++, length++) {
            text[length] = lines[i].text[k];
            boxes[length] = (tsc_printed_box){lines[i].left + WIDE * (double)k, lines[i].top,
                                           lines[i].left + WIDE * (double)(k + 1), lines[i].top + HIGH};
        }
        text[length] = '\n';
        boxes[length] = boxes[length - 1];
        length++;
    }
    tsc_arena arena;
    tsc_printed_page page;
    tsc_buffer found = {0};
    tsc_arena_init(&arena);
    assert_int_equal(tsc_printed_read(tsc_span_make(text, length), boxes, length, &arena, &page, NULL), TSC_OK);
    for (size_t i = 0; i < page.count; i++) {
        const tsc_printed_line *line = &page.lines[i];
        if (line->row > 0)
            tsc_buffer_printf(&found, "%zu.%zu:", line->row, line->column);
        tsc_buffer_add_span(&found, line->text);
        tsc_buffer_add_text(&found, line->goes_on ? " " : "/");
    }
    assert_string_equal(tsc_buffer_text(&found), expected);
    tsc_buffer_clear(&found);
    tsc_arena_clear(&arena);
}

#define ASSERT_PAGE(expected, ...)                                             \
    do {                                                                       \
        const placed lines[] = {__VA_ARGS__};                                  \
        assert_page(lines, sizeof lines / sizeof *lines, expected);            \
    } while (0)

static void cells_side_by_side_make_rows(void **state)
{
    (void)state;
    ASSERT_PAGE("Trade, million/1.1:2023/1.2:2024/2.0:Exports/2.1:96.4/2.2:120/3.0:Imports/3.1:301/3.2:352/Source: customs/",
                {"Trade, million", 0, 0}, {"Exports", 0, 34}, {"Imports", 0, 48}, {"2023", 200, 20}, {"96.4", 200, 34},
                {"301", 200, 48}, {"Source: customs", 0, 90}, {"2024", 300, 20}, {"120", 300, 34}, {"352", 300, 48});
}

static void an_empty_cell_keeps_the_columns_behind_it(void **state)
{
    (void)state;
    ASSERT_PAGE("1.0:Exports/1.1:96/1.2:120/2.0:Imports/2.2:352/", {"Exports", 0, 0}, {"Imports", 0, 14}, {"96", 200, 0},
                {"120", 300, 0}, {"352", 300, 14});
}

static void prose_in_two_columns_is_no_table(void **state)
{
    (void)state;
    ASSERT_PAGE("In 2024 the trade of both sides came to 90 and then it stayed there/In 2023 the exports of the country were 80 and the "
                "imports were less/",
                {"In 2024 the trade of both sides came to 90", 0, 0}, {"and then it stayed there", 0, 12},
                {"In 2023 the exports of the country were 80", 300, 0}, {"and the imports were less", 300, 12});
}

static void one_row_with_numbers_is_no_table(void **state)
{
    (void)state;
    ASSERT_PAGE("Annual report/12/Trade rose./", {"Annual report", 0, 0}, {"12", 300, 0}, {"Trade rose.", 0, 40});
}

static void a_line_goes_on_where_the_next_word_had_no_room(void **state)
{
    (void)state;
    ASSERT_PAGE("The ministers of Peru and Chile met in Lima and spoke of trade./Later they left./Quito agreed./",
                {"The ministers of Peru and Chile met in", 0, 0}, {"Lima and spoke of trade.", 0, 12}, {"Later they left.", 0, 24},
                {"Quito agreed.", 0, 60});
}

static void an_item_of_a_list_begins_a_paragraph(void **state)
{
    (void)state;
    ASSERT_PAGE("They agreed on a list of three things:/- trade in grain and in machines of it/- visas/",
                {"They agreed on a list of three things:", 0, 0}, {"- trade in grain and in machines of it", 0, 12},
                {"- visas", 0, 24});
}

static void larger_letters_are_a_heading(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_printed_page page;
    tsc_arena_init(&arena);
    const tsc_printed_box boxes[] = {{0, 0, 12, 20}, {12, 0, 24, 20}, {24, 0, 24, 20}, {0, 22, 6, 32}, {6, 22, 12, 32}};
    assert_int_equal(tsc_printed_read(tsc_span_of("AB\ncd"), boxes, 5, &arena, &page, NULL), TSC_OK);
    assert_int_equal(page.count, 2);
    assert_false(page.lines[0].goes_on);
    tsc_arena_clear(&arena);
}

static void characters_without_a_place_are_taken(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_printed_page page;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_printed_read(tsc_span_of("ab c\nd"), NULL, 0, &arena, &page, NULL), TSC_OK);
    assert_int_equal(page.count, 2);
    assert_int_equal(page.lines[0].text.length, 4);
    assert_int_equal(tsc_printed_read(tsc_span_of(""), NULL, 0, &arena, &page, NULL), TSC_OK);
    assert_int_equal(page.count, 0);
    tsc_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_side_by_side_make_rows),
        cmocka_unit_test(an_empty_cell_keeps_the_columns_behind_it),
        cmocka_unit_test(prose_in_two_columns_is_no_table),
        cmocka_unit_test(one_row_with_numbers_is_no_table),
        cmocka_unit_test(a_line_goes_on_where_the_next_word_had_no_room),
        cmocka_unit_test(an_item_of_a_list_begins_a_paragraph),
        cmocka_unit_test(larger_letters_are_a_heading),
        cmocka_unit_test(characters_without_a_place_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
