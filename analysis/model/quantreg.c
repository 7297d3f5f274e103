#include "model/quantreg.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH_LIMIT = 32, NEWTON_STEPS = 25, HALVINGS = 12 };

struct problem {
    const tsc_quantreg_data *data;
    double probability, smoothing;
    double total, spread;     /* sum of weights, mean absolute residual at the start */
    double pull[WIDTH_LIMIT]; /* ridge by coefficient */
    double centre[WIDTH_LIMIT];
    double gradient[WIDTH_LIMIT], hessian[WIDTH_LIMIT * WIDTH_LIMIT];
};

static double residual_of(const tsc_quantreg_data *data, size_t i, const double *b)
{
    double residual = data->y[i];
    const double *x = data->x + i * data->width;
    for (size_t j = 0; j < data->width; j++)
        residual -= x[j] * b[j];
    return residual;
}

/* Loss per unit of weight: probability * r + smoothing * log(1 + exp(-r / smoothing)). */
static double loss_of(const struct problem *p, const double *b)
{
    double loss = 0;
    for (size_t i = 0; i < p->data->count; i++) {
        double r = residual_of(p->data, i, b), u = -r / p->smoothing;
        double soft = u > 30 ? u : u < -30 ? 0 : log1p(exp(u));
        loss += p->data->weight[i] * (p->probability * r + p->smoothing * soft);
    }
    for (size_t j = 0; j < p->data->width; j++)
        loss += .5 * p->pull[j] * (b[j] - p->centre[j]) * (b[j] - p->centre[j]);
    return loss;
}

/* Far from the kink the check loss has no curvature of its own; there that of its quadratic majorizer (Hunter and Lange
   2000), a quarter over the size of the residual, keeps the steps short and sure. */
static void derive(struct problem *p, const double *b)
{
    size_t width = p->data->width;
    memset(p->gradient, 0, sizeof p->gradient);
    memset(p->hessian, 0, sizeof p->hessian);
    for (size_t i = 0; i < p->data->count; i++) {
        double u = residual_of(p->data, i, b) / p->smoothing;
        double below = u > 30 ? 0 : u < -30 ? 1 : 1 / (1 + exp(u));
        double slope = -p->data->weight[i] * (p->probability - below);
        double curve = p->data->weight[i] * fmax(below * (1 - below), .25 / (1 + fabs(u))) / p->smoothing;
        const double *x = p->data->x + i * width;
        for (size_t j = 0; j < width; j++) {
            p->gradient[j] += slope * x[j];
            for (size_t k = 0; k <= j; k++)
                p->hessian[j * width + k] += curve * x[j] * x[k];
        }
    }
    for (size_t j = 0; j < width; j++) {
        p->gradient[j] += p->pull[j] * (b[j] - p->centre[j]);
        p->hessian[j * width + j] += p->pull[j];
        for (size_t k = 0; k < j; k++)
            p->hessian[k * width + j] = p->hessian[j * width + k];
    }
}

/* One Newton step with halving; false where it no longer helps. */
static int newton_step(struct problem *p, double *b)
{
    size_t width = p->data->width;
    double step[WIDTH_LIMIT], tried[WIDTH_LIMIT] = {0}, before = loss_of(p, b);
    derive(p, b);
    gsl_matrix_view h = gsl_matrix_view_array(p->hessian, width, width);
    gsl_vector_view g = gsl_vector_view_array(p->gradient, width), s = gsl_vector_view_array(step, width);
    if (gsl_linalg_cholesky_decomp1(&h.matrix) != GSL_SUCCESS ||
        gsl_linalg_cholesky_solve(&h.matrix, &g.vector, &s.vector) != GSL_SUCCESS)
        return 0;
    double length = 1;
    for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
        for (size_t j = 0; j < width; j++)
            tried[j] = b[j] - length * step[j];
        double after = loss_of(p, tried);
        if (after < before) {
            memcpy(b, tried, width * sizeof *b);
            return before - after > 1e-6 * before;
        }
    }
    return 0;
}

/* Mean size of the residuals: what the smoothing is measured by. */
static double spread_of(const struct problem *p, const double *b)
{
    double sum = 0;
    for (size_t i = 0; i < p->data->count; i++)
        sum += p->data->weight[i] * fabs(residual_of(p->data, i, b));
    return p->total > 0 ? fmax(sum / p->total, 1e-12) : 1;
}

static void prepare(struct problem *p, double ridge, const double *b)
{
    const tsc_quantreg_data *data = p->data;
    double squares[WIDTH_LIMIT] = {0};
    p->total = 0;
    for (size_t i = 0; i < data->count; i++) {
        p->total += data->weight[i];
        for (size_t j = 0; j < data->width; j++)
            squares[j] += data->weight[i] * data->x[i * data->width + j] * data->x[i * data->width + j];
    }
    p->spread = spread_of(p, b);
    for (size_t j = 0; j < data->width; j++) {
        p->centre[j] = b[j];
        p->pull[j] = (ridge * squares[j] + 1e-6 * squares[j] + 1e-8 * p->total) / p->spread;
    }
}

tsc_status tsc_quantreg(const tsc_quantreg_data *data, double probability, double ridge, double *b, tsc_error *err)
{
    if (data->count == 0 || data->width == 0 || data->width > WIDTH_LIMIT)
        return tsc_error_set(err, TSC_EMODEL, NULL, 0, "a quantile regression of %zu rows and %zu columns", data->count,
                             data->width);
    struct problem *p = malloc(sizeof *p);
    if (!p)
        return tsc_error_memory(err, "a quantile regression");
    p->data = data;
    p->probability = probability;
    prepare(p, ridge, b);
    for (double share = .4; share > .02; share *= .4) {
        p->smoothing = share * spread_of(p, b);
        for (int step = 0; step < NEWTON_STEPS && newton_step(p, b); step++)
            ;
    }
    free(p);
    return TSC_OK;
}
