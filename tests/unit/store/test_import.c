/* Layouts of statistics, each as a small table of our own: what is told, stored, counted and refused. */
#include "store_case.h"

#include "store/convert.h"
#include "store/import.h"

typedef struct noted {
    size_t count;
    tsc_error last;
} noted;

static void note(void *context, const tsc_error *err)
{
    noted *notes = context;
    notes->count++;
    notes->last = *err;
}

static tsc_status import_text(store_case *c, const char *name, const char *text, const char *pair,
                              tsc_import_result *result, noted *notes)
{
    char path[160];
    tsc_import_opts opts = {.notes = {note, notes}};
    if (pair) {
        assert_true(tsc_place_parse(tsc_span_make(pair, 3), &opts.pair[0]));
        assert_true(tsc_place_parse(tsc_span_of(pair + 4), &opts.pair[1]));
    }
    snprintf(path, sizeof path, "%s/%s", c->folder, name);
    *notes = (noted){0};
    assert_int_equal(tsc_file_write(path, text, strlen(text), &c->err), TSC_OK);
    tsc_status status = tsc_import_file(c->store, path, &opts, result, &c->err);
    unlink(path);
    return status;
}

static double value_at(store_case *c, const char *key, const char *period)
{
    tsc_series series = read_series(c, key);
    tsc_period wanted;
    assert_true(tsc_period_parse(tsc_span_of(period), &wanted));
    for (size_t i = 0; i < series.count; i++)
        if (series.points[i].preferred && tsc_period_same(series.points[i].period, wanted))
            return series.points[i].value;
    return (double)NAN;
}

static void a_world_bank_table_is_told_past_its_preamble(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    const char text[] =
        "\xEF\xBB\xBF\"Data Source\",\"World Development Indicators\",\r\n\r\n\"Last Updated "
        "Date\",\"2024-05-30\",\r\n\r\n"
        "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2021\",\"2022\",\r\n"
        "\"Kazakhstan\",\"KAZ\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"197112255360\",\"225496253955\",\r\n"
        "\"Aruba\",\"ABW\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"\",\"oops\",\r\n";
    assert_int_equal(import_text(c, "wb.csv", text, NULL, &result, &notes), TSC_OK);
    assert_string_equal(result.format, "worldbank");
    assert_int_equal(result.rows, 2);
    assert_int_equal(result.observations, 2);
    assert_int_equal(result.empty, 1);
    assert_int_equal(result.refused, 1);
    assert_int_equal(notes.last.line, 7);
    assert_non_null(strstr(notes.last.message, "field 6"));
    assert_true(value_at(c, "A.KAZ..gdp.USD", "2022") == 225496253955.0);
    assert_int_equal(read_series(c, "A.KAZ..gdp.USD").points[0].published.year, 2024);
}

static void comtrade_rows_may_be_one_field_longer_than_the_header(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    const char text[] =
        "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,flowCode,partnerCode,"
        "partnerISO,"
        "partner2Code,cmdCode,customsCode,motCode,netWgt,cifvalue,fobvalue,primaryValue,isAggregate\n"
        "\"C\",\"M\",\"20240101\",\"2024\",\"3\",\"202403\",\"398\",\"KAZ\",\"M\",\"504\",\"MAR\",\"0\",\"TOTAL\","
        "\"C00\",\"0\",\"5000\",\"1200\",\"\",\"1200\",\"true\",\n"
        "\"C\",\"M\",\"20240101\",\"2024\",\"3\",\"202403\",\"398\",\"KAZ\",\"M\",\"504\",\"MAR\",\"0\",\"TOTAL\","
        "\"C00\",\"2100\",\"1\",\"7\",\"\",\"7\",\"true\",\n"
        "\"C\",\"A\",\"20240101\",\"2024\",\"52\",\"2024\",\"398\",\"KAZ\",\"X\",\"0\",\"W00\",\"0\",\"1001\",\"C00\","
        "\"0\",\"\",\"\",\"900\",\"900\",\"true\",\n"
        "\"C\",\"A\"\n";
    assert_int_equal(import_text(c, "ct.csv", text, NULL, &result, &notes), TSC_OK);
    assert_string_equal(result.format, "comtrade");
    assert_true(value_at(c, "M.KAZ.MAR.imports.USD", "2024-03") == 1200);
    assert_true(value_at(c, "M.KAZ.MAR.imports.t", "2024-03") == 5);
    assert_true(value_at(c, "A.KAZ.WLD.exports.USD.1001", "2024") == 900);
    assert_string_equal(read_series(c, "M.KAZ.MAR.imports.USD").points[0].note, "CIF");
    assert_int_equal(result.skipped, 1); /* by sea only: a part of the total */
    assert_int_equal(result.refused, 1);
}

