/* Opening, documents in, series out. */
#include "store_case.h"

#include "store/database.h"

#include <sqlite3.h>

static void a_second_run_changes_nothing(void **state)
{
    store_case *c = *state;
    tsc_figure figure = level_of("trade_turnover", "KAZ", "MAR", 2024, 274e6);
    tsc_store_counts before, after;
    assert_int_equal(add_document(c, "a.txt", "274 million", "2025-01-01", &figure, 1, NULL, 0), TSC_OUTCOME_ADDED);
    assert_int_equal(tsc_store_count(c->store, &before, &c->err), TSC_OK);
    assert_int_equal(add_document(c, "a.txt", "274 million", "2025-01-01", &figure, 1, NULL, 0), TSC_OUTCOME_KNOWN);
    assert_int_equal(tsc_store_count(c->store, &after, &c->err), TSC_OK);
    assert_memory_equal(&before, &after, sizeof before);
    assert_int_equal(after.documents, 1);
    assert_int_equal(after.figures, 1);
}

static void the_same_text_under_another_name_is_no_second_source(void **state)
{
    store_case *c = *state;
    tsc_figure figure = level_of("trade_turnover", "KAZ", "MAR", 2024, 274e6);
    tsc_store_counts counts;
    add_document(c, "b.txt", "274 million", "", &figure, 1, NULL, 0);
    assert_int_equal(add_document(c, "a.txt", "274 million", "", &figure, 1, NULL, 0), TSC_OUTCOME_COPY);
    assert_int_equal(tsc_store_count(c->store, &counts, &c->err), TSC_OK);
    assert_int_equal(counts.documents, 1);
    assert_int_equal(counts.copies, 1);
    tsc_series series = read_series(c, "A.KAZ.MAR.trade_turnover.USD");
    assert_int_equal(series.count, 1);
    assert_string_equal(series.points[0].source, "a.txt"); /* the first name in byte order, whichever came first */
}

static void a_changed_file_supersedes_its_records(void **state)
{
    store_case *c = *state;
    tsc_figure old = level_of("trade_turnover", "KAZ", "MAR", 2024, 274e6),
               new = level_of("trade_turnover", "KAZ", "MAR", 2024, 275e6);
    add_document(c, "a.txt", "274 million", "", &old, 1, NULL, 0);
    assert_int_equal(add_document(c, "a.txt", "275 million", "", &new, 1, NULL, 0), TSC_OUTCOME_REPLACED);
    tsc_series series = read_series(c, "A.KAZ.MAR.trade_turnover.USD");
    assert_int_equal(series.count, 1);
    assert_true(series.points[0].value == 275e6);
    assert_string_equal(series.points[0].sentence, "275 million");
}

static void a_copy_keeps_its_records_when_the_other_name_changes(void **state)
{
    store_case *c = *state;
    tsc_figure old = level_of("exports", "KAZ", "MAR", 2024, 1e6), new = level_of("exports", "KAZ", "MAR", 2023, 2e6);
    add_document(c, "a.txt", "one", "", &old, 1, NULL, 0);
    add_document(c, "b.txt", "one", "", &old, 1, NULL, 0);
    add_document(c, "a.txt", "two", "", &new, 1, NULL, 0);
    tsc_series series = read_series(c, "A.KAZ.MAR.exports.USD");
    assert_int_equal(series.count, 2);
    assert_string_equal(series.points[1].source, "b.txt");
}

static void a_part_year_is_never_taken_for_a_year(void **state)
{
    store_case *c = *state;
    tsc_figure figure = level_of("trade_turnover", "KAZ", "MAR", 2021, 95.1e6);
    figure.period = tsc_period_months(2021, 1, 2021, 10);
    add_document(c, "a.txt", "95.1", "", &figure, 1, NULL, 0);
    assert_int_equal(read_series(c, "A.KAZ.MAR.trade_turnover.USD").count, 0);
    assert_int_equal(read_series(c, "R.KAZ.MAR.trade_turnover.USD").count, 1);
}

