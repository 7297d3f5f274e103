#include "scenario/summary.h"

#include "scenario/evaluate.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>

#include <math.h>
#include <string.h>

static const double samples_limit = 64e6; /* doubles held at once: 512 MB */

/* The draws of all scenarios at hand. */
typedef struct summary {
    const tsc_plan *plan;
    tsc_scenario *scenarios;
    tsc_arena *arena, scratch;
    tsc_evaluation how;
    size_t years, draws;
    uint32_t *roots;
    double **samples; /* [scenario][year * draws] */
    double *column;   /* [draws] */
    tsc_error *err;
} summary;

static tsc_status no_memory(summary *work)
{
    return tsc_error_memory(work->err, "%zu draws of %zu scenarios",
                         work->plan->draws, work->plan->scenario_count);
}

static bool *used_room(summary *work)
{
    return tsc_arena_calloc(&work->scratch, work->plan->node_count + 1, sizeof(bool));
}

static tsc_status lay_out(summary *work, size_t s)
{
    const tsc_plan_scenario *from = &work->plan->scenarios[s];
    tsc_scenario *to = &work->scenarios[s];
    bool *used = used_room(work);
    if (!used)
        return no_memory(work);
    int start = tsc_plan_start(work->plan, from->node, used);
    *to = (tsc_scenario){.name = from->name, .label = from->label, .description = from->description, .base = from->base};
    if (from->key)
        to->key = *from->key;
    to->unit_label = from->unit_label;
    to->count = (size_t)(work->how.last_year - start + 1);
    tsc_period *periods = tsc_arena_calloc(work->arena, to->count, sizeof *periods);
    double **columns[] = {&to->mean, &to->difference, &to->above_base};
    for (size_t i = 0; i < 3; i++)
        if (!(*columns[i] = tsc_arena_calloc(work->arena, to->count, sizeof(double))))
            return no_memory(work);
    to->quantiles = tsc_arena_calloc(work->arena, to->count * TSC_QUANTILES, sizeof(double));
    to->difference_quantiles = tsc_arena_calloc(work->arena, to->count * TSC_QUANTILES, sizeof(double));
    if (!periods || !to->quantiles || !to->difference_quantiles)
        return no_memory(work);
    for (size_t i = 0; i < to->count; i++)
        periods[i] = tsc_period_year(start + (int)i);
    to->periods = periods;
    return TSC_OK;
}

static tsc_status prepare(summary *work)
{
    const tsc_plan *plan = work->plan;
    work->how = (tsc_evaluation){.draws = plan->draws};
    work->how.first_year = tsc_plan_first_year(plan);
    work->how.last_year = tsc_plan_last_year(plan);
    work->years = (size_t)(work->how.last_year - work->how.first_year + 1);
    work->draws = plan->draws;
    if ((double)plan->scenario_count * (double)work->years * (double)work->draws > samples_limit)
        return tsc_error_set(work->err, TSC_ELIMIT, NULL, 0, "%zu scenarios of %zu years are too many for %zu draws",
                             plan->scenario_count, work->years, work->draws);
    work->roots = tsc_arena_calloc(&work->scratch, plan->scenario_count + 1, sizeof *work->roots);
    work->samples = tsc_arena_calloc(&work->scratch, plan->scenario_count + 1, sizeof *work->samples);
    work->column = tsc_arena_calloc(&work->scratch, work->draws, sizeof *work->column);
    if (!work->roots || !work->samples || !work->column)
        return no_memory(work);
    for (size_t s = 0; s < plan->scenario_count; s++) {
        work->roots[s] = plan->scenarios[s].node;
        work->samples[s] = tsc_arena_calloc(&work->scratch, work->years * work->draws, sizeof(double));
        if (!work->samples[s])
            return no_memory(work);
        tsc_status status = lay_out(work, s);
        if (status != TSC_OK)
            return status;
    }
    return TSC_OK;
}

static int year_of(const tsc_scenario *scenario, size_t i)
{
    return scenario->periods[i].first.year;
}

/* The draws of a scenario in its i-th period. */
static double *draws_of(const summary *work, size_t s, size_t i)
{
    return work->samples[s] + (size_t)(year_of(&work->scenarios[s], i) - work->how.first_year) * work->draws;
}

