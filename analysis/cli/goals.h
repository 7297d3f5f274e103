/* Goals of a series ("one billion by 2030"): those of documents and those that are asked for, held against its
   projection. */
#ifndef TSC_CLI_GOALS_H
#define TSC_CLI_GOALS_H

#include "core/buffer.h"
#include "model/forecast.h"
#include "model/target.h"
#include "store/store.h"

/** What the goals are held against: the series' history, its last period, and the model that projects it. */
typedef struct tsc_goal_subject {
    const tsc_series *series;
    const tsc_history *history;
    tsc_period last;
    const tsc_model_tables *tables;
    const tsc_prior *prior; /* of a panel; NULL: none */
    const char *model;      /* "auto", or a method's name */
} tsc_goal_subject;

typedef struct tsc_goal {
    double value;
    tsc_period due;
    const tsc_stored_target *stated; /* NULL: it was asked for */
    const tsc_point *base;           /* that a stated change counts from; NULL: a level is stated */
    size_t step;                     /* steps to it from the last value; 0: not after it, or too far */
    tsc_target result;               /* where step is not 0 */
    bool reachable;                  /* path is there */
    tsc_projection path;
} tsc_goal;

/** Reads goals as VALUE@PERIOD joined by commas (in the series' unit: 1e9@2030), adds the levels that the store's
    targets of the series come to, each once, and assesses them by a projection that reaches twenty years beyond the last
    of them. Arrays live in the arena. Errors: TSC_EUSAGE (asked is no such list), TSC_ELIMIT (more than a thousand), those
    of the store and the model. */
tsc_status tsc_goals_assess(const char *asked, tsc_store *store, const tsc_goal_subject *subject, tsc_arena *arena,
                            tsc_goal **goals, size_t *count, tsc_error *err);

/** Adds the goals in words, a paragraph each, or as a JSON array. */
void tsc_goals_describe(const tsc_goal_subject *subject, const tsc_goal *goals, size_t count, tsc_buffer *text);
void tsc_goals_json(const tsc_goal_subject *subject, const tsc_goal *goals, size_t count, tsc_buffer *text);

/** Adds `,"name":` and the value, null where it is not finite. */
void tsc_json_number(tsc_buffer *text, const char *name, double value);

#endif
