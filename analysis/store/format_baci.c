/* CEPII BACI: flows (t,i,j,k,v,q: thousand dollars, FOB, tonnes) and its lists of countries and products. */
#include "store/importer.h"

#include "core/number.h"

#include <stdio.h>

static bool recognizes_flows(const tsc_csv_row *row)
{
    static const char *const names[] = {"t", "i", "j", "k", "v", "q", NULL};
    return row->count == 6 && tsc_row_begins(row, names);
}

/* Places by their number, looked up once: a release has eleven million rows of two places each. */
typedef struct baci {
    tsc_place places[1000];
    bool known[1000], asked[1000];
} baci;

static tsc_status begin(tsc_importer *importer, const tsc_csv_row *header, void **state, tsc_error *err)
{
    (void)header;
    *state = tsc_arena_calloc(&importer->arena, 1, sizeof(baci));
    return *state ? TSC_OK : tsc_error_memory(err, "the store");
}

static bool side_of(baci *state, tsc_span number, tsc_place *place)
{
    long long value = 0;
    if (!tsc_integer_parse(number, 0, 999, &value))
        return false;
    if (!state->asked[value]) {
        state->known[value] = tsc_place_from_number((int)value, &state->places[value]);
        state->asked[value] = true;
    }
    *place = state->places[value];
    return state->known[value];
}

/* Products lose their leading zeros in BACI: 10121 is 010121. */
static bool product_of(tsc_span code, char *text, size_t size)
{
    long long value = 0;
    if (code.length > 6 || !tsc_integer_parse(code, 0, 999999, &value))
        return false;
    snprintf(text, size, "%06lld", value);
    return true;
}

static tsc_status take_flow(tsc_importer *importer, void *state, const tsc_csv_row *row, tsc_error *err)
{
    static const tsc_point_extra extra = {.note = "FOB, reconciled by CEPII"};
    tsc_key key = {.indicator = "exports"};
    tsc_period period;
    double value;
    if (row->count != 6 || !tsc_period_read(row->fields[0], &period)) {
        tsc_importer_refuse(importer, row->count == 6 ? 1 : 0,
                            "want year, exporter, importer, product, value and quantity");
        return TSC_OK;
    }
    if (!product_of(row->fields[3], key.commodity, sizeof key.commodity)) {
        tsc_importer_refuse(importer, 4, "'%s' is no HS code of six digits", row->fields[3].data);
        return TSC_OK;
    }
    if (!side_of(state, row->fields[1], &key.reporter) || !side_of(state, row->fields[2], &key.partner)) {
        importer->result->skipped++;
        return TSC_OK;
    }
    tsc_status status = TSC_OK;
    if (tsc_importer_number(importer, row, 4, &value)) {
        tsc_unit_parse(tsc_span_of("USD"), &key.unit);
        status = tsc_importer_observe(importer, &key, period, value * 1000, 4, &extra, err);
    }
    if (!status && tsc_importer_number(importer, row, 5, &value)) {
        tsc_unit_parse(tsc_span_of("t"), &key.unit);
        status = tsc_importer_observe(importer, &key, period, value, 5, NULL, err);
    }
    return status;
}

static bool recognizes_countries(const tsc_csv_row *row)
{
    static const char *const old[] = {"country_code",     "country_name_abbreviation", "country_name_full",
                                      "iso_2digit_alpha", "iso_3digit_alpha",          NULL};
    static const char *const new[] = {"country_code", "country_name", "country_iso2", "country_iso3", NULL};
    return tsc_row_begins(row, old) || tsc_row_begins(row, new);
}

/* The full name stands before the two ISO codes, which are the last columns in both releases. */
static tsc_status take_country(tsc_importer *importer, void *state, const tsc_csv_row *row, tsc_error *err)
{
    (void)state;
    if (row->count < 4) {
        tsc_importer_refuse(importer, 0, "want a code, a name and two ISO codes");
        return TSC_OK;
    }
    return tsc_importer_code(importer, "baci_country", row->fields[0], row->fields[row->count - 3],
                             row->fields[row->count - 1], err);
}

static bool recognizes_products(const tsc_csv_row *row)
{
    static const char *const names[] = {"code", "description", NULL};
    return row->count == 2 && tsc_row_begins(row, names);
}

static tsc_status take_product(tsc_importer *importer, void *state, const tsc_csv_row *row, tsc_error *err)
{
    char code[8];
    (void)state;
    if (row->count != 2 || !product_of(row->fields[0], code, sizeof code)) {
        tsc_importer_refuse(importer, 1, "no HS code of six digits");
        return TSC_OK;
    }
    return tsc_importer_code(importer, "hs", tsc_span_of(code), row->fields[1], tsc_span_of(""), err);
}

const tsc_import_format tsc_format_baci = {"baci", recognizes_flows, begin, take_flow};
const tsc_import_format tsc_format_baci_countries = {"baci-countries", recognizes_countries, begin, take_country};
const tsc_import_format tsc_format_baci_products = {"baci-products", recognizes_products, begin, take_product};
