#include "model/panel.h"

#include "core/grow.h"
#include "core/map.h"
#include "core/number.h"
#include "core/period.h"

#include <csv.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIELD_LIMIT = 1 << 20, COLUMN_LIMIT = 4096, ID_SIZE = 512, VALUE_SIZE = 402 };
enum { COLUMN_ID, COLUMN_TIME, COLUMN_VALUE, COLUMNS };
static const char *const column_names[COLUMNS] = {"series_id", "t", "value"};

typedef struct row {
    double value; /* NaN for a gap */
    int time;
    uint32_t series;
} row;

struct reader {
    tsc_panel *panel;
    const tsc_notes *notes;
    const char *file;
    tsc_map ids; /* id -> place in series, plus one */
    size_t series_room;
    row *rows;
    size_t row_count, row_room;
    int season;
    int columns[COLUMNS]; /* places in the table, -1 while unknown */
    int width;            /* fields of the header */
    int field;            /* of the row being read */
    bool header_done;
    size_t line; /* of the row being read */
    char id[ID_SIZE], time[TSC_NUMBER_SIZE], value[VALUE_SIZE];
    size_t lengths[COLUMNS];
    tsc_error error; /* what ends the reading */
};

static void keep_field(struct reader *reader, const char *data, size_t length)
{
    char *const texts[COLUMNS] = {reader->id, reader->time, reader->value};
    const size_t sizes[COLUMNS] = {ID_SIZE, TSC_NUMBER_SIZE, VALUE_SIZE};
    for (int c = 0; c < COLUMNS; c++) {
        if (reader->columns[c] != reader->field)
            continue;
        tsc_span trimmed = tsc_span_trim(tsc_span_make(data, length));
        bool fits = trimmed.length < sizes[c];
        reader->lengths[c] = fits ? trimmed.length : SIZE_MAX;
        if (fits && trimmed.length)
            memcpy(texts[c], trimmed.data, trimmed.length);
    }
}

static void on_field(void *data, size_t length, void *context)
{
    struct reader *reader = context;
    if (length > FIELD_LIMIT || reader->field >= COLUMN_LIMIT) {
        if (!reader->error.code)
            tsc_error_set(&reader->error, TSC_ELIMIT, reader->file, reader->line,
                          "a field of more than a megabyte or a row of more than %d fields", COLUMN_LIMIT);
    } else if (!reader->header_done) {
        tsc_span name = tsc_span_trim(tsc_span_make(data, length));
        for (int c = 0; c < COLUMNS; c++)
            if (tsc_span_equals(name, column_names[c]) && reader->columns[c] < 0)
                reader->columns[c] = reader->field;
    } else {
        keep_field(reader, data ? data : "", length);
    }
    reader->field++;
}

static tsc_panel_series *find_series(struct reader *reader, uint32_t *place)
{
    tsc_panel *panel = reader->panel;
    tsc_span id = tsc_span_make(reader->id, reader->lengths[COLUMN_ID]);
    void *found = tsc_map_get(&reader->ids, id);
    if (found) {
        *place = (uint32_t)((uintptr_t)found - 1);
        return panel->series + *place;
    }
    tsc_panel_series *larger = panel->count < UINT32_MAX / 2
                                   ? tsc_grow(panel->series, panel->count, &reader->series_room, sizeof *larger)
                                   : NULL;
    if (!larger)
        return NULL;
    panel->series = larger;
    char *copy = tsc_arena_strndup(&panel->arena, id.data, id.length);
    if (!copy || !tsc_map_put(&reader->ids, tsc_span_make(copy, id.length), (void *)(uintptr_t)(panel->count + 1)))
        return NULL;
    *place = (uint32_t)panel->count;
    panel->series[panel->count] =
        (tsc_panel_series){.id = copy, .history.season = reader->season, .last_time = INT_MIN};
    return panel->series + panel->count++;
}

