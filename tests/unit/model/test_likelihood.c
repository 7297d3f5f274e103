/* Exact likelihoods against what R's arima() gives for data sets that come with it, and against the density written
   out. */
#include "model/arma.h"
#include "model/ets_states.h"
#include "model/sarima.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

/* Luteinizing hormone in blood samples at intervals of ten minutes (Diggle 1990). */
static const double lh[] = {2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2,
                            2.7, 2.2, 2.2, 1.9, 1.9, 1.8, 2.7, 3.0, 2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3,
                            2.6, 2.4, 1.8, 1.7, 1.5, 1.4, 2.1, 3.3, 3.5, 3.5, 3.1, 2.6, 2.1, 3.4, 3.0, 2.9};
/* Accidental deaths in the USA, months from 1973 (Brockwell and Davis 1991). */
static const double deaths[] = {
    9007,  8106, 8928, 9137, 10017, 10826, 11317, 10744, 9713, 9938, 9161, 8927, 7750,  6981, 8038, 8422, 8714, 9512,
    10120, 9823, 8743, 9129, 8710,  8680,  8162,  7306,  8124, 7870, 9387, 9556, 10093, 9620, 8285, 8466, 8160, 8034,
    7717,  7461, 7767, 7925, 8623,  8945,  10078, 9179,  8037, 8488, 7874, 8647, 7792,  6957, 7726, 8106, 8890, 9299,
    10625, 9302, 8314, 8850, 8265,  8796,  7836,  6892,  7791, 8192, 9115, 9434, 10484, 9827, 9110, 9070, 8633, 9240};
/* International airline passengers, thousands, months from 1949 (Box and Jenkins 1970, series G). */
static const double passengers[] = {
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158,
    133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218,
    230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235,
    227, 234, 264, 302, 293, 259, 229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278,
    284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404,
    347, 305, 336, 340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472,
    548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432};
/* Annual flow of the Nile at Aswan, 1871 to 1970 (Cobb 1978). */
static const double nile[] = {1120, 1160, 963, 1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110, 994,  1020,
                              960,  1180, 799, 958,  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840,
                              874,  694,  940, 833,  701,  916,  692,  1020, 1050, 969,  831,  726,  456,  824,  702,
                              1120, 1100, 832, 764,  821,  768,  845,  864,  862,  698,  845,  744,  796,  1040, 759,
                              781,  865,  845, 944,  984,  897,  822,  1010, 771,  676,  649,  846,  812,  742,  801,
                              1040, 860,  874, 848,  890,  744,  749,  838,  1050, 918,  986,  797,  923,  975,  815,
                              1020, 906,  901, 1170, 912,  746,  919,  718,  714,  740};

enum { LONGEST = 144 };
#define COUNT(x) (sizeof(x) / sizeof *(x))

static void assert_near(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance))
        fail_msg("%.6f instead of %.6f", value, wanted);
}

static void near_published(const double *x, size_t n, size_t season, tsc_sarima_order order, const double *coefficients,
                           const double *errors, double log_likelihood)
{
    tsc_arena arena;
    tsc_sarima fit;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_sarima_fit(x, n, season, &order, TSC_SARIMA_FULL, &arena, &fit, NULL), TSC_OK);
    for (size_t i = 0; i < order.ar + order.ma + order.seasonal_ar + order.seasonal_ma; i++) {
        assert_near(fit.coefficients[i], coefficients[i], 2e-4);
        assert_near(fit.errors[i], errors[i], 3e-4);
    }
    assert_near(fit.log_likelihood, log_likelihood, .006);
    tsc_arena_clear(&arena);
}

