/* Points of one key: stated in documents, observed in datasets. */
#include "store/points.h"

#include "core/grow.h"
#include "store/claims.h"
#include "store/correction.h"

#include <math.h>
#include <stdio.h>

tsc_point *tsc_points_add(tsc_points *points)
{
    tsc_point *items = tsc_grow_in(points->arena, points->items, points->count, &points->room, sizeof *items);
    if (!items)
        return NULL;
    points->items = items;
    tsc_point *point = &points->items[points->count++];
    *point =
        (tsc_point){.low = (double)NAN, .high = (double)NAN, .source = "", .locator = "", .note = "", .confidence = 1};
    return point;
}

static bool same_statement(const tsc_point *point, const tsc_stored_figure *stored)
{
    const tsc_figure *figure = &stored->figure;
    return point->origin != TSC_ORIGIN_OFFICIAL && strcmp(point->source, stored->document) == 0 &&
           tsc_period_same(point->period, figure->period) && point->value == figure->value &&
           point->bound == figure->bound && point->status == figure->status &&
           (point->origin == TSC_ORIGIN_DERIVED) == figure->derived;
}

/* A headline and the body below it say one thing: the first of a document counts. */
static bool is_repeated(const tsc_points *points, const tsc_stored_figure *stored)
{
    for (size_t i = points->count; i > 0; i--)
        if (same_statement(&points->items[i - 1], stored))
            return true;
    return false;
}

/* What a derived figure was worked out from: its rule without the word that all of them begin with. */
static const char *derivation_of(const tsc_figure *figure)
{
    static const char common[] = "derived: ";
    const char *rule = figure->rule ? figure->rule : "";
    return strncmp(rule, common, sizeof common - 1) == 0 ? rule + sizeof common - 1 : rule;
}

static bool is_of_document(const tsc_claims *claims, size_t index, const char *document)
{
    return index < claims->figure_count && strcmp(claims->figures[index].document, document) == 0;
}

static void add_place(tsc_buffer *places, const tsc_figure *figure)
{
    tsc_buffer_printf(places, "%s%zu-%zu", places->length ? "; " : "", figure->start, figure->end);
}

/* Where a figure stands; of a derived one where those stand that it comes from. */
static void add_places(const tsc_claims *claims, const tsc_stored_figure *stored, tsc_buffer *places)
{
    size_t at = (size_t)(stored - claims->figures);
    while (at > 0 && is_of_document(claims, at - 1, stored->document))
        at--;
    for (; stored->figure.derived && is_of_document(claims, at, stored->document); at++) {
        const tsc_figure *other = &claims->figures[at].figure;
        for (size_t i = 0; i < stored->figure.from_count; i++)
            if (!other->derived && other->start == stored->figure.from[i])
                add_place(places, other);
    }
    if (places->length == 0)
        add_place(places, &stored->figure);
}

static tsc_status add_claim(const tsc_claims *claims, const tsc_stored_figure *stored, tsc_points *points, tsc_error *err)
{
    const tsc_figure *figure = &stored->figure;
    tsc_buffer locator;
    tsc_buffer_init(&locator);
    add_places(claims, stored, &locator);
    tsc_point *point = tsc_points_add(points);
    if (!point) {
        tsc_buffer_clear(&locator);
        return tsc_error_memory(err, "the store");
    }
    point->period = figure->period;
    point->value = figure->value;
    point->low = figure->low;
    point->high = figure->high;
    point->bound = figure->bound;
    point->status = figure->status;
    point->origin = figure->derived ? TSC_ORIGIN_DERIVED : TSC_ORIGIN_STATED;
    point->source = tsc_arena_strdup(points->arena, stored->document);
    point->locator = tsc_buffer_keep(&locator, points->arena);
    point->sentence = tsc_arena_strdup(points->arena, stored->sentence);
    point->note = figure->derived ? tsc_arena_strdup(points->arena, derivation_of(figure)) : "";
    point->published = stored->document_date;
    point->base_period = figure->base_period;
    point->confidence = figure->confidence;
    return point->source && point->locator && point->sentence && point->note ? TSC_OK
                                                                             : tsc_error_memory(err, "the store");
}

