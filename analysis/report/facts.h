/* What a report may tell: of each pair its series with projections and targets, its acts and promises, what does not
   add up. Gathered once from the store and the models; chapters only read it. Everything lives in the arena. */
#ifndef TSC_REPORT_FACTS_H
#define TSC_REPORT_FACTS_H

#include "model/diagnose.h"
#include "model/horizon.h"
#include "model/target.h"
#include "report/report.h"
#include "store/audit.h"
#include "store/cooperation.h"

/** A stated target held against the projection of its series. */
typedef struct tsc_fact_target {
    const tsc_stored_target *stated;
    double value;          /* level aimed at; NaN: a change of which it is not known what it counts from */
    const tsc_point *base; /* that a change counts from; NULL: none is known, or a level is stated */
    bool assessed;         /* false: no due date, no history, due too far ahead, a reduction */
    tsc_target result;
} tsc_fact_target;

/** A series with what the models say of it. */
typedef struct tsc_fact_series {
    tsc_series series;        /* all points, conflicts too */
    const tsc_point **points; /* the preferred ones, in order of period */
    size_t count;
    bool projected; /* a yearly series of levels with a history */
    tsc_diagnosis diagnosis;
    tsc_period last; /* of the last history value; step s of the projection is s years on */
    bool stale;      /* the last value is too old for its projection to be told */
    size_t shown;    /* steps that tables and charts show */
    tsc_fact_target *targets;
    size_t target_count, target_room;
} tsc_fact_series;

typedef struct tsc_fact_pair {
    tsc_place pair[2];
    tsc_fact_series *series;
    size_t series_count;
    const tsc_stored_figure **outlooks; /* forecasts and potentials, and targets of no series, of this pair */
    size_t outlook_count;
    const tsc_finding **findings; /* of the audit, worst first */
    size_t finding_count;
    tsc_cooperation cooperation;
    tsc_index_point *index; /* monthly */
    size_t index_count;
    tsc_index_point *index_years; /* with the acts of which only the year is known, which are in no month */
    size_t index_year_count;
    size_t figure_count, event_count; /* of documents, surely found */
    bool full;                        /* gets a chapter of its own; else a row in the table of all pairs */
    bool told;                        /* the chapter would say something */
    bool read; /* series are there: of all pairs, but in a very large store only of the full ones */
} tsc_fact_pair;

typedef struct tsc_facts {
    tsc_stored_document *documents;
    size_t document_count;
    tsc_stored_dataset *datasets;
    size_t dataset_count;
    tsc_stored_figure *figures; /* every confidence */
    size_t figure_count;
    tsc_stored_event *events;
    size_t event_count;
    tsc_finding *findings;
    size_t finding_count;
    tsc_stored_target *targets;
    size_t target_count;
    tsc_store_counts counts;
    tsc_date as_of;
    tsc_fact_pair *pairs; /* most told of first */
    size_t pair_count;
} tsc_facts;

/* Pairs with a chapter of their own: the first always, others of which this much is told. */
enum { TSC_FULL_PAIRS = 6, TSC_LEAST_TOLD = 4, TSC_MOST_SERIES = 20000, TSC_STALE_YEARS = 3 };

/** Errors: TSC_EUSAGE for a pair of which nothing is known; store and model errors as they come. */
tsc_status tsc_facts_gather(tsc_store *store, const tsc_model_tables *tables, const tsc_report_opts *opts,
                            tsc_arena *arena, tsc_facts *facts, tsc_error *err);

/** The yearly series of a pair that is told for an indicator (all goods; the newest, dollars and euros before others
    that are as new, then the one with most points): reporter is pair[side]. NULL where there is none. */
const tsc_fact_series *tsc_facts_series(const tsc_fact_pair *pair, const char *indicator, int side);

/** How well a series that has a point serves as the one that is told: the newest, a dollar or euro series before one in
    another unit that is as new or little newer. */
double tsc_facts_standing(const tsc_fact_series *series);

/** The preferred point of a period, or NULL. */
const tsc_point *tsc_facts_point(const tsc_fact_series *series, tsc_period period);

/** The last of the preferred points; NULL where there is none, or no series. */
const tsc_point *tsc_facts_latest(const tsc_fact_series *series);

#endif
