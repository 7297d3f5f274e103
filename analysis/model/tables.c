#include "model/tables.h"

#include "core/file.h"
#include "core/number.h"
#include "core/tsv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

tsc_status tsc_table_new(int season, const size_t *lengths, size_t length_count, const size_t *steps, size_t step_count,
                         tsc_arena *arena, tsc_learnt_table *table, tsc_error *err)
{
    *table = (tsc_learnt_table){.season = season, .length_count = length_count, .step_count = step_count};
    table->lengths = tsc_arena_calloc(arena, length_count, sizeof *table->lengths);
    table->steps = tsc_arena_calloc(arena, step_count, sizeof *table->steps);
    table->cells = tsc_arena_calloc(arena, length_count * step_count, sizeof *table->cells);
    if (!table->lengths || !table->steps || !table->cells)
        return tsc_error_memory(err, "the tables of the models");
    memcpy(table->lengths, lengths, length_count * sizeof *lengths);
    memcpy(table->steps, steps, step_count * sizeof *steps);
    return TSC_OK;
}

const tsc_learnt_table *tsc_tables_get(const tsc_model_tables *tables, int season)
{
    const tsc_learnt_table *plain = NULL;
    for (size_t i = 0; i < tables->count; i++) {
        if (tables->tables[i].season == season)
            return tables->tables + i;
        if (tables->tables[i].season <= 1)
            plain = tables->tables + i;
    }
    return plain;
}

static void write_rounded(tsc_buffer *text, double value)
{
    char number[TSC_NUMBER_SIZE];
    tsc_number_format_fixed(value, 5, number, sizeof number);
    tsc_buffer_add_char(text, '\t');
    tsc_buffer_add_text(text, number);
}

static void write_sizes(tsc_buffer *text, const char *name, const size_t *sizes, size_t count)
{
    tsc_buffer_add_text(text, name);
    for (size_t i = 0; i < count; i++) {
        tsc_buffer_add_char(text, '\t');
        tsc_buffer_add_integer(text, (long long)sizes[i]);
    }
    tsc_buffer_add_char(text, '\n');
}

static void write_cell(tsc_buffer *text, size_t length, size_t step, const tsc_table_cell *cell)
{
    tsc_buffer_printf(text, "weights\t%zu\t%zu", length, step);
    for (size_t j = 0; j < TSC_PATH_FEATURES; j++)
        write_rounded(text, cell->weights[j]);
    tsc_buffer_add_char(text, '\n');
    for (size_t q = 0; q < TSC_QUANTILES; q++) {
        if (q == TSC_MEDIAN)
            continue;
        tsc_buffer_printf(text, "quantile\t%zu\t%zu\t", length, step);
        tsc_buffer_add_double(text, tsc_quantile_grid[q]);
        for (size_t j = 0; j < TSC_WIDTH_FEATURES; j++)
            write_rounded(text, cell->widths[q][j]);
        tsc_buffer_add_char(text, '\n');
    }
}

void tsc_table_write(const tsc_learnt_table *table, tsc_buffer *text)
{
    tsc_buffer_printf(text, "season\t%d\n", table->season);
    write_sizes(text, "lengths", table->lengths, table->length_count);
    write_sizes(text, "steps", table->steps, table->step_count);
    for (size_t l = 0; l < table->length_count; l++)
        for (size_t s = 0; s < table->step_count; s++)
            write_cell(text, table->lengths[l], table->steps[s], table->cells + l * table->step_count + s);
}

enum { COLUMN_LIMIT = 64, TABLE_LIMIT = 8 };

struct reader {
    const char *file;
    size_t line;
    tsc_span fields[COLUMN_LIMIT];
    size_t field_count;
    size_t lengths[COLUMN_LIMIT], length_count;
    int season;
    tsc_model_tables *tables;
    tsc_learnt_table *table; /* that cells go to */
};

static tsc_status malformed(const struct reader *reader, const char *what, tsc_error *err)
{
    return tsc_error_set(err, TSC_EINPUT, reader->file, reader->line, "%s", what);
}

static bool read_sizes(const struct reader *reader, size_t *sizes, size_t *count)
{
    *count = 0;
    for (size_t i = 1; i < reader->field_count; i++) {
        long long size;
        if (!tsc_integer_parse(reader->fields[i], 1, 100000, &size) || (*count && (size_t)size <= sizes[*count - 1]))
            return false;
        sizes[(*count)++] = (size_t)size;
    }
    return *count > 0;
}

static bool find_place(const size_t *sizes, size_t count, tsc_span text, size_t *place)
{
    long long size;
    if (!tsc_integer_parse(text, 1, 100000, &size))
        return false;
    for (*place = 0; *place < count; (*place)++)
        if (sizes[*place] == (size_t)size)
            return true;
    return false;
}