static tsc_status take_means(summary *work)
{
    work->how.mode = TSC_EVALUATE_POINT;
    tsc_status status =
        tsc_plan_evaluate(work->plan, &work->how, work->roots, work->plan->scenario_count, work->samples, work->err);
    for (size_t s = 0; status == TSC_OK && s < work->plan->scenario_count; s++) {
        tsc_scenario *scenario = &work->scenarios[s];
        for (size_t i = 0; i < scenario->count; i++) {
            scenario->mean[i] = gsl_stats_mean(draws_of(work, s, i), 1, work->draws);
            if (!isfinite(scenario->mean[i]))
                return tsc_error_set(work->err, TSC_EUSAGE, NULL, 0, "the scenario '%s' has no finite value in %d",
                                     scenario->name, year_of(scenario, i));
        }
    }
    return status;
}

static void take_quantiles(const double *sorted, size_t count, double *quantiles)
{
    for (size_t q = 0; q < TSC_QUANTILES; q++)
        quantiles[q] = gsl_stats_quantile_from_sorted_data(sorted, 1, count, tsc_quantile_grid[q]);
}

/* The place of a year among a scenario's periods; its count where it is none. */
static size_t find_year(const tsc_scenario *scenario, int year)
{
    size_t i = 0;
    while (i < scenario->count && year_of(scenario, i) != year)
        i++;
    return i;
}

/* Draw by draw against the base, while both are still in the order of the draws. */
static void compare_with_base(summary *work, size_t s)
{
    tsc_scenario *scenario = &work->scenarios[s];
    const tsc_scenario *base = &work->scenarios[scenario->base];
    for (size_t i = 0; i < scenario->count; i++) {
        size_t at = find_year(base, year_of(scenario, i)), above = 0;
        double *quantiles = scenario->difference_quantiles + i * TSC_QUANTILES;
        scenario->above_base[i] = (double)NAN;
        if (scenario->base == s)
            continue;
        if (at == base->count) {
            scenario->difference[i] = (double)NAN;
            for (size_t q = 0; q < TSC_QUANTILES; q++)
                quantiles[q] = (double)NAN;
            continue;
        }
        const double *own = draws_of(work, s, i), *others = draws_of(work, scenario->base, at);
        for (size_t d = 0; d < work->draws; d++) {
            work->column[d] = own[d] - others[d];
            above += own[d] > others[d];
        }
        gsl_sort(work->column, 1, work->draws);
        take_quantiles(work->column, work->draws, quantiles);
        scenario->difference[i] = scenario->mean[i] - base->mean[at];
        scenario->above_base[i] = (double)above / (double)work->draws;
    }
}

static bool target_fits(const tsc_plan_target *target, const tsc_scenario *scenario, const tsc_key *key)
{
    if (target->key && (!key || !tsc_key_matches(target->key, key)))
        return false;
    return find_year(scenario, target->year) < scenario->count;
}

/* A path that is solved for a target meets it up to rounding. */
static double nearly(double value)
{
    return value - 1e-9 * fabs(value);
}

