#include "model/forecast.h"

#include "model/combine.h"

#include <string.h>

tsc_status tsc_forecast(const tsc_model_tables *tables, const tsc_history *history, size_t horizon, const char *model,
                        tsc_arena *arena, tsc_projection *projection, tsc_error *err)
{
    tsc_sample sample;
    tsc_fit fit;
    tsc_status status = tsc_sample_new(history, arena, &sample, err);
    if (status)
        return status;
    if (!model || strcmp(model, "auto") == 0)
        return tsc_combine(tsc_tables_get(tables, history->season), NULL, &sample, horizon, arena, projection, err);
    const tsc_method *method = tsc_method_get(model);
    if (!method)
        return tsc_error_set(err, TSC_EUSAGE, NULL, 0, "no model is called '%s'", model);
    status = tsc_method_fit(method, &sample, horizon, arena, &fit, err);
    return status ? status : tsc_fit_project(&fit, &sample, horizon, arena, projection, err);
}

const char *tsc_forecast_alone(const tsc_history *history)
{
    bool seasonal = history->season > 1 && history->count / 5 >= (size_t)history->season;
    return seasonal ? "ets" : history->count >= 8 ? "theta" : "naive";
}

tsc_status tsc_forecast_with(const tsc_model_tables *tables, const tsc_prior *prior, const tsc_history *history,
                             size_t horizon, tsc_arena *arena, tsc_projection *projection, tsc_error *err)
{
    tsc_sample sample;
    tsc_status status = tsc_sample_new(history, arena, &sample, err);
    return status
               ? status
               : tsc_combine(tsc_tables_get(tables, history->season), prior, &sample, horizon, arena, projection, err);
}
