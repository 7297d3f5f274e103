/* The figures of all documents as they count now, kept beside the handle until something changes. */
#include "store/claims.h"

#include <stdlib.h>

static int compare_claims(const void *left, const void *right)
{
    const tsc_claim *a = left, *b = right;
    int order = tsc_key_compare(&a->key, &b->key);
    return order ? order : (a->figure > b->figure) - (a->figure < b->figure);
}

static tsc_status collect(tsc_store *store, tsc_claims *claims, tsc_error *err)
{
    tsc_status status = tsc_store_figures(store, 0, &claims->arena, &claims->figures, &claims->figure_count, err);
    if (!status)
        status =
            tsc_store_events(store, TSC_SERIES_CONFIDENCE, &claims->arena, &claims->events, &claims->event_count, err);
    if (status)
        return status;
    claims->items = tsc_arena_calloc(&claims->arena, claims->figure_count + 1, sizeof *claims->items);
    if (!claims->items)
        return tsc_error_set(err, TSC_ENOMEM, store->path, 0, "memory is short");
    for (size_t i = 0; i < claims->figure_count; i++) {
        const tsc_stored_figure *stored = &claims->figures[i];
        tsc_claim *claim = &claims->items[claims->count];
        if (stored->verdict == TSC_VERDICT_REJECTED || stored->figure.confidence < TSC_SERIES_CONFIDENCE ||
            !tsc_key_of_figure(&stored->figure, &claim->key))
            continue;
        tsc_key_normalize(&claim->key);
        claim->figure = stored;
        claims->count++;
    }
    qsort(claims->items, claims->count, sizeof *claims->items, compare_claims);
    return TSC_OK;
}

tsc_status tsc_store_claims(tsc_store *store, const tsc_claims **claims, tsc_error *err)
{
    if (!store->claims) {
        tsc_claims *fresh = calloc(1, sizeof *fresh);
        if (!fresh)
            return tsc_error_set(err, TSC_ENOMEM, store->path, 0, "memory is short");
        tsc_arena_init(&fresh->arena);
        store->claims = fresh;
        tsc_status status = collect(store, fresh, err);
        if (status) {
            tsc_store_forget(store);
            return status;
        }
    }
    *claims = store->claims;
    return TSC_OK;
}

void tsc_store_forget(tsc_store *store)
{
    if (!store->claims)
        return;
    tsc_arena_clear(&store->claims->arena);
    free(store->claims);
    store->claims = NULL;
}

size_t tsc_claims_find(const tsc_claims *claims, const tsc_key *key)
{
    size_t low = 0, high = claims->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tsc_key_compare(&claims->items[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
