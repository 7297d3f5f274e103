/* Runs a plan: a pass over its nodes for a block of draws at a time. */
#ifndef TSC_SCENARIO_EVALUATE_H
#define TSC_SCENARIO_EVALUATE_H

#include "scenario/plan.h"

typedef enum tsc_evaluation_mode {
    TSC_EVALUATE_DRAWS,  /* everything drawn */
    TSC_EVALUATE_POINT,  /* parameters drawn, projections and walks at their point forecast */
    TSC_EVALUATE_CENTRAL /* one draw: parameters at their means, projections at their point forecast */
} tsc_evaluation_mode;

typedef enum tsc_moved { TSC_MOVE_NONE, TSC_MOVE_INPUT, TSC_MOVE_PROJECTION } tsc_moved;

/** In central mode: one input or projection moved to a quantile of its own. */
typedef struct tsc_evaluation_move {
    tsc_moved what;
    uint32_t index;
    double probability;
} tsc_evaluation_move;

typedef struct tsc_evaluation {
    tsc_evaluation_mode mode;
    size_t draws;              /* 1 in central mode */
    int first_year, last_year; /* rows of paths */
    tsc_evaluation_move move;
} tsc_evaluation;

/** Values of roots: out[r] has one row of draws for each year where the root is a path, else one row. Projections
    that are needed must have been made as far as last_year. Errors: TSC_ENOMEM, TSC_ELIMIT where nodes times years
    times draws pass 2 10^9. */
tsc_status tsc_plan_evaluate(const tsc_plan *plan, const tsc_evaluation *evaluation, const uint32_t *roots,
                             size_t root_count, double *const *out, tsc_error *err);

/** The seed of a stream: that of the run, crossed with the identity of who draws from it. */
uint64_t tsc_plan_stream(uint64_t seed, uint64_t identity);

#endif
