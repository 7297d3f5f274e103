/* What a projection promises to its readers. */
#include "model/forecast.h"
#include "model/target.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

static const int seed_times[] = {2019, 2020, 2023, 2024};
static const double seed_values[] = {82.4, 70.6, 161.18, 274};

/* A log-normal projection: step h has the median 100 and the log sd .1 (h + 1). */
static void fill_lognormal(tsc_projection *projection)
{
    static const double scores[] = {-2.5758293035489, -2.32634787404084, -1.95996398454005, -1.64485362695147, -1.2815515655446,
                                    -1.03643338949379, -.841621233572914, -.674489750196082, -.524400512708041, -.2533471031358, 0};
    for (size_t h = 0; h < projection->horizon; h++) {
        for (size_t q = 0; q < TSC_QUANTILES; q++) {
            double score = q <= TSC_MEDIAN ? scores[q] : -scores[TSC_QUANTILES - 1 - q];
            projection->quantiles[h * TSC_QUANTILES + q] = 100 * exp(.1 * (double)(h + 1) * score);
        }
        projection->median[h] = 100;
    }
}

static void quantiles_and_exceedance_are_inverse(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_projection projection;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_projection_new(3, &arena, &projection, NULL), TSC_OK);
    fill_lognormal(&projection);
    for (double p = .0005; p < 1; p += .0101)
        for (size_t h = 0; h < 3; h++)
            assert_true(fabs(tsc_projection_exceedance(&projection, h, tsc_projection_quantile(&projection, h, p)) - (1 - p)) < 1e-9);
    assert_true(fabs(tsc_projection_quantile(&projection, 0, .9986501019683699) - 100 * exp(.3)) < 1e-6);
    assert_true(isnan(tsc_projection_quantile(&projection, 3, .5)));
    assert_true(isnan(tsc_projection_quantile(&projection, 0, 1)));
    tsc_arena_clear(&arena);
}

static void draws_walk_through_the_quantiles(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_projection projection;
    const double still[3] = {0, 0, 0}, first[3] = {1.2815515655446004, 0, 0};
    double path[3];
    tsc_arena_init(&arena);
    assert_int_equal(tsc_projection_new(3, &arena, &projection, NULL), TSC_OK);
    fill_lognormal(&projection);
    tsc_projection_draw(&projection, still, path);
    for (size_t h = 0; h < 3; h++)
        assert_true(fabs(path[h] - 100) < 1e-9);
    tsc_projection_draw(&projection, first, path);
    for (size_t h = 0; h < 3; h++) /* the first shock stays, against a spread that grows with the step */
        assert_true(fabs(log(path[h] / 100) - .1 * (double)(h + 1) * 1.2815515655446004 / sqrt((double)(h + 1))) < 1e-9);
    tsc_arena_clear(&arena);
}

static void the_path_to_a_target_reaches_it(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_projection projection, path;
    tsc_target target;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_projection_new(5, &arena, &projection, NULL), TSC_OK);
    fill_lognormal(&projection);
    assert_int_equal(tsc_target_assess(&projection, 100, 150, 4, &target, NULL), TSC_OK);
    assert_true(fabs(target.required_growth_pct - 100 * (pow(1.5, .25) - 1)) < 1e-9);
    assert_true(fabs(target.probability - .5 * erfc(log(1.5) / .4 / sqrt(2))) < 1e-6);
    assert_int_equal(target.expected_step, 0);
    assert_int_equal(tsc_target_path(&projection, 150, 4, &arena, &path, NULL), TSC_OK);
    assert_true(path.quantiles[3 * TSC_QUANTILES] >= 150 * (1 - 1e-6));
    /* half of what lies above 150 */
    assert_true(fabs(tsc_projection_exceedance(&projection, 3, path.median[3]) - target.probability / 2) < .002);
    for (size_t h = 1; h < 4; h++)
        assert_true(path.median[h] > path.median[h - 1]);
    assert_int_equal(tsc_target_assess(&projection, 100, 150, 6, &target, NULL), TSC_EUSAGE);
    assert_int_equal(tsc_target_path(&projection, 1e9, 4, &arena, &path, NULL), TSC_EMODEL);
    tsc_arena_clear(&arena);
}

static void the_default_is_not_fooled_by_a_growth_rate(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_projection projection;
    tsc_target target;
    tsc_model_tables *tables;
    tsc_history history = {seed_times, seed_values, 4, 1};
    tsc_arena_init(&arena);
    assert_int_equal(tsc_model_tables_load(NULL, &tables, NULL), TSC_OK);
    assert_int_equal(tsc_forecast(tables, &history, 6, "auto", &arena, &projection, NULL), TSC_OK);
    assert_in_range((int)projection.median[5], 290, 440); /* the CAGR line says 1,157, the last growth 6,600 */
    assert_int_equal(tsc_target_assess(&projection, 274, 1000, 6, &target, NULL), TSC_OK);
    assert_true(target.probability > .005 && target.probability < .15);
    assert_true(fabs(target.required_growth_pct - 24.08) < .01);
    tsc_model_tables_free(tables);
    tsc_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_and_exceedance_are_inverse),
        cmocka_unit_test(draws_walk_through_the_quantiles),
        cmocka_unit_test(the_path_to_a_target_reaches_it),
        cmocka_unit_test(the_default_is_not_fooled_by_a_growth_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
