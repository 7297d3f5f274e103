/* One file of statistics into the store: known by its content, told by its header, in one transaction. */
#include "store/import.h"

#include "core/file.h"
#include "store/importer.h"
#include "store/mapping.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { HEADER_ROWS = 30, MAPPINGS_MAX = 64, PROGRESS_ROWS = 1000000 };

extern const tsc_import_format tsc_format_series, tsc_format_worldbank, tsc_format_wits_partner, tsc_format_wits_timeseries,
    tsc_format_wits_summary, tsc_format_comtrade, tsc_format_comtrade_legacy, tsc_format_baci,
    tsc_format_baci_countries, tsc_format_baci_products, tsc_format_gravity, tsc_format_mapped, tsc_format_sdmx,
    tsc_format_ecb_rates, tsc_format_dots_series, tsc_format_dots_panel;

/* The DOTS time series begins with the names of a World Bank table, so it is tried first. */
const tsc_import_format *const *tsc_formats(void)
{
    static const tsc_import_format *const formats[] = {&tsc_format_series,
                                                &tsc_format_comtrade,
                                                &tsc_format_comtrade_legacy,
                                                &tsc_format_wits_partner,
                                                &tsc_format_wits_timeseries,
                                                &tsc_format_wits_summary,
                                                &tsc_format_dots_series,
                                                &tsc_format_dots_panel,
                                                &tsc_format_worldbank,
                                                &tsc_format_sdmx,
                                                &tsc_format_ecb_rates,
                                                &tsc_format_baci,
                                                &tsc_format_baci_countries,
                                                &tsc_format_baci_products,
                                                &tsc_format_gravity,
                                                &tsc_format_mapped,
                                                NULL};
    return formats;
}

const char *const *tsc_import_formats(void)
{
    static const char *const names[] = {
        "auto",         "series",         "comtrade",      "comtrade-legacy", "wits-partner", "wits-timeseries",
        "wits-summary", "dots",           "dots-panel",    "worldbank",       "sdmx",         "ecb-rates",
        "baci",         "baci-countries", "baci-products", "gravity",         "mapped",       NULL};
    return names;
}

static const tsc_import_format *named_format(const char *name)
{
    for (const tsc_import_format *const *format = tsc_formats(); *format; format++)
        if (strcmp((*format)->name, name) == 0)
            return *format;
    return NULL;
}

static const tsc_import_format *recognize(const tsc_csv_row *row)
{
    for (const tsc_import_format *const *format = tsc_formats(); *format; format++)
        if ((*format)->recognizes(row))
            return *format;
    return NULL;
}

typedef struct mapping_set {
    tsc_mapping items[MAPPINGS_MAX];
    size_t count;
} mapping_set;

/* All mappings of datasets/mappings, in byte order. */
static tsc_status load_mappings(tsc_importer *importer, mapping_set *set, tsc_error *err)
{
    tsc_buffer folder;
    char **names;
    size_t count = 0;
    tsc_buffer_init(&folder);
    tsc_status status = tsc_data_path("mappings", &folder, err);
    if (!status)
        status = tsc_folder_list(tsc_buffer_text(&folder), "map", &importer->arena, &names, &count, err);
    for (size_t i = 0; !status && i < count && set->count < MAPPINGS_MAX; i++) {
        const char *path = tsc_path_joined(&importer->arena, tsc_buffer_text(&folder), names[i]);
        status = path ? tsc_mapping_load(path, &importer->arena, &set->items[set->count++], err)
                      : tsc_error_memory(err, "the mappings");
    }
    tsc_buffer_clear(&folder);
    return status;
}

static tsc_status find_mapping(tsc_importer *importer, mapping_set *set, const tsc_csv_row *row, tsc_error *err)
{
    if (set->count == 0) {
        tsc_status status = load_mappings(importer, set, err);
        if (status)
            return status;
    }
    for (size_t i = 0; i < set->count && !importer->mapping; i++)
        if (tsc_mapping_matches(&set->items[i], row))
            importer->mapping = &set->items[i];
    return TSC_OK;
}

typedef struct import_run {
    tsc_importer importer;
    tsc_mapping given; /* --mapping */
    mapping_set known;
    const char *source; /* the file that is read: the path, or what standard input was copied to */
    char source_name[32], name[24];
    int spooled;      /* that copy, -1: none */
    bool open_header; /* the header ends with an empty name */
    char head[300];   /* the first row, for the message where nothing fits */
} import_run;

