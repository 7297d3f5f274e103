/* Which series there are, one series with all its points, and targets. */
#include "core/grow.h"
#include "store/claims.h"
#include "store/cooperation_series.h"
#include "store/points.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct key_list {
    tsc_key *items;
    size_t count, room;
    tsc_arena *arena;
} key_list;

static bool list_add(key_list *list, const tsc_key *key)
{
    tsc_key *items = tsc_grow_in(list->arena, list->items, list->count, &list->room, sizeof *items);
    if (!items)
        return false;
    list->items = items;
    list->items[list->count++] = *key;
    return true;
}

static int compare_keys(const void *left, const void *right)
{
    return tsc_key_compare(left, right);
}

static void list_sort(key_list *list)
{
    size_t kept = 0;
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare_keys);
    for (size_t i = 0; i < list->count; i++)
        if (i == 0 || !tsc_key_same(&list->items[i], &list->items[kept - 1]))
            list->items[kept++] = list->items[i];
    list->count = kept;
}

static bool list_holds(const key_list *list, const tsc_key *key)
{
    return list->count && bsearch(key, list->items, list->count, sizeof *list->items, compare_keys);
}

/* A pattern matches a symmetric key in either order of its sides. */
static bool fits(const tsc_key *pattern, const tsc_key *key)
{
    if (!pattern || tsc_key_matches(pattern, key))
        return true;
    if (!tsc_indicator_is_symmetric(key->indicator))
        return false;
    tsc_key turned = *key;
    turned.reporter = key->partner;
    turned.partner = key->reporter;
    return tsc_key_matches(pattern, &turned);
}

/* Only series that still have an observation: a superseded table leaves keys without points. Of a pattern only the
   sides narrow this list: the other parts may differ in what is derived from it. */
static tsc_status list_observed(tsc_store *store, const tsc_key *pattern, key_list *list, tsc_error *err)
{
    sqlite3_stmt *statement = NULL;
    tsc_status status =
        tsc_db_prepare(store,
                       "SELECT reporter, partner, indicator, commodity, unit, frequency FROM series s"
                       " WHERE (?1='' OR reporter=?1 OR partner=?1) AND (?2='' OR partner=?2 OR reporter=?2)"
                       " AND EXISTS(SELECT 1 FROM observation o WHERE o.series=s.id)",
                       &statement, err);
    if (!status) {
        tsc_db_bind_text(statement, 1, pattern ? pattern->reporter.code : "");
        tsc_db_bind_text(statement, 2, pattern ? pattern->partner.code : "");
    }
    while (tsc_db_next(store, statement, &status, err)) {
        tsc_key key;
        tsc_db_key(statement, &key);
        if (!list_add(list, &key))
            status = tsc_error_memory(err, "the store");
    }
    sqlite3_finalize(statement);
    return status;
}

/* Keys of documents; one whose sides a table has in the other order is listed in that order. */
static tsc_status list_stated(tsc_store *store, const key_list *observed, key_list *list, tsc_error *err)
{
    const tsc_claims *claims = NULL;
    tsc_status status = tsc_store_claims(store, &claims, err);
    for (size_t i = 0; !status && i < claims->count; i++) {
        tsc_key key = claims->items[i].key, turned = key;
        turned.reporter = key.partner;
        turned.partner = key.reporter;
        bool other =
            tsc_indicator_is_symmetric(key.indicator) && list_holds(observed, &turned) && !list_holds(observed, &key);
        if (!other && !list_add(list, &key))
            status = tsc_error_memory(err, "the store");
    }
    return status;
}

static tsc_status list_cooperation(tsc_store *store, key_list *list, tsc_error *err)
{
    tsc_key *keys = NULL;
    size_t count = 0;
    tsc_status status = tsc_cooperation_keys(store, list->arena, &keys, &count, err);
    for (size_t i = 0; !status && i < count; i++)
        if (!list_add(list, &keys[i]))
            status = tsc_error_memory(err, "the store");
    return status;
}

