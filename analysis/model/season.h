/* The season of a series: M4's test and multiplicative indices, on which reference and base methods rest. */
#ifndef TSC_MODEL_SEASON_H
#define TSC_MODEL_SEASON_H

#include "model/method.h"

typedef struct tsc_seasonality {
    bool found; /* seasonal by the test */
    int season;
    double *indices; /* [season] by (time - first time) modulo season; mean 1; all 1 where not found */
} tsc_seasonality;

/** Tests a sample (autocorrelation at the season's lag against 1.645 of its standard error, at least three seasons) and
    estimates indices by the ratio to a centred moving average. For that alone, gaps are filled by a line. */
tsc_status tsc_season_find(const tsc_sample *sample, tsc_arena *arena, tsc_seasonality *seasonality, tsc_error *err);

/** The index of the step-th value (1-based) after the last one. */
double tsc_season_ahead(const tsc_seasonality *seasonality, const tsc_sample *sample, size_t step);

/** The sample divided by its indices; season kept. Arrays in the arena. */
tsc_status tsc_season_adjust(const tsc_sample *sample, const tsc_seasonality *seasonality, tsc_arena *arena,
                             tsc_sample *adjusted, tsc_error *err);

#endif
