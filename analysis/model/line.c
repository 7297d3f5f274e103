/* Least squares with the time counted from the last observation, so that the constant is the line's value there
   and large years cost no digits. */
#include "model/line.h"

#include "model/walk.h"

#include <math.h>

bool tsc_line_fit(const tsc_sample *sample, const double *x, tsc_line *line)
{
    size_t n = sample->count;
    double mean_t = 0, mean_x = 0, stt = 0, stx = 0, last = sample->times[n - 1];
    for (size_t i = 0; i < n; i++) {
        mean_t += ((double)sample->times[i] - last) / (double)n;
        mean_x += x[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        double t = (double)sample->times[i] - last - mean_t;
        stt += t * t;
        stx += t * (x[i] - mean_x);
    }
    if (!(stt > 0))
        return false;
    line->slope = stx / stt;
    line->at_end = mean_x - line->slope * mean_t;
    line->rss = 0;
    for (size_t i = 0; i < n; i++) {
        double residual = x[i] - line->at_end - line->slope * ((double)sample->times[i] - last);
        line->rss += residual * residual;
    }
    double variance = n > 2 ? line->rss / (double)(n - 2) : (double)NAN;
    line->slope_variance = variance / stt;
    line->at_end_variance = variance * (1 / (double)n + mean_t * mean_t / stt);
    line->covariance = -variance * mean_t / stt;
    return isfinite(line->slope) && isfinite(line->at_end);
}

void tsc_line_project(const tsc_sample *sample, bool logarithmic, const tsc_line *line, size_t horizon, tsc_fit *fit)
{
    const double *x = logarithmic ? sample->logs : sample->values;
    size_t n = sample->count;
    double last = sample->times[n - 1];
    for (size_t i = 0; i < n; i++)
        fit->residuals[i] = x[i] - line->at_end - line->slope * ((double)sample->times[i] - last);
    fit->logarithmic = logarithmic;
    fit->freedom = n - 2;
    fit->aicc = tsc_aicc(line->rss, n, 3);
    if (logarithmic)
        fit->aicc = tsc_aicc_of_logs(fit->aicc, sample, 0);
    double variance = fit->freedom ? line->rss / (double)fit->freedom : 0;
    for (size_t h = 0; h < horizon; h++) {
        double ahead = (double)(h + 1), point = line->at_end + line->slope * ahead;
        double of_line = line->at_end_variance + 2 * ahead * line->covariance + ahead * ahead * line->slope_variance;
        fit->path[h] = logarithmic ? exp(point) : point;
        fit->spread[h] = fit->freedom ? sqrt(variance + fmax(0, of_line)) : 0;
    }
}
