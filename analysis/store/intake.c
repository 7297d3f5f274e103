/* Documents into the store. A document is known by its content: the same bytes under another name add a name, a
   name whose bytes changed loses its old document unless another name still holds it. What was read in a document
   is known by a digest of the records, so that a better reading replaces the old one and the same adds nothing. */
#include "core/buffer.h"
#include "core/file.h"
#include "store/database.h"

#include <math.h>

typedef struct intake {
    tsc_store *store;
    const tsc_document *document;
    const tsc_records *records;
    tsc_arena arena;
    const char *name;     /* the path, or "-#DIGEST" for standard input */
    char fingerprint[65]; /* of the records and of what the document says of itself */
    tsc_buffer scratch;
    tsc_error *err;
} intake;

static tsc_status short_of_memory(const intake *in)
{
    return tsc_error_set(in->err, TSC_ENOMEM, in->document->id, 0, "memory is short");
}

static void print_period(tsc_buffer *out, tsc_period period)
{
    char text[TSC_PERIOD_SIZE];
    tsc_period_format(period, text);
    tsc_buffer_add_text(out, text);
    tsc_buffer_add_char(out, '\x1f');
}

static void print_text(tsc_buffer *out, const char *text)
{
    tsc_buffer_add_text(out, text ? text : "\x1e");
    tsc_buffer_add_char(out, '\x1f');
}

static void print_number(tsc_buffer *out, double value)
{
    tsc_buffer_add_double(out, value);
    tsc_buffer_add_char(out, '\x1f');
}

static void print_figure(tsc_buffer *out, const tsc_figure *figure)
{
    tsc_buffer_printf(out, "%d %d %d %d %zu %zu %zu ", (int)figure->kind, (int)figure->bound, (int)figure->status,
                      figure->derived, figure->start, figure->end, figure->sentence);
    print_text(out, figure->indicator);
    print_text(out, figure->reporter.code);
    print_text(out, figure->partner.code);
    print_text(out, figure->commodity);
    print_text(out, figure->hs);
    print_text(out, figure->unit.code);
    print_text(out, figure->language);
    print_text(out, figure->rule);
    print_number(out, figure->value);
    print_number(out, figure->low);
    print_number(out, figure->high);
    print_number(out, figure->confidence);
    print_period(out, figure->period);
    print_period(out, figure->base_period);
}

static void print_event(tsc_buffer *out, const tsc_event *event)
{
    tsc_buffer_printf(out, "%d %zu %zu %zu ", (int)event->status, event->start, event->end, event->sentence);
    print_text(out, event->code);
    for (size_t i = 0; i < event->actor_count; i++)
        print_text(out, event->actors[i].code);
    print_text(out, event->sector);
    print_text(out, event->language);
    print_text(out, event->rule);
    print_number(out, event->weight);
    print_number(out, event->confidence);
    print_period(out, event->date);
    print_period(out, event->due);
}

static tsc_status take_fingerprint(intake *in)
{
    const tsc_document *document = in->document;
    tsc_buffer *out = &in->scratch;
    print_text(out, document->title);
    print_text(out, document->source);
    print_text(out, document->language);
    print_period(out, tsc_period_of_date(document->date));
    tsc_buffer_add_integer(out, (long long)document->date_origin);
    for (size_t i = 0; i < in->records->figure_count; i++)
        print_figure(out, &in->records->figures[i]);
    for (size_t i = 0; i < in->records->event_count; i++)
        print_event(out, &in->records->events[i]);
    if (tsc_buffer_status(out, in->err))
        return TSC_ENOMEM;
    tsc_sha256(out->data, out->length, in->fingerprint);
    return TSC_OK;
}

/* Standard input has no name of its own: its texts are told apart by their digest. */
static tsc_status take_name(intake *in)
{
    const tsc_document *document = in->document;
    in->name = document->id;
    if (strcmp(document->id, "-") == 0) {
        char name[24] = "-#";
        memcpy(name + 2, document->sha256, 12);
        in->name = tsc_arena_strdup(&in->arena, name);
    }
    return in->name ? TSC_OK : short_of_memory(in);
}

