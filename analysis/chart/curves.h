/* Lines over time or steps, with fans, points, targets and labels at their ends: what history, scenarios, models,
   mirror statistics and errors have in common. */
#ifndef TSC_CHART_CURVES_H
#define TSC_CHART_CURVES_H

#include "chart/frame.h"

typedef struct tsc_curves_opts {
    bool steps;          /* x counts steps ahead and is no time */
    bool no_log;         /* never a logarithmic axis */
    bool mirror;         /* two accounts of one flow: two inks, thin lines between them */
    const char *further; /* more words for the subtitle */
    const char *note;    /* a note of the chart's own for the foot */
} tsc_curves_opts;

/** Lays out a chart of curves over time: frame, axes, bands, lines, points, their names. */
void tsc_curves_lay(tsc_canvas *canvas, const tsc_chart *chart, const tsc_curves_opts *opts);

typedef enum tsc_curves_manner {
    TSC_CURVES_FULL,  /* bands in full tint, points with their marks */
    TSC_CURVES_FAINT, /* faint bands, for several fans in one frame */
    TSC_CURVES_SMALL  /* without the marks of points, but for those that stand alone */
} tsc_curves_manner;

/** One series within a frame: bands, joined and dotted lines, points. */
void tsc_curves_draw_series(tsc_canvas *canvas, const tsc_frame *frame, const tsc_chart_series *series, tsc_ink ink,
                            tsc_curves_manner manner);

/** The last point that is known and no part of a year; NULL where there is none. */
const tsc_chart_point *tsc_curves_last(const tsc_chart_series *series);

/** Index of the band of a level; band_count where there is none. */
size_t tsc_curves_band(const tsc_chart_series *series, double level_pct);

#endif
