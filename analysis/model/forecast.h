/* The default projection: the pooled combination of base methods with learnt weights and intervals
   (datasets/models). Methods stand behind one descriptor each, see model/method.h. */
#ifndef TSC_MODEL_FORECAST_H
#define TSC_MODEL_FORECAST_H

#include "model/projection.h"

typedef struct tsc_model_tables tsc_model_tables; /* learnt weights and priors, read-only once loaded */

/** Loads the tables of a folder (NULL: datasets/models of the installation). */
tsc_status tsc_model_tables_load(const char *folder, tsc_model_tables **tables, tsc_error *err);
void tsc_model_tables_free(tsc_model_tables *tables);

/** Projects a history horizon steps on. model: "auto" (or NULL: the default, a combination) or the name of one
    method. The projection's arrays live in arena. Never fails on a finite history for "auto" but for want of
    memory: one point, constants, zeros, negatives, gaps and extreme sizes all have an answer. A named method may
    refuse with TSC_EMODEL and the reason; an unknown name is TSC_EUSAGE, a malformed history TSC_EINPUT. */
tsc_status tsc_forecast(const tsc_model_tables *tables, const tsc_history *history, size_t horizon, const char *model,
                        tsc_arena *arena, tsc_projection *projection, tsc_error *err);

/** The name of the method that stands for a history alone where nothing may be known of other series, with the width of
    its own residuals: ets from five seasons on, theta from eight values on, else naive. */
const char *tsc_forecast_alone(const tsc_history *history);

/** What a panel of the user's own says beyond the tables, see model/prior.h. */
typedef struct tsc_prior tsc_prior;

/** The default projection with a panel's prior (NULL: the tables alone). Else as tsc_forecast with "auto". */
tsc_status tsc_forecast_with(const tsc_model_tables *tables, const tsc_prior *prior, const tsc_history *history,
                             size_t horizon, tsc_arena *arena, tsc_projection *projection, tsc_error *err);

#endif
