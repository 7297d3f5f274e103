/* Several stores into one, inside of SQLite: what is known by its content comes once, with its records. */
#include "store/export.h"

#include "store/database.h"

/* New documents are those whose content is not here; their names are kept, and one whose name stands for another text
   here gets the digest behind it, so that no document is without a name. */
static const char *const steps[] = {
    "CREATE TEMP TABLE incoming AS SELECT o.id AS theirs, o.sha256 FROM other.document o WHERE NOT EXISTS("
    "SELECT 1 FROM main.document m WHERE m.sha256=o.sha256)",
    "INSERT INTO main.document(sha256, title, source, language, date, date_origin, records_sha256)"
    " SELECT o.sha256, title, source, language, date, date_origin, records_sha256 FROM other.document o"
    " JOIN incoming i ON i.theirs=o.id ORDER BY o.sha256",
    "CREATE TEMP TABLE pairing AS SELECT o.id AS theirs, m.id AS ours,"
    " EXISTS(SELECT 1 FROM incoming i WHERE i.theirs=o.id) AS fresh"
    " FROM other.document o JOIN main.document m ON m.sha256=o.sha256",
    "INSERT INTO main.name(path, document) SELECT CASE WHEN EXISTS(SELECT 1 FROM main.name m WHERE m.path=n.path)"
    " THEN n.path || '#' || substr(d.sha256, 1, 12) ELSE n.path END, p.ours FROM other.name n"
    " JOIN pairing p ON p.theirs=n.document JOIN other.document d ON d.id=n.document"
    " WHERE NOT EXISTS(SELECT 1 FROM main.name m WHERE m.path=n.path AND m.document=p.ours)"
    " AND NOT EXISTS(SELECT 1 FROM main.name m WHERE m.path=n.path || '#' || substr(d.sha256, 1, 12))",
    "INSERT INTO main.sentence SELECT p.ours, s.number, s.start, s.text FROM other.sentence s"
    " JOIN pairing p ON p.theirs=s.document WHERE p.fresh",
    "INSERT INTO main.figure SELECT p.ours, f.number, start, \"end\", surface, sentence, language, kind, indicator, "
    "reporter,"
    " partner, commodity, hs, value, low, high, bound, unit, period, base_period, status, derived, rests_on, "
    "confidence, rule"
    " FROM other.figure f JOIN pairing p ON p.theirs=f.document WHERE p.fresh",
    "INSERT INTO main.event SELECT p.ours, e.number, start, \"end\", surface, sentence, language, code, actors, date, "
    "due,"
    " status, sector, weight, confidence, rule FROM other.event e JOIN pairing p ON p.theirs=e.document WHERE p.fresh",
    "CREATE TEMP TABLE tables AS SELECT o.id AS theirs, o.sha256, o.scope FROM other.dataset o WHERE NOT EXISTS("
    "SELECT 1 FROM main.dataset m WHERE m.sha256=o.sha256 AND (m.scope='' OR m.scope=o.scope))",
    "INSERT INTO main.dataset(path, sha256, scope, format, revision) SELECT path, o.sha256, o.scope, format, revision"
    " FROM other.dataset o JOIN tables t ON t.theirs=o.id ORDER BY path, o.sha256",
    "INSERT OR IGNORE INTO main.series(reporter, partner, indicator, commodity, unit, frequency)"
    " SELECT reporter, partner, indicator, commodity, unit, frequency FROM other.series ORDER BY id",
    "INSERT INTO main.observation SELECT m.id, o.period, d.id, o.row, o.field, o.value, o.note, o.low, o.high, o.bound,"
    " o.status, o.origin, o.base_period, o.source, o.published, o.label, o.confidence FROM tables t"
    " JOIN main.dataset d ON d.sha256=t.sha256 AND d.scope=t.scope JOIN other.observation o ON o.dataset=t.theirs"
    " JOIN other.series s ON s.id=o.series JOIN main.series m ON m.reporter=s.reporter AND m.partner=s.partner"
    " AND m.indicator=s.indicator AND m.commodity=s.commodity AND m.unit=s.unit AND m.frequency=s.frequency",
    "INSERT OR IGNORE INTO main.code SELECT list, code, name, iso3 FROM other.code",
    "INSERT INTO main.correction(file, line, action, record, document, locator, field, value, reason)"
    " SELECT file, line, action, record, document, locator, field, value, reason FROM other.correction o WHERE NOT "
    "EXISTS("
    "SELECT 1 FROM main.correction m WHERE m.file=o.file AND m.line=o.line AND m.action=o.action AND "
    "m.document=o.document"
    " AND m.locator=o.locator AND m.field=o.field AND m.value=o.value) ORDER BY id",
};

static tsc_status attach(tsc_store *store, const char *path, tsc_error *err)
{
    sqlite3_stmt *statement = NULL;
    tsc_status status = tsc_db_prepare(store, "ATTACH DATABASE ? AS other", &statement, err);
    if (!status) {
        tsc_db_bind_text(statement, 1, path);
        status = tsc_db_finish(store, statement, err);
    }
    sqlite3_finalize(statement);
    return status;
}

static tsc_status take_all(tsc_store *store, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t i = 0; !status && i < sizeof steps / sizeof *steps; i++)
        status = tsc_db_execute(store, steps[i], err);
    for (int i = 0; !status && i < 3; i++) {
        static const char *const drops[] = {"DROP TABLE incoming", "DROP TABLE pairing", "DROP TABLE tables"};
        status = tsc_db_execute(store, drops[i], err);
    }
    return status;
}

/* Opening the other store by itself first refuses what is none, and rolls back what a killed program left in it. */
static tsc_status check_other(const char *path, tsc_error *err)
{
    tsc_store *other = NULL;
    tsc_status status = tsc_store_open(path, TSC_STORE_READ, &other, err);
    tsc_store_close(other);
    return status;
}

tsc_status tsc_store_merge(tsc_store *store, const char *other_path, tsc_store_counts *added, tsc_error *err)
{
    tsc_store_counts before, after;
    tsc_status status = check_other(other_path, err);
    if (!status)
        status = tsc_store_count(store, &before, err);
    if (!status)
        status = attach(store, other_path, err);
    if (status)
        return status;
    status = tsc_store_begin(store, err);
    if (!status)
        status = take_all(store, err);
    if (!status)
        status = tsc_store_commit(store, err);
    tsc_store_rollback(store);
    tsc_store_forget(store);
    sqlite3_exec(store->db, "DETACH DATABASE other", NULL, NULL, NULL);
    if (!status)
        status = tsc_store_count(store, &after, err);
    if (!status && added)
        *added = (tsc_store_counts){after.documents - before.documents,      after.copies - before.copies,
                                    after.figures - before.figures,          after.events - before.events,
                                    after.datasets - before.datasets,        after.series - before.series,
                                    after.observations - before.observations};
    return status;
}
