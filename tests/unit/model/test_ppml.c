/* PPML on small panels whose answers are known in closed form or published. */
#include "model/ppml.h"
#include "core/buffer.h"
#include "model/ppml_table.h"

#include <gsl/gsl_errno.h>

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void near(double actual, double expected, double tolerance)
{
    if (!(fabs(actual - expected) <= tolerance))
        fail_msg("%.12g is not %.12g", actual, expected);
}

static tsc_ppml_fit fit_text(const char *text, const tsc_ppml_spec *spec, tsc_arena *arena, tsc_ppml_table *table)
{
    tsc_ppml_fit fit = {0};
    tsc_error err = {0};
    if (tsc_ppml_table_read("test", tsc_span_of(text), spec, NULL, arena, table, &err) != TSC_OK ||
        tsc_ppml_estimate(&table->panel, TSC_PPML_HC0, arena, &fit, &err) != TSC_OK)
        fail_msg("%s", err.message);
    return fit;
}

/* With one dummy the expectations are the group means, so the coefficients are logs of means. */
static void a_dummy_gives_logs_of_group_means(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_ppml_table table;
    tsc_ppml_spec spec = {.depvar = "y", .regressors = "d"};
    tsc_ppml_fit fit = fit_text("y,d\n1,0\n3,0\n0,0\n4,0\n5,1\n7,1\n", &spec, &arena, &table);
    near(fit.terms[0].coef, log(6.0 / 2.0), 1e-10);
    near(fit.terms[1].coef, log(2.0), 1e-10);
    /* HC0 of the constant: sum (y - 2)^2 / (4 * 2)^2 = 10 / 64 */
    near(fit.terms[1].se, sqrt(10.0 / 64.0), 1e-10);
    assert_int_equal(fit.separated_count, 0);
    tsc_arena_clear(&arena);
}

/* Two-way effects on a complete table of a multiplicative model are fitted without error. */
static void effects_absorb_a_multiplicative_table(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_ppml_table table;
    tsc_ppml_spec spec = {.depvar = "y", .regressors = "b", .effects = "e,i"};
    tsc_ppml_fit fit = fit_text("e,i,b,y\nA,X,1,6\nA,Y,0,4\nA,Z,0,8\nB,X,0,9\nB,Y,0,12\nB,Z,1,48\n", &spec, &arena, &table);
    near(fit.terms[0].coef, log(2.0), 1e-9);
    near(fit.deviance, 0, 1e-9);
    assert_int_equal(fit.absorbed, 4);
    for (size_t i = 0; i < table.panel.rows; i++)
        near(fit.fitted[i], table.panel.y[i], 1e-7);
    tsc_arena_clear(&arena);
}

/* The example of the guide of ppmlhdfe: rows 1 and 5 are separated by x1 - x2. */
static void separated_rows_are_found_and_named(void **state)
{
    (void)state;
    static const char text[] = "y,x1,x2,x3\n0,0,1,0\n0,0,0,0\n0,0,0,0\n0,0,0,0\n0,1,9,0\n2,21,21,21\n3,0,0,0\n"
                               "5,0,0,0\n7,0,0,0\n10,-18,-18,0\n";
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_ppml_table table;
    tsc_ppml_spec spec = {.depvar = "y", .regressors = "x1,x2,x3"};
    tsc_ppml_fit fit = fit_text(text, &spec, &arena, &table);
    assert_int_equal(fit.separated_count, 2);
    assert_int_equal(table.lines[fit.separated[0]], 2);
    assert_int_equal(table.lines[fit.separated[1]], 6);
    assert_int_equal(fit.terms[1].omission, TSC_PPML_COLLINEAR);
    near(fit.terms[2].coef, 0.0663905, 1e-6);
    assert_true(isnan(fit.fitted[0]));
    tsc_arena_clear(&arena);
}

static void a_level_with_zeros_only_is_separated_and_a_lonely_one_dropped(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_ppml_table table;
    tsc_ppml_spec spec = {.depvar = "y", .regressors = "x", .effects = "g"};
    tsc_ppml_fit fit = fit_text("y,x,g\n0,1,a\n0,2,a\n3,1,b\n5,2,b\n4,1,c\n9,3,c\n7,7,d\n", &spec, &arena, &table);
    assert_int_equal(fit.separated_count, 2);
    assert_int_equal(fit.singletons, 1);
    assert_int_equal(fit.observations, 4);
    tsc_arena_clear(&arena);
}

