/* The cooperation index: weights of occasions summed by month, quarter and year, and discounted stocks. */
#include "store/cooperation.h"

#include "store/claims.h"
#include "store/cooperation_series.h"
#include "store/occasion.h"
#include "store/points.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static tsc_status follow(const tsc_stored_event *events, size_t count, const tsc_place pair[2], const char *weights,
                         tsc_date as_of, tsc_arena *arena, tsc_cooperation *cooperation, tsc_error *err)
{
    tsc_act_codes codes;
    *cooperation = (tsc_cooperation){0};
    tsc_status status = tsc_act_codes_load(&codes, weights, arena, err);
    if (status)
        return status;
    status = tsc_occasions_of_events(events, count, pair, &codes, arena, &cooperation->occasions,
                                     &cooperation->occasion_count, err);
    if (!status)
        status = tsc_commitments_of_occasions(cooperation->occasions, cooperation->occasion_count, &codes, as_of, arena,
                                              &cooperation->commitments, &cooperation->commitment_count, err);
    tsc_act_codes_clear(&codes);
    return status;
}

tsc_status tsc_cooperation_of_events(const tsc_stored_event *events, size_t count, const tsc_place pair[2],
                                     tsc_date as_of, tsc_arena *arena, tsc_cooperation *cooperation, tsc_error *err)
{
    return follow(events, count, pair, NULL, as_of, arena, cooperation, err);
}

tsc_status tsc_cooperation_use_weights(tsc_store *store, const char *path, tsc_error *err)
{
    tsc_act_codes codes;
    tsc_arena arena;
    tsc_arena_init(&arena);
    tsc_status status = tsc_act_codes_load(&codes, path, &arena, err);
    if (!status)
        tsc_act_codes_clear(&codes);
    tsc_arena_clear(&arena);
    char *copy = status ? NULL : malloc(strlen(path) + 1);
    if (!status && !copy)
        status = tsc_error_memory(err, "the store");
    if (status)
        return status;
    memcpy(copy, path, strlen(path) + 1);
    free(store->weights);
    store->weights = copy;
    return TSC_OK;
}

tsc_status tsc_cooperation_read(tsc_store *store, const tsc_place pair[2], double min_confidence, tsc_date as_of,
                                tsc_arena *arena, tsc_cooperation *cooperation, tsc_error *err)
{
    tsc_stored_event *events = NULL;
    size_t count = 0;
    tsc_status status = tsc_store_events(store, min_confidence, arena, &events, &count, err);
    if (!status && as_of.year == 0)
        status = tsc_store_newest_date(store, &as_of, err);
    return status ? status : follow(events, count, pair, store->weights, as_of, arena, cooperation, err);
}

enum { YEAR = 12 }; /* months */

/* Months since year 0. */
static int month_of(tsc_date date)
{
    return date.year * YEAR + date.month - 1;
}

typedef struct month {
    double verbal, material;
    size_t documents, occasions;
} month;

typedef struct calendar {
    month *months;
    int first, count; /* months since year 0 */
    const tsc_stored_event *events;
    size_t event_count;
    tsc_cooperation cooperation;
    tsc_act_codes codes;
} calendar;

/* Events come by document. */
static bool is_first_of_document(const calendar *c, size_t index, const tsc_place pair[2])
{
    for (size_t i = index; i > 0 && strcmp(c->events[i - 1].document, c->events[index].document) == 0; i--)
        if (tsc_event_concerns(&c->events[i - 1].event, pair))
            return false;
    return true;
}

/* The months (since year 0) that a document stands for, told at its first event of the pair; false where it counts in none. Where
   cells are years (width), one of which only the year is known counts too. */
static bool months_of_document(const calendar *c, size_t index, const tsc_place pair[2], int width, int *first, int *last)
{
    const tsc_stored_event *event = &c->events[index];
    const tsc_date date = event->document_date;
    if (event->verdict == TSC_VERDICT_REJECTED || date.year == 0 || (date.month == 0 && width < YEAR) ||
        !tsc_event_concerns(&event->event, pair) || !is_first_of_document(c, index, pair))
        return false;
    *first = date.month ? month_of(date) : date.year * YEAR;
    *last = date.month ? *first : *first + YEAR - 1;
    return true;
}

static tsc_status count_documents(calendar *c, const tsc_place pair[2], int width, tsc_arena *arena, tsc_error *err)
{
    int low = 0, high = -1, first, last;
    for (size_t i = 0; i < c->event_count; i++) {
        if (!months_of_document(c, i, pair, width, &first, &last))
            continue;
        low = high < low || first < low ? first : low;
        high = last > high ? last : high;
    }
    if (high < low || high == -1)
        return TSC_OK;
    c->first = low;
    c->count = high - low + 1;
    c->months = tsc_arena_calloc(arena, (size_t)c->count, sizeof *c->months);
    if (!c->months)
        return tsc_error_memory(err, "the store");
    for (size_t i = 0; i < c->event_count; i++)
        if (months_of_document(c, i, pair, width, &first, &last))
            c->months[first - c->first].documents++;
    return TSC_OK;
}

