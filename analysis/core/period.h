/* Periods in the notation of the figure record: a year, half-year (2024-S1), quarter (2024-Q1), month, day,
   or a run of years, months or days (2024-01/2024-10). Plain values, compared by what they cover. */
#ifndef TSC_CORE_PERIOD_H
#define TSC_CORE_PERIOD_H

#include "core/span.h"

#include <stdbool.h>

typedef enum tsc_period_kind {
    TSC_PERIOD_NONE = 0,
    TSC_PERIOD_YEAR,
    TSC_PERIOD_HALF,
    TSC_PERIOD_QUARTER,
    TSC_PERIOD_MONTH,
    TSC_PERIOD_DAY,
    TSC_PERIOD_YEARS,  /* a run of years */
    TSC_PERIOD_MONTHS, /* a run of months */
    TSC_PERIOD_DAYS    /* a run of days */
} tsc_period_kind;

typedef struct tsc_date {
    int year, month, day; /* month and day 1-based; 0 where not known (then what is finer is 0 too) */
} tsc_date;

/** First and last day covered, both complete dates; kind says in which grain it was stated. */
typedef struct tsc_period {
    tsc_period_kind kind;
    tsc_date first, last;
} tsc_period;

enum { TSC_PERIOD_SIZE = 32 }; /* room for the longest notation and its terminator */

/** Periods by their kind; none for a year, part, month or day that there is not. */
static inline tsc_period tsc_period_none(void)
{
    return (tsc_period){.kind = TSC_PERIOD_NONE};
}

tsc_period tsc_period_year(int year);
tsc_period tsc_period_half(int year, int half);       /* half 1 or 2 */
tsc_period tsc_period_quarter(int year, int quarter); /* quarter 1 to 4 */
tsc_period tsc_period_month(int year, int month);
tsc_period tsc_period_day(int year, int month, int day);
tsc_period tsc_period_years(int first, int last);
tsc_period tsc_period_months(int first_year, int first_month, int last_year, int last_month);
tsc_period tsc_period_days(tsc_date first, tsc_date last);

/** A date of any completeness as a period: year, month or day; none for year 0. */
tsc_period tsc_period_of_date(tsc_date date);

/** Reads the whole span in the notation above; false (and none) for anything else, impossible dates included. */
bool tsc_period_parse(tsc_span text, tsc_period *period);

/** Writes the notation ("" for none); returns the length. */
size_t tsc_period_format(tsc_period period, char text[TSC_PERIOD_SIZE]);

/** Same days covered (2024-Q1 equals 2024-01/2024-03), or both none. */
bool tsc_period_same(tsc_period a, tsc_period b);

/** Orders by last day, then first day; none first. */
int tsc_period_compare(tsc_period a, tsc_period b);

/** Every day of inner lies in outer; false where either is none. */
bool tsc_period_within(tsc_period inner, tsc_period outer);

/** The same period so many years later (negative: earlier); a 29 February becomes the 28th where needed. */
tsc_period tsc_period_shift_years(tsc_period period, int years);

/** Months covered: 12, 6, 3, 1, n for runs of months, 12 n for runs of years, 0 for days and none. */
int tsc_period_month_count(tsc_period period);

/** The SDMX frequency letter of a series of such periods: A, S, Q, M, D; for a run of months or days that is no
    calendar unit, 'R'; 0 for none. A run of years is 'R' too. */
char tsc_period_frequency(tsc_period period);

/** How many periods of a frequency a year has: A 1, S 2, Q 4, M 12; 0 for all others. */
int tsc_frequency_per_year(char frequency);

/** The next period of the same kind and length (2024-Q4 -> 2025-Q1), steps of them on (may be negative). */
tsc_period tsc_period_step(tsc_period period, int steps);

/** Steps from a to b in periods of a's frequency (both A, S, Q, M or D); false where they do not fit. */
bool tsc_period_distance(tsc_period a, tsc_period b, int *steps);

/** Reads YYYY, YYYY-MM or YYYY-MM-DD. */
bool tsc_date_parse(tsc_span text, tsc_date *date);
/** Days since 1970-01-01 of a complete date, proleptic Gregorian; and back. */
long tsc_date_to_days(tsc_date date);
tsc_date tsc_date_from_days(long days);
/** ISO weekday, 1 Monday to 7 Sunday. */
int tsc_date_weekday(tsc_date date);
int tsc_days_in_month(int year, int month);
bool tsc_date_complete(tsc_date date);
/** Below 0, 0 or above 0 as a is before b, the same or after it; a part that is not known (0) comes before any. */
int tsc_date_compare(tsc_date a, tsc_date b);

#endif
