/* What scripts read of a store: through the world of their parent, the same as within its process. */
#include "run_script.h"

#include "../store/store_case.h"

#include "scenario/world.h"

#define TURNOVER "A.KAZ.MAR.trade_turnover.USD"

/* Three documents: turnover of three years, exports by quarters, a target, and acts done and promised. */
static int fill_store(void **state)
{
    if (store_setup(state) != 0)
        return -1;
    store_case *c = *state;
    tsc_figure years[] = {level_of("trade_turnover", "KAZ", "MAR", 2022, 80e6),
                          level_of("trade_turnover", "KAZ", "MAR", 2023, 90e6),
                          level_of("trade_turnover", "KAZ", "MAR", 2024, 100e6),
                          level_of("imports", "KAZ", "MAR", 2024, 30e6),
                          level_of("trade_turnover", "KAZ", "MAR", 2030, 1e9)};
    years[4].status = TSC_TARGET;
    add_document(c, "turnover.txt", "turnover and its target", "2025-02-01", years, 5, NULL, 0);
    tsc_figure quarters[5];
    for (int q = 0; q < 5; q++) {
        quarters[q] = level_of("exports", "KAZ", "MAR", 2023, 10e6 + q);
        quarters[q].period = tsc_period_quarter(2023 + q / 4, q % 4 + 1);
    }
    add_document(c, "exports.txt", "exports by quarters", "2025-02-02", quarters, 5, NULL, 0);
    tsc_event acts[] = {{.code = "LOG_HUB", .status = TSC_EVENT_COMMITTED, .due = tsc_period_year(2028), .sector = "transport"},
                        {.code = "LOG_HUB", .status = TSC_EVENT_PLANNED, .due = tsc_period_month(2027, 6), .sector = "transport"},
                        {.code = "MOU_SIGN", .status = TSC_EVENT_PROPOSED},
                        {.code = "VISA_FREE", .status = TSC_EVENT_DONE, .date = tsc_period_day(2024, 10, 1)}};
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        acts[i].actor_count = 2;
        acts[i].confidence = acts[i].weight = 0.9;
        acts[i].end = 3 + i; /* two acts of one code in one place would be one */
        acts[i].language = "en";
        acts[i].rule = "test";
        assert_true(tsc_place_parse(tsc_span_of("KAZ"), &acts[i].actors[0]));
        assert_true(tsc_place_parse(tsc_span_of(i == 3 ? "TUR" : "MAR"), &acts[i].actors[1]));
    }
    add_document(c, "acts.txt", "acts of cooperation", "2025-02-03", NULL, 0, acts, sizeof acts / sizeof *acts);
    return 0;
}

static tsc_status run_on_store(store_case *c, const char *code, tsc_scenario_run *run)
{
    tsc_world_sources sources = {.store = c->store};
    tsc_scenario_world world = tsc_world_make(&sources);
    const tsc_scenario_options options = {.draws = 50};
    world.forecast = flat_forecast;
    return run_in(&world, code, &options, &c->arena, run, &c->err);
}

static void prints(store_case *c, const char *code, const char *printed)
{
    tsc_scenario_run run;
    if (run_on_store(c, code, &run) != TSC_OK)
        fail_msg("%s: %s", code, c->err.message);
    assert_string_equal(run.printed, printed);
}

static void ends_with(store_case *c, const char *code, tsc_status status, const char *reason)
{
    tsc_scenario_run run;
    if (run_on_store(c, code, &run) != status || !strstr(c->err.message, reason))
        fail_msg("%s ended with %d: %s", code, (int)c->err.code, c->err.message);
}

static void a_series_of_the_store_has_its_observed_years(void **state)
{
    store_case *c = *state;
    prints(c, "local s = series '" TURNOVER "' print(s.first_year, s.first, s.last_year, s.last, s.unit, s.key, s.source)",
           "2022\t80000000\t2024\t100000000\tUSD\t" TURNOVER "\tturnover.txt\n");
    prints(c, "local s = series '" TURNOVER "' print(s:value(2023), s:value(2019), #s:years(), s:growth(2022, 2023))",
           "90000000\tnil\t3\t0.125\n");
}

