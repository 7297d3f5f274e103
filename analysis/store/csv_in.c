/* The one reader of CSV, over libcsv. Its callbacks cannot stop the parser, so a failure is remembered and what comes
   after it is dropped until the piece is done (a piece is 64 KiB). */
#include "store/csv_in.h"

#include "core/file.h"
#include "store/recode.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 16 };

typedef struct reader {
    struct csv_parser parser;
    const char *name;
    tsc_csv_receiver receive;
    void *context;
    char *bytes; /* the fields of the row, each terminated */
    size_t length, room;
    size_t *ends; /* of each field in bytes, without the terminator */
    tsc_span *fields;
    size_t count;
    size_t line, rows;
    size_t field_limit, row_limit;
    bool after_return; /* the last row ended with CR, so an LF next is the same end */
    tsc_status status;
    tsc_error *err;
} reader;

static void fail(reader *r, tsc_status code, const char *what)
{
    if (!r->status)
        r->status = tsc_error_set(r->err, code, r->name, r->line, "field %zu: %s", r->count + 1, what);
}

static void fail_field(reader *r)
{
    char what[128];
    snprintf(what, sizeof what, "longer than %zu bytes; a quote may be missing before it, or --max-field is too small", r->field_limit);
    fail(r, TSC_ELIMIT, what);
}

static void fail_row(reader *r)
{
    char what[128];
    snprintf(what, sizeof what, "a row has more than %zu fields; --max-fields raises the limit", r->row_limit);
    fail(r, TSC_ELIMIT, what);
}

static bool make_room(reader *r, size_t more)
{
    if (r->length + more <= r->room)
        return true;
    size_t room = r->room ? r->room : 4096;
    while (room < r->length + more)
        room *= 2;
    char *bytes = realloc(r->bytes, room);
    if (!bytes) {
        fail(r, TSC_ENOMEM, "memory is short");
        return false;
    }
    r->bytes = bytes;
    r->room = room;
    return true;
}

static void on_field(void *data, size_t length, void *context)
{
    reader *r = context;
    if (r->status)
        return;
    if (length > r->field_limit) {
        fail_field(r);
    } else if (r->count == r->row_limit) {
        fail_row(r);
    } else if (length && memchr(data, '\0', length)) {
        fail(r, TSC_EINPUT, "a NUL byte; the file is damaged or not CSV");
    } else if (make_room(r, length + 1)) {
        if (length)
            memcpy(r->bytes + r->length, data, length);
        for (const char *at = data, *end = at + length; length && (at = memchr(at, '\n', (size_t)(end - at))); at++)
            r->line++;
        r->length += length;
        r->ends[r->count++] = r->length;
        r->bytes[r->length++] = '\0';
    }
}

/* Ends of rows: CR, LF, both together, or the end of the file (-1). */
static void on_row(int end, void *context)
{
    reader *r = context;
    bool second_half = end == '\n' && r->after_return && r->count == 0;
    r->after_return = end == '\r';
    size_t start = 0;
    if (!r->status && r->count > 0) {
        for (size_t i = 0; i < r->count; i++) {
            r->fields[i] = tsc_span_trim(tsc_span_make(r->bytes + start, r->ends[i] - start));
            start = r->ends[i] + 1;
        }
        tsc_csv_row row = {r->fields, r->count, r->line, ++r->rows};
        bool blank = r->count == 1 && r->fields[0].length == 0;
        if (!blank)
            r->status = r->receive(r->context, &row, r->err);
        if (r->status)
            tsc_error_locate(r->err, r->name, r->line);
    }
    if (!second_half && end != -1)
        r->line++;
    r->count = 0;
    r->length = 0;
}

