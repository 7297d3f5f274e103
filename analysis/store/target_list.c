/* Targets: what documents and tables of statements say shall be reached. */
#include "core/grow.h"
#include "store/claims.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct target_list {
    tsc_stored_target *items;
    size_t count, room;
    tsc_arena *arena;
} target_list;

static tsc_stored_target *add_target(target_list *list)
{
    tsc_stored_target *items = tsc_grow_in(list->arena, list->items, list->count, &list->room, sizeof *items);
    if (!items)
        return NULL;
    list->items = items;
    tsc_stored_target *target = &list->items[list->count++];
    memset(target, 0, sizeof *target);
    return target;
}

/* The series that a change aims at is that of its level. */
static void cut_ending(tsc_key *key, tsc_figure_kind *kind)
{
    if (tsc_key_cut_change(key) != TSC_KEY_LEVEL)
        *kind = TSC_FIGURE_CHANGE;
}

/* A growth is of its quantity in whatever unit that is counted. */
static bool fits(const tsc_key *pattern, const tsc_key *key, tsc_figure_kind kind)
{
    if (!pattern)
        return true;
    tsc_key wanted = *pattern;
    if (wanted.frequency == 'A' && (key->frequency == 'M' || key->frequency == 'D'))
        wanted.frequency = key->frequency; /* see is_by_a_day */
    if (kind == TSC_FIGURE_CHANGE && tsc_unit_is_percent(key->unit))
        wanted.unit = tsc_unit_none();
    return tsc_key_matches(&wanted, key);
}

static bool add_claimed(const tsc_stored_figure *stored, const tsc_key *pattern, target_list *list)
{
    const tsc_figure *figure = &stored->figure;
    tsc_figure dated = *figure;
    tsc_key key;
    tsc_figure_kind kind = figure->kind;
    char locator[48];
    if (dated.period.kind == TSC_PERIOD_NONE)
        dated.period = tsc_period_year(2000); /* only for the frequency of the key */
    if (!tsc_key_of_figure(&dated, &key))
        return true;
    tsc_key_normalize(&key);
    cut_ending(&key, &kind);
    if (!fits(pattern, &key, kind))
        return true;
    tsc_stored_target *target = add_target(list);
    if (!target)
        return false;
    snprintf(locator, sizeof locator, "%zu-%zu", figure->start, figure->end);
    *target = (tsc_stored_target){.key = key,
                                  .due = figure->period,
                                  .value = figure->value,
                                  .low = figure->low,
                                  .high = figure->high,
                                  .bound = figure->bound,
                                  .kind = kind,
                                  .base_period = figure->base_period,
                                  .stated = stored->document_date,
                                  .confidence = figure->confidence};
    target->source = tsc_arena_strdup(list->arena, stored->document);
    target->locator = tsc_arena_strdup(list->arena, locator);
    target->sentence = tsc_arena_strdup(list->arena, stored->sentence);
    return target->source && target->locator && target->sentence;
}

static tsc_status add_claims(tsc_store *store, const tsc_key *pattern, target_list *list, tsc_error *err)
{
    const tsc_claims *claims = NULL;
    tsc_status status = tsc_store_claims(store, &claims, err);
    for (size_t i = 0; !status && i < claims->figure_count; i++) {
        const tsc_stored_figure *stored = &claims->figures[i];
        if (stored->figure.status != TSC_TARGET || stored->verdict == TSC_VERDICT_REJECTED ||
            stored->figure.confidence < TSC_SERIES_CONFIDENCE || stored->figure.derived)
            continue;
        if (!add_claimed(stored, pattern, list))
            status = tsc_error_memory(err, "the store");
    }
    return status;
}

