/* The value of one node over a block of draws. */
#ifndef TSC_SCENARIO_NODE_VALUE_H
#define TSC_SCENARIO_NODE_VALUE_H

#include "scenario/plan.h"

/** rows of width draws each; one row where the node is no path. */
typedef struct tsc_draw_block {
    double *cells;
    bool path;
} tsc_draw_block;

typedef struct tsc_node_context {
    const tsc_plan *plan;
    const tsc_draw_block *blocks; /* of all nodes */
    int first_year;
    size_t years, width;
} tsc_node_context;

/** The values of an argument in a row (0-based year). */
static inline const double *tsc_block_row(const tsc_node_context *context, uint32_t node, size_t row)
{
    const tsc_draw_block *block = &context->blocks[node];
    return block->cells + (block->path ? row * context->width : 0);
}

/** Fills cells of a node whose arguments are evaluated; the ops that draw (DRAW, PROJECT, WALK) are not for here. */
void tsc_node_evaluate(const tsc_node_context *context, const tsc_plan_node *node, double *cells);

/** The observed value of a series in a year, NaN where there is none. */
double tsc_plan_series_at(const tsc_plan_series *series, int year);

#endif
