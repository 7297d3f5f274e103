/* The formulas of metrics.h. */
#include "model/metrics.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdbool.h>

static double checked(double value)
{
    return isfinite(value) ? value : (double)NAN;
}

double tsc_median(double *x, size_t n)
{
    gsl_sort(x, 1, n);
    return gsl_stats_median_from_sorted_data(x, 1, n);
}

double tsc_metric_growth(double before, double now)
{
    return before > 0 ? checked((now / before - 1) * 100) : (double)NAN;
}

double tsc_metric_cagr(double first, double last, double steps)
{
    return first > 0 && last > 0 && steps > 0 ? checked((pow(last / first, 1 / steps) - 1) * 100) : (double)NAN;
}

static bool all_positive(const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!(values[i] > 0))
            return false;
    return true;
}

double tsc_metric_trend_growth(const double *times, const double *values, size_t count)
{
    double mean_time = 0, mean_log = 0, spread = 0, product = 0;
    if (count < 3 || !all_positive(values, count))
        return (double)NAN;
    for (size_t i = 0; i < count; i++) {
        mean_time += (times[i] - mean_time) / (double)(i + 1);
        mean_log += (log(values[i]) - mean_log) / (double)(i + 1);
    }
    for (size_t i = 0; i < count; i++) {
        double away = times[i] - mean_time;
        spread += (away * away - spread) / (double)(i + 1);
        product += (away * (log(values[i]) - mean_log) - product) / (double)(i + 1);
    }
    return checked((exp(product / spread) - 1) * 100);
}

/* The change of the logarithm from the i-th value to the next; false where that is not one step on. */
static bool next_change(const double *times, const double *values, size_t i, double *change)
{
    *change = log(values[i + 1]) - log(values[i]);
    return fabs(times[i + 1] - times[i] - 1) < 1e-9;
}

double tsc_metric_volatility(const double *times, const double *values, size_t count)
{
    long double mean = 0, variance = 0;
    double change, kept = 0, seen = 0;
    if (count < 3 || !all_positive(values, count))
        return (double)NAN;
    for (size_t i = 0; i + 1 < count; i++)
        if (next_change(times, values, i, &change))
            mean += ((long double)change - mean) / (long double)++kept;
    for (size_t i = 0; i + 1 < count; i++)
        if (next_change(times, values, i, &change)) {
            long double away = (long double)(change - (double)mean);
            variance += (away * away - variance) / (long double)++seen;
        }
    return kept >= 2 ? checked(sqrt((double)variance * (kept / (kept - 1))) * 100) : (double)NAN;
}

double tsc_metric_coverage(double exports, double imports)
{
    return tsc_metric_share(exports, imports);
}

double tsc_metric_normalized_balance(double exports, double imports)
{
    return exports + imports > 0 ? checked((exports - imports) / (exports + imports)) : (double)NAN;
}

double tsc_metric_grubel_lloyd(double exports, double imports)
{
    return tsc_metric_grubel_lloyd_total(&exports, &imports, 1);
}

double tsc_metric_grubel_lloyd_total(const double *exports, const double *imports, size_t count)
{
    double apart = 0, total = 0;
    for (size_t i = 0; i < count; i++) {
        apart += fabs(exports[i] - imports[i]);
        total += exports[i] + imports[i];
    }
    return total > 0 ? checked(1 - apart / total) : (double)NAN;
}

double tsc_metric_relative_error(double actual, double forecast)
{
    double size = fabs(actual) + fabs(forecast);
    return size > 0 ? 200 * fabs(actual - forecast) / size : 0;
}

double tsc_metric_share(double part, double total)
{
    return total > 0 ? checked(part / total * 100) : (double)NAN;
}

double tsc_metric_contribution(double part_before, double part_now, double total_before)
{
    return total_before > 0 ? checked((part_now - part_before) / total_before * 100) : (double)NAN;
}

static double sum_of(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum;
}

double tsc_metric_hhi(const double *values, size_t count)
{
    double total = sum_of(values, count), squares = 0;
    for (size_t i = 0; i < count; i++)
        squares += values[i] * values[i];
    return total > 0 ? checked(squares / (total * total)) : (double)NAN;
}

double tsc_metric_hhi_normalized(const double *values, size_t count)
{
    double even = count > 1 ? 1 / (double)count : (double)NAN;
    return checked((tsc_metric_hhi(values, count) - even) / (1 - even));
}

double tsc_metric_hhi_unctad(const double *values, size_t count)
{
    double even = count > 1 ? sqrt(1 / (double)count) : (double)NAN;
    return checked((sqrt(tsc_metric_hhi(values, count)) - even) / (1 - even));
}

double tsc_metric_rca(double good, double total, double world_good, double world_total)
{
    return total > 0 && world_good > 0 && world_total > 0 ? checked((good / total) / (world_good / world_total))
                                                          : (double)NAN;
}

double tsc_metric_rca_symmetric(double rca)
{
    return checked((rca - 1) / (rca + 1));
}

double tsc_metric_intensity(double exports, double total, double world_to_partner, double world_total)
{
    return tsc_metric_rca(exports, total, world_to_partner, world_total);
}

double tsc_metric_complementarity(const double *exports, const double *imports, size_t count)
{
    double out = sum_of(exports, count), in = sum_of(imports, count), apart = 0;
    for (size_t i = 0; out > 0 && in > 0 && i < count; i++)
        apart += fabs(imports[i] / in - exports[i] / out);
    return out > 0 && in > 0 ? checked(100 * (1 - apart / 2)) : (double)NAN;
}

double tsc_metric_finger_kreinin(const double *a, const double *b, size_t count)
{
    double first = sum_of(a, count), second = sum_of(b, count), common = 0;
    for (size_t i = 0; first > 0 && second > 0 && i < count; i++)
        common += fmin(a[i] / first, b[i] / second);
    return first > 0 && second > 0 ? checked(100 * common) : (double)NAN;
}

double tsc_metric_correlation(const double *a, const double *b, size_t count, double *low, double *high)
{
    *low = *high = (double)NAN;
    if (count < 3 || gsl_stats_sd(a, 1, count) <= 0 || gsl_stats_sd(b, 1, count) <= 0)
        return (double)NAN;
    double r = gsl_stats_correlation(a, 1, b, 1, count);
    if (count >= 4 && fabs(r) < 1) {
        double half = 1.959963984540054 / sqrt((double)count - 3); /* the 97.5 % point of the normal */
        *low = tanh(atanh(r) - half);
        *high = tanh(atanh(r) + half);
    }
    return checked(r);
}
