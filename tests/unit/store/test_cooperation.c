/* Occasions, commitments and the index: copies, retellings and repetitions change nothing. */
#include "store_case.h"

#include "store/cooperation.h"

static tsc_event act_of(const char *code, tsc_event_status status, const char *date, const char *due)
{
    tsc_event event = {.code = code,
                       .status = status,
                       .actor_count = 2,
                       .confidence = 0.9,
                       .end = 3,
                       .language = "en",
                       .rule = "test"};
    assert_true(tsc_place_parse(tsc_span_of("KAZ"), &event.actors[0]));
    assert_true(tsc_place_parse(tsc_span_of("MAR"), &event.actors[1]));
    event.date = event.due = tsc_period_none();
    if (*date)
        assert_true(tsc_period_parse(tsc_span_of(date), &event.date));
    if (*due)
        assert_true(tsc_period_parse(tsc_span_of(due), &event.due));
    return event;
}

static void tell(store_case *c, const char *name, const char *date, tsc_event event)
{
    add_document(c, name, name, date, NULL, 0, &event, 1);
}

static tsc_cooperation read_all(store_case *c, const char *as_of)
{
    tsc_place pair[2];
    tsc_date today = {0, 0, 0};
    tsc_cooperation cooperation;
    assert_true(tsc_place_parse(tsc_span_of("KAZ"), &pair[0]) && tsc_place_parse(tsc_span_of("MAR"), &pair[1]));
    if (*as_of)
        assert_true(tsc_date_parse(tsc_span_of(as_of), &today));
    assert_int_equal(tsc_cooperation_read(c->store, pair, 0.8, today, &c->arena, &cooperation, &c->err), TSC_OK);
    return cooperation;
}

static tsc_index_point *index_of(store_case *c, char frequency, size_t *count)
{
    tsc_place pair[2];
    tsc_index_point *points;
    assert_true(tsc_place_parse(tsc_span_of("KAZ"), &pair[0]) && tsc_place_parse(tsc_span_of("MAR"), &pair[1]));
    assert_int_equal(tsc_cooperation_index(c->store, pair, frequency, &c->arena, &points, count, &c->err), TSC_OK);
    return points;
}

static double total_of(store_case *c, char frequency, size_t *missing)
{
    size_t count;
    double total = 0;
    tsc_index_point *points = index_of(c, frequency, &count);
    *missing = 0;
    for (size_t i = 0; i < count; i++) {
        *missing += points[i].missing;
        total += points[i].missing ? 0 : points[i].total;
        assert_true(points[i].missing == (isnan(points[i].total) != 0));
    }
    return total;
}

static void the_same_news_in_other_words_changes_no_index(void **state)
{
    store_case *c = *state;
    size_t missing;
    tell(c, "a", "2024-09-12", act_of("VISIT", TSC_EVENT_DONE, "2024-09-10/2024-09-11", ""));
    tell(c, "b", "2024-10-02", act_of("MOU_SIGN", TSC_EVENT_DONE, "2024-10-01", ""));
    double before = total_of(c, 'M', &missing);
    tell(c, "copy of a", "2024-09-13", act_of("VISIT", TSC_EVENT_DONE, "2024-09-10/2024-09-11", ""));
    tell(c, "vaguer", "2024-09-30", act_of("VISIT", TSC_EVENT_DONE, "2024-09", ""));
    tell(c, "a day off", "2024-09-12", act_of("VISIT", TSC_EVENT_DONE, "2024-09-12", ""));
    assert_true(fabs(total_of(c, 'M', &missing) - before) < 1e-12);
    tsc_cooperation cooperation = read_all(c, "");
    assert_int_equal(cooperation.occasion_count, 2);
    assert_int_equal(cooperation.occasions[0].document_count, 4);
    assert_int_equal(cooperation.occasions[0].event.date.kind, TSC_PERIOD_DAY); /* the sharpest report */
}

static void two_acts_of_one_document_stay_two(void **state)
{
    store_case *c = *state;
    tsc_event two[] = {act_of("MOU_SIGN", TSC_EVENT_DONE, "2024-10-01", ""),
                       act_of("MOU_SIGN", TSC_EVENT_DONE, "2024-10-01", "")};
    two[1].start = 10;
    add_document(c, "a", "text of a", "2024-10-01", NULL, 0, two, 2);
    add_document(c, "b", "text of b", "2024-10-01", NULL, 0, two, 2);
    assert_int_equal(read_all(c, "").occasion_count, 2);
}

