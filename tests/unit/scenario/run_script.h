/* Runs scripts in tests over a world whose projections are known: the last value on average, log-normal with a
   standard deviation of .2 sqrt(h). */
#ifndef TSC_TEST_RUN_SCRIPT_H
#define TSC_TEST_RUN_SCRIPT_H

#include "scenario/output.h"

#include <gsl/gsl_cdf.h>

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static inline tsc_status flat_forecast(void *context, const tsc_history *history, size_t horizon, const char *model,
                                       tsc_arena *arena, tsc_projection *projection, tsc_error *err)
{
    (void)context;
    (void)err;
    double last = history->values[history->count - 1];
    *projection = (tsc_projection){.model = model, .horizon = horizon, .caution = "", .nonnegative = true};
    projection->median = tsc_arena_calloc(arena, horizon, sizeof(double));
    projection->quantiles = tsc_arena_calloc(arena, horizon * TSC_QUANTILES, sizeof(double));
    for (size_t h = 0; h < horizon; h++) {
        projection->median[h] = last;
        for (size_t q = 0; q < TSC_QUANTILES; q++)
            projection->quantiles[h * TSC_QUANTILES + q] =
                last * exp(.2 * sqrt((double)h + 1) * gsl_cdf_ugaussian_Pinv(tsc_quantile_grid[q]));
    }
    return TSC_OK;
}

/* What a run comes to, as bytes. */
static inline void written(tsc_status status, const tsc_scenario_run *run, tsc_buffer *bytes)
{
    tsc_error err;
    tsc_buffer words = {0};
    if (status != TSC_OK)
        return;
    if (run->count > 0) {
        assert_int_equal(tsc_scenario_write_csv(&run, 1, bytes, &err), TSC_OK);
        assert_int_equal(tsc_scenario_write_markdown(&run, 1, NULL, NULL, NULL, &words, &err), TSC_OK);
    }
    tsc_buffer_add_text(bytes, tsc_buffer_text(&words));
    tsc_buffer_add_text(bytes, run->printed);
    tsc_buffer_clear(&words);
}

/* Runs a script over a world in a child, as it is done, and within this process: the two give the same. */
static inline tsc_status run_in(const tsc_scenario_world *world, const char *code, const tsc_scenario_options *options,
                                tsc_arena *arena, tsc_scenario_run *run, tsc_error *err)
{
    tsc_scenario_options within = options ? *options : (tsc_scenario_options){0};
    tsc_scenario_run other;
    tsc_error told;
    tsc_buffer one = {0}, two = {0};
    memset(err, 0, sizeof *err);
    memset(&told, 0, sizeof told);
    within.within_process = true;
    tsc_status same = tsc_scenario_evaluate("test.lua", code, strlen(code), world, &within, arena, &other, &told);
    tsc_status status = tsc_scenario_evaluate("test.lua", code, strlen(code), world, options, arena, run, err);
    if (status != same || err->line != told.line || strcmp(err->message, told.message) != 0)
        fail_msg("%s\nin a child: %zu: %s\nwithin: %zu: %s", code, err->line, err->message, told.line, told.message);
    written(same, &other, &one);
    written(status, run, &two);
    assert_string_equal(tsc_buffer_text(&one), tsc_buffer_text(&two));
    tsc_buffer_clear(&one);
    tsc_buffer_clear(&two);
    return status;
}

static inline tsc_status run_with(const char *code, const tsc_scenario_options *options, tsc_arena *arena,
                                  tsc_scenario_run *run, tsc_error *err)
{
    const tsc_scenario_world world = {.forecast = flat_forecast};
    return run_in(&world, code, options, arena, run, err);
}

/* A prelude of one line, so that line numbers stay those of the code. */
#define SERIES "local s = history('A.KAZ.MAR.trade_turnover.USD', {[2022] = 80, [2023] = 90, [2024] = 100}); "

static inline tsc_scenario_run run_ok(const char *code, tsc_arena *arena)
{
    tsc_scenario_run run;
    tsc_error err;
    if (run_with(code, NULL, arena, &run, &err) != TSC_OK)
        fail_msg("%s:%zu: %s", err.file, err.line, err.message);
    return run;
}

static inline void near_value(double actual, double expected, double tolerance)
{
    if (!(fabs(actual - expected) <= tolerance))
        fail_msg("%.12g is not %.12g", actual, expected);
}

#endif
