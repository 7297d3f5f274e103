/* A kind of chart: how it is laid out. plots/NAME.gp draws what was laid out. */
#ifndef TSC_CHART_KIND_H
#define TSC_CHART_KIND_H

#include "chart/frame.h"

typedef struct tsc_kind {
    const char *name;
    bool (*drawable)(const tsc_chart *chart);                /* whether there is anything to see */
    void (*lay)(tsc_canvas *canvas, const tsc_chart *chart); /* failures are remembered in the canvas */
} tsc_kind;

/** The descriptor of a kind; NULL where the number is none. */
const tsc_kind *tsc_kind_of(tsc_chart_kind kind);

extern const tsc_kind tsc_kind_history, tsc_kind_growth, tsc_kind_balance, tsc_kind_scenarios, tsc_kind_timeline,
    tsc_kind_shares, tsc_kind_mirror, tsc_kind_tornado, tsc_kind_errors, tsc_kind_models, tsc_kind_residuals,
    tsc_kind_index, tsc_kind_multiples, tsc_kind_gauge;

/** Whether any series has a finite value; and there are two of them. */
bool tsc_chart_has_values(const tsc_chart *chart);
bool tsc_chart_has_two(const tsc_chart *chart);

#endif
