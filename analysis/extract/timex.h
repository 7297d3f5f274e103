/* Period expressions of a sentence: years, quarters, runs of months, `last year`, `к 2030 году`, resolved against the
   date of the document. */
#ifndef TSC_EXTRACT_TIMEX_H
#define TSC_EXTRACT_TIMEX_H

#include "core/period.h"
#include "extract/quantity.h"
#include "extract/scan.h"

typedef enum tsc_timex_sort {
    TSC_TIMEX_PLAIN,    /* in 2024, last year, over the first ten months */
    TSC_TIMEX_DUE,      /* by 2030, within five years, before the end of the year: the time to reach something by */
    TSC_TIMEX_BASE,     /* compared with 2023, than a year earlier, the same period of last year */
    TSC_TIMEX_SINCE,    /* since 2005, from July: the period runs to the document's date where that is later */
    TSC_TIMEX_UNTIL,    /* until 2026, up to June */
    TSC_TIMEX_WEEKDAY,  /* on Friday, today: the nearest such day, not after the document's date by default */
    TSC_TIMEX_DURATION, /* five years, 30 years of: a length of time, period none */
    TSC_TIMEX_RATE,     /* annually, a year, per week: period none, nothing is dated by it */
    TSC_TIMEX_VAGUE     /* in the coming years, recently: period none */
} tsc_timex_sort;

typedef struct tsc_timex {
    size_t start, end;    /* bytes in the text, prepositions that make its sort included */
    uint32_t first, last; /* tokens [first, last) */
    tsc_timex_sort sort;
    tsc_period period; /* resolved; none where it cannot be */
    bool relative;     /* resolved with the document's date (last year), not printed in full */
    bool same_period;  /* the same period (of another year): takes months from the period spoken of before */
    bool first_months; /* the first so many months of a year, and no other ones */
    bool to_date;      /* since the beginning of the year */
    bool start_of;     /* with end_of: it is the start */
    bool end_of;       /* the end, the start of a period: a stock's date; the period is the whole one */
    bool fiscal;       /* a fiscal year, or a part of one, that is not told when it begins: counted from July */
    bool as_of;        /* as of May */
    bool past;         /* of a duration: over the past five years */
    bool same_year;    /* with same_period: the year of what was spoken of before, and not only the part of it */
    bool same_quarter; /* the quarter of the month spoken of */
    bool same_half;    /* the half of the year */
    int months;        /* of a duration, a run of so many months or a rate; 0 where unknown */
    int year_shift;    /* for same_period: -1 = a year earlier */
    int step;          /* for same_period: -1 = the quarter, the month before; 0 where years are meant */
    int ahead;         /* of relative words: how many units after the document's (next week 1, last month -1) */
} tsc_timex;

typedef struct tsc_timexes {
    tsc_timex *items; /* by start, never overlapping; in the arena */
    size_t count;
} tsc_timexes;

/** Finds the period expressions of a scanned sentence. date: the document's (year 0: none; relative words then stay
    unresolved); quantities may be NULL, else those that are part of a date get TSC_TRAP_DATE.
    Linear in the tokens. Errors: TSC_ENOMEM. */
tsc_status tsc_timexes_find(const tsc_scan *scan, tsc_date date, tsc_quantities *quantities, tsc_arena *arena,
                            tsc_timexes *found, tsc_error *err);

#endif
