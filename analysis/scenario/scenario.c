#include "scenario/scenario.h"

#include "scenario/confine.h"
#include "scenario/summary.h"
#include "scenario/translation.h"
#include "scenario/words.h"

#include <math.h>
#include <string.h>

enum { MEMORY = 32 << 20, INSTRUCTIONS = 50000000, DRAWS_LIMIT = 1000000 };
static const double cpu_seconds = 10;

/* What a script may need of files is read before it runs; an error counts once it asks. */
static void load_effects(tsc_session *session)
{
    tsc_error *err = &session->effects_error;
    const tsc_scenario_options *options = session->options;
    session->effects_status = tsc_effects_load(&session->effects, options->effects_path, session->plan.language, session->arena, err);
    if (session->effects_status == TSC_OK && options->gravity_path)
        session->effects_status = tsc_effects_load_gravity(&session->effects, options->gravity_path, session->arena, err);
}

static tsc_status note_cautions(tsc_plan *plan, tsc_error *err)
{
    for (size_t i = 0; i < plan->projection_count; i++) {
        const char *caution = plan->projections[i].forecast.caution;
        if (!caution || !*caution)
            continue;
        char key[TSC_KEY_SIZE];
        tsc_error note;
        tsc_key_format(&plan->series[plan->projections[i].series].key, key);
        tsc_error_set(&note, TSC_OK, NULL, 0, "%s: %s.", key, caution);
        tsc_status status = tsc_plan_add_note(plan, note.message, err);
        if (status != TSC_OK)
            return status;
    }
    return TSC_OK;
}

tsc_status tsc_session_run(tsc_session *session, tsc_scenario_run *run, tsc_error *err)
{
    tsc_plan *plan = &session->plan;
    tsc_status status = tsc_session_project(session, err);
    if (status == TSC_OK && plan->scenario_count > 0) {
        run->scenarios = tsc_arena_calloc(session->arena, plan->scenario_count, sizeof *run->scenarios);
        if (!run->scenarios)
            return tsc_error_memory(err, "%zu scenarios", plan->scenario_count);
        status = tsc_plan_summarize(plan, run->scenarios, session->arena, err);
        if (status == TSC_OK)
            status = tsc_plan_tornado(plan, run->scenarios, session->arena, err);
        if (status == TSC_OK)
            status = tsc_scenario_words_assumptions(plan, run->scenarios, session->arena, err);
        run->count = status == TSC_OK ? plan->scenario_count : 0;
    }
    return status == TSC_OK ? note_cautions(plan, err) : status;
}

static void describe_run(const tsc_session *session, const char *name, tsc_scenario_run *run)
{
    run->script = name;
    run->language = session->plan.language;
    run->title = session->plan.title;
    run->question = session->plan.question;
    run->translated = session->plan.translated;
    run->seed = session->plan.seed;
    run->draws = session->plan.draws;
    run->expectations = session->plan.expectations;
    run->notes = session->plan.notes;
    run->note_count = session->plan.note_count;
}

static tsc_status run_script(const char *name, const char *code, size_t length, tsc_session *session, tsc_error *err)
{
    const tsc_scenario_options *given = session->options;
    const tsc_sandbox_limits limits = {.memory = given->memory_limit ? given->memory_limit : MEMORY,
                                       .instructions = given->instruction_limit ? given->instruction_limit : INSTRUCTIONS,
                                       .cpu_seconds = given->cpu_limit > 0 ? given->cpu_limit : cpu_seconds};
    load_effects(session);
    return given->within_process ? tsc_sandbox_run(name, code, length, &limits, tsc_session_open_api, session, err)
                                 : tsc_confine_run(name, code, length, &limits, tsc_session_open_api, session, err);
}

tsc_status tsc_scenario_evaluate(const char *name, const char *code, size_t length, const tsc_scenario_world *world,
                                 const tsc_scenario_options *options, tsc_arena *arena, tsc_scenario_run *run,
                                 tsc_error *err)
{
    tsc_scenario_options given = options ? *options : (tsc_scenario_options){0};
    tsc_session session = {.arena = arena, .world = world, .options = &given};
    *run = (tsc_scenario_run){.title = "", .question = "", .language = "en"};
    if (given.draws > DRAWS_LIMIT)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "%zu draws, the limit is %d", given.draws, DRAWS_LIMIT);
    tsc_plan_init(&session.plan, arena);
    tsc_buffer_init(&session.printed);
    session.plan.to_year = given.to_year;
    session.plan.language = given.language ? given.language : "en";
    session.plan.seed = given.seed ? given.seed : TSC_SCENARIO_SEED;
    session.plan.draws = given.draws ? given.draws : TSC_SCENARIO_DRAWS;
    tsc_status status = tsc_scenario_phrases_load(&session.phrases, NULL, session.plan.language, err);
    if (status == TSC_OK)
        status = run_script(name, code, length, &session, err);
    if (status == TSC_OK)
        status = tsc_plan_translate(&session.plan, name, err);
    if (status == TSC_OK)
        status = tsc_session_run(&session, run, err);
    if (status == TSC_OK) {
        describe_run(&session, tsc_arena_strdup(arena, name), run);
        run->printed = tsc_arena_strdup(arena, tsc_buffer_text(&session.printed));
        if (!run->printed || !run->script)
            status = tsc_error_memory(err, "the results of a script");
    }
    tsc_buffer_clear(&session.printed);
    tsc_scenario_phrases_clear(&session.phrases);
    return status == TSC_OK ? TSC_OK : tsc_error_locate(err, name, 0);
}

size_t tsc_scenario_column(double probability)
{
    size_t best = 0;
    for (size_t q = 1; q < TSC_QUANTILES; q++)
        if (fabs(tsc_quantile_grid[q] - probability) < fabs(tsc_quantile_grid[best] - probability))
            best = q;
    return best;
}