/* Steps since year 0 of a period, by its frequency. */
static bool period_steps(tsc_period period, int *steps)
{
    int year = period.first.year, month = period.first.month;
    switch (tsc_period_frequency(period)) {
    case 'A':
        *steps = year;
        return true;
    case 'S':
        *steps = year * 2 + (month - 1) / 6;
        return true;
    case 'Q':
        *steps = year * 4 + (month - 1) / 3;
        return true;
    case 'M':
        *steps = year * 12 + month - 1;
        return true;
    case 'D':
        *steps = (int)tsc_date_to_days(period.first);
        return true;
    default:
        return false;
    }
}

static bool parse_time(const struct reader *reader, tsc_panel_series *series, int *time)
{
    tsc_span text = tsc_span_make(reader->time, reader->lengths[COLUMN_TIME]);
    long long integer;
    tsc_period period;
    char frequency = 'I';
    if (reader->lengths[COLUMN_TIME] == SIZE_MAX)
        return false;
    if (tsc_integer_parse(text, -INT_MAX / 2, INT_MAX / 2, &integer))
        *time = (int)integer;
    else if (tsc_period_parse(text, &period) && period_steps(period, time))
        frequency = tsc_period_frequency(period);
    else
        return false;
    if (!series->frequency)
        series->frequency = frequency;
    return frequency == series->frequency;
}

static bool parse_value(const struct reader *reader, double *value)
{
    size_t length = reader->lengths[COLUMN_VALUE];
    tsc_span text = tsc_span_make(reader->value, length);
    *value = (double)NAN;
    if (length == SIZE_MAX)
        return false;
    return length == 0 || tsc_span_equals(text, "NA") || tsc_number_parse(text, value);
}

static void refuse(tsc_panel_series *series, const char *reason, size_t line)
{
    if (series->refusal)
        return;
    series->refusal = reason;
    series->refusal_line = line;
}

static void add_row(struct reader *reader)
{
    uint32_t place;
    row new = {.value = (double)NAN};
    tsc_panel_series *series = find_series(reader, &place);
    if (!series) {
        tsc_error_memory(&reader->error, "a panel of series");
        return;
    }
    new.series = place;
    if (!parse_time(reader, series, &new.time)) {
        refuse(series, "its t is no integer and no period of one frequency", reader->line);
        return;
    }
    if (!parse_value(reader, &new.value)) {
        refuse(series, "its value is no finite number", reader->line);
        return;
    }
    row *larger = tsc_grow(reader->rows, reader->row_count, &reader->row_room, sizeof *larger);
    if (!larger) {
        tsc_error_memory(&reader->error, "a panel of series");
        return;
    }
    reader->rows = larger;
    reader->rows[reader->row_count++] = new;
}

static void finish_header(struct reader *reader)
{
    reader->header_done = true;
    reader->width = reader->field;
    for (int c = 0; c < COLUMNS; c++)
        if (reader->columns[c] < 0 && !reader->error.code)
            tsc_error_set(&reader->error, TSC_EINPUT, reader->file, reader->line,
                          "no column '%s' in the header; series_id,t,value are needed", column_names[c]);
}

static void on_row(int end, void *context)
{
    struct reader *reader = context;
    (void)end;
    if (reader->error.code)
        return;
    if (!reader->header_done)
        finish_header(reader);
    else if (reader->field != reader->width)
        tsc_notes_add(reader->notes, TSC_EINPUT, reader->file, reader->line,
                      "a row of %d fields where the header has %d", reader->field, reader->width);
    else if (reader->lengths[COLUMN_ID] == 0 || reader->lengths[COLUMN_ID] == SIZE_MAX)
        tsc_notes_add(reader->notes, TSC_EINPUT, reader->file, reader->line, "a row without a usable series_id");
    else
        add_row(reader);
    reader->field = 0;
}

