/* Thin helpers over SQLite: every failure becomes a tsc_status with the file's name. */
#include "store/database.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

tsc_status tsc_db_fail(tsc_store *store, tsc_error *err)
{
    int code = sqlite3_errcode(store->db) & 0xff;
    const char *why = sqlite3_errmsg(store->db);
    switch (code) {
    case SQLITE_NOMEM:
        return tsc_error_set(err, TSC_ENOMEM, store->path, 0, "memory is short");
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_SCHEMA:
        return tsc_error_set(err, TSC_EINPUT, store->path, 0, "not a sound tradescope store (%s)", why);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return tsc_error_set(err, TSC_EOUTPUT, store->path, 0,
                             "another program has held the store for a minute; try again");
    case SQLITE_FULL:
        return tsc_error_set(err, TSC_EOUTPUT, store->path, 0, "the disk is full; nothing was changed");
    default:
        return tsc_error_set(err, TSC_EOUTPUT, store->path, 0, "the store cannot be used: %s", why);
    }
}

tsc_status tsc_db_prepare(tsc_store *store, const char *sql, sqlite3_stmt **statement, tsc_error *err)
{
    if (sqlite3_prepare_v2(store->db, sql, -1, statement, NULL) != SQLITE_OK)
        return tsc_db_fail(store, err);
    return TSC_OK;
}

tsc_status tsc_db_execute(tsc_store *store, const char *sql, tsc_error *err)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ? TSC_OK : tsc_db_fail(store, err);
}

tsc_status tsc_db_step(tsc_store *store, sqlite3_stmt *statement, bool *row, tsc_error *err)
{
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? TSC_OK : tsc_db_fail(store, err);
}

bool tsc_db_next(tsc_store *store, sqlite3_stmt *statement, tsc_status *status, tsc_error *err)
{
    bool row = false;
    if (!*status)
        *status = tsc_db_step(store, statement, &row, err);
    return row;
}

tsc_status tsc_db_finish(tsc_store *store, sqlite3_stmt *statement, tsc_error *err)
{
    bool row;
    tsc_status status = tsc_db_step(store, statement, &row, err);
    sqlite3_reset(statement);
    return status;
}

tsc_status tsc_db_integer(tsc_store *store, const char *sql, long long *value, tsc_error *err)
{
    sqlite3_stmt *statement = NULL;
    bool row = false;
    *value = 0;
    tsc_status status = tsc_db_prepare(store, sql, &statement, err);
    if (!status)
        status = tsc_db_step(store, statement, &row, err);
    if (!status && row)
        *value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return status;
}

tsc_status tsc_db_enter(tsc_store *store, bool *own, tsc_error *err)
{
    *own = !store->in_transaction;
    return *own ? tsc_store_begin(store, err) : TSC_OK;
}

tsc_status tsc_db_leave(tsc_store *store, bool own, tsc_status outcome, tsc_error *err)
{
    if (!own)
        return outcome;
    if (!outcome)
        outcome = tsc_store_commit(store, err);
    if (outcome)
        tsc_store_rollback(store);
    return outcome;
}

void tsc_db_bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC); /* a NULL text binds NULL */
}

void tsc_db_bind_span(sqlite3_stmt *statement, int index, tsc_span text)
{
    sqlite3_bind_text64(statement, index, text.data ? text.data : "", text.length, SQLITE_STATIC, SQLITE_UTF8);
}

void tsc_db_bind_key(sqlite3_stmt *statement, const tsc_key *key)
{
    tsc_db_bind_text(statement, 1, key->reporter.code);
    tsc_db_bind_text(statement, 2, key->partner.code);
    tsc_db_bind_text(statement, 3, key->indicator);
    tsc_db_bind_text(statement, 4, key->commodity);
    tsc_db_bind_text(statement, 5, key->unit.code);
    sqlite3_bind_text(statement, 6, &key->frequency, 1, SQLITE_STATIC);
}

void tsc_db_bind_double(sqlite3_stmt *statement, int index, double value)
{
    if (isnan(value))
        sqlite3_bind_null(statement, index);
    else
        sqlite3_bind_double(statement, index, value);
}

bool tsc_db_bind_period(sqlite3_stmt *statement, int index, tsc_period period)
{
    char text[TSC_PERIOD_SIZE];
    if (period.kind == TSC_PERIOD_NONE)
        return sqlite3_bind_null(statement, index) == SQLITE_OK;
    tsc_period_format(period, text);
    return sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT) == SQLITE_OK;
}

bool tsc_db_bind_date(sqlite3_stmt *statement, int index, tsc_date date)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(tsc_period_of_date(date), text);
    return sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT) == SQLITE_OK;
}

tsc_span tsc_db_span(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? tsc_span_make(text, (size_t)sqlite3_column_bytes(statement, column)) : tsc_span_of("");
}

const char *tsc_db_text(sqlite3_stmt *statement, int column, tsc_arena *arena)
{
    tsc_span text = tsc_db_span(statement, column);
    return tsc_arena_strndup(arena, text.data, text.length);
}

const char *tsc_db_text_or_null(sqlite3_stmt *statement, int column, tsc_arena *arena)
{
    return sqlite3_column_type(statement, column) == SQLITE_NULL ? NULL : tsc_db_text(statement, column, arena);
}

double tsc_db_double(sqlite3_stmt *statement, int column)
{
    return sqlite3_column_type(statement, column) == SQLITE_NULL ? (double)NAN
                                                                 : sqlite3_column_double(statement, column);
}

tsc_period tsc_db_period(sqlite3_stmt *statement, int column)
{
    tsc_period period;
    tsc_period_parse(tsc_db_span(statement, column), &period);
    return period;
}

tsc_date tsc_db_date(sqlite3_stmt *statement, int column)
{
    tsc_date date = {0, 0, 0};
    if (!tsc_date_parse(tsc_db_span(statement, column), &date))
        date = (tsc_date){0, 0, 0};
    return date;
}

bool tsc_db_choice(sqlite3_stmt *statement, int column, int count, int *choice)
{
    const sqlite3_int64 value = sqlite3_column_int64(statement, column);
    *choice = value >= 0 && value < count ? (int)value : 0;
    return value >= 0 && value < count;
}

static void copy_text(sqlite3_stmt *statement, int column, char *text, size_t size)
{
    const tsc_span value = tsc_db_span(statement, column);
    snprintf(text, size, "%.*s", (int)(value.length < size ? value.length : size), value.data);
}

void tsc_db_key(sqlite3_stmt *statement, tsc_key *key)
{
    const tsc_span frequency = tsc_db_span(statement, 5);
    memset(key, 0, sizeof *key);
    tsc_place_parse(tsc_db_span(statement, 0), &key->reporter);
    tsc_place_parse(tsc_db_span(statement, 1), &key->partner);
    copy_text(statement, 2, key->indicator, sizeof key->indicator);
    copy_text(statement, 3, key->commodity, sizeof key->commodity);
    tsc_unit_parse(tsc_db_span(statement, 4), &key->unit);
    key->frequency = frequency.length > 0 ? frequency.data[0] : 'A';
}

tsc_status tsc_store_damaged(const tsc_store *store, tsc_error *err)
{
    return tsc_error_set(err, TSC_EINPUT, store->path, 0, "the store is damaged; take the last copy of it");
}