static void published_autoregressions_are_met(void **state)
{
    (void)state;
    near_published(lh, COUNT(lh), 1, (tsc_sarima_order){.ar = 1, .mean = true}, (double[]){.5739}, (double[]){.1161},
                   -29.38);
    near_published(lh, COUNT(lh), 1, (tsc_sarima_order){.ar = 3, .mean = true}, (double[]){.6448, -.0634, -.2198},
                   (double[]){.1394, .1668, .1421}, -27.09);
    near_published(lh, COUNT(lh), 1, (tsc_sarima_order){.ar = 1, .ma = 1, .mean = true}, (double[]){.4522, .1982},
                   (double[]){.1769, .1705}, -28.76);
}

static void published_moving_averages_are_met(void **state)
{
    (void)state;
    double logs[LONGEST];
    tsc_sarima_order airline = {.differences = 1, .ma = 1, .seasonal_differences = 1, .seasonal_ma = 1};
    for (size_t i = 0; i < COUNT(passengers); i++)
        logs[i] = log(passengers[i]);
    near_published(logs, COUNT(passengers), 12, airline, (double[]){-.4018, -.5569}, (double[]){.0896, .0731}, 244.70);
    near_published(deaths, COUNT(deaths), 12, airline, (double[]){-.4303, -.5528}, (double[]){.1228, .1784}, -425.44);
    near_published(nile, COUNT(nile), 1, (tsc_sarima_order){.differences = 1, .ma = 1}, (double[]){-.7329},
                   (double[]){.1143}, -632.55);
}

static void published_forecasts_are_met(void **state)
{
    (void)state;
    static const double wanted[] = {8336.061, 7531.829, 8314.644, 8616.869, 9488.916, 9859.757};
    static const double errors[] = {315.4481, 363.0054, 405.0164, 443.0623, 478.0897, 510.7197};
    double path[6], spread[6];
    tsc_arena arena;
    tsc_sarima fit;
    tsc_sarima_order airline = {.differences = 1, .ma = 1, .seasonal_differences = 1, .seasonal_ma = 1};
    tsc_arena_init(&arena);
    assert_int_equal(tsc_sarima_fit(deaths, COUNT(deaths), 12, &airline, TSC_SARIMA_FULL, &arena, &fit, NULL), TSC_OK);
    assert_int_equal(tsc_sarima_forecast(&fit, deaths, COUNT(deaths), 6, &arena, path, spread, NULL), TSC_OK);
    for (size_t h = 0; h < 6; h++) {
        assert_near(path[h], wanted[h], .1);
        assert_near(spread[h] / errors[h], 1, .002); /* there the start's own doubt is in it too */
    }
    tsc_arena_clear(&arena);
}

/* -2 log likelihood of w for unit variance of e, from the covariance matrix written out. */
static double dense_deviance(const double *psi, size_t reach, const double *w, size_t n)
{
    double matrix[64], x[8];
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            size_t lag = i > j ? i - j : j - i;
            matrix[i * n + j] = 0;
            for (size_t k = 0; k + lag < reach; k++)
                matrix[i * n + j] += psi[k] * psi[k + lag];
        }
    gsl_matrix_view m = gsl_matrix_view_array(matrix, n, n);
    gsl_vector_const_view values = gsl_vector_const_view_array(w, n);
    gsl_vector_view solved = gsl_vector_view_array(x, n);
    assert_int_equal(gsl_linalg_cholesky_decomp1(&m.matrix), 0);
    assert_int_equal(gsl_linalg_cholesky_solve(&m.matrix, &values.vector, &solved.vector), 0);
    double sum = (double)n * log(2 * M_PI);
    for (size_t i = 0; i < n; i++)
        sum += 2 * log(matrix[i * n + i]) + w[i] * x[i];
    return sum;
}

