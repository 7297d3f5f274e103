/* What a script's process gives back is believed only where it is a plan: one thing after the other is put wrong. */
#include "run_script.h"

#include "scenario/confine.h"
#include "scenario/plan_wire.h"

/* A plan with something of everything: node 0 a series held, 1 a draw, 2 their product, 3 years set, 4 a projection. */
static void make_plan(tsc_plan *plan, tsc_arena *arena)
{
    static const int years[] = {2023, 2024}, later[] = {2026};
    static const double values[] = {90, 100};
    static const uint32_t numbers[] = {1};
    tsc_error err;
    uint32_t index;
    tsc_plan_init(plan, arena);
    tsc_plan_series series = {.years = years, .values = values, .count = 2, .source = ""};
    assert_true(tsc_key_parse(tsc_span_of("A.KAZ.MAR.exports.USD"), &series.key));
    assert_int_equal(tsc_plan_add_series(plan, &series, &index, &err), TSC_OK);
    assert_int_equal(tsc_plan_add_projection(plan, 0, "auto", &index, &err), TSC_OK);
    const tsc_plan_input input = {.distribution = {.kind = TSC_DISTRIBUTION_NORMAL, .a = 1, .b = .1}, .name = "", .id = "",
                                  .origin = "", .node = 1, .has_node = true};
    assert_int_equal(tsc_plan_add_input(plan, &input, &index, &err), TSC_OK);
    const tsc_key *key = &plan->series[0].key;
    const tsc_plan_node nodes[] = {
        {.op = TSC_OP_STEADY, .path = true, .key = key},
        {.op = TSC_OP_DRAW},
        {.op = TSC_OP_MULTIPLY, .path = true, .arg_count = 2, .args = {0, 1}, .key = key},
        {.op = TSC_OP_OVERRIDE, .path = true, .arg_count = 1, .args = {2}, .more = numbers, .years = later, .count = 1},
        {.op = TSC_OP_PROJECT, .path = true, .key = key},
    };
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++)
        assert_int_equal(tsc_plan_add_node(plan, &nodes[i], &index, &err), TSC_OK);
    plan->projections[0].node = 4;
    plan->projections[0].has_node = true;
    const tsc_plan_scenario scenario = {.name = "one", .description = "", .node = 3, .key = key, .unit_label = "USD"};
    assert_int_equal(tsc_plan_add_scenario(plan, &scenario, &err), TSC_OK);
    const tsc_plan_target target = {.name = "", .source = "", .key = key, .value = 5, .year = 2030};
    assert_int_equal(tsc_plan_add_target(plan, &target, &err), TSC_OK);
    assert_int_equal(tsc_plan_add_note(plan, "a note", &err), TSC_OK);
}

/* Sends the plan as a script's process would, and takes it as its parent does. */
static tsc_status send_and_take(tsc_plan *plan, tsc_arena *arena, tsc_error *err)
{
    tsc_buffer bytes = {0};
    const char *printed = "said\n";
    tsc_session session = {.arena = arena};
    tsc_wire wire = tsc_wire_writer(&bytes);
    tsc_plan_init(&session.plan, arena);
    tsc_plan_wire(&wire, plan);
    tsc_wire_text(&wire, &printed, 100);
    assert_true(tsc_wire_done(&wire));
    tsc_status status = tsc_confine_take(tsc_span_make(bytes.data, bytes.length), &session, err);
    if (status == TSC_OK)
        assert_string_equal(tsc_buffer_text(&session.printed), "said\n");
    tsc_buffer_clear(&session.printed);
    tsc_buffer_clear(&bytes);
    return status;
}

typedef struct mistake {
    const char *what;
    void (*make)(tsc_plan *plan);
} mistake;

#define MISTAKE(name, ...)                                                                                                       \
    static void name(tsc_plan *plan)                                                                                             \
    {                                                                                                                            \
        __VA_ARGS__;                                                                                                             \
    }
MISTAKE(argument_ahead, plan->nodes[2].args[1] = 2)
MISTAKE(argument_nowhere, plan->nodes[2].args[1] = 4000000000u)
MISTAKE(too_few_arguments, plan->nodes[2].arg_count = 1)
MISTAKE(no_such_shape, plan->nodes[2].shape = 1)
MISTAKE(no_such_series, plan->nodes[0].index = 1)
MISTAKE(no_such_input, plan->nodes[1].index = 9)
MISTAKE(no_such_projection, plan->nodes[4].index = 1)
MISTAKE(number_for_path, plan->nodes[0].path = false)
MISTAKE(path_for_number, plan->nodes[1].path = true)
MISTAKE(not_as_its_arguments, plan->nodes[2].path = false)
MISTAKE(value_without_bounds, plan->nodes[1].value = (double)INFINITY)
MISTAKE(node_of_no_year, plan->nodes[2].year = 10000)
MISTAKE(label_that_is_no_text, plan->nodes[2].label = "\xff")
MISTAKE(key_of_no_frequency, plan->series[0].key.frequency = 'x')
MISTAKE(key_that_is_no_text, memcpy(plan->series[0].key.indicator, "\xc3", 2))
MISTAKE(years_of_what_has_none, plan->nodes[2].more = plan->nodes[3].more; plan->nodes[2].years = plan->nodes[3].years;
        plan->nodes[2].count = 1)
