/* What scripts may read, taken from a store and the learnt tables of the models. */
#ifndef TSC_SCENARIO_WORLD_H
#define TSC_SCENARIO_WORLD_H

#include "model/forecast.h"
#include "scenario/scenario.h"
#include "store/store.h"

/** Borrows both; either may be NULL, then there is nothing of that kind. */
typedef struct tsc_world_sources {
    tsc_store *store;
    const tsc_model_tables *tables;
} tsc_world_sources;

/** The world of a script over the sources, which must outlive it. */
tsc_scenario_world tsc_world_make(tsc_world_sources *sources);

#endif