static void unsure_figures_stay_out_of_series(void **state)
{
    store_case *c = *state;
    tsc_figure figure = level_of("trade_turnover", "KAZ", "MAR", 2021, 95.1e6);
    tsc_stored_figure *figures;
    size_t count;
    figure.confidence = 0.79;
    add_document(c, "a.txt", "95.1", "", &figure, 1, NULL, 0);
    assert_int_equal(read_series(c, "A.KAZ.MAR.trade_turnover.USD").count, 0);
    assert_int_equal(tsc_store_figures(c->store, 0.5, &c->arena, &figures, &count, &c->err), TSC_OK);
    assert_int_equal(count, 1);
}

static void a_turnover_has_one_key_in_either_order(void **state)
{
    store_case *c = *state;
    tsc_figure one = level_of("trade_turnover", "MAR", "KAZ", 2023, 161e6),
               two = level_of("trade_turnover", "KAZ", "MAR", 2024, 274e6);
    tsc_key *keys;
    size_t count;
    add_document(c, "a.txt", "one", "", &one, 1, NULL, 0);
    add_document(c, "b.txt", "two", "", &two, 1, NULL, 0);
    assert_int_equal(tsc_store_keys(c->store, NULL, &c->arena, &keys, &count, &c->err), TSC_OK);
    assert_int_equal(count, 1);
    assert_int_equal(read_series(c, "A.MAR.KAZ.trade_turnover.USD").count, 2);
}

static void turnover_and_balance_are_derived_where_none_is_stated(void **state)
{
    store_case *c = *state;
    tsc_figure flows[] = {
        level_of("exports", "KAZ", "MAR", 2020, 55.6e6), level_of("imports", "KAZ", "MAR", 2020, 15e6),
        level_of("exports", "KAZ", "MAR", 2019, 70.4e6), level_of("imports", "KAZ", "MAR", 2019, 12e6),
        level_of("trade_turnover", "KAZ", "MAR", 2019, 82.4e6)};
    add_document(c, "a.txt", "flows", "", flows, 5, NULL, 0);
    tsc_series turnover = read_series(c, "A.KAZ.MAR.trade_turnover.USD"),
               balance = read_series(c, "A.KAZ.MAR.trade_balance.USD");
    assert_int_equal(turnover.count, 2);
    assert_int_equal(turnover.points[0].origin, TSC_ORIGIN_STATED);
    assert_int_equal(turnover.points[1].origin, TSC_ORIGIN_DERIVED);
    assert_true(fabs(turnover.points[1].value - 70.6e6) < 1);
    assert_int_equal(balance.count, 2);
    assert_true(fabs(balance.points[1].value - 40.6e6) < 1);
}

static void a_growth_gives_the_year_before(void **state)
{
    store_case *c = *state;
    tsc_figure level = level_of("trade_turnover", "KAZ", "MAR", 2024, 274e6),
               growth = growth_of("trade_turnover", "KAZ", "MAR", 2024, 70);
    add_document(c, "a.txt", "level", "", &level, 1, NULL, 0);
    add_document(c, "b.txt", "growth", "", &growth, 1, NULL, 0);
    tsc_series series = read_series(c, "A.KAZ.MAR.trade_turnover.USD");
    assert_int_equal(series.count, 2);
    assert_int_equal(series.points[0].origin, TSC_ORIGIN_DERIVED);
    assert_true(fabs(series.points[0].value - 161.1765e6) < 100);
    assert_true(fabs(series.points[0].low - 160.411e6) < 1000 && fabs(series.points[0].high - 161.947e6) < 1000);
}

