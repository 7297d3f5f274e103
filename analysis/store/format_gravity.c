/* CEPII Gravity: one row for each pair and year, columns by name. Flows come twice, as the origin reports its exports
   and as the destination reports its imports: a ready-made mirror. GDP and population come with every pair and are
   taken once for each country and year. Bilateral constants (distance, contiguity, common language) stay out: they are
   regressors of `gravity`, which reads such files itself, and no series. */
#include "store/importer.h"

#include <stdio.h>

/* Column, indicator, unit, scale, whether the destination reports it, and whether it is of the country alone. */
static const struct measure {
    const char *column, *indicator, *unit, *note;
    double scale;
    bool by_destination, own;
} measures[] = {
    {"tradeflow_comtrade_o", "exports", "USD", "Comtrade", 1000, false, false},
    {"tradeflow_comtrade_d", "imports", "USD", "Comtrade", 1000, true, false},
    {"tradeflow_imf_o", "exports", "USD", "IMF", 1000, false, false},
    {"tradeflow_imf_d", "imports", "USD", "IMF", 1000, true, false},
    {"tradeflow_baci", "exports_reconciled", "USD", "BACI, FOB", 1000, false, false},
    {"manuf_tradeflow_baci", "exports_manufactures", "USD", "BACI, FOB", 1000, false, false},
    {"gdp_o", "gdp", "USD", "current prices", 1000, false, true},
    {"gdp_d", "gdp", "USD", "current prices", 1000, true, true},
    {"pop_o", "population", "persons", "", 1000, false, true},
    {"pop_d", "population", "persons", "", 1000, true, true},
};

enum { MEASURES = sizeof measures / sizeof *measures };

typedef struct gravity {
    size_t year, origin, destination, at[MEASURES];
} gravity;

static bool recognizes(const tsc_csv_row *row)
{
    static const char *const names[] = {"year", "iso3_o", "iso3_d", NULL};
    for (size_t i = 0; names[i]; i++)
        if (tsc_row_find(row, names[i]) == SIZE_MAX)
            return false;
    return tsc_row_find(row, "tradeflow_comtrade_o") != SIZE_MAX || tsc_row_find(row, "distw_harmonic") != SIZE_MAX;
}

static tsc_status begin(tsc_importer *importer, const tsc_csv_row *header, void **state, tsc_error *err)
{
    gravity *at = tsc_arena_calloc(&importer->arena, 1, sizeof *at);
    *state = at;
    if (!at)
        return tsc_error_memory(err, "the store");
    at->year = tsc_row_find(header, "year");
    at->origin = tsc_row_find(header, "iso3_o");
    at->destination = tsc_row_find(header, "iso3_d");
    for (int i = 0; i < MEASURES; i++)
        at->at[i] = tsc_row_find(header, measures[i].column);
    return TSC_OK;
}

static tsc_status take_measure(tsc_importer *importer, const gravity *at, const tsc_csv_row *row, int index,
                               tsc_place origin, tsc_place destination, tsc_period year, tsc_error *err)
{
    const struct measure *measure = &measures[index];
    double value;
    tsc_key key = {0};
    tsc_point_extra extra = {.note = measure->note};
    if (at->at[index] == SIZE_MAX || !tsc_importer_number(importer, row, at->at[index], &value))
        return TSC_OK;
    key.reporter = measure->by_destination ? destination : origin;
    key.partner = measure->own ? tsc_place_none() : measure->by_destination ? origin : destination;
    snprintf(key.indicator, sizeof key.indicator, "%s", measure->indicator);
    tsc_unit_parse(tsc_span_of(measure->unit), &key.unit);
    /* A country's own value: the same row number and field for all pairs, so that the store keeps one. */
    tsc_csv_row first = *row;
    const tsc_csv_row *current = importer->current;
    first.line = measure->own ? 0 : row->line;
    importer->current = &first;
    tsc_status status = tsc_importer_observe(importer, &key, year, value * measure->scale,
                                             measure->own ? 0 : (int)at->at[index], &extra, err);
    importer->current = current;
    return status;
}

static tsc_status take(tsc_importer *importer, void *state, const tsc_csv_row *row, tsc_error *err)
{
    const gravity *at = state;
    tsc_place origin, destination;
    tsc_period year;
    if (!tsc_period_read(tsc_row_get(row, at->year), &year)) {
        tsc_importer_refuse(importer, at->year + 1, "no year");
        return TSC_OK;
    }
    if (!tsc_place_parse(tsc_row_get(row, at->origin), &origin) ||
        !tsc_place_parse(tsc_row_get(row, at->destination), &destination)) {
        tsc_importer_refuse(importer, at->origin + 1, "no ISO code of three letters");
        return TSC_OK;
    }
    tsc_status status = TSC_OK;
    for (int i = 0; !status && i < MEASURES; i++)
        status = take_measure(importer, at, row, i, origin, destination, year, err);
    return status;
}

const tsc_import_format tsc_format_gravity = {"gravity", recognizes, begin, take};
