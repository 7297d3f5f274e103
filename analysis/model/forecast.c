#include "model/forecast.h"

#include "model/method.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct tsc_model_tables {
    const tsc_method *fallback;
};

tsc_status tsc_model_tables_load(const char *folder, tsc_model_tables **tables, tsc_error *err)
{
    (void)folder;
    *tables = calloc(1, sizeof **tables);
    if (!*tables)
        return tsc_error_set(err, TSC_ENOMEM, NULL, 0, "out of memory for the tables of the models");
    (*tables)->fallback = tsc_method_get("shrunk");
    return TSC_OK;
}

void tsc_model_tables_free(tsc_model_tables *tables)
{
    free(tables);
}

static tsc_status choose(const tsc_model_tables *tables, const char *model, const tsc_sample *sample,
                         const tsc_method **method, tsc_error *err)
{
    bool automatic = !model || strcmp(model, "auto") == 0;
    if (automatic)
        *method = sample->logs ? tables->fallback : tsc_method_get("naive");
    else
        *method = tsc_method_get(model);
    return *method ? TSC_OK : tsc_error_set(err, TSC_EUSAGE, NULL, 0, "no model is called '%s'", model);
}

tsc_status tsc_forecast(const tsc_model_tables *tables, const tsc_history *history, size_t horizon, const char *model,
                        tsc_arena *arena, tsc_projection *projection, tsc_error *err)
{
    tsc_sample sample;
    tsc_fit fit;
    const tsc_method *method;
    tsc_status status = tsc_sample_new(history, arena, &sample, err);
    if (!status)
        status = choose(tables, model, &sample, &method, err);
    if (!status)
        status = tsc_method_fit(method, &sample, horizon, arena, &fit, err);
    if (!status)
        status = tsc_fit_project(&fit, &sample, horizon, arena, projection, err);
    return status;
}
