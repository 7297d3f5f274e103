/* NDJSON in: lines by a reader of its own (so that a broken line costs only itself); the plain objects that nearly all
   lines are in one pass, all others by jansson. */
#include "text/ndjson.h"

#include "core/file.h"
#include "text/json_line.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 18 };

struct tsc_ndjson {
    int descriptor;
    char *data;
    size_t start, end, room; /* what is read and not yet given out lies in [start, end) */
    size_t line;
    bool ended;
    char path[512];
};

tsc_status tsc_ndjson_new(const char *path, tsc_ndjson **result, tsc_error *err)
{
    *result = NULL;
    tsc_ndjson *reader = calloc(1, sizeof *reader);
    char *data = malloc(CHUNK);
    if (!reader || !data) {
        free(reader);
        free(data);
        return tsc_error_set(err, TSC_ENOMEM, path, 0, "no memory for reading");
    }
    reader->data = data;
    reader->room = CHUNK;
    strncpy(reader->path, path, sizeof reader->path - 1);
    bool standard = strcmp(path, "-") == 0;
    struct stat state;
    reader->descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (reader->descriptor < 0 || (!standard && (fstat(reader->descriptor, &state) != 0 || !S_ISREG(state.st_mode)))) {
        tsc_status status = tsc_error_set(err, TSC_EINPUT, path, 0, "%s",
                                          reader->descriptor < 0 ? strerror(errno) : "not a regular file");
        tsc_ndjson_free(reader);
        return status;
    }
    *result = reader;
    return TSC_OK;
}

void tsc_ndjson_free(tsc_ndjson *reader)
{
    if (!reader)
        return;
    if (reader->descriptor > STDIN_FILENO)
        close(reader->descriptor);
    free(reader->data);
    free(reader);
}

/* Reads more behind what is there; the room grows only where one line needs it. */
static tsc_status fill(tsc_ndjson *reader, tsc_error *err)
{
    if (reader->start > 0) {
        memmove(reader->data, reader->data + reader->start, reader->end - reader->start);
        reader->end -= reader->start;
        reader->start = 0;
    }
    if (reader->end == reader->room) {
        char *larger = realloc(reader->data, reader->room * 2);
        if (!larger)
            return tsc_error_set(err, TSC_ENOMEM, reader->path, reader->line + 1, "no memory for a line of %zu bytes",
                                 reader->room);
        reader->data = larger;
        reader->room *= 2;
    }
    ssize_t count;
    do
        count = read(reader->descriptor, reader->data + reader->end, reader->room - reader->end);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        return tsc_error_set(err, TSC_EINPUT, reader->path, reader->line + 1, "%s", strerror(errno));
    reader->end += (size_t)count;
    reader->ended = count == 0;
    return TSC_OK;
}

/* Drops the rest of a line that is too long. */
static tsc_status skip_line(tsc_ndjson *reader, tsc_error *err)
{
    for (;;) {
        char *stop = memchr(reader->data + reader->start, '\n', reader->end - reader->start);
        if (stop || reader->ended) {
            reader->start = stop ? (size_t)(stop - reader->data) + 1 : reader->end;
            reader->line++;
            return tsc_error_set(err, TSC_ELIMIT, reader->path, reader->line, "a line of more than %d MB",
                                 TSC_NDJSON_LINE_LIMIT >> 20);
        }
        reader->start = reader->end;
        tsc_status status = fill(reader, err);
        if (status != TSC_OK)
            return status;
    }
}

static bool is_blank(const char *data, size_t length)
{
    while (length > 0 && (unsigned char)data[length - 1] <= ' ')
        length--;
    return length == 0;
}

tsc_status tsc_ndjson_next(tsc_ndjson *reader, tsc_span *line, size_t *number, tsc_error *err)
{
    *line = tsc_span_make(NULL, 0);
    size_t searched = 0;
    for (;;) {
        char *from = reader->data + reader->start, *end = reader->data + reader->end;
        char *stop = memchr(from + searched, '\n', (size_t)(end - from) - searched);
        size_t length = (size_t)((stop ? stop : end) - from);
        if (!stop && !reader->ended) {
            searched = length;
            if (length > TSC_NDJSON_LINE_LIMIT)
                return skip_line(reader, err);
            tsc_status status = fill(reader, err);
            if (status != TSC_OK)
                return status;
            continue;
        }
        if (!stop && length == 0)
            return TSC_OK;
        reader->start += length + (stop != NULL);
        reader->line++;
        searched = 0;
        if (is_blank(from, length))
            continue;
        bool marked = reader->line == 1 && length >= 3 && memcmp(from, "\xEF\xBB\xBF", 3) == 0;
        *line = tsc_span_make(from + 3 * marked, length - 3 * marked);
        *number = reader->line;
        return TSC_OK;
    }
}