static void newer_before_older_but_a_rounded_one_yields(void **state)
{
    store_case *c = *state;
    tsc_figure exact = level_of("trade_turnover", "KAZ", "MAR", 2020, 70.6e6),
               round = level_of("trade_turnover", "KAZ", "MAR", 2020, 71e6),
               revised = level_of("trade_turnover", "KAZ", "MAR", 2020, 75e6);
    add_document(c, "a.txt", "exact", "2021-03-01", &exact, 1, NULL, 0);
    add_document(c, "b.txt", "round", "2021-12-01", &round, 1, NULL, 0);
    tsc_series series = read_series(c, "A.KAZ.MAR.trade_turnover.USD");
    assert_int_equal(series.count, 2);
    assert_true(series.points[0].preferred && series.points[0].value == 70.6e6);
    assert_false(series.points[1].preferred);
    add_document(c, "c.txt", "revised", "2022-06-01", &revised, 1, NULL, 0);
    series = read_series(c, "A.KAZ.MAR.trade_turnover.USD");
    assert_true(series.points[0].preferred && series.points[0].value == 75e6);
}

static void a_change_on_the_year_before_goes_before_one_on_other_years(void **state)
{
    store_case *c = *state;
    tsc_figure on_2013 = growth_of("trade_turnover", "KAZ", "MAR", 2020, 85.3),
               on_2019 = growth_of("trade_turnover", "KAZ", "MAR", 2020, 4);
    on_2013.base_period = tsc_period_year(2013);
    add_document(c, "old.txt", "four percent", "2021-01-01", &on_2019, 1, NULL, 0);
    add_document(c, "new.txt", "85 percent", "2022-01-01", &on_2013, 1, NULL, 0);
    tsc_series series = read_series(c, "A.KAZ.MAR.trade_turnover_growth.%");
    assert_int_equal(series.count, 2);
    assert_true(series.points[0].preferred && fabs(series.points[0].value - 4) < 1e-12);
    assert_false(tsc_point_has_other_base(&series.points[0]));
    assert_true(tsc_point_has_other_base(&series.points[1]));
}

static void targets_come_with_and_without_a_year(void **state)
{
    store_case *c = *state;
    tsc_figure dated = level_of("trade_turnover", "KAZ", "MAR", 2030, 1e9), open = dated;
    tsc_stored_target *targets;
    size_t count;
    dated.status = open.status = TSC_TARGET;
    open.period = tsc_period_none();
    open.start = 1;
    tsc_figure both[] = {dated, open};
    add_document(c, "a.txt", "targets", "2025-01-01", both, 2, NULL, 0);
    assert_int_equal(tsc_store_targets(c->store, NULL, &c->arena, &targets, &count, &c->err), TSC_OK);
    assert_int_equal(count, 2);
    assert_int_equal(targets[0].due.kind, TSC_PERIOD_NONE);
    assert_int_equal(targets[1].due.first.year, 2030);
    assert_int_equal(targets[1].stated.year, 2025);
}

static const tsc_stored_target *target_of(store_case *c, const char *key, size_t *count)
{
    tsc_key pattern;
    tsc_stored_target *targets;
    assert_true(tsc_key_parse(tsc_span_of(key), &pattern));
    assert_int_equal(tsc_store_targets(c->store, &pattern, &c->arena, &targets, count, &c->err), TSC_OK);
    return targets;
}