static void the_order_of_documents_changes_nothing(void **state)
{
    store_case *c = *state;
    static const char *const dates[] = {"2024-03-01", "2024-03-03", "2024-03", "2024-03-05", "2024", "2024-05-01"};
    size_t missing;
    double totals[2];
    for (int turn = 0; turn < 2; turn++) {
        tsc_store_close(c->store);
        unlink(c->path);
        assert_int_equal(tsc_store_open(c->path, TSC_STORE_CREATE, &c->store, &c->err), TSC_OK);
        for (size_t i = 0; i < 6; i++) {
            size_t at = turn ? 5 - i : i;
            char name[8] = {(char)('a' + (int)at), 0};
            tell(c, name, "2024-05-02", act_of("MEET", TSC_EVENT_DONE, dates[at], ""));
        }
        totals[turn] = total_of(c, 'A', &missing);
    }
    assert_true(totals[0] == totals[1]);
}

static void a_promise_restated_counts_once_and_is_not_kept(void **state)
{
    store_case *c = *state;
    size_t missing;
    tell(c, "0", "2024-01-10", act_of("AIR_LINK", TSC_EVENT_COMMITTED, "2024-01-10", "2025"));
    double before = total_of(c, 'A', &missing);
    for (int i = 1; i <= 10; i++) {
        char name[32], date[32];
        snprintf(name, sizeof name, "again %d", i);
        snprintf(date, sizeof date, "2024-%02d-20", i);
        tell(c, name, date,
             act_of("AIR_LINK", i % 2 ? TSC_EVENT_PLANNED : TSC_EVENT_COMMITTED, date, i % 3 ? "2025" : ""));
    }
    assert_true(fabs(total_of(c, 'A', &missing) - before) < 1e-12);
    tsc_cooperation cooperation = read_all(c, "2024-12-31");
    assert_int_equal(cooperation.commitment_count, 1);
    assert_int_equal(cooperation.commitments[0].state, TSC_COMMITMENT_RESTATED);
    assert_int_equal(cooperation.commitments[0].restatements, 10);
    assert_int_equal(cooperation.commitments[0].days_left, 365);
    cooperation = read_all(c, "2026-01-01");
    assert_int_equal(cooperation.commitments[0].state, TSC_COMMITMENT_OVERDUE);
}

static void a_promise_is_kept_by_the_act_only(void **state)
{
    store_case *c = *state;
    tell(c, "p", "2024-01-10", act_of("EMB_OPEN", TSC_EVENT_COMMITTED, "2024-01-10", "2024-06"));
    tell(c, "other", "2024-06-10", act_of("CONSULATE", TSC_EVENT_DONE, "2024-06-10", ""));
    assert_int_equal(read_all(c, "2024-06-10").commitments[0].state, TSC_COMMITMENT_DUE);
    tell(c, "kept", "2024-07-02", act_of("EMB_OPEN", TSC_EVENT_DONE, "2024-07-01", ""));
    tsc_cooperation cooperation = read_all(c, "2024-08-01");
    assert_int_equal(cooperation.commitments[0].state, TSC_COMMITMENT_FULFILLED);
    assert_string_equal(cooperation.commitments[0].end->reports[0]->document, "kept");
}

static void an_act_before_the_promise_does_not_keep_it(void **state)
{
    store_case *c = *state;
    tell(c, "old", "2016-12-01", act_of("VISIT", TSC_EVENT_DONE, "2016-11-30", ""));
    tell(c, "p", "2024-01-10", act_of("VISIT", TSC_EVENT_PLANNED, "2024-01-10", ""));
    assert_int_equal(read_all(c, "2024-02-01").commitments[0].state, TSC_COMMITMENT_OPEN);
}

static void a_summit_years_later_keeps_no_promise_but_an_embassy_opened_late_does(void **state)
{
    store_case *c = *state;
    tell(c, "a", "2017-08-01", act_of("MULTI_EVENT", TSC_EVENT_PLANNED, "2017-08-01", "2017-09-10"));
    tell(c, "b", "2017-08-02", act_of("EMB_OPEN", TSC_EVENT_COMMITTED, "2017-08-02", "2018"));
    tell(c, "c", "2025-05-30", act_of("MULTI_EVENT", TSC_EVENT_DONE, "2025-05-29", ""));
    tell(c, "d", "2025-06-30", act_of("EMB_OPEN", TSC_EVENT_DONE, "2025-06-29", ""));
    tsc_cooperation cooperation = read_all(c, "2025-07-01");
    assert_int_equal(cooperation.commitment_count, 2);
    assert_int_equal(cooperation.commitments[0].state, TSC_COMMITMENT_OVERDUE);
    assert_int_equal(cooperation.commitments[1].state, TSC_COMMITMENT_FULFILLED);
}