static void wits_years_may_descend_and_units_stand_in_names(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    assert_int_equal(import_text(c, "w.csv",
                                 "Reporter,Partner,Product categories,Indicator Type,Indicator,2015,2014\n"
                                 "Kazakhstan, World,All Products,Import,Imports (in US$ Mil),    30567.16,   41295.46\n"
                                 "Kazakhstan,...,...,Development,GDP (current US$ Mil),  184388.43,\n",
                                 NULL, &result, &notes),
                     TSC_OK);
    assert_string_equal(result.format, "wits-summary");
    assert_true(value_at(c, "A.KAZ.WLD.imports.USD", "2014") == 41295460000.0);
    assert_int_equal(import_text(c, "p.csv",
                                 "Reporter Name,Partner Name,Trade Flow,Indicator,2014,2015\n"
                                 "Kazakhstan,Morocco,Import,Import Partner Share (%),0.0325,0.0333\n",
                                 NULL, &result, &notes),
                     TSC_OK);
    assert_string_equal(result.format, "wits-timeseries");
    tsc_series series = read_series(c, "A.KAZ.MAR.imports.USD");
    assert_int_equal(series.count, 2);
    assert_int_equal(series.points[1].origin, TSC_ORIGIN_DERIVED);
    assert_true(fabs(series.points[1].value - 10178864.28) < 1);
    assert_true(series.points[1].low < 10.17e6 && series.points[1].high > 10.19e6);
}

static void sdmx_columns_are_told_by_name_in_any_order(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    assert_int_equal(
        import_text(c, "imts.csv",
                    "DATAFLOW,INDICATOR,COUNTRY,COUNTERPART_COUNTRY,FREQUENCY,OBS_VALUE,TIME_PERIOD,SCALE,VALUATION\n"
                    "IMF.STA:IMTS(1.0.0),XG_FOB_USD,KAZ,MAR,Q,1500000,2024-Q3,6,FOB\n"
                    "IMF.STA:IMTS(1.0.0),MG_CIF_USD,KAZ,G001,A,60000000000,2024,6,CIF\n",
                    NULL, &result, &notes),
        TSC_OK);
    assert_string_equal(result.format, "sdmx");
    assert_true(value_at(c, "Q.KAZ.MAR.exports.USD", "2024-Q3") == 1500000);
    assert_true(value_at(c, "A.KAZ.WLD.imports.USD", "2024") == 6e10);
    assert_int_equal(
        import_text(
            c, "v2.csv",
            "STRUCTURE[|];STRUCTURE_ID;ACTION;FREQ: Frequency;REF_AREA: Area;COUNTERPART_AREA: Partner;FLOW: "
            "Flow;UNIT_MEASURE: Unit;TIME_PERIOD: Time;OBS_VALUE;UNIT_MULT: Power\n"
            "dataflow;X:T(1.0);I;M: Monthly;MA: Morocco;KZ: Kazakhstan;M: Imports;USD: Dollar;2024-05;12.5;6: "
            "Millions\n"
            "dataflow;X:T(1.0);D;M: Monthly;MA: Morocco;KZ: Kazakhstan;M: Imports;USD: Dollar;2024-06;99;6: Millions\n",
            NULL, &result, &notes),
        TSC_OK);
    assert_string_equal(result.format, "sdmx");
    assert_true(value_at(c, "M.MAR.KAZ.imports.USD", "2024-05") == 12.5e6);
    assert_int_equal(result.skipped, 1);
}

static void the_ecb_gives_rates_in_both_layouts(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    assert_int_equal(
        import_text(c, "ecb.csv",
                    "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
                    "EXR.A.USD.EUR.SP00.A,A,USD,EUR,SP00,A,2024,1.0824,A\n",
                    NULL, &result, &notes),
        TSC_OK);
    assert_true(fabs(value_at(c, "A.WLD..exchange_rate.USD/EUR", "2024") - 1.0824) < 1e-12);
    assert_int_equal(
        import_text(c, "hist.csv", "Date,USD,JPY,MAD,\n2024-12-31,1.0389,163.06,N/A,\n", NULL, &result, &notes),
        TSC_OK);
    assert_string_equal(result.format, "ecb-rates");
    assert_true(fabs(value_at(c, "D.WLD..exchange_rate.JPY/EUR", "2024-12-31") - 163.06) < 1e-12);
    assert_int_equal(result.empty, 1);
}