/* The id of a query's one row (0: none) and, where it has a second column, whether that equals `text`. */
static tsc_status look_up(intake *in, const char *sql, const char *argument, long long *id, bool *same,
                          const char *text)
{
    sqlite3_stmt *statement = NULL;
    bool row = false;
    *id = 0;
    tsc_status status = tsc_db_prepare(in->store, sql, &statement, in->err);
    if (!status) {
        tsc_db_bind_text(statement, 1, argument);
        status = tsc_db_step(in->store, statement, &row, in->err);
    }
    if (!status && row) {
        *id = sqlite3_column_int64(statement, 0);
        if (same)
            *same = tsc_span_equals(tsc_db_span(statement, 1), text);
    }
    sqlite3_finalize(statement);
    return status;
}

static tsc_status run_with_id(intake *in, const char *sql, long long id, const char *text)
{
    sqlite3_stmt *statement = NULL;
    tsc_status status = tsc_db_prepare(in->store, sql, &statement, in->err);
    if (!status) {
        sqlite3_bind_int64(statement, 1, id);
        if (text)
            tsc_db_bind_text(statement, 2, text);
        status = tsc_db_finish(in->store, statement, in->err);
    }
    sqlite3_finalize(statement);
    return status;
}

/* Runs a statement on the document, whose first parameter is bound. */
static tsc_status write_document(intake *in, sqlite3_stmt *statement)
{
    const tsc_document *document = in->document;
    tsc_db_bind_text(statement, 2, document->title ? document->title : "");
    tsc_db_bind_text(statement, 3, document->source ? document->source : "");
    tsc_db_bind_text(statement, 4, document->language);
    bool bound = tsc_db_bind_date(statement, 5, document->date);
    sqlite3_bind_int(statement, 6, (int)document->date_origin);
    tsc_db_bind_text(statement, 7, in->fingerprint);
    return bound ? tsc_db_finish(in->store, statement, in->err) : short_of_memory(in);
}

static tsc_status insert_document(intake *in, long long *id)
{
    sqlite3_stmt *statement = NULL;
    tsc_status status = tsc_db_prepare(in->store,
                                       "INSERT INTO document(sha256, title, source, language, date, date_origin,"
                                       " records_sha256) VALUES(?,?,?,?,?,?,?)",
                                       &statement, in->err);
    if (!status) {
        tsc_db_bind_text(statement, 1, in->document->sha256);
        status = write_document(in, statement);
        *id = sqlite3_last_insert_rowid(in->store->db);
    }
    sqlite3_finalize(statement);
    return status;
}

static tsc_span sentence_of(const intake *in, size_t number, size_t start, size_t end)
{
    const tsc_document *document = in->document;
    if (number < document->sentence_count) {
        const tsc_sentence *sentence = &document->sentences[number];
        if (tsc_sentence_end(sentence) <= document->text.length)
            return tsc_span_make(document->text.data + sentence->start, tsc_sentence_end(sentence) - sentence->start);
    }
    return start <= end && end <= document->text.length ? tsc_span_make(document->text.data + start, end - start)
                                                        : tsc_span_of("");
}

static tsc_status insert_sentence(intake *in, sqlite3_stmt *statement, long long id, size_t number, size_t start,
                                  size_t end)
{
    tsc_span text = sentence_of(in, number, start, end);
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_int64(statement, 2, (sqlite3_int64)number);
    sqlite3_bind_int64(statement, 3, (sqlite3_int64)(text.data ? text.data - in->document->text.data : 0));
    tsc_db_bind_span(statement, 4, text);
    return tsc_db_finish(in->store, statement, in->err);
}

static tsc_span surface_of(const intake *in, size_t start, size_t end)
{
    tsc_span text = in->document->text;
    return start <= end && end <= text.length ? tsc_span_make(text.data + start, end - start) : tsc_span_of("");
}

