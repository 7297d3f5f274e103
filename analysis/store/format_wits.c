/* WITS in its three layouts: partners of one year, partners by years, and a country's trade summary by years
   (descending). Measures and their units stand in names of columns or of indicators; values are thousands or millions
   of dollars as the words say. Names of countries, not codes. */
#include "store/importer.h"

#include <stdio.h>

typedef struct wits {
    tsc_period *periods;   /* of each column in wide layouts, none elsewhere */
    tsc_import_measure *measures; /* of each column in the one-year layout */
    size_t count;
} wits;

static tsc_status make_state(tsc_importer *importer, const tsc_csv_row *header, wits **made, tsc_error *err)
{
    wits *state = tsc_arena_calloc(&importer->arena, 1, sizeof *state);
    if (!state || !(state->periods = tsc_arena_calloc(&importer->arena, header->count, sizeof *state->periods)) ||
        !(state->measures = tsc_arena_calloc(&importer->arena, header->count, sizeof *state->measures)))
        return tsc_error_memory(err, "the store");
    state->count = header->count;
    *made = state;
    return TSC_OK;
}

/* "..." and nothing stand for no partner; false where the name is unknown (counted as skipped: regions of its own). */
static tsc_status side_of(tsc_importer *importer, tsc_span name, tsc_place *place, bool *known, tsc_error *err)
{
    *place = tsc_place_none();
    *known = true;
    if (name.length == 0 || tsc_span_equals(name, "..."))
        return TSC_OK;
    tsc_status status = tsc_importer_place(importer, name, place, err);
    *known = !tsc_place_is_none(*place);
    if (!status && !*known)
        importer->result->skipped++;
    return status;
}

static tsc_status sides_of(tsc_importer *importer, const tsc_csv_row *row, tsc_key *key, bool *known, tsc_error *err)
{
    bool reporter = false, partner = false;
    tsc_status status = side_of(importer, tsc_row_get(row, 0), &key->reporter, &reporter, err);
    if (!status && reporter)
        status = side_of(importer, tsc_row_get(row, 1), &key->partner, &partner, err);
    *known = reporter && partner && !tsc_place_is_none(key->reporter);
    return status;
}

static void take_measure(tsc_key *key, const tsc_import_measure *measure)
{
    snprintf(key->indicator, sizeof key->indicator, "%s", measure->indicator);
    key->unit = measure->unit;
}

static tsc_status take_years(tsc_importer *importer, const wits *state, const tsc_csv_row *row, size_t first,
                             tsc_key *key, double scale, tsc_error *err)
{
    tsc_status status = TSC_OK;
    for (size_t i = first; !status && i < row->count; i++) {
        double value;
        if (i >= state->count || state->periods[i].kind == TSC_PERIOD_NONE) {
            if (row->fields[i].length)
                tsc_importer_refuse(importer, i + 1, "a value under no year");
        } else if (tsc_importer_number(importer, row, i, &value)) {
            status = tsc_importer_observe(importer, key, state->periods[i], value * scale, (int)i, NULL, err);
        }
    }
    return status;
}

static tsc_status begin_years(tsc_importer *importer, const tsc_csv_row *header, size_t first, void **state,
                              tsc_error *err)
{
    wits *made = NULL;
    tsc_status status = make_state(importer, header, &made, err);
    for (size_t i = first; !status && i < header->count; i++)
        tsc_period_read(header->fields[i], &made->periods[i]);
    *state = made;
    return status;
}

/* One year: every column from the fifth on is a measure. */
static bool recognizes_partner(const tsc_csv_row *row)
{
    static const char *const names[] = {"Reporter Name", "Partner Name", "Year", "Trade Flow", NULL};
    return tsc_row_begins(row, names);
}

static tsc_status begin_partner(tsc_importer *importer, const tsc_csv_row *header, void **state, tsc_error *err)
{
    wits *made = NULL;
    tsc_status status = make_state(importer, header, &made, err);
    for (size_t i = 4; !status && i < header->count; i++)
        status = tsc_importer_measure(importer, header->fields[i], &made->measures[i], err);
    *state = made;
    return status;
}

