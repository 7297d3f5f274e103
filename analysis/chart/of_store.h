/* A chart as a user asks for it: a kind and keys of the store. Reads, projects and assesses what the kind needs. */
#ifndef TSC_CHART_OF_STORE_H
#define TSC_CHART_OF_STORE_H

#include "chart/chart.h"
#include "core/arena.h"
#include "model/forecast.h"
#include "store/store.h"

typedef struct tsc_chart_request {
    tsc_chart_kind kind;
    tsc_key pattern;      /* of the series; what is open fits anything */
    const char *language; /* NULL: en */
    const char *model;    /* of projections; NULL: auto */
    int to_year;          /* projections end here; 0: five years on */
    tsc_date as_of;       /* today on timelines; year 0: the newest document's date */
} tsc_chart_request;

/** Everything lives in arena. Errors: TSC_ENOTFOUND where no series fits; TSC_EUSAGE where the kind wants one series
    and several fit, or is drawn elsewhere (scenarios and tornadoes: from scripts); store and model errors as they
    come. */
tsc_status tsc_chart_of_request(tsc_plotter *plotter, tsc_store *store, const tsc_model_tables *tables,
                                const tsc_chart_request *request, tsc_arena *arena, tsc_chart *chart, tsc_error *err);

#endif
