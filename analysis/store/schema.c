/* The tables of a store. STRICT, so that a column holds what it says; every record hangs on its document or dataset
   and goes with it. A series is a key taken apart, so that one index serves look-ups of one and of many.
   A store whose schema differs from this text is refused: change it only together with TSC_STORE_VERSION. */
#include "store/database.h"

const char tsc_store_schema[] =
    "CREATE TABLE document(id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, title TEXT NOT NULL,"
    " source TEXT NOT NULL, language TEXT NOT NULL, date TEXT NOT NULL, date_origin INTEGER NOT NULL,"
    " records_sha256 TEXT NOT NULL) STRICT;"

    "CREATE TABLE name(path TEXT PRIMARY KEY,"
    " document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE) STRICT, WITHOUT ROWID;"
    "CREATE INDEX name_of_document ON name(document, path);"

    "CREATE TABLE sentence(document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, number INTEGER NOT NULL,"
    " start INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY(document, number)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE figure(document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, number INTEGER NOT NULL,"
    " start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, surface TEXT NOT NULL, sentence INTEGER NOT NULL,"
    " language TEXT NOT NULL, kind INTEGER NOT NULL, indicator TEXT NOT NULL, reporter TEXT NOT NULL,"
    " partner TEXT NOT NULL, commodity TEXT, hs TEXT, value REAL NOT NULL, low REAL, high REAL,"
    " bound INTEGER NOT NULL, unit TEXT NOT NULL, period TEXT, base_period TEXT, status INTEGER NOT NULL,"
    " derived INTEGER NOT NULL, rests_on TEXT NOT NULL, confidence REAL NOT NULL, rule TEXT NOT NULL,"
    " PRIMARY KEY(document, number)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE event(document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, number INTEGER NOT NULL,"
    " start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, surface TEXT NOT NULL, sentence INTEGER NOT NULL,"
    " language TEXT NOT NULL, code TEXT NOT NULL, actors TEXT NOT NULL, date TEXT, due TEXT,"
    " status INTEGER NOT NULL, sector TEXT, weight REAL NOT NULL, confidence REAL NOT NULL, rule TEXT NOT NULL,"
    " PRIMARY KEY(document, number)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE dataset(id INTEGER PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL, scope TEXT NOT NULL,"
    " format TEXT NOT NULL, revision TEXT NOT NULL, UNIQUE(sha256, scope)) STRICT;"
    "CREATE INDEX dataset_path ON dataset(path);"

    "CREATE TABLE series(id INTEGER PRIMARY KEY, reporter TEXT NOT NULL, partner TEXT NOT NULL,"
    " indicator TEXT NOT NULL, commodity TEXT NOT NULL, unit TEXT NOT NULL, frequency TEXT NOT NULL,"
    " UNIQUE(reporter, partner, indicator, commodity, unit, frequency)) STRICT;"

    /* The columns from low on are empty for plain statistics; statements in tables (press figures) fill them. */
    "CREATE TABLE observation(series INTEGER NOT NULL REFERENCES series, period TEXT NOT NULL,"
    " dataset INTEGER NOT NULL REFERENCES dataset ON DELETE CASCADE, row INTEGER NOT NULL, field INTEGER NOT NULL,"
    " value REAL NOT NULL, note TEXT, low REAL, high REAL, bound INTEGER, status INTEGER, origin INTEGER,"
    " base_period TEXT, source TEXT, published TEXT, label TEXT, confidence REAL,"
    " PRIMARY KEY(series, period, dataset, row, field)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE code(list TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,"
    " iso3 TEXT NOT NULL, PRIMARY KEY(list, code)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE correction(id INTEGER PRIMARY KEY, file TEXT NOT NULL, line INTEGER NOT NULL, action TEXT NOT NULL,"
    " record TEXT NOT NULL, document TEXT NOT NULL, locator TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,"
    " reason TEXT NOT NULL) STRICT;";