static bool read_numbers(const struct reader *reader, size_t first, size_t count, double *numbers)
{
    if (reader->field_count != first + count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!tsc_number_parse(reader->fields[first + i], numbers + i))
            return false;
    return true;
}

static bool read_cell(struct reader *reader)
{
    size_t l, s, q = 0;
    double probability;
    tsc_learnt_table *table = reader->table;
    if (!table || reader->field_count < 4 || !find_place(table->lengths, table->length_count, reader->fields[1], &l) ||
        !find_place(table->steps, table->step_count, reader->fields[2], &s))
        return false;
    tsc_table_cell *cell = table->cells + l * table->step_count + s;
    if (tsc_span_equals(reader->fields[0], "weights"))
        return read_numbers(reader, 3, TSC_PATH_FEATURES, cell->weights);
    if (!tsc_number_parse(reader->fields[3], &probability))
        return false;
    while (q < TSC_QUANTILES && fabs(tsc_quantile_grid[q] - probability) > 1e-9)
        q++;
    return q < TSC_QUANTILES && read_numbers(reader, 4, TSC_WIDTH_FEATURES, cell->widths[q]);
}

static tsc_status start_table(struct reader *reader, tsc_error *err)
{
    size_t steps[COLUMN_LIMIT], count;
    if (!read_sizes(reader, steps, &count) || !reader->length_count || reader->tables->count == TABLE_LIMIT)
        return malformed(reader, "steps in ascending order are needed, after season and lengths", err);
    reader->table = reader->tables->tables + reader->tables->count++;
    return tsc_table_new(reader->season, reader->lengths, reader->length_count, steps, count, &reader->tables->arena,
                         reader->table, err);
}

static tsc_status read_line(struct reader *reader, tsc_error *err)
{
    tsc_span kind = reader->fields[0];
    long long season;
    if (tsc_span_equals(kind, "season")) {
        if (reader->field_count != 2 || !tsc_integer_parse(reader->fields[1], 1, 1000, &season))
            return malformed(reader, "a season is one number of steps in a year", err);
        reader->season = (int)season;
        reader->length_count = 0;
        return TSC_OK;
    }
    if (tsc_span_equals(kind, "lengths"))
        return read_sizes(reader, reader->lengths, &reader->length_count)
                   ? TSC_OK
                   : malformed(reader, "lengths are ascending numbers of observations", err);
    if (tsc_span_equals(kind, "steps"))
        return start_table(reader, err);
    return read_cell(reader) ? TSC_OK : malformed(reader, "no row of weights or of a quantile of this table", err);
}

tsc_status tsc_tables_read(tsc_span text, const char *file, tsc_model_tables *tables, tsc_error *err)
{
    struct reader reader = {.file = file, .season = 1, .tables = tables};
    tables->tables = tsc_arena_calloc(&tables->arena, TABLE_LIMIT, sizeof *tables->tables);
    if (!tables->tables)
        return tsc_error_memory(err, "the tables of the models");
    tsc_tsv tsv = tsc_tsv_of(text);
    while (tsc_tsv_next(&tsv)) {
        reader.line = tsv.line;
        reader.field_count = tsc_tsv_cells(tsv.row, reader.fields, COLUMN_LIMIT);
        tsc_status status = reader.field_count > COLUMN_LIMIT
                                ? malformed(&reader, "more columns than any table has", err)
                                : read_line(&reader, err);
        if (status)
            return status;
    }
    return tables->count ? TSC_OK : malformed(&reader, "no table of weights", err);
}

tsc_status tsc_model_tables_load(const char *folder, tsc_model_tables **tables, tsc_error *err)
{
    tsc_buffer path, text;
    tsc_buffer_init(&path);
    tsc_buffer_init(&text);
    *tables = calloc(1, sizeof **tables);
    tsc_status status = *tables ? TSC_OK : tsc_error_memory(err, "the tables of the models");
    if (!status && folder)
        tsc_path_join(&path, folder, "combination.tsv");
    else if (!status)
        status = tsc_data_path("models/combination.tsv", &path, err);
    if (!status)
        status = tsc_buffer_status(&path, err);
    if (!status)
        status = tsc_file_read(tsc_buffer_text(&path), 0, &text, err);
    if (!status) {
        tsc_arena_init(&(*tables)->arena);
        status =
            tsc_tables_read(tsc_span_make(tsc_buffer_text(&text), text.length), tsc_buffer_text(&path), *tables, err);
    }
    if (status) {
        tsc_model_tables_free(*tables);
        *tables = NULL;
    }
    tsc_buffer_clear(&path);
    tsc_buffer_clear(&text);
    return status;
}

void tsc_model_tables_free(tsc_model_tables *tables)
{
    if (!tables)
        return;
    tsc_arena_clear(&tables->arena);
    free(tables);
}
