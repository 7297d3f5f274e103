#include "core/slots.h"

bool tsc_slots_next(const char **text, tsc_span *name)
{
    const char *open = strchr(*text, '{');
    if (!open)
        return false;
    open += open[1] == '^' ? 2 : 1;
    *name = tsc_span_make(open, strcspn(open, ":}"));
    *text = open + name->length;
    return true;
}

static bool has_slot(const char *text, tsc_span wanted)
{
    tsc_span name;
    while (tsc_slots_next(&text, &name))
        if (tsc_span_equal(name, wanted))
            return true;
    return false;
}

static bool has_slots_of(const char *text, const char *other)
{
    tsc_span name;
    while (tsc_slots_next(&other, &name))
        if (!has_slot(text, name))
            return false;
    return true;
}

bool tsc_slots_same(const char *a, const char *b)
{
    return has_slots_of(a, b) && has_slots_of(b, a);
}
