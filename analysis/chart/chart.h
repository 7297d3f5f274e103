/* A chart as plain data, independent of what it is about: the caller says what was found (title, points with where
   they come from, bands, targets, events), the chart says how it looks. Everything is borrowed for the call; texts
   are UTF-8 and may come from documents as they are (they are cleaned and quoted in one place, quote.h). */
#ifndef TSC_CHART_CHART_H
#define TSC_CHART_CHART_H

#include "core/buffer.h"
#include "core/period.h"
#include "core/status.h"
#include "core/unit.h"

#include <stdbool.h>
#include <stddef.h>

/** Each kind has a file kind_NAME.c that lays it out and a template plots/NAME.gp that draws it. */
typedef enum tsc_chart_kind {
    TSC_CHART_HISTORY,   /* series over time with projection fans and targets: series, targets */
    TSC_CHART_GROWTH,    /* change from year to year as bars: series[0], unit % */
    TSC_CHART_BALANCE,   /* series[0] exports, series[1] imports; the balance is computed and drawn below them */
    TSC_CHART_SCENARIOS, /* scenarios compared: series (history first), targets */
    TSC_CHART_TIMELINE,  /* events in groups over time; promises open, kept and overdue: events, today */
    TSC_CHART_SHARES,    /* partners or goods by share: bars, in the order given */
    TSC_CHART_MIRROR,    /* one flow as both sides report it: series[0], series[1] */
    TSC_CHART_TORNADO,   /* what moves a result: bars with low and high around origin */
    TSC_CHART_ERRORS,    /* rolling-origin errors by step ahead: series, x = steps */
    TSC_CHART_MODELS,    /* models compared on one history: series (history first) */
    TSC_CHART_RESIDUALS, /* observed minus fitted over time: series[0] */
    TSC_CHART_INDEX,     /* series[0] the cooperation index of each period, series[1] its stock */
    TSC_CHART_MULTIPLES, /* one small history for each pair: panels */
    TSC_CHART_GAUGE,     /* targets held against where the projection stands: targets */
    TSC_CHART_KINDS
} tsc_chart_kind;

/** Where a value comes from or what it is; each has one look over all charts. */
typedef enum tsc_look {
    TSC_LOOK_STATED,     /* filled circle */
    TSC_LOOK_DERIVED,    /* hollow circle */
    TSC_LOOK_OFFICIAL,   /* filled square in the second hue */
    TSC_LOOK_PART_YEAR,  /* grey cross, never joined to a line */
    TSC_LOOK_PROJECTION, /* dashed line within its bands */
    TSC_LOOK_TARGET,     /* red diamond */
    TSC_LOOK_SCENARIO    /* a hue of its own and a label */
} tsc_look;

typedef struct tsc_chart_point {
    double x;         /* time in years, see tsc_chart_time; or steps ahead */
    double value;     /* NaN: nothing known at this time */
    double low, high; /* NaN where there is no interval */
    tsc_look look;
    const char *label; /* shown beside the point; NULL: the chart labels the last point and derived ones itself */
} tsc_chart_point;

/** low and high of each point of the series it belongs to; level_pct 50, 80, 95 … */
typedef struct tsc_chart_band {
    double level_pct;
    const double *low, *high;
} tsc_chart_band;

typedef struct tsc_chart_series {
    const char *name;  /* at the end of the line; NULL or "" where the title says it */
    const char *label; /* what stands after the name at the end of the line, e.g. "362 (80 %: 203 to 615)"; NULL: the
                          last value, with the interval of its 80 % band in words where there is one */
    tsc_look look;     /* of the line */
    const tsc_chart_point *points; /* x increasing */
    size_t count;
    double step; /* distance of neighbours in x (1 years, .25 quarters); wider is a gap, drawn dotted; 0: 1 */
    const tsc_chart_band *bands; /* from narrow to wide */
    size_t band_count;
    bool loose; /* points stand alone: no line joins them (other sources, part-years) */
} tsc_chart_series;

typedef struct tsc_chart_target {
    const char *name;           /* for gauges: what is to be reached; else NULL */
    double x, value;            /* due when, how much */
    double base;                /* last observed value; NaN where there is none */
    double required_growth_pct; /* a year; NaN where it makes no sense */
    double probability;         /* 0 to 1 of reaching it in time; NaN where not known */
    double median, low, high;   /* the projection when due: median and 80 % interval; NaN where there is none */
} tsc_chart_target;

typedef struct tsc_chart_bar {
    const char *name;
    double value;     /* length of the bar; for tornadoes the value at the base case, or NaN */
    double low, high; /* NaN where there is no interval */
    tsc_look look;
    const char *label; /* NULL: the value as people write it */
} tsc_chart_bar;

typedef enum tsc_chart_state {
    TSC_STATE_DONE,     /* it happened: filled circle */
    TSC_STATE_PLANNED,  /* announced with a date: hollow circle */
    TSC_STATE_OPEN,     /* a promise not yet due: hollow diamond with a line to its due date */
    TSC_STATE_KEPT,     /* a promise fulfilled: filled diamond */
    TSC_STATE_OVERDUE,  /* a promise past its due date: red */
    TSC_STATE_CANCELLED /* grey cross */
} tsc_chart_state;

