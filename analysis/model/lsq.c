#include "model/lsq.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct system {
    size_t n, p;
    long double *design;   /* [n * p] by columns, scaled, as given */
    long double *factors;  /* [n * p] by columns: Householder vectors on and below the diagonal, R above */
    long double *diagonal; /* [p] of R */
    long double *lengths;  /* [p] of the columns before scaling */
    long double *y, *work; /* [n] */
    long double *solution, *step;
};

static void system_free(struct system *s)
{
    free(s->design);
    *s = (struct system){0};
}

static tsc_status system_new(size_t n, size_t p, struct system *s, tsc_error *err)
{
    size_t total = 2 * n * p + 2 * n + 4 * p;
    long double *room = calloc(total, sizeof *room);
    *s = (struct system){0};
    if (!room)
        return tsc_error_memory(err, "a regression of %zu rows", n);
    *s = (struct system){.n = n, .p = p, .design = room, .factors = room + n * p};
    s->diagonal = s->factors + n * p;
    s->lengths = s->diagonal + p;
    s->solution = s->lengths + p;
    s->step = s->solution + p;
    s->y = s->step + p;
    s->work = s->y + n;
    return TSC_OK;
}

static long double dot(const long double *a, const long double *b, size_t n)
{
    long double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

static void scale_columns(struct system *s)
{
    for (size_t j = 0; j < s->p; j++) {
        long double *column = s->design + j * s->n;
        s->lengths[j] = sqrtl(dot(column, column, s->n));
        for (size_t i = 0; i < s->n && s->lengths[j] > 0; i++)
            column[i] /= s->lengths[j];
    }
    memcpy(s->factors, s->design, s->n * s->p * sizeof *s->design);
}

/* Applies the k-th reflection to a column. */
static void reflect(const struct system *s, size_t k, long double *column)
{
    const long double *v = s->factors + k * s->n + k;
    long double length = dot(v, v, s->n - k);
    if (!(length > 0))
        return;
    long double share = 2 * dot(v, column + k, s->n - k) / length;
    for (size_t i = 0; i < s->n - k; i++)
        column[k + i] -= share * v[i];
}

static int factorize(struct system *s)
{
    for (size_t k = 0; k < s->p; k++) {
        long double *v = s->factors + k * s->n + k;
        long double norm = sqrtl(dot(v, v, s->n - k));
        if (!(norm > 1e-17L))
            return 0;
        s->diagonal[k] = v[0] > 0 ? -norm : norm;
        v[0] -= s->diagonal[k];
        for (size_t j = k + 1; j < s->p; j++)
            reflect(s, k, s->factors + j * s->n);
    }
    return 1;
}

/* Solves for the right side in work (which it uses up), into step. */
static void solve(struct system *s)
{
    for (size_t k = 0; k < s->p; k++)
        reflect(s, k, s->work);
    for (size_t k = s->p; k-- > 0;) {
        long double sum = s->work[k];
        for (size_t j = k + 1; j < s->p; j++)
            sum -= s->factors[j * s->n + k] * s->step[j];
        s->step[k] = sum / s->diagonal[k];
    }
}

static void residuals(struct system *s)
{
    memcpy(s->work, s->y, s->n * sizeof *s->y);
    for (size_t j = 0; j < s->p; j++)
        for (size_t i = 0; i < s->n; i++)
            s->work[i] -= s->design[j * s->n + i] * s->solution[j];
}

/* (R'R)^-1 of the scaled columns, one column at a time, scaled back. */
static void covariances(struct system *s, long double variance, double *errors, double *covariance)
{
    for (size_t c = 0; c < s->p; c++) {
        for (size_t k = 0; k < s->p; k++) { /* R' z = e_c, in solution */
            long double sum = k == c;
            for (size_t j = 0; j < k; j++)
                sum -= s->factors[k * s->n + j] * s->solution[j];
            s->solution[k] = sum / s->diagonal[k];
        }
        for (size_t k = s->p; k-- > 0;) { /* R x = z */
            long double sum = s->solution[k];
            for (size_t j = k + 1; j < s->p; j++)
                sum -= s->factors[j * s->n + k] * s->step[j];
            s->step[k] = sum / s->diagonal[k];
        }
        if (errors)
            errors[c] = (double)(sqrtl(variance * s->step[c]) / s->lengths[c]);
        for (size_t k = 0; k < s->p && covariance; k++)
            covariance[c * s->p + k] = (double)(variance * s->step[k] / s->lengths[c] / s->lengths[k]);
    }
}

static tsc_status run(struct system *s, double *b, double *errors, double *covariance, double *rss, tsc_error *err)
{
    scale_columns(s);
    if (!factorize(s))
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "the regressors depend on each other");
    for (int pass = 0; pass < 3; pass++) {
        residuals(s);
        solve(s);
        for (size_t j = 0; j < s->p; j++)
            s->solution[j] += s->step[j];
    }
    residuals(s);
    long double sum = dot(s->work, s->work, s->n);
    *rss = (double)sum;
    for (size_t j = 0; j < s->p; j++)
        b[j] = (double)(s->solution[j] / s->lengths[j]);
    if (errors || covariance)
        covariances(s, s->n > s->p ? sum / (long double)(s->n - s->p) : (long double)NAN, errors, covariance);
    return TSC_OK;
}

tsc_status tsc_lsq_fit(const double *x, const double *y, size_t n, size_t p, double *b, double *errors,
                       double *covariance, double *rss, tsc_error *err)
{
    struct system s;
    if (p == 0 || n < p)
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "%zu rows for %zu coefficients", n, p);
    tsc_status status = system_new(n, p, &s, err);
    if (status)
        return status;
    for (size_t i = 0; i < n; i++) {
        s.y[i] = (long double)y[i];
        for (size_t j = 0; j < p; j++)
            s.design[j * n + i] = (long double)x[i * p + j];
    }
    status = run(&s, b, errors, covariance, rss, err);
    system_free(&s);
    return status;
}

tsc_status tsc_lsq_fit_polynomial(const double *t, const double *y, size_t n, size_t degree, double *b, double *errors,
                                  double *rss, tsc_error *err)
{
    struct system s;
    if (n < degree + 1)
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "%zu points for a polynomial of degree %zu", n, degree);
    tsc_status status = system_new(n, degree + 1, &s, err);
    if (status)
        return status;
    for (size_t i = 0; i < n; i++) {
        long double power = 1;
        s.y[i] = (long double)y[i];
        for (size_t j = 0; j <= degree; j++, power *= (long double)t[i])
            s.design[j * n + i] = power;
    }
    status = run(&s, b, errors, NULL, rss, err);
    system_free(&s);
    return status;
}
