#include "model/nls.h"

#include "model/lsq.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ITERATIONS = 400, POLISH_STEPS = 8 };
static const double offset_limit = 1e-3;

struct room {
    const tsc_nls *problem;
    double *jacobian, *residuals, *step; /* [n * p] by rows, [n], [p] */
    double size;                         /* sum of y^2 */
};

static double rss_at(const tsc_nls *problem, const double *b)
{
    double sum = 0;
    for (size_t i = 0; i < problem->n; i++) {
        double residual = problem->y[i] - problem->model(i, b, problem->context);
        sum += residual * residual;
    }
    return isfinite(sum) ? sum : HUGE_VAL;
}

/* Derivative of the model at observation i for parameter j: central differences at two widths, extrapolated to the
   fourth order. */
static double derivative(const tsc_nls *problem, size_t i, size_t j, const double *b)
{
    double moved[TSC_NLS_PARAMETERS], width = 1e-3 * fmax(fabs(b[j]), 1e-8), slopes[2];
    memcpy(moved, b, problem->p * sizeof *b);
    for (int k = 0; k < 2; k++, width /= 2) {
        moved[j] = b[j] + width;
        double above = moved[j], high = problem->model(i, moved, problem->context);
        moved[j] = b[j] - width;
        slopes[k] = (high - problem->model(i, moved, problem->context)) / (above - moved[j]);
    }
    return (4 * slopes[1] - slopes[0]) / 3;
}

static int gsl_residuals(const gsl_vector *b, void *context, gsl_vector *f)
{
    const struct room *room = context;
    for (size_t i = 0; i < room->problem->n; i++) {
        double value = room->problem->model(i, b->data, room->problem->context) - room->problem->y[i];
        if (!isfinite(value))
            return GSL_EDOM;
        gsl_vector_set(f, i, value);
    }
    return GSL_SUCCESS;
}

static int gsl_jacobian(const gsl_vector *b, void *context, gsl_matrix *jacobian)
{
    const struct room *room = context;
    for (size_t i = 0; i < room->problem->n; i++)
        for (size_t j = 0; j < room->problem->p; j++) {
            double value = derivative(room->problem, i, j, b->data);
            if (!isfinite(value))
                return GSL_EDOM;
            gsl_matrix_set(jacobian, i, j, value);
        }
    return GSL_SUCCESS;
}

/* One way of searching from the start; whatever GSL says of it, b becomes the better of itself and what was found. */
static tsc_status search(struct room *room, const gsl_multifit_nlinear_trs *way,
                         const gsl_multifit_nlinear_scale *scale, const double *start, double *b, double *rss,
                         tsc_error *err)
{
    const tsc_nls *problem = room->problem;
    gsl_multifit_nlinear_parameters parameters = gsl_multifit_nlinear_default_parameters();
    parameters.trs = way;
    parameters.scale = scale;
    gsl_multifit_nlinear_fdf fdf = {
        .f = gsl_residuals, .df = gsl_jacobian, .n = problem->n, .p = problem->p, .params = room};
    gsl_multifit_nlinear_workspace *work =
        gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &parameters, problem->n, problem->p);
    if (!work)
        return tsc_error_memory(err, "a nonlinear fit");
    gsl_vector_const_view from = gsl_vector_const_view_array(start, problem->p);
    int code = gsl_multifit_nlinear_init(&from.vector, &fdf, work), info;
    if (code == GSL_SUCCESS)
        code = gsl_multifit_nlinear_driver(ITERATIONS, 1e-14, 1e-14, 0, NULL, NULL, &info, work);
    if (code != GSL_EDOM) {
        const gsl_vector *found = gsl_multifit_nlinear_position(work);
        double reached = rss_at(problem, found->data);
        if (reached < *rss * (1 - 1e-6) && *rss - reached > 1e-20 * room->size) {
            *rss = reached;
            memcpy(b, found->data, problem->p * sizeof *b);
        }
    }
    gsl_multifit_nlinear_free(work);
    return TSC_OK;
}

/* The Gauss-Newton step at b from a factorization in long double; offset says how much of the residuals it explains. */
static tsc_status gauss_newton(struct room *room, const double *b, double *covariance, double *offset, tsc_error *err)
{
    const tsc_nls *problem = room->problem;
    size_t n = problem->n, p = problem->p;
    double rest, explained = 0, size = 0;
    for (size_t i = 0; i < n; i++) {
        room->residuals[i] = problem->y[i] - problem->model(i, b, problem->context);
        size += problem->y[i] * problem->y[i];
        for (size_t j = 0; j < p; j++)
            room->jacobian[i * p + j] = derivative(problem, i, j, b);
    }
    tsc_status status = tsc_lsq_fit(room->jacobian, room->residuals, n, p, room->step, NULL, covariance, &rest, err);
    if (status)
        return status;
    for (size_t i = 0; i < n; i++) {
        double part = 0;
        for (size_t j = 0; j < p; j++)
            part += room->jacobian[i * p + j] * room->step[j];
        explained += part * part;
    }
    double noise = n > p ? rest / (double)(n - p) : 0;
    *offset = explained <= 1e-20 * size ? 0 : noise > 0 ? sqrt(explained / (double)p / noise) : HUGE_VAL;
    return TSC_OK;
}

