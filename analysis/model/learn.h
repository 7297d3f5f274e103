/* Learning the tables of the pooled combination: histories of every length are cut from many series at rolling origins,
   and what followed is regressed on the features, quantile by quantile. */
#ifndef TSC_MODEL_LEARN_H
#define TSC_MODEL_LEARN_H

#include "model/panel.h"
#include "model/tables.h"

/** A set of series to learn from. Its name is FAMILY_FREQUENCY (m1_yearly); sets of one family are held out
    together. */
typedef struct tsc_learn_set {
    char name[64], family[32];
    int season;
    tsc_panel panel; /* whole series, what is scored as the future included */
    size_t *known;   /* [panel.count] values before that future; equal to the history's count where none */
    double weight;   /* of the set in the regression */
    bool aggregated; /* yearly sums of another set's months or quarters */
} tsc_learn_set;

typedef struct tsc_learn_options {
    const char *hold_out; /* family that is not learnt from, or NULL */
    int fold, folds; /* of the exporters of bilateral flows (ids EXPORTER-IMPORTER-…) one fold in folds is held out */
    double ridge;    /* towards the plain combination */
    double blend;    /* share of the plain combination in the weights */
} tsc_learn_options;

/** Whether a series is held out under these options. */
bool tsc_learn_held_out(const tsc_learn_options *options, const tsc_learn_set *set, const char *id);

/** The mean absolute change of the first count values over a season (over a step where they are no longer than one):
    the scale of MASE; 0 where there is none. */
double tsc_learn_scale(const double *values, size_t count, int season);

/** Learns one table for each of the options at once (tables[option_count], of the arena), for a season. */
tsc_status tsc_learn(const tsc_learn_set *sets, size_t set_count, int season, const tsc_learn_options *options,
                     size_t option_count, tsc_arena *arena, tsc_learnt_table *tables, tsc_error *err);

enum { TSC_LEARN_STEPS = 24 };

/** Errors of a table on a set, as the M4 competition counts them; intervals of 95 % but where 80 is named. */
typedef struct tsc_learn_score {
    size_t series;
    double smape, mase, owa, coverage, coverage_80, msis;
    /* sums from which those are made: several folds add up */
    double smape_sum, mase_sum, base_smape_sum, base_mase_sum, msis_sum, covered, covered_80, points;
    double step_covered[TSC_LEARN_STEPS], step_points[TSC_LEARN_STEPS]; /* of the first steps and of all later ones */
} tsc_learn_score;

/** Adds the series of a set that the options hold out, cut to their last `cut` known values (0: whole); with panel, as
    a panel that updates the table by its own prior. */
tsc_status tsc_learn_score_add(const tsc_learn_set *set, const tsc_learnt_table *table,
                               const tsc_learn_options *options, size_t cut, bool panel, tsc_learn_score *score,
                               tsc_error *err);
void tsc_learn_score_finish(tsc_learn_score *score);

#endif
