#include "report/trace.h"

#include "core/grow.h"
#include "report/escape.h"
#include "store/csv_in.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FIELDS = 11, DEEPEST = 6, MOST_MARKS = 512 };

/* Rows while they are read. */
typedef struct intake_state {
    tsc_arena *arena;
    tsc_ledger *ledger;
    size_t room;
} intake_state;

static tsc_status take_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    intake_state *intake = context;
    tsc_ledger *ledger = intake->ledger;
    if (row->count != FIELDS)
        return tsc_error_set(err, TSC_EINPUT, NULL, row->line, "is no numbers.csv of a report: write the report again");
    if (row->number == 1)
        return TSC_OK;
    tsc_ledger_row *rows = tsc_grow_in(intake->arena, ledger->rows, ledger->count, &intake->room, sizeof *rows);
    if (!rows)
        return tsc_error_set(err, TSC_ENOMEM, NULL, row->line, "not enough memory");
    ledger->rows = rows;
    const char *f[FIELDS];
    for (size_t i = 0; i < FIELDS; i++)
        if (!(f[i] = tsc_arena_strndup(intake->arena, row->fields[i].data, row->fields[i].length)))
            return tsc_error_set(err, TSC_ENOMEM, NULL, row->line, "not enough memory");
    ledger->rows[ledger->count++] =
        (tsc_ledger_row){(size_t)strtoul(f[0], NULL, 10), f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f[10]};
    return TSC_OK;
}

tsc_status tsc_ledger_read(const char *path, tsc_arena *arena, tsc_ledger *ledger, tsc_error *err)
{
    const tsc_csv_opts opts = {.delimiter = ','};
    *ledger = (tsc_ledger){NULL, 0};
    intake_state intake = {.arena = arena, .ledger = ledger};
    tsc_status status = tsc_csv_read(path, &opts, take_row, &intake, NULL, err);
    if (status != TSC_OK)
        tsc_error_locate(err, path, 0);
    return status;
}

/* A part of a text in any case of its ASCII letters. */
static bool contains(const char *text, const char *part)
{
    size_t length = strlen(part);
    for (; strlen(text) >= length; text++)
        if (strncasecmp(text, part, length) == 0)
            return true;
    return false;
}

static bool is_series_and_period(const tsc_ledger_row *row, const char *asked)
{
    size_t length = strlen(row->series);
    if (length == 0 || strncmp(asked, row->series, length) != 0)
        return false;
    return asked[length] == '\0' || (asked[length] == ' ' && strcmp(asked + length + 1, row->period) == 0);
}

bool tsc_ledger_matches(const tsc_ledger_row *row, const char *asked)
{
    if (!*asked)
        return false;
    if (strcmp(asked, row->value) == 0 || is_series_and_period(row, asked))
        return true;
    /* A bare number is no part of a longer one: 12 does not ask for 2012. */
    bool bare = asked[strspn(asked, "0123456789")] == '\0';
    return bare ? strcmp(asked, row->text) == 0 : contains(row->text, asked);
}

static void add_indent(tsc_buffer *out, size_t depth)
{
    for (size_t i = 0; i < depth; i++)
        tsc_buffer_add_text(out, "    ");
}

static void add_line(tsc_buffer *out, size_t depth, const char *label, const char *text)
{
    if (!*text)
        return;
    add_indent(out, depth);
    tsc_buffer_printf(out, "%-12s", label);
    tsc_escape_plain(out, text);
    tsc_buffer_add_char(out, '\n');
}

static void add_row(const tsc_ledger_row *row, size_t depth, tsc_buffer *out)
{
    add_indent(out, depth);
    if (row->number)
        tsc_buffer_printf(out, "[%zu] ", row->number);
    tsc_escape_plain(out, *row->text ? row->text : row->value);
    if (*row->text && *row->value) {
        tsc_buffer_add_text(out, " = ");
        tsc_escape_plain(out, row->value);
    }
    tsc_buffer_printf(out, " (%s)\n", row->kind);
    add_line(out, depth + 1, "series", row->series);
    add_line(out, depth + 1, "period", row->period);
    add_line(out, depth + 1, "sentence", row->sentence);
    add_line(out, depth + 1, "source", row->source);
    add_line(out, depth + 1, "at", row->locator);
    add_line(out, depth + 1, "how", row->computation);
}