/* Feeds libcsv line by line, so that every message knows its line. */
static tsc_status parse_text(struct reader *reader, tsc_span text, tsc_error *err)
{
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
        return tsc_error_memory(err, "a panel of series");
    size_t at = text.length >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, physical = 0;
    while (at < text.length && !reader->error.code) {
        const char *end = memchr(text.data + at, '\n', text.length - at);
        size_t length = end ? (size_t)(end - text.data) + 1 - at : text.length - at;
        physical++;
        if (reader->field == 0)
            reader->line = physical;
        if (csv_parse(&parser, text.data + at, length, on_field, on_row, reader) != length && !reader->error.code)
            tsc_error_set(&reader->error, TSC_EINPUT, reader->file, physical, "%s", csv_strerror(csv_error(&parser)));
        at += length;
    }
    if (!reader->error.code && csv_fini(&parser, on_field, on_row, reader) != 0)
        tsc_error_set(&reader->error, TSC_EINPUT, reader->file, reader->line, "a quoted field that never ends");
    csv_free(&parser);
    if (!reader->error.code && !reader->header_done)
        tsc_error_set(&reader->error, TSC_EINPUT, reader->file, 0,
                      "an empty table; a header series_id,t,value is needed");
    if (reader->error.code && err)
        *err = reader->error;
    return reader->error.code;
}

static int by_time(const void *a, const void *b)
{
    const row *left = a, *right = b;
    return (left->time > right->time) - (left->time < right->time);
}

/* Sorts the rows of one series and keeps those with a value. */
static tsc_status finish_series(struct reader *reader, tsc_panel_series *series, row *rows, size_t count,
                                tsc_error *err)
{
    bool sorted = true;
    for (size_t i = 1; i < count; i++)
        sorted = sorted && rows[i].time > rows[i - 1].time;
    if (!sorted)
        qsort(rows, count, sizeof *rows, by_time);
    for (size_t i = 1; i < count; i++)
        if (rows[i].time == rows[i - 1].time)
            refuse(series, "a t stands twice", 0);
    int *times = tsc_arena_alloc(&reader->panel->arena, (count + 1) * sizeof *times);
    double *values = tsc_arena_alloc(&reader->panel->arena, (count + 1) * sizeof *values);
    if (!times || !values)
        return tsc_error_memory(err, "a panel of series");
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        series->last_time = rows[i].time;
        if (!isnan(rows[i].value)) {
            times[kept] = rows[i].time;
            values[kept++] = rows[i].value;
        }
    }
    if (!kept)
        refuse(series, "no value at all", 0);
    series->history.times = times;
    series->history.values = values;
    series->history.count = series->refusal ? 0 : kept;
    return TSC_OK;
}

/* Puts the rows in order of series (a counting sort, stable) and finishes each. */
static tsc_status gather(struct reader *reader, tsc_error *err)
{
    tsc_panel *panel = reader->panel;
    size_t *starts = calloc(panel->count + 2, sizeof *starts);
    row *sorted = calloc(reader->row_count + 1, sizeof *sorted);
    tsc_status status = starts && sorted ? TSC_OK : tsc_error_memory(err, "a panel of series");
    if (starts && sorted) {
        for (size_t i = 0; i < reader->row_count; i++)
            starts[reader->rows[i].series + 2]++;
        for (size_t s = 0; s < panel->count; s++)
            starts[s + 2] += starts[s + 1];
        for (size_t i = 0; i < reader->row_count; i++)
            sorted[starts[reader->rows[i].series + 1]++] = reader->rows[i];
        for (size_t s = 0; s < panel->count && !status; s++)
            status = finish_series(reader, panel->series + s, sorted + starts[s], starts[s + 1] - starts[s], err);
    }
    free(starts);
    free(sorted);
    return status;
}

tsc_status tsc_panel_read(tsc_span text, const char *file, int season, const tsc_notes *notes, tsc_panel *panel,
                          tsc_error *err)
{
    struct reader reader = {.panel = panel, .notes = notes, .file = file, .season = season, .columns = {-1, -1, -1}};
    *panel = (tsc_panel){0};
    tsc_arena_init(&panel->arena);
    tsc_map_init(&reader.ids);
    if (memchr(text.data ? text.data : "", 0, text.length))
        return tsc_error_set(err, TSC_EINPUT, file, 0, "a zero byte in the table; text in UTF-8 is needed");
    tsc_status status = parse_text(&reader, text, err);
    if (!status)
        status = gather(&reader, err);
    tsc_map_clear(&reader.ids);
    free(reader.rows);
    if (status)
        tsc_panel_clear(panel);
    return status;
}

void tsc_panel_clear(tsc_panel *panel)
{
    free(panel->series);
    tsc_arena_clear(&panel->arena);
    *panel = (tsc_panel){0};
}
