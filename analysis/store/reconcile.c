/* One preferred value for each period of a series, by rules that do not depend on the order of input. */
#include "store/printed.h"
#include "store/series.h"

#include <math.h>
#include <stdlib.h>

static int origin_rank(tsc_origin origin)
{
    return origin == TSC_ORIGIN_OFFICIAL ? 0 : origin == TSC_ORIGIN_STATED ? 1 : 2;
}

static bool is_open(const tsc_point *point)
{
    return point->bound == TSC_BOUND_AT_LEAST || point->bound == TSC_BOUND_AT_MOST;
}

static int sign(double difference)
{
    return (difference > 0) - (difference < 0);
}

/* A partial date counts as its last day. */
static long days_of(tsc_date date)
{
    tsc_period period = tsc_period_of_date(date);
    return period.kind ? tsc_date_to_days(period.last) : 0;
}

/* Confidence in coarse steps: only a clear difference outweighs digits. */
static int tenths(double confidence)
{
    return (int)lround(confidence * 10);
}

bool tsc_point_has_other_base(const tsc_point *point)
{
    return point->base_period.kind != TSC_PERIOD_NONE &&
           !tsc_period_same(point->base_period, tsc_period_shift_years(point->period, -1));
}

static int compare_merit(const tsc_point *a, const tsc_point *b)
{
    int order = (a->status != TSC_OBSERVED) - (b->status != TSC_OBSERVED);
    if (!order)
        order = tsc_point_has_other_base(a) - tsc_point_has_other_base(b);
    if (!order)
        order = origin_rank(a->origin) - origin_rank(b->origin);
    if (!order)
        order = is_open(a) - is_open(b);
    if (!order)
        order = sign((double)days_of(b->published) - (double)days_of(a->published));
    if (!order)
        order = tenths(b->confidence) - tenths(a->confidence);
    if (!order)
        order = tsc_printed_digits(b->value) - tsc_printed_digits(a->value);
    if (!order)
        order = sign(b->confidence - a->confidence);
    if (!order)
        order = strcmp(a->source, b->source);
    if (!order)
        order = strcmp(a->locator, b->locator);
    return order ? order : sign(a->value - b->value);
}

static int compare_points(const void *left, const void *right)
{
    const tsc_point *a = left, *b = right;
    int order = tsc_period_compare(a->period, b->period);
    return order ? order : compare_merit(a, b);
}

/* A rounded value yields to a more exact one of the same origin that rounds to it, even if that is older. */
static size_t sharpest(const tsc_point *points, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count && points[i].status == TSC_OBSERVED && points[i].origin == points[0].origin; i++) {
        bool agrees = fabs(points[i].value - points[0].value) <= tsc_printed_halfwidth(points[0].value, NULL);
        if (agrees && !is_open(&points[i]) && !is_open(&points[0]) &&
            tenths(points[i].confidence) >= tenths(points[0].confidence) &&
            tsc_printed_digits(points[i].value) > tsc_printed_digits(points[best].value))
            best = i;
    }
    return best;
}

void tsc_series_reconcile(tsc_series *series)
{
    tsc_point *points = series->points;
    if (series->count == 0)
        return;
    qsort(points, series->count, sizeof *points, compare_points);
    for (size_t start = 0, end; start < series->count; start = end) {
        for (end = start; end < series->count && tsc_period_compare(points[start].period, points[end].period) == 0;
             end++)
            points[end].preferred = false;
        if (points[start].status != TSC_OBSERVED)
            continue;
        size_t best = start + sharpest(points + start, end - start);
        tsc_point chosen = points[best];
        memmove(points + start + 1, points + start, (best - start) * sizeof *points);
        points[start] = chosen;
        points[start].preferred = true;
    }
}

const tsc_point **tsc_series_preferred(const tsc_series *series, tsc_arena *arena, size_t *count)
{
    const tsc_point **list = tsc_arena_calloc(arena, series->count + 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; list && i < series->count; i++)
        if (series->points[i].preferred)
            list[(*count)++] = &series->points[i];
    return list;
}

tsc_status tsc_series_count_steps(const tsc_series *series, tsc_arena *arena, tsc_series_steps *steps, tsc_error *err)
{
    size_t count = 0;
    const tsc_point **points = tsc_series_preferred(series, arena, &count);
    *steps = (tsc_series_steps){.times = tsc_arena_calloc(arena, count + 1, sizeof *steps->times),
                                .values = tsc_arena_calloc(arena, count + 1, sizeof *steps->values)};
    if (!points || !steps->times || !steps->values)
        return tsc_error_memory(err, "a series of %zu points", count);
    tsc_period first = tsc_period_none();
    for (size_t i = 0; i < count; i++) {
        int step;
        tsc_period from = steps->count ? first : points[i]->period;
        if (!isfinite(points[i]->value) || !tsc_period_distance(from, points[i]->period, &step) ||
            (steps->count && step <= steps->times[steps->count - 1]))
            continue;
        first = from;
        steps->times[steps->count] = step;
        steps->values[steps->count++] = points[i]->value;
        steps->last = points[i]->period;
    }
    return TSC_OK;
}
