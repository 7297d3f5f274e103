/* Charts of fits and their errors (model/diagnose.h). */
#ifndef TSC_CHART_OF_MODELS_H
#define TSC_CHART_OF_MODELS_H

#include "chart/of_series.h"
#include "model/diagnose.h"

/** The history, the projection that was asked for and the paths of the six methods that erred least. of->last and
    of->series are used; its projection may be NULL. Errors: TSC_ENOMEM. */
tsc_status tsc_chart_of_models(tsc_plotter *plotter, const tsc_chart_of *of, const tsc_diagnosis *diagnosis,
                               tsc_arena *arena, tsc_chart *chart, tsc_error *err);

/** Errors at rolling origins by step ahead: the projection asked for, then the six methods that err least. */
tsc_status tsc_chart_of_errors(tsc_plotter *plotter, const tsc_chart_of *of, const tsc_diagnosis *diagnosis,
                               tsc_arena *arena, tsc_chart *chart, tsc_error *err);

/** Residuals in percent (of a logarithmic method) or in the units of the series, of the method that errs least. */
tsc_status tsc_chart_of_residuals(tsc_plotter *plotter, const tsc_chart_of *of, const tsc_diagnosis *diagnosis,
                                  tsc_arena *arena, tsc_chart *chart, tsc_error *err);

#endif
