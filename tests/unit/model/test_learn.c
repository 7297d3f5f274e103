/* Learning: the same sets give the same table, a table reads back as it was written, what it learnt is worth something on
   series that it has not seen; quantile regression finds quantiles; a panel's prior moves a projection the right way. */
#include "model/learn.h"
#include "model/prior.h"
#include "model/quantreg.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { SERIES = 40, LENGTH = 14, KNOWN = 11 };

/* Rising series with noise, as CSV text: growth is the same for all, as is the scatter; with a season of quarters, the
   first two of which lie as far above the level as the others below. */
static void make_seasonal_set(const char *family, unsigned long seed, double growth, double scatter, int season,
                              tsc_learn_set *set)
{
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    tsc_buffer text;
    assert_non_null(random);
    gsl_rng_set(random, seed);
    tsc_buffer_init(&text);
    tsc_buffer_add_text(&text, "series_id,t,value\n");
    for (int s = 0; s < SERIES; s++) {
        double level = 100;
        for (int t = 0; t < LENGTH; t++) {
            level *= exp(growth + gsl_ran_gaussian(random, scatter));
            tsc_buffer_printf(&text, "s%d,%d,", s, t);
            tsc_buffer_add_double(&text, season > 1 ? level * (t % season < season / 2 ? 1.5 : .5) : level);
            tsc_buffer_add_char(&text, '\n');
        }
    }
    *set = (tsc_learn_set){.season = season, .weight = 1};
    strcpy(set->family, family);
    strcpy(set->name, family);
    assert_int_equal(tsc_panel_read(tsc_span_make(text.data, text.length), "set", season, NULL, &set->panel, NULL),
                     TSC_OK);
    set->known = calloc(set->panel.count, sizeof *set->known);
    assert_non_null(set->known);
    for (size_t k = 0; k < set->panel.count; k++)
        set->known[k] = KNOWN;
    tsc_buffer_clear(&text);
    gsl_rng_free(random);
}

static void make_set(const char *family, unsigned long seed, double growth, double scatter, tsc_learn_set *set)
{
    make_seasonal_set(family, seed, growth, scatter, 1, set);
}

static void clear_set(tsc_learn_set *set)
{
    tsc_panel_clear(&set->panel);
    free(set->known);
}

static void learning_is_repeatable_and_worth_something(void **state)
{
    (void)state;
    tsc_learn_set sets[2];
    tsc_arena arena;
    tsc_buffer first, second, third;
    tsc_learn_options options = {.hold_out = "b", .ridge = .25, .blend = .5};
    tsc_arena_init(&arena);
    tsc_buffer_init(&first), tsc_buffer_init(&second), tsc_buffer_init(&third);
    make_set("a", 7, .06, .05, sets);
    make_set("b", 8, .06, .05, sets + 1);
    tsc_learnt_table table, again;
    assert_int_equal(tsc_learn(sets, 2, 1, &options, 1, &arena, &table, NULL), TSC_OK);
    assert_int_equal(tsc_learn(sets, 2, 1, &options, 1, &arena, &again, NULL), TSC_OK);
    tsc_table_write(&table, &first);
    tsc_table_write(&again, &second);
    assert_string_equal(tsc_buffer_text(&first), tsc_buffer_text(&second));

    tsc_model_tables tables = {0};
    tsc_arena_init(&tables.arena);
    assert_int_equal(tsc_tables_read(tsc_span_make(first.data, first.length), "table", &tables, NULL), TSC_OK);
    assert_non_null(tsc_tables_get(&tables, 1));
    assert_ptr_equal(tsc_tables_get(&tables, 12), tsc_tables_get(&tables, 1));
    tsc_table_write(tsc_tables_get(&tables, 1), &third);
    assert_string_equal(tsc_buffer_text(&first), tsc_buffer_text(&third));

    tsc_learn_score score = {0};
    assert_int_equal(tsc_learn_score_add(sets + 1, tsc_tables_get(&tables, 1), &options, 0, false, &score, NULL), TSC_OK);
    tsc_learn_score_finish(&score);
    assert_int_equal(score.series, SERIES);
    assert_true(score.owa < .85);
    assert_true(score.coverage > .9);
    tsc_arena_clear(&tables.arena);
    tsc_arena_clear(&arena);
    tsc_buffer_clear(&first), tsc_buffer_clear(&second), tsc_buffer_clear(&third);
    clear_set(sets), clear_set(sets + 1);
}

static void broken_tables_are_refused_with_their_line(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "season\tx\n", "season\t1\nlengths\t3\t2\n", "season\t1\nlengths\t1\nsteps\t1\nweights\t1\t1\t0.5\n",
                                        "weights\t1\t1\t0.5\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tsc_model_tables tables = {0};
        tsc_error err;
        tsc_arena_init(&tables.arena);
        assert_int_equal(tsc_tables_read(tsc_span_of(texts[i]), "t.tsv", &tables, &err), TSC_EINPUT);
        assert_string_equal(err.file, "t.tsv");
        tsc_arena_clear(&tables.arena);
    }
}

