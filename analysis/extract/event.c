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

void tsc_event_actors_text(const tsc_event *event, char text[TSC_EVENT_ACTORS_SIZE])
{
    size_t length = 0;
    for (size_t i = 0; i < event->actor_count; i++) {
        size_t code = strlen(event->actors[i].code);
        if (i > 0)
            text[length++] = ' ';
        memcpy(text + length, event->actors[i].code, code);
        length += code;
    }
    text[length] = '\0';
}
