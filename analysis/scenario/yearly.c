#include "scenario/yearly.h"

#include <math.h>
#include <string.h>

bool tsc_yearly_sums(const tsc_key *key)
{
    static const char *const flows[] = {"exports", "imports", "trade_turnover", "trade_balance"};
    for (size_t i = 0; i < sizeof flows / sizeof *flows; i++)
        if (strcmp(key->indicator, flows[i]) == 0)
            return !tsc_unit_is_percent(key->unit);
    return false;
}

static bool counts(const tsc_point *point)
{
    return point->preferred && point->status == TSC_OBSERVED && isfinite(point->value) &&
           point->period.first.year == point->period.last.year;
}

tsc_status tsc_yearly_from(const tsc_series *finer, tsc_arena *arena, tsc_series *yearly, tsc_error *err)
{
    size_t parts = (size_t)tsc_frequency_per_year(finer->key.frequency), have = 0;
    *yearly = (tsc_series){.key = finer->key};
    yearly->key.frequency = 'A';
    yearly->points = tsc_arena_calloc(arena, finer->count + 1, sizeof *yearly->points);
    if (!yearly->points)
        return tsc_error_memory(err, "the years of a series");
    tsc_point year = {0};
    for (size_t i = 0; i < finer->count; i++) {
        const tsc_point *point = &finer->points[i];
        if (!counts(point))
            continue;
        if (have == 0 || point->period.first.year != year.period.first.year) {
            year = *point;
            year.period = tsc_period_year(point->period.first.year);
            year.value = 0;
            year.low = year.high = (double)NAN;
            year.origin = TSC_ORIGIN_DERIVED;
            have = 0;
        }
        year.value += point->value;
        year.source = point->source;
        if (++have == parts)
            yearly->points[yearly->count++] = year;
    }
    return TSC_OK;
}