static void quantile_regression_finds_quantiles(void **state)
{
    (void)state;
    enum { COUNT = 999 };
    double *x = malloc(COUNT * 2 * sizeof *x), *y = malloc(2 * COUNT * sizeof *y), b[2] = {0};
    assert_true(x && y);
    for (size_t i = 0; i < COUNT; i++) {
        double share = ((double)((i * 7) % COUNT) + .5) / COUNT; /* every quantile once, not in order */
        x[2 * i] = 1;
        x[2 * i + 1] = (double)(i % 10);
        y[i] = 3 + 2 * x[2 * i + 1] + share;
        y[COUNT + i] = 1;
    }
    tsc_quantreg_data data = {y, x, y + COUNT, COUNT, 2};
    assert_int_equal(tsc_quantreg(&data, .9, 0, b, NULL), TSC_OK);
    assert_true(fabs(b[0] - 3.9) < .03 && fabs(b[1] - 2) < .01);
    data.count = 0;
    assert_int_equal(tsc_quantreg(&data, .9, 0, b, NULL), TSC_EMODEL);
    free(x);
    free(y);
}

static void a_panel_moves_growth_and_width_its_way(void **state)
{
    (void)state;
    tsc_learn_set fast, calm;
    tsc_model_tables *tables;
    tsc_prior prior;
    tsc_history panel[SERIES];
    assert_int_equal(tsc_model_tables_load(NULL, &tables, NULL), TSC_OK);
    make_set("fast", 3, .25, .2, &fast);
    make_set("calm", 4, .02, .002, &calm);
    for (size_t k = 0; k < SERIES; k++)
        panel[k] = fast.panel.series[k].history;
    assert_int_equal(tsc_prior_learn(tables, panel, SERIES, &prior, NULL), TSC_OK);
    assert_int_equal(prior.series, SERIES);
    assert_true(prior.drift + prior.own > .02);
    assert_int_equal(tsc_prior_learn(tables, panel, TSC_PRIOR_SERIES - 1, &prior, NULL), TSC_OK);
    assert_true(prior.drift >= 0 && prior.drift <= 0 && prior.width >= 1 && prior.width <= 1);
    for (size_t k = 0; k < SERIES; k++)
        panel[k] = calm.panel.series[k].history;
    assert_int_equal(tsc_prior_learn(tables, panel, SERIES, &prior, NULL), TSC_OK);
    assert_true(prior.width < .8);

    tsc_arena arena;
    tsc_projection projection;
    double low, high, narrow_low, narrow_high;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_forecast(tables, panel, 4, NULL, &arena, &projection, NULL), TSC_OK);
    tsc_projection_interval(&projection, 3, 80, &low, &high);
    assert_int_equal(tsc_forecast_with(tables, &prior, panel, 4, &arena, &projection, NULL), TSC_OK);
    tsc_projection_interval(&projection, 3, 80, &narrow_low, &narrow_high);
    assert_true(narrow_high / narrow_low < high / low);
    tsc_arena_clear(&arena);
    tsc_model_tables_free(tables);
    clear_set(&fast), clear_set(&calm);
}

static void a_panel_whose_times_turn_back_is_refused(void **state)
{
    (void)state;
    const int times[] = {2001, 2002, 2000};
    const double values[] = {1, 2, 3};
    tsc_model_tables *tables;
    tsc_prior prior;
    tsc_history panel[TSC_PRIOR_SERIES];
    assert_int_equal(tsc_model_tables_load(NULL, &tables, NULL), TSC_OK);
    for (size_t k = 0; k < TSC_PRIOR_SERIES; k++)
        panel[k] = (tsc_history){times, values, 3, 1};
    assert_int_equal(tsc_prior_learn(tables, panel, TSC_PRIOR_SERIES, &prior, NULL), TSC_EINPUT);
    tsc_model_tables_free(tables);
}

/* Four quarters do not prove a season; the shipped tables know that it may be there. */
static void a_season_seen_once_is_within_the_interval(void **state)
{
    (void)state;
    tsc_learn_set quarters;
    tsc_model_tables *tables;
    tsc_learn_score score = {0};
    tsc_learn_options options = {.hold_out = "quarters"};
    assert_int_equal(tsc_model_tables_load(NULL, &tables, NULL), TSC_OK);
    make_seasonal_set("quarters", 5, .01, .05, 4, &quarters);
    assert_int_equal(tsc_learn_score_add(&quarters, tsc_tables_get(tables, 4), &options, 4, false, &score, NULL),
                     TSC_OK);
    tsc_learn_score_finish(&score);
    assert_int_equal(score.series, SERIES);
    assert_true(score.coverage > .85);
    assert_true(score.owa < .9);
    tsc_model_tables_free(tables);
    clear_set(&quarters);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(learning_is_repeatable_and_worth_something),
        cmocka_unit_test(broken_tables_are_refused_with_their_line),
        cmocka_unit_test(quantile_regression_finds_quantiles),
        cmocka_unit_test(a_panel_moves_growth_and_width_its_way),
        cmocka_unit_test(a_panel_whose_times_turn_back_is_refused),
        cmocka_unit_test(a_season_seen_once_is_within_the_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
