#include "report/fact_targets.h"

#include "core/grow.h"

#include <math.h>

static bool is_of_pair(const tsc_stored_target *target, const tsc_fact_pair *pair)
{
    return tsc_place_pair_is(pair->pair, target->key.reporter, target->key.partner);
}

size_t tsc_fact_targets_count(const tsc_facts *facts, const tsc_fact_pair *pair)
{
    size_t count = 0;
    for (size_t i = 0; i < facts->target_count; i++)
        count += is_of_pair(&facts->targets[i], pair);
    return count;
}

/* Whether a target states a change of this series of changes. */
static bool is_change_of(const tsc_key *key, const tsc_stored_target *target)
{
    tsc_key level = *key;
    return target->kind == TSC_FIGURE_CHANGE && tsc_key_cut_change(&level) == tsc_key_kind_in(target->key.unit) &&
           tsc_key_same(&level, &target->key);
}

enum { OWN_FREQUENCY = 10000, OF_CHANGES = -1000, WITHOUT_LEVEL = -2000, NO_HOME = -3000 }; /* beyond every standing */

/* How well a series serves to tell a target with: best where the target states or comes to a level of it. */
static double worth_of(const tsc_fact_series *series, const tsc_stored_target *target)
{
    const tsc_key *key = &series->series.key;
    if (!tsc_target_concerns(target, key))
        return is_change_of(key, target) ? OF_CHANGES : NO_HOME;
    if (series->count == 0 || !isfinite(tsc_target_level(target, &series->series, NULL)))
        return WITHOUT_LEVEL;
    return tsc_facts_standing(series) + (key->frequency == target->key.frequency ? OWN_FREQUENCY : 0);
}

/* The one series of a pair that a target is told with; of several units that a growth could be of, the one that is told.
   NULL where there is none. */
static tsc_fact_series *home_of(const tsc_stored_target *target, tsc_fact_pair *pair)
{
    tsc_fact_series *home = NULL;
    double best = NO_HOME;
    for (size_t i = 0; i < pair->series_count; i++) {
        double worth = worth_of(&pair->series[i], target);
        if (worth > best) {
            best = worth;
            home = &pair->series[i];
        }
    }
    return home;
}

/* Where a target is told of which the store has no series: an undated one of what nobody gives a figure for. */
static tsc_fact_series *make_home(const tsc_stored_target *target, tsc_fact_pair *pair)
{
    tsc_fact_series *home = &pair->series[pair->series_count++];
    home->series.key = target->key;
    if (target->kind == TSC_FIGURE_CHANGE)
        tsc_key_add_change(&home->series.key, tsc_key_kind_in(target->key.unit));
    return home;
}

tsc_status tsc_fact_targets_deal(tsc_fact_pair *pair, const tsc_facts *facts, tsc_arena *arena, tsc_error *err)
{
    for (size_t i = 0; i < facts->target_count; i++) {
        const tsc_stored_target *stated = &facts->targets[i];
        if (!is_of_pair(stated, pair))
            continue;
        tsc_fact_series *home = home_of(stated, pair);
        if (!home)
            home = make_home(stated, pair);
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

/* The step from the last value that is over when the target is due; 0 where there is none, or too many. */
static int due_step(const tsc_stored_target *target, tsc_period last)
{
    if (target->due.kind == TSC_PERIOD_NONE || last.kind != TSC_PERIOD_YEAR)
        return 0;
    size_t steps = tsc_horizon_steps(last, target->due.last, TSC_HORIZON_REPORT_YEARS);
    return steps <= TSC_HORIZON_REPORT_YEARS ? (int)steps : 0;
}

size_t tsc_fact_targets_horizon(const tsc_fact_series *series, int to_year, size_t *shown)
{
    int wanted = to_year > 0 ? to_year - series->last.first.year : TSC_HORIZON_YEARS, longest = wanted;
    for (size_t i = 0; i < series->target_count; i++)
        if (due_step(series->targets[i].stated, series->last) > longest)
            longest = due_step(series->targets[i].stated, series->last);
    if (to_year == 0 && longest <= TSC_HORIZON_TARGET_YEARS)
        wanted = longest;
    wanted = wanted < 0 ? 0 : wanted > TSC_HORIZON_REPORT_YEARS ? TSC_HORIZON_REPORT_YEARS : wanted;
    *shown = (size_t)wanted;
    return (size_t)(longest < 1 ? 1 : longest > TSC_HORIZON_REPORT_YEARS ? TSC_HORIZON_REPORT_YEARS : longest);
}

tsc_status tsc_fact_targets_assess(tsc_fact_series *series, tsc_error *err)
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
