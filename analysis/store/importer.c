/* Series and observations into the store. Keys are looked up in a cache that is emptied when it is full, so that a
   table of any size takes the same memory. */
#include "store/importer.h"

#include "core/number.h"
#include "store/place_names.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

enum { CACHE_MAX = 150000 };

typedef struct tsc_series_cache {
    tsc_arena arena;
    tsc_map ids; /* key text -> id */
} tsc_series_cache;

tsc_status tsc_importer_open(tsc_importer *importer, tsc_error *err)
{
    tsc_store *store = importer->store;
    importer->cache = tsc_arena_calloc(&importer->arena, 1, sizeof *importer->cache);
    if (!importer->cache)
        return tsc_error_memory(err, "the store");
    tsc_arena_init(&importer->cache->arena);
    tsc_map_init(&importer->cache->ids);
    tsc_status status = tsc_db_prepare(store,
                                       "SELECT id FROM series WHERE reporter=? AND partner=? AND indicator=? AND"
                                       " commodity=? AND unit=? AND frequency=?",
                                       &importer->find_series, err);
    if (!status)
        status = tsc_db_prepare(store,
                                "INSERT INTO series(reporter, partner, indicator, commodity, unit, frequency)"
                                " VALUES(?,?,?,?,?,?)",
                                &importer->add_series, err);
    if (!status)
        status = tsc_db_prepare(store, "INSERT OR IGNORE INTO observation VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                                &importer->add_observation, err);
    if (!status)
        status = tsc_db_prepare(store, "INSERT OR REPLACE INTO code VALUES(?,?,?,?)", &importer->add_code, err);
    return status;
}

void tsc_importer_close(tsc_importer *importer)
{
    sqlite3_finalize(importer->find_series);
    sqlite3_finalize(importer->add_series);
    sqlite3_finalize(importer->add_observation);
    sqlite3_finalize(importer->add_code);
    if (importer->cache) {
        tsc_map_clear(&importer->cache->ids);
        tsc_arena_clear(&importer->cache->arena);
    }
    tsc_place_names_free(importer->places);
    tsc_importer_forget_measures(importer);
    tsc_arena_clear(&importer->arena);
}

static tsc_status look_up_series(tsc_importer *importer, const tsc_key *key, long long *id, tsc_error *err)
{
    bool row = false;
    tsc_db_bind_key(importer->find_series, key);
    tsc_status status = tsc_db_step(importer->store, importer->find_series, &row, err);
    if (!status && row)
        *id = sqlite3_column_int64(importer->find_series, 0);
    sqlite3_reset(importer->find_series);
    if (status || row)
        return status;
    tsc_db_bind_key(importer->add_series, key);
    status = tsc_db_finish(importer->store, importer->add_series, err);
    *id = sqlite3_last_insert_rowid(importer->store->db);
    return status;
}

/* Ids are kept in the pointers of the map. */
static tsc_status series_of(tsc_importer *importer, const tsc_key *key, long long *id, tsc_error *err)
{
    char text[TSC_KEY_SIZE];
    tsc_series_cache *cache = importer->cache;
    size_t length = tsc_key_format(key, text);
    void *known = tsc_map_get(&cache->ids, tsc_span_make(text, length));
    *id = (long long)(intptr_t)known;
    if (known)
        return TSC_OK;
    tsc_status status = look_up_series(importer, key, id, err);
    if (status)
        return status;
    importer->result->series++;
    if (cache->ids.count >= CACHE_MAX) {
        tsc_map_clear(&cache->ids);
        tsc_map_init(&cache->ids);
        tsc_arena_reset(&cache->arena);
    }
    char *copy = tsc_arena_strndup(&cache->arena, text, length);
    return copy && tsc_map_put(&cache->ids, tsc_span_make(copy, length), (void *)(intptr_t)*id)
               ? TSC_OK
               : tsc_error_memory(err, "the store");
}

static bool is_side(const tsc_importer *importer, tsc_place place)
{
    const tsc_place *pair = importer->opts->pair;
    return tsc_place_same(place, pair[0]) || tsc_place_same(place, pair[1]);
}

/* A pair keeps what the two say of each other and of the whole world, since shares need totals. */
static bool concerns(const tsc_importer *importer, const tsc_key *key)
{
    const tsc_place *pair = importer->opts->pair;
    bool open = tsc_place_is_none(key->partner) || tsc_place_is_world(key->partner);
    if (tsc_place_is_none(pair[0]))
        return true;
    if (tsc_place_is_none(pair[1]))
        return tsc_place_same(key->reporter, pair[0]) || tsc_place_same(key->partner, pair[0]);
    bool general = tsc_place_is_none(key->reporter) || tsc_place_is_world(key->reporter);
    return (is_side(importer, key->reporter) || general) && (is_side(importer, key->partner) || open);
}

static void bind_extra(sqlite3_stmt *statement, const tsc_point_extra *extra)
{
    for (int i = 7; i <= 17; i++)
        sqlite3_bind_null(statement, i);
    if (!extra)
        return;
    tsc_db_bind_text(statement, 7, extra->note && *extra->note ? extra->note : NULL);
    if (extra->has_interval) {
        tsc_db_bind_double(statement, 8, extra->low);
        tsc_db_bind_double(statement, 9, extra->high);
    }
    tsc_db_bind_text(statement, 14, extra->source);
    tsc_db_bind_text(statement, 16, extra->label);
    if (!extra->stated)
        return;
    sqlite3_bind_int(statement, 10, (int)extra->bound);
    sqlite3_bind_int(statement, 11, (int)extra->status);
    sqlite3_bind_int(statement, 12, (int)extra->origin);
    tsc_db_bind_text(statement, 13, extra->base_period && *extra->base_period ? extra->base_period : NULL);
    tsc_db_bind_text(statement, 15, extra->published && *extra->published ? extra->published : NULL);
    sqlite3_bind_double(statement, 17, extra->confidence);
}

tsc_status tsc_importer_observe(tsc_importer *importer, tsc_key *key, tsc_period period, double value, int field,
                                const tsc_point_extra *extra, tsc_error *err)
{
    char text[TSC_PERIOD_SIZE];
    long long id = 0;
    size_t length = tsc_period_format(period, text);
    key->frequency = period.kind ? tsc_period_frequency(period) : 'A';
    if (!concerns(importer, key)) {
        importer->result->skipped++;
        return TSC_OK;
    }
    tsc_status status = series_of(importer, key, &id, err);
    if (status)
        return status;
    sqlite3_stmt *statement = importer->add_observation;
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_text(statement, 2, text, (int)length, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 3, importer->dataset);
    sqlite3_bind_int64(statement, 4, (sqlite3_int64)importer->current->line);
    sqlite3_bind_int(statement, 5, field);
    sqlite3_bind_double(statement, 6, value);
    bind_extra(statement, extra);
    status = tsc_db_finish(importer->store, statement, err);
    importer->result->observations += !status && sqlite3_changes(importer->store->db) > 0; /* none: it was there */
    return status;
}

tsc_status tsc_importer_code(tsc_importer *importer, const char *list, tsc_span code, tsc_span name, tsc_span iso3,
                             tsc_error *err)
{
    sqlite3_stmt *statement = importer->add_code;
    tsc_db_bind_text(statement, 1, list);
    tsc_db_bind_span(statement, 2, code);
    tsc_db_bind_span(statement, 3, name);
    tsc_db_bind_span(statement, 4, iso3);
    importer->result->observations++;
    return tsc_db_finish(importer->store, statement, err);
}

void tsc_importer_refuse(tsc_importer *importer, size_t field, const char *format, ...)
{
    char reason[300];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reason, sizeof reason, format, arguments);
    va_end(arguments);
    importer->result->refused++;
    size_t line = importer->current ? importer->current->line : 0;
    if (field)
        tsc_notes_add(&importer->opts->notes, TSC_EINPUT, importer->path, line, "field %zu: %s", field, reason);
    else
        tsc_notes_add(&importer->opts->notes, TSC_EINPUT, importer->path, line, "%s", reason);
}

