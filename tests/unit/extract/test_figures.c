/* From text to figures: what the parts of linking promise to each other. */
#include "../test.h"

#include "built_extractor.h"

#include "extract/derive.h"
#include "extract/docdate.h"
#include "extract/figure_record.h"
#include "extract/indicator.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct fixture {
    built_extractor built;
    tsc_document document;
    tsc_records records;
} fixture;

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    if (f == NULL || built_extractor_open(&f->built) != TSC_OK)
        return -1;
    tsc_document_init(&f->document);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    tsc_document_clear(&f->document);
    built_extractor_close(&f->built);
    free(f);
    return 0;
}

static void read_text(fixture *f, const char *text, int year, double least)
{
    tsc_document_opts opts = {.language = "en", .date = {year, 0, 0}};
    tsc_extract_opts wanted = {.figures = true, .min_confidence = least};
    assert_int_equal(tsc_document_from_text("test", tsc_span_of(text), &opts, &f->document, NULL), TSC_OK);
    assert_int_equal(tsc_extract(f->built.extractor, &f->document, &wanted, &f->records, NULL), TSC_OK);
}

static void a_level_and_its_growth_give_the_year_before(void **state)
{
    fixture *f = *state;
    read_text(f, "Trade between Chad and Niger rose by 60% in 2023 to $80 million.", 2024, 0.5);
    assert_int_equal(f->records.figure_count, 3);
    const tsc_figure *derived = &f->records.figures[2];
    assert_true(derived->derived);
    assert_float_equal(derived->value, 50e6, 1);
    assert_true(derived->low < 50e6 && derived->high > 50e6);
    assert_int_equal(derived->period.first.year, 2022);
    assert_int_equal(derived->from_count, 2);
    assert_true(derived->from[0] < derived->from[1]);
    assert_int_equal(derived->bound, TSC_BOUND_ABOUT);
}

static void nothing_is_derived_from_a_bound(void **state)
{
    fixture *f = *state;
    read_text(f, "Trade between Chad and Niger rose by 60% in 2023 to more than $80 million.", 2024, 0.5);
    for (size_t i = 0; i < f->records.figure_count; i++)
        assert_false(f->records.figures[i].derived);
}

static void what_a_text_states_is_not_derived_again(void **state)
{
    fixture *f = *state;
    read_text(f, "Trade between Chad and Niger rose by 60% in 2023 to $80 million, from $50 million in 2022.", 2024, 0.5);
    for (size_t i = 0; i < f->records.figure_count; i++)
        assert_false(f->records.figures[i].derived);
}

static void exports_and_imports_give_turnover_and_balance(void **state)
{
    fixture *f = *state;
    read_text(f, "In 2023 Ghana's exports to Benin were $30 million and imports from it $10 million.", 2024, 0.5);
    double turnover = 0, balance = 0;
    for (size_t i = 0; i < f->records.figure_count; i++) {
        const tsc_figure *figure = &f->records.figures[i];
        if (figure->derived && strcmp(figure->indicator, "trade_turnover") == 0)
            turnover = figure->value;
        if (figure->derived && strcmp(figure->indicator, "trade_balance") == 0)
            balance = figure->value;
    }
    assert_float_equal(turnover, 40e6, 1);
    assert_float_equal(balance, 20e6, 1);
}

static void a_year_is_inferred_from_what_is_agreed(void **state)
{
    fixture *f = *state;
    read_text(f, "Founded in 1984, the council met. The sides agreed to finalize the treaty in 2026.", 0, 0.5);
    assert_int_equal(f->document.date.year, 2026);
    assert_int_equal(f->document.date_origin, TSC_DATE_INFERRED);
}

static void a_year_after_the_newest_past_one_is_inferred(void **state)
{
    fixture *f = *state;
    read_text(f, "In 2019 the port handled coal. In 2021 it was closed.", 0, 0.5);
    assert_int_equal(f->document.date.year, 2022);
}

static void confidence_lies_between_zero_and_one_and_falls_with_guesses(void **state)
{
    fixture *f = *state;
    read_text(f, "Exports of Peru to Japan were $5 billion in 2023. They then fell to $4 billion.", 2025, 0);
    assert_int_equal(f->records.figure_count, 2);
    assert_true(f->records.figures[0].confidence <= 1 && f->records.figures[1].confidence > 0);
    assert_true(f->records.figures[0].confidence > f->records.figures[1].confidence);
}

/* All else is decided by rules of the same worth. */
static void a_share_far_from_its_word_is_less_sure(void **state)
{
    fixture *f = *state;
    read_text(f, "Germany's share of Kenya's exports was 14 %. The share of Togo in Peru's exports, stable for many years, was 9 %.", 2025, 0);
    assert_int_equal(f->records.figure_count, 2);
    const tsc_figure *near = &f->records.figures[0], *far = &f->records.figures[1];
    assert_string_equal(far->reporter.code, "PER");
    assert_string_equal(far->partner.code, "TGO");
    assert_int_equal(far->kind, TSC_FIGURE_LEVEL);
    assert_int_equal(strncmp(near->rule, "word of share;", 14), 0);
    assert_int_equal(strncmp(far->rule, "topic of shares;", 16), 0);
    assert_string_equal(strchr(near->rule, ';'), strchr(far->rule, ';'));
    assert_true(far->confidence < near->confidence);
}

static void prices_fees_and_ages_are_no_figures(void **state)
{
    fixture *f = *state;
    read_text(f, "After 30 years of relations between Peru and Japan a visa still costs 60 dollars. The ticket price is $900.", 2025, 0);
    assert_int_equal(f->records.figure_count, 0);
}