static tsc_status insert_figure(intake *in, sqlite3_stmt *statement, long long id, size_t number)
{
    const tsc_figure *figure = &in->records->figures[number];
    tsc_buffer *from = &in->scratch;
    tsc_buffer_reset(from);
    for (size_t i = 0; i < figure->from_count; i++)
        tsc_buffer_printf(from, i ? " %zu" : "%zu", figure->from[i]);
    if (tsc_buffer_status(from, in->err))
        return TSC_ENOMEM;
    int at = 1;
    sqlite3_bind_int64(statement, at++, id);
    sqlite3_bind_int64(statement, at++, (sqlite3_int64)number);
    sqlite3_bind_int64(statement, at++, (sqlite3_int64)figure->start);
    sqlite3_bind_int64(statement, at++, (sqlite3_int64)figure->end);
    tsc_db_bind_span(statement, at++, surface_of(in, figure->start, figure->end));
    sqlite3_bind_int64(statement, at++, (sqlite3_int64)figure->sentence);
    tsc_db_bind_text(statement, at++, figure->language ? figure->language : "");
    sqlite3_bind_int(statement, at++, (int)figure->kind);
    tsc_db_bind_text(statement, at++, figure->indicator);
    tsc_db_bind_text(statement, at++, figure->reporter.code);
    tsc_db_bind_text(statement, at++, figure->partner.code);
    tsc_db_bind_text(statement, at++, figure->commodity);
    tsc_db_bind_text(statement, at++, figure->hs);
    tsc_db_bind_double(statement, at++, figure->value);
    tsc_db_bind_double(statement, at++, figure->low);
    tsc_db_bind_double(statement, at++, figure->high);
    sqlite3_bind_int(statement, at++, (int)figure->bound);
    tsc_db_bind_text(statement, at++, figure->unit.code);
    bool bound = tsc_db_bind_period(statement, at++, figure->period);
    bound = tsc_db_bind_period(statement, at++, figure->base_period) && bound;
    sqlite3_bind_int(statement, at++, (int)figure->status);
    sqlite3_bind_int(statement, at++, figure->derived);
    tsc_db_bind_text(statement, at++, tsc_buffer_text(from));
    tsc_db_bind_double(statement, at++, figure->confidence);
    tsc_db_bind_text(statement, at, figure->rule ? figure->rule : "");
    return bound ? tsc_db_finish(in->store, statement, in->err) : short_of_memory(in);
}

static tsc_status insert_event(intake *in, sqlite3_stmt *statement, long long id, size_t number)
{
    const tsc_event *event = &in->records->events[number];
    char actors[TSC_EVENT_ACTORS_SIZE];
    tsc_event_actors_text(event, actors);
    int at = 1;
    sqlite3_bind_int64(statement, at++, id);
    sqlite3_bind_int64(statement, at++, (sqlite3_int64)number);
    sqlite3_bind_int64(statement, at++, (sqlite3_int64)event->start);
    sqlite3_bind_int64(statement, at++, (sqlite3_int64)event->end);
    tsc_db_bind_span(statement, at++, surface_of(in, event->start, event->end));
    sqlite3_bind_int64(statement, at++, (sqlite3_int64)event->sentence);
    tsc_db_bind_text(statement, at++, event->language ? event->language : "");
    tsc_db_bind_text(statement, at++, event->code);
    tsc_db_bind_text(statement, at++, actors);
    bool bound = tsc_db_bind_period(statement, at++, event->date);
    bound = tsc_db_bind_period(statement, at++, event->due) && bound;
    sqlite3_bind_int(statement, at++, (int)event->status);
    tsc_db_bind_text(statement, at++, event->sector);
    tsc_db_bind_double(statement, at++, event->weight);
    tsc_db_bind_double(statement, at++, event->confidence);
    tsc_db_bind_text(statement, at, event->rule ? event->rule : "");
    return bound ? tsc_db_finish(in->store, statement, in->err) : short_of_memory(in);
}

