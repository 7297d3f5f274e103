/* Corrections of the user, applied in the order of their file each time records are read. */
#include "store/correction.h"

#include "core/number.h"
#include "store/csv_in.h"
#include "store/database.h"

#include <stdint.h>

static bool is_figure(const tsc_correction *item)
{
    return strcmp(item->record, "figure") == 0 || strcmp(item->record, "document") == 0;
}

static bool is_event(const tsc_correction *item)
{
    return strcmp(item->record, "event") == 0 || strcmp(item->record, "document") == 0;
}

/* A locator fits by the byte span or by the words, which hold through changes of the text around them. */
static bool locates(const tsc_correction *item, size_t start, size_t end, const char *surface)
{
    if (strcmp(item->record, "document") == 0 || item->locator[0] == '\0')
        return true;
    const char *dash = strchr(item->locator, '-');
    long long first = 0, last = 0;
    if (dash && tsc_integer_parse(tsc_span_make(item->locator, (size_t)(dash - item->locator)), 0, INT64_MAX, &first) &&
        tsc_integer_parse(tsc_span_of(dash + 1), 0, INT64_MAX, &last))
        return (size_t)first == start && (size_t)last == end;
    return strcmp(item->locator, surface) == 0;
}

static tsc_verdict verdict_of(const tsc_correction *item)
{
    if (strcmp(item->action, "accept") == 0)
        return TSC_VERDICT_ACCEPTED;
    return strcmp(item->action, "amend") == 0 ? TSC_VERDICT_AMENDED : TSC_VERDICT_REJECTED;
}

static void amend_figure(const tsc_correction *item, tsc_figure *figure)
{
    tsc_span value = tsc_span_of(item->value);
    const char *field = item->field;
    if (strcmp(field, "value") == 0)
        tsc_number_parse(value, &figure->value);
    else if (strcmp(field, "low") == 0)
        tsc_number_parse(value, &figure->low);
    else if (strcmp(field, "high") == 0)
        tsc_number_parse(value, &figure->high);
    else if (strcmp(field, "unit") == 0)
        tsc_unit_parse(value, &figure->unit);
    else if (strcmp(field, "period") == 0)
        tsc_period_parse(value, &figure->period);
    else if (strcmp(field, "base_period") == 0)
        tsc_period_parse(value, &figure->base_period);
    else if (strcmp(field, "reporter") == 0)
        tsc_place_parse(value, &figure->reporter);
    else if (strcmp(field, "partner") == 0)
        tsc_place_parse(value, &figure->partner);
    else if (strcmp(field, "indicator") == 0)
        figure->indicator = item->value;
    else if (strcmp(field, "commodity") == 0)
        figure->commodity = item->value[0] ? item->value : NULL;
    else if (strcmp(field, "hs") == 0)
        figure->hs = item->value[0] ? item->value : NULL;
    else if (strcmp(field, "bound") == 0)
        tsc_bound_parse(value, &figure->bound);
    else if (strcmp(field, "status") == 0)
        tsc_figure_status_parse(value, &figure->status);
    else if (strcmp(field, "kind") == 0)
        figure->kind = strcmp(item->value, "change") == 0 ? TSC_FIGURE_CHANGE : TSC_FIGURE_LEVEL;
}

static void amend_event(const tsc_correction *item, tsc_event *event)
{
    tsc_span value = tsc_span_of(item->value);
    const char *field = item->field;
    if (strcmp(field, "code") == 0)
        event->code = item->value;
    else if (strcmp(field, "date") == 0)
        tsc_period_parse(value, &event->date);
    else if (strcmp(field, "due") == 0)
        tsc_period_parse(value, &event->due);
    else if (strcmp(field, "status") == 0)
        tsc_event_status_parse(value, &event->status);
    else if (strcmp(field, "sector") == 0)
        event->sector = item->value[0] ? item->value : NULL;
    else if (strcmp(field, "weight") == 0)
        tsc_number_parse(value, &event->weight);
}