static tsc_status read_target(tsc_store *store, sqlite3_stmt *row, const tsc_key *pattern, target_list *list,
                              tsc_error *err)
{
    tsc_key key;
    tsc_figure_kind kind = TSC_FIGURE_LEVEL;
    tsc_db_key(row, &key);
    cut_ending(&key, &kind);
    if (!fits(pattern, &key, kind))
        return TSC_OK;
    int bound;
    if (!tsc_db_choice(row, 10, TSC_BOUND_RANGE + 1, &bound))
        return tsc_store_damaged(store, err);
    tsc_stored_target *target = add_target(list);
    if (!target)
        return tsc_error_memory(err, "the store");
    char locator[48];
    snprintf(locator, sizeof locator, "row %lld", (long long)sqlite3_column_int64(row, 14));
    *target = (tsc_stored_target){.key = key,
                                  .due = tsc_db_period(row, 6),
                                  .value = tsc_db_double(row, 7),
                                  .low = tsc_db_double(row, 8),
                                  .high = tsc_db_double(row, 9),
                                  .bound = (tsc_bound)bound,
                                  .kind = kind,
                                  .base_period = tsc_db_period(row, 11),
                                  .stated = tsc_db_date(row, 12),
                                  .sentence = "",
                                  .confidence = 1};
    target->source = tsc_db_text(row, 13, list->arena);
    target->locator = sqlite3_column_type(row, 15) == SQLITE_NULL ? tsc_arena_strdup(list->arena, locator)
                                                                  : tsc_db_text(row, 15, list->arena);
    return target->source && target->locator ? TSC_OK : tsc_error_memory(err, "the store");
}

static tsc_status add_tabled(tsc_store *store, const tsc_key *pattern, target_list *list, tsc_error *err)
{
    sqlite3_stmt *statement = NULL;
    tsc_status status =
        tsc_db_prepare(store,
                       "SELECT reporter, partner, indicator, commodity, unit, frequency, period, value,"
                       " low, high, bound, base_period, coalesce(published, revision),"
                       " coalesce(o.source, path), o.row, label FROM observation o"
                       " JOIN series s ON s.id=o.series JOIN dataset d ON d.id=o.dataset WHERE status=?",
                       &statement, err);
    if (!status)
        sqlite3_bind_int(statement, 1, TSC_TARGET);
    while (tsc_db_next(store, statement, &status, err))
        status = read_target(store, statement, pattern, list, err);
    sqlite3_finalize(statement);
    return status;
}

static int compare_targets(const void *left, const void *right)
{
    const tsc_stored_target *a = left, *b = right;
    int order = tsc_key_compare(&a->key, &b->key);
    if (!order)
        order = tsc_period_compare(a->due, b->due);
    if (!order)
        order = tsc_date_compare(a->stated, b->stated);
    if (!order)
        order = strcmp(a->source, b->source);
    return order ? order : strcmp(a->locator, b->locator);
}

tsc_status tsc_store_targets(tsc_store *store, const tsc_key *pattern, tsc_arena *arena, tsc_stored_target **targets,
                             size_t *count, tsc_error *err)
{
    target_list list = {.arena = arena};
    tsc_status status = add_claims(store, pattern, &list, err);
    if (!status)
        status = add_tabled(store, pattern, &list, err);
    if (!status && list.count)
        qsort(list.items, list.count, sizeof *list.items, compare_targets);
    *targets = list.items;
    *count = status ? 0 : list.count;
    return status;
}

static bool is_growth(const tsc_stored_target *target)
{
    return target->kind == TSC_FIGURE_CHANGE && tsc_unit_is_percent(target->key.unit);
}

/* "By December 2026", "by 1 May": the end of a way, and no month or day that the value is for. */
static bool is_by_a_day(const tsc_stored_target *target)
{
    return target->key.frequency == 'M' || target->key.frequency == 'D';
}

bool tsc_target_concerns(const tsc_stored_target *target, const tsc_key *key)
{
    tsc_key wanted = target->key;
    if (is_growth(target))
        wanted.unit = key->unit;
    if (is_by_a_day(target) && key->frequency == 'A')
        wanted.frequency = 'A';
    return tsc_key_same(&wanted, key);
}

bool tsc_target_lowers(const tsc_stored_target *target)
{
    return target->kind == TSC_FIGURE_CHANGE && target->value < 0;
}

/* The point that a change counts from. */
static const tsc_point *base_of(const tsc_stored_target *target, const tsc_series *series)
{
    for (const tsc_point *point = series->points; point < series->points + series->count; point++)
        if (point->preferred && point->period.kind && tsc_period_same(point->period, target->base_period))
            return point;
    return NULL;
}

double tsc_target_level(const tsc_stored_target *target, const tsc_series *series, const tsc_point **base)
{
    const tsc_point *from = target->kind == TSC_FIGURE_CHANGE ? base_of(target, series) : NULL;
    if (base)
        *base = from;
    if (target->kind == TSC_FIGURE_LEVEL)
        return target->value;
    if (!from)
        return (double)NAN;
    return is_growth(target) ? from->value * (1 + target->value / 100) : from->value + target->value;
}