static void the_summit_of_one_year_is_not_that_of_another(void **state)
{
    store_case *c = *state;
    tell(c, "a", "2017-08-01", act_of("MULTI_EVENT", TSC_EVENT_PLANNED, "2017-08-01", ""));
    tell(c, "b", "2025-02-28", act_of("MULTI_EVENT", TSC_EVENT_PLANNED, "2025-02-28", "2025-05"));
    tell(c, "c", "2025-03-20", act_of("MULTI_EVENT", TSC_EVENT_PLANNED, "2025-03-20", ""));
    tsc_cooperation cooperation = read_all(c, "2025-04-01");
    assert_int_equal(cooperation.commitment_count, 2);
    assert_int_equal(cooperation.commitments[0].promise->document_count, 2);
}

static void a_later_date_supersedes_and_a_refusal_cancels(void **state)
{
    store_case *c = *state;
    size_t missing;
    tell(c, "p", "2024-01-10", act_of("JOINT_COMM", TSC_EVENT_PLANNED, "2024-01-10", "2024-05"));
    double before = total_of(c, 'A', &missing);
    tell(c, "later", "2024-05-20", act_of("JOINT_COMM", TSC_EVENT_PLANNED, "2024-05-20", "2024-11"));
    assert_true(fabs(total_of(c, 'A', &missing) - before) < 1e-12);
    tsc_cooperation cooperation = read_all(c, "2024-06-01");
    assert_int_equal(cooperation.commitment_count, 2);
    assert_int_equal(cooperation.commitments[0].state, TSC_COMMITMENT_SUPERSEDED);
    assert_int_equal(cooperation.commitments[1].state, TSC_COMMITMENT_OPEN);
    tell(c, "off", "2024-10-01", act_of("JOINT_COMM", TSC_EVENT_CANCELLED, "2024-10-01", ""));
    cooperation = read_all(c, "2024-10-02");
    assert_int_equal(cooperation.commitments[1].state, TSC_COMMITMENT_CANCELLED);
}

static void months_without_documents_are_missing_and_stocks_go_on(void **state)
{
    store_case *c = *state;
    size_t count;
    tell(c, "a", "2024-01-15", act_of("AGR_INFORCE", TSC_EVENT_DONE, "2024-01-15", ""));
    tell(c, "b", "2024-07-15", act_of("MEET", TSC_EVENT_DONE, "2024-07-15", ""));
    tsc_index_point *points = index_of(c, 'M', &count);
    assert_int_equal(count, 7);
    assert_true(fabs(points[0].material - 7.75) < 1e-12 && points[0].verbal == 0);
    for (size_t i = 1; i < 6; i++)
        assert_true(points[i].missing);
    assert_true(fabs(points[6].stock6 - (7.75 / 2 + 1.75)) < 1e-9); /* half is left after six months */
    assert_true(fabs(points[6].stock3 - (7.75 / 4 + 1.75)) < 1e-9);
    tsc_series series = read_series(c, "M.KAZ.MAR.cooperation_index.points");
    assert_int_equal(series.count, 2);
}

static void a_document_of_a_year_alone_counts_in_its_year_and_in_no_month(void **state)
{
    store_case *c = *state;
    size_t count;
    tell(c, "a", "2023", act_of("MEET", TSC_EVENT_DONE, "2023", ""));
    index_of(c, 'M', &count);
    assert_int_equal(count, 0);
    tsc_index_point *points = index_of(c, 'A', &count);
    assert_int_equal(count, 1);
    assert_true(!points[0].missing && fabs(points[0].total - 1.75) < 1e-12 && points[0].documents == 1);
    tell(c, "b", "2024-07-15", act_of("MEET", TSC_EVENT_DONE, "2024-07-15", ""));
    points = index_of(c, 'A', &count);
    assert_int_equal(count, 2);
    assert_true(fabs(points[1].stock6 - 1.75) < 1e-12); /* what has no month is in no stock */
}

static tsc_event in_sector(tsc_event event, const char *sector)
{
    event.sector = sector;
    return event;
}

static void a_paper_on_one_field_is_not_one_on_another_but_may_be_one_of_none(void **state)
{
    store_case *c = *state;
    tell(c, "a", "2024-10-02", in_sector(act_of("MOU_SIGN", TSC_EVENT_DONE, "2024-10-01", ""), "health"));
    tell(c, "b", "2024-10-02", in_sector(act_of("MOU_SIGN", TSC_EVENT_DONE, "2024-10-01", ""), "energy"));
    assert_int_equal(read_all(c, "").occasion_count, 2);
    tell(c, "c", "2024-10-03", in_sector(act_of("MOU_SIGN", TSC_EVENT_DONE, "2024-10-01", ""), "diplomacy"));
    assert_int_equal(read_all(c, "").occasion_count, 2);
}

