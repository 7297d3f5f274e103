/* Growth curves: what exponential, logistic, Gompertz and power share. They explain a history and serve scenarios; the
   default never rests on them. A curve that the data do not determine is refused with the reason. */
#ifndef TSC_MODEL_CURVE_H
#define TSC_MODEL_CURVE_H

#include "model/method.h"
#include "model/nls.h"

enum { TSC_CURVE_STARTS = 8 };

typedef struct tsc_curve {
    size_t parameters;
    double (*value)(double u, const double *b); /* u: 0 at the first observation, 1 at the last */
    /** Fills starts for the search and returns how many (0: none can be had). */
    size_t (*start)(const tsc_sample *sample, double starts[TSC_CURVE_STARTS][TSC_NLS_PARAMETERS]);
    /** Why a fit is not believed, or NULL. */
    const char *(*doubt)(const tsc_sample *sample, const tsc_nls_result *result);
} tsc_curve;

/** Fits a curve to the values by least squares (best of its starts), judges it, and fills path, spread (delta method),
    residuals, freedom and aicc, or refusal. Parameters are left to the caller, from *result. */
tsc_status tsc_curve_fit(const tsc_sample *sample, const tsc_curve *curve, size_t horizon, tsc_fit *fit,
                         tsc_nls_result *result, tsc_error *err);

/** The start of a curve that is b[0] exp(b[1] u) at first sight, b[1] divided by scale; 0 or 1 start. */
size_t tsc_curve_start_loglinear(const tsc_sample *sample, double scale,
                                 double starts[TSC_CURVE_STARTS][TSC_NLS_PARAMETERS]);

enum { TSC_CURVE_CEILINGS = 3, TSC_CURVE_MIDDLES = 2 };

/** Where the search for a curve with ceiling b[0], rate b[1] and inflection b[2] begins: each ceiling (in multiples of
    the largest value) with each inflection. Returns how many starts there are. */
size_t tsc_curve_start_ceiling(const tsc_sample *sample, const double ceilings[TSC_CURVE_CEILINGS], double rate,
                               const double middles[TSC_CURVE_MIDDLES],
                               double starts[TSC_CURVE_STARTS][TSC_NLS_PARAMETERS]);

/** Doubts of a curve with ceiling b[0], rate b[1] and inflection b[2]: it must rise, and the ceiling is believed only
    once the inflection has been seen, and to within half of itself. */
const char *tsc_curve_doubt_ceiling(const tsc_sample *sample, const tsc_nls_result *result);

/** Fits such a curve and adds its ceiling, rate and inflection in the units of the series. Errors as tsc_curve_fit. */
tsc_status tsc_curve_fit_ceiling(const tsc_sample *sample, const tsc_curve *curve, size_t horizon, tsc_fit *fit,
                                 tsc_error *err);

#endif
