/* Draws, targets, comparisons and tornados. */
#include "run_script.h"

#include "scenario/output.h"

#include <time.h>

static double quantile(const tsc_scenario *scenario, size_t year, double probability)
{
    return scenario->quantiles[year * TSC_QUANTILES + tsc_scenario_column(probability)];
}

/* Mean and deciles of distributions over the draws against their own. */
static void distributions_have_their_means_and_quantiles(void **state)
{
    (void)state;
    static const struct {
        const char *call;
        double mean, low, high; /* low and high: 10 % and 90 % */
    } cases[] = {
        {"normal(10, 2)", 10, 10 - 2 * 1.2815516, 10 + 2 * 1.2815516},
        {"lognormal(10, .5)", 11.331485, 10 * .5268, 10 * 1.8981},
        {"uniform(0, 10)", 5, 1, 9},
        {"triangular(0, 5, 10)", 5, 2.2360680, 7.7639320},
        {"pert(0, 5, 10)", 5, 2.4663, 7.5337}, /* 10 times the quantiles of a beta(3, 3) */
        {"empirical{1, 2, 3, 4, 5}", 3, 1, 5},
        {"chance(.25) * 8", 2, 0, 8},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char code[512];
        tsc_arena arena;
        tsc_arena_init(&arena);
        snprintf(code, sizeof code, "%s scenario{name = 'x', path = 0 * steady(s) + %s}", SERIES, cases[i].call);
        tsc_scenario_run run = run_ok(code, &arena);
        near_value(run.scenarios[0].mean[0], cases[i].mean, .01);
        near_value(quantile(&run.scenarios[0], 0, .1), cases[i].low, .02);
        near_value(quantile(&run.scenarios[0], 0, .9), cases[i].high, .02);
        tsc_arena_clear(&arena);
    }
}

static void a_projection_keeps_its_quantiles(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_scenario_run run = run_ok(SERIES "scenario{name = 'x', path = project(s)}", &arena);
    const tsc_scenario *scenario = &run.scenarios[0];
    assert_int_equal(scenario->count, 5);
    assert_int_equal(scenario->history_count, 3);
    near_value(scenario->mean[4], 100, 1e-9);
    near_value(quantile(scenario, 4, .5), 100, 1.5);
    near_value(quantile(scenario, 4, .9), 100 * exp(.2 * sqrt(5) * 1.2815516), 4);
    tsc_arena_clear(&arena);
}

static void scenarios_share_draws_so_differences_are_exact(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_scenario_run run =
        run_ok(SERIES "scenario{name = 'a', path = project(s)} scenario{name = 'b', path = project(s) + 7} "
                      "scenario{name = 'c', path = project(s) + phase_in(10, {from = 2025, chance = .3, name = 'it'})}",
               &arena);
    assert_int_equal(run.scenarios[1].base, 0);
    near_value(run.scenarios[1].difference[4], 7, 1e-9);
    near_value(run.scenarios[1].difference_quantiles[0], 7, 1e-9);
    near_value(run.scenarios[1].above_base[4], 1, 0);
    near_value(run.scenarios[2].above_base[4], .3, 1e-3);
    near_value(run.scenarios[2].difference[4], 3, .01);
    assert_true(isnan(run.scenarios[0].above_base[0]));
    tsc_arena_clear(&arena);
}

static void targets_have_growth_gap_and_probability(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_scenario_run run = run_ok(SERIES "target{value = 133.1, year = 2027, of = s, name = 'third more'} "
                                         "scenario{name = 'sure', path = grow(s, percent(10))} "
                                         "scenario{name = 'flat', path = project(s)}",
                                  &arena);
    const tsc_scenario_target *sure = &run.scenarios[0].targets[0], *flat = &run.scenarios[1].targets[0];
    near_value(sure->required_growth_pct, 10, 1e-9);
    near_value(sure->probability, 1, 0);
    assert_int_equal(sure->expected.first.year, 2027);
    near_value(flat->probability, gsl_cdf_ugaussian_Q(log(1.331) / (.2 * sqrt(3))), .01);
    near_value(flat->missing, 33.1, 1e-9);
    assert_int_equal(flat->expected.kind, TSC_PERIOD_NONE);
    tsc_arena_clear(&arena);
}

static void targets_are_solved_for_growth_and_addition(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    run_ok(SERIES "expect(close(required_growth(s, 133.1, 2027), .1)) expect(close(missing(steady(s), 150, 2027), 50)) "
                  "expect(close(project(s):chance_of(100, 2027), .5, .02)) "
                  "expect(close(project(s):quantile(.5, 2026), 100, .02)) expect(close(grow(s, .1):mean(2026), 121))",
           &arena);
    tsc_arena_clear(&arena);
}

