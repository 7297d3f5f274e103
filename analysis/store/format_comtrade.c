/* UN Comtrade: downloads and API since 2022 (a header of 47 names over rows of 48 fields, the last one empty) and the
   two legacy layouts. Columns by name. Only totals over customs procedures, means of transport and second partners are
   taken: their parts are the same goods again. Values in dollars; weight in kg becomes a series of its own. */
#include "store/importer.h"

#include "core/number.h"

#include <stdio.h>

typedef struct comtrade {
    size_t period, flow, reporter_iso, reporter_number, partner_iso, partner_number, commodity, value, weight;
    size_t cif, fob, frequency;
    size_t part[3];       /* second partner, customs procedure, means of transport */
    const char *whole[3]; /* what says "all" there, apart from an empty field */
} comtrade;

static bool recognizes(const tsc_csv_row *row)
{
    static const char *const names[] = {"typeCode", "freqCode", "refPeriodId", NULL};
    return tsc_row_begins(row, names) && tsc_row_find(row, "primaryValue") != SIZE_MAX;
}

static bool recognizes_legacy(const tsc_csv_row *row)
{
    static const char *const names[] = {"Classification", "Year", "Period", "Period Desc.", "Aggregate Level", NULL};
    return tsc_row_begins(row, names) && tsc_row_find(row, "Trade Value (US$)") != SIZE_MAX;
}

static tsc_status begin(tsc_importer *importer, const tsc_csv_row *header, void **state, tsc_error *err)
{
    comtrade *at = tsc_arena_calloc(&importer->arena, 1, sizeof *at);
    *state = at;
    if (!at)
        return tsc_error_memory(err, "the store");
    *at = (comtrade){
        tsc_row_find(header, "period"),
        tsc_row_find(header, "flowCode"),
        tsc_row_find(header, "reporterISO"),
        tsc_row_find(header, "reporterCode"),
        tsc_row_find(header, "partnerISO"),
        tsc_row_find(header, "partnerCode"),
        tsc_row_find(header, "cmdCode"),
        tsc_row_find(header, "primaryValue"),
        tsc_row_find(header, "netWgt"),
        tsc_row_find(header, "cifvalue"),
        tsc_row_find(header, "fobvalue"),
        tsc_row_find(header, "freqCode"),
        {tsc_row_find(header, "partner2Code"), tsc_row_find(header, "customsCode"), tsc_row_find(header, "motCode")},
        {"0", "C00", "0"}};
    return TSC_OK;
}

static tsc_status begin_legacy(tsc_importer *importer, const tsc_csv_row *header, void **state, tsc_error *err)
{
    comtrade *at = tsc_arena_calloc(&importer->arena, 1, sizeof *at);
    *state = at;
    if (!at)
        return tsc_error_memory(err, "the store");
    *at = (comtrade){tsc_row_find(header, "Period"),
                     tsc_row_find(header, "Trade Flow Code"),
                     tsc_row_find(header, "Reporter ISO"),
                     tsc_row_find(header, "Reporter Code"),
                     tsc_row_find(header, "Partner ISO"),
                     tsc_row_find(header, "Partner Code"),
                     tsc_row_find(header, "Commodity Code"),
                     tsc_row_find(header, "Trade Value (US$)"),
                     tsc_row_find(header, "Netweight (kg)"),
                     tsc_row_find(header, "CIF Trade Value (US$)"),
                     tsc_row_find(header, "FOB Trade Value (US$)"),
                     SIZE_MAX,
                     {tsc_row_find(header, "2nd Partner Code"), tsc_row_find(header, "Customs Proc. Code"),
                      tsc_row_find(header, "Mode of Transport Code")},
                     {"0", "C00", "0"}};
    return TSC_OK;
}

static bool is_part(const comtrade *at, const tsc_csv_row *row)
{
    for (int i = 0; i < 3; i++) {
        tsc_span field = tsc_row_get(row, at->part[i]);
        if (field.length && !tsc_span_equals(field, at->whole[i]))
            return true;
    }
    return false;
}

