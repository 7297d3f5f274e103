/* The measures of a series and of the trade that it belongs to: growth and its steadiness, balance, shares,
   concentration, advantage, similarity; each as a row with its period and what it rests on. */
#ifndef TSC_REPORT_METRICS_H
#define TSC_REPORT_METRICS_H

#include "report/words.h"
#include "store/store.h"

typedef struct tsc_metric_row {
    tsc_key key;
    const char *metric; /* growth, cagr, trend_growth, volatility, coverage, balance, normalized_balance, grubel_lloyd,
                           mirror_gap, share, contribution, hhi_partners, hhi_products (…_normalized, …_unctad), rca,
                           rca_symmetric, intensity, complementarity, finger_kreinin, grubel_lloyd_products,
                           correlation, correlation_lagged */
    tsc_period period;  /* a run of periods for measures over a span */
    double value, low, high; /* low, high: a 95 % interval where there is one, else NaN */
    const char *unit;        /* %, percentage points, index, or a currency */
    const char *note;        /* the definition in short, and what was left out */
} tsc_metric_row;

/** All measures that the store allows for a complete key; in arena, the notes (phrases metric.…) in the writer's
    report. Errors: TSC_ENOTFOUND, store errors. */
tsc_status tsc_metrics_of_series(tsc_store *store, const tsc_key *key, tsc_writer *writer, tsc_arena *arena,
                                 tsc_metric_row **rows, size_t *count, tsc_error *err);

#endif
