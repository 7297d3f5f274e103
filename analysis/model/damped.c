/* The damped trend (Gardner and McKenzie 1985): level and trend smoothed, the trend fading by phi a step. With alpha,
   beta and phi fixed, every error is linear in the initial level and trend, which come in closed form; around that a
   grid and a golden section. Over a gap the trend fades as often as steps are missing. */
#include "model/ets_states.h"
#include "model/methods.h"
#include "model/smoothing.h"
#include "model/walk.h"

#include <math.h>

struct damped {
    const tsc_sample *sample;
    double alpha, beta, phi;
    double level, trend; /* after the last observation */
    double initial_level, initial_trend, rss;
};

/* A quantity that is linear in the initial level and trend. */
struct linear {
    double constant, level, trend;
};

static double fading_sum(double phi, int steps)
{
    return phi < 1 ? phi * (1 - pow(phi, steps)) / (1 - phi) : steps;
}

static double power(double base, int steps)
{
    return steps == 1 ? base : pow(base, steps);
}

/* Solves the initial states of one run of the filter. A weak pull of the trend to zero keeps short histories
   solvable. */
static void solve(const struct linear *l, const struct linear *b, double sums[6], struct damped *d)
{
    const double pull = .05;
    double aa = sums[0], ab = sums[1], bb = sums[2] + pull, ay = sums[3], by = sums[4], yy = sums[5];
    double determinant = aa * bb - ab * ab;
    d->initial_level = (ay * bb - by * ab) / determinant;
    d->initial_trend = (by * aa - ay * ab) / determinant;
    d->rss = fmax(0, yy - d->initial_level * ay - d->initial_trend * by);
    d->level = l->constant + l->level * d->initial_level + l->trend * d->initial_trend;
    d->trend = b->constant + b->level * d->initial_level + b->trend * d->initial_trend;
}

static void run_filter(struct damped *d)
{
    const tsc_sample *s = d->sample;
    struct linear l = {0, 1, 0}, b = {0, 0, 1};
    double sums[6] = {0};
    for (size_t i = 0; i < s->count; i++) {
        int gap = i ? s->times[i] - s->times[i - 1] : 1;
        double sum = gap == 1 ? d->phi : fading_sum(d->phi, gap), fade = power(d->phi, gap);
        struct linear p = {l.constant + sum * b.constant, l.level + sum * b.level, l.trend + sum * b.trend};
        double u = s->values[i] - p.constant;
        sums[0] += p.level * p.level;
        sums[1] += p.level * p.trend;
        sums[2] += p.trend * p.trend;
        sums[3] += p.level * u;
        sums[4] += p.trend * u;
        sums[5] += u * u;
        l = (struct linear){p.constant + d->alpha * u, p.level * (1 - d->alpha), p.trend * (1 - d->alpha)};
        b = (struct linear){fade * b.constant + d->beta * u, fade * b.level - d->beta * p.level,
                            fade * b.trend - d->beta * p.trend};
    }
    solve(&l, &b, sums, d);
}

static double rss_of_alpha(double alpha, void *context)
{
    struct damped *d = context;
    double share = d->beta / d->alpha;
    d->alpha = alpha;
    d->beta = share * alpha;
    run_filter(d);
    return d->rss;
}

static void search(struct damped *best)
{
    static const double alphas[] = {.1, .3, .5, .7, .9, 1}, shares[] = {.02, .15, .4}, phis[] = {.8, .9, .98};
    struct damped d = *best;
    best->rss = HUGE_VAL;
    for (size_t a = 0; a < sizeof alphas / sizeof *alphas; a++)
        for (size_t b = 0; b < sizeof shares / sizeof *shares; b++)
            for (size_t p = 0; p < sizeof phis / sizeof *phis; p++) {
                d.alpha = alphas[a], d.beta = shares[b] * alphas[a], d.phi = phis[p];
                run_filter(&d);
                if (d.rss < best->rss)
                    *best = d;
            }
    d = *best;
    double alpha = tsc_golden_section(rss_of_alpha, &d, fmax(.02, d.alpha - .2), fmin(1, d.alpha + .2), 7);
    if (rss_of_alpha(alpha, &d) < best->rss)
        *best = d;
}

static void fill_residuals(const struct damped *d, double *residuals)
{
    double level = d->initial_level, trend = d->initial_trend;
    for (size_t i = 0; i < d->sample->count; i++) {
        int gap = i ? d->sample->times[i] - d->sample->times[i - 1] : 1;
        double predicted = level + trend * fading_sum(d->phi, gap);
        residuals[i] = d->sample->values[i] - predicted;
        level = predicted + d->alpha * residuals[i];
        trend = trend * power(d->phi, gap) + d->beta * residuals[i];
    }
}

static tsc_status fit_damped(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err)
{
    struct damped d = {.sample = sample, .alpha = .5, .beta = .1, .phi = .9};
    search(&d);
    fill_residuals(&d, fit->residuals);
    size_t n = sample->count;
    fit->freedom = n > 4 ? n - 4 : 0;
    double sd = fit->freedom ? sqrt(d.rss / (double)fit->freedom) : 0, variance = 1, reach = 0, share = d.phi;
    for (size_t h = 0; h < horizon; h++) {
        fit->spread[h] = sd * sqrt(variance);
        reach += share;
        share *= d.phi;
        fit->path[h] = d.level + d.trend * reach;
        double response = d.alpha + d.beta * reach;
        variance += response * response;
    }
    tsc_fit_add(fit, "alpha", d.alpha, (double)NAN);
    tsc_fit_add(fit, "beta", d.beta, (double)NAN);
    tsc_fit_add(fit, "phi", d.phi, (double)NAN);
    tsc_fit_add(fit, "level", d.level * sample->scale, (double)NAN);
    tsc_fit_add(fit, "trend a step", d.trend * sample->scale, (double)NAN);
    if (!sample->thorough)
        return TSC_OK;
    tsc_ets_parameters smoothing = {.alpha = d.alpha, .beta = d.beta, .phi = d.phi};
    return tsc_ets_criterion(sample, sample->values, &smoothing, 5, arena, &fit->aicc, err);
}

const tsc_method tsc_method_damped = {
    .name = "damped",
    .title = "level and fading trend",
    .least_count = 4,
    .fit = fit_damped,
};
