/* What the audit works on: every statement of a number (document figures, rows of tables of statements, official values
   beside them) as plain data with the interval that its printing leaves, sorted so that those of one quantity are
   neighbours. */
#ifndef TSC_STORE_STATEMENTS_H
#define TSC_STORE_STATEMENTS_H

#include "core/map.h"
#include "store/audit.h"
#include "store/printed.h"

typedef enum tsc_statement_kind { TSC_STATED_LEVEL, TSC_STATED_GROWTH, TSC_STATED_DIFFERENCE } tsc_statement_kind;

typedef struct tsc_statement {
    tsc_key key; /* of the level; frequency 0, since the period says it */
    tsc_statement_kind kind;
    tsc_period period, base_period;
    double value;
    tsc_interval interval;
    tsc_unit unit; /* of the value: the key's, or % for growth */
    tsc_bound bound;
    tsc_figure_status status;
    bool official;
    bool computed;     /* the level that a target of growth comes to, beside that target */
    bool either_order; /* of a document and symmetric: which side comes first says nothing */
    const char *source, *locator;
    tsc_date published;
} tsc_statement;

typedef struct tsc_audit_settings {
    double cif_fob_margin, rest_of_year_pace, scale_slip, rate_margin;
    tsc_map rates; /* "MAD 2024" -> double, units for a dollar */
} tsc_audit_settings;

typedef struct tsc_audit_run {
    tsc_store *store;
    tsc_arena *arena;
    tsc_audit_settings settings;
    tsc_statement *statements; /* by key (partner order as stated), kind, period, published, source */
    size_t count;
    tsc_finding *findings;
    size_t finding_count, finding_room;
    tsc_error *err;
    tsc_status status; /* the first failure; checks go on as no-ops */
} tsc_audit_run;

/** A run of statements: borrowed. */
typedef struct tsc_statements {
    const tsc_statement *items;
    size_t count;
} tsc_statements;

/** Reads all statements of the store. */
tsc_status tsc_audit_collect(tsc_audit_run *run);

/** All statements of a key (frequency apart) and kind. */
tsc_statements tsc_audit_find(const tsc_audit_run *run, const tsc_key *key, tsc_statement_kind kind);

/** All statements of a quantity in every unit and of every kind. */
tsc_statements tsc_audit_find_all(const tsc_audit_run *run, const tsc_key *key);

/** The same value of the same quantity and period was met before: however many say it, it is checked once. */
bool tsc_audit_said_before(const tsc_audit_run *run, const tsc_statement *statement);

/** Whether two values of this quantity must agree: it is one well-defined amount, not one of many projects or shares of
    something that the key does not name. */
bool tsc_audit_is_one_quantity(const tsc_statement *statement);

/** Of the statements of a key and kind those that were observed in a period: the one that says it best (exact, finest,
    newest), NULL where none. */
const tsc_statement *tsc_audit_best(const tsc_audit_run *run, const tsc_key *key, tsc_statement_kind kind,
                                    tsc_period period);

/** The key with another indicator, or with the sides exchanged. */
tsc_key tsc_audit_key(const tsc_key *key, const char *indicator, bool exchanged);

/** Sum, difference and quotient of intervals; of a growth in percent the factor. */
tsc_interval tsc_interval_add(tsc_interval a, tsc_interval b);
tsc_interval tsc_interval_subtract(tsc_interval a, tsc_interval b);
tsc_interval tsc_interval_scale(tsc_interval a, double factor);

/** Whether two intervals have more than an end in common. */
bool tsc_interval_agree(tsc_interval a, tsc_interval b);

/** Converts between currencies at the rough rate of the year; false where there is none. */
bool tsc_audit_convert(const tsc_audit_run *run, tsc_interval amount, tsc_unit from, tsc_unit to, int year,
                       tsc_interval *converted);

/** Adds a finding about these statements (the first gives series, period and source order). The explanation is a format
    without floating point: amounts are written by tsc_audit_amount. */
void tsc_audit_add(tsc_audit_run *run, const char *finding, tsc_severity severity, const tsc_statement *const *about,
                   size_t about_count, double stated, double expected, tsc_interval allowed, double sureness,
                   const char *format, ...) __attribute__((format(printf, 10, 11)));

/** "US$ 24.1 billion", "34.1 %": borrowed from the arena. */
const char *tsc_audit_amount(tsc_audit_run *run, double value, tsc_unit unit);

/* The checks; each goes through all statements once. */
void tsc_audit_sums(tsc_audit_run *run);
void tsc_audit_growth(tsc_audit_run *run);
void tsc_audit_levels(tsc_audit_run *run);
void tsc_audit_mirrors(tsc_audit_run *run);
void tsc_audit_targets(tsc_audit_run *run);

#endif
