/* Parts of a year that count months or quarters from its beginning; one of the parts of the period grammar, no part of
   the interface. */
#ifndef TSC_EXTRACT_TIMEX_COUNT_H
#define TSC_EXTRACT_TIMEX_COUNT_H

#include "extract/timex_parts.h"

/** The first ten months, nine months, three quarters of 2017 at a token; not sure where nothing but the count says that
    they are the first. */
bool tsc_timex_counted_part(const timex_reader *r, size_t at, timex_part *part);

/** "الأشهر التسعة": months and behind them their number, of which something else says which they are. */
bool tsc_timex_months_then_count(const timex_reader *r, size_t at, timex_part *part);

/** The last three months, trois derniers mois at a token: how many months they are and the token behind. */
bool tsc_timex_last_months(const timex_reader *r, size_t at, int *months, size_t *last);

/** The past five years, les cinq dernières années at a token: how many years they are and the token behind. */
bool tsc_timex_last_years(const timex_reader *r, size_t at, int *years, size_t *last);

#endif
