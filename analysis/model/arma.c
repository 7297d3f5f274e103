/* The stationary covariance enters by its first column alone, and its change from step to step has rank one: so a step
   costs as much as the order is long, not its square. */
#include "model/arma.h"

#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

static size_t state_size(const tsc_arma *arma)
{
    return arma->ar_count > arma->ma_count + 1 ? arma->ar_count : arma->ma_count + 1;
}

size_t tsc_arma_room(const tsc_arma *arma)
{
    size_t size = state_size(arma), lags = arma->ar_count + 1;
    return 9 * size + 1 + lags * lags;
}

void tsc_arma_from_partials(const double *partials, size_t count, double *c)
{
    double before[TSC_ARMA_AR];
    for (size_t k = 0; k < count && k < TSC_ARMA_AR; k++) {
        double partial = partials[k];
        memcpy(before, c, k * sizeof *c);
        for (size_t i = 0; i < k; i++)
            c[i] = before[i] - partial * before[k - 1 - i];
        c[k] = partial;
    }
}

/* Vectors of the filter, each of the state's size. */
struct filter {
    size_t size, ar_count;
    double *phi, *theta, *psi;
    double *covariance; /* [size + 1] autocovariances */
    double *gain, *change, *state, *unit, *first;
    double *matrix; /* of the equations for the autocovariances */
};

static struct filter lay_out(const tsc_arma *arma, double *room)
{
    size_t size = state_size(arma);
    struct filter f = {.size = size, .ar_count = arma->ar_count};
    double **const parts[] = {&f.phi, &f.theta, &f.psi, &f.gain, &f.change, &f.state, &f.unit, &f.first};
    memset(room, 0, 9 * size * sizeof *room);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        *parts[i] = room + i * size;
    f.covariance = room + 8 * size;
    f.matrix = f.covariance + size + 1;
    for (size_t i = 0; i < arma->ar_count; i++) /* an order of 0 has no coefficients to point at */
        f.phi[i] = arma->ar[i];
    f.theta[0] = 1;
    for (size_t i = 0; i < arma->ma_count; i++)
        f.theta[i + 1] = arma->ma[i];
    return f;
}

/* The response to a disturbance, as far as the state reaches. */
static void fill_psi(const struct filter *f)
{
    for (size_t k = 0; k < f->size; k++) {
        f->psi[k] = f->theta[k];
        for (size_t i = 0; i < f->ar_count && i < k; i++)
            f->psi[k] += f->phi[i] * f->psi[k - 1 - i];
    }
}

/* The part of the autocovariance at a lag that the moving average leaves: sum over j >= lag of theta_j psi_(j -
   lag). */
static double moving_part(const struct filter *f, size_t lag)
{
    double sum = 0;
    for (size_t j = lag; j < f->size; j++)
        if (f->theta[j] != 0)
            sum += f->theta[j] * f->psi[j - lag];
    return sum;
}

/* Autocovariances at lags 0 to size, in units of the disturbance's variance: the Yule-Walker equations of the first
   ar_count + 1, then their recursion. */
static bool fill_covariance(const struct filter *f)
{
    size_t ar_count = f->ar_count, lags = ar_count + 1;
    for (size_t k = 0; k <= f->size; k++)
        f->covariance[k] = moving_part(f, k);
    if (ar_count) {
        memset(f->matrix, 0, lags * lags * sizeof *f->matrix);
        for (size_t k = 0; k < lags; k++) {
            f->matrix[k * lags + k] += 1;
            for (size_t i = 1; i <= ar_count; i++)
                f->matrix[k * lags + (k > i ? k - i : i - k)] -= f->phi[i - 1];
        }
        gsl_matrix_view matrix = gsl_matrix_view_array(f->matrix, lags, lags);
        gsl_vector_view known = gsl_vector_view_array(f->covariance, lags);
        if (gsl_linalg_HH_svx(&matrix.matrix, &known.vector) != 0)
            return false;
        for (size_t k = lags; k <= f->size; k++)
            for (size_t i = 0; i < ar_count; i++)
                f->covariance[k] += f->phi[i] * f->covariance[k - 1 - i];
    }
    return isfinite(f->covariance[0]) && f->covariance[0] >= 1 - 1e-9;
}

