#include "scenario/plan.h"

#include "core/grow.h"

#include <string.h>

void tsc_plan_init(tsc_plan *plan, tsc_arena *arena)
{
    *plan = (tsc_plan){.arena = arena, .title = "", .question = "", .language = "en", .seed = TSC_SCENARIO_SEED};
    plan->draws = TSC_SCENARIO_DRAWS;
}

/* Room for one more item of size bytes in an array of the arena, doubled where it is full. */
static tsc_status grow(tsc_plan *plan, void **items, size_t count, size_t *room, size_t size, size_t limit,
                       const char *what, tsc_error *err)
{
    if (count >= limit)
        return tsc_error_set(err, TSC_ELIMIT, NULL, 0, "more than %zu %s in one script", limit, what);
    void *larger = tsc_grow_in(plan->arena, *items, count, room, size);
    if (!larger)
        return tsc_error_memory(err, "the plan of the script");
    *items = larger;
    return TSC_OK;
}

#define ADD(list, list_count, list_room, item, limit, what)                                                            \
    void *items = plan->list;                                                                                          \
    tsc_status status =                                                                                                \
        grow(plan, &items, plan->list_count, &plan->list_room, sizeof *plan->list, limit, what, err);                  \
    plan->list = items;                                                                                                \
    if (status != TSC_OK)                                                                                              \
        return status;                                                                                                 \
    plan->list[plan->list_count++] = (item)

tsc_status tsc_plan_add_node(tsc_plan *plan, const tsc_plan_node *node, uint32_t *index, tsc_error *err)
{
    ADD(nodes, node_count, node_room, *node, TSC_PLAN_NODES, "terms");
    tsc_plan_node *added = &plan->nodes[plan->node_count - 1];
    if (!added->label)
        added->label = "";
    *index = (uint32_t)(plan->node_count - 1);
    return TSC_OK;
}

tsc_status tsc_plan_add_series(tsc_plan *plan, const tsc_plan_series *one, uint32_t *index, tsc_error *err)
{
    for (size_t i = 0; i < plan->series_count; i++) {
        const tsc_plan_series *known = &plan->series[i];
        *index = (uint32_t)i;
        if (tsc_key_same(&known->key, &one->key) && known->count == one->count &&
            memcmp(known->years, one->years, one->count * sizeof *one->years) == 0 &&
            memcmp(known->values, one->values, one->count * sizeof *one->values) == 0)
            return TSC_OK;
    }
    ADD(series, series_count, series_room, *one, TSC_PLAN_SERIES, "series");
    *index = (uint32_t)(plan->series_count - 1);
    return TSC_OK;
}

tsc_status tsc_plan_add_projection(tsc_plan *plan, uint32_t series, const char *model, uint32_t *index,
                                   tsc_error *err)
{
    for (size_t i = 0; i < plan->projection_count; i++) {
        *index = (uint32_t)i;
        if (plan->projections[i].series == series && strcmp(plan->projections[i].model, model) == 0)
            return TSC_OK;
    }
    tsc_plan_projection projection = {.series = series, .model = model};
    ADD(projections, projection_count, projection_room, projection, TSC_PLAN_SERIES, "projections");
    *index = (uint32_t)(plan->projection_count - 1);
    return TSC_OK;
}

tsc_status tsc_plan_add_input(tsc_plan *plan, const tsc_plan_input *input, uint32_t *index, tsc_error *err)
{
    ADD(inputs, input_count, input_room, *input, TSC_PLAN_INPUTS, "uncertain parameters");
    *index = (uint32_t)(plan->input_count - 1);
    return TSC_OK;
}

tsc_status tsc_plan_add_scenario(tsc_plan *plan, const tsc_plan_scenario *scenario, tsc_error *err)
{
    tsc_plan_scenario named = *scenario;
    named.label = named.label ? named.label : named.name;
    ADD(scenarios, scenario_count, scenario_room, named, TSC_PLAN_SCENARIOS, "scenarios");
    return TSC_OK;
}

