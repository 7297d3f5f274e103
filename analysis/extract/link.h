/* Quantities of a sentence to figures, with the reasons kept. */
#ifndef TSC_EXTRACT_LINK_H
#define TSC_EXTRACT_LINK_H

#include "core/buffer.h"
#include "extract/candidate.h"

/** Figures of a document, growing; in the arena that is passed. */
typedef struct tsc_figure_list {
    tsc_figure *items;
    size_t count, room;
} tsc_figure_list;

/** Appends a copy; TSC_ENOMEM where memory is short. */
tsc_status tsc_figure_list_add(tsc_figure_list *list, const tsc_figure *figure, tsc_arena *arena, tsc_error *err);

/** Gives an empty list room for so many; TSC_ENOMEM where memory is short. */
tsc_status tsc_figure_list_reserve(tsc_figure_list *list, size_t count, tsc_arena *arena, tsc_error *err);

/** Where --explain writes: steps of the quantities that cover offset. */
typedef struct tsc_trace {
    size_t offset;
    tsc_buffer *out;
} tsc_trace;

/** Links the quantities of a read sentence and moves the discourse on. index: of the sentence; language: borrowed for
    as long as the figures; trace may be NULL. Figures go to arena, what is needed for a moment to scratch. */
tsc_status tsc_link_sentence(tsc_reading *reading, tsc_discourse *discourse, size_t index, const char *language,
                             tsc_figure_list *figures, const tsc_trace *trace, tsc_arena *arena, tsc_arena *scratch,
                             tsc_error *err);

#endif
