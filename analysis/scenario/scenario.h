/* What-if scripts: Lua code in, scenarios as plain data out. The code is evaluated once, in a sandbox, into a plan
   (plan.h); the draws then run in C. The language of the scripts is described in datasets/scenarios.md.
   Everything in a result lives in the arena that was passed. Same script, same data, same seed: same bytes. */
#ifndef TSC_SCENARIO_SCENARIO_H
#define TSC_SCENARIO_SCENARIO_H

#include "core/arena.h"
#include "core/period.h"
#include "core/status.h"
#include "model/projection.h"
#include "store/series.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A goal that the store holds: "one billion by 2030". */
typedef struct tsc_scenario_goal {
    tsc_key key;
    double value;       /* in the unit of key */
    int due_year;
    const char *source; /* document or file */
} tsc_scenario_goal;

/** An act of cooperation that the store holds; the texts are as in contract/events.md, "" where unknown. */
typedef struct tsc_scenario_act {
    const char *code, *status, *date, *due, *sector, *source, *surface;
    const char *actors; /* joined by a space */
    double weight;
} tsc_scenario_act;

/** What a script may read. Any function may be NULL: then there is nothing of that kind. Functions put what they
    give into arena; count is 0 where nothing fits; a status other than TSC_OK ends the script. */
typedef struct tsc_scenario_world {
    void *context;
    /** The preferred yearly points of the one series that fits the key (parts left open fit anything).
        TSC_ENOTFOUND where none fits, TSC_EUSAGE where several do. */
    tsc_status (*series)(void *context, const tsc_key *key, tsc_arena *arena, tsc_series *series, tsc_error *err);
    tsc_status (*goals)(void *context, const tsc_key *pattern, tsc_arena *arena, tsc_scenario_goal **goals,
                        size_t *count, tsc_error *err);
    /** Acts of all pairs, or of those between two sides where pair is "KAZ-MAR". */
    tsc_status (*acts)(void *context, const char *pair, tsc_arena *arena, tsc_scenario_act **acts, size_t *count,
                       tsc_error *err);
    /** As tsc_forecast. */
    tsc_status (*forecast)(void *context, const tsc_history *history, size_t horizon, const char *model,
                           tsc_arena *arena, tsc_projection *projection, tsc_error *err);
} tsc_scenario_world;

enum { TSC_SCENARIO_DRAWS = 10000, TSC_SCENARIO_SEED = 20250101, TSC_SCENARIO_YEARS = 5 };

typedef struct tsc_scenario_options {
    uint64_t seed;                   /* 0: TSC_SCENARIO_SEED */
    size_t draws;                    /* 0: TSC_SCENARIO_DRAWS; at most 1,000,000 */
    int to_year;                     /* 0: what the script says, else five years after the last point */
    const char *language;            /* of assumptions and whatif.md: en (also for NULL), fr, ru */
    const char *effects_path;        /* default sizes of policies (NULL: datasets/policies/effects.tsv) */
    const char *gravity_path;        /* estimates of `tradescope gravity` that take their place, or NULL */
    size_t memory_limit;             /* bytes of the script's data, 0: 32 MiB */
    uint64_t instruction_limit;      /* of the Lua machine, 0: 50 million */
    double cpu_limit;                /* seconds of processor time of the script, 0: 10 */
    bool within_process;             /* no child process: for programs with threads, and for fuzzing; the limits of the
                                        sandbox hold, those of the kernel do not */
} tsc_scenario_options;

/** A target held against one scenario. */
typedef struct tsc_scenario_target {
    const char *name, *source;
    double value;
    tsc_period due;
    double required_growth_pct; /* a year, compound, from the last observed value; NaN where it makes no sense */
    double probability;         /* of value or more at due, over the draws */
    double missing;             /* value less the scenario's mean at due; negative: it is passed */
    tsc_period expected;        /* first period whose median reaches it, none where that is beyond the horizon */
} tsc_scenario_target;

/** One bar of a tornado: the mean at tornado_period when this input alone goes from low to high. */
typedef struct tsc_scenario_bar {
    const char *input;            /* its name, in words */
    double low, high;             /* the input's own 10 % and 90 % quantiles; NaN for a projection */
    double at_low, at_high;       /* the scenario's mean then */
} tsc_scenario_bar;

typedef struct tsc_scenario {
    const char *name;             /* unique in its run, the same in any language */
    const char *label;            /* its name in the language of the run */
    const char *description;      /* in the script's words, "" where it says nothing */
    const char *const *assumptions; /* in words, one sentence each */
    size_t assumption_count;
    tsc_key key;                  /* what is projected; parts left open where several series are summed */
    const char *measure;          /* the key in words: "trade turnover of Kazakhstan and Morocco" */
    const char *unit_label;       /* key.unit, or what the script calls it */
    size_t base;                  /* index of the scenario that it is compared with; its own where it is the base */

    size_t history_count;         /* observed points before the first period, 0 where the path is no series */
    const tsc_period *history_periods;
    const double *history_values;

    size_t count;                 /* periods ahead */
    const tsc_period *periods;    /* [count] years */
    double *mean;                 /* [count] projections at their point forecast, all else averaged over the draws */
    double *quantiles;            /* [count * TSC_QUANTILES] on tsc_quantile_grid, over the draws */
    double *difference;           /* [count] mean less the base's mean at the same period, NaN where it has none */
    double *difference_quantiles; /* [count * TSC_QUANTILES] of the difference draw by draw */
    double *above_base;           /* [count] probability of being above the base; NaN for the base itself */

    tsc_scenario_target *targets;
    size_t target_count;
    tsc_period tornado_period;    /* the last period, or the due one of the first target */
    tsc_scenario_bar *tornado;    /* widest first */
    size_t tornado_count;
} tsc_scenario;

/** What one script gave. */
typedef struct tsc_scenario_run {
    const char *script;           /* its name */
    const char *language;         /* of the words below: en, fr, ru */
    bool translated;              /* into the language, by a file beside the script */
    const char *title, *question; /* `title "…"`, `question "…"` of the script, "" where it has none */
    uint64_t seed;
    size_t draws;
    tsc_scenario *scenarios;      /* in the script's order */
    size_t count;
    const char *printed;          /* what the script printed, line by line; "" nothing */
    size_t expectations;          /* calls of expect(), all of which held */
    const char *const *notes;     /* cautions of the projections, sources of effects: one sentence each, no doubles */
    size_t note_count;
} tsc_scenario_run;

/** Evaluates code (length bytes of Lua text; name is what messages call it) and runs its draws. world and options
    may be NULL. Errors: TSC_EUSAGE with file and line for anything wrong in the script (an expectation that does not
    hold included), TSC_ELIMIT where it passes a limit of memory, instructions, time or size, TSC_ENOMEM. */
tsc_status tsc_scenario_evaluate(const char *name, const char *code, size_t length, const tsc_scenario_world *world,
                                 const tsc_scenario_options *options, tsc_arena *arena, tsc_scenario_run *run,
                                 tsc_error *err);

/** The column of tsc_quantile_grid nearest to a probability; quantiles[i * TSC_QUANTILES + column] is then the
    scenario's quantile at period i. */
size_t tsc_scenario_column(double probability);

#endif
