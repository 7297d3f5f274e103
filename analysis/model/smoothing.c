#include "model/smoothing.h"

#include <math.h>

/* Level after i observations = constant + share * initial. */
void tsc_smooth_at(const double *x, size_t n, double alpha, tsc_smoothing *result, double *errors)
{
    double constant = 0, share = 1, uq = 0, qq = 0, uu = 0;
    for (size_t i = 0; i < n; i++) {
        double u = x[i] - constant;
        uq += u * share;
        qq += share * share;
        uu += u * u;
        constant += alpha * u;
        share *= 1 - alpha;
    }
    double initial = uq / qq;
    *result = (tsc_smoothing){
        .alpha = alpha, .initial = initial, .level = constant + share * initial, .rss = fmax(0, uu - uq * initial)};
    if (!errors)
        return;
    double level = initial;
    for (size_t i = 0; i < n; i++) {
        errors[i] = x[i] - level;
        level += alpha * errors[i];
    }
}

double tsc_golden_section(double (*function)(double x, void *context), void *context, double low, double high,
                          int evaluations)
{
    const double ratio = .6180339887498949;
    double a = high - ratio * (high - low), b = low + ratio * (high - low);
    double fa = function(a, context), fb = function(b, context);
    for (int i = 2; i < evaluations; i++) {
        if (fa <= fb) {
            high = b, b = a, fb = fa;
            a = high - ratio * (high - low);
            fa = function(a, context);
        } else {
            low = a, a = b, fa = fb;
            b = low + ratio * (high - low);
            fb = function(b, context);
        }
    }
    return fa <= fb ? a : b;
}

struct series {
    const double *x;
    size_t n;
};

static double rss_at(double alpha, void *context)
{
    const struct series *series = context;
    tsc_smoothing result;
    tsc_smooth_at(series->x, series->n, alpha, &result, NULL);
    return result.rss;
}

void tsc_smooth(const double *x, size_t n, tsc_smoothing *result)
{
    struct series series = {x, n};
    const double step = .1;
    double best = 1, least = rss_at(1, &series);
    for (double alpha = .05; alpha < 1; alpha += step) {
        double rss = rss_at(alpha, &series);
        if (rss < least)
            best = alpha, least = rss;
    }
    double refined = tsc_golden_section(rss_at, &series, fmax(.01, best - step), fmin(1, best + step), 8);
    if (rss_at(refined, &series) < least)
        best = refined;
    tsc_smooth_at(x, n, best, result, NULL);
}
