#include "report/fact_targets.h"

#include "core/grow.h"
#include "core/map.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The two sides in a fixed order, so that KAZ-MAR and MAR-KAZ are one pair. False where it is no pair of two. */
static bool sides(tsc_place a, tsc_place b, tsc_place pair[2])
{
    if (tsc_place_is_none(a) || tsc_place_is_none(b) || tsc_place_same(a, b) || tsc_place_is_world(a) ||
        tsc_place_is_world(b))
        return false;
    bool swap = strcmp(a.code, b.code) > 0;
    pair[0] = swap ? b : a;
    pair[1] = swap ? a : b;
    return true;
}

/* All pairs that the store knows, while they are being counted. */
typedef struct pair_list {
    tsc_fact_pair *pairs;
    size_t count, room;
    tsc_map places; /* "AAA-BBB" -> index + 1 */
    tsc_arena *arena;
} pair_list;

static tsc_fact_pair *pair_of(pair_list *list, tsc_place a, tsc_place b)
{
    tsc_place pair[2];
    if (!sides(a, b, pair))
        return NULL;
    char name[20];
    size_t length = strlen(pair[0].code);
    memcpy(name, pair[0].code, length);
    name[length] = '-';
    memcpy(name + length + 1, pair[1].code, strlen(pair[1].code) + 1);
    size_t index = (size_t)(uintptr_t)tsc_map_get(&list->places, tsc_span_of(name));
    if (index)
        return &list->pairs[index - 1];
    tsc_fact_pair *pairs = tsc_grow_in(list->arena, list->pairs, list->count, &list->room, sizeof *pairs);
    if (!pairs)
        return NULL;
    list->pairs = pairs;
    char *key = tsc_arena_strdup(list->arena, name);
    if (!key || !tsc_map_put(&list->places, tsc_span_of(key), (void *)(uintptr_t)(list->count + 1)))
        return NULL;
    list->pairs[list->count].pair[0] = pair[0];
    list->pairs[list->count].pair[1] = pair[1];
    return &list->pairs[list->count++];
}

static void count_mentions(pair_list *list, const tsc_facts *facts)
{
    for (size_t i = 0; i < facts->figure_count; i++) {
        const tsc_stored_figure *stored = &facts->figures[i];
        tsc_fact_pair *pair = pair_of(list, stored->figure.reporter, stored->figure.partner);
        if (pair && stored->figure.confidence >= TSC_SERIES_CONFIDENCE && stored->verdict != TSC_VERDICT_REJECTED)
            pair->figure_count++;
    }
    for (size_t i = 0; i < facts->event_count; i++) {
        const tsc_event *event = &facts->events[i].event;
        if (event->actor_count == 2 && event->confidence >= TSC_SERIES_CONFIDENCE) {
            tsc_fact_pair *pair = pair_of(list, event->actors[0], event->actors[1]);
            if (pair)
                pair->event_count++;
        }
    }
}

static int compare_pairs(const void *a, const void *b)
{
    const tsc_fact_pair *left = a, *right = b;
    size_t left_told = left->figure_count + left->event_count, right_told = right->figure_count + right->event_count;
    if (left_told != right_told)
        return left_told < right_told ? 1 : -1;
    if (left->series_count != right->series_count)
        return left->series_count < right->series_count ? 1 : -1;
    int first = strcmp(left->pair[0].code, right->pair[0].code);
    return first ? first : strcmp(left->pair[1].code, right->pair[1].code);
}

/* The index of cooperation and its stock are told of in their own chapter. */
static bool of_cooperation(const tsc_key *key)
{
    static const char beginning[] = "cooperation_";
    return strncmp(key->indicator, beginning, sizeof beginning - 1) == 0;
}

/* Keys of one pair, in the order of the store. */
static tsc_status count_series(tsc_store *store, pair_list *list, tsc_key **keys, size_t *key_count, tsc_error *err)
{
    tsc_status status = tsc_store_keys(store, NULL, list->arena, keys, key_count, err);
    for (size_t i = 0; status == TSC_OK && i < *key_count; i++) {
        tsc_fact_pair *pair = pair_of(list, (*keys)[i].reporter, (*keys)[i].partner);
        if (pair && !of_cooperation(&(*keys)[i]))
            pair->series_count++;
    }
    return status;
}

