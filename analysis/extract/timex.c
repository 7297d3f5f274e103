#include "extract/timex.h"

tsc_status tsc_timexes_find(const tsc_scan *scan, tsc_date date, tsc_quantities *quantities, tsc_arena *arena,
                            tsc_timexes *found, tsc_error *err)
{
    (void)scan;
    (void)date;
    (void)quantities;
    (void)arena;
    (void)err;
    *found = (tsc_timexes){NULL, 0};
    return TSC_OK;
}