/* A promise with a new date is the old promise: only the first of a chain weighs. */
static bool is_renewal(const calendar *c, const tsc_occasion *occasion)
{
    for (size_t i = 0; i < c->cooperation.commitment_count; i++) {
        const tsc_commitment *commitment = &c->cooperation.commitments[i];
        if (commitment->state == TSC_COMMITMENT_SUPERSEDED && commitment->end == occasion)
            return true;
    }
    return false;
}

/* The period that an occasion is counted in; promises at the day they were made. */
static tsc_period counted_on(const tsc_occasion *occasion)
{
    if (occasion->event.date.kind)
        return occasion->event.date;
    bool future = occasion->event.status == TSC_EVENT_PLANNED || occasion->event.status == TSC_EVENT_COMMITTED;
    return future ? tsc_period_of_date(occasion->reports[0]->document_date) : tsc_period_none();
}

static int months_covered(tsc_period period)
{
    return month_of(period.last) - month_of(period.first) + 1;
}

/* Adds weights to cells of `width` months; what is dated more vaguely than a cell is in none of them. */
static void add_occasions(const calendar *c, month *cells, int width)
{
    for (size_t i = 0; i < c->cooperation.occasion_count; i++) {
        const tsc_occasion *occasion = &c->cooperation.occasions[i];
        tsc_period when = counted_on(occasion);
        if (when.kind == TSC_PERIOD_NONE || occasion->event.weight == 0 || is_renewal(c, occasion))
            continue;
        int first = c->first - c->first % width, at = month_of(when.last) / width - first / width;
        int cell_count = (c->first + c->count - 1) / width - first / width + 1;
        if (at < 0 || at >= cell_count || (months_covered(when) > width && when.kind != TSC_PERIOD_DAYS))
            continue;
        const tsc_event_code *code = tsc_act_codes_get(&c->codes, occasion->event.code);
        *(code && tsc_act_codes_is_material(&c->codes, code) ? &cells[at].material : &cells[at].verbal) +=
            occasion->event.weight;
        cells[at].occasions++;
    }
}

static tsc_period cell_period(int month_index, int width)
{
    int year = month_index / 12, month_in_year = month_index % 12;
    return width == 12  ? tsc_period_year(year)
           : width == 3 ? tsc_period_quarter(year, month_in_year / 3 + 1)
                        : tsc_period_month(year, month_in_year + 1);
}

/* Stocks run by month, whatever the width of the cells, so that they agree between frequencies. */
static void fill_points(const calendar *c, const month *cells, int width, tsc_index_point *points, size_t count)
{
    double stocks[TSC_INDEX_STOCKS] = {0, 0, 0};
    int first = c->first - c->first % width;
    for (size_t i = 0; i < count; i++) {
        int start = first + (int)i * width;
        for (int m = start; m < start + width; m++) {
            bool inside = m >= c->first && m < c->first + c->count;
            for (int s = 0; s < TSC_INDEX_STOCKS && m < c->first + c->count; s++)
                stocks[s] = stocks[s] * pow(0.5, 1 / c->codes.half_life_months[s]) +
                            (inside ? c->months[m - c->first].verbal + c->months[m - c->first].material : 0);
        }
        size_t documents = 0;
        for (int m = start; m < start + width; m++)
            documents += m >= c->first && m < c->first + c->count ? c->months[m - c->first].documents : 0;
        bool missing = documents == 0 && cells[i].occasions == 0;
        points[i] = (tsc_index_point){.period = cell_period(start, width),
                                      .missing = missing,
                                      .verbal = missing ? (double)NAN : cells[i].verbal,
                                      .material = missing ? (double)NAN : cells[i].material,
                                      .total = missing ? (double)NAN : cells[i].verbal + cells[i].material,
                                      .stock3 = stocks[0],
                                      .stock6 = stocks[1],
                                      .stock12 = stocks[2],
                                      .documents = documents,
                                      .occasions = cells[i].occasions};
    }
}

static tsc_status index_of_calendar(calendar *c, int width, tsc_arena *arena, tsc_index_point **points, size_t *count,
                                    tsc_error *err)
{
    if (c->count == 0)
        return TSC_OK;
    *count = (size_t)((c->first + c->count - 1) / width - c->first / width + 1);
    month *cells = tsc_arena_calloc(arena, *count, sizeof *cells);
    *points = tsc_arena_calloc(arena, *count, sizeof **points);
    if (!cells || !*points)
        return tsc_error_memory(err, "the store");
    add_occasions(c, c->months, 1);
    add_occasions(c, cells, width);
    fill_points(c, cells, width, *points, *count);
    return TSC_OK;
}

