#include "model/smart.h"

#include <math.h>

tsc_smart_result tsc_smart(const tsc_smart_case *one)
{
    tsc_smart_result result;
    double relative = (one->new_tariff - one->tariff) / (1 + one->tariff);
    double demand = one->demand, supply = one->supply, own = one->imports, rest = one->rest;
    result.creation = own * demand * relative / (isinf(supply) ? 1 : 1 - demand / supply);
    double shift = one->substitution * relative, moved = own + rest + own * shift;
    result.diversion = moved != 0 ? own * rest * shift / moved : 0;
    result.total = result.creation + result.diversion;
    result.revenue = one->new_tariff * (own + result.total) - one->tariff * (own + result.diversion);
    result.welfare = -(one->new_tariff - one->tariff) * result.creation / 2;
    result.price_pct = isinf(supply) ? 0 : 100 * demand * relative / (supply - demand);
    return result;
}