static tsc_status reader_init(reader *r, const char *name, const tsc_csv_opts *opts, tsc_csv_receiver receive,
                              void *context, tsc_error *err)
{
    *r = (reader){.name = name, .receive = receive, .context = context, .line = 1, .err = err};
    r->field_limit = opts && opts->field_limit ? opts->field_limit : TSC_CSV_FIELD;
    r->row_limit = opts && opts->row_limit ? opts->row_limit : TSC_CSV_ROW;
    if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL) != 0)
        return tsc_error_set(err, TSC_ENOMEM, name, 0, "memory is short");
    r->ends = calloc(r->row_limit, sizeof *r->ends);
    r->fields = calloc(r->row_limit, sizeof *r->fields);
    return r->ends && r->fields ? TSC_OK : tsc_error_set(err, TSC_ENOMEM, name, 0, "memory is short");
}

static void reader_clear(reader *r)
{
    csv_free(&r->parser);
    free(r->bytes);
    free(r->ends);
    free(r->fields);
}

static tsc_status feed(reader *r, const char *data, size_t length)
{
    size_t used = csv_parse(&r->parser, data, length, on_field, on_row, r);
    if (!r->status && r->parser.entry_pos > r->field_limit)
        fail_field(r); /* libcsv itself would gather a field without end */
    if (r->status)
        return r->status;
    if (used != length && csv_error(&r->parser) == CSV_EPARSE)
        fail(r, TSC_EINPUT, "a quotation mark in the wrong place; a field with one is quoted whole and doubles it");
    else if (used != length)
        fail(r, TSC_ENOMEM, "memory is short");
    return r->status;
}

static tsc_status finish(reader *r)
{
    if (csv_fini(&r->parser, on_field, on_row, r) != 0 && !r->status)
        fail(r, TSC_EINPUT, "the file ends within quotes; one quotation mark is missing above");
    return r->status;
}

char tsc_csv_delimiter(tsc_span head)
{
    static const char marks[] = {',', ';', '\t'};
    size_t counts[3] = {0, 0, 0};
    bool quoted = false;
    for (size_t i = 0; i < head.length; i++) {
        if (head.data[i] == '"')
            quoted = !quoted;
        for (int j = 0; j < 3 && !quoted; j++)
            counts[j] += head.data[i] == marks[j];
    }
    int best = counts[1] > counts[0] ? 1 : 0;
    return marks[counts[2] > counts[best] ? 2 : best];
}

/* The first bytes decide on the delimiter, and a byte order mark is passed over; the header line counts, not decimals
   below it. */
static tsc_status start(reader *r, tsc_span *head, const tsc_csv_opts *opts)
{
    if (head->length >= 3 && memcmp(head->data, "\xEF\xBB\xBF", 3) == 0)
        *head = tsc_span_make(head->data + 3, head->length - 3);
    const char *line = head->length ? memchr(head->data, '\n', head->length) : NULL;
    tsc_span first = tsc_span_make(head->data, line ? (size_t)(line - head->data) : head->length);
    char delimiter = opts && opts->delimiter ? opts->delimiter : tsc_csv_delimiter(first);
    if (!(opts && opts->delimiter) && !memchr(first.data ? first.data : "", delimiter, first.length))
        delimiter = tsc_csv_delimiter(*head);
    csv_set_delim(&r->parser, (unsigned char)delimiter);
    return TSC_OK;
}

tsc_status tsc_csv_read_bytes(const char *name, tsc_span bytes, const tsc_csv_opts *opts, tsc_csv_receiver receive,
                              void *context, tsc_error *err)
{
    reader r;
    tsc_recoder *recoder = NULL;
    tsc_status status = reader_init(&r, name, opts, receive, context, err);
    if (!status)
        status = tsc_recoder_new(&recoder, err);
    if (!status)
        status = tsc_recoder_feed(recoder, bytes, true, &bytes, err);
    if (!status)
        status = start(&r, &bytes, opts);
    if (!status)
        status = feed(&r, bytes.data, bytes.length);
    if (!status)
        status = finish(&r);
    tsc_recoder_free(recoder);
    reader_clear(&r);
    return status ? tsc_error_locate(err, name, 0) : TSC_OK;
}

