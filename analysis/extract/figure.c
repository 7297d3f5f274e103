#include "extract/figure.h"

static const char *const bound_names[] = {"exact", "about", "at_least", "at_most", "range"};
static const char *const status_names[] = {"observed", "forecast", "target", "potential"};

enum { BOUNDS = sizeof bound_names / sizeof *bound_names, STATUSES = sizeof status_names / sizeof *status_names };

const char *tsc_bound_name(tsc_bound bound)
{
    return (size_t)bound < BOUNDS ? bound_names[bound] : "";
}

const char *tsc_figure_status_name(tsc_figure_status status)
{
    return (size_t)status < STATUSES ? status_names[status] : "";
}

static int find(tsc_span text, const char *const *names, int count)
{
    for (int i = 0; i < count; i++)
        if (tsc_span_equals(text, names[i]))
            return i;
    return -1;
}

bool tsc_bound_parse(tsc_span text, tsc_bound *bound)
{
    int found = find(text, bound_names, BOUNDS);
    if (found >= 0)
        *bound = (tsc_bound)found;
    return found >= 0;
}

bool tsc_figure_status_parse(tsc_span text, tsc_figure_status *status)
{
    int found = find(text, status_names, STATUSES);
    if (found >= 0)
        *status = (tsc_figure_status)found;
    return found >= 0;
}
