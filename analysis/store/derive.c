/* Derived points: what exports and imports give for turnover and balance, and what a growth gives for the year that
   it is counted from. They fill periods without a value, are marked as derived and carry the interval that the
   rounding of their parts leaves; nothing is derived from open bounds or ranges. */
#include "store/points.h"
#include "store/printed.h"

#include <math.h>
#include <stdio.h>

typedef struct part {
    const tsc_point **points; /* preferred */
    size_t count;
    tsc_unit unit;
} part;

static bool holds_observed(const tsc_points *points, size_t count, tsc_period period)
{
    for (size_t i = 0; i < count; i++)
        if (points->items[i].status == TSC_OBSERVED && tsc_period_same(points->items[i].period, period))
            return true;
    return false;
}

static bool is_firm(const tsc_point *point)
{
    return point->bound == TSC_BOUND_EXACT || point->bound == TSC_BOUND_ABOUT;
}

/* The preferred stated and observed points of another indicator of the same pair. */
static tsc_status read_part(tsc_store *store, const tsc_key *key, const char *indicator, tsc_unit unit,
                            tsc_arena *arena, part *found, tsc_error *err)
{
    tsc_series series = {.key = *key};
    tsc_points points = {.arena = arena};
    snprintf(series.key.indicator, sizeof series.key.indicator, "%s", indicator);
    series.key.unit = unit;
    *found = (part){.unit = unit};
    tsc_status status = tsc_points_add_stated(store, &series.key, &points, err);
    if (!status)
        status = tsc_points_add_observed(store, &series.key, &points, err);
    if (status)
        return status;
    series.points = points.items;
    series.count = points.count;
    tsc_series_reconcile(&series);
    found->points = tsc_series_preferred(&series, arena, &found->count);
    return found->points ? TSC_OK : tsc_error_memory(err, "the store");
}

static tsc_interval interval_of(const tsc_point *point, tsc_unit unit)
{
    if (point->origin == TSC_ORIGIN_OFFICIAL)
        return (tsc_interval){point->value, point->value};
    return tsc_printed_interval(point->value, point->low, point->high, point->bound, unit, NULL);
}

/* Where the parts come from, one after the other. */
static const char *join(tsc_arena *arena, const char *first, const char *second)
{
    if (strcmp(first, second) == 0)
        return tsc_arena_strdup(arena, first);
    size_t a = strlen(first), b = strlen(second);
    char *text = tsc_arena_alloc(arena, a + b + 3);
    if (text) {
        memcpy(text, first, a);
        memcpy(text + a, "; ", 2);
        memcpy(text + a + 2, second, b + 1);
    }
    return text;
}

static tsc_status add_derived(tsc_points *points, tsc_period period, double value, tsc_interval interval,
                              const tsc_point *first, const tsc_point *second, const char *note, tsc_error *err)
{
    tsc_point *point = tsc_points_add(points);
    if (!point)
        return tsc_error_memory(err, "the store");
    point->period = period;
    point->value = value;
    if (interval.high > interval.low) {
        point->low = interval.low;
        point->high = interval.high;
        point->bound = TSC_BOUND_ABOUT;
    }
    point->origin = TSC_ORIGIN_DERIVED;
    point->source = join(points->arena, first->source, second->source);
    point->locator = join(points->arena, first->locator, second->locator);
    point->sentence = first->sentence;
    point->note = note;
    point->published = first->published;
    point->confidence = fmin(first->confidence, second->confidence);
    return point->source && point->locator ? TSC_OK : tsc_error_memory(err, "the store");
}

/* sign +1: turnover, -1: balance. */
static tsc_status combine_flows(tsc_store *store, const tsc_key *key, double sign, tsc_points *points, tsc_error *err)
{
    part exports, imports;
    size_t given = points->count, j = 0;
    tsc_status status = read_part(store, key, "exports", key->unit, points->arena, &exports, err);
    if (!status)
        status = read_part(store, key, "imports", key->unit, points->arena, &imports, err);
    for (size_t i = 0; !status && i < exports.count; i++) {
        const tsc_point *out = exports.points[i];
        while (j < imports.count && tsc_period_compare(imports.points[j]->period, out->period) < 0)
            j++;
        if (j == imports.count || !tsc_period_same(imports.points[j]->period, out->period))
            continue;
        const tsc_point *in = imports.points[j];
        if (!is_firm(out) || !is_firm(in) || holds_observed(points, given, out->period))
            continue;
        tsc_interval a = interval_of(out, key->unit), b = interval_of(in, key->unit);
        tsc_interval interval = {a.low + (sign > 0 ? b.low : -b.high), a.high + (sign > 0 ? b.high : -b.low)};
        status = add_derived(points, out->period, out->value + sign * in->value, interval, out, in,
                             sign > 0 ? "exports plus imports" : "exports less imports", err);
    }
    return status;
}

