/* Sizes of policies and elasticities: the defaults with their literature, and the user's own estimates. */
#ifndef TSC_SCENARIO_EFFECTS_H
#define TSC_SCENARIO_EFFECTS_H

#include "core/arena.h"
#include "core/status.h"

#include <stddef.h>

typedef struct tsc_effect {
    const char *name;
    double mean, sd;      /* of the effect on log trade, or of the elasticity */
    double years;         /* until it is fully felt, 1: at once */
    const char *words;    /* what it is the effect of */
    const char *source;   /* the literature, or the file of the estimate */
} tsc_effect;

typedef struct tsc_effects {
    tsc_effect *items;
    size_t count, room;
} tsc_effects;

/** Adds a table `name,mean,sd,years,words,source` separated by tabs, lines with # are comments. path NULL:
    datasets/policies/effects.tsv, its words in language where there is effects.LANGUAGE.words beside it (lines
    "words<TAB>translation"). All in arena. Errors: TSC_EINPUT with file and line. */
tsc_status tsc_effects_load(tsc_effects *effects, const char *path, const char *language, tsc_arena *arena, tsc_error *err);

/** Adds the terms of `tradescope gravity` (term,coef,se,...); they come before what is there already. */
tsc_status tsc_effects_load_gravity(tsc_effects *effects, const char *path, tsc_arena *arena, tsc_error *err);

/** NULL where there is none. */
const tsc_effect *tsc_effects_find(const tsc_effects *effects, const char *name);

#endif
