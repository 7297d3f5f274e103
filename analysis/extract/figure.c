/* Names of the values of a figure record. */
#include "extract/figure.h"

static const char *const bounds[] = {"exact", "about", "at_least", "at_most", "range"};
static const char *const statuses[] = {"observed", "forecast", "target", "potential"};

const char *tsc_bound_name(tsc_bound bound)
{
    return bounds[bound];
}

const char *tsc_figure_status_name(tsc_figure_status status)
{
    return statuses[status];
}

bool tsc_bound_parse(tsc_span text, tsc_bound *bound)
{
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
        if (tsc_span_equals(text, bounds[i])) {
            *bound = (tsc_bound)i;
            return true;
        }
    return false;
}

bool tsc_figure_status_parse(tsc_span text, tsc_figure_status *status)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        if (tsc_span_equals(text, statuses[i])) {
            *status = (tsc_figure_status)i;
            return true;
        }
    return false;
}