/* How many of the sorted draws are value or more, as a share. */
static double share_above(const double *sorted, size_t count, double value)
{
    size_t low = 0, high = count;
    value = nearly(value);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (sorted[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return (double)(count - low) / (double)count;
}

static double required_growth_pct(double last, double value, int years)
{
    if (!(last > 0) || !(value > 0) || years <= 0)
        return (double)NAN;
    return 100 * (pow(value / last, 1.0 / years) - 1);
}

static void assess(summary *work, size_t s, const tsc_plan_target *from, double last, tsc_scenario_target *to)
{
    const tsc_scenario *scenario = &work->scenarios[s];
    size_t at = find_year(scenario, from->year);
    *to = (tsc_scenario_target){.name = from->name, .source = from->source, .value = from->value};
    to->due = tsc_period_year(from->year);
    to->required_growth_pct = required_growth_pct(last, from->value, from->year - year_of(scenario, 0) + 1);
    to->probability = share_above(draws_of(work, s, at), work->draws, from->value);
    to->missing = from->value - scenario->mean[at];
    for (size_t i = 0; i < scenario->count && to->expected.kind == TSC_PERIOD_NONE; i++)
        if (scenario->quantiles[i * TSC_QUANTILES + TSC_MEDIAN] >= nearly(from->value))
            to->expected = scenario->periods[i];
}

/* Sorts the draws of a scenario and reads quantiles and targets from them. last: its last observed value. */
static tsc_status finish(summary *work, size_t s, double last)
{
    tsc_scenario *scenario = &work->scenarios[s];
    const tsc_plan *plan = work->plan;
    for (size_t i = 0; i < scenario->count; i++) {
        gsl_sort(draws_of(work, s, i), 1, work->draws);
        take_quantiles(draws_of(work, s, i), work->draws, scenario->quantiles + i * TSC_QUANTILES);
    }
    scenario->targets = tsc_arena_calloc(work->arena, plan->target_count + 1, sizeof *scenario->targets);
    if (!scenario->targets)
        return no_memory(work);
    for (size_t t = 0; t < plan->target_count; t++)
        if (target_fits(&plan->targets[t], scenario, plan->scenarios[s].key))
            assess(work, s, &plan->targets[t], last, &scenario->targets[scenario->target_count++]);
    scenario->tornado_period =
        scenario->target_count ? scenario->targets[0].due : scenario->periods[scenario->count - 1];
    return TSC_OK;
}

/* The earliest observation of any series. */
static int first_observed(const tsc_plan *plan)
{
    int first = tsc_plan_first_year(plan);
    for (size_t i = 0; i < plan->series_count; i++)
        first = plan->series[i].years[0] < first ? plan->series[i].years[0] : first;
    return first;
}

/* What was observed of each scenario: its plan run over the past, where only observed values are finite. */
static tsc_status take_histories(summary *work, double *last)
{
    const tsc_plan *plan = work->plan;
    tsc_evaluation past = {.mode = TSC_EVALUATE_CENTRAL, .draws = 1, .last_year = work->how.last_year};
    past.first_year = first_observed(plan);
    size_t years = (size_t)(past.last_year - past.first_year + 1);
    double **values = tsc_arena_calloc(&work->scratch, plan->scenario_count + 1, sizeof *values);
    for (size_t s = 0; values && s < plan->scenario_count; s++)
        if (!(values[s] = tsc_arena_calloc(&work->scratch, years, sizeof(double))))
            return no_memory(work);
    if (!values)
        return no_memory(work);
    tsc_status status = tsc_plan_evaluate(plan, &past, work->roots, plan->scenario_count, values, work->err);
    for (size_t s = 0; status == TSC_OK && s < plan->scenario_count; s++) {
        tsc_scenario *scenario = &work->scenarios[s];
        size_t ahead = (size_t)(year_of(scenario, 0) - past.first_year), count = 0;
        tsc_period *periods = tsc_arena_calloc(work->arena, ahead + 1, sizeof *periods);
        double *observed = tsc_arena_calloc(work->arena, ahead + 1, sizeof *observed);
        if (!periods || !observed)
            return no_memory(work);
        for (size_t row = 0; row < ahead; row++) {
            if (!isfinite(values[s][row]))
                continue;
            periods[count] = tsc_period_year(past.first_year + (int)row);
            observed[count++] = values[s][row];
        }
        last[s] = ahead > 0 ? values[s][ahead - 1] : (double)NAN;
        bool real = plan->scenarios[s].key && !plan->nodes[plan->scenarios[s].node].assumed;
        scenario->history_count = real ? count : 0;
        scenario->history_periods = periods;
        scenario->history_values = observed;
    }
    return status;
}

static tsc_status summarize(summary *work)
{
    tsc_status status = prepare(work);
    double *last = tsc_arena_calloc(&work->scratch, work->plan->scenario_count + 1, sizeof *last);
    if (status == TSC_OK && !last)
        return no_memory(work);
    if (status == TSC_OK)
        status = take_histories(work, last);
    if (status == TSC_OK)
        status = take_means(work);
    work->how.mode = TSC_EVALUATE_DRAWS;
    if (status == TSC_OK)
        status = tsc_plan_evaluate(work->plan, &work->how, work->roots, work->plan->scenario_count, work->samples,
                                   work->err);
    for (size_t s = 0; status == TSC_OK && s < work->plan->scenario_count; s++)
        compare_with_base(work, s);
    for (size_t s = 0; status == TSC_OK && s < work->plan->scenario_count; s++)
        status = finish(work, s, last[s]);
    return status;
}

tsc_status tsc_plan_summarize(const tsc_plan *plan, tsc_scenario *scenarios, tsc_arena *arena, tsc_error *err)
{
    summary work = {.plan = plan, .scenarios = scenarios, .arena = arena, .err = err};
    tsc_arena_init(&work.scratch);
    tsc_status status = summarize(&work);
    tsc_arena_clear(&work.scratch);
    return status;
}