static tsc_status find_pairs(tsc_store *store, const tsc_report_opts *opts, tsc_arena *arena, tsc_facts *facts,
                             tsc_key **keys, size_t *key_count, tsc_error *err)
{
    pair_list list = {.arena = arena};
    tsc_map_init(&list.places);
    count_mentions(&list, facts);
    tsc_status status = count_series(store, &list, keys, key_count, err);
    tsc_map_clear(&list.places);
    if (status != TSC_OK)
        return status;
    if (list.count > 0)
        qsort(list.pairs, list.count, sizeof *list.pairs, compare_pairs);
    facts->pairs = list.pairs;
    facts->pair_count = list.count;
    if (tsc_place_is_none(opts->pair[0])) {
        for (size_t i = 0; i < list.count && i < TSC_FULL_PAIRS; i++)
            list.pairs[i].full = i == 0 || list.pairs[i].figure_count + list.pairs[i].event_count >= TSC_LEAST_TOLD;
        return TSC_OK;
    }
    for (size_t i = 0; i < list.count; i++)
        if (tsc_place_pair_is(list.pairs[i].pair, opts->pair[0], opts->pair[1])) {
            facts->pairs = &list.pairs[i];
            facts->pair_count = 1;
            /* The order of --pair is the side from which the report is told. */
            facts->pairs->pair[0] = opts->pair[0];
            facts->pairs->pair[1] = opts->pair[1];
            facts->pairs->full = true;
            return TSC_OK;
        }
    return tsc_error_set(err, TSC_EUSAGE, NULL, 0,
                         "nothing is known of the pair %s-%s: `tradescope series` lists what is", opts->pair[0].code,
                         opts->pair[1].code);
}

/* Amounts and counts; a share is bounded and no path of growth is its own. */
static bool is_level(const tsc_key *key)
{
    return !tsc_unit_is_percent(key->unit) && tsc_key_kind_of(key) == TSC_KEY_LEVEL;
}

static tsc_status project(tsc_fact_series *series, bool brief, const tsc_model_tables *tables,
                          const tsc_report_opts *opts, tsc_arena *arena, tsc_error *err)
{
    tsc_series_steps steps;
    tsc_status status = tsc_series_count_steps(&series->series, arena, &steps, err);
    if (status != TSC_OK || steps.count == 0)
        return status;
    series->last = steps.last;
    size_t horizon = tsc_fact_targets_horizon(series, opts->to_year, &series->shown);
    const tsc_history history = {steps.times, steps.values, steps.count, 1};
    /* Thousands of goods and pairs that have no chapter are told in a row each, without the errors of the past. */
    status = brief || series->series.key.commodity[0]
                 ? tsc_forecast(tables, &history, horizon, opts->model, arena, &series->diagnosis.projection, err)
                 : tsc_diagnose(tables, &history, horizon, opts->model, arena, &series->diagnosis, err);
    series->projected = status == TSC_OK;
    if (status == TSC_EMODEL) /* A named model refused this series: the others go on without it. */
        status = TSC_OK;
    return status;
}

/* A value of which the source does not say when is none of a history. */
static void drop_undated(tsc_fact_series *series)
{
    size_t kept = 0;
    for (size_t i = 0; i < series->count; i++)
        if (series->points[i]->period.kind != TSC_PERIOD_NONE)
            series->points[kept++] = series->points[i];
    series->count = kept;
}

/* Old is what lies well before today or before what else is known of the pair. */
static void mark_stale(tsc_fact_pair *pair, int today)
{
    int newest = today;
    for (size_t i = 0; i < pair->series_count; i++)
        if (pair->series[i].projected && pair->series[i].last.first.year > newest)
            newest = pair->series[i].last.first.year;
    for (size_t i = 0; i < pair->series_count; i++)
        pair->series[i].stale = newest > pair->series[i].last.first.year + TSC_STALE_YEARS;
}