/* A line before the header: the World Bank says there when its data were updated. */
static void read_preamble(import_run *run, const tsc_csv_row *row)
{
    tsc_importer *importer = &run->importer;
    tsc_period day;
    importer->preamble++;
    if (!run->head[0])
        snprintf(run->head, sizeof run->head, "%.60s, %.60s, %.60s", row->fields[0].data,
                 row->count > 1 ? row->fields[1].data : "", row->count > 2 ? row->fields[2].data : "");
    if (row->count > 1 && tsc_span_equals(row->fields[0], "Last Updated Date") && tsc_period_read(row->fields[1], &day))
        tsc_period_format(day, importer->revision);
}

/* Two columns of one name: which one is meant cannot be told. */
static tsc_status refuse_doubles(const tsc_csv_row *header, tsc_error *err)
{
    for (size_t i = 0; i < header->count; i++)
        if (header->fields[i].length && tsc_row_find(header, header->fields[i].data) != i)
            return tsc_error_set(err, TSC_EINPUT, NULL, 0, "the column '%s' stands twice in the header",
                                 header->fields[i].data);
    return TSC_OK;
}

static tsc_status try_header(import_run *run, const tsc_csv_row *row, tsc_error *err)
{
    tsc_importer *importer = &run->importer;
    const char *asked = importer->opts->format;
    bool any = !asked || strcmp(asked, "auto") == 0;
    tsc_status status = TSC_OK;
    if (run->given.count) {
        importer->mapping = tsc_mapping_matches(&run->given, row) ? &run->given : NULL;
        importer->format = importer->mapping ? &tsc_format_mapped : NULL;
    } else {
        const tsc_import_format *wanted = any ? NULL : named_format(asked);
        importer->format = any ? recognize(row) : wanted && wanted->recognizes(row) ? wanted : NULL;
        if (!importer->format && (any || wanted == &tsc_format_mapped)) {
            status = find_mapping(importer, &run->known, row, err);
            importer->format = importer->mapping ? &tsc_format_mapped : NULL;
        }
    }
    if (status || !importer->format) {
        read_preamble(run, row);
        if (!status && importer->preamble >= HEADER_ROWS)
            status = tsc_error_set(err, TSC_EINPUT, importer->path, 0,
                                   "no layout that is known in the first %d lines (it begins: %s);"
                                   " give a mapping file with --mapping",
                                   HEADER_ROWS, run->head);
        return status;
    }
    importer->header_fields = row->count;
    importer->result->format = importer->format->name;
    run->open_header = row->fields[row->count - 1].length == 0;
    status = refuse_doubles(row, err);
    return status ? status : importer->format->begin(importer, row, &importer->state, err);
}

/* A row that is too short or too long would put values under the wrong names; one empty field more than the header, or
   the empty last one of the header left out, is how some offices end their lines. */
static bool is_ragged(const import_run *run, const tsc_csv_row *row)
{
    size_t wanted = run->importer.header_fields;
    if (row->count == wanted + 1)
        return row->fields[wanted].length > 0;
    return row->count != wanted && !(row->count + 1 == wanted && run->open_header);
}

static tsc_status take_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    import_run *run = context;
    tsc_importer *importer = &run->importer;
    importer->current = row;
    if (!importer->format)
        return try_header(run, row, err);
    importer->result->rows++;
    if (importer->opts->progress && importer->result->rows % PROGRESS_ROWS == 0)
        importer->opts->progress(importer->opts->progress_context, importer->result->rows);
    if (is_ragged(run, row)) {
        tsc_importer_refuse(importer, 0, "%zu fields under a header of %zu", row->count, importer->header_fields);
        return TSC_OK;
    }
    return importer->format->row(importer, importer->state, row, err);
}

/* KAZ-MAR whichever way the pair was given; "" for everything. */
static void name_scope(const tsc_place pair[2], char scope[20])
{
    const char *a = pair[0].code, *b = pair[1].code;
    if (*b && strcmp(a, b) > 0) {
        a = pair[1].code;
        b = pair[0].code;
    }
    snprintf(scope, 20, "%s%s%s", a, *b ? "-" : "", b);
}

