/* What each call of a script makes of a series: values worked out by hand. */
#include "run_script.h"

/* The path of the expression: its means of 2025 on. */
static void check_path(const char *expression, const double *expected, size_t count)
{
    char code[1024];
    tsc_arena arena;
    tsc_arena_init(&arena);
    snprintf(code, sizeof code, "%s horizon(%zu) scenario{name = 'x', path = %s}", SERIES, 2024 + count, expression);
    tsc_scenario_run run = run_ok(code, &arena);
    assert_int_equal(run.scenarios[0].count, count);
    for (size_t i = 0; i < count; i++) {
        if (!(fabs(run.scenarios[0].mean[i] - expected[i]) <= 1e-9 * (1 + fabs(expected[i]))))
            fail_msg("%s: %.12g in year %zu, not %.12g", expression, run.scenarios[0].mean[i], i + 1, expected[i]);
    }
    tsc_arena_clear(&arena);
}

#define CHECK(expression, ...)                                                                                         \
    do {                                                                                                               \
        static const double values[] = {__VA_ARGS__};                                                                  \
        check_path(expression, values, sizeof values / sizeof *values);                                                \
    } while (0)

static void growth_compounds(void **state)
{
    (void)state;
    CHECK("steady(s)", 100, 100);
    CHECK("grow(s, percent(10))", 110, 121, 133.1);
    CHECK("grow(s, {[2025] = percent(50), rest = percent(-10)})", 150, 135, 121.5);
    CHECK("grow(s, {[2025] = .5, [2026] = 0})", 150, 150, 150);
    CHECK("grow(steady(s), percent(10), 2026)", 100, 110, 121);
    CHECK("grow(override(steady(s), {[2025] = 200}), percent(10), 2026)", 200, 220);
}

static void additions_phase_in(void **state)
{
    (void)state;
    CHECK("steady(s) + phase_in(40, {from = 2026, years = 4})", 100, 110, 120, 130, 140, 140);
    CHECK("steady(s) + phase_in(40, {from = 2025, years = 4, shape = 's'})", 106.25, 120, 133.75, 140);
    CHECK("steady(s) + phase_in(40, {from = 2026})", 100, 140, 140);
}

static void shocks_recover_persist_or_stay(void **state)
{
    (void)state;
    CHECK("steady(s) * shock(percent(-40), {year = 2026, recovery = 3})", 100, 60, 70, 80, 90, 100, 100);
    CHECK("steady(s) * shock(percent(-40), {year = 2025, persistence = .5})", 60, 80, 90, 95);
    CHECK("steady(s) * shock(percent(-40), {year = 2026})", 100, 60, 60);
    CHECK("steady(s) * shock(percent(-40), {year = 2025, lasts = 2, recovery = 1})", 60, 60, 80, 100);
}

static void paths_are_calculated_with(void **state)
{
    (void)state;
    CHECK("2 * steady(s) - 50", 150, 150);
    CHECK("-steady(s) / 4 + steady(s) ^ 2", 9975);
    CHECK("sum{steady(s), steady(s), 1}", 201);
    CHECK("steady(s) * (1 + since(2026) * percent(15))", 100, 115);
    CHECK("at_most(grow(s, .1), 115)", 110, 115, 115);
    CHECK("at_least(grow(s, -.1), 85)", 90, 85);
    CHECK("cumulate(grow(s, .1))", 110, 231);
    CHECK("delay(phase_in(40, {from = 2025, years = 2}), 1) + steady(s)", 100, 120, 140);
    CHECK("steady(s):at(2026) + steady(s)", 200, 200);
    CHECK("walk(10, {from = 2024, growth = .1, volatility = 0}) + 0", 11, 12.1);
}

static void flows_split_share_and_convert(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_scenario_run run = run_ok(SERIES "local x, m = split(grow(s, .1), .8) scenario{name = 'x', path = x} "
                                         "scenario{name = 'm', path = m} scenario{name = 'share', path = share(x, x + m)} "
                                         "scenario{name = 'dirhams', path = convert(x, 10, 'MAD')}",
                                  &arena);
    near_value(run.scenarios[0].mean[0], 88, 1e-9);
    near_value(run.scenarios[1].mean[0], 22, 1e-9);
    near_value(run.scenarios[2].mean[0], 80, 1e-9);
    near_value(run.scenarios[3].mean[0], 880, 1e-9);
    assert_string_equal(run.scenarios[0].key.indicator, "exports");
    assert_string_equal(run.scenarios[1].key.indicator, "imports");
    assert_string_equal(run.scenarios[2].key.unit.code, "%");
    assert_string_equal(run.scenarios[3].key.unit.code, "MAD");
    assert_int_equal(run.scenarios[0].history_count, 0);
    tsc_arena_clear(&arena);
}

static void series_of_several_pairs_add_up_where_all_are_ahead(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_scenario_run run = run_ok(SERIES "local t = history('A.KAZ.TUR.trade_turnover.USD', {[2021] = 5, [2022] = 7}) "
                                         "horizon(2026) scenario{name = 'all', path = steady(s) + steady(t)}",
                                  &arena);
    const tsc_scenario *all = &run.scenarios[0];
    assert_int_equal(all->count, 2);
    assert_int_equal(all->periods[0].first.year, 2025);
    near_value(all->mean[0], 107, 1e-9);
    assert_true(tsc_place_is_none(all->key.partner));
    assert_string_equal(all->key.reporter.code, "KAZ");
    assert_string_equal(all->measure, "trade turnover of Kazakhstan");
    tsc_arena_clear(&arena);
}

static void tariffs_are_simulated(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_scenario_run run =
        run_ok(SERIES "local r = smart{imports = 100, rest = 300, tariff = percent(10)} "
                      "expect(close(r.creation, 13.636364)) expect(close(r.diversion, 9.890110)) "
                      "local u = smart{imports = steady(s), rest = 300, tariff = percent(10), demand = uniform(-1.5, -1.5)} "
                      "scenario{name = 'x', path = s + u.total}",
               &arena);
    near_value(run.scenarios[0].mean[0], 123.526474, 1e-5);
    assert_int_equal(run.expectations, 2);
    tsc_arena_clear(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(growth_compounds),
        cmocka_unit_test(additions_phase_in),
        cmocka_unit_test(shocks_recover_persist_or_stay),
        cmocka_unit_test(paths_are_calculated_with),
        cmocka_unit_test(flows_split_share_and_convert),
        cmocka_unit_test(series_of_several_pairs_add_up_where_all_are_ahead),
        cmocka_unit_test(tariffs_are_simulated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
