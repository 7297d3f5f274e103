/* A what-if script from strangers: whatever it is, it ends within its limits, and what it gives can be written. */
#include "fuzz.h"

#include "scenario/output.h"

#include <math.h>

static tsc_status forecast(void *context, const tsc_history *history, size_t horizon, const char *model, tsc_arena *arena,
                           tsc_projection *projection, tsc_error *err)
{
    (void)context;
    *projection = (tsc_projection){.model = model, .horizon = horizon, .caution = ""};
    projection->median = tsc_arena_calloc(arena, horizon, sizeof(double));
    projection->quantiles = tsc_arena_calloc(arena, horizon * TSC_QUANTILES, sizeof(double));
    if (!projection->median || !projection->quantiles)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory");
    for (size_t i = 0; i < horizon * TSC_QUANTILES; i++) {
        projection->median[i / TSC_QUANTILES] = history->values[history->count - 1];
        projection->quantiles[i] = history->values[history->count - 1] + (double)(i % TSC_QUANTILES);
    }
    return TSC_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const tsc_scenario_world world = {.forecast = forecast};
    const tsc_scenario_options options = {.draws = 20, .instruction_limit = 20000, .memory_limit = 1 << 20, .within_process = true};
    tsc_arena arena;
    tsc_scenario_run run;
    const tsc_scenario_run *runs[] = {&run};
    tsc_error err = {0};
    tsc_buffer csv = {0}, text = {0};
    tsc_arena_init(&arena);
    if (tsc_scenario_evaluate("fuzz.lua", (const char *)data, size, &world, &options, &arena, &run, &err) == TSC_OK) {
        FUZZ_REQUIRE(tsc_scenario_write_csv(runs, 1, &csv, &err) == TSC_OK);
        FUZZ_REQUIRE(tsc_scenario_write_markdown(runs, 1, NULL, NULL, NULL, &text, &err) == TSC_OK);
        for (size_t s = 0; s < run.count; s++)
            for (size_t i = 0; i < run.scenarios[s].count; i++)
                FUZZ_REQUIRE(isfinite(run.scenarios[s].mean[i]));
    } else {
        FUZZ_REQUIRE(err.message[0] != '\0');
    }
    tsc_buffer_clear(&csv);
    tsc_buffer_clear(&text);
    tsc_arena_clear(&arena);
    return 0;
}