tsc_span tsc_row_get(const tsc_csv_row *row, size_t column)
{
    return column < row->count ? row->fields[column] : tsc_span_make("", 0);
}

static bool same_name(tsc_span field, const char *name)
{
    size_t length = strlen(name);
    if (field.length != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char a = field.data[i], b = name[i];
        a = a >= 'A' && a <= 'Z' ? (char)(a + 32) : a;
        b = b >= 'A' && b <= 'Z' ? (char)(b + 32) : b;
        if (a != b)
            return false;
    }
    return true;
}

size_t tsc_row_find(const tsc_csv_row *header, const char *name)
{
    for (size_t i = 0; i < header->count; i++)
        if (same_name(header->fields[i], name))
            return i;
    return SIZE_MAX;
}

bool tsc_row_begins(const tsc_csv_row *header, const char *const *names)
{
    for (size_t i = 0; names[i]; i++)
        if (!same_name(tsc_row_get(header, i), names[i]))
            return false;
    return true;
}

static bool is_missing(tsc_span text)
{
    static const char *const words[] = {"", "NA", "N/A", "n/a", "NaN", "..", "...", "-", ":", "null", "NULL", "x"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tsc_span_equals(text, words[i]))
            return true;
    return false;
}

bool tsc_importer_number(tsc_importer *importer, const tsc_csv_row *row, size_t column, double *value)
{
    tsc_span text = tsc_row_get(row, column);
    if (is_missing(text)) {
        importer->result->empty++;
        return false;
    }
    if (tsc_number_parse(text, value))
        return true;
    tsc_importer_refuse(importer, column + 1, "'%.*s' is no number", (int)(text.length < 60 ? text.length : 60),
                        text.data);
    return false;
}

tsc_status tsc_importer_place(tsc_importer *importer, tsc_span name, tsc_place *place, tsc_error *err)
{
    if (!importer->places) {
        tsc_status status = tsc_place_names_new(&importer->places, err);
        if (status)
            return status;
    }
    return tsc_place_names_find(importer->places, tsc_span_trim(name), place, err);
}
