/* gnuplot as a process: no shell, no start-up file, a built environment, its own process group, limits on time,
   memory and output, a deadline. The script goes in through standard input, the picture comes out through standard
   output, so no path and no temporary file is ever told to gnuplot; the picture counts when the process ended with 0
   and the picture's end marker is there. gnuplot's exit status alone proves nothing: it is 0 on a full disk.
   Several runs go side by side in one thread: start them, then step them all until each is done. */
#ifndef TSC_CHART_GNUPLOT_H
#define TSC_CHART_GNUPLOT_H

#include "chart/chart.h"

#include <sys/types.h>

typedef struct tsc_gnuplot {
    char *path;        /* absolute */
    int major, minor;  /* version */
    double deadline_s; /* for one picture; 20 unless set otherwise */
} tsc_gnuplot;

/** Finds gnuplot (wanted: an absolute path or NULL for the absolute folders of $PATH) and asks it for its version.
    Errors: TSC_EEXTERNAL where there is none, it does not answer within 5 s, or it is older than 5.2. */
tsc_status tsc_gnuplot_open(tsc_gnuplot *gnuplot, const char *wanted, tsc_error *err);
void tsc_gnuplot_close(tsc_gnuplot *gnuplot);

enum { TSC_GNUPLOT_SAID = 4096 };

/** One process at work. */
typedef struct tsc_gnuplot_run {
    pid_t pid;        /* 0: none, or ended and reaped */
    int in, out, log; /* our ends of its standard streams, -1 once closed */
    const char *script;
    size_t script_left;
    tsc_buffer image;            /* what it wrote to standard output */
    char said[TSC_GNUPLOT_SAID]; /* what it wrote to standard error, terminated, the rest dropped */
    size_t said_length;
    double deadline; /* on the monotonic clock, in seconds */
    int exit_status; /* as of waitpid, once done */
    bool done, late, flooded;
} tsc_gnuplot_run;

/** Starts a run of a script (borrowed until it is done) in a working folder (NULL: /).
    Errors: TSC_EEXTERNAL where no process can be started, TSC_ENOMEM. */
tsc_status tsc_gnuplot_start(const tsc_gnuplot *gnuplot, const char *folder, tsc_span script, tsc_gnuplot_run *run,
                             tsc_error *err);

/** Starts `gnuplot --version`; its answer comes into the run's image. Errors as above. */
tsc_status tsc_gnuplot_ask_version(const tsc_gnuplot *gnuplot, tsc_gnuplot_run *run, tsc_error *err);

enum { TSC_GNUPLOT_RUNS = 16 };

/** Feeds and drains all runs that are not done, waiting until something happened or a deadline passed. At most
    TSC_GNUPLOT_RUNS at a time; those beyond are left as they are. */
void tsc_gnuplot_step(tsc_gnuplot_run **runs, size_t count);

/** The judgement on a run that is done: TSC_OK and its picture in image (replaced), or TSC_EEXTERNAL with what
    gnuplot said first. Frees what the run holds. */
tsc_status tsc_gnuplot_finish(tsc_gnuplot_run *run, tsc_chart_format format, tsc_buffer *image, tsc_error *err);

/** Kills a run that is not done and frees what it holds. */
void tsc_gnuplot_abandon(tsc_gnuplot_run *run);

/** Whether a picture is whole: PNG signature and IEND, <?xml and </svg>, %PDF and %%EOF. */
bool tsc_picture_whole(tsc_span image, tsc_chart_format format);

#endif