static void the_filter_is_the_density_written_out(void **state)
{
    (void)state;
    static const double ar[] = {.5, -.3, 0, .2}, ma[] = {.4, .25}, w[] = {.3, -1.2, .7, 2, -.4, .1, 1.1, -.9};
    double psi[400] = {1}, room[400];
    for (size_t k = 1; k < COUNT(psi); k++) {
        psi[k] = k <= COUNT(ma) ? ma[k - 1] : 0;
        for (size_t i = 0; i < COUNT(ar) && i < k; i++)
            psi[k] += ar[i] * psi[k - 1 - i];
    }
    tsc_arma arma = {ar, ma, COUNT(ar), COUNT(ma)};
    tsc_arma_likelihood likelihood;
    assert_true(tsc_arma_room(&arma) <= COUNT(room));
    assert_true(tsc_arma_filter(&arma, w, COUNT(w), false, room, NULL, NULL, &likelihood));
    double deviance = (double)COUNT(w) * log(2 * M_PI) + likelihood.squares + likelihood.log_determinant;
    assert_near(deviance, dense_deviance(psi, COUNT(psi), w, COUNT(w)), 1e-9);
}

static void partial_autocorrelations_give_stationary_processes_only(void **state)
{
    (void)state;
    double c[3], room[100];
    const double w[] = {1, 2, 1};
    tsc_arma_likelihood likelihood;
    for (double a = -.95; a < 1; a += .19)
        for (double b = -.95; b < 1; b += .19)
            for (double d = -.95; d < 1; d += .19) {
                tsc_arma_from_partials((double[]){a, b, d}, 3, c);
                tsc_arma arma = {c, NULL, 3, 0};
                assert_true(tsc_arma_filter(&arma, w, 3, false, room, NULL, NULL, &likelihood));
            }
    c[0] = 1.2;
    tsc_arma explosive = {c, NULL, 1, 0};
    assert_false(tsc_arma_filter(&explosive, w, 3, false, room, NULL, NULL, &likelihood));
}

/* Muth (1960): smoothing the level is ARIMA(0,1,1), and with the level integrated out its likelihood is the same. */
static void smoothing_and_arima_have_one_likelihood(void **state)
{
    (void)state;
    int times[LONGEST];
    tsc_arena arena;
    tsc_sarima fit;
    tsc_ets_states states;
    tsc_sarima_order order = {.differences = 1, .ma = 1};
    for (int i = 0; i < LONGEST; i++)
        times[i] = i;
    tsc_arena_init(&arena);
    assert_int_equal(tsc_sarima_fit(nile, COUNT(nile), 1, &order, TSC_SARIMA_FULL, &arena, &fit, NULL), TSC_OK);
    tsc_sample sample = {.times = times, .values = nile, .count = COUNT(nile), .scale = 1, .season = 1};
    tsc_ets_parameters level_only = {.alpha = 1 + fit.coefficients[0]};
    assert_int_equal(tsc_ets_solve(&sample, nile, 1, &level_only, &arena, &states, NULL), TSC_OK);
    assert_true(states.solved);
    double n = (double)COUNT(nile) - 1;
    double log_likelihood = -.5 * (n * (log(2 * M_PI * states.squares / n) + 1) + states.log_determinant);
    assert_near(log_likelihood, fit.log_likelihood, 1e-6);
    tsc_arena_clear(&arena);
}

static void a_model_of_too_many_coefficients_is_misuse(void **state)
{
    (void)state;
    tsc_arena arena;
    tsc_sarima fit;
    tsc_sarima_order many = {.ar = 9};
    tsc_arena_init(&arena);
    assert_int_equal(tsc_sarima_fit(lh, COUNT(lh), 1, &many, TSC_SARIMA_EXACT, &arena, &fit, NULL), TSC_EUSAGE);
    tsc_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_autoregressions_are_met),
        cmocka_unit_test(published_moving_averages_are_met),
        cmocka_unit_test(published_forecasts_are_met),
        cmocka_unit_test(the_filter_is_the_density_written_out),
        cmocka_unit_test(partial_autocorrelations_give_stationary_processes_only),
        cmocka_unit_test(smoothing_and_arima_have_one_likelihood),
        cmocka_unit_test(a_model_of_too_many_coefficients_is_misuse),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
