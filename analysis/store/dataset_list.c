/* The tables of official statistics that a store holds. */
#include "store/database.h"

static tsc_status read_dataset(sqlite3_stmt *statement, tsc_arena *arena, tsc_stored_dataset *dataset, tsc_error *err)
{
    *dataset = (tsc_stored_dataset){.path = tsc_db_text(statement, 0, arena),
                                    .sha256 = tsc_db_text(statement, 1, arena),
                                    .format = tsc_db_text(statement, 2, arena),
                                    .revision = tsc_db_text(statement, 3, arena),
                                    .observations = (size_t)sqlite3_column_int64(statement, 4)};
    bool whole = dataset->path && dataset->sha256 && dataset->format && dataset->revision;
    return whole ? TSC_OK : tsc_error_memory(err, "the store");
}

tsc_status tsc_store_datasets(tsc_store *store, tsc_arena *arena, tsc_stored_dataset **datasets, size_t *count,
                              tsc_error *err)
{
    static const char sql[] =
        "SELECT path, sha256, format, revision,"
        " (SELECT count(*) FROM observation WHERE observation.dataset = dataset.id)"
        " FROM dataset ORDER BY path, sha256, scope";
    long long room = 0;
    *count = 0;
    tsc_status status = tsc_db_integer(store, "SELECT count(*) FROM dataset", &room, err);
    if (status != TSC_OK)
        return status;
    *datasets = tsc_arena_calloc(arena, (size_t)room + 1, sizeof **datasets);
    sqlite3_stmt *statement = NULL;
    status = *datasets ? tsc_db_prepare(store, sql, &statement, err) : tsc_error_memory(err, "the store");
    while (!status && *count < (size_t)room && tsc_db_next(store, statement, &status, err))
        status = read_dataset(statement, arena, &(*datasets)[(*count)++], err);
    sqlite3_finalize(statement);
    return status;
}