/* The covariance of each state with the value: the first column of the state's own. */
static void fill_first_column(const struct filter *f)
{
    for (size_t i = 0; i < f->size; i++) {
        f->first[i] = 0;
        for (size_t j = i; j < f->size; j++) {
            if (f->theta[j] != 0)
                f->first[i] += f->theta[j] * f->psi[j - i];
            if (f->phi[j] != 0)
                f->first[i] += f->phi[j] * f->covariance[j - i + 1];
        }
    }
}

/* to = T from: what is known moves on by one step. */
static void transit(const struct filter *f, const double *from, double *to)
{
    for (size_t i = 0; i + 1 < f->size; i++)
        to[i] = from[i + 1];
    to[f->size - 1] = 0;
    for (size_t i = 0; i < f->ar_count; i++)
        to[i] += f->phi[i] * from[0];
}

/* state = T state + gain * share; in place. */
static void move_state(const struct filter *f, double *restrict state, double share)
{
    const double *restrict gain = f->gain;
    size_t last = f->size - 1;
    double head = state[0];
    for (size_t i = 0; i < last; i++)
        state[i] = state[i + 1] + gain[i] * share;
    state[last] = gain[last] * share;
    for (size_t i = 0; i < f->ar_count; i++)
        state[i] += f->phi[i] * head;
}

/* One step of the recursions: variance is F, factor is M with change * M * change' the change of the covariance. */
static void move_gain(const struct filter *f, double *variance, double *factor)
{
    double *restrict gain = f->gain, *restrict change = f->change;
    double head = change[0], before = *variance, weight = *factor * head;
    *variance += weight * head;
    double share = head / *variance;
    for (size_t i = 0; i < f->size; i++) {
        double moved = i + 1 < f->size ? change[i + 1] : 0;
        if (i < f->ar_count)
            moved += f->phi[i] * head;
        gain[i] += weight * moved;
        change[i] = moved - share * gain[i];
    }
    *factor += weight * weight / before;
}

struct sums {
    double values, both, ones, product, log_determinant;
};

/* Adds a step's innovations of the values and of the constant one. */
static void add_step(struct sums *sums, double error, double unit_error, double variance)
{
    sums->values += error * error / variance;
    sums->both += error * unit_error / variance;
    sums->ones += unit_error * unit_error / variance;
    sums->product *= variance;
    if (sums->product > 1e100) {
        sums->log_determinant += log(sums->product);
        sums->product = 1;
    }
}

/* Runs over the values less the mean; with_mean, over the constant one beside them. */
static struct sums run(const struct filter *f, const double *w, size_t n, double mean, bool with_mean,
                       double *innovations)
{
    struct sums sums = {.product = 1};
    double variance = f->first[0], factor = -1 / variance;
    transit(f, f->first, f->gain);
    memcpy(f->change, f->gain, f->size * sizeof *f->change);
    memset(f->state, 0, f->size * sizeof *f->state);
    memset(f->unit, 0, f->size * sizeof *f->unit);
    for (size_t t = 0; t < n; t++) {
        if (t)
            move_gain(f, &variance, &factor);
        double error = w[t] - mean - f->state[0], unit_error = with_mean ? 1 - f->unit[0] : 0;
        add_step(&sums, error, unit_error, variance);
        move_state(f, f->state, error / variance);
        if (with_mean)
            move_state(f, f->unit, unit_error / variance);
        if (innovations)
            innovations[t] = error / sqrt(variance);
    }
    sums.log_determinant += log(sums.product);
    return sums;
}

bool tsc_arma_filter(const tsc_arma *arma, const double *w, size_t n, bool with_mean, double *room, double *innovations,
                     double *state, tsc_arma_likelihood *likelihood)
{
    struct filter f = lay_out(arma, room);
    fill_psi(&f);
    if (!fill_covariance(&f))
        return false;
    fill_first_column(&f);
    struct sums sums = run(&f, w, n, 0, with_mean, with_mean ? NULL : innovations);
    double mean = with_mean && sums.ones > 0 ? sums.both / sums.ones : 0;
    *likelihood = (tsc_arma_likelihood){.squares = fmax(0, sums.values - mean * sums.both),
                                        .log_determinant = sums.log_determinant,
                                        .mean = mean,
                                        .mean_precision = sums.ones};
    if (with_mean && innovations)
        run(&f, w, n, mean, false, innovations);
    for (size_t i = 0; state && i < f.size; i++)
        state[i] = f.state[i] - (innovations ? 0 : mean * f.unit[i]);
    return isfinite(likelihood->squares) && isfinite(likelihood->log_determinant);
}
