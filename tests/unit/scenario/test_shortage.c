/* Scripts where memory is short: each allocation fails in its turn, and the run either says so or gives the same bytes. */
#include "run_script.h"

#include "../shortage.h"

#include "scenario/potential.h"
#include "scenario/store_panel.h"

/* What the world gives: a series of three years, a goal and an act. */
static tsc_status some_series(void *context, const tsc_key *key, tsc_arena *arena, tsc_series *series, tsc_error *err)
{
    (void)context;
    *series = (tsc_series){.key = *key, .points = tsc_arena_calloc(arena, 3, sizeof(tsc_point)), .count = 3};
    if (!series->points)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory");
    for (int i = 0; i < 3; i++)
        series->points[i] = (tsc_point){.period = tsc_period_year(2022 + i), .value = 80e6 + 1e7 * i, .preferred = true,
                                        .status = TSC_OBSERVED, .source = "table.csv"};
    return TSC_OK;
}

static tsc_status some_goals(void *context, const tsc_key *pattern, tsc_arena *arena, tsc_scenario_goal **goals, size_t *count,
                             tsc_error *err)
{
    (void)context;
    *goals = tsc_arena_calloc(arena, 1, sizeof **goals);
    if (!*goals)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory");
    **goals = (tsc_scenario_goal){.key = *pattern, .value = 1e9, .due_year = 2030, .source = "a.txt"};
    *count = 1;
    return TSC_OK;
}

static tsc_status some_acts(void *context, const char *pair, tsc_arena *arena, tsc_scenario_act **acts, size_t *count,
                            tsc_error *err)
{
    (void)context, (void)pair;
    *acts = tsc_arena_calloc(arena, 1, sizeof **acts);
    if (!*acts)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory");
    **acts = (tsc_scenario_act){"LOG_HUB", "committed", "", "2028", "", "a.txt", "a hub", "KAZ MAR", 1};
    *count = 1;
    return TSC_OK;
}

static tsc_status short_forecast(void *context, const tsc_history *history, size_t horizon, const char *model,
                                 tsc_arena *arena, tsc_projection *projection, tsc_error *err)
{
    size_t before = shortage_at;
    shortage_at = 0; /* that of the tests does not look */
    tsc_status status = flat_forecast(context, history, horizon, model, arena, projection, err);
    shortage_at = before;
    return status;
}

static const char script[] =
    "title 'A hub' question 'What does it bring?' note 'A note.'\n"
    "local s = series 'A.KAZ.MAR.trade_turnover.USD'\n"
    "local own = series('A.KAZ.TUR.imports.USD', {[2023] = 1e6, [2024] = 2e6})\n"
    "for _, t in ipairs(targets(s)) do target(t) end\n"
    "local hub = commitment('LOG_HUB', {chance = percent(60)})\n"
    "local size = empirical({.05, .1, .2}, 'size of the hub')\n"
    "local base = project(s)\n"
    "scenario{name = 'base', path = base}\n"
    "scenario{name = 'hub', about = 'With a hub.', path = base * (1 + size * hub)}\n"
    "scenario{name = 'steady', path = at_most(grow(s, {[2025] = percent(5), rest = normal(.04, .01, 'growth')}), 150e6)}\n"
    "scenario{name = 'both', path = sum{s, own}}\n"
    "local out, back = split(s, .4)\n"
    "scenario{name = 'split', path = back}\n"
    "scenario{name = 'free', path = base * policy('visa_free', {from = 2026, name = 'no visa'}) * shock(-.3, {year = 2027, "
    "recovery = 2})}\n"
    "print(base:mean(2026), base:quantile(.5, 2026), #events{})\n";

static tsc_status run_once(tsc_arena *arena, tsc_buffer *bytes, tsc_error *err)
{
    const tsc_scenario_world world = {
        .series = some_series, .goals = some_goals, .acts = some_acts, .forecast = short_forecast};
    const tsc_scenario_options options = {.draws = 4, .within_process = true, .language = "fr"};
    tsc_scenario_run run;
    tsc_status status =
        tsc_scenario_evaluate("test.lua", script, sizeof script - 1, &world, &options, arena, &run, err);
    const tsc_scenario_run *all = &run;
    if (status == TSC_OK)
        status = tsc_scenario_write_csv(&all, 1, bytes, err);
    if (status == TSC_OK)
        status = tsc_scenario_write_markdown(&all, 1, NULL, NULL, NULL, bytes, err);
    if (status == TSC_OK)
        tsc_buffer_add_text(bytes, run.printed);
    return status == TSC_OK ? tsc_buffer_status(bytes, err) : status;
}

static void a_script_tells_every_shortage(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_buffer whole = {0}, bytes = {0};
    tsc_error err = {0};
    tsc_arena_init(&arena);
    if (run_once(&arena, &whole, &err) != TSC_OK)
        fail_msg("%zu: %s", err.line, err.message);
    tsc_arena_clear(&arena);
    size_t n = 1;
    for (bool more = true; more; n += getenv("UNDER_VALGRIND") ? 37 : 1) {
        shortage_set(n);
        tsc_status status = run_once(&arena, &bytes, &err);
        more = shortage_struck();
        shortage_set(0);
        bool said = status == TSC_ENOMEM || (status == TSC_ELIMIT && strstr(err.message, "memory"));
        if (!said && (status != TSC_OK || strcmp(tsc_buffer_text(&bytes), tsc_buffer_text(&whole)) != 0))
            fail_msg("allocation %zu: status %d, %s", n, (int)status, status == TSC_OK ? "other bytes" : err.message);
        tsc_arena_clear(&arena);
        tsc_buffer_clear(&bytes);
    }
    assert_true(n > 600);
    tsc_buffer_clear(&whole);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_script_tells_every_shortage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
