/* Targets: "one billion by 2030" held against a history's last value and its projection. */
#ifndef TSC_MODEL_TARGET_H
#define TSC_MODEL_TARGET_H

#include "model/projection.h"

typedef struct tsc_target {
    double required_growth_pct; /* a step, compound, from base to value; NaN where it makes no sense */
    double probability;         /* of reaching value or more at the due step */
    double percentile;          /* where value stands in the distribution of the due step, 0 to 100 */
    int expected_step;          /* first step (1-based) whose median reaches it, 0: not within the horizon */
} tsc_target;

/** base is the last observed value, due_step 1-based from it, at most the projection's horizon (TSC_EUSAGE
    otherwise). */
tsc_status tsc_target_assess(const tsc_projection *projection, double base, double value, size_t due_step,
                             tsc_target *target, tsc_error *err);

/** The projection given that the target is reached: the distribution of each step under the condition that the
    due step is at value or above, the steps moving together as a random walk's (see tsc_projection_draw).
    Its arrays live in the arena. TSC_EMODEL where the target is out of reach of the distribution (probability
    below one in a million). */
tsc_status tsc_target_path(const tsc_projection *projection, double value, size_t due_step, tsc_arena *arena,
                           tsc_projection *path, tsc_error *err);

#endif
