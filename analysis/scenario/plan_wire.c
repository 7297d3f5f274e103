#include "scenario/plan_wire.h"

enum { MOST_POINTS = 2000, MOST_YEARS = 4 * TSC_PLAN_YEARS, MOST_VALUES = 1 << 20 };

void tsc_key_wire(tsc_wire *wire, tsc_key *key)
{
    unsigned char frequency = (unsigned char)key->frequency;
    tsc_wire_byte(wire, &frequency);
    if (!wire->out)
        key->frequency = (char)frequency;
    tsc_wire_chars(wire, key->reporter.code, sizeof key->reporter.code);
    tsc_wire_chars(wire, key->partner.code, sizeof key->partner.code);
    tsc_wire_chars(wire, key->indicator, sizeof key->indicator);
    tsc_wire_chars(wire, key->unit.code, sizeof key->unit.code);
    tsc_wire_chars(wire, key->commodity, sizeof key->commodity);
}

static void optional_key(tsc_wire *wire, const tsc_key **key)
{
    bool there = wire->out && *key;
    tsc_wire_bool(wire, &there);
    tsc_key *own = there ? tsc_wire_items(wire, *key, 1, sizeof *own) : NULL;
    if (own)
        tsc_key_wire(wire, own);
    *key = own;
}

static void text(tsc_wire *wire, const char **value)
{
    tsc_wire_text(wire, value, TSC_WIRE_TEXT);
}

static void indexes(tsc_wire *wire, const uint32_t **items, size_t count)
{
    uint32_t *own = tsc_wire_items(wire, *items, count, sizeof *own);
    for (size_t i = 0; i < count && !wire->failed; i++)
        tsc_wire_u32(wire, &own[i]);
    *items = own;
}

static void node_wire(tsc_wire *wire, tsc_plan_node *node)
{
    unsigned op = node->op;
    tsc_wire_choice(wire, &op, TSC_OP_SMART + 1);
    node->op = (tsc_op)op;
    tsc_wire_bool(wire, &node->path);
    tsc_wire_byte(wire, &node->arg_count);
    tsc_wire_byte(wire, &node->shape);
    tsc_wire_require(wire, node->arg_count <= TSC_NODE_ARGS);
    for (size_t i = 0; i < node->arg_count && !wire->failed; i++)
        tsc_wire_u32(wire, &node->args[i]);
    tsc_wire_count(wire, &node->count, MOST_YEARS);
    indexes(wire, &node->more, node->count);
    tsc_wire_ints(wire, &node->years, node->count);
    tsc_wire_int(wire, &node->year);
    tsc_wire_u32(wire, &node->index);
    tsc_wire_double(wire, &node->value);
    text(wire, &node->label);
    optional_key(wire, &node->key);
    tsc_wire_bool(wire, &node->assumed);
}

static void series_wire(tsc_wire *wire, tsc_plan_series *series)
{
    tsc_key_wire(wire, &series->key);
    tsc_wire_count(wire, &series->count, MOST_POINTS);
    tsc_wire_ints(wire, &series->years, series->count);
    tsc_wire_doubles(wire, &series->values, series->count);
    text(wire, &series->source);
}

static void projection_wire(tsc_wire *wire, tsc_plan_projection *projection)
{
    tsc_wire_u32(wire, &projection->series);
    text(wire, &projection->model);
    tsc_wire_u32(wire, &projection->node);
    tsc_wire_bool(wire, &projection->has_node);
}

/* What tsc_distribution_init makes of it (sorted values, the table of a PERT) is made anew where it is read. */
static void distribution_wire(tsc_wire *wire, tsc_distribution *distribution)
{
    unsigned kind = distribution->kind;
    tsc_wire_choice(wire, &kind, TSC_DISTRIBUTION_CHANCE + 1);
    distribution->kind = (tsc_distribution_kind)kind;
    tsc_wire_double(wire, &distribution->a);
    tsc_wire_double(wire, &distribution->b);
    tsc_wire_double(wire, &distribution->c);
    tsc_wire_count(wire, &distribution->count, MOST_VALUES);
    tsc_wire_doubles(wire, &distribution->values, distribution->count);
}

static void input_wire(tsc_wire *wire, tsc_plan_input *input)
{
    distribution_wire(wire, &input->distribution);
    text(wire, &input->name);
    text(wire, &input->id);
    text(wire, &input->origin);
    tsc_wire_u64(wire, &input->identity);
    tsc_wire_u32(wire, &input->node);
    tsc_wire_bool(wire, &input->has_node);
}

static void scenario_wire(tsc_wire *wire, tsc_plan_scenario *scenario)
{
    size_t base = scenario->base;
    text(wire, &scenario->name);
    text(wire, &scenario->label);
    text(wire, &scenario->description);
    tsc_wire_u32(wire, &scenario->node);
    optional_key(wire, &scenario->key);
    text(wire, &scenario->unit_label);
    tsc_wire_count(wire, &base, TSC_PLAN_SCENARIOS);
    scenario->base = base;
}

static void target_wire(tsc_wire *wire, tsc_plan_target *target)
{
    text(wire, &target->name);
    text(wire, &target->source);
    optional_key(wire, &target->key);
    tsc_wire_double(wire, &target->value);
    tsc_wire_int(wire, &target->year);
}

#define LIST(items, items_count, items_room, limit, item_wire)                                                         \
    do {                                                                                                               \
        tsc_wire_count(wire, &plan->items_count, limit);                                                               \
        plan->items = tsc_wire_items(wire, plan->items, plan->items_count, sizeof *plan->items);                       \
        plan->items_room = wire->out ? plan->items_room : plan->items_count;                                           \
        for (size_t i = 0; i < plan->items_count && !wire->failed; i++)                                                \
            item_wire(wire, &plan->items[i]);                                                                          \
    } while (0)

void tsc_plan_wire(tsc_wire *wire, tsc_plan *plan)
{
    uint64_t expectations = plan->expectations;
    LIST(nodes, node_count, node_room, TSC_PLAN_NODES, node_wire);
    LIST(series, series_count, series_room, TSC_PLAN_SERIES, series_wire);
    LIST(projections, projection_count, projection_room, TSC_PLAN_SERIES, projection_wire);
    LIST(inputs, input_count, input_room, TSC_PLAN_INPUTS, input_wire);
    LIST(scenarios, scenario_count, scenario_room, TSC_PLAN_SCENARIOS, scenario_wire);
    LIST(targets, target_count, target_room, TSC_PLAN_TARGETS, target_wire);
    LIST(notes, note_count, note_room, TSC_PLAN_NOTES, text);
    text(wire, &plan->title);
    text(wire, &plan->question);
    tsc_wire_int(wire, &plan->to_year);
    tsc_wire_u64(wire, &expectations);
    plan->expectations = (size_t)expectations;
}
