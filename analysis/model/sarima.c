#include "model/sarima.h"

#include "model/arma.h"
#include "model/sarima_polynomial.h"
#include "model/simplex.h"
#include "model/walk.h"

#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <math.h>
#include <string.h>

enum { POLYNOMIAL = 416, QUICK_TERMS = 2, SIMPLEX_STEPS = 25, NEWTON_STEPS = 30, QUICK_STEPS = 2, HALVINGS = 6 };

/* Partial autocorrelations stay within this; the search starts the exact likelihood from further inside. */
static const double bound = .98, start_bound = .9;

/* A gain of minus twice the log likelihood that ends the search: quick, it would not show in a forecast. */
static const double quick_gain = .02, full_gain = 1e-9;

struct search {
    const tsc_sarima_order *order;
    size_t season, count; /* of w */
    double *w;
    double *padded, *errors; /* w less its mean, and errors, behind as many zeros as the longest lag */
    size_t pad;
    double *room, *innovations, *state;
    tsc_polynomial ar, ma; /* of the point last tried */
    tsc_arma_likelihood likelihood;
};

static size_t coefficient_count(const tsc_sarima_order *order)
{
    return order->ar + order->ma + order->seasonal_ar + order->seasonal_ma;
}

/* Coefficients in the order of the header from partial autocorrelations; a moving average has the sign changed. */
static void from_partials(const tsc_sarima_order *order, const double *partials, double *c)
{
    const size_t sizes[] = {order->ar, order->ma, order->seasonal_ar, order->seasonal_ma};
    size_t at = 0;
    for (size_t part = 0; part < 4; part++) {
        tsc_arma_from_partials(partials + at, sizes[part], c + at);
        for (size_t i = 0; part % 2 == 1 && i < sizes[part]; i++)
            c[at + i] = -c[at + i];
        at += sizes[part];
    }
}

/* Adds the autoregressive terms of w to e. */
static void add_regression(const struct search *search, const double *w, double *e)
{
    memcpy(e, w, search->count * sizeof *e);
    for (size_t i = 0; i < search->ar.count; i++) {
        const double c = search->ar.c[i], *before = w - search->ar.lags[i];
        for (size_t t = 0; t < search->count; t++)
            e[t] += c * before[t];
    }
}

/* The sum of squared errors if all before the start was zero: each error is w through one polynomial over the other.
   The error just before is kept at hand; of what lies further back most moving averages have up to two terms, and those
   that are not there count as zero times an error before. */
static double conditional_squares(const struct search *search)
{
    const tsc_polynomial *ma = &search->ma;
    double *e = search->errors + search->pad, sum = 0, near = 0, previous = 0, c[QUICK_TERMS] = {0};
    const double *before[QUICK_TERMS] = {e - search->pad, e - search->pad};
    size_t first = ma->count && ma->lags[0] == 1, count = search->count;
    if (first)
        near = ma->c[0];
    for (size_t i = first; i < ma->count && i < first + QUICK_TERMS; i++) {
        c[i - first] = ma->c[i];
        before[i - first] = e - ma->lags[i];
    }
    add_regression(search, search->padded + search->pad, e);
    for (size_t t = 0; t < count; t++) {
        double error = e[t] - c[1] * before[1][t] - c[0] * before[0][t];
        for (size_t i = first + QUICK_TERMS; i < ma->count; i++)
            error -= ma->c[i] * *(e + t - ma->lags[i]);
        previous = error - near * previous;
        e[t] = previous;
        sum += previous * previous;
    }
    return sum;
}

static double conditional_objective(const double *partials, void *context)
{
    struct search *search = context;
    double c[TSC_SARIMA_COEFFICIENTS];
    from_partials(search->order, partials, c);
    tsc_sarima_expand(search->order, search->season, c, &search->ar, &search->ma);
    return conditional_squares(search);
}

/* Spreads the terms of a polynomial over its lags, with the sign that arma.h wants. */
static size_t spread_terms(const tsc_polynomial *from, double sign, double to[POLYNOMIAL])
{
    memset(to, 0, POLYNOMIAL * sizeof *to);
    for (size_t i = 0; i < from->count; i++)
        to[from->lags[i] - 1] += sign * from->c[i];
    return from->degree;
}

