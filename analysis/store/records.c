/* Documents, figures and events out of the store, with the user's corrections applied. */
#include "core/number.h"
#include "store/claims.h"
#include "store/correction.h"
#include "store/database.h"

#include <stdint.h>

/* Of several names of one text the first in byte order stands for all, whichever came first. */
#define NAME_OF "(SELECT min(path) FROM name WHERE document=d.id)"

static tsc_status short_of_memory(tsc_store *store, tsc_error *err)
{
    return tsc_error_set(err, TSC_ENOMEM, store->path, 0, "memory is short");
}

static tsc_status read_document(tsc_store *store, sqlite3_stmt *row, tsc_arena *arena, tsc_stored_document *document,
                                tsc_error *err)
{
    int origin;
    if (!tsc_db_choice(row, 6, TSC_DATE_INFERRED + 1, &origin))
        return tsc_store_damaged(store, err);
    document->id = tsc_db_text(row, 0, arena);
    document->title = tsc_db_text(row, 1, arena);
    document->source = tsc_db_text(row, 2, arena);
    document->language = tsc_db_text(row, 3, arena);
    document->sha256 = tsc_db_text(row, 4, arena);
    document->date = tsc_db_date(row, 5);
    document->date_origin = (tsc_date_origin)origin;
    document->figure_count = (size_t)sqlite3_column_int64(row, 7);
    document->event_count = (size_t)sqlite3_column_int64(row, 8);
    bool whole = document->id && document->title && document->source && document->language && document->sha256;
    return whole ? TSC_OK : short_of_memory(store, err);
}

tsc_status tsc_store_documents(tsc_store *store, tsc_arena *arena, tsc_stored_document **documents, size_t *count,
                               tsc_error *err)
{
    static const char sql[] = "SELECT " NAME_OF
                              " AS path, title, source, language, sha256, date, date_origin,"
                              " (SELECT count(*) FROM figure WHERE document=d.id),"
                              " (SELECT count(*) FROM event WHERE document=d.id) FROM document d ORDER BY date, path";
    long long room = 0;
    sqlite3_stmt *statement = NULL;
    *count = 0;
    tsc_status status = tsc_db_integer(store, "SELECT count(*) FROM document", &room, err);
    if (!status && !(*documents = tsc_arena_calloc(arena, (size_t)room + 1, sizeof **documents)))
        status = short_of_memory(store, err);
    if (!status)
        status = tsc_db_prepare(store, sql, &statement, err);
    while (!status && *count < (size_t)room && tsc_db_next(store, statement, &status, err))
        status = read_document(store, statement, arena, &(*documents)[(*count)++], err);
    sqlite3_finalize(statement);
    return status;
}

/* The last day that a document knows of. One of which only the year is known was there from its first day on, and from the
   day of the last act that it tells as done. */
static tsc_date last_day_known(tsc_date date, tsc_span act)
{
    const tsc_period document = tsc_period_of_date(date);
    tsc_period done;
    if (document.kind == TSC_PERIOD_DAY || !tsc_period_parse(act, &done) || !tsc_period_within(done, document))
        return document.first;
    return done.last;
}

tsc_status tsc_store_newest_date(tsc_store *store, tsc_date *date, tsc_error *err)
{
    static const char sql[] =
        "SELECT DISTINCT d.date, e.date FROM document d"
        " LEFT JOIN event e ON e.document=d.id AND length(e.date)>=10 AND e.status=?1";
    sqlite3_stmt *statement = NULL;
    *date = (tsc_date){0, 0, 0};
    tsc_status status = tsc_db_prepare(store, sql, &statement, err);
    if (!status)
        sqlite3_bind_int(statement, 1, TSC_EVENT_DONE);
    while (tsc_db_next(store, statement, &status, err)) {
        const tsc_date told = tsc_db_date(statement, 0);
        const char *act = (const char *)sqlite3_column_text(statement, 1);
        const tsc_date known = told.year ? last_day_known(told, tsc_span_of(act ? act : "")) : told;
        if (told.year && (date->year == 0 || tsc_date_compare(known, *date) > 0))
            *date = known;
    }
    sqlite3_finalize(statement);
    return status;
}

