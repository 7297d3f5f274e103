/* Whether a plan that came over a wire is one. */
#include "scenario/plan_wire.h"

#include "core/utf8.h"


#include <math.h>
#include <string.h>

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, SMART_RESULTS = 6 };

/* How many arguments an operation takes, whether its value is a path (PATH), one number (NUMBER) or as its arguments
   (ARGUMENTS), how many shapes it knows, and what its index points into. */
typedef enum rows { PATH, NUMBER, ARGUMENTS } rows;
typedef enum pool { NOTHING, INPUTS, PROJECTIONS, SERIES } pool;

typedef struct operation {
    unsigned char args, shapes;
    rows rows;
    pool pool;
} operation;

static const operation operations[] = {
    [TSC_OP_NUMBER] = {0, 1, NUMBER, NOTHING},
    [TSC_OP_DRAW] = {0, 1, NUMBER, INPUTS},
    [TSC_OP_PROJECT] = {0, 1, PATH, PROJECTIONS},
    [TSC_OP_STEADY] = {0, 1, PATH, SERIES},
    [TSC_OP_GROW] = {2, 1, PATH, NOTHING},
    [TSC_OP_OVERRIDE] = {1, 1, PATH, NOTHING},
    [TSC_OP_PHASE] = {3, 3, PATH, NOTHING},
    [TSC_OP_SHOCK] = {4, 3, PATH, NOTHING},
    [TSC_OP_SINCE] = {1, 1, PATH, NOTHING},
    [TSC_OP_WALK] = {3, 1, PATH, INPUTS},
    [TSC_OP_ADD] = {2, 1, ARGUMENTS, NOTHING},
    [TSC_OP_SUBTRACT] = {2, 1, ARGUMENTS, NOTHING},
    [TSC_OP_MULTIPLY] = {2, 1, ARGUMENTS, NOTHING},
    [TSC_OP_DIVIDE] = {2, 1, ARGUMENTS, NOTHING},
    [TSC_OP_POWER] = {2, 1, ARGUMENTS, NOTHING},
    [TSC_OP_LEAST] = {2, 1, ARGUMENTS, NOTHING},
    [TSC_OP_MOST] = {2, 1, ARGUMENTS, NOTHING},
    [TSC_OP_EXP] = {1, 1, ARGUMENTS, NOTHING},
    [TSC_OP_AT] = {1, 1, NUMBER, NOTHING},
    [TSC_OP_DELAY] = {1, TSC_PLAN_YEARS + 1, PATH, NOTHING},
    [TSC_OP_TOTAL] = {1, 1, PATH, NOTHING},
    [TSC_OP_SMART] = {7, SMART_RESULTS, ARGUMENTS, NOTHING},
};

static bool good_text(const char *text)
{
    size_t length = text ? strlen(text) : 0;
    return text && tsc_utf8_valid(text, length) == length;
}

