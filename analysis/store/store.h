/* The store: documents with their figures and events, official statistics, corrections, in one SQLite file. All that
   is read comes back as plain data in the caller's arena and stays valid after the store is closed. One store handle
   belongs to one thread; several programs may use one file at once (a writer waits for the other up to a minute).
   A rollback journal and full flushes: what was committed survives a kill, and the file alone is the whole store. */
#ifndef TSC_STORE_STORE_H
#define TSC_STORE_STORE_H

#include "core/arena.h"
#include "core/status.h"
#include "extract/extract.h"
#include "store/series.h"
#include "text/document.h"

typedef struct tsc_store tsc_store;

typedef enum tsc_store_mode {
    TSC_STORE_READ,  /* must be there; nothing is ever written */
    TSC_STORE_WRITE, /* must be there */
    TSC_STORE_CREATE /* made where it is missing */
} tsc_store_mode;

/** Series take figures of at least this confidence. */
#define TSC_SERIES_CONFIDENCE 0.8

/** Opens the store at path. A file that is no store, a newer or a damaged one is refused and left as it is.
    Errors: TSC_ENOTFOUND (no such file), TSC_EINPUT (no store, damaged), TSC_EOUTPUT (cannot be made or written). */
tsc_status tsc_store_open(const char *path, tsc_store_mode mode, tsc_store **store, tsc_error *err);
void tsc_store_close(tsc_store *store);

/** One transaction; what is added outside of one is a transaction of its own. begin within one is TSC_EUSAGE.
    rollback outside of one does nothing. Errors: TSC_EOUTPUT (full disk, locked for a minute). */
tsc_status tsc_store_begin(tsc_store *store, tsc_error *err);
tsc_status tsc_store_commit(tsc_store *store, tsc_error *err);
void tsc_store_rollback(tsc_store *store);

typedef enum tsc_outcome {
    TSC_OUTCOME_ADDED,
    TSC_OUTCOME_KNOWN,   /* the same content with the same records under the same name: nothing changed */
    TSC_OUTCOME_COPY,    /* the same content under another name: the name is noted, no second source */
    TSC_OUTCOME_REPLACED /* the file at this path changed (or what is read in it): its records are superseded */
} tsc_outcome;

/** Adds a document with what was found in it. */
tsc_status tsc_store_add_document(tsc_store *store, const tsc_document *document, const tsc_records *records,
                                  tsc_outcome *outcome, tsc_error *err);

typedef struct tsc_store_counts {
    size_t documents, copies, figures, events, datasets, series, observations;
} tsc_store_counts;

/** How much of everything it holds. */
tsc_status tsc_store_count(tsc_store *store, tsc_store_counts *counts, tsc_error *err);

typedef struct tsc_stored_document {
    const char *id; /* of several names of one text the first in byte order */
    const char *title, *source, *language, *sha256;
    tsc_date date;
    tsc_date_origin date_origin;
    size_t figure_count, event_count;
} tsc_stored_document;

/** All documents by date, then id. */
tsc_status tsc_store_documents(tsc_store *store, tsc_arena *arena, tsc_stored_document **documents, size_t *count,
                               tsc_error *err);

typedef struct tsc_stored_dataset {
    const char *path, *sha256;
    const char *format, *revision; /* "" where not known */
    size_t observations;
} tsc_stored_dataset;

/** All tables of official statistics by path, then digest. */
tsc_status tsc_store_datasets(tsc_store *store, tsc_arena *arena, tsc_stored_dataset **datasets, size_t *count,
                              tsc_error *err);

/** The date of the newest document, a partial one taken as its first day; year 0: none. */
tsc_status tsc_store_newest_date(tsc_store *store, tsc_date *date, tsc_error *err);

typedef enum tsc_verdict {
    TSC_VERDICT_NONE,
    TSC_VERDICT_ACCEPTED,
    TSC_VERDICT_AMENDED,
    TSC_VERDICT_REJECTED
} tsc_verdict;

typedef struct tsc_stored_figure {
    tsc_figure figure;    /* as corrected; its strings in the arena; `sentence` is 0 */
    const char *document; /* id */
    tsc_date document_date;
    const char *surface, *sentence;
    tsc_verdict verdict; /* of the user's corrections; rejected figures enter nothing */
    const char *reason;  /* of the verdict, "" where none */
} tsc_stored_figure;

typedef struct tsc_stored_event {
    tsc_event event;
    const char *document;
    tsc_date document_date;
    const char *surface, *sentence;
    tsc_verdict verdict;
    const char *reason;
} tsc_stored_event;

/** All figures (events) of at least min_confidence, rejected ones included, by document id, then place. */
tsc_status tsc_store_figures(tsc_store *store, double min_confidence, tsc_arena *arena, tsc_stored_figure **figures,
                             size_t *count, tsc_error *err);
tsc_status tsc_store_events(tsc_store *store, double min_confidence, tsc_arena *arena, tsc_stored_event **events,
                            size_t *count, tsc_error *err);

/** The keys of all series (stated, official, derived) that fit pattern (NULL: all), in the order of tsc_key_compare.
    A turnover stated in documents has one key whatever the order of its sides. */
tsc_status tsc_store_keys(tsc_store *store, const tsc_key *pattern, tsc_arena *arena, tsc_key **keys, size_t *count,
                          tsc_error *err);

/** The series of a complete key with all its points, derived ones included, reconciled. A series that is not there
    has count 0 and TSC_ENOTFOUND. */
tsc_status tsc_store_series(tsc_store *store, const tsc_key *key, tsc_arena *arena, tsc_series *series, tsc_error *err);

typedef struct tsc_stored_target {
    tsc_key key; /* of the series that it aims at (of a growth in %), of the frequency of due ("A" where there is none) */
    tsc_period due; /* none where the text does not say */
    double value, low, high;
    tsc_bound bound;
    tsc_figure_kind kind; /* a change: value is the growth aimed at */
    tsc_period base_period;
    const char *source, *locator, *sentence; /* sentence "" for statistics */
    tsc_date stated;                         /* when it was stated; year 0 unknown */
    double confidence;
} tsc_stored_target;

/** Figures with status target that fit pattern (NULL: all), by key, due, date stated. A growth fits whatever unit the
    pattern asks for, one by a month or day also the pattern of yearly series. */
tsc_status tsc_store_targets(tsc_store *store, const tsc_key *pattern, tsc_arena *arena, tsc_stored_target **targets,
                             size_t *count, tsc_error *err);

/** Whether a target is one of a series: a level of it, a difference in its unit, a growth of it. One that is to be
    reached by a month or a day is also one of the yearly series. */
bool tsc_target_concerns(const tsc_stored_target *target, const tsc_key *key);

/** Whether a target is to be come down to (a deficit cut by a half): what is held against projections is reached from
    below. */
bool tsc_target_lowers(const tsc_stored_target *target);

/** The level that a target aims at in a series that it concerns. A change counts from the preferred point of its base
    period; *base (may be NULL) is that point, NULL for a level. NaN where there is no such point: "by 7 % annually" names
    no base and comes to no one level. */
double tsc_target_level(const tsc_stored_target *target, const tsc_series *series, const tsc_point **base);

#endif
