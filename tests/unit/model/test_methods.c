/* Each method on series whose answer is known, and on those that have none. */
#include "model/diagnose.h"
#include "model/methods.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

enum { LONGEST = 64, HORIZON = 6 };
static int years[LONGEST];
static double values[LONGEST];

static tsc_history history_of(size_t count, int season)
{
    for (size_t i = 0; i < count; i++)
        years[i] = 2000 + (int)i;
    return (tsc_history){years, values, count, season};
}

static void fit_named(const char *name, const tsc_history *history, tsc_arena *arena, tsc_sample *sample, tsc_fit *fit)
{
    assert_int_equal(tsc_sample_new(history, arena, sample, NULL), TSC_OK);
    assert_non_null(tsc_method_get(name));
    assert_int_equal(tsc_method_fit(tsc_method_get(name), sample, HORIZON, arena, fit, NULL), TSC_OK);
}

static double end_of(const char *name, const tsc_history *history, size_t step)
{
    tsc_arena arena;
    tsc_sample sample;
    tsc_fit fit;
    tsc_arena_init(&arena);
    fit_named(name, history, &arena, &sample, &fit);
    double end = fit.refusal ? (double)NAN : fit.path[step - 1] * sample.scale;
    tsc_arena_clear(&arena);
    return end;
}

static void steady_growth_is_carried_on_exactly(void **state)
{
    (void)state;
    static const char *const names[] = {"growth", "cagr", "ls_growth", "loglinear", "theil_sen", "exponential"};
    tsc_history history = history_of(8, 1);
    for (size_t i = 0; i < 8; i++)
        values[i] = 100 * pow(1.07, (double)i);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_true(fabs(end_of(names[i], &history, 5) / (100 * pow(1.07, 12)) - 1) < 1e-6);
    assert_true(fabs(end_of("naive", &history, 5) - 100 * pow(1.07, 7)) < 1e-9);
    assert_true(end_of("shrunk", &history, 5) < 100 * pow(1.07, 12));
}

static void drift_and_lines_count_elapsed_time(void **state)
{
    (void)state;
    int times[] = {2000, 2001, 2005, 2010};
    double line[] = {10, 12, 20, 30};
    tsc_history history = {times, line, 4, 1};
    assert_true(fabs(end_of("drift", &history, 3) - 36) < 1e-9);
    assert_true(fabs(end_of("linear", &history, 3) - 36) < 1e-9);
    assert_true(fabs(end_of("theta", &history, 3) - 33) < 1.5);
}

static void an_outlier_moves_the_line_and_not_the_median(void **state)
{
    (void)state;
    tsc_history history = history_of(9, 1);
    for (size_t i = 0; i < 9; i++)
        values[i] = 50 * exp(.05 * (double)i);
    values[7] *= 10;
    double truth = 50 * exp(.05 * 11);
    assert_true(fabs(end_of("theil_sen", &history, 3) / truth - 1) < .02);
    assert_true(fabs(end_of("loglinear", &history, 3) / truth - 1) > .5);
}

static void a_logistic_is_found_once_its_inflection_is_seen(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_sample sample;
    tsc_fit fit;
    tsc_arena_init(&arena);
    tsc_history history = history_of(20, 1);
    for (size_t i = 0; i < 20; i++)
        values[i] = 800 / (1 + exp(-.5 * ((double)i - 9))) * (1 + .01 * sin((double)(7 * i)));
    fit_named("logistic", &history, &arena, &sample, &fit);
    assert_null(fit.refusal);
    assert_true(fabs(fit.parameters[0].value - 800) < 4 * fit.parameters[0].error + 5);
    assert_true(fabs(fit.parameters[2].value - 9) < .3);
    history.count = 8; /* the bend is yet to come */
    fit_named("logistic", &history, &arena, &sample, &fit);
    assert_non_null(fit.refusal);
    tsc_arena_clear(&arena);
}

static void a_line_through_the_logarithms_has_the_textbook_errors(void **state)
{
    (void)state;
    /* log y = 0, .1, .1, .4 at t = 0..3: slope .12, residuals .03 .01 -.11 .07, s^2 = .018 / 2, s.e. = sqrt(.009 / 5) */
    tsc_arena arena;
    tsc_sample sample;
    tsc_fit fit;
    tsc_arena_init(&arena);
    tsc_history history = history_of(4, 1);
    values[0] = 1, values[1] = values[2] = exp(.1), values[3] = exp(.4);
    fit_named("loglinear", &history, &arena, &sample, &fit);
    assert_null(fit.refusal);
    assert_true(fabs(log1p(fit.parameters[0].value) - .12) < 1e-12);
    assert_true(fabs(fit.parameters[0].error / exp(.12) - sqrt(.0018)) < 1e-9);
    assert_int_equal(fit.freedom, 2);
    tsc_arena_clear(&arena);
}

static void seasons_come_back(void **state)
{
    (void)state;
    static const char *const names[] = {"ets", "arima", "seasonal_naive", "theta", "naive", "damped"};
    static const double pattern[] = {80, 100, 130, 90};
    tsc_history history = history_of(32, 4);
    for (size_t i = 0; i < 32; i++)
        values[i] = pattern[i % 4] * (1 + .002 * sin((double)(5 * i)));
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        for (size_t step = 1; step <= 4; step++)
            assert_true(fabs(end_of(names[k], &history, step) / pattern[(31 + step) % 4] - 1) < .03);
}