/* Reads the series of a pair with their preferred points; there is room behind them for those of targets alone. */
static tsc_status read_points(tsc_store *store, const tsc_key *keys, size_t key_count, const tsc_facts *facts,
                              tsc_fact_pair *pair, tsc_arena *arena, tsc_error *err)
{
    pair->series =
        tsc_arena_calloc(arena, pair->series_count + tsc_fact_targets_count(facts, pair) + 1, sizeof *pair->series);
    if (!pair->series)
        return tsc_error_memory(err, "the report");
    size_t room = pair->series_count;
    pair->series_count = 0;
    tsc_status status = TSC_OK;
    for (size_t i = 0; status == TSC_OK && i < key_count && pair->series_count < room; i++) {
        if (!tsc_place_pair_is(pair->pair, keys[i].reporter, keys[i].partner) || of_cooperation(&keys[i]))
            continue;
        tsc_fact_series *series = &pair->series[pair->series_count++];
        status = tsc_store_series(store, &keys[i], arena, &series->series, err);
        if (status == TSC_OK)
            series->points = tsc_series_preferred(&series->series, arena, &series->count);
        if (status == TSC_OK && series->points)
            drop_undated(series);
        if (status == TSC_OK && series->count && !series->points)
            status = tsc_error_memory(err, "the report");
    }
    return status;
}

static tsc_status read_series(tsc_store *store, const tsc_model_tables *tables, const tsc_report_opts *opts,
                              const tsc_key *keys, size_t key_count, const tsc_facts *facts, tsc_fact_pair *pair,
                              tsc_arena *arena, tsc_error *err)
{
    tsc_status status = read_points(store, keys, key_count, facts, pair, arena, err);
    if (status == TSC_OK)
        status = tsc_fact_targets_deal(pair, facts, arena, err);
    for (size_t i = 0; status == TSC_OK && i < pair->series_count; i++) {
        tsc_fact_series *series = &pair->series[i];
        if (series->count && series->series.key.frequency == 'A' && is_level(&series->series.key))
            status = project(series, !pair->full, tables, opts, arena, err);
    }
    mark_stale(pair, facts->as_of.year);
    for (size_t i = 0; status == TSC_OK && i < pair->series_count; i++)
        status = tsc_fact_targets_assess(&pair->series[i], err);
    return status;
}

static bool is_outlook(const tsc_stored_figure *stored, const tsc_fact_pair *pair)
{
    return tsc_place_pair_is(pair->pair, stored->figure.reporter, stored->figure.partner) &&
           stored->figure.status != TSC_OBSERVED && stored->verdict != TSC_VERDICT_REJECTED &&
           stored->figure.confidence >= TSC_SERIES_CONFIDENCE;
}

static tsc_status read_rest(tsc_store *store, tsc_facts *facts, tsc_fact_pair *pair, tsc_arena *arena, tsc_error *err)
{
    for (size_t i = 0; i < facts->figure_count; i++)
        pair->outlook_count += is_outlook(&facts->figures[i], pair);
    for (size_t i = 0; i < facts->finding_count; i++)
        pair->finding_count +=
            tsc_place_pair_is(pair->pair, facts->findings[i].key.reporter, facts->findings[i].key.partner);
    pair->outlooks = tsc_arena_calloc(arena, pair->outlook_count + 1, sizeof *pair->outlooks);
    pair->findings = tsc_arena_calloc(arena, pair->finding_count + 1, sizeof *pair->findings);
    if (!pair->outlooks || !pair->findings)
        return tsc_error_memory(err, "the report");
    size_t outlooks = 0, findings = 0;
    for (size_t i = 0; i < facts->figure_count; i++)
        if (is_outlook(&facts->figures[i], pair))
            pair->outlooks[outlooks++] = &facts->figures[i];
    for (size_t i = 0; i < facts->finding_count; i++)
        if (tsc_place_pair_is(pair->pair, facts->findings[i].key.reporter, facts->findings[i].key.partner))
            pair->findings[findings++] = &facts->findings[i];
    tsc_status status =
        tsc_cooperation_read(store, pair->pair, TSC_SERIES_CONFIDENCE, facts->as_of, arena, &pair->cooperation, err);
    if (status == TSC_OK && pair->cooperation.occasion_count)
        status = tsc_cooperation_index(store, pair->pair, 'M', arena, &pair->index, &pair->index_count, err);
    if (status == TSC_OK && pair->cooperation.occasion_count)
        status = tsc_cooperation_index(store, pair->pair, 'A', arena, &pair->index_years, &pair->index_year_count, err);
    return status;
}