/* The first correction of a target; items are sorted by it. */
static size_t first_of(const tsc_corrections *corrections, long long target)
{
    size_t low = 0, high = corrections->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (corrections->items[middle].target < target)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void tsc_corrections_apply_figure(const tsc_corrections *corrections, long long document, tsc_stored_figure *stored)
{
    size_t start = stored->figure.start, end = stored->figure.end;
    for (size_t i = first_of(corrections, document); i < corrections->count && corrections->items[i].target == document;
         i++) {
        const tsc_correction *item = &corrections->items[i];
        if (!is_figure(item) || !locates(item, start, end, stored->surface))
            continue;
        stored->verdict = verdict_of(item);
        stored->reason = item->reason;
        if (stored->verdict == TSC_VERDICT_AMENDED)
            amend_figure(item, &stored->figure);
        if (stored->verdict != TSC_VERDICT_REJECTED)
            stored->figure.confidence = 1;
    }
}

void tsc_corrections_apply_event(const tsc_corrections *corrections, long long document, tsc_stored_event *stored)
{
    size_t start = stored->event.start, end = stored->event.end;
    for (size_t i = first_of(corrections, document); i < corrections->count && corrections->items[i].target == document;
         i++) {
        const tsc_correction *item = &corrections->items[i];
        if (!is_event(item) || !locates(item, start, end, stored->surface))
            continue;
        stored->verdict = verdict_of(item);
        stored->reason = item->reason;
        if (stored->verdict == TSC_VERDICT_AMENDED)
            amend_event(item, &stored->event);
        if (stored->verdict != TSC_VERDICT_REJECTED)
            stored->event.confidence = 1;
    }
}

bool tsc_corrections_reject_row(const tsc_corrections *corrections, long long dataset, long long row)
{
    bool rejected = false;
    for (size_t i = first_of(corrections, -dataset); i < corrections->count && corrections->items[i].target == -dataset;
         i++) {
        const tsc_correction *item = &corrections->items[i];
        long long number = 0;
        bool whole = item->locator[0] == '\0';
        bool named = strncmp(item->locator, "row ", 4) == 0 &&
                     tsc_integer_parse(tsc_span_of(item->locator + 4), 0, INT64_MAX, &number) && number == row;
        if (whole || named)
            rejected = verdict_of(item) == TSC_VERDICT_REJECTED;
    }
    return rejected;
}

/* Documents have their id, datasets the negative of theirs, so that one order serves both. */
static const char select_corrections[] =
    "SELECT action, record, c.document, locator, field, value, reason, file, line,"
    " CASE record WHEN 'observation' THEN -coalesce((SELECT max(id) FROM dataset WHERE path=c.document), 0)"
    " ELSE coalesce((SELECT n.document FROM name n WHERE n.path=c.document),"
    "  (SELECT id FROM document d WHERE length(c.document)>=8 AND substr(d.sha256, 1, length(c.document))=c.document), "
    "0)"
    " END AS target FROM correction c ORDER BY target, file, line";

static tsc_status read_one(sqlite3_stmt *statement, tsc_arena *arena, tsc_correction *item)
{
    const char **texts[] = {&item->action, &item->record, &item->document, &item->locator,
                            &item->field,  &item->value,  &item->reason,   &item->file};
    for (int i = 0; i < 8; i++)
        if (!(*texts[i] = tsc_db_text(statement, i, arena)))
            return TSC_ENOMEM;
    item->line = (size_t)sqlite3_column_int64(statement, 8);
    item->target = sqlite3_column_int64(statement, 9);
    return TSC_OK;
}

tsc_status tsc_store_corrections(tsc_store *store, tsc_arena *arena, tsc_corrections *corrections, tsc_error *err)
{
    long long room = 0;
    *corrections = (tsc_corrections){NULL, 0};
    tsc_status status = tsc_db_integer(store, "SELECT count(*) FROM correction", &room, err);
    if (status || room == 0)
        return status;
    corrections->items = tsc_arena_calloc(arena, (size_t)room, sizeof *corrections->items);
    if (!corrections->items)
        return tsc_error_memory(err, "the store");
    sqlite3_stmt *statement = NULL;
    status = tsc_db_prepare(store, select_corrections, &statement, err);
    while (!status && corrections->count < (size_t)room && tsc_db_next(store, statement, &status, err)) {
        if (read_one(statement, arena, &corrections->items[corrections->count++]))
            status = tsc_error_memory(err, "the store");
    }
    sqlite3_finalize(statement);
    return status;
}

/* The fields that amend may change, and how their values are checked. */
static bool is_amendment(tsc_span record, tsc_span field, tsc_span value)
{
    static const char *const numbers[] = {"value", "low", "high", "weight"};
    static const char *const periods[] = {"period", "base_period", "date", "due"};
    static const char *const texts[] = {"indicator", "commodity", "hs", "kind", "code", "sector"};
    bool event = tsc_span_equals(record, "event");
    double number;
    tsc_period period;
    tsc_place place;
    tsc_unit unit;
    tsc_bound bound;
    tsc_figure_status figure_status;
    tsc_event_status event_status;
    for (size_t i = 0; i < 4; i++)
        if (tsc_span_equals(field, numbers[i]))
            return tsc_number_parse(value, &number);
    for (size_t i = 0; i < 4; i++)
        if (tsc_span_equals(field, periods[i]))
            return tsc_period_parse(value, &period);
    for (size_t i = 0; i < 6; i++)
        if (tsc_span_equals(field, texts[i]))
            return value.length > 0 || i == 1 || i == 2 || i == 5;
    if (tsc_span_equals(field, "reporter") || tsc_span_equals(field, "partner"))
        return tsc_place_parse(value, &place);
    if (tsc_span_equals(field, "unit"))
        return tsc_unit_parse(value, &unit);
    if (tsc_span_equals(field, "bound"))
        return tsc_bound_parse(value, &bound);
    return tsc_span_equals(field, "status") &&
           (event ? tsc_event_status_parse(value, &event_status) : tsc_figure_status_parse(value, &figure_status));
}

enum { ACTION, RECORD, DOCUMENT, LOCATOR, FIELD, VALUE, REASON, COLUMNS };

typedef struct correction_reader {
    tsc_store *store;
    sqlite3_stmt *add;
    const char *path;
    const tsc_notes *notes;
} correction_reader;

static bool is_one_of(tsc_span word, const char *const *words)
{
    for (; *words; words++)
        if (tsc_span_equals(word, *words))
            return true;
    return false;
}

static const char *fault_of(const tsc_csv_row *row)
{
    static const char *const actions[] = {"accept", "reject", "amend", "retract", NULL};
    static const char *const records[] = {"figure", "event", "document", "observation", NULL};
    if (row->count != COLUMNS)
        return "want action,record,document,locator,field,value,reason";
    if (!is_one_of(row->fields[ACTION], actions))
        return "the action is one of accept, reject, amend, retract";
    if (!is_one_of(row->fields[RECORD], records))
        return "the record is one of figure, event, document, observation";
    if (row->fields[DOCUMENT].length == 0)
        return "the document (or table) is not named";
    if (row->fields[REASON].length == 0)
        return "a reason is wanted: it stands in the report";
    bool amend = tsc_span_equals(row->fields[ACTION], "amend"), named = row->fields[FIELD].length > 0;
    if (amend &&
        (tsc_span_equals(row->fields[RECORD], "observation") || tsc_span_equals(row->fields[RECORD], "document")))
        return "amend is for figures and events; reject a row and import the right one";
    if (amend && !is_amendment(row->fields[RECORD], row->fields[FIELD], row->fields[VALUE]))
        return "amend wants a field of the record and a value that is right for it";
    return !amend && named ? "only amend takes a field" : NULL;
}

static tsc_status take_correction(void *context, const tsc_csv_row *row, tsc_error *err)
{
    correction_reader *reader = context;
    if (row->number == 1 && tsc_span_equals(row->fields[0], "action"))
        return TSC_OK;
    if (row->fields[0].length && row->fields[0].data[0] == '#')
        return TSC_OK;
    const char *fault = fault_of(row);
    if (fault) {
        tsc_notes_add(reader->notes, TSC_EINPUT, reader->path, row->line, "%s", fault);
        return TSC_OK;
    }
    tsc_db_bind_text(reader->add, 1, reader->path);
    sqlite3_bind_int64(reader->add, 2, (sqlite3_int64)row->line);
    for (int i = 0; i < COLUMNS; i++)
        tsc_db_bind_span(reader->add, 3 + i, row->fields[i]);
    return tsc_db_finish(reader->store, reader->add, err);
}

static tsc_status replace_file(tsc_store *store, const char *path, const tsc_notes *notes, tsc_error *err)
{
    sqlite3_stmt *clear = NULL;
    correction_reader reader = {.store = store, .path = path, .notes = notes};
    tsc_status status = tsc_db_prepare(store, "DELETE FROM correction WHERE file=?", &clear, err);
    if (!status) {
        tsc_db_bind_text(clear, 1, path);
        status = tsc_db_finish(store, clear, err);
    }
    sqlite3_finalize(clear);
    if (!status)
        status =
            tsc_db_prepare(store,
                           "INSERT INTO correction(file, line, action, record, document, locator, field, value, reason)"
                           " VALUES(?,?,?,?,?,?,?,?,?)",
                           &reader.add, err);
    if (!status)
        status = tsc_csv_read(path, NULL, take_correction, &reader, NULL, err);
    sqlite3_finalize(reader.add);
    return status;
}

tsc_status tsc_store_correct(tsc_store *store, const char *path, const tsc_notes *notes, tsc_error *err)
{
    bool own = false;
    tsc_status status = tsc_db_enter(store, &own, err);
    if (!status)
        status = tsc_db_leave(store, own, replace_file(store, path, notes, err), err);
    tsc_store_forget(store);
    return status;
}