/* With every row its own cluster the clustered covariance is HC0 times n/(n-1); clustering twice by one column is
   clustering once. */
static void clusters_of_one_row_are_robust_errors(void **state)
{
    (void)state;
    static const char text[] = "y,x,id\n1,0,a\n3,1,b\n2,0,c\n4,2,d\n9,3,e\n";
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_ppml_table table;
    tsc_ppml_spec robust = {.depvar = "y", .regressors = "x"};
    tsc_ppml_spec once = {.depvar = "y", .regressors = "x", .clusters = "id"};
    tsc_ppml_spec twice = {.depvar = "y", .regressors = "x", .clusters = "id,id"};
    double hc0 = fit_text(text, &robust, &arena, &table).terms[0].se;
    near(fit_text(text, &once, &arena, &table).terms[0].se, hc0 * sqrt(5.0 / 4.0), 1e-10);
    near(fit_text(text, &twice, &arena, &table).terms[0].se, hc0 * sqrt(5.0 / 4.0), 1e-10);
    tsc_arena_clear(&arena);
}

/* Two ways of which one is nested in the other: what the finer one adds, both crossed take away again (Cameron, Gelbach
   and Miller 2011), so the coarser one is left. */
static void a_nested_way_of_clustering_adds_nothing(void **state)
{
    (void)state;
    static const char text[] = "y,x,a,id\n1,0,p,1\n3,1,p,2\n2,0,q,3\n4,2,q,4\n9,3,r,5\n5,2,r,6\n7,1,r,7\n2,3,p,8\n";
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_ppml_table table;
    tsc_ppml_spec one = {.depvar = "y", .regressors = "x", .clusters = "a"};
    tsc_ppml_spec both = {.depvar = "y", .regressors = "x", .clusters = "id,a"};
    near(fit_text(text, &both, &arena, &table).terms[0].se, fit_text(text, &one, &arena, &table).terms[0].se, 1e-10);
    tsc_arena_clear(&arena);
}

/* A dummy that is 1 only where y is 0 has no finite coefficient: its rows go, and it with them. */
static void a_dummy_of_zeros_separates_beside_effects(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_ppml_table table;
    tsc_ppml_spec spec = {.depvar = "y", .regressors = "d,x", .effects = "g,h"};
    tsc_ppml_fit fit = fit_text("y,d,x,g,h\n0,1,1,a,p\n3,0,2,a,q\n4,0,3,a,p\n0,1,2,b,q\n5,0,1,b,p\n2,0,2,b,q\n"
                                "6,0,4,c,p\n1,0,1,c,q\n0,1,3,c,q\n0,0,2,c,p\n",
                                &spec, &arena, &table);
    assert_int_equal(fit.separated_count, 3);
    assert_int_equal(table.lines[fit.separated[2]], 10);
    assert_int_equal(fit.terms[0].omission, TSC_PPML_ABSORBED);
    assert_true(isfinite(fit.terms[1].coef));
    tsc_arena_clear(&arena);
}

static void the_log_linear_line_is_least_squares(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_ppml_table table;
    tsc_ppml_fit fit;
    tsc_error err = {0};
    tsc_ppml_spec spec = {.depvar = "y", .regressors = "log(d)"};
    assert_int_equal(tsc_ppml_table_read("t", tsc_span_of("y,d\n0,5\n2,1\n8,2\n32,4\n"), &spec, NULL, &arena, &table, &err),
                     TSC_OK);
    assert_int_equal(tsc_ppml_log_linear(&table.panel, TSC_PPML_HC0, &arena, &fit, &err), TSC_OK);
    near(fit.terms[0].coef, 2, 1e-12);
    near(fit.terms[1].coef, log(2.0), 1e-12);
    assert_int_equal(fit.observations, 3);
    tsc_arena_clear(&arena);
}

