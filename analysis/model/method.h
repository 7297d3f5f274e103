/* A forecasting method behind one descriptor: a new method is one file and one line in method.c.
   Results live in the arena that is passed. A fit that cannot be had is a refusal with a reason in words, which is a
   result; the status is for want of memory alone. */
#ifndef TSC_MODEL_METHOD_H
#define TSC_MODEL_METHOD_H

#include "model/projection.h"

/** A history made ready for the methods. All arrays [count]. */
typedef struct tsc_sample {
    const int *times;
    const double *values; /* divided by scale, so that sums of squares neither overflow nor vanish */
    const double *logs;   /* logarithms of the scaled values; NULL where some value is not positive */
    size_t count;
    double scale; /* a power of two; 1 where all values are zero */
    bool nonnegative;
    bool thorough; /* standard errors are wanted where they take time */
    int season;
} tsc_sample;

/** Checks a history (TSC_EINPUT: empty, not finite, times not increasing) and readies it in the arena. */
tsc_status tsc_sample_new(const tsc_history *history, tsc_arena *arena, tsc_sample *sample, tsc_error *err);

typedef struct tsc_parameter {
    const char *name;
    double value, error; /* standard error; NaN where the parameter is chosen on a grid or has none */
} tsc_parameter;

enum { TSC_PARAMETERS = 6 };

/** What a method makes of a sample. Path, fitted values and residuals are in scaled units or, where logarithmic,
    residuals and spread are of logarithms. */
typedef struct tsc_fit {
    const struct tsc_method *method;
    const char *refusal; /* NULL, or in words why there is no fit */
    double *path;        /* [horizon] medians, scaled units */
    double *spread;      /* [horizon] standard deviations of the errors ahead */
    bool logarithmic;
    double *residuals; /* [count] in order of time; NaN where the method has none for a point */
    double scale;      /* the sample's: what scaled units are multiplied by to be the series' own */
    size_t residual_count, parameter_count;
    size_t freedom; /* degrees of freedom left for the spread; 0: it is the pooled prior's */
    double aicc;    /* of the values themselves (the Jacobian of a logarithm included); NaN where none */
    tsc_parameter parameters[TSC_PARAMETERS];
} tsc_fit;

typedef struct tsc_method {
    const char *name;   /* as in --model */
    const char *title;  /* in words */
    size_t least_count; /* observations that it needs */
    bool positive_only;
    bool seasonal; /* models a season itself where there is one */
    bool curve;    /* a growth curve: explains, and is in no default */
    /** Fills path, spread, residuals (allocated by the caller, residuals and spread preset to NaN), parameters,
        freedom, or refusal. */
    tsc_status (*fit)(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_fit *fit, tsc_error *err);
} tsc_method;

/** All methods, in the order in which tables and reports show them. */
extern const tsc_method *const tsc_methods[];
extern const size_t tsc_method_count;

/** The method of a name, or NULL. */
const tsc_method *tsc_method_get(const char *name);

/** Fits one method; what it cannot do (too few points, values not positive, a result that is not finite) becomes the
    fit's refusal. A method that knows no season is fitted to the seasonally adjusted series where there is one, and its
    path gets the season back; residuals are then of the adjusted series. */
tsc_status tsc_method_fit(const tsc_method *method, const tsc_sample *sample, size_t horizon, tsc_arena *arena,
                          tsc_fit *fit, tsc_error *err);

/** The same for the sample as it is. */
tsc_status tsc_method_fit_plain(const tsc_method *method, const tsc_sample *sample, size_t horizon, tsc_arena *arena,
                                tsc_fit *fit, tsc_error *err);

/** A fit as a projection: Student's t with the fit's degrees of freedom around the path, on the fit's own scale;
    what cannot be negative is not. */
tsc_status tsc_fit_project(const tsc_fit *fit, const tsc_sample *sample, size_t horizon, tsc_arena *arena,
                           tsc_projection *projection, tsc_error *err);

#endif
