/* The report of a store: which series matter, their projections, targets, charts and what-ifs, and what all of it
   says in words. */
#ifndef TSC_REPORT_REPORT_H
#define TSC_REPORT_REPORT_H

#include "core/period.h"
#include "core/place.h"
#include "core/status.h"
#include "model/forecast.h"
#include "report/model.h"
#include "scenario/scenario.h"
#include "store/store.h"

/** Zero-initialized: all pairs, today is the newest document's date, five years on, English, into ".". */
typedef struct tsc_report_opts {
    tsc_place pair[2];    /* both none: every pair that the store knows */
    tsc_date as_of;       /* today for due dates; year 0: the newest document's date */
    int to_year;          /* projections end here; 0: five years after the newest observed point of each series */
    const char *language; /* en, fr, ru; NULL: en */
    const char *folder;   /* where everything is written; must be there; NULL: "." */
    const char *gnuplot;  /* absolute path; NULL: along PATH */
    const char *model;    /* for the projections, as in tsc_forecast; NULL: auto */
    int jobs;             /* gnuplots at a time; 0: 1 */
    const tsc_scenario_run *const *runs; /* what-ifs to tell of; the charts of each are drawn here */
    size_t run_count;
    const tsc_error *refusals; /* inputs that could not be used, told under data quality */
    size_t refusal_count;
} tsc_report_opts;

typedef enum tsc_report_format { TSC_REPORT_MARKDOWN, TSC_REPORT_HTML, TSC_REPORT_TEXT } tsc_report_format;

/** Writes report.md, report.html, projections.csv, targets.csv, numbers.csv (every number of the report with its source
    or computation; what `why` reads) and the charts (NAME.png, NAME.svg) into opts->folder, each staged.
    notes (may be NULL) hear of charts that could not be drawn.
    Errors: TSC_EEXTERNAL where gnuplot is missing or failed, after everything else was written; TSC_EOUTPUT; TSC_EUSAGE
    for a language without phrases or a pair of which nothing is known; store and model errors as they come. */
tsc_status tsc_report_run(tsc_store *store, const tsc_model_tables *tables, const tsc_report_opts *opts,
                          const tsc_notes *notes, tsc_error *err);

/** Composes the report without charts into *report (initialized by the caller, who clears it). */
tsc_status tsc_report_compose(tsc_store *store, const tsc_model_tables *tables, const tsc_report_opts *opts,
                              tsc_report *report, tsc_error *err);

/** Renders a report. Errors: TSC_ENOMEM; TSC_ENOTFOUND where the page's style sheet or phrases are missing. */
tsc_status tsc_report_render(const tsc_report *report, tsc_report_format format, tsc_buffer *text, tsc_error *err);

bool tsc_report_format_parse(tsc_span text, tsc_report_format *format); /* "md", "html", "text" */

#endif
