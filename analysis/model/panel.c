#include "model/panel.h"

#include "core/csv.h"
#include "core/grow.h"
#include "core/map.h"
#include "core/number.h"
#include "core/period.h"

#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ID_LIMIT = 511 }; /* bytes */
enum { COLUMN_ID, COLUMN_TIME, COLUMN_VALUE, COLUMNS };
static const char *const column_names[COLUMNS] = {"series_id", "t", "value"};

typedef struct observation {
    double value; /* NaN for a gap */
    int time;
    uint32_t series;
} observation;

struct reader {
    tsc_panel *panel;
    const tsc_notes *notes;
    const char *file;
    tsc_map ids; /* id -> place in series, plus one */
    size_t series_room;
    observation *seen;
    size_t seen_count, seen_room;
    int season;
    size_t columns[COLUMNS]; /* places in the table */
    size_t width;            /* fields of the header, 0 before it */
};

static tsc_panel_series *find_series(struct reader *reader, tsc_span id, uint32_t *place)
{
    tsc_panel *panel = reader->panel;
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

static bool parse_time(tsc_span text, tsc_panel_series *series, int *time)
{
    long long integer;
    tsc_period period;
    char frequency = 'I';
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

static bool parse_value(tsc_span text, double *value)
{
    *value = (double)NAN;
    return text.length == 0 || tsc_span_equals(text, "NA") || tsc_number_parse(text, value);
}

static void refuse(tsc_panel_series *series, const char *reason, size_t line)
{
    if (series->refusal)
        return;
    series->refusal = reason;
    series->refusal_line = line;
}

static tsc_status add_row(struct reader *reader, const tsc_csv_row *row, tsc_error *err)
{
    uint32_t place;
    observation new = {.value = (double)NAN};
    tsc_panel_series *series = find_series(reader, row->fields[reader->columns[COLUMN_ID]], &place);
    if (!series)
        return tsc_error_memory(err, "a panel of series");
    new.series = place;
    if (!parse_time(row->fields[reader->columns[COLUMN_TIME]], series, &new.time)) {
        refuse(series, "its t is no integer and no period of one frequency", row->line);
        return TSC_OK;
    }
    if (!parse_value(row->fields[reader->columns[COLUMN_VALUE]], &new.value)) {
        refuse(series, "its value is no finite number", row->line);
        return TSC_OK;
    }
    observation *larger = tsc_grow(reader->seen, reader->seen_count, &reader->seen_room, sizeof *larger);
    if (!larger)
        return tsc_error_memory(err, "a panel of series");
    reader->seen = larger;
    reader->seen[reader->seen_count++] = new;
    return TSC_OK;
}

static tsc_status take_header(struct reader *reader, const tsc_csv_row *header, tsc_error *err)
{
    reader->width = header->count;
    for (int c = 0; c < COLUMNS; c++) {
        reader->columns[c] = tsc_csv_row_find(header, tsc_span_of(column_names[c]));
        if (reader->columns[c] == SIZE_MAX)
            return tsc_error_set(err, TSC_EINPUT, reader->file, header->line,
                                 "no column '%s' in the header; series_id,t,value are needed", column_names[c]);
    }
    return TSC_OK;
}

static tsc_status take_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    struct reader *reader = context;
    if (reader->width == 0)
        return take_header(reader, row, err);
    if (row->count != reader->width) {
        tsc_notes_add(reader->notes, TSC_EINPUT, reader->file, row->line,
                      "a row of %zu fields where the header has %zu", row->count, reader->width);
        return TSC_OK;
    }
    size_t id_length = row->fields[reader->columns[COLUMN_ID]].length;
    if (id_length == 0 || id_length > ID_LIMIT) {
        tsc_notes_add(reader->notes, TSC_EINPUT, reader->file, row->line, "a row without a usable series_id");
        return TSC_OK;
    }
    return add_row(reader, row, err);
}

static int by_time(const void *a, const void *b)
{
    const observation *left = a, *right = b;
    return (left->time > right->time) - (left->time < right->time);
}

/* Sorts the rows of one series and keeps those with a value. */
static tsc_status finish_series(struct reader *reader, tsc_panel_series *series, observation *rows, size_t count,
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
    observation *sorted = calloc(reader->seen_count + 1, sizeof *sorted);
    tsc_status status = starts && sorted ? TSC_OK : tsc_error_memory(err, "a panel of series");
    if (starts && sorted) {
        for (size_t i = 0; i < reader->seen_count; i++)
            starts[reader->seen[i].series + 2]++;
        for (size_t s = 0; s < panel->count; s++)
            starts[s + 2] += starts[s + 1];
        for (size_t i = 0; i < reader->seen_count; i++)
            sorted[starts[reader->seen[i].series + 1]++] = reader->seen[i];
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
    struct reader reader = {.panel = panel, .notes = notes, .file = file, .season = season};
    *panel = (tsc_panel){0};
    tsc_arena_init(&panel->arena);
    tsc_map_init(&reader.ids);
    tsc_status status = tsc_csv_read_text(file, text, NULL, take_row, &reader, err);
    if (!status && reader.width == 0)
        status = tsc_error_set(err, TSC_EINPUT, file, 0, "an empty table; a header series_id,t,value is needed");
    if (!status)
        status = gather(&reader, err);
    tsc_map_clear(&reader.ids);
    free(reader.seen);
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
