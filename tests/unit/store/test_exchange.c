/* Round trips and merges: nothing is lost, nothing comes twice; corrections stay. */
#include "store_case.h"

#include "store/correction.h"
#include "store/export.h"
#include "store/import.h"

static char *slurp(store_case *c, const char *folder, const char *name)
{
    char path[160];
    tsc_buffer content;
    tsc_buffer_init(&content);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(tsc_file_read(path, 0, &content, &c->err), TSC_OK);
    return tsc_buffer_take(&content);
}

static void drop_folder(const char *folder)
{
    static const char *const names[] = {"figures.csv", "events.csv", "series.csv", "audit.csv"};
    char path[160];
    for (int i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void fill(store_case *c)
{
    tsc_figure figures[] = {
        level_of("trade_turnover", "KAZ", "MAR", 2024, 274e6), growth_of("trade_turnover", "KAZ", "MAR", 2024, 70),
        level_of("exports", "KAZ", "MAR", 2019, 70.4e6), level_of("imports", "KAZ", "MAR", 2019, 12e6),
        level_of("exports", "KAZ", "MAR", 2030, 1e9)};
    figures[4].status = TSC_TARGET;
    figures[4].bound = TSC_BOUND_AT_LEAST;
    figures[2].commodity = "wheat, \"hard\"";
    add_document(c, "odd, \"name\".txt", "words, \"quoted\"\nand broken", "2025-01-02", figures, 5, NULL, 0);
}

static void series_csv_is_a_round_trip_without_loss(void **state)
{
    store_case *c = *state;
    char first[128], second[128], table[160], other[128];
    tsc_store *again = NULL;
    tsc_import_opts opts = {0};
    tsc_import_result result;
    fill(c);
    snprintf(first, sizeof first, "%s/one", c->folder);
    snprintf(second, sizeof second, "%s/two", c->folder);
    snprintf(table, sizeof table, "%s/series.csv", first);
    snprintf(other, sizeof other, "%s/other.db", c->folder);
    assert_int_equal(tsc_store_export(c->store, first, &c->err), TSC_OK);
    assert_int_equal(tsc_store_open(other, TSC_STORE_CREATE, &again, &c->err), TSC_OK);
    assert_int_equal(tsc_import_file(again, table, &opts, &result, &c->err), TSC_OK);
    assert_int_equal(result.refused, 0);
    assert_int_equal(tsc_store_export(again, second, &c->err), TSC_OK);
    char *a = slurp(c, first, "series.csv"), *b = slurp(c, second, "series.csv");
    assert_string_equal(a, b);
    free(a);
    free(b);
    tsc_store_close(again);
    unlink(other);
    drop_folder(first);
    drop_folder(second);
}

static void a_store_that_takes_its_own_export_has_nothing_twice(void **state)
{
    store_case *c = *state;
    char folder[128], table[160];
    tsc_import_opts opts = {0};
    tsc_import_result result;
    fill(c);
    snprintf(folder, sizeof folder, "%s/one", c->folder);
    snprintf(table, sizeof table, "%s/series.csv", folder);
    assert_int_equal(tsc_store_export(c->store, folder, &c->err), TSC_OK);
    size_t before = read_series(c, "A.KAZ.MAR.trade_turnover.USD").count;
    assert_int_equal(tsc_import_file(c->store, table, &opts, &result, &c->err), TSC_OK);
    assert_int_equal(read_series(c, "A.KAZ.MAR.trade_turnover.USD").count, before);
    drop_folder(folder);
}

static void merging_brings_everything_once(void **state)
{
    store_case *c = *state;
    char other[128];
    tsc_store_counts added, counts;
    tsc_store *mine = c->store;
    tsc_figure shared = level_of("exports", "KAZ", "MAR", 2020, 1e6),
               own = level_of("exports", "KAZ", "MAR", 2021, 2e6),
               theirs = level_of("exports", "KAZ", "MAR", 2022, 3e6);
    add_document(c, "shared.txt", "shared", "", &shared, 1, NULL, 0);
    add_document(c, "same name.txt", "mine", "", &own, 1, NULL, 0);
    snprintf(other, sizeof other, "%s/other.db", c->folder);
    assert_int_equal(tsc_store_open(other, TSC_STORE_CREATE, &c->store, &c->err), TSC_OK);
    add_document(c, "other name.txt", "shared", "", &shared, 1, NULL, 0);
    add_document(c, "same name.txt", "theirs", "", &theirs, 1, NULL, 0);
    tsc_store_close(c->store);
    c->store = mine;
    assert_int_equal(tsc_store_merge(c->store, other, &added, &c->err), TSC_OK);
    assert_int_equal(added.documents, 1);
    assert_int_equal(read_series(c, "A.KAZ.MAR.exports.USD").count, 3);
    assert_int_equal(tsc_store_merge(c->store, other, &added, &c->err), TSC_OK);
    assert_int_equal(added.documents + added.copies + added.figures + added.observations, 0);
    assert_int_equal(tsc_store_count(c->store, &counts, &c->err), TSC_OK);
    assert_int_equal(counts.documents, 3);
    unlink(other);
}

static void correct(store_case *c, const char *rows)
{
    char path[128], text[600];
    snprintf(path, sizeof path, "%s/corrections.csv", c->folder);
    snprintf(text, sizeof text, "action,record,document,locator,field,value,reason\n%s", rows);
    assert_int_equal(tsc_file_write(path, text, strlen(text), &c->err), TSC_OK);
    assert_int_equal(tsc_store_correct(c->store, path, NULL, &c->err), TSC_OK);
    unlink(path);
}

static void corrections_hold_over_a_second_run(void **state)
{
    store_case *c = *state;
    tsc_figure figure = level_of("trade_turnover", "KAZ", "MAR", 2024, 274e9),
               unsure = level_of("exports", "KAZ", "MAR", 2024, 1e6);
    unsure.confidence = 0.6;
    unsure.start = 5;
    unsure.end = 8;
    tsc_figure figures[] = {figure, unsure};
    add_document(c, "a.txt", "274 bn and more", "", figures, 2, NULL, 0);
    correct(c,
            "amend,figure,a.txt,0-3,value,274000000,million was meant\naccept,figure,a.txt,5-8,,,checked by phone\n");
    for (int run = 0; run < 2; run++) {
        tsc_series series = read_series(c, "A.KAZ.MAR.trade_turnover.USD");
        assert_int_equal(series.count, 1);
        assert_true(series.points[0].value == 274e6);
        assert_int_equal(read_series(c, "A.KAZ.MAR.exports.USD").count, 1);
        add_document(c, "a.txt", run ? "274 bn and more" : "274 bn and more.", "", figures, 2, NULL,
                     0); /* and a changed file */
    }
    correct(c, "retract,document,a.txt,,,,withdrawn by the ministry\n");
    assert_int_equal(read_series(c, "A.KAZ.MAR.trade_turnover.USD").count, 0);
    correct(c, "");
    assert_true(read_series(c, "A.KAZ.MAR.trade_turnover.USD").points[0].value == 274e9);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
    const struct CMUnitTest tests[] = {
        CASE(series_csv_is_a_round_trip_without_loss),
        CASE(a_store_that_takes_its_own_export_has_nothing_twice),
        CASE(merging_brings_everything_once),
        CASE(corrections_hold_over_a_second_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
