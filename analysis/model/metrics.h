/* Measures of trade as the international offices define them. Plain numbers in, a plain number out; NaN where a measure
   makes no sense (a base of zero, too few values). Percentages are numbers like 12.5. */
#ifndef TSC_MODEL_METRICS_H
#define TSC_MODEL_METRICS_H

#include <stddef.h>

/** The median of x[n], which is put in order; n >= 1. */
double tsc_median(double *x, size_t n);

/** Growth over the period before: (now / before - 1) 100; NaN where before <= 0. */
double tsc_metric_growth(double before, double now);

/** Compound growth a step over `steps` steps: ((last / first)^(1/steps) - 1) 100; NaN unless both are positive. */
double tsc_metric_cagr(double first, double last, double steps);

/** Least-squares growth a step: (exp(b) - 1) 100 with b the slope of ln y on t (UNCTAD Handbook of Statistics,
    "Calculation methods"; World Bank WDI uses the same). NaN with fewer than 3 values or any not positive. */
double tsc_metric_trend_growth(const double *times, const double *values, size_t count);

/** Volatility: the standard deviation (n - 1) of growth in logarithms, in percent; at least 3 values, all positive.
    times in steps: only neighbours one step apart count. */
double tsc_metric_volatility(const double *times, const double *values, size_t count);

/** Exports in percent of imports (WITS: export-import coverage, times 100). */
double tsc_metric_coverage(double exports, double imports);

/** (X - M) / (X + M), from -1 to 1 (UNCTAD: normalised trade balance). */
double tsc_metric_normalized_balance(double exports, double imports);

/** Intra-industry trade of one flow pair: 1 - |X - M| / (X + M) (Grubel and Lloyd 1975). */
double tsc_metric_grubel_lloyd(double exports, double imports);

/** The index over products, weighted by their trade: 1 - sum |x_k - m_k| / sum (x_k + m_k) (Grubel and Lloyd 1975). */
double tsc_metric_grubel_lloyd_total(const double *exports, const double *imports, size_t count);

/** How far a forecast was off, relative to both: 200 |actual - forecast| / (|actual| + |forecast|), 0 where both are 0;
    its mean is the sMAPE of the M competitions. */
double tsc_metric_relative_error(double actual, double forecast);

/** Part of a total in percent. */
double tsc_metric_share(double part, double total);

/** Contribution of a part to the growth of the total, in percentage points: (part now - part before) / total before
    100. */
double tsc_metric_contribution(double part_before, double part_now, double total_before);

/** Herfindahl-Hirschman: sum of squared shares, from 1/n to 1. Values are amounts, none negative. */
double tsc_metric_hhi(const double *values, size_t count);
/** (H - 1/n) / (1 - 1/n), from 0 to 1. */
double tsc_metric_hhi_normalized(const double *values, size_t count);
/** (sqrt H - sqrt 1/n) / (1 - sqrt 1/n): UNCTAD's concentration index. */
double tsc_metric_hhi_unctad(const double *values, size_t count);

/** Revealed comparative advantage (Balassa 1965): (x_ij / X_i) / (x_wj / X_w), country i, good j, world w. */
double tsc_metric_rca(double good, double total, double world_good, double world_total);

/** Its symmetric form (RCA - 1) / (RCA + 1), from -1 to 1 (Dalum, Laursen and Villumsen 1998). */
double tsc_metric_rca_symmetric(double rca);

/** Trade intensity: (x_ij / X_iw) / (x_wj / X_ww), exports of i to j, of i to the world, of the world to j, of the
    world (World Bank WITS). */
double tsc_metric_intensity(double exports, double total, double world_to_partner, double world_total);

/** Trade complementarity of an exporter's and an importer's products: 100 (1 - sum |m_k - x_k| / 2) over shares
    (Michaely 1996; World Bank WITS). Amounts by product. */
double tsc_metric_complementarity(const double *exports, const double *imports, size_t count);

/** Similarity of two export structures: 100 sum min(a_k, b_k) over shares (Finger and Kreinin 1979). */
double tsc_metric_finger_kreinin(const double *a, const double *b, size_t count);

/** Pearson's correlation with its 95 % interval by Fisher's transformation; the interval is NaN with fewer than 4
    pairs, all is NaN with fewer than 3 or where one side is constant. */
double tsc_metric_correlation(const double *a, const double *b, size_t count, double *low, double *high);

#endif
