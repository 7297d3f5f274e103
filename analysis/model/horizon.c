#include "model/horizon.h"

size_t tsc_horizon_steps(tsc_period last, tsc_date end, size_t most)
{
    size_t steps = 0;
    if (!tsc_date_complete(end))
        return 0;
    const long day = tsc_date_to_days(end);
    while (steps <= most && tsc_date_to_days(tsc_period_step(last, (int)steps + 1).last) <= day)
        steps++;
    return steps;
}