static void dots_takes_values_and_leaves_their_status(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    assert_int_equal(import_text(c, "dot.csv",
                                 "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country "
                                 "Name,Counterpart Country Code,Attribute,2019,2020Q3,\n"
                                 "Kazakhstan,916,\"Goods, Value of Exports, Free on board (FOB), US "
                                 "Dollars\",TXG_FOB_USD,Morocco,686,Value,70.4,15,\n"
                                 "Kazakhstan,916,\"Goods, Value of Exports, Free on board (FOB), US "
                                 "Dollars\",TXG_FOB_USD,Morocco,686,Status,e,,\n",
                                 NULL, &result, &notes),
                     TSC_OK);
    assert_string_equal(result.format, "dots");
    assert_true(value_at(c, "A.KAZ.MAR.exports.USD", "2019") == 70.4);
    assert_true(value_at(c, "Q.KAZ.MAR.exports.USD", "2020-Q3") == 15);
    assert_int_equal(
        import_text(c, "panel.csv",
                    "Country Name,Country Code,Counterpart Country Name,Counterpart Country Code,Time Period,\"Goods, "
                    "Value of Imports, Cost, Insurance, Freight (CIF), US Dollars (TMG_CIF_USD)\",\n"
                    "Morocco,686,Kazakhstan,916,2018,33000,\n",
                    NULL, &result, &notes),
        TSC_OK);
    assert_string_equal(result.format, "dots-panel");
    assert_true(value_at(c, "A.MAR.KAZ.imports.USD", "2018") == 33000);
}

static void a_pair_keeps_what_concerns_it(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    const char text[] =
        "t,i,j,k,v,q\n2020,398,504,10121,12.5,   "
        "0.250\n2020,398,842,270900,1000,NA\n2020,504,398,80510,3,9\n2020,398,504,bad,1,1\n";
    assert_int_equal(import_text(c, "baci.csv", text, "KAZ-MAR", &result, &notes), TSC_OK);
    assert_string_equal(result.format, "baci");
    assert_int_equal(result.observations, 4);
    assert_int_equal(result.skipped, 1);
    assert_int_equal(result.refused, 1);
    assert_true(value_at(c, "A.KAZ.MAR.exports.USD.010121", "2020") == 12500);
    assert_true(value_at(c, "A.MAR.KAZ.exports.t.080510", "2020") == 9);
    assert_int_equal(import_text(c, "baci.csv", text, NULL, &result, &notes), TSC_OK); /* now all of it */
    assert_int_equal(result.outcome, TSC_OUTCOME_REPLACED);
    assert_true(value_at(c, "A.KAZ.USA.exports.USD.270900", "2020") == 1000000);
    assert_int_equal(import_text(c, "copy.csv", text, "KAZ-MAR", &result, &notes), TSC_OK);
    assert_int_equal(result.outcome, TSC_OUTCOME_COPY);
}

static void a_broken_file_leaves_nothing_and_names_the_line(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    tsc_store_counts counts;
    assert_int_equal(import_text(c, "b.csv",
                                 "series,period,value\nA.KAZ.MAR.exports.USD,2020,1\nA.KAZ.MAR.exports.USD,20\"21,2\n",
                                 NULL, &result, &notes),
                     TSC_EINPUT);
    assert_int_equal(c->err.line, 3);
    assert_non_null(strstr(c->err.message, "field 2"));
    assert_int_equal(
        import_text(c, "b.csv", "series,period,value\nA.KAZ.MAR.exports.USD,2020,\"1\n", NULL, &result, &notes),
        TSC_EINPUT);
    assert_int_equal(import_text(c, "u.csv", "what,is,this\n1,2,3\n", NULL, &result, &notes), TSC_EINPUT);
    assert_int_equal(tsc_store_count(c->store, &counts, &c->err), TSC_OK);
    assert_int_equal(counts.datasets + counts.observations + counts.series, 0);
}

