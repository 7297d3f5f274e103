/* SDMX-CSV 1.0 and 2.0 (also with labels "CODE: name"), IMF IMTS and the ECB among them, and the ECB's wide file of
   reference rates. What a column means is told by its name in datasets/mappings/sdmx.tsv, never by its place;
   dimensions that are not listed become part of the commodity, so that no two observations fall together. */
#include "store/importer.h"

#include "core/number.h"
#include "core/tsv.h"

#include <math.h>
#include <stdio.h>

enum {
    SKIP,
    REPORTER,
    PARTNER,
    INDICATOR,
    UNIT,
    POWER,
    PERIOD,
    VALUE,
    VALUATION,
    COMMODITY,
    CURRENCY,
    DENOMINATION,
    ACTION,
    DIMENSION,
    ROLES
};

static const char *const role_names[ROLES] = {"skip",     "reporter",     "partner", "indicator", "unit",
                                              "power",    "period",       "value",   "valuation", "commodity",
                                              "currency", "denomination", "action",  "dimension"};

typedef struct sdmx {
    int *roles; /* of each column */
    size_t count;
    size_t at[ROLES]; /* the first column of a role */
    bool labelled;    /* fields are "CODE: name" */
    tsc_map names;    /* column name -> role + 1 */
} sdmx;

/* The name before a label, and before the mark of sub-fields: "STRUCTURE[;]", "GEO: Country". */
static tsc_span bare_name(tsc_span field)
{
    for (size_t i = 0; i < field.length; i++)
        if (field.data[i] == ':' || field.data[i] == '[')
            return tsc_span_trim(tsc_span_make(field.data, i));
    return field;
}

static bool recognizes(const tsc_csv_row *row)
{
    static const char *const first[] = {"DATAFLOW", "STRUCTURE", "KEY"};
    tsc_span name = bare_name(tsc_row_get(row, 0));
    bool started = false, period = false, value = false;
    for (size_t i = 0; i < 3; i++)
        started = started || tsc_span_equals(name, first[i]);
    for (size_t i = 1; i < row->count; i++) {
        tsc_span column = bare_name(row->fields[i]);
        period = period || tsc_span_equals(column, "TIME_PERIOD");
        value = value || tsc_span_equals(column, "OBS_VALUE");
    }
    return started && value && (period || row->count > 4);
}

/* ROLE<tab>COLUMN */
typedef struct role_reader {
    sdmx *state;
    tsc_arena *arena;
} role_reader;

static tsc_status take_role(void *context, const tsc_csv_row *row, tsc_error *err)
{
    role_reader *reader = context;
    for (int i = 0; i < ROLES && row->count == 2; i++)
        if (tsc_span_equals(row->fields[0], role_names[i])) {
            const char *name = tsc_arena_strdup(reader->arena, row->fields[1].data);
            bool good = name && tsc_map_put(&reader->state->names, tsc_span_of(name), (void *)(intptr_t)(i + 1));
            return good ? TSC_OK : tsc_error_memory(err, "the store");
        }
    return tsc_error_set(err, TSC_EINPUT, NULL, 0, "want a role and a name of a column, parted by a tab");
}

static tsc_status load_roles(tsc_importer *importer, sdmx *state, tsc_error *err)
{
    role_reader reader = {state, &importer->arena};
    tsc_map_init(&state->names);
    return tsc_tsv_read_data("mappings/sdmx.tsv", take_role, &reader, err);
}