/* The other numbers that stand under the same footnote: the ends of an interval. */
static void add_siblings(const tsc_ledger *ledger, const tsc_ledger_row *row, size_t depth, tsc_buffer *out)
{
    for (size_t i = 0; row->number && i < ledger->count; i++)
        if (ledger->rows[i].number == row->number && &ledger->rows[i] != row)
            add_line(out, depth + 1, "also", ledger->rows[i].text);
}

static const tsc_ledger_row *row_of(const tsc_ledger *ledger, size_t number)
{
    for (size_t i = 0; i < ledger->count; i++)
        if (ledger->rows[i].number == number)
            return &ledger->rows[i];
    return NULL;
}

static size_t footnote_asked(const char *asked)
{
    const char *at = asked + (*asked == '[');
    at += *at == '^';
    size_t digits = strspn(at, "0123456789");
    return digits && digits < 8 && (at[digits] == '\0' || strcmp(at + digits, "]") == 0) ? (size_t)strtoul(at, NULL, 10)
                                                                                         : 0;
}

const tsc_ledger_row *tsc_ledger_footnote(const tsc_ledger *ledger, const char *asked)
{
    size_t number = footnote_asked(asked);
    return number ? row_of(ledger, number) : NULL;
}

/* A row that waits to be written, at its depth. */
typedef struct waiting {
    const tsc_ledger_row *row;
    size_t depth;
} waiting;

/* Puts what a row rests on onto the stack, the first on top. */
static size_t push_parts(const tsc_ledger *ledger, const waiting *from, waiting *stack, size_t height)
{
    size_t numbers[64], count = 0;
    for (const char *at = from->row->from; *at && count < 64; at += *at == ' ') {
        numbers[count++] = (size_t)strtoul(at, NULL, 10);
        at += strspn(at, "0123456789");
        if (*at && *at != ' ')
            break;
    }
    while (count-- > 0 && height < MOST_MARKS) {
        const tsc_ledger_row *row = row_of(ledger, numbers[count]);
        if (row && from->depth < DEEPEST)
            stack[height++] = (waiting){row, from->depth + 1};
    }
    return height;
}

void tsc_trace_row(const tsc_ledger *ledger, const tsc_ledger_row *row, tsc_buffer *out)
{
    waiting stack[MOST_MARKS] = {{row, 0}};
    size_t height = 1;
    bool *seen = calloc(ledger->count + 1, sizeof *seen);
    if (!seen) {
        out->failed = true;
        return;
    }
    while (height > 0) {
        waiting top = stack[--height];
        size_t index = (size_t)(top.row - ledger->rows);
        if (seen[index]) {
            add_indent(out, top.depth);
            tsc_buffer_printf(out, "[%zu] as above\n", top.row->number);
            continue;
        }
        seen[index] = true;
        add_row(top.row, top.depth, out);
        if (top.depth == 0)
            add_siblings(ledger, top.row, top.depth, out);
        height = push_parts(ledger, &top, stack, height);
    }
    free(seen);
}

static void add_point(const tsc_series *series, const tsc_point *point, tsc_buffer *out)
{
    char period[TSC_PERIOD_SIZE];
    tsc_period_format(point->period, period);
    tsc_buffer_printf(out, "%s  ", period);
    tsc_buffer_add_double(out, point->value);
    tsc_buffer_printf(out, " %s  %s, %s%s\n", series->key.unit.code, tsc_origin_name(point->origin),
                      tsc_figure_status_name(point->status), point->preferred ? ", taken for the series" : "");
    add_line(out, 1, "sentence", point->sentence ? point->sentence : "");
    add_line(out, 1, "source", point->source);
    add_line(out, 1, "at", point->locator);
    add_line(out, 1, "how", point->note);
}

void tsc_trace_series(const tsc_series *series, tsc_period period, tsc_buffer *out)
{
    for (size_t i = 0; i < series->count; i++)
        if (period.kind == TSC_PERIOD_NONE || tsc_period_same(series->points[i].period, period))
            add_point(series, &series->points[i], out);
}
