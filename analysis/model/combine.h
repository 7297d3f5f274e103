/* The pooled combination: the default projection. */
#ifndef TSC_MODEL_COMBINE_H
#define TSC_MODEL_COMBINE_H

#include "model/prior.h"
#include "model/tables.h"

/** Projects a sample by a learnt table: the median is the reference path plus weighted distances of the base methods'
    paths, each quantile lies from it by the learnt width. Coefficients between lengths and steps of the table are
    interpolated; beyond its last step the median's growth fades and the width grows as the step to the power .6. A
    prior (may be NULL) moves median and widths. Errors: TSC_ENOMEM alone. */
tsc_status tsc_combine(const tsc_learnt_table *table, const tsc_prior *prior, const tsc_sample *sample, size_t horizon,
                       tsc_arena *arena, tsc_projection *projection, tsc_error *err);

/** The same from features that are there already, for at least as many steps. */
tsc_status tsc_combine_features(const tsc_learnt_table *table, const tsc_prior *prior, const tsc_sample *sample,
                                const tsc_features *features, size_t horizon, tsc_arena *arena,
                                tsc_projection *projection, tsc_error *err);

#endif