static tsc_status polish(struct room *room, tsc_nls_result *result, double *offset, tsc_error *err)
{
    const tsc_nls *problem = room->problem;
    for (int pass = 0;; pass++) {
        double tried[TSC_NLS_PARAMETERS];
        tsc_status status = gauss_newton(room, result->b, result->covariance, offset, err);
        if (status || pass == POLISH_STEPS)
            return status;
        for (size_t j = 0; j < problem->p; j++)
            tried[j] = result->b[j] + room->step[j];
        double rss = rss_at(problem, tried);
        if (!(rss <= result->rss * (1 + 1e-13)))
            return TSC_OK;
        result->rss = rss;
        memcpy(result->b, tried, problem->p * sizeof *tried);
    }
}

static const char *judge(const tsc_nls *problem, const tsc_nls_result *result, double offset)
{
    for (size_t j = 0; j < problem->p; j++)
        if (!isfinite(result->b[j]))
            return "the search ran beyond all bounds";
    for (size_t j = 0; j < problem->p * problem->p && problem->n > problem->p; j++)
        if (!isfinite(result->covariance[j]))
            return "the data do not determine its parameters";
    if (!(offset <= offset_limit))
        return "the search did not converge";
    return NULL;
}

/* All ways from factor times the start. */
static tsc_status search_all(struct room *room, const double *start, double factor, tsc_nls_result *result,
                             tsc_error *err)
{
    const gsl_multifit_nlinear_trs *ways[] = {gsl_multifit_nlinear_trs_lm, gsl_multifit_nlinear_trs_lmaccel,
                                              gsl_multifit_nlinear_trs_dogleg, gsl_multifit_nlinear_trs_ddogleg};
    const gsl_multifit_nlinear_scale *scales[] = {gsl_multifit_nlinear_scale_more, gsl_multifit_nlinear_scale_levenberg,
                                                  gsl_multifit_nlinear_scale_marquardt};
    double from[TSC_NLS_PARAMETERS];
    tsc_status status = TSC_OK;
    for (size_t j = 0; j < room->problem->p; j++)
        from[j] = factor * start[j];
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
        for (size_t s = 0; s < sizeof scales / sizeof *scales && !status; s++)
            status = search(room, ways[w], scales[s], from, result->b, &result->rss, err);
    return status;
}

/* Searches, polishes and judges; a start of the wrong size is tried at others. */
static tsc_status fit_from(struct room *room, const double *start, tsc_nls_result *result, tsc_error *err)
{
    static const double factors[] = {1, .1, .01, 10};
    tsc_status status = TSC_OK;
    for (size_t f = 0; f < sizeof factors / sizeof *factors && !status; f++) {
        double offset = HUGE_VAL;
        status = search_all(room, start, factors[f], result, err);
        if (!status)
            status = polish(room, result, &offset, err);
        if (status == TSC_EMODEL) {
            result->refusal = "the data do not determine its parameters";
            status = TSC_OK;
        } else if (!status) {
            result->refusal = judge(room->problem, result, offset);
            if (!result->refusal)
                break;
        }
    }
    return status;
}

tsc_status tsc_nls_fit(const tsc_nls *problem, const double *start, tsc_nls_result *result, tsc_error *err)
{
    size_t n = problem->n, p = problem->p;
    if (p == 0 || p > TSC_NLS_PARAMETERS || n < p)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "%zu observations for %zu parameters", n, p);
    struct room room = {.problem = problem, .jacobian = malloc((n * p + n + p) * sizeof(double))};
    if (!room.jacobian)
        return tsc_error_memory(err, "a nonlinear fit");
    room.residuals = room.jacobian + n * p;
    room.step = room.residuals + n;
    for (size_t i = 0; i < n; i++)
        room.size += problem->y[i] * problem->y[i];
    *result = (tsc_nls_result){.rss = rss_at(problem, start)};
    memcpy(result->b, start, p * sizeof *start);
    tsc_status status = fit_from(&room, start, result, err);
    for (size_t j = 0; j < p; j++)
        result->errors[j] = sqrt(result->covariance[j * p + j]);
    free(room.jacobian);
    return status;
}
