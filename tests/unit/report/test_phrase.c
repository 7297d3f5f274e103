#include "../test.h"

#include "core/file.h"
#include "report/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uclean.h>
#include <unistd.h>

static const char *const languages[] = {"en", "fr", "ru"};

struct desk {
    tsc_report report;
    tsc_phrases *phrases;
    tsc_writer writer;
};

static void sit(struct desk *desk, const char *language)
{
    tsc_error err;
    tsc_report_init(&desk->report);
    assert_int_equal(tsc_phrases_load(NULL, language, &desk->phrases, &err), TSC_OK);
    desk->writer = (tsc_writer){&desk->report, desk->phrases};
}

static void leave(struct desk *desk)
{
    assert_int_equal(desk->report.error.code, TSC_OK);
    tsc_phrases_free(desk->phrases);
    tsc_report_clear(&desk->report);
}

static tsc_period period(const char *text)
{
    tsc_period value;
    assert_true(tsc_period_parse(tsc_span_of(text), &value));
    return value;
}

static tsc_place place(const char *code)
{
    tsc_place value;
    assert_true(tsc_place_parse(tsc_span_of(code), &value));
    return value;
}

static void y_periods_are_said_in_three_languages(void **state)
{
    (void)state;
    static const struct {
        const char *period;
        tsc_period_form form;
        const char *said[3];
    } cases[] = {
        {"2024", TSC_PERIOD_IN, {"in 2024", "en 2024", "в 2024\u00a0году"}},
        {"2030", TSC_PERIOD_BY, {"by 2030", "d’ici 2030", "к 2030\u00a0году"}},
        {"2021-01/2021-10",
         TSC_PERIOD_IN,
         {"from January to October 2021", "de janvier à octobre 2021", "в январе–октябре 2021\u00a0года"}},
        {"2025-03-04", TSC_PERIOD_NAME, {"4 March 2025", "4 mars 2025", "4\u00a0марта 2025\u00a0года"}},
        {"2024-Q2",
         TSC_PERIOD_IN,
         {"in the second quarter of 2024", "au deuxième trimestre 2024", "во втором квартале 2024\u00a0года"}},
        {"2024-S1",
         TSC_PERIOD_NAME,
         {"the first half of 2024", "premier semestre 2024", "первое полугодие 2024\u00a0года"}},
        {"2024-05-12/2024-05-14",
         TSC_PERIOD_NAME,
         {"12 to 14 May 2024", "12 au 14 mai 2024", "12–14\u00a0мая 2024\u00a0года"}},
    };
    for (size_t l = 0; l < 3; l++) {
        struct desk desk;
        sit(&desk, languages[l]);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            assert_string_equal(tsc_words_period(&desk.writer, period(cases[i].period), cases[i].form),
                                cases[i].said[l]);
        leave(&desk);
    }
}

static void y_places_take_the_form_that_a_sentence_wants(void **state)
{
    (void)state;
    static const char *const said[] = {"trade between the United States and Morocco",
                                       "les échanges commerciaux entre les États-Unis et le Maroc",
                                       "товарооборот между США и Марокко"};
    for (size_t l = 0; l < 3; l++) {
        struct desk desk;
        sit(&desk, languages[l]);
        assert_string_equal(
            tsc_write_text(&desk.writer, "flow.trade_turnover",
                           TSC_SLOTS(tsc_slot_place("a", place("USA")), tsc_slot_place("b", place("MAR")))),
            said[l]);
        leave(&desk);
    }
}

static void y_plurals_follow_the_language(void **state)
{
    (void)state;
    static const struct {
        long long count;
        const char *said[3];
    } cases[] = {{1, {"1 document", "1 document", "1 документ"}},
                 {3, {"3 documents", "3 documents", "3 документа"}},
                 {21, {"21 documents", "21 documents", "21 документ"}},
                 {11, {"11 documents", "11 documents", "11 документов"}},
                 {0, {"0 documents", "0 document", "0 документов"}}};
    for (size_t l = 0; l < 3; l++) {
        struct desk desk;
        sit(&desk, languages[l]);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            assert_string_equal(
                tsc_write_text(&desk.writer, "subtitle.documents", TSC_SLOTS(tsc_slot_count(cases[i].count))),
                cases[i].said[l]);
        leave(&desk);
    }
}

static void y_large_counts_are_grouped(void **state)
{
    (void)state;
    struct desk desk;
    char text[40];
    sit(&desk, "en");
    assert_string_equal(tsc_phrase_count(desk.phrases, 1234567, text), "1,234,567");
    assert_string_equal(tsc_phrase_count(desk.phrases, 2024, text), "2024");
    assert_string_equal(tsc_phrase_count(desk.phrases, -12345, text), "\u221212,345");
    leave(&desk);
}

static void y_precision_is_what_the_interval_leaves(void **state)
{
    (void)state;
    assert_int_equal(tsc_words_digits(161.18e6, 160.41e6, 161.95e6), 3);
    assert_int_equal(tsc_words_digits(161.18e6, 130e6, 190e6), 2);
    assert_int_equal(tsc_words_digits(161.18e6, 10e6, 900e6), 2);
    assert_int_equal(tsc_words_digits(161.18e6, (double)NAN, (double)NAN), 3);
}