tsc_status tsc_cooperation_index(tsc_store *store, const tsc_place pair[2], char frequency, tsc_arena *arena,
                                 tsc_index_point **points, size_t *count, tsc_error *err)
{
    const int width = frequency == 'A' ? YEAR : frequency == 'Q' ? 3 : 1;
    calendar c = {0};
    const tsc_claims *claims = NULL;
    *points = NULL;
    *count = 0;
    tsc_status status = tsc_store_claims(store, &claims, err);
    if (!status)
        status = tsc_act_codes_load(&c.codes, store->weights, arena, err);
    if (status)
        return status;
    c.events = claims->events;
    c.event_count = claims->event_count;
    status = follow(c.events, c.event_count, pair, store->weights, (tsc_date){0, 0, 0}, arena, &c.cooperation, err);
    if (!status)
        status = count_documents(&c, pair, width, arena, err);
    if (!status)
        status = index_of_calendar(&c, width, arena, points, count, err);
    tsc_act_codes_clear(&c.codes);
    return status;
}

static const char *const series_names[] = {"cooperation_index", "cooperation_verbal", "cooperation_material",
                                           "cooperation_stock"};

static double value_of(const tsc_index_point *point, int which)
{
    const double values[] = {point->total, point->verbal, point->material, point->stock6};
    return values[which];
}

bool tsc_cooperation_is_series(const tsc_key *key)
{
    return strncmp(key->indicator, "cooperation_", 12) == 0 && tsc_unit_is(key->unit, "points");
}

tsc_status tsc_points_add_cooperation(tsc_store *store, const tsc_key *key, tsc_points *points, tsc_error *err)
{
    tsc_index_point *index = NULL;
    size_t count = 0;
    int which = 0;
    const tsc_place pair[2] = {key->reporter, key->partner};
    while (which < 4 && strcmp(key->indicator, series_names[which]) != 0)
        which++;
    if (which == 4 || !memchr("MQA", key->frequency, 3))
        return TSC_OK;
    tsc_status status = tsc_cooperation_index(store, pair, key->frequency, points->arena, &index, &count, err);
    for (size_t i = 0; !status && i < count; i++) {
        double value = value_of(&index[i], which);
        if (isnan(value))
            continue;
        tsc_point *point = tsc_points_add(points);
        if (!point)
            return tsc_error_memory(err, "the store");
        point->period = index[i].period;
        point->value = value;
        point->origin = TSC_ORIGIN_DERIVED;
        point->source = "acts of cooperation in the documents";
        point->note = "sum of the weights of distinct acts";
    }
    return status;
}

static int compare_places(tsc_place a, tsc_place b)
{
    return strcmp(a.code, b.code);
}

/* One pair for each two actors that some act has, in the order of their codes. */
tsc_status tsc_cooperation_keys(tsc_store *store, tsc_arena *arena, tsc_key **keys, size_t *count, tsc_error *err)
{
    static const struct {
        char frequency;
        int series;
    } listed[] = {{'M', 0}, {'Q', 0}, {'A', 0}, {'M', 3}};
    enum { LISTED = sizeof listed / sizeof *listed };
    const tsc_claims *claims = NULL;
    size_t room = 0;
    *count = 0;
    tsc_status status = tsc_store_claims(store, &claims, err);
    const tsc_stored_event *events = status ? NULL : claims->events;
    size_t event_count = status ? 0 : claims->event_count;
    for (size_t i = 0; i < event_count; i++)
        room += events[i].event.actor_count * events[i].event.actor_count;
    if (!status && !(*keys = tsc_arena_calloc(arena, room * LISTED + 1, sizeof **keys)))
        status = tsc_error_memory(err, "the store");
    for (size_t i = 0; !status && i < event_count; i++) {
        const tsc_event *event = &events[i].event;
        for (size_t a = 0; a < event->actor_count && events[i].verdict != TSC_VERDICT_REJECTED && event->date.kind; a++)
            for (size_t b = 0; b < event->actor_count; b++)
                for (int k = 0; k < LISTED && compare_places(event->actors[a], event->actors[b]) < 0; k++) {
                    tsc_key *key = &(*keys)[(*count)++];
                    *key = (tsc_key){
                        .frequency = listed[k].frequency, .reporter = event->actors[a], .partner = event->actors[b]};
                    snprintf(key->indicator, sizeof key->indicator, "%s", series_names[listed[k].series]);
                    tsc_unit_parse(tsc_span_of("points"), &key->unit);
                }
    }
    return status;
}
