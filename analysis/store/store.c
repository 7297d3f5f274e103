/* Opening, closing and transactions of a store. What a file must be to be opened: a regular file, ours by its
   application id, of this version, with exactly our tables (a foreign trigger or view could run statements of its
   own), sound by quick_check where it is small enough to be checked in a moment. */
#include "store/store.h"

#include "store/database.h"

#include "core/buffer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { BUSY_MS = 60000, CHECKED_BYTES = 32 << 20 };

static tsc_status refuse_special(const char *path, tsc_store_mode mode, tsc_error *err)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        if (errno == ENOENT && mode == TSC_STORE_CREATE)
            return TSC_OK;
        return tsc_error_set(err, errno == ENOENT ? TSC_ENOTFOUND : TSC_EINPUT, path, 0, "%s", strerror(errno));
    }
    if (!S_ISREG(info.st_mode))
        return tsc_error_set(err, TSC_EINPUT, path, 0, "not a regular file, so it can be no store");
    return TSC_OK;
}

static tsc_status configure(tsc_store *store, tsc_error *err)
{
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_busy_timeout(store->db, BUSY_MS);
    sqlite3_extended_result_codes(store->db, 0);
    return tsc_db_execute(store,
                          "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA synchronous=FULL;"
                          "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;",
                          err);
}

/* All statements of a schema in order of name, joined: equal for two databases of the same tables. */
static tsc_status schema_text(tsc_store *store, sqlite3 *db, tsc_buffer *text, tsc_error *err)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name", -1, &statement,
                           NULL) != SQLITE_OK)
        return tsc_db_fail(store, err);
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        tsc_buffer_add_span(text, tsc_db_span(statement, 0));
        tsc_buffer_add_char(text, '\n');
    }
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? tsc_buffer_status(text, err) : tsc_db_fail(store, err);
}

static tsc_status check_schema(tsc_store *store, tsc_error *err)
{
    tsc_buffer found, wanted;
    tsc_buffer_init(&found);
    tsc_buffer_init(&wanted);
    sqlite3 *model = NULL;
    tsc_status status = schema_text(store, store->db, &found, err);
    if (!status && (sqlite3_open(":memory:", &model) != SQLITE_OK ||
                    sqlite3_exec(model, tsc_store_schema, NULL, NULL, NULL) != SQLITE_OK))
        status = tsc_error_set(err, TSC_ENOMEM, store->path, 0, "memory is short");
    if (!status)
        status = schema_text(store, model, &wanted, err);
    if (!status && strcmp(tsc_buffer_text(&found), tsc_buffer_text(&wanted)) != 0)
        status = tsc_error_set(err, TSC_EINPUT, store->path, 0, "its tables are not those of a tradescope store");
    sqlite3_close(model);
    tsc_buffer_clear(&found);
    tsc_buffer_clear(&wanted);
    return status;
}

static tsc_status check_pages(tsc_store *store, tsc_error *err)
{
    struct stat info;
    if (stat(store->path, &info) != 0 || info.st_size > CHECKED_BYTES)
        return TSC_OK;
    sqlite3_stmt *statement = NULL;
    bool row = false;
    tsc_status status = tsc_db_prepare(store, "PRAGMA quick_check(1)", &statement, err);
    if (!status)
        status = tsc_db_step(store, statement, &row, err);
    if (!status && !(row && tsc_span_equals(tsc_db_span(statement, 0), "ok")))
        status = tsc_store_damaged(store, err);
    sqlite3_finalize(statement);
    return status;
}