tsc_status tsc_plan_add_target(tsc_plan *plan, const tsc_plan_target *target, tsc_error *err)
{
    ADD(targets, target_count, target_room, *target, TSC_PLAN_TARGETS, "targets");
    return TSC_OK;
}

tsc_status tsc_plan_add_note(tsc_plan *plan, const char *text, tsc_error *err)
{
    for (size_t i = 0; i < plan->note_count; i++)
        if (strcmp(plan->notes[i], text) == 0)
            return TSC_OK;
    const char *copy = tsc_arena_strdup(plan->arena, text);
    if (!copy)
        return tsc_error_memory(err, "the notes of the script");
    ADD(notes, note_count, note_room, copy, TSC_PLAN_NOTES, "notes");
    return TSC_OK;
}

static int last_observed(const tsc_plan_series *series)
{
    return series->years[series->count - 1];
}

int tsc_plan_last_year(const tsc_plan *plan)
{
    int last = 0, asked = plan->to_year;
    for (size_t i = 0; i < plan->series_count; i++)
        last = last_observed(&plan->series[i]) > last ? last_observed(&plan->series[i]) : last;
    for (size_t i = 0; i < plan->target_count; i++)
        asked = plan->targets[i].year > asked ? plan->targets[i].year : asked;
    if (asked > last)
        return asked;
    return last + TSC_SCENARIO_YEARS;
}

int tsc_plan_first_year(const tsc_plan *plan)
{
    int first = tsc_plan_last_year(plan) - 1;
    for (size_t i = 0; i < plan->series_count; i++)
        first = last_observed(&plan->series[i]) < first ? last_observed(&plan->series[i]) : first;
    return first;
}

void tsc_plan_mark(const tsc_plan *plan, uint32_t root, bool *used)
{
    used[root] = true;
    for (size_t n = root + 1; n-- > 0;) {
        const tsc_plan_node *node = &plan->nodes[n];
        if (!used[n])
            continue;
        for (size_t a = 0; a < node->arg_count; a++)
            used[node->args[a]] = true;
        for (size_t a = 0; a < node->count; a++)
            used[node->more[a]] = true;
    }
}

int tsc_plan_start(const tsc_plan *plan, uint32_t root, bool *used)
{
    int start = tsc_plan_first_year(plan) + 1;
    memset(used, 0, plan->node_count * sizeof *used);
    tsc_plan_mark(plan, root, used);
    for (size_t n = 0; n <= root; n++) {
        const tsc_plan_node *node = &plan->nodes[n];
        if (!used[n] || (node->op != TSC_OP_PROJECT && node->op != TSC_OP_STEADY))
            continue;
        uint32_t series = node->op == TSC_OP_STEADY ? node->index : plan->projections[node->index].series;
        int next = last_observed(&plan->series[series]) + 1;
        start = next > start ? next : start;
    }
    return start;
}

tsc_status tsc_plan_join_keys(tsc_plan *plan, const tsc_key *a, const tsc_key *b, const tsc_key **joined,
                              tsc_error *err)
{
    *joined = a ? a : b;
    if (!a || !b || tsc_key_same(a, b))
        return TSC_OK;
    tsc_key *both = tsc_arena_calloc(plan->arena, 1, sizeof *both);
    if (!both)
        return tsc_error_memory(err, "a key");
    *both = *a;
    if (!tsc_place_same(a->reporter, b->reporter))
        both->reporter = tsc_place_none();
    if (!tsc_place_same(a->partner, b->partner))
        both->partner = tsc_place_none();
    if (strcmp(a->indicator, b->indicator) != 0)
        both->indicator[0] = '\0';
    if (!tsc_unit_same(a->unit, b->unit))
        both->unit = tsc_unit_none();
    if (strcmp(a->commodity, b->commodity) != 0)
        both->commodity[0] = '\0';
    *joined = both;
    return TSC_OK;
}