static tsc_status insert_records(intake *in, long long id)
{
    sqlite3_stmt *sentence = NULL, *figure = NULL, *event = NULL;
    tsc_status status = tsc_db_prepare(in->store, "INSERT OR IGNORE INTO sentence VALUES(?,?,?,?)", &sentence, in->err);
    if (!status)
        status =
            tsc_db_prepare(in->store, "INSERT INTO figure VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                           &figure, in->err);
    if (!status)
        status =
            tsc_db_prepare(in->store, "INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", &event, in->err);
    for (size_t i = 0; !status && i < in->records->figure_count; i++) {
        const tsc_figure *record = &in->records->figures[i];
        status = insert_sentence(in, sentence, id, record->sentence, record->start, record->end);
        if (!status)
            status = insert_figure(in, figure, id, i);
    }
    for (size_t i = 0; !status && i < in->records->event_count; i++) {
        const tsc_event *record = &in->records->events[i];
        status = insert_sentence(in, sentence, id, record->sentence, record->start, record->end);
        if (!status)
            status = insert_event(in, event, id, i);
    }
    sqlite3_finalize(sentence);
    sqlite3_finalize(figure);
    sqlite3_finalize(event);
    return status;
}

/* Takes the name from the document that held it; one without any name left goes with its records. */
static tsc_status release_name(intake *in, long long holder)
{
    tsc_status status = run_with_id(in, "DELETE FROM name WHERE document=? AND path=?", holder, in->name);
    return status ? status
                  : run_with_id(in,
                                "DELETE FROM document WHERE id=?1 AND NOT EXISTS(SELECT 1 FROM name WHERE"
                                " document=?1)",
                                holder, NULL);
}

static tsc_status add_new(intake *in)
{
    long long id = 0;
    tsc_status status = insert_document(in, &id);
    if (!status)
        status = run_with_id(in, "INSERT INTO name(document, path) VALUES(?,?)", id, in->name);
    return status ? status : insert_records(in, id);
}

/* Everything that was read in the document is replaced; its names stay. */
static tsc_status replace_records(intake *in, long long id)
{
    static const char *const clear[] = {"DELETE FROM figure WHERE document=?", "DELETE FROM event WHERE document=?",
                                        "DELETE FROM sentence WHERE document=?"};
    tsc_status status = TSC_OK;
    for (size_t i = 0; !status && i < 3; i++)
        status = run_with_id(in, clear[i], id, NULL);
    sqlite3_stmt *statement = NULL;
    if (!status)
        status = tsc_db_prepare(in->store,
                                "UPDATE document SET title=?2, source=?3, language=?4, date=?5, date_origin=?6,"
                                " records_sha256=?7 WHERE id=?1",
                                &statement, in->err);
    if (!status) {
        sqlite3_bind_int64(statement, 1, id);
        status = write_document(in, statement);
    }
    sqlite3_finalize(statement);
    return status ? status : insert_records(in, id);
}

static tsc_status add(intake *in, tsc_outcome *outcome)
{
    long long holder = 0, same = 0;
    bool read_alike = false;
    tsc_status status = look_up(in, "SELECT document FROM name WHERE path=?", in->name, &holder, NULL, NULL);
    if (!status)
        status = look_up(in, "SELECT id, records_sha256 FROM document WHERE sha256=?", in->document->sha256, &same,
                         &read_alike, in->fingerprint);
    if (status)
        return status;
    if (same && same == holder) {
        *outcome = read_alike ? TSC_OUTCOME_KNOWN : TSC_OUTCOME_REPLACED;
        return read_alike ? TSC_OK : replace_records(in, same);
    }
    *outcome = holder ? TSC_OUTCOME_REPLACED : same ? TSC_OUTCOME_COPY : TSC_OUTCOME_ADDED;
    if (holder)
        status = release_name(in, holder);
    if (!status && same)
        return run_with_id(in, "INSERT INTO name(document, path) VALUES(?,?)", same, in->name);
    return status ? status : add_new(in);
}

tsc_status tsc_store_add_document(tsc_store *store, const tsc_document *document, const tsc_records *records,
                                  tsc_outcome *outcome, tsc_error *err)
{
    intake in = {.store = store, .document = document, .records = records, .err = err};
    tsc_arena_init(&in.arena);
    tsc_buffer_init(&in.scratch);
    bool own = false;
    tsc_status status = take_name(&in);
    if (!status)
        status = take_fingerprint(&in);
    if (!status)
        status = tsc_db_enter(store, &own, err);
    if (!status)
        status = tsc_db_leave(store, own, add(&in, outcome), err);
    if (!status && *outcome != TSC_OUTCOME_KNOWN)
        tsc_store_forget(store);
    tsc_buffer_clear(&in.scratch);
    tsc_arena_clear(&in.arena);
    return status;
}
