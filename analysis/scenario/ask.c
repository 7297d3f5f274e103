#include "scenario/ask.h"

#include "scenario/evaluate.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <lauxlib.h>

static const double work_limit = 3e8; /* draws times rows of terms that one script may ask for */

/* Rows that an evaluation of the node goes through. */
static size_t rows_of(const tsc_plan *plan, uint32_t node, size_t years, tsc_arena *scratch)
{
    bool *used = tsc_arena_calloc(scratch, plan->node_count + 1, sizeof *used);
    size_t rows = 0;
    if (!used)
        return plan->node_count * years;
    tsc_plan_mark(plan, node, used);
    for (size_t n = 0; n <= node; n++)
        rows += used[n] ? plan->nodes[n].path ? years : 1 : 0;
    return rows;
}

static tsc_status evaluate(tsc_session *session, uint32_t node, int year, tsc_evaluation_mode mode, tsc_arena *scratch,
                           double **draws, tsc_error *err)
{
    tsc_plan *plan = &session->plan;
    if (plan->to_year < year)
        plan->to_year = year;
    tsc_status status = tsc_session_project(session, err);
    if (status != TSC_OK)
        return status;
    tsc_evaluation how = {.mode = mode, .draws = plan->draws};
    how.first_year = tsc_plan_first_year(plan);
    how.last_year = tsc_plan_last_year(plan);
    if (plan->nodes[node].path && (year < how.first_year || year > how.last_year))
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "the path goes from %d to %d, not to %d", how.first_year,
                             how.last_year, year);
    size_t years = (size_t)(how.last_year - how.first_year + 1), rows = plan->nodes[node].path ? years : 1;
    session->work += (double)rows_of(plan, node, years, scratch) * (double)plan->draws;
    if (session->work > work_limit)
        return tsc_error_set(err, TSC_ELIMIT, NULL, 0, "the script asks for too much to be computed while it runs");
    double *values = tsc_arena_calloc(scratch, rows * plan->draws, sizeof *values);
    if (!values)
        return tsc_error_memory(err, "%zu draws", plan->draws);
    *draws = values + (rows > 1 ? (size_t)(year - how.first_year) * plan->draws : 0);
    return tsc_plan_evaluate(plan, &how, &node, 1, &values, err);
}

static double *ask(lua_State *L, uint32_t node, int year, tsc_evaluation_mode mode, tsc_arena *scratch)
{
    tsc_error err;
    double *draws = NULL;
    tsc_status status = evaluate(tsc_session_of(L), node, year, mode, scratch, &draws, &err);
    if (status != TSC_OK)
        tsc_arena_clear(scratch);
    tsc_session_check(L, status, &err);
    return draws;
}

double tsc_ask_mean(lua_State *L, uint32_t node, int year)
{
    tsc_arena scratch;
    tsc_arena_init(&scratch);
    size_t count = tsc_session_of(L)->plan.draws;
    const double *draws = ask(L, node, year, TSC_EVALUATE_POINT, &scratch);
    double mean = gsl_stats_mean(draws, 1, count);
    tsc_arena_clear(&scratch);
    return mean;
}

const double *tsc_ask_draws(lua_State *L, uint32_t node, int year, tsc_arena *scratch)
{
    double *draws = ask(L, node, year, TSC_EVALUATE_DRAWS, scratch);
    gsl_sort(draws, 1, tsc_session_of(L)->plan.draws);
    return draws;
}