/* Minus twice the logarithm of the exact likelihood, the variance profiled out, but for its constant. */
static double exact_deviance(struct search *search, const double *c, double *innovations, double *state)
{
    double ar[POLYNOMIAL], ma[POLYNOMIAL], n = (double)search->count;
    tsc_sarima_expand(search->order, search->season, c, &search->ar, &search->ma);
    tsc_arma arma = {.ar = ar, .ma = ma};
    arma.ar_count = spread_terms(&search->ar, -1, ar);
    arma.ma_count = spread_terms(&search->ma, 1, ma);
    if (!tsc_arma_filter(&arma, search->w, search->count, search->order->mean, search->room, innovations, state,
                         &search->likelihood))
        return HUGE_VAL;
    return n * log(fmax(search->likelihood.squares / n, 1e-300)) + search->likelihood.log_determinant;
}

/* The search runs over u with partial = bound * tanh(u). */
static void to_partials(const double *u, size_t count, double *partials)
{
    for (size_t i = 0; i < count; i++)
        partials[i] = bound * tanh(u[i]);
}

static double deviance_at(struct search *search, const double *u)
{
    double partials[TSC_SARIMA_COEFFICIENTS], c[TSC_SARIMA_COEFFICIENTS];
    to_partials(u, coefficient_count(search->order), partials);
    from_partials(search->order, partials, c);
    return exact_deviance(search, c, NULL, NULL);
}

struct slopes {
    double gradient[TSC_SARIMA_COEFFICIENTS], hessian[TSC_SARIMA_COEFFICIENTS * TSC_SARIMA_COEFFICIENTS];
};

/* First and second differences of the deviance at u, where it is `here`. */
static void differentiate(struct search *search, const double *u, double here, double step, struct slopes *slopes)
{
    size_t k = coefficient_count(search->order);
    double up[TSC_SARIMA_COEFFICIENTS], v[TSC_SARIMA_COEFFICIENTS] = {0};
    memcpy(v, u, k * sizeof *v);
    for (size_t i = 0; i < k; i++) {
        v[i] = u[i] - step;
        double down = deviance_at(search, v);
        v[i] = u[i] + step;
        up[i] = deviance_at(search, v);
        slopes->gradient[i] = (up[i] - down) / (2 * step);
        slopes->hessian[i * k + i] = (up[i] - 2 * here + down) / (step * step);
        for (size_t j = 0; j < i; j++) {
            v[j] = u[j] + step;
            double both = deviance_at(search, v);
            slopes->hessian[i * k + j] = slopes->hessian[j * k + i] = (both - up[i] - up[j] + here) / (step * step);
            v[j] = u[j];
        }
        v[i] = u[i];
    }
}

/* Solves (hessian + damping) step = gradient; false where that is not positive definite. */
static bool newton_direction(const struct slopes *slopes, size_t k, double damping, double *step)
{
    double matrix[TSC_SARIMA_COEFFICIENTS * TSC_SARIMA_COEFFICIENTS];
    for (size_t i = 0; i < k * k; i++)
        matrix[i] = slopes->hessian[i] + (i % (k + 1) == 0 ? damping : 0);
    gsl_matrix_view a = gsl_matrix_view_array(matrix, k, k);
    gsl_vector_const_view g = gsl_vector_const_view_array(slopes->gradient, k);
    gsl_vector_view s = gsl_vector_view_array(step, k);
    return gsl_linalg_cholesky_decomp1(&a.matrix) == 0 &&
           gsl_linalg_cholesky_solve(&a.matrix, &g.vector, &s.vector) == 0;
}

/* Newton's steps, damped as Levenberg and Marquardt do where the deviance is no bowl, until one gains no more than is
   enough. Returns the deviance. */