static void a_change_that_is_aimed_at_comes_to_a_level_of_its_series(void **state)
{
    store_case *c = *state;
    tsc_figure doubled = growth_of("trade_turnover", "MAR", "KAZ", 2030, 100),
               more = level_of("exports", "KAZ", "MAR", 2028, 50e6), cut = growth_of("imports", "KAZ", "MAR", 2027, -20);
    more.kind = TSC_FIGURE_CHANGE;
    doubled.status = more.status = cut.status = TSC_TARGET;
    doubled.base_period = tsc_period_year(2023);
    more.base_period = tsc_period_year(2024);
    tsc_figure figures[] = {level_of("trade_turnover", "KAZ", "MAR", 2023, 161e6),
                            level_of("trade_turnover", "KAZ", "MAR", 2024, 274e6),
                            level_of("exports", "KAZ", "MAR", 2024, 200e6),
                            level_of("exports", "KAZ", "MAR", 2025, 210e6), doubled, more, cut};
    for (size_t i = 0; i < 7; i++)
        figures[i].end = (figures[i].start = i) + 1;
    add_document(c, "a.txt", "seven figures", "2025-06-01", figures, 7, NULL, 0);
    tsc_series series;
    const tsc_point *base;
    size_t count;
    const tsc_stored_target *target = target_of(c, "A.KAZ.MAR.trade_turnover.USD", &count);
    assert_int_equal(count, 1);
    assert_int_equal(tsc_store_series(c->store, &(tsc_key){'A', target->key.reporter, target->key.partner, "trade_turnover",
                                                           figures[0].unit, ""}, &c->arena, &series, &c->err), TSC_OK);
    assert_true(tsc_target_concerns(target, &series.key));
    assert_false(tsc_target_lowers(target));
    assert_true(fabs(tsc_target_level(target, &series, &base) - 322e6) < 1);
    assert_int_equal(base->period.first.year, 2023);
    target = target_of(c, "A.KAZ.MAR.exports.USD", &count);
    assert_int_equal(count, 1);
    assert_false(tsc_target_concerns(target, &series.key));
    assert_int_equal(tsc_store_series(c->store, &target->key, &c->arena, &series, &c->err), TSC_OK);
    assert_true(fabs(tsc_target_level(target, &series, &base) - 250e6) < 1);
    tsc_stored_target open = *target;
    open.base_period = tsc_period_none(); /* by so much annually */
    assert_true(isnan(tsc_target_level(&open, &series, &base)));
    target = target_of(c, "A.KAZ.MAR.imports.EUR", &count);
    assert_int_equal(count, 1);
    assert_true(tsc_target_lowers(target));
    assert_true(isnan(tsc_target_level(target, &(tsc_series){.key = target->key}, &base)));
    assert_null(base);
}

static void a_target_by_a_month_is_one_of_the_yearly_series_one_of_a_quarter_is_not(void **state)
{
    store_case *c = *state;
    tsc_figure by_month = level_of("trade_turnover", "KAZ", "MAR", 2026, 5e8), of_quarter = by_month;
    by_month.status = of_quarter.status = TSC_TARGET;
    by_month.period = tsc_period_month(2026, 12);
    of_quarter.period = tsc_period_months(2026, 10, 2026, 12);
    of_quarter.start = 1;
    tsc_figure both[] = {by_month, of_quarter};
    add_document(c, "a.txt", "targets", "2025-01-01", both, 2, NULL, 0);
    size_t count;
    const tsc_stored_target *target = target_of(c, "A.KAZ.MAR.trade_turnover.USD", &count);
    tsc_key yearly = target->key;
    yearly.frequency = 'A';
    assert_int_equal(count, 1);
    assert_int_equal(target->key.frequency, 'M');
    assert_true(tsc_target_concerns(target, &yearly));
    target = target_of(c, "Q.KAZ.MAR.trade_turnover.USD", &count);
    assert_int_equal(count, 1);
    assert_false(tsc_target_concerns(target, &yearly));
}

static void a_file_that_is_no_store_is_refused_and_kept(void **state)
{
    store_case *c = *state;
    char path[128];
    tsc_store *store = NULL;
    tsc_buffer content;
    snprintf(path, sizeof path, "%s/notes.txt", c->folder);
    assert_int_equal(tsc_file_write(path, "not a store, but long enough to be looked at twice", 50, &c->err), TSC_OK);
    assert_int_equal(tsc_store_open(path, TSC_STORE_CREATE, &store, &c->err), TSC_EINPUT);
    assert_null(store);
    tsc_buffer_init(&content);
    assert_int_equal(tsc_file_read(path, 0, &content, &c->err), TSC_OK);
    assert_int_equal(content.length, 50);
    tsc_buffer_clear(&content);
    unlink(path);
    assert_int_equal(tsc_store_open(path, TSC_STORE_READ, &store, &c->err), TSC_ENOTFOUND);
    assert_int_equal(tsc_store_open(c->folder, TSC_STORE_CREATE, &store, &c->err), TSC_EINPUT);
}

