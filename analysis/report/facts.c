#include "report/facts.h"

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

/* The step from the last value that is over when the target is due; 0 where there is none, or too many. */
static int due_step(const tsc_stored_target *target, tsc_period last)
{
    if (target->due.kind == TSC_PERIOD_NONE || last.kind != TSC_PERIOD_YEAR)
        return 0;
    size_t steps = tsc_horizon_steps(last, target->due.last, TSC_HORIZON_REPORT_YEARS);
    return steps <= TSC_HORIZON_REPORT_YEARS ? (int)steps : 0;
}

static tsc_status assess(tsc_fact_series *series, tsc_error *err)
{
    for (size_t i = 0; i < series->target_count; i++) {
        tsc_fact_target *target = &series->targets[i];
        int step = due_step(target->stated, series->last);
        if (!series->projected || series->stale || step == 0 || !isfinite(target->value) ||
            tsc_target_lowers(target->stated))
            continue;
        tsc_status status = tsc_target_assess(&series->diagnosis.projection, tsc_facts_latest(series)->value,
                                              target->value, (size_t)step, &target->result, err);
        if (status != TSC_OK)
            return status;
        target->assessed = true;
    }
    return TSC_OK;
}

/* Steps to project: as far as is shown, and to the furthest target that is due in time. */
static size_t horizon_of(const tsc_fact_series *series, const tsc_report_opts *opts, size_t *shown)
{
    int wanted = opts->to_year > 0 ? opts->to_year - series->last.first.year : TSC_HORIZON_YEARS, longest = wanted;
    for (size_t i = 0; i < series->target_count; i++)
        if (due_step(series->targets[i].stated, series->last) > longest)
            longest = due_step(series->targets[i].stated, series->last);
    if (opts->to_year == 0 && longest <= TSC_HORIZON_TARGET_YEARS)
        wanted = longest;
    wanted = wanted < 0 ? 0 : wanted > TSC_HORIZON_REPORT_YEARS ? TSC_HORIZON_REPORT_YEARS : wanted;
    *shown = (size_t)wanted;
    return (size_t)(longest < 1 ? 1 : longest > TSC_HORIZON_REPORT_YEARS ? TSC_HORIZON_REPORT_YEARS : longest);
}

static tsc_status project(tsc_fact_series *series, bool brief, const tsc_model_tables *tables,
                          const tsc_report_opts *opts, tsc_arena *arena, tsc_error *err)
{
    tsc_series_steps steps;
    tsc_status status = tsc_series_count_steps(&series->series, arena, &steps, err);
    if (status != TSC_OK || steps.count == 0)
        return status;
    series->last = steps.last;
    size_t horizon = horizon_of(series, opts, &series->shown);
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

/* How well a series serves as the one that is told: the newest, a dollar or euro series before one in another unit that
   is as new or little newer. */
static double standing(const tsc_fact_series *series)
{
    tsc_unit unit = series->series.key.unit;
    double bonus = tsc_unit_is(unit, "USD")     ? 1.5
                   : tsc_unit_is(unit, "EUR")   ? 1.0
                   : tsc_unit_is_currency(unit) ? 0.0
                                                : -100.0;
    return tsc_facts_latest(series)->period.last.year + bonus;
}

/* Whether a target states a change of this series of changes. */
static bool is_change_of(const tsc_key *key, const tsc_stored_target *target)
{
    tsc_key level = *key;
    return target->kind == TSC_FIGURE_CHANGE && tsc_key_cut_change(&level) == tsc_key_kind_in(target->key.unit) &&
           tsc_key_same(&level, &target->key);
}

/* The one series of a pair that a target is told with: of which it states or comes to a level (of several units that a
   growth could be of, the one that is told); else that of the changes. NULL where there is none. */
static tsc_fact_series *home_of(const tsc_stored_target *target, tsc_fact_pair *pair)
{
    enum { OWN_FREQUENCY = 10000, OF_CHANGES = -1000, WITHOUT_LEVEL = -2000, NONE = -3000 }; /* beyond every standing */
    tsc_fact_series *home = NULL;
    double best = NONE;
    for (size_t i = 0; i < pair->series_count; i++) {
        tsc_fact_series *series = &pair->series[i];
        bool concerned = tsc_target_concerns(target, &series->series.key);
        bool known = concerned && series->count > 0 && isfinite(tsc_target_level(target, &series->series, NULL));
        if (!concerned && !is_change_of(&series->series.key, target))
            continue;
        bool own = series->series.key.frequency == target->key.frequency;
        double worth = known ? standing(series) + (own ? OWN_FREQUENCY : 0) : concerned ? WITHOUT_LEVEL : OF_CHANGES;
        if (worth > best) {
            best = worth;
            home = series;
        }
    }
    return home;
}

/* Gives each series of the pair its targets, in the order of the store. */
static tsc_status deal_targets(tsc_fact_pair *pair, const tsc_facts *facts, tsc_arena *arena, tsc_error *err)
{
    for (size_t i = 0; i < facts->target_count; i++) {
        const tsc_stored_target *stated = &facts->targets[i];
        tsc_fact_series *home = home_of(stated, pair);
        if (!home)
            continue;
        tsc_fact_target *targets =
            tsc_grow_in(arena, home->targets, home->target_count, &home->target_room, sizeof *targets);
        if (!targets)
            return tsc_error_memory(err, "the report");
        home->targets = targets;
        tsc_fact_target *target = &targets[home->target_count++];
        target->stated = stated;
        target->value = tsc_target_level(stated, &home->series, &target->base);
    }
    return TSC_OK;
}

/* Reads the series of a pair with their preferred points. */
static tsc_status read_points(tsc_store *store, const tsc_key *keys, size_t key_count, tsc_fact_pair *pair,
                              tsc_arena *arena, tsc_error *err)
{
    pair->series = tsc_arena_calloc(arena, pair->series_count ? pair->series_count : 1, sizeof *pair->series);
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
    tsc_status status = read_points(store, keys, key_count, pair, arena, err);
    if (status == TSC_OK)
        status = deal_targets(pair, facts, arena, err);
    for (size_t i = 0; status == TSC_OK && i < pair->series_count; i++) {
        tsc_fact_series *series = &pair->series[i];
        if (series->count && series->series.key.frequency == 'A' && is_level(&series->series.key))
            status = project(series, !pair->full, tables, opts, arena, err);
    }
    mark_stale(pair, facts->as_of.year);
    for (size_t i = 0; status == TSC_OK && i < pair->series_count; i++)
        status = assess(&pair->series[i], err);
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
    if (status == TSC_OK && pair->index_count)
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
        if (!best || standing(series) > standing(best) ||
            (standing(series) >= standing(best) && series->count > best->count))
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
