/* Names of the values of an event record. */
#include "extract/event.h"

static const char *const statuses[] = {"done", "planned", "committed", "proposed", "cancelled"};

const char *tsc_event_status_name(tsc_event_status status)
{
    return statuses[status];
}

bool tsc_event_status_parse(tsc_span text, tsc_event_status *status)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        if (tsc_span_equals(text, statuses[i])) {
            *status = (tsc_event_status)i;
            return true;
        }
    return false;
}
