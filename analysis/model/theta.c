/* Theta (Assimakopoulos and Nikolopoulos 2000): the mean of the least-squares line and of the smoothed series whose
   curvature is doubled; the same as smoothing with half the line's slope as drift (Hyndman and Billah 2003).
   On Box-Cox data it is the theta_boxcox method. */
#include "model/ets_states.h"
#include "model/line.h"
#include "model/methods.h"
#include "model/smoothing.h"
#include "model/walk.h"

#include <math.h>

/* Theta on any scale: z[n] may be the values, or transformed. points[horizon] and residuals[n] on that scale. */
static bool theta_run(const tsc_sample *sample, const double *z, double *doubled, size_t horizon, double *points,
                      double *residuals, double *spread, tsc_line *line, tsc_smoothing *smooth)
{
    size_t n = sample->count;
    if (!tsc_line_fit(sample, z, line))
        return false;
    double last = sample->times[n - 1], rss = 0;
    for (size_t i = 0; i < n; i++)
        doubled[i] = 2 * z[i] - line->at_end - line->slope * ((double)sample->times[i] - last);
    tsc_smooth(doubled, n, smooth);
    tsc_smooth_at(doubled, n, smooth->alpha, smooth, residuals);
    for (size_t i = 0; i < n; i++) {
        residuals[i] /= 2;
        rss += residuals[i] * residuals[i];
    }
    smooth->rss = rss;
    double sd = n > 3 ? sqrt(rss / (double)(n - 3)) : 0;
    for (size_t h = 0; h < horizon; h++) {
        double ahead = (double)(h + 1);
        points[h] = .5 * (line->at_end + line->slope * ahead + smooth->level);
        double of_slope = n > 3 ? ahead * ahead * line->slope_variance / 4 : 0;
        spread[h] = sqrt(sd * sd * (1 + (double)h * smooth->alpha * smooth->alpha) + of_slope);
    }
    return true;
}

/* The criterion of smoothing with the drift taken out: parameters are alpha, the drift, the variance and `more`. */
static tsc_status fill_criterion(const tsc_sample *sample, const double *z, const tsc_line *line, double alpha,
                                 size_t more, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    if (!sample->thorough)
        return TSC_OK;
    size_t n = sample->count;
    double *level = tsc_arena_alloc(arena, n * sizeof *level);
    if (!level)
        return tsc_error_memory(err, "a fit of %zu values", n);
    for (size_t i = 0; i < n; i++)
        level[i] = z[i] - line->slope / 2 * ((double)sample->times[i] - (double)sample->times[n - 1]);
    tsc_ets_parameters smoothing = {.alpha = alpha};
    return tsc_ets_criterion(sample, level, &smoothing, 3 + more, arena, &fit->aicc, err);
}

static tsc_status fit_theta(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    double *doubled = tsc_arena_alloc(arena, sample->count * sizeof *doubled);
    if (!doubled)
        return tsc_error_memory(err, "a fit of %zu values", sample->count);
    tsc_line line;
    tsc_smoothing smooth;
    if (!theta_run(sample, sample->values, doubled, horizon, fit->path, fit->residuals, fit->spread, &line, &smooth)) {
        fit->refusal = "no line goes through these points";
        return TSC_OK;
    }
    fit->freedom = sample->count - 3;
    tsc_fit_add(fit, "alpha", smooth.alpha, (double)NAN);
    tsc_fit_add(fit, "drift a step", line.slope / 2 * sample->scale, sqrt(line.slope_variance) / 2 * sample->scale);
    return fill_criterion(sample, sample->values, &line, smooth.alpha, 0, arena, fit, err);
}

const tsc_method tsc_method_theta = {
    .name = "theta",
    .title = "Theta: smoothing with half the line's slope",
    .least_count = 3,
    .fit = fit_theta,
};

/* The profile likelihood of lambda for a line with normal errors: -n/2 log(rss / n) + (lambda - 1) sum(log y). */
static void choose_lambda(const tsc_sample *sample, double *z, double *lambda)
{
    double best = -HUGE_VAL, sum_log = 0, n = (double)sample->count;
    for (size_t i = 0; i < sample->count; i++)
        sum_log += sample->logs[i];
    for (double candidate = 0; candidate <= 1; candidate += .25) {
        for (size_t i = 0; i < sample->count; i++)
            z[i] = candidate > 0 ? expm1(candidate * sample->logs[i]) / candidate : sample->logs[i];
        tsc_line line;
        if (!tsc_line_fit(sample, z, &line))
            continue;
        double likelihood = -n / 2 * log(fmax(line.rss, 1e-300)) + (candidate - 1) * sum_log;
        if (likelihood > best)
            best = likelihood, *lambda = candidate;
    }
}

static double back(double z, double lambda)
{
    if (!(lambda > 0))
        return exp(fmin(z, 700));
    double inner = lambda * z + 1;
    return inner > 0 ? exp(log(inner) / lambda) : 0;
}

static tsc_status fit_theta_boxcox(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit,
                                   tsc_error *err)
{
    size_t n = sample->count;
    double *z = tsc_arena_alloc(arena, 2 * n * sizeof *z), lambda = 0;
    if (!z)
        return tsc_error_memory(err, "a fit of %zu values", n);
    choose_lambda(sample, z, &lambda);
    for (size_t i = 0; i < n; i++)
        z[i] = lambda > 0 ? expm1(lambda * sample->logs[i]) / lambda : sample->logs[i];
    tsc_line line;
    tsc_smoothing smooth;
    if (!theta_run(sample, z, z + n, horizon, fit->path, fit->residuals, fit->spread, &line, &smooth)) {
        fit->refusal = "no line goes through these points";
        return TSC_OK;
    }
    /* A step of z is worth y^-lambda of it in logarithms. */
    fit->logarithmic = true;
    double to_logs = exp(-lambda * sample->logs[n - 1]);
    for (size_t h = 0; h < horizon; h++) {
        fit->path[h] = back(fit->path[h], lambda);
        fit->spread[h] *= to_logs;
    }
    double jacobian = 0;
    for (size_t i = 0; i < n; i++) {
        fit->residuals[i] *= exp(-lambda * sample->logs[i]);
        jacobian += i ? 2 * (1 - lambda) * sample->logs[i] : 0;
    }
    fit->freedom = n - 3;
    tsc_fit_add(fit, "lambda", lambda, (double)NAN);
    tsc_fit_add(fit, "alpha", smooth.alpha, (double)NAN);
    tsc_status status = fill_criterion(sample, z, &line, smooth.alpha, 1, arena, fit, err);
    fit->aicc += jacobian;
    return status;
}

const tsc_method tsc_method_theta_boxcox = {
    .name = "theta_boxcox",
    .title = "Theta on Box-Cox data",
    .least_count = 3,
    .positive_only = true,
    .fit = fit_theta_boxcox,
};
