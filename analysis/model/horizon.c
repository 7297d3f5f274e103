#include "model/horizon.h"

size_t tsc_horizon_steps(tsc_period last, tsc_date end, size_t most)
{
    const long day = tsc_date_to_days(end);
    size_t steps = 0;
    while (steps <= most && tsc_date_to_days(tsc_period_step(last, (int)steps + 1).last) <= day)
        steps++;
    return steps;
}
