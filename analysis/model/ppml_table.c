#include "model/ppml_table.h"

#include "core/csv.h"
#include "core/map.h"
#include "core/number.h"

#include <math.h>
#include <string.h>

enum { MAX_USED = 256 };

/* A column that the estimation needs: numbers, or words that are given codes. */
typedef struct used_column {
    tsc_span name;   /* as the specification has it */
    tsc_span source; /* the column in the table */
    bool logarithm, categorical;
    size_t index;    /* in the table */
    double *numbers; /* [room] */
    uint32_t *codes; /* [room] */
    tsc_map levels;  /* word -> code + 1 */
} used_column;

typedef struct reader {
    const char *name;
    const tsc_ppml_spec *spec;
    const tsc_notes *notes;
    tsc_arena *arena, scratch;
    tsc_ppml_table *table;
    tsc_error *err;
    used_column *used;
    size_t used_count;
    size_t room, rows;
    size_t width; /* fields of the header, 0 before it */
} reader;

static tsc_status no_memory(reader *in)
{
    return tsc_error_set(in->err, TSC_ENOMEM, in->name, 0, "out of memory for the table");
}

/* The next part of a list without outer blanks; false at the end. */
static bool next_part(tsc_span *rest, char separator, tsc_span *part)
{
    if (!tsc_span_cut(rest, separator, part))
        return false;
    *part = tsc_span_trim(*part);
    return true;
}

static tsc_span list_of(const char *text)
{
    return text && *text ? tsc_span_of(text) : tsc_span_make(NULL, 0);
}

/* "log(NAME)" gives NAME and true. */
static tsc_span column_source(tsc_span name, bool *logarithm)
{
    *logarithm = name.length > 5 && memcmp(name.data, "log(", 4) == 0 && name.data[name.length - 1] == ')';
    return *logarithm ? tsc_span_trim(tsc_span_make(name.data + 4, name.length - 5)) : name;
}

static used_column *find_used(const reader *in, tsc_span name, bool categorical)
{
    for (size_t i = 0; i < in->used_count; i++)
        if (in->used[i].categorical == categorical && tsc_span_equal(in->used[i].name, name))
            return &in->used[i];
    return NULL;
}

static tsc_status use(reader *in, tsc_span name, bool categorical)
{
    if (find_used(in, name, categorical))
        return TSC_OK;
    if (name.length == 0)
        return tsc_error_set(in->err, TSC_EUSAGE, NULL, 0, "a list of columns has an empty name in it");
    if (in->used_count == MAX_USED)
        return tsc_error_set(in->err, TSC_EUSAGE, NULL, 0, "more than %d columns are named", MAX_USED);
    used_column *column = &in->used[in->used_count++];
    *column = (used_column){.name = name, .categorical = categorical};
    column->source = categorical ? name : column_source(name, &column->logarithm);
    tsc_map_init(&column->levels);
    return TSC_OK;
}

static tsc_status use_list(reader *in, const char *list, bool categorical)
{
    tsc_span rest = list_of(list), entry, part;
    while (next_part(&rest, ',', &entry)) {
        tsc_span inner = entry;
        while (next_part(&inner, categorical ? '*' : '\0', &part)) {
            tsc_status status = use(in, part, categorical);
            if (status != TSC_OK)
                return status;
        }
    }
    return TSC_OK;
}

static tsc_status use_spec(reader *in)
{
    tsc_status status = use(in, tsc_span_of(in->spec->depvar), false);
    if (status == TSC_OK)
        status = use_list(in, in->spec->regressors, false);
    if (status == TSC_OK)
        status = use_list(in, in->spec->effects, true);
    if (status == TSC_OK)
        status = use_list(in, in->spec->clusters, true);
    return status;
}

static bool room_for_rows(reader *in)
{
    for (size_t i = 0; i < in->used_count; i++) {
        used_column *column = &in->used[i];
        if (column->categorical)
            column->codes = tsc_arena_calloc(in->arena, in->room, sizeof *column->codes);
        else
            column->numbers = tsc_arena_calloc(&in->scratch, in->room, sizeof *column->numbers);
        if (!column->codes && !column->numbers)
            return false;
    }
    return (in->table->lines = tsc_arena_calloc(in->arena, in->room, sizeof *in->table->lines)) != NULL;
}