static void the_file_of_another_program_is_refused_by_name_and_kept(void **state)
{
    store_case *c = *state;
    char path[128];
    sqlite3 *other = NULL;
    tsc_store *store = NULL;
    tsc_buffer before, after;
    snprintf(path, sizeof path, "%s/other.db", c->folder);
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "PRAGMA application_id=1196444487; PRAGMA user_version=1; CREATE TABLE notes(x);"
                                         "INSERT INTO notes VALUES('mine')", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    tsc_buffer_init(&before);
    tsc_buffer_init(&after);
    assert_int_equal(tsc_file_read(path, 0, &before, &c->err), TSC_OK);
    static const tsc_store_mode modes[] = {TSC_STORE_READ, TSC_STORE_WRITE, TSC_STORE_CREATE};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        assert_int_equal(tsc_store_open(path, modes[i], &store, &c->err), TSC_EINPUT);
        assert_non_null(strstr(c->err.message, "of another program"));
    }
    assert_int_equal(tsc_file_read(path, 0, &after, &c->err), TSC_OK);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.data, after.data, before.length);
    tsc_buffer_clear(&before);
    tsc_buffer_clear(&after);
    unlink(path);
}

/* A page in the middle overwritten: told when the store is opened, or at the latest when it is read. */
static void a_damaged_store_is_never_read_as_if_it_were_whole(void **state)
{
    store_case *c = *state;
    tsc_figure figure = level_of("exports", "KAZ", "MAR", 2024, 1e6);
    tsc_buffer content;
    tsc_store *store = NULL;
    char path[128];
    add_document(c, "a.txt", "one", "", &figure, 1, NULL, 0);
    tsc_buffer_init(&content);
    assert_int_equal(tsc_file_read(c->path, 0, &content, &c->err), TSC_OK);
    snprintf(path, sizeof path, "%s/damaged.db", c->folder);
    for (size_t page = 1; page * 4096 < content.length; page++) {
        char kept[64];
        memcpy(kept, content.data + page * 4096, sizeof kept);
        memset(content.data + page * 4096, 0xA5, sizeof kept);
        assert_int_equal(tsc_file_write(path, content.data, content.length, &c->err), TSC_OK);
        memcpy(content.data + page * 4096, kept, sizeof kept);
        assert_int_equal(tsc_store_open(path, TSC_STORE_READ, &store, &c->err), TSC_EINPUT);
        assert_null(store);
    }
    tsc_buffer_clear(&content);
    unlink(path);
}

/* A store whose pages are whole may still hold what none of this program wrote. */
static void a_status_that_there_is_not_is_told(void **state)
{
    static const char *const breaking[] = {"UPDATE figure SET status=7", "UPDATE figure SET bound=-3", "UPDATE figure SET kind=4294967296",
                                           "UPDATE figure SET status=0, bound=0, kind=0; UPDATE event SET status=-5",
                                           "UPDATE event SET status=0; UPDATE document SET date_origin=9"};
    store_case *c = *state;
    tsc_figure figure = level_of("exports", "KAZ", "MAR", 2024, 1e6);
    tsc_event event = {.code = "MOU_SIGN", .language = "en", .rule = ""};
    add_document(c, "a.txt", "one", "", &figure, 1, &event, 1);
    for (size_t i = 0; i < sizeof breaking / sizeof *breaking; i++) {
        tsc_stored_figure *figures = NULL;
        tsc_stored_event *events = NULL;
        tsc_stored_document *documents = NULL;
        size_t count = 0;
        assert_int_equal(tsc_db_execute(c->store, breaking[i], &c->err), TSC_OK);
        tsc_status status = tsc_store_figures(c->store, 0, &c->arena, &figures, &count, &c->err);
        assert_int_equal(status, i < 3 ? TSC_EINPUT : TSC_OK);
        if (!status)
            status = tsc_store_events(c->store, 0, &c->arena, &events, &count, &c->err);
        if (!status)
            status = tsc_store_documents(c->store, &c->arena, &documents, &count, &c->err);
        assert_int_equal(status, TSC_EINPUT);
        assert_non_null(strstr(c->err.message, "damaged"));
    }
}