static double polish(struct search *search, double *u, size_t steps, double enough)
{
    size_t k = coefficient_count(search->order);
    double here = deviance_at(search, u), damping = 0;
    for (size_t step = 0; step < steps && k && isfinite(here); step++) {
        struct slopes slopes;
        double direction[TSC_SARIMA_COEFFICIENTS], tried[TSC_SARIMA_COEFFICIENTS], before = here;
        differentiate(search, u, here, 2e-3, &slopes);
        for (int halving = 0; halving < HALVINGS; halving++, damping = fmax(4 * damping, .5)) {
            if (!newton_direction(&slopes, k, damping, direction))
                continue;
            for (size_t i = 0; i < k; i++)
                tried[i] = fmax(-4, fmin(4, u[i] - fmax(-1, fmin(1, direction[i]))));
            double there = deviance_at(search, tried);
            if (there < here) {
                memcpy(u, tried, k * sizeof *u);
                here = there;
                damping /= 8;
                break;
            }
        }
        if (!(before - here > enough))
            break;
    }
    return here;
}

/* Standard errors of the coefficients: half the deviance's curvature, inverted, carried over from u. */
static void fill_errors(struct search *search, const double *u, double here, tsc_sarima *fit)
{
    size_t k = coefficient_count(search->order);
    struct slopes slopes;
    double jacobian[TSC_SARIMA_COEFFICIENTS][TSC_SARIMA_COEFFICIENTS], v[TSC_SARIMA_COEFFICIENTS] = {0};
    differentiate(search, u, here, 2e-3, &slopes);
    memcpy(v, u, k * sizeof *v);
    for (size_t j = 0; j < k; j++) {
        double partials[TSC_SARIMA_COEFFICIENTS], c[TSC_SARIMA_COEFFICIENTS];
        v[j] = u[j] + 1e-5;
        to_partials(v, k, partials);
        from_partials(search->order, partials, c);
        for (size_t i = 0; i < k; i++)
            jacobian[i][j] = (c[i] - fit->coefficients[i]) / 1e-5;
        v[j] = u[j];
    }
    for (size_t i = 0; i < k; i++) {
        double solved[TSC_SARIMA_COEFFICIENTS], variance = 0;
        struct slopes of_row = slopes;
        memcpy(of_row.gradient, jacobian[i], k * sizeof *of_row.gradient);
        fit->errors[i] = (double)NAN;
        if (!newton_direction(&of_row, k, 0, solved))
            continue;
        for (size_t j = 0; j < k; j++)
            variance += 2 * jacobian[i][j] * solved[j];
        fit->errors[i] = variance > 0 && fabs(u[i]) < 3.5 ? sqrt(variance) : (double)NAN;
    }
}

static tsc_status search_new(const double *x, size_t n, size_t season, const tsc_sarima_order *order, tsc_arena *arena,
                             struct search *search, tsc_error *err)
{
    size_t degree = order->ar + order->ma + season * (order->seasonal_ar + order->seasonal_ma);
    size_t most = order->ar + season * order->seasonal_ar;
    *search = (struct search){.order = order, .season = season, .pad = degree};
    if (coefficient_count(order) > TSC_SARIMA_COEFFICIENTS || degree >= POLYNOMIAL || most > TSC_ARMA_AR || season == 0)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "no ARIMA model of so many coefficients");
    size_t room = 9 * (degree + 2) + (most + 1) * (most + 1);
    double *all = tsc_arena_calloc(arena, 4 * n + 2 * degree + room + degree + 2, sizeof *all);
    if (!all)
        return tsc_error_memory(err, "a fit of %zu values", n);
    search->w = all;
    search->innovations = all + n;
    search->padded = all + 2 * n;
    search->errors = search->padded + n + degree;
    search->room = search->errors + n + degree;
    search->state = search->room + room;
    search->count = tsc_sarima_difference(x, n, season, order, all);
    double mean = 0;
    for (size_t t = 0; t < search->count && order->mean; t++)
        mean += search->w[t] / (double)search->count;
    for (size_t t = 0; t < search->count; t++)
        search->padded[degree + t] = search->w[t] - mean;
    return TSC_OK;
}