static const char *flow_of(tsc_span code)
{
    static const char *const flows[][2] = {{"M", "imports"},     {"X", "exports"},   {"RM", "re_imports"},
                                           {"RX", "re_exports"}, {"1", "imports"},   {"2", "exports"},
                                           {"3", "re_exports"},  {"4", "re_imports"}};
    for (size_t i = 0; i < sizeof flows / sizeof *flows; i++)
        if (tsc_span_equals(code, flows[i][0]))
            return flows[i][1];
    return NULL;
}

/* The ISO code where it is one of three letters (W00 is the world), else the number. */
static bool side_of(const tsc_csv_row *row, size_t iso, size_t number, tsc_place *place)
{
    tsc_span code = tsc_row_get(row, iso), digits = tsc_row_get(row, number);
    long long value = 0;
    if (tsc_span_equals(code, "W00"))
        return *place = tsc_place_world(), true;
    if (code.length == 3 && code.data[1] >= 'A' && code.data[2] >= 'A' && tsc_place_parse(code, place))
        return true;
    return tsc_integer_parse(digits, 0, 999, &value) && tsc_place_from_number((int)value, place);
}

static tsc_status observe(tsc_importer *importer, const comtrade *at, const tsc_csv_row *row, tsc_key *key,
                          tsc_period period, tsc_error *err)
{
    double value, cif = 0, fob = 0, weight;
    tsc_point_extra extra = {0};
    bool is_cif = tsc_number_parse(tsc_row_get(row, at->cif), &cif),
         is_fob = tsc_number_parse(tsc_row_get(row, at->fob), &fob);
    tsc_status status = TSC_OK;
    tsc_unit_parse(tsc_span_of("USD"), &key->unit);
    if (tsc_importer_number(importer, row, at->value, &value)) {
        extra.note = is_cif && cif == value ? "CIF" : is_fob && fob == value ? "FOB" : NULL;
        status = tsc_importer_observe(importer, key, period, value, (int)at->value, &extra, err);
    }
    if (!status && tsc_number_parse(tsc_row_get(row, at->weight), &weight) && weight > 0) {
        tsc_unit_parse(tsc_span_of("t"), &key->unit);
        status = tsc_importer_observe(importer, key, period, weight / 1000, (int)at->weight, NULL, err);
    }
    return status;
}

static tsc_status take(tsc_importer *importer, void *state, const tsc_csv_row *row, tsc_error *err)
{
    const comtrade *at = state;
    tsc_key key = {0};
    tsc_period period;
    const char *flow = flow_of(tsc_row_get(row, at->flow));
    tsc_span commodity = tsc_row_get(row, at->commodity);
    if (is_part(at, row)) {
        importer->result->skipped++;
        return TSC_OK;
    }
    if (!flow || !tsc_period_read(tsc_row_get(row, at->period), &period)) {
        tsc_importer_refuse(importer, flow ? at->period + 1 : at->flow + 1,
                            flow ? "no period" : "no trade flow that is known");
        return TSC_OK;
    }
    if (!side_of(row, at->reporter_iso, at->reporter_number, &key.reporter) ||
        !side_of(row, at->partner_iso, at->partner_number, &key.partner)) {
        importer->result->skipped++;
        return TSC_OK;
    }
    snprintf(key.indicator, sizeof key.indicator, "%s", flow);
    if (!tsc_span_equals(commodity, "TOTAL"))
        snprintf(key.commodity, sizeof key.commodity, "%s", commodity.data);
    return observe(importer, at, row, &key, period, err);
}

const tsc_import_format tsc_format_comtrade = {"comtrade", recognizes, begin, take};
const tsc_import_format tsc_format_comtrade_legacy = {"comtrade-legacy", recognizes_legacy, begin_legacy, take};