static void a_rolled_back_transaction_leaves_nothing(void **state)
{
    store_case *c = *state;
    tsc_figure figure = level_of("exports", "KAZ", "MAR", 2024, 1e6);
    assert_int_equal(tsc_store_begin(c->store, &c->err), TSC_OK);
    add_document(c, "a.txt", "one", "", &figure, 1, NULL, 0);
    assert_int_equal(read_series(c, "A.KAZ.MAR.exports.USD").count, 1);
    tsc_store_rollback(c->store);
    assert_int_equal(read_series(c, "A.KAZ.MAR.exports.USD").count, 0);
}

static tsc_point preferred(tsc_period period, double value)
{
    return (tsc_point){.period = period, .value = value, .preferred = true};
}

static void steps_are_counted_from_the_first_calendar_period(void **state)
{
    store_case *c = *state;
    tsc_point points[] = {preferred(tsc_period_none(), 1),       preferred(tsc_period_months(2019, 1, 2019, 7), 2),
                          preferred(tsc_period_year(2019), 3),   preferred(tsc_period_year(2020), (double)NAN),
                          preferred(tsc_period_years(2018, 2020), 4), preferred(tsc_period_year(2022), 5)};
    const tsc_series series = {.points = points, .count = sizeof points / sizeof *points};
    tsc_series_steps steps;
    assert_int_equal(tsc_series_count_steps(&series, &c->arena, &steps, &c->err), TSC_OK);
    assert_int_equal(steps.count, 2);
    assert_int_equal(steps.times[0], 0);
    assert_int_equal(steps.times[1], 3);
    assert_true(steps.values[0] >= 3 && steps.values[0] <= 3 && steps.values[1] >= 5 && steps.values[1] <= 5);
    assert_true(tsc_period_same(steps.last, tsc_period_year(2022)));
    assert_int_equal(tsc_series_count_steps(&(tsc_series){.points = points, .count = 2}, &c->arena, &steps, &c->err),
                     TSC_OK);
    assert_int_equal(steps.count, 0);
    assert_int_equal(steps.last.kind, TSC_PERIOD_NONE);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
    const struct CMUnitTest tests[] = {
        CASE(a_second_run_changes_nothing),
        CASE(the_same_text_under_another_name_is_no_second_source),
        CASE(a_changed_file_supersedes_its_records),
        CASE(a_copy_keeps_its_records_when_the_other_name_changes),
        CASE(a_part_year_is_never_taken_for_a_year),
        CASE(unsure_figures_stay_out_of_series),
        CASE(a_turnover_has_one_key_in_either_order),
        CASE(turnover_and_balance_are_derived_where_none_is_stated),
        CASE(a_growth_gives_the_year_before),
        CASE(newer_before_older_but_a_rounded_one_yields),
        CASE(a_change_on_the_year_before_goes_before_one_on_other_years),
        CASE(targets_come_with_and_without_a_year),
        CASE(a_change_that_is_aimed_at_comes_to_a_level_of_its_series),
        CASE(a_target_by_a_month_is_one_of_the_yearly_series_one_of_a_quarter_is_not),
        CASE(a_status_that_there_is_not_is_told),
        CASE(a_file_that_is_no_store_is_refused_and_kept),
        CASE(the_file_of_another_program_is_refused_by_name_and_kept),
        CASE(a_damaged_store_is_never_read_as_if_it_were_whole),
        CASE(a_rolled_back_transaction_leaves_nothing),
        CASE(steps_are_counted_from_the_first_calendar_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