typedef struct tsc_chart_event {
    const char *group; /* lane: kind of event, sector, pair; lanes in order of first appearance */
    const char *label; /* a few words */
    double x, due;     /* when; due NaN where there is none */
    tsc_chart_state state;
} tsc_chart_event;

typedef struct tsc_chart {
    tsc_chart_kind kind;
    const char *title; /* the finding: "Trade grew 70 % in 2024, to US$ 274 million" */
    const char
        *subtitle;      /* measure and pair; NULL: unit and scale alone. The unit and scale of the axis are appended */
    const char *source; /* "Sources: …"; NULL where there is none */
    const char *note;   /* caveats, what is uncertain; NULL where there are none */
    const char *language; /* en, fr, ru for the few words that a chart adds itself; NULL: en */
    tsc_unit unit;        /* of all values; tsc_unit_none() for bare numbers */
    double origin;        /* of tornado bars; 0 elsewhere */
    double today;         /* a line on timelines; NaN (or 0) where there is none */
    const tsc_chart_series *series;
    size_t series_count;
    const tsc_chart_target *targets;
    size_t target_count;
    const tsc_chart_bar *bars;
    size_t bar_count;
    const tsc_chart_event *events;
    size_t event_count;
    const struct tsc_chart *panels; /* of MULTIPLES: kind HISTORY, their titles short */
    size_t panel_count;
} tsc_chart;

typedef enum tsc_chart_format { TSC_CHART_PNG, TSC_CHART_SVG, TSC_CHART_PDF } tsc_chart_format;

enum {
    TSC_CHART_PAGE_WIDTH = 1200,
    TSC_CHART_PAGE_HEIGHT = 720,
    TSC_CHART_SMALLEST = 320, /* pixels of a side */
    TSC_CHART_LARGEST = 4000
};

/** Zero-initialized: a PNG of page size in light colours. */
typedef struct tsc_chart_opts {
    int width, height; /* pixels; 0: the page's */
    tsc_chart_format format;
    bool dark;
} tsc_chart_opts;

/** Who draws: a gnuplot that was found and tried, the typeface's measures, templates and wording. One thread at a
    time may use it. */
typedef struct tsc_plotter tsc_plotter;

/** gnuplot: an absolute path, or NULL to look along the absolute folders of PATH. Errors: TSC_EEXTERNAL where there is
    none or it is too old (before 5.2), with what to install; TSC_ENOTFOUND where templates are missing; TSC_ENOMEM. */
tsc_status tsc_plotter_new(const char *gnuplot, tsc_plotter **plotter, tsc_error *err);
void tsc_plotter_free(tsc_plotter *plotter);

/** Path and version of the gnuplot in use, borrowed, e.g. "/usr/bin/gnuplot 5.4". */
const char *tsc_plotter_about(const tsc_plotter *plotter);

/** Draws into image (initialized by the caller; replaced). A chart without drawable data becomes a panel that says so.
    notes (may be NULL) hear of glyphs that the typeface lacks. The same chart gives the same bytes (PNG, SVG).
    Errors: TSC_EEXTERNAL where gnuplot fails, hangs or leaves an incomplete picture; TSC_EUSAGE for a size out of
    bounds; TSC_ENOMEM. */
tsc_status tsc_chart_draw(tsc_plotter *plotter, const tsc_chart *chart, const tsc_chart_opts *opts, tsc_buffer *image,
                          const tsc_notes *notes, tsc_error *err);

/** Draws into a file, staged and renamed (see tsc_file_write). Errors as above, and TSC_EOUTPUT. */
tsc_status tsc_chart_save(tsc_plotter *plotter, const tsc_chart *chart, const tsc_chart_opts *opts, const char *path,
                          const tsc_notes *notes, tsc_error *err);

/** One picture of many. */
typedef struct tsc_chart_job {
    const tsc_chart *chart;
    tsc_chart_opts opts;
    const char *path;
    tsc_status status; /* out */
    tsc_error error;   /* out, where status is not TSC_OK */
} tsc_chart_job;

/** Saves many charts, up to `parallel` gnuplots at a time (at most TSC_GNUPLOT_RUNS); every job has its own status, the result is that of the first
    that failed. The pictures do not depend on the number of jobs. */
tsc_status tsc_charts_save(tsc_plotter *plotter, tsc_chart_job *jobs, size_t count, int parallel,
                           const tsc_notes *notes, tsc_error *err);

/** The alternative text: title, measure and, for charts with series, where they begin and end. The caller frees. */
char *tsc_chart_describe(const tsc_plotter *plotter, const tsc_chart *chart);

/** A period's place on the time axis: its first day in years (2024 -> 2024, 2024-Q2 -> 2024.25); NaN for none. */
double tsc_chart_time(tsc_period period);
/** The same of its last day: when what is due in it is due. */
double tsc_chart_time_due(tsc_period period);

const char *tsc_chart_kind_name(tsc_chart_kind kind); /* "history" … */
bool tsc_chart_kind_parse(tsc_span name, tsc_chart_kind *kind);

/** Reads "page" (1200x720), "slide" (1920x1080), "square" (1080x1080) or "WxH"; false for anything else. */
bool tsc_chart_size_parse(tsc_span text, int *width, int *height);
bool tsc_chart_format_parse(tsc_span text, tsc_chart_format *format);
const char *tsc_chart_format_name(tsc_chart_format format); /* "png", "svg", "pdf" */

#endif