static bool good_year(int year)
{
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

static bool good_key(const tsc_key *key)
{
    return !key || (good_text(key->reporter.code) && good_text(key->partner.code) && good_text(key->indicator) &&
                    good_text(key->unit.code) && good_text(key->commodity) &&
                    (key->frequency == 0 || strchr("ASQMDR", key->frequency)));
}

static bool good_index(const tsc_plan *plan, pool which, uint32_t index)
{
    return which == NOTHING || index < (which == INPUTS        ? plan->input_count
                                        : which == PROJECTIONS ? plan->projection_count
                                                               : plan->series_count);
}

static bool good_rows(const tsc_plan *plan, const tsc_plan_node *node, rows wanted)
{
    bool any = false;
    for (size_t i = 0; i < node->arg_count; i++)
        any = any || plan->nodes[node->args[i]].path;
    return wanted == PATH ? node->path : wanted == NUMBER ? !node->path : node->path == any;
}

static bool good_node(const tsc_plan *plan, size_t at)
{
    const tsc_plan_node *node = &plan->nodes[at];
    const operation *known = &operations[node->op];
    if (node->arg_count != known->args || node->shape >= known->shapes || !good_index(plan, known->pool, node->index))
        return false;
    for (size_t i = 0; i < node->arg_count; i++)
        if (node->args[i] >= at)
            return false;
    if (node->count && node->op != TSC_OP_OVERRIDE)
        return false;
    for (size_t i = 0; i < node->count; i++)
        if (node->more[i] >= at || !good_year(node->years[i]))
            return false;
    return good_rows(plan, node, known->rows) && isfinite(node->value) && (node->year == 0 || good_year(node->year)) &&
           good_text(node->label) && good_key(node->key);
}

static bool good_series(const tsc_plan_series *series)
{
    if (series->count == 0 || !good_key(&series->key) || !good_text(series->source))
        return false;
    for (size_t i = 0; i < series->count; i++)
        if (!good_year(series->years[i]) || (i > 0 && series->years[i] <= series->years[i - 1]) || !isfinite(series->values[i]))
            return false;
    return true;
}

static bool good_projection(const tsc_plan *plan, size_t at)
{
    const tsc_plan_projection *one = &plan->projections[at];
    return one->series < plan->series_count && good_text(one->model) &&
           (!one->has_node || (one->node < plan->node_count && plan->nodes[one->node].op == TSC_OP_PROJECT &&
                               plan->nodes[one->node].index == at));
}

static bool good_input(const tsc_plan *plan, size_t at)
{
    const tsc_plan_input *one = &plan->inputs[at];
    for (size_t i = 0; i < one->distribution.count; i++)
        if (!isfinite(one->distribution.values[i]))
            return false;
    return good_text(one->name) && good_text(one->id) && good_text(one->origin) &&
           (!one->has_node || (one->node < plan->node_count && plan->nodes[one->node].op == TSC_OP_DRAW &&
                               plan->nodes[one->node].index == at));
}

static bool good_scenario(const tsc_plan *plan, size_t at)
{
    const tsc_plan_scenario *one = &plan->scenarios[at];
    for (size_t i = 0; i < at; i++)
        if (strcmp(plan->scenarios[i].name, one->name ? one->name : "") == 0)
            return false;
    return good_text(one->name) && *one->name && good_text(one->label) && good_text(one->description) && good_text(one->unit_label) &&
           good_key(one->key) && one->node < plan->node_count && plan->nodes[one->node].path && one->base <= at;
}

static bool good_target(const tsc_plan_target *one)
{
    return good_text(one->name) && good_text(one->source) && good_key(one->key) && isfinite(one->value) && good_year(one->year);
}

static bool good_plan(const tsc_plan *plan)
{
    bool good = good_text(plan->title) && good_text(plan->question) && (plan->to_year == 0 || good_year(plan->to_year));
    for (size_t i = 0; i < plan->node_count && good; i++)
        good = good_node(plan, i);
    for (size_t i = 0; i < plan->series_count && good; i++)
        good = good_series(&plan->series[i]);
    for (size_t i = 0; i < plan->projection_count && good; i++)
        good = good_projection(plan, i);
    for (size_t i = 0; i < plan->input_count && good; i++)
        good = good_input(plan, i);
    for (size_t i = 0; i < plan->scenario_count && good; i++)
        good = good_scenario(plan, i);
    for (size_t i = 0; i < plan->target_count && good; i++)
        good = good_target(&plan->targets[i]);
    for (size_t i = 0; i < plan->note_count && good; i++)
        good = good_text(plan->notes[i]);
    return good;
}

tsc_status tsc_plan_check(tsc_plan *plan, tsc_error *err)
{
    if (!good_plan(plan))
        return tsc_error_set(err, TSC_EINPUT, NULL, 0, "what the script's process gave back is no plan");
    tsc_status status = TSC_OK;
    for (size_t i = 0; i < plan->input_count && status == TSC_OK; i++)
        status = tsc_distribution_init(&plan->inputs[i].distribution, plan->arena, err);
    return status;
}