/* "12 40" -> offsets in arena. */
static bool read_offsets(tsc_span text, tsc_arena *arena, tsc_figure *figure)
{
    size_t room = 1;
    for (size_t i = 0; i < text.length; i++)
        room += text.data[i] == ' ';
    size_t *offsets = tsc_arena_calloc(arena, room, sizeof *offsets);
    if (!offsets)
        return false;
    size_t count = 0;
    for (size_t at = 0; at < text.length;) {
        size_t end = at;
        while (end < text.length && text.data[end] != ' ')
            end++;
        long long value = 0;
        if (tsc_integer_parse(tsc_span_make(text.data + at, end - at), 0, INT64_MAX, &value))
            offsets[count++] = (size_t)value;
        at = end + 1;
    }
    figure->from = offsets;
    figure->from_count = count;
    return true;
}

#define SOURCE_COLUMNS                                                                                                 \
    NAME_OF " AS path, d.id, d.date, s.text, r.surface, r.start, r.\"end\", r.language, r.rule, r.confidence"
#define FROM_RECORD(table)                                                                                             \
    " FROM " table                                                                                                     \
    " r JOIN document d ON d.id=r.document"                                                                            \
    " LEFT JOIN sentence s ON s.document=r.document AND s.number=r.sentence ORDER BY path, r.number"

static const char select_figures[] =
    "SELECT " SOURCE_COLUMNS
    ", kind, indicator, reporter, partner, commodity, hs, value, low, high, bound, unit, period,"
    " base_period, r.status, derived, rests_on" FROM_RECORD("figure");

static const char select_events[] =
    "SELECT " SOURCE_COLUMNS ", code, actors, r.date, due, r.status, sector, weight" FROM_RECORD("event");

static tsc_status read_figure(tsc_store *store, sqlite3_stmt *row, tsc_arena *arena, tsc_stored_figure *stored,
                              tsc_error *err)
{
    tsc_figure *figure = &stored->figure;
    int kind, bound, stage;
    memset(stored, 0, sizeof *stored);
    if (!tsc_db_choice(row, 10, TSC_FIGURE_CHANGE + 1, &kind) || !tsc_db_choice(row, 19, TSC_BOUND_RANGE + 1, &bound) ||
        !tsc_db_choice(row, 23, TSC_POTENTIAL + 1, &stage))
        return tsc_store_damaged(store, err);
    stored->document = tsc_db_text(row, 0, arena);
    stored->document_date = tsc_db_date(row, 2);
    stored->sentence = tsc_db_text(row, 3, arena);
    stored->surface = tsc_db_text(row, 4, arena);
    stored->reason = "";
    figure->start = (size_t)sqlite3_column_int64(row, 5);
    figure->end = (size_t)sqlite3_column_int64(row, 6);
    figure->language = tsc_db_text(row, 7, arena);
    figure->rule = tsc_db_text(row, 8, arena);
    figure->confidence = sqlite3_column_double(row, 9);
    figure->kind = (tsc_figure_kind)kind;
    figure->indicator = tsc_db_text(row, 11, arena);
    tsc_place_parse(tsc_db_span(row, 12), &figure->reporter);
    tsc_place_parse(tsc_db_span(row, 13), &figure->partner);
    figure->commodity = tsc_db_text_or_null(row, 14, arena);
    figure->hs = tsc_db_text_or_null(row, 15, arena);
    figure->value = tsc_db_double(row, 16);
    figure->low = tsc_db_double(row, 17);
    figure->high = tsc_db_double(row, 18);
    figure->bound = (tsc_bound)bound;
    tsc_unit_parse(tsc_db_span(row, 20), &figure->unit);
    figure->period = tsc_db_period(row, 21);
    figure->base_period = tsc_db_period(row, 22);
    figure->status = (tsc_figure_status)stage;
    figure->derived = sqlite3_column_int(row, 24) != 0;
    bool whole = read_offsets(tsc_db_span(row, 25), arena, figure) && stored->document && stored->sentence &&
                 stored->surface && figure->language && figure->rule && figure->indicator;
    return whole ? TSC_OK : short_of_memory(store, err);
}

static void read_actors(tsc_span text, tsc_event *event)
{
    for (size_t at = 0; at < text.length && event->actor_count < TSC_EVENT_ACTORS;) {
        size_t end = at;
        while (end < text.length && text.data[end] != ' ')
            end++;
        if (tsc_place_parse(tsc_span_make(text.data + at, end - at), &event->actors[event->actor_count]))
            event->actor_count++;
        at = end + 1;
    }
}