static void rows_that_do_not_fit_the_header_are_refused(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    assert_int_equal(import_text(c, "r.csv",
                                 "series,period,value\nA.KAZ.MAR.exports.USD,2020\nA.KAZ.MAR.exports.USD,2021,1,2\n"
                                 "A.KAZ.MAR.exports.USD,2022,3,\nA.KAZ.MAR.exports.USD,2023,4\n",
                                 NULL, &result, &notes),
                     TSC_OK);
    assert_int_equal(result.refused, 2);
    assert_int_equal(result.observations, 2);
    assert_int_equal(
        import_text(c, "d.csv", "series,period,value,value\nA.KAZ.MAR.exports.USD,2020,1,2\n", NULL, &result, &notes),
        TSC_EINPUT);
    assert_non_null(strstr(c->err.message, "'value' stands twice"));
}

static void a_second_import_changes_nothing_and_a_new_release_replaces(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    assert_int_equal(
        import_text(c, "s.csv", "series,period,value\nA.KAZ.MAR.exports.USD,2020,1\n", NULL, &result, &notes), TSC_OK);
    assert_int_equal(
        import_text(c, "s.csv", "series,period,value\nA.KAZ.MAR.exports.USD,2020,1\n", NULL, &result, &notes), TSC_OK);
    assert_int_equal(result.outcome, TSC_OUTCOME_KNOWN);
    assert_int_equal(
        import_text(c, "s.csv", "series,period,value\nA.KAZ.MAR.exports.USD,2020,2\n", NULL, &result, &notes), TSC_OK);
    assert_int_equal(result.outcome, TSC_OUTCOME_REPLACED);
    tsc_series series = read_series(c, "A.KAZ.MAR.exports.USD");
    assert_int_equal(series.count, 1);
    assert_true(series.points[0].value == 2);
}

static void values_are_converted_and_deflated_on_request_only(void **state)
{
    store_case *c = *state;
    tsc_import_result result;
    noted notes;
    tsc_unit euro;
    tsc_key index;
    size_t dropped;
    assert_int_equal(import_text(c, "s.csv",
                                 "series,period,value\nA.MAR.KAZ.exports.MAD,2023,1013\nA.MAR.KAZ.exports.MAD,2024,"
                                 "994\nA.MAR.KAZ.exports.MAD,2025,9\n"
                                 "A.MAR..exchange_rate.local/USD,2023,10.13\nA.MAR..exchange_rate.local/USD,2024,9.94\n"
                                 "M.WLD..exchange_rate.USD/EUR,2024-01,1.2\nM.WLD..exchange_rate.USD/EUR,2024-02,1.3\n"
                                 "A.MAR..price_index.index,2023,100\nA.MAR..price_index.index,2024,110\n",
                                 NULL, &result, &notes),
                     TSC_OK);
    assert_int_equal(result.refused, 0);
    assert_true(tsc_unit_parse(tsc_span_of("EUR"), &euro));
    tsc_series series = read_series(c, "A.MAR.KAZ.exports.MAD");
    assert_int_equal(tsc_series_convert(c->store, &series, euro, &c->arena, &dropped, &c->err), TSC_OK);
    assert_int_equal(dropped, 2);                          /* euros are known for 2024 alone */
    assert_true(fabs(series.points[0].value - 80) < 1e-9); /* 994 / 9.94 / 1.25 */
    assert_non_null(strstr(series.points[0].note, "EUR/MAD of 2024"));
    series = read_series(c, "A.MAR.KAZ.exports.MAD");
    assert_true(tsc_key_parse(tsc_span_of("A.MAR..price_index.index"), &index));
    assert_int_equal(tsc_series_deflate(c->store, &series, &index, tsc_period_year(2023), &c->arena, &dropped, &c->err),
                     TSC_OK);
    assert_true(fabs(series.points[1].value - 994 / 1.1) < 1e-9);
    assert_string_equal(series.key.unit.code, "MAD_2023");
    assert_true(value_at(c, "A.MAR.KAZ.exports.MAD", "2024") == 994);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
    const struct CMUnitTest tests[] = {
        CASE(a_world_bank_table_is_told_past_its_preamble),
        CASE(comtrade_rows_may_be_one_field_longer_than_the_header),
        CASE(wits_years_may_descend_and_units_stand_in_names),
        CASE(sdmx_columns_are_told_by_name_in_any_order),
        CASE(the_ecb_gives_rates_in_both_layouts),
        CASE(dots_takes_values_and_leaves_their_status),
        CASE(a_pair_keeps_what_concerns_it),
        CASE(a_broken_file_leaves_nothing_and_names_the_line),
        CASE(rows_that_do_not_fit_the_header_are_refused),
        CASE(a_second_import_changes_nothing_and_a_new_release_replaces),
        CASE(values_are_converted_and_deflated_on_request_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
