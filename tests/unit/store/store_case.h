/* What the tests of the store share: a store in a folder of its own and documents made of a few words. */
#ifndef STORE_CASE_H
#define STORE_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/file.h"
#include "store/store.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct store_case {
    char folder[64], path[96];
    tsc_store *store;
    tsc_arena arena;
    tsc_error err;
} store_case;

static int store_setup(void **state)
{
    store_case *c = calloc(1, sizeof *c);
    if (!c)
        return -1;
    strcpy(c->folder, "/tmp/tsc-store-XXXXXX");
    if (!mkdtemp(c->folder))
        return -1;
    snprintf(c->path, sizeof c->path, "%s/t.db", c->folder);
    tsc_arena_init(&c->arena);
    *state = c;
    return tsc_store_open(c->path, TSC_STORE_CREATE, &c->store, &c->err) == TSC_OK ? 0 : -1;
}

static int store_teardown(void **state)
{
    store_case *c = *state;
    tsc_store_close(c->store);
    tsc_arena_clear(&c->arena);
    unlink(c->path);
    rmdir(c->folder);
    free(c);
    return 0;
}

/* A level in US dollars stated by the bytes [start, end) of a text. */
static tsc_figure level_of(const char *indicator, const char *reporter, const char *partner, int year, double value)
{
    tsc_figure figure = {.kind = TSC_FIGURE_LEVEL,
                         .indicator = indicator,
                         .value = value,
                         .low = (double)NAN,
                         .high = (double)NAN,
                         .confidence = 0.9,
                         .end = 3,
                         .language = "en",
                         .rule = "test"};
    assert_true(tsc_place_parse(tsc_span_of(reporter), &figure.reporter));
    assert_true(tsc_place_parse(tsc_span_of(partner), &figure.partner));
    assert_true(tsc_unit_parse(tsc_span_of("USD"), &figure.unit));
    figure.period = tsc_period_year(year);
    return figure;
}

static inline tsc_figure growth_of(const char *indicator, const char *reporter, const char *partner, int year,
                                   double percent)
{
    tsc_figure figure = level_of(indicator, reporter, partner, year, percent);
    figure.kind = TSC_FIGURE_CHANGE;
    assert_true(tsc_unit_parse(tsc_span_of("%"), &figure.unit));
    figure.base_period = tsc_period_year(year - 1);
    return figure;
}

/* Adds a document named `name` of the words `text` with these records; one sentence holds all of it. */
static inline tsc_outcome add_document(store_case *c, const char *name, const char *text, const char *date,
                                       const tsc_figure *figures, size_t figure_count, const tsc_event *events,
                                       size_t event_count)
{
    tsc_sentence sentence = {.length = (uint16_t)strlen(text)};
    tsc_document document = {.id = name,
                             .title = "",
                             .source = "",
                             .language = "en",
                             .text = tsc_span_of(text),
                             .sentences = &sentence,
                             .sentence_count = 1};
    tsc_records records = {figures, figure_count, events, event_count};
    tsc_outcome outcome = TSC_OUTCOME_KNOWN;
    if (*date) {
        assert_true(tsc_date_parse(tsc_span_of(date), &document.date));
        document.date_origin = TSC_DATE_BORNE;
    }
    tsc_sha256(text, strlen(text), document.sha256);
    assert_int_equal(tsc_store_add_document(c->store, &document, &records, &outcome, &c->err), TSC_OK);
    return outcome;
}

static inline tsc_series read_series(store_case *c, const char *name)
{
    tsc_key key;
    tsc_series series;
    assert_true(tsc_key_parse(tsc_span_of(name), &key));
    tsc_status status = tsc_store_series(c->store, &key, &c->arena, &series, &c->err);
    assert_true(status == TSC_OK || status == TSC_ENOTFOUND);
    return series;
}

#endif