/* Every method answers or refuses in words on whatever is finite; no bound of a history that never was negative is. */
static void no_method_fails_on_a_finite_history(void **state)
{
    (void)state;
    static const double hostile[][6] = {{5, 5, 5, 5, 5, 5},         {0, 0, 0, 0, 0, 0},       {-1, 2, -3, 4, -5, 6},
                                        {1e300, 1e-300, 1e300, 1, 2, 3}, {1, 10, 100, 1e3, 1e4, 1e5}, {7, 0, 0, 0, 0, 0},
                                        {1e-310, 2e-310, 3e-310, 2e-310, 1e-310, 4e-310},
                                        {-1e300, 1e300, -1e300, 1e300, 0, 1}};
    tsc_model_tables *tables;
    assert_int_equal(tsc_model_tables_load(NULL, &tables, NULL), TSC_OK);
    for (size_t s = 0; s < sizeof hostile / sizeof *hostile; s++)
        for (size_t count = 1; count <= 6; count++) {
            tsc_arena arena;
            tsc_diagnosis diagnosis;
            tsc_arena_init(&arena);
            memcpy(values, hostile[s], sizeof hostile[s]);
            tsc_history history = history_of(count, 1);
            assert_int_equal(tsc_diagnose(tables, &history, 9, "auto", &arena, &diagnosis, NULL), TSC_OK);
            for (size_t r = 0; r < diagnosis.row_count; r++) {
                const tsc_diagnosis_row *row = diagnosis.rows + r;
                assert_true(row->fit.refusal || row->projection.horizon == 9);
                for (size_t k = 0; k < row->projection.horizon * TSC_QUANTILES; k++)
                    assert_true(isfinite(row->projection.quantiles[k]) &&
                                (row->projection.quantiles[k] >= 0 || !row->projection.nonnegative));
            }
            for (size_t k = 0; k < 9 * TSC_QUANTILES; k++) {
                assert_true(isfinite(diagnosis.projection.quantiles[k]));
                assert_true(k % TSC_QUANTILES == 0 || diagnosis.projection.quantiles[k] >= diagnosis.projection.quantiles[k - 1]);
            }
            tsc_arena_clear(&arena);
        }
    tsc_model_tables_free(tables);
}

static void malformed_histories_are_refused(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_sample sample;
    int times[] = {1, 1, 2};
    double good[] = {1, 2, 3}, bad[] = {1, (double)NAN, 3};
    tsc_arena_init(&arena);
    assert_int_equal(tsc_sample_new(&(tsc_history){times, good, 3, 1}, &arena, &sample, NULL), TSC_EINPUT);
    assert_int_equal(tsc_sample_new(&(tsc_history){times + 1, bad, 2, 1}, &arena, &sample, NULL), TSC_EINPUT);
    assert_int_equal(tsc_sample_new(&(tsc_history){times, good, 0, 1}, &arena, &sample, NULL), TSC_EINPUT);
    tsc_arena_clear(&arena);
}

static void a_curve_that_beats_drift_is_named_and_stays_out_of_the_default(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_diagnosis diagnosis;
    tsc_model_tables *tables;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_model_tables_load(NULL, &tables, NULL), TSC_OK);
    tsc_history history = history_of(24, 1);
    for (size_t i = 0; i < 24; i++)
        values[i] = 500 / (1 + exp(-.6 * ((double)i - 8))) * (1 + .003 * sin((double)(7 * i)));
    assert_int_equal(tsc_diagnose(tables, &history, 5, "auto", &arena, &diagnosis, NULL), TSC_OK);
    assert_non_null(strstr(diagnosis.choice, "the growth curve logistic beat drift"));
    assert_string_equal(diagnosis.projection.model, "combination");
    tsc_model_tables_free(tables);
    tsc_arena_clear(&arena);
}

static void a_diagnosis_says_what_was_refused_and_why(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_diagnosis diagnosis;
    tsc_model_tables *tables;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_model_tables_load(NULL, &tables, NULL), TSC_OK);
    int times[] = {2019, 2020, 2023, 2024};
    double turnover[] = {82.4, 70.6, 161.18, 274};
    tsc_history history = {times, turnover, 4, 1};
    assert_int_equal(tsc_diagnose(tables, &history, 6, "auto", &arena, &diagnosis, NULL), TSC_OK);
    assert_int_equal(diagnosis.gap_count, 2);
    assert_int_equal(diagnosis.rolling.origins, 1);
    assert_non_null(strstr(diagnosis.width, "2 steps missing"));
    assert_true(diagnosis.width_ratio > 2);
    for (size_t r = 0; r < diagnosis.row_count; r++)
        if (strcmp(diagnosis.rows[r].fit.method->name, "logistic") == 0)
            assert_string_equal(diagnosis.rows[r].fit.refusal, "too few observations");
    assert_int_equal(tsc_diagnose(tables, &history, 6, "logistic", &arena, &diagnosis, NULL), TSC_EMODEL);
    assert_int_equal(tsc_diagnose(tables, &history, 6, "horoscope", &arena, &diagnosis, NULL), TSC_EUSAGE);
    tsc_model_tables_free(tables);
    tsc_arena_clear(&arena);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steady_growth_is_carried_on_exactly),
        cmocka_unit_test(drift_and_lines_count_elapsed_time),
        cmocka_unit_test(an_outlier_moves_the_line_and_not_the_median),
        cmocka_unit_test(a_logistic_is_found_once_its_inflection_is_seen),
        cmocka_unit_test(a_line_through_the_logarithms_has_the_textbook_errors),
        cmocka_unit_test(seasons_come_back),
        cmocka_unit_test(no_method_fails_on_a_finite_history),
        cmocka_unit_test(malformed_histories_are_refused),
        cmocka_unit_test(a_curve_that_beats_drift_is_named_and_stays_out_of_the_default),
        cmocka_unit_test(a_diagnosis_says_what_was_refused_and_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
