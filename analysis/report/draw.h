/* The charts of a report, drawn by several gnuplots at a time: PNG and SVG files, and the pictures of the page. */
#ifndef TSC_REPORT_DRAW_H
#define TSC_REPORT_DRAW_H

#include "report/composer.h"

/** Draws the ordered charts of a composer into folder (NAME.png, NAME.svg) and hands the pictures to their blocks; a
    chart that could not be drawn gets the reason in its place. jobs: gnuplots at a time, at least 1; the pictures and
    the order of the notes do not depend on it. Errors: TSC_EEXTERNAL (the first one; all other charts are drawn),
    TSC_EOUTPUT. */
tsc_status tsc_report_draw(tsc_composer *composer, const char *folder, int jobs, const tsc_notes *notes,
                           tsc_error *err);

#endif