static tsc_status take_header(reader *in, const tsc_csv_row *header)
{
    for (size_t i = 0; i < in->used_count; i++) {
        used_column *column = &in->used[i];
        column->index = tsc_csv_row_find(header, column->source);
        if (column->index == SIZE_MAX)
            return tsc_error_set(in->err, TSC_EUSAGE, in->name, header->line, "there is no column '%.*s'",
                                 (int)column->source.length, column->source.data);
    }
    in->width = header->count;
    return room_for_rows(in) ? TSC_OK : no_memory(in);
}

static bool is_missing(tsc_span field)
{
    return field.length == 0 || tsc_span_equals(field, "NA") || tsc_span_equals(field, ".") ||
           tsc_span_equals(field, "NaN");
}

/* False for what is noted as wrong. */
static bool take_number(reader *in, used_column *column, tsc_span field, size_t line)
{
    double value;
    if (!tsc_number_parse(field, &value) || (column->logarithm && value <= 0)) {
        tsc_notes_add(in->notes, TSC_EINPUT, in->name, line, "column '%.*s' has '%.*s', not a %snumber",
                      (int)column->source.length, column->source.data, (int)(field.length < 40 ? field.length : 40),
                      field.data, column->logarithm ? "positive " : "");
        in->table->refused++;
        return false;
    }
    column->numbers[in->rows] = column->logarithm ? log(value) : value;
    return true;
}

static tsc_status take_word(reader *in, used_column *column, tsc_span field)
{
    size_t code = (size_t)tsc_map_get(&column->levels, field);
    if (code == 0) {
        char *copy = tsc_arena_strndup(&in->scratch, field.data, field.length);
        code = column->levels.count + 1;
        if (!copy || !tsc_map_put(&column->levels, tsc_span_make(copy, field.length), (void *)code))
            return no_memory(in);
    }
    column->codes[in->rows] = (uint32_t)(code - 1);
    return TSC_OK;
}

static bool is_complete(const reader *in, const tsc_csv_row *row)
{
    for (size_t i = 0; i < in->used_count; i++)
        if (is_missing(row->fields[in->used[i].index]))
            return false;
    return true;
}

static tsc_status take_fields(reader *in, const tsc_csv_row *row)
{
    for (size_t i = 0; i < in->used_count; i++) {
        used_column *column = &in->used[i];
        tsc_span field = row->fields[column->index];
        if (!column->categorical && !take_number(in, column, field, row->line))
            return TSC_OK;
        if (column->categorical && take_word(in, column, field) != TSC_OK)
            return TSC_ENOMEM;
    }
    if (!in->spec->positive || in->used[0].numbers[in->rows] > 0)
        in->table->lines[in->rows++] = row->line;
    return TSC_OK;
}

static tsc_status take_row(void *context, const tsc_csv_row *row, tsc_error *err)
{
    reader *in = context;
    (void)err; /* is in->err */
    if (in->width == 0)
        return take_header(in, row);
    if (row->count != in->width) {
        tsc_notes_add(in->notes, TSC_EINPUT, in->name, row->line, "the row has %zu fields, the header %zu", row->count,
                      in->width);
        in->table->refused++;
        return TSC_OK;
    }
    if (!is_complete(in, row)) {
        in->table->missing++;
        return TSC_OK;
    }
    return take_fields(in, row);
}

/* Numbers of factors and their crosses; the names of a list in arena. */
static tsc_status make_factor(reader *in, tsc_span entry, tsc_ppml_factor *factor)
{
    char *name = tsc_arena_strndup(in->arena, entry.data, entry.length);
    if (!name)
        return no_memory(in);
    tsc_span rest = entry, part;
    bool any = false;
    while (next_part(&rest, '*', &part)) {
        const used_column *column = find_used(in, part, true);
        tsc_ppml_factor single = {.name = name, .codes = column->codes, .levels = column->levels.count};
        tsc_ppml_factor so_far = *factor;
        *factor = single;
        if (any) {
            tsc_status status = tsc_ppml_cross(&so_far, &single, in->rows, name, in->arena, factor, in->err);
            if (status != TSC_OK)
                return status;
        }
        any = true;
    }
    return TSC_OK;
}

