#include "model/season.h"

#include <math.h>

enum { FILLED_LIMIT = 100000 };

/* Values at every step from the first time to the last, gaps on a line; NULL where memory is short. */
static double *fill_gaps(const tsc_sample *sample, size_t length, tsc_arena *arena)
{
    double *x = tsc_arena_alloc(arena, length * sizeof *x);
    if (!x)
        return NULL;
    x[0] = sample->values[0];
    for (size_t i = 1; i < sample->count; i++) {
        size_t from = (size_t)(sample->times[i - 1] - sample->times[0]),
               to = (size_t)(sample->times[i] - sample->times[0]);
        for (size_t k = from + 1; k <= to; k++)
            x[k] = sample->values[i - 1] +
                   (sample->values[i] - sample->values[i - 1]) * (double)(k - from) / (double)(to - from);
    }
    return x;
}

static bool passes_test(const double *x, size_t n, size_t m)
{
    double mean = 0, variance = 0, squares = 0, at_season = 0;
    for (size_t i = 0; i < n; i++)
        mean += x[i] / (double)n;
    for (size_t i = 0; i < n; i++)
        variance += (x[i] - mean) * (x[i] - mean);
    if (!(variance > 0))
        return false;
    for (size_t lag = 1; lag <= m; lag++) {
        double sum = 0;
        for (size_t i = 0; i + lag < n; i++)
            sum += (x[i + lag] - mean) * (x[i] - mean);
        at_season = sum / variance;
        squares += lag < m ? at_season * at_season : 0;
    }
    return fabs(at_season) > 1.645 * sqrt((1 + 2 * squares) / (double)n);
}

/* The mean ratio to a centred moving average by place in the season, scaled to mean 1; false where some is not
   positive. */
static bool estimate_indices(const double *x, size_t n, size_t m, double *indices, double *counts)
{
    size_t half = m / 2;
    for (size_t j = 0; j < m; j++)
        indices[j] = counts[j] = 0;
    for (size_t i = half; i + half < n; i++) {
        double trend = 0;
        for (size_t k = i - half; k <= i + half; k++)
            trend += (m % 2 == 0 && (k == i - half || k == i + half) ? .5 : 1) * x[k];
        trend /= (double)m;
        if (trend != 0) {
            indices[i % m] += x[i] / trend;
            counts[i % m] += 1;
        }
    }
    double mean = 0;
    for (size_t j = 0; j < m; j++) {
        indices[j] = counts[j] > 0 ? indices[j] / counts[j] : (double)NAN;
        mean += indices[j] / (double)m;
    }
    bool positive = isfinite(mean) && mean > 0;
    for (size_t j = 0; j < m; j++) {
        indices[j] /= mean;
        positive = positive && indices[j] > .001;
    }
    return positive;
}

tsc_status tsc_season_find(const tsc_sample *sample, tsc_arena *arena, tsc_seasonality *seasonality, tsc_error *err)
{
    size_t m = sample->season > 1 ? (size_t)sample->season : 1;
    double length = (double)sample->times[sample->count - 1] - (double)sample->times[0] + 1;
    *seasonality = (tsc_seasonality){.season = (int)m, .indices = tsc_arena_alloc(arena, 2 * m * sizeof(double))};
    if (!seasonality->indices)
        return tsc_error_memory(err, "the season of a series");
    if (m > 1 && sample->count >= 3 * m && length <= FILLED_LIMIT) {
        double *x = fill_gaps(sample, (size_t)length, arena);
        if (!x)
            return tsc_error_memory(err, "the season of a series");
        seasonality->found = passes_test(x, (size_t)length, m) &&
                             estimate_indices(x, (size_t)length, m, seasonality->indices, seasonality->indices + m);
    }
    for (size_t j = 0; j < m && !seasonality->found; j++)
        seasonality->indices[j] = 1;
    return TSC_OK;
}

static double index_at(const tsc_seasonality *seasonality, const tsc_sample *sample, long long time)
{
    return seasonality->indices[(time - sample->times[0]) % seasonality->season];
}

double tsc_season_ahead(const tsc_seasonality *seasonality, const tsc_sample *sample, size_t step)
{
    return index_at(seasonality, sample, (long long)sample->times[sample->count - 1] + (long long)step);
}

tsc_status tsc_season_adjust(const tsc_sample *sample, const tsc_seasonality *seasonality, tsc_arena *arena,
                             tsc_sample *adjusted, tsc_error *err)
{
    *adjusted = *sample;
    if (!seasonality->found)
        return TSC_OK;
    double *values = tsc_arena_alloc(arena, 2 * sample->count * sizeof *values);
    if (!values)
        return tsc_error_memory(err, "the season of a series");
    double *logs = values + sample->count;
    for (size_t i = 0; i < sample->count; i++) {
        double index = index_at(seasonality, sample, sample->times[i]);
        values[i] = sample->values[i] / index;
        logs[i] = sample->logs ? sample->logs[i] - log(index) : 0;
    }
    adjusted->values = values;
    adjusted->logs = sample->logs ? logs : NULL;
    return TSC_OK;
}