static void a_pattern_of_a_series_must_fit_one(void **state)
{
    store_case *c = *state;
    prints(c, "print((series 'A.KAZ..trade_turnover').key)", TURNOVER "\n");
    ends_with(c, "series 'A.KAZ.MAR'", TSC_EUSAGE, "2 series fit 'A.KAZ.MAR..'; name one of them in full");
    ends_with(c, "series 'A.KAZ.TUR.imports.USD'", TSC_EUSAGE, "there is no series A.KAZ.TUR.imports.USD here");
    ends_with(c, "(series '" TURNOVER "').middle()", TSC_EUSAGE, "no 'middle'");
    ends_with(c, "(series '" TURNOVER "'):growth(2019, 2024)", TSC_EUSAGE, "has no value for 2019");
    ends_with(c, "(series '" TURNOVER "'):growth(2024, 2023)", TSC_EUSAGE, "the earlier first");
}

static void quarters_of_a_flow_make_a_year(void **state)
{
    store_case *c = *state;
    prints(c, "local s = series 'A.KAZ.MAR.exports.USD' print(s.first_year, s.last_year, s.last)", "2023\t2023\t40000006\n");
}

static void own_figures_stand_in_and_are_noted(void **state)
{
    store_case *c = *state;
    tsc_scenario_run run;
    assert_int_equal(run_on_store(c, "print((series('A.KAZ.TUR.imports.USD', {[2024] = 5})).last)", &run), TSC_OK);
    assert_string_equal(run.printed, "5\n");
    assert_int_equal(run.note_count, 1);
    assert_string_equal(run.notes[0], "A.KAZ.TUR.imports.USD is not in the store: the script's own figures are used.");
}

static void targets_of_the_store_become_targets_of_the_script(void **state)
{
    store_case *c = *state;
    tsc_scenario_run run;
    const char *code = "local s = series '" TURNOVER "'\n"
                       "for _, t in ipairs(targets(s)) do print(t.value, t.year, t.of, t.source) target(t) end\n"
                       "scenario{name = 'as it is', path = steady(s)}";
    assert_int_equal(run_on_store(c, code, &run), TSC_OK);
    assert_string_equal(run.printed, "1000000000\t2030\t" TURNOVER "\tturnover.txt\n");
    assert_int_equal(run.scenarios[0].target_count, 1);
    near_value(run.scenarios[0].targets[0].missing, 900e6, 1);
    near_value(run.scenarios[0].targets[0].required_growth_pct, 100 * (pow(10, 1.0 / 6) - 1), 1e-9);
    near_value(run.scenarios[0].targets[0].probability, 0, 0);
    prints(c, "print(#targets 'A.KAZ.TUR.trade_turnover.USD')", "0\n");
}

static void acts_of_the_store_are_listed_by_what_is_asked(void **state)
{
    store_case *c = *state;
    prints(c, "print(#events{}, #events{pair = 'KAZ-MAR'}, #events{pair = 'TUR-KAZ'}, #events{pair = 'KAZ'})", "4\t3\t1\t4\n");
    prints(c, "print(#events{code = 'LOG_HUB'}, #events{status = 'done'}, #events{sector = 'transport', status = 'planned'})",
           "2\t1\t1\n");
    prints(c, "local e = events{code = 'VISA_FREE'}[1] print(e.status, e.date, e.due, e.sector, e.source, e.actors, e.weight)",
           "done\t2024-10-01\t\t\tacts.txt\tKAZ TUR\t0.9\n");
}