/* Columns that are not listed: dimensions before the value, attributes behind it. */
static tsc_status begin(tsc_importer *importer, const tsc_csv_row *header, void **made, tsc_error *err)
{
    sdmx *state = tsc_arena_calloc(&importer->arena, 1, sizeof *state);
    *made = state;
    if (!state || !(state->roles = tsc_arena_calloc(&importer->arena, header->count, sizeof *state->roles)))
        return tsc_error_memory(err, "the store");
    tsc_status status = load_roles(importer, state, err);
    bool behind = false;
    for (int i = 0; i < ROLES; i++)
        state->at[i] = SIZE_MAX;
    for (size_t i = 0; !status && i < header->count; i++) {
        tsc_span name = bare_name(header->fields[i]);
        intptr_t known = (intptr_t)tsc_map_get(&state->names, name);
        int role = known ? (int)known - 1 : behind || i == 0 ? SKIP : DIMENSION;
        state->labelled = state->labelled || (name.length < header->fields[i].length && name.data[name.length] == ':');
        state->roles[i] = role;
        if (state->at[role] == SIZE_MAX)
            state->at[role] = i;
        behind = behind || role == VALUE;
    }
    tsc_map_clear(&state->names);
    state->count = header->count;
    if (!status && (state->at[VALUE] == SIZE_MAX || state->at[PERIOD] == SIZE_MAX))
        status = tsc_error_set(err, TSC_EINPUT, NULL, 0, "no column of values or of periods");
    return status;
}

static tsc_span value_of(const sdmx *state, const tsc_csv_row *row, size_t column)
{
    tsc_span field = tsc_row_get(row, column);
    if (state->labelled && column < state->count && state->roles[column] != VALUE && state->roles[column] != PERIOD)
        return bare_name(field);
    return field;
}

static bool is_total(tsc_span code)
{
    static const char *const words[] = {"", "_T", "_Z", "TOTAL", "T", "_X", "W"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tsc_span_equals(code, words[i]))
            return true;
    return false;
}

static tsc_status side_of(tsc_importer *importer, const sdmx *state, const tsc_csv_row *row, int role, tsc_place *place,
                          tsc_error *err)
{
    long long number = 0;
    tsc_span code = value_of(state, row, state->at[role]);
    if (code.length == 0)
        return TSC_OK;
    tsc_status status = tsc_importer_place(importer, code, place, err);
    if (!status && tsc_place_is_none(*place) && tsc_integer_parse(code, 0, 999, &number))
        tsc_place_from_number((int)number, place);
    return status;
}

/* Exchange rates have no reporter: one unit of the denomination in the currency, "USD/EUR". */
static bool read_rate(const sdmx *state, const tsc_csv_row *row, tsc_key *key)
{
    char unit[20];
    tsc_span currency = value_of(state, row, state->at[CURRENCY]), base = value_of(state, row, state->at[DENOMINATION]);
    if (currency.length != 3 || base.length != 3)
        return false;
    snprintf(unit, sizeof unit, "%.3s/%.3s", currency.data, base.data);
    snprintf(key->indicator, sizeof key->indicator, "exchange_rate");
    key->reporter = tsc_place_world();
    return tsc_unit_parse(tsc_span_of(unit), &key->unit);
}

static tsc_status read_measure(tsc_importer *importer, const sdmx *state, const tsc_csv_row *row, tsc_key *key,
                               double *scale, tsc_error *err)
{
    tsc_import_measure measure;
    double power = 0;
    tsc_span words = value_of(state, row, state->at[INDICATOR]), unit = value_of(state, row, state->at[UNIT]);
    if (words.length == 0)
        words = tsc_span_of("other");
    tsc_status status = tsc_importer_measure(importer, words, &measure, err);
    if (status)
        return status;
    snprintf(key->indicator, sizeof key->indicator, "%s", measure.indicator);
    key->unit = measure.unit;
    if (unit.length && tsc_unit_is(measure.unit, "number"))
        tsc_unit_parse(unit, &key->unit);
    *scale = measure.scale;
    if (tsc_number_parse(value_of(state, row, state->at[POWER]), &power))
        *scale *= pow(10, power);
    return TSC_OK;
}

static void read_dimensions(const sdmx *state, const tsc_csv_row *row, tsc_key *key)
{
    size_t length = 0;
    for (size_t i = 0; i < row->count && i < state->count; i++) {
        tsc_span code = value_of(state, row, i);
        if ((state->roles[i] != DIMENSION && state->roles[i] != COMMODITY) || is_total(code))
            continue;
        char part[sizeof key->commodity];
        tsc_identifier(code, part, sizeof part);
        int written =
            snprintf(key->commodity + length, sizeof key->commodity - length, "%s%s", length ? "-" : "", part);
        if (written < 0 || (size_t)written >= sizeof key->commodity - length)
            break;
        length += (size_t)written;
    }
}