/* Where the search begins: growth that persists a little, disturbances that fade by half. */
static void start_partials(const tsc_sarima_order *order, double *partials)
{
    const size_t sizes[] = {order->ar, order->ma, order->seasonal_ar, order->seasonal_ma};
    static const double starts[] = {.4, .3, .2, .5}; /* a moving average's partials have the sign changed */
    size_t at = 0;
    for (size_t part = 0; part < 4; part++)
        for (size_t i = 0; i < sizes[part]; i++)
            partials[at++] = i ? 0 : starts[part];
}

static void conclude_conditional(const struct search *search, const double *partials, double squares, tsc_sarima *fit)
{
    double n = (double)search->count;
    from_partials(search->order, partials, fit->coefficients);
    fit->variance = squares / n;
    fit->aicc = tsc_aicc(squares, search->count, fit->parameter_count);
}

static void conclude_exact(struct search *search, const double *u, tsc_sarima *fit)
{
    double n = (double)search->count, partials[TSC_SARIMA_COEFFICIENTS];
    size_t k = coefficient_count(search->order);
    to_partials(u, k, partials);
    from_partials(search->order, partials, fit->coefficients);
    double deviance = exact_deviance(search, fit->coefficients, search->innovations, search->state);
    fit->mean = search->likelihood.mean;
    fit->variance = search->likelihood.squares / n;
    fit->mean_error = search->order->mean ? sqrt(fit->variance / search->likelihood.mean_precision) : (double)NAN;
    fit->log_likelihood = isfinite(deviance) ? -.5 * (deviance + n * (log(2 * M_PI) + 1)) : (double)NAN;
    double p = (double)fit->parameter_count, room = n - p - 1;
    fit->aicc = room >= 1 ? -2 * fit->log_likelihood + 2 * p + 2 * p * (p + 1) / room : (double)NAN;
}

/* Least squares from a fixed start: quick, and where the exact likelihood is searched from. */
static tsc_status fit_conditional(struct search *search, double *partials, tsc_sarima *fit, tsc_error *err)
{
    double low[TSC_SARIMA_COEFFICIENTS], high[TSC_SARIMA_COEFFICIENTS], least;
    size_t k = coefficient_count(search->order);
    tsc_status status = TSC_OK;
    start_partials(search->order, partials);
    for (size_t i = 0; i < k; i++)
        low[i] = -bound, high[i] = bound;
    if (k)
        status =
            tsc_simplex_minimize(conditional_objective, search, k, low, high, partials, SIMPLEX_STEPS, &least, err);
    conclude_conditional(search, partials, conditional_objective(partials, search), fit);
    return status;
}

static void fit_exact(struct search *search, const double *partials, bool full, tsc_sarima *fit)
{
    double u[TSC_SARIMA_COEFFICIENTS] = {0};
    for (size_t i = 0; i < coefficient_count(search->order); i++)
        u[i] = atanh(fmax(-start_bound, fmin(start_bound, partials[i])) / bound);
    double deviance = polish(search, u, full ? NEWTON_STEPS : QUICK_STEPS, full ? full_gain : quick_gain);
    conclude_exact(search, u, fit);
    if (full)
        fill_errors(search, u, deviance, fit);
}

tsc_status tsc_sarima_fit(const double *x, size_t n, size_t season, const tsc_sarima_order *order,
                          tsc_sarima_effort effort, tsc_arena *arena, tsc_sarima *fit, tsc_error *err)
{
    struct search search;
    double partials[TSC_SARIMA_COEFFICIENTS];
    *fit = (tsc_sarima){.order = *order, .season = season, .log_likelihood = (double)NAN, .aicc = (double)NAN};
    tsc_status status = search_new(x, n, season, order, arena, &search, err);
    if (status)
        return status;
    for (size_t i = 0; i < TSC_SARIMA_COEFFICIENTS; i++)
        fit->errors[i] = (double)NAN;
    fit->parameter_count = coefficient_count(order) + 1 + order->mean;
    fit->count = search.count;
    fit->w = search.w;
    fit->innovations = search.innovations;
    fit->state = search.state;
    if (search.count < fit->parameter_count + 2)
        return TSC_OK;
    status = fit_conditional(&search, partials, fit, err);
    if (!status && effort != TSC_SARIMA_CONDITIONAL)
        fit_exact(&search, partials, effort == TSC_SARIMA_FULL, fit);
    return status;
}