/* The string value of a key, NULL where it is missing or null; *wrong where it is something else. */
static const char *string_of(const json_t *object, const char *key, bool *wrong)
{
    const json_t *value = json_object_get(object, key);
    if (!value || json_is_null(value))
        return NULL;
    if (!json_is_string(value))
        *wrong = true;
    return json_string_value(value);
}

static tsc_status keep(tsc_document *document, const char **place, const char *text, tsc_error *err)
{
    if (!text || !*text)
        return TSC_OK;
    *place = tsc_arena_strdup(&document->arena, text);
    return *place ? TSC_OK : tsc_error_memory(err, "a document");
}

/* The document's id: that of the line (a number too), else where it stands. */
static const char *id_of(const json_t *object, size_t number, char fallback[48], bool *wrong)
{
    const json_t *id = json_object_get(object, "id");
    tsc_buffer text;
    if (json_is_string(id) && json_string_length(id) > 0)
        return json_string_value(id);
    *wrong = *wrong || (id && !json_is_null(id) && !json_is_string(id) && !json_is_integer(id));
    tsc_buffer_init(&text);
    tsc_buffer_add_text(&text, json_is_integer(id) ? "" : "line ");
    tsc_buffer_add_integer(&text, json_is_integer(id) ? (long long)json_integer_value(id) : (long long)number);
    strncpy(fallback, tsc_buffer_text(&text), 47);
    fallback[47] = '\0';
    tsc_buffer_clear(&text);
    return fallback;
}

/* What a line says. */
typedef struct fields {
    const char *id, *date, *language, *title, *source; /* NULL where missing */
    tsc_span text;
} fields;

static tsc_status make(const fields *line, const tsc_document_opts *given, tsc_document *document, tsc_error *err)
{
    tsc_document_opts opts = given ? *given : (tsc_document_opts){0};
    const char *date = line->date;
    if (date && *date && !opts.date.year && !tsc_date_parse(tsc_span_of(date), &opts.date))
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "the date '%.40s' is not YYYY-MM-DD, YYYY-MM or YYYY", date);
    if (line->language && *line->language && !opts.language)
        opts.language = line->language;
    tsc_status status = tsc_document_from_text(line->id, line->text, &opts, document, err);
    if (status == TSC_OK)
        status = keep(document, &document->title, line->title, err);
    return status == TSC_OK ? keep(document, &document->source, line->source, err) : status;
}

static tsc_status make_of_object(const json_t *object, size_t number, const tsc_document_opts *opts, tsc_document *document,
                                 tsc_error *err)
{
    bool wrong = false;
    char fallback[48];
    const json_t *text = json_object_get(object, "text");
    const fields line = {.id = id_of(object, number, fallback, &wrong),
                         .date = string_of(object, "date", &wrong),
                         .language = string_of(object, "lang", &wrong),
                         .title = string_of(object, "title", &wrong),
                         .source = string_of(object, "url", &wrong),
                         .text = tsc_span_make(json_string_value(text), json_string_length(text))};
    if (!json_is_string(text) || wrong)
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "%s",
                             wrong ? "id, date, lang, title and url are strings" : "a document needs a \"text\", a string");
    return make(&line, opts, document, err);
}

static tsc_status make_by_library(tsc_span line, const char *file, size_t number, const tsc_document_opts *opts,
                                  tsc_document *document, tsc_error *err)
{
    json_error_t problem;
    json_t *object = json_loadb(line.data, line.length, JSON_ALLOW_NUL, &problem);
    if (!object)
        return tsc_error_set(err, TSC_EINPUT, file, number, "not JSON: %s at column %d", problem.text, problem.column);
    tsc_status status = json_is_object(object) ? make_of_object(object, number, opts, document, err)
                                               : tsc_error_set(err, TSC_EINPUT, NULL, 0, "a line is a JSON object");
    json_decref(object);
    return status;
}

tsc_status tsc_ndjson_document(tsc_span line, const char *file, size_t number, const tsc_document_opts *opts,
                               tsc_document *document, tsc_error *err)
{
    tsc_json_line plain;
    tsc_document_reset(document);
    tsc_status status;
    if (tsc_json_line_read(line, &document->line, &plain) && plain.values[TSC_JSON_TEXT].data && plain.values[TSC_JSON_ID].length > 0) {
        const tsc_span *values = plain.values;
        const fields found = {values[TSC_JSON_ID].data, values[TSC_JSON_DATE].data, values[TSC_JSON_LANG].data,
                              values[TSC_JSON_TITLE].data, values[TSC_JSON_URL].data, values[TSC_JSON_TEXT]};
        status = make(&found, opts, document, err);
    } else {
        status = make_by_library(line, file, number, opts, document, err);
    }
    if (status != TSC_OK && err) { /* the place is the line, not the id */
        strncpy(err->file, file ? file : "", sizeof err->file - 1);
        err->line = number;
    }
    return status;
}

bool tsc_ndjson_known_ending(const char *path)
{
    const char *ending = tsc_path_ending(path);
    return strcmp(ending, "ndjson") == 0 || strcmp(ending, "jsonl") == 0;
}