MISTAKE(set_to_what_comes_later, static const uint32_t later[] = {3}; plan->nodes[3].more = later)
MISTAKE(set_in_no_year, static const int never[] = {0}; plan->nodes[3].years = never)
MISTAKE(series_of_nothing, plan->series[0].count = 0)
MISTAKE(years_out_of_order, static const int years[] = {2024, 2023}; plan->series[0].years = years)
MISTAKE(values_that_are_none, static const double values[] = {1, (double)NAN}; plan->series[0].values = values)
MISTAKE(projection_of_no_series, plan->projections[0].series = 7)
MISTAKE(projection_of_another_node, plan->projections[0].node = 2)
MISTAKE(input_of_another_node, plan->inputs[0].node = 0)
MISTAKE(input_of_no_node, plan->inputs[0].node = 5)
MISTAKE(empirical_without_bounds, static const double values[] = {(double)INFINITY};
        plan->inputs[0].distribution =
            (tsc_distribution){.kind = TSC_DISTRIBUTION_EMPIRICAL, .values = values, .count = 1})
MISTAKE(scenario_without_name, plan->scenarios[0].name = "")
MISTAKE(scenario_of_no_node, plan->scenarios[0].node = 5)
MISTAKE(scenario_that_is_one_number, plan->scenarios[0].node = 1)
MISTAKE(base_ahead, plan->scenarios[0].base = 1)
MISTAKE(target_of_no_year, plan->targets[0].year = 0)
MISTAKE(target_without_bounds, plan->targets[0].value = (double)NAN)
MISTAKE(note_that_is_no_text, plan->notes[0] = "\xed\xa0\x80")
MISTAKE(title_that_is_no_text, plan->title = "\xc0\xaf")
MISTAKE(horizon_of_no_year, plan->to_year = -5)

static const mistake mistakes[] = {
#define NAMED(name) {#name, name}
    NAMED(argument_ahead), NAMED(argument_nowhere), NAMED(too_few_arguments), NAMED(no_such_shape), NAMED(no_such_series),
    NAMED(no_such_input), NAMED(no_such_projection), NAMED(number_for_path), NAMED(path_for_number),
    NAMED(not_as_its_arguments), NAMED(value_without_bounds), NAMED(node_of_no_year), NAMED(label_that_is_no_text),
    NAMED(key_of_no_frequency), NAMED(key_that_is_no_text), NAMED(years_of_what_has_none), NAMED(set_to_what_comes_later),
    NAMED(set_in_no_year), NAMED(series_of_nothing), NAMED(years_out_of_order), NAMED(values_that_are_none),
    NAMED(projection_of_no_series), NAMED(projection_of_another_node), NAMED(input_of_another_node), NAMED(input_of_no_node),
    NAMED(empirical_without_bounds), NAMED(scenario_without_name), NAMED(scenario_of_no_node),
    NAMED(scenario_that_is_one_number), NAMED(base_ahead), NAMED(target_of_no_year), NAMED(target_without_bounds),
    NAMED(note_that_is_no_text), NAMED(title_that_is_no_text), NAMED(horizon_of_no_year),
};

static void a_plan_is_taken_and_each_mistake_in_it_refused(void **state)
{
    (void)state;
    tsc_plan plan;
    tsc_arena arena;
    tsc_error err = {0};
    tsc_arena_init(&arena);
    make_plan(&plan, &arena);
    if (send_and_take(&plan, &arena, &err) != TSC_OK)
        fail_msg("a good plan is refused: %s", err.message);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        make_plan(&plan, &arena);
        mistakes[i].make(&plan);
        if (send_and_take(&plan, &arena, &err) != TSC_EINPUT || !strstr(err.message, "is no plan"))
            fail_msg("%s is not refused: %s", mistakes[i].what, err.message);
    }
    tsc_arena_clear(&arena);
}

static void a_distribution_that_is_none_is_refused_in_its_words(void **state)
{
    (void)state;
    tsc_plan plan;
    tsc_arena arena;
    tsc_error err = {0};
    tsc_arena_init(&arena);
    make_plan(&plan, &arena);
    plan.inputs[0].distribution.b = -1;
    assert_int_equal(send_and_take(&plan, &arena, &err), TSC_EUSAGE);
    assert_non_null(strstr(err.message, "standard deviation"));
    tsc_arena_clear(&arena);
}

static void a_plan_cut_short_anywhere_is_refused(void **state)
{
    (void)state;
    tsc_plan plan;
    tsc_arena arena;
    tsc_buffer bytes = {0};
    const char *printed = "";
    tsc_arena_init(&arena);
    make_plan(&plan, &arena);
    tsc_wire wire = tsc_wire_writer(&bytes);
    tsc_plan_wire(&wire, &plan);
    tsc_wire_text(&wire, &printed, 100);
    for (size_t length = 0; length < bytes.length; length++) {
        tsc_session session = {.arena = &arena};
        tsc_error err;
        tsc_plan_init(&session.plan, &arena);
        assert_int_equal(tsc_confine_take(tsc_span_make(bytes.data, length), &session, &err), TSC_EINPUT);
        tsc_buffer_clear(&session.printed);
    }
    tsc_buffer_clear(&bytes);
    tsc_arena_clear(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_is_taken_and_each_mistake_in_it_refused),
        cmocka_unit_test(a_distribution_that_is_none_is_refused_in_its_words),
        cmocka_unit_test(a_plan_cut_short_anywhere_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