static void a_listed_good_that_the_lexicon_does_not_know_keeps_its_name(void **state)
{
    fixture *f = *state;
    read_text(f, "In 2023 Peru exported to Japan coffee ($504M), polished widgets ($253M), and odd trinkets ($149M).", 2025, 0);
    assert_int_equal(f->records.figure_count, 3);
    assert_string_equal(f->records.figures[0].commodity, "coffee");
    assert_string_equal(f->records.figures[1].commodity, "polished widgets");
    assert_null(f->records.figures[1].hs);
    assert_string_equal(f->records.figures[2].commodity, "odd trinkets");
    read_text(f, "In 2023 Peru exported goods to Japan ($504M), Chile ($253M) and Kenya ($149M).", 2025, 0);
    assert_int_equal(f->records.figure_count, 3);
    for (size_t i = 0; i < f->records.figure_count; i++)
        assert_null(f->records.figures[i].commodity);
}

static void every_figure_says_its_rule(void **state)
{
    fixture *f = *state;
    read_text(f, "Exports of Peru to Japan were $5 billion in 2023.", 2025, 0);
    assert_int_equal(f->records.figure_count, 1);
    assert_non_null(strstr(f->records.figures[0].rule, "both named"));
}

static void an_explanation_says_why_there_is_no_record(void **state)
{
    fixture *f = *state;
    tsc_buffer out;
    tsc_buffer_init(&out);
    read_text(f, "The ticket price is $900.", 2025, 0);
    assert_int_equal(tsc_extract_explain(f->built.extractor, &f->document, 20, &out, NULL), TSC_OK);
    assert_non_null(strstr(tsc_buffer_text(&out), "no record"));
    tsc_buffer_clear(&out);
}

static void records_are_well_formed(void **state)
{
    fixture *f = *state;
    tsc_buffer out;
    tsc_buffer_init(&out);
    read_text(f, "\"Exports\" of Peru to Japan, at last,\nwere $5 billion in 2023.", 2025, 0);
    assert_int_equal(f->records.figure_count, 1);
    tsc_figure_write_ndjson(&f->records.figures[0], &f->document, &out);
    assert_non_null(strstr(tsc_buffer_text(&out), "\"value\":5000000000,\"low\":null"));
    assert_non_null(strstr(tsc_buffer_text(&out), "\\\"Exports\\\""));
    tsc_buffer_reset(&out);
    tsc_figure_write_csv(&f->records.figures[0], &f->document, &out);
    assert_non_null(strstr(tsc_buffer_text(&out), "\"\"\"Exports\"\" of Peru"));
    tsc_buffer_clear(&out);
}

static void names_of_bounds_and_states_read_back(void **state)
{
    (void)state;
    for (int i = TSC_OBSERVED; i <= TSC_POTENTIAL; i++) {
        tsc_figure_status read = TSC_OBSERVED;
        assert_true(tsc_figure_status_parse(tsc_span_of(tsc_figure_status_name((tsc_figure_status)i)), &read));
        assert_int_equal(read, i);
    }
    tsc_bound bound;
    assert_false(tsc_bound_parse(tsc_span_of("roughly"), &bound));
}

static void an_aim_counts_from_the_last_year_and_a_rate_a_year_from_the_year_before(void **state)
{
    static const struct {
        const char *text;
        int base;
    } cases[] = {{"Chad and Niger agreed to double bilateral trade by 2030.", 2023},
                 {"Chad and Niger agreed to raise bilateral trade by 10% by 2030.", 2023},
                 {"Chad and Niger agreed to raise bilateral trade by 10% a year until 2030.", 2029},
                 {"Chad and Niger agreed on an average annual growth of trade of 12% by 2030.", 2029},
                 {"Chad and Niger agreed to raise bilateral trade annually by 10% until 2030.", 2029}};
    fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_text(f, cases[i].text, 2024, 0.5);
        assert_int_equal(f->records.figure_count, 1);
        assert_int_equal(f->records.figures[0].kind, TSC_FIGURE_CHANGE);
        assert_int_equal(f->records.figures[0].period.first.year, 2030);
        assert_int_equal(f->records.figures[0].base_period.first.year, cases[i].base);
        tsc_document_clear(&f->document);
        tsc_document_init(&f->document);
    }
}

static void units_belong_to_indicators(void **state)
{
    (void)state;
    tsc_unit unit;
    assert_true(tsc_unit_parse(tsc_span_of("TEU"), &unit));
    assert_int_equal(tsc_units_of(unit), TSC_UNITS_TEU);
    assert_true((tsc_indicator_find("freight")->units & TSC_UNITS_TEU) != 0);
    assert_null(tsc_indicator_find("weather"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_level_and_its_growth_give_the_year_before),
        cmocka_unit_test(nothing_is_derived_from_a_bound),
        cmocka_unit_test(what_a_text_states_is_not_derived_again),
        cmocka_unit_test(exports_and_imports_give_turnover_and_balance),
        cmocka_unit_test(a_year_is_inferred_from_what_is_agreed),
        cmocka_unit_test(a_year_after_the_newest_past_one_is_inferred),
        cmocka_unit_test(confidence_lies_between_zero_and_one_and_falls_with_guesses),
        cmocka_unit_test(a_share_far_from_its_word_is_less_sure),
        cmocka_unit_test(prices_fees_and_ages_are_no_figures),
        cmocka_unit_test(a_listed_good_that_the_lexicon_does_not_know_keeps_its_name),
        cmocka_unit_test(every_figure_says_its_rule),
        cmocka_unit_test(an_explanation_says_why_there_is_no_record),
        cmocka_unit_test(records_are_well_formed),
        cmocka_unit_test(names_of_bounds_and_states_read_back),
        cmocka_unit_test(an_aim_counts_from_the_last_year_and_a_rate_a_year_from_the_year_before),
        cmocka_unit_test(units_belong_to_indicators),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