static void what_cannot_be_estimated_is_refused_by_name(void **state)
{
    (void)state;
    static const struct {
        const char *text, *regressors, *effects;
        tsc_status status;
    } cases[] = {
        {"y,x\n-1,2\n3,1\n", "x", NULL, TSC_EMODEL},
        {"y,x\n0,2\n0,1\n", "x", NULL, TSC_EMODEL},
        {"y,x,g\n1,2,a\n3,2,a\n2,5,b\n2,5,b\n", "x", "g", TSC_EMODEL},
        {"y,x\n1,2\n3,1\n", "z", NULL, TSC_EUSAGE},
        {"y,x\n1,\"2\n3,1\n", "x", NULL, TSC_EINPUT},
        {"", "x", NULL, TSC_EINPUT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tsc_arena arena;
        tsc_arena_init(&arena);
        tsc_ppml_table table;
        tsc_ppml_fit fit;
        tsc_error err = {0};
        tsc_ppml_spec spec = {.depvar = "y", .regressors = cases[i].regressors, .effects = cases[i].effects};
        tsc_status status = tsc_ppml_table_read("t", tsc_span_of(cases[i].text), &spec, NULL, &arena, &table, &err);
        if (status == TSC_OK)
            status = tsc_ppml_estimate(&table.panel, TSC_PPML_HC0, &arena, &fit, &err);
        assert_int_equal(status, cases[i].status);
        assert_true(err.message[0] != '\0');
        tsc_arena_clear(&arena);
    }
}

static void wrong_rows_are_noted_and_missing_ones_counted(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_ppml_table table;
    tsc_error err = {0};
    tsc_ppml_spec spec = {.depvar = "y", .regressors = "x"};
    static const char text[] = "\xEF\xBB\xBFy;x\r\n1;2\r\n2;NA\r\n3;four\r\n4;5;6\r\n5;6\r\n";
    assert_int_equal(tsc_ppml_table_read("t", tsc_span_of(text), &spec, NULL, &arena, &table, &err), TSC_OK);
    assert_int_equal(table.panel.rows, 2);
    assert_int_equal(table.missing, 1);
    assert_int_equal(table.refused, 2);
    assert_int_equal(table.lines[1], 6);
    tsc_arena_clear(&arena);
}

static void rows_count_the_same_whichever_way_they_end(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    enum { ROWS = 40 };
    for (size_t e = 0; e < 3; e++) {
        tsc_arena arena;
        tsc_arena_init(&arena);
        tsc_buffer text;
        tsc_buffer_init(&text);
        tsc_ppml_table table;
        tsc_error err = {0};
        tsc_ppml_spec spec = {.depvar = "y", .regressors = "x", .effects = "g"};
        tsc_buffer_printf(&text, "y,x,g%s", ends[e]);
        for (size_t i = 0; i < ROWS; i++)
            tsc_buffer_printf(&text, "%zu,%zu,g%zu%s", i + 1, 100 + i, i, ends[e]);
        assert_int_equal(tsc_ppml_table_read("t", tsc_span_of(tsc_buffer_text(&text)), &spec, NULL, &arena, &table, &err),
                         TSC_OK);
        assert_int_equal(table.panel.rows, ROWS);
        for (size_t i = 0; i < ROWS; i++) {
            near(table.panel.y[i], (double)(i + 1), 0);
            near(table.panel.x[i], (double)(100 + i), 0);
            assert_int_equal(table.panel.effects[0].codes[i], i);
            assert_int_equal(table.lines[i], i + 2);
        }
        tsc_buffer_clear(&text);
        tsc_arena_clear(&arena);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dummy_gives_logs_of_group_means),
        cmocka_unit_test(effects_absorb_a_multiplicative_table),
        cmocka_unit_test(separated_rows_are_found_and_named),
        cmocka_unit_test(a_level_with_zeros_only_is_separated_and_a_lonely_one_dropped),
        cmocka_unit_test(clusters_of_one_row_are_robust_errors),
        cmocka_unit_test(a_nested_way_of_clustering_adds_nothing),
        cmocka_unit_test(a_dummy_of_zeros_separates_beside_effects),
        cmocka_unit_test(the_log_linear_line_is_least_squares),
        cmocka_unit_test(what_cannot_be_estimated_is_refused_by_name),
        cmocka_unit_test(wrong_rows_are_noted_and_missing_ones_counted),
        cmocka_unit_test(rows_count_the_same_whichever_way_they_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
