/* The fits of one series side by side: what `project` shows and the report tells. */
#ifndef TSC_MODEL_DIAGNOSE_H
#define TSC_MODEL_DIAGNOSE_H

#include "model/forecast.h"
#include "model/method.h"

/** Errors of a method at its rolling origins: it is fitted to the first k points and held against what followed. */
typedef struct tsc_rolling {
    size_t origins;   /* origins that counted; 0: too short to tell, all below NaN */
    double error_pct; /* mean of 200 |actual - forecast| / (|actual| + |forecast|) over origins and steps */
    double *by_step;  /* [horizon] the same by step ahead, NaN where never seen */
} tsc_rolling;

/** One method on the whole series. */
typedef struct tsc_diagnosis_row {
    tsc_fit fit;               /* fit.refusal where there is none */
    tsc_projection projection; /* empty (horizon 0) where refused */
    tsc_rolling rolling;
    double growth_pct;    /* compound growth a step from the last value to the end of its path; NaN */
    double residual_sd;   /* of the residuals: relative (logarithms) or in units of the series; NaN */
    double residual_lag1; /* their autocorrelation at one step; NaN below 4 residuals */
    double normality_p;   /* Jarque-Bera, NaN below 8 residuals */
} tsc_diagnosis_row;

typedef struct tsc_diagnosis {
    tsc_projection projection; /* the one that was asked for */
    tsc_rolling rolling;       /* of the asked-for model; naive and drift stand among the rows */
    tsc_diagnosis_row *rows;   /* every method, refused ones too, in the order of the registry */
    size_t row_count;
    const char *choice;     /* in words: what was chosen and why */
    const char *width;      /* in words: how wide the 80 % interval at the horizon is, and why */
    size_t gap_count;       /* times without a value between the first and the last */
    double width_ratio;     /* upper over lower bound of that interval; NaN where the lower is not positive */
    double mean_change_pct; /* mean absolute change a step, gaps as the square root of their length; NaN */
} tsc_diagnosis;

/** Fits everything to one history. model as in tsc_forecast; everything lives in the arena. Errors as there. */
tsc_status tsc_diagnose(const tsc_model_tables *tables, const tsc_history *history, size_t horizon, const char *model,
                        tsc_arena *arena, tsc_diagnosis *diagnosis, tsc_error *err);

#endif
