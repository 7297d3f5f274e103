/* What a script comes to: an expression graph as plain data. A node is one number a draw, or a path: one number a
   draw and year. Arguments of a node have lower indexes than the node itself, so that one pass forward evaluates all.
   Nodes are shared between scenarios, so an uncertain parameter has the same draw in each of them. */
#ifndef TSC_SCENARIO_PLAN_H
#define TSC_SCENARIO_PLAN_H

#include "scenario/distribution.h"
#include "scenario/scenario.h"

typedef enum tsc_op {
    TSC_OP_NUMBER,   /* value */
    TSC_OP_DRAW,     /* index: input */
    TSC_OP_PROJECT,  /* index: projection; the observed values before */
    TSC_OP_STEADY,   /* index: series; its last value held */
    TSC_OP_GROW,     /* args: start path, rate (a number or path); from year on compound growth of the value before */
    TSC_OP_OVERRIDE, /* args: base, then a number for each of years[] */
    TSC_OP_PHASE,    /* args: amount, first year, years; shape 0 linear, 1 S, 2 linear and a share of what it multiplies */
    TSC_OP_SHOCK,    /* args: size, year, years at full depth, recovery; a multiplier; shape 0 none, 1 linear, 2 geometric */
    TSC_OP_SINCE,    /* args: year; 0 before, 1 from it on */
    TSC_OP_WALK,     /* args: start, growth, volatility; index: input; from year */
    TSC_OP_ADD,
    TSC_OP_SUBTRACT,
    TSC_OP_MULTIPLY,
    TSC_OP_DIVIDE,
    TSC_OP_POWER,
    TSC_OP_LEAST,    /* the lesser of two */
    TSC_OP_MOST,
    TSC_OP_EXP,
    TSC_OP_AT,       /* args: path; its value in a year, one number */
    TSC_OP_DELAY,    /* args: path; shape: so many years later, the first value held */
    TSC_OP_TOTAL,    /* args: path; summed up from a year on */
    TSC_OP_SMART     /* args: imports, rest, old tariff, new tariff, demand, substitution, supply; shape: which result */
} tsc_op;

/** How much one script may ask for. */
enum {
    TSC_NODE_ARGS = 7,
    TSC_PLAN_NODES = 50000,
    TSC_PLAN_YEARS = 80,
    TSC_PLAN_SCENARIOS = 200,
    TSC_PLAN_SERIES = 1000, /* and as many projections */
    TSC_PLAN_INPUTS = 2000,
    TSC_PLAN_TARGETS = 100,
    TSC_PLAN_NOTES = 1000
};

typedef struct tsc_plan_node {
    tsc_op op;
    bool path;
    unsigned char arg_count;
    unsigned char shape;
    uint32_t args[TSC_NODE_ARGS];
    const uint32_t *more;  /* of TSC_OP_OVERRIDE: the numbers of years[0..count) */
    const int *years;
    size_t count;
    int year;
    uint32_t index;
    double value;
    const char *label;     /* what the script calls it, "" where it does not */
    const tsc_key *key;    /* of a path, NULL where it is no amount of a series */
    bool assumed;          /* its past is not observed but assumed (a split) */
} tsc_plan_node;

/** A yearly series that a script reads or brings along. */
typedef struct tsc_plan_series {
    tsc_key key;
    const int *years;      /* ascending */
    const double *values;
    size_t count;
    const char *source;    /* of the last point, "" where the script brings it */
} tsc_plan_series;

typedef struct tsc_plan_projection {
    uint32_t series;
    const char *model;
    uint32_t node;           /* the one node of this projection, once has_node: all that rests on it shares its draws */
    bool has_node;
    tsc_projection forecast; /* horizon 0 until it is made */
} tsc_plan_projection;

/** An uncertain parameter, or the noise of a walk (kind of a standard normal). */
#define TSC_CHANCE_OF "chance of "