static tsc_status read_event(tsc_store *store, sqlite3_stmt *row, tsc_arena *arena, tsc_stored_event *stored,
                             tsc_error *err)
{
    tsc_event *event = &stored->event;
    int stage;
    memset(stored, 0, sizeof *stored);
    if (!tsc_db_choice(row, 14, TSC_EVENT_CANCELLED + 1, &stage))
        return tsc_store_damaged(store, err);
    stored->document = tsc_db_text(row, 0, arena);
    stored->document_date = tsc_db_date(row, 2);
    stored->sentence = tsc_db_text(row, 3, arena);
    stored->surface = tsc_db_text(row, 4, arena);
    stored->reason = "";
    event->start = (size_t)sqlite3_column_int64(row, 5);
    event->end = (size_t)sqlite3_column_int64(row, 6);
    event->language = tsc_db_text(row, 7, arena);
    event->rule = tsc_db_text(row, 8, arena);
    event->confidence = sqlite3_column_double(row, 9);
    event->code = tsc_db_text(row, 10, arena);
    read_actors(tsc_db_span(row, 11), event);
    event->date = tsc_db_period(row, 12);
    event->due = tsc_db_period(row, 13);
    event->status = (tsc_event_status)stage;
    event->sector = tsc_db_text_or_null(row, 15, arena);
    event->weight = sqlite3_column_double(row, 16);
    bool whole =
        stored->document && stored->sentence && stored->surface && event->language && event->rule && event->code;
    return whole ? TSC_OK : short_of_memory(store, err);
}

/* Records on their way out of the store, with what users have corrected. */
typedef struct reading {
    tsc_corrections corrections;
    sqlite3_stmt *statement; /* to be finalized, also where opening failed */
    size_t room;             /* items that there are at most */
} reading;

/* Opens a selection, of which `counting` tells how many rows it may give; *items is room for them, each of size bytes. */
static tsc_status open_reading(tsc_store *store, const char *counting, const char *selection, size_t size,
                               tsc_arena *arena, reading *r, void **items, tsc_error *err)
{
    long long room = 0;
    *r = (reading){.statement = NULL};
    tsc_status status = tsc_store_corrections(store, arena, &r->corrections, err);
    if (!status)
        status = tsc_db_integer(store, counting, &room, err);
    r->room = (size_t)room;
    if (!status && !(*items = tsc_arena_calloc(arena, r->room + 1, size)))
        status = short_of_memory(store, err);
    return status ? status : tsc_db_prepare(store, selection, &r->statement, err);
}

tsc_status tsc_store_figures(tsc_store *store, double min_confidence, tsc_arena *arena, tsc_stored_figure **figures,
                             size_t *count, tsc_error *err)
{
    reading r;
    void *items = NULL;
    tsc_status status =
        open_reading(store, "SELECT count(*) FROM figure", select_figures, sizeof **figures, arena, &r, &items, err);
    *figures = items;
    *count = 0;
    while (!status && *count < r.room && tsc_db_next(store, r.statement, &status, err)) {
        tsc_stored_figure *stored = &(*figures)[*count];
        status = read_figure(store, r.statement, arena, stored, err);
        if (status)
            break;
        tsc_corrections_apply_figure(&r.corrections, sqlite3_column_int64(r.statement, 1), stored);
        *count += stored->figure.confidence >= min_confidence;
    }
    sqlite3_finalize(r.statement);
    return status;
}

tsc_status tsc_store_events(tsc_store *store, double min_confidence, tsc_arena *arena, tsc_stored_event **events,
                            size_t *count, tsc_error *err)
{
    reading r;
    void *items = NULL;
    tsc_status status =
        open_reading(store, "SELECT count(*) FROM event", select_events, sizeof **events, arena, &r, &items, err);
    *events = items;
    *count = 0;
    while (!status && *count < r.room && tsc_db_next(store, r.statement, &status, err)) {
        tsc_stored_event *stored = &(*events)[*count];
        status = read_event(store, r.statement, arena, stored, err);
        if (status)
            break;
        tsc_corrections_apply_event(&r.corrections, sqlite3_column_int64(r.statement, 1), stored);
        *count += stored->event.confidence >= min_confidence;
    }
    sqlite3_finalize(r.statement);
    return status;
}
