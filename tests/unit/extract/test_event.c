#include "../test.h"

#include "built_extractor.h"

#include "extract/event_census.h"
#include "extract/event_codes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static built_extractor built;

static int load(void **state)
{
    (void)state;
    return built_extractor_open(&built) == TSC_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    built_extractor_close(&built);
    return 0;
}

static tsc_status load_codes(const char *content, tsc_event_codes **codes, tsc_error *err)
{
    char path[] = "/tmp/tradescope-codes-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, content, strlen(content)), strlen(content));
    close(file);
    tsc_status status = tsc_event_codes_load(path, codes, err);
    unlink(path);
    return status;
}

#define HEADER "code\tlabel\tgroup\tplover\tcameo\tdone\tfuture\tsector\n"

static void codes_have_groups_and_weights(void **state)
{
    (void)state;
    tsc_event_codes *codes;
    assert_int_equal(tsc_event_codes_load("datasets/cooperation/codes.tsv", &codes, NULL), TSC_OK);
    const tsc_event_code *visit = tsc_event_codes_get(codes, tsc_span_of("VISIT"));
    assert_non_null(visit);
    assert_string_equal(visit->group, "contact");
    assert_float_equal(tsc_event_code_weight(visit, TSC_EVENT_DONE), 2.95, 1e-12);
    assert_float_equal(tsc_event_code_weight(visit, TSC_EVENT_PLANNED), 1.48, 1e-12);
    assert_float_equal(tsc_event_code_weight(visit, TSC_EVENT_PROPOSED), 0, 0);
    assert_float_equal(tsc_event_code_weight(visit, TSC_EVENT_CANCELLED), 0, 0);
    assert_null(tsc_event_codes_get(codes, tsc_span_of("NONE")));
    for (size_t i = 0; i < tsc_event_codes_count(codes); i++) { /* a promise never outweighs the act */
        const tsc_event_code *code = tsc_event_codes_at(codes, i);
        assert_true(code->done > 0 ? code->future <= code->done : code->future >= code->done);
    }
    tsc_event_codes_free(codes);
}

static void broken_codes_are_named_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *content, *word;
        size_t line;
    } cases[] = {{"code\tname\n", "label", 1},
                 {HEADER "MEET\tm\tcontact\tP\t040\tmuch\t1\tdiplomacy\n", "number", 2},
                 {HEADER "MEET\tm\tcontact\tP\t040\t1\t1\tdiplomacy\nMEET\tm\tcontact\tP\t040\t1\t1\tdiplomacy\n", "twice", 3},
                 {HEADER "MEET\tm\tcontact\n", "columns", 2},
                 {HEADER, "no code", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tsc_event_codes *codes;
        tsc_error err = {0};
        assert_int_equal(load_codes(cases[i].content, &codes, &err), TSC_EINPUT);
        assert_null(codes);
        assert_int_equal(err.line, cases[i].line);
        assert_non_null(strstr(err.message, cases[i].word));
    }
}

static void find(const char *text, tsc_document *document, tsc_records *records)
{
    const tsc_document_opts opts = {.rules = built.rules, .language = "en", .date = {2025, 5, 20}, .without_digest = true};
    const tsc_extract_opts wanted = {.events = true};
    tsc_document_init(document);
    assert_int_equal(tsc_document_from_text("x", tsc_span_of(text), &opts, document, NULL), TSC_OK);
    assert_int_equal(tsc_extract(built.extractor, document, &wanted, records, NULL), TSC_OK);
}

static void evidence_is_the_clause_with_its_verb(void **state)
{
    (void)state;
    static const char text[] = "Trade was slow; Peru and Chile signed a memorandum on tourism, which pleased many.";
    tsc_document document;
    tsc_records records;
    find(text, &document, &records);
    assert_int_equal(records.event_count, 1);
    const tsc_event *event = &records.events[0];
    static const char wanted[] = "Peru and Chile signed a memorandum on tourism";
    assert_int_equal(event->end - event->start, sizeof wanted - 1);
    assert_memory_equal(text + event->start, wanted, sizeof wanted - 1);
    assert_string_equal(event->code, "MOU_SIGN");
    assert_float_equal(event->weight, 6.5, 1e-12);
    tsc_document_clear(&document);
}