/* Adds a key that only derived points could make, if they do. */
static tsc_status list_if_derived(tsc_store *store, const key_list *given, const tsc_key *key, const char *indicator,
                                  const char *unit, key_list *list, tsc_error *err)
{
    tsc_key wanted = *key;
    tsc_series series;
    tsc_arena scratch;
    snprintf(wanted.indicator, sizeof wanted.indicator, "%s", indicator);
    if (unit)
        tsc_unit_parse(tsc_span_of(unit), &wanted.unit);
    tsc_key turned = wanted;
    turned.reporter = wanted.partner;
    turned.partner = wanted.reporter;
    if (list_holds(given, &wanted) || (tsc_indicator_is_symmetric(indicator) && list_holds(given, &turned)))
        return TSC_OK;
    tsc_arena_init(&scratch);
    tsc_status status = tsc_store_series(store, &wanted, &scratch, &series, err);
    tsc_arena_clear(&scratch);
    if (status)
        return status == TSC_ENOTFOUND ? TSC_OK : status;
    return list_add(list, &wanted) ? TSC_OK : tsc_error_memory(err, "the store");
}

/* Turnover and balance where both flows are there, flows where a share and the total are. */
static tsc_status list_derived(tsc_store *store, const key_list *given, key_list *list, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t i = 0; !status && i < given->count; i++) {
        const tsc_key *key = &given->items[i];
        tsc_key imports = *key;
        snprintf(imports.indicator, sizeof imports.indicator, "imports");
        if (strcmp(key->indicator, "exports") == 0 && list_holds(given, &imports)) {
            status = list_if_derived(store, given, key, "trade_turnover", NULL, list, err);
            if (!status)
                status = list_if_derived(store, given, key, "trade_balance", NULL, list, err);
        } else if (strcmp(key->indicator, "import_share") == 0) {
            status = list_if_derived(store, given, key, "imports", "USD", list, err);
        } else if (strcmp(key->indicator, "export_share") == 0) {
            status = list_if_derived(store, given, key, "exports", "USD", list, err);
        }
    }
    return status;
}

tsc_status tsc_store_keys(tsc_store *store, const tsc_key *pattern, tsc_arena *arena, tsc_key **keys, size_t *count,
                          tsc_error *err)
{
    key_list observed = {.arena = arena}, list = {.arena = arena};
    *count = 0;
    tsc_status status = list_observed(store, pattern, &observed, err);
    list_sort(&observed);
    for (size_t i = 0; !status && i < observed.count; i++)
        if (!list_add(&list, &observed.items[i]))
            status = tsc_error_memory(err, "the store");
    if (!status)
        status = list_stated(store, &observed, &list, err);
    if (!status)
        status = list_cooperation(store, &list, err);
    list_sort(&list);
    key_list given = list;
    list = (key_list){.arena = arena};
    for (size_t i = 0; !status && i < given.count; i++)
        if (!list_add(&list, &given.items[i]))
            status = tsc_error_memory(err, "the store");
    if (!status)
        status = list_derived(store, &given, &list, err);
    list_sort(&list);
    for (size_t i = 0; i < list.count; i++)
        if (fits(pattern, &list.items[i]))
            list.items[(*count)++] = list.items[i];
    *keys = list.items;
    return status;
}

tsc_status tsc_store_series(tsc_store *store, const tsc_key *key, tsc_arena *arena, tsc_series *series, tsc_error *err)
{
    tsc_points points = {.arena = arena};
    *series = (tsc_series){.key = *key};
    tsc_status status = TSC_OK;
    if (tsc_cooperation_is_series(key))
        status = tsc_points_add_cooperation(store, key, &points, err);
    if (!status)
        status = tsc_points_add_stated(store, key, &points, err);
    if (!status)
        status = tsc_points_add_observed(store, key, &points, err);
    if (!status)
        status = tsc_points_add_derived(store, key, &points, err);
    if (status)
        return status;
    series->points = points.items;
    series->count = points.count;
    tsc_series_reconcile(series);
    char name[TSC_KEY_SIZE];
    tsc_key_format(key, name);
    return series->count ? TSC_OK
                         : tsc_error_set(err, TSC_ENOTFOUND, NULL, 0, "there is no series '%s' in the store", name);
}