/* Makes the tables of a new, empty file; a second program that does the same waits and finds them made. */
static tsc_status make_tables(tsc_store *store, tsc_error *err)
{
    long long tables = 0;
    tsc_status status = tsc_db_execute(store, "BEGIN IMMEDIATE", err);
    if (status)
        return status;
    status = tsc_db_integer(store, "SELECT count(*) FROM sqlite_schema", &tables, err);
    if (!status && tables == 0) {
        char stamp[96];
        snprintf(stamp, sizeof stamp, "PRAGMA application_id=%d; PRAGMA user_version=%d;", TSC_STORE_APPLICATION_ID,
                 TSC_STORE_VERSION);
        status = tsc_db_execute(store, tsc_store_schema, err);
        if (!status)
            status = tsc_db_execute(store, stamp, err);
    }
    if (!status)
        status = tsc_db_execute(store, "COMMIT", err);
    if (status)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static tsc_status check_identity(tsc_store *store, tsc_error *err)
{
    long long application = 0, version = 0;
    tsc_status status = tsc_db_integer(store, "PRAGMA application_id", &application, err);
    if (!status)
        status = tsc_db_integer(store, "PRAGMA user_version", &version, err);
    if (status)
        return status;
    struct stat info;
    if (application == 0 && stat(store->path, &info) == 0 && info.st_size == 0)
        return tsc_error_set(err, TSC_ENOTFOUND, store->path, 0, "the store is empty; nothing was ever put into it");
    if (application != TSC_STORE_APPLICATION_ID)
        return tsc_error_set(err, TSC_EINPUT, store->path, 0, "an SQLite file, but of another program");
    if (version != TSC_STORE_VERSION)
        return tsc_error_set(err, TSC_EINPUT, store->path, 0, "a store of version %lld; this program reads version %d",
                             version, TSC_STORE_VERSION);
    status = check_schema(store, err);
    return status ? status : check_pages(store, err);
}

static tsc_status open_checked(tsc_store *store, tsc_error *err)
{
    /* Reading too opens for writing where it may: a store left by a killed program is first rolled back. */
    int flags = SQLITE_OPEN_READWRITE | (store->mode == TSC_STORE_CREATE ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(store->path, &store->db, flags, NULL);
    if (code != SQLITE_OK && store->mode == TSC_STORE_READ) {
        sqlite3_close(store->db);
        code = sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READONLY, NULL);
    }
    if (!store->db)
        return tsc_error_set(err, TSC_ENOMEM, store->path, 0, "memory is short");
    if (code != SQLITE_OK)
        return tsc_db_fail(store, err);
    tsc_status status = configure(store, err);
    long long tables = 0, application = 0;
    if (!status)
        status = tsc_db_integer(store, "SELECT count(*) FROM sqlite_schema", &tables, err);
    if (!status)
        status = tsc_db_integer(store, "PRAGMA application_id", &application, err);
    if (!status && store->mode == TSC_STORE_CREATE && tables == 0 && application == 0)
        status = make_tables(store, err);
    if (!status)
        status = check_identity(store, err);
    if (!status && store->mode == TSC_STORE_READ)
        status = tsc_db_execute(store, "PRAGMA query_only=ON", err);
    return status;
}

tsc_status tsc_store_open(const char *path, tsc_store_mode mode, tsc_store **opened, tsc_error *err)
{
    *opened = NULL;
    tsc_status status = refuse_special(path, mode, err);
    if (status)
        return status;
    tsc_store *store = calloc(1, sizeof *store);
    if (!store || !(store->path = malloc(strlen(path) + 1))) {
        free(store);
        return tsc_error_set(err, TSC_ENOMEM, path, 0, "memory is short");
    }
    memcpy(store->path, path, strlen(path) + 1);
    store->mode = mode;
    status = open_checked(store, err);
    if (status)
        tsc_store_close(store);
    else
        *opened = store;
    return status;
}

void tsc_store_close(tsc_store *store)
{
    if (!store)
        return;
    tsc_store_rollback(store);
    tsc_store_forget(store);
    sqlite3_close(store->db);
    free(store->path);
    free(store->weights);
    free(store);
}

tsc_status tsc_store_begin(tsc_store *store, tsc_error *err)
{
    if (store->in_transaction)
        return tsc_error_set(err, TSC_EUSAGE, store->path, 0, "a transaction is open already");
    tsc_status status = tsc_db_execute(store, "BEGIN IMMEDIATE", err);
    store->in_transaction = status == TSC_OK;
    return status;
}

tsc_status tsc_store_commit(tsc_store *store, tsc_error *err)
{
    if (!store->in_transaction)
        return tsc_error_set(err, TSC_EUSAGE, store->path, 0, "no transaction is open");
    tsc_status status = tsc_db_execute(store, "COMMIT", err);
    if (!status)
        store->in_transaction = false;
    return status;
}

void tsc_store_rollback(tsc_store *store)
{
    if (!store->in_transaction)
        return;
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    store->in_transaction = false;
    tsc_store_forget(store);
}

tsc_status tsc_store_count(tsc_store *store, tsc_store_counts *counts, tsc_error *err)
{
    static const char *const queries[] = {
        "SELECT count(*) FROM document",    "SELECT (SELECT count(*) FROM name) - (SELECT count(*) FROM document)",
        "SELECT count(*) FROM figure",      "SELECT count(*) FROM event",
        "SELECT count(*) FROM dataset",     "SELECT count(*) FROM series",
        "SELECT count(*) FROM observation",
    };
    size_t *const fields[] = {&counts->documents, &counts->copies, &counts->figures,     &counts->events,
                              &counts->datasets,  &counts->series, &counts->observations};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        long long value = 0;
        tsc_status status = tsc_db_integer(store, queries[i], &value, err);
        if (status)
            return status;
        *fields[i] = (size_t)value;
    }
    return TSC_OK;
}