static void actors_are_sorted_and_events_in_order(void **state)
{
    (void)state;
    tsc_document document;
    tsc_records records;
    find("Vietnam opened an embassy in Cairo. Egypt and Vietnam spoke by phone on Monday. Egypt will open a consulate in Hanoi.",
         &document, &records);
    assert_int_equal(records.event_count, 3);
    for (size_t i = 0; i < records.event_count; i++) {
        assert_int_equal(records.events[i].actor_count, 2);
        assert_string_equal(records.events[i].actors[0].code, "EGY");
        assert_string_equal(records.events[i].actors[1].code, "VNM");
        assert_true(i == 0 || records.events[i - 1].start <= records.events[i].start);
    }
    tsc_document_clear(&document);
}

static void a_lone_country_acts_with_nobody(void **state)
{
    (void)state;
    tsc_document document;
    tsc_records records;
    find("Peru signed an agreement with the miners. Peru opened an exhibition in Lima.", &document, &records);
    assert_int_equal(records.event_count, 0);
    tsc_document_clear(&document);
}

/* Processor time for so many sentences with acts, in seconds. */
static double time_of_acts(size_t sentences)
{
    tsc_buffer text;
    tsc_document document;
    tsc_records records;
    struct timespec start, end;
    tsc_buffer_init(&text);
    for (size_t i = 0; i < sentences; i++)
        tsc_buffer_add_text(&text, i % 2 ? "Peru and Chile signed a treaty, a memorandum and a contract. " : "Egypt visited Hanoi on Monday. ");
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    find(tsc_buffer_text(&text), &document, &records);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    assert_true(records.event_count > sentences / 20);
    tsc_document_clear(&document);
    tsc_buffer_clear(&text);
    return (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
}

static void many_acts_take_linear_time(void **state)
{
    (void)state;
    time_of_acts(400);
    const double few = time_of_acts(2500), many = time_of_acts(20000);
    if (many > 20 * few)
        fail_msg("2,500 sentences took %g s, 20,000 took %g s", few, many);
}

static tsc_place place_of(const char *code)
{
    tsc_place place;
    assert_true(tsc_place_parse(tsc_span_of(code), &place));
    return place;
}

static void a_census_gives_the_two_heaviest_of_equals_the_first(void **state)
{
    (void)state;
    tsc_event_census census = {.count = 0};
    tsc_place main[2];
    tsc_event_census_main(&census, main);
    assert_true(tsc_place_is_none(main[0]) && tsc_place_is_none(main[1]));
    tsc_event_census_add(&census, place_of("TGO"), 2);
    tsc_event_census_add(&census, place_of("PER"), 1);
    tsc_event_census_add(&census, place_of("FJI"), 2);
    tsc_event_census_add(&census, place_of("PER"), 3);
    tsc_event_census_main(&census, main);
    assert_string_equal(main[0].code, "PER");
    assert_string_equal(main[1].code, "TGO");
    *tsc_event_census_weight(&census, place_of("PER")) = 0;
    tsc_event_census_main(&census, main);
    assert_string_equal(main[0].code, "TGO");
    assert_string_equal(main[1].code, "FJI");
    assert_true(tsc_event_census_has(&census, place_of("PER")));
    assert_null(tsc_event_census_weight(&census, place_of("MLI")));
}

static void a_census_that_is_full_counts_those_that_it_knows(void **state)
{
    (void)state;
    tsc_event_census census = {.count = 0};
    for (unsigned i = 0; i < TSC_EVENT_COUNTRIES + 5; i++) {
        const char code[4] = {'X', (char)('A' + i / 26), (char)('A' + i % 26), '\0'};
        tsc_event_census_add(&census, place_of(code), 1);
    }
    assert_int_equal(census.count, TSC_EVENT_COUNTRIES);
    tsc_event_census_add(&census, place_of("XAB"), 4);
    assert_int_equal(*tsc_event_census_weight(&census, place_of("XAB")), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_have_groups_and_weights),
        cmocka_unit_test(broken_codes_are_named_with_their_line),
        cmocka_unit_test(evidence_is_the_clause_with_its_verb),
        cmocka_unit_test(actors_are_sorted_and_events_in_order),
        cmocka_unit_test(a_lone_country_acts_with_nobody),
        cmocka_unit_test(a_census_gives_the_two_heaviest_of_equals_the_first),
        cmocka_unit_test(a_census_that_is_full_counts_those_that_it_knows),
        cmocka_unit_test(many_acts_take_linear_time),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