/* Whether this content is there already, wholly or in this scope. */
static tsc_status look_up(tsc_store *store, const char *sha256, const char *scope, const char *path,
                          tsc_outcome *outcome, tsc_error *err)
{
    sqlite3_stmt *statement = NULL;
    bool row = false;
    *outcome = TSC_OUTCOME_ADDED;
    tsc_status status = tsc_db_prepare(store, "SELECT path=?3 FROM dataset WHERE sha256=?1 AND (scope='' OR scope=?2)",
                                       &statement, err);
    if (!status) {
        tsc_db_bind_text(statement, 1, sha256);
        tsc_db_bind_text(statement, 2, scope);
        tsc_db_bind_text(statement, 3, path);
        status = tsc_db_step(store, statement, &row, err);
    }
    if (!status && row)
        *outcome = sqlite3_column_int(statement, 0) ? TSC_OUTCOME_KNOWN : TSC_OUTCOME_COPY;
    sqlite3_finalize(statement);
    return status;
}

/* What the same file, or a narrower scope of the same content, held before gives way. */
static tsc_status remove_older(tsc_store *store, const char *sha256, const char *scope, const char *path,
                               tsc_outcome *outcome, tsc_error *err)
{
    sqlite3_stmt *statement = NULL;
    tsc_status status =
        tsc_db_prepare(store, "DELETE FROM dataset WHERE (path=?1 AND scope=?2) OR (?2='' AND (sha256=?3 OR path=?1))",
                       &statement, err);
    if (!status) {
        tsc_db_bind_text(statement, 1, path);
        tsc_db_bind_text(statement, 2, scope);
        tsc_db_bind_text(statement, 3, sha256);
        status = tsc_db_finish(store, statement, err);
    }
    if (!status && sqlite3_changes(store->db) > 0)
        *outcome = TSC_OUTCOME_REPLACED;
    sqlite3_finalize(statement);
    return status;
}

static tsc_status add_dataset(tsc_importer *importer, const char *sha256, const char *scope, tsc_error *err)
{
    sqlite3_stmt *statement = NULL;
    tsc_status status = tsc_db_prepare(importer->store,
                                       "INSERT INTO dataset(path, sha256, scope, format, revision) VALUES(?,?,?,'','')",
                                       &statement, err);
    if (!status) {
        tsc_db_bind_text(statement, 1, importer->path);
        tsc_db_bind_text(statement, 2, sha256);
        tsc_db_bind_text(statement, 3, scope);
        status = tsc_db_finish(importer->store, statement, err);
        importer->dataset = sqlite3_last_insert_rowid(importer->store->db);
    }
    sqlite3_finalize(statement);
    return status;
}

static tsc_status finish_dataset(tsc_importer *importer, tsc_error *err)
{
    sqlite3_stmt *statement = NULL;
    tsc_status status =
        tsc_db_prepare(importer->store, "UPDATE dataset SET format=?2, revision=?3 WHERE id=?1", &statement, err);
    if (!status) {
        sqlite3_bind_int64(statement, 1, importer->dataset);
        tsc_db_bind_text(statement, 2, importer->format->name);
        tsc_db_bind_text(statement, 3, importer->revision);
        status = tsc_db_finish(importer->store, statement, err);
    }
    sqlite3_finalize(statement);
    return status;
}

/* Messages speak of "-" and not of the copy. */
static void name_standard_input(const tsc_importer *importer, tsc_error *err)
{
    if (err)
        snprintf(err->file, sizeof err->file, "%.20s", importer->path);
}

