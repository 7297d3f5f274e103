/* IMF Direction of Trade Statistics as it was published until 2024: a time series file (periods as columns, the rows
   with attribute Value) and a panel file (measures as columns). Places by the IMF's own numbers. */
#include "store/importer.h"

#include <stdio.h>

typedef struct dots {
    tsc_period *periods;
    tsc_import_measure *measures;
    const char **notes;
    size_t count, reporter, partner, indicator, attribute, period;
} dots;

static bool recognizes_series(const tsc_csv_row *row)
{
    static const char *const names[] = {"Country Name",
                                        "Country Code",
                                        "Indicator Name",
                                        "Indicator Code",
                                        "Counterpart Country Name",
                                        "Counterpart Country Code",
                                        NULL};
    return tsc_row_begins(row, names);
}

static bool recognizes_panel(const tsc_csv_row *row)
{
    static const char *const names[] = {
        "Country Name", "Country Code", "Counterpart Country Name", "Counterpart Country Code", "Time Period", NULL};
    return tsc_row_begins(row, names);
}

/* The code in the last parentheses: "Goods, … US Dollars (TXG_FOB_USD)". */
static tsc_span code_in(tsc_span name)
{
    size_t close = name.length, open;
    while (close > 0 && name.data[close - 1] != ')')
        close--;
    for (open = close; open > 0 && name.data[open - 1] != '(';)
        open--;
    return open && close > open ? tsc_span_make(name.data + open, close - 1 - open) : name;
}

static const char *valuation_of(tsc_span code)
{
    for (size_t i = 0; i + 3 <= code.length; i++) {
        if (memcmp(code.data + i, "CIF", 3) == 0)
            return "CIF";
        if (memcmp(code.data + i, "FOB", 3) == 0)
            return "FOB";
    }
    return "";
}

static tsc_status begin(tsc_importer *importer, const tsc_csv_row *header, void **made, tsc_error *err)
{
    dots *state = tsc_arena_calloc(&importer->arena, 1, sizeof *state);
    *made = state;
    if (!state || !(state->periods = tsc_arena_calloc(&importer->arena, header->count, sizeof *state->periods)) ||
        !(state->measures = tsc_arena_calloc(&importer->arena, header->count, sizeof *state->measures)) ||
        !(state->notes = tsc_arena_calloc(&importer->arena, header->count, sizeof *state->notes)))
        return tsc_error_memory(err, "the store");
    state->count = header->count;
    state->reporter = tsc_row_find(header, "Country Code");
    state->partner = tsc_row_find(header, "Counterpart Country Code");
    state->indicator = tsc_row_find(header, "Indicator Code");
    state->attribute = tsc_row_find(header, "Attribute");
    state->period = tsc_row_find(header, "Time Period");
    tsc_status status = TSC_OK;
    for (size_t i = 5; !status && i < header->count; i++) {
        tsc_span code = code_in(header->fields[i]);
        if (state->period == SIZE_MAX)
            tsc_period_read(header->fields[i], &state->periods[i]);
        else if (code.length)
            status = tsc_importer_measure(importer, code, &state->measures[i], err);
        state->notes[i] = valuation_of(code);
    }
    return status;
}

/* The IMF's number, or where that is unknown the name beside it. */
static tsc_status side_of(tsc_importer *importer, const tsc_csv_row *row, size_t column, tsc_place *place,
                          tsc_error *err)
{
    char name[40];
    snprintf(name, sizeof name, "IMF %.20s", tsc_row_get(row, column).data ? tsc_row_get(row, column).data : "");
    tsc_status status = tsc_importer_place(importer, tsc_span_of(name), place, err);
    if (!status && tsc_place_is_none(*place))
        status = tsc_importer_place(importer, tsc_row_get(row, column - 1), place, err);
    return status;
}

static tsc_status read_sides(tsc_importer *importer, const dots *state, const tsc_csv_row *row, tsc_key *key,
                             bool *known, tsc_error *err)
{
    tsc_status status = side_of(importer, row, state->reporter, &key->reporter, err);
    if (!status)
        status = side_of(importer, row, state->partner, &key->partner, err);
    *known = !tsc_place_is_none(key->reporter) && !tsc_place_is_none(key->partner);
    importer->result->skipped += !status && !*known;
    return status;
}

static tsc_status observe(tsc_importer *importer, const tsc_csv_row *row, size_t column, const tsc_import_measure *measure,
                          const char *note, tsc_key *key, tsc_period period, tsc_error *err)
{
    double value;
    const tsc_point_extra extra = {.note = note};
    if (!tsc_importer_number(importer, row, column, &value))
        return TSC_OK;
    snprintf(key->indicator, sizeof key->indicator, "%s", measure->indicator);
    key->unit = measure->unit;
    return tsc_importer_observe(importer, key, period, value * measure->scale, (int)column, &extra, err);
}

static tsc_status take_series(tsc_importer *importer, void *context, const tsc_csv_row *row, tsc_error *err)
{
    const dots *state = context;
    tsc_key key = {0};
    tsc_import_measure measure;
    bool known = false;
    if (state->attribute != SIZE_MAX && !tsc_span_equals(tsc_row_get(row, state->attribute), "Value"))
        return TSC_OK;
    tsc_status status = read_sides(importer, state, row, &key, &known, err);
    if (!status && known)
        status = tsc_importer_measure(importer, tsc_row_get(row, state->indicator), &measure, err);
    for (size_t i = 6; !status && known && i < row->count && i < state->count; i++)
        if (state->periods[i].kind)
            status = observe(importer, row, i, &measure, valuation_of(tsc_row_get(row, state->indicator)), &key,
                             state->periods[i], err);
    return status;
}

static tsc_status take_panel(tsc_importer *importer, void *context, const tsc_csv_row *row, tsc_error *err)
{
    const dots *state = context;
    tsc_key key = {0};
    tsc_period period;
    bool known = false;
    tsc_status status = read_sides(importer, state, row, &key, &known, err);
    if (status || !known)
        return status;
    if (!tsc_period_read(tsc_row_get(row, state->period), &period)) {
        tsc_importer_refuse(importer, state->period + 1, "no period");
        return TSC_OK;
    }
    for (size_t i = 5; !status && i < row->count && i < state->count; i++)
        if (state->measures[i].indicator[0])
            status = observe(importer, row, i, &state->measures[i], state->notes[i], &key, period, err);
    return status;
}

const tsc_import_format tsc_format_dots_series = {"dots", recognizes_series, begin, take_series};
const tsc_import_format tsc_format_dots_panel = {"dots-panel", recognizes_panel, begin, take_panel};