static tsc_status make_factors(reader *in, const char *list, tsc_ppml_factor **factors, size_t *count)
{
    tsc_span rest = list_of(list), entry;
    *factors = tsc_arena_calloc(in->arena, MAX_USED, sizeof **factors);
    if (!*factors)
        return no_memory(in);
    while (next_part(&rest, ',', &entry)) {
        tsc_status status = make_factor(in, entry, &(*factors)[*count]);
        if (status != TSC_OK)
            return status;
        (*count)++;
    }
    return TSC_OK;
}

static tsc_status make_panel(reader *in)
{
    tsc_ppml_panel *panel = &in->table->panel;
    tsc_ppml_factor *effects, *clusters;
    size_t regressors = 0;
    double *x = tsc_arena_calloc(in->arena, in->used_count * in->rows + 1, sizeof *x);
    const char **names = tsc_arena_calloc(in->arena, in->used_count + 1, sizeof *names);
    if (!x || !names)
        return no_memory(in);
    double *y = tsc_arena_calloc(in->arena, in->rows + 1, sizeof *y);
    if (!y)
        return no_memory(in);
    memcpy(y, in->used[0].numbers, in->rows * sizeof *y);
    for (size_t i = 1; i < in->used_count; i++) {
        const used_column *column = &in->used[i];
        if (column->categorical)
            continue;
        memcpy(x + regressors * in->rows, column->numbers, in->rows * sizeof *x);
        names[regressors] = tsc_arena_strndup(in->arena, column->name.data, column->name.length);
        if (!names[regressors++])
            return no_memory(in);
    }
    *panel = (tsc_ppml_panel){.rows = in->rows, .depvar = in->spec->depvar, .y = y, .x = x, .names = names};
    panel->regressor_count = regressors;
    tsc_status status = make_factors(in, in->spec->effects, &effects, &panel->effect_count);
    if (status == TSC_OK)
        status = make_factors(in, in->spec->clusters, &clusters, &panel->cluster_count);
    if (status != TSC_OK)
        return status;
    panel->effects = effects;
    panel->clusters = clusters;
    if (panel->cluster_count > TSC_PPML_CLUSTERS)
        return tsc_error_set(in->err, TSC_EUSAGE, NULL, 0, "clustering in more than %d ways", TSC_PPML_CLUSTERS);
    return TSC_OK;
}

/* No fewer than the text has rows: a line ends with LF, with CR or with both. */
static size_t count_lines(tsc_span text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.length; i++)
        count += text.data[i] == '\n' || (text.data[i] == '\r' && i + 1 < text.length && text.data[i + 1] != '\n');
    return count;
}

static tsc_status read_all(reader *in, tsc_span text)
{
    const tsc_csv_opts opts = {.delimiter = in->spec->delimiter};
    in->room = count_lines(text);
    tsc_status status = use_spec(in);
    if (status == TSC_OK)
        status = tsc_csv_read_text(in->name, text, &opts, take_row, in, in->err);
    if (status == TSC_OK && in->width == 0)
        status = tsc_error_set(in->err, TSC_EINPUT, in->name, 0, "the file is empty");
    if (status == TSC_OK)
        status = make_panel(in);
    if (status == TSC_OK && in->rows == 0)
        status = tsc_error_set(in->err, TSC_EINPUT, in->name, 0, "no complete row is left");
    return status;
}

tsc_status tsc_ppml_table_read(const char *name, tsc_span text, const tsc_ppml_spec *spec, const tsc_notes *notes,
                               tsc_arena *arena, tsc_ppml_table *table, tsc_error *err)
{
    *table = (tsc_ppml_table){0};
    reader in = {.name = name, .spec = spec, .notes = notes, .arena = arena, .table = table, .err = err};
    tsc_arena_init(&in.scratch);
    in.used = tsc_arena_calloc(&in.scratch, MAX_USED, sizeof *in.used);
    tsc_status status = in.used ? read_all(&in, text) : no_memory(&in);
    for (size_t i = 0; i < in.used_count; i++)
        tsc_map_clear(&in.used[i].levels);
    tsc_arena_clear(&in.scratch);
    return status;
}