static void a_commitment_begins_when_the_store_says_it_is_due(void **state)
{
    store_case *c = *state;
    prints(c, "local p = commitment('LOG_HUB', {pair = 'KAZ-MAR'}) horizon(2029) history('" TURNOVER "', {[2024] = 1})\n"
              "print(p:mean(2027), p:mean(2028))", "0\t1\n"); /* the later of the two */
    prints(c, "local p = commitment('LOG_HUB', {from = 2026}) horizon(2029) history('" TURNOVER "', {[2024] = 1})\n"
              "print(p:mean(2025), p:mean(2026))", "0\t1\n");
    ends_with(c, "commitment('MOU_SIGN')", TSC_EUSAGE, "the commitment MOU_SIGN has no date in the store");
    ends_with(c, "commitment('VISA_FREE')", TSC_EUSAGE, "no open commitment VISA_FREE"); /* it is done */
    ends_with(c, "commitment('LOG_HUB', {pair = 'KAZ-TUR'})", TSC_EUSAGE, "no open commitment LOG_HUB");
}

static void a_world_without_a_store_has_nothing(void **state)
{
    (void)state;
    tsc_world_sources sources = {0};
    const tsc_scenario_world world = tsc_world_make(&sources);
    tsc_scenario_run run;
    tsc_arena arena;
    tsc_error err;
    tsc_arena_init(&arena);
    assert_int_equal(run_in(&world, "print(#targets '" TURNOVER "', #events{})", NULL, &arena, &run, &err), TSC_OK);
    assert_string_equal(run.printed, "0\t0\n");
    assert_int_equal(run_in(&world, "series '" TURNOVER "'", NULL, &arena, &run, &err), TSC_EUSAGE);
    assert_non_null(strstr(err.message, "there is no series"));
    tsc_arena_clear(&arena);
}

static tsc_status broken_series(void *context, const tsc_key *key, tsc_arena *arena, tsc_series *series, tsc_error *err)
{
    (void)context, (void)key, (void)arena, (void)series;
    return tsc_error_set(err, TSC_EINPUT, "t.db", 0, "is damaged");
}

static tsc_status refused_forecast(void *context, const tsc_history *history, size_t horizon, const char *model,
                                   tsc_arena *arena, tsc_projection *projection, tsc_error *err)
{
    (void)context, (void)history, (void)horizon, (void)arena, (void)projection;
    return tsc_error_set(err, TSC_EMODEL, NULL, 0, "%s was refused", model);
}

static void what_the_world_says_is_wrong_ends_the_script_with_its_place(void **state)
{
    (void)state;
    const tsc_scenario_world world = {.series = broken_series, .forecast = refused_forecast}, none = {0};
    tsc_scenario_run run;
    tsc_arena arena;
    tsc_error err;
    tsc_arena_init(&arena);
    assert_int_equal(run_in(&world, "\nseries '" TURNOVER "'", NULL, &arena, &run, &err), TSC_EINPUT);
    assert_string_equal(err.message, "t.db: is damaged");
    assert_int_equal(err.line, 2);
    assert_int_equal(run_in(&world, SERIES "\nprint(project(s, 'holt'):mean(2025))", NULL, &arena, &run, &err), TSC_EMODEL);
    assert_string_equal(err.message, "holt was refused");
    assert_int_equal(run_in(&none, SERIES "print(project(s):mean(2025))", NULL, &arena, &run, &err), TSC_EUSAGE);
    assert_string_equal(err.message, "there is no projection to be had here");
    tsc_arena_clear(&arena);
}

static void questions_to_the_store_are_counted(void **state)
{
    ends_with(*state, "for i = 1, 2000 do targets '" TURNOVER "' end", TSC_ELIMIT, "reads more than 1000 times");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_series_of_the_store_has_its_observed_years),
        cmocka_unit_test(a_pattern_of_a_series_must_fit_one),
        cmocka_unit_test(quarters_of_a_flow_make_a_year),
        cmocka_unit_test(own_figures_stand_in_and_are_noted),
        cmocka_unit_test(targets_of_the_store_become_targets_of_the_script),
        cmocka_unit_test(acts_of_the_store_are_listed_by_what_is_asked),
        cmocka_unit_test(a_commitment_begins_when_the_store_says_it_is_due),
        cmocka_unit_test(a_world_without_a_store_has_nothing),
        cmocka_unit_test(what_the_world_says_is_wrong_ends_the_script_with_its_place),
        cmocka_unit_test(questions_to_the_store_are_counted),
    };
    return cmocka_run_group_tests(tests, fill_store, store_teardown);
}
