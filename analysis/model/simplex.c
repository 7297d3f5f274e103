#include "model/simplex.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>
#include <math.h>

struct bounded {
    double (*function)(const double *x, void *context);
    void *context;
    const double *low, *high;
    size_t count;
};

static void to_bounds(const struct bounded *bounded, const gsl_vector *free, double *x)
{
    for (size_t i = 0; i < bounded->count; i++)
        x[i] = bounded->low[i] + (bounded->high[i] - bounded->low[i]) / (1 + exp(-gsl_vector_get(free, i)));
}

static double evaluate(const gsl_vector *free, void *context)
{
    const struct bounded *bounded = context;
    double x[TSC_SIMPLEX_PARAMETERS];
    to_bounds(bounded, free, x);
    double value = bounded->function(x, bounded->context);
    return isfinite(value) ? value : 1e300;
}

tsc_status tsc_simplex_minimize(double (*function)(const double *x, void *context), void *context, size_t count,
                                const double *low, const double *high, double *x, size_t iterations, double *least,
                                tsc_error *err)
{
    if (count == 0 || count > TSC_SIMPLEX_PARAMETERS)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "a search for %zu parameters, not 1 to %d", count,
                             TSC_SIMPLEX_PARAMETERS);
    struct bounded bounded = {function, context, low, high, count};
    gsl_multimin_function problem = {evaluate, count, &bounded};
    gsl_vector *start = gsl_vector_alloc(count), *step = gsl_vector_alloc(count);
    gsl_multimin_fminimizer *search = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, count);
    tsc_status status = start && step && search ? TSC_OK : tsc_error_memory(err, "a search");
    *least = HUGE_VAL;
    if (!status) {
        for (size_t i = 0; i < count; i++) {
            double share = (x[i] - low[i]) / (high[i] - low[i]);
            share = fmax(.01, fmin(.99, share));
            gsl_vector_set(start, i, log(share / (1 - share)));
        }
        gsl_vector_set_all(step, .8);
        int code = gsl_multimin_fminimizer_set(search, &problem, start, step);
        for (size_t i = 0; i < iterations && code == GSL_SUCCESS; i++) {
            code = gsl_multimin_fminimizer_iterate(search);
            if (gsl_multimin_test_size(gsl_multimin_fminimizer_size(search), 1e-3) == GSL_SUCCESS)
                break;
        }
        to_bounds(&bounded, gsl_multimin_fminimizer_x(search), x);
        *least = gsl_multimin_fminimizer_minimum(search);
    }
    gsl_multimin_fminimizer_free(search);
    gsl_vector_free(start);
    gsl_vector_free(step);
    return status;
}