tsc_status tsc_points_add_stated(tsc_store *store, const tsc_key *key, tsc_points *points, tsc_error *err)
{
    const tsc_claims *claims = NULL;
    tsc_key normal = *key;
    tsc_key_normalize(&normal);
    tsc_status status = tsc_store_claims(store, &claims, err);
    if (status)
        return status;
    for (size_t i = tsc_claims_find(claims, &normal); i < claims->count && tsc_key_same(&claims->items[i].key, &normal);
         i++)
        if (!is_repeated(points, claims->items[i].figure))
            status = status ? status : add_claim(claims, claims->items[i].figure, points, err);
    return status;
}

/* A store that takes its own series.csv again finds there what its documents say. */
static bool is_own_statement(const tsc_points *points, size_t stated, sqlite3_stmt *row)
{
    tsc_period period = tsc_db_period(row, 0);
    for (size_t i = 0; i < stated; i++) {
        const tsc_point *point = &points->items[i];
        if (tsc_span_equals(tsc_db_span(row, 11), point->source) &&
            tsc_span_equals(tsc_db_span(row, 12), point->locator) && point->value == sqlite3_column_double(row, 1) &&
            tsc_period_same(point->period, period))
            return true;
    }
    return false;
}

static tsc_status add_observation(tsc_store *store, sqlite3_stmt *row, tsc_points *points, tsc_error *err)
{
    char locator[48];
    int bound, stage, origin;
    if (!tsc_db_choice(row, 6, TSC_BOUND_RANGE + 1, &bound) || !tsc_db_choice(row, 7, TSC_POTENTIAL + 1, &stage) ||
        !tsc_db_choice(row, 8, TSC_ORIGIN_OFFICIAL + 1, &origin))
        return tsc_store_damaged(store, err);
    snprintf(locator, sizeof locator, "row %lld", (long long)sqlite3_column_int64(row, 2));
    tsc_point *point = tsc_points_add(points);
    if (!point)
        return tsc_error_memory(err, "the store");
    point->period = tsc_db_period(row, 0);
    point->value = sqlite3_column_double(row, 1);
    point->note = tsc_db_text(row, 3, points->arena);
    point->low = tsc_db_double(row, 4);
    point->high = tsc_db_double(row, 5);
    point->bound = (tsc_bound)bound;
    point->status = (tsc_figure_status)stage;
    point->origin = sqlite3_column_type(row, 8) == SQLITE_NULL ? TSC_ORIGIN_OFFICIAL : (tsc_origin)origin;
    point->base_period = tsc_db_period(row, 9);
    point->published = tsc_db_date(row, 10);
    point->source = tsc_db_text(row, 11, points->arena);
    point->locator = sqlite3_column_type(row, 12) == SQLITE_NULL ? tsc_arena_strdup(points->arena, locator)
                                                                 : tsc_db_text(row, 12, points->arena);
    point->confidence = sqlite3_column_type(row, 13) == SQLITE_NULL ? 1 : sqlite3_column_double(row, 13);
    return point->source && point->locator && point->note ? TSC_OK : tsc_error_memory(err, "the store");
}

static const char select_observations[] =
    "SELECT period, value, o.row, note, low, high, bound, status, origin, base_period, coalesce(published, revision),"
    " coalesce(source, path), label, confidence, dataset FROM observation o JOIN dataset d ON d.id=o.dataset"
    " WHERE series=(SELECT id FROM series WHERE reporter=? AND partner=? AND indicator=? AND commodity=? AND unit=?"
    " AND frequency=?) ORDER BY period, dataset, o.row, field";

tsc_status tsc_points_add_observed(tsc_store *store, const tsc_key *key, tsc_points *points, tsc_error *err)
{
    sqlite3_stmt *statement = NULL;
    tsc_corrections corrections;
    tsc_status status = tsc_store_corrections(store, points->arena, &corrections, err);
    if (!status)
        status = tsc_db_prepare(store, select_observations, &statement, err);
    if (!status)
        tsc_db_bind_key(statement, key);
    size_t stated = points->count;
    while (tsc_db_next(store, statement, &status, err)) {
        long long dataset = sqlite3_column_int64(statement, 14), number = sqlite3_column_int64(statement, 2);
        if (!tsc_corrections_reject_row(&corrections, dataset, number) && !is_own_statement(points, stated, statement))
            status = add_observation(store, statement, points, err);
    }
    sqlite3_finalize(statement);
    return status;
}
