/* Growth robust against outliers: the median of the growth rates between all pairs of points (Theil 1950, Sen 1968),
   from the median level that they imply at the end. One wrong value in seven moves neither. */
#include "model/methods.h"
#include "model/metrics.h"
#include "model/walk.h"

#include <math.h>

enum { PAIR_LIMIT = 200 }; /* of longer histories the last points count */

static tsc_status fit_theil_sen(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit,
                                tsc_error *err)
{
    size_t n = sample->count, first = n > PAIR_LIMIT ? n - PAIR_LIMIT : 0, used = n - first, count = 0;
    double *room = tsc_arena_alloc(arena, (used * used + used) * sizeof *room), last = sample->times[n - 1];
    if (!room)
        return tsc_error_memory(err, "a fit of %zu values", n);
    for (size_t i = first; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            room[count++] = (sample->logs[j] - sample->logs[i]) / ((double)sample->times[j] - (double)sample->times[i]);
    double rate = tsc_median(room, count);
    for (size_t i = first; i < n; i++)
        room[i - first] = sample->logs[i] + rate * (last - sample->times[i]);
    double level = tsc_median(room, used);
    for (size_t i = 0; i < n; i++)
        fit->residuals[i] = sample->logs[i] - level - rate * ((double)sample->times[i] - last);
    for (size_t i = first; i < n; i++)
        room[i - first] = fabs(fit->residuals[i]);
    double sd = 1.4826 * tsc_median(room, used);
    fit->logarithmic = true;
    fit->freedom = n - 2;
    double elapsed = tsc_sample_elapsed(sample);
    for (size_t h = 0; h < horizon; h++) {
        double ahead = (double)(h + 1);
        fit->path[h] = exp(fmin(level + rate * ahead, 700));
        fit->spread[h] =
            sd *
            sqrt(1 + 1.57 / (double)n * (1 + 12 * (ahead + elapsed / 2) * (ahead + elapsed / 2) / (elapsed * elapsed)));
    }
    tsc_fit_add(fit, "growth a step", expm1(rate), (double)NAN);
    tsc_fit_add(fit, "level at the end", exp(level) * sample->scale, (double)NAN);
    return TSC_OK;
}

const tsc_method tsc_method_theil_sen = {
    .name = "theil_sen",
    .title = "median growth, robust against outliers",
    .least_count = 4,
    .positive_only = true,
    .fit = fit_theil_sen,
};