static void the_forum_of_one_field_keeps_no_promise_of_another(void **state)
{
    store_case *c = *state;
    tell(c, "a", "2024-03-02", in_sector(act_of("MULTI_EVENT", TSC_EVENT_PLANNED, "2024-03-02", "2024"), "religion"));
    tell(c, "b", "2024-06-02", in_sector(act_of("MULTI_EVENT", TSC_EVENT_DONE, "2024-06-01", ""), "security"));
    assert_int_equal(read_all(c, "").commitments[0].state, TSC_COMMITMENT_DUE);
    tell(c, "c", "2024-07-02", in_sector(act_of("MULTI_EVENT", TSC_EVENT_DONE, "2024-07-01", ""), "religion"));
    assert_int_equal(read_all(c, "").commitments[0].state, TSC_COMMITMENT_FULFILLED);
}

static void today_is_the_last_day_that_a_document_knows_of(void **state)
{
    store_case *c = *state;
    tsc_date today;
    tell(c, "a", "2024", act_of("MEET", TSC_EVENT_PLANNED, "2024", "2024-11-30"));
    assert_int_equal(tsc_store_newest_date(c->store, &today, &c->err), TSC_OK);
    assert_int_equal(tsc_date_compare(today, (tsc_date){2024, 1, 1}), 0);
    tell(c, "b", "2024", act_of("MEET", TSC_EVENT_DONE, "2024-05-20", ""));
    assert_int_equal(tsc_store_newest_date(c->store, &today, &c->err), TSC_OK);
    assert_int_equal(tsc_date_compare(today, (tsc_date){2024, 5, 20}), 0);
    tell(c, "c", "2024-03-01", act_of("MEET", TSC_EVENT_DONE, "2024-09-20", "")); /* not in March */
    assert_int_equal(tsc_store_newest_date(c->store, &today, &c->err), TSC_OK);
    assert_int_equal(tsc_date_compare(today, (tsc_date){2024, 5, 20}), 0);
}

static void weights_may_be_the_users_own(void **state)
{
    store_case *c = *state;
    char path[128];
    size_t missing;
#define COLUMNS "code\tlabel\tgroup\tplover\tcameo\tdone\tfuture\tsector\n"
    const char own[] = COLUMNS "MEET\tTalks\tcontact\tCONSULT\t040\t4.5\t2\tdiplomacy\n", cut[] = COLUMNS "MEET\tTalks\n";
    tell(c, "a", "2024-01-15", act_of("MEET", TSC_EVENT_DONE, "2024-01-15", ""));
    tell(c, "b", "2024-02-15", act_of("CALL", TSC_EVENT_DONE, "2024-02-15", ""));
    assert_true(fabs(total_of(c, 'A', &missing) - 3) < 1e-12);
    snprintf(path, sizeof path, "%s/own.tsv", c->folder);
    assert_int_equal(tsc_file_write(path, own, strlen(own), &c->err), TSC_OK);
    assert_int_equal(tsc_cooperation_use_weights(c->store, path, &c->err), TSC_OK);
    assert_true(fabs(total_of(c, 'A', &missing) - 5.75) < 1e-12);
    assert_int_equal(tsc_file_write(path, cut, strlen(cut), &c->err), TSC_OK);
    assert_int_equal(tsc_cooperation_use_weights(c->store, path, &c->err), TSC_EINPUT);
    assert_int_equal(c->err.line, 2);
    unlink(path);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
    const struct CMUnitTest tests[] = {
        CASE(the_same_news_in_other_words_changes_no_index),
        CASE(two_acts_of_one_document_stay_two),
        CASE(the_order_of_documents_changes_nothing),
        CASE(a_promise_restated_counts_once_and_is_not_kept),
        CASE(a_promise_is_kept_by_the_act_only),
        CASE(an_act_before_the_promise_does_not_keep_it),
        CASE(a_summit_years_later_keeps_no_promise_but_an_embassy_opened_late_does),
        CASE(the_summit_of_one_year_is_not_that_of_another),
        CASE(a_later_date_supersedes_and_a_refusal_cancels),
        CASE(months_without_documents_are_missing_and_stocks_go_on),
        CASE(a_document_of_a_year_alone_counts_in_its_year_and_in_no_month),
        CASE(a_paper_on_one_field_is_not_one_on_another_but_may_be_one_of_none),
        CASE(the_forum_of_one_field_keeps_no_promise_of_another),
        CASE(today_is_the_last_day_that_a_document_knows_of),
        CASE(weights_may_be_the_users_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
