#include "scenario/store_panel.h"

#include "core/grow.h"
#include "core/map.h"
#include "core/number.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE = 160, ROW_SIZE = 40 };

/* A value in the table: of a flow in its row, or of a country in a year. */
typedef struct cell {
    size_t row, column;
    double value;
} cell;

/* Names numbered in order of appearance. */
typedef struct numbering {
    tsc_map by_name;
    const char **names;
    size_t room;
} numbering;

typedef struct panel {
    tsc_arena arena;
    numbering rows;     /* "KAZ,MAR,2024" */
    numbering flows;    /* columns of pairs */
    numbering own;      /* columns of countries */
    tsc_map countries;  /* "gdp KAZ 2024" -> value */
    cell *cells;
    size_t count, room;
    tsc_error *err;
} panel;

static tsc_status no_memory(panel *to)
{
    return tsc_error_memory(to->err, "the flows of the store");
}

/* The number of a name, given to it when it is new; SIZE_MAX where memory is short. */
static size_t number_of(panel *to, numbering *list, const char *name)
{
    size_t known = (size_t)tsc_map_get(&list->by_name, tsc_span_of(name));
    if (known > 0)
        return known - 1;
    size_t count = list->by_name.count;
    const char **wider = tsc_grow_in(&to->arena, list->names, count, &list->room, sizeof *wider);
    if (!wider)
        return SIZE_MAX;
    list->names = wider;
    list->names[count] = tsc_arena_strdup(&to->arena, name);
    if (!list->names[count] || !tsc_map_put(&list->by_name, tsc_span_of(list->names[count]), (void *)(count + 1)))
        return SIZE_MAX;
    return count;
}

static void measure_name(const tsc_key *key, char name[NAME_SIZE])
{
    bool dollars = tsc_unit_is(key->unit, "USD");
    snprintf(name, NAME_SIZE, "%s%s%s%s%s", key->indicator, dollars ? "" : ".", dollars ? "" : key->unit.code,
             *key->commodity ? "." : "", key->commodity);
}

static tsc_status add_cell(panel *to, size_t row, size_t column, double value)
{
    if (row == SIZE_MAX || column == SIZE_MAX)
        return no_memory(to);
    cell *wider = tsc_grow_in(&to->arena, to->cells, to->count, &to->room, sizeof *wider);
    if (!wider)
        return no_memory(to);
    to->cells = wider;
    to->cells[to->count++] = (cell){row, column, value};
    return TSC_OK;
}

static tsc_status add_flow(panel *to, const tsc_key *key, int year, const char *measure, double value)
{
    char row[ROW_SIZE];
    snprintf(row, sizeof row, "%s,%s,%d", key->reporter.code, key->partner.code, year);
    return add_cell(to, number_of(to, &to->rows, row), number_of(to, &to->flows, measure), value);
}

static tsc_status add_own(panel *to, const tsc_key *key, int year, const char *measure, double value)
{
    char name[NAME_SIZE + ROW_SIZE];
    double *kept = tsc_arena_alloc(&to->arena, sizeof *kept);
    snprintf(name, sizeof name, "%s %s %d", measure, key->reporter.code, year);
    char *owned = tsc_arena_strdup(&to->arena, name);
    if (!kept || !owned || number_of(to, &to->own, measure) == SIZE_MAX ||
        !tsc_map_put(&to->countries, tsc_span_of(owned), kept))
        return no_memory(to);
    *kept = value;
    return TSC_OK;
}

static tsc_status add_series(panel *to, const tsc_series *series)
{
    char measure[NAME_SIZE];
    bool own = tsc_place_is_none(series->key.partner);
    measure_name(&series->key, measure);
    for (size_t i = 0; i < series->count; i++) {
        const tsc_point *point = &series->points[i];
        if (!point->preferred || point->status != TSC_OBSERVED || point->period.kind != TSC_PERIOD_YEAR ||
            !isfinite(point->value))
            continue;
        tsc_status status = own ? add_own(to, &series->key, point->period.first.year, measure, point->value)
                                : add_flow(to, &series->key, point->period.first.year, measure, point->value);
        if (status != TSC_OK)
            return status;
    }
    return TSC_OK;
}