static void the_tornado_puts_the_widest_first(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_scenario_run run = run_ok(SERIES "scenario{name = 'x', path = steady(s) + uniform(0, 10, 'small') + "
                                         "uniform(0, 100, 'large')}",
                                  &arena);
    const tsc_scenario *scenario = &run.scenarios[0];
    assert_int_equal(scenario->tornado_count, 2);
    assert_string_equal(scenario->tornado[0].input, "large");
    near_value(scenario->tornado[0].at_low, 100 + 5 + 10, 1e-9);
    near_value(scenario->tornado[0].at_high, 100 + 5 + 90, 1e-9);
    near_value(scenario->tornado[1].high, 9, 1e-9);
    tsc_arena_clear(&arena);
}

static char *csv_of(const char *code, const tsc_scenario_options *options)
{
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_scenario_run run;
    const tsc_scenario_run *runs[] = {&run};
    tsc_error err;
    tsc_buffer csv = {0};
    if (run_with(code, options, &arena, &run, &err) != TSC_OK ||
        tsc_scenario_write_csv(runs, 1, &csv, &err) != TSC_OK)
        fail_msg("%s", err.message);
    tsc_arena_clear(&arena);
    return tsc_buffer_take(&csv);
}

static void the_same_script_gives_the_same_bytes(void **state)
{
    (void)state;
    static const char code[] = SERIES "local t = {b = 1, a = 2, c = 3} for k, v in pairs(t) do "
                                      "scenario{name = k, path = project(s) * lognormal(v, .2, k)} end";
    char *one = csv_of(code, NULL), *other = csv_of(code, NULL);
    assert_string_equal(one, other);
    assert_non_null(strstr(one, "\"a\""));
    assert_true(strstr(one, "\"a\"") < strstr(one, "\"b\""));
    tsc_scenario_options seeded = {.seed = 7};
    char *third = csv_of(code, &seeded);
    assert_string_not_equal(one, third);
    free(one);
    free(other);
    free(third);
}

/* Each kind of draw by itself: a parameter, a projection, a walk. */
static void every_draw_hears_the_seed(void **state)
{
    (void)state;
    static const char *const paths[] = {"steady(s) * normal(1, .1, 'n')", "project(s)",
                                        "steady(s) * walk(1, {from = 2024, volatility = percent(8)})"};
    const tsc_scenario_options seven = {.seed = 7}, eight = {.seed = 8};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        char code[300];
        snprintf(code, sizeof code, SERIES "scenario{name = 'x', path = %s}", paths[i]);
        char *one = csv_of(code, &seven), *again = csv_of(code, &seven), *other = csv_of(code, &eight);
        assert_string_equal(one, again);
        if (strcmp(one, other) == 0)
            fail_msg("%s is the same for any seed", paths[i]);
        free(one);
        free(again);
        free(other);
    }
}

static void a_scenario_more_changes_no_other(void **state)
{
    (void)state;
    char *one = csv_of(SERIES "scenario{name = 'x', path = project(s) * normal(1, .1, 'n')}", NULL);
    char *two = csv_of(SERIES "local z = normal(5, 1, 'z') scenario{name = 'x', path = project(s) * normal(1, .1, 'n')} "
                              "scenario{name = 'y', path = steady(s) * z}",
                       NULL);
    assert_memory_equal(one, two, strlen(one));
    free(one);
    free(two);
}

static void ten_scenarios_of_ten_thousand_draws_take_less_than_a_second(void **state)
{
    (void)state;
    struct timespec before, after;
    tsc_arena arena;
    tsc_arena_init(&arena);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    tsc_scenario_run run =
        run_ok(SERIES "horizon(2034) for i = 1, 10 do scenario{name = 'n' .. i, path = project(s) * "
                      "(1 + percent(normal(i, 2, 'rate ' .. i))) + phase_in(pert(1, 2, 5, 'p' .. i), {from = 2026, "
                      "years = 4, chance = .5, name = 'c' .. i})} end",
               &arena);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    assert_int_equal(run.count, 10);
    assert_int_equal(run.scenarios[9].count, 10);
    double seconds = (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_nsec - before.tv_nsec) / 1e9;
    print_message("10 scenarios, 10 years, 10000 draws: %.3f s\n", seconds);
    assert_true(seconds < (getenv("UNDER_VALGRIND") ? 100 : 5)); /* sanitizers are slower; a plain build takes well under one */
    tsc_arena_clear(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(distributions_have_their_means_and_quantiles),
        cmocka_unit_test(a_projection_keeps_its_quantiles),
        cmocka_unit_test(scenarios_share_draws_so_differences_are_exact),
        cmocka_unit_test(targets_have_growth_gap_and_probability),
        cmocka_unit_test(targets_are_solved_for_growth_and_addition),
        cmocka_unit_test(the_tornado_puts_the_widest_first),
        cmocka_unit_test(the_same_script_gives_the_same_bytes),
        cmocka_unit_test(every_draw_hears_the_seed),
        cmocka_unit_test(a_scenario_more_changes_no_other),
        cmocka_unit_test(ten_scenarios_of_ten_thousand_draws_take_less_than_a_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
