/* Refusals of inputs: each is printed when it happens and kept, so that the report can tell of it. */
#ifndef TSC_CLI_REFUSALS_H
#define TSC_CLI_REFUSALS_H

#include "core/status.h"

typedef struct tsc_refusal_list {
    tsc_error *errors;
    size_t count, room; /* those beyond memory or KEPT_MAX are printed and counted in status only */
    int status;         /* worst exit status of them, 0 where there are none */
} tsc_refusal_list;

/** Makes an empty list; allocates nothing. */
void tsc_refusal_list_init(tsc_refusal_list *list);
/** Frees it; it is as after init. */
void tsc_refusal_list_clear(tsc_refusal_list *list);

/** Prints and keeps one. */
void tsc_refusal_list_add(tsc_refusal_list *list, const tsc_error *err);

/** The same as a receiver of notes: {tsc_refusal_list_note, &list}. */
void tsc_refusal_list_note(void *list, const tsc_error *note);

#endif
