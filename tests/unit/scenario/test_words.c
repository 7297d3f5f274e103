/* What a scenario assumes is told in words, and the script's own words are no markup. */
#include "run_script.h"

#include "scenario/output.h"

static void check_words(const char *expression, const char *sentence)
{
    char code[1024];
    tsc_arena arena;
    tsc_arena_init(&arena);
    snprintf(code, sizeof code, "%s scenario{name = 'x', path = %s}", SERIES, expression);
    tsc_scenario_run run = run_ok(code, &arena);
    bool found = false;
    for (size_t i = 0; i < run.scenarios[0].assumption_count; i++)
        found = found || strcmp(run.scenarios[0].assumptions[i], sentence) == 0;
    if (!found)
        fail_msg("%s: nowhere \"%s\", but \"%s\"", expression, sentence,
                 run.scenarios[0].assumption_count ? run.scenarios[0].assumptions[0] : "nothing");
    tsc_arena_clear(&arena);
}

static void every_call_has_its_sentence(void **state)
{
    (void)state;
    check_words("steady(s)", "Trade turnover of Kazakhstan and Morocco: as in 2024, US$ 100.");
    check_words("grow(s, percent(10))",
                "Trade turnover of Kazakhstan and Morocco: growth from US$ 100 by 10 % a year from 2025 on.");
    check_words("grow(s, {[2025] = .2, rest = .05})",
                "Trade turnover of Kazakhstan and Morocco: growth by 20 % in 2025, otherwise by 5 % a year.");
    check_words("grow(s, uniform(0, .2))", "Trade turnover of Kazakhstan and Morocco: growth from US$ 100 by 10 % (2 % to "
                                           "18 % in four cases of five) a year from 2025 on.");
    check_words("s + phase_in(130, {from = 2026, years = 4, name = '25 goods'})",
                "25 goods: US$ 130 a year on top, phased in evenly over 4 years from 2026.");
    check_words("s * (1 + phase_in(.5, {from = 2026, years = 2, name = 'more'}))",
                "More: 50 % on what it applies to once fully felt, phased in over 2 years from 2026.");
    check_words("s * shock(-.3, {year = 2027, recovery = 3, name = 'drought'})",
                "Drought: −30 % in 2027, made good over 3 years after it.");
    check_words("s * (1 + since(2027, {name = 'the port'}) * .15)", "The port: 15 % on what it applies to from 2027.");
    check_words("s + phase_in(1, {from = 2026, chance = .6, name = 'it'})", "The event “it” comes about with a chance of 60 %.");
    check_words("at_most(steady(s), 90)", "Never more than US$ 90 (a limit of capacity).");
}

static void the_script_s_words_are_no_markup(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_error err;
    tsc_buffer text = {0}, csv = {0};
    tsc_arena_init(&arena);
    tsc_scenario_run run = run_ok(SERIES "title('<b>|*') scenario{name = 'a \"quoted\" | <i>name\\n# no heading', "
                                         "path = steady(s)} note('[x](javascript:1)')",
                                  &arena);
    const tsc_scenario_run *runs[] = {&run};
    assert_int_equal(tsc_scenario_write_markdown(runs, 1, NULL, NULL, NULL, &text, &err), TSC_OK);
    assert_int_equal(tsc_scenario_write_csv(runs, 1, &csv, &err), TSC_OK);
    assert_non_null(strstr(text.data, "## \\<b\\>\\|\\*\n"));
    assert_non_null(strstr(text.data, "### a \"quoted\" \\| \\<i\\>name \\# no heading\n"));
    assert_non_null(strstr(text.data, "\\[x\\](javascript:1)"));
    assert_non_null(strstr(csv.data, "\"a \"\"quoted\"\" | <i>name\n# no heading\",A.KAZ.MAR.trade_turnover.USD,2025,100,100,"));
    tsc_buffer_clear(&text);
    tsc_buffer_clear(&csv);
    tsc_arena_clear(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_has_its_sentence),
        cmocka_unit_test(the_script_s_words_are_no_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
