/* The one reader of CSV, over libcsv. Its callbacks cannot stop the parser, so a failure is remembered and what comes
   after it is dropped until the step is done. */
#include "core/csv.h"

#include "core/buffer.h"

#include <csv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { STEP = 1 << 16 };

struct tsc_csv_reader {
    struct csv_parser parser;
    const char *name;
    tsc_csv_receiver receive;
    void *context;
    tsc_csv_opts opts;
    tsc_buffer bytes; /* the fields of the row, each terminated */
    size_t *ends;     /* of each field in bytes, without the terminator */
    tsc_span *fields;
    size_t count;
    size_t line, rows;
    bool begun;
    bool after_return; /* the last row ended with CR, so an LF next is the same end */
    tsc_status status;
    tsc_error *err; /* of the call at hand */
};

__attribute__((format(printf, 3, 4))) static void fail(tsc_csv_reader *r, tsc_status code, const char *format, ...)
{
    char what[128];
    va_list values;
    if (r->status)
        return;
    va_start(values, format);
    vsnprintf(what, sizeof what, format, values);
    va_end(values);
    r->status = tsc_error_set(r->err, code, r->name, r->line, "field %zu: %s", r->count + 1, what);
}

static void fail_field(tsc_csv_reader *r)
{
    fail(r, TSC_ELIMIT, "longer than %zu bytes; a quote may be missing before it", r->opts.field_limit);
}

static void on_field(void *data, size_t length, void *context)
{
    tsc_csv_reader *r = context;
    if (r->status)
        return;
    if (length > r->opts.field_limit) {
        fail_field(r);
    } else if (r->count == r->opts.row_limit) {
        fail(r, TSC_ELIMIT, "a row has more than %zu fields", r->opts.row_limit);
    } else if (length && memchr(data, '\0', length)) {
        fail(r, TSC_EINPUT, "a NUL byte; the file is damaged or not CSV");
    } else {
        for (const char *at = data, *end = at + length; length && (at = memchr(at, '\n', (size_t)(end - at))); at++)
            r->line++;
        tsc_buffer_add(&r->bytes, data, length);
        r->ends[r->count++] = r->bytes.length;
        tsc_buffer_add_char(&r->bytes, '\0');
        if (r->bytes.failed)
            fail(r, TSC_ENOMEM, "memory is short");
    }
}

static void give_row(tsc_csv_reader *r)
{
    size_t start = 0;
    for (size_t i = 0; i < r->count; i++) {
        tsc_span field = tsc_span_trim(tsc_span_make(r->bytes.data + start, r->ends[i] - start));
        r->bytes.data[(size_t)(field.data - r->bytes.data) + field.length] = '\0';
        r->fields[i] = field;
        start = r->ends[i] + 1;
    }
    tsc_csv_row row = {r->fields, r->count, r->line, ++r->rows};
    bool blank = r->count == 1 && r->fields[0].length == 0;
    if (!blank)
        r->status = r->receive(r->context, &row, r->err);
    if (r->status)
        tsc_error_locate(r->err, r->name, r->line);
}

/* Ends of rows: CR, LF, both together, or the end of the file (-1). */
static void on_row(int end, void *context)
{
    tsc_csv_reader *r = context;
    bool second_half = end == '\n' && r->after_return && r->count == 0;
    r->after_return = end == '\r';
    if (!r->status && r->count > 0)
        give_row(r);
    if (!second_half && end != -1)
        r->line++;
    r->count = 0;
    tsc_buffer_reset(&r->bytes);
}

