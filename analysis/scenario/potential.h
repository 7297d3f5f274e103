/* What a pair trades beside what gravity lets expect of it: a PPML fit over the flows of the store. */
#ifndef TSC_SCENARIO_POTENTIAL_H
#define TSC_SCENARIO_POTENTIAL_H

#include "store/store.h"

/** Bilateral regressors beside the flows of the store; zero-initialized: none, the countries' sizes in each year
    alone (effects of origin and destination by year). */
typedef struct tsc_potential_opts {
    const char *file;        /* CSV with a row for each pair (and year); NULL none */
    const char *regressors;  /* its columns, joined by commas; log(NAME) takes logarithms */
    const char *origin, *destination, *time; /* NULL: iso3_o, iso3_d, year; no such time column: constants */
    bool pooled;             /* no effects by country and year, a constant instead: then the file brings the sizes */
} tsc_potential_opts;

typedef struct tsc_potential_year {
    int year;
    double actual, fitted;   /* in the unit of the key */
    double rank;             /* share of all pairs in this year that trade less of what is expected of them, 0 to 1 */
    size_t pairs;            /* flows of the year in the fit */
} tsc_potential_year;

typedef struct tsc_potential {
    tsc_potential_year *years;
    size_t count;
    size_t flows;            /* in the fit, over all years */
    size_t left_out;         /* flows without the regressors of the file */
    double pseudo_r2;
} tsc_potential;

/** Fits all yearly flows of the store with the key's indicator, unit and commodity between countries. A symmetric
    measure (turnover) counts in both directions. Everything lives in arena. Errors: TSC_ENOTFOUND (no such series),
    TSC_EMODEL (too few pairs to tell anything), those of the store and of the file. */
tsc_status tsc_potential_fit(tsc_store *store, const tsc_key *key, const tsc_potential_opts *opts, tsc_arena *arena,
                             tsc_potential *potential, tsc_error *err);

#endif