static bool has_something(const tsc_fact_pair *pair)
{
    for (size_t i = 0; i < pair->series_count; i++)
        if (pair->series[i].count || pair->series[i].target_count)
            return true;
    return pair->outlook_count || pair->cooperation.occasion_count;
}

tsc_status tsc_facts_gather(tsc_store *store, const tsc_model_tables *tables, const tsc_report_opts *opts,
                            tsc_arena *arena, tsc_facts *facts, tsc_error *err)
{
    memset(facts, 0, sizeof *facts);
    tsc_key *keys = NULL;
    size_t key_count = 0;
    tsc_status status = tsc_store_documents(store, arena, &facts->documents, &facts->document_count, err);
    if (status == TSC_OK)
        status = tsc_store_datasets(store, arena, &facts->datasets, &facts->dataset_count, err);
    if (status == TSC_OK)
        status = tsc_store_figures(store, 0.0, arena, &facts->figures, &facts->figure_count, err);
    if (status == TSC_OK)
        status = tsc_store_events(store, 0.0, arena, &facts->events, &facts->event_count, err);
    if (status == TSC_OK)
        status = tsc_store_targets(store, NULL, arena, &facts->targets, &facts->target_count, err);
    if (status == TSC_OK)
        status = tsc_audit(store, arena, &facts->findings, &facts->finding_count, err);
    if (status == TSC_OK)
        status = tsc_store_count(store, &facts->counts, err);
    facts->as_of = opts->as_of;
    if (status == TSC_OK && facts->as_of.year == 0)
        status = tsc_store_newest_date(store, &facts->as_of, err);
    if (status == TSC_OK)
        status = find_pairs(store, opts, arena, facts, &keys, &key_count, err);
    size_t budget = TSC_MOST_SERIES;
    for (size_t i = 0; status == TSC_OK && i < facts->pair_count; i++) {
        tsc_fact_pair *pair = &facts->pairs[i];
        if (!pair->full && pair->series_count > budget)
            continue;
        budget -= pair->full ? 0 : pair->series_count;
        status = read_series(store, tables, opts, keys, key_count, facts, pair, arena, err);
        pair->read = status == TSC_OK;
        if (status == TSC_OK && pair->full)
            status = read_rest(store, facts, pair, arena, err);
        pair->told = status == TSC_OK && pair->full && has_something(pair);
    }
    return status;
}

double tsc_facts_standing(const tsc_fact_series *series)
{
    tsc_unit unit = series->series.key.unit;
    double bonus = tsc_unit_is(unit, "USD")     ? 1.5
                   : tsc_unit_is(unit, "EUR")   ? 1.0
                   : tsc_unit_is_currency(unit) ? 0.0
                                                : -100.0;
    return tsc_facts_latest(series)->period.last.year + bonus;
}

const tsc_fact_series *tsc_facts_series(const tsc_fact_pair *pair, const char *indicator, int side)
{
    const tsc_fact_series *best = NULL;
    for (size_t i = 0; i < pair->series_count; i++) {
        const tsc_fact_series *series = &pair->series[i];
        const tsc_key *key = &series->series.key;
        if (key->frequency != 'A' || strcmp(key->indicator, indicator) != 0 || key->commodity[0] || series->count == 0)
            continue;
        if (!tsc_indicator_is_symmetric(indicator) && !tsc_place_same(key->reporter, pair->pair[side]))
            continue;
        if (!best || tsc_facts_standing(series) > tsc_facts_standing(best) ||
            (tsc_facts_standing(series) >= tsc_facts_standing(best) && series->count > best->count))
            best = series;
    }
    return best;
}

const tsc_point *tsc_facts_point(const tsc_fact_series *series, tsc_period period)
{
    for (size_t i = 0; series && i < series->count; i++)
        if (tsc_period_same(series->points[i]->period, period))
            return series->points[i];
    return NULL;
}

const tsc_point *tsc_facts_latest(const tsc_fact_series *series)
{
    return series && series->count ? series->points[series->count - 1] : NULL;
}
