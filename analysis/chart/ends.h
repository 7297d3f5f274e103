/* Labels in the right margin, at the ends of lines: spread so that none covers another, each in its line's ink. */
#ifndef TSC_CHART_ENDS_H
#define TSC_CHART_ENDS_H

#include "chart/frame.h"

typedef struct tsc_end {
    double x, y; /* the end of the line in pixels */
    double at;   /* out: middle of the label */
    tsc_ink ink;
    tsc_lines head, body; /* bold, plain */
} tsc_end;

/** Height of a label. */
double tsc_end_height(const tsc_canvas *canvas, const tsc_end *end);

/** Width of the widest label. */
double tsc_ends_width(const tsc_end *ends, size_t count);

/** Orders the labels from top to bottom and moves each as little as needed to stand free between low and high. Where
    they cannot all stand, the bodies of the lowest are given up first, then whole labels. */
void tsc_ends_spread(const tsc_canvas *canvas, tsc_end *ends, size_t *count, double low, double high);

/** Draws them left-aligned at left, with a thin line to those that had to move. */
void tsc_ends_draw(tsc_canvas *canvas, const tsc_end *ends, size_t count, double left);

#endif