static tsc_status take(tsc_importer *importer, void *context, const tsc_csv_row *row, tsc_error *err)
{
    const sdmx *state = context;
    tsc_key key = {0};
    tsc_period period;
    tsc_point_extra extra = {0};
    double value, scale = 1;
    tsc_status status = TSC_OK;
    tsc_span action = value_of(state, row, state->at[ACTION]), valuation = value_of(state, row, state->at[VALUATION]);
    if (tsc_span_equals(action, "D")) {
        importer->result->skipped++;
        return TSC_OK;
    }
    if (!tsc_period_read(tsc_row_get(row, state->at[PERIOD]), &period)) {
        tsc_importer_refuse(importer, state->at[PERIOD] + 1, "'%s' is no period",
                            tsc_row_get(row, state->at[PERIOD]).data);
        return TSC_OK;
    }
    if (!tsc_importer_number(importer, row, state->at[VALUE], &value))
        return TSC_OK;
    if (!read_rate(state, row, &key)) {
        status = side_of(importer, state, row, REPORTER, &key.reporter, err);
        if (!status)
            status = side_of(importer, state, row, PARTNER, &key.partner, err);
        if (!status)
            status = read_measure(importer, state, row, &key, &scale, err);
        if (status)
            return status;
        bool named = value_of(state, row, state->at[PARTNER]).length == 0 || !tsc_place_is_none(key.partner);
        if (tsc_place_is_none(key.reporter) || !named) {
            importer->result->skipped++;
            return TSC_OK;
        }
        read_dimensions(state, row, &key);
    }
    extra.note = valuation.length ? valuation.data : NULL;
    return tsc_importer_observe(importer, &key, period, value * scale, (int)state->at[VALUE], &extra, err);
}

const tsc_import_format tsc_format_sdmx = {"sdmx", recognizes, begin, take};

/* eurofxref-hist.csv: Date,USD,JPY,...: units of the currency for one euro. */
static bool is_currency(tsc_span name)
{
    tsc_unit unit;
    return name.length == 3 && tsc_unit_parse(name, &unit) && tsc_unit_is_currency(unit);
}

static bool recognizes_rates(const tsc_csv_row *row)
{
    return row->count > 2 && tsc_span_equals(row->fields[0], "Date") && is_currency(row->fields[1]) &&
           is_currency(row->fields[2]);
}

typedef struct rates {
    tsc_unit *units;
    size_t count;
} rates;

static tsc_status begin_rates(tsc_importer *importer, const tsc_csv_row *header, void **made, tsc_error *err)
{
    rates *state = tsc_arena_calloc(&importer->arena, 1, sizeof *state);
    *made = state;
    if (!state || !(state->units = tsc_arena_calloc(&importer->arena, header->count, sizeof *state->units)))
        return tsc_error_memory(err, "the store");
    state->count = header->count;
    for (size_t i = 1; i < header->count; i++) {
        char unit[20];
        snprintf(unit, sizeof unit, "%.3s/EUR", header->fields[i].data);
        if (is_currency(header->fields[i]))
            tsc_unit_parse(tsc_span_of(unit), &state->units[i]);
    }
    return TSC_OK;
}

static tsc_status take_rates(tsc_importer *importer, void *context, const tsc_csv_row *row, tsc_error *err)
{
    const rates *state = context;
    tsc_key key = {.indicator = "exchange_rate"};
    tsc_period day;
    tsc_status status = TSC_OK;
    if (!tsc_period_read(row->fields[0], &day)) {
        tsc_importer_refuse(importer, 1, "'%s' is no date", row->fields[0].data);
        return TSC_OK;
    }
    key.reporter = tsc_place_world();
    for (size_t i = 1; !status && i < row->count && i < state->count; i++) {
        double value;
        key.unit = state->units[i];
        if (!tsc_unit_is_none(key.unit) && tsc_importer_number(importer, row, i, &value))
            status = tsc_importer_observe(importer, &key, day, value, (int)i, NULL, err);
    }
    return status;
}

const tsc_import_format tsc_format_ecb_rates = {"ecb-rates", recognizes_rates, begin_rates, take_rates};
