/* What gnuplot's SVG lacks: a name and a description for those who cannot see it, weights of type that browsers know,
   and other families where the typeface is not installed. */
#ifndef TSC_CHART_SVG_H
#define TSC_CHART_SVG_H

#include "core/buffer.h"
#include "core/status.h"

/** Rewrites an SVG of gnuplot. Errors: TSC_ENOMEM. */
tsc_status tsc_svg_finish(tsc_buffer *image, const char *title, const char *description, tsc_error *err);

#endif
