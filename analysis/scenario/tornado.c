/* What matters most: one input at a time goes from its 10 % to its 90 % quantile, all else stays at the centre. */
#include "scenario/evaluate.h"
#include "scenario/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BARS = 12 };
static const double work_limit = 5e7; /* terms that are looked at again, one input after the other */

typedef struct tornado {
    const tsc_plan *plan;
    tsc_scenario *scenarios;
    tsc_arena *arena, scratch;
    tsc_evaluation how;
    uint32_t *roots;
    double **low, **high; /* [scenario][year] */
    bool **used;          /* [scenario][node] */
    tsc_error *err;
} tornado;

static tsc_status prepare(tornado *work)
{
    const tsc_plan *plan = work->plan;
    size_t count = plan->scenario_count, years;
    work->how = (tsc_evaluation){.mode = TSC_EVALUATE_CENTRAL, .draws = 1};
    work->how.first_year = tsc_plan_first_year(plan);
    work->how.last_year = tsc_plan_last_year(plan);
    years = (size_t)(work->how.last_year - work->how.first_year + 1);
    work->roots = tsc_arena_calloc(&work->scratch, count + 1, sizeof *work->roots);
    work->low = tsc_arena_calloc(&work->scratch, count + 1, sizeof *work->low);
    work->high = tsc_arena_calloc(&work->scratch, count + 1, sizeof *work->high);
    work->used = tsc_arena_calloc(&work->scratch, count + 1, sizeof *work->used);
    if (!work->roots || !work->low || !work->high || !work->used)
        return tsc_error_memory(work->err, "a tornado");
    for (size_t s = 0; s < count; s++) {
        work->roots[s] = plan->scenarios[s].node;
        work->low[s] = tsc_arena_calloc(&work->scratch, years, sizeof(double));
        work->high[s] = tsc_arena_calloc(&work->scratch, years, sizeof(double));
        work->used[s] = tsc_arena_calloc(&work->scratch, plan->node_count + 1, sizeof(bool));
        work->scenarios[s].tornado = tsc_arena_calloc(work->arena, BARS + 1, sizeof(tsc_scenario_bar));
        if (!work->low[s] || !work->high[s] || !work->used[s] || !work->scenarios[s].tornado)
            return tsc_error_memory(work->err, "a tornado");
        tsc_plan_mark(plan, work->roots[s], work->used[s]);
    }
    return TSC_OK;
}

static double width(const tsc_scenario_bar *bar)
{
    return fabs(bar->at_high - bar->at_low);
}

/* Keeps the widest bars in order, the earlier input first among equals. */
static void add_bar(tsc_scenario *scenario, const tsc_scenario_bar *bar)
{
    size_t at = scenario->tornado_count;
    if (!(width(bar) > 0) || !isfinite(width(bar)))
        return;
    for (; at > 0 && width(bar) > width(&scenario->tornado[at - 1]); at--)
        scenario->tornado[at] = scenario->tornado[at - 1];
    if (at < BARS)
        scenario->tornado[at] = *bar;
    if (scenario->tornado_count < BARS)
        scenario->tornado_count++;
}

/* node: that of the input or projection */
static tsc_status move(tornado *work, tsc_moved what, uint32_t index, uint32_t node, const tsc_scenario_bar *named)
{
    size_t count = work->plan->scenario_count;
    work->how.move.what = what;
    work->how.move.index = index;
    work->how.move.probability = .1;
    tsc_status status = tsc_plan_evaluate(work->plan, &work->how, work->roots, count, work->low, work->err);
    work->how.move.probability = .9;
    if (status == TSC_OK)
        status = tsc_plan_evaluate(work->plan, &work->how, work->roots, count, work->high, work->err);
    for (size_t s = 0; status == TSC_OK && s < count; s++) {
        if (!work->used[s][node])
            continue;
        size_t row = (size_t)(work->scenarios[s].tornado_period.first.year - work->how.first_year);
        tsc_scenario_bar bar = *named;
        bar.at_low = work->low[s][row];
        bar.at_high = work->high[s][row];
        add_bar(&work->scenarios[s], &bar);
    }
    return status;
}

static const char *projection_name(tornado *work, size_t index)
{
    char key[TSC_KEY_SIZE];
    tsc_key_format(&work->plan->series[work->plan->projections[index].series].key, key);
    return tsc_arena_strdup(work->arena, key);
}

tsc_status tsc_plan_tornado(const tsc_plan *plan, tsc_scenario *scenarios, tsc_arena *arena, tsc_error *err)
{
    tornado work = {.plan = plan, .scenarios = scenarios, .arena = arena, .err = err};
    tsc_arena_init(&work.scratch);
    tsc_status status = prepare(&work);
    double cost = 2.0 * (double)(plan->input_count + plan->projection_count) * (double)plan->node_count;
    if (status == TSC_OK && cost > work_limit)
        status = tsc_error_set(err, TSC_ELIMIT, NULL, 0, "%zu uncertain parameters in a plan of %zu terms are too many",
                               plan->input_count, plan->node_count);
    for (size_t i = 0; status == TSC_OK && i < plan->projection_count; i++) {
        if (!plan->projections[i].has_node)
            continue;
        tsc_scenario_bar bar = {.input = projection_name(&work, i), .low = (double)NAN, .high = (double)NAN};
        status = bar.input ? move(&work, TSC_MOVE_PROJECTION, (uint32_t)i, plan->projections[i].node, &bar)
                           : tsc_error_memory(err, "a tornado");
    }
    for (size_t i = 0; status == TSC_OK && i < plan->input_count; i++) {
        const tsc_plan_input *input = &plan->inputs[i];
        if (!input->has_node)
            continue;
        tsc_scenario_bar bar = {.input = input->name};
        bar.low = tsc_distribution_quantile(&input->distribution, .1);
        bar.high = tsc_distribution_quantile(&input->distribution, .9);
        status = move(&work, TSC_MOVE_INPUT, (uint32_t)i, input->node, &bar);
    }
    tsc_arena_clear(&work.scratch);
    return status;
}