static tsc_status take_partner(tsc_importer *importer, void *context, const tsc_csv_row *row, tsc_error *err)
{
    const wits *state = context;
    tsc_key key = {0};
    tsc_period period;
    bool known = false;
    tsc_status status = sides_of(importer, row, &key, &known, err);
    if (status || !known)
        return status;
    if (!tsc_period_read(tsc_row_get(row, 2), &period)) {
        tsc_importer_refuse(importer, 3, "no year");
        return TSC_OK;
    }
    for (size_t i = 4; !status && i < row->count && i < state->count; i++) {
        double value;
        if (!tsc_importer_number(importer, row, i, &value))
            continue;
        take_measure(&key, &state->measures[i]);
        status = tsc_importer_observe(importer, &key, period, value * state->measures[i].scale, (int)i, NULL, err);
    }
    return status;
}

static bool recognizes_timeseries(const tsc_csv_row *row)
{
    static const char *const names[] = {"Reporter Name", "Partner Name", "Trade Flow", "Indicator", NULL};
    return tsc_row_begins(row, names);
}

static tsc_status begin_timeseries(tsc_importer *importer, const tsc_csv_row *header, void **state, tsc_error *err)
{
    return begin_years(importer, header, 4, state, err);
}

static tsc_status take_timeseries(tsc_importer *importer, void *state, const tsc_csv_row *row, tsc_error *err)
{
    tsc_key key = {0};
    tsc_import_measure measure;
    bool known = false;
    tsc_status status = sides_of(importer, row, &key, &known, err);
    if (status || !known)
        return status;
    status = tsc_importer_measure(importer, tsc_row_get(row, 3), &measure, err);
    take_measure(&key, &measure);
    return status ? status : take_years(importer, state, row, 4, &key, measure.scale, err);
}

static bool recognizes_summary(const tsc_csv_row *row)
{
    static const char *const names[] = {"Reporter",       "Partner",   "Product categories",
                                        "Indicator Type", "Indicator", NULL};
    return tsc_row_begins(row, names);
}

static tsc_status begin_summary(tsc_importer *importer, const tsc_csv_row *header, void **state, tsc_error *err)
{
    return begin_years(importer, header, 5, state, err);
}

static bool is_whole(tsc_span product)
{
    return product.length == 0 || tsc_span_equals(product, "...") || tsc_span_equals(product, "All Products");
}

/* A summary names the flow in the indicator's type where the indicator itself does not ("Weighted Average (%)"). Flows
   without a partner are with the whole world. */
static tsc_status take_summary(tsc_importer *importer, void *state, const tsc_csv_row *row, tsc_error *err)
{
    tsc_key key = {0};
    tsc_import_measure measure;
    bool known = false;
    char words[200];
    tsc_span type = tsc_row_get(row, 3), name = tsc_row_get(row, 4), product = tsc_row_get(row, 2);
    tsc_status status = sides_of(importer, row, &key, &known, err);
    if (status || !known)
        return status;
    int length = snprintf(words, sizeof words, "%s: %s", type.data, name.data);
    if (length < 0 || (size_t)length >= sizeof words) {
        tsc_importer_refuse(importer, 5, "the indicator's name is too long");
        return TSC_OK;
    }
    status = tsc_importer_measure(importer, tsc_span_of(words), &measure, err);
    take_measure(&key, &measure);
    bool flow = strcmp(key.indicator, "exports") == 0 || strcmp(key.indicator, "imports") == 0;
    if (flow && tsc_place_is_none(key.partner))
        key.partner = tsc_place_world();
    if (!is_whole(product))
        tsc_identifier(product, key.commodity, sizeof key.commodity);
    return status ? status : take_years(importer, state, row, 5, &key, measure.scale, err);
}

const tsc_import_format tsc_format_wits_partner = {"wits-partner", recognizes_partner, begin_partner, take_partner};
const tsc_import_format tsc_format_wits_timeseries = {"wits-timeseries", recognizes_timeseries, begin_timeseries,
                                               take_timeseries};
const tsc_import_format tsc_format_wits_summary = {"wits-summary", recognizes_summary, begin_summary, take_summary};