tsc_status tsc_csv_reader_new(const char *name, const tsc_csv_opts *opts, tsc_csv_receiver receive, void *context,
                              tsc_csv_reader **reader, tsc_error *err)
{
    *reader = NULL;
    tsc_csv_reader *r = calloc(1, sizeof *r);
    if (!r || csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL) != 0) {
        free(r);
        return tsc_error_set(err, TSC_ENOMEM, name, 0, "memory is short");
    }
    r->name = name;
    r->receive = receive;
    r->context = context;
    r->line = 1;
    if (opts)
        r->opts = *opts;
    if (r->opts.field_limit == 0)
        r->opts.field_limit = TSC_CSV_FIELD;
    if (r->opts.row_limit == 0)
        r->opts.row_limit = TSC_CSV_ROW;
    tsc_buffer_init(&r->bytes);
    r->ends = calloc(r->opts.row_limit, sizeof *r->ends);
    r->fields = calloc(r->opts.row_limit, sizeof *r->fields);
    if (!r->ends || !r->fields) {
        tsc_csv_reader_free(r);
        return tsc_error_set(err, TSC_ENOMEM, name, 0, "memory is short");
    }
    *reader = r;
    return TSC_OK;
}

void tsc_csv_reader_free(tsc_csv_reader *reader)
{
    if (!reader)
        return;
    csv_free(&reader->parser);
    tsc_buffer_clear(&reader->bytes);
    free(reader->ends);
    free(reader->fields);
    free(reader);
}

size_t tsc_csv_reader_line(const tsc_csv_reader *reader)
{
    return reader->line;
}

/* The delimiter that the first lines of a table show: the mark that stands most often outside quotes. */
static char delimiter_of(tsc_span head)
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
static tsc_span begin(tsc_csv_reader *r, tsc_span head)
{
    if (head.length >= 3 && memcmp(head.data, "\xEF\xBB\xBF", 3) == 0)
        head = tsc_span_make(head.data + 3, head.length - 3);
    tsc_span rest = head, first = head;
    tsc_span_cut(&rest, '\n', &first);
    char delimiter = r->opts.delimiter;
    if (!delimiter) {
        delimiter = delimiter_of(first);
        if (!memchr(first.data, delimiter, first.length))
            delimiter = delimiter_of(head);
    }
    csv_set_delim(&r->parser, (unsigned char)delimiter);
    r->begun = true;
    return head;
}

static void parse(tsc_csv_reader *r, const char *data, size_t length)
{
    size_t used = csv_parse(&r->parser, data, length, on_field, on_row, r);
    if (!r->status && r->parser.entry_pos > r->opts.field_limit)
        fail_field(r); /* libcsv itself would gather a field without end */
    if (r->status || used == length)
        return;
    if (csv_error(&r->parser) == CSV_EPARSE)
        fail(r, TSC_EINPUT, "a quotation mark in the wrong place; a field with one is quoted whole and doubles it");
    else
        fail(r, TSC_ENOMEM, "memory is short");
}

tsc_status tsc_csv_reader_feed(tsc_csv_reader *reader, tsc_span piece, tsc_error *err)
{
    reader->err = err;
    if (!reader->begun && piece.length > 0)
        piece = begin(reader, piece);
    for (size_t at = 0; at < piece.length && !reader->status; at += STEP)
        parse(reader, piece.data + at, piece.length - at < STEP ? piece.length - at : STEP);
    return reader->status;
}

tsc_status tsc_csv_reader_finish(tsc_csv_reader *reader, tsc_error *err)
{
    reader->err = err;
    if (!reader->status && csv_fini(&reader->parser, on_field, on_row, reader) != 0)
        fail(reader, TSC_EINPUT, "the file ends within quotes; one quotation mark is missing above");
    return reader->status;
}

tsc_status tsc_csv_read_text(const char *name, tsc_span text, const tsc_csv_opts *opts, tsc_csv_receiver receive,
                             void *context, tsc_error *err)
{
    tsc_csv_reader *reader;
    tsc_status status = tsc_csv_reader_new(name, opts, receive, context, &reader, err);
    if (!status)
        status = tsc_csv_reader_feed(reader, text, err);
    if (!status)
        status = tsc_csv_reader_finish(reader, err);
    tsc_csv_reader_free(reader);
    return status;
}

size_t tsc_csv_row_find(const tsc_csv_row *row, tsc_span name)
{
    for (size_t i = 0; i < row->count; i++)
        if (tsc_span_equal(row->fields[i], name))
            return i;
    return SIZE_MAX;
}