static tsc_status gather(panel *to, tsc_store *store)
{
    tsc_key pattern = {.frequency = 'A'}, *keys;
    size_t count = 0;
    tsc_status status = tsc_store_keys(store, &pattern, &to->arena, &keys, &count, to->err);
    for (size_t i = 0; status == TSC_OK && i < count; i++) {
        tsc_series series;
        tsc_arena scratch;
        bool pair = !tsc_place_is_none(keys[i].partner);
        if (!tsc_place_is_country(keys[i].reporter) || (pair && !tsc_place_is_country(keys[i].partner)) ||
            strncmp(keys[i].indicator, "cooperation_", 12) == 0)
            continue;
        tsc_arena_init(&scratch);
        status = tsc_store_series(store, &keys[i], &scratch, &series, to->err);
        if (status == TSC_OK)
            status = add_series(to, &series);
        tsc_arena_clear(&scratch);
    }
    if (status == TSC_OK && to->count == 0)
        return tsc_error_set(to->err, TSC_ENOTFOUND, NULL, 0, "the store has no yearly flow between countries");
    return status;
}

static int by_place(const void *a, const void *b)
{
    const cell *one = a, *other = b;
    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    return (one->column > other->column) - (one->column < other->column);
}

/* The countries' own values of a row "KAZ,MAR,2024". */
static void write_own(const panel *from, const char *row, tsc_buffer *csv)
{
    char name[NAME_SIZE + ROW_SIZE];
    const char *first = strchr(row, ','), *second = first ? strchr(first + 1, ',') : NULL;
    if (!second)
        return;
    const tsc_span sides[] = {tsc_span_make(row, (size_t)(first - row)), tsc_span_make(first + 1, (size_t)(second - first - 1))};
    for (size_t i = 0; i < from->own.by_name.count; i++) {
        for (int side = 0; side < 2; side++) {
            snprintf(name, sizeof name, "%s %.*s %s", from->own.names[i], (int)sides[side].length, sides[side].data, second + 1);
            const double *value = tsc_map_get(&from->countries, tsc_span_of(name));
            tsc_buffer_add_char(csv, ',');
            tsc_buffer_add_double(csv, value ? *value : (double)NAN);
        }
    }
}

static void write_csv(const panel *from, tsc_buffer *csv)
{
    size_t at = 0;
    tsc_buffer_add_text(csv, "origin,destination,year");
    for (size_t i = 0; i < from->flows.by_name.count; i++)
        tsc_buffer_printf(csv, ",%s", from->flows.names[i]);
    for (size_t i = 0; i < from->own.by_name.count; i++)
        tsc_buffer_printf(csv, ",%s_o,%s_d", from->own.names[i], from->own.names[i]);
    tsc_buffer_add_char(csv, '\n');
    for (size_t row = 0; row < from->rows.by_name.count; row++) {
        tsc_buffer_add_text(csv, from->rows.names[row]);
        for (size_t column = 0; column < from->flows.by_name.count; column++) {
            bool here = at < from->count && from->cells[at].row == row && from->cells[at].column == column;
            tsc_buffer_add_char(csv, ',');
            tsc_buffer_add_double(csv, here ? from->cells[at].value : (double)NAN);
            at += here;
        }
        write_own(from, from->rows.names[row], csv);
        tsc_buffer_add_char(csv, '\n');
    }
}

tsc_status tsc_store_panel_csv(tsc_store *store, tsc_buffer *csv, tsc_error *err)
{
    panel all = {.err = err};
    tsc_arena_init(&all.arena);
    tsc_map_init(&all.rows.by_name);
    tsc_map_init(&all.flows.by_name);
    tsc_map_init(&all.own.by_name);
    tsc_map_init(&all.countries);
    tsc_status status = gather(&all, store);
    if (status == TSC_OK) {
        qsort(all.cells, all.count, sizeof *all.cells, by_place);
        write_csv(&all, csv);
        status = tsc_buffer_status(csv, err);
    }
    tsc_map_clear(&all.rows.by_name);
    tsc_map_clear(&all.flows.by_name);
    tsc_map_clear(&all.own.by_name);
    tsc_map_clear(&all.countries);
    tsc_arena_clear(&all.arena);
    return status;
}
