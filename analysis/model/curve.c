#include "model/curve.h"

#include "model/line.h"
#include "model/walk.h"

#include <math.h>

/* A path that leaves this multiple of the largest value seen is no projection. */
static const double path_limit = 20;

struct bound {
    const tsc_curve *curve;
    const tsc_sample *sample;
    double elapsed;
};

static double place(const tsc_sample *sample, double elapsed, double time)
{
    return (time - (double)sample->times[0]) / elapsed;
}

static double evaluate(size_t i, const double *b, void *context)
{
    const struct bound *bound = context;
    return bound->curve->value(place(bound->sample, bound->elapsed, bound->sample->times[i]), b);
}

static double largest(const tsc_sample *sample)
{
    double top = sample->values[0];
    for (size_t i = 1; i < sample->count; i++)
        top = fmax(top, sample->values[i]);
    return top;
}

size_t tsc_curve_start_loglinear(const tsc_sample *sample, double scale,
                                 double starts[TSC_CURVE_STARTS][TSC_NLS_PARAMETERS])
{
    tsc_line line;
    if (!sample->logs || !tsc_line_fit(sample, sample->logs, &line))
        return 0;
    double slope = line.slope * tsc_sample_elapsed(sample);
    starts[0][0] = exp(line.at_end - slope);
    starts[0][1] = slope / scale;
    return 1;
}

size_t tsc_curve_start_ceiling(const tsc_sample *sample, const double ceilings[TSC_CURVE_CEILINGS], double rate,
                               const double middles[TSC_CURVE_MIDDLES],
                               double starts[TSC_CURVE_STARTS][TSC_NLS_PARAMETERS])
{
    size_t count = 0;
    double top = largest(sample);
    for (size_t c = 0; c < TSC_CURVE_CEILINGS; c++)
        for (size_t m = 0; m < TSC_CURVE_MIDDLES; m++, count++) {
            starts[count][0] = ceilings[c] * top;
            starts[count][1] = rate;
            starts[count][2] = middles[m];
        }
    return count;
}

const char *tsc_curve_doubt_ceiling(const tsc_sample *sample, const tsc_nls_result *result)
{
    (void)sample;
    if (!(result->b[1] > 0))
        return "the series does not rise towards a ceiling";
    if (!(result->b[0] > 0))
        return "its ceiling is not above zero";
    if (!(result->b[2] < 1))
        return "its inflection has not been seen: a ceiling would be invented";
    if (!(result->errors[0] < result->b[0] / 2))
        return "the data do not determine its ceiling";
    return NULL;
}

/* Doubts of every curve. */
static const char *doubt(const tsc_sample *sample, const tsc_curve *curve, const tsc_nls_result *result)
{
    if (result->refusal)
        return result->refusal;
    double mean = 0, total = 0;
    for (size_t i = 0; i < sample->count; i++)
        mean += sample->values[i] / (double)sample->count;
    for (size_t i = 0; i < sample->count; i++)
        total += (sample->values[i] - mean) * (sample->values[i] - mean);
    if (!(result->rss < total / 2))
        return "it explains less than half of the variation";
    tsc_line line;
    if (curve->parameters > 2 && tsc_line_fit(sample, sample->values, &line) && result->rss >= line.rss)
        return "it fits no better than a straight line";
    return curve->doubt ? curve->doubt(sample, result) : NULL;
}

/* Standard deviation of the curve itself at u, by the delta method. */
static double curve_deviation(const tsc_curve *curve, double u, const tsc_nls_result *result)
{
    double slopes[TSC_NLS_PARAMETERS], moved[TSC_NLS_PARAMETERS], variance = 0;
    size_t p = curve->parameters;
    for (size_t j = 0; j < p; j++) {
        for (size_t k = 0; k < p; k++)
            moved[k] = result->b[k];
        double width = 1e-5 * fmax(fabs(result->b[j]), 1e-6);
        moved[j] += width;
        double high = curve->value(u, moved);
        moved[j] -= 2 * width;
        slopes[j] = (high - curve->value(u, moved)) / (2 * width);
    }
    for (size_t j = 0; j < p; j++)
        for (size_t k = 0; k < p; k++)
            variance += slopes[j] * slopes[k] * result->covariance[j * p + k];
    return variance > 0 ? sqrt(variance) : 0;
}

static void fill(const struct bound *bound, const tsc_nls_result *result, size_t horizon, tsc_fit *fit)
{
    const tsc_sample *sample = bound->sample;
    size_t n = sample->count, p = bound->curve->parameters;
    double top = largest(sample), last = sample->times[n - 1];
    fit->freedom = n - p;
    fit->aicc = tsc_aicc(result->rss, n, p + 1);
    double sd = sqrt(result->rss / (double)fit->freedom);
    for (size_t i = 0; i < n; i++)
        fit->residuals[i] = sample->values[i] - evaluate(i, result->b, (void *)bound);
    for (size_t h = 0; h < horizon && !fit->refusal; h++) {
        double u = place(sample, bound->elapsed, last + (double)(h + 1));
        fit->path[h] = bound->curve->value(u, result->b);
        fit->spread[h] = hypot(sd, curve_deviation(bound->curve, u, result));
        if (!(fabs(fit->path[h]) <= path_limit * fabs(top)))
            fit->refusal = "its path runs beyond twenty times the largest value seen";
    }
}

tsc_status tsc_curve_fit(const tsc_sample *sample, const tsc_curve *curve, size_t horizon, tsc_fit *fit,
                         tsc_nls_result *result, tsc_error *err)
{
    double starts[TSC_CURVE_STARTS][TSC_NLS_PARAMETERS];
    struct bound bound = {curve, sample, tsc_sample_elapsed(sample)};
    tsc_nls problem = {evaluate, &bound, sample->values, sample->count, curve->parameters};
    if (sample->count < curve->parameters + 2) {
        fit->refusal = "too few observations for its parameters";
        return TSC_OK;
    }
    size_t count = curve->start(sample, starts);
    bool found = false;
    for (size_t s = 0; s < count; s++) {
        tsc_nls_result tried;
        tsc_status status = tsc_nls_fit(&problem, starts[s], &tried, err);
        if (status)
            return status;
        bool better = !found || (result->refusal && !tried.refusal) ||
                      (!result->refusal == !tried.refusal && tried.rss < result->rss);
        if (better)
            *result = tried;
        found = true;
    }
    fit->refusal = found ? doubt(sample, curve, result) : "no start for its search";
    if (!fit->refusal)
        fill(&bound, result, horizon, fit);
    return TSC_OK;
}

tsc_status tsc_curve_fit_ceiling(const tsc_sample *sample, const tsc_curve *curve, size_t horizon, tsc_fit *fit,
                                 tsc_error *err)
{
    tsc_nls_result result;
    tsc_status status = tsc_curve_fit(sample, curve, horizon, fit, &result, err);
    if (status || fit->refusal)
        return status;
    double elapsed = tsc_sample_elapsed(sample);
    tsc_fit_add(fit, "ceiling", result.b[0] * sample->scale, result.errors[0] * sample->scale);
    tsc_fit_add(fit, "rate a step", result.b[1] / elapsed, result.errors[1] / elapsed);
    tsc_fit_add(fit, "steps from first value to inflection", result.b[2] * elapsed, result.errors[2] * elapsed);
    return TSC_OK;
}
