#include "cli/refusals.h"

#include "cli/command.h"
#include "core/grow.h"

#include <stdlib.h>

enum { KEPT_MAX = 1000 };

void tsc_refusal_list_init(tsc_refusal_list *list)
{
    *list = (tsc_refusal_list){0};
}

void tsc_refusal_list_clear(tsc_refusal_list *list)
{
    free(list->errors);
    tsc_refusal_list_init(list);
}

void tsc_refusal_list_add(tsc_refusal_list *list, const tsc_error *err)
{
    int status = tsc_complain(err);
    if (status > list->status)
        list->status = status;
    if (list->count == KEPT_MAX)
        return;
    tsc_error *errors = tsc_grow(list->errors, list->count, &list->room, sizeof *errors);
    if (!errors)
        return;
    list->errors = errors;
    list->errors[list->count++] = *err;
}

void tsc_refusal_list_note(void *list, const tsc_error *note)
{
    tsc_refusal_list_add(list, note);
}
