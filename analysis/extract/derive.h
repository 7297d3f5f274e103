/* Figures that follow from figures: the level a year earlier from a level and its growth, turnover from exports and
   imports, their balance. */
#ifndef TSC_EXTRACT_DERIVE_H
#define TSC_EXTRACT_DERIVE_H

#include "extract/link.h"
#include "text/document.h"

/** Gives figures of a headline without a time that of the same figure in the body, or of the same flow in its first
    sentence. */
void tsc_figures_date_headlines(const tsc_document *document, tsc_figure_list *figures);

/** Adds to figures (sorted by start) what follows from them, each after its source. What a document states itself is
    not derived; nothing is derived from at_least, at_most or range. low and high are the interval that the rounding
    of all parts leaves. Errors: TSC_ENOMEM. */
tsc_status tsc_figures_derive(const tsc_document *document, tsc_figure_list *figures, tsc_arena *arena, tsc_error *err);

#endif