typedef struct tsc_plan_input {
    tsc_distribution distribution;
    const char *name;      /* in words, "" where the script gives none */
    const char *id;        /* the same in any language, "" where it has none; TSC_CHANCE_OF and the name of an event */
    const char *origin;    /* where its size comes from: literature, estimate; "" where from the script */
    uint64_t identity;     /* of its stream of random numbers */
    uint32_t node;         /* its TSC_OP_DRAW, once has_node */
    bool has_node;
} tsc_plan_input;

typedef struct tsc_plan_target {
    const char *name, *source;
    const tsc_key *key;    /* scenarios of which key; NULL: all */
    double value;
    int year;
} tsc_plan_target;

typedef struct tsc_plan_scenario {
    const char *name;      /* as the script has it, in any language */
    const char *label;     /* the same in the language of the plan; NULL when added: the name */
    const char *description;
    uint32_t node;
    const tsc_key *key;
    const char *unit_label;
    size_t base;           /* its own index where it is a base */
} tsc_plan_scenario;

typedef struct tsc_plan {
    tsc_arena *arena;
    tsc_plan_node *nodes;
    size_t node_count, node_room;
    tsc_plan_series *series;
    size_t series_count, series_room;
    tsc_plan_projection *projections;
    size_t projection_count, projection_room;
    tsc_plan_input *inputs;
    size_t input_count, input_room;
    tsc_plan_scenario *scenarios;
    size_t scenario_count, scenario_room;
    tsc_plan_target *targets;
    size_t target_count, target_room;
    const char **notes;
    size_t note_count, note_room;
    const char *title, *question, *language;
    bool translated;       /* a file of the script's translations into the language was found */
    int to_year;           /* the latest year that script or caller ask for, 0 none */
    uint64_t seed;
    size_t draws;
    size_t expectations;
} tsc_plan;

/** An empty plan in English with the default seed and number of draws; what is added lives in arena. */
void tsc_plan_init(tsc_plan *plan, tsc_arena *arena);

/* Each adds a copy and gives its index. Errors: TSC_ENOMEM, TSC_ELIMIT. */
tsc_status tsc_plan_add_node(tsc_plan *plan, const tsc_plan_node *node, uint32_t *index, tsc_error *err);
tsc_status tsc_plan_add_series(tsc_plan *plan, const tsc_plan_series *series, uint32_t *index, tsc_error *err);
tsc_status tsc_plan_add_projection(tsc_plan *plan, uint32_t series, const char *model, uint32_t *index,
                                   tsc_error *err);
tsc_status tsc_plan_add_input(tsc_plan *plan, const tsc_plan_input *input, uint32_t *index, tsc_error *err);
tsc_status tsc_plan_add_scenario(tsc_plan *plan, const tsc_plan_scenario *scenario, tsc_error *err);
tsc_status tsc_plan_add_target(tsc_plan *plan, const tsc_plan_target *target, tsc_error *err);
/** A sentence for the notes, once; text is copied. */
tsc_status tsc_plan_add_note(tsc_plan *plan, const char *text, tsc_error *err);

/** The last year that is evaluated: the latest of to_year and the targets' years, at least TSC_SCENARIO_YEARS after
    the last observation of any series where nobody asks for a year. */
int tsc_plan_last_year(const tsc_plan *plan);
/** The first year that is evaluated: the earliest last observation of any series (the year before the last one
    evaluated where there is no series). */
int tsc_plan_first_year(const tsc_plan *plan);

/** Marks used[node] for root and all that it rests on. */
void tsc_plan_mark(const tsc_plan *plan, uint32_t root, bool *used);
/** The first year ahead of a root: one after the latest last observation that it rests on. */
int tsc_plan_start(const tsc_plan *plan, uint32_t root, bool *used_scratch);

/** What two keys of paths that are added have in common, differing parts left open; one may be NULL. */
tsc_status tsc_plan_join_keys(tsc_plan *plan, const tsc_key *a, const tsc_key *b, const tsc_key **joined,
                              tsc_error *err);

#endif
