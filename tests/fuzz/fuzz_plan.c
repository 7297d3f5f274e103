/* What a script's process might give back if it were taken over: patches (two bytes of offset, one of length, the bytes)
   over the sound result of a script that is run here; or, behind a first byte 'P', a whole message. What passes the
   check is run as any plan. */
#include "fuzz.h"

#include "scenario/confine.h"
#include "scenario/output.h"
#include "scenario/plan_wire.h"

#include <lauxlib.h>
#include <math.h>

static const char code[] =
    "local s = history('A.KAZ.MAR.trade_turnover.USD', {[2022] = 80, [2023] = 90, [2024] = 100})\n"
    "local e = history('A.KAZ.MAR.exports.USD', {[2023] = 60, [2024] = 70})\n"
    "title 't' question 'q' note 'n'\n"
    "local p = project(s)\n"
    "scenario{name = 'base', path = p}\n"
    "scenario{name = 'grown', path = grow(s, normal(percent(5), percent(1), 'rate')) + phase_in(5, {from = 2026, years = 2,\n"
    "  shape = 's', chance = .5, name = 'works'})}\n"
    "scenario{name = 'shocked', path = p * shock(percent(-30), {year = 2027, recovery = 2, name = 'drought'})}\n"
    "scenario{name = 'rate', path = convert(p, walk(10, {from = 2024, volatility = .1}), 'MAD')}\n"
    "scenario{name = 'part', path = cumulate(delay(override(steady(e), {[2026] = pert(1, 2, 4)}), 1)), unit = 't'}\n"
    "target{value = 150, year = 2029, of = s}\n"
    "print('done')\n";

static tsc_status forecast(void *context, const tsc_history *history, size_t horizon, const char *model, tsc_arena *arena,
                           tsc_projection *projection, tsc_error *err)
{
    (void)context;
    tsc_status status = tsc_projection_new(horizon, arena, projection, err);
    projection->model = model;
    projection->caution = "";
    for (size_t i = 0; status == TSC_OK && i < horizon * TSC_QUANTILES; i++) {
        projection->median[i / TSC_QUANTILES] = history->values[history->count - 1];
        projection->quantiles[i] = history->values[history->count - 1] + (double)(i % TSC_QUANTILES);
    }
    return status;
}

static void begin(tsc_session *session, tsc_arena *arena, const tsc_scenario_world *world, const tsc_scenario_options *options)
{
    tsc_error err;
    *session = (tsc_session){.arena = arena, .world = world, .options = options};
    tsc_plan_init(&session->plan, arena);
    tsc_buffer_init(&session->printed);
    session->plan.draws = options->draws;
    if (tsc_scenario_phrases_load(&session->phrases, NULL, "en", &err) != TSC_OK)
        abort();
}

static void end(tsc_session *session)
{
    tsc_buffer_clear(&session->printed);
    tsc_scenario_phrases_clear(&session->phrases);
}

/* The sound result, as the script's process writes it. */
static void make(tsc_buffer *sound, const tsc_scenario_world *world, const tsc_scenario_options *options)
{
    const tsc_sandbox_limits limits = {.memory = 1 << 22, .instructions = 100000, .cpu_seconds = 5};
    tsc_arena arena;
    tsc_session session;
    tsc_error err = {0};
    tsc_arena_init(&arena);
    begin(&session, &arena, world, options);
    FUZZ_REQUIRE(tsc_sandbox_run("x", code, sizeof code - 1, &limits, tsc_session_open_api, &session, &err) == TSC_OK);
    const char *printed = tsc_buffer_text(&session.printed);
    tsc_wire wire = tsc_wire_writer(sound);
    tsc_plan_wire(&wire, &session.plan);
    tsc_wire_text(&wire, &printed, 1 << 20);
    end(&session);
    tsc_arena_clear(&arena);
}

static void patch(tsc_buffer *bytes, const uint8_t *data, size_t size)
{
    for (size_t at = 0; at + 3 <= size;) {
        size_t offset = ((size_t)data[at] << 8 | data[at + 1]) % bytes->length, length = data[at + 2];
        at += 3;
        length = length < size - at ? length : size - at;
        memcpy(bytes->data + offset, data + at, length < bytes->length - offset ? length : bytes->length - offset);
        at += length;
    }
}

static void examine(const tsc_scenario_run *run)
{
    tsc_buffer csv = {0}, text = {0};
    tsc_error err;
    FUZZ_REQUIRE(tsc_scenario_write_csv(&run, 1, &csv, &err) == TSC_OK);
    FUZZ_REQUIRE(tsc_scenario_write_markdown(&run, 1, NULL, NULL, NULL, &text, &err) == TSC_OK);
    FUZZ_REQUIRE(fuzz_valid_utf8(tsc_buffer_text(&text), text.length));
    for (size_t s = 0; s < run->count; s++)
        for (size_t i = 0; i < run->scenarios[s].count; i++)
            FUZZ_REQUIRE(isfinite(run->scenarios[s].mean[i]));
    tsc_buffer_clear(&csv);
    tsc_buffer_clear(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const tsc_scenario_world world = {.forecast = forecast};
    static const tsc_scenario_options options = {.draws = 20};
    static tsc_buffer sound;
    tsc_error err = {0};
    tsc_arena arena;
    tsc_session session;
    tsc_scenario_run run = {.title = "", .question = "", .language = "en", .script = "x", .printed = ""};
    tsc_buffer bytes = {0};
    if (!sound.length)
        make(&sound, &world, &options);
    bool whole = size > 0 && data[0] == 'P';
    tsc_buffer_add(&bytes, whole ? (const char *)data + 1 : sound.data, whole ? size - 1 : sound.length);
    if (!whole)
        patch(&bytes, data, size);
    tsc_arena_init(&arena);
    begin(&session, &arena, &world, &options);
    tsc_status status = tsc_confine_take(tsc_span_make(tsc_buffer_text(&bytes), bytes.length), &session, &err);
    FUZZ_REQUIRE(size > 0 || status == TSC_OK);
    if (status == TSC_OK)
        status = tsc_session_run(&session, &run, &err);
    if (status == TSC_OK)
        examine(&run);
    else
        FUZZ_REQUIRE(err.message[0] != '\0');
    end(&session);
    tsc_arena_clear(&arena);
    tsc_buffer_clear(&bytes);
    return 0;
}
