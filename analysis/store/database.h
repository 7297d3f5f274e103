/* The SQLite file behind a store, for the files of this folder only: statements, error values, transactions. */
#ifndef TSC_STORE_DATABASE_H
#define TSC_STORE_DATABASE_H

#include "core/arena.h"
#include "core/status.h"
#include "store/series.h"
#include "store/store.h"

#include <sqlite3.h>

struct tsc_claims; /* see store/claims.h */

struct tsc_store {
    sqlite3 *db;
    char *path;
    tsc_store_mode mode;
    bool in_transaction;
    char *weights;             /* path of the user's own weights of acts, NULL: none */
    struct tsc_claims *claims; /* the figures of all documents as they count now; NULL until asked for */
};

enum { TSC_STORE_APPLICATION_ID = 0x54534331 /* "TSC1" */, TSC_STORE_VERSION = 1 };

/** The statements that make an empty store (schema.c). */
extern const char tsc_store_schema[];

/** Turns the last failure of the database into a status: TSC_ENOMEM, TSC_EINPUT (damaged, no store) or TSC_EOUTPUT
    (full, locked, read-only), with the file's name. */
tsc_status tsc_db_fail(tsc_store *store, tsc_error *err);

/** Compiles a statement; sqlite3_finalize ends it, also where this failed. */
tsc_status tsc_db_prepare(tsc_store *store, const char *sql, sqlite3_stmt **statement, tsc_error *err);

/** Runs statements without results. */
tsc_status tsc_db_execute(tsc_store *store, const char *sql, tsc_error *err);

/** One step: *row says whether a row is there. */
tsc_status tsc_db_step(tsc_store *store, sqlite3_stmt *statement, bool *row, tsc_error *err);

/** Goes to the next row while all is well: `while (tsc_db_next(store, statement, &status, err))`. False at the end, and
    where *status is or becomes an error. */
bool tsc_db_next(tsc_store *store, sqlite3_stmt *statement, tsc_status *status, tsc_error *err);

/** Steps a statement that gives no rows and resets it for the next use. */
tsc_status tsc_db_finish(tsc_store *store, sqlite3_stmt *statement, tsc_error *err);

/** The one integer that a query gives (0 where it gives no row). */
tsc_status tsc_db_integer(tsc_store *store, const char *sql, long long *value, tsc_error *err);

/** Begins a transaction where none is open (*own true), ends it with what came out. */
tsc_status tsc_db_enter(tsc_store *store, bool *own, tsc_error *err);
tsc_status tsc_db_leave(tsc_store *store, bool own, tsc_status outcome, tsc_error *err);

/** Binding by position; NULL text and NaN are NULL. Texts must live until the step. Periods and dates are copied: false
    where memory is short for that, and the statement must not be run. */
void tsc_db_bind_text(sqlite3_stmt *statement, int index, const char *text);
void tsc_db_bind_span(sqlite3_stmt *statement, int index, tsc_span text);
void tsc_db_bind_double(sqlite3_stmt *statement, int index, double value);
bool tsc_db_bind_period(sqlite3_stmt *statement, int index, tsc_period period); /* NULL where none */
bool tsc_db_bind_date(sqlite3_stmt *statement, int index, tsc_date date);       /* "" where none */

/** The six parts of a series' key, from position 1 on; key must live until the step. */
void tsc_db_bind_key(sqlite3_stmt *statement, const tsc_key *key);

/** Columns: text in arena ("" for NULL, or NULL itself by _or_null; NULL where memory is short: check with
    tsc_arena_alloc's caller), NaN for NULL numbers. */
const char *tsc_db_text(sqlite3_stmt *statement, int column, tsc_arena *arena);
const char *tsc_db_text_or_null(sqlite3_stmt *statement, int column, tsc_arena *arena);
tsc_span tsc_db_span(sqlite3_stmt *statement, int column); /* borrowed until the next step */
double tsc_db_double(sqlite3_stmt *statement, int column);
tsc_period tsc_db_period(sqlite3_stmt *statement, int column);
tsc_date tsc_db_date(sqlite3_stmt *statement, int column);

/** The value of an enumeration of count values in *choice; false where a column holds none of them, as only a damaged
    store does: see tsc_store_damaged. */
bool tsc_db_choice(sqlite3_stmt *statement, int column, int count, int *choice);

/** The key of a series from the first six columns: reporter, partner, indicator, commodity, unit, frequency. */
void tsc_db_key(sqlite3_stmt *statement, tsc_key *key);

/** Tells that the store is damaged: TSC_EINPUT. */
tsc_status tsc_store_damaged(const tsc_store *store, tsc_error *err);

/** Forgets what was read and computed of figures, after each change of them. */
void tsc_store_forget(tsc_store *store);

#endif