/* Standard input is read twice (known or not, then row by row), so it is copied to a file without a name. */
static tsc_status spool(import_run *run, tsc_error *err)
{
    char path[] = "/tmp/tradescope-XXXXXX", piece[1 << 14];
    ssize_t got = 0;
    run->spooled = mkstemp(path);
    if (run->spooled < 0)
        return tsc_error_set(err, TSC_EOUTPUT, path, 0, "%s", strerror(errno));
    unlink(path);
    while ((got = read(STDIN_FILENO, piece, sizeof piece)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return tsc_error_set(err, TSC_EINPUT, "-", 0, "%s", strerror(errno));
        for (ssize_t done = 0, put; done < got; done += put)
            if ((put = write(run->spooled, piece + done, (size_t)(got - done))) < 0)
                return tsc_error_set(err, TSC_EOUTPUT, "/tmp", 0, "standard input cannot be kept: %s", strerror(errno));
    }
    snprintf(run->source_name, sizeof run->source_name, "/dev/fd/%d", run->spooled);
    run->source = run->source_name;
    return TSC_OK;
}

/* Which options raise the limits on fields and rows. */
static void advise_on_limits(tsc_error *err)
{
    static const char advice[] = "; --max-field and --max-fields raise the limits";
    size_t length = err ? strlen(err->message) : sizeof err->message;
    if (length + sizeof advice <= sizeof err->message)
        memcpy(err->message + length, advice, sizeof advice);
}

static tsc_status read_table(import_run *run, tsc_error *err)
{
    tsc_importer *importer = &run->importer;
    tsc_csv_opts opts = {.field_limit = importer->opts->field_limit, .row_limit = importer->opts->row_limit};
    const char *delimiter = run->given.count ? tsc_mapping_get(&run->given, "delimiter") : NULL;
    if (delimiter)
        opts.delimiter = strcmp(delimiter, "tab") == 0 ? '\t' : delimiter[0];
    tsc_status status = tsc_csv_read(run->source, &opts, take_row, run, NULL, err);
    if (status == TSC_ELIMIT)
        advise_on_limits(err);
    if (status && run->spooled >= 0)
        name_standard_input(importer, err);
    if (!status && !importer->format)
        status = tsc_error_set(err, TSC_EINPUT, importer->path, 0,
                               "no layout that is known (it begins: %s); give a mapping file with"
                               " --mapping",
                               run->head);
    return status;
}

static tsc_status import_all(import_run *run, const char *sha256, tsc_error *err)
{
    tsc_importer *importer = &run->importer;
    char scope[20];
    name_scope(importer->opts->pair, scope);
    tsc_status status = look_up(importer->store, sha256, scope, importer->path, &importer->result->outcome, err);
    if (status || importer->result->outcome != TSC_OUTCOME_ADDED)
        return status;
    status = remove_older(importer->store, sha256, scope, importer->path, &importer->result->outcome, err);
    if (!status)
        status = tsc_importer_open(importer, err);
    if (!status && importer->opts->mapping)
        status = tsc_mapping_load(importer->opts->mapping, &importer->arena, &run->given, err);
    if (!status)
        status = add_dataset(importer, sha256, scope, err);
    if (!status)
        status = read_table(run, err);
    return status ? status : finish_dataset(importer, err);
}

tsc_status tsc_import_file(tsc_store *store, const char *path, const tsc_import_opts *opts, tsc_import_result *result,
                           tsc_error *err)
{
    char sha256[65];
    bool own = false;
    *result = (tsc_import_result){.format = ""};
    if (opts->format && strcmp(opts->format, "auto") != 0 && !named_format(opts->format))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "no format '%s'", opts->format);
    import_run *run = calloc(1, sizeof *run);
    if (!run)
        return tsc_error_set(err, TSC_ENOMEM, path, 0, "memory is short");
    run->importer = (tsc_importer){.store = store, .path = path, .opts = opts, .result = result};
    run->source = path;
    run->spooled = -1;
    tsc_arena_init(&run->importer.arena);
    tsc_status status = strcmp(path, "-") == 0 ? spool(run, err) : TSC_OK;
    if (!status)
        status = tsc_file_digest(run->source, sha256, err);
    if (!status && run->spooled >= 0) { /* tables from standard input are told apart by their digest */
        snprintf(run->name, sizeof run->name, "-#%.12s", sha256);
        run->importer.path = run->name;
    }
    if (!status)
        status = tsc_db_enter(store, &own, err);
    if (!status) {
        status = import_all(run, sha256, err);
        tsc_importer_close(&run->importer); /* statements end before the transaction does */
        status = tsc_db_leave(store, own, status, err);
    } else {
        tsc_importer_close(&run->importer);
    }
    if (run->spooled >= 0)
        close(run->spooled);
    free(run);
    return status;
}

static tsc_status look_at_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    (void)err;
    if (recognize(row))
        *(bool *)context = true;
    return TSC_OK;
}

bool tsc_import_recognizes(const char *head, size_t length)
{
    bool known = false;
    while (length > 0 && head[length - 1] != '\n')
        length--;
    return tsc_csv_read_bytes("", tsc_span_make(head, length), NULL, look_at_row, &known, NULL) == TSC_OK && known;
}
