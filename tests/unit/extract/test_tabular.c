/* Rows of tables to cells, and the units that headings name. */
#include "../test.h"

#include "extract/tabular_row.h"
#include "extract/tabular_unit.h"

#include "built_extractor.h"

#include <string.h>

static int setup(void **state)
{
    static built_extractor built;
    *state = &built;
    return built_extractor_open(&built) == TSC_OK ? 0 : -1;
}

static int teardown(void **state)
{
    built_extractor_close(*state);
    return 0;
}

/* Cells as their kinds (. empty, t text, y year, n number, % percent) with their bytes behind, a stroke between. */
static void assert_cells(const char *text, tsc_block_kind kind, const char *expected)
{
    static const char kinds[] = ".tyn%";
    tsc_sentence sentence = {.start = 0, .length = (uint16_t)strlen(text), .kind = kind & 0xFu};
    const tsc_document document = {.text = tsc_span_of(text), .sentences = &sentence, .sentence_count = 1};
    tsc_tabular_row row;
    tsc_buffer found = {0};
    const bool is_row = tsc_tabular_row_read(&document, 0, &row);
    for (size_t i = 0; is_row && i < row.count; i++) {
        tsc_buffer_add_text(&found, i > 0 ? "/" : "");
        tsc_buffer_add_char(&found, kinds[row.cells[i].kind]);
        tsc_buffer_add(&found, text + row.cells[i].start, row.cells[i].end - row.cells[i].start);
    }
    assert_string_equal(is_row ? tsc_buffer_text(&found) : "none", expected);
    tsc_buffer_clear(&found);
}

static void tabs_bars_and_gaps_part_cells(void **state)
{
    (void)state;
    assert_cells("Exports\t96.4\t\t120", TSC_BLOCK_ROW, "tExports/n96.4/./n120");
    assert_cells("| Exports | 96.4 | | 120 |", TSC_BLOCK_ROW, "tExports/n96.4/./n120");
    assert_cells("Total exports    96.4     1 120", TSC_BLOCK_ROW, "tTotal exports/n96.4/n1 120");
    assert_cells("|---|---:|", TSC_BLOCK_ROW, ".---/.---:");
    assert_cells("Imports", TSC_BLOCK_ROW, "tImports");
}

static void a_number_may_have_sign_separators_and_marks_of_footnotes(void **state)
{
    (void)state;
    assert_cells("a\t-1,204.8\t(12)\t+3\t\u22125,1\t1\u00A0234*\t7 %", TSC_BLOCK_ROW,
                 "ta/n-1,204.8/n(12)/n+3/n\u22125,1/n1\u00A0234/%7 %");
    assert_cells("a\t12 t\tn/a\t\u2013\t3-4", TSC_BLOCK_ROW, "ta/t12 t/tn/a/.\u2013/t3-4");
}

static void four_plain_digits_are_a_year(void **state)
{
    (void)state;
    assert_cells("a\t2024\t2,024\t2 024\t1850\t2024*", TSC_BLOCK_ROW, "ta/y2024/n2,024/n2 024/n1850/y2024");
}

static void a_line_of_a_list_names_something_and_its_number(void **state)
{
    (void)state;
    assert_cells("Cocoa beans \u2013 81.2;", TSC_BLOCK_ITEM, "tCocoa beans/n81.2");
    assert_cells("Gold: 40", TSC_BLOCK_TEXT, "tGold/n40");
    assert_cells("Gold: 40 (+3.5%)", TSC_BLOCK_TEXT, "tGold/n40/%+3.5%");
    assert_cells("Gold: 40 (net)", TSC_BLOCK_TEXT, "none");
    assert_cells("Gold: 40 million dollars", TSC_BLOCK_TEXT, "none");
    assert_cells("The visitors won 3-1", TSC_BLOCK_TEXT, "none");
    assert_cells("It began in 2024.", TSC_BLOCK_TEXT, "none");
}

static void more_cells_than_a_row_may_have_are_none(void **state)
{
    (void)state;
    char text[2 * TSC_TABULAR_COLUMNS + 2];
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = i % 2 ? '\t' : '1';
    text[sizeof text - 1] = '\0';
    assert_cells(text, TSC_BLOCK_ROW, "none");
}

/* The words of the unit, what is left of the heading without them, and the factor. */
static void assert_unit(const built_extractor *built, const char *heading, const char *expected)
{
    const tsc_span text = tsc_span_of(heading);
    tsc_tabular_unit unit;
    tsc_buffer found = {0};
    const tsc_language *language = tsc_lexicon_language(tsc_extractor_get_lexicon(built->extractor), "en");
    tsc_word_memo *memo = tsc_word_memo_new();
    tsc_arena arena;
    tsc_arena_init(&arena);
    assert_non_null(memo);
    assert_int_equal(tsc_tabular_unit_find(memo, language, text, 0, text.length, "", &arena, &unit, NULL), TSC_OK);
    tsc_buffer_add_span(&found, unit.words);
    tsc_buffer_add_char(&found, '/');
    if (unit.words.length > 0) {
        tsc_buffer_add(&found, heading, unit.cut_start);
        tsc_buffer_add_text(&found, heading + unit.cut_end);
        tsc_buffer_printf(&found, "/%d", (int)unit.factor);
    }
    assert_string_equal(tsc_buffer_text(&found), expected);
    tsc_buffer_clear(&found);
    tsc_arena_clear(&arena);
    tsc_word_memo_free(memo);
}

static void a_heading_names_the_unit_of_its_numbers(void **state)
{
    assert_unit(*state, "Exports (in million USD), 2024", "million USD/Exports , 2024/1");
    assert_unit(*state, "Exports, USD million", "USD million/Exports/1");
    assert_unit(*state, "Growth, %", "%/Growth/1");
    assert_unit(*state, "Grain in tonnes", "tonnes/Grain /1");
}

static void three_digits_stand_for_thousands(void **state)
{
    assert_unit(*state, "Exports (EUR '000)", "EUR/Exports /1000");
    assert_unit(*state, "Exports, '000 tonnes", "tonnes/Exports/1000");
}

static void what_is_counted_and_amounts_are_no_units(void **state)
{
    assert_unit(*state, "Main goods sold", "/");
    assert_unit(*state, "Deals of 5 million dollars", "/");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tabs_bars_and_gaps_part_cells),
        cmocka_unit_test(a_number_may_have_sign_separators_and_marks_of_footnotes),
        cmocka_unit_test(four_plain_digits_are_a_year),
        cmocka_unit_test(a_line_of_a_list_names_something_and_its_number),
        cmocka_unit_test(more_cells_than_a_row_may_have_are_none),
        cmocka_unit_test(a_heading_names_the_unit_of_its_numbers),
        cmocka_unit_test(three_digits_stand_for_thousands),
        cmocka_unit_test(what_is_counted_and_amounts_are_no_units),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