static void y_probabilities_are_never_nothing_or_all(void **state)
{
    (void)state;
    struct desk desk;
    sit(&desk, "en");
    assert_string_equal(tsc_words_probability(&desk.writer, .0004, 0).text, "less than 1 %");
    assert_string_equal(tsc_words_probability(&desk.writer, .9999, 0).text, "more than 99 %");
    assert_string_equal(tsc_words_probability(&desk.writer, .126, 0).text, "13 %");
    leave(&desk);
}

static void y_likelihood_has_the_words_of_the_scale(void **state)
{
    (void)state;
    assert_string_equal(tsc_words_likelihood(.95), "likely.very");
    assert_string_equal(tsc_words_likelihood(.5), "likely.even");
    assert_string_equal(tsc_words_likelihood(.2), "likely.unlikely");
    assert_string_equal(tsc_words_likelihood(0.0), "likely.exceptionally_unlikely");
}

static void y_lists_end_with_and(void **state)
{
    (void)state;
    struct desk desk;
    const char *const names[] = {"a", "b", "c"};
    sit(&desk, "fr");
    assert_string_equal(tsc_words_list(&desk.writer, names, 3), "a, b et c");
    assert_string_equal(tsc_words_list(&desk.writer, names, 1), "a");
    leave(&desk);
}

static void print_note(void *context, const tsc_error *note)
{
    (void)context;
    print_error("%s:%zu: %s\n", note->file, note->line, note->message);
}

static void y_every_language_says_everything_with_the_same_slots(void **state)
{
    (void)state;
    const tsc_notes notes = {print_note, NULL};
    struct desk english, other;
    sit(&english, "en");
    for (size_t l = 1; l < 3; l++) {
        sit(&other, languages[l]);
        assert_int_equal(tsc_phrases_compare(english.phrases, other.phrases, &notes), 0);
        leave(&other);
    }
    leave(&english);
}

static void n_an_unknown_language_is_refused_by_name(void **state)
{
    (void)state;
    tsc_phrases *phrases;
    tsc_error err;
    assert_int_equal(tsc_phrases_load(NULL, "de", &phrases, &err), TSC_EUSAGE);
    assert_non_null(strstr(err.message, "'de'"));
    assert_int_equal(tsc_phrases_load(NULL, "../en", &phrases, &err), TSC_EUSAGE);
    assert_int_equal(tsc_phrases_load(NULL, "fr-MA", &phrases, &err), TSC_OK);
    tsc_phrases_free(phrases);
}

static void n_a_broken_phrase_file_is_refused_with_its_line(void **state)
{
    (void)state;
    char folder[] = "/tmp/tsc-phrases-XXXXXX", path[64], language[48];
    assert_non_null(mkdtemp(folder));
    snprintf(language, sizeof language, "%s/en", folder);
    snprintf(path, sizeof path, "%s/report.tsv", language);
    tsc_error err;
    assert_int_equal(tsc_folder_make(language, &err), TSC_OK);
    static const char text[] = "# comment\na\t-\tfine\nb no tabs\n";
    assert_int_equal(tsc_file_write(path, text, sizeof text - 1, &err), TSC_OK);
    tsc_phrases *phrases;
    assert_int_equal(tsc_phrases_load(folder, "en", &phrases, &err), TSC_EINPUT);
    assert_int_equal(err.line, 3);
    unlink(path);
    rmdir(language);
    rmdir(folder);
}

static void y_backticks_set_code_slots_too(void **state)
{
    (void)state;
    struct desk desk;
    tsc_prose prose = {NULL, 0, 0};
    sit(&desk, "en");
    tsc_write(&desk.writer, &prose, "method.data",
              TSC_SLOTS(tsc_slot_text("file", "a.tsv"), tsc_slot_text("sha", "00")));
    assert_string_equal(prose.runs[0].text, "a.tsv");
    assert_int_equal(prose.runs[0].kind, TSC_RUN_CODE);
    assert_int_equal(prose.runs[1].kind, TSC_RUN_TEXT);
    leave(&desk);
}

static void n_a_missing_slot_fails_the_report(void **state)
{
    (void)state;
    struct desk desk;
    sit(&desk, "en");
    tsc_say(&desk.writer, "flow.exports");
    assert_int_equal(desk.report.error.code, TSC_EINPUT);
    tsc_phrases_free(desk.phrases);
    tsc_report_clear(&desk.report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(y_periods_are_said_in_three_languages),
        cmocka_unit_test(y_places_take_the_form_that_a_sentence_wants),
        cmocka_unit_test(y_plurals_follow_the_language),
        cmocka_unit_test(y_large_counts_are_grouped),
        cmocka_unit_test(y_precision_is_what_the_interval_leaves),
        cmocka_unit_test(y_probabilities_are_never_nothing_or_all),
        cmocka_unit_test(y_likelihood_has_the_words_of_the_scale),
        cmocka_unit_test(y_lists_end_with_and),
        cmocka_unit_test(y_every_language_says_everything_with_the_same_slots),
        cmocka_unit_test(n_an_unknown_language_is_refused_by_name),
        cmocka_unit_test(n_a_broken_phrase_file_is_refused_with_its_line),
        cmocka_unit_test(y_backticks_set_code_slots_too),
        cmocka_unit_test(n_a_missing_slot_fails_the_report),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    u_cleanup(); /* frees what ICU keeps for the next call */
    return failed;
}