/* The preferred ones of the points gathered so far. */
static tsc_status prefer(const tsc_points *points, part *found, tsc_error *err)
{
    tsc_series copy = {.points = tsc_arena_calloc(points->arena, points->count + 1, sizeof *copy.points),
                       .count = points->count};
    if (!copy.points)
        return tsc_error_memory(err, "the store");
    if (points->count)
        memcpy(copy.points, points->items, points->count * sizeof *copy.points);
    tsc_series_reconcile(&copy);
    found->points = tsc_series_preferred(&copy, points->arena, &found->count);
    return found->points ? TSC_OK : tsc_error_memory(err, "the store");
}

/* base = level / (1 + growth / 100), both ends of both roundings. */
static tsc_status undo_growth(tsc_store *store, const tsc_key *key, tsc_points *points, tsc_error *err)
{
    char indicator[sizeof key->indicator];
    part growth, levels = {NULL, 0, key->unit};
    size_t given = points->count;
    int length = snprintf(indicator, sizeof indicator, "%s%s", key->indicator, tsc_key_ending(TSC_KEY_GROWTH));
    if (length < 0 || (size_t)length >= sizeof indicator)
        return TSC_OK;
    const tsc_unit percent = tsc_unit_percent();
    tsc_status status = read_part(store, key, indicator, percent, points->arena, &growth, err);
    if (!status && growth.count)
        status = prefer(points, &levels, err);
    for (size_t i = 0; !status && i < growth.count; i++) {
        const tsc_point *change = growth.points[i];
        if (!is_firm(change) || change->value <= -100 || change->base_period.kind == TSC_PERIOD_NONE ||
            holds_observed(points, given, change->base_period))
            continue;
        for (size_t j = 0; !status && j < levels.count; j++) {
            const tsc_point *level = levels.points[j];
            if (!is_firm(level) || !tsc_period_same(level->period, change->period))
                continue;
            tsc_interval a = interval_of(level, key->unit), g = interval_of(change, percent);
            tsc_interval interval = {a.low / (1 + g.high / 100), a.high / (1 + g.low / 100)};
            status = add_derived(points, change->base_period, level->value / (1 + change->value / 100), interval, level,
                                 change, "from the level and the growth of the year after", err);
        }
    }
    return status;
}

/* A partner's share of a total and the total: both as a statistics office has them, where it does not print the
   flow. */
static tsc_status share_of_total(tsc_store *store, const tsc_key *key, const char *share, tsc_points *points,
                                 tsc_error *err)
{
    part shares, totals;
    size_t given = points->count, j = 0;
    tsc_key world = *key;
    const tsc_unit percent = tsc_unit_percent();
    if (key->commodity[0] || tsc_place_is_world(key->partner))
        return TSC_OK;
    world.partner = tsc_place_world();
    tsc_status status = read_part(store, key, share, percent, points->arena, &shares, err);
    if (!status)
        status = read_part(store, &world, key->indicator, key->unit, points->arena, &totals, err);
    for (size_t i = 0; !status && i < shares.count; i++) {
        const tsc_point *percentage = shares.points[i];
        while (j < totals.count && tsc_period_compare(totals.points[j]->period, percentage->period) < 0)
            j++;
        if (j == totals.count || !tsc_period_same(totals.points[j]->period, percentage->period) ||
            holds_observed(points, given, percentage->period))
            continue;
        const tsc_point *total = totals.points[j];
        tsc_interval a = interval_of(total, key->unit);
        tsc_interval b =
            tsc_printed_interval(percentage->value, (double)NAN, (double)NAN, TSC_BOUND_EXACT, percent, NULL);
        status = add_derived(points, percentage->period, total->value * percentage->value / 100,
                             (tsc_interval){a.low * b.low / 100, a.high * b.high / 100}, percentage, total,
                             "share of the partner times the total", err);
    }
    return status;
}

tsc_status tsc_points_add_derived(tsc_store *store, const tsc_key *key, tsc_points *points, tsc_error *err)
{
    tsc_status status = TSC_OK;
    if (tsc_unit_is_percent(key->unit))
        return status;
    if (strcmp(key->indicator, "trade_turnover") == 0) {
        tsc_key turned = *key;
        turned.reporter = key->partner;
        turned.partner = key->reporter;
        size_t before = points->count;
        status = combine_flows(store, key, 1, points, err);
        if (!status && points->count == before && !tsc_place_is_none(key->partner) && !tsc_place_is_world(key->partner))
            status = combine_flows(store, &turned, 1, points, err); /* by the other side's figures, never both */
    } else if (strcmp(key->indicator, "trade_balance") == 0)
        status = combine_flows(store, key, -1, points, err);
    else if (strcmp(key->indicator, "imports") == 0)
        status = share_of_total(store, key, "import_share", points, err);
    else if (strcmp(key->indicator, "exports") == 0)
        status = share_of_total(store, key, "export_share", points, err);
    return status ? status : undo_growth(store, key, points, err);
}