static tsc_status open_regular(const char *path, int *file, tsc_error *err)
{
    struct stat info;
    *file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*file < 0)
        return tsc_error_set(err, TSC_EINPUT, path, 0, "%s", strerror(errno));
    if (fstat(*file, &info) == 0 && S_ISREG(info.st_mode))
        return TSC_OK;
    close(*file);
    return tsc_error_set(err, TSC_EINPUT, path, 0, "not a regular file");
}

/* Fills as much of a piece as there is. */
static tsc_status read_piece(const char *path, int file, char *piece, size_t *length, tsc_error *err)
{
    *length = 0;
    while (*length < PIECE) {
        ssize_t got = read(file, piece + *length, PIECE - *length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return tsc_error_set(err, TSC_EINPUT, path, 0, "%s", strerror(errno));
        if (got == 0)
            break;
        *length += (size_t)got;
    }
    return TSC_OK;
}

static void print_digest(struct sha256_ctx *sha, char text[65])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(sha, sizeof digest, digest);
    base16_encode_update(text, sizeof digest, digest);
    text[64] = '\0';
}

tsc_status tsc_file_digest(const char *path, char text[65], tsc_error *err)
{
    int file;
    size_t length = 0;
    struct sha256_ctx sha;
    tsc_status status = open_regular(path, &file, err);
    if (status)
        return status;
    char *piece = malloc(PIECE);
    sha256_init(&sha);
    status = piece ? TSC_OK : tsc_error_set(err, TSC_ENOMEM, path, 0, "memory is short");
    while (!status && !(status = read_piece(path, file, piece, &length, err)) && length)
        sha256_update(&sha, length, (const uint8_t *)piece);
    if (!status)
        print_digest(&sha, text);
    free(piece);
    close(file);
    return status;
}

static tsc_status read_all(reader *r, int file, const tsc_csv_opts *opts, struct sha256_ctx *sha)
{
    char *piece = malloc(PIECE);
    size_t length = 0;
    bool begun = false;
    tsc_recoder *recoder = NULL;
    tsc_status status =
        piece ? tsc_recoder_new(&recoder, r->err) : tsc_error_set(r->err, TSC_ENOMEM, r->name, 0, "memory is short");
    while (!status && !(status = read_piece(r->name, file, piece, &length, r->err)) && length) {
        tsc_span data = tsc_span_make(piece, length);
        if (sha)
            sha256_update(sha, length, (const uint8_t *)piece);
        status = tsc_recoder_feed(recoder, data, false, &data, r->err);
        if (!status && !begun)
            status = start(r, &data, opts);
        begun = true;
        if (!status)
            status = feed(r, data.data, data.length);
    }
    tsc_span rest = {"", 0};
    if (!status && (status = tsc_recoder_feed(recoder, rest, true, &rest, r->err)) == TSC_OK)
        status = feed(r, rest.data, rest.length);
    free(piece);
    tsc_recoder_free(recoder);
    if (status)
        tsc_error_locate(r->err, r->name, r->line);
    return status ? status : finish(r);
}

tsc_status tsc_csv_read(const char *path, const tsc_csv_opts *opts, tsc_csv_receiver receive, void *context,
                        char sha256[65], tsc_error *err)
{
    int file;
    reader r;
    struct sha256_ctx sha;
    tsc_status status = open_regular(path, &file, err);
    if (status)
        return status;
    sha256_init(&sha);
    status = reader_init(&r, path, opts, receive, context, err);
    if (!status)
        status = read_all(&r, file, opts, sha256 ? &sha : NULL);
    if (!status && sha256)
        print_digest(&sha, sha256);
    reader_clear(&r);
    close(file);
    return status;
}

tsc_status tsc_csv_read_data(const char *name, tsc_csv_receiver receive, void *context, tsc_error *err)
{
    const tsc_csv_opts tabs = {.delimiter = '\t'};
    tsc_buffer path;
    tsc_buffer_init(&path);
    tsc_status status = tsc_data_path(name, &path, err);
    if (!status)
        status = tsc_csv_read(tsc_buffer_text(&path), &tabs, receive, context, NULL, err);
    tsc_buffer_clear(&path);
    return status;
}
