#include "model/walk.h"

#include <gsl/gsl_math.h>
#include <math.h>

double tsc_sample_elapsed(const tsc_sample *sample)
{
    return (double)sample->times[sample->count - 1] - (double)sample->times[0];
}

void tsc_fit_add(tsc_fit *fit, const char *name, double value, double error)
{
    if (fit->parameter_count < TSC_PARAMETERS)
        fit->parameters[fit->parameter_count++] = (tsc_parameter){name, value, error};
}

double tsc_aicc(double rss, size_t n, size_t parameters)
{
    double count = (double)n, k = (double)parameters;
    if (!(rss > 0) || count - k - 1 < 1)
        return (double)NAN;
    return count * (log(rss / count) + log(2 * M_PI) + 1) + 2 * k + 2 * k * (k + 1) / (count - k - 1);
}

double tsc_aicc_of_logs(double aicc, const tsc_sample *sample, size_t first)
{
    for (size_t i = first; i < sample->count; i++)
        aicc += 2 * sample->logs[i];
    return aicc;
}

void tsc_walk_fit(const tsc_sample *sample, bool logarithmic, double rate, double rate_error, size_t estimated,
                  size_t horizon, tsc_fit *fit)
{
    const double *x = logarithmic ? sample->logs : sample->values;
    size_t n = sample->count;
    double rss = 0, gaps = 0;
    for (size_t i = 1; i < n; i++) {
        double gap = (double)sample->times[i] - (double)sample->times[i - 1];
        fit->residuals[i] = (x[i] - x[i - 1] - rate * gap) / sqrt(gap);
        rss += fit->residuals[i] * fit->residuals[i];
        gaps += log(gap);
    }
    fit->logarithmic = logarithmic;
    fit->freedom = n - 1 > estimated ? n - 1 - estimated : 0;
    double sd = fit->freedom ? sqrt(rss / (double)fit->freedom) : 0;
    fit->aicc = tsc_aicc(rss, n - 1, estimated + 1) + gaps;
    if (logarithmic)
        fit->aicc = tsc_aicc_of_logs(fit->aicc, sample, 1);
    for (size_t h = 0; h < horizon; h++) {
        double ahead = (double)(h + 1), point = x[n - 1] + rate * ahead;
        fit->path[h] = logarithmic ? exp(point) : point;
        fit->spread[h] = sd * sqrt(ahead * (1 + ahead * rate_error * rate_error));
    }
}

double tsc_walk_rate_error(const tsc_fit *fit, double elapsed)
{
    if (!fit->freedom)
        return (double)NAN;
    double sd = fit->spread[0] / sqrt(1 + 1 / elapsed); /* the rate has its part in the spread of the first step */
    return sd / sqrt(elapsed);
}
