/* The typeface that charts are set in: widths of texts, and which characters it has. Without its files charts are
   still drawn, with widths guessed on the wide side. */
#ifndef TSC_CHART_TYPEFACE_H
#define TSC_CHART_TYPEFACE_H

#include "core/buffer.h"
#include "core/span.h"
#include "core/status.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct tsc_typeface tsc_typeface;

/** Opens the files that plots/fonts.tsv lists, the first of each style that is there.
    Errors: TSC_ENOMEM; files that are not there are no error (see tsc_typeface_found). */
tsc_status tsc_typeface_new(tsc_typeface **typeface, tsc_error *err);
void tsc_typeface_free(tsc_typeface *typeface);

/** Whether the regular style was found. */
bool tsc_typeface_found(const tsc_typeface *typeface);

/** Width in pixels of one line of UTF-8 at a size in pixels. Scripts that join letters come out a little too wide. */
double tsc_typeface_width(const tsc_typeface *typeface, tsc_span text, bool bold, double size);

/** Appends text to shown with a hollow square for each character that neither the typeface nor any other installed font
    has (renderers draw such characters in any size and shape); the first of them, 0 where there is none or the typeface
    was not found. */
uint32_t tsc_typeface_replace(const tsc_typeface *typeface, tsc_span text, tsc_buffer *shown);

#endif
